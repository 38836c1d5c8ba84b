//! Tables of a DOCX: key figures, groups of points, contact cards.

use super::paragraph::{Format, paragraph, run, twips, words};
use super::xml::Xml;
use crate::domain::review::Subject;
use crate::domain::review::placing::{Field, Mark};
use crate::domain::summary::{Card, FigureCell, Point, Tone};
use crate::export::sheet::{CARD_GAP, LIST_LEFT, TEXT_WIDTH};

/// The width of the margin column that holds the numbers.
const NUMBERS: f64 = 45.0;

/// Above and below the lines of a contact card.
const CARD_MARGIN: f64 = 10.5;

/// How a cell differs from an empty one.
#[derive(Debug, Clone, Copy, Default)]
struct Cell<'a> {
    /// In twentieths of a point.
    width: u32,
    /// `restart` where a merged cell begins, `continue` below.
    merge: Option<&'a str>,
    /// Side, eighths of a point, colour.
    borders: &'a [(&'a str, &'a str, &'a str)],
    fill: Option<&'a str>,
    /// Space above and below the text, in points.
    margins: (f64, f64),
}

fn cell(xml: &mut Xml, cell: Cell<'_>, content: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.leaf("w:tcW", &[("w:w", &cell.width.to_string()), ("w:type", "dxa")]);
            if let Some(merge) = cell.merge {
                xml.val("w:vMerge", merge);
            }
            if !cell.borders.is_empty() {
                xml.element("w:tcBorders", &[], |xml| {
                    for (side, size, colour) in cell.borders {
                        xml.leaf(side, &[("w:val", "single"), ("w:sz", size), ("w:space", "0"), ("w:color", colour)]);
                    }
                });
            }
            if let Some(fill) = cell.fill {
                xml.leaf("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
            }
            if cell.margins != (0.0, 0.0) {
                xml.element("w:tcMar", &[], |xml| {
                    for (side, points) in [("w:top", cell.margins.0), ("w:bottom", cell.margins.1)] {
                        xml.leaf(side, &[("w:w", &twips(points)), ("w:type", "dxa")]);
                    }
                });
            }
        });
        content(xml);
    });
}

pub(super) fn grid(xml: &mut Xml, widths: &[u32]) {
    xml.element("w:tblGrid", &[], |xml| {
        for width in widths {
            xml.leaf("w:gridCol", &[("w:w", &width.to_string())]);
        }
    });
}

pub(super) fn no_cell_margins(xml: &mut Xml) {
    xml.element("w:tblCellMar", &[], |xml| {
        for side in ["w:top", "w:left", "w:bottom", "w:right"] {
            xml.leaf(side, &[("w:w", "0"), ("w:type", "dxa")]);
        }
    });
}

/// A table with `indent` points between the margin and its left edge. Cells have no margins of
/// their own, so that the columns stand exactly where the paragraphs do.
fn table(xml: &mut Xml, indent: f64, widths: &[u32], description: &str, rows: impl FnOnce(&mut Xml)) {
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.leaf("w:tblW", &[("w:w", &widths.iter().sum::<u32>().to_string()), ("w:type", "dxa")]);
            xml.leaf("w:tblInd", &[("w:w", &twips(indent)), ("w:type", "dxa")]);
            xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
            no_cell_margins(xml);
            if !description.is_empty() {
                xml.val("w:tblDescription", description);
            }
        });
        grid(xml, widths);
        rows(xml);
    });
}

/// A row, `whole` when it must not part at the foot of a page. The height is in points, with
/// `exact` or `atLeast`.
fn row(xml: &mut Xml, height: Option<(f64, &str)>, is_header: bool, whole: bool, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            if whole {
                xml.leaf("w:cantSplit", &[]);
            }
            if let Some((height, rule)) = height {
                xml.leaf("w:trHeight", &[("w:val", &twips(height)), ("w:hRule", rule)]);
            }
            if is_header {
                xml.leaf("w:tblHeader", &[]);
            }
        });
        cells(xml);
    });
}

fn width(points: f64) -> u32 {
    (points * 20.0).round() as u32
}

