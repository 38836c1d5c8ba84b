//! Everything a work folder holds, in memory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::anonymity::attribution::{Level, Shown};
use super::anonymity::names::Names;
use super::draft::Draft;
use super::draft::steps::Steps;
use super::draft::version::Version;
use super::guide::Guide;
use super::ids::{EntryId, RoundId, RowId, SessionId, Slug, VersionId, WriterId};
use super::log::{Gone, Log, gone, shown};
use super::municipality::Municipality;
use super::notes::{self, Entry, Notes, RowMark, Tick};
use super::project::Project;
use super::publication::{Chapter, Lead, Package};
use super::review::{Approvals, Round};
use super::selection::Selection;
use super::session::Session;
use super::stage::{Reached, Stage};

/// A project with its guide and all its municipalities.
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    pub project: Project,
    pub guide: Guide,
    pub municipalities: BTreeMap<Slug, Dossier>,
    /// What each device has noted, to be accounted for.
    pub logs: BTreeMap<WriterId, Log>,
    /// On disk only in a locked project.
    pub names: Names,
    /// The candidates for the mapping.
    pub selection: Selection,
    /// What the lead has written and decided for the publication.
    pub publication: Lead,
}

/// All there is about one municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    pub municipality: Municipality,
    pub sessions: BTreeMap<SessionId, FocusGroup>,
    /// `None` until a first draft has been made.
    pub draft: Option<Draft>,
    /// What can be undone of the draft.
    pub steps: Steps,
    /// The draft as it was, under names.
    pub versions: BTreeMap<VersionId, Arc<Version>>,
    /// The rounds of fact-checking, oldest first.
    pub rounds: BTreeMap<RoundId, Arc<Round>>,
    pub approvals: Approvals,
    /// What somebody else wrote and had approved, as it was collected.
    pub collected: Option<Arc<Package>>,
}

/// One focus group and every note-taker's file about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FocusGroup {
    pub session: Session,
    pub notes: BTreeMap<WriterId, Notes>,
}

impl Workspace {
    /// What a municipality's text shows of who said its quotes, beside what has left before.
    #[must_use]
    pub fn shown(&self, slug: &Slug) -> Shown {
        let before = || shown(self.logs.values(), slug);
        let draft = self.municipalities.get(slug).and_then(|dossier| Some((dossier, dossier.draft.as_ref()?)));
        // Nobody looks through the log for nothing.
        let draft = draft.filter(|_| self.project.attribution.level != Level::Off);
        let Some((dossier, draft)) = draft else { return Shown::default() };
        let mut shown = Shown::of(self.project.attribution, &dossier.sessions, draft, &before());
        if let Some(approval) = dossier.approval().filter(|_| dossier.is_approved()) {
            approval.wording.restrict(&mut shown);
        }
        shown
    }

    /// The same with one municipality alone.
    #[must_use]
    pub fn only(&self, slug: &Slug) -> Self {
        let one = self.municipalities.get_key_value(slug).map(|(slug, dossier)| (slug.clone(), dossier.clone()));
        Self {
            project: self.project.clone(),
            guide: self.guide.clone(),
            municipalities: one.into_iter().collect(),
            logs: self.logs.clone(),
            names: self.names.clone(),
            selection: self.selection.clone(),
            publication: self.publication.clone(),
        }
    }

    /// The chapters that may be published, by municipality.
    #[must_use]
    pub fn chapters(&self) -> Vec<Cow<'_, Chapter>> {
        self.municipalities.iter().filter_map(|(slug, dossier)| dossier.chapter(slug)).collect()
    }

    /// The latest word of the log on a municipality's material.
    #[must_use]
    pub fn gone(&self, slug: &Slug) -> Option<Gone<'_>> {
        gone(self.logs.values(), slug)
    }
}

impl Dossier {
    #[must_use]
    pub fn new(municipality: Municipality) -> Self {
        Self {
            municipality,
            sessions: BTreeMap::new(),
            draft: None,
            steps: Steps::default(),
            versions: BTreeMap::new(),
            rounds: BTreeMap::new(),
            approvals: Approvals::default(),
            collected: None,
        }
    }

