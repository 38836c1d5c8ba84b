//! The invented project that `samsyn demo` and "Visa exemplet" open.
//!
//! It ships as the files of a work folder, written for a Thursday in November 2026, and is moved
//! in time so that this day becomes today: every screen then has something to show.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use jiff::civil::{Date, date};
use jiff::{Span, Timestamp, ToSpan as _};

use crate::domain::ids::Slug;
use crate::domain::notes::Notes;
use crate::domain::review::Round;
use crate::domain::workspace::Workspace;
use crate::storage::layout::FileKey;
use crate::storage::problem::{Problem, ProblemKind};
use crate::storage::store::Store;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/demo");
/// The day the files take for today.
const WRITTEN_FOR: Date = date(2026, 11, 12);
/// Says that a folder is the demo's own. What somebody has done in it since is kept.
const MARK: &str = "SAMSYN-DEMO.txt";
const MARK_TEXT: &str = "Ett påhittat projekt, skapat av \"samsyn demo\". An invented project, made by \"samsyn demo\".\n";

/// The municipality whose draft is the finest.
pub const SHOWPIECE: &str = "exempelkoping";

/// Where the demo goes unless somebody says otherwise.
#[must_use]
pub fn default_folder(home: &Path) -> PathBuf {
    home.join("demo")
}

/// Writes the project, unless it is there already.
///
/// # Errors
/// Everything that kept it from being written; above all a folder that holds something else.
pub fn write(folder: &Path, today: Date) -> Result<(), Vec<Problem>> {
    if folder.join(MARK).is_file() {
        return Ok(());
    }
    let failed = |what: &str| vec![Problem::whole(".", ProblemKind::Unreadable, format!("the demo cannot be written: {what}"))];
    let mut workspace = shipped().map_err(|why| failed(&why.to_string()))??;
    shift(&mut workspace, today).map_err(|why| failed(&why.to_string()))?;
    let mut store = Store::create(folder, &workspace.project, &workspace.guide).map_err(|why| failed(&why.to_string()))?.store;
    save(&mut store, &workspace).map_err(|why| failed(&why.to_string()))?;
    crate::storage::atomic::write(&folder.join(MARK), MARK_TEXT.as_bytes()).map_err(|why| failed(&why.to_string()))
}

/// The files as they ship, read by the same reader as any other project.
fn shipped() -> std::io::Result<Result<Workspace, Vec<Problem>>> {
    let folder = tempfile::tempdir()?;
    FILES.extract(folder.path())?;
    fs::write(folder.path().join("guide.ron"), include_str!("../../guides/bilaga2.ron"))?;
    Ok(Store::open(folder.path()).map(|opened| opened.workspace))
}

fn save(store: &mut Store, workspace: &Workspace) -> Result<(), crate::storage::store::SaveError> {
    for (slug, dossier) in &workspace.municipalities {
        store.save(&FileKey::Municipality(slug.clone()), &dossier.municipality)?;
        for (id, group) in &dossier.sessions {
            store.save(&FileKey::Session(slug.clone(), id.clone()), &group.session)?;
            for (writer, notes) in &group.notes {
                store.save(&FileKey::Notes(slug.clone(), id.clone(), writer.clone()), notes)?;
            }
        }
        if let Some(draft) = &dossier.draft {
            store.save(&FileKey::Draft(slug.clone()), draft)?;
        }
        for (id, round) in &dossier.rounds {
            store.save(&FileKey::Round(slug.clone(), id.clone()), round.as_ref())?;
        }
        if !dossier.approvals.all.is_empty() {
            store.save(&FileKey::Approvals(slug.clone()), &dossier.approvals)?;
        }
    }
    Ok(())
}

/// Moves every date and time by the days between then and now.
fn shift(workspace: &mut Workspace, today: Date) -> Result<(), jiff::Error> {
    let days = today.since(WRITTEN_FOR)?.get_days().days();
    let move_date = |date: &mut Option<Date>| -> Result<(), jiff::Error> {
        if let Some(date) = date {
            *date = date.checked_add(days)?;
        }
        Ok(())
    };
    let project = &mut workspace.project;
    for date in [&mut project.draft_due, &mut project.reply_due, &mut project.mapping_done] {
        move_date(date)?;
    }
    for dossier in workspace.municipalities.values_mut() {
        let municipality = &mut dossier.municipality;
        let milestones = &mut municipality.milestones;
        for date in [&mut milestones.sent, &mut milestones.replied, &mut milestones.approved] {
            move_date(date)?;
        }
        municipality.contacts.iter_mut().try_for_each(|contact| move_date(&mut contact.consent))?;
        for group in dossier.sessions.values_mut() {
            move_date(&mut group.session.date)?;
            group.notes.values_mut().try_for_each(|notes| move_notes(notes, days))?;
        }
        dossier.rounds.values_mut().map(Arc::make_mut).try_for_each(|round| move_round(round, days))?;
        for approval in &mut dossier.approvals.all {
            approval.date = approval.date.checked_add(days)?;
            moved(&mut approval.at, days)?;
        }
    }
    Ok(())
}

fn moved(at: &mut Timestamp, days: Span) -> Result<(), jiff::Error> {
    *at = at.checked_add((i64::from(days.get_days()) * 24).hours())?;
    Ok(())
}

fn move_round(round: &mut Round, days: Span) -> Result<(), jiff::Error> {
    for date in [&mut round.sent, &mut round.reply_by].into_iter().flatten() {
        *date = date.checked_add(days)?;
    }
    moved(&mut round.prepared, days)?;
    for reply in &mut round.replies {
        moved(&mut reply.received, days)?;
        reply.saved.as_mut().map_or(Ok(()), |at| moved(at, days))?;
    }
    round.decisions.iter_mut().try_for_each(|decision| moved(&mut decision.at, days))
}

fn move_notes(notes: &mut Notes, days: Span) -> Result<(), jiff::Error> {
    let moved = |at: &mut Timestamp| moved(at, days);
    for entry in notes.entries.iter_mut().map(Arc::make_mut) {
        moved(&mut entry.at)?;
        moved(&mut entry.changed)?;
    }
    notes.marks.rows.values_mut().try_for_each(|mark| moved(&mut mark.at))?;
    notes.presence.iter_mut().try_for_each(|event| moved(&mut event.at))?;
    for stretch in &mut notes.clock.stretches {
        moved(&mut stretch.from)?;
        moved(&mut stretch.to)?;
    }
    notes.clock.ended.as_mut().map_or(Ok(()), moved)
}

/// The folder name of [`SHOWPIECE`].
///
/// # Panics
/// Never: the name is a valid one.
#[must_use]
pub fn showpiece() -> Slug {
    Slug::new(SHOWPIECE).expect("a valid slug")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_is_moved_to_today_and_leaves_other_folders_alone() {
        let folder = tempfile::tempdir().unwrap();
        let demo = folder.path().join("demo");
        let today = date(2027, 3, 1);
        write(&demo, today).unwrap();
        let opened = Store::open(&demo).unwrap().workspace;
        assert_eq!(opened.municipalities.len(), 8);
        let planned_today = opened.municipalities.values().any(|d| d.sessions.values().any(|g| g.session.date == Some(today)));
        assert!(planned_today, "a focus group is planned for today");

        write(&demo, today).unwrap();
        fs::write(folder.path().join("annat.txt"), "inte vår").unwrap();
        assert!(write(folder.path(), today).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing was added");
    }
}
