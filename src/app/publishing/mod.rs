//! Making the publication: through the gate, then one PDF, one DOCX and a web site in a folder.
//!
//! What is in the folder already is made again only when it would be another: beside the files
//! lies a [`record`] of what each was made of. A municipality that has not changed keeps its
//! page of the site, and documents of which nothing has changed are left alone.

pub mod collation;
pub mod job;
pub mod record;

use std::borrow::Cow;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use record::Record;

use crate::app::exporting::file_name;
use crate::app::text::book;
use crate::domain::anonymity::gate::{Cleared, Gate, Hindrance};
use crate::domain::ids::Slug;
use crate::domain::log::{NotAName, What};
use crate::domain::project::Project;
use crate::domain::publication::{Chapter, Lead, Publication};
use crate::domain::review::Approved;
use crate::domain::review::sha256;
use crate::domain::style::{Style, TEMPLATE};
use crate::domain::summary::Summary;
use crate::domain::workspace::{Dossier, Workspace};
use crate::export::{self, Book, ExportError, Halt, Progress, Site, Step};
use crate::storage::{atomic, layout, style};

/// The folder of the web site.
const SITE: &str = "webbplats";

/// Why nothing came of it. Its words hold nothing of the text.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("the files could not be written: {0}")]
    Write(#[from] io::Error),
    #[error("no municipality's text is approved as it stands, so there is nothing to publish")]
    Nothing,
    #[error("every municipality has been left out, so there is nothing to publish")]
    AllLeftOut,
    /// All of it has to be decided on first.
    #[error("{} finds in it have to be decided on before it can leave", .0.len())]
    Held(Vec<Held>),
    #[error("it was stopped before it was done")]
    Stopped,
}

/// What keeps the publication from leaving, and in whose chapter.
#[derive(Debug)]
pub struct Held {
    pub chapter: Option<Slug>,
    pub hindrance: Hindrance,
}

/// Why a municipality is not in the publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nobody has approved its text.
    NotApproved,
    /// Its text is another than the one that was approved.
    Changed,
    /// Something has been said about it since that nobody has decided on.
    Questioned,
    /// It was approved before approvals were bound to words.
    Unbound,
    /// The lead has left it out.
    LeftOut,
}

impl Why {
    /// As the commands say it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotApproved => "not approved",
            Self::Changed => "changed since it was approved",
            Self::Questioned => "new remarks since it was approved",
            Self::Unbound => "approved before approvals were bound to the text",
            Self::LeftOut => "left out by the lead",
        }
    }
}

/// A municipality that is not in the publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub slug: Slug,
    pub why: Why,
}

/// What is to be published: made of a project in a moment, so that a thread can take it along.
#[derive(Debug, Clone)]
pub struct Order {
    pub publication: Publication,
    pub included: Vec<Slug>,
    pub left_out: Vec<LeftOut>,
    gate: Gate,
}

/// Where the files are, and what is in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub pdf: PathBuf,
    pub docx: PathBuf,
    pub site: PathBuf,
    /// How many pages the PDF has.
    pub pages: usize,
    pub included: Vec<Slug>,
    pub left_out: Vec<LeftOut>,
    /// What was made anew: paths within the folder, with `/` between the parts.
    pub made: Vec<String>,
    pub not_names: Vec<NotAName>,
}

impl Published {
    /// What the log says of it.
    #[must_use]
    pub fn logged(&self) -> What {
        What::Published {
            municipalities: self.included.clone(),
            formats: ["pdf", "docx", "site"].map(str::to_owned).to_vec(),
            pages: self.pages,
            not_names: self.not_names.clone(),
        }
    }
}

/// The chapters of a project, of its own texts and of those that were collected.
#[must_use]
pub fn chapters(workspace: &Workspace) -> Vec<Chapter> {
    workspace.chapters().into_iter().map(Cow::into_owned).collect()
}

impl Order {
    /// What would be published of a project now, of these chapters.
    ///
    /// # Errors
    /// [`Failure::Nothing`] without a chapter.
    pub fn new(workspace: &Workspace, chapters: &[Chapter]) -> Result<Self, Failure> {
        let lead = &workspace.publication;
        let included: Vec<Slug> = lead.arranged(chapters).into_iter().map(|chapter| chapter.slug.clone()).collect();
        if included.is_empty() {
            return Err(if chapters.is_empty() { Failure::Nothing } else { Failure::AllLeftOut });
        }
        let mut left_out = left_out(workspace, chapters);
        for slug in chapters.iter().map(|chapter| &chapter.slug).filter(|slug| !included.contains(slug)) {
            left_out.push(LeftOut { slug: slug.clone(), why: Why::LeftOut });
        }
        left_out.sort_by(|a, b| a.slug.cmp(&b.slug));
        let publication = book::publication(&workspace.project, chapters, lead).ok().ok_or(Failure::Nothing)?;
        Ok(Self { publication, included, left_out, gate: Gate::new(workspace).with_chapters(chapters) })
    }

