//! Spelling of the draft on screen, the user's own words, and which dictionary to use.

use std::collections::BTreeSet;

use crate::app::command::Command;
use crate::app::model::{Model, OpenProject, Screen};
use crate::app::spelling::{Report, Setup};
use crate::app::trouble::Trouble;
use crate::storage::preferences::{Preferences, add_word};

pub(super) fn run(model: &mut Model, command: Command) {
    let Model { preferences, spelling, project, .. } = model;
    match command {
        Command::AddWord(word) => {
            // What is written in a locked project stays there.
            if let Some(project) = project.as_mut().filter(|project| project.is_locked()) {
                let words = &mut project.workspace.project.words;
                if project.read_only.is_none() && add_word(words, &word) {
                    spelling.leave_out(words);
                    project.saving.committed(None);
                }
                return;
            }
            if !preferences.add_word(&word) {
                return;
            }
            spelling.leave_out(&preferences.words);
        }
        Command::RemoveWord(word) => {
            if let Some(project) = project.as_mut().filter(|project| project.read_only.is_none())
                && project.workspace.project.words.remove(&word)
            {
                project.saving.committed(None);
            } else if !preferences.words.remove(&word) {
                return;
            }
            spelling.start_over();
        }
        Command::ChooseDictionary(path) => {
            let Some(project) = project else { return };
            preferences.choose_dictionary(project.workspace.project.language, &path);
            spelling.start_over();
        }
        Command::Suggest(word) => {
            if let Some(project) = project {
                spelling.ask_for_suggestions(setup(preferences, project), word);
            }
            return;
        }
        _ => return,
    }
    super::save_preferences(model);
}

fn setup(preferences: &Preferences, project: &OpenProject) -> Setup {
    let language = project.workspace.project.language;
    Setup { language, chosen: preferences.dictionaries.get(&language).cloned() }
}

/// The user's own words and the project's, and the names of its municipalities.
fn known(model: &Model) -> BTreeSet<String> {
    let mut known = model.preferences.words.clone();
    known.extend(model.project.iter().flat_map(|project| &project.workspace.project.words).cloned());
    for dossier in model.project.iter().flat_map(|project| project.workspace.municipalities.values()) {
        let names = [&dossier.municipality.name, &dossier.municipality.full_name];
        known.extend(names.into_iter().flat_map(|name| name.split_whitespace()).map(str::to_owned));
    }
    known
}

/// Asks about the texts of the draft on screen that have changed, a moment after they have.
pub(super) fn tick(model: &mut Model) {
    let Model { preferences, spelling, project: Some(project), screen: Screen::Compile(slug), opened, .. } = model else { return };
    let Some(draft) = project.dossier(slug).and_then(|dossier| dossier.draft.as_ref()) else { return };
    if spelling.look(*opened, slug, project.saving.revision()) {
        let texts: BTreeSet<&str> = draft.blocks.iter().filter(|block| !block.is_blank()).map(|block| block.text.as_str()).collect();
        spelling.ask(setup(preferences, project), texts);
    }
}

pub(super) fn arrived(model: &mut Model, report: Report) {
    match report {
        Report::Checked(setup, found) => {
            let known = known(model);
            model.spelling.checked(&setup, found, &known);
        }
        Report::Suggested(word, suggestions) => model.spelling.suggested(word, suggestions),
        Report::Missing(setup) => {
            // Once on this device, and in a notice that waits to be read.
            if model.spelling.cannot_ask(&setup) && !std::mem::replace(&mut model.preferences.spelling_told, true) {
                model.notices.trouble(model.texts.trouble(Trouble::NoDictionary, &[]));
                super::save_preferences(model);
            }
        }
        Report::Unreadable(setup, problem) => {
            if model.spelling.cannot_ask(&setup) {
                let told = model.texts.trouble(Trouble::DictionaryNotRead, &[]);
                model.notices.trouble(told.because(vec![model.texts.problem(&problem)]));
            }
        }
    }
}
