//! Which group a quote may be said to come from: an organisation, or a role in one, and only
//! where the group is so large that it points at nobody.
//!
//! What counts is not the size of a group alone. Readers know that the group met, and they lay
//! documents beside each other: a whole organisation less its case workers is its managers, and
//! everybody less all groups that are named are those who said the quotes without one. So every
//! set of people that can be made of what is shown, in this document and those before it, by
//! union, intersection and difference, has at least as many people as the smallest group may
//! have. What a document may show is worked out from who was there, not from who is quoted, so
//! that a quote without a group tells nothing either.
//!
//! Years in the profession are never shown, at no level.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::draft::{Block, BlockKind, Draft};
use crate::domain::ids::{BlockId, EntryId, SessionId};
use crate::domain::notes::{Entry, Speaker, newest, presence};
use crate::domain::session::{Organisation, Role, SeatCode};
use crate::domain::workspace::FocusGroup;

/// How quotes are attributed in a project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attribution {
    pub level: Level,
    pub k: SmallestGroup,
}

/// How much of a speaker is shown at most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A quote stands without a word about who said it.
    #[default]
    Off,
    Organisation,
    /// The role in the organisation; the organisation alone where the role would be too few.
    Role,
}

impl Level {
    pub const ALL: [Self; 3] = [Self::Off, Self::Organisation, Self::Role];
}

/// k: the fewest people that a shown group may have. Never under 3; 5 unless the project says
/// otherwise (our own choice: official statistics suppress counts under 3, and colleagues round
/// one table know more of each other than readers of a table do).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct SmallestGroup(u8);

/// Says why a number cannot be k.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected the smallest group a quote is attributed to: {} to {} people", SmallestGroup::LEAST, SmallestGroup::MOST)]
pub struct NotSmallest;

impl SmallestGroup {
    pub const LEAST: u8 = 3;
    /// As many as sit round the largest table.
    pub const MOST: u8 = 24;

    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    fn holds(self, people: usize) -> bool {
        people >= usize::from(self.0)
    }
}

impl Default for SmallestGroup {
    fn default() -> Self {
        Self(5)
    }
}

impl TryFrom<u8> for SmallestGroup {
    type Error = NotSmallest;

    fn try_from(k: u8) -> Result<Self, NotSmallest> {
        if (Self::LEAST..=Self::MOST).contains(&k) { Ok(Self(k)) } else { Err(NotSmallest) }
    }
}

impl From<SmallestGroup> for u8 {
    fn from(k: SmallestGroup) -> Self {
        k.0
    }
}

/// What is shown of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Group {
    pub organisation: Organisation,
    /// `None` for the whole organisation.
    #[serde(default)]
    pub role: Option<Role>,
}

/// One participant of a municipality. Stays inside the project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Person {
    pub session: SessionId,
    pub seat: SeatCode,
}

/// Some of a municipality's participants.
pub type People = BTreeSet<Person>;

/// Who took part in a municipality's focus groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    seats: BTreeMap<Person, (Organisation, Role)>,
}

/// Why no group can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The largest group there is has too few people.
    TooFew { largest: usize },
    /// A group is large enough, but those outside it would be too few.
    Rest,
    /// Beside what earlier documents have shown, too few would be left.
    Before,
}

impl Roster {
    /// Everybody who was there: all seats, less those that were gone when it ended and had said
    /// nothing. Who left in the middle of it may be the one who is quoted.
    #[must_use]
    pub fn of(sessions: &BTreeMap<SessionId, FocusGroup>) -> Self {
        let mut roster = Self::default();
        for (id, group) in sessions {
            let last = presence::joined(group.notes.values().flat_map(|notes| &notes.presence));
            let heard: BTreeSet<SeatCode> = newest(group.notes.values()).into_iter().filter_map(|entry| said_by(entry)).collect();
            for seat in &group.session.seats {
                if last.get(&seat.code).is_none_or(|event| event.here) || heard.contains(&seat.code) {
                    roster.seats.insert(Person { session: id.clone(), seat: seat.code }, (seat.organisation, seat.role));
                }
            }
        }
        roster
    }

