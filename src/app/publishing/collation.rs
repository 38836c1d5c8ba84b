//! What the lead's screen shows of all municipalities: worked out beside the window, once for each
//! revision of the project that is on disk. With 290 chapters no frame compares them, looks for
//! drift or asks the gate.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Held, chapters, held};
use crate::app::event::Event;
use crate::app::jobs::Outbox;
use crate::app::text::paper;
use crate::domain::anonymity::gate::Gate;
use crate::domain::coding::Code;
use crate::domain::ids::Slug;
use crate::domain::project::Project;
use crate::domain::publication::comparison::Comparison;
use crate::domain::publication::drift::{self, Slip};
use crate::domain::publication::{Chapter, Lead};
use crate::domain::stage::Stage;
use crate::domain::swedish;
use crate::domain::workspace::Workspace;

/// Which codes the chapters are compared by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Group {
    /// The report's eight lessons.
    #[default]
    Lessons,
    /// Varför, hur, råd.
    Points,
    /// Styrning, struktur, samsyn.
    Frame,
    /// What somebody has made.
    Own,
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Lessons, Self::Points, Self::Frame, Self::Own];

    fn codes(self, chapters: &[Cow<'_, Chapter>], lead: &Lead) -> Vec<Code> {
        match self {
            Self::Lessons => Code::LESSONS.to_vec(),
            Self::Points => vec![Code::Varfor, Code::Hur, Code::Rad],
            Self::Frame => vec![Code::Styrning, Code::Struktur, Code::Samsyn],
            Self::Own => Comparison::own_codes(chapters, lead),
        }
    }
}

/// One municipality, approved or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub slug: Slug,
    pub name: String,
    pub stage: Stage,
    /// The day its text was approved, if it is as it stands.
    pub approved: Option<Date>,
    /// Which of the chapters is its.
    pub chapter: Option<usize>,
}

/// All of it.
#[derive(Debug)]
pub struct Collation {
    /// Of which revision of the project.
    pub revision: u64,
    /// Every municipality, by name.
    pub lines: Vec<Line>,
    pub chapters: Vec<Chapter>,
    /// The chapters in the order they are published, those that are left out among them.
    pub order: Vec<usize>,
    pub slips: Vec<Slip>,
    /// What keeps the publication from leaving.
    pub held: Vec<Held>,
    tables: [Comparison; 4],
}

impl Collation {
    /// The chapters beside each other; a row has the number of its chapter.
    #[must_use]
    pub fn table(&self, group: Group) -> &Comparison {
        &self.tables[group as usize]
    }

    /// The chapter of a municipality.
    #[must_use]
    pub fn chapter(&self, slug: &Slug) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.slug == *slug)
    }

    /// Has it worked out for the project with this number; [`Event::Collated`] comes of it.
    pub(in crate::app) fn start(outbox: &Outbox, project: u64, revision: u64, workspace: &Workspace, gate: Arc<Gate>) {
        let all = chapters(workspace);
        let place = |slug: &Slug| all.iter().position(|chapter| chapter.slug == *slug);
        let mut lines: Vec<Line> = workspace
            .municipalities
            .iter()
            .map(|(slug, dossier)| {
                let chapter = place(slug);
                let approved = chapter.and_then(|n| all.get(n)).map(|chapter| chapter.approval.date);
                Line { slug: slug.clone(), name: dossier.municipality.name.trim().to_owned(), stage: dossier.stage(), approved, chapter }
            })
            .collect();
        lines.sort_by_cached_key(|line| swedish::collation(&line.name));
        let (about, lead) = (workspace.project.clone(), workspace.publication.clone());
        outbox.spawn("collate", move || {
            let collation = Box::new(Self::of(revision, lines, all, &about, &lead, &gate));
            Event::Collated { project, collation }
        });
    }

    fn of(revision: u64, lines: Vec<Line>, chapters: Vec<Chapter>, project: &Project, lead: &Lead, gate: &Gate) -> Self {
        let borrowed: Vec<Cow<'_, Chapter>> = chapters.iter().map(Cow::Borrowed).collect();
        let tables = Group::ALL.map(|group| Comparison::of(&borrowed, lead, group.codes(&borrowed, lead), project.language));
        let all = Lead { left_out: <_>::default(), ..lead.clone() };
        let place = |slug: &Slug| chapters.iter().position(|chapter| chapter.slug == *slug);
        let order = all.arranged(&chapters).into_iter().filter_map(|chapter| place(&chapter.slug)).collect();
        let slips = drift::check(&lead.arranged(&chapters), &paper::figure_labels(project.language));
        let held = held(gate, project, &chapters, lead);
        Self { revision, lines, chapters, order, slips, held, tables }
    }
}
