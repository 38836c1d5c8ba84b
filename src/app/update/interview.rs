//! Leading the focus group.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::app::capture;
use crate::app::command::{Command, Target};
use crate::app::interview::{self, Desk, MergeError, Way};
use crate::app::line_guard::Writing;
use crate::app::model::{Model, OpenProject};
use crate::app::role_words;
use crate::app::text::Texts;
use crate::app::trouble::Trouble;
use crate::domain::guide::Guide;
use crate::domain::ids::{EntryId, RowId, Slug, WriterId};
use crate::domain::notes::{Change, RowState, What};
use crate::domain::session::{Role, Seat};
use crate::domain::workspace::FocusGroup;

/// The clock is put on disk this often while nothing else is.
const CLOCK: Duration = Duration::from_secs(10);
/// No look at the clock for so long means that the computer slept.
const ASLEEP: SignedDuration = SignedDuration::from_mins(5);
/// The most rows one can go back through.
const TRAIL: usize = 50;

/// How soon what a command did must be on disk.
enum Save {
    Nothing,
    Typed,
    Now,
}

pub(super) fn run(model: &mut Model, command: Command) {
    let now = model.now();
    let writer = model.writer().clone();
    if command == Command::StartClock {
        stop_other_clock(model);
    }
    let Some(project) = &mut model.project else { return };
    let Some(slug) = model.screen.slug().cloned() else { return };
    let edited = if let Command::LineEdited { behind } = command { Some(behind) } else { None };
    let (settles, command) = settled(project, &slug, &writer, command);
    let OpenProject { workspace, running, trail, .. } = project;
    let guide = &workspace.guide;
    let Some(group) = workspace.municipalities.get_mut(&slug).and_then(super::group) else { return };
    let Some(here) = interview::position(guide, group.notes.get(&writer)).cloned() else { return };
    let ours = *running == Some(slug.clone());
    let save = match command {
        Command::StartClock | Command::PauseClock | Command::CloseSession => {
            let runs = clock(guide, group, &writer, &here, now, &command, ours);
            if runs || ours {
                *running = runs.then(|| slug.clone());
            }
            Save::Now
        }
        Command::GoToRow(_)
        | Command::GoBack
        | Command::NextRow
        | Command::PreviousRow
        | Command::NextSection
        | Command::PreviousSection => walk(guide, group, &writer, here, now, command, trail, ours),
        Command::Tag(Target::Line, tag) => {
            tag.toggle_on(&mut group.own(&writer).line);
            Save::Typed
        }
        Command::LineEdited { .. } => {
            let FocusGroup { session, notes } = group;
            capture::tidy(&mut notes.entry(writer.clone()).or_default().line, session, |code| model.texts.code(code));
            Save::Typed
        }
        Command::DebriefEdited => Save::Typed,
        command => match write(Desk::new(group, &writer, here, now), command, &model.texts) {
            Ok(true) => Save::Now,
            Ok(false) => Save::Nothing,
            Err(why) => {
                let trouble = match why {
                    MergeError::Nothing => Trouble::NothingBefore,
                    MergeError::Kinds => Trouble::OtherKind,
                    MergeError::Speakers => Trouble::OtherSpeaker,
                };
                model.notices.trouble(model.texts.trouble(trouble, &[]));
                Save::Now
            }
        },
    };
    if let Some(behind) = edited {
        guard_line(project, &slug, &writer, |length| Writing { is_done: false, at: length.saturating_sub(behind) });
    } else if settles {
        let entries = written(project, &slug, &writer);
        project.line_guard.begin(entries);
    }
    match save {
        Save::Nothing => {}
        Save::Typed => project.saving.typed(Some(&slug)),
        Save::Now => project.saving.committed(Some(&slug)),
    }
}

/// Before a command that makes an entry of the line, names on the guard list are taken out of it.
/// Says whether it is one, and gives back the command as it is for the line as it became.
fn settled(project: &mut OpenProject, slug: &Slug, writer: &WriterId, command: Command) -> (bool, Command) {
    let group = project.workspace.municipalities.get_mut(slug).and_then(super::group);
    let rewrites = group.is_some_and(|group| group.notes.get(writer).is_some_and(|own| own.line.editing.is_some()));
    let settles = match command {
        Command::SaveLine(_) => true,
        Command::EditEntry(_) | Command::SplitLine(_) | Command::MergeWithPrevious => rewrites,
        _ => false,
    };
    if !settles {
        return (false, command);
    }
    let command = match command {
        // Where the line is cut goes along with the words behind it.
        Command::SplitLine(at) => Command::SplitLine(guard_line(project, slug, writer, |_| Writing { is_done: true, at })),
        command => {
            guard_line(project, slug, writer, |_| Writing { is_done: true, at: 0 });
            command
        }
    };
    (true, command)
}

