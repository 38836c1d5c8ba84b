//! What holds when rounds, replies and approvals cross each other: late ones, repeated ones, ones
//! that say something that nobody asked about.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/small.rs"]
mod small;

use jiff::civil::Date;
use samsyn::app::review::receiving::Refusal;
use samsyn::app::review::sending::NotYet;
use samsyn::domain::anonymity::attribution::{Group, Shown};
use samsyn::domain::draft::{BlockKind, Part};
use samsyn::domain::ids::{BlockId, RoundId};
use samsyn::domain::review::decide::{self, Choice};
use samsyn::domain::review::{Approval, Approved, FilledAnswer, Form, Outcome, Source, State, Unplaced, Verdict, Wording};
use samsyn::domain::session::Organisation;
use samsyn::domain::stage::Stage;
use small::{FIGURE, TODAY, Town, at, block, comment, other, right, whole};

#[test]
fn a_late_approval_of_an_old_text_does_not_hide_the_one_that_holds() {
    let mut town = Town::new();
    let old = Wording::of(town.dossier());
    town.block(3).text = "Styrgruppen träffas varje vecka.".to_owned();
    town.approve();
    let yesterday = TODAY.yesterday().unwrap();
    let late = Approval::new(old, "Granskare 2".to_owned(), "formuläret".to_owned(), yesterday, at(100));
    town.dossier_mut().approve(late);
    assert!(matches!(town.dossier().approved(), Approved::Holds(approval) if approval.by == "Kontaktpersonen"));
    assert_eq!(town.dossier().municipality.milestones.approved, Some(TODAY), "the day of the approval that holds");
    assert_eq!(town.dossier().stage(), Stage::Approved);

    // The other way round: going back to the old words is covered by that one.
    town.block(3).text = "Styrgruppen träffas en gång i månaden. Målen följs upp två gånger om året.".to_owned();
    assert!(matches!(town.dossier().approved(), Approved::Holds(approval) if approval.by == "Granskare 2"));
}

#[test]
fn a_remark_that_comes_after_the_approval_is_not_passed_over() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    town.says(&id, &[]);
    town.approve();
    assert_eq!(town.dossier().stage(), Stage::Approved);
    town.says(&id, &[comment(block(5), "Det är onsdagar.")]);
    assert!(matches!(town.dossier().approved(), Approved::Questioned(_, 1)));
    assert!(!town.dossier().is_approved());
    assert_eq!(town.dossier().stage(), Stage::Replied);
    assert_eq!(town.round(1).state(TODAY, town.dossier().is_approved()), State::Answered);
    assert!(town.dossier().chapter(&town.slug).is_none(), "nothing questioned is collected");
    town.decide(&block(5), Choice::Decline("Gruppen sade tisdagar.".to_owned())).unwrap();
    assert_eq!(town.dossier().stage(), Stage::Approved, "nothing has changed in the text");
}

#[test]
fn an_approval_is_of_the_names_on_the_page_and_of_who_is_said_to_have_spoken() {
    let mut town = Town::new();
    town.approve();
    let name = town.dossier().municipality.full_name.clone();
    town.dossier_mut().municipality.full_name = "Exempelköpings stad".to_owned();
    assert!(matches!(town.dossier().approved(), Approved::Reopened(_, changes) if changes.name && changes.count() == 1));
    town.dossier_mut().municipality.full_name = name;
    assert_eq!(town.dossier().stage(), Stage::Approved);

    let group = |organisation| Group { organisation, role: None };
    let says = |organisation| Shown { speakers: [(BlockId::from_bits(4), group(organisation))].into(), sets: Vec::new() };
    let wording = Wording::of(town.dossier());
    let seen = wording.clone().showing(&says(Organisation::SocialServices));
    assert_ne!(seen.hash(), wording.hash());
    let left = |wording: &Wording, organisation| {
        let mut shown = says(organisation);
        wording.restrict(&mut shown);
        shown.speakers.len()
    };
    assert_eq!(left(&seen, Organisation::SocialServices), 1);
    assert_eq!(left(&seen, Organisation::EmploymentService), 0, "nobody approved that");
    assert_eq!(left(&wording, Organisation::SocialServices), 0);
}

#[test]
fn a_wording_from_before_names_were_kept_still_holds() {
    let mut town = Town::new();
    let mut old = Wording::of(town.dossier());
    let now = old.hash();
    (old.name, old.full_name) = (String::new(), String::new());
    assert_ne!(old.hash(), now);
    assert!(old.is_of(town.dossier()) && !old.changes(town.dossier()).any());
    let approval = Approval::new(old, String::new(), String::new(), TODAY, at(1));
    town.dossier_mut().approve(approval);
    assert_eq!(town.dossier().stage(), Stage::Approved);
}

