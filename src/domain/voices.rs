//! Who has taken part, and how much.
//!
//! A turn counts each time the speaker changes, with a note or without: whether somebody takes
//! part matters, not for how long. Introducing oneself is no turn, so the first section does not
//! count ("Viktigt att alla kommer till tals", Bilaga 2).

use std::collections::{BTreeMap, BTreeSet};

use super::guide::{Guide, Section};
use super::ids::RowId;
use super::notes::{Entry, EntryKind, Presence, Speaker, presence};
use super::session::{Organisation, SeatCode, Session};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voices {
    /// Turns per seat that has had any.
    pub turns: BTreeMap<SeatCode, usize>,
    /// Where each seat that came late or left stands now.
    pub presence: BTreeMap<SeatCode, Presence>,
}

impl Voices {
    /// `stream` is in the order it was said.
    #[must_use]
    pub fn new<'a>(guide: &Guide, stream: impl IntoIterator<Item = &'a Entry>, events: impl IntoIterator<Item = &'a Presence>) -> Self {
        let opening: BTreeSet<&RowId> = guide.sections.first().into_iter().flat_map(Section::all_rows).map(|row| &row.id).collect();
        let mut turns = BTreeMap::new();
        let mut last = None;
        for entry in stream {
            let Speaker::Seat(seat) = entry.speaker else { continue };
            // What was seen of somebody, or thought or to be looked up about them, they did not say.
            if matches!(entry.kind, EntryKind::Observation | EntryKind::Idea | EntryKind::FollowUp) {
                continue;
            }
            if entry.row.as_ref().is_some_and(|row| opening.contains(row)) {
                continue;
            }
            if last != Some(seat) {
                *turns.entry(seat).or_insert(0) += 1;
            }
            last = Some(seat);
        }
        Self { turns, presence: presence::joined(events) }
    }

    /// Takes in who has come and gone, with the same turns.
    pub fn seat<'a>(&mut self, events: impl IntoIterator<Item = &'a Presence>) {
        self.presence = presence::joined(events);
    }

    #[must_use]
    pub fn turns_of(&self, seat: SeatCode) -> usize {
        self.turns.get(&seat).copied().unwrap_or(0)
    }

    /// Turns of all seats of an organisation.
    #[must_use]
    pub fn turns_of_all(&self, session: &Session, organisation: Organisation) -> usize {
        session.seats.iter().filter(|seat| seat.organisation == organisation).map(|seat| self.turns_of(seat.code)).sum()
    }

    /// Somebody sits there now.
    #[must_use]
    pub fn is_here(&self, seat: SeatCode) -> bool {
        self.presence.get(&seat).is_none_or(|event| event.here)
    }

    /// Seats that are taken and have not been heard.
    #[must_use]
    pub fn silent(&self, session: &Session) -> Vec<SeatCode> {
        session.seats.iter().map(|seat| seat.code).filter(|code| self.turns_of(*code) == 0 && self.is_here(*code)).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::Timestamp;

    use super::*;
    use crate::domain::guide::{Bilingual, Feeds, Row, RowKind};
    use crate::domain::ids::{EntryId, SectionId, WriterId};

    fn guide() -> Guide {
        let words = || Bilingual { sv: "x".to_owned(), en: "x".to_owned() };
        let section = |n: usize| Section {
            id: SectionId::new(format!("s{n}")).unwrap(),
            title: words(),
            minutes: 10,
            heading: None,
            rows: vec![Row {
                id: RowId::new(format!("r{n}")).unwrap(),
                kind: RowKind::Question,
                short: words(),
                text: words(),
                hints: Vec::new(),
                cue: None,
                probes: Vec::new(),
                blanks: Vec::new(),
                feeds: Feeds::Story,
                follow_ups: Vec::new(),
            }],
        };
        Guide { title: words(), source: words(), footnotes: Vec::new(), sections: vec![section(1), section(2)] }
    }

    fn said(n: usize, row: &str, seat: Option<u8>) -> Entry {
        Entry {
            id: EntryId::of(&WriterId::new("w").unwrap(), n),
            revision: 1,
            at: Timestamp::UNIX_EPOCH,
            changed: Timestamp::UNIX_EPOCH,
            row: RowId::new(row).ok(),
            kind: EntryKind::Note,
            relayed: false,
            speaker: seat.map_or(Speaker::Unknown, |seat| Speaker::Seat(SeatCode(seat))),
            codes: BTreeSet::new(),
            text: "x".to_owned(),
            deleted: false,
        }
    }

    #[test]
    fn a_turn_is_a_change_of_speaker_after_the_opening() {
        let stream = [
            said(1, "r1", Some(1)),
            said(2, "r2", Some(2)),
            said(3, "r2", Some(2)),
            said(4, "r2", None),
            said(5, "r2", Some(3)),
            said(6, "r2", Some(2)),
        ];
        let voices = Voices::new(&guide(), &stream, []);
        assert_eq!(voices.turns, [(SeatCode(2), 2), (SeatCode(3), 1)].into());
    }

    #[test]
    fn who_has_left_is_not_waited_for() {
        let mut session = Session::default();
        for _ in 0..3 {
            session.add_seat();
        }
        let left = Presence { seat: SeatCode(2), at: Timestamp::UNIX_EPOCH, here: false };
        let voices = Voices::new(&guide(), &[said(1, "r2", Some(1))], [&left]);
        assert_eq!(voices.silent(&session), [SeatCode(3)]);
        assert!(!voices.is_here(SeatCode(2)));
    }
}
