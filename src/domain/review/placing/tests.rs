//! Random edits of random texts, and what no program writes.

use proptest::prelude::*;

use super::*;
use crate::domain::draft::{BlockKind, Part};
use crate::domain::ids::BlockId;
use crate::domain::review::{Proposal, Verdict, Voice};

fn id(n: usize) -> BlockId {
    BlockId::from_bits(n as u64 + 1)
}

fn expected(texts: &[String]) -> (Vec<Expected>, Vec<Passage>) {
    let title = Expected { text: "Kort om Exempelköpings kommun".to_owned(), opens: true, ..Expected::default() };
    let block = |(n, text): (usize, &String)| Expected { mark: Some(Mark::block(id(n))), text: text.clone(), ..Expected::default() };
    let passage = |(n, text): (usize, &String)| Passage {
        id: id(n),
        part: Part::Story,
        kind: BlockKind::Paragraph,
        text: text.clone(),
        speaker: None,
    };
    (std::iter::once(title).chain(texts.iter().enumerate().map(block)).collect(), texts.iter().enumerate().map(passage).collect())
}

fn run(text: &str, change: Change) -> Run {
    Run { text: text.to_owned(), change, comments: Vec::new() }
}

fn paragraph(text: &str, change: Change) -> Paragraph {
    Paragraph { runs: vec![run(text, change)], end: change, ..Paragraph::default() }
}

/// What somebody does to a paragraph.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Replace,
    Shorten,
    Remove,
    Add,
    AddTwo,
    Split,
    Rewrite,
    Move,
    Comment,
    Quotes,
}

const DEEDS: [Deed; 10] = [
    Deed::Replace,
    Deed::Shorten,
    Deed::Remove,
    Deed::Add,
    Deed::AddTwo,
    Deed::Split,
    Deed::Rewrite,
    Deed::Move,
    Deed::Comment,
    Deed::Quotes,
];

