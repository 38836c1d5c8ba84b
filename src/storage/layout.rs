//! Where each thing lies in a work folder.

use std::path::{Path, PathBuf};

use crate::domain::ids::{RoundId, SessionId, Slug, VersionId, WriterId};

/// The file that makes a folder a work folder.
pub const PROJECT: &str = "samsyn.ron";
pub(super) const GUIDE: &str = "guide.ron";
pub(super) const MUNICIPALITIES: &str = "municipalities";
pub(super) const MUNICIPALITY: &str = "municipality.ron";
pub(super) const SESSIONS: &str = "sessions";
pub(super) const SESSION: &str = "session.ron";
pub(super) const NOTES: &str = "notes";
pub(super) const DRAFT: &str = "draft.ron";
const STEPS: &str = "draft-steps.ron";
pub(super) const VERSIONS: &str = "versions";
pub(super) const ROUNDS: &str = "rounds";
const APPROVALS: &str = "approvals.ron";
const COLLECTED: &str = "collected.ron";
const PUBLICATION: &str = "publication.ron";
pub(super) const LOG: &str = "log";
const EXPORTS: &str = "exports";
pub(super) const CONFLICTS: &str = "conflicts";
pub(super) const NAMES: &str = "names.ron";
const SELECTION: &str = "selection.ron";
/// Where earlier generations of the files lie. Hidden, so that nobody takes them for the work.
pub(super) const EARLIER: &str = ".samsyn/earlier";
/// Ends the name of what was set aside because it is broken.
pub(super) const BROKEN: &str = ".broken.ron";

/// One file of a work folder. The order is one in which they can be read: what is referred to
/// comes before what refers to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKey {
    /// `samsyn.ron`
    Project,
    /// `guide.ron`
    Guide,
    /// `names.ron`, in a locked work folder alone
    Names,
    /// `log/<writer>.ron`
    Log(WriterId),
    /// `publication.ron`, once the lead has written or decided something for it
    Publication,
    /// `municipalities/<slug>/municipality.ron`
    Municipality(Slug),
    /// `municipalities/<slug>/sessions/<id>/session.ron`
    Session(Slug, SessionId),
    /// `municipalities/<slug>/sessions/<id>/notes/<writer>.ron`
    Notes(Slug, SessionId, WriterId),
    /// `municipalities/<slug>/draft.ron`
    Draft(Slug),
    /// `municipalities/<slug>/draft-steps.ron`
    Steps(Slug),
    /// `municipalities/<slug>/versions/<id>.ron`
    Version(Slug, VersionId),
    /// `municipalities/<slug>/rounds/<id>.ron`
    Round(Slug, RoundId),
    /// `municipalities/<slug>/approvals.ron`
    Approvals(Slug),
    /// `municipalities/<slug>/collected.ron`
    Collected(Slug),
    /// `selection.ron`; refers to municipalities
    Selection,
}

impl FileKey {
    /// The path within the work folder, with `/` between its parts on every system.
    #[must_use]
    pub fn relative(&self) -> String {
        match self {
            Self::Project => PROJECT.to_owned(),
            Self::Guide => GUIDE.to_owned(),
            Self::Log(writer) => format!("{LOG}/{writer}.ron"),
            Self::Names => NAMES.to_owned(),
            Self::Selection => SELECTION.to_owned(),
            Self::Publication => PUBLICATION.to_owned(),
            Self::Municipality(slug) => format!("{MUNICIPALITIES}/{slug}/{MUNICIPALITY}"),
            Self::Session(slug, id) => format!("{MUNICIPALITIES}/{slug}/{SESSIONS}/{id}/{SESSION}"),
            Self::Notes(slug, id, writer) => format!("{MUNICIPALITIES}/{slug}/{SESSIONS}/{id}/{NOTES}/{writer}.ron"),
            Self::Draft(slug) => format!("{MUNICIPALITIES}/{slug}/{DRAFT}"),
            Self::Steps(slug) => format!("{MUNICIPALITIES}/{slug}/{STEPS}"),
            Self::Version(slug, id) => format!("{MUNICIPALITIES}/{slug}/{VERSIONS}/{id}.ron"),
            Self::Round(slug, id) => format!("{MUNICIPALITIES}/{slug}/{ROUNDS}/{id}.ron"),
            Self::Approvals(slug) => format!("{MUNICIPALITIES}/{slug}/{APPROVALS}"),
            Self::Collected(slug) => format!("{MUNICIPALITIES}/{slug}/{COLLECTED}"),
        }
    }

    /// As [`Self::relative`], without the ending.
    #[must_use]
    pub(super) fn stem(&self) -> String {
        self.relative().trim_end_matches(".ron").to_owned()
    }

    /// The path of the file in the work folder `root`.
    #[must_use]
    pub fn path(&self, root: &Path) -> PathBuf {
        path(root, &self.relative())
    }

    /// The municipality whose folder the file lies in.
    #[must_use]
    pub fn slug(&self) -> Option<&Slug> {
        match self {
            Self::Project | Self::Guide | Self::Names | Self::Log(_) | Self::Selection | Self::Publication => None,
            Self::Municipality(slug)
            | Self::Session(slug, _)
            | Self::Notes(slug, ..)
            | Self::Draft(slug)
            | Self::Steps(slug)
            | Self::Version(slug, _)
            | Self::Round(slug, _)
            | Self::Approvals(slug)
            | Self::Collected(slug) => Some(slug),
        }
    }

