//! Every shortcut of the one table, pressed in the real window as a Swedish keyboard sends it,
//! does what the table says and types nothing.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/rounds.rs"]
mod rounds;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use egui::{Key, Modifiers, Role, ViewportCommand};
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::app::keys::{Action, Aim, Binding, Scope, System, bindings};
use samsyn::app::model::Screen;
use samsyn::app::text::Texts;
use samsyn::domain::coding::Code;
use samsyn::domain::draft::{BlockKind, Draft, Part};
use samsyn::domain::ids::{BlockId, EntryId, RowId};
use samsyn::domain::log;
use samsyn::domain::notes::{Entry, EntryKind, Line, Marks, Notes, RowState, Speaker};
use samsyn::domain::project::Language;
use samsyn::domain::review::{Subject, Verdict};
use samsyn::domain::session::{Organisation, SeatCode};
use samsyn::storage::{guides, layout};
use window::Window;

const LINE: &str = "Anteckningsrad";
const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::ALT };

fn word(key: &str) -> String {
    Texts::new(Language::Sv).get(key)
}

/// The rows of the guide, in reading order.
fn rows() -> Vec<RowId> {
    guides::bilaga2().places().iter().map(|place| place.row.id.clone()).collect()
}

/// The window with one binding in hand.
struct Bench {
    window: Window,
    binding: Binding,
}

impl Bench {
    fn press(&mut self) {
        let held = self.binding.chord.on(System::HERE);
        let command = if System::HERE == System::Mac { held.command } else { held.ctrl };
        let modifiers = Modifiers { alt: held.alt, ctrl: held.ctrl, shift: held.shift, mac_cmd: held.command, command };
        self.window.strike(modifiers, Key::from_name(self.binding.chord.key).unwrap());
        self.window.frames(2);
    }

    fn strike(&mut self, modifiers: Modifiers, key: Key) {
        self.window.strike(modifiers, key);
        self.window.frames(1);
    }

    fn write(&mut self, text: &str) {
        self.window.write(text);
        self.window.frames(2);
    }

    fn is_focused(&mut self, name: &str) -> bool {
        self.window.focused().as_deref() == Some(name)
    }

    #[track_caller]
    fn waits_at_the_line(&mut self) {
        self.window.until(|w| w.focused().as_deref() == Some(LINE));
    }

    /// Goes somewhere by the palette.
    fn go(&mut self, words: &str, there: impl Fn(&Screen) -> bool) {
        self.strike(CTRL, Key::K);
        self.write(words);
        self.strike(NONE, Key::Enter);
        self.window.until(|w| there(&w.model().screen));
        self.window.frames(2);
    }

    fn run(&mut self) {
        self.go("testevik genomför", |screen| matches!(screen, Screen::Run(_)));
        self.waits_at_the_line();
    }

    fn notes(&mut self) -> Notes {
        let model = self.window.model();
        model.dossier().unwrap().sessions.values().next_back().unwrap().notes.get(model.writer()).cloned().unwrap_or_default()
    }

    fn line(&mut self) -> Line {
        self.notes().line
    }

    fn said(&mut self) -> Vec<Entry> {
        self.window.model().dossier().unwrap().stream().into_iter().map(|entry| entry.as_ref().clone()).collect()
    }

    fn latest(&mut self) -> Entry {
        self.said().pop().unwrap()
    }

    fn say(&mut self, text: &str) {
        self.write(text);
        self.strike(NONE, Key::Enter);
    }

    fn row(&mut self) -> usize {
        let row = self.notes().position.unwrap();
        rows().iter().position(|other| *other == row).unwrap()
    }

    /// Goes to the row with this number.
    fn go_to(&mut self, row: usize) {
        self.strike(CTRL, Key::G);
        self.write(&"123456789".chars().nth(row).unwrap().to_string());
        assert_eq!(self.row(), row);
    }

