//! Ninety minutes at the table, played through the real window by keyboard alone: three hundred
//! entries, nine seats, jumps, changes, a pause and a crash. What is on disk and on the screen
//! afterwards is what the script knows to have happened.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

#[path = "interview/script.rs"]
mod script;
#[path = "interview/truth.rs"]
mod truth;

use std::collections::BTreeMap;

use egui::{Key, Modifiers};
use samsyn::domain::coding::Code;
use samsyn::domain::coverage::{Coverage, Covered};
use samsyn::domain::notes::{EntryKind, Marks, RowState, Speaker};
use samsyn::domain::session::{Organisation, SeatCode};
use samsyn::domain::voices::Voices;
use samsyn::domain::workspace::FocusGroup;
use samsyn::storage::check::check;
use samsyn::storage::guides;
use samsyn::storage::store::Store;

use script::{LINE, Script};

const ENTRIES: usize = 300;
/// Ninety minutes over the entries.
const PACE: i64 = 90 * 60 / 300;

#[test]
fn ninety_minutes_by_keyboard_are_on_disk_and_on_screen_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut script = Script::new(folder.path());
    script.open();
    // The ninth has not come yet.
    script.comes_or_goes(9);
    script.start_clock();
    for n in 1..=ENTRIES {
        happens(&mut script, n);
        script.pass(PACE - script::SAYING);
        script.say_something(n);
        script.agrees(n);
    }
    let debrief = close(&mut script);
    script.saved();
    on_screen(&mut script);
    let at = script.clock.seconds();
    let Script { window, truth, project, .. } = script;
    window.close();

    assert_eq!(check(&project), []);
    let workspace = Store::open(&project).unwrap().workspace;
    let group =
        workspace.municipalities.iter().find(|(slug, _)| slug.as_str() == script::SLUG).unwrap().1.sessions.values().next().unwrap();
    on_disk(group, &truth);
    let notes = group.notes.values().next().unwrap();
    assert_eq!(group.notes.len(), 1, "the same window's own file, before the crash and after");
    assert_eq!((notes.debrief.impressions.as_str(), notes.debrief.surprises.as_str()), debrief);
    assert_eq!(notes.clock.ended.map(jiff::Timestamp::as_second), Some(at));
    assert!(!notes.clock.running);
    assert_eq!(notes.line, samsyn::domain::notes::Line::default());
}

/// What happens besides talking before entry `n`.
fn happens(script: &mut Script, n: usize) {
    match n {
        60 => script.comes_or_goes(9),
        200 => script.comes_or_goes(4),
        120 => script.pause(7 * 60),
        150 => script.crash(),
        175 | 182 => script.large_view(),
        _ => {}
    }
    // The guide's rows are gone through in the time there is.
    if n.is_multiple_of(8) {
        match n / 8 {
            7 => script.skip(20, 1),
            15 => script.skip(24, 2),
            22 => script.skip_because(24, "Kommunen har ingen egen enhet för det – på två år"),
            25 => script.skip(30, 3),
            27 => script.park(34),
            _ => script.next(),
        }
    }
    let row = script.dice.below(script.rows());
    let back = 1 + script.dice.below(4);
    match n % 60 {
        3 | 33 => script.jump(row),
        5 | 35 | 52 => script.back(),
        11 => script.file_latest(row),
        14 => script.rewrite(back, " – rättat på ån"),
        19 => script.rewrite_and_think_better_of_it(),
        23 => script.split(),
        27 => script.two_that_are_one(),
        29 => script.empty_out(2),
        41 => script.undo_and_redo(3),
        44 => script.probe(1),
        46 => script.rewrite(2, " – så var det"),
        50 => script.look_for("formaliserad"),
        55 => {
            script.empty_out(1);
            script.undo();
        }
        58 => script.probe(2),
        _ => {}
    }
}

/// Closes by key and writes down what struck the interviewers.
fn close(script: &mut Script) -> (&'static str, &'static str) {
    let debrief = ("Öppna, vana vid varandra. Chefen på AF talade mest.", "Att ingen nämnde avtalet förrän på slutet – idén är ny.");
    let window = &mut script.window;
    window.strike(Modifiers::SHIFT, Key::F8);
    window.until(|w| w.focused().as_deref() == Some("Avsluta fokusgruppen"));
    window.strike(Modifiers::NONE, Key::Enter);
    script.truth.running = false;
    let window = &mut script.window;
    window.until(|w| w.has("Innan ni går") && w.focused().as_deref() == Some(LINE));
    for _ in 0..30 {
        if window.focused().as_deref() == Some("Första intryck") {
            break;
        }
        window.strike(Modifiers::NONE, Key::Tab);
    }
    window.type_text(debrief.0);
    window.strike(Modifiers::NONE, Key::Tab);
    assert_eq!(window.focused().as_deref(), Some("Vad förvånade?"));
    window.write(debrief.1);
    window.frames(2);
    assert_eq!(window.value(LINE), "");
    debrief
}