    /// The focus group whose folder the file lies in.
    #[must_use]
    pub fn session(&self) -> Option<&SessionId> {
        match self {
            Self::Session(_, id) | Self::Notes(_, id, _) => Some(id),
            _ => None,
        }
    }
}

/// The path of what is named from the work folder `root`.
#[must_use]
pub(super) fn path(root: &Path, relative: &str) -> PathBuf {
    relative.split('/').filter(|part| !part.is_empty()).fold(root.to_owned(), |path, part| path.join(part))
}

/// Where finished documents go.
#[must_use]
pub fn exports(root: &Path) -> PathBuf {
    root.join(EXPORTS)
}

/// The usual place of a finished document.
#[must_use]
pub fn export(root: &Path, name: &str, extension: &str) -> PathBuf {
    exports(root).join(format!("{}.{extension}", file_name(name)))
}

/// A name without what no file system takes, and no longer than they all take.
#[must_use]
pub fn file_name(name: &str) -> String {
    let safe = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c };
    name.trim().chars().take(80).map(safe).collect()
}

/// Where a version goes that lost to somebody else's.
#[must_use]
pub fn conflicts(root: &Path) -> PathBuf {
    root.join(CONFLICTS)
}

/// Whether a synchronising service made this file because two had changed the same one: Dropbox,
/// Nextcloud and ownCloud, Syncthing, Google Drive, OneDrive or iCloud.
#[must_use]
pub fn is_conflict_copy(name: &str) -> bool {
    let lower = name.to_lowercase();
    is_marked(&lower) || lower.strip_suffix(".ron").or(lower.strip_suffix(".age")).is_some_and(is_numbered) || is_of_another_device(name)
}

/// Dropbox: "draft (Anna's conflicted copy 2026-11-22).ron" and "draft (Case Conflict 1).ron";
/// Nextcloud: "draft (conflicted copy 2026-11-22 145500).ron", and ownCloud before it
/// "draft_conflict-20261122-145500.ron"; Syncthing: "draft.sync-conflict-20261122-145500-ABCDEFG.ron".
fn is_marked(lower: &str) -> bool {
    [".sync-conflict-", "conflicted copy", "(case conflict", "_conflict-"].iter().any(|mark| lower.contains(mark))
}

/// Google Drive: "draft (1).ron", and before "draft_conf(1).ron"; iCloud: "draft 2.ron". No name of
/// ours has a space or a bracket in it.
fn is_numbered(stem: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let in_brackets = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once('('));
    in_brackets.is_some_and(|(name, number)| (name.ends_with(' ') || name.ends_with("_conf")) && is_number(number))
        || stem.rsplit_once(' ').is_some_and(|(name, number)| !name.contains(' ') && is_number(number))
}

/// OneDrive: "draft-DESKTOP-4F2K.ron". An id has no capital letter; one of the files with a name of
/// their own may have any device's name behind it.
fn is_of_another_device(name: &str) -> bool {
    const NAMED: [&str; 10] = [PROJECT, GUIDE, NAMES, SELECTION, PUBLICATION, MUNICIPALITY, SESSION, DRAFT, APPROVALS, COLLECTED];
    let Some(stem) = name.strip_suffix(".ron").filter(|_| name != STEPS) else { return false };
    let is_named = |file: &&str| stem.strip_prefix(file.trim_end_matches(".ron")).is_some_and(|rest| rest.starts_with('-'));
    let is_device = |device: &str| device.contains(|c: char| c.is_uppercase()) && !device.contains(char::is_whitespace);
    NAMED.iter().any(is_named) || stem.split_once('-').is_some_and(|(id, device)| WriterId::new(id).is_ok() && is_device(device))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_mark_their_copies() {
        for name in [
            "draft.sync-conflict-20261122-145500-ABCDEFG.ron",
            "draft (conflicted copy 2026-11-22 145500).ron",
            "w1 (Ana's conflicted copy).ron",
            "w1 (Case Conflict 1).ron",
            "draft_conflict-20261122-145500.ron",
            "draft (1).ron",
            "draft_conf(2).ron",
            "vault (1).age",
            "w1f3a90c2 2.ron",
            "draft-DESKTOP-4F2K.ron",
            "session-annas-dator.ron",
            "draft-steps-LAPTOP.ron",
            "w1f3a90c2-Annas-MBP.ron",
            "r001-DESKTOP-4F2K.ron",
        ] {
            assert!(is_conflict_copy(name), "{name}");
        }
        for name in [
            "draft.ron",
            "draft-steps.ron",
            "w1f3a90c2.ron",
            "w1f3a90c2-2.ron",
            "Mina anteckningar.ron",
            "karta (1).pdf",
            "Bilaga 2.docx",
            "exempelkoping-2",
            "20261128T130035Z-municipalities-ale-draft.broken.ron",
        ] {
            assert!(!is_conflict_copy(name), "{name}");
        }
    }
}