/// How the entries read on the line that the latest step wrote.
fn written(project: &mut OpenProject, slug: &Slug, writer: &WriterId) -> Vec<String> {
    let Some(group) = project.workspace.municipalities.get_mut(slug).and_then(super::group) else { return Vec::new() };
    let step = group.notes.get(writer).and_then(|own| own.steps.done.last());
    let mut ids: Vec<&EntryId> = Vec::new();
    for change in step.into_iter().flat_map(|step| &step.changes) {
        if let Change::Entry { id, .. } = change
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    ids.into_iter().filter_map(|id| group.newest(id)).map(|entry| interview::line_of(entry).text).collect()
}

/// The words of the entry that the line rewrites.
fn before(group: &FocusGroup, writer: &WriterId) -> Option<String> {
    let id = group.notes.get(writer)?.line.editing.as_ref()?;
    group.newest(id).map(|entry| entry.text.clone())
}

/// Takes names on the guard list out of the line; `writing` says how it stands, of a length in
/// characters. Returns where the caret or the cut has come to.
fn guard_line(project: &mut OpenProject, slug: &Slug, writer: &WriterId, writing: impl FnOnce(usize) -> Writing) -> usize {
    let OpenProject { workspace, guarded, line_guard, paper, .. } = project;
    let Some(group) = workspace.municipalities.get_mut(slug).and_then(super::group) else { return 0 };
    let before = before(group, writer).unwrap_or_default();
    let line = &mut group.own(writer).line.text;
    let writing = writing(line.chars().count());
    line_guard.guard(guarded.gate(), &workspace.names, line, writing, &before, &role_words::usual(paper))
}

/// Starts, stops or closes; true when the clock runs afterwards.
fn clock(guide: &Guide, group: &mut FocusGroup, writer: &WriterId, here: &RowId, now: Timestamp, command: &Command, ours: bool) -> bool {
    let own = group.own(writer);
    let start = *command == Command::StartClock;
    if start {
        own.clock.ended = None;
        if let Some(place) = guide.place(here) {
            // A new stretch even in the same section, so that the pause stays a gap.
            own.clock.enter(&place.section.id, now);
        }
        own.position = Some(here.clone());
    } else if ours {
        own.clock.tick(now);
    }
    if *command == Command::CloseSession {
        own.clock.ended = Some(now);
    }
    own.clock.running = start;
    start
}

/// Goes about in the guide.
#[expect(clippy::too_many_arguments, reason = "the parts of one borrowed project")]
fn walk(
    guide: &Guide,
    group: &mut FocusGroup,
    writer: &WriterId,
    here: RowId,
    now: Timestamp,
    command: Command,
    trail: &mut Vec<RowId>,
    running: bool,
) -> Save {
    let stepped = |way| interview::stepped(guide, &here, way);
    let back = command == Command::GoBack;
    let target = match command {
        Command::GoToRow(row) => Some(row),
        Command::GoBack => trail.pop(),
        Command::NextRow => {
            let mut desk = Desk::new(group, writer, here.clone(), now);
            // What was left out or put off stays so.
            if desk.mark_of(&here) == RowState::Open {
                desk.mark(&here, RowState::Answered, String::new());
                desk.done(What::Mark);
            }
            stepped(Way::Next)
        }
        Command::PreviousRow => stepped(Way::Previous),
        Command::NextSection => stepped(Way::NextSection),
        _ => stepped(Way::PreviousSection),
    };
    if let Some(place) = target.as_ref().filter(|row| **row != here).and_then(|row| guide.place(row)) {
        if !back {
            trail.push(here);
            if trail.len() > TRAIL {
                trail.remove(0);
            }
        }
        let own = group.own(writer);
        own.position = Some(place.row.id.clone());
        if running {
            own.clock.run_in(&place.section.id, now);
        }
    }
    Save::Now
}

/// Changes what is captured; true when something is to be saved.
fn write(mut desk: Desk<'_>, command: Command, texts: &Texts) -> Result<bool, MergeError> {
    let what = match command {
        Command::MarkRow(row, state, reason) => {
            desk.mark(&row, state, reason);
            What::Mark
        }
        Command::ToggleProbe(row, probe) => {
            desk.probe(&row, probe);
            What::Mark
        }
        Command::Tag(target, tag) => {
            let Some(id) = aimed_at(&desk, target) else { return Ok(false) };
            desk.tag(&id, tag);
            What::Edit
        }
        Command::SaveLine(kind) => {
            let Some(read) = desk.line().map(|line| capture::read(line, |code| texts.code(code))) else { return Ok(false) };
            let Some(what) = desk.save_line(read, kind) else { return Ok(true) };
            what
        }
        Command::EditEntry(id) => {
            // What has been rewritten before is saved first, whole.
            settle(&mut desk, texts);
            desk.edit(&id);
            desk.done(What::Edit);
            return Ok(true);
        }
        Command::EditBeside { back } => return Ok(edit_beside(&mut desk, back)),
        Command::CancelEdit => {
            let editing = desk.line().is_some_and(|line| line.editing.is_some());
            if editing {
                desk.clear_line();
            }
            return Ok(editing);
        }
        Command::SplitLine(at) => {
            let Some(id) = desk.line().and_then(|line| line.editing.clone()) else { return Ok(false) };
            let Some((first, second)) = halves(&desk, at, texts) else { return Ok(false) };
            if first.trim().is_empty() || second.trim().is_empty() {
                return Ok(false);
            }
            settle(&mut desk, texts);
            desk.split(&id, &first, &second);
            What::Split
        }
        Command::MergeWithPrevious => {
            let editing = desk.line().and_then(|line| line.editing.clone());
            let Some(id) = editing.clone().or_else(|| desk.latest()) else { return Ok(false) };
            settle(&mut desk, texts);
            let merged = desk.merge(&id);
            if editing.is_some() {
                desk.edit(merged.as_ref().unwrap_or(&id));
            }
            desk.done(What::Merge);
            return merged.map(|_| true);
        }
        Command::FileUnder(row) => {
            if desk.line().is_some_and(|line| !line.is_empty()) {
                desk.own().line.row = Some(row);
                return Ok(true);
            }
            let Some(id) = desk.latest() else { return Ok(false) };
            desk.revise(&id, |entry| entry.row = Some(row));
            What::Move
        }
        Command::MoveEntry(id, row) => {
            desk.revise(&id, |entry| entry.row = Some(row));
            What::Move
        }
        Command::DeleteEntry(id) => {
            desk.revise(&id, |entry| entry.deleted = true);
            What::Delete
        }
        Command::RestoreEntry(id) => {
            desk.revise(&id, |entry| entry.deleted = false);
            What::Restore
        }
        Command::SetPresence(seat, here) => {
            desk.presence(seat, here);
            What::Attendance
        }
        Command::SeatAtTable(organisation) => {
            let Some(code) = desk.group.session.next_code() else { return Ok(false) };
            // A manager is made one on Prepare, when there is time.
            desk.seat(Seat { code, organisation, role: Role::CaseWorker, years: None });
            desk.presence(code, true);
            What::Seat
        }
        _ => return Ok(false),
    };
    let changed = desk.is_changed();
    desk.done(what);
    Ok(changed)
}

/// Writes what was changed on the line into the entry it rewrites, and clears the line.
fn settle(desk: &mut Desk<'_>, texts: &Texts) {
    let Some(line) = desk.line().filter(|line| line.editing.is_some()) else { return };
    let read = capture::read(line, |code| texts.code(code));
    if desk.line_is_unchanged() || read.text.is_empty() {
        desk.clear_line();
    } else {
        desk.save_line(read, None);
    }
}

fn aimed_at(desk: &Desk<'_>, target: Target) -> Option<EntryId> {
    match target {
        Target::Line => None,
        Target::Latest => desk.latest(),
        Target::Entry(id) => Some(id),
    }
}

/// From an empty line the latest entry; from an entry that is unchanged the one beside it. Past
/// the latest the line is empty again.
fn edit_beside(desk: &mut Desk<'_>, back: bool) -> bool {
    let editing = desk.line().and_then(|line| line.editing.clone());
    let target = match editing {
        None if desk.line().is_some_and(|line| !line.text.is_empty()) => return false,
        None if back => desk.latest(),
        None => return false,
        Some(_) if !desk.line_is_unchanged() => return false,
        Some(id) => match desk.beside(&id, back) {
            Some(id) => Some(id),
            None if back => return false,
            None => {
                desk.clear_line();
                return true;
            }
        },
    };
    target.is_some_and(|id| desk.edit(&id))
}

/// The words before and after a character of the line, without its sign.
fn halves(desk: &Desk<'_>, at: usize, texts: &Texts) -> Option<(String, String)> {
    let line = desk.line()?;
    let byte = line.text.char_indices().nth(at).map_or(line.text.len(), |(byte, _)| byte);
    let (first, second) = line.text.split_at(byte);
    let read = |text: &str| {
        let line = crate::domain::notes::Line { text: text.to_owned(), ..line.clone() };
        capture::read(&line, |code| texts.code(code)).text
    };
    // The sign that ends the line goes only with the one that begins it.
    let sign = line.text.trim_start().chars().next().filter(|c| "\"”“„»>(*".contains(*c));
    let second = sign.map_or_else(|| second.trim().to_owned(), |sign| read(&format!("{sign}{second}")));
    Some((read(first), second))
}

/// Takes back or does again the latest step in this focus group; its name, as a text key.
pub(super) fn undo(model: &mut Model, back: bool) -> Option<&'static str> {
    let now = model.now();
    let writer = model.writer().clone();
    let slug = model.screen.slug()?.clone();
    let project = model.project.as_mut()?;
    let OpenProject { workspace, running, .. } = project;
    let guide = &workspace.guide;
    let group = workspace.municipalities.get_mut(&slug).and_then(super::group)?;
    let (what, at) = if back { interview::undo(group, &writer, now) } else { interview::redo(group, &writer, now) }?;
    if let Some(place) = guide.place(&at) {
        let own = group.own(&writer);
        own.position = Some(at);
        if running.as_ref() == Some(&slug) {
            own.clock.run_in(&place.section.id, now);
        }
    }
    project.saving.committed(Some(&slug));
    Some(what.text_key())
}

