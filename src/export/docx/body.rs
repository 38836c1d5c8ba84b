//! `document.xml`: the summary's pieces in order.

use super::paragraph::{Format, hanging, margin_number, paragraph, run, words};
use super::publication;
use super::table::{self, Group};
use super::xml::Xml;
use super::{R, W};
use crate::export::sheet::{Kind, Piece, Rank, Sheet};
use crate::export::{ExportError, Pages};

/// `marks` says whether each block has a bookmark around it.
pub(super) fn document(sheet: &Sheet, pages: &Pages, marks: bool) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::painted(&sheet.style.colours).with_marks(marks);
    xml.element("w:document", &[W, R], |xml| {
        xml.element("w:body", &[], |xml| {
            opening(xml, sheet);
            pieces(xml, sheet, pages.sheet_begins_page());
            section(xml, false);
        });
    });
    xml.finish()
}

fn opening(xml: &mut Xml, sheet: &Sheet) {
    let plain = Format::default();
    paragraph(xml, "Verrubrik", &plain, |xml| run(xml, None, &sheet.eyebrow));
    paragraph(xml, "Title", &plain, |xml| run(xml, None, &sheet.title));
    if let Some(draft) = &sheet.draft {
        paragraph(xml, "Instruktion", &plain, |xml| {
            run(xml, Some("Strong"), &draft.how_title);
            run(xml, None, &format!(" {}", draft.how));
        });
    }
}

/// `breaks` says whether the sheet of points begins a page.
pub(super) fn pieces(xml: &mut Xml, sheet: &Sheet, breaks: bool) {
    let [first, second] = if sheet.section { ["Heading2", "Heading3"] } else { ["Heading1", "Heading2"] };
    let all: Vec<&Piece> = sheet.pieces().collect();
    let numbered = sheet.draft.is_some();
    let mut after_table = false;
    let mut i = 0;
    while let Some(piece) = all.get(i) {
        let next = all.get(i + 1);
        // The styles know how far apart paragraphs are. Tables have no space of their own, so
        // the paragraphs beside them are given it.
        let mut format = Format {
            before: after_table.then_some(piece.gap),
            after: next.filter(|next| next.kind.is_table(numbered)).map(|next| next.gap),
            ..Format::default()
        };
        if piece.kind.is_table(numbered) && after_table {
            // Two tables that touch would become one.
            paragraph(xml, "Mellanrum", &Format { before: Some((piece.gap - 1.0).max(0.0)), ..Format::default() }, |_| {});
        }
        after_table = piece.kind.is_table(numbered);
        match &piece.kind {
            Kind::Heading { block, level, rank, text } => {
                let style = if *rank == Rank::Sheet {
                    format.page_break_before = breaks;
                    // Word keeps the space above after such a break.
                    format.before = if breaks { Some(0.0) } else { format.before };
                    "Bladrubrik"
                } else if *level == 1 {
                    first
                } else {
                    second
                };
                let words = |xml: &mut Xml| match block {
                    Some(block) => words(xml, block, None, text),
                    None => run(xml, None, text),
                };
                // What the contents name is found by its bookmark.
                if sheet.section && *level == 1 {
                    paragraph(xml, style, &format, |xml| xml.contents_mark(words));
                } else {
                    paragraph(xml, style, &format, words);
                }
            }
            Kind::Paragraph { block, number, text } => {
                format.hanging = numbered.then(|| hanging(*number));
                format.left = numbered.then_some(0.0);
                paragraph(xml, "BodyText", &format, |xml| {
                    if numbered {
                        margin_number(xml, *number);
                    }
                    words(xml, block, None, text);
                });
            }
            Kind::Quote { block, text, speaker: None, whole } => {
                format.keep_lines = *whole;
                paragraph(xml, "Quote", &format, |xml| words(xml, block, None, text));
            }
            Kind::Quote { block, text, speaker: Some(speaker), whole } => {
                let above = Format { keep_lines: *whole, keep_next: true, after: Some(0.0), ..format };
                paragraph(xml, "Quote", &above, |xml| words(xml, block, None, text));
                paragraph(xml, "Citatgivare", &Format { after: format.after, ..Format::default() }, |xml| run(xml, None, speaker));
            }
            Kind::Bullets { points } if numbered => table::bullets(xml, points),
            Kind::Bullets { points } => {
                for (i, point) in points.iter().enumerate() {
                    let format = Format {
                        before: format.before.filter(|_| i == 0),
                        after: format.after.filter(|_| i + 1 == points.len()),
                        ..Format::default()
                    };
                    paragraph(xml, "ListBullet", &format, |xml| words(xml, &point.block, None, &point.text));
                }
            }
            Kind::Found { found } => found.iter().for_each(|found| publication::reference(xml, sheet, found)),
            Kind::Figures { cells, alt } => table::figures(xml, cells, alt),
            Kind::Group { .. } => {
                let groups: Vec<Group<'_>> = all[i..].iter().map_while(|piece| group(piece)).collect();
                i += groups.len() - 1;
                table::groups(xml, &groups, numbered);
            }
            Kind::Contacts { number, cards } => table::contacts(xml, cards, numbered.then_some(*number)),
        }
        i += 1;
    }
    if after_table {
        // A document must not end with a table.
        paragraph(xml, "Mellanrum", &Format::default(), |_| {});
    }
}

fn group(piece: &Piece) -> Option<Group<'_>> {
    match &piece.kind {
        Kind::Group { tone, label, points, whole, .. } => Some(Group { tone: *tone, label, points, whole: *whole }),
        _ => None,
    }
}

/// A4 with the margins of the typst page; a title page has neither header nor footer.
pub(super) fn section(xml: &mut Xml, title_page: bool) {
    xml.element("w:sectPr", &[], |xml| {
        xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
        xml.leaf("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        xml.leaf("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [
            ("w:top", "1230"),
            ("w:right", "1304"),
            ("w:bottom", "1410"),
            ("w:left", "1701"),
            ("w:header", "0"),
            ("w:footer", "600"),
            ("w:gutter", "0"),
        ];
        xml.leaf("w:pgMar", &margins);
        if title_page {
            xml.leaf("w:titlePg", &[]);
        }
    });
}
