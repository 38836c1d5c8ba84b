//! The fonts inside the DOCX, so that its lines break alike on a machine without them.
//!
//! The format wants them obfuscated: the first 32 bytes are combined with a key that stands in
//! the font table beside them. That hides nothing and is not meant to.

use super::xml::Xml;
use super::{R, W};
use crate::export::{ExportError, fonts};

/// A font file and where it goes.
pub(super) struct Embedded {
    pub part: &'static str,
    family: &'static str,
    /// Which of the family's four styles it is.
    style: &'static str,
    /// A GUID. Chosen once, since it must only differ between the fonts of a document.
    key: [u8; 16],
    file: &'static [u8],
}

const fn key(last: u8) -> [u8; 16] {
    [0x5A, 0x4D, 0x53, 0x59, 0x4E, 0x21, 0x4B, 0x0E, 0x9C, 0x37, 0x1D, 0x62, 0xA8, 0x40, 0x77, last]
}

/// Grouped by family. Word knows four styles of a family, so semibold is a family of its own.
pub(super) const FONTS: [Embedded; 4] = [
    Embedded { part: "sans.odttf", family: "Source Sans 3", style: "w:embedRegular", key: key(1), file: fonts::SANS_REGULAR },
    Embedded { part: "sans-bold.odttf", family: "Source Sans 3", style: "w:embedBold", key: key(2), file: fonts::SANS_BOLD },
    Embedded {
        part: "sans-semibold.odttf",
        family: "Source Sans 3 Semibold",
        style: "w:embedRegular",
        key: key(3),
        file: fonts::SANS_SEMIBOLD,
    },
    Embedded { part: "serif-italic.odttf", family: "Source Serif 4", style: "w:embedItalic", key: key(4), file: fonts::SERIF_ITALIC },
];

impl Embedded {
    pub(super) fn obfuscated(&self) -> Vec<u8> {
        let mut bytes = self.file.to_vec();
        for (byte, mask) in bytes.iter_mut().take(32).zip(self.key.iter().rev().cycle()) {
            *byte ^= mask;
        }
        bytes
    }

    fn guid(&self) -> String {
        let hex = format!("{:032X}", u128::from_be_bytes(self.key));
        format!("{{{}-{}-{}-{}-{}}}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }
}

/// `fontTable.xml`
pub(super) fn table() -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    xml.element("w:fonts", &[W, R], |xml| {
        for family in FONTS.chunk_by(|a, b| a.family == b.family) {
            let name = family[0].family;
            xml.element("w:font", &[("w:name", name)], |xml| {
                xml.val("w:charset", "00");
                xml.val("w:family", if name.contains("Serif") { "roman" } else { "swiss" });
                xml.val("w:pitch", "variable");
                for font in family {
                    xml.leaf(font.style, &[("r:id", &relation(font)), ("w:fontKey", &font.guid())]);
                }
            });
        }
    });
    xml.finish()
}

/// `fontTable.xml.rels`
pub(super) fn relations() -> Result<Vec<u8>, ExportError> {
    let mut xml = Xml::new();
    xml.element("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")], |xml| {
        for font in &FONTS {
            let attributes = [
                ("Id", relation(font)),
                ("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font".to_owned()),
                ("Target", format!("fonts/{}", font.part)),
            ];
            xml.leaf("Relationship", &attributes.each_ref().map(|(name, value)| (*name, value.as_str())));
        }
    });
    xml.finish()
}

fn relation(font: &Embedded) -> String {
    font.part.replace(".odttf", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_undoes_the_obfuscation() {
        let font = &FONTS[0];
        assert_eq!(font.guid(), "{5A4D5359-4E21-4B0E-9C37-1D62A8407701}");
        let hidden = font.obfuscated();
        assert_ne!(hidden[..32], font.file[..32]);
        assert_eq!(hidden[32..], font.file[32..]);
        assert_eq!(hidden[0] ^ 0x01, font.file[0], "the last byte of the key comes first");
    }
}