/// Works out anew what is known of the focus group on screen.
pub(super) fn look_again(model: &mut Model) {
    let Some(slug) = model.screen.slug() else { return };
    let Some(OpenProject { workspace, live, writer, .. }) = &mut model.project else { return };
    let Some(group) = workspace.municipalities.get(slug).and_then(|dossier| dossier.sessions.values().next_back()) else { return };
    live.update(slug, &workspace.guide, group, writer);
}

/// Lets the clock run.
pub(super) fn tick(model: &mut Model) {
    let now = model.now();
    let writer = model.writer().clone();
    let Some(OpenProject { workspace, running: Some(slug), saving, .. }) = &mut model.project else { return };
    let Some(own) = workspace.municipalities.get_mut(slug).and_then(super::group).and_then(|group| group.notes.get_mut(&writer)) else {
        return;
    };
    let before = own.clock.seconds();
    // A computer that slept has counted nothing: time goes on from when it woke.
    let slept = own.clock.last().is_some_and(|last| now.duration_since(last) > ASLEEP);
    match own.clock.stretches.last().map(|stretch| stretch.section.clone()) {
        Some(section) if slept => own.clock.enter(&section, now),
        _ => own.clock.tick(now),
    }
    if own.clock.seconds() != before && saving.wait().is_none() {
        saving.idle(slug, CLOCK);
    }
}

