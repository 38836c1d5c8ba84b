//! Changes to a guide, each of which leaves a guide behind that can be read again: no empty
//! section, no empty text, follow-ups no deeper than the screen has room for, and every id as it
//! was, since notes point at them.

use super::guide::{Bilingual, Feeds, Guide, Row, RowKind, Section};
use super::guide_words::{shortened, tidy};
use super::ids::{RowId, SectionId};
use super::project::Language;

/// How deep follow-ups may nest, the question itself counted.
pub const MAX_LEVEL: usize = 4;
/// The most rows a guide takes. One with more could not be asked in a day.
pub const MAX_ROWS: usize = 500;
/// The longest section, in minutes.
pub const MAX_MINUTES: u16 = 240;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    SetTitle(Language, String),
    SetSource(Language, String),
    /// A section with its first row, after another section or last.
    AddSection {
        id: SectionId,
        after: Option<SectionId>,
        title: String,
        row: RowId,
        words: String,
    },
    RemoveSection(SectionId),
    MoveSection {
        section: SectionId,
        down: bool,
    },
    SetSectionTitle(SectionId, Language, String),
    SetMinutes(SectionId, u16),
    /// The heading in a first draft; none when it is empty.
    SetHeading(SectionId, Language, String),
    /// A row after another at its level, or last in the section.
    AddRow {
        id: RowId,
        section: SectionId,
        after: Option<RowId>,
        kind: RowKind,
        words: String,
    },
    /// With its follow-ups.
    RemoveRow(RowId),
    /// Past its neighbour, or into the next section.
    MoveRow {
        row: RowId,
        down: bool,
    },
    /// Makes a row a follow-up of the one before it.
    Indent(RowId),
    /// Takes a follow-up out to the level of its question.
    Outdent(RowId),
    SetKind(RowId, RowKind),
    SetFeeds(RowId, Feeds),
    SetWords(RowId, Language, String),
    SetShort(RowId, Language, String),
    SetListening(RowId, Language, String),
    SetHints(RowId, Language, String),
}

impl Edit {
    /// Whether it is one key press among others in a field.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        matches!(
            self,
            Self::SetTitle(..)
                | Self::SetSource(..)
                | Self::SetSectionTitle(..)
                | Self::SetMinutes(..)
                | Self::SetHeading(..)
                | Self::SetWords(..)
                | Self::SetShort(..)
                | Self::SetListening(..)
                | Self::SetHints(..)
        )
    }
}