    /// Clears all of it and lays it out. `root` is the project's, where its house style is; one that
    /// cannot be used is left out.
    ///
    /// # Errors
    /// [`Failure`]; nothing has been written then.
    pub fn prepare(self, root: &Path, folder: &Path, progress: Progress<'_>) -> Result<Prepared, Failure> {
        let Self { mut publication, included, left_out, gate } = self;
        publication.style = fitting(&publication, root);
        let name = layout::file_name(&publication.title);
        let (pdf, docx) = (folder.join(format!("{name}.pdf")), folder.join(format!("{name}.docx")));
        let publication = clear(&gate, publication, &[&pdf, &docx])?;
        let record = Record::read(folder);
        let files = publication.style.files.iter().map(|file| file.name.clone() + &sha256(&file.bytes)).collect::<String>();
        let looks = format!("{:?}{files}", publication.style.settings);
        let key = sha256(format!("{}{:?}{looks}", env!("CARGO_PKG_VERSION"), &*publication).as_bytes());
        let is_there = [&pdf, &docx].into_iter().all(|file| record.has(folder, file, &key));
        let (documents, pages) = if let Some(pages) = record.pages.filter(|_| is_there) {
            (None, pages)
        } else {
            let (documents, pages) = documents(&publication, progress)?;
            (Some(documents), pages)
        };
        let published = Published {
            site: folder.join(SITE),
            not_names: publication.not_names().to_vec(),
            made: Vec::new(),
            pdf,
            docx,
            pages,
            included,
            left_out,
        };
        Ok(Prepared { published, publication, documents, record, key, folder: folder.to_owned() })
    }
}

/// A publication that may leave, and is still in memory: what has to be noted of it before can be.
#[derive(Debug)]
pub struct Prepared {
    pub published: Published,
    publication: Cleared<Publication>,
    /// PDF and DOCX; `None` when they are there just so.
    documents: Option<[Vec<u8>; 2]>,
    record: Record,
    key: String,
    folder: PathBuf,
}

impl Prepared {
    /// Writes what is not there yet, each file whole or not at all.
    ///
    /// # Errors
    /// When a file cannot be written, or [`Failure::Stopped`]; what was written until then is whole,
    /// and is known the next time.
    pub fn save(self, progress: Progress<'_>) -> Result<Published, Failure> {
        let Self { mut published, publication, documents, mut record, key, folder } = self;
        let result = (|| {
            if let Some(documents) = documents {
                record.pages = Some(published.pages);
                for (file, bytes) in [&published.pdf, &published.docx].into_iter().zip(documents) {
                    atomic::write(file, &bytes)?;
                    published.made.extend(record.note(&folder, file, &key, &bytes));
                }
            }
            // Under another title it was another document, which says something else now.
            let documents = [published.pdf.clone(), published.docx.clone()];
            let site = published.site.clone();
            remove(&mut record, &folder, |file| file.starts_with(&site) || documents.contains(file))?;
            pages_of_site(&publication, &published.site, &folder, &mut record, &mut published.made, progress)
        })();
        record.write(&folder)?;
        result.map(|()| published)
    }
}

/// The municipalities that have no chapter, and why.
#[must_use]
pub fn left_out(workspace: &Workspace, chapters: &[Chapter]) -> Vec<LeftOut> {
    let without = workspace.municipalities.iter().filter(|(slug, _)| !chapters.iter().any(|chapter| chapter.slug == **slug));
    without.filter_map(|(slug, dossier)| Some(LeftOut { slug: slug.clone(), why: why(dossier)? })).collect()
}

/// The house's colours, fonts and logo; the built-in look when they cannot be used.
fn fitting(publication: &Publication, root: &Path) -> Arc<Style> {
    let Ok(mut style) = style::read(root) else { return Arc::default() };
    // It is one for a single summary.
    style.files.retain(|file| file.name != TEMPLATE);
    let style = Arc::new(style);
    let tried = Summary { style: Arc::clone(&style), ..publication.introduction.summary.clone() };
    if export::try_style(&tried).is_ok() { style } else { Arc::default() }
}