    fn mark(&mut self, row: usize) -> (RowState, String) {
        let marks = Marks::joined([&self.notes().marks]);
        let row = &rows()[row];
        (marks.state(row), marks.rows.get(row).map(|mark| mark.reason.clone()).unwrap_or_default())
    }

    fn is_running(&mut self) -> bool {
        self.window.model().project.as_ref().unwrap().running.is_some()
    }

    /// The key brings something up that was not there; Esc takes it away again.
    fn brings_up(&mut self, words: &str) {
        assert!(!self.window.has(words), "{words:?} is there before");
        self.press();
        assert!(self.window.has(words), "no {words:?} in\n{}", self.window.labels().join("\n"));
        self.strike(NONE, Key::Escape);
        self.window.until(|w| !w.has(words));
    }

    /// The key puts a tag on what it aims at, and takes it off when it is pressed once more.
    fn tags(&mut self, aim: Aim, on_line: impl Fn(&Line) -> bool, on_entry: impl Fn(&Entry) -> bool) {
        for expected in [true, false] {
            self.press();
            let is_so = match aim {
                Aim::Line => on_line(&self.line()),
                Aim::Latest => on_entry(&self.latest()),
            };
            assert_eq!(is_so, expected, "{:?}", self.binding.action);
        }
    }

    fn draft(&mut self) -> Draft {
        self.window.model().dossier().unwrap().draft.clone().unwrap()
    }

    fn block(&mut self) -> Option<BlockId> {
        self.window.model().project.as_ref().unwrap().compile.block.clone()
    }

    /// Puts the caret into the first block of this kind, with another of its part before it.
    fn caret_in(&mut self, kind: BlockKind) -> BlockId {
        let draft = self.draft();
        let pair = draft.blocks.windows(2).find(|pair| pair[1].kind == kind && pair[1].part == Part::Story && pair[0].part == Part::Story);
        let wanted = pair.unwrap()[1].id.clone();
        let to = draft.index_of(&wanted);
        for _ in 0..draft.blocks.len() {
            let at = self.block().and_then(|block| draft.index_of(&block));
            if at == to {
                return wanted;
            }
            self.strike(NONE, if at > to { Key::PageUp } else { Key::PageDown });
            self.window.frames(1);
        }
        panic!("no way to the block: {:?} {:?}", self.block(), wanted);
    }

    fn kind_of(&mut self, block: &BlockId) -> BlockKind {
        self.draft().block(block).unwrap().kind
    }

    fn place_of(&mut self, block: &BlockId) -> usize {
        self.draft().index_of(block).unwrap()
    }