    #[must_use]
    pub fn stage(&self) -> Stage {
        let held = self.sessions.values().any(FocusGroup::is_closed);
        let has_text = self.draft.as_ref().is_some_and(|draft| draft.blocks.iter().any(|block| !block.is_blank()));
        // What was ticked by hand counts for as long as no round says otherwise.
        let milestones = &self.municipality.milestones;
        let (sent, replied) = match self.latest_round() {
            Some((_, round)) => (round.is_under_way(), !round.replies.is_empty()),
            None => (milestones.sent.is_some(), milestones.replied.is_some()),
        };
        if !has_text && self.collected.is_some() {
            return Stage::Approved;
        }
        Stage::of(Reached { held, has_text, sent, replied: sent && replied, approved: self.is_approved() })
    }

    /// The round that is under way, or was the last: what is made and has not gone out yet takes
    /// its place only then. Of those alone that are made the latest.
    #[must_use]
    pub fn latest_round(&self) -> Option<(&RoundId, &Arc<Round>)> {
        self.rounds.iter().rev().find(|(_, round)| round.is_under_way()).or_else(|| self.rounds.last_key_value())
    }

    /// As [`Self::latest_round`], to be changed.
    pub fn latest_round_mut(&mut self) -> Option<(RoundId, &mut Round)> {
        let id = self.latest_round()?.0.clone();
        let round = self.rounds.get_mut(&id).map(Arc::make_mut)?;
        Some((id, round))
    }

    /// An id that no version has yet.
    #[must_use]
    pub fn free_version(&self) -> VersionId {
        let mut n = self.versions.len() + 1;
        while self.versions.contains_key(&VersionId::nth(n)) {
            n += 1;
        }
        VersionId::nth(n)
    }

    /// Keeps the draft as it is under a name.
    pub fn keep_version(&mut self, name: String, at: Timestamp) {
        let draft = self.draft.clone().unwrap_or_default();
        self.versions.insert(self.free_version(), Arc::new(Version { name, at, draft }));
    }

    /// The entries of every focus group here, oldest first.
    #[must_use]
    pub fn stream(&self) -> Vec<&Arc<Entry>> {
        notes::join(self.sessions.values().flat_map(|group| group.notes.values()))
    }
}

impl FocusGroup {
    /// One note-taker's file, begun if there is none.
    pub fn own(&mut self, writer: &WriterId) -> &mut Notes {
        self.notes.entry(writer.clone()).or_default()
    }

    /// The newest revision of an entry, whoever made it.
    #[must_use]
    pub fn newest(&self, id: &EntryId) -> Option<&Arc<Entry>> {
        let all = self.notes.values().flat_map(|notes| &notes.entries);
        all.filter(|entry| entry.id == *id).max_by_key(|entry| (entry.revision, entry.changed))
    }

    /// The latest mark on a row, whoever made it.
    #[must_use]
    pub fn mark(&self, row: &RowId) -> Option<&RowMark> {
        self.notes.values().filter_map(|notes| notes.marks.rows.get(row)).max_by_key(|mark| mark.at)
    }

    /// The latest tick of a probe, whoever made it.
    #[must_use]
    pub fn tick(&self, row: &RowId, probe: u8) -> Option<Tick> {
        self.notes.values().filter_map(|notes| notes.marks.probes.get(row)?.get(&probe)).max_by_key(|tick| tick.at).copied()
    }

    /// The entries of every note-taker, oldest first.
    #[must_use]
    pub fn stream(&self) -> Vec<&Arc<Entry>> {
        notes::join(self.notes.values())
    }

    /// Some note-taker has closed it, and nobody's clock has run since.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        let clocks = || self.notes.values().map(|notes| &notes.clock);
        let ended = clocks().filter_map(|clock| clock.ended).max();
        let ran = clocks().flat_map(|clock| &clock.stretches).map(|stretch| stretch.to).max();
        ended.is_some_and(|ended| ran.is_none_or(|ran| ran <= ended))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SectionId;

    #[test]
    fn a_focus_group_is_closed_until_somebody_goes_on() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let mut group = FocusGroup::default();
        let (ours, theirs) = (WriterId::new("wours").unwrap(), WriterId::new("wtheirs").unwrap());
        group.notes.entry(theirs).or_default().clock.ended = Some(at(100));
        assert!(group.is_closed());
        let clock = &mut group.notes.entry(ours.clone()).or_default().clock;
        clock.enter(&SectionId::new("avslutning").unwrap(), at(90));
        clock.tick(at(120));
        assert!(!group.is_closed(), "another note-taker is still at it");
        group.notes.get_mut(&ours).unwrap().clock.ended = Some(at(120));
        assert!(group.is_closed());
    }
}