/// Why a municipality has no chapter; `None` when it has one.
fn why(dossier: &Dossier) -> Option<Why> {
    match dossier.approved() {
        Approved::Never => Some(Why::NotApproved),
        Approved::Before => Some(Why::Unbound),
        Approved::Reopened(..) => Some(Why::Changed),
        Approved::Questioned(..) => Some(Why::Questioned),
        Approved::Holds(_) => None,
    }
}

/// What would keep the publication of these chapters from leaving.
fn held(gate: &Gate, project: &Project, chapters: &[Chapter], lead: &Lead) -> Vec<Held> {
    if lead.arranged(chapters).is_empty() {
        return Vec::new();
    }
    let Ok(publication) = book::publication(project, chapters, lead) else { return Vec::new() };
    match clear(&gate.clone().with_chapters(chapters), publication, &[]) {
        Err(Failure::Held(held)) => held,
        _ => Vec::new(),
    }
}

/// Lets the whole of it through the gate, or says everything that keeps it.
fn clear(gate: &Gate, publication: Publication, files: &[&Path]) -> Result<Cleared<Publication>, Failure> {
    let of: std::collections::BTreeMap<_, _> = publication
        .chapters
        .iter()
        .flat_map(|chapter| chapter.summary.blocks().map(|block| (block.clone(), chapter.slug.clone())))
        .collect();
    let names = files.iter().filter_map(|file| file_name(gate, file).err()).flatten();
    let mut held: Vec<Hindrance> = names.collect();
    match gate.clear(publication) {
        Ok(cleared) if held.is_empty() => return Ok(cleared),
        Ok(_) => {}
        Err(more) => held.extend(more),
    }
    let chapter = |hindrance: &Hindrance| hindrance.place.block().and_then(|block| of.get(block)).cloned();
    Err(Failure::Held(held.into_iter().map(|hindrance| Held { chapter: chapter(&hindrance), hindrance }).collect()))
}

/// PDF and DOCX, and how many pages they have.
fn documents(publication: &Cleared<Publication>, progress: Progress<'_>) -> Result<([Vec<u8>; 2], usize), Failure> {
    let book = Book::lay_out(publication, progress).map_err(stopped)?;
    tell(progress, Step::Docx)?;
    let docx = book.docx(publication)?;
    tell(progress, Step::Pdf)?;
    let pdf = book.pdf()?;
    let pages = book.pages();
    drop(book);
    export::forget();
    Ok(([pdf.bytes, docx.bytes], pages))
}

fn stopped(why: ExportError) -> Failure {
    if why == ExportError::Stopped { Failure::Stopped } else { Failure::Export(why) }
}

fn pages_of_site(
    publication: &Cleared<Publication>,
    site_folder: &Path,
    folder: &Path,
    record: &mut Record,
    made: &mut Vec<String>,
    progress: Progress<'_>,
) -> Result<(), Failure> {
    let words = book::site_words();
    let site = Site::new(publication, &words);
    let pages = site.pages();
    let mut kept = Vec::with_capacity(pages.len());
    for (done, page) in pages.iter().enumerate() {
        tell(progress, Step::Site { done, of: pages.len() })?;
        let file = page.path.split('/').fold(site_folder.to_owned(), |path, part| path.join(part));
        if !record.has(folder, &file, &page.key) {
            let html = site.write(page);
            atomic::write(&file, html.as_bytes())?;
            made.extend(record.note(folder, &file, &page.key, html.as_bytes()));
        }
        kept.push(file);
    }
    // A municipality that is no longer published has no page either.
    remove(record, folder, |file| !file.starts_with(site_folder) || kept.contains(file))?;
    tell(progress, Step::Site { done: pages.len(), of: pages.len() })
}

/// Removes what was made once and is not to stay.
fn remove(record: &mut Record, folder: &Path, stays: impl Fn(&PathBuf) -> bool) -> io::Result<()> {
    for gone in record.files(folder).into_iter().filter(|file| !stays(file)) {
        match std::fs::remove_file(&gone) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
            _ => record.forget(folder, &gone),
        }
    }
    Ok(())
}

fn tell(progress: Progress<'_>, step: Step) -> Result<(), Failure> {
    match progress(step) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(Halt) => Err(Failure::Stopped),
    }
}