/// The paragraphs that one becomes, and what has to come of it.
fn edited(n: usize, text: &str, deed: Deed, tracked: Option<usize>, marks: bool, authors: usize) -> (Vec<Paragraph>, Option<Answer>) {
    let voices = vec![Voice { number: tracked.unwrap_or(authors) as u16 + 1, organisation: None }];
    let answer = |verdict, proposal| Answer {
        subject: Subject::Block(id(n)),
        voices: voices.clone(),
        verdict,
        proposal,
        comment: String::new(),
        about: String::new(),
    };
    let proposes = |proposal| Some(answer(Verdict::Incorrect, Some(proposal)));
    let marked = |mut it: Paragraph| {
        it.marks.extend(marks.then(|| Mark::block(id(n))));
        it
    };
    let (added, removed) = (tracked.map_or(Change::Kept, Change::Added), tracked.map(Change::Removed));
    // Words that were taken out without a trace are just not there.
    let gone = |text: &str| removed.map(|change| run(text, change));
    let words: Vec<&str> = text.split(' ').collect();
    let (head, tail) = (words[..words.len() / 2].join(" ") + " ", words[words.len() / 2..].join(" "));
    let (first, rest) = tail.split_once(' ').unwrap_or((&tail, ""));
    let kept = |text: &str| run(text, Change::Kept);
    let fresh = |k: usize| format!("Alldeles nya ord nummer {n} {k} som ingen har sett förut.");
    match deed {
        Deed::Replace => {
            let runs = [Some(kept(&head)), gone(first), Some(run("utbytt", added)), Some(kept(&format!(" {rest}")))];
            let text = format!("{head}utbytt {rest}").trim().to_owned();
            (
                vec![marked(Paragraph { runs: runs.into_iter().flatten().collect(), ..Paragraph::default() })],
                proposes(Proposal::Words(vec![text])),
            )
        }
        Deed::Shorten => {
            let runs = [Some(kept(&head)), gone(&format!("{first} ")), Some(kept(rest))];
            let text = format!("{head}{rest}").trim().to_owned();
            (
                vec![marked(Paragraph { runs: runs.into_iter().flatten().collect(), ..Paragraph::default() })],
                proposes(Proposal::Words(vec![text])),
            )
        }
        Deed::Remove => {
            let out = removed.map(|change| marked(paragraph(text, change)));
            (out.into_iter().collect(), proposes(Proposal::Remove))
        }
        Deed::Add | Deed::AddTwo => {
            let texts: Vec<String> = (0..if matches!(deed, Deed::AddTwo) { 2 } else { 1 }).map(fresh).collect();
            let mut out = vec![marked(Paragraph { end: added, ..paragraph(text, Change::Kept) })];
            out[0].end = added;
            out.extend(texts.iter().map(|text| paragraph(text, added)));
            // The last has the end that the paragraph had.
            out.iter_mut().next_back().into_iter().for_each(|last| last.end = Change::Kept);
            (out, Some(answer(Verdict::Comment, Some(Proposal::Add(texts)))))
        }
        Deed::Split => {
            let out = vec![marked(Paragraph { end: added, ..paragraph(&head, Change::Kept) }), marked(paragraph(&tail, Change::Kept))];
            (out, proposes(Proposal::Words(vec![head.trim().to_owned(), tail.trim().to_owned()])))
        }
        Deed::Rewrite => {
            let runs = [gone(text), Some(run(&fresh(0), added))];
            (
                vec![marked(Paragraph { runs: runs.into_iter().flatten().collect(), ..Paragraph::default() })],
                proposes(Proposal::Words(vec![fresh(0)])),
            )
        }
        Deed::Comment => {
            let runs = vec![kept(&head), Run { comments: vec![n], ..kept(first) }, kept(&format!(" {rest}"))];
            let said = Answer { comment: format!("Om {n}"), about: first.to_owned(), ..answer(Verdict::Comment, None) };
            let said = Answer { voices: vec![Voice { number: 1, organisation: None }], ..said };
            (vec![marked(Paragraph { runs, ..Paragraph::default() })], Some(said))
        }
        Deed::Quotes => (vec![marked(paragraph(&format!(" {}\u{a0}", text.replace(' ', "\u{a0}")), Change::Kept))], None),
        // Whoever calls puts it somewhere else.
        Deed::Move => (vec![marked(paragraph(text, Change::Kept))], None),
    }
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    const WORDS: &str = "samverkan kommunen överenskommelsen målgruppen handläggare träffas varje vecka planering gemensam ansvar \
                         chefer styrgruppen resultat uppföljning praktik arbete studier stöd unga vuxna möten rutiner samtycke \
                         sekretess bordet kontoret tidigare ofta alltid sällan därför eftersom medan när och i på med för att";
    let word = prop::sample::select(WORDS.split_whitespace().collect::<Vec<_>>());
    let sentence = prop::collection::vec(word, 8..40);
    // What one text is about no other is, but for small words: nobody could tell what was parted off
    // one from another that was taken out if they said the same.
    let own = |n: usize, word: &str| if word.chars().count() > 3 { format!("{word}{n}") } else { word.to_owned() };
    let numbered = move |(n, words): (usize, Vec<&str>)| {
        let words: Vec<String> = words.into_iter().map(|word| own(n, word)).collect();
        format!("Stycke{n} {}.", words.join(" "))
    };
    prop::collection::vec(sentence, 6..24).prop_map(move |texts| texts.into_iter().enumerate().map(numbered).collect())
}

