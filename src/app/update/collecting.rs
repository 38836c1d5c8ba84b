//! Packages in the window: one is made of an approved text, those of others are collected by hand or
//! from a folder that is watched.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exporting as leaving;
use crate::app::anonymity as guarded;
use crate::app::collecting::collect::{self, Refusal};
use crate::app::collecting::package::{self, Packed};
use crate::app::collecting::watch::Watcher;
use crate::app::command::{Collecting, Command};
use crate::app::event::Event;
use crate::app::exporting::Failure;
use crate::app::model::Model;
use crate::app::trouble::Trouble;
use crate::domain::ids::Slug;
use crate::domain::publication::{Collected, Package};

pub(super) fn run(model: &mut Model, command: Collecting) {
    match command {
        Collecting::Pack { ref slug, .. } => {
            let slug = slug.clone();
            leaving::ask(model, slug, Command::Collecting(command));
        }
        Collecting::Collect(paths) => {
            let number = model.opened;
            model.outbox.spawn("packages", move || {
                let files = paths.iter().flat_map(|path| collect::files(path));
                let found = files.map(|path| (collect::read(&path).map(Box::new), path)).map(|(result, path)| (path, result)).collect();
                Event::PackagesRead { project: number, found, by_hand: true }
            });
        }
        Collecting::Watch(folder) => {
            let Some(project) = &mut model.project else { return };
            let root = project.root.clone();
            match folder {
                Some(folder) => drop(model.preferences.watched.insert(root, folder)),
                None => drop(model.preferences.watched.remove(&root)),
            }
            super::save_preferences(model);
            watch(model);
        }
    }
}

/// Watches the folder that was chosen for this project, if any.
pub(super) fn watch(model: &mut Model) {
    let number = model.opened;
    let Some(project) = &mut model.project else { return };
    let folder = model.preferences.watched.get(&project.root).filter(|_| project.read_only.is_none());
    project.watching = folder.map(|folder| Watcher::start(folder.clone(), model.outbox.clone(), number));
}

/// The logs have been read: the package can be made.
pub(super) fn make(model: &mut Model, slug: &Slug, path: PathBuf, over: bool) -> Option<()> {
    let (now, number) = (model.now(), model.opened);
    let project = model.project.as_mut()?;
    let (gate, workspace, slug) = (guarded::gate(project), project.workspace.only(slug), slug.clone());
    model.outbox.spawn("package", move || {
        let packed = package::pack(&workspace, &slug, &gate, &path, now);
        let result = packed.map(|packed| packed.and_then(|packed| packed.write(&path, over).map(|()| Box::new(packed))));
        Event::Packed { project: number, municipality: slug, path, result }
    });
    Some(())
}

pub(super) fn packed(model: &mut Model, slug: &Slug, path: &Path, result: Option<Result<Box<Packed>, Failure>>) {
    let now = model.now();
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match result {
        Some(Ok(packed)) => {
            if let Some(project) = &mut model.project {
                guarded::note(project, now, packed.logged());
            }
            model.notices.done(model.texts.with("notice-packed", &[("file", file.into())]));
        }
        Some(Err(Failure::Exists)) => {
            let told = model.texts.trouble(Trouble::FileExists, &[("file", file.into())]);
            let over = Command::Collecting(Collecting::Pack { slug: slug.clone(), path: path.to_owned(), over: true });
            model.notices.trouble(told.way_out(model.texts.get("write-over"), over));
        }
        Some(Err(Failure::Held(hindrances))) => super::review::held(model, slug, &hindrances),
        Some(Err(why)) => {
            let told = model.texts.trouble(Trouble::NotExported, &[("file", file.into())]);
            model.notices.trouble(told.because(vec![model.texts.not_exported(&why)]));
        }
        None => model.notices.trouble(model.texts.trouble(Trouble::NotPacked, &[])),
    }
    leaving::idle(model, true);
}

/// Packages that were read. One that was collected before, or is older than what was, lies in a
/// watched folder for ever: it is worth a word only to whoever asked.
pub(super) fn arrived(model: &mut Model, found: Vec<(PathBuf, Result<Box<Package>, Refusal>)>, by_hand: bool) {
    let (now, texts) = (model.now(), Arc::clone(&model.texts));
    let Some(project) = &mut model.project else {
        return model.notices.trouble(texts.trouble(Trouble::PackageWithoutProject, &[]));
    };
    let (mut refused, mut taken, nothing) = (Vec::new(), Vec::new(), found.is_empty());
    for (path, result) in found {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let package = match result {
            Ok(package) => *package,
            Err(why) => {
                let what = match &why {
                    Refusal::Unreadable(problem) => texts.fault(problem),
                    _ => texts.get(why.text_key()),
                };
                refused.push(texts.with("notice-refused-file", &[("file", file.into()), ("why", what.into())]));
                continue;
            }
        };
        let (name, date) = (package.chapter.name.clone(), package.chapter.approval.date);
        let draft = package.chapter.approval.hash.clone();
        let (slug, outcome) = collect::take_in(&mut project.workspace, package);
        if matches!(outcome, Collected::New | Collected::Newer) {
            guarded::note(project, now, collect::logged(&slug, &draft));
            project.compile.stale = true;
            project.saving.committed(Some(&slug));
            let key = if outcome == Collected::New { "collected-new" } else { "collected-newer" };
            taken.push(texts.with(key, &[("name", name.clone().into()), ("date", texts.day(date).into())]));
        } else if by_hand {
            let key = if outcome == Collected::Older { "collected-older" } else { "collected-known" };
            taken.push(texts.with(key, &[("name", name.into()), ("date", texts.day(date).into())]));
        }
    }
    if by_hand && nothing {
        model.notices.trouble(texts.trouble(Trouble::NoPackages, &[]));
    }
    for line in taken {
        model.notices.done(line);
    }
    if !refused.is_empty() {
        model.notices.trouble(texts.trouble(Trouble::FilesRefused, &[("count", refused.len().into())]).because(refused));
    }
}