impl Guide {
    /// Makes a change; false when it cannot be made, and then nothing is changed.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        match edit {
            Edit::SetTitle(language, text) => set(&mut self.title, *language, text),
            Edit::SetSource(language, text) => set(&mut self.source, *language, text),
            Edit::AddSection { id, after, title, row, words } => self.add_section(id, after.as_ref(), title, row, words),
            Edit::RemoveSection(id) => self.remove_section(id),
            Edit::MoveSection { section, down } => self.move_section(section, *down),
            Edit::SetSectionTitle(id, language, text) => {
                self.section_mut(id).is_some_and(|section| set(&mut section.title, *language, text))
            }
            Edit::SetMinutes(id, minutes) => self.section_mut(id).is_some_and(|section| {
                section.minutes = (*minutes).clamp(1, MAX_MINUTES);
                true
            }),
            Edit::SetHeading(id, language, text) => self.section_mut(id).is_some_and(|section| set_heading(section, *language, text)),
            Edit::AddRow { id, section, after, kind, words } => self.add_row(id, section, after.as_ref(), *kind, words),
            Edit::RemoveRow(id) => self.can_remove(id) && self.take(id).is_some(),
            Edit::MoveRow { row, down } => self.move_row(row, *down),
            Edit::Indent(id) => self.indent(id),
            Edit::Outdent(id) => self.outdent(id),
            Edit::SetKind(id, kind) => self.change(id, |row| row.kind = *kind),
            Edit::SetFeeds(id, feeds) => self.change(id, |row| row.feeds = *feeds),
            Edit::SetWords(id, language, text) => self.row_mut(id).is_some_and(|row| row.set_words(*language, text)),
            Edit::SetShort(id, language, text) => self.row_mut(id).is_some_and(|row| row.set_short(*language, text)),
            Edit::SetListening(id, language, text) => self.change(id, |row| row.set_listening(*language, text)),
            Edit::SetHints(id, language, text) => self.change(id, |row| row.set_hints(*language, text)),
        }
    }

    /// Whether a row can go: every section keeps one.
    #[must_use]
    pub fn can_remove(&self, id: &RowId) -> bool {
        self.siblings(id).is_some_and(|(level, siblings, _)| level > 1 || siblings.len() > 1)
    }

    /// Whether a row has one before it to be a follow-up of, and room below that.
    #[must_use]
    pub fn can_indent(&self, id: &RowId) -> bool {
        self.siblings(id).is_some_and(|(level, siblings, index)| index > 0 && level + depth(&siblings[index]) <= MAX_LEVEL)
    }

    #[must_use]
    pub fn can_outdent(&self, id: &RowId) -> bool {
        self.siblings(id).is_some_and(|(level, ..)| level > 1)
    }

    /// Whether a row has a neighbour to change places with, or a section to move into.
    #[must_use]
    pub fn can_move(&self, id: &RowId, down: bool) -> bool {
        let Some((level, siblings, index)) = self.siblings(id) else { return false };
        if neighbour(index, siblings.len(), down).is_some() {
            return true;
        }
        let home = self.sections.iter().position(|section| section.rows.iter().any(|row| row.id == *id));
        let beside = home.and_then(|home| neighbour(home, self.sections.len(), down));
        level == 1 && siblings.len() > 1 && beside.is_some()
    }

    /// The level of a row from 1, the rows it stands among, and its place there.
    fn siblings(&self, id: &RowId) -> Option<(usize, &[Row], usize)> {
        fn find<'a>(rows: &'a [Row], id: &RowId, level: usize) -> Option<(usize, &'a [Row], usize)> {
            match rows.iter().position(|row| row.id == *id) {
                Some(index) => Some((level, rows, index)),
                None => rows.iter().find_map(|row| find(&row.follow_ups, id, level + 1)),
            }
        }
        self.sections.iter().find_map(|section| find(&section.rows, id, 1))
    }

    /// The list that a row stands in, and its place there.
    fn list_mut(&mut self, id: &RowId) -> Option<(&mut Vec<Row>, usize)> {
        fn find<'a>(rows: &'a mut Vec<Row>, id: &RowId) -> Option<(&'a mut Vec<Row>, usize)> {
            match rows.iter().position(|row| row.id == *id) {
                Some(index) => Some((rows, index)),
                None => rows.iter_mut().find_map(|row| find(&mut row.follow_ups, id)),
            }
        }
        self.sections.iter_mut().find_map(|section| find(&mut section.rows, id))
    }

    fn row_mut(&mut self, id: &RowId) -> Option<&mut Row> {
        self.list_mut(id).map(|(rows, index)| &mut rows[index])
    }

    fn section_mut(&mut self, id: &SectionId) -> Option<&mut Section> {
        self.sections.iter_mut().find(|section| section.id == *id)
    }

    fn change(&mut self, id: &RowId, change: impl FnOnce(&mut Row)) -> bool {
        self.row_mut(id).map(change).is_some()
    }

    fn take(&mut self, id: &RowId) -> Option<Row> {
        self.list_mut(id).map(|(rows, index)| rows.remove(index))
    }

    fn has_room_for(&self, row: &RowId) -> bool {
        let places = self.places();
        places.len() < MAX_ROWS && places.iter().all(|place| place.row.id != *row)
    }

    fn add_section(&mut self, id: &SectionId, after: Option<&SectionId>, title: &str, row: &RowId, words: &str) -> bool {
        let (Some(title), Some(words)) = (tidy(title), tidy(words)) else { return false };
        if self.section(id).is_some() || !self.has_room_for(row) {
            return false;
        }
        let at =
            after.and_then(|after| self.sections.iter().position(|section| section.id == *after)).map_or(self.sections.len(), |at| at + 1);
        let rows = vec![new_row(row, RowKind::Question, &words)];
        self.sections.insert(at, Section { id: id.clone(), title: Bilingual::both(&title), minutes: 10, heading: None, rows });
        true
    }

    fn remove_section(&mut self, id: &SectionId) -> bool {
        let before = self.sections.len();
        if before > 1 {
            self.sections.retain(|section| section.id != *id);
        }
        self.sections.len() < before
    }

    fn move_section(&mut self, id: &SectionId, down: bool) -> bool {
        let Some(index) = self.sections.iter().position(|section| section.id == *id) else { return false };
        let Some(beside) = neighbour(index, self.sections.len(), down) else { return false };
        self.sections.swap(index, beside);
        true
    }

    fn add_row(&mut self, id: &RowId, section: &SectionId, after: Option<&RowId>, kind: RowKind, words: &str) -> bool {
        let Some(words) = tidy(words) else { return false };
        if !self.has_room_for(id) {
            return false;
        }
        let row = new_row(id, kind, &words);
        if let Some((rows, index)) = after.and_then(|after| self.list_mut(after)) {
            rows.insert(index + 1, row);
            return true;
        }
        self.section_mut(section).map(|section| section.rows.push(row)).is_some()
    }

    fn move_row(&mut self, id: &RowId, down: bool) -> bool {
        if !self.can_move(id, down) {
            return false;
        }
        let Some((rows, index)) = self.list_mut(id) else { return false };
        if let Some(beside) = neighbour(index, rows.len(), down) {
            rows.swap(index, beside);
            return true;
        }
        let Some(home) = self.sections.iter().position(|section| section.rows.iter().any(|row| row.id == *id)) else { return false };
        let Some(row) = self.take(id) else { return false };
        if down {
            self.sections[home + 1].rows.insert(0, row);
        } else {
            self.sections[home - 1].rows.push(row);
        }
        true
    }

    fn indent(&mut self, id: &RowId) -> bool {
        if !self.can_indent(id) {
            return false;
        }
        let Some((rows, index)) = self.list_mut(id) else { return false };
        let row = rows.remove(index);
        rows[index - 1].follow_ups.push(row);
        true
    }

    fn outdent(&mut self, id: &RowId) -> bool {
        let Some(parent) = self.places().into_iter().find(|place| place.row.follow_ups.iter().any(|row| row.id == *id)) else {
            return false;
        };
        let parent = parent.row.id.clone();
        let Some(row) = self.take(id) else { return false };
        let Some((rows, index)) = self.list_mut(&parent) else { return false };
        rows.insert(index + 1, row);
        true
    }
}

