//! The window with one binding in hand, and what is done with it over and over.

use egui::{Key, Modifiers};
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::app::keys::{Aim, Binding, System, bindings};
use samsyn::app::model::Screen;
use samsyn::app::text::Texts;
use samsyn::domain::draft::{BlockKind, Draft, Part};
use samsyn::domain::ids::{BlockId, EntryId, RowId};
use samsyn::domain::log;
use samsyn::domain::notes::{Entry, Line, Marks, Notes, RowState};
use samsyn::domain::project::Language;
use samsyn::domain::review::{Subject, Verdict};
use samsyn::storage::guides;

use super::window::Window;

pub const LINE: &str = "Anteckningsrad";
pub const NONE: Modifiers = Modifiers::NONE;
pub const CTRL: Modifiers = Modifiers::COMMAND;

pub fn word(key: &str) -> String {
    Texts::new(Language::Sv).get(key)
}

/// The rows of the guide, in reading order.
pub fn rows() -> Vec<RowId> {
    guides::bilaga2().places().iter().map(|place| place.row.id.clone()).collect()
}

/// The window with one binding in hand.
pub struct Bench {
    pub window: Window,
    pub binding: Binding,
}

impl Bench {
    pub fn press(&mut self) {
        let held = self.binding.chord.on(System::HERE);
        let command = if System::HERE == System::Mac { held.command } else { held.ctrl };
        let modifiers = Modifiers { alt: held.alt, ctrl: held.ctrl, shift: held.shift, mac_cmd: held.command, command };
        self.window.strike(modifiers, Key::from_name(self.binding.chord.key).unwrap());
        self.window.frames(2);
    }

    pub fn strike(&mut self, modifiers: Modifiers, key: Key) {
        self.window.strike(modifiers, key);
        self.window.frames(1);
    }

    pub fn write(&mut self, text: &str) {
        self.window.write(text);
        self.window.frames(2);
    }

    pub fn is_focused(&mut self, name: &str) -> bool {
        self.window.focused().as_deref() == Some(name)
    }

    #[track_caller]
    pub fn waits_at_the_line(&mut self) {
        self.window.until(|w| w.focused().as_deref() == Some(LINE));
    }

    /// Goes somewhere by the palette.
    pub fn go(&mut self, words: &str, there: impl Fn(&Screen) -> bool) {
        self.strike(CTRL, Key::K);
        self.write(words);
        self.strike(NONE, Key::Enter);
        self.window.until(|w| there(&w.model().screen));
        self.window.frames(2);
    }

    pub fn run(&mut self) {
        self.go("testevik genomför", |screen| matches!(screen, Screen::Run(_)));
        self.waits_at_the_line();
    }

    pub fn notes(&mut self) -> Notes {
        let model = self.window.model();
        model.dossier().unwrap().sessions.values().next_back().unwrap().notes.get(model.writer()).cloned().unwrap_or_default()
    }

    pub fn line(&mut self) -> Line {
        self.notes().line
    }

    pub fn said(&mut self) -> Vec<Entry> {
        self.window.model().dossier().unwrap().stream().into_iter().map(|entry| entry.as_ref().clone()).collect()
    }

    pub fn latest(&mut self) -> Entry {
        self.said().pop().unwrap()
    }

    pub fn say(&mut self, text: &str) {
        self.write(text);
        self.strike(NONE, Key::Enter);
    }

    pub fn row(&mut self) -> usize {
        let row = self.notes().position.unwrap();
        rows().iter().position(|other| *other == row).unwrap()
    }

    /// Goes to the row with this number.
    pub fn go_to(&mut self, row: usize) {
        self.strike(CTRL, Key::G);
        self.write(&"123456789".chars().nth(row).unwrap().to_string());
        assert_eq!(self.row(), row);
    }

    pub fn mark(&mut self, row: usize) -> (RowState, String) {
        let marks = Marks::joined([&self.notes().marks]);
        let row = &rows()[row];
        (marks.state(row), marks.rows.get(row).map(|mark| mark.reason.clone()).unwrap_or_default())
    }