type Text = fn(&FigureCell) -> &str;

/// The key figures: a row of values, which head their columns, a row of labels, a row of years.
pub(super) fn figures(xml: &mut Xml, cells: &[FigureCell], alt: &str) {
    const TOP: (&str, &str, &str) = ("w:top", "18", "0B5C6B");
    const BETWEEN: (&str, &str, &str) = ("w:left", "6", "BFDAD9");
    let total = width(TEXT_WIDTH);
    let each = total / cells.len().max(1) as u32;
    // The first column takes what does not divide evenly.
    let widths: Vec<u32> = (0..cells.len() as u32).map(|i| if i == 0 { total - each * (cells.len() as u32 - 1) } else { each }).collect();
    let rows: [(&str, Field, Text); 3] = [
        ("Nyckeltal", Field::Words, |cell| &cell.value),
        ("Nyckeltalsetikett", Field::Label, |cell| &cell.label),
        ("Nyckeltalsr", Field::Year, |cell| &cell.year),
    ];
    table(xml, 0.0, &widths, alt, |xml| {
        for (i, (style, field, text)) in rows.into_iter().enumerate() {
            // As high as two lines of label, so that the years stand in a row.
            let height = (i == 1).then_some((27.0, "atLeast"));
            row(xml, height, i == 0, true, |xml| {
                for (column, figure) in cells.iter().enumerate() {
                    let borders: &[_] = match (i, column) {
                        (0, 0) => &[TOP],
                        (0, _) => &[TOP, BETWEEN],
                        (_, 0) => &[],
                        _ => &[BETWEEN],
                    };
                    let look = Cell { width: widths[column], borders, fill: Some("EAF4F3"), ..Cell::default() };
                    let format = Format { keep_next: i < 2, ..Format::default() };
                    let mark = Mark::new(Subject::Figure(figure.kind), field);
                    cell(xml, look, |xml| {
                        paragraph(xml, style, &format, |xml| xml.marked(&mark, |xml| run(xml, None, text(figure))));
                    });
                }
            });
        }
    });
}

/// A group of "Kort om samverkan".
pub(super) struct Group<'a> {
    pub tone: Tone,
    pub label: &'a str,
    pub points: &'a [Point],
    pub whole: bool,
}

