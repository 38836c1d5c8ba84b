//! Who said a quote is shown only as a group that is large enough, and nobody can subtract their
//! way to a smaller one: over random rosters and documents that follow on each other.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use samsyn::domain::anonymity::attribution::{Attribution, Group, Level, People, Person, Shown, SmallestGroup};
use samsyn::domain::draft::{Block, BlockKind, Draft, Link, Part};
use samsyn::domain::ids::{BlockId, EntryId, SessionId, WriterId};
use samsyn::domain::notes::{Entry, EntryKind, Presence, Speaker};
use samsyn::domain::session::{Organisation, Role, Seat, SeatCode, Session};
use samsyn::domain::workspace::FocusGroup;

/// One seat, and what became of who sat there.
#[derive(Debug, Clone, Copy)]
struct Sitter {
    organisation: usize,
    manager: bool,
    /// Was away when the interview ended.
    away: bool,
    /// Is quoted.
    quoted: bool,
}

/// One document that leaves.
#[derive(Debug, Clone)]
struct Document {
    level: Level,
    k: u8,
    /// What has changed at the table since the one before: a seat, and what it is now.
    changed: Option<(usize, Option<Sitter>)>,
}

fn sitter() -> impl Strategy<Value = Sitter> {
    // Mostly of one organisation, or nothing could ever be shown.
    let organisation = prop_oneof![4 => Just(0_usize), 3 => Just(1), 1 => Just(2)];
    (organisation, prop::bool::weighted(0.25), prop::bool::weighted(0.15), prop::bool::weighted(0.5))
        .prop_map(|(organisation, manager, away, quoted)| Sitter { organisation, manager, away, quoted })
}

fn document() -> impl Strategy<Value = Document> {
    let level = prop_oneof![1 => Just(Level::Off), 3 => Just(Level::Organisation), 4 => Just(Level::Role)];
    let change = prop::option::weighted(0.3, (0..24_usize, prop::option::weighted(0.7, sitter())));
    (level, 3..=6_u8, change).prop_map(|(level, k, changed)| Document { level, k, changed })
}

fn cases() -> impl Strategy<Value = (Vec<Sitter>, usize, Vec<Document>)> {
    // The first so many sit in a group of their own.
    (prop::collection::vec(sitter(), 1..=24), 0..24_usize, prop::collection::vec(document(), 1..6))
}

fn person(n: usize, first: usize) -> Person {
    Person { session: SessionId::nth(if n < first { 1 } else { 2 }), seat: SeatCode(n as u8 + 1) }
}

/// What Samsyn makes of the roster: focus groups with their notes, and a draft that quotes.
fn captured(sitters: &[Option<Sitter>], first: usize) -> (BTreeMap<SessionId, FocusGroup>, Draft) {
    let writer = WriterId::new("w1").unwrap();
    let mut sessions =
        BTreeMap::from([1, 2].map(|n| (SessionId::nth(n), FocusGroup { session: Session::default(), notes: BTreeMap::new() })));
    let mut draft = Draft::default();
    for (n, sitter) in sitters.iter().enumerate() {
        let Some(sitter) = sitter else { continue };
        let Person { session, seat } = person(n, first);
        let group = sessions.get_mut(&session).unwrap();
        let role = if sitter.manager { Role::Manager } else { Role::CaseWorker };
        group.session.seats.push(Seat { code: seat, organisation: Organisation::ALL[sitter.organisation], role, years: None });
        if sitter.away {
            group.own(&writer).presence.push(Presence { seat, at: Timestamp::UNIX_EPOCH, here: false });
        }
        if sitter.quoted {
            let entry = Entry {
                id: EntryId::of(&writer, n + 1),
                revision: 1,
                at: Timestamp::UNIX_EPOCH,
                changed: Timestamp::UNIX_EPOCH,
                row: None,
                kind: EntryKind::Quote,
                relayed: false,
                speaker: Speaker::Seat(seat),
                codes: BTreeSet::new(),
                text: "Så är det.".to_owned(),
                deleted: false,
            };
            let text = entry.text.clone();
            let links = vec![Link::new(&entry, 0..text.chars().count())];
            draft.insert(Block { text, links, ..Block::empty(BlockId::from_bits(n as u64), Part::Story, BlockKind::Quote) }, None);
            group.own(&writer).entries.push(entry.into());
        }
    }
    (sessions, draft)
}

/// Everybody who was there, as a reader knows it: who left may be quoted, who never came is not.
fn present(sitters: &[Option<Sitter>]) -> Vec<(usize, Sitter)> {
    sitters.iter().enumerate().filter_map(|(n, sitter)| Some((n, (*sitter)?))).filter(|(_, sitter)| !sitter.away || sitter.quoted).collect()
}

fn is_in(sitter: Sitter, group: Group) -> bool {
    let role = if sitter.manager { Role::Manager } else { Role::CaseWorker };
    Organisation::ALL[sitter.organisation] == group.organisation && group.role.is_none_or(|wanted| wanted == role)
}

/// One bit for each.
fn mask<'a>(people: impl IntoIterator<Item = &'a (usize, Sitter)>) -> u32 {
    people.into_iter().fold(0, |mask, (n, _)| mask | 1 << n)
}

