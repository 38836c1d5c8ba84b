//! Whatever a writer does, in whatever order: undo and redo end where the model says, no word is
//! lost or made up, and evidence stays within its text.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use samsyn::domain::difference::{self, Change};
use samsyn::domain::draft::edit::{Find, pieces};
use samsyn::domain::draft::steps::{Steps, What};
use samsyn::domain::draft::{Block, BlockKind, Draft, Link, Part};
use samsyn::domain::ids::{BlockId, EntryId};
use samsyn::storage::format::{Kind, parse, to_text};

/// One thing to do; numbers are taken modulo what there is.
#[derive(Debug, Clone)]
enum Deed {
    Type(usize, usize, String),
    Delete(usize, usize, usize),
    Rewrite(usize, String),
    Split(usize, usize, usize),
    Backspace(usize),
    JoinNext(usize),
    Remove(usize, usize),
    Shift(usize, bool),
    Place(usize, usize, Part),
    Kind(usize, BlockKind),
    Paste(usize, usize, String),
    Replace(String, String),
    Add(Part),
    Undo,
    Redo,
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zåäö .\n\t•-]{0,24}",
        select(vec!["👩‍👩‍👧 é", "e\u{301}\u{301}", "”Så.”", "\u{202e}abc", " "]).prop_map(str::to_owned)
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0_usize..40;
    let kind = select(vec![BlockKind::Heading, BlockKind::Paragraph, BlockKind::Quote, BlockKind::Point]);
    prop_oneof![
        4 => (n(), n(), words()).prop_map(|(b, at, text)| Deed::Type(b, at, text)),
        2 => (n(), n(), n()).prop_map(|(b, from, len)| Deed::Delete(b, from, len)),
        1 => (n(), words()).prop_map(|(b, text)| Deed::Rewrite(b, text)),
        2 => (n(), n(), n()).prop_map(|(b, from, len)| Deed::Split(b, from, len)),
        1 => n().prop_map(Deed::Backspace),
        1 => n().prop_map(Deed::JoinNext),
        1 => (n(), n()).prop_map(|(a, b)| Deed::Remove(a, b)),
        1 => (n(), any::<bool>()).prop_map(|(b, down)| Deed::Shift(b, down)),
        1 => (n(), n(), select(&Part::ALL[..])).prop_map(|(a, b, part)| Deed::Place(a, b, part)),
        1 => (n(), kind).prop_map(|(b, kind)| Deed::Kind(b, kind)),
        1 => (n(), n(), words()).prop_map(|(b, at, text)| Deed::Paste(b, at, text)),
        1 => ("[a-zåäö]{1,2}", words()).prop_map(|(find, with)| Deed::Replace(find, with)),
        1 => select(&Part::ALL[..]).prop_map(Deed::Add),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

fn start() -> Draft {
    let block = |n: u64, part, kind, text: &str| {
        let id = BlockId::from_bits(n);
        let link = Link { entry: EntryId::new(format!("w1.{n}")).unwrap(), from: 0, to: text.chars().count().min(8), words: String::new() };
        Block { text: text.to_owned(), links: vec![link], ..Block::empty(id, part, kind) }
    };
    let blocks = vec![
        block(1, Part::About, BlockKind::Paragraph, "En kommun. Tre parter."),
        block(2, Part::Story, BlockKind::Heading, "Tisdagar"),
        block(3, Part::Story, BlockKind::Paragraph, "Vi ses på tisdagar. Alla kommer, också de nya."),
        block(4, Part::Story, BlockKind::Quote, "Nu ringer man den som har uppdraget."),
        block(5, Part::Why, BlockKind::Point, "Ledningen står bakom."),
    ];
    Draft { blocks, ..Draft::default() }
}

fn letters(draft: &Draft) -> Vec<char> {
    let mut letters: Vec<char> = draft.blocks.iter().flat_map(|block| block.text.chars()).filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

/// Does it, and returns what undo calls it; `None` for undo and redo themselves.
fn run(draft: &mut Draft, deed: Deed, ids: &mut impl FnMut() -> BlockId) -> What {
    let id = |draft: &Draft, n: usize| draft.blocks.get(n % draft.blocks.len().max(1)).map(|block| block.id.clone());
    let place = |draft: &Draft, n: usize, at: usize| at % (draft.blocks[n % draft.blocks.len()].len() + 1);
    if draft.blocks.is_empty() && !matches!(deed, Deed::Add(_)) {
        return What::Block;
    }
    let len = draft.blocks.len().max(1);
    match deed {
        Deed::Type(b, at, text) => {
            let at = place(draft, b, at);
            draft.blocks[b % len].insert(at, &text);
        }
        Deed::Delete(b, from, n) => {
            let from = place(draft, b, from);
            let to = (from + n).min(draft.blocks[b % len].len());
            draft.blocks[b % len].delete(from..to);
        }
        Deed::Rewrite(b, text) => draft.blocks[b % len].rewrite(&text),
        Deed::Split(b, from, n) => {
            let from = place(draft, b, from);
            let to = (from + n % 4).min(draft.blocks[b % len].len());
            draft.split(&id(draft, b).unwrap(), from..to, ids());
        }
        Deed::Backspace(b) => drop(draft.backspace(&id(draft, b).unwrap())),
        Deed::JoinNext(b) => drop(draft.join_next(&id(draft, b).unwrap())),
        Deed::Remove(a, b) => drop(draft.remove(&[id(draft, a).unwrap(), id(draft, b).unwrap()])),
        Deed::Shift(b, down) => drop(draft.shift(&[id(draft, b).unwrap()], down)),
        Deed::Place(a, b, part) => drop(draft.move_to(&[id(draft, a).unwrap()], part, id(draft, b).as_ref())),
        Deed::Kind(b, kind) => drop(draft.set_kind(&id(draft, b).unwrap(), kind)),
        Deed::Paste(b, at, text) => {
            let at = place(draft, b, at);
            draft.paste(&id(draft, b).unwrap(), at..at, &pieces(&text), ids);
        }
        Deed::Replace(text, with) => drop(draft.replace_all(&Find { text, ..Find::default() }, &with)),
        Deed::Add(part) => draft.insert(Block::empty(ids(), part, part.usual_kind()), None),
        Deed::Undo | Deed::Redo => {}
    }
    What::Block
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_end_where_the_model_says(deeds in vec(deed(), 1..60)) {
        let mut draft = start();
        let mut steps = Steps::default();
        // The model: every state, and where among them one is.
        let (mut states, mut now) = (vec![draft.clone()], 0_usize);
        let mut next = 100;
        let mut ids = || { next += 1; BlockId::from_bits(next) };
        for deed in deeds {
            match deed {
                Deed::Undo => {
                    let undone = steps.undo(&mut draft);
                    prop_assert_eq!(undone.is_some(), now > 0);
                    now = now.saturating_sub(1);
                }
                Deed::Redo => {
                    let redone = steps.redo(&mut draft);
                    prop_assert_eq!(redone.is_some(), now + 1 < states.len());
                    now = (now + 1).min(states.len() - 1);
                }
                deed => {
                    let before = draft.clone();
                    let moves = matches!(deed, Deed::Split(_, _, 0) | Deed::Backspace(_) | Deed::JoinNext(_) | Deed::Shift(..) | Deed::Place(..) | Deed::Kind(..));
                    let what = run(&mut draft, deed, &mut ids);
                    if moves {
                        prop_assert_eq!(letters(&before), letters(&draft), "words are moved, never lost");
                    }
                    if steps.note(what, &before, &draft) {
                        states.truncate(now + 1);
                        states.push(draft.clone());
                        now += 1;
                    }
                }
            }
            prop_assert_eq!(&draft, &states[now]);
            for block in &draft.blocks {
                prop_assert!(block.part.kinds().contains(&block.kind), "{:?}", block.part);
                prop_assert!(block.links.iter().all(|link| link.from <= link.to && link.to <= block.len()), "{block:?}");
            }
            prop_assert!(draft.blocks.is_sorted_by_key(|block| block.part));
        }
        // A restart in between changes nothing.
        let (text, undo) = (to_text(Kind::Draft, &draft).unwrap(), to_text(Kind::Steps, &steps).unwrap());
        prop_assert_eq!(&parse::<Draft>("d", &text, Kind::Draft).unwrap().value, &draft);
        let read = parse::<Steps>("s", &undo, Kind::Steps).unwrap().value;
        prop_assert_eq!(&read, &steps);
        steps = read;
        while steps.undo(&mut draft).is_some() {}
        prop_assert_eq!(draft, start());
    }

    #[test]
    fn a_difference_has_both_texts_in_it(before in words(), after in words()) {
        let runs = difference::words(&before, &after);
        let but = |change| runs.iter().filter(|run| run.change != change).map(|run| run.text.as_str()).collect::<String>();
        prop_assert_eq!(but(Change::Added), before);
        prop_assert_eq!(but(Change::Removed), after);
    }

    #[test]
    fn every_word_that_is_pasted_is_there(text in words()) {
        let mut draft = start();
        let id = draft.blocks[2].id.clone();
        let mut next = 100;
        let pasted = pieces(&text);
        draft.paste(&id, 6..6, &pasted, || { next += 1; BlockId::from_bits(next) });
        if pasted.len() > 1 {
            // What was pasted rests on nothing, whatever stood around it.
            let linked = |block: &Block| block.links.iter().map(|link| link.to - link.from).sum::<usize>();
            let (before, after): (usize, usize) = (start().blocks.iter().map(linked).sum(), draft.blocks.iter().map(linked).sum());
            prop_assert_eq!(before, after);
        }
        let whole: String = draft.blocks.iter().map(|block| block.text.as_str()).collect();
        let mut from = 0;
        for piece in &pasted {
            let at = whole[from..].find(&piece.text);
            prop_assert!(at.is_some(), "{:?} in {:?}", piece.text, whole);
            from += at.unwrap() + piece.text.len();
        }
        let marks = |c: &char| c.is_alphanumeric();
        let seen: String = pasted.iter().flat_map(|piece| piece.text.chars()).filter(marks).collect();
        let mut wanted = text.chars().filter(marks);
        // Only a bullet that was typed as the letter o is not a word.
        prop_assert!(seen.chars().all(|c| wanted.by_ref().any(|w| w == c)));
    }
}

#[test]
fn what_word_puts_on_the_clipboard_becomes_paragraphs_and_points() {
    let text = "Rubrik utan märkning\r\nEtt stycke med\u{b}radbrytning.\r\n•\tFörsta punkten\r\n\u{f0b7}\tAndra punkten\r\no\tUnder den\r\n”Ett citat.”\r\n\r\n1.\tNumrerat\r\n";
    let seen: Vec<(Option<BlockKind>, String)> = pieces(text).into_iter().map(|piece| (piece.kind, piece.text)).collect();
    let point = Some(BlockKind::Point);
    assert_eq!(
        seen,
        [
            (None, "Rubrik utan märkning".to_owned()),
            (None, "Ett stycke med\nradbrytning.".to_owned()),
            (point, "Första punkten".to_owned()),
            (point, "Andra punkten".to_owned()),
            (point, "Under den".to_owned()),
            (Some(BlockKind::Quote), "Ett citat.".to_owned()),
            (None, "1.\tNumrerat".to_owned()),
        ]
    );
    let mut draft = start();
    let id = draft.blocks[2].id.clone();
    let mut next = 100;
    draft.paste(&id, 20..20, &pieces("ny. \n- Ett\n- Två"), || {
        next += 1;
        BlockId::from_bits(next)
    });
    let texts: Vec<&str> = draft.part(Part::Story).map(|block| block.text.as_str()).collect();
    assert_eq!(texts[1..4], ["Vi ses på tisdagar. ny.", "Ett", "TvåAlla kommer, också de nya."]);
}

#[test]
fn enter_and_backspace_do_what_a_writer_expects() {
    let mut draft = start();
    let id = |n: usize, draft: &Draft| draft.blocks[n].id.clone();
    let new = BlockId::from_bits;
    // At the end of a heading: text below it. At its start: room above it, and the heading stays one.
    assert_eq!(draft.split(&id(1, &draft), 8..8, new(50)), Some((new(50), 0)));
    assert_eq!(draft.block(&new(50)).unwrap().kind, BlockKind::Paragraph);
    assert_eq!(draft.split(&id(1, &draft), 0..0, new(51)), Some((new(2), 0)));
    assert_eq!(draft.block(&new(2)).unwrap().kind, BlockKind::Heading);
    // Backspace takes the empty block above away again, and the heading stays one.
    assert_eq!(draft.backspace(&new(2)), Some((new(2), 0)));
    assert!(draft.block(&new(51)).is_none());
    assert_eq!(draft.block(&new(2)).unwrap().kind, BlockKind::Heading);
    // Split and joined again: the same words with the same evidence.
    let before = draft.block(&new(3)).unwrap().clone();
    let (rest, _) = draft.split(&new(3), 20..20, new(52)).unwrap();
    assert_eq!(draft.block(&rest).unwrap().text, "Alla kommer, också de nya.");
    assert!(draft.block(&rest).unwrap().links.is_empty(), "the evidence stays with its words");
    assert_eq!(draft.join(&rest), Some((new(3), 20)), "where they were parted");
    assert_eq!(*draft.block(&new(3)).unwrap(), before);
    // The first block of a part has nothing to join.
    assert_eq!(draft.backspace(&new(5)), None);
    // From the end of a part a block goes into the next, as something that may stand there.
    assert!(draft.shift(&[new(4)], true));
    assert_eq!(draft.block(&new(4)).unwrap().part, Part::Why);
    assert!(draft.shift(&[new(1)], true));
    assert_eq!(draft.blocks[0].part, Part::Story);
}
