//! Exporting and printing without a window: nothing is written over unasked, what the pages
//! cannot show is told, and a viewer that fails leaves the file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::task::Waker;

use jiff::Timestamp;
use jiff::civil::date;

use crate::app::command::{Command, Format};
use crate::app::demo;
use crate::app::model::{Model, Screen};
use crate::app::update::run;
use crate::app::update::tests::until;

/// The demo's finest summary on screen; `can_view` says whether there is a program that shows PDF.
fn opened(folder: &Path, can_view: bool) -> (Model, Receiver<PathBuf>) {
    let project = folder.join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let mut model = Model::new(folder.join("home"), Waker::noop().clone(), Box::new(Timestamp::now));
    let (viewed, views) = channel();
    let viewed = Mutex::new(viewed);
    model.viewer = Arc::new(move |path| {
        viewed.lock().unwrap().send(path.to_owned()).unwrap();
        if can_view { Ok(()) } else { Err(io::Error::other("no viewer")) }
    });
    run(&mut model, Command::OpenProject(project));
    until(&mut model, |model| model.project.is_some());
    run(&mut model, Command::Go(Screen::Compile(demo::showpiece())));
    (model, views)
}

fn is_idle(model: &Model) -> bool {
    !model.project.as_ref().unwrap().compile.exporting
}

fn told(model: &Model, key: &str) -> bool {
    // The words after the file's name, which the tests of the window read whole.
    let text = model.texts.with(key, &[("file", "ut.md".into())]);
    model.notices.all().iter().any(|notice| notice.text == text)
}

#[test]
fn a_file_that_is_there_is_written_over_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path(), true);
    let path = folder.path().join("ut.md");
    fs::write(&path, "någon annans").unwrap();
    let export = |is_final| Command::Export { format: Format::Markdown, is_final, path: path.clone(), over: false };
    run(&mut model, export(false));
    until(&mut model, is_idle);
    assert_eq!(fs::read_to_string(&path).unwrap(), "någon annans");
    assert!(told(&model, "trouble-file-exists-what"));

    let (_, over) = model.notices.all().last().unwrap().action.clone().unwrap();
    run(&mut model, over);
    until(&mut model, is_idle);
    assert!(told(&model, "notice-exported"));
    let draft = fs::read_to_string(&path).unwrap();
    assert!(draft.starts_with("Utkast för faktagranskning\n") && draft.contains("\n(1) "));

    fs::remove_file(&path).unwrap();
    run(&mut model, export(true));
    until(&mut model, is_idle);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("# Exempelköping\n") && !text.contains("Utkast") && !text.contains("(1) "), "final before it is approved");
}

#[test]
fn what_the_pages_cannot_show_is_told_with_its_paragraphs() {
    let folder = tempfile::tempdir().unwrap();
    let (mut model, _) = opened(folder.path(), true);
    let project = model.project.as_mut().unwrap();
    let draft = project.workspace.municipalities.get_mut(&demo::showpiece()).unwrap().draft.as_mut().unwrap();
    let mut numbered = draft.blocks.iter_mut().filter(|block| block.is_numbered());
    let (first, last) = (numbered.next().unwrap(), numbered.next_back().unwrap());
    first.text.push_str(" 👩‍👩‍👧");
    last.text.push_str(" 漢字");
    let ids = [first.id.clone(), last.id.clone()];
    let numbers = ids.map(|id| draft.number_of(&id).unwrap().to_string());
    let path = folder.path().join("ut.pdf");
    run(&mut model, Command::Export { format: Format::Pdf, is_final: false, path, over: false });
    until(&mut model, is_idle);
    let count = model.texts.with("trouble-undrawable-what", &[("count", 3.into())]);
    let which = model.texts.with("notice-undrawable-in", &[("paragraphs", numbers.join(", ").into())]);
    let notice = model.notices.all().iter().find(|notice| notice.text == count).expect("a notice");
    assert_eq!(notice.details, [which]);
}

#[test]
fn a_print_is_handed_to_the_viewer_and_a_failure_names_the_file() {
    for can_view in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let (mut model, views) = opened(folder.path(), can_view);
        for _ in 0..2 {
            run(&mut model, Command::Print);
            until(&mut model, is_idle);
            let path = views.recv().unwrap();
            assert!(path.starts_with(folder.path().join("demo/exports")), "{}", path.display());
            assert!(fs::read(&path).unwrap().starts_with(b"%PDF-"));
            let (key, file) = if can_view {
                ("notice-printed", path.file_name().unwrap().to_string_lossy().into_owned())
            } else {
                ("trouble-not-shown-what", path.display().to_string())
            };
            let text = model.texts.with(key, &[("file", file.into())]);
            until(&mut model, |model| model.notices.all().iter().any(|notice| notice.text == text));
        }
    }
}
