//! The shipped guide and the demo project hold what they promise: the guide is the report's word
//! for word, and everything in the demo parses, points at something and agrees with itself.
#![expect(clippy::unwrap_used, reason = "a test may panic, also in the functions beside it")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ron::Value;
use ron::extensions::Extensions;
use samsyn::domain::draft::{BlockKind, Draft, Part};
use samsyn::domain::guide::{Feeds, Guide, Row, RowKind};
use samsyn::domain::ids::{BlockId, EntryId, SessionId, Slug, WriterId};
use samsyn::domain::municipality::{FigureKind, Municipality};
use samsyn::domain::notes::{Entry, EntryKind, Notes, Speaker};
use samsyn::domain::project::{Language, Project};
use samsyn::domain::session::Session;
use samsyn::domain::stage::Stage;
use samsyn::domain::workspace::{Dossier, FocusGroup, Workspace};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What stands around the content of every file.
#[derive(Serialize, Deserialize)]
struct File<T> {
    format: u32,
    kind: String,
    content: T,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read<T: Serialize + DeserializeOwned>(path: &Path, kind: &str) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let file: File<T> = options.from_str(&text).unwrap_or_else(|error| panic!("{}:{error}", path.display()));
    assert_eq!((file.format, file.kind.as_str()), (samsyn::storage::format::FORMAT, kind), "{}", path.display());

    let written: Value = ron::from_str(&text).unwrap();
    let understood: Value = ron::from_str(&ron::to_string(&file).unwrap()).unwrap();
    assert_no_key_is_lost(&written, &understood, &path.display().to_string());
    file.content
}

/// Every key that was written is still there after reading and writing: none was unknown.
fn assert_no_key_is_lost(written: &Value, understood: &Value, at: &str) {
    match (written, understood) {
        (_, Value::Option(Some(understood))) => assert_no_key_is_lost(written, understood, at),
        (Value::Map(written), Value::Map(understood)) => {
            for (key, value) in written.iter() {
                let at = format!("{at} › {key:?}");
                assert_no_key_is_lost(value, understood.get(key).unwrap_or_else(|| panic!("{at} is no field")), &at);
            }
        }
        (Value::Seq(written), Value::Seq(understood)) => {
            assert_eq!(written.len(), understood.len(), "{at}");
            for (i, (written, understood)) in written.iter().zip(understood).enumerate() {
                assert_no_key_is_lost(written, understood, &format!("{at} › {i}"));
            }
        }
        _ => {}
    }
}

fn guide() -> Guide {
    read(&root().join("guides/bilaga2.ron"), "guide")
}

fn folders(path: &Path) -> Vec<(String, PathBuf)> {
    let mut folders: Vec<_> = fs::read_dir(path)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    folders.sort();
    folders
}

fn demo() -> Workspace {
    let demo = root().join("assets/demo");
    let names: Vec<_> = folders(&demo).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["municipalities", "samsyn.ron"]);

    let mut municipalities = BTreeMap::new();
    for (slug, path) in folders(&demo.join("municipalities")) {
        let municipality: Municipality = read(&path.join("municipality.ron"), "municipality");
        let mut dossier = Dossier::new(municipality);
        for (id, path) in folders(&path.join("sessions")) {
            let session: Session = read(&path.join("session.ron"), "session");
            let mut group = FocusGroup { session, notes: BTreeMap::new() };
            for (file, path) in folders(&path.join("notes")) {
                let writer = WriterId::new(file.strip_suffix(".ron").unwrap()).unwrap();
                group.notes.insert(writer, read::<Notes>(&path, "notes"));
            }
            dossier.sessions.insert(SessionId::new(id).unwrap(), group);
        }
        let draft = path.join("draft.ron");
        dossier.draft = draft.exists().then(|| read::<Draft>(&draft, "draft"));
        municipalities.insert(Slug::new(slug).unwrap(), dossier);
    }
    Workspace {
        selection: <_>::default(),
        project: read::<Project>(&demo.join("samsyn.ron"), "project"),
        guide: guide(),
        municipalities,
        logs: <_>::default(),
        names: <_>::default(),
        publication: <_>::default(),
    }
}

