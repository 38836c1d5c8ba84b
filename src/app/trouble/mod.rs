//! Everything that can go wrong for a user, in one list. The text catalogue says of each what
//! happened, what is safe and what to do; [`Told`] is that in the language of the screen.
//!
//! The commands and the log keep the plain English of each error, which other programs read.

mod causes;
mod faults;

use fluent_bundle::FluentValue;

use super::command::Command;
use super::text::Texts;

/// Lists the kinds and [`Trouble::ALL`] from one source.
macro_rules! troubles {
    ($($(#[$about:meta])* $kind:ident),* $(,)?) => {
        /// A kind of trouble that a user can meet.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Trouble {
            $($(#[$about])* $kind,)*
        }

        impl Trouble {
            pub const ALL: &[Self] = &[$(Self::$kind,)*];
        }
    };
}

troubles! {
    // The program itself.
    /// No renderer starts.
    NoWindow,
    /// The window broke down, and everything is on disk.
    BrokeDown,
    /// The window broke down, and what could not be saved in its place lies elsewhere.
    BrokeDownAside,
    /// The window broke down, and some of it could not be saved anywhere.
    BrokeDownUnsaved,
    /// A job in the background broke off.
    JobBrokeOff,
    PreferencesNotRead,
    PreferencesNotSaved,

    // A work folder.
    NotOpened,
    NotCreated,
    /// Some of the folder was written by a later version.
    Newer,
    NotWritable,
    /// Files are not as they were saved.
    Altered,
    /// A synchronising service has set copies aside.
    ConflictCopies,
    /// Something was to be changed in a folder that is open for reading.
    ReadOnly,
    NotSaved,
    /// A copy of all there is could not be saved elsewhere.
    NotCopied,
    LockedElsewhere,
    ChangedByOthers,
    /// Our version of a file that somebody else had changed lies beside theirs.
    SetAside,
    CloseUnsaved,
    /// What could not be saved in its place lies in a folder of its own.
    SavedAside,
    /// It could be written nowhere, so that it stays open.
    StaysOpen,

    // Its lock.
    /// `vault.age` does not open, and its copy did.
    VaultDamaged,
    WrongPassphrase,
    NotProtected,
    PassphraseNotChanged,
    /// It cannot be locked before it is saved.
    NotLockedYet,
    /// Locked, with our version of a file beside somebody else's.
    LockedAside,

    // What is brought in.
    GuideNotRead,
    GuideLacksRows,
    NotesNotRead,
    DraftNotRead,
    RegisterNotRead,
    FiguresNotRead,
    PackageWithoutProject,
    ReplyWithoutProject,
    NoPackages,
    FilesRefused,
    RoundNotOpened,

    // What is written.
    FileExists,
    OwnFile,
    NotExported,
    GuideNotSaved,
    RegisterNotSaved,
    NotShown,
    Undrawable,
    HouseStyle,
    PagesNotShown,
    NotPublished,
    NothingToPublish,
    NotPacked,
    RoundExists,
    RoundNotMade,
    RoundWithoutText,
    RoundOpen,
    AnswersNotKept,
    AnswersNotForgotten,

    // What the gate holds.
    Held,
    RoundHeld,
    PublicationHeld,
    LogsNotRead,
    NameInReason,
    NameInApproval,
    RoleIsName,
    NotAllowed,

    // What cannot be done as it stands.
    NameNeeded,
    TableFull,
    NothingBefore,
    OtherKind,
    OtherSpeaker,
    NotUndone,
    NothingProposed,
    ProposalsDiffer,
    BlockGone,
    BlockChanged,
    ReasonNeeded,
    WordsNeeded,
    DecisionStays,
    NotReady,

    // Spelling.
    NoDictionary,
    DictionaryNotRead,

    // Destroying.
    DestroyNotApproved,
    DestroyChanged,
    DestroyFailed,
    NamesChanged,
    NamesNotDestroyed,
}

impl Trouble {
    /// What it is called in the text catalogue: `NotSaved` is `not-saved`.
    #[must_use]
    pub fn key(self) -> String {
        kebab(&format!("{self:?}"))
    }
}

/// `NotSaved` as `not-saved`.
fn kebab(name: &str) -> String {
    let mut key = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !key.is_empty() {
            key.push('-');
        }
        key.push(c.to_ascii_lowercase());
    }
    key
}

/// One trouble in the language of the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub what: String,
    pub safe: String,
    pub todo: String,
    /// What it came of, a line each: files with their places, what the system says.
    pub details: Vec<String>,
    /// A way out: a word, and what it does.
    pub action: Option<(String, Command)>,
}

impl Told {
    /// With what it came of.
    #[must_use]
    pub fn because(self, details: Vec<String>) -> Self {
        Self { details, ..self }
    }

    /// With a button.
    #[must_use]
    pub fn way_out(self, label: String, command: Command) -> Self {
        Self { action: Some((label, command)), ..self }
    }

    /// All of it as lines of text, for where there is no window.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        [&self.what, &self.safe, &self.todo].into_iter().chain(&self.details).cloned().collect()
    }
}

impl Texts {
    /// What is told of a trouble; `args` are what its three texts name.
    #[must_use]
    pub fn trouble(&self, trouble: Trouble, args: &[(&str, FluentValue<'_>)]) -> Told {
        let key = trouble.key();
        Told {
            what: self.with(&format!("trouble-{key}-what"), args),
            safe: self.with(&format!("trouble-{key}-safe"), args),
            todo: self.with(&format!("trouble-{key}-do"), args),
            details: Vec::new(),
            action: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_with_dashes() {
        assert_eq!(Trouble::NotSaved.key(), "not-saved");
        assert_eq!(Trouble::Held.key(), "held");
    }
}
