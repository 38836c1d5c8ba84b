//! Fact-checking without a window: what is under way comes to its end, and what was typed stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::task::Waker;

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::super::tests::until;
use super::super::{close, run, tick};
use crate::app::command::{Command, Milestone, Review};
use crate::app::demo;
use crate::app::model::{Model, Screen};
use crate::app::review::answering::{Answering, Given};
use crate::app::review::sending::Order;
use crate::domain::ids::RoundId;
use crate::domain::log::What;
use crate::domain::review::{Answer, Channel, Reply, Subject, Verdict};
use crate::storage::store::Store;

const LAST_DAY: Date = date(2026, 12, 18);

/// The demo's finest draft on screen, to be reviewed.
fn opened(folder: &Path) -> Model {
    let project = folder.join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let mut model = Model::new(folder.join("home"), Waker::noop().clone(), Box::new(Timestamp::now));
    run(&mut model, Command::OpenProject(project));
    until(&mut model, |model| model.project.is_some());
    run(&mut model, Command::Go(Screen::Review(demo::showpiece())));
    model
}

fn send(folder: &Path, sent: Option<Date>) -> Command {
    let order = Order { municipality: demo::showpiece(), recipient: String::new(), reply_by: Some(LAST_DAY), sent };
    Command::Review(Review::Send { order, folder: folder.join("utskick"), over: false })
}

fn is_idle(model: &Model) -> bool {
    model.project.as_ref().is_some_and(|project| !project.reviewing.making && !project.owes_the_log())
}

fn events(model: &Model) -> Vec<What> {
    let workspace = &model.project.as_ref().unwrap().workspace;
    workspace.logs.values().flat_map(|log| &log.events).map(|logged| logged.what.clone()).collect()
}

#[test]
fn a_round_that_is_being_made_comes_to_its_end_before_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    run(&mut model, send(folder.path(), Some(date(2026, 11, 12))));
    close(&mut model);
    let workspace = Store::open(&folder.path().join("demo")).unwrap().workspace;
    let round = &workspace.municipalities[&demo::showpiece()].rounds[&RoundId::nth(1)];
    assert_eq!(round.sent, Some(date(2026, 11, 12)));
    assert!(round.files.iter().all(|file| folder.path().join("utskick").join(&file.name).is_file()));
    assert!(workspace.logs.values().flat_map(|log| &log.events).any(|logged| matches!(logged.what, What::Sent { .. })));
}

#[test]
fn a_round_can_be_made_again_when_the_logs_could_not_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    let log = folder.path().join("demo/log/wandra.ron");
    fs::create_dir_all(log.parent().unwrap()).unwrap();
    fs::write(&log, "inte RON").unwrap();
    run(&mut model, send(folder.path(), None));
    until(&mut model, is_idle);
    assert!(!folder.path().join("utskick").exists());
    assert!(model.dossier().unwrap().rounds.is_empty());
    fs::remove_file(&log).unwrap();
    run(&mut model, send(folder.path(), None));
    until(&mut model, |model| is_idle(model) && model.dossier().unwrap().rounds.len() == 1);
}

#[test]
fn the_folder_knows_of_a_round_whose_files_could_not_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    // A file where the folder ought to be.
    fs::write(folder.path().join("utskick"), "i vägen").unwrap();
    run(&mut model, send(folder.path(), Some(date(2026, 11, 12))));
    until(&mut model, |model| is_idle(model) && !model.notices.all().is_empty());
    let round = model.dossier().unwrap().rounds[&RoundId::nth(1)].clone();
    assert_eq!(round.sent, None, "it is made, and has not gone out");
    fs::remove_file(folder.path().join("utskick")).unwrap();
    run(&mut model, send(folder.path(), Some(date(2026, 11, 12))));
    until(&mut model, |model| model.dossier().unwrap().rounds[&RoundId::nth(1)].sent.is_some());
    assert_eq!(model.dossier().unwrap().rounds[&RoundId::nth(1)].token, round.token);
}

