//! `samsyn allow`, and what the gate finds in a work folder.

use std::io::{self, Read as _};
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::device::pen;
use super::folder::{failed, refused};
use super::{Exit, Output, tell, vault};
use crate::app::house_style;
use crate::app::text::paper;
use crate::domain::anonymity::gate::{Gate, Hindrance, Place, Reason};
use crate::domain::anonymity::guard::{self, MAX_NAME};
use crate::domain::ids::Slug;
use crate::domain::log::{Logged, What};
use crate::domain::workspace::{Dossier, Workspace};
use crate::storage::layout::FileKey;
use crate::storage::store::{SaveError, Store};

/// The most bytes of a file with names.
const MAX_BYTES: u64 = 1024 * 1024;

/// Something that keeps a summary from leaving, as `samsyn check` tells it.
#[derive(Debug, Serialize)]
pub(super) struct Held {
    /// The file that it stands in, as far as it stands in one.
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    kind: &'static str,
    text: String,
    /// In code points of the text as it prints, a quote without its marks.
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    block: Option<String>,
    message: &'static str,
}

impl Held {
    pub(super) fn new(slug: &Slug, hindrance: Hindrance) -> Self {
        let Hindrance { place, hit, text } = hindrance;
        let (file, block) = match place {
            Place::Block(id) => (FileKey::Draft(slug.clone()).relative(), Some(String::from(id))),
            Place::Style(name) => (format!("{}/{name}", crate::storage::style::FOLDER), None),
            Place::Guide(_) => (FileKey::Guide.relative(), None),
            Place::Candidate(_) => (FileKey::Selection.relative(), None),
            Place::Fixed | Place::Figure | Place::Contact(_) | Place::FileName | Place::Round | Place::Letter => {
                (FileKey::Municipality(slug.clone()).relative(), None)
            }
        };
        let message = match hit.reason {
            Reason::Looks => "nobody has decided on it: replace it, rewrite it, or allow it as no name",
            Reason::Seat => "the code of a seat says who said what: take it out",
            Reason::Near => "like a name on the guard list: replace it, rewrite it, or allow it as no name",
            Reason::Contact => "a contact person's name prints only in the contact's own field: replace it or rewrite it",
            Reason::Listed => "a name on the guard list: replace it or rewrite it",
        };
        Self { file, line: None, column: None, kind: hit.kind.name(), text, start: hit.range.start, end: hit.range.end, block, message }
    }
}

impl std::fmt::Display for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: ", self.file)?;
        if let Some(block) = &self.block {
            write!(f, "block {block}, ")?;
        }
        write!(f, "{}–{}: {} {:?}: {}", self.start, self.end, self.kind, self.text, self.message)
    }
}

/// Everything that keeps the summaries of a folder from leaving.
pub(super) fn held(workspace: &Workspace, dir: &Path) -> Vec<Held> {
    let gate = Gate::new(workspace);
    let drafted = |(_, dossier): &(&Slug, &Dossier)| dossier.draft.is_some();
    let held = |(slug, dossier): (&Slug, &Dossier)| {
        let summary = house_style::dress(paper::summary(&workspace.project, dossier, &workspace.shown(slug)), dir).0;
        let hindrances = gate.clear(summary).err().unwrap_or_default();
        hindrances.into_iter().map(|hindrance| Held::new(slug, hindrance)).collect::<Vec<_>>()
    };
    workspace.municipalities.iter().filter(drafted).flat_map(held).collect()
}

/// `samsyn allow`
pub(super) fn allow(dir: &Path, text: &str, by: &str, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(exit);
    }
    if text.chars().count() > MAX_NAME || by.chars().count() > MAX_NAME {
        return failed(dir, &format!("expected at most {MAX_NAME} characters"), output);
    }
    if !Gate::new(&opened.workspace).can_allow(text) {
        let why = "a number or address of one person, the code of a seat, or the name of a contact or on the guard list cannot be allowed";
        return failed(dir, &why, output);
    }
    match note(&mut opened.store, &mut opened.workspace, What::NotAName { text: text.to_owned(), by: by.to_owned() }, output) {
        Ok(()) => Ok(Exit::Ok),
        Err(why) => failed(dir, &why, output),
    }
}

/// Writes something into this device's log, as a window would.
pub(super) fn note(store: &mut Store, workspace: &mut Workspace, what: What, output: &Output<'_>) -> Result<(), SaveError> {
    let pen = pen(store.root(), output);
    let log = workspace.logs.entry(pen.writer().clone()).or_default();
    log.events.push(Logged { at: Timestamp::now(), what });
    store.save(&FileKey::Log(pen.writer().clone()), log).map(drop)
}

/// Adds the names of a file, or of standard input (`-`), to the guard list in memory.
///
/// # Errors
/// When the file cannot be read, or is no list of names.
pub(super) fn guard(workspace: &mut Workspace, file: Option<&Path>) -> io::Result<()> {
    let Some(file) = file else { return Ok(()) };
    let mut text = String::new();
    if file == Path::new("-") {
        io::stdin().take(MAX_BYTES + 1).read_to_string(&mut text)?;
    } else {
        std::fs::File::open(file)?.take(MAX_BYTES + 1).read_to_string(&mut text)?;
    }
    if text.len() as u64 > MAX_BYTES {
        return Err(io::Error::new(io::ErrorKind::InvalidData, guard::TooMany));
    }
    workspace.names.guard.extend(guard::read(&text).whole().map_err(|why| io::Error::new(io::ErrorKind::InvalidData, why))?);
    Ok(())
}
