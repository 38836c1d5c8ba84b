//! A project for programs of qualitative analysis: REFI-QDA, "QDA-XML Project Exchange" (QDPX).
//!
//! A package with `project.qde` and a plain text for each source. Every GUID is made of what it
//! stands for, so that equal content gives equal bytes and the same thing has the same GUID the next
//! time. Positions are counted in code points from 0; the end is the place after the last.

mod guid;

use std::io::{self, Cursor, Write as _};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::guid::guid;
use crate::domain::anonymity::gate::Cleared;
use crate::domain::coding::Code;
use crate::domain::publication::analysis::{Analysis, Case, Source};

const NAMESPACE: &str = "urn:QDA-XML:project:1.0";
const ORIGIN: &str = concat!("Samsyn ", env!("CARGO_PKG_VERSION"));

/// The project as a package.
///
/// # Errors
/// When it cannot be packed, which would be a fault of ours.
pub fn qdpx(analysis: &Cleared<Analysis>) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("project.qde", options).map_err(io::Error::other)?;
    zip.write_all(&project(analysis)?)?;
    for (case, source) in sources(analysis) {
        zip.start_file(format!("sources/{}.txt", source_guid(case, source)), options).map_err(io::Error::other)?;
        zip.write_all(source.text.as_bytes())?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}

fn sources(analysis: &Analysis) -> impl Iterator<Item = (&Case, &Source)> {
    analysis.cases.iter().flat_map(|case| case.sources.iter().map(move |source| (case, source)))
}

fn source_guid(case: &Case, source: &Source) -> String {
    guid(&["source", case.slug.as_str(), &source.id])
}

fn code_guid(code: &Code) -> String {
    guid(&["code", &format!("{code:?}")])
}

type Attributes<'a> = &'a [(&'a str, &'a str)];

/// An XML document being written.
struct Qde(Writer<Vec<u8>>);

impl Qde {
    fn start(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    fn end(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn text(&mut self, name: &str, words: &str) -> io::Result<()> {
        self.start(name, &[])?;
        self.0.write_event(Event::Text(BytesText::new(words)))?;
        self.end(name)
    }
}

/// The parts in the order that the schema wants; none of them may be there without content.
fn project(analysis: &Analysis) -> io::Result<Vec<u8>> {
    let mut qde = Qde(Writer::new(Vec::new()));
    qde.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let (user, name) = (guid(&["user"]), clean(&analysis.project));
    qde.start("Project", &[("xmlns", NAMESPACE), ("name", &name), ("origin", ORIGIN), ("creatingUserGUID", &user)])?;
    qde.start("Users", &[])?;
    // Nobody is named, whoever made it.
    qde.empty("User", &[("guid", &user), ("name", "Samsyn")])?;
    qde.end("Users")?;
    codebook(&mut qde, analysis)?;
    variables(&mut qde, analysis)?;
    if !analysis.cases.is_empty() {
        qde.start("Cases", &[])?;
        analysis.cases.iter().try_for_each(|case| one_case(&mut qde, case))?;
        qde.end("Cases")?;
    }
    if sources(analysis).next().is_some() {
        qde.start("Sources", &[])?;
        sources(analysis).try_for_each(|(case, source)| one_source(&mut qde, (case, source), &user))?;
        qde.end("Sources")?;
    }
    qde.end("Project")?;
    Ok(qde.0.into_inner())
}

fn codebook(qde: &mut Qde, analysis: &Analysis) -> io::Result<()> {
    let groups: Vec<_> = analysis.codebook.iter().filter(|group| !group.codes.is_empty()).collect();
    if groups.is_empty() {
        return Ok(());
    }
    qde.start("CodeBook", &[])?;
    qde.start("Codes", &[])?;
    for group in groups {
        qde.start("Code", &[("guid", &guid(&["group", &group.name])), ("name", &clean(&group.name)), ("isCodable", "false")])?;
        for (code, name) in &group.codes {
            qde.empty("Code", &[("guid", &code_guid(code)), ("name", &clean(name)), ("isCodable", "true")])?;
        }
        qde.end("Code")?;
    }
    qde.end("Codes")?;
    qde.end("CodeBook")
}

fn variables(qde: &mut Qde, analysis: &Analysis) -> io::Result<()> {
    let mut names: Vec<&str> = analysis.cases.iter().flat_map(|case| &case.variables).map(|variable| variable.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return Ok(());
    }
    qde.start("Variables", &[])?;
    for name in names {
        qde.empty("Variable", &[("guid", &guid(&["variable", name])), ("name", &clean(name)), ("typeOfVariable", "Float")])?;
    }
    qde.end("Variables")
}

fn one_case(qde: &mut Qde, case: &Case) -> io::Result<()> {
    qde.start("Case", &[("guid", &guid(&["case", case.slug.as_str()])), ("name", &clean(&case.name))])?;
    for variable in &case.variables {
        qde.start("VariableValue", &[])?;
        qde.empty("VariableRef", &[("targetGUID", &guid(&["variable", &variable.name]))])?;
        qde.text("FloatValue", &variable.value.to_string())?;
        qde.end("VariableValue")?;
    }
    for source in &case.sources {
        qde.empty("SourceRef", &[("targetGUID", &source_guid(case, source))])?;
    }
    qde.end("Case")
}

fn one_source(qde: &mut Qde, (case, source): (&Case, &Source), user: &str) -> io::Result<()> {
    let id = source_guid(case, source);
    let path = format!("internal://{id}.txt");
    qde.start("TextSource", &[("guid", &id), ("name", &clean(&source.name)), ("plainTextPath", &path), ("creatingUser", user)])?;
    for (n, stretch) in source.stretches.iter().enumerate().filter(|(_, stretch)| !stretch.codes.is_empty()) {
        let (n, from, to) = (n.to_string(), stretch.from.to_string(), stretch.to.to_string());
        let name: String = source.words(stretch).chars().take(60).collect();
        let selection = guid(&["selection", &id, &n, &from, &to]);
        // Readers leave out a selection that is nobody's.
        let place =
            [("guid", selection.as_str()), ("name", &clean(&name)), ("startPosition", &from), ("endPosition", &to), ("creatingUser", user)];
        qde.start("PlainTextSelection", &place)?;
        for (code, _) in &stretch.codes {
            let code = code_guid(code);
            qde.start("Coding", &[("guid", &guid(&["coding", &selection, &code])), ("creatingUser", user)])?;
            qde.empty("CodeRef", &[("targetGUID", &code)])?;
            qde.end("Coding")?;
        }
        qde.end("PlainTextSelection")?;
    }
    qde.end("TextSource")
}

/// Without the characters that XML 1.0 cannot hold, and on one line.
fn clean(text: &str) -> String {
    let plain = |c: char| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c };
    text.trim().chars().map(plain).collect()
}
