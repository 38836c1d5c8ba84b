//! From an edit to the new picture of its page, on drafts of 5, 20 and 100 pages.
//!
//! One paragraph in the middle gets a new word each time; the draft is laid out and the page with
//! that paragraph drawn, as the thread *pages* does it. The goal on the machine of a consultant is
//! a median of 16 ms and a 95th percentile of 33 ms on five pages, and 100 ms on a hundred.
//! How fast this machine is today does not matter for the verdict: every time is also given as a
//! multiple of what it takes to draw one page, measured in the same run, and the bench fails when
//! a median is [`LIMITS`] times that or more. `cargo bench --bench pages`

use std::error::Error;
use std::hint::black_box;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use samsyn::domain::draft::{BlockKind, Draft, Part};
use samsyn::domain::ids::BlockId;
use samsyn::domain::summary::Summary;
use samsyn::export::{self, Layout};

#[path = "../tests/support/cleared.rs"]
mod cleared;
#[path = "support/form.rs"]
mod form;
#[path = "../tests/support/summaries.rs"]
mod summaries;

use cleared::cleared;
use form::Form;
use summaries::{draft, municipality, push, summary};

const TEXT: &str = include_str!("../tests/fixtures/exempelkoping.txt");
/// How many pages, how many edits, and the median of edit → picture that is too long, in drawings
/// of one page.
const LIMITS: [(usize, usize, f64); 3] = [(5, 120, 4.0), (20, 60, 7.0), (100, 30, 20.0)];
/// Pixels per point: a page as large as a window on a laptop shows it.
const SCALE: f32 = 1.5;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let Some(form) = Form::asked() else { return Ok(ExitCode::SUCCESS) };
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nmedian and 95th percentile in ms; the median of the sum in drawings of one page\n")?;
    writeln!(out, "{:<8}{:>9}{:>17}{:>17}{:>17}{:>9}{:>10}{:>10}", "pages", "first", "lay out", "draw", "sum", "ratio", "PDF", "DOCX")?;
    let mut good = true;
    for &(size, edits, limit) in form.pick(LIMITS.as_slice(), &[(5, 2, f64::INFINITY)]) {
        let mut book = Book::of(size)?;
        let start = Instant::now();
        let first = book.edit()?;
        let opened = start.elapsed();
        let pages = first.pages;
        let steps: Vec<Step> = (0..edits).map(|_| book.edit()).collect::<Result<_, _>>()?;
        let (layout, draw) = (Times::of(&steps, |step| step.layout), Times::of(&steps, |step| step.draw));
        let sum = Times::of(&steps, |step| step.layout + step.draw);
        let ratio = sum.median() / draw.median();
        good &= ratio < limit;
        let bad = if ratio < limit { "" } else { " !" };
        let summary = book.summary();
        let cleared = cleared(&summary);
        let (pdf, docx) = (timed(|| export::pdf(&cleared))?, timed(|| export::docx(&cleared))?);
        let opened = opened.as_secs_f64() * 1000.0;
        writeln!(out, "{pages:<8}{opened:>9.1}{layout:>17}{draw:>17}{sum:>17}{:>9}{pdf:>10.1}{docx:>10.1}", format!("{ratio:.2}{bad}"))?;
    }
    if !good {
        writeln!(out, "\n! is over the limit")?;
    }
    Ok(form.ends(good))
}

fn timed<T, E: Error + 'static>(work: impl FnOnce() -> Result<T, E>) -> Result<f64, Box<dyn Error>> {
    let start = Instant::now();
    black_box(work()?);
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}

/// A draft, and what lays it out.
struct Book {
    draft: Draft,
    layout: Layout,
    edits: usize,
    /// The paragraph that is written in.
    middle: usize,
    text: String,
}

/// What one edit took.
struct Step {
    pages: usize,
    layout: Duration,
    draw: Duration,
}

impl Book {
    /// The usual summary, its narrative repeated until there are so many pages. No two paragraphs
    /// are equal, or remembering one would help the other.
    fn of(pages: usize) -> Result<Self, Box<dyn Error>> {
        let usual = draft(TEXT);
        let mut long = usual.clone();
        let mut round = 0;
        while Layout::new().lay_out(&summary(&municipality("Exempelköping"), &long, false))?.len() < pages {
            // One section at a time, so that the aim is met and not passed.
            let section = 5;
            let blocks = usual.part(Part::Story).skip(round * section % usual.part(Part::Story).count()).take(section);
            for block in blocks {
                push(&mut long, Part::Story, block.kind, &format!("{} ({round})", block.text));
            }
            long.blocks.sort_by_key(|block| block.part);
            round += 1;
        }
        let story: Vec<usize> =
            (0..long.blocks.len()).filter(|&n| long.blocks[n].part == Part::Story && long.blocks[n].kind == BlockKind::Paragraph).collect();
        let middle = story[story.len() / 2];
        let text = long.blocks[middle].text.clone();
        Ok(Self { draft: long, layout: Layout::new(), edits: 0, middle, text })
    }

    fn summary(&self) -> Summary {
        summary(&municipality("Exempelköping"), &self.draft, false)
    }

    /// Writes another word in the paragraph, and shows its page.
    fn edit(&mut self) -> Result<Step, Box<dyn Error>> {
        self.edits += 1;
        let block = &mut self.draft.blocks[self.middle];
        block.text = format!("{} Det hände {} gånger.", self.text, self.edits);
        let id: BlockId = block.id.clone();
        let start = Instant::now();
        let pages = self.layout.lay_out(&self.summary())?;
        let layout = start.elapsed();
        let (page, _) = pages.page_of(&id).ok_or("the paragraph is not printed")?;
        let start = Instant::now();
        black_box(pages.raster(page, SCALE));
        let draw = start.elapsed();
        self.layout.rest(); // after the picture, as the thread does
        Ok(Step { pages: pages.len(), layout, draw })
    }
}

/// In milliseconds, sorted.
struct Times(Vec<f64>);

impl Times {
    fn of(steps: &[Step], time: impl Fn(&Step) -> Duration) -> Self {
        let mut times: Vec<f64> = steps.iter().map(|step| time(step).as_secs_f64() * 1000.0).collect();
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    fn percentile(&self, percent: usize) -> f64 {
        self.0[(self.0.len() * percent / 100).min(self.0.len() - 1)]
    }

    fn median(&self) -> f64 {
        self.percentile(50)
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{:.1}  {:.1}", self.median(), self.percentile(95)))
    }
}
