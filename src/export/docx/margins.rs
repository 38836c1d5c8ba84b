//! What stands around the text of a DOCX: the draft's band and watermark, the footer.

use super::paragraph::{Format, paragraph, run};
use super::table;
use super::xml::Xml;
use super::{R, W};
use crate::export::ExportError;
use crate::export::sheet::Sheet;

/// From the left edge of the page to the text, in twentieths of a point, then the text itself
/// and what is left to the right.
pub(super) const PAGE: [u32; 3] = [1701, 8901, 1304];

/// The header. It is empty in a final text.
pub(super) fn header(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    let namespaces = [W, R, ("xmlns:v", "urn:schemas-microsoft-com:vml"), ("xmlns:o", "urn:schemas-microsoft-com:office:office")];
    xml.element("w:hdr", &namespaces, |xml| {
        let Some(draft) = &sheet.draft else { return paragraph(xml, "Header", &Format::default(), |_| {}) };
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                xml.leaf("w:tblW", &[("w:w", "11906"), ("w:type", "dxa")]);
                xml.leaf("w:tblInd", &[("w:w", "-1701"), ("w:type", "dxa")]);
                xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
                table::no_cell_margins(xml);
            });
            table::grid(xml, &PAGE);
            xml.element("w:tr", &[], |xml| {
                xml.element("w:trPr", &[], |xml| xml.leaf("w:trHeight", &[("w:val", "690"), ("w:hRule", "exact")]));
                for (i, width) in PAGE.into_iter().enumerate() {
                    xml.element("w:tc", &[], |xml| {
                        xml.element("w:tcPr", &[], |xml| {
                            xml.leaf("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                            xml.leaf("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E4F1E4")]);
                            xml.val("w:vAlign", "center");
                        });
                        paragraph(xml, "Header", &Format::default(), |xml| {
                            if i == 1 {
                                run(xml, None, &draft.band);
                                xml.element("w:r", &[], |xml| xml.leaf("w:tab", &[]));
                                run(xml, None, &draft.reply_by);
                            }
                        });
                    });
                }
            });
        });
        paragraph(xml, "Mellanrum", &Format::default(), |xml| xml.element("w:r", &[], |xml| watermark(xml, &draft.watermark)));
    });
    xml.finish()
}

/// Word's own kind of watermark, which other programs know too.
fn watermark(xml: &mut Xml, text: &str) {
    let text = text.replace('\n', " ");
    if text.trim().is_empty() {
        return;
    }
    xml.element("w:pict", &[], |xml| {
        let kind = [
            ("id", "_x0000_t136"),
            ("coordsize", "21600,21600"),
            ("o:spt", "136"),
            ("adj", "10800"),
            ("path", "m@7,l@8,m@5,21600l@6,21600e"),
        ];
        xml.element("v:shapetype", &kind, |xml| {
            xml.element("v:formulas", &[], |xml| {
                let formulas = [
                    "sum #0 0 10800",
                    "prod #0 2 1",
                    "sum 21600 0 @1",
                    "sum 0 0 @2",
                    "sum 21600 0 @3",
                    "if @0 @3 0",
                    "if @0 21600 @1",
                    "if @0 0 @2",
                    "if @0 @4 21600",
                    "mid @5 @6",
                    "mid @8 @5",
                    "mid @7 @8",
                    "mid @6 @7",
                    "sum @6 0 @5",
                ];
                for formula in formulas {
                    xml.leaf("v:f", &[("eqn", formula)]);
                }
            });
            xml.leaf(
                "v:path",
                &[
                    ("textpathok", "t"),
                    ("o:connecttype", "custom"),
                    ("o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800"),
                    ("o:connectangles", "270,180,90,0"),
                ],
            );
            xml.leaf("v:textpath", &[("on", "t"), ("fitshape", "t")]);
        });
        let style = "position:absolute;margin-left:0;margin-top:0;width:520pt;height:118pt;rotation:310;z-index:-251658240;\
                     mso-position-horizontal:center;mso-position-horizontal-relative:page;\
                     mso-position-vertical:center;mso-position-vertical-relative:page";
        let shape = [
            ("id", "Vattenstampel"),
            ("type", "#_x0000_t136"),
            ("style", style),
            ("fillcolor", "#F3F7F6"),
            ("stroked", "f"),
            ("o:allowincell", "f"),
            ("alt", ""),
        ];
        xml.element("v:shape", &shape, |xml| {
            xml.leaf("v:textpath", &[("style", "font-family:\"Source Sans 3\";font-weight:bold"), ("string", &text)]);
        });
    });
}

/// The footer: what it is to the left, which page to the right. Where a program drops the
/// properties of a document, the token of its round still stands here.
pub(super) fn footer(sheet: &Sheet, pages: usize, token: Option<&str>) -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    xml.element("w:ftr", &[W, R], |xml| {
        paragraph(xml, "Footer", &Format::default(), |xml| {
            run(xml, None, &sheet.footer);
            if let Some(token) = token {
                run(xml, None, &format!(" · Samsyn\u{a0}{token}"));
            }
            xml.element("w:r", &[], |xml| xml.leaf("w:tab", &[]));
            run(xml, None, &format!("{} ", sheet.page));
            field(xml, "PAGE", "1");
            run(xml, None, &format!(" {} ", sheet.of));
            field(xml, "NUMPAGES", &pages.to_string());
        });
    });
    xml.finish()
}

/// A field, with what it shows until a program has computed it.
pub(super) fn field(xml: &mut Xml, code: &str, shown: &str) {
    xml.element("w:fldSimple", &[("w:instr", &format!(" {code} "))], |xml| run(xml, None, shown));
}