    /// What the action means. No arm for the rest: a new action has to be proved too.
    #[expect(clippy::too_many_lines, reason = "one arm for each action")]
    fn proves(&mut self) {
        match self.binding.action {
            Action::Palette => {
                self.press();
                assert!(self.is_focused("Kommandopalett") || self.window.controls().iter().any(|(role, _)| *role == Role::ListBoxOption));
                self.strike(NONE, Key::Escape);
                self.waits_at_the_line();
            }
            Action::Help => self.brings_up(&word("help-zoom")),
            Action::Home => {
                self.press();
                assert_eq!(self.window.model().screen, Screen::Home);
                self.run();
            }
            Action::Collect => {
                self.press();
                assert_eq!(self.window.model().screen, Screen::Collect);
                self.run();
            }
            Action::Prepare => {
                self.press();
                assert!(matches!(self.window.model().screen, Screen::Prepare(_)));
                self.run();
            }
            Action::Run => {
                self.strike(NONE, Key::F2);
                assert!(matches!(self.window.model().screen, Screen::Prepare(_)));
                self.press();
                assert!(matches!(self.window.model().screen, Screen::Run(_)));
            }
            Action::Compile => {
                self.press();
                assert!(matches!(self.window.model().screen, Screen::Compile(_)));
                self.run();
            }
            Action::Review => {
                self.press();
                assert!(matches!(self.window.model().screen, Screen::Review(_)));
                self.run();
            }
            Action::NewMunicipality => self.brings_up(&word("action-new-municipality")),
            Action::OpenFolder => self.brings_up(&word("action-open-folder")),
            Action::ImportNotes => self.brings_up(&word("action-import-notes")),
            Action::LockNow => self.brings_up(&word("passphrase-again")),
            Action::ImportDraft
            | Action::Versions
            | Action::Spelling
            | Action::GuardList
            | Action::NotNames
            | Action::Passphrase
            | Action::ReadReply
            | Action::SendRound
            | Action::SaveReply
            | Action::OpenRound
            | Action::CollectPackages
            | Action::WatchFolder
            | Action::SaveCopy
            | Action::ImportFigures => unreachable!("found in the palette alone"),
            Action::Next if self.binding.scope == Scope::Review => self.goes(1, 2),
            Action::Previous if self.binding.scope == Scope::Review => self.goes(2, 1),
            Action::Next if self.binding.scope == Scope::Answer => self.turns(0, 1),
            Action::Previous if self.binding.scope == Scope::Answer => self.turns(1, 0),
            Action::Accept => {
                let (subject, before) = self.matter(1);
                self.press();
                assert_ne!(self.words(&subject), before);
                self.strike(CTRL, Key::Z);
                self.window.until(|w| w.has("Stycke 1, att avgöra"));
                assert_eq!(self.words(&subject), before);
            }
            Action::Keep => self.asks("decide-reason"),
            Action::Own => self.asks("decide-own-field"),
            Action::Correct => self.says(Verdict::Correct),
            Action::Incorrect => self.says(Verdict::Incorrect),
            Action::Comment => self.says(Verdict::Comment),
            Action::Undo => {
                self.strike(ALT_SHIFT, Key::R);
                assert!(self.latest().relayed);
                self.press();
                assert!(!self.latest().relayed);
            }
            Action::Redo => {
                self.strike(ALT_SHIFT, Key::R);
                self.strike(CTRL, Key::Z);
                assert!(!self.latest().relayed);
                self.press();
                assert!(self.latest().relayed);
                self.strike(ALT_SHIFT, Key::R);
            }
            Action::NextRegion => {
                self.waits_at_the_line();
                self.press();
                assert!(!self.is_focused(LINE));
                self.strike(NONE, Key::Escape);
            }
            Action::PreviousRegion => {
                self.strike(NONE, Key::F6);
                assert!(!self.is_focused(LINE));
                self.press();
                assert!(self.is_focused(LINE));
            }
            Action::FullScreen => {
                let held = self.binding.chord;
                assert!(!held.ctrl && !held.alt && !held.shift);
                self.window.strike(NONE, Key::from_name(held.key).unwrap());
                assert!(self.window.asked_of_the_system().contains(&ViewportCommand::Fullscreen(true)));
                self.window.frames(1);
            }
            Action::Next if self.binding.scope == Scope::Compile => {
                let before = self.block().map_or(0, |block| self.place_of(&block) + 1);
                self.press();
                let block = self.block().unwrap();
                assert_eq!(self.place_of(&block), before);
            }
            Action::Previous if self.binding.scope == Scope::Compile => {
                self.strike(NONE, Key::PageDown);
                self.strike(NONE, Key::PageDown);
                let before = self.block().unwrap();
                let before = self.place_of(&before);
                self.press();
                let block = self.block().unwrap();
                assert_eq!(self.place_of(&block) + 1, before);
            }
            Action::Next => {
                self.go_to(1);
                assert_eq!(self.mark(1).0, RowState::Open);
                self.press();
                assert_eq!((self.row(), self.mark(1).0), (2, RowState::Answered));
            }
            Action::Previous => {
                self.go_to(3);
                self.press();
                assert_eq!((self.row(), self.mark(3).0), (2, RowState::Open));
            }
            Action::NextSection => {
                self.go_to(2);
                self.press();
                assert_eq!(self.row(), 5, "the second section's first row");
            }
            Action::PreviousSection => {
                self.go_to(7);
                self.press();
                assert_eq!(self.row(), 0);
            }
            Action::GoTo => {
                self.press();
                assert!(self.window.label_containing(&word("coverage-untouched")).is_some());
                self.write("7");
                assert_eq!(self.row(), 6);
            }
            Action::GoBack => {
                self.go_to(4);
                self.go_to(8);
                self.press();
                assert_eq!(self.row(), 4);
            }
            Action::FileUnder => {
                self.go_to(2);
                self.press();
                self.write("9");
                assert_eq!((self.row(), self.latest().row.as_ref()), (2, Some(&rows()[8])));
            }
            Action::Find => {
                self.press();
                assert!(self.is_focused(&word("action-find")));
                self.strike(NONE, Key::Escape);
                self.waits_at_the_line();
            }
            Action::Skip => {
                self.go_to(4);
                self.press();
                self.write("1");
                assert_eq!((self.row(), self.mark(4)), (5, (RowState::Skipped, word("skip-answered"))));
            }
            Action::ParkRow => {
                self.go_to(6);
                self.press();
                assert_eq!((self.row(), self.mark(6).0), (7, RowState::Parked));
                self.go_to(6);
                self.press();
                assert_eq!((self.row(), self.mark(6).0), (6, RowState::Open));
            }
            Action::Clock => {
                for expected in [true, false] {
                    self.press();
                    assert_eq!(self.is_running(), expected);
                }
            }
            Action::CloseSession => {
                self.press();
                assert!(self.is_focused(&word("session-close-now")));
                self.strike(NONE, Key::Escape);
                self.waits_at_the_line();
                assert!(!self.window.has(&word("close-question")));
            }
            Action::Presenter => {
                self.press();
                assert!(self.window.has(&word("presenter-close")) && !self.window.has(&word("guide")));
                self.press();
                assert!(!self.window.has(&word("presenter-close")));
            }
            Action::Attendance => {
                self.press();
                assert!(self.window.has(&word("attendance")));
                self.write("3");
                let last = *self.notes().presence.last().unwrap();
                assert_eq!((last.seat, last.here), (SeatCode(3), false));
                assert!(!self.window.has(&word("attendance")));
            }
            Action::Speaker(aim, n) => {
                let who = if n == 0 { Speaker::Everyone } else { Speaker::Seat(SeatCode(n)) };
                self.tags(aim, |line| line.speaker == who, |entry| entry.speaker == who);
            }
            Action::Unknown(aim) => {
                let modifiers = if aim == Aim::Line { Modifiers::ALT } else { ALT_SHIFT };
                self.strike(modifiers, Key::Num5);
                let speaker = |bench: &mut Self| if aim == Aim::Line { bench.line().speaker } else { bench.latest().speaker };
                assert_eq!(speaker(self), Speaker::Seat(SeatCode(5)));
                self.press();
                assert_eq!(speaker(self), Speaker::Unknown);
            }
            Action::Code(aim, n) => {
                let code = &Code::FRAME[usize::from(n)];
                self.tags(aim, |line| line.codes.contains(code), |entry| entry.codes.contains(code));
            }
            Action::MoreCodes(aim) => {
                for expected in [true, false] {
                    self.press();
                    self.write("3");
                    let codes = if aim == Aim::Line { self.line().codes } else { self.latest().codes };
                    assert_eq!(codes.contains(&Code::LESSONS[2]), expected);
                }
                // One answer closes it: the next letter is a word's.
                self.write("4");
                assert!(self.line().text.ends_with('4'));
                self.strike(NONE, Key::Backspace);
            }
            Action::Kind(Aim::Line, kind) => self.tags(Aim::Line, |line| line.kind == Some(kind), |_| false),
            Action::Kind(Aim::Latest, kind) => {
                let (other, key) = if kind == EntryKind::Idea { (EntryKind::Note, Key::N) } else { (EntryKind::Idea, Key::I) };
                self.strike(ALT_SHIFT, key);
                assert_eq!(self.latest().kind, other);
                self.press();
                assert_eq!(self.latest().kind, kind);
            }
            Action::Relayed(aim) => self.tags(aim, |line| line.relayed, |entry| entry.relayed),
            Action::Split => {
                self.say("Möten på tisdagar");
                let before = self.said().len();
                self.strike(NONE, Key::ArrowUp);
                (0.."tisdagar".len()).for_each(|_| self.strike(NONE, Key::ArrowLeft));
                self.press();
                let said = self.said();
                let pair: Vec<&str> = said[before - 1..].iter().map(|entry| entry.text.as_str()).collect();
                assert_eq!(pair, ["Möten på", "tisdagar"]);
            }
            Action::Merge => {
                self.say("Möten");
                self.say("på torsdagar");
                let before = self.said().len();
                self.press();
                assert_eq!((self.said().len(), self.latest().text.as_str()), (before - 1, "Möten på torsdagar"));
            }
            Action::Probe(n) => {
                let guide = guides::bilaga2();
                let places = guide.places();
                let place = places.iter().take(9).max_by_key(|place| place.row.probes.len()).unwrap();
                self.go_to(place.index);
                for expected in [usize::from(n) <= place.row.probes.len(), false] {
                    self.press();
                    assert_eq!(Marks::joined([&self.notes().marks]).is_heard(&place.row.id, n - 1), expected, "{n}");
                }
            }
            Action::InsertMaterial => {
                let before = self.draft();
                let first = self.first_of_the_material();
                let resting = |draft: &Draft| draft.blocks.iter().filter(|block| block.rests_on(&first)).count();
                self.press();
                assert_eq!(resting(&self.draft()), resting(&before) + 1);
            }
            Action::LinkMaterial => {
                let block = self.caret_in(BlockKind::Quote);
                let first = self.first_of_the_material();
                assert!(!self.draft().block(&block).unwrap().rests_on(&first));
                self.press();
                assert!(self.draft().block(&block).unwrap().rests_on(&first));
            }
            Action::NotAName if self.binding.scope == Scope::Run => {
                self.write("Då kom Karin hit");
                self.press();
                self.window.until(|w| w.focused() == Some(word("sign")));
                self.strike(NONE, Key::Enter);
                assert_eq!(self.not_names(), ["Karin"]);
                self.waits_at_the_line();
                self.strike(CTRL, Key::A);
                self.strike(NONE, Key::Backspace);
            }
            Action::NotAName => {
                self.caret_in(BlockKind::Paragraph);
                self.write(" Då kom Petra hit ");
                (0..5).for_each(|_| self.strike(NONE, Key::ArrowLeft));
                self.press();
                self.window.until(|w| w.focused() == Some(word("sign")));
                self.strike(NONE, Key::Enter);
                assert_eq!(self.not_names(), ["Petra"]);
                self.window.frames(4);
                self.strike(CTRL, Key::Z);
            }
            Action::NextFind => {
                let block = self.caret_in(BlockKind::Paragraph);
                self.write("D2");
                self.strike(NONE, Key::PageUp);
                self.window.frames(2);
                assert_ne!(self.block().as_ref(), Some(&block));
                self.press();
                let selection = self.window.model().project.as_ref().unwrap().compile.selection.clone();
                assert_eq!((self.block().as_ref(), selection.len()), (Some(&block), "D2".len()));
                self.strike(CTRL, Key::Z);
            }
            Action::ReplaceFind => {
                let block = self.caret_in(BlockKind::Paragraph);
                self.strike(CTRL, Key::Home);
                self.write("D2 ");
                self.strike(NONE, Key::ArrowLeft);
                self.press();
                let text = self.draft().block(&block).unwrap().text.clone();
                assert!(text.starts_with(&format!("[{}] ", word("role-coordinator"))), "{text}");
                self.strike(CTRL, Key::Z);
                self.strike(CTRL, Key::Z);
            }
            Action::Replace => {
                self.caret_in(BlockKind::Paragraph);
                self.press();
                assert!(self.is_focused(&word("find-text")));
            }
            Action::GoToMaterial => {
                self.press();
                assert!(self.is_focused(&word("material-search")));
            }
            Action::ParagraphBlock => self.sets_kind(BlockKind::Heading, BlockKind::Paragraph),
            Action::HeadingBlock => self.sets_kind(BlockKind::Paragraph, BlockKind::Heading),
            Action::QuoteBlock => self.sets_kind(BlockKind::Paragraph, BlockKind::Quote),
            Action::PointBlock => self.sets_kind(BlockKind::Paragraph, BlockKind::Point),
            Action::MoveUp => {
                let block = self.caret_in(BlockKind::Paragraph);
                let before = self.place_of(&block);
                self.press();
                assert_eq!(self.place_of(&block), before - 1);
            }
            Action::MoveDown => {
                let block = self.caret_in(BlockKind::Paragraph);
                self.strike(Modifiers::ALT, Key::ArrowUp);
                let before = self.place_of(&block);
                self.press();
                assert_eq!(self.place_of(&block), before + 1);
            }
            Action::Export => self.brings_up(&word("export-save")),
            Action::Print => {
                self.press();
                let model = self.window.model();
                let name = format!("{}, {}", model.dossier().unwrap().municipality.name, word("file-print"));
                let file = layout::export(&model.project.as_ref().unwrap().root, &name, "pdf");
                self.window.until(|w| file.is_file() && !w.model().project.as_ref().unwrap().compile.exporting);
            }
        }
    }