/// Only one interview at a time: the clock of another municipality is paused.
fn stop_other_clock(model: &mut Model) {
    let here = model.screen.slug().cloned();
    if model.project.as_ref().is_some_and(|project| project.running.is_some() && project.running != here) {
        stop_clock(model);
    }
}

/// Pauses the clock that runs, if any.
pub(super) fn stop_clock(model: &mut Model) {
    tick(model);
    let writer = model.writer().clone();
    let Some(project) = &mut model.project else { return };
    let Some(slug) = project.running.take() else { return };
    stopped(project, &slug, &writer);
}

/// Lets a clock go on that was stopped for nothing.
pub(super) fn go_on(model: &mut Model, running: Option<Slug>) {
    let writer = model.writer().clone();
    let (Some(project), Some(slug)) = (&mut model.project, running) else { return };
    let own = project.workspace.municipalities.get_mut(&slug).and_then(super::group).and_then(|group| group.notes.get_mut(&writer));
    if let Some(own) = own {
        own.clock.running = true;
        project.saving.committed(Some(&slug));
        project.running = Some(slug);
    }
}

fn stopped(project: &mut OpenProject, slug: &Slug, writer: &WriterId) {
    if let Some(own) = project.workspace.municipalities.get_mut(slug).and_then(super::group).and_then(|group| group.notes.get_mut(writer)) {
        own.clock.running = false;
        project.saving.committed(Some(slug));
    }
}
