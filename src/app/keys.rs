//! The one table of keyboard shortcuts. It feeds the shortcuts themselves, the hints beside
//! controls, the help (F1) and the command palette (Ctrl+K).
//!
//! Modifiers match exactly, since `AltGr` arrives as Ctrl+Alt and must go on typing @ and €;
//! for the same reason nothing here is Ctrl+Alt. A chord is written as on Windows and Linux;
//! [`Chord::on`] says what it is on macOS, where ⌥ types characters and ⌃ with a letter moves
//! the caret.

use crate::domain::coding::Code;
use crate::domain::notes::EntryKind;

/// A key with its modifiers. `key` is the key's name as the window system knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
    pub key: &'static str,
}

/// Where keyboards differ in what their modifiers mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Windows and Linux.
    Pc,
    Mac,
}

impl System {
    pub const ALL: [Self; 2] = [Self::Pc, Self::Mac];
    pub const HERE: Self = if cfg!(target_os = "macos") { Self::Mac } else { Self::Pc };
}

/// What is held down on one system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four keys, each held or not")]
pub struct Held {
    pub ctrl: bool,
    /// ⌥ on a Mac.
    pub alt: bool,
    pub shift: bool,
    /// ⌘.
    pub command: bool,
}

impl Chord {
    /// What to hold down for this chord. On a Mac ⌘ stands for Ctrl. ⌃ stands for Alt, together
    /// with ⇧ before a letter (⌃A, ⌃E and others move the caret) and with ⌘ before an arrow
    /// (⌃↑ belongs to the system); what has Shift already gets ⌘ as well.
    #[must_use]
    pub fn on(self, system: System) -> Held {
        let Self { ctrl, alt, shift, key } = self;
        if system == System::Pc {
            return Held { ctrl, alt, shift, command: false };
        }
        if !alt {
            return Held { ctrl: false, alt: false, shift, command: ctrl };
        }
        let is_letter = key.len() == 1 && key.bytes().all(|b| b.is_ascii_alphabetic());
        let is_arrow = ["Up", "Down", "Left", "Right"].contains(&key);
        Held { ctrl: true, alt: false, shift: shift || is_letter, command: is_arrow || (is_letter && shift) }
    }
}

/// What a tag's key acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// What is being written.
    Line,
    /// The latest entry: the same key with Shift.
    Latest,
}

/// Something a shortcut does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Palette,
    Help,
    Home,
    Prepare,
    Run,
    Compile,
    Review,
    NewMunicipality,
    OpenFolder,
    /// Locks the open project, or asks for the passphrase to lock it with.
    LockNow,
    /// A passphrase for the project, or another one.
    Passphrase,
    Undo,
    Redo,
    NextRegion,
    PreviousRegion,
    FullScreen,
    Next,
    Previous,
    NextSection,
    PreviousSection,
    /// Any question: its key comes after.
    GoTo,
    GoBack,
    /// Files the line, or the latest entry, under another question.
    FileUnder,
    Find,
    Skip,
    ParkRow,
    Clock,
    CloseSession,
    Presenter,
    Attendance,
    ImportNotes,
    /// Seat 1 to 9; 0 is the whole group.
    Speaker(Aim, u8),
    Unknown(Aim),
    /// The six codes of the frame, from 0.
    Code(Aim, u8),
    /// The report's lessons and one's own codes: their key comes after.
    MoreCodes(Aim),
    Kind(Aim, EntryKind),
    Relayed(Aim),
    Split,
    Merge,
    /// Probe 1 to 9.
    Probe(u8),
    InsertMaterial,
    /// Lets the sentence at the caret rest on the chosen note.
    LinkMaterial,
    GoToMaterial,
    /// To the next thing that keeps the text from leaving.
    NextFind,
    /// A role in the place of the find at the caret.
    ReplaceFind,
    /// The find at the caret is no name.
    NotAName,
    GuardList,
    NotNames,
    /// Find and replace.
    Replace,
    ParagraphBlock,
    HeadingBlock,
    QuoteBlock,
    PointBlock,
    MoveUp,
    MoveDown,
    Export,
    Print,
    ImportDraft,
    ImportFigures,
    Versions,
    Spelling,
    /// Takes what is proposed.
    Accept,
    /// Keeps the text as it is.
    Keep,
    /// One's own words instead.
    Own,
    ReadReply,
    SendRound,
    /// The three answers of the form.
    Correct,
    Incorrect,
    Comment,
    SaveReply,
    OpenRound,
    CollectPackages,
    /// To all approved texts beside each other.
    Collect,
    WatchFolder,
    /// All there is to another folder.
    SaveCopy,
}

