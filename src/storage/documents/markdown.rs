//! Markdown, after CommonMark, with footnotes and tables as the common editors have them.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::domain::outline::{Outline, Paragraph, Role, Span};

use super::super::problem::{Problem, ProblemKind};
use super::{Collector, MAX_DEPTH, at};

/// Reads a Markdown text.
pub(super) fn parse(file: &str, text: &str) -> Result<Outline, Problem> {
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::new(file);
    let breaks: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, breaks.partition_point(|end| *end < range.start) + 1)?;
    }
    reader.flush()?;
    Ok(reader.collector.outline)
}

struct Reader<'a> {
    collector: Collector<'a>,
    spans: Vec<Span>,
    /// Where the paragraph being read begins.
    line: usize,
    heading: Option<u8>,
    lists: u8,
    /// Of each open item: whether its own words are still to come.
    items: Vec<bool>,
    quotes: usize,
    italics: usize,
    depth: usize,
    in_footnote: bool,
    in_code: bool,
    in_metadata: bool,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str) -> Self {
        Self {
            collector: Collector::new(file),
            spans: Vec::new(),
            line: 1,
            heading: None,
            lists: 0,
            items: Vec::new(),
            quotes: 0,
            italics: 0,
            depth: 0,
            in_footnote: false,
            in_code: false,
            in_metadata: false,
        }
    }

    fn event(&mut self, event: Event<'_>, line: usize) -> Result<(), Problem> {
        match event {
            Event::Start(tag) => self.start(&tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => {
                for (i, code) in text.lines().enumerate() {
                    self.text(code, line + i);
                    self.flush()?;
                }
                Ok(())
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text, line);
                Ok(())
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                self.text(&without_tags(&html), line);
                Ok(())
            }
            Event::SoftBreak | Event::HardBreak => {
                self.text("\n", line);
                Ok(())
            }
            Event::Rule => self.flush(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => Ok(()),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, line: usize) -> Result<(), Problem> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let message = format!("nested too deeply: expected at most {MAX_DEPTH} levels");
            return Err(at(self.collector.file, line, ProblemKind::Syntax, message));
        }
        match tag {
            Tag::Emphasis => self.italics += 1,
            Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } | Tag::Image { .. } => {}
            block => {
                self.flush()?;
                match block {
                    Tag::Heading { level, .. } => self.heading = Some(level_of(*level)),
                    Tag::List(_) => self.lists = self.lists.saturating_add(1),
                    Tag::Item => self.items.push(true),
                    Tag::BlockQuote(_) => self.quotes += 1,
                    Tag::CodeBlock(_) => self.in_code = true,
                    Tag::FootnoteDefinition(_) => self.in_footnote = true,
                    Tag::MetadataBlock(_) => {
                        self.in_metadata = true;
                        self.collector.outline.left_out.push(line);
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Problem> {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Emphasis => self.italics = self.italics.saturating_sub(1),
            TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link | TagEnd::Image => {}
            block => {
                self.flush()?;
                match block {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
                    TagEnd::Item => drop(self.items.pop()),
                    TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
                    TagEnd::CodeBlock => self.in_code = false,
                    TagEnd::FootnoteDefinition => self.in_footnote = false,
                    TagEnd::MetadataBlock(_) => self.in_metadata = false,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str, line: usize) {
        if self.in_metadata {
            return;
        }
        if self.spans.is_empty() {
            self.line = line;
        }
        self.spans.push(Span { text: text.to_owned(), italic: self.italics > 0 });
    }

    /// Ends the paragraph being read. Only an item's first paragraph is the item.
    fn flush(&mut self) -> Result<(), Problem> {
        let spans = std::mem::take(&mut self.spans);
        let Some(paragraph) = Paragraph::new(self.line, Role::Text, &spans) else { return Ok(()) };
        if self.in_footnote {
            self.collector.outline.notes.push(paragraph.one_line());
            return Ok(());
        }
        let fresh = self.items.last_mut().is_some_and(std::mem::take);
        let role = match self.heading {
            Some(level) => Role::Heading(level),
            None if self.quotes > 0 => Role::Quote,
            None if fresh => Role::Item(self.lists.max(1)),
            None => Role::Text,
        };
        self.collector.push(self.line, role, &spans)
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The words between HTML tags; a line break is kept.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        if tag.trim_end_matches(['/', ' ']).eq_ignore_ascii_case("br") {
            words.push('\n');
        }
        rest = after;
    }
    words + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Outline {
        parse("f.md", text).unwrap()
    }

    #[test]
    fn blocks_become_roles() {
        let text = "---\nauthor: X\n---\n# Guide[^1]\n\n## Arbetet\n\nInledning\növer två rader\n\n- Hur? *Ge exempel.*\n  - När?\n\n    Mer om när\n- **Vem** gör `det`?\n\n> Vi ses <br>varje tisdag\n\n| Vad | Svar |\n|---|---|\n| A | B |\n\n[^1]: En *fotnot*.\n";
        let outline = read(text);
        let seen: Vec<_> = outline.paragraphs.iter().map(|p| (p.line, p.role, p.text())).collect();
        let expected = [
            (4, Role::Heading(1), "Guide"),
            (6, Role::Heading(2), "Arbetet"),
            (8, Role::Text, "Inledning\növer två rader"),
            (11, Role::Item(1), "Hur? Ge exempel."),
            (12, Role::Item(2), "När?"),
            (14, Role::Text, "Mer om när"),
            (15, Role::Item(1), "Vem gör det?"),
            (17, Role::Quote, "Vi ses\nvarje tisdag"),
            (19, Role::Text, "Vad"),
            (19, Role::Text, "Svar"),
            (21, Role::Text, "A"),
            (21, Role::Text, "B"),
        ];
        assert_eq!(seen, expected.map(|(line, role, text)| (line, role, text.to_owned())));
        assert!(outline.paragraphs[3].spans[1].italic);
        assert_eq!(outline.notes, ["En fotnot."]);
        assert_eq!(outline.left_out, [1]);
    }

    #[test]
    fn nesting_has_an_end() {
        let error = parse("f.md", &format!("{}a", "> ".repeat(500))).unwrap_err();
        assert_eq!(error.to_string(), "f.md:1: nested too deeply: expected at most 128 levels");
    }
}
