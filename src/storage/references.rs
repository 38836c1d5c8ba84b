//! What files say about each other, and the rules that a type cannot keep.
//!
//! Files are checked in the order of their keys: guide, focus groups, notes, drafts. What could
//! not be read makes no second problem of everything that refers to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::draft::Draft;
use crate::domain::guide::Guide;
use crate::domain::ids::{EntryId, RowId, SectionId, SessionId, Slug};
use crate::domain::notes::{Notes, Speaker};
use crate::domain::project::Project;
use crate::domain::publication::Package;
use crate::domain::review::{Approvals, Round};
use crate::domain::selection::{MAX_CANDIDATES, Selection};
use crate::domain::session::{SeatCode, Session};
use crate::domain::sweden;

use super::content::Content;
use super::layout::FileKey;
use super::located::{Finder, Located, Step};
use super::problem::{Fault, MAX_PER_FILE, ProblemKind};

/// What earlier files hold that later ones refer to.
#[derive(Debug, Default)]
pub(super) struct References {
    /// How many probes each row has; `None` without a guide.
    rows: Option<BTreeMap<RowId, usize>>,
    sections: BTreeSet<SectionId>,
    municipalities: BTreeSet<Slug>,
    seats: BTreeMap<(Slug, SessionId), BTreeSet<SeatCode>>,
    entries: BTreeMap<Slug, BTreeSet<EntryId>>,
    /// Municipalities with notes that could not be read.
    unknown_entries: BTreeSet<Slug>,
}

impl References {
    /// A file could not be read, so nobody knows what is in it.
    pub fn cannot_know(&mut self, key: &FileKey) {
        match key {
            FileKey::Notes(slug, ..) => drop(self.unknown_entries.insert(slug.clone())),
            FileKey::Municipality(slug) => drop(self.municipalities.insert(slug.clone())),
            _ => {}
        }
    }

    /// Checks one file, and keeps what later ones may refer to.
    pub fn check(&mut self, key: &FileKey, content: &Content, at: Located<'_>) -> Vec<Fault> {
        let mut report = Report { places: Finder::new(at), faults: Vec::new() };
        match (key, content) {
            (_, Content::Project(project)) => check_project(project, &mut report),
            (_, Content::Guide(guide)) => self.keep_guide(guide),
            (FileKey::Municipality(slug), _) => drop(self.municipalities.insert(slug.clone())),
            (FileKey::Session(slug, id), Content::Session(session)) => {
                self.check_session(session, &mut report);
                self.seats.insert((slug.clone(), id.clone()), session.seats.iter().map(|seat| seat.code).collect());
            }
            (FileKey::Notes(slug, id, _), Content::Notes(notes)) => {
                self.check_notes(notes, self.seats.get(&(slug.clone(), id.clone())), &mut report);
                self.entries.entry(slug.clone()).or_default().extend(notes.entries.iter().map(|entry| entry.id.clone()));
            }
            (FileKey::Draft(slug), Content::Draft(draft)) => self.check_draft(draft, slug, &mut report),
            (_, Content::Round(round)) => check_round(round, &mut report),
            (_, Content::Approvals(approvals)) => check_approvals(approvals, &mut report),
            (_, Content::Collected(package)) => check_package(package, &mut report),
            (_, Content::Selection(selection)) => self.check_selection(selection, &mut report),
            _ => {}
        }
        report.faults
    }

    fn keep_guide(&mut self, guide: &Guide) {
        self.rows = Some(guide.places().iter().map(|place| (place.row.id.clone(), place.row.probes.len())).collect());
        self.sections = guide.sections.iter().map(|section| section.id.clone()).collect();
    }

