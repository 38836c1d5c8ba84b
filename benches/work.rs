//! What one waits for in a day's work: a key until it is on disk, opening, saving, checking, exporting.
//!
//! Each stands beside the same thing with nothing of ours in it, in the same run: the same bytes
//! written and synchronised, the same bytes read, the same text laid out by typst alone, the same
//! Word document converted by LibreOffice. `cargo bench --bench work`

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, pos2};
use samsyn::app::demo;
use samsyn::app::model::Screen;
use samsyn::domain::draft::Draft;
use samsyn::domain::ids::WriterId;
use samsyn::export;
use samsyn::storage::check::check;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;

#[path = "support/alone.rs"]
mod alone;
#[path = "../tests/support/cleared.rs"]
mod cleared;
#[path = "support/form.rs"]
mod form;
#[path = "support/notes.rs"]
mod notes;
#[path = "../tests/support/summaries.rs"]
mod summaries;
#[path = "support/window.rs"]
mod window;

use alone::Alone;
use form::Form;
use window::{Result, Window, percentile};

const TEXT: &str = include_str!("../tests/fixtures/exempelkoping.txt");
const SIZES: [usize; 3] = [50, 500, 5000];
const TIMES: usize = 25;

fn main() -> Result<ExitCode> {
    let Some(form) = Form::asked() else { return Ok(ExitCode::SUCCESS) };
    let times = form.pick(TIMES, 2);
    let folder = tempfile::tempdir_in(".").or_else(|_| tempfile::tempdir())?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nmedian and 95th percentile in ms; the median in what stands behind it, measured in the same run\n")?;
    writeln!(out, "{:<34}{:>20}{:>20}{:>9}", "", "Samsyn", "alone", "ratio")?;
    for &size in form.pick(SIZES.as_slice(), &[50]) {
        let at = folder.path().join(size.to_string());
        let notes = Notes::lay(&at, size, times)?;
        line(&mut out, &format!("a key to disk, {size} entries"), &mut notes.key_to_disk(&at), &mut notes.sync(&at)?)?;
        line(&mut out, &format!("saving, {size} entries"), &mut notes.save()?, &mut notes.sync(&at)?)?;
        line(&mut out, &format!("opening, {size} entries"), &mut notes.open()?, &mut notes.read()?)?;
        line(&mut out, &format!("checking, {size} entries"), &mut notes.check()?, &mut notes.read()?)?;
    }
    exports(&mut out, folder.path(), times)?;
    writeln!(
        out,
        "\nalone: the same bytes written, synchronised and renamed; the same bytes read; typst for the same text;\nLibreOffice making a PDF of the same Word document"
    )?;
    Ok(ExitCode::SUCCESS)
}

fn line(out: &mut impl std::io::Write, name: &str, ours: &mut [Duration], alone: &mut [Duration]) -> Result<()> {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let cell = |took: &mut [Duration]| format!("{:.2}  {:.2}", ms(percentile(took, 50)), ms(percentile(took, 95)));
    let ratio = percentile(ours, 50).as_secs_f64() / percentile(alone, 50).as_secs_f64();
    Ok(writeln!(out, "{name:<34}{:>20}{:>20}{ratio:>9.2}", cell(ours), cell(alone))?)
}

fn timed(times: usize, mut work: impl FnMut() -> Result<()>) -> Result<Vec<Duration>> {
    let one = |_| {
        let start = Instant::now();
        work()?;
        Ok(start.elapsed())
    };
    (0..times).map(one).collect()
}

/// A work folder with so much in one focus group.
struct Notes {
    work: PathBuf,
    writer: WriterId,
    /// How often each thing is done.
    times: usize,
}

impl Notes {
    fn lay(at: &Path, size: usize, times: usize) -> Result<Self> {
        let (_, model) = Window::model(at);
        let work = at.join("work");
        demo::write(&work, model.today()).map_err(|problems| format!("{problems:?}"))?;
        notes::fill(&work, &model.preferences.writer, size)?;
        Ok(Self { work, writer: model.preferences.writer.clone(), times })
    }

    /// From Enter on the capture line until the window says that it is saved.
    fn key_to_disk(&self, at: &Path) -> Vec<Duration> {
        let mut window = Window::open(Window::model(at), self.work.clone(), Screen::Run(demo::showpiece()));
        window.next(vec![Event::PointerMoved(pos2(700.0, 650.0))]);
        window.press(Modifiers::NONE, Key::F8);
        let is_clean = |window: &Window| window.knows().project.as_ref().is_some_and(|project| project.saving.is_clean());
        let settle = |window: &mut Window| {
            while !is_clean(window) {
                sleep(Duration::from_micros(200));
                window.next(Vec::new());
            }
        };
        settle(&mut window);
        timed_after(
            self.times,
            &mut window,
            |window| {
                "Vi ses".chars().for_each(|c| _ = window.write(c));
                // What was typed is kept too, a moment later: that is not what is measured.
                sleep(Duration::from_millis(1200));
                window.next(Vec::new());
                settle(window);
            },
            |window| {
                window.press(Modifiers::NONE, Key::Enter);
                settle(window);
            },
        )
    }

