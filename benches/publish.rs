//! What a publication of 6, 60 and 290 full chapters takes, in time and memory.
//!
//! Each measurement is a process of its own, so that its peak of memory is its own. Beside ours
//! stands typst alone in the same run: the same chapters in the same template, as one document
//! with contents and page numbers, to the same PDF standards. The bench fails when the PDF takes
//! [`LIMIT`] times that or more, in time or in memory. `cargo bench --bench publish`

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::process::{Command, ExitCode};
use std::time::Instant;

use jiff::Timestamp;
use samsyn::app::text::book;
use samsyn::domain::anonymity::gate::{Cleared, Gate};
use samsyn::domain::anonymity::names::Names;
use samsyn::domain::ids::WriterId;
use samsyn::domain::log::{Log, Logged, What};
use samsyn::domain::project::Project;
use samsyn::domain::publication::{Chapter, Lead, Publication};
use samsyn::domain::workspace::Workspace;
use samsyn::export::{self, Book, Site, fonts};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariations};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

#[path = "support/mapping.rs"]
mod mapping;

const TEMPLATE: &str = include_str!("../assets/summary/summary.typ");
const SIZES: [usize; 3] = [6, 60, 290];
/// How much more the PDF may take than typst alone.
const LIMIT: f64 = 1.3;
/// Which measurement a process makes.
const WHICH: &str = "SAMSYN_PUBLISH_BENCH";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if let Ok(which) = std::env::var(WHICH) {
        return measure(&which).map(|()| ExitCode::SUCCESS);
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nseconds, and megabytes at the most; the PDF also as a multiple of typst alone\n")?;
    writeln!(
        out,
        "{:<10}{:>7}{:>16}{:>16}{:>16}{:>16}{:>16}{:>10}{:>10}",
        "chapters", "pages", "typst alone", "PDF", "PDF + DOCX", "site", "gate", "time", "memory"
    )?;
    let mut good = true;
    for size in SIZES {
        let took = |which: &str| Took::of(which, size);
        let (alone, pdf, all, site, gate) = (took("typst")?, took("pdf")?, took("all")?, took("site")?, took("gate")?);
        let (time, memory) = (pdf.seconds / alone.seconds, pdf.megabytes / alone.megabytes);
        let is_good = time < LIMIT && memory < LIMIT;
        good &= is_good;
        let bad = if is_good { "" } else { " !" };
        writeln!(out, "{size:<10}{:>7}{alone:>16}{pdf:>16}{all:>16}{site:>16}{gate:>16}{time:>10.2}{memory:>10.2}{bad}", pdf.pages)?;
    }
    if !good {
        writeln!(out, "\n! is over {LIMIT} times what typst alone takes")?;
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What one measurement found.
struct Took {
    seconds: f64,
    megabytes: f64,
    pages: usize,
}

impl std::fmt::Display for Took {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{:.2} s {:.0}", self.seconds, self.megabytes))
    }
}

impl Took {
    /// Lets another process measure it.
    fn of(which: &str, size: usize) -> Result<Self, Box<dyn Error>> {
        let output = Command::new(std::env::current_exe()?).env(WHICH, format!("{which} {size}")).output()?;
        let text = String::from_utf8(output.stdout)?;
        let mut numbers = text.split_whitespace().map(str::parse::<f64>);
        let mut next = || numbers.next().transpose().ok().flatten();
        match (next(), next(), next()) {
            (Some(seconds), Some(megabytes), Some(pages)) => Ok(Self { seconds, megabytes, pages: pages as usize }),
            _ => Err(format!("{which} {size}: {text}{}", String::from_utf8_lossy(&output.stderr)).into()),
        }
    }
}

/// Makes one measurement and prints seconds, megabytes and pages.
fn measure(which: &str) -> Result<(), Box<dyn Error>> {
    let (which, size) = which.split_once(' ').ok_or("which, and how many")?;
    let chapters = mapping::chapters(size.parse()?)?;
    let mut on = |_| ControlFlow::Continue(());
    let mut seconds = 0.0;
    let mut timed = |start: Instant| seconds = start.elapsed().as_secs_f64();
    let pages = match which {
        "gate" => {
            let gate = deciding(&chapters)?;
            let publication = publication(&chapters)?;
            let start = Instant::now();
            let cleared = gate.clear(publication).ok().ok_or("held")?;
            timed(start);
            cleared.chapters.len()
        }
        "typst" => {
            let fed = export::fed(&cleared(&chapters)?);
            let start = Instant::now();
            let pages = alone(fed)?;
            timed(start);
            pages
        }
        "site" => {
            let (cleared, words) = (cleared(&chapters)?, book::site_words());
            let start = Instant::now();
            let site = Site::new(&cleared, &words);
            let pages = site.pages();
            let bytes: usize = pages.iter().map(|page| site.write(page).len()).sum();
            timed(start);
            if bytes == 0 { 0 } else { pages.len() }
        }
        _ => {
            let cleared = cleared(&chapters)?;
            let start = Instant::now();
            let book = Book::lay_out(&cleared, &mut on)?;
            let pages = book.pages();
            if which == "all" {
                book.docx(&cleared)?;
            }
            book.pdf()?;
            timed(start);
            pages
        }
    };
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no peak of memory")?;
    let kilobytes: f64 = peak.trim().trim_end_matches(" kB").parse()?;
    writeln!(std::io::stdout(), "{seconds} {} {pages}", kilobytes / 1024.0)?;
    Ok(())
}

fn publication(chapters: &[Chapter]) -> Result<Publication, Box<dyn Error>> {
    Ok(book::publication(&Project::new("Lokala exempel"), chapters, &Lead::default())?)
}

fn gate(chapters: &[Chapter], log: Log) -> Result<Gate, Box<dyn Error>> {
    let workspace = Workspace {
        selection: samsyn::domain::selection::Selection::default(),
        project: Project::new("Lokala exempel"),
        guide: samsyn::storage::guides::bilaga2(),
        municipalities: BTreeMap::new(),
        logs: [(WriterId::new("w0000prov")?, log)].into(),
        names: Names::default(),
        publication: Lead::default(),
    };
    Ok(Gate::new(&workspace).with_chapters(chapters))
}

/// A gate for which somebody has decided on what looks like a name.
fn deciding(chapters: &[Chapter]) -> Result<Gate, Box<dyn Error>> {
    let few = &chapters[..chapters.len().min(6)];
    let held = gate(few, Log::default())?.clear(publication(few)?).err().unwrap_or_default();
    let decide = |text: &str| Logged { at: Timestamp::UNIX_EPOCH, what: What::NotAName { text: text.to_owned(), by: "provet".to_owned() } };
    gate(chapters, Log { events: held.iter().map(|held| decide(&held.text)).collect() })
}

fn cleared(chapters: &[Chapter]) -> Result<Cleared<Publication>, Box<dyn Error>> {
    let cleared = deciding(chapters)?.clear(publication(chapters)?);
    cleared.map_err(|held| format!("held: {:?}", held.first().map(|held| &held.text)).into())
}

/// typst's own world: the chapters as files of one document.
struct Alone {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

fn id(name: &str) -> Result<FileId, Box<dyn Error>> {
    Ok(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok().ok_or("a path")?).intern())
}

/// Lays out all chapters as one document and makes a PDF of it; how many pages it has.
fn alone(fed: Vec<Vec<u8>>) -> Result<usize, Box<dyn Error>> {
    let (mut sources, mut files) = (HashMap::new(), HashMap::new());
    let mut text = "#set document(title: \"Lokala exempel\", date: datetime(year: 2026, month: 12, day: 1))\n#set text(lang: \"sv\")\n\
                    #set page(width: 595.3pt, height: 841.9pt)\n#title[Lokala exempel]\n#outline(depth: 1)\n"
        .to_owned();
    for (n, data) in fed.into_iter().enumerate() {
        let (chapter, json) = (format!("alone-{n}.typ"), format!("alone-{n}.json"));
        // With the numbers of the pages as typst counts them.
        let template = TEMPLATE.replace("\"data.json\"", &format!("\"{json}\"")).replace("footer: if not section {", "footer: if true {");
        sources.insert(id(&chapter)?, Source::new(id(&chapter)?, template));
        files.insert(id(&json)?, Bytes::new(data));
        text.extend([format!("#include \"{chapter}\"\n")]);
    }
    let faces = [fonts::SANS_REGULAR, fonts::SANS_SEMIBOLD, fonts::SANS_BOLD, fonts::SERIF_REGULAR, fonts::SERIF_ITALIC];
    let fonts: Vec<Font> = faces.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect();
    let instances: Vec<FontInstance> =
        fonts.iter().map(|font| font.clone().instantiate(font.info().variant, Abs::pt(12.0), &FontVariations::default())).collect();
    let world = Alone {
        library: LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()),
        book: LazyHash::new(FontBook::from_fonts(instances.iter().map(FontInstance::font))),
        fonts,
        main: Source::new(id("alone.typ")?, text),
        sources,
        files,
    };
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|errors| format!("{errors:?}"))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).ok().ok_or("the standards")?;
    typst_pdf::pdf(&document, &PdfOptions { standards, ..PdfOptions::default() }).map_err(|errors| format!("{errors:?}"))?;
    Ok(document.pages().len())
}

impl typst::World for Alone {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { self.sources.get(&id).cloned().ok_or(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