/// What a screen reader finds at the end.
fn on_screen(script: &mut Script) {
    let turns = script.truth.turns();
    for seat in 1..=9 {
        let away = if script.truth.notes.away.contains(&seat) { ", är inte här" } else { "" };
        let said = match turns.get(&seat) {
            None => "inte hörd än".to_owned(),
            Some(1) => "en tur".to_owned(),
            Some(n) => format!("{n} turer"),
        };
        let name = format!("D{seat}, {said}{away}");
        assert!(script.window.has(&name), "no {name:?} in\n{}", script.window.labels().join("\n"));
    }
    let guide = guides::bilaga2();
    for (index, section) in guide.sections.iter().enumerate() {
        let left = match script.truth.left_in(index) {
            0 => "allt klart".to_owned(),
            1 => "en punkt kvar".to_owned(),
            n => format!("{n} punkter kvar"),
        };
        let name = format!("Avsnitt {}, {}, {left}", index + 1, section.title.sv);
        assert!(script.window.has(&name), "no {name:?} in\n{}", script.window.labels().join("\n"));
    }
    let seconds: i64 = script.truth.seconds.values().sum();
    assert!(seconds >= 90 * 60, "{seconds}");
    let elapsed = format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let said = &script.truth.notes.said;
    let quotes = said.iter().filter(|said| said.kind == EntryKind::Quote).count();
    let left: usize = (0..guide.sections.len()).map(|section| script.truth.left_in(section)).sum();
    let facts = format!("{elapsed} · {} anteckningar, varav {quotes} citat · 9 av 9 hörda · {left} punkter inte klara", said.len());
    assert!(script.window.has(&facts), "no {facts:?} in\n{}", script.window.labels().join("\n"));
}

/// How many there are of each.
fn counted<K: Ord>(keys: impl IntoIterator<Item = K>) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

/// Counts, coverage, voices, times and texts of the folder against the script's.
fn on_disk(group: &FocusGroup, truth: &truth::Truth) {
    let guide = guides::bilaga2();
    let places = guide.places();
    let stream = group.stream();
    let said = &truth.notes.said;
    let row = |entry: &samsyn::domain::notes::Entry| places.iter().position(|place| Some(&place.row.id) == entry.row.as_ref()).unwrap();
    assert_eq!(stream.len(), said.len());
    assert!(said.len() > ENTRIES - 20, "{}", said.len());
    for (entry, said) in stream.iter().zip(said) {
        assert_eq!(entry.text, said.text);
        assert_eq!(entry.at.as_second(), said.at, "{}", said.text);
        assert_eq!(row(entry), said.row, "{}", said.text);
    }
    assert_eq!(counted(stream.iter().map(|entry| row(entry))), counted(said.iter().map(|said| said.row)));
    assert_eq!(counted(stream.iter().map(|entry| entry.kind)), counted(said.iter().map(|said| said.kind)));
    assert_eq!(counted(stream.iter().map(|entry| entry.speaker)), counted(said.iter().map(|said| said.speaker)));
    assert_eq!(stream.iter().filter(|entry| entry.relayed).count(), said.iter().filter(|said| said.relayed).count());
    let codes = counted(said.iter().flat_map(|said| &said.codes));
    assert_eq!(counted(stream.iter().flat_map(|entry| &entry.codes)), codes);
    // The script has tried what there is.
    assert!(EntryKind::ALL.into_iter().all(|kind| said.iter().any(|said| said.kind == kind)));
    assert!(Code::ready_made().all(|code| codes.contains_key(&code)), "{codes:?}");
    assert!(codes.keys().any(|code| matches!(code, Code::Own(_))));
    assert!(said.iter().any(|said| said.speaker == Speaker::Everyone));

    let marks = Marks::joined(group.notes.values().map(|notes| &notes.marks));
    let covered = Covered::new(marks.clone(), stream.iter().map(AsRef::as_ref));
    for (index, place) in places.iter().enumerate() {
        let touched = said.iter().any(|said| said.row == index) || truth.notes.probes.iter().any(|(row, _)| *row == index);
        let expected = match truth.state(index) {
            RowState::Answered => Coverage::Answered,
            RowState::Skipped => Coverage::Skipped,
            RowState::Parked => Coverage::Parked,
            RowState::Open if touched => Coverage::Touched,
            RowState::Open => Coverage::Untouched,
        };
        assert_eq!(covered.row(place.row), expected, "{}", place.row.id);
        let reason = truth.notes.marks.get(&index).map_or("", |(_, reason)| reason.as_str());
        assert_eq!(covered.reason(&place.row.id), reason);
        for probe in 0..9 {
            assert_eq!(marks.is_heard(&place.row.id, probe), truth.notes.probes.contains(&(index, probe)), "{} {probe}", place.row.id);
        }
    }
    assert!(!truth.notes.probes.is_empty());
    assert_eq!(truth.notes.marks.values().filter(|(state, _)| *state == RowState::Skipped).count(), 3);

    let voices = Voices::new(&guide, stream.iter().map(AsRef::as_ref), group.notes.values().flat_map(|notes| &notes.presence));
    let turns = truth.turns();
    assert_eq!(voices.turns, turns.iter().map(|(seat, count)| (SeatCode(*seat), *count)).collect());
    for organisation in Organisation::ALL {
        let seats = group.session.seats.iter().filter(|seat| seat.organisation == organisation);
        let expected: usize = seats.filter_map(|seat| turns.get(&seat.code.0)).sum();
        assert_eq!(voices.turns_of_all(&group.session, organisation), expected);
    }
    for seat in 1..=9 {
        assert_eq!(voices.is_here(SeatCode(seat)), !truth.notes.away.contains(&seat), "D{seat}");
    }
    let notes = group.notes.values().next().unwrap();
    for (index, section) in guide.sections.iter().enumerate() {
        let expected = truth.seconds.get(&index).copied().unwrap_or_default();
        assert_eq!(notes.clock.seconds_in(&section.id), expected, "{}", section.id);
    }
}