    /// Goes to the matter of a paragraph; what it says now.
    fn matter(&mut self, number: usize) -> (Subject, String) {
        self.window.click(&format!("Stycke {number}, att avgöra"));
        let subject = self.window.model().project.as_ref().unwrap().reviewing.chosen.clone().unwrap();
        let words = self.words(&subject);
        (subject, words)
    }

    fn words(&mut self, subject: &Subject) -> String {
        self.draft().block(subject.block().unwrap()).unwrap().text.clone()
    }

    /// The key leads from one matter to another.
    fn goes(&mut self, from: usize, to: usize) {
        let (there, _) = self.matter(to);
        self.matter(from);
        self.press();
        assert_eq!(self.window.model().project.as_ref().unwrap().reviewing.chosen.as_ref(), Some(&there));
    }

    /// The key opens a field; pressed in it, it is a letter.
    fn asks(&mut self, label: &str) {
        self.matter(1);
        self.press();
        assert!(self.is_focused(&word(label)));
        let before = self.window.value(&word(label));
        self.strike(CTRL, Key::End);
        self.press();
        let letter = self.binding.chord.key.to_lowercase();
        assert_eq!(self.window.value(&word(label)), format!("{before}{letter}"), "a letter in a field is a letter");
        self.window.click(&word("cancel"));
    }

