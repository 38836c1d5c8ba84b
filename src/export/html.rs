//! The summary as one HTML file that needs nothing besides itself, for the web and for everybody.
//!
//! The letters are the reader's own: the page asks for our fonts by name and carries none, so
//! that it stays small. It can load nothing and run nothing; its own policy forbids it.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::{Kind, Sheet};
use crate::domain::anonymity::gate::Cleared;
use crate::domain::ids::BlockId;
use crate::domain::summary::{Card, FigureCell, Point, Summary};

const STYLE: &str = include_str!("../../assets/summary/summary.css");
/// For quotes with a speaker.
const SPEAKERS: &str = include_str!("../../assets/summary/speaker.css");

/// The summary as HTML. Equal summaries give equal text.
#[must_use]
pub fn html(summary: &Cleared<Summary>) -> String {
    let sheet = Sheet::for_readers(summary);
    let title = escaped(&sheet.document_title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}-{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        sheet.lang,
        sheet.region,
        sheet.style.colours.paint(&if sheet.has_speakers() { STYLE.to_owned() + SPEAKERS } else { STYLE.to_owned() }),
    );
    header(&mut out, &sheet);
    out.push_str("<main>\n");
    let look = Look { numbered: sheet.draft.is_some(), anchors: None };
    for piece in sheet.pieces() {
        kind(&mut out, &piece.kind, look);
    }
    out.push_str("</main>\n");
    if !sheet.footer.trim().is_empty() {
        out.push_str("<footer>\n");
        element(&mut out, "p", "", "", &sheet.footer);
        out.push_str("</footer>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn header(out: &mut String, sheet: &Sheet) {
    out.push_str("<header>\n");
    if let Some(draft) = &sheet.draft {
        let band: Vec<&str> = [draft.band.as_str(), &draft.reply_by].into_iter().filter(|text| !text.is_empty()).collect();
        element(out, "p", " class=\"band\"", "", &band.join(" · "));
    }
    if !sheet.eyebrow.is_empty() {
        element(out, "p", " class=\"eyebrow\"", "", &sheet.eyebrow);
    }
    // A page without its first heading has no name for those who listen to it.
    let title = if sheet.title.trim().is_empty() { &sheet.document_title } else { &sheet.title };
    element(out, "h1", "", "", title);
    if let Some(draft) = &sheet.draft {
        let title = format!("<strong>{}</strong> ", escaped(&draft.how_title));
        element(out, "p", " class=\"how\"", &title, &draft.how);
    }
    out.push_str("</header>\n");
}

/// Which words of which blocks are to be found by links from elsewhere: first character and the one
/// after the last.
pub(super) type Anchors = BTreeMap<BlockId, BTreeSet<(usize, usize)>>;

/// What stands on a page besides the words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a> {
    /// The numbers that a draft is answered by.
    pub numbered: bool,
    /// With these, every block has its id and each of the words theirs.
    pub anchors: Option<&'a Anchors>,
}

/// The id of words that begin with that character of a block.
pub(super) fn anchor(block: &BlockId, from: usize) -> String {
    format!("{block}-{from}")
}

impl Look<'_> {
    /// The attributes of a block's element, the visible number before its words, and they.
    fn block(&self, block: &BlockId, number: Option<usize>, text: &str) -> (String, String, String) {
        let Some(anchors) = self.anchors else {
            let (id, number) = mark(number, self.numbered);
            return (id, number, escaped(text));
        };
        let mut words = String::new();
        let characters: Vec<char> = text.chars().collect();
        let part = |from: usize, to: usize| escaped(&characters.get(from..to).unwrap_or_default().iter().collect::<String>());
        let mut at = 0;
        for (from, to) in anchors.get(block).into_iter().flatten() {
            let (start, end) = ((*from).clamp(at, characters.len()), (*to).clamp(at, characters.len()));
            words.push_str(&part(at, start));
            let id = anchor(block, *from);
            words.extend(["<span id=\"", &id, "\" class=\"found\">", &part(start, end), "</span>"]);
            at = end;
        }
        words.push_str(&part(at, characters.len()));
        (format!(" id=\"{block}\""), String::new(), words)
    }

    /// The attributes of a quote's paragraph: it is found whole.
    fn quoted(&self, block: &BlockId) -> String {
        if self.anchors.is_some() { format!(" id=\"{block}\"") } else { String::new() }
    }
}