fn set(text: &mut Bilingual, language: Language, new: &str) -> bool {
    tidy(new).map(|new| text.set(language, new)).is_some()
}

/// A heading comes and goes with its Swedish.
fn set_heading(section: &mut Section, language: Language, text: &str) -> bool {
    match (tidy(text), &mut section.heading, language) {
        (Some(text), Some(heading), _) => heading.set(language, text),
        (Some(text), heading @ None, _) => *heading = Some(Bilingual::both(&text)),
        (None, heading, Language::Sv) => *heading = None,
        (None, _, Language::En) => return false,
    }
    true
}

fn new_row(id: &RowId, kind: RowKind, words: &str) -> Row {
    Row {
        id: id.clone(),
        kind,
        short: Bilingual::both(&shortened(words)),
        text: Bilingual::both(words),
        hints: Vec::new(),
        cue: None,
        probes: Vec::new(),
        blanks: Vec::new(),
        feeds: match kind {
            RowKind::Item => Feeds::Nothing,
            RowKind::Question => Feeds::Story,
        },
        follow_ups: Vec::new(),
    }
}

/// How many levels a row takes with what is below it.
fn depth(row: &Row) -> usize {
    1 + row.follow_ups.iter().map(depth).max().unwrap_or(0)
}

fn neighbour(index: usize, len: usize, down: bool) -> Option<usize> {
    if down { Some(index + 1).filter(|next| *next < len) } else { index.checked_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row_id(id: &str) -> RowId {
        RowId::new(id).unwrap()
    }

    fn section_id(id: &str) -> SectionId {
        SectionId::new(id).unwrap()
    }

    fn add(id: &str, section: &str) -> Edit {
        Edit::AddRow { id: row_id(id), section: section_id(section), after: None, kind: RowKind::Question, words: format!("Fråga {id}?") }
    }

    /// One section `s` with rows a, b, c, d and e; and one, `t`, with a row z.
    fn guide() -> Guide {
        let mut guide =
            Guide { title: Bilingual::both("Guide"), source: Bilingual::both("Källa"), footnotes: Vec::new(), sections: Vec::new() };
        for (section, row) in [("s", "a"), ("t", "z")] {
            let (id, row) = (section_id(section), row_id(row));
            assert!(guide.edit(&Edit::AddSection { id, after: None, title: "Avsnitt".to_owned(), row, words: "Vad?".to_owned() }));
        }
        for id in ["b", "c", "d", "e"] {
            assert!(guide.edit(&add(id, "s")));
        }
        guide
    }

    /// The rows in reading order, a dot for each level.
    fn outline(guide: &Guide) -> String {
        let rows: Vec<String> = guide.places().iter().map(|place| format!("{}{}", ".".repeat(place.level - 1), place.row.id)).collect();
        rows.join(" ")
    }

    #[test]
    fn rows_go_in_and_out_as_far_as_there_is_room() {
        let mut guide = guide();
        for id in ["b", "c", "c", "d", "d", "d"] {
            assert!(guide.edit(&Edit::Indent(row_id(id))), "{id}: {}", outline(&guide));
        }
        assert_eq!(outline(&guide), "a .b ..c ...d e z");
        assert!(!guide.edit(&Edit::Indent(row_id("d"))), "four levels at most");
        assert!(!guide.edit(&Edit::Indent(row_id("a"))), "the first has nothing to follow");
        assert!(guide.edit(&Edit::Indent(row_id("e"))));
        assert!(guide.edit(&Edit::Outdent(row_id("b"))), "with what is below it");
        assert_eq!(outline(&guide), "a .e b .c ..d z");
        assert!(!guide.edit(&Edit::Outdent(row_id("b"))));
        assert!(guide.edit(&Edit::Indent(row_id("b"))));
        assert!(!guide.can_indent(&row_id("b")) || guide.edit(&Edit::Indent(row_id("b"))));
        assert!(guide.places().iter().all(|place| place.level <= MAX_LEVEL));
    }

    #[test]
    fn rows_move_past_each_other_and_into_the_next_section() {
        let mut guide = guide();
        assert!(guide.edit(&Edit::MoveRow { row: row_id("e"), down: true }));
        assert_eq!(guide.sections[1].rows[0].id, row_id("e"));
        assert!(guide.edit(&Edit::MoveRow { row: row_id("e"), down: false }));
        assert!(guide.edit(&Edit::MoveRow { row: row_id("e"), down: false }));
        assert_eq!(outline(&guide), "a b c e d z");
        assert!(!guide.edit(&Edit::MoveRow { row: row_id("z"), down: false }), "its section would be empty");
        assert!(!guide.edit(&Edit::MoveRow { row: row_id("a"), down: false }));
    }

    #[test]
    fn nothing_is_left_empty_and_no_id_is_used_twice() {
        let mut guide = guide();
        assert!(!guide.edit(&Edit::RemoveRow(row_id("z"))));
        assert!(guide.edit(&Edit::RemoveSection(section_id("t"))));
        assert!(!guide.edit(&Edit::RemoveSection(section_id("s"))));
        let before = guide.clone();
        for edit in [
            add("a", "s"),
            add("f", "nowhere"),
            Edit::SetTitle(Language::Sv, " \n".to_owned()),
            Edit::SetWords(row_id("a"), Language::En, String::new()),
            Edit::SetShort(row_id("nobody"), Language::Sv, "x".to_owned()),
            Edit::RemoveRow(row_id("nobody")),
        ] {
            assert!(!guide.edit(&edit), "{edit:?}");
        }
        assert_eq!(guide, before);
        assert!(guide.edit(&Edit::SetMinutes(section_id("s"), 0)));
        assert_eq!(guide.sections[0].minutes, 1);
    }
}
