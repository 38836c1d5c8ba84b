//! What is written can be read, and reads as what was written, whatever people type.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use samsyn::domain::anonymity::attribution::{Attribution, Group, Level, People, Person, SmallestGroup};
use samsyn::domain::coding::{Code, OwnCode};
use samsyn::domain::draft::{self, Block, BlockKind, Draft, Link, Part};
use samsyn::domain::ids::{BlockId, EntryId, RowId, SectionId, SessionId, Slug, WriterId};
use samsyn::domain::log::{Destroyed, Log, Logged, What as Logs};
use samsyn::domain::municipality::{Contact, Figure, Figures, Municipality};
use samsyn::domain::notes::{
    Change, Clock, Debrief, Entry, EntryKind, Line, Marks, Notes, Presence, RowMark, RowState, Speaker, Step, Steps, Stretch, Tick, What,
};
use samsyn::domain::project::{Language, PageBudget, Project};
use samsyn::domain::retention::{Counts, Keep};
use samsyn::domain::session::{Organisation, Role, Seat, SeatCode, Session, Years};
use samsyn::domain::stage::Milestones;
use samsyn::storage::format::{Kind, parse, to_text};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(kind: Kind, value: &T) -> Result<(), TestCaseError> {
    let text = to_text(kind, value).unwrap();
    let read = parse::<T>("f.ron", &text, kind).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{text}")))?;
    prop_assert_eq!(&read.value, value);
    prop_assert!(!read.newer);
    prop_assert_eq!(to_text(kind, &read.value).unwrap(), text);
    Ok(())
}

/// Anything at all, and the sort of thing that trips a format up.
fn words() -> impl Strategy<Value = String> {
    const HOSTILE: &[&str] = &[
        "",
        "None",
        "Some(x)",
        "\"",
        "\\",
        "r#\"x\"#",
        "// x",
        "/*",
        "*/",
        "\u{0}\r\n\t",
        "e\u{301}",
        "\u{202e}\u{feff}",
        "(x: 1)",
        "👩‍🚒",
        "\u{2028}",
    ];
    prop_oneof![any::<String>(), "[a-zåäö ]{0,40}", select(HOSTILE).prop_map(str::to_owned)]
}

fn date() -> impl Strategy<Value = Option<Date>> {
    option::of((1900_i16..2200, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d)))
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (0_i64..4_000_000_000, 0_i32..1_000_000_000).prop_map(|(s, n)| Timestamp::new(s, n).unwrap())
}

const ID: &str = "[a-z0-9]([a-z0-9_-]{0,20}[a-z0-9])?";

fn row() -> impl Strategy<Value = RowId> {
    ID.prop_map(|id| RowId::new(id).unwrap())
}

fn section() -> impl Strategy<Value = SectionId> {
    ID.prop_map(|id| SectionId::new(id).unwrap())
}

fn entry_id() -> impl Strategy<Value = EntryId> {
    (any::<u32>(), 0_usize..9999).prop_map(|(bits, n)| EntryId::of(&WriterId::from_bits(bits), n))
}

fn speaker() -> impl Strategy<Value = Speaker> {
    prop_oneof![Just(Speaker::Unknown), any::<u8>().prop_map(|n| Speaker::Seat(SeatCode(n))), Just(Speaker::Everyone)]
}

fn codes() -> impl Strategy<Value = BTreeSet<Code>> {
    btree_set(prop_oneof![select(Code::ready_made().collect::<Vec<_>>()), own_code().prop_map(Code::Own)], 0..4)
}

fn own_code() -> impl Strategy<Value = OwnCode> {
    "[a-zåäö]{2,12}".prop_map(|word| OwnCode::new(&word).unwrap())
}

prop_compose! {
    fn entry()(
        id in entry_id(), revision in any::<u32>(), at in moment(), changed in moment(), row in option::of(row()),
        kind in select(&EntryKind::ALL[..]), relayed in any::<bool>(),
        speaker in speaker(), codes in codes(), text in words(), deleted in any::<bool>(),
    ) -> Entry {
        Entry { id, revision, at, changed, row, kind, relayed, speaker, codes, text, deleted }
    }
}

