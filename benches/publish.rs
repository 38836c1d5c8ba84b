//! What a publication of 6, 60 and 290 full chapters takes, in time and memory.
//!
//! Each measurement is a process of its own, so that its peak of memory is its own. Beside ours
//! stands typst alone in the same run: the same chapters in the same template, as one document
//! with contents and page numbers, to the same PDF standards. The bench fails when the PDF takes
//! too many times that ([`SIZES`]), in time or in memory. `cargo bench --bench publish`

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::process::{Command, ExitCode};
use std::time::Instant;

use samsyn::app::text::book;
use samsyn::export::{self, Book, Site};

#[path = "support/alone.rs"]
mod alone;
#[path = "support/form.rs"]
mod form;
#[path = "support/mapping.rs"]
mod mapping;

use alone::Alone;
use form::Form;
use mapping::{cleared, deciding, publication};

/// How many chapters, and how much more the PDF may take than typst alone. With few of them it weighs
/// that ours makes its world while the clock runs.
const SIZES: [(usize, f64); 3] = [(6, 1.6), (60, 1.3), (290, 1.3)];
/// Which measurement a process makes.
const WHICH: &str = "SAMSYN_PUBLISH_BENCH";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if let Ok(which) = std::env::var(WHICH) {
        return measure(&which).map(|()| ExitCode::SUCCESS);
    }
    let Some(form) = Form::asked() else { return Ok(ExitCode::SUCCESS) };
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nseconds as multiples of typst alone, and megabytes at the most; the PDF's memory also as a multiple\n")?;
    writeln!(
        out,
        "{:<10}{:>7}{:>16}{:>22}{:>22}{:>22}{:>22}{:>10}",
        "chapters", "pages", "typst alone", "PDF", "PDF + DOCX", "site", "gate", "memory"
    )?;
    let mut good = true;
    for &(size, limit) in form.pick(SIZES.as_slice(), &[(2, f64::INFINITY)]) {
        let took = |which: &str| Took::of(which, size);
        let (alone, pdf, all, site, gate) = (took("typst")?, took("pdf")?, took("all")?, took("site")?, took("gate")?);
        let (time, memory) = (pdf.seconds / alone.seconds, pdf.megabytes / alone.megabytes);
        let is_good = time < limit && memory < limit;
        good &= is_good;
        // A title and a table of contents; for the site a list, and what belongs to all of it.
        let whole = [("pages", pdf.pages, alone.pages), ("pages of the site", site.pages, size), ("chapters", gate.pages + 1, size)];
        if let Some((what, ours, others)) = whole.into_iter().find(|(_, ours, others)| ours <= others) {
            return Err(format!("{ours} {what}, where {others} are too few").into());
        }
        let bad = if is_good { "" } else { " !" };
        let [pdf_cell, all, site, gate] = [&pdf, &all, &site, &gate].map(|took| format!("{took} ×{:.2}", took.seconds / alone.seconds));
        writeln!(out, "{size:<10}{:>7}{alone:>16}{pdf_cell:>22}{all:>22}{site:>22}{gate:>22}{memory:>10.2}{bad}", pdf.pages)?;
    }
    if !good {
        writeln!(out, "\n! is too many times what typst alone takes")?;
    }
    Ok(form.ends(good))
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
            let world = Alone::book(export::fed(&cleared(&chapters)?))?;
            let start = Instant::now();
            let pages = world.pdf()?;
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
