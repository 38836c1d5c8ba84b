//! The text of a document with its tracked changes, paragraph by paragraph.

use super::super::super::problem::Problem;
use super::super::MAX_PARAGRAPHS;
use super::super::styles::Styles;
use super::super::xml::{Element, Family, Part, Piece};
use super::comments::Comments;
use super::{Authors, MAX_TEXT, too_many};
use crate::domain::review::placing::{Cell, Change, Mark, Paragraph, Run};

/// Of the comments that are open at once, how many are noted with the words.
const MAX_OPEN: usize = 16;
/// More runs than any text has, however it was edited.
const MAX_RUNS: usize = 100_000;
/// Of our bookmarks that are open at once, how many are noted: one for each paragraph that has come
/// to stand together with others in one.
const MAX_MARKS: usize = 32;

/// Elements whose content is no running text.
const LEFT_OUT: [&str; 8] = ["instrText", "delInstrText", "sectPr", "sdtPr", "sdtEndPr", "rt", "tblPr", "tblGrid"];

/// The styles of the numbers in the margin, as they went out.
const NUMBER: [&str; 2] = ["Styckenummer", "Styckenummertecken"];

/// An element that is open, as far as it matters.
enum Open {
    Paragraph,
    Run,
    Change,
    Table,
    Row,
    Field,
    Other,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    number: usize,
    row: usize,
    column: usize,
    /// Where the paragraphs of the open row begin, and what was done to all of it.
    begins: usize,
    change: Change,
}

/// A paragraph that is open. Text boxes lie in others.
#[derive(Default)]
struct Unfinished {
    paragraph: Paragraph,
    is_number: bool,
    /// Which runs are in the style of a number.
    numbers: Vec<bool>,
}

struct Reader<'a> {
    file: &'a str,
    styles: &'a Styles,
    comments: &'a Comments,
    authors: &'a mut Authors,
    out: Vec<Paragraph>,
    /// For each, whether it is in the style of a number.
    is_number: Vec<bool>,
    open: Vec<Open>,
    paragraphs: Vec<Unfinished>,
    tables: Vec<Table>,
    table_count: usize,
    changes: Vec<Change>,
    /// Whether the code of a field is being told, or what it shows.
    fields: Vec<bool>,
    /// How many of them tell their code.
    codes: usize,
    number_style: bool,
    commented: Vec<usize>,
    /// Our bookmarks that are open, by their ids in the document.
    marks: Vec<(String, Mark)>,
    runs: usize,
    length: usize,
}

/// Reads `document.xml`.
pub(super) fn read(
    mut part: Part<'_>,
    file: &str,
    styles: &Styles,
    comments: &Comments,
    authors: &mut Authors,
) -> Result<Vec<Paragraph>, Problem> {
    let mut reader = Reader {
        file,
        styles,
        comments,
        authors,
        out: Vec::new(),
        is_number: Vec::new(),
        open: Vec::new(),
        paragraphs: Vec::new(),
        tables: Vec::new(),
        table_count: 0,
        changes: Vec::new(),
        fields: Vec::new(),
        codes: 0,
        number_style: false,
        commented: Vec::new(),
        marks: Vec::new(),
        runs: 0,
        length: 0,
    };
    loop {
        match part.next()? {
            Piece::Open(element) => {
                if let Some(open) = reader.start(&element, &mut part)? {
                    reader.open.push(open);
                }
            }
            Piece::Close => reader.close()?,
            Piece::Text(_) => {}
            Piece::End => break,
        }
    }
    while !reader.paragraphs.is_empty() {
        reader.finish()?;
    }
    Ok(reader.out)
}

