//! What a document from outside looks like once its format is forgotten: paragraphs with a role.
//!
//! A guide and notes are recognised in this shape alone, whether they came from Word, Markdown
//! or plain text.

/// A document's paragraphs in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    pub paragraphs: Vec<Paragraph>,
    /// Footnotes and endnotes, which stand in no paragraph.
    pub notes: Vec<String>,
    /// Where something that is no running text was left out, such as a text box.
    pub left_out: Vec<usize>,
}

/// One paragraph that has words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The line, or in a Word document the paragraph, counted from 1.
    pub line: usize,
    pub role: Role,
    /// Words with one space between them. A line break within the paragraph is `'\n'`.
    pub spans: Vec<Span>,
}

/// What a paragraph is in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The document's title.
    Title,
    /// A heading, 1 the highest of six.
    Heading(u8),
    /// A bullet or number in a list, 1 the outermost.
    Item(u8),
    Text,
    /// Set apart as a quotation.
    Quote,
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub italic: bool,
}

impl Span {
    /// Words in upright letters.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), italic: false }
    }
}

impl Role {
    /// A title or heading.
    #[must_use]
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Title | Self::Heading(_))
    }
}

impl Paragraph {
    /// The paragraph with its spaces put in order; `None` if it has no words.
    #[must_use]
    pub fn new(line: usize, role: Role, spans: &[Span]) -> Option<Self> {
        let spans = tidy(spans);
        (!spans.is_empty()).then_some(Self { line, role, spans })
    }

    /// All its words.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// All its words on one line.
    #[must_use]
    pub fn one_line(&self) -> String {
        self.text().replace('\n', " ")
    }

    /// Nothing in it is upright.
    #[must_use]
    pub fn is_italic(&self) -> bool {
        self.spans.iter().all(|span| span.italic)
    }
}

/// Neighbours of one look joined, white space as one space or one line break, none at the ends.
/// A space that does not break is part of its word.
fn tidy(spans: &[Span]) -> Vec<Span> {
    let mut tidied: Vec<Span> = Vec::new();
    let mut gap = None;
    for (c, italic) in spans.iter().flat_map(|span| span.text.chars().map(|c| (c, span.italic))) {
        if c == '\n' || c == ' ' || c.is_ascii_control() {
            gap = Some(if c == '\n' || gap == Some('\n') { '\n' } else { ' ' });
            continue;
        }
        if c.is_control() {
            continue;
        }
        let gap = gap.take();
        match tidied.last_mut() {
            Some(last) if last.italic == italic => {
                last.text.extend(gap);
                last.text.push(c);
            }
            Some(last) => {
                // The space between two looks goes to the upright one.
                let mut text = String::new();
                if last.italic { &mut text } else { &mut last.text }.extend(gap);
                text.push(c);
                tidied.push(Span { text, italic });
            }
            None => tidied.push(Span { text: c.to_string(), italic }),
        }
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_put_in_order_whatever_runs_they_came_in() {
        let spans =
            [("  Hur ", false), ("", true), ("pass\t", false), (" väl", false), (" Ge", true), (" exempel. ", true), (" Hur?\n ", false)]
                .map(|(text, italic)| Span { text: text.to_owned(), italic });
        let paragraph = Paragraph::new(3, Role::Text, &spans).unwrap();
        let seen: Vec<_> = paragraph.spans.iter().map(|span| (span.text.as_str(), span.italic)).collect();
        assert_eq!(seen, [("Hur pass väl ", false), ("Ge exempel.", true), (" Hur?", false)]);
        assert_eq!(paragraph.text(), "Hur pass väl Ge exempel. Hur?");
        assert_eq!(Paragraph::new(1, Role::Text, &[Span::plain(" \t\n")]), None);
        let broken = Paragraph::new(1, Role::Text, &[Span::plain("ett \n två 31\u{a0}400")]).unwrap();
        assert_eq!((broken.text().as_str(), broken.one_line().as_str()), ("ett\ntvå 31\u{a0}400", "ett två 31\u{a0}400"));
    }
}