pub(super) fn kind(out: &mut String, kind: &Kind, look: Look<'_>) {
    match kind {
        Kind::Heading { level, text, .. } => heading(out, *level, text),
        Kind::Paragraph { block, number, text } => {
            let (id, number, words) = look.block(block, Some(*number), text);
            raw(out, "p", &id, &number, &words);
        }
        Kind::Bullets { points } => list(out, points, look),
        Kind::Quote { block, text, speaker, .. } => quote(out, &look.quoted(block), text, speaker.as_deref()),
        Kind::Figures { cells, alt } => figures(out, cells, alt),
        Kind::Group { label, level, points, .. } => {
            if !label.is_empty() {
                heading(out, *level, label);
            }
            list(out, points, look);
        }
        Kind::Found { found } => {
            out.push_str("<ul>\n");
            for found in found {
                element(out, "li", "", "", &format!("{} ({})", found.text, found.name));
            }
            out.push_str("</ul>\n");
        }
        Kind::Contacts { number, cards } => contacts(out, cards, &mark(Some(*number), look.numbered)),
    }
}

/// Level 1 of the sheet stands below the title, which is the page's one `h1`.
fn heading(out: &mut String, level: u8, text: &str) {
    element(out, if level == 1 { "h2" } else { "h3" }, "", "", text);
}

fn list(out: &mut String, points: &[Point], look: Look<'_>) {
    out.push_str("<ul>\n");
    for point in points {
        if point.number.is_none() {
            out.push_str("<li>");
            quote(out, &look.quoted(&point.block), &point.text, point.speaker.as_deref());
            out.push_str("</li>\n");
        } else {
            let (id, number, words) = look.block(&point.block, point.number, &point.text);
            raw(out, "li", &id, &number, &words);
        }
    }
    out.push_str("</ul>\n");
}

/// `attributes` are those of the paragraph in it.
fn quote(out: &mut String, attributes: &str, text: &str, speaker: Option<&str>) {
    out.push_str(if speaker.is_some() { "<figure><blockquote>" } else { "<blockquote>" });
    element(out, "p", attributes, "", text);
    out.truncate(out.trim_end().len());
    out.push_str("</blockquote>\n");
    if let Some(speaker) = speaker {
        element(out, "figcaption", "", "", speaker);
        out.push_str("</figure>\n");
    }
}

fn figures(out: &mut String, cells: &[FigureCell], alt: &str) {
    out.push_str("<table>\n");
    element(out, "caption", "", "", alt);
    for cell in cells {
        out.push_str("<tr>\n");
        element(out, "th", " scope=\"row\"", "", &cell.label);
        element(out, "td", "", "", &cell.value);
        element(out, "td", "", "", &cell.year);
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

pub(super) fn contacts(out: &mut String, cards: &[Card], (id, number): &(String, String)) {
    out.push_str("<ul class=\"contacts\">\n");
    for (i, card) in cards.iter().enumerate() {
        let lines: Vec<String> = card.lines.iter().map(|line| escaped(line)).collect();
        let (first, rest) = lines.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        let (id, number) = if i == 0 { (id.as_str(), number.as_str()) } else { ("", "") };
        out.extend(["<li", id, "><address>", number, "<strong>", first, "</strong>"]);
        for line in rest {
            out.push_str("<br>");
            out.push_str(line);
        }
        out.push_str("</address></li>\n");
    }
    out.push_str("</ul>\n");
}

/// The attribute and the visible number that a draft is answered by; nothing in a final text.
fn mark(number: Option<usize>, numbered: bool) -> (String, String) {
    match number.filter(|_| numbered) {
        Some(number) => (format!(" id=\"stycke-{number}\""), format!("<span class=\"number\">{number}</span> ")),
        None => (String::new(), String::new()),
    }
}

/// `text` in an element, after the markup `before` it.
pub(super) fn element(out: &mut String, name: &str, attributes: &str, before: &str, text: &str) {
    raw(out, name, attributes, before, &escaped(text));
}

/// As [`element`], with words that are safe already.
fn raw(out: &mut String, name: &str, attributes: &str, before: &str, words: &str) {
    out.extend(["<", name, attributes, ">", before, words, "</", name, ">\n"]);
}

/// The text with nothing left that HTML would read as its own.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_text() {
        let mut out = String::new();
        element(&mut out, "p", "", "", "<b>&amp; \"x\" 'y'\nz</p>");
        assert_eq!(out, "<p>&lt;b&gt;&amp;amp; &quot;x&quot; &#39;y&#39;<br>z&lt;/p&gt;</p>\n");
    }
}
