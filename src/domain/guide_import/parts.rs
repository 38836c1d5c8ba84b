//! Which paragraph of a document is which part of a guide.

use crate::domain::outline::{Outline, Paragraph, Role};

use super::{What, row};

/// A paragraph's part in the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Section,
    /// A row, and how deep it stands as the document counts.
    Row(usize),
    /// More words of the row before it.
    More,
    Footnote,
    Left(What),
}

/// The part of each paragraph.
pub(super) fn sort(outline: &Outline) -> Vec<Part> {
    let paragraphs = &outline.paragraphs;
    let (title, headings) = frame(paragraphs);
    let top = headings.iter().map(|(_, level)| *level).min();
    let is_section = |i: usize| match top {
        Some(level) => headings.binary_search_by_key(&i, |(at, _)| *at).is_ok_and(|n| headings[n].1 <= level),
        // Nobody set headings: a plain line just above a list is one.
        None => paragraphs[i].role == Role::Text && is_item(paragraphs.get(i + 1)) && !is_footnote(&paragraphs[i]),
    };
    let sections: Vec<usize> = (0..paragraphs.len()).filter(|i| is_section(*i)).collect();
    let title = title.or_else(|| plain_title(paragraphs, &sections));
    let first = sections.iter().copied().find(|section| title.is_none_or(|title| *section > title)).unwrap_or(0);

    let mut parts = Vec::with_capacity(paragraphs.len());
    // In the section so far: the depth that a heading gave, whether it has a list, and any row.
    let (mut base, mut listed, mut any) = (0, has_list(&paragraphs[title.map_or(0, |title| title + 1)..]), false);
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.one_line();
        let part = match paragraph.role {
            _ if Some(i) == title => Part::Title,
            Role::Title => Part::Left(What::BeforeFirstSection),
            _ if is_section(i) => {
                (base, listed, any) = (0, has_list(&paragraphs[i + 1..]), false);
                Part::Section
            }
            _ if is_footnote(paragraph) => Part::Footnote,
            Role::Heading(_) if i < first => Part::Left(What::BeforeFirstSection),
            Role::Heading(level) => {
                base = usize::from(level.saturating_sub(top.unwrap_or(0)).max(1));
                Part::Row(base)
            }
            _ if any && (row::is_cue(&text) || paragraph.role == Role::Text && paragraph.is_italic()) => Part::More,
            Role::Item(level) => Part::Row(base + usize::from(level)),
            Role::Text | Role::Quote if i < first => Part::Left(What::BeforeFirstSection),
            Role::Text | Role::Quote if !listed || text.ends_with('?') => Part::Row(base + 1),
            Role::Text | Role::Quote => Part::Left(What::NoQuestion),
        };
        any |= matches!(part, Part::Row(_));
        parts.push(part);
    }
    parts
}

fn is_item(paragraph: Option<&Paragraph>) -> bool {
    paragraph.is_some_and(|paragraph| matches!(paragraph.role, Role::Item(_)))
}

/// Whether there is a bullet before the next heading; then plain paragraphs are no questions.
fn has_list(paragraphs: &[Paragraph]) -> bool {
    let mut here = paragraphs.iter().take_while(|paragraph| !paragraph.role.is_heading());
    here.any(|paragraph| matches!(paragraph.role, Role::Item(_)))
}

/// The title, if it has a role or a heading of its own, and the headings that are left for the
/// sections. Headings that stand alone above all others, such as "Bilaga 2" above the title, are
/// no sections; the lowest of them is the title.
fn frame(paragraphs: &[Paragraph]) -> (Option<usize>, Vec<(usize, u8)>) {
    let level = |paragraph: &Paragraph| if let Role::Heading(level) = paragraph.role { Some(level) } else { None };
    let headings: Vec<(usize, u8)> = paragraphs.iter().enumerate().filter_map(|(i, paragraph)| Some((i, level(paragraph)?))).collect();
    let with_role = paragraphs.iter().position(|paragraph| paragraph.role == Role::Title);
    let mut title = with_role;
    let mut rest = headings.as_slice();
    while let [(at, top), below @ ..] = rest {
        let alone = below.iter().all(|(_, level)| level > top);
        let to = below.first().map_or(paragraphs.len(), |(next, _)| *next);
        let bare = !below.is_empty() && !paragraphs[at + 1..to].iter().any(asks);
        if !alone || title.is_some() && !bare {
            break;
        }
        title = with_role.or(Some(*at));
        rest = below;
    }
    (title, rest.to_vec())
}

/// A bullet, or words with a question.
fn asks(paragraph: &Paragraph) -> bool {
    !matches!(paragraph.role, Role::Text | Role::Quote) || paragraph.text().contains('?')
}

/// Without a heading for it, the title is the first line above all sections, otherwise the last
/// heading above the first one with questions below it.
fn plain_title(paragraphs: &[Paragraph], sections: &[usize]) -> Option<usize> {
    let first = sections.first().copied().unwrap_or(paragraphs.len());
    let above = paragraphs[..first].iter().position(|paragraph| paragraph.role == Role::Text && !is_footnote(paragraph));
    let above = above.filter(|at| at + 1 < paragraphs.len());
    let asking = || {
        let ends = sections.iter().skip(1).copied().chain([paragraphs.len()]);
        sections.iter().zip(ends).position(|(section, to)| paragraphs[section + 1..to].iter().any(asks))
    };
    above.or_else(|| Some(sections[asking()?.checked_sub(1)?]))
}

/// A line that begins with a raised digit, as a footnote does that was pasted into the text.
fn is_footnote(paragraph: &Paragraph) -> bool {
    paragraph.role == Role::Text && paragraph.text().starts_with(is_raised_digit)
}

/// A digit above the line.
pub(super) fn is_raised_digit(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// A footnote without its number.
pub(super) fn without_mark(text: &str) -> &str {
    text.trim_start_matches(is_raised_digit).trim_start()
}

/// The words without a typed number in front: "2. ", "2.1) ", "2.1 ".
pub(super) fn without_number(text: &str) -> &str {
    let Some((number, rest)) = text.split_once([' ', '\t', '\u{a0}']) else { return text };
    let parts: Vec<&str> = number.trim_end_matches(['.', ')']).split('.').collect();
    let is_number = parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let marked = number.contains(['.', ')']);
    if is_number && marked && rest.contains(char::is_alphabetic) { rest.trim_start() } else { text }
}