/// A remark that somebody made, taken in.
fn remark(model: &mut Model, subject: &Subject) {
    let id = crate::domain::ids::ReplyId::from_hash("ab");
    let answer = Answer {
        subject: subject.clone(),
        voices: Vec::new(),
        verdict: Verdict::Comment,
        proposal: None,
        comment: "Det är fel.".to_owned(),
        about: String::new(),
    };
    let reply = Reply {
        id,
        channel: Channel::Form,
        received: Timestamp::UNIX_EPOCH,
        saved: None,
        form: String::new(),
        voices: Vec::new(),
        answers: vec![answer],
        unplaced: Vec::new(),
        approves: false,
        supplement: true,
    };
    let dossier = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&demo::showpiece()).unwrap();
    dossier.latest_round_mut().unwrap().1.replies.push(reply);
}

#[test]
fn the_tick_on_home_approves_nothing_over_an_open_remark() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    run(&mut model, send(folder.path(), Some(date(2026, 11, 12))));
    until(&mut model, |model| is_idle(model) && !model.dossier().unwrap().rounds.is_empty());
    remark(&mut model, &Subject::Whole);
    run(&mut model, Command::Go(Screen::Home));
    run(&mut model, Command::SetMilestone(demo::showpiece(), Milestone::Approved, true));
    assert_eq!(model.screen, Screen::Review(demo::showpiece()), "it leads to what is to be decided on");
    assert!(!model.dossier().unwrap().is_approved());
}

#[test]
fn a_made_round_does_not_go_out_over_an_open_remark() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    run(&mut model, send(folder.path(), Some(date(2026, 11, 12))));
    until(&mut model, |model| is_idle(model) && model.dossier().unwrap().rounds.len() == 1);
    model.project.as_mut().unwrap().workspace.municipalities.get_mut(&demo::showpiece()).unwrap().draft.as_mut().unwrap().blocks[0]
        .text
        .push_str(" Mer.");
    run(&mut model, send(folder.path(), None));
    until(&mut model, |model| is_idle(model) && model.dossier().unwrap().rounds.len() == 2);
    remark(&mut model, &Subject::Whole);
    run(&mut model, Command::Review(Review::MarkSent(demo::showpiece(), date(2026, 11, 13))));
    assert_eq!(model.dossier().unwrap().rounds[&RoundId::nth(2)].sent, None);
}

#[test]
fn another_last_day_is_noted_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    run(&mut model, send(folder.path(), Some(date(2026, 11, 12))));
    until(&mut model, |model| is_idle(model) && !model.dossier().unwrap().rounds.is_empty());
    run(&mut model, Command::Review(Review::SetReplyBy(demo::showpiece(), date(2027, 1, 8))));
    assert_eq!(model.dossier().unwrap().latest_round().unwrap().1.reply_by, Some(date(2027, 1, 8)));
    assert!(events(&model).iter().any(|what| matches!(what, What::ReplyBy { date: day, .. } if *day == date(2027, 1, 8))));
}

#[test]
fn whoever_approves_is_not_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    let approve = |by: &str, channel: &str| {
        Command::Review(Review::Approve { by: by.to_owned(), channel: channel.to_owned(), date: date(2026, 11, 12) })
    };
    run(&mut model, approve("Kontaktpersonen", "telefon med Ulla Provén"));
    run(&mut model, approve("Ulla Provén", "telefon"));
    assert!(model.dossier().unwrap().approvals.all.is_empty());
    run(&mut model, approve("Kontaktpersonen", "telefon"));
    assert!(model.dossier().unwrap().is_approved());
}

/// A form that is being answered.
fn answering(folder: &Path) -> (Model, PathBuf) {
    let mut model = opened(folder);
    run(&mut model, send(folder, Some(date(2026, 11, 12))));
    until(&mut model, |model| is_idle(model) && model.project.as_ref().unwrap().reviewing.made.is_some());
    let round = model.project.as_ref().unwrap().reviewing.made.clone().unwrap().1.round;
    run(&mut model, Command::Review(Review::OpenRound(round.clone())));
    until(&mut model, |model| model.screen == Screen::Answer);
    (model, round)
}