#[test]
fn two_replies_of_one_form_are_told_by_when_they_were_saved() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    let mut early = town.filled(&id);
    early.form = "aa".to_owned();
    early.saved = Some(at(10));
    early.answers = vec![comment(block(3), "Först tänkte vi så."), comment(block(5), "Och det här.")];
    let mut late = early.clone();
    late.saved = Some(at(20));
    late.answers = vec![comment(block(3), "Sedan tänkte vi så.")];
    // The later one comes first.
    town.take_in(late).unwrap();
    town.take_in(early).unwrap();
    let said = |n| {
        let matter = town.round(1).matter(&block(n)).unwrap();
        matter.remarks.iter().map(|(_, answer)| answer.comment.clone()).collect::<Vec<_>>()
    };
    assert_eq!(said(3), ["Sedan tänkte vi så."], "the later takes the place of the earlier");
    assert_eq!(said(5), ["Och det här."], "what it is silent about stands");
}

#[test]
fn what_has_been_decided_stays_when_a_later_reply_of_the_form_comes() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    let mut early = town.filled(&id);
    early.form = "aa".to_owned();
    early.saved = Some(at(10));
    early.answers = vec![comment(block(3), "Först tänkte vi så.")];
    let late = samsyn::domain::review::Filled { saved: Some(at(20)), answers: vec![right(block(3))], ..early.clone() };
    town.take_in(early).unwrap();
    town.decide(&block(3), Choice::Decline("Gruppen sade annat.".to_owned())).unwrap();
    town.take_in(late).unwrap();
    let matter = town.round(1).matter(&block(3)).expect("it is still told");
    assert!(!matter.is_open && matches!(matter.decision.unwrap().outcome, Outcome::Declined(_)));
    assert_eq!(matter.unheard().count(), 1, "and so is what was said after it");
}

#[test]
fn a_reply_to_a_round_counts_while_the_next_is_only_made() {
    let mut town = Town::new();
    let first = town.send(Some(TODAY)).unwrap();
    let second = town.send(None).unwrap();
    assert_ne!(first, second);
    assert_eq!((town.dossier().number_of(&first), town.dossier().number_of(&second)), (1, 2));
    town.says(&first, &[comment(block(5), "Det är onsdagar.")]);
    assert_eq!(town.dossier().latest_round().unwrap().0, &first, "that is what there is to decide on");
    assert_eq!(town.dossier().not_ready().unwrap().open, 1);
    assert_eq!(town.compose(Some(TODAY)).unwrap_err(), NotYet::Open(1));
    town.decide(&block(5), Choice::Decline("Nej.".to_owned())).unwrap();
    assert!(town.dossier().not_ready().is_none());
}

#[test]
fn a_round_that_is_made_anew_does_not_lose_its_answers() {
    let mut town = Town::new();
    let first = town.send(None).unwrap();
    let token = town.round(1).token.clone();
    assert_eq!(town.send(None).unwrap(), first, "the same text is the same round");
    assert_eq!(town.round(1).token, token, "so that files that were handed on by then still find home");
    town.block(5).text.push_str(" Nästan alltid.");
    let second = town.send(None).unwrap();
    assert_eq!((town.dossier().number_of(&first), town.dossier().number_of(&second)), (1, 1));
    // Somebody was sent the first after all.
    town.says(&first, &[comment(block(3), "Två gånger i månaden.")]);
    assert_eq!(town.dossier().latest_round().unwrap().0, &first);
    assert_eq!(town.dossier().not_ready().unwrap().open, 1);
}

#[test]
fn a_closed_round_takes_no_reply() {
    let mut town = Town::new();
    let first = town.send(Some(TODAY)).unwrap();
    town.send(Some(TODAY)).unwrap();
    let refused = town.take_in(town.filled(&first));
    assert!(matches!(refused, Err(Refusal::Closed(1))), "{refused:?}");
}

