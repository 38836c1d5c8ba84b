//! Whatever is done to a guide in the window, the file it becomes can be read again.

use proptest::prelude::*;
use samsyn::domain::guide::{Feeds, Guide, RowKind};
use samsyn::domain::guide_edit::Edit;
use samsyn::domain::ids::{RowId, SectionId};
use samsyn::domain::project::Language;
use samsyn::storage::format::{Kind, to_text};
use samsyn::storage::guides;

/// Places are numbers here, taken modulo what there is when the edit is made.
#[derive(Debug, Clone)]
enum Step {
    Title(bool, String),
    AddSection(usize, String),
    Section(usize, u8, bool, String),
    AddRow(usize, bool, String),
    Row(usize, u8, bool, String),
}

/// Texts that meet each other: parts of the guide's own, signs that mean something, and anything.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-c ,:;()\n]{0,12}",
        "(Lyssna efter |Rita gärna|X dec|möten|ni|Hur )?[a-zåäö ,:]{0,20}\\)?",
        ".{0,30}",
        Just("ö".repeat(2_500)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => (any::<bool>(), text()).prop_map(|(sv, text)| Step::Title(sv, text)),
        1 => (any::<usize>(), text()).prop_map(|(at, text)| Step::AddSection(at, text)),
        3 => (any::<usize>(), any::<u8>(), any::<bool>(), text()).prop_map(|(at, what, sv, text)| Step::Section(at, what, sv, text)),
        2 => (any::<usize>(), any::<bool>(), text()).prop_map(|(at, item, text)| Step::AddRow(at, item, text)),
        12 => (any::<usize>(), any::<u8>(), any::<bool>(), text()).prop_map(|(at, what, sv, text)| Step::Row(at, what, sv, text)),
    ]
}

fn edit(guide: &Guide, n: usize, step: Step) -> Edit {
    let language = |sv| if sv { Language::Sv } else { Language::En };
    let section = |at: usize| guide.sections[at % guide.sections.len()].id.clone();
    let row = |at: usize| {
        let places = guide.places();
        places[at % places.len()].row.id.clone()
    };
    let new = || RowId::new(format!("new-{n}")).expect("an id");
    match step {
        Step::Title(sv, text) => Edit::SetTitle(language(sv), text),
        Step::AddSection(at, title) => {
            let id = SectionId::new(format!("new-{n}")).expect("an id");
            Edit::AddSection { id, after: Some(section(at)), title, row: new(), words: "Vad?".to_owned() }
        }
        Step::Section(at, what, sv, text) => match what % 6 {
            0 => Edit::RemoveSection(section(at)),
            1 => Edit::MoveSection { section: section(at), down: sv },
            2 => Edit::SetSectionTitle(section(at), language(sv), text),
            3 => Edit::SetMinutes(section(at), u16::from(what)),
            4 => Edit::SetSource(language(sv), text),
            _ => Edit::SetHeading(section(at), language(sv), text),
        },
        Step::AddRow(at, item, words) => {
            let kind = if item { RowKind::Item } else { RowKind::Question };
            Edit::AddRow { id: new(), section: section(at), after: (!item).then(|| row(at)), kind, words }
        }
        Step::Row(at, what, sv, text) => {
            let (row, language) = (row(at), language(sv));
            match what % 12 {
                0 => Edit::RemoveRow(row),
                1 => Edit::MoveRow { row, down: sv },
                2 => Edit::Indent(row),
                3 => Edit::Outdent(row),
                4 => Edit::SetKind(row, RowKind::Item),
                5 => Edit::SetFeeds(row, Feeds::How),
                6 => Edit::SetShort(row, language, text),
                7 | 8 => Edit::SetWords(row, language, text),
                9 | 10 => Edit::SetListening(row, language, text),
                _ => Edit::SetHints(row, language, text),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn any_edits_leave_a_guide_that_can_be_read(steps in proptest::collection::vec(step(), 1..40)) {
        let mut guide = guides::parse("guide.ron", include_str!("fixtures/guide.ron")).expect("a guide");
        for (n, step) in steps.into_iter().enumerate() {
            let edit = edit(&guide, n, step);
            let before = guide.clone();
            if !guide.edit(&edit) {
                prop_assert_eq!(&guide, &before, "an edit that is not made changes nothing");
            }
            let text = to_text(Kind::Guide, &guide).expect("a guide can be written");
            match guides::parse("guide.ron", &text) {
                Ok(read) => prop_assert_eq!(&read, &guide),
                Err(problems) => prop_assert!(false, "after {:?}: {:?}", edit, problems),
            }
        }
    }
}

#[test]
fn a_text_set_to_what_it_is_changes_no_word_of_the_guide_that_ships() {
    let guide = guides::bilaga2();
    let mut cues = 0;
    for place in guide.places() {
        let mut row = place.row.clone();
        cues += row.probes.len();
        for language in Language::ALL {
            row.set_listening(language, &row.listening(language));
            row.set_words(language, &row.words(language));
            let hints: Vec<String> = row.hints.iter().map(|hint| hint.get(language).to_owned()).collect();
            row.set_hints(language, &hints.join("\n"));
        }
        assert_eq!(row, *place.row);
    }
    assert!(cues >= 15, "the guide has things to listen for");
}