    /// How many took part.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seats.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seats.is_empty()
    }

    fn everybody(&self) -> People {
        self.seats.keys().cloned().collect()
    }

    fn people(&self, group: Group) -> People {
        let belongs =
            |(organisation, role): (Organisation, Role)| organisation == group.organisation && group.role.is_none_or(|r| r == role);
        self.seats.iter().filter(|(_, seat)| belongs(**seat)).map(|(person, _)| person.clone()).collect()
    }
}

impl Attribution {
    /// The groups that may be shown, with their people. `before` is what documents before this
    /// one have shown of the same municipality ([`Shown::sets`]).
    ///
    /// A group that earlier documents have shown goes before others, then the larger ones. With
    /// the level off there are none.
    ///
    /// # Errors
    /// Why there is none at a level that is on.
    pub fn groups(self, roster: &Roster, before: &[People]) -> Result<Vec<(Group, People)>, Why> {
        let levels: &[&[Option<Role>]] = match self.level {
            Level::Off => return Ok(Vec::new()),
            Level::Organisation => &[&[None]],
            Level::Role => &[&[Some(Role::Manager), Some(Role::CaseWorker)], &[None]],
        };
        let mut candidates = Vec::new();
        for roles in levels {
            let groups = Organisation::ALL
                .iter()
                .flat_map(|organisation| roles.iter().map(|role| Group { organisation: *organisation, role: *role }));
            let mut sized: Vec<(Group, People)> = groups.map(|group| (group, roster.people(group))).collect();
            sized.sort_by_key(|(_, people)| (!before.contains(people), std::cmp::Reverse(people.len())));
            candidates.extend(sized);
        }
        let largest = candidates.iter().map(|(_, people)| people.len()).max().unwrap_or_default();
        candidates.retain(|(_, people)| self.k.holds(people.len()));
        if candidates.is_empty() {
            return Err(Why::TooFew { largest });
        }
        let chosen = self.choose(&candidates, roster, before);
        if !chosen.is_empty() {
            return Ok(chosen);
        }
        Err(if self.choose(&candidates, roster, &[]).is_empty() { Why::Rest } else { Why::Before })
    }

    /// As many of the candidates as can be shown together.
    fn choose(self, candidates: &[(Group, People)], roster: &Roster, before: &[People]) -> Vec<(Group, People)> {
        let mut sets: BTreeSet<People> = before.iter().cloned().collect();
        sets.insert(roster.everybody());
        let mut chosen = Vec::new();
        for (group, people) in candidates {
            let is_new = sets.insert(people.clone());
            if smallest(&sets).is_some_and(|people| self.k.holds(people)) {
                chosen.push((*group, people.clone()));
            } else if is_new {
                sets.remove(people);
            }
        }
        chosen
    }
}

/// The fewest people that can be told apart from all others by the sets: those who lie in the
/// same of them cannot. Every set that can be made of the sets is put together of such.
fn smallest(sets: &BTreeSet<People>) -> Option<usize> {
    let mut places: BTreeMap<&Person, Vec<usize>> = BTreeMap::new();
    for (n, person) in sets.iter().enumerate().flat_map(|(n, people)| people.iter().map(move |person| (n, person))) {
        places.entry(person).or_default().push(n);
    }
    let mut alike: BTreeMap<&[usize], usize> = BTreeMap::new();
    for place in places.values() {
        *alike.entry(place).or_default() += 1;
    }
    alike.into_values().min()
}

/// What a document shows of who said its quotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The quotes that are attributed.
    pub speakers: BTreeMap<BlockId, Group>,
    /// The sets of people that this lets a reader think of: everybody, and each group that may be
    /// shown. Empty when no quote is attributed.
    pub sets: Vec<People>,
}