/// What a form of the round after those that there are tells.
fn form(town: &mut Town) -> (Form, Vec<samsyn::domain::review::Subject>) {
    let composed = town.compose(Some(TODAY)).unwrap();
    let dossier = town.dossier();
    let before: Vec<_> = dossier.rounds.values().map(AsRef::as_ref).collect();
    let summary = samsyn::app::text::paper::summary(&town.workspace.project, dossier, &Shown::default());
    let source = Source { municipality: &dossier.municipality, round: &composed.round, before: &before };
    let who = |_: &_| "Granskare 1".to_owned();
    let items = Form::items(&summary, source, &who);
    let form = Form { items, gone: Form::gone(source, &who), whole: Form::whole(source, &who), ..Form::default() };
    (form, composed.round.asked.clone())
}

#[test]
fn everything_that_was_said_gets_a_receipt() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    let mut filled = town.filled(&id);
    filled.answers = vec![other(block(5), "Varje onsdag sitter de vid samma bord."), comment(block(6), "Fyra organisationer.")];
    filled.whole = vec![whole("Mer om ungdomarna."), whole("Tack.")];
    town.take_in(filled).unwrap();
    {
        // What a Word document said beside the text.
        let round = std::sync::Arc::make_mut(town.dossier_mut().rounds.get_mut(&id).unwrap());
        let found = Unplaced { text: "Se bilagan.".to_owned(), beside: String::new(), voice: None, seen: true };
        round.replies[0].unplaced.push(found);
    }
    town.accept(&block(5));
    town.decide(&block(6), Choice::Dealt("Ändrat i stycke 3.".to_owned())).unwrap();
    town.decide(&samsyn::domain::review::Subject::Whole, Choice::Ask("Vad mer om dem?".to_owned())).unwrap();
    let (told, _) = form(&mut town);
    let outcome = |n| told.item(&block(n)).unwrap().done.iter().map(|done| done.outcome.clone()).collect::<Vec<_>>();
    assert_eq!((outcome(5), outcome(6)), (vec!["accepted".to_owned()], vec!["changed".to_owned()]));
    let whole: Vec<_> = told.whole.iter().map(|done| (done.remark.as_deref().unwrap(), done.outcome.as_str())).collect();
    assert_eq!(whole, [("Mer om ungdomarna.", "asked"), ("Tack.", "asked"), ("Se bilagan.", "noted")]);
    assert_eq!(told.whole[0].answer, "Vad mer om dem?");

    // What was accepted and is another now was not accepted as it was proposed.
    town.block(5).text = "Varje dag sitter de vid samma bord.".to_owned();
    let (told, _) = form(&mut town);
    assert_eq!(told.item(&block(5)).unwrap().done[0].outcome, "changed");
    town.dossier_mut().draft.as_mut().unwrap().remove(&[BlockId::from_bits(5)]);
    let (told, _) = form(&mut town);
    assert_eq!((told.gone.len(), told.gone[0].done[0].outcome.as_str()), (1, "changed"));
}

#[test]
fn a_comment_beside_a_proposal_that_is_taken_is_not_called_accepted() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    town.says(&id, &[comment(block(5), "Fel dag.")]);
    town.says(&id, &[other(block(5), "Varje onsdag sitter handläggarna vid samma bord.")]);
    town.accept(&block(5));
    let (told, _) = form(&mut town);
    let outcomes: Vec<_> = told.item(&block(5)).unwrap().done.iter().map(|done| done.outcome.as_str()).collect();
    assert_eq!(outcomes, ["changed", "accepted"]);
}

#[test]
fn a_question_is_asked_until_it_is_answered() {
    let mut town = Town::new();
    let first = town.send(Some(TODAY)).unwrap();
    town.says(&first, &[comment(block(5), "Fel."), comment(block(6), "Hm.")]);
    town.decide(&block(5), Choice::Ask("Vilken dag?".to_owned())).unwrap();
    town.decide(&block(6), Choice::Decline("Nej.".to_owned())).unwrap();
    assert_eq!(town.dossier().not_ready().unwrap().asked, 1);
    let second = town.send(Some(TODAY)).unwrap();
    assert_eq!(town.dossier().rounds[&second].asked, [block(5)]);
    assert_eq!(town.dossier().not_ready().unwrap().asked, 1, "sending it on is no answer");
    // Nobody answers, and a third goes out: it is asked once more, with what it is about.
    let (told, asked) = form(&mut town);
    assert_eq!(asked, [block(5)]);
    assert_eq!(told.item(&block(5)).unwrap().done[0].answer, "Vilken dag?");
    town.says(&second, &[]);
    assert!(town.dossier().not_ready().is_none());
    let (_, asked) = form(&mut town);
    assert!(asked.is_empty(), "it has been answered: {asked:?}");
}