/// Types into the first thing that is asked about.
fn write(model: &mut Model, words: &str) -> Subject {
    let work = model.answering.as_mut().unwrap();
    let subject = work.form.asked().next().unwrap().clone();
    let given = work.begin(&subject).unwrap();
    (given.verdict, given.comment) = (Some(Verdict::Comment), words.to_owned());
    run(model, Command::Review(Review::AnswersEdited));
    subject
}

fn kept(folder: &Path, round: &Path, subject: &Subject) -> Option<Given> {
    Answering::open(round, &folder.join("home")).unwrap().given(subject).cloned()
}

#[test]
fn the_last_words_in_a_form_are_kept_when_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, round) = answering(folder.path());
    let subject = write(&mut model, "Skrivet i sista stund");
    close(&mut model);
    assert_eq!(kept(folder.path(), &round, &subject).unwrap().comment, "Skrivet i sista stund");
}

#[test]
fn a_form_stays_open_while_its_answers_cannot_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, round) = answering(folder.path());
    until(&mut model, |model| model.answering.as_ref().unwrap().kept.is_some());
    let place = folder.path().join("home/answers");
    fs::remove_dir_all(&place).unwrap();
    fs::write(&place, "i vägen").unwrap();
    let subject = write(&mut model, "Får inte försvinna");
    until(&mut model, |model| model.answering.as_ref().unwrap().problem.is_some());
    assert_eq!(model.answering.as_ref().unwrap().kept, None, "nothing says that it is saved");
    run(&mut model, Command::Review(Review::CloseRound));
    assert!(model.answering.is_some() && model.screen == Screen::Answer);
    fs::remove_file(&place).unwrap();
    // It is tried again by itself.
    until(&mut model, |model| model.answering.as_ref().unwrap().kept.is_some());
    assert_eq!(model.answering.as_ref().unwrap().problem, None);
    assert_eq!(kept(folder.path(), &round, &subject).unwrap().comment, "Får inte försvinna");
}

#[test]
fn forgetting_does_not_first_try_to_keep() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = answering(folder.path());
    let place = folder.path().join("home/answers");
    until(&mut model, |model| model.answering.as_ref().unwrap().kept.is_some());
    fs::remove_dir_all(&place).unwrap();
    fs::write(&place, "i vägen").unwrap();
    write(&mut model, "Ska bort");
    until(&mut model, |model| model.answering.as_ref().unwrap().failed.is_some());
    let before = model.notices.all().len();
    fs::remove_file(&place).unwrap();
    run(&mut model, Command::Review(Review::ForgetAnswers));
    assert!(model.answering.is_none() && !place.exists(), "nothing was written just to be removed");
    assert_eq!(model.notices.all().len(), before + 1);
}

#[test]
fn opening_the_same_round_again_shows_it_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, round) = answering(folder.path());
    let subject = write(&mut model, "Skrivet nyss");
    run(&mut model, Command::Go(Screen::Home));
    run(&mut model, Command::Review(Review::OpenRound(round)));
    until(&mut model, |model| model.screen == Screen::Answer);
    assert_eq!(model.answering.as_ref().unwrap().given(&subject).unwrap().comment, "Skrivet nyss");
}

#[test]
fn answers_that_cannot_be_read_are_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, round) = answering(folder.path());
    let subject = write(&mut model, "Första");
    run(&mut model, Command::Review(Review::CloseRound));
    let place = folder.path().join("home/answers");
    let file = fs::read_dir(&place).unwrap().next().unwrap().unwrap().path();
    fs::write(&file, "{\"id\": \"avhugget").unwrap();
    assert_eq!(kept(folder.path(), &round, &subject), None);
    let aside = file.with_extension("broken-1");
    assert_eq!(fs::read_to_string(aside).unwrap(), "{\"id\": \"avhugget");
}

#[test]
fn answers_are_gone_from_the_computer_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, round) = answering(folder.path());
    let subject = write(&mut model, "Bara här");
    until(&mut model, |model| model.answering.as_ref().unwrap().kept.is_some());
    run(&mut model, Command::Review(Review::ForgetAnswers));
    assert!(model.answering.is_none());
    tick(&mut model);
    close(&mut model);
    assert_eq!(kept(folder.path(), &round, &subject), None);
}
