//! The first draft: by row, code and time, and made again it adds what has come since and touches
//! nothing that is there.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use samsyn::domain::coding::Code;
use samsyn::domain::draft::first::part_fed_by;
use samsyn::domain::draft::{Block, BlockKind, Draft, Part};
use samsyn::domain::guide::{Feeds, Guide};
use samsyn::domain::ids::{BlockId, EntryId, RowId, SessionId, Slug, WriterId};
use samsyn::domain::notes::{Entry, EntryKind, Notes, Speaker};
use samsyn::domain::session::Session;
use samsyn::storage::check::check;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;

fn samsyn(args: &[&str]) -> (Option<i32>, serde_json::Value) {
    let output = Command::new(env!("CARGO_BIN_EXE_samsyn")).args(args).output().unwrap();
    (output.status.code(), serde_json::from_slice(&output.stdout).unwrap_or_default())
}

fn draw(project: &Path) -> serde_json::Value {
    let (code, json) = samsyn(&["draft", project.to_str().unwrap(), "--municipality", "provsta", "--json"]);
    assert_eq!((code, &json["municipality"]), (Some(0), &"provsta".into()));
    json
}

fn slug() -> Slug {
    Slug::new("provsta").unwrap()
}

fn draft(project: &Path) -> Draft {
    Store::open(project).unwrap().workspace.municipalities[&slug()].draft.clone().unwrap()
}

/// The rows that feed a part, in the guide's order.
fn rows(guide: &Guide, part: Part) -> Vec<RowId> {
    guide.places().iter().filter(|place| part_fed_by(place.row.feeds) == Some(part)).map(|place| place.row.id.clone()).collect()
}

/// One captured entry: minute, row, kind, codes and words.
type Said<'a> = (i64, &'a RowId, EntryKind, Vec<Code>, &'a str);