#[test]
fn a_question_about_the_whole_is_answered_with_the_rest() {
    let mut town = Town::new();
    let first = town.send(Some(TODAY)).unwrap();
    let mut filled = town.filled(&first);
    filled.whole = vec![whole("Något saknas.")];
    town.take_in(filled).unwrap();
    town.decide(&samsyn::domain::review::Subject::Whole, Choice::Ask("Vad?".to_owned())).unwrap();
    town.block(3).text.push_str(" Ungefär.");
    let second = town.send(Some(TODAY)).unwrap();
    assert_eq!(town.dossier().not_ready().unwrap().asked, 1);
    town.says(&second, &[]);
    assert!(town.dossier().not_ready().is_none());
}

#[test]
fn somebody_who_says_that_it_is_right_after_a_question_has_answered_it() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    town.says(&id, &[comment(block(5), "Fel.")]);
    town.decide(&block(5), Choice::Ask("Vilken dag?".to_owned())).unwrap();
    assert_eq!(town.dossier().not_ready().unwrap().asked, 1);
    town.says(&id, &[]);
    assert!(town.dossier().not_ready().is_none());
}

#[test]
fn words_beside_a_withdrawn_quote_are_kept() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    let withdrawn =
        FilledAnswer { withdraw: true, comment: "Det känns fel.".to_owned(), ..other(block(4), "Den första som vi använder") };
    let received = town.says(&id, &[withdrawn]);
    let answer = received.reply.answers.iter().find(|answer| answer.subject == block(4)).unwrap();
    assert_eq!(answer.proposal, Some(samsyn::domain::review::Proposal::Remove));
    assert_eq!(answer.comment, "Det känns fel.\nDen första som vi använder");
}

#[test]
fn what_a_reviewer_adds_behind_a_quote_is_no_quote() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    let mut received = town.says(&id, &[comment(block(4), "Här saknas något.")]);
    let round = std::sync::Arc::make_mut(town.dossier_mut().rounds.get_mut(&id).unwrap());
    let answer = round.replies[0].answers.iter_mut().find(|answer| answer.subject == block(4)).unwrap();
    answer.proposal = Some(samsyn::domain::review::Proposal::Add(vec!["Rutinen är skriftlig.".to_owned()]));
    received.is_new = false;
    town.accept(&block(4));
    let draft = town.dossier().draft.as_ref().unwrap();
    let added = draft.blocks.iter().find(|block| block.text == "Rutinen är skriftlig.").unwrap();
    assert_eq!((added.part, added.kind), (Part::Story, BlockKind::Paragraph));
}

#[test]
fn a_decision_whose_words_are_undone_is_open_again() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    let before = town.dossier().draft.clone().unwrap();
    town.says(&id, &[other(block(5), "Varje onsdag sitter handläggarna vid samma bord.")]);
    town.accept(&block(5));
    let dossier = town.dossier_mut();
    let round = std::sync::Arc::make_mut(dossier.rounds.get_mut(&id).unwrap());
    assert_eq!(decide::undone(round, dossier.draft.as_ref().unwrap()), None, "it stands");
    dossier.draft = Some(before);
    assert_eq!(decide::undone(round, dossier.draft.as_ref().unwrap()), Some(block(5)));
    assert_eq!(town.dossier().not_ready().unwrap().open, 1);
}

#[test]
fn figures_that_were_accepted_are_told_so_while_they_stand() {
    let mut town = Town::new();
    let id = town.send(Some(TODAY)).unwrap();
    let figure = FilledAnswer { verdict: Verdict::Incorrect, value: Some("4,1".to_owned()), ..right(FIGURE) };
    town.says(&id, &[figure]);
    town.accept(&FIGURE);
    let outcome = |town: &mut Town| form(town).0.item(&FIGURE).unwrap().done[0].outcome.clone();
    assert_eq!(outcome(&mut town), "accepted");
    town.dossier_mut().municipality.figures.assistance.as_mut().unwrap().value = 5.0;
    assert_eq!(outcome(&mut town), "changed");
}

#[test]
fn rounds_are_numbered_as_they_go_out() {
    let mut town = Town::new();
    let sent: Vec<(RoundId, Option<Date>)> = [Some(TODAY), None, Some(TODAY), None]
        .into_iter()
        .map(|sent| {
            town.block(3).text.push('!');
            (town.send(sent).unwrap(), sent)
        })
        .collect();
    let numbers: Vec<usize> = sent.iter().map(|(id, _)| town.dossier().number_of(id)).collect();
    assert_eq!(numbers, [1, 2, 2, 3]);
}
