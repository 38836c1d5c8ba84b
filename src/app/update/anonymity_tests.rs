//! Names without a window: what is typed is never lost, an account is of what is there, and a
//! replacement can be taken back as a whole.

use std::path::Path;
use std::task::Waker;
use std::thread::sleep;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::date;

use crate::app::command::{Anonymity, Command, Milestone};
use crate::app::demo;
use crate::app::model::{Model, Screen};
use crate::app::update::tests::until;
use crate::app::update::{run, tick};
use crate::domain::draft::{Block, BlockKind, Link, Part};
use crate::domain::ids::{BlockId, EntryId, SessionId, Slug};
use crate::domain::notes::Line;
use crate::domain::retention::Standing;
use crate::domain::workspace::FocusGroup;
use crate::storage::store::ReadOnly;

/// The demo with names on the guard list, on a screen.
fn opened(folder: &Path, names: &[&str], screen: Screen) -> Model {
    let project = folder.join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let mut model = Model::new(folder.join("home"), Waker::noop().clone(), Box::new(Timestamp::now));
    run(&mut model, Command::OpenProject(project));
    until(&mut model, |model| model.project.is_some());
    run(&mut model, Command::Go(screen));
    run(&mut model, Command::Anonymity(Anonymity::SetGuardList(names.iter().map(ToString::to_string).collect())));
    tick(&mut model);
    model
}

fn testevik() -> Slug {
    Slug::new("testevik").unwrap()
}

fn at_the_table(folder: &Path, names: &[&str]) -> Model {
    opened(folder, names, Screen::Run(testevik()))
}

fn group(model: &mut Model) -> &mut FocusGroup {
    let slug = model.screen.slug().unwrap().clone();
    let dossier = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug).unwrap();
    dossier.sessions.values_mut().next_back().unwrap()
}

fn line(model: &mut Model) -> &mut Line {
    let writer = model.writer().clone();
    &mut group(model).notes.entry(writer).or_default().line
}

/// Types over the line, with the caret at its end, or with some characters behind it.
fn types(model: &mut Model, text: &str, behind: usize) {
    text.clone_into(&mut line(model).text);
    run(model, Command::LineEdited { behind });
}

fn said(model: &Model) -> Vec<String> {
    model.dossier().unwrap().stream().iter().map(|entry| entry.text.clone()).collect()
}

fn can_give_back(model: &mut Model) -> bool {
    let text = line(model).text.clone();
    model.project.as_ref().unwrap().line_guard.can_give_back(&text)
}

#[test]
fn a_name_that_enter_replaced_can_be_typed_again_by_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = at_the_table(folder.path(), &["Sölve Brask"]);
    types(&mut model, "\"Vi ringde Sölve", 0);
    run(&mut model, Command::SaveLine(None));
    types(&mut model, "Sen kom Brask", 0);
    run(&mut model, Command::SaveLine(None));
    assert_eq!(said(&model), ["Vi ringde [deltagaren]", "Sen kom [deltagaren]"]);
    for typed in ["Sen kom Brask", "”Vi ringde Sölve"] {
        run(&mut model, Command::Undo);
        assert!(can_give_back(&mut model), "{}", line(&mut model).text);
        run(&mut model, Command::Anonymity(Anonymity::GiveBack));
        assert_eq!(line(&mut model).text, typed);
        line(&mut model).text.clear();
        run(&mut model, Command::LineEdited { behind: 0 });
    }
}

#[test]
fn no_way_to_settle_a_line_goes_past_the_guard_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = at_the_table(folder.path(), &["Sölve Brask"]);
    for text in ["Först", "Sedan"] {
        types(&mut model, text, 0);
        run(&mut model, Command::SaveLine(None));
    }
    let ids: Vec<_> = group(&mut model).stream().iter().map(|entry| entry.id.clone()).collect();
    // To another entry.
    run(&mut model, Command::EditEntry(ids[0].clone()));
    types(&mut model, "Först kom Sölve", 0);
    run(&mut model, Command::EditEntry(ids[1].clone()));
    assert_eq!(said(&model)[0], "Först kom [deltagaren]");
    // Joined with the one before.
    types(&mut model, "Sedan kom Brask", 0);
    run(&mut model, Command::MergeWithPrevious);
    assert_eq!(said(&model), ["Först kom [deltagaren] Sedan kom [deltagaren]"]);
    // Cut in two, in front of a word; the name before it is longer or shorter than its role.
    types(&mut model, "Sölve Brask kom. Sedan gick Brask", 0);
    run(&mut model, Command::SplitLine("Sölve Brask kom. ".chars().count()));
    assert_eq!(said(&model), ["[deltagaren] kom.", "Sedan gick [deltagaren]"]);
    let ids: Vec<_> = group(&mut model).stream().iter().map(|entry| entry.id.clone()).collect();
    for (id, typed) in ids.into_iter().zip(["Sölve Brask kom.", "Sedan gick Brask"]) {
        run(&mut model, Command::EditEntry(id));
        run(&mut model, Command::Anonymity(Anonymity::GiveBack));
        assert_eq!(line(&mut model).text, typed);
        run(&mut model, Command::CancelEdit);
    }
}