fn sorted(mut answers: Vec<Answer>) -> Vec<String> {
    let mut told: Vec<String> = answers.drain(..).map(|answer| format!("{answer:?}")).collect();
    told.sort();
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_edit_is_found_on_its_block_and_nothing_else(
        texts in texts(),
        deeds in prop::collection::vec((0..DEEDS.len(), prop::option::of(0..2_usize)), 24),
        marks in any::<bool>(),
    ) {
        let (expected, sent) = expected(&texts);
        let authors = 2;
        let mut paragraphs = vec![paragraph(&expected[0].text, Change::Kept)];
        let (mut wanted, mut comments) = (Vec::new(), Vec::new());
        let mut held: Option<(usize, Paragraph)> = None;
        for (n, text) in texts.iter().enumerate() {
            // Edits that stand beside each other can be read in more than one way.
            let (deed, tracked) = deeds[n / 2];
            let mut deed = DEEDS[deed];
            // Nobody can tell a paragraph that was written anew from one that was taken out and
            // one that was put in, if nothing says so.
            if matches!(deed, Deed::Rewrite) && tracked.is_none() {
                deed = Deed::Replace;
            }
            if n % 2 == 0 || n + 1 == texts.len() {
                paragraphs.extend(edited(n, text, Deed::Move, None, marks, authors).0);
                continue;
            }
            let (becomes, answer) = edited(n, text, deed, tracked, marks, authors);
            if matches!(deed, Deed::Move) && held.is_none() && n + 3 < texts.len() {
                held = Some((n, becomes[0].clone()));
                continue;
            }
            if matches!(deed, Deed::Comment) {
                comments.push((n, Comment { author: 0, text: format!("Om {n}"), replies: Vec::new() }));
            }
            paragraphs.extend(becomes);
            wanted.extend(answer);
        }
        if let Some((n, moved)) = held {
            // To the end, behind the last block.
            paragraphs.push(moved);
            wanted.push(Answer {
                subject: Subject::Block(id(n)),
                voices: vec![Voice { number: authors as u16 + 1, organisation: None }],
                verdict: Verdict::Incorrect,
                proposal: Some(Proposal::Move { after: Some(id(texts.len() - 1)), words: None }),
                comment: String::new(),
                about: String::new(),
            });
        }
        for run in paragraphs.iter_mut().flat_map(|it| &mut it.runs) {
            run.comments.iter_mut().for_each(|at| *at = comments.iter().position(|(n, _)| n == at).unwrap());
        }
        let comments = comments.into_iter().map(|(_, comment)| comment).collect();
        let returned = Returned { token: None, paragraphs, comments, authors };
        let placed = place(&expected, &sent, &returned);
        prop_assert_eq!(sorted(placed.answers.clone()), sorted(wanted));
        prop_assert!(placed.unplaced.is_empty());
        prop_assert_eq!(place(&expected, &sent, &returned), placed);
    }

    #[test]
    fn nothing_that_can_be_in_a_document_is_too_much(
        texts in texts(),
        paragraphs in prop::collection::vec(
            (prop::collection::vec((".{0,30}", 0..3_usize, 0..4_usize), 0..4), 0..3_usize, prop::option::of((0..3_usize, 0..3_usize, 0..3_usize)), prop::option::of(0..30_usize)),
            0..40,
        ),
        take in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        let (expected, sent) = expected(&texts);
        let change = |kind| [Change::Kept, Change::Added(0), Change::Removed(1)][kind];
        let mut paragraphs: Vec<Paragraph> = paragraphs
            .into_iter()
            .map(|(runs, end, cell, mark)| Paragraph {
                marks: mark.map(|n| Mark::block(id(n))).into_iter().collect(),
                runs: runs.into_iter().map(|(text, kind, n)| Run { text, change: change(kind), comments: vec![n] }).collect(),
                end: change(end),
                cell: cell.map(|(table, row, column)| Cell { table, row, column }),
            })
            .collect();
        // Some of what was sent is there as well.
        for (n, at) in take.iter().enumerate() {
            if !paragraphs.is_empty() {
                let at = at.index(paragraphs.len());
                paragraphs[at].runs.push(run(&texts[n % texts.len()], change(n % 3)));
            }
        }
        let returned = Returned { token: None, paragraphs, comments: vec![Comment::default(), Comment { text: "Nej".to_owned(), ..Comment::default() }], authors: 2 };
        let placed = place(&expected, &sent, &returned);
        prop_assert!((0.0..=1.0).contains(&placed.likeness));
        prop_assert!(placed.answers.iter().all(Answer::is_remark));
    }
}

#[test]
fn a_text_that_did_not_come_back_is_taken_out() {
    let (expected, sent) = expected(&["Ett stycke.".to_owned(), "Ett till.".to_owned()]);
    let placed = place(&expected, &sent, &Returned::default());
    assert!(placed.likeness.abs() < f64::EPSILON);
    assert_eq!(placed.answers.len(), 2);
    assert_eq!(place(&[], &[], &Returned::default()), Placed::default());
}

