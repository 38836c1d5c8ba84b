//! What the list of what was captured shows, and how high each row is, kept from frame to frame. A
//! long day has thousands of entries: of those that nobody sees and that are what they were, a frame
//! touches no more than the address.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::domain::coding::Code;
use crate::domain::draft::evidence::Evidence;
use crate::domain::guide::Guide;
use crate::domain::ids::{EntryId, RowId, SectionId};
use crate::domain::notes::{Entry, EntryKind};

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub search: String,
    pub section: Option<SectionId>,
    pub codes: BTreeSet<Code>,
    pub only_quotes: bool,
    pub only_unused: bool,
    /// Only what was said on this question.
    pub row: Option<RowId>,
}

impl Filter {
    fn matches(&self, guide: &Guide, evidence: &Evidence, entry: &Entry) -> bool {
        let in_section = self
            .section
            .as_ref()
            .is_none_or(|id| entry.row.as_ref().and_then(|row| guide.place(row)).is_some_and(|place| place.section.id == *id));
        let found = self.search.trim().is_empty() || entry.text.to_lowercase().contains(&self.search.trim().to_lowercase());
        let coded = self.codes.is_empty() || self.codes.iter().all(|code| entry.codes.contains(code));
        let kind = !self.only_quotes || entry.kind == EntryKind::Quote;
        let unused = !self.only_unused || (entry.kind.is_material() && !evidence.used_in.contains_key(&entry.id));
        let on_row = self.row.as_ref().is_none_or(|row| entry.row.as_ref() == Some(row));
        on_row && in_section && found && coded && kind && unused
    }
}

/// The list as it stands.
#[derive(Debug, Default)]
pub(super) struct Listed {
    filter: Filter,
    stream: Vec<Arc<Entry>>,
    /// How many of the stream are quotes.
    quotes: usize,
    /// The rows, as places in the stream.
    shown: Vec<usize>,
    /// How high each of the stream was when it was drawn last.
    heights: Vec<Option<f32>>,
    width: f32,
    chosen: Option<EntryId>,
    chosen_row: Option<usize>,
}

impl Listed {
    /// Follows what was captured, what is asked for, and what is chosen. Heights are of one width.
    pub fn follow(&mut self, filter: &Filter, guide: &Guide, evidence: &Evidence, chosen: Option<&EntryId>, width: f32) {
        let stream = &evidence.stream;
        if (width - self.width).abs() > 0.5 {
            self.width = width;
            self.heights.fill(None);
        }
        let same = self.stream.iter().zip(stream).take_while(|(mine, theirs)| Arc::ptr_eq(mine, theirs)).count();
        let is_same = same == stream.len() && same == self.stream.len();
        if !is_same {
            self.stream.truncate(same);
            self.stream.extend_from_slice(&stream[same..]);
            self.heights.truncate(same);
            self.heights.resize(stream.len(), None);
            self.quotes = stream.iter().filter(|entry| entry.kind == EntryKind::Quote).count();
        }
        // What is used is known to the draft, and where a question stands to the guide: both change
        // without the stream.
        let is_other = !is_same || self.filter != *filter || filter.only_unused || filter.section.is_some();
        if is_other {
            self.filter = filter.clone();
            self.shown = (0..stream.len()).filter(|at| filter.matches(guide, evidence, &stream[*at])).collect();
        }
        if is_other || self.chosen.as_ref() != chosen {
            self.chosen = chosen.cloned();
            self.chosen_row = chosen.and_then(|id| self.shown.iter().position(|at| stream[*at].id == *id));
        }
    }

    pub fn quotes(&self) -> usize {
        self.quotes
    }

    pub fn len(&self) -> usize {
        self.shown.len()
    }

    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    pub fn entry(&self, row: usize) -> &Arc<Entry> {
        &self.stream[self.shown[row]]
    }

    /// The row of what is chosen, if it is shown.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen_row
    }

    /// How high the rows from here on are together that lie whole outside of what is seen, given as
    /// a range of heights from the first of them; and how many they are. None of `must` is among them.
    pub fn beyond(&self, from: usize, seen: &Range<f32>, must: &[Option<usize>]) -> (usize, f32) {
        let (mut count, mut high) = (0, 0.0);
        for (row, at) in self.shown.iter().enumerate().skip(from) {
            let Some(height) = self.heights[*at] else { break };
            let is_seen = high <= seen.end && high + height >= seen.start;
            if is_seen || must.contains(&Some(row)) {
                break;
            }
            high += height;
            count += 1;
        }
        (count, high)
    }

    /// Keeps how high a row was; nothing of one that will be another height next time.
    pub fn was(&mut self, row: usize, height: Option<f32>) {
        self.heights[self.shown[row]] = height;
    }
}