    /// The key leads from one thing that is asked about to another.
    fn turns(&mut self, from: usize, to: usize) {
        let asked: Vec<Subject> = self.window.model().answering.as_ref().unwrap().form.asked().cloned().collect();
        let current = |bench: &mut Self| bench.window.model().answering.as_ref().unwrap().current.clone();
        while current(self).as_ref() != Some(&asked[0]) {
            self.strike(NONE, Key::PageUp);
        }
        (0..from).for_each(|_| self.strike(NONE, Key::PageDown));
        self.press();
        assert_eq!(current(self).as_ref(), Some(&asked[to]));
    }

    /// The key answers about what is chosen; pressed in a field, it is a digit.
    fn says(&mut self, verdict: Verdict) {
        let subject = self.window.model().answering.as_ref().unwrap().current.clone().unwrap();
        self.press();
        let said = |bench: &mut Self| bench.window.model().answering.as_ref().unwrap().given(&subject).unwrap().clone();
        assert_eq!(said(self).verdict, Some(verdict));
        let digit = self.binding.chord.key;
        if verdict == Verdict::Comment {
            self.press();
            assert_eq!((said(self).verdict, said(self).comment.as_str()), (Some(verdict), digit));
        }
        self.strike(NONE, Key::PageDown);
    }

    /// What has been decided to be no name.
    fn not_names(&mut self) -> Vec<String> {
        let logs = &self.window.model().project.as_ref().unwrap().workspace.logs;
        log::not_names(logs.values()).into_iter().map(|known| known.text).collect()
    }