fn all_rows(guide: &Guide) -> Vec<&Row> {
    guide.places().into_iter().map(|place| place.row).collect()
}

fn joined(text: &str) -> String {
    text.replace('*', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_guide_is_the_reports_word_for_word() {
    let report = joined(include_str!("fixtures/bilaga2.txt"));
    let guide = guide();
    let stands = |text: &str| assert!(report.contains(&joined(text)), "not in the report: {text}");
    stands(&guide.title.sv);
    for footnote in &guide.footnotes {
        stands(&footnote.sv);
    }
    for section in &guide.sections {
        stands(&section.title.sv);
    }
    for row in all_rows(&guide) {
        stands(&row.text.sv);
        stands(row.quoted(Language::Sv));
    }
}

#[test]
fn the_guide_has_every_row_in_its_place() {
    let guide = guide();
    let places = guide.places();
    let rows_in = |id| places.iter().filter(|place| place.section.id == id).count();
    let per_section: Vec<_> = guide.sections.iter().map(|section| rows_in(section.id.clone())).collect();
    assert_eq!(per_section, [5, 12, 9, 3, 5, 3]);
    assert_eq!(places.len(), 37);
    assert_eq!(guide.minutes(), 150);
    assert_eq!(guide.footnotes.len(), 1);

    let follow_ups: Vec<_> = guide.sections.iter().flat_map(|s| &s.rows).map(|row| row.follow_ups.len()).filter(|n| *n > 0).collect();
    assert_eq!(follow_ups, [7, 3]);
    assert_eq!(places.iter().filter(|place| place.row.kind == RowKind::Item).count(), 7);
    let probes: Vec<_> = places.iter().map(|place| place.row.probes.len()).filter(|n| *n > 0).collect();
    assert_eq!(probes, [4, 6, 5]);
    assert_eq!(places.iter().map(|place| place.row.hints.len()).sum::<usize>(), 5);
    assert_eq!(places.iter().map(|place| place.row.blanks.len()).sum::<usize>(), 3);
    for feeds in [Feeds::About, Feeds::Story, Feeds::Why, Feeds::How, Feeds::Lessons, Feeds::Contacts] {
        assert!(places.iter().any(|place| place.row.feeds == feeds), "nothing feeds {feeds:?}");
    }
}

#[test]
fn the_guides_ids_are_unique() {
    let guide = guide();
    let sections: BTreeSet<_> = guide.sections.iter().map(|section| &section.id).collect();
    assert_eq!(sections.len(), guide.sections.len());
    let rows: BTreeSet<_> = all_rows(&guide).iter().map(|row| &row.id).collect();
    assert_eq!(rows.len(), 37);
}

#[test]
fn the_parts_of_a_row_stand_in_its_text() {
    for row in all_rows(&guide()) {
        assert_eq!(row.cue.is_none(), row.probes.is_empty(), "{}", row.id);
        for language in Language::ALL {
            let text = row.text.get(language);
            let stands = |part: &str, whole: &str| assert!(!part.is_empty() && whole.contains(part), "{}: {part}", row.id);
            assert!(!text.is_empty() && !row.short.get(language).is_empty(), "{}", row.id);
            for hint in row.hints.iter().chain(&row.cue).chain(row.blanks.iter().map(|blank| &blank.text)) {
                stands(hint.get(language), text);
            }
            for probe in &row.probes {
                stands(probe.get(language), row.cue.as_ref().unwrap().get(language));
            }
        }
    }
}

#[test]
fn what_is_read_out_has_no_cue_no_hint_and_no_placeholder() {
    let workspace = demo();
    let date = |date: jiff::civil::Date| date.to_string();
    for row in all_rows(&workspace.guide) {
        for language in Language::ALL {
            let spoken = row.spoken(language, &workspace.project, date);
            assert!(!["Lyssna efter", "Listen for", "X dec", "X Dec", "Governo"].iter().any(|word| spoken.contains(word)), "{spoken}");
        }
    }
}

#[test]
fn the_demo_has_a_municipality_at_every_stage() {
    let workspace = demo();
    let stages: BTreeMap<_, _> = workspace.municipalities.iter().map(|(slug, dossier)| (slug.as_str(), dossier.stage())).collect();
    let expected = [
        ("exempelkoping", Stage::Draft),
        ("fiktivaker", Stage::Replied),
        ("latsasund", Stage::WithChecker),
        ("mallhamn", Stage::Planned),
        ("pahittsnas", Stage::Approved),
        ("provsta", Stage::Held),
        ("skissby", Stage::Draft),
        ("testevik", Stage::Planned),
    ];
    assert_eq!(stages, BTreeMap::from(expected));

    let session = |slug: &str| &workspace.municipalities[&Slug::new(slug).unwrap()].sessions.values().next().unwrap().session;
    assert!(session("testevik").is_prepared());
    assert_eq!(session("testevik").total_minutes(&workspace.guide), 150);
    assert!(!session("mallhamn").is_prepared());
    let alone: Vec<_> = session("exempelkoping").alone_in_role().iter().map(ToString::to_string).collect();
    assert_eq!(alone, ["D1", "D4", "D5", "D7"]);
}

#[test]
fn the_demos_facts_are_whole_and_name_nobody() {
    let workspace = demo();
    for (slug, dossier) in &workspace.municipalities {
        let municipality = &dossier.municipality;
        assert_eq!(Slug::from_name(&municipality.name).unwrap(), *slug);
        if dossier.draft.is_some() {
            for kind in FigureKind::ALL {
                let figure = municipality.figures.get(kind).unwrap_or_else(|| panic!("{slug}: {kind:?}"));
                assert!(figure.year == 2025 && !figure.source.is_empty(), "{slug}: {kind:?}");
            }
            assert_eq!(municipality.contacts.len(), 2, "{slug}");
        }
        for contact in &municipality.contacts {
            assert_eq!(contact.name, "", "{slug}");
            assert!(contact.email.is_empty() || contact.email.ends_with(&format!("@{slug}.example")), "{}", contact.email);
            assert!(contact.phone.is_empty() || contact.phone.starts_with("0000-00 00 "), "{}", contact.phone);
        }
    }
}

#[test]
fn everything_in_the_demos_notes_points_at_something() {
    let workspace = demo();
    let rows: BTreeSet<_> = all_rows(&workspace.guide).iter().map(|row| row.id.clone()).collect();
    for (slug, dossier) in &workspace.municipalities {
        for group in dossier.sessions.values() {
            for (writer, notes) in &group.notes {
                let clock = &notes.clock;
                for entry in &notes.entries {
                    let n = entry.id.as_str().strip_prefix(&format!("{writer}.")).and_then(|n| n.parse::<usize>().ok());
                    assert!(n.is_some(), "{slug}: {}", entry.id);
                    assert!(entry.row.as_ref().is_some_and(|row| rows.contains(row)), "{slug}: {:?}", entry.row);
                    assert!(!entry.text.trim().is_empty() && entry.at <= entry.changed, "{slug}: {}", entry.id);
                    if let Speaker::Seat(seat) = entry.speaker {
                        assert!(group.session.seat(seat).is_some(), "{slug}: {seat}");
                    }
                    if clock.has_started() {
                        let section = &workspace.guide.place(entry.row.as_ref().unwrap()).unwrap().section.id;
                        let within = clock.stretches.iter().any(|s| s.section == *section && s.from <= entry.at && entry.at <= s.to);
                        assert!(within, "{slug}: {} outside its section's time", entry.id);
                    }
                }
                assert!(
                    notes.marks.rows.keys().chain(notes.marks.probes.keys()).chain(&notes.position).all(|row| rows.contains(row)),
                    "{slug}"
                );
                for (row, heard) in &notes.marks.probes {
                    let probes = workspace.guide.place(row).unwrap().row.probes.len();
                    assert!(heard.keys().all(|probe| usize::from(*probe) < probes), "{slug}: {row}");
                }
                assert!(clock.stretches.iter().all(|s| workspace.guide.section(&s.section).is_some() && s.from < s.to), "{slug}");
                assert!(clock.stretches.windows(2).all(|pair| pair[0].to <= pair[1].from), "{slug}");
            }
            let revisions: Vec<_> =
                group.notes.values().flat_map(|notes| &notes.entries).map(|entry| (&entry.id, entry.revision)).collect();
            assert_eq!(revisions.iter().collect::<BTreeSet<_>>().len(), revisions.len(), "{slug}: the same revision twice");
        }
    }
}

#[test]
fn the_demo_has_enough_on_every_screen() {
    let workspace = demo();
    let count = |stream: &[&std::sync::Arc<Entry>], kind| stream.iter().filter(|entry| entry.kind == kind).count();
    for (slug, dossier) in &workspace.municipalities {
        let stream = dossier.stream();
        if dossier.stage() == Stage::Planned {
            assert!(stream.is_empty() && dossier.draft.is_none(), "{slug}");
        } else if slug.as_str() == "exempelkoping" {
            assert_eq!(count(&stream, EntryKind::Quote), 19);
            assert!(
                count(&stream, EntryKind::Note) > 30 && count(&stream, EntryKind::Observation) > 1 && count(&stream, EntryKind::Parked) > 1
            );
            let sections: BTreeSet<_> =
                stream.iter().map(|entry| workspace.guide.place(entry.row.as_ref().unwrap()).unwrap().section_number).collect();
            assert_eq!(sections.len(), 6);
            let speakers: BTreeSet<_> = stream.iter().map(|entry| entry.speaker).filter(|s| matches!(s, Speaker::Seat(_))).collect();
            assert_eq!(speakers.len(), 9, "everybody is heard");
            let written: Vec<_> = dossier.sessions.values().flat_map(|group| group.notes.values()).collect();
            assert_eq!(written.len(), 2);
            assert!(written.iter().any(|notes| notes.entries.len() > stream.len() / 2));
            let entries = || written.iter().flat_map(|notes| &notes.entries);
            assert!(entries().any(|entry| entry.deleted) && entries().any(|entry| entry.revision > 1 && !entry.deleted));
        } else {
            assert!((15..=25).contains(&stream.len()), "{slug}: {}", stream.len());
        }
    }
}

#[test]
fn the_demos_drafts_are_whole_and_rest_on_their_notes() {
    let workspace = demo();
    let mut ids: BTreeSet<&BlockId> = BTreeSet::new();
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    for (slug, dossier) in &workspace.municipalities {
        let Some(draft) = &dossier.draft else { continue };
        let stream = dossier.stream();
        let entry = |id: &EntryId| stream.iter().find(|entry| entry.id == *id).unwrap_or_else(|| panic!("{slug}: {id}"));
        for block in &draft.blocks {
            assert!(ids.insert(&block.id), "{slug}: {} twice", block.id);
            assert!(texts.insert(&block.text), "said twice: {}", block.text);
            assert!(block.part.kinds().contains(&block.kind), "{slug}: {}", block.text);
            let said: Vec<_> = block.links.iter().map(|link| &link.entry).map(entry).collect();
            assert_eq!(said.is_empty(), block.kind == BlockKind::Heading, "{slug}: {}", block.text);
            if block.kind == BlockKind::Quote {
                assert!(matches!(&said[..], [one] if one.kind == EntryKind::Quote && one.text == block.text), "{slug}: {}", block.text);
                assert!((9..=28).contains(&block.text.split_whitespace().count()), "{slug}: {}", block.text);
            }
        }
        assert!(draft.blocks.is_sorted_by_key(|block| block.part), "{slug}");

        let count = |part, kind| draft.part(part).filter(|block| block.kind == kind).count();
        assert!((3..=4).contains(&count(Part::Story, BlockKind::Heading)), "{slug}");
        assert!(count(Part::About, BlockKind::Paragraph) > 0, "{slug}");
        for part in Part::BRIEF {
            assert!((2..=4).contains(&count(part, BlockKind::Point)), "{slug}: {part:?}");
        }
        let words = if slug.as_str() == "exempelkoping" { 1_000..=1_450 } else { 450..=700 };
        assert!(words.contains(&draft.words()), "{slug}: {} words", draft.words());
    }
}