#[test]
fn half_a_word_in_the_middle_of_a_line_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = at_the_table(folder.path(), &["Ann"]);
    types(&mut model, "Ann ringde", " ringde".len());
    assert_eq!(line(&mut model).text, "Ann ringde");
    types(&mut model, "Ann ringde.", 0);
    assert_eq!(line(&mut model).text, "[deltagaren] ringde.");
}

fn compile() -> Screen {
    Screen::Compile(demo::showpiece())
}

fn blocks(model: &mut Model) -> &mut Vec<Block> {
    let slug = demo::showpiece();
    let dossier = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&slug).unwrap();
    &mut dossier.draft.as_mut().unwrap().blocks
}

fn is_checked(model: &Model) -> bool {
    let project = model.project.as_ref().unwrap();
    project.compile.checked.is_of(&project.version(&demo::showpiece()))
}

fn hindrances(model: &Model) -> usize {
    model.project.as_ref().unwrap().compile.checked.account().unwrap().hindrances.len()
}

#[test]
fn a_check_that_ends_on_another_screen_is_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path(), &[], compile());
    until(&mut model, is_checked);
    assert_eq!(hindrances(&model), 0);
    let write = |model: &mut Model, words: &str| {
        let block = blocks(model).iter_mut().find(|block| block.kind == BlockKind::Paragraph).unwrap();
        block.replace(0..0, words);
        run(model, Command::Edited);
        assert!(!is_checked(model), "nobody has looked at it yet");
    };
    write(&mut model, "Ja. ");
    tick(&mut model);
    run(&mut model, Command::Go(Screen::Run(demo::showpiece())));
    sleep(Duration::from_millis(300));
    (0..3).for_each(|_| tick(&mut model));
    run(&mut model, Command::Go(compile()));
    write(&mut model, "Karin kallar. ");
    until(&mut model, is_checked);
    assert_eq!(hindrances(&model), 1);
    // Another list of names is another gate.
    run(&mut model, Command::Anonymity(Anonymity::SetGuardList(vec!["Sölve".to_owned()])));
    tick(&mut model);
    assert!(!is_checked(&model));
    until(&mut model, is_checked);
}

#[test]
fn a_replacement_is_taken_back_everywhere_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = at_the_table(folder.path(), &[]);
    types(&mut model, "Karin kallar", 0);
    run(&mut model, Command::SaveLine(None));
    run(&mut model, Command::Go(compile()));
    let id = blocks(&mut model)[2].id.clone();
    blocks(&mut model)[2].replace(0..0, "Karin kom. ");
    run(&mut model, Command::Edited);
    let before = model.project.as_ref().unwrap().workspace.clone();
    let replace = || Command::Anonymity(Anonymity::Replace { words: "Karin".to_owned(), role: "samordnaren".to_owned(), block: None });
    let undo_all = |model: &Model| model.notices.all().iter().rev().find_map(|notice| notice.action.clone()).unwrap().1;
    let texts = |model: &Model| {
        let workspace = &model.project.as_ref().unwrap().workspace;
        let notes = workspace.municipalities[&testevik()].stream().iter().map(|entry| entry.text.clone()).collect::<Vec<_>>();
        (notes, workspace.municipalities[&demo::showpiece()].draft.clone())
    };
    let first = texts(&model);
    run(&mut model, replace());
    assert!(texts(&model).0.contains(&"[samordnaren] kallar".to_owned()));
    assert!(blocks(&mut model)[2].text.starts_with("[samordnaren] kom. "));
    let undo = undo_all(&model);
    run(&mut model, undo);
    assert_eq!(texts(&model), first);
    assert_eq!(model.project.as_ref().unwrap().workspace.names, before.names);
    // What somebody has changed since is not written over, nor the rest of it.
    run(&mut model, replace());
    let undo = undo_all(&model);
    let block = blocks(&mut model).iter_mut().find(|block| block.id == id).unwrap();
    block.replace(0..0, "Då? ");
    run(&mut model, Command::Edited);
    let changed = texts(&model);
    run(&mut model, undo);
    assert_eq!(texts(&model), changed);
}