prop_compose! {
    fn line()(
        text in words(), speaker in speaker(), codes in codes(), kind in option::of(select(&EntryKind::ALL[..])),
        relayed in any::<bool>(), row in option::of(row()), editing in option::of(entry_id()),
    ) -> Line {
        Line { text, speaker, codes, kind, relayed, row, editing }
    }
}

fn row_mark() -> impl Strategy<Value = RowMark> {
    let states = vec![RowState::Open, RowState::Answered, RowState::Skipped, RowState::Parked];
    (select(states), moment(), words()).prop_map(|(state, at, reason)| RowMark { state, at, reason })
}

fn tick() -> impl Strategy<Value = Tick> {
    (any::<bool>(), moment()).prop_map(|(on, at)| Tick { on, at })
}

fn step() -> impl Strategy<Value = Step> {
    let seat = || any::<u8>().prop_map(SeatCode);
    let new_seat = seat().prop_map(|code| Seat { code, organisation: Organisation::EmploymentService, role: Role::Manager, years: None });
    let change = prop_oneof![
        (entry_id(), option::of(any::<u32>()), any::<u32>()).prop_map(|(id, before, after)| Change::Entry { id, before, after }),
        (row(), option::of(row_mark()), row_mark()).prop_map(|(row, before, after)| Change::Row { row, before, after }),
        (row(), any::<u8>(), any::<bool>()).prop_map(|(row, probe, on)| Change::Probe { row, probe, on }),
        (seat(), any::<bool>()).prop_map(|(seat, here)| Change::Presence { seat, here }),
        new_seat.prop_map(|seat| Change::SeatAdded { seat }),
    ];
    (select(&[What::Entry, What::Merge, What::Mark, What::Seat][..]), row(), vec(change, 0..3)).prop_map(|(what, at, changes)| Step {
        what,
        at,
        changes,
    })
}

prop_compose! {
    fn notes()(
        entries in vec(entry().prop_map(Arc::new), 0..6), rows in btree_map(row(), row_mark(), 0..4),
        probes in btree_map(row(), btree_map(any::<u8>(), tick(), 0..4), 0..4),
        stretches in vec((section(), moment(), moment()).prop_map(|(section, from, to)| Stretch { section, from, to }), 0..4),
        (running, ended, position) in (any::<bool>(), option::of(moment()), option::of(row())),
        presence in vec((any::<u8>(), moment(), any::<bool>()).prop_map(|(seat, at, here)| Presence { seat: SeatCode(seat), at, here }), 0..3),
        (line, aside) in (line(), line()), (impressions, surprises, to_check) in (words(), words(), words()),
        (done, undone) in (vec(step(), 0..3), vec(step(), 0..3)),
    ) -> Notes {
        Notes {
            entries,
            marks: Marks { rows, probes },
            clock: Clock { stretches, running, ended },
            presence,
            position,
            line,
            aside,
            debrief: Debrief { impressions, surprises, to_check },
            steps: Steps { done, undone },
        }
    }
}

prop_compose! {
    fn link()(entry in entry_id(), from in 0_usize..900, len in 0_usize..900, words in words()) -> Link {
        Link { entry, from, to: from + len, words }
    }
}

prop_compose! {
    fn group()(organisation in select(&Organisation::ALL[..]), role in option::of(select(&Role::ALL[..]))) -> Group {
        Group { organisation, role }
    }
}

prop_compose! {
    fn block()(
        bits in any::<u64>(), part in select(&Part::ALL[..]), kind in 0_usize..3, text in words(),
        links in vec(link(), 0..3), speaker in option::of(group()),
    ) -> Block {
        let kinds: &[BlockKind] = part.kinds();
        Block { id: BlockId::from_bits(bits), part, kind: kinds[kind % kinds.len()], text, links, speaker }
    }
}