impl Shown {
    /// What a draft shows, after the documents that have shown `before`.
    #[must_use]
    pub fn of(attribution: Attribution, sessions: &BTreeMap<SessionId, FocusGroup>, draft: &Draft, before: &[People]) -> Self {
        if attribution.level == Level::Off {
            return Self::default();
        }
        let quotes = || draft.blocks.iter().filter(|block| block.kind == BlockKind::Quote);
        // The notes behind these are destroyed, and what they showed was noted then.
        let kept = quotes().filter_map(|block| Some((block.id.clone(), block.speaker?)));
        let mut shown = Self { speakers: kept.collect(), sets: Vec::new() };
        let roster = Roster::of(sessions);
        let Ok(groups) = attribution.groups(&roster, before) else { return shown };
        let said = Said::of(sessions);
        // The finer ones come first.
        let group = |person: &Person| groups.iter().find(|(_, people)| people.contains(person)).map(|(group, _)| *group);
        let speakers: BTreeMap<BlockId, Group> = quotes()
            .filter(|block| block.speaker.is_none())
            .filter_map(|block| {
                let mut speakers = said.speakers(block)?.into_iter().map(|person| group(&person));
                let first = speakers.next()??;
                speakers.all(|other| other == Some(first)).then(|| (block.id.clone(), first))
            })
            .collect();
        if !speakers.is_empty() {
            let sets: BTreeSet<People> = groups.into_iter().map(|(_, people)| people).chain([roster.everybody()]).collect();
            shown.sets.extend(sets);
            shown.speakers.extend(speakers);
        }
        shown
    }
}

/// Who said what.
struct Said<'a>(BTreeMap<&'a EntryId, Person>);

impl<'a> Said<'a> {
    fn of(sessions: &'a BTreeMap<SessionId, FocusGroup>) -> Self {
        let entries = sessions.iter().flat_map(|(id, group)| newest(group.notes.values()).into_iter().map(move |entry| (id, entry)));
        let person = |(session, entry): (&SessionId, &'a std::sync::Arc<Entry>)| {
            Some((&entry.id, Person { session: session.clone(), seat: said_by(entry)? }))
        };
        Self(entries.filter_map(person).collect())
    }

    /// Everybody whose words a block rests on; `None` when some of it rests on nobody's.
    fn speakers(&self, block: &Block) -> Option<People> {
        let people: Option<People> = block.links.iter().map(|link| self.0.get(&link.entry).cloned()).collect();
        people.filter(|people| !people.is_empty())
    }
}