/// The smallest set that can be made of `sets` by union, intersection and difference, found by
/// making them all; `None` if there is none. Stops at the first that is too small.
fn smallest_made(sets: &BTreeSet<u32>, k: u32) -> Option<u32> {
    let mut all: BTreeSet<u32> = sets.iter().copied().filter(|set| *set != 0).collect();
    let mut queue: Vec<u32> = all.iter().copied().collect();
    while let Some(a) = queue.pop() {
        for b in all.clone() {
            for made in [a | b, a & b, a & !b, b & !a] {
                if made != 0 && all.insert(made) {
                    if made.count_ones() < k {
                        return Some(made.count_ones());
                    }
                    queue.push(made);
                }
            }
        }
    }
    all.into_iter().map(u32::count_ones).min()
}

/// What a document shows, by whatever rule is tried.
type Rule = fn(Attribution, &BTreeMap<SessionId, FocusGroup>, &Draft, &[People]) -> Shown;

/// Lets the documents leave one after the other, and a reader put all of them side by side.
fn read(rule: Rule, (sitters, first, documents): (Vec<Sitter>, usize, Vec<Document>)) -> Result<(), TestCaseError> {
    let mut sitters: Vec<Option<Sitter>> = sitters.into_iter().map(Some).collect();
    let mut log: Vec<People> = Vec::new();
    let mut known: BTreeSet<u32> = BTreeSet::new();
    for Document { level, k, changed } in documents {
        if let Some((n, sitter)) = changed {
            sitters.resize(sitters.len().max(n + 1), None);
            sitters[n] = sitter;
        }
        let (sessions, draft) = captured(&sitters, first);
        let attribution = Attribution { level, k: SmallestGroup::try_from(k).unwrap() };
        let shown = rule(attribution, &sessions, &draft, &log);
        let present = present(&sitters);
        for (block, group) in &shown.speakers {
            prop_assert!(level == Level::Role || group.role.is_none());
            prop_assert!(level != Level::Off);
            let speaker = present.iter().find(|(n, _)| BlockId::from_bits(*n as u64) == *block).unwrap();
            prop_assert!(is_in(speaker.1, *group), "{group:?} said by another");
            known.insert(mask(present.iter().filter(|(_, sitter)| is_in(*sitter, *group))));
        }
        if !shown.speakers.is_empty() {
            let all = mask(&present);
            known.insert(all);
            // A quote without a group comes from the rest.
            let named: u32 = shown
                .speakers
                .values()
                .map(|group| mask(present.iter().filter(|(_, sitter)| is_in(*sitter, *group))))
                .fold(0, |a, b| a | b);
            known.insert(all & !named);
            let smallest = smallest_made(&known, u32::from(k)).unwrap();
            prop_assert!(smallest >= u32::from(k), "{smallest} people can be told from all others");
        }
        log.extend(shown.sets);
    }
    Ok(())
}

/// The same many cases each time.
fn runner() -> TestRunner {
    TestRunner::new_with_rng(
        Config { cases: 3_000, failure_persistence: None, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    )
}

#[test]
fn nobody_can_be_told_from_fewer_than_k() {
    runner().run(&cases(), |case| read(Shown::of, case)).unwrap();
}

/// A rule that looks at the groups and forgets what they leave over.
fn size_alone(attribution: Attribution, sessions: &BTreeMap<SessionId, FocusGroup>, draft: &Draft, _: &[People]) -> Shown {
    let lenient = Attribution { k: SmallestGroup::try_from(3).unwrap(), ..attribution };
    Shown::of(lenient, sessions, draft, &[])
}

/// A rule that forgets what has left before.
fn forgetful(attribution: Attribution, sessions: &BTreeMap<SessionId, FocusGroup>, draft: &Draft, _: &[People]) -> Shown {
    Shown::of(attribution, sessions, draft, &[])
}

#[test]
fn a_rule_that_forgets_is_found_out() {
    for rule in [size_alone as Rule, forgetful] {
        let found = runner().run(&cases(), |case| read(rule, case));
        assert!(matches!(found, Err(TestError::Fail(..))), "{found:?}");
    }
}

/// That nothing is ever shown would be safe too.
#[test]
fn large_groups_are_shown() {
    let (mut roles, mut organisations) = (0, 0);
    for (workers, others) in (0..=12_usize).flat_map(|workers| (0..=12_usize).map(move |others| (workers, others))) {
        let sitter = |organisation| Some(Sitter { organisation, manager: false, away: false, quoted: true });
        let sitters: Vec<_> = std::iter::repeat_n(sitter(0), workers).chain(std::iter::repeat_n(sitter(1), others)).collect();
        let (sessions, draft) = captured(&sitters, 24);
        for (level, count) in [(Level::Role, &mut roles), (Level::Organisation, &mut organisations)] {
            let shown = Shown::of(Attribution { level, k: SmallestGroup::default() }, &sessions, &draft, &[]);
            *count += shown.speakers.len();
            // Both, or one alone at the table: nobody is left over.
            let all = [workers, others].iter().all(|n| *n == 0 || *n >= 5);
            assert_eq!(shown.speakers.len(), if all { workers + others } else { 0 }, "{workers} and {others}");
        }
    }
    assert!(roles > 500 && roles == organisations);
}