impl Reader<'_> {
    /// Takes in an element; `None` if it has been read to its end.
    fn start(&mut self, element: &Element<'_>, part: &mut Part<'_>) -> Result<Option<Open>, Problem> {
        if element.family == Family::Compatibility && element.name == "Fallback" {
            return part.within(|_| {}).map(|()| None);
        }
        if element.family != Family::Word {
            return Ok(Some(Open::Other));
        }
        match element.name.as_str() {
            "p" => {
                self.begin();
                return Ok(Some(Open::Paragraph));
            }
            "r" => {
                self.number_style = false;
                return Ok(Some(Open::Run));
            }
            "pPr" => return self.properties(part).map(|()| None),
            "rPr" => {
                let mut style = None;
                part.within(|inner| style = inner.is("rStyle").then(|| inner.val()).flatten().or(style.take()))?;
                self.number_style = self.is_number(style.as_deref());
                return Ok(None);
            }
            "ins" | "moveTo" => {
                let author = self.author(element);
                self.changes.push(Change::Added(author));
                return Ok(Some(Open::Change));
            }
            "del" | "moveFrom" => {
                let author = self.author(element);
                self.changes.push(Change::Removed(author));
                return Ok(Some(Open::Change));
            }
            "t" | "delText" => {
                let text = part.text()?;
                if self.codes == 0 {
                    self.say(&text)?;
                }
                return Ok(None);
            }
            "tab" | "ptab" => self.say("\t")?,
            "br" | "cr" => self.say("\n")?,
            "noBreakHyphen" => self.say("\u{2011}")?,
            "sym" => self.say("•")?,
            "fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") => {
                    self.fields.push(true);
                    self.codes += 1;
                }
                Some("separate") => {
                    if let Some(code) = self.fields.last_mut() {
                        self.codes -= usize::from(std::mem::take(code));
                    }
                }
                Some("end") => self.end_field(),
                _ => {}
            },
            "fldSimple" => {
                self.fields.push(false);
                return Ok(Some(Open::Field));
            }
            "tbl" => {
                self.tables.push(Table { number: self.table_count, ..Table::default() });
                self.table_count += 1;
                return Ok(Some(Open::Table));
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    (table.column, table.begins, table.change) = (0, self.out.len(), Change::Kept);
                }
                return Ok(Some(Open::Row));
            }
            "trPr" => return self.row(part).map(|()| None),
            "tc" => {
                self.tables.last_mut().into_iter().for_each(|table| table.column += 1);
            }
            "bookmarkStart" => {
                if let (Some(id), Some(mark)) = (element.attribute("id"), element.attribute("name").and_then(|name| Mark::parse(&name))) {
                    self.mark(&mark);
                    if self.marks.len() < MAX_MARKS {
                        self.marks.push((id, mark));
                    }
                }
            }
            "bookmarkEnd" => {
                let id = element.attribute("id").unwrap_or_default();
                if let Some(at) = self.marks.iter().position(|(other, _)| *other == id) {
                    let (_, mark) = self.marks.remove(at);
                    self.mark(&mark);
                }
            }
            "commentRangeStart" => {
                if let Some(n) = self.commented(element, "comment").filter(|_| self.commented.len() < MAX_OPEN) {
                    self.commented.push(n);
                }
            }
            "commentRangeEnd" => {
                let n = self.commented(element, "comment");
                self.commented.retain(|other| Some(*other) != n);
            }
            "commentReference" => self.refer(element, "comment")?,
            "footnoteReference" => self.refer(element, "footnote")?,
            "endnoteReference" => self.refer(element, "endnote")?,
            name if LEFT_OUT.contains(&name) => return part.within(|_| {}).map(|()| None),
            _ => {}
        }
        Ok(Some(Open::Other))
    }

    fn close(&mut self) -> Result<(), Problem> {
        match self.open.pop() {
            Some(Open::Paragraph) => self.finish()?,
            Some(Open::Run) => self.number_style = false,
            Some(Open::Change) => _ = self.changes.pop(),
            Some(Open::Field) => self.end_field(),
            Some(Open::Row) => self.end_row(),
            Some(Open::Table) => _ = self.tables.pop(),
            Some(Open::Other) | None => {}
        }
        Ok(())
    }

    fn end_field(&mut self) {
        self.codes -= usize::from(self.fields.pop().unwrap_or_default());
    }

    fn author(&mut self, element: &Element<'_>) -> usize {
        self.authors.number(&element.attribute("author").unwrap_or_default())
    }

    fn is_number(&self, style: Option<&str>) -> bool {
        let plain = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        style.is_some_and(|id| NUMBER.contains(&id) || self.styles.name(id).is_some_and(|name| NUMBER.contains(&plain(name).as_str())))
    }

    fn begin(&mut self) {
        let cell = self.tables.last().map(|it| Cell { table: it.number, row: it.row, column: it.column.saturating_sub(1) });
        let marks = self.marks.iter().map(|(_, mark)| mark.clone()).collect();
        let paragraph = Paragraph { marks, cell, ..Paragraph::default() };
        self.paragraphs.push(Unfinished { paragraph, ..Unfinished::default() });
    }

    fn mark(&mut self, mark: &Mark) {
        let Some(marks) = self.paragraphs.last_mut().map(|open| &mut open.paragraph.marks) else { return };
        if marks.len() < MAX_MARKS && !marks.contains(mark) {
            marks.push(mark.clone());
        }
    }

    fn properties(&mut self, part: &mut Part<'_>) -> Result<(), Problem> {
        let (mut style, mut end, mut former) = (None, None, false);
        part.within(|element| {
            // What stood before a tracked change comes last, and no longer holds.
            former |= element.is("pPrChange") || element.is("rPrChange");
            let author = || element.attribute("author").unwrap_or_default();
            if former {
            } else if element.is("pStyle") {
                style = element.val();
            } else if element.is("del") || element.is("moveFrom") {
                // Put in by one and taken out by another: it has never been there.
                end = Some((false, author()));
            } else if (element.is("ins") || element.is("moveTo")) && end.is_none() {
                end = Some((true, author()));
            }
        })?;
        let is_number = self.is_number(style.as_deref());
        let end = end.map(|(added, name)| (added, self.authors.number(&name)));
        if let Some(open) = self.paragraphs.last_mut() {
            open.is_number = is_number;
            open.paragraph.end = match end {
                Some((true, author)) => Change::Added(author),
                Some((false, author)) => Change::Removed(author),
                None => Change::Kept,
            };
        }
        Ok(())
    }

    fn row(&mut self, part: &mut Part<'_>) -> Result<(), Problem> {
        let mut found = None;
        part.within(|element| {
            if element.is("ins") || element.is("del") {
                found = Some((element.is("ins"), element.attribute("author").unwrap_or_default()));
            }
        })?;
        if let Some((added, name)) = found {
            let author = self.authors.number(&name);
            if let Some(table) = self.tables.last_mut() {
                table.change = if added { Change::Added(author) } else { Change::Removed(author) };
            }
        }
        Ok(())
    }

    /// What was done to the words that come now; `None` for those that were put in and taken out
    /// again.
    fn change(&self) -> Option<Change> {
        let added = self.changes.iter().find(|change| matches!(change, Change::Added(_)));
        let removed = self.changes.iter().find(|change| matches!(change, Change::Removed(_)));
        match (added, removed) {
            (Some(_), Some(_)) => None,
            (one, other) => Some(one.or(other).copied().unwrap_or_default()),
        }
    }

    fn say(&mut self, text: &str) -> Result<(), Problem> {
        let Some(change) = self.change() else { return Ok(()) };
        let (comments, is_number) = (self.commented.clone(), self.number_style);
        self.push(Run { text: text.to_owned(), change, comments }, is_number)
    }

    fn push(&mut self, run: Run, is_number: bool) -> Result<(), Problem> {
        self.length += run.text.len();
        if self.length > MAX_TEXT {
            return Err(too_many(self.file, "long a text", MAX_TEXT));
        }
        let Some(open) = self.paragraphs.last_mut() else { return Ok(()) };
        let runs = &mut open.paragraph.runs;
        match (runs.last_mut(), open.numbers.last()) {
            (Some(last), Some(number)) if *number == is_number && (last.change, &last.comments) == (run.change, &run.comments) => {
                last.text.push_str(&run.text);
            }
            _ => {
                self.runs += 1;
                if self.runs > MAX_RUNS {
                    return Err(too_many(self.file, "many runs", MAX_RUNS));
                }
                runs.push(run);
                open.numbers.push(is_number);
            }
        }
        Ok(())
    }

    fn commented(&self, element: &Element<'_>, kind: &'static str) -> Option<usize> {
        self.comments.number(kind, &element.attribute("id")?)
    }

    /// A comment or note that points at this place, and perhaps at words as well.
    fn refer(&mut self, element: &Element<'_>, kind: &'static str) -> Result<(), Problem> {
        let Some(n) = self.commented(element, kind) else { return Ok(()) };
        let change = self.change().unwrap_or_default();
        self.push(Run { text: String::new(), change, comments: vec![n] }, false)
    }

    fn finish(&mut self) -> Result<(), Problem> {
        let Some(Unfinished { mut paragraph, is_number, numbers }) = self.paragraphs.pop() else { return Ok(()) };
        without_number(&mut paragraph.runs, &numbers);
        if self.out.len() >= MAX_PARAGRAPHS {
            return Err(too_many(self.file, "many paragraphs", MAX_PARAGRAPHS));
        }
        self.out.push(paragraph);
        self.is_number.push(is_number);
        Ok(())
    }

    /// Ends a row: what was done to it was done to all of its words, and the number in the margin
    /// before it is no text. Where styles are lost, a number is what stands first, alone, in a row
    /// with words.
    fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let (number, begins, change) = (table.number, table.begins, table.change);
        table.row += 1;
        let letters = |it: &Paragraph| it.runs.iter().any(|run| run.text.chars().any(char::is_alphabetic));
        let begins = begins.min(self.out.len());
        let has_words = self.out[begins..].iter().any(letters);
        let row: Vec<(Paragraph, bool)> = self.out.drain(begins..).zip(self.is_number.drain(begins..)).collect();
        for (mut paragraph, is_number) in row {
            if change != Change::Kept {
                for run in paragraph.runs.iter_mut().filter(|run| run.change == Change::Kept) {
                    run.change = change;
                }
            }
            let text: String = paragraph.runs.iter().map(|run| run.text.trim()).collect();
            let is_digits = text.bytes().all(|b| b.is_ascii_digit());
            let stands_first = paragraph.cell.is_some_and(|cell| cell.table == number && cell.column == 0);
            let looks_like_one = (1..=3).contains(&text.len()) && stands_first && has_words && paragraph.marks.is_empty();
            if !(is_digits && (is_number || looks_like_one)) {
                self.out.push(paragraph);
                self.is_number.push(is_number);
            }
        }
    }
}

/// Takes the number in the margin off a paragraph, whatever was done to it.
fn without_number(runs: &mut [Run], numbers: &[bool]) {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut styled = false;
    for (run, number) in runs.iter_mut().zip(numbers) {
        let digits = run.text.trim_end_matches('\t');
        if *number && (is_digits(digits) || digits.is_empty()) {
            styled |= !digits.is_empty();
            run.text.clear();
        }
    }
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let mut cut = 0;
    // Two of them where the paragraph before has gone.
    loop {
        let rest = &text.as_bytes()[cut..];
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let is_number = (1..=4).contains(&digits) || (styled && digits == 0);
        if !is_number || rest.get(digits) != Some(&b'\t') {
            break;
        }
        cut += digits + 1;
    }
    for run in runs {
        let here = cut.min(run.text.len());
        run.text.drain(..here);
        cut -= here;
    }
}
