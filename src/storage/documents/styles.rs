//! What the named styles of a Word document say about a paragraph's role.
//!
//! Word keeps its own styles' names in English and translates their ids, other programs translate
//! the names too, and people base styles of their own on them; so names are known in English and
//! Swedish, and every style is asked together with those it is based on.

use std::collections::BTreeMap;

use super::super::problem::Problem;
use super::xml::{Element, Part, Piece};

/// A chain of styles longer than this goes in circles.
const MAX_CHAIN: usize = 16;

/// What a paragraph, or its style, says of lists and headings by itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Layout {
    /// 0–8 is a heading of level 1–9, 9 is running text.
    pub outline: Option<u8>,
    /// `Some(false)` takes a style's list away again.
    pub in_list: Option<bool>,
    /// The level in its list, from 0.
    pub list_level: Option<u8>,
}

impl Layout {
    /// Takes in an element of the paragraph's properties.
    pub fn see(&mut self, element: &Element<'_>) {
        let number = || element.val()?.parse::<u32>().ok().map(|number| number.min(9) as u8);
        if element.is("outlineLvl") {
            self.outline = number();
        } else if element.is("ilvl") {
            self.list_level = number();
        } else if element.is("numId") {
            self.in_list = Some(element.val().is_none_or(|id| id != "0"));
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    layout: Layout,
    italic: Option<bool>,
}

/// What a style is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Heading(u8),
    Item(u8),
    Quote,
    /// A line of a table of contents, which repeats the headings.
    Contents,
    Text,
}

/// All styles of a document, by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    pub fn parse(file: &str, name: &str, text: &str) -> Result<Self, Problem> {
        let mut part = Part::new(file, name, text);
        let mut styles = Self::default();
        loop {
            match part.next()? {
                Piece::Open(element) if element.is("style") => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    let of_paragraphs = element.attribute("type").is_none_or(|kind| kind == "paragraph");
                    if of_paragraphs && element.attribute("default").is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on")) {
                        styles.default = Some(id.clone());
                    }
                    let mut style = Style::default();
                    part.within(|element| style.see(element))?;
                    styles.by_id.insert(id, style);
                }
                Piece::End => return Ok(styles),
                _ => {}
            }
        }
    }

    /// The role of a paragraph with the style `id` and a `layout` of its own.
    pub fn look(&self, id: Option<&str>, layout: Layout) -> Look {
        let chain = self.chain(id.or(self.default.as_deref()));
        let named = chain.iter().find_map(|style| by_name(&style.name)).or_else(|| by_name(id.unwrap_or_default()));
        let outline = layout.outline.or_else(|| chain.iter().find_map(|style| style.layout.outline));
        let in_list = layout.in_list.or_else(|| chain.iter().find_map(|style| style.layout.in_list));
        let level = layout.list_level.or_else(|| chain.iter().find_map(|style| style.layout.list_level)).unwrap_or(0);
        match (named, outline) {
            (Some(look @ (Look::Title | Look::Heading(_) | Look::Contents)), _) if layout.outline != Some(9) => look,
            (_, Some(outline @ 0..=8)) => Look::Heading((outline + 1).min(6)),
            (Some(Look::Item(of_style)), _) if in_list != Some(false) => Look::Item(of_style.max(level + 1)),
            _ if in_list == Some(true) => Look::Item(level + 1),
            (Some(Look::Quote), _) => Look::Quote,
            _ => Look::Text,
        }
    }

    /// What a style is called.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(|style| style.name.as_str())
    }

    /// Whether words in this style lean, as far as it says.
    pub fn italic(&self, id: Option<&str>) -> Option<bool> {
        self.chain(id).iter().find_map(|style| style.italic)
    }

    /// A style and those it is based on, nearest first.
    fn chain(&self, id: Option<&str>) -> Vec<&Style> {
        let first = id.and_then(|id| self.by_id.get(id));
        std::iter::successors(first, |style| self.by_id.get(style.based_on.as_deref()?)).take(MAX_CHAIN).collect()
    }
}

impl Style {
    fn see(&mut self, element: &Element<'_>) {
        if element.is("name") {
            self.name = element.val().unwrap_or_default();
        } else if element.is("basedOn") {
            self.based_on = element.val();
        } else if element.is("i") {
            self.italic = Some(element.is_on());
        } else {
            self.layout.see(element);
        }
    }
}

/// What a style's name says. Ids are names without their spaces.
fn by_name(name: &str) -> Option<Look> {
    let name: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name[word.len()..].parse::<u8>().ok();
    match (word, number) {
        ("title" | "titel" | "rubrik", None) => Some(Look::Title),
        ("heading" | "rubrik", Some(level @ 1..=9)) => Some(Look::Heading(level.min(6))),
        ("listbullet" | "listnumber" | "punktlista" | "numreradlista", level) => Some(Look::Item(level.unwrap_or(1).clamp(1, 9))),
        ("quote" | "intensequote" | "quotations" | "blocktext" | "citat" | "starktcitat", None) => Some(Look::Quote),
        ("toc" | "contents" | "innehåll", Some(_)) | ("tocheading" | "contentsheading" | "innehållsförteckningsrubrik", None) => {
            Some(Look::Contents)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Avsnitt"><w:name w:val="Avsnitt"/><w:basedOn w:val="Rubrik1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Runt"><w:name w:val="Runt"/><w:basedOn w:val="Runt"/></w:style>
        <w:style w:type="paragraph" w:styleId="Lager"><w:name w:val="Lager"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Fraga"><w:name w:val="Fråga"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr><w:rPr><w:i/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Punktlista2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Citat"><w:name w:val="Quote"/></w:style>
        <w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>
    </w:styles>"#;

    #[test]
    fn a_style_is_known_by_name_by_level_and_by_what_it_is_based_on() {
        let styles = Styles::parse("f.docx", "word/styles.xml", STYLES).unwrap();
        let own = Layout::default();
        for (id, look) in [
            ("Rubrik1", Look::Heading(1)),
            ("Avsnitt", Look::Heading(1)),
            ("Lager", Look::Heading(3)),
            ("Fraga", Look::Item(2)),
            ("Punktlista2", Look::Item(2)),
            ("Citat", Look::Quote),
            ("Innehll1", Look::Contents),
            ("Rubrik", Look::Title),
            ("Heading2", Look::Heading(2)),
            ("Runt", Look::Text),
            ("Okänd", Look::Text),
        ] {
            assert_eq!(styles.look(Some(id), own), look, "{id}");
        }
        assert_eq!(styles.look(None, own), Look::Text);
        assert_eq!(styles.look(None, Layout { in_list: Some(true), list_level: Some(2), ..own }), Look::Item(3));
        assert_eq!(styles.look(Some("Fraga"), Layout { in_list: Some(false), ..own }), Look::Text);
        assert_eq!(styles.look(None, Layout { outline: Some(0), ..own }), Look::Heading(1));
        assert_eq!(styles.look(Some("Rubrik1"), Layout { outline: Some(9), ..own }), Look::Text);
        assert_eq!((styles.italic(Some("Fraga")), styles.italic(Some("Citat"))), (Some(true), None));
    }
}