prop_compose! {
    fn draft()(blocks in vec(block(), 0..8), drawn in btree_set(entry_id(), 0..4)) -> Draft {
        Draft { blocks, drawn }
    }
}

prop_compose! {
    fn draft_step()(at in 0_usize..20, before in vec(block(), 0..3), after in vec(block(), 0..3)) -> Arc<draft::steps::Step> {
        Arc::new(draft::steps::Step { what: draft::steps::What::Paste, at, before, after })
    }
}

prop_compose! {
    fn draft_steps()(done in vec(draft_step(), 0..3), undone in vec(draft_step(), 0..3)) -> draft::steps::Steps {
        draft::steps::Steps { done, undone }
    }
}

prop_compose! {
    fn version()(name in words(), at in moment(), draft in draft()) -> draft::version::Version {
        draft::version::Version { name, at, draft }
    }
}

fn figure() -> impl Strategy<Value = Option<Figure>> {
    let value = prop_oneof![0.0..100.0, (0_u32..2_000_000).prop_map(f64::from)];
    option::of((value, any::<i16>(), words(), words()).prop_map(|(value, year, source, label)| Figure { value, year, source, label }))
}

prop_compose! {
    fn contact()(function in words(), organisation in words(), name in words(), email in words(), phone in words(), consent in date(), checks_facts in any::<bool>()) -> Contact {
        Contact { function, organisation, name, email, phone, consent, checks_facts }
    }
}

prop_compose! {
    fn municipality()(
        name in words(), full_name in words(), figures in [figure(), figure(), figure(), figure()],
        contacts in vec(contact(), 0..3), dates in [date(), date(), date()],
    ) -> Municipality {
        let [inhabitants, assistance, young_adults, unemployment] = figures;
        let [sent, replied, approved] = dates;
        Municipality {
            name, full_name, contacts,
            figures: Figures { inhabitants, assistance, young_adults, unemployment },
            milestones: Milestones { sent, replied, approved },
        }
    }
}

prop_compose! {
    fn seat()(
        code in any::<u8>(), organisation in select(&Organisation::ALL[..]),
        role in select(&Role::ALL[..]), years in option::of(select(&Years::ALL[..])),
    ) -> Seat {
        Seat { code: SeatCode(code), organisation, role, years }
    }
}

prop_compose! {
    fn session()(
        date in date(), start in option::of((0_i8..24, 0_i8..60).prop_map(|(h, m)| Time::constant(h, m, 0, 0))),
        place in words(), minutes in btree_map(section(), any::<u16>(), 0..4), seats in vec(seat(), 0..8),
    ) -> Session {
        Session { date, start, place, minutes, seats }
    }
}

prop_compose! {
    fn project()(
        name in words(), consultancy in words(), dates in [date(), date(), date()],
        pages in any::<(u8, u8)>(), language in select(&Language::ALL[..]),
        codes in vec(own_code(), 0..3), speller in btree_set(words(), 0..3), level in select(&Level::ALL[..]),
        k in SmallestGroup::LEAST..=SmallestGroup::MOST, keep in Keep::LEAST..=Keep::MOST,
    ) -> Project {
        let [draft_due, reply_due, mapping_done] = dates;
        let pages = PageBudget { min: pages.0, max: pages.1 };
        let attribution = Attribution { level, k: SmallestGroup::try_from(k).unwrap() };
        let keep = Keep::try_from(keep).unwrap();
        Project { name, consultancy, draft_due, reply_due, mapping_done, pages, language, codes, attribution, keep, words: speller }
    }
}

prop_compose! {
    fn people()(people in btree_set((1_usize..4, any::<u8>()), 0..5)) -> People {
        people.into_iter().map(|(n, seat)| Person { session: SessionId::nth(n), seat: SeatCode(seat) }).collect()
    }
}

