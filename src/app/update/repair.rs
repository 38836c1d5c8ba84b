//! A folder with broken files: showing what can be had, and opening it with that.

use std::path::Path;
use std::sync::Arc;

use crate::app::event::Event;
use crate::app::model::Model;
use crate::app::repair::{RepairCommand, Repaired, Repairing};
use crate::storage::repair::{Mended, RepairError, Survey};
use crate::storage::vault::Key;

pub(super) fn run(model: &mut Model, command: RepairCommand) {
    match command {
        RepairCommand::Close => model.repair = None,
        RepairCommand::Mend => mend(model),
    }
}

/// Shows what is broken. Nothing has been touched.
pub(super) fn show(model: &mut Model, folder: &Path, survey: Arc<Survey>) {
    model.repair = Some(Repairing { folder: folder.to_owned(), survey, trying: false, problem: None });
}

fn mend(model: &mut Model) {
    let now = model.now();
    let Some(repair) = model.repair.as_mut().filter(|repair| !repair.trying && repair.survey.can_be_mended()) else { return };
    (repair.trying, repair.problem) = (true, None);
    let (folder, survey) = (repair.folder.clone(), Arc::clone(&repair.survey));
    let (home, device) = (model.home.clone(), model.preferences.writer.clone());
    model.outbox.spawn("mend", move || {
        let result = survey.mend(now);
        let result = result.map(|mended| (mended, super::project::read_with(&home, &device, &folder, survey.key().map(Key::mended))));
        Event::Repaired(Box::new(Repaired { folder, result }))
    });
}

/// What came of it. When nobody waits for it any more, the folder is as sound all the same.
pub(super) fn ended(model: &mut Model, Repaired { folder, result }: Repaired) {
    let Some(repair) = model.repair.as_mut().filter(|repair| repair.folder == folder) else { return };
    repair.trying = false;
    match result {
        Err(RepairError::Io { file, source }) => {
            let told = [("file", file.into()), ("what", model.texts.io(&source).into())];
            repair.problem = Some(model.texts.with("fault-of-file", &told));
        }
        Err(RepairError::Nothing(file)) => {
            let told = [("file", file.into()), ("what", model.texts.get("repair-none").into())];
            repair.problem = Some(model.texts.with("fault-of-file", &told));
        }
        Ok((mended, reading)) => {
            model.repair = None;
            super::project::opened(model, &folder, reading);
            model.notices.done_with(model.texts.get("repair-done"), mended.iter().map(|mended| told(model, mended)).collect());
        }
    }
}

/// The job that mends broke off.
pub(super) fn broke_off(model: &mut Model) {
    if let Some(repair) = &mut model.repair {
        repair.trying = false;
    }
}

fn told(model: &Model, mended: &Mended) -> String {
    let Mended { file, saved, aside } = mended;
    let now = match saved {
        Some(saved) => model
            .texts
            .with("repair-done-earlier", &[("file", file.as_str().into()), ("when", model.texts.moment(*saved, &model.zone).into())]),
        None => model.texts.with("repair-done-without", &[("file", file.as_str().into())]),
    };
    match aside {
        Some(aside) => format!("{now} {}", model.texts.with("repair-done-aside", &[("file", aside.as_str().into())])),
        None => now,
    }
}