/// The seat whose own words an entry is. What was told of somebody else's is nobody's here.
fn said_by(entry: &Entry) -> Option<SeatCode> {
    match entry.speaker {
        Speaker::Seat(seat) if entry.kind.is_material() && !entry.relayed && !entry.deleted => Some(seat),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::session::{Seat, Session};

    const AF: Organisation = Organisation::EmploymentService;
    const SOCIAL: Organisation = Organisation::SocialServices;
    const UNIT: Organisation = Organisation::LabourMarketUnit;

    /// One focus group with so many managers and case workers from each.
    fn roster(parties: &[(Organisation, usize, usize)]) -> Roster {
        let mut session = Session::default();
        for (organisation, managers, workers) in parties {
            for n in 0..managers + workers {
                let role = if n < *managers { Role::Manager } else { Role::CaseWorker };
                let code = SeatCode(session.seats.len() as u8 + 1);
                session.seats.push(Seat { code, organisation: *organisation, role, years: None });
            }
        }
        Roster::of(&[(SessionId::nth(1), FocusGroup { session, notes: BTreeMap::new() })].into())
    }

    fn looked(level: Level, roster: &Roster, before: &[People]) -> Result<Vec<Group>, Why> {
        let groups = Attribution { level, k: SmallestGroup::default() }.groups(roster, before)?;
        Ok(groups.into_iter().map(|(group, _)| group).collect())
    }

    fn sets(level: Level, roster: &Roster) -> Vec<People> {
        let groups = Attribution { level, k: SmallestGroup::default() }.groups(roster, &[]).unwrap();
        std::iter::once(roster.everybody()).chain(groups.into_iter().map(|(_, people)| people)).collect()
    }

    fn whole(organisation: Organisation) -> Group {
        Group { organisation, role: None }
    }

    #[test]
    fn nobody_is_shown_in_a_group_of_nine() {
        let nine = roster(&[(SOCIAL, 1, 3), (UNIT, 1, 1), (AF, 1, 2)]);
        assert_eq!(looked(Level::Off, &nine, &[]), Ok(Vec::new()));
        assert_eq!(looked(Level::Organisation, &nine, &[]), Err(Why::TooFew { largest: 4 }));
        assert_eq!(looked(Level::Role, &nine, &[]), Err(Why::TooFew { largest: 4 }));
    }

    #[test]
    fn those_who_are_not_named_are_enough_too() {
        assert_eq!(looked(Level::Organisation, &roster(&[(SOCIAL, 1, 5), (AF, 1, 2)]), &[]), Err(Why::Rest));
        assert_eq!(looked(Level::Organisation, &roster(&[(SOCIAL, 1, 5), (AF, 1, 4)]), &[]), Ok(vec![whole(SOCIAL), whole(AF)]));
        // Both could stand alone, but together they would leave three.
        let three = roster(&[(SOCIAL, 1, 5), (AF, 1, 6), (UNIT, 1, 2)]);
        assert_eq!(looked(Level::Organisation, &three, &[]), Ok(vec![whole(AF)]));
        // Nobody is outside a group of one organisation.
        assert_eq!(looked(Level::Organisation, &roster(&[(AF, 1, 4)]), &[]), Ok(vec![whole(AF)]));
    }

    #[test]
    fn an_organisation_less_its_case_workers_is_its_managers() {
        let roster = roster(&[(AF, 2, 6), (SOCIAL, 2, 6)]);
        let workers = |organisation| Group { organisation, role: Some(Role::CaseWorker) };
        // The four managers would be everybody less both.
        assert_eq!(looked(Level::Role, &roster, &[]), Ok(vec![workers(SOCIAL)]));
        assert_eq!(looked(Level::Organisation, &roster, &[]), Ok(vec![whole(SOCIAL), whole(AF)]));
    }

    #[test]
    fn an_organisation_stands_where_its_roles_are_too_few() {
        let roster = roster(&[(AF, 3, 4), (SOCIAL, 2, 10)]);
        assert_eq!(looked(Level::Role, &roster, &[]), Ok(vec![Group { organisation: SOCIAL, role: Some(Role::CaseWorker) }]));
        let even = self::roster(&[(AF, 3, 4), (SOCIAL, 4, 4)]);
        assert_eq!(looked(Level::Role, &even, &[]), Ok(vec![whole(SOCIAL), whole(AF)]));
    }

    #[test]
    fn what_was_shown_before_is_never_forgotten() {
        let draft = roster(&[(SOCIAL, 5, 5), (AF, 2, 6)]);
        let before = sets(Level::Organisation, &draft);
        assert_eq!(looked(Level::Organisation, &draft, &before), Ok(vec![whole(SOCIAL), whole(AF)]));
        // One more came, or one was no longer counted: that one would be known.
        for (managers, workers) in [(2, 7), (2, 5)] {
            let later = roster(&[(SOCIAL, 5, 5), (AF, managers, workers)]);
            assert_eq!(looked(Level::Organisation, &later, &before), Err(Why::Before));
        }
        // Case workers alone would do, but not beside the whole organisation in the draft.
        let finer = looked(Level::Role, &draft, &before).unwrap();
        assert!(!finer.contains(&Group { organisation: AF, role: Some(Role::CaseWorker) }), "{finer:?}");
        assert!(finer.contains(&Group { organisation: SOCIAL, role: Some(Role::CaseWorker) }), "{finer:?}");
    }

    #[test]
    fn the_smallest_group_is_never_under_three() {
        assert_eq!(SmallestGroup::default().get(), 5);
        assert_eq!([2, 3, 24, 25].map(|k| SmallestGroup::try_from(k).is_ok()), [false, true, true, false]);
    }
}