/// Groups that follow on each other: one row for each point, and numbers in a column that hangs
/// in the margin.
pub(super) fn groups(xml: &mut Xml, groups: &[Group<'_>], numbered: bool) {
    let numbers = numbered.then_some(width(NUMBERS));
    let (label, points) = (width(LIST_LEFT), width(TEXT_WIDTH - LIST_LEFT));
    let widths: Vec<u32> = numbers.into_iter().chain([label, points]).collect();
    table(xml, if numbered { -NUMBERS } else { 0.0 }, &widths, "", |xml| {
        for group in groups {
            // The style of a point has the list of the first group.
            let (colour, label_style, list) = match group.tone {
                Tone::Why => ("2C6B3A", "Gruppetikett", None),
                Tone::How => ("2A50A0", "Gruppetiketthur", Some(2)),
                Tone::Lessons => ("0B5C6B", "Gruppetikettlrdomar", Some(3)),
            };
            let last = group.points.len() - 1;
            for (i, point) in group.points.iter().enumerate() {
                let rule = [("w:top", "18", colour)];
                let borders: &[_] = if i == 0 { &rule } else { &[] };
                let format = Format { keep_next: group.whole && i < last, ..Format::default() };
                let above = if i == 0 { 15.0 } else { 0.0 };
                // Below the last there are the 6 points of its style as well.
                let below = if i == last { 10.5 } else { 0.0 };
                row(xml, None, false, group.whole, |xml| {
                    if let Some(width) = numbers {
                        number_cell(xml, width, above, point.number, &format);
                    }
                    let merge = (last > 0).then_some(if i == 0 { "restart" } else { "continue" });
                    cell(xml, Cell { width: label, merge, borders, margins: (above, 0.0), fill: None }, |xml| {
                        if i == 0 {
                            let format = Format { after: Some(16.5), ..format };
                            paragraph(xml, label_style, &format, |xml| run(xml, None, group.label));
                        } else {
                            paragraph(xml, "Mellanrum", &Format { keep_next: format.keep_next, ..Format::default() }, |_| {});
                        }
                    });
                    let character = point.number.is_none().then_some("Citatipunkt");
                    let line = Format { list, ..format };
                    cell(xml, Cell { width: points, borders, margins: (above, below), ..Cell::default() }, |xml| {
                        paragraph(xml, "ListBullet", &line, |xml| {
                            words(xml, &point.block, character, &point.text);
                            if let Some(speaker) = &point.speaker {
                                run(xml, Some("Citatgivaretecken"), &format!("\n{speaker}"));
                            }
                        });
                    });
                });
            }
        }
    });
}

/// The number in the margin beside a row of a draft.
fn number_cell(xml: &mut Xml, width: u32, above: f64, number: Option<usize>, format: &Format) {
    let number = number.map(|number| number.to_string()).unwrap_or_default();
    cell(xml, Cell { width, margins: (above, 0.0), ..Cell::default() }, |xml| {
        paragraph(xml, "Styckenummer", format, |xml| run(xml, None, &number));
    });
}

/// A list of a draft, its numbers in a column that hangs in the margin.
pub(super) fn bullets(xml: &mut Xml, points: &[Point]) {
    let widths = [width(NUMBERS), width(TEXT_WIDTH)];
    let plain = Format::default();
    table(xml, -NUMBERS, &widths, "", |xml| {
        for point in points {
            row(xml, None, false, false, |xml| {
                number_cell(xml, widths[0], 0.0, point.number, &plain);
                cell(xml, Cell { width: widths[1], ..Cell::default() }, |xml| {
                    paragraph(xml, "ListBullet", &plain, |xml| words(xml, &point.block, None, &point.text));
                });
            });
        }
    });
}

/// Contact cards, two in a row.
pub(super) fn contacts(xml: &mut Xml, cards: &[Card], number: Option<usize>) {
    let gap = width(CARD_GAP);
    let left = (width(TEXT_WIDTH) - gap) / 2;
    let right = width(TEXT_WIDTH) - gap - left;
    let numbers = number.map(|_| width(NUMBERS));
    let widths: Vec<u32> = numbers.into_iter().chain([left, gap, right]).collect();
    let empty = |xml: &mut Xml| paragraph(xml, "Mellanrum", &Format::default(), |_| {});
    let mut lines = 0;
    table(xml, if number.is_some() { -NUMBERS } else { 0.0 }, &widths, "", |xml| {
        for (i, pair) in cards.chunks(2).enumerate() {
            if i > 0 {
                row(xml, Some((CARD_GAP, "exact")), false, true, |xml| {
                    for width in &widths {
                        cell(xml, Cell { width: *width, ..Cell::default() }, empty);
                    }
                });
            }
            row(xml, None, false, true, |xml| {
                if let (Some(width), Some(number)) = (numbers, number) {
                    number_cell(xml, width, CARD_MARGIN, (i == 0).then_some(number), &Format::default());
                }
                card(xml, left, pair.first(), &mut lines);
                cell(xml, Cell { width: gap, ..Cell::default() }, empty);
                card(xml, right, pair.get(1), &mut lines);
            });
        }
    });
}

/// A card, whose lines go on from those before it.
fn card(xml: &mut Xml, width: u32, card: Option<&Card>, lines: &mut usize) {
    let Some(card) = card else {
        return cell(xml, Cell { width, ..Cell::default() }, |xml| paragraph(xml, "Mellanrum", &Format::default(), |_| {}));
    };
    cell(xml, Cell { width, fill: Some("F3F6F5"), margins: (CARD_MARGIN, CARD_MARGIN), ..Cell::default() }, |xml| {
        for (i, line) in card.lines.iter().enumerate() {
            let mark = Mark::new(Subject::Contacts, Field::Line(*lines));
            *lines += 1;
            paragraph(xml, "Kontakt", &Format::default(), |xml| xml.marked(&mark, |xml| run(xml, (i == 0).then_some("Strong"), line)));
        }
    });
}