/// Writes the notes of the focus group anew.
fn capture(project: &Path, said: &[Said<'_>]) {
    let mut opened = Store::open(project).unwrap();
    let (session, writer) = (SessionId::nth(1), WriterId::new("wprov").unwrap());
    let begin: Timestamp = "2026-11-12T12:00:00Z".parse().unwrap();
    let entries = said.iter().enumerate().map(|(n, (minute, row, kind, codes, text))| {
        let at = begin + SignedDuration::from_mins(*minute);
        Arc::new(Entry {
            id: EntryId::of(&writer, n),
            revision: 1,
            at,
            changed: at,
            row: Some((*row).clone()),
            kind: *kind,
            relayed: false,
            speaker: Speaker::Unknown,
            codes: codes.iter().cloned().collect(),
            text: (*text).to_owned(),
            deleted: false,
        })
    });
    let notes = Notes { entries: entries.collect(), ..Notes::default() };
    if !opened.workspace.municipalities[&slug()].sessions.contains_key(&session) {
        opened.store.save(&FileKey::Session(slug(), session.clone()), &Session::default()).unwrap();
    }
    opened.store.save(&FileKey::Notes(slug(), session, writer), &notes).unwrap();
}

fn texts(draft: &Draft, part: Part) -> Vec<&str> {
    draft.part(part).filter(|block| block.kind != BlockKind::Heading).map(|block| block.text.as_str()).collect()
}

#[test]
fn it_follows_row_code_and_time_and_again_adds_only_what_is_new() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("kartläggning");
    let dir = project.to_str().unwrap();
    assert_eq!(samsyn(&["new", dir, "--name", "Prov"]).0, Some(0));
    assert_eq!(samsyn(&["add", dir, "Provsta"]).0, Some(0));

    // Without material: every part is there to write in.
    assert_eq!(draw(&project)["taken"], 0);
    let empty = draft(&project);
    assert_eq!(empty.blocks.iter().map(|block| block.part).collect::<Vec<_>>(), Part::ALL);
    assert!(empty.blocks.iter().all(Block::is_blank));

    let guide = Store::open(&project).unwrap().workspace.guide;
    let story = rows(&guide, Part::Story);
    let nothing = guide.places().iter().find(|place| place.row.feeds == Feeds::Nothing).unwrap().row.id.clone();
    let (note, quote) = (EntryKind::Note, EntryKind::Quote);
    let mut said: Vec<Said<'_>> = vec![
        (9, &story[1], note, vec![], "sist i tiden, tidigare i guiden än nästa"),
        (1, &story[3], note, vec![Code::Samsyn], "samsyn först i tiden"),
        (2, &story[3], note, vec![Code::Styrning], "styrning ett"),
        (4, &story[3], note, vec![Code::Styrning], "styrning två"),
        (3, &story[3], quote, vec![Code::Styrning], "Vi bara gör det"),
        (5, &story[3], note, vec![Code::Varfor], "varför det fungerar"),
        (6, &story[3], EntryKind::Observation, vec![], "skratt"),
        (7, &nothing, note, vec![], "hör inte hit"),
    ];
    capture(&project, &said);
    let json = draw(&project);
    assert_eq!(check(&project), []);
    let first = draft(&project);
    let expected = [
        "Sist i tiden, tidigare i guiden än nästa.",
        "Styrning ett. Styrning två.",
        "Vi bara gör det",
        "Samsyn först i tiden.",
        "Varför det fungerar.",
    ];
    assert_eq!(texts(&first, Part::Story), expected);
    assert_eq!(texts(&first, Part::Why), ["Varför det fungerar."]);
    assert_eq!(json["blocks"], first.blocks.iter().filter(|block| !block.is_blank()).count());
    assert!(first.blocks.iter().all(|block| !block.text.contains("kratt") && !block.text.contains("hör inte hit")));
    assert!(first.blocks.iter().filter(|b| !b.is_blank() && b.kind != BlockKind::Heading).all(|block| !block.links.is_empty()));
    assert_eq!(first.part(Part::Lessons).map(|block| block.text.as_str()).collect::<Vec<_>>(), [""]);

    // Again, with nothing new: the very same file.
    let file = project.join(FileKey::Draft(slug()).relative());
    let before = std::fs::read(&file).unwrap();
    assert_eq!(draw(&project)["taken"], 0);
    assert_eq!(std::fs::read(&file).unwrap(), before);

    // A writer changes one block and takes another away; something new is said in between.
    let mut edited = first.clone();
    let at = |draft: &Draft, text: &str| draft.blocks.iter().position(|block| block.text == text).unwrap();
    let changed = at(&edited, "Styrning ett. Styrning två.");
    edited.blocks[changed].replace(0..8, "Ledningen");
    let gone: BlockId = edited.blocks.remove(at(&edited, "Samsyn först i tiden.")).id;
    let mut store = Store::open(&project).unwrap().store;
    store.save(&FileKey::Draft(slug()), &edited).unwrap();
    said.push((20, &story[2], note, vec![], "kom till efteråt"));
    capture(&project, &said);
    assert_eq!(draw(&project)["taken"], 1);
    let second = draft(&project);
    let expected = [
        "Sist i tiden, tidigare i guiden än nästa.",
        "Kom till efteråt.",
        "Ledningen ett. Styrning två.",
        "Vi bara gör det",
        "Varför det fungerar.",
    ];
    assert_eq!(texts(&second, Part::Story), expected);
    assert!(second.block(&gone).is_none());
    let kept: Vec<_> = second.blocks.iter().filter(|block| edited.block(&block.id).is_some()).cloned().collect();
    assert_eq!(kept, edited.blocks, "what was there is as it was, in its order");
    assert_eq!(check(&project), []);
}

#[test]
fn an_unknown_municipality_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("kartläggning");
    let dir = project.to_str().unwrap();
    assert_eq!(samsyn(&["new", dir, "--name", "Prov"]).0, Some(0));
    let output = Command::new(env!("CARGO_BIN_EXE_samsyn")).args(["draft", dir, "--municipality", "provsta"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("provsta"));
}