impl Action {
    /// Its key is a plain letter or digit: it is taken only where nothing can be typed.
    #[must_use]
    pub fn has_plain_key(self) -> bool {
        matches!(self, Self::Accept | Self::Keep | Self::Own | Self::Correct | Self::Incorrect | Self::Comment)
    }

    /// What a tag acts on; `None` for what is no tag.
    #[must_use]
    pub fn aim(self) -> Option<Aim> {
        match self {
            Self::Speaker(aim, _)
            | Self::Unknown(aim)
            | Self::Code(aim, _)
            | Self::MoreCodes(aim)
            | Self::Kind(aim, _)
            | Self::Relayed(aim) => Some(aim),
            _ => None,
        }
    }
}

/// Where a shortcut works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Everywhere,
    Run,
    Compile,
    /// Deciding on answers.
    Review,
    /// Filling in a form.
    Answer,
}

#[derive(Debug, Clone, Copy)]
pub struct Binding {
    pub action: Action,
    pub chord: Chord,
    pub scope: Scope,
    /// What it does, as a key of the text catalogue.
    pub text: &'static str,
}

const fn plain(key: &'static str) -> Chord {
    Chord { ctrl: false, alt: false, shift: false, key }
}

const fn ctrl(key: &'static str) -> Chord {
    Chord { ctrl: true, alt: false, shift: false, key }
}

const fn alt(key: &'static str) -> Chord {
    Chord { ctrl: false, alt: true, shift: false, key }
}

const fn shifted(chord: Chord) -> Chord {
    Chord { shift: true, ..chord }
}

const fn bind(scope: Scope, chord: Chord, action: Action, text: &'static str) -> Binding {
    Binding { action, chord, scope, text }
}