prop_compose! {
    fn destroyed()(
        municipality in select(&["ale", "exempelkoping"][..]), counts in any::<[u16; 5]>(), keep in Keep::LEAST..=Keep::MOST,
        approved in date(), groups in vec(people(), 0..3),
    ) -> Destroyed {
        let [notes, quotes, versions, steps, files] = counts.map(usize::from);
        Destroyed::Material {
            municipality: Slug::new(municipality).unwrap(),
            counts: Counts { notes, quotes, versions, steps, files },
            approved: approved.unwrap_or_default(),
            keep: Keep::try_from(keep).unwrap(),
            groups,
        }
    }
}

prop_compose! {
    fn log()(destroyed in vec((moment(), destroyed(), words()), 0..3), exported in vec((moment(), vec(people(), 0..3)), 0..3)) -> Log {
        let destroyed = destroyed.into_iter().flat_map(|(at, what, by)| {
            let begun = Logged { at, what: Logs::Destroying { what: what.clone(), by: by.clone() } };
            [begun, Logged { at, what: Logs::Destroyed { what, by } }]
        });
        let exported = exported.into_iter().map(|(at, groups)| {
            let municipality = Slug::new("ale").unwrap();
            Logged { at, what: Logs::Exported { municipality, format: "pdf".to_owned(), is_final: true, not_names: Vec::new(), groups } }
        });
        Log { events: destroyed.chain(exported).collect() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn notes_survive(notes in notes()) {
        round_trip(Kind::Notes, &notes)?;
    }

    #[test]
    fn a_draft_survives(draft in draft()) {
        round_trip(Kind::Draft, &draft)?;
    }

    #[test]
    fn what_can_be_undone_of_a_draft_survives(steps in draft_steps(), version in version()) {
        round_trip(Kind::Steps, &steps)?;
        round_trip(Kind::Version, &version)?;
    }

    #[test]
    fn a_municipality_survives(municipality in municipality()) {
        round_trip(Kind::Municipality, &municipality)?;
    }

    #[test]
    fn a_session_survives(session in session()) {
        round_trip(Kind::Session, &session)?;
    }

    #[test]
    fn a_project_survives(project in project()) {
        round_trip(Kind::Project, &project)?;
    }

    #[test]
    fn a_log_survives(log in log()) {
        round_trip(Kind::Log, &log)?;
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>(), garbage in "[()\\[\\]{}:,\"a-z0-9# /*\\\\]{0,60}") {
        for text in [text, format!("(format: 1, kind: \"notes\", content: {garbage})"), format!("(format: 1, kind: \"notes\", content: (entries: {garbage}))")] {
            let _either = parse::<Notes>("f.ron", &text, Kind::Notes);
            let _either = samsyn::storage::guides::parse("f.ron", &text.replace("notes", "guide").replace("entries", "sections"));
        }
    }
}

#[test]
fn what_a_whole_block_rested_on_is_still_read() {
    let old =
        "(format: 2, kind: \"draft\", content: (blocks: [(id: \"b1\", part: story, kind: quote, text: \"Så.\", evidence: [\"w1.1\"])]))";
    let draft = parse::<Draft>("draft.ron", old, Kind::Draft).unwrap().value;
    assert_eq!(draft.blocks[0].links, [Link { entry: EntryId::new("w1.1").unwrap(), from: 0, to: 3, words: String::new() }]);
}

#[test]
fn limits_of_a_project_hold_in_files_too() {
    let project = |field: &str| format!("(format: 5, kind: \"project\", content: (\n  name: \"x\",\n  {field},\n))");
    let problem = |field: &str| {
        let problems = parse::<Project>("samsyn.ron", &project(field), Kind::Project).unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let smallest = "expected the smallest group a quote is attributed to: 3 to 24 people";
    assert_eq!(problem("attribution: (level: role, k: 2)"), format!("samsyn.ron:3:33: {smallest}"));
    assert_eq!(problem("keep: 0"), "samsyn.ron:3:9: expected 1 to 60 months after approval");
    let read = parse::<Project>("samsyn.ron", &project("attribution: (level: role)"), Kind::Project).unwrap().value;
    assert_eq!((read.attribution.k, read.keep), (SmallestGroup::default(), Keep::default()));
}