/// Places a document in which everything could be held against everything else: that took minutes,
/// before there were bounds.
fn soon(blocks: &[String], tail: &str, returned: &Returned) -> Placed {
    let (mut expected, passages) = expected(blocks);
    expected[1].tail = tail.to_owned();
    place(&expected, &passages, returned)
}

const BLOCK: &str = "Parterna möts varje tisdag och går igenom alla nya ärenden.";

#[test]
fn a_mark_may_stand_at_a_text_of_any_length() {
    let marked = |n: usize, text: &str| Paragraph { marks: vec![Mark::block(id(n))], ..paragraph(text, Change::Kept) };
    let long = (0..30_000).map(|n| format!("ord{} ", n % 5_000)).collect::<Vec<_>>().concat();
    let placed = soon(&[BLOCK.to_owned()], "", &Returned { paragraphs: vec![marked(0, &long)], ..Returned::default() });
    let proposed = placed.answers.iter().find_map(|it| match &it.proposal {
        Some(Proposal::Words(texts)) => Some(texts[0].chars().count()),
        _ => None,
    });
    assert_eq!(proposed, Some(crate::domain::review::MAX_TEXT));
    let spoken = |text: &str| Returned { paragraphs: vec![marked(0, text)], ..Returned::default() };
    let placed = soon(&[BLOCK.to_owned()], "Handläggare", &spoken(&format!("{long}\nHandläggare")));
    assert!(placed.answers.iter().all(|it| it.about.is_empty()), "who said it is still there");
    soon(&[BLOCK.to_owned()], "Handläggare", &spoken(&format!("{BLOCK}{}", "\n \u{200b}".repeat(20_000))));
    let placed = soon(&[BLOCK.to_owned()], "Handläggare", &spoken(&format!("{BLOCK} \n\u{200b} Handläggare")));
    assert_eq!(placed.answers, [], "only the title is gone, which is no answer");
}

#[test]
fn everything_may_stand_in_one_paragraph_with_any_number_of_words() {
    let blocks: Vec<String> = (0..60).map(|n| format!("Stycke {n} handlar om ärende {}.", n * 7 + 1_000)).collect();
    let text = blocks.join(" ") + &" å b".repeat(20_000);
    let all = Paragraph { marks: vec![Mark::block(id(0))], ..paragraph(&text, Change::Kept) };
    let placed = soon(&blocks, "", &Returned { paragraphs: vec![all], ..Returned::default() });
    let joined =
        placed.answers.iter().find_map(|it| if let Some(Proposal::Join { with, .. }) = &it.proposal { Some(with.len()) } else { None });
    assert_eq!(joined, Some(59), "{} answers", placed.answers.len());
}

#[test]
fn a_text_may_be_parted_any_number_of_times() {
    let begins = Paragraph { marks: vec![Mark::block(id(0))], ..paragraph("a", Change::Kept) };
    let kept = |n: usize| Paragraph { end: Change::Added(0), ..paragraph(if n == 0 { BLOCK } else { "a" }, Change::Kept) };
    let fresh = |n: usize| paragraph(&format!("Nya ord nummer {n}."), Change::Added(0));
    let mut paragraphs = vec![begins];
    paragraphs.extend((0..6_000).map(|n| if n % 2 == 0 { kept(n) } else { fresh(n) }));
    soon(&[BLOCK.to_owned()], "", &Returned { paragraphs, authors: 1, ..Returned::default() });
}

#[test]
fn any_number_of_comments_may_stand_at_any_number_of_new_paragraphs() {
    let run = |n: usize| Run { text: format!("Nya ord nummer {n}."), change: Change::Added(0), comments: (0..16).collect() };
    let paragraphs = (0..3_000).map(|n| Paragraph { runs: vec![run(n)], ..Paragraph::default() }).collect();
    let comments = vec![Comment { text: "Nej.".to_owned(), ..Comment::default() }; 16];
    let placed = soon(&[BLOCK.to_owned()], "", &Returned { paragraphs, comments, authors: 1, ..Returned::default() });
    assert_eq!(placed.answers.iter().filter(|it| it.subject == Subject::Whole).count(), 16);
}
