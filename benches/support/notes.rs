//! A focus group of the demo with as much said in it as one likes.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use samsyn::app::demo;
use samsyn::domain::coding::{Code, OwnCode};
use samsyn::domain::guide::Guide;
use samsyn::domain::ids::{EntryId, RowId, WriterId};
use samsyn::domain::notes::{Entry, EntryKind, Notes, Speaker};
use samsyn::domain::session::{SeatCode, Session};
use samsyn::storage::store::Store;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const SEATS: u8 = 9;

/// Puts entries into the finest focus group of the demo, in place of its own. Returns the row
/// with the most.
pub fn fill(work: &Path, writer: &WriterId, size: usize) -> Result<RowId> {
    let opened = Store::open(work).map_err(|problems| format!("{problems:?}"))?;
    let (mut store, workspace) = (opened.store, opened.workspace);
    let slug = demo::showpiece();
    let mut dossier = workspace.municipalities.get(&slug).cloned().ok_or("no showpiece")?;
    let group = dossier.sessions.values_mut().next_back().ok_or("no focus group")?;
    let others: Vec<WriterId> = group.notes.keys().cloned().collect();
    group.session = Session { seats: Vec::new(), ..std::mem::take(&mut group.session) };
    for _ in 0..SEATS {
        group.session.add_seat();
    }
    let (entries, fullest) = said(&workspace.guide, writer, size);
    group.notes = others.iter().map(|other| (other.clone(), Notes::default())).collect();
    let notes = Notes { entries, position: Some(fullest.clone()), ..Notes::default() };
    group.notes.insert(writer.clone(), notes);
    // Evidence would point at entries that are gone.
    if let Some(draft) = &mut dossier.draft {
        draft.drawn.clear();
        draft.blocks.iter_mut().for_each(|block| block.links.clear());
    }
    for other in others.iter().chain([writer]) {
        for (_, result) in store.save_dossier(&slug, &dossier, other) {
            result?;
        }
    }
    Ok(fullest)
}

/// What was said: on every row of the guide, a quarter of it on one question.
fn said(guide: &Guide, writer: &WriterId, size: usize) -> (Vec<Arc<Entry>>, RowId) {
    let mut random = fastrand::Rng::with_seed(2026);
    let places = guide.places();
    let fullest = places.iter().max_by_key(|place| place.row.probes.len()).map_or(0, |place| place.index);
    let start = Timestamp::now() - SignedDuration::from_mins(90);
    let own: Vec<OwnCode> = ["årsvis", "lokaler", "tolk", "datasystem"].into_iter().filter_map(|name| OwnCode::new(name).ok()).collect();
    let entry = |n: usize| {
        let at = start + SignedDuration::from_mins(80) * i32::try_from(n).unwrap_or(0) / i32::try_from(size).unwrap_or(1);
        let row = if n.is_multiple_of(4) { fullest } else { (n - n / 4 - 1) % places.len() };
        let codes: BTreeSet<Code> = match random.usize(..20) {
            0 => own.get(random.usize(..own.len())).cloned().map(Code::Own).into_iter().collect(),
            1..8 => [Code::FRAME[random.usize(..Code::FRAME.len())].clone()].into(),
            8 => [Code::Varfor, Code::LESSONS[random.usize(..Code::LESSONS.len())].clone()].into(),
            _ => BTreeSet::new(),
        };
        Arc::new(Entry {
            id: EntryId::of(writer, n + 1),
            revision: 1,
            at,
            changed: at,
            row: Some(places[row].row.id.clone()),
            kind: kind(n),
            relayed: n % 60 == 31,
            speaker: if n % 9 == 5 { Speaker::Unknown } else { Speaker::Seat(SeatCode(random.u8(1..=SEATS))) },
            codes,
            text: words(&mut random),
            deleted: false,
        })
    };
    ((0..size).map(entry).collect(), places[fullest].row.id.clone())
}

/// One in five is a quote; now and then there is something to come back to.
fn kind(n: usize) -> EntryKind {
    match n % 50 {
        7 => EntryKind::Parked,
        33 => EntryKind::FollowUp,
        19 | 42 => EntryKind::Observation,
        28 => EntryKind::Idea,
        n if n % 5 == 1 => EntryKind::Quote,
        _ => EntryKind::Note,
    }
}

/// Invented words; one entry in twelve is long.
fn words(random: &mut fastrand::Rng) -> String {
    const WORDS: [&str; 40] = [
        "vi",
        "handläggaren",
        "möten",
        "varje",
        "tisdag",
        "och",
        "samverkan",
        "kommunen",
        "gemensam",
        "plan",
        "för",
        "ungdomar",
        "som",
        "saknar",
        "försörjning",
        "beslut",
        "i",
        "styrgruppen",
        "när",
        "chefen",
        "ringer",
        "inte",
        "alltid",
        "men",
        "oftast",
        "går",
        "det",
        "bra",
        "rutiner",
        "på",
        "plats",
        "sedan",
        "i",
        "våras",
        "uppföljning",
        "av",
        "målgruppen",
        "en",
        "gång",
        "årligen",
    ];
    let count = if random.usize(..12) == 0 { random.usize(40..90) } else { random.usize(4..18) };
    let words: Vec<&str> = (0..count).map(|_| WORDS[random.usize(..WORDS.len())]).collect();
    words.join(" ") + "."
}