    /// Goes by key to what was said first, and returns its id.
    fn first_of_the_material(&mut self) -> EntryId {
        self.strike(CTRL, Key::J);
        self.strike(NONE, Key::ArrowDown);
        let first = self.said()[0].clone();
        assert!(self.is_focused(&first.text));
        first.id.clone()
    }

    fn sets_kind(&mut self, from: BlockKind, to: BlockKind) {
        let block = self.caret_in(from);
        self.press();
        assert_eq!(self.kind_of(&block), to);
        assert_eq!(self.block().as_ref(), Some(&block), "the caret stays");
    }
}

/// The demo, open on its first screen.
fn bench(folder: &std::path::Path) -> Bench {
    let project = folder.join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let mut bench = Bench { window: Window::open(folder), binding: bindings()[0] };
    bench.strike(CTRL, Key::O);
    bench.write(&project.display().to_string());
    bench.strike(NONE, Key::Enter);
    bench.window.until(|w| w.model().project.is_some());
    bench
}

#[test]
fn every_shortcut_of_run_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = bench(folder.path());
    bench.run();
    bench.say("Rutinen är skriven");
    let here: Vec<Binding> = bindings().into_iter().filter(|binding| [Scope::Everywhere, Scope::Run].contains(&binding.scope)).collect();
    assert!(here.len() > 80, "{}", here.len());
    for binding in here {
        bench.binding = binding;
        bench.proves();
        bench.waits_at_the_line();
        assert_eq!(bench.line(), Line::default(), "{:?} leaves nothing on the line", binding.action);
        assert!(!bench.is_running());
    }
}