    fn check_row(&self, row: &RowId, path: &[Step<'_>], report: &mut Report<'_>) {
        if self.rows.as_ref().is_some_and(|rows| !rows.contains_key(row)) {
            report.reference(path, format!("unknown row \"{row}\": expected the id of a row in guide.ron"));
        }
    }

    fn check_section(&self, section: &SectionId, path: &[Step<'_>], report: &mut Report<'_>) {
        if self.rows.is_some() && !self.sections.contains(section) {
            report.reference(path, format!("unknown section \"{section}\": expected the id of a section in guide.ron"));
        }
    }

    fn check_session(&self, session: &Session, report: &mut Report<'_>) {
        for section in session.minutes.keys() {
            self.check_section(section, &[Step::Field("minutes"), Step::Key(section.as_str())], report);
        }
        let mut seen = BTreeSet::new();
        for (i, seat) in session.seats.iter().enumerate() {
            if !seen.insert(seat.code) {
                let message = format!("duplicate seat {}: a seat's code must be unique in its focus group", seat.code);
                report.add(ProblemKind::DuplicateId, &[Step::Field("seats"), Step::Item(i), Step::Field("code")], message);
            }
        }
    }

    fn check_notes(&self, notes: &Notes, seats: Option<&BTreeSet<SeatCode>>, report: &mut Report<'_>) {
        for (i, entry) in notes.entries.iter().enumerate() {
            let field = |name| [Step::Field("entries"), Step::Item(i), Step::Field(name)];
            if let Some(row) = &entry.row {
                self.check_row(row, &field("row"), report);
            }
            check_speaker(entry.speaker, seats, &field("speaker"), report);
        }
        for row in notes.marks.rows.keys() {
            self.check_row(row, &[Step::Field("marks"), Step::Field("rows"), Step::Key(row.as_str())], report);
        }
        for (row, probes) in &notes.marks.probes {
            let path = [Step::Field("marks"), Step::Field("probes"), Step::Key(row.as_str())];
            self.check_row(row, &path, report);
            let count = self.rows.as_ref().and_then(|rows| rows.get(row));
            if let (Some(count), Some((last, _))) = (count, probes.last_key_value())
                && usize::from(*last) >= *count
            {
                report.reference(&path, format!("probe {last} of row \"{row}\": the row has {count}, counted from 0"));
            }
        }
        for (i, stretch) in notes.clock.stretches.iter().enumerate() {
            let path = [Step::Field("clock"), Step::Field("stretches"), Step::Item(i), Step::Field("section")];
            self.check_section(&stretch.section, &path, report);
        }
        if let Some(row) = &notes.position {
            self.check_row(row, &[Step::Field("position")], report);
        }
        check_speaker(notes.line.speaker, seats, &[Step::Field("line"), Step::Field("speaker")], report);
    }

    fn check_draft(&self, draft: &Draft, slug: &Slug, report: &mut Report<'_>) {
        let nothing = BTreeSet::new();
        let entries = self.entries.get(slug).unwrap_or(&nothing);
        let mut seen = BTreeSet::new();
        for (i, block) in draft.blocks.iter().enumerate() {
            let field = |name| [Step::Field("blocks"), Step::Item(i), Step::Field(name)];
            if !seen.insert(&block.id) {
                let message = format!("duplicate id \"{}\": a block id must be unique in its draft", block.id);
                report.add(ProblemKind::DuplicateId, &field("id"), message);
            }
            if !block.part.kinds().contains(&block.kind) {
                let expected: Vec<String> = block.part.kinds().iter().map(|kind| format!("{kind:?}").to_lowercase()).collect();
                let found = format!("{:?}", block.kind).to_lowercase();
                report.add(
                    ProblemKind::Value,
                    &field("kind"),
                    format!("a {found} cannot stand in this part: expected {}", expected.join(" or ")),
                );
            }
            let is_known = |entry| self.unknown_entries.contains(slug) || entries.contains(entry);
            for (n, link) in block.links.iter().enumerate().filter(|(_, link)| !is_known(&link.entry)) {
                // Until format 3 the entries stood alone, without their words.
                let field = if link.words.is_empty() { "evidence" } else { "links" };
                let path = [Step::Field("blocks"), Step::Item(i), Step::Field(field), Step::Item(n), Step::Field("entry")];
                let path = if link.words.is_empty() { &path[..4] } else { &path[..] };
                let entry = &link.entry;
                report.reference(path, format!("unknown entry \"{entry}\": expected the id of an entry in this municipality's notes"));
            }
        }
    }
}

impl References {
    /// No candidate stands there twice, each that became a municipality is one, and a joint agreement
    /// says whose.
    fn check_selection(&self, selection: &Selection, report: &mut Report<'_>) {
        if selection.candidates.len() > MAX_CANDIDATES {
            let message = format!("{} candidates: expected at most {MAX_CANDIDATES}", selection.candidates.len());
            report.add(ProblemKind::TooLarge, &[Step::Field("candidates")], message);
        }
        let (mut names, mut slugs) = (BTreeSet::new(), BTreeSet::new());
        for (i, candidate) in selection.candidates.iter().enumerate() {
            let field = |name| [Step::Field("candidates"), Step::Item(i), Step::Field(name)];
            if candidate.name.trim().is_empty() {
                report.add(ProblemKind::Empty, &field("name"), "is empty: expected the name of a municipality or district".to_owned());
            } else if !names.insert(sweden::identity(&candidate.name)) {
                let message = "stands in the register before: expected each candidate once".to_owned();
                report.add(ProblemKind::DuplicateId, &field("name"), message);
            }
            if candidate.joint && candidate.code.is_none() {
                let message = "a city's joint agreement without a code that says which city's".to_owned();
                report.add(ProblemKind::Value, &field("joint"), message);
            }
            let Some(slug) = &candidate.slug else { continue };
            if !self.municipalities.contains(slug) {
                report
                    .reference(&field("slug"), format!("unknown municipality \"{slug}\": expected the name of a folder in municipalities"));
            } else if !slugs.insert(slug) {
                report.add(ProblemKind::DuplicateId, &field("slug"), format!("another candidate became \"{slug}\" already"));
            }
        }
    }
}

fn check_project(project: &Project, report: &mut Report<'_>) {
    let pages = project.pages;
    if pages.min == 0 || pages.min > pages.max {
        let message = format!("a page budget of {} to {}: expected at least 1, and no more than its end", pages.min, pages.max);
        report.add(ProblemKind::Value, &[Step::Field("pages")], message);
    }
}

/// Every decision is about a reply that is there, and no reply is there twice.
fn check_round(round: &Round, report: &mut Report<'_>) {
    let mut seen = BTreeSet::new();
    for (i, reply) in round.replies.iter().enumerate() {
        if !seen.insert(&reply.id) {
            let message = format!("duplicate id \"{}\": a reply must be unique in its round", reply.id);
            report.add(ProblemKind::DuplicateId, &[Step::Field("replies"), Step::Item(i), Step::Field("id")], message);
        }
    }
    for (i, decision) in round.decisions.iter().enumerate() {
        for (n, covered) in decision.covers.iter().enumerate().filter(|(_, covered)| round.answer(covered).is_none()) {
            let path = [Step::Field("decisions"), Step::Item(i), Step::Field("covers"), Step::Item(n)];
            let (answer, reply) = (covered.answer, &covered.reply);
            report.reference(&path, format!("unknown answer {answer} of reply \"{reply}\": expected one of this round"));
        }
    }
}

/// An approval is of the very words that stand in it.
fn check_approvals(approvals: &Approvals, report: &mut Report<'_>) {
    for (i, _) in approvals.all.iter().enumerate().filter(|(_, approval)| approval.hash != approval.wording.hash()) {
        let message = "the words are not those that were approved: expected a text of this hash";
        report.add(ProblemKind::Value, &[Step::Field("all"), Step::Item(i), Step::Field("hash")], message.to_owned());
    }
}

/// What was collected is still what was approved.
fn check_package(package: &Package, report: &mut Report<'_>) {
    if let Err(why) = package.is_sound() {
        report.add(ProblemKind::Value, &[Step::Field("chapter")], format!("{why}: collect the package again"));
    }
}

fn check_speaker(speaker: Speaker, seats: Option<&BTreeSet<SeatCode>>, path: &[Step<'_>], report: &mut Report<'_>) {
    if let (Speaker::Seat(code), Some(seats)) = (speaker, seats)
        && !seats.contains(&code)
    {
        report.reference(path, format!("unknown seat {code}: expected a seat of the focus group's session.ron"));
    }
}

/// The faults of one file. A place is looked up only for what is wrong.
struct Report<'de> {
    places: Finder<'de>,
    faults: Vec<Fault>,
}

impl Report<'_> {
    fn add(&mut self, kind: ProblemKind, path: &[Step<'_>], message: String) {
        if self.faults.len() < MAX_PER_FILE {
            self.faults.push(Fault::new(self.places.find(path), kind, message));
        }
    }

    fn reference(&mut self, path: &[Step<'_>], message: String) {
        self.add(ProblemKind::Reference, path, message);
    }
}
