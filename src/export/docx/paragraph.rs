//! Paragraphs and runs of a DOCX.

use super::xml::Xml;
use crate::domain::ids::BlockId;
use crate::domain::review::placing::Mark;

/// What a paragraph has besides its style. Lengths are in points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Format {
    pub keep_next: bool,
    pub keep_lines: bool,
    pub page_break_before: bool,
    /// A list of `numbering.xml`.
    pub list: Option<u8>,
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub left: Option<f64>,
    /// How far the first line reaches out to the left of the others.
    pub hanging: Option<f64>,
}

/// A length in twentieths of a point, as most attributes want it.
pub(super) fn twips(points: f64) -> String {
    format!("{:.0}", points * 20.0)
}

/// A paragraph in a named style.
pub(super) fn paragraph(xml: &mut Xml, style: &str, format: &Format, content: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.val("w:pStyle", style);
            let switches =
                [("w:keepNext", format.keep_next), ("w:keepLines", format.keep_lines), ("w:pageBreakBefore", format.page_break_before)];
            for (name, _) in switches.iter().filter(|(_, on)| *on) {
                xml.leaf(name, &[]);
            }
            if let Some(list) = format.list {
                xml.element("w:numPr", &[], |xml| {
                    xml.val("w:ilvl", "0");
                    xml.val("w:numId", &list.to_string());
                });
            }
            lengths(xml, "w:spacing", &[("w:before", format.before), ("w:after", format.after)]);
            lengths(xml, "w:ind", &[("w:left", format.left), ("w:hanging", format.hanging)]);
        });
        content(xml);
    });
}

fn lengths(xml: &mut Xml, name: &str, lengths: &[(&str, Option<f64>)]) {
    let lengths: Vec<(&str, String)> = lengths.iter().filter_map(|(name, points)| Some((*name, twips((*points)?)))).collect();
    if !lengths.is_empty() {
        xml.leaf(name, &lengths.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>());
    }
}

/// Text in a character style, its line breaks kept.
pub(super) fn run(xml: &mut Xml, style: Option<&str>, text: &str) {
    xml.element("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.element("w:rPr", &[], |xml| xml.val("w:rStyle", style));
        }
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                xml.leaf("w:br", &[]);
            }
            if !line.is_empty() {
                xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(line));
            }
        }
    });
}

/// The words of a block.
pub(super) fn words(xml: &mut Xml, block: &BlockId, style: Option<&str>, text: &str) {
    xml.marked(&Mark::block(block.clone()), |xml| run(xml, style, text));
}

pub(super) fn tab(xml: &mut Xml) {
    xml.element("w:r", &[], |xml| xml.leaf("w:tab", &[]));
}

/// A number in the margin before the text, its right edge 15 points to the left of it.
pub(super) fn margin_number(xml: &mut Xml, number: usize) {
    run(xml, Some("Styckenummertecken"), &number.to_string());
    tab(xml);
}

/// How far out such a number begins: a figure of the style is 5.1 points wide.
pub(super) fn hanging(number: usize) -> f64 {
    15.0 + 5.1 * number.to_string().len() as f64
}