const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Every shortcut there is, those with more modifiers before those with fewer.
#[must_use]
pub fn bindings() -> Vec<Binding> {
    use Scope::{Answer, Compile, Everywhere, Review, Run};
    let mut all = vec![
        bind(Everywhere, shifted(ctrl("Z")), Action::Redo, "action-redo"),
        bind(Everywhere, shifted(ctrl("L")), Action::LockNow, "vault-lock-now"),
        bind(Everywhere, shifted(plain("F6")), Action::PreviousRegion, "action-previous-region"),
        bind(Everywhere, ctrl("K"), Action::Palette, "action-palette"),
        bind(Everywhere, plain("F1"), Action::Help, "action-help"),
        bind(Everywhere, alt("Home"), Action::Home, "action-home"),
        bind(Everywhere, plain("F2"), Action::Prepare, "tab-prepare"),
        bind(Everywhere, plain("F3"), Action::Run, "tab-run"),
        bind(Everywhere, plain("F4"), Action::Compile, "tab-compile"),
        bind(Everywhere, plain("F5"), Action::Review, "tab-review"),
        bind(Everywhere, plain("F6"), Action::NextRegion, "action-next-region"),
        bind(Everywhere, plain("F7"), Action::Collect, "tab-collect"),
        bind(Everywhere, plain("F11"), Action::FullScreen, "action-full-screen"),
        bind(Everywhere, ctrl("N"), Action::NewMunicipality, "action-new-municipality"),
        bind(Everywhere, ctrl("O"), Action::OpenFolder, "action-open-folder"),
        bind(Everywhere, ctrl("Z"), Action::Undo, "action-undo"),
        bind(Everywhere, ctrl("Y"), Action::Redo, "action-redo"),
        bind(Run, plain("PageDown"), Action::Next, "action-next-question"),
        bind(Run, plain("PageUp"), Action::Previous, "action-previous-question"),
        bind(Run, ctrl("PageDown"), Action::NextSection, "action-next-section"),
        bind(Run, ctrl("PageUp"), Action::PreviousSection, "action-previous-section"),
        bind(Run, ctrl("G"), Action::GoTo, "action-go-to"),
        bind(Run, ctrl("B"), Action::GoBack, "action-go-back"),
        bind(Run, ctrl("F"), Action::Find, "action-find"),
        bind(Run, alt("G"), Action::FileUnder, "action-file-under"),
        bind(Run, alt("X"), Action::Skip, "action-skip"),
        bind(Run, alt("V"), Action::ParkRow, "action-park-row"),
        bind(Run, plain("F8"), Action::Clock, "action-clock"),
        bind(Run, shifted(plain("F8")), Action::CloseSession, "session-close-now"),
        bind(Run, plain("F9"), Action::Presenter, "action-presenter"),
        bind(Run, alt("T"), Action::Attendance, "action-attendance"),
        bind(Run, ctrl("D"), Action::Split, "action-split"),
        bind(Run, ctrl("L"), Action::Merge, "action-merge"),
        bind(Run, ctrl("I"), Action::ImportNotes, "action-import-notes"),
        bind(Run, alt("M"), Action::NotAName, "not-a-name"),
        bind(Compile, plain("F8"), Action::NextFind, "action-next-find"),
        bind(Compile, alt("R"), Action::ReplaceFind, "action-replace-find"),
        bind(Compile, alt("M"), Action::NotAName, "not-a-name"),
        bind(Compile, plain("PageDown"), Action::Next, "action-next-block"),
        bind(Compile, plain("PageUp"), Action::Previous, "action-previous-block"),
        bind(Compile, alt("Enter"), Action::InsertMaterial, "action-insert"),
        bind(Compile, ctrl("L"), Action::LinkMaterial, "action-link"),
        bind(Compile, ctrl("F"), Action::GoToMaterial, "action-go-to-material"),
        bind(Compile, ctrl("J"), Action::GoToMaterial, "action-go-to-material"),
        bind(Compile, ctrl("R"), Action::Replace, "action-replace"),
        bind(Compile, ctrl("1"), Action::ParagraphBlock, "action-paragraph"),
        bind(Compile, ctrl("2"), Action::HeadingBlock, "action-heading"),
        bind(Compile, ctrl("3"), Action::QuoteBlock, "action-quote"),
        bind(Compile, ctrl("4"), Action::PointBlock, "action-point"),
        bind(Compile, alt("Up"), Action::MoveUp, "action-move-up"),
        bind(Compile, alt("Down"), Action::MoveDown, "action-move-down"),
        bind(Compile, ctrl("E"), Action::Export, "action-export"),
        bind(Compile, ctrl("P"), Action::Print, "action-print"),
        bind(Review, plain("G"), Action::Accept, "decide-accept"),
        bind(Review, plain("B"), Action::Keep, "decide-keep"),
        bind(Review, plain("E"), Action::Own, "decide-own"),
        bind(Review, plain("PageDown"), Action::Next, "action-next-matter"),
        bind(Review, plain("PageUp"), Action::Previous, "action-previous-matter"),
        bind(Answer, plain("1"), Action::Correct, "verdict-correct"),
        bind(Answer, plain("2"), Action::Incorrect, "verdict-incorrect"),
        bind(Answer, plain("3"), Action::Comment, "verdict-comment"),
        bind(Answer, plain("PageDown"), Action::Next, "action-next-item"),
        bind(Answer, plain("PageUp"), Action::Previous, "action-previous-item"),
    ];
    for aim in [Aim::Line, Aim::Latest] {
        let chord = |key| if aim == Aim::Latest { shifted(alt(key)) } else { alt(key) };
        let mut tag = |key, action, text| all.push(bind(Run, chord(key), action, text));
        for n in 0..=9u8 {
            let text = if n == 0 { "action-everyone" } else { "action-speaker" };
            tag(DIGITS[usize::from(n)], Action::Speaker(aim, n), text);
        }
        tag("U", Action::Unknown(aim), "action-unknown");
        for (n, (code, key)) in (0u8..).zip(Code::FRAME.iter().zip(CODE_KEYS)) {
            tag(key, Action::Code(aim, n), code.text_key().unwrap_or_default());
        }
        tag("L", Action::MoreCodes(aim), "action-more-codes");
        for (kind, key) in KIND_KEYS {
            tag(key, Action::Kind(aim, kind), kind.text_key());
        }
        tag("R", Action::Relayed(aim), "action-relayed");
    }
    for n in 1..=9u8 {
        all.push(bind(Run, ctrl(DIGITS[usize::from(n)]), Action::Probe(n), "action-probe"));
    }
    all
}

/// The letters that set the codes of the frame together with Alt.
pub const CODE_KEYS: [&str; 6] = ["Q", "W", "E", "A", "S", "D"];

/// The letters that say what an entry is together with Alt.
pub const KIND_KEYS: [(EntryKind, &str); 6] = [
    (EntryKind::Note, "N"),
    (EntryKind::Quote, "C"),
    (EntryKind::Observation, "O"),
    (EntryKind::Idea, "I"),
    (EntryKind::Parked, "P"),
    (EntryKind::FollowUp, "F"),
];

