//! The two readers of what comes back from a contact person, just as the app calls them, for the
//! demo's text. Used by both targets and by `tests/fuzz_corpus.rs`.

use std::io::{Cursor, Write as _};
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::app::text::paper;
use samsyn::domain::anonymity::attribution::Shown;
use samsyn::domain::ids::{ReplyId, RoundId};
use samsyn::domain::review::envelope::{Envelope, Kind};
use samsyn::domain::review::placing::{Expected, Placed, Returned, place};
use samsyn::domain::review::{Filled, Round, Source, Wording, asked};
use samsyn::export;
use samsyn::storage::store::Store;
use samsyn::storage::{documents, exchange};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Parts two parts of a document from each other. XML cannot hold it.
const BETWEEN: char = '\u{c}';

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
/// What the parts may say without saying whose names they are.
const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#;
/// The parts of a document in the order in which they are given: kind, name, root.
const PARTS: [(&str, &str, &str); 6] = [
    ("officeDocument", "word/document.xml", "document"),
    ("comments", "word/comments.xml", "comments"),
    ("commentsExtended", "word/commentsExtended.xml", "commentsEx"),
    ("footnotes", "word/footnotes.xml", "footnotes"),
    ("styles", "word/styles.xml", "styles"),
    ("footer", "word/footer1.xml", "ftr"),
];

/// A round that is out, and its text as it was laid out.
pub struct Readers {
    id: RoundId,
    round: Round,
    expected: Vec<Expected>,
}

impl Readers {
    /// Reads the demo out of a new folder, which it makes and leaves.
    pub fn new(folder: &Path) -> Self {
        demo::write(folder, date(2026, 11, 12)).expect("the demo can be written");
        let workspace = Store::open(folder).expect("the demo can be read").workspace;
        let dossier = &workspace.municipalities[&demo::showpiece()];
        let mut round = Round {
            token: "k3f9a2c81d0e7b55".to_owned(),
            wording: Wording::of(dossier),
            asked: Vec::new(),
            recipient: String::new(),
            prepared: Timestamp::UNIX_EPOCH,
            sent: None,
            reply_by: None,
            files: Vec::new(),
            expected: Vec::new(),
            replies: Vec::new(),
            decisions: Vec::new(),
        };
        let summary = paper::summary_as(&workspace.project, dossier, &Shown::default(), false);
        round.asked = asked(&summary, Source { municipality: &dossier.municipality, round: &round, before: &[] });
        Self { id: RoundId::nth(1), expected: export::expected(&summary), round }
    }

    /// A reply file: as it is, and with its body wrapped again so that the hash is right. Tells
    /// how often it was an answer to the round.
    pub fn reply(&self, bytes: &[u8]) -> usize {
        let mut taken = usize::from(self.filled(bytes));
        let Ok(text) = std::str::from_utf8(bytes) else { return taken };
        let wrapped = serde_json::from_str::<serde_json::Value>(text).ok().and_then(|it| Some(it.get("body")?.as_str()?.to_owned()));
        let body = wrapped.unwrap_or_else(|| text.to_owned());
        let again = serde_json::to_string(&Envelope::new(Kind::Reply, body)).expect("text can be written as JSON");
        taken += usize::from(self.filled(again.as_bytes()));
        taken
    }

    /// Whether a reply file was an answer; one that answers something else is made to answer this.
    fn filled(&self, bytes: &[u8]) -> bool {
        let Ok(filled) = exchange::read::<Filled>(Kind::Reply, bytes) else { return false };
        let fits = self.answer(&filled);
        let meant = Filled {
            round: self.id.as_str().to_owned(),
            token: self.round.token.clone(),
            draft: self.round.wording.hash(),
            finished: true,
            supplement: true,
            ..filled
        };
        self.answer(&meant) || fits
    }

    /// Takes an answer in, if it fits, and puts together what is then to be decided on.
    fn answer(&self, filled: &Filled) -> bool {
        if filled.fits(&self.id, &self.round).is_err() {
            return false;
        }
        let reply = filled.reply(&self.round, ReplyId::from_hash("00000000000000000000"), Timestamp::UNIX_EPOCH);
        let round = Round { replies: vec![reply], ..self.round.clone() };
        let tally = round.tally();
        assert!(tally.open <= tally.matters && tally.correct <= tally.answered, "{tally:?}");
        true
    }

    /// What a document says about the text.
    pub fn placed(&self, returned: &Returned) -> Placed {
        let placed = place(&self.expected, &self.round.wording.passages, returned);
        assert!((0.0..=1.0).contains(&placed.likeness), "{}", placed.likeness);
        placed
    }
}

/// A Word document, or the text of its parts ([`package`]), if it can be read.
pub fn returned(bytes: &[u8]) -> Option<Returned> {
    let is_package = bytes.starts_with(b"PK");
    let bytes = if is_package { bytes.to_vec() } else { package(&String::from_utf8_lossy(bytes)) };
    documents::returned_from_bytes("svar.docx", bytes).ok()
}

/// A valid package around the text of its parts: the body of the document, then comments, their
/// threads, footnotes, styles and a footer, with a form feed between each two. A part that is
/// whole already stays as it is.
fn package(text: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name, options).expect("a part can begin");
        writer.write_all(text.as_bytes()).expect("a part can be written");
    };
    let mut relations = String::new();
    for ((kind, name, root), inner) in PARTS.into_iter().zip(text.split(BETWEEN)) {
        let family = if root == "commentsEx" { "w15" } else { "w" };
        let is_whole = inner.trim_start().starts_with("<?xml") || inner.trim_start().starts_with(&format!("<{family}:{root}"));
        let inner = match root {
            _ if is_whole => inner.to_owned(),
            "document" => format!("<w:document {NAMES}><w:body>{inner}</w:body></w:document>"),
            _ => format!("<{family}:{root} {NAMES}>{inner}</{family}:{root}>"),
        };
        put(name, &inner);
        if root != "document" {
            relations.push_str(&relation(kind, name.trim_start_matches("word/")));
        }
    }
    let wrapped = |lines: &str| {
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>"#)
    };
    put("[Content_Types].xml", TYPES);
    put("_rels/.rels", &wrapped(&relation("officeDocument", "word/document.xml")));
    put("word/_rels/document.xml.rels", &wrapped(&relations));
    writer.finish().expect("a package can be written").into_inner()
}

fn relation(kind: &str, target: &str) -> String {
    format!(
        r#"<Relationship Id="r{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
    )
}