    pub fn is_running(&mut self) -> bool {
        self.window.model().project.as_ref().unwrap().running.is_some()
    }

    /// The key brings something up that was not there; Esc takes it away again.
    pub fn brings_up(&mut self, words: &str) {
        assert!(!self.window.has(words), "{words:?} is there before");
        self.press();
        assert!(self.window.has(words), "no {words:?} in\n{}", self.window.labels().join("\n"));
        self.strike(NONE, Key::Escape);
        self.window.until(|w| !w.has(words));
    }

    /// The key puts a tag on what it aims at, and takes it off when it is pressed once more.
    pub fn tags(&mut self, aim: Aim, on_line: impl Fn(&Line) -> bool, on_entry: impl Fn(&Entry) -> bool) {
        for expected in [true, false] {
            self.press();
            let is_so = match aim {
                Aim::Line => on_line(&self.line()),
                Aim::Latest => on_entry(&self.latest()),
            };
            assert_eq!(is_so, expected, "{:?}", self.binding.action);
        }
    }

    pub fn draft(&mut self) -> Draft {
        self.window.model().dossier().unwrap().draft.clone().unwrap()
    }

    pub fn block(&mut self) -> Option<BlockId> {
        self.window.model().project.as_ref().unwrap().compile.block.clone()
    }

    /// Puts the caret into the first block of this kind, with another of its part before it.
    pub fn caret_in(&mut self, kind: BlockKind) -> BlockId {
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

    pub fn kind_of(&mut self, block: &BlockId) -> BlockKind {
        self.draft().block(block).unwrap().kind
    }

    pub fn place_of(&mut self, block: &BlockId) -> usize {
        self.draft().index_of(block).unwrap()
    }

    /// Goes to the matter of a paragraph; what it says now.
    pub fn matter(&mut self, number: usize) -> (Subject, String) {
        self.window.click(&format!("Stycke {number}, att avgöra"));
        let subject = self.window.model().project.as_ref().unwrap().reviewing.chosen.clone().unwrap();
        let words = self.words(&subject);
        (subject, words)
    }

    pub fn words(&mut self, subject: &Subject) -> String {
        self.draft().block(subject.block().unwrap()).unwrap().text.clone()
    }

    /// The key leads from one matter to another.
    pub fn goes(&mut self, from: usize, to: usize) {
        let (there, _) = self.matter(to);
        self.matter(from);
        self.press();
        assert_eq!(self.window.model().project.as_ref().unwrap().reviewing.chosen.as_ref(), Some(&there));
    }

    /// The key opens a field; pressed in it, it is a letter.
    pub fn asks(&mut self, label: &str) {
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
    pub fn turns(&mut self, from: usize, to: usize) {
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
    pub fn says(&mut self, verdict: Verdict) {
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
    pub fn not_names(&mut self) -> Vec<String> {
        let logs = &self.window.model().project.as_ref().unwrap().workspace.logs;
        log::not_names(logs.values()).into_iter().map(|known| known.text).collect()
    }

    /// Goes by key to what was said first, and returns its id.
    pub fn first_of_the_material(&mut self) -> EntryId {
        self.strike(CTRL, Key::J);
        self.strike(NONE, Key::ArrowDown);
        let first = self.said()[0].clone();
        assert!(self.is_focused(&first.text));
        first.id.clone()
    }

    pub fn sets_kind(&mut self, from: BlockKind, to: BlockKind) {
        let block = self.caret_in(from);
        self.press();
        assert_eq!(self.kind_of(&block), to);
        assert_eq!(self.block().as_ref(), Some(&block), "the caret stays");
    }
}

/// The demo, open on its first screen.
pub fn bench(folder: &std::path::Path) -> Bench {
    let project = folder.join("demo");
    demo::write(&project, date(2026, 11, 12)).unwrap();
    let mut bench = Bench { window: Window::open(folder), binding: bindings()[0] };
    bench.strike(CTRL, Key::O);
    bench.write(&project.display().to_string());
    bench.strike(NONE, Key::Enter);
    bench.window.until(|w| w.model().project.is_some());
    bench
}
