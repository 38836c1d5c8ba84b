//! Publishing without a window: what the lead writes is on disk, the log tells of what left, and a
//! publication that is stopped leaves nothing.

use std::fs;
use std::path::Path;
use std::task::Waker;

use jiff::Timestamp;
use jiff::civil::date;

use crate::app::command::{Command, PublishingCommand};
use crate::app::demo;
use crate::app::model::Model;
use crate::app::update::tests::until;
use crate::app::update::{close, run};
use crate::domain::coding::Code;
use crate::domain::log::What;

fn opened(folder: &Path) -> Model {
    let project = folder.join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let mut model = Model::new(folder.join("home"), Waker::noop().clone(), Box::new(Timestamp::now));
    run(&mut model, Command::OpenProject(project));
    until(&mut model, |model| model.project.is_some());
    model
}

fn publishing(model: &mut Model, command: PublishingCommand) {
    run(model, Command::Publishing(command));
}

fn is_idle(model: &Model) -> bool {
    let project = model.project.as_ref().unwrap();
    project.publishing.job.is_none() && !project.compile.exporting && !project.saving.is_busy() && project.saving.wait().is_none()
}

#[test]
fn what_leaves_is_logged_and_what_the_lead_wrote_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    publishing(&mut model, PublishingCommand::SetLesson(Code::Ledning, "Ledarens ord.".to_owned()));
    "Ledarens inledning.".clone_into(&mut model.project.as_mut().unwrap().workspace.publication.introduction);
    publishing(&mut model, PublishingCommand::Edited);
    until(&mut model, is_idle);
    let kept = fs::read_to_string(folder.path().join("demo/publication.ron")).unwrap();
    assert!(kept.contains("Ledarens inledning.") && kept.contains("Ledarens ord."));

    let out = folder.path().join("ut");
    publishing(&mut model, PublishingCommand::Publish(out.clone()));
    until(&mut model, is_idle);
    let project = model.project.as_ref().unwrap();
    let done = project.publishing.done.as_ref().unwrap_or_else(|| panic!("{:?} {:?}", project.publishing, model.notices.all()));
    assert!(done.pdf.exists() && done.docx.exists() && done.site.join("index.html").exists());
    assert!(!done.included.is_empty() && !done.left_out.is_empty());
    let logged = project.workspace.logs.values().flat_map(|log| &log.events).filter(|event| matches!(event.what, What::Published { .. }));
    assert_eq!(logged.count(), 1);
    assert_eq!(project.leaving, 0);
}

#[test]
fn closing_meanwhile_stops_it_and_keeps_every_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    let out = folder.path().join("ut");
    "Skrivet i sista stund.".clone_into(&mut model.project.as_mut().unwrap().workspace.publication.introduction);
    publishing(&mut model, PublishingCommand::Edited);
    publishing(&mut model, PublishingCommand::Publish(out.clone()));
    until(&mut model, |model| model.project.as_ref().unwrap().publishing.job.is_some());
    close(&mut model);
    assert!(model.project.is_none() && !out.exists());
    assert!(fs::read_to_string(folder.path().join("demo/publication.ron")).unwrap().contains("Skrivet i sista stund."));
}

#[test]
fn one_that_is_stopped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = opened(folder.path());
    let out = folder.path().join("ut");
    publishing(&mut model, PublishingCommand::Publish(out.clone()));
    until(&mut model, |model| model.project.as_ref().unwrap().publishing.job.is_some());
    publishing(&mut model, PublishingCommand::Stop);
    assert!(model.project.as_ref().unwrap().publishing.job.as_ref().unwrap().is_stopping());
    until(&mut model, is_idle);
    let project = model.project.as_ref().unwrap();
    assert!(project.publishing.done.is_none() && project.leaving == 0);
    assert!(!out.exists());
    assert!(project.workspace.logs.values().flat_map(|log| &log.events).all(|event| !matches!(event.what, What::Published { .. })));
}
