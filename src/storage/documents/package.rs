//! The package around a DOCX: which of its parts are which, and how large they may become.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::super::problem::{Problem, ProblemKind};
use super::xml::{Part, Piece};

/// How large a part may be once it is unpacked, and all parts that are read together.
pub(super) const MAX_UNPACKED: u64 = 48 * 1024 * 1024;

/// More parts than any document has.
const MAX_PARTS: usize = 10_000;

/// More relations than any part has.
const MAX_RELATIONS: usize = 10_000;

/// What an older Word document, or one behind a password, begins with.
const COMPOUND: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// An open package.
pub(super) struct Package<'a> {
    file: &'a str,
    archive: ZipArchive<Cursor<Vec<u8>>>,
    most: u64,
    left: u64,
}

/// One line of a list of relations: the last word of its type, and the part it points at.
struct Relation {
    kind: String,
    target: String,
}

/// The parts that hold words.
pub(super) struct Parts {
    pub document: String,
    pub styles: Option<String>,
    pub notes: Vec<String>,
    pub comments: Option<String>,
    /// Which comment answers which.
    pub threads: Option<String>,
    pub footers: Vec<String>,
    /// The document's own properties.
    pub custom: Option<String>,
}

impl<'a> Package<'a> {
    pub fn open(file: &'a str, bytes: Vec<u8>) -> Result<Self, Problem> {
        let wrong = |what: &str| Problem::whole(file, ProblemKind::Syntax, format!("{what}: expected a Word document (.docx)"));
        if bytes.starts_with(&COMPOUND) {
            return Err(wrong("is an older Word document or has a password"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).ok().ok_or_else(|| wrong("is no whole package"))?;
        if archive.len() > MAX_PARTS {
            let message = format!("has too many parts: expected at most {MAX_PARTS}");
            return Err(Problem::whole(file, ProblemKind::TooLarge, message));
        }
        Ok(Self { file, archive, most: MAX_UNPACKED, left: MAX_UNPACKED })
    }

    /// Allows less than [`MAX_UNPACKED`] for the parts that are read from now on.
    pub fn read_at_most(&mut self, bytes: u64) {
        (self.most, self.left) = (bytes, bytes);
    }

    /// Finds the parts by what the package says of itself.
    pub fn parts(&mut self) -> Result<Parts, Problem> {
        let first = self.relations("_rels/.rels", "")?;
        let first_of = |kind: &str| first.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.clone());
        let (document, custom) = (first_of("officeDocument"), first_of("custom-properties"));
        let document = document.unwrap_or_else(|| "word/document.xml".to_owned());
        let (folder, name) = document.rsplit_once('/').unwrap_or(("", &document));
        let relations = self.relations(&joined(folder, &format!("_rels/{name}.rels")), folder)?;
        let of = |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.clone());
        Ok(Parts {
            styles: of("styles"),
            notes: [of("footnotes"), of("endnotes")].into_iter().flatten().collect(),
            comments: of("comments"),
            threads: of("commentsExtended"),
            footers: relations.iter().filter(|relation| relation.kind == "footer").map(|relation| relation.target.clone()).collect(),
            custom,
            document,
        })
    }

    /// The package itself, for what there is to be said of it as a whole.
    pub fn archive(&mut self) -> &mut ZipArchive<Cursor<Vec<u8>>> {
        &mut self.archive
    }

    /// The names of all parts.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned)).collect()
    }

    /// The text of a part; `None` if there is none of that name.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let wrong = |kind, what: &str| Problem::whole(self.file, kind, format!("{name} {what}"));
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let broken = || wrong(ProblemKind::Syntax, "cannot be unpacked: expected a whole .docx");
        let part = self.archive.by_index(index).ok().ok_or_else(broken)?;
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).ok().ok_or_else(broken)?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else {
            let limit = self.most / (1024 * 1024);
            return Err(wrong(ProblemKind::TooLarge, &format!("is too large when unpacked: expected at most {limit} MB in all")));
        };
        self.left = left;
        String::from_utf8(bytes).ok().map(Some).ok_or_else(|| wrong(ProblemKind::NotUtf8, "is not UTF-8: expected XML in UTF-8"))
    }

    fn relations(&mut self, name: &str, folder: &str) -> Result<Vec<Relation>, Problem> {
        let Some(text) = self.text(name)? else { return Ok(Vec::new()) };
        let mut part = Part::new(self.file, name, &text);
        let mut relations = Vec::new();
        loop {
            match part.next()? {
                Piece::Open(element) if element.name == "Relationship" => {
                    let inside = element.attribute("TargetMode").is_none_or(|mode| mode != "External");
                    if relations.len() >= MAX_RELATIONS {
                        let message = format!("{name} has too many relations: expected at most {MAX_RELATIONS}");
                        return Err(Problem::whole(self.file, ProblemKind::TooLarge, message));
                    }
                    if let (true, Some(kind), Some(target)) = (inside, element.attribute("Type"), element.attribute("Target")) {
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                        let target = target.strip_prefix('/').map_or_else(|| joined(folder, &target), str::to_owned);
                        relations.push(Relation { kind, target });
                    }
                }
                Piece::End => return Ok(relations),
                _ => {}
            }
        }
    }
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn a_part_that_swells_is_stopped_whatever_the_package_says() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("bomb.xml", SimpleFileOptions::default()).unwrap();
        writer.write_all(&[b' '; 10_000]).unwrap();
        let bytes = writer.finish().unwrap().into_inner();
        let mut package = Package::open("f.docx", bytes).unwrap();
        package.left = 15_000;
        assert_eq!(package.text("bomb.xml").unwrap().map(|text| text.len()), Some(10_000));
        let problem = package.text("bomb.xml").unwrap_err();
        assert_eq!(problem.to_string(), "f.docx: bomb.xml is too large when unpacked: expected at most 48 MB in all");
    }
}
