//! The summary as text to be pasted elsewhere: plain, and in Markdown.
//!
//! Both say the same in the same order and differ in their signs alone. A paragraph is one line,
//! however long: a web form and a mail program break lines themselves, and keep those they get.

use super::markdown::line as markdown_line;
use super::sheet::{Kind, Sheet};
use crate::domain::anonymity::gate::Cleared;
use crate::domain::summary::Summary;

/// The signs of one format.
struct Signs {
    /// Before headings of the three levels, the title first.
    headings: [&'static str; 3],
    bullet: &'static str,
    quote: &'static str,
    /// Makes a text safe, line by line.
    line: fn(&str) -> String,
    /// Between two lines of one text.
    line_end: &'static str,
    /// Stands for a line break in a heading, and between the text and its foot.
    heading_break: &'static str,
    foot: &'static str,
}

const PLAIN: Signs =
    Signs { headings: [""; 3], bullet: "• ", quote: "", line: str::to_owned, line_end: "\n", heading_break: "\n", foot: "" };

const MARKDOWN: Signs = Signs {
    headings: ["# ", "## ", "### "],
    bullet: "- ",
    quote: "> ",
    line: markdown_line,
    line_end: "\\\n",
    // A heading is one line there.
    heading_break: " ",
    foot: "---\n\n",
};

/// The summary as plain text. Equal summaries give equal text.
#[must_use]
pub fn plain(summary: &Cleared<Summary>) -> String {
    PLAIN.write(&Sheet::for_readers(summary))
}

/// The summary as CommonMark, in which every text stands as it was typed. Equal summaries give
/// equal text.
#[must_use]
pub fn markdown(summary: &Cleared<Summary>) -> String {
    MARKDOWN.write(&Sheet::for_readers(summary))
}

/// A quote with the line that says which group it comes from.
fn with_speaker(text: &str, speaker: Option<&str>) -> String {
    speaker.map_or_else(|| text.to_owned(), |speaker| format!("{text}\n{speaker}"))
}

impl Signs {
    fn write(&self, sheet: &Sheet) -> String {
        let mut blocks = Vec::new();
        if let Some(draft) = &sheet.draft {
            blocks.extend([&draft.band, &draft.reply_by].map(|text| self.text("", text)));
        }
        blocks.push(self.text("", &sheet.eyebrow));
        blocks.push(self.heading(0, &sheet.title));
        if let Some(draft) = &sheet.draft {
            blocks.push(self.text("", &format!("{} {}", draft.how_title, draft.how)));
        }
        let numbered = sheet.draft.is_some();
        blocks.extend(sheet.pieces().flat_map(|piece| self.kind(&piece.kind, numbered)));
        let foot = self.text("", &sheet.footer);
        blocks.push(if foot.is_empty() { foot } else { format!("{}{foot}", self.foot) });
        blocks.retain(|block| !block.is_empty());
        blocks.join("\n\n") + "\n"
    }

    fn kind(&self, kind: &Kind, numbered: bool) -> Vec<String> {
        // In brackets, since "4." would begin a list in Markdown.
        let numbered = |number: Option<usize>, text: &str| match number.filter(|_| numbered) {
            Some(number) => format!("({number}) {text}"),
            None => text.to_owned(),
        };
        let list = |texts: Vec<String>| texts.iter().map(|text| self.text(self.bullet, text)).collect::<Vec<_>>().join("\n");
        match kind {
            Kind::Heading { level, text, .. } => vec![self.heading(usize::from(*level), text)],
            Kind::Paragraph { number, text, .. } => vec![self.text("", &numbered(Some(*number), text))],
            Kind::Quote { text, speaker, .. } => vec![self.text(self.quote, &with_speaker(text, speaker.as_deref()))],
            Kind::Figures { cells, .. } => vec![list(cells.iter().map(|cell| cell.sentence.clone()).collect())],
            Kind::Bullets { points } => vec![list(points.iter().map(|point| numbered(point.number, &point.text)).collect())],
            Kind::Group { label, level, points, .. } => vec![
                self.heading(usize::from(*level), label),
                list(points.iter().map(|point| numbered(point.number, &with_speaker(&point.text, point.speaker.as_deref()))).collect()),
            ],
            Kind::Found { found } => {
                vec![list(found.iter().map(|found| format!("{} ({})", found.text, found.name)).collect())]
            }
            Kind::Contacts { number, cards } => {
                let card = |(i, lines): (usize, String)| self.text("", &numbered((i == 0).then_some(*number), &lines));
                cards.iter().map(|card| card.lines.join("\n")).enumerate().map(card).collect()
            }
        }
    }

    fn heading(&self, level: usize, text: &str) -> String {
        if text.trim().is_empty() {
            return String::new();
        }
        let lines: Vec<String> = text.lines().map(self.line).collect();
        format!("{}{}", self.headings[level.min(2)], lines.join(self.heading_break))
    }

    /// A text behind `sign`, its further lines below the first one's words.
    fn text(&self, sign: &str, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        // A quote's sign stands before each line, a bullet before the first.
        let further = if sign == self.quote { sign.to_owned() } else { " ".repeat(sign.chars().count()) };
        let lines: Vec<String> = text.split('\n').map(self.line).collect();
        format!("{sign}{}", lines.join(&format!("{}{further}", self.line_end)))
    }
}
