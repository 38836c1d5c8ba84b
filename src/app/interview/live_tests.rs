//! That what is kept between two looks is what a fresh look finds.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::*;
use crate::domain::coverage::Coverage;
use crate::domain::notes::{Presence, RowMark, RowState, Speaker};
use crate::domain::session::SeatCode;
use crate::storage::guides;

fn writer(name: &str) -> WriterId {
    WriterId::new(name).unwrap()
}

fn said(n: usize, revision: u32, row: Option<&RowId>) -> Entry {
    Entry {
        id: EntryId::of(&writer("w"), n),
        revision,
        at: Timestamp::from_second(i64::try_from(n).unwrap()).unwrap(),
        changed: Timestamp::from_second(100 + i64::from(revision)).unwrap(),
        row: row.cloned(),
        kind: EntryKind::Note,
        relayed: false,
        speaker: Speaker::Seat(SeatCode(1)),
        codes: BTreeSet::new(),
        text: "Vi ses".to_owned(),
        deleted: false,
    }
}

/// Looks once more at `group`, and compares with somebody who looks for the first time.
#[track_caller]
fn look(live: &mut Live, guide: &Guide, group: &FocusGroup) {
    let slug = Slug::new("exempelkoping").unwrap();
    live.update(&slug, guide, group, &writer("w"));
    let mut fresh = Live::default();
    fresh.update(&slug, guide, group, &writer("w"));
    let all = |live: &Live| (live.stream.clone(), live.deleted.clone(), live.rows.clone(), live.inbox.clone(), live.codes.clone());
    assert_eq!(all(live), all(&fresh));
    assert_eq!((&live.covered, &live.voices, &live.clock), (&fresh.covered, &fresh.voices, &fresh.clock));
    assert_eq!((&live.kinds, live.is_closed), (&fresh.kinds, fresh.is_closed));
}

#[test]
fn every_change_is_taken_in() {
    let guide = guides::bilaga2();
    let places = guide.places();
    let (first, last) = (&places[0].row.id, &places[places.len() - 1].row.id);
    let mut live = Live::default();
    let mut group = FocusGroup::default();
    look(&mut live, &guide, &group);
    let add = |group: &mut FocusGroup, who: &str, entry: Entry| group.notes.entry(writer(who)).or_default().entries.push(Arc::new(entry));

    add(&mut group, "w", said(1, 1, Some(last)));
    look(&mut live, &guide, &group);
    assert_eq!((live.stream.len(), live.voices.turns_of(SeatCode(1))), (1, 1));

    // A new revision, as a quote and with a code; by another writer.
    let rewritten = Entry { kind: EntryKind::Quote, codes: [Code::Hur].into(), ..said(1, 2, Some(last)) };
    add(&mut group, "x", rewritten);
    look(&mut live, &guide, &group);
    assert_eq!((live.of_kind(EntryKind::Note).len(), live.of_kind(EntryKind::Quote).len()), (0, 1));
    assert_eq!(live.codes, [Code::Hur]);

    // One that was said before, on no row; then the first is deleted.
    add(&mut group, "w", said(0, 1, None));
    look(&mut live, &guide, &group);
    assert_eq!(live.inbox, [0]);
    assert_eq!(live.entry(&EntryId::of(&writer("w"), 1)).map(|entry| entry.revision), Some(2));
    add(&mut group, "w", Entry { deleted: true, ..said(1, 3, Some(last)) });
    look(&mut live, &guide, &group);
    assert_eq!((live.stream.len(), live.deleted.len()), (1, 1));

    // The other's file was read again and says something else, though it is as long.
    let other = group.notes.get_mut(&writer("x")).unwrap();
    other.entries = vec![Arc::new(Entry { id: EntryId::of(&writer("x"), 1), ..said(5, 1, Some(first)) })];
    look(&mut live, &guide, &group);
    assert_eq!(live.rows[first].len(), 1);
    group.notes.remove(&writer("x"));
    look(&mut live, &guide, &group);
    assert!(!live.rows.contains_key(first));
}

#[test]
fn what_changes_no_entry_leaves_them_as_they_are() {
    let guide = guides::bilaga2();
    let places = guide.places();
    let mut live = Live::default();
    let mut group = FocusGroup::default();
    let own = group.notes.entry(writer("w")).or_default();
    own.entries.push(Arc::new(said(1, 1, Some(&places[1].row.id))));
    look(&mut live, &guide, &group);
    let generation = live.generation;

    let own = group.notes.get_mut(&writer("w")).unwrap();
    let at = Timestamp::from_second(7).unwrap();
    own.marks.rows.insert(places[0].row.id.clone(), RowMark { state: RowState::Answered, at, reason: String::new() });
    own.presence.push(Presence { seat: SeatCode(2), at, here: false });
    own.clock.enter(&places[0].section.id, at);
    own.position = Some(places[2].row.id.clone());
    look(&mut live, &guide, &group);
    assert_eq!(live.covered.row(places[0].row), Coverage::Answered);
    assert_eq!(live.covered.row(places[1].row), Coverage::Touched);
    assert!(!live.voices.is_here(SeatCode(2)));
    assert!(live.clock.has_started());
    assert_eq!(live.generation, generation, "no view has to fill its list again");

    // Another guide has other rows.
    let mut shorter = guide.clone();
    shorter.sections.truncate(1);
    shorter.sections[0].rows.truncate(1);
    look(&mut live, &shorter, &group);
    assert_eq!(live.inbox, [0]);
}