/// The chord of an action.
#[must_use]
pub fn chord_of(action: Action) -> Option<Chord> {
    bindings().into_iter().find(|binding| binding.action == action).map(|binding| binding.chord)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(a: Scope, b: Scope) -> bool {
        a == b || a == Scope::Everywhere || b == Scope::Everywhere
    }

    #[test]
    fn no_two_shortcuts_clash_on_any_system() {
        let all = bindings();
        for system in System::ALL {
            for (i, a) in all.iter().enumerate() {
                for b in &all[i + 1..] {
                    let same = (a.chord.on(system), a.chord.key) == (b.chord.on(system), b.chord.key);
                    assert!(!same || !meet(a.scope, b.scope), "{system:?}: {:?} and {:?}", a.action, b.action);
                }
            }
        }
    }

    /// What the window and the systems keep for themselves, wherever one is.
    #[test]
    fn no_shortcut_takes_what_is_somebody_elses() {
        let mut taken = vec![alt("F4"), alt("Tab"), alt("Space"), alt("Escape"), plain("F10")];
        // Saving, new lines, going about in a text and between controls, larger and smaller.
        for key in ["Enter", "Tab", "Escape", "Up", "Down", "Left", "Right", "Home", "End", "Backspace", "Delete"] {
            taken.extend([plain(key), shifted(plain(key)), ctrl(key)]);
        }
        taken.extend(["0", "Plus", "Minus", "Equals"].map(ctrl));
        for binding in bindings() {
            assert!(!taken.contains(&binding.chord), "{:?}", binding.action);
        }
    }

    /// What types a character on a Swedish keyboard: a letter, digit or sign alone or with Shift;
    /// with AltGr, which is Ctrl+Alt on Windows and its own key on Linux; with ⌥ on a Mac.
    #[test]
    fn no_shortcut_takes_a_key_that_types_a_character() {
        const SIGNS: [&str; 16] = [
            "Space",
            "Comma",
            "Period",
            "Minus",
            "Plus",
            "Equals",
            "Slash",
            "Backslash",
            "Quote",
            "Backtick",
            "Colon",
            "Semicolon",
            "Questionmark",
            "Exclamationmark",
            "OpenBracket",
            "CloseBracket",
        ];
        for binding in bindings() {
            // Where nobody writes: the window takes these only while no text field has the focus,
            // as tests/shortcuts.rs shows of each.
            if binding.action.has_plain_key() {
                assert!([Scope::Review, Scope::Answer].contains(&binding.scope), "{:?}", binding.action);
                continue;
            }
            for system in System::ALL {
                let Held { ctrl, alt, shift: _, command } = binding.chord.on(system);
                let key = binding.chord.key;
                let types = (key.chars().count() == 1 || SIGNS.contains(&key))
                    && match system {
                        System::Pc => ctrl == alt,
                        System::Mac => !ctrl && !command,
                    };
                assert!(!types, "{system:?}: {:?}", binding.action);
                assert!(!(system == System::Mac && alt), "{:?}: ⌥ types, and moves the caret", binding.action);
            }
        }
    }

    #[test]
    fn no_shortcut_takes_a_key_that_edits_text() {
        const PC: [&str; 10] = ["A", "C", "V", "X", "Left", "Right", "Home", "End", "Backspace", "Delete"];
        // Cocoa's text fields, and what the system keeps for itself.
        const CONTROL: [&str; 22] = [
            "A",
            "B",
            "D",
            "E",
            "F",
            "H",
            "K",
            "N",
            "O",
            "P",
            "T",
            "U",
            "V",
            "W",
            "Y",
            "Up",
            "Down",
            "Left",
            "Right",
            "Space",
            "Tab",
            "Backspace",
        ];
        const COMMAND: [&str; 13] = ["A", "C", "V", "X", "Q", "W", "H", "M", "Left", "Right", "Up", "Down", "Backspace"];
        for binding in bindings() {
            let key = binding.chord.key;
            let pc = binding.chord.on(System::Pc);
            assert!(!(pc.ctrl && !pc.alt && PC.contains(&key)), "{:?}", binding.action);
            let mac = binding.chord.on(System::Mac);
            let taken = match (mac.ctrl, mac.command) {
                (true, false) => !mac.shift && CONTROL.contains(&key),
                (false, true) => COMMAND.contains(&key) || (mac.shift && ["3", "4", "5"].contains(&key)),
                (true, true) => ["Q", "F", "D", "Space"].contains(&key) && !mac.shift,
                (false, false) => ["Enter", "Tab", "Backspace", "Delete", "Home", "End", "Up", "Down", "Left", "Right"].contains(&key),
            };
            assert!(!taken, "macOS: {:?}", binding.action);
        }
    }
}