#[test]
fn every_shortcut_of_compile_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = bench(folder.path());
    bench.go("exempelköping sammanställ", |screen| matches!(screen, Screen::Compile(_)));
    for binding in bindings().into_iter().filter(|binding| binding.scope == Scope::Compile) {
        let words = bench.draft().words();
        bench.binding = binding;
        bench.proves();
        if binding.action != Action::InsertMaterial {
            assert_eq!(bench.draft().words(), words, "{:?} types nothing", binding.action);
        }
    }
}

#[test]
fn every_shortcut_of_review_and_of_the_form_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = Bench { window: rounds::granska(folder.path()), binding: bindings()[0] };
    let round = rounds::send(&mut bench.window);
    let form = rounds::form(&round);
    let mut reply = rounds::agrees(&form, "a", Organisation::SocialServices);
    for number in [1, 2] {
        let (subject, words) = rounds::paragraph(&form, number);
        rounds::says(&mut reply, &subject, Some(&format!("{words} Så är det.")), "");
    }
    rounds::read_in(&mut bench.window, folder.path(), &reply);
    for binding in bindings().into_iter().filter(|binding| binding.scope == Scope::Review) {
        bench.binding = binding;
        bench.proves();
    }
    bench.strike(CTRL, Key::O);
    bench.write(&round.display().to_string());
    bench.strike(NONE, Key::Enter);
    bench.window.until(|w| w.model().screen == Screen::Answer);
    for binding in bindings().into_iter().filter(|binding| binding.scope == Scope::Answer) {
        bench.binding = binding;
        bench.proves();
    }
}
