//! The programs that look at an export as its readers will. One that is missing fails the test.

use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A program's output. It must be installed; `accept_failure` programs may still complain.
pub fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|e| panic!("{program} is needed for this test: {e}"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A folder with files in it, gone when dropped.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder"))
    }

    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).expect("a file in the temporary folder");
        path
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Lets LibreOffice turn documents in this folder into PDF, under `pdf/`.
    pub fn office(&self, documents: &[PathBuf]) -> PathBuf {
        self.convert(documents, "pdf")
    }

    /// Lets LibreOffice save documents in this folder as another format, under its name.
    pub fn convert(&self, documents: &[PathBuf], format: &str) -> PathBuf {
        let (out, profile) = (self.0.path().join(format), self.0.path().join("profile"));
        let profile = format!("-env:UserInstallation=file://{}", profile.display());
        let out_text = out.display().to_string();
        let mut arguments = vec![profile.as_str(), "--headless", "--convert-to", format, "--outdir", &out_text];
        let names: Vec<String> = documents.iter().map(|document| document.display().to_string()).collect();
        arguments.extend(names.iter().map(String::as_str));
        run("soffice", &arguments);
        out
    }
}

pub fn pages(pdf: &Path) -> usize {
    let info = run("pdfinfo", &[&pdf.display().to_string()]);
    let line = info.lines().find_map(|line| line.strip_prefix("Pages:")).expect("a page count");
    line.trim().parse().expect("a number of pages")
}

/// The lines of a PDF in the order they were drawn, page by page.
pub fn lines(pdf: &Path) -> Vec<String> {
    let text = run("pdftotext", &["-raw", &pdf.display().to_string(), "-"]);
    text.lines().map(|line| line.replace('\u{c}', "")).collect()
}

/// As [`lines`], without what is not the text: bullets and the foot of the page.
pub fn text_lines(pdf: &Path, footer: &str) -> Vec<String> {
    let foot = |line: &String| line.starts_with(footer) || line.starts_with("Sida ");
    lines(pdf).into_iter().filter(|line| !foot(line)).map(|line| line.replace('●', "")).collect()
}

/// All text without any white space, for comparing what was broken over lines.
pub fn dense<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> String {
    texts
        .into_iter()
        .flat_map(|text| text.as_ref().chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect::<Vec<_>>())
        .collect()
}

/// The parts of a DOCX by name.
pub fn parts(docx: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = zip::ZipArchive::new(Cursor::new(docx)).expect("a zip file");
    (0..package.len())
        .map(|i| {
            let mut file = package.by_index(i).expect("an entry");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            (file.name().expect("a name in UTF-8").into_owned(), bytes)
        })
        .collect()
}

/// The XML of one part.
pub fn part(docx: &[u8], name: &str) -> String {
    let bytes = parts(docx).into_iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no part {name}")).1;
    String::from_utf8(bytes).expect("UTF-8")
}

/// A paragraph of `document.xml`: its style and its text, a tab as `\t` and a break as `\n`.
pub fn paragraphs(docx: &[u8]) -> Vec<(String, String)> {
    let xml = part(docx, "word/document.xml");
    let document = roxmltree::Document::parse(&xml).expect("well-formed XML");
    let named = |name: &'static str| move |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == name;
    let attribute = |node: roxmltree::Node<'_, '_>| node.attributes().find(|a| a.name() == "val").map(|a| a.value().to_owned());
    document
        .descendants()
        .filter(named("p"))
        .map(|p| {
            let style = p.descendants().find(named("pStyle")).and_then(attribute).unwrap_or_default();
            let text = p.descendants().map(|node| match node.tag_name().name() {
                "t" => node.text().unwrap_or_default(),
                "tab" if node.parent().is_some_and(|parent| parent.tag_name().name() == "r") => "\t",
                "br" => "\n",
                _ => "",
            });
            (style, text.collect())
        })
        .collect()
}
