//! The project lead's commands on packages: `samsyn package` and `collect`.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Serialize;

use super::anonymity::{Held, guard as guarded, note};
use super::export::dossier;
use super::folder::{failed, refused};
use super::{Exit, Output, print_json, tell, vault};
use crate::app::collecting::collect::{self, Refusal};
use crate::app::collecting::package;
use crate::app::exporting::Failure;
use crate::domain::anonymity::gate::Gate;
use crate::domain::ids::Slug;
use crate::domain::publication::{Collected, Package};
use crate::domain::workspace::Workspace;
use crate::storage::layout::FileKey;
use crate::storage::store::{Opened, SaveError, Store};

#[derive(Serialize)]
struct Made<'a> {
    file: &'a Path,
    municipality: &'a Slug,
    /// The hash of the approved text.
    draft: &'a str,
}

/// `samsyn package`
pub(super) fn package(dir: &Path, municipality: &str, file: &Path, guard: Option<&Path>, output: &mut Output<'_>) -> io::Result<Exit> {
    let Opened { mut store, mut workspace, read_only, .. } = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, read_only.as_ref(), output)? {
        return Ok(exit);
    }
    if let Err(why) = guarded(&mut workspace, guard) {
        return failed(dir, &format!("the names cannot be read: {why}"), output);
    }
    let (Some(_), Ok(slug)) = (dossier(&workspace, dir, municipality, output)?, Slug::new(municipality)) else { return Ok(Exit::Findings) };
    let packed = match package::pack(&workspace, &slug, &Gate::new(&workspace), file, Timestamp::now()) {
        Some(Ok(packed)) => packed,
        Some(Err(Failure::Held(hindrances))) => {
            for hindrance in hindrances {
                writeln!(output.err, "{}", Held::new(&slug, hindrance))?;
            }
            return failed(dir, &"no package was made: this has to be decided on before it can leave", output);
        }
        Some(Err(why)) => return failed(dir, &format!("no package was made: {why}"), output),
        None => {
            return failed(dir, &format!("{slug}: its text is not approved as it stands, and only an approved text is collected"), output);
        }
    };
    // Nothing leaves that the log does not tell of.
    if let Err(why) = note(&mut store, &mut workspace, packed.logged(), output) {
        return failed(dir, &format!("no package was made, since the log cannot be written: {why}"), output);
    }
    match packed.write(file, true) {
        Ok(()) => print_json(&Made { file, municipality: &slug, draft: &packed.draft }, output).map(|()| Exit::Ok),
        Err(why) => failed(file, &why, output),
    }
}

#[derive(Serialize)]
struct Account {
    collected: Vec<Taken>,
}

/// What became of one file.
#[derive(Serialize)]
struct Taken {
    file: String,
    /// `null` for one that was refused.
    municipality: Option<Slug>,
    draft: Option<String>,
    /// "new", "newer", "known", "older" or "refused"
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

/// `samsyn collect`
pub(super) fn collect(dir: &Path, files: &[PathBuf], output: &mut Output<'_>) -> io::Result<Exit> {
    let Opened { mut store, mut workspace, read_only, .. } = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    if let Some(exit) = refused(dir, read_only.as_ref(), output)? {
        return Ok(exit);
    }
    let (mut exit, mut collected) = (Exit::Ok, Vec::new());
    for file in files.iter().flat_map(|path| collect::files(path)) {
        let name = file.display().to_string();
        let taken = match collect::read(&file) {
            Ok(package) => {
                let draft = Some(package.chapter.approval.hash.clone());
                match take_in(&mut store, &mut workspace, package, output) {
                    Ok((municipality, outcome)) => {
                        if outcome == Collected::Older {
                            writeln!(output.err, "{name}: is older than what has been collected, which stays")?;
                            exit = Exit::Findings;
                        }
                        Taken { file: name, municipality: Some(municipality), draft, outcome: outcome.name(), why: None }
                    }
                    Err(why) => return failed(dir, &format!("{name} was not collected: {why}"), output),
                }
            }
            Err(why) => {
                exit = Exit::Findings;
                let told = match &why {
                    Refusal::Unreadable(problem) => problem.to_string(),
                    why => format!("{name}: {why}"),
                };
                writeln!(output.err, "{told}")?;
                Taken { file: name, municipality: None, draft: None, outcome: "refused", why: Some(why.to_string()) }
            }
        };
        collected.push(taken);
    }
    if collected.is_empty() {
        writeln!(output.err, "there is no package: their names end with .{}", collect::ENDING)?;
        exit = Exit::Findings;
    }
    print_json(&Account { collected }, output)?;
    Ok(exit)
}

fn take_in(store: &mut Store, workspace: &mut Workspace, package: Package, output: &Output<'_>) -> Result<(Slug, Collected), SaveError> {
    let draft = package.chapter.approval.hash.clone();
    let (slug, outcome) = collect::take_in(workspace, package);
    // What is as it was is not written again.
    if let Some(dossier) = workspace.municipalities.get(&slug) {
        store.save(&FileKey::Municipality(slug.clone()), &dossier.municipality)?;
        if let Some(package) = &dossier.collected {
            store.save(&FileKey::Collected(slug.clone()), package.as_ref())?;
        }
    }
    if matches!(outcome, Collected::New | Collected::Newer) {
        note(store, workspace, collect::logged(&slug, &draft), output)?;
    }
    Ok((slug, outcome))
}
