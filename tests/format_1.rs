//! A work folder that the first version of Samsyn wrote opens with everything that was marked in
//! it, and keeps it when it is saved anew.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/folders.rs"]
mod folders;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use samsyn::domain::coding::Code;
use samsyn::domain::coverage::{Coverage, Covered};
use samsyn::domain::ids::{SessionId, Slug, WriterId};
use samsyn::domain::notes::{EntryKind, Line, Notes, RowState, Speaker};
use samsyn::domain::session::SeatCode;
use samsyn::storage::check::check;
use samsyn::storage::guides;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;

/// The rows that had been asked in the order of the guide.
const DONE: [&str; 17] = [
    "introduktion-1",
    "introduktion-2",
    "introduktion-3",
    "introduktion-4",
    "introduktion-5",
    "upplagg-1",
    "upplagg-1-deltar",
    "upplagg-1-formaliserad",
    "upplagg-1-avtalet",
    "upplagg-1-syfte",
    "upplagg-1-samsyn",
    "upplagg-1-individen",
    "upplagg-2-hur-lange",
    "upplagg-2-motiv",
    "upplagg-2-drivande",
    "funktion-1",
    "hinder-2",
];
/// The probes that had been heard, counted from zero.
const HEARD: [(&str, u8); 7] = [
    ("upplagg-1", 0),
    ("upplagg-1", 1),
    ("upplagg-1-formaliserad", 0),
    ("upplagg-1-formaliserad", 1),
    ("upplagg-1-formaliserad", 2),
    ("upplagg-1-samsyn", 0),
    ("upplagg-1-samsyn", 4),
];

/// The folder of the first version, in a place where it may be written to.
fn folder(at: &Path) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = at.join("arbete");
    folders::copy(&tests.join("tests/fixtures/format-1"), &folder);
    fs::copy(tests.join("guides/bilaga2.ron"), folder.join("guide.ron")).unwrap();
    folder
}

fn key() -> (Slug, SessionId, WriterId) {
    (Slug::new("provsta").unwrap(), SessionId::new("fokusgrupp-1").unwrap(), WriterId::new("w0000demo").unwrap())
}

fn notes(store: &samsyn::storage::store::Opened) -> Notes {
    let (slug, session, writer) = key();
    store.workspace.municipalities[&slug].sessions[&session].notes[&writer].clone()
}

fn assert_is_all_there(notes: &Notes) {
    let guide = guides::bilaga2();
    let entries: Vec<_> = notes.entries.iter().map(AsRef::as_ref).collect();
    let covered = Covered::new(notes.marks.clone(), entries.iter().copied());
    for place in guide.places() {
        let id = place.row.id.as_str();
        assert_eq!(notes.marks.state(&place.row.id) == RowState::Answered, DONE.contains(&id), "{id}");
        for probe in 0..10 {
            assert_eq!(notes.marks.is_heard(&place.row.id, probe), HEARD.contains(&(id, probe)), "{id} {probe}");
        }
        // Noted on, and not ticked.
        if id == "funktion-5" {
            assert_eq!(covered.row(place.row), Coverage::Touched);
        }
    }
    let asked: Timestamp = "2026-11-11T08:20:40Z".parse().unwrap();
    assert_eq!(notes.marks.rows.iter().find(|(row, _)| row.as_str() == "upplagg-1").unwrap().1.at, asked);
    let kinds: Vec<EntryKind> = entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [EntryKind::Note, EntryKind::Quote, EntryKind::Observation, EntryKind::Parked]);
    let who: Vec<Speaker> = entries.iter().map(|entry| entry.speaker).collect();
    assert_eq!(who, [Speaker::Everyone, Speaker::Seat(SeatCode(1)), Speaker::Unknown, Speaker::Unknown]);
    assert_eq!(entries[1].codes, BTreeSet::from([Code::Styrning, Code::Varfor]));
    assert_eq!(entries[1].text, "Varslet gjorde det som tio års möten inte hade klarat.");
    let line = Line {
        text: "”Vi borde ha skrivit det".to_owned(),
        speaker: Speaker::Seat(SeatCode(2)),
        codes: BTreeSet::from([Code::Rad]),
        ..Line::default()
    };
    assert_eq!(notes.line, line);
    assert_eq!(notes.position.as_ref().unwrap().as_str(), "avslutning-3");
    assert_eq!(notes.clock.seconds(), 141 * 60 + 15);
    assert!(!notes.clock.running && notes.clock.ended.is_some());
}

#[test]
fn a_folder_of_the_first_version_opens_with_every_mark() {
    let temp = tempfile::tempdir().unwrap();
    let folder = folder(temp.path());
    assert_eq!(check(&folder), []);
    let opened = Store::open(&folder).unwrap();
    assert!(opened.read_only.is_none());
    assert_is_all_there(&notes(&opened));
}

#[test]
fn saved_anew_it_is_of_this_version_and_still_whole() {
    let temp = tempfile::tempdir().unwrap();
    let folder = folder(temp.path());
    let mut opened = Store::open(&folder).unwrap();
    let before = notes(&opened);
    let (slug, session, writer) = key();
    let project = opened.workspace.project.clone();
    opened.store.save(&FileKey::Project, &project).unwrap();
    opened.store.save(&FileKey::Notes(slug, session, writer), &before).unwrap();
    assert_eq!(check(&folder), []);
    let text = fs::read_to_string(folder.join("municipalities/provsta/sessions/fokusgrupp-1/notes/w0000demo.ron")).unwrap();
    assert!(text.contains("format: 4") && !text.contains("heard:"), "{}", &text[..60]);
    let after = notes(&Store::open(&folder).unwrap());
    assert_eq!(after, before);
    assert_is_all_there(&after);
}