    fn file(&self) -> Result<PathBuf> {
        let opened = self.opened()?;
        let dossier = opened.workspace.municipalities.get(&demo::showpiece()).ok_or("no showpiece")?;
        let session = dossier.sessions.keys().next_back().ok_or("no focus group")?;
        Ok(FileKey::Notes(demo::showpiece(), session.clone(), self.writer.clone()).path(&self.work))
    }

    fn opened(&self) -> Result<samsyn::storage::store::Opened> {
        Ok(Store::open(&self.work).map_err(|problems| format!("{problems:?}"))?)
    }

    /// The same bytes as the notes, under another name and then their own.
    fn sync(&self, at: &Path) -> Result<Vec<Duration>> {
        let bytes = fs::read(self.file()?)?;
        let (other, own) = (at.join("bytes.tmp"), at.join("bytes"));
        timed(self.times, || {
            // As it would be without any care for what is left if the power goes.
            let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).open(&other)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&other, &own)?;
            Ok(File::open(at)?.sync_all()?)
        })
    }

    fn save(&self) -> Result<Vec<Duration>> {
        let mut opened = self.opened()?;
        let dossier = opened.workspace.municipalities.get_mut(&demo::showpiece()).ok_or("no showpiece")?;
        let mut turn = 0;
        timed(self.times, || {
            turn += 1;
            let group = dossier.sessions.values_mut().next_back().ok_or("no focus group")?;
            group.notes.entry(self.writer.clone()).or_default().line.text = format!("rad {turn}");
            for (_, result) in opened.store.save_dossier(&demo::showpiece(), dossier, &self.writer) {
                result?;
            }
            Ok(())
        })
    }

    fn read(&self) -> Result<Vec<Duration>> {
        fn all(folder: &Path) -> Result<usize> {
            let mut sum = 0;
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                sum += if path.is_dir() { all(&path)? } else { fs::read(&path)?.len() };
            }
            Ok(sum)
        }
        timed(self.times, || all(&self.work).map(drop))
    }

    fn open(&self) -> Result<Vec<Duration>> {
        timed(self.times, || self.opened().map(drop))
    }

    fn check(&self) -> Result<Vec<Duration>> {
        timed(self.times, || match check(&self.work).as_slice() {
            [] => Ok(()),
            found => Err(format!("{found:?}").into()),
        })
    }
}

/// Times what follows on something that is not timed.
fn timed_after(times: usize, window: &mut Window, before: impl Fn(&mut Window), work: impl Fn(&mut Window)) -> Vec<Duration> {
    let one = |_| {
        before(window);
        let start = Instant::now();
        work(window);
        start.elapsed()
    };
    (0..times).map(one).collect()
}

/// A summary of five pages to each kind of file.
fn exports(out: &mut impl std::io::Write, folder: &Path, times: usize) -> Result<()> {
    let (municipality, mut draft) = (summaries::municipality("Exempelköping"), summaries::draft(TEXT));
    let first = cleared::cleared(&summaries::summary(&municipality, &draft, true));
    let world = Alone::sheet(export::fed_summary(&first)?)?;
    let mut typst = timed(times, || {
        export::forget();
        world.pdf().map(drop)
    })?;
    let mut turn = 0;
    let mut edited = |draft: &mut Draft| {
        turn += 1;
        // Nothing may come out of what was laid out before.
        export::forget();
        if let Some(block) = draft.blocks.iter_mut().find(|block| block.is_numbered()) {
            block.text.extend([" Varv ", &turn.to_string(), "."]);
        }
        cleared::cleared(&summaries::summary(&municipality, draft, true))
    };
    let mut took = [Vec::new(), Vec::new(), Vec::new()];
    let mut word = Vec::new();
    for _ in 0..times {
        let summary = edited(&mut draft);
        let start = Instant::now();
        export::pdf(&summary)?;
        took[0].push(start.elapsed());
        let start = Instant::now();
        word = export::docx(&summary)?.bytes;
        took[1].push(start.elapsed());
        let start = Instant::now();
        drop(export::html(&summary));
        took[2].push(start.elapsed());
    }
    let file = folder.join("utkast.docx");
    fs::write(&file, word)?;
    let profile = format!("-env:UserInstallation=file://{}", folder.canonicalize()?.join("profile").display());
    let convert = || -> Result<()> {
        let mut office = Command::new("soffice");
        office.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder).arg(&file);
        let output = office.output().map_err(|why| format!("LibreOffice, in Debian's libreoffice-writer-nogui, is needed: {why}"))?;
        if output.status.success() { Ok(()) } else { Err("LibreOffice failed".into()) }
    };
    convert()?;
    let mut office = Vec::new();
    for _ in 0..times.min(3) {
        let start = Instant::now();
        convert()?;
        office.push(start.elapsed());
    }
    line(out, "PDF of five pages", &mut took[0], &mut typst)?;
    line(out, "DOCX of five pages", &mut took[1], &mut office)?;
    line(out, "HTML of five pages", &mut took[2], &mut typst)
}