#[test]
fn a_seat_is_somebody_else_at_another_table_of_the_same_municipality() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = at_the_table(folder.path(), &[]);
    let writer = model.writer().clone();
    types(&mut model, "Sen sa D3 nej", 0);
    run(&mut model, Command::SaveLine(None));
    // A second focus group: the later one is led now.
    let second = group(&mut model).clone();
    let project = model.project.as_mut().unwrap();
    let dossier = project.workspace.municipalities.get_mut(&testevik()).unwrap();
    let first = dossier.sessions.keys().next_back().unwrap().clone();
    let other = SessionId::new("zz-andra").unwrap();
    dossier.sessions.insert(other.clone(), second);
    let notes = dossier.sessions.get_mut(&other).unwrap().notes.get_mut(&writer).unwrap();
    let mut entry = notes.entries.pop().unwrap().as_ref().clone();
    entry.id = EntryId::new("zz.9").unwrap();
    notes.entries = vec![std::sync::Arc::new(entry.clone())];
    let theirs = dossier.sessions[&first].stream().last().unwrap().id.clone();
    let block = |n, text: &str, entry| {
        let links = vec![Link { entry, from: 0, to: text.chars().count(), words: text.to_owned() }];
        Block { text: text.to_owned(), links, ..Block::empty(BlockId::from_bits(n), Part::Story, BlockKind::Paragraph) }
    };
    let loose = Block { links: Vec::new(), ..block(3, "D3 igen", theirs.clone()) };
    dossier.draft.get_or_insert_default().blocks = vec![block(1, "D3 nickar", theirs), block(2, "D3 ringer", entry.id), loose];
    run(&mut model, Command::Go(Screen::Compile(testevik())));
    let replace = |n| {
        let block = Some(BlockId::from_bits(n));
        Command::Anonymity(Anonymity::Replace { words: "D3".to_owned(), role: "chefen".to_owned(), block })
    };
    let state = |model: &Model| {
        let dossier = model.dossier().unwrap();
        let draft: Vec<String> = dossier.draft.as_ref().unwrap().blocks.iter().map(|block| block.text.clone()).collect();
        let said = |id| dossier.sessions[id].stream().last().unwrap().text.clone();
        (draft, said(&first), said(&other))
    };
    run(&mut model, replace(2));
    let (draft, earlier, later) = state(&model);
    assert_eq!(draft, ["D3 nickar", "[chefen] ringer", "D3 igen"]);
    assert_eq!((earlier.as_str(), later.as_str()), ("Sen sa D3 nej", "Sen sa [chefen] nej"));
    // Where nothing tells which table, it is that block alone.
    run(&mut model, replace(3));
    let (draft, earlier, _) = state(&model);
    assert_eq!(draft, ["D3 nickar", "[chefen] ringer", "[chefen] igen"]);
    assert_eq!(earlier, "Sen sa D3 nej");
}

#[test]
fn whatever_a_gate_is_made_from_makes_it_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path(), &[], Screen::Prepare(testevik()));
    let gate = |model: &Model| std::sync::Arc::clone(model.project.as_ref().unwrap().guarded.gate());
    let blocks = |model: &Model, text: &str| !gate(model).look(text).is_empty();
    assert!(!blocks(&model, "D10 nickar") && blocks(&model, "Då kom Karin"));
    while group(&mut model).session.seats.len() < 10 {
        run(&mut model, Command::AddSeat);
    }
    tick(&mut model);
    assert!(blocks(&model, "D10 nickar"));
    let allow = Command::Anonymity(Anonymity::Allow { words: "Karin".to_owned(), by: "EK".to_owned() });
    run(&mut model, allow);
    tick(&mut model);
    assert!(!blocks(&model, "Då kom Karin"));
    run(&mut model, Command::AddContact);
    let dossier = model.project.as_mut().unwrap().workspace.municipalities.get_mut(&testevik()).unwrap();
    dossier.municipality.contacts.last_mut().unwrap().name = "Wawa Wuwu".to_owned();
    run(&mut model, Command::Edited);
    tick(&mut model);
    assert!(blocks(&model, "då ringde Wuwu"));
    // What changes nothing of it leaves it as it is.
    let before = gate(&model);
    run(&mut model, Command::SetDate(Some(date(2026, 12, 1))));
    tick(&mut model);
    assert!(std::sync::Arc::ptr_eq(&before, &gate(&model)));
}

#[test]
fn a_list_in_memory_is_used_and_destroyed_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path(), &[], compile());
    model.project.as_mut().unwrap().read_only = Some(ReadOnly::NotWritable);
    run(&mut model, Command::Anonymity(Anonymity::SetGuardList(vec!["Wuwu".to_owned()])));
    tick(&mut model);
    let finds = |model: &Model| model.project.as_ref().unwrap().guarded.gate().look("och wuwu då").len();
    assert_eq!(finds(&model), 1);
    run(&mut model, Command::Anonymity(Anonymity::DestroyGuardList));
    tick(&mut model);
    assert_eq!((finds(&model), model.project.as_ref().unwrap().workspace.names.guard.len()), (0, 0));
}

#[test]
fn what_views_ask_in_every_frame_follows_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path(), &[], Screen::Home);
    let project = |model: &Model| {
        let project = model.project.as_ref().unwrap();
        (project.standing(&demo::showpiece()), project.not_names().len())
    };
    assert_eq!(project(&model), (Standing::NotYet, 0));
    run(&mut model, Command::SetMilestone(demo::showpiece(), Milestone::Approved, true));
    assert!(matches!(project(&model).0, Standing::Due(_)));
    run(&mut model, Command::Anonymity(Anonymity::Allow { words: "Karin".to_owned(), by: "EK".to_owned() }));
    assert_eq!(project(&model).1, 1);
}
