//! What the note-taker does, key by key, and beside it what that means.

use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers};
use jiff::civil::date;
use samsyn::app::demo;
use samsyn::domain::coding::{Code, OwnCode};
use samsyn::domain::guide::Guide;
use samsyn::domain::notes::{EntryKind, RowState, Speaker};
use samsyn::domain::session::SeatCode;
use samsyn::storage::guides;

use super::truth::{Chosen, Said, Truth};
use super::window::{Clock, Window};

pub const LINE: &str = "Anteckningsrad";
/// The municipality that is interviewed.
pub const SLUG: &str = "testevik";
/// The seconds it takes to write an entry down.
pub const SAYING: i64 = 5;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const ALT_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::ALT };

/// The keys of the rows on the page that Ctrl+G opens.
const ROWS: &str = "123456789abcdefghijklmnopqrstuvwxyzåäö";
const DIGITS: [Key; 10] = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
const FRAME: [(Key, Code); 6] = [
    (Key::Q, Code::Styrning),
    (Key::W, Code::Struktur),
    (Key::E, Code::Samsyn),
    (Key::A, Code::Varfor),
    (Key::S, Code::Hur),
    (Key::D, Code::Rad),
];
const KINDS: [(Key, EntryKind); 6] = [
    (Key::N, EntryKind::Note),
    (Key::C, EntryKind::Quote),
    (Key::O, EntryKind::Observation),
    (Key::I, EntryKind::Idea),
    (Key::P, EntryKind::Parked),
    (Key::F, EntryKind::FollowUp),
];
const REASONS: [&str; 3] = ["redan besvarad", "gäller inte här", "hinner inte"];
const PHRASES: [&str; 9] = [
    "Vi ses varje tisdag på ån",
    "Rutinen är skriven, men följs den?",
    "Målen följs upp två gånger om året",
    "Kafé à la samverkan, tyckte flera",
    "Håkan på öppna enheten drev på",
    "Räcker ”nästan” alltid, men inte i juli",
    "Ungefär 40 % får en plan inom en vecka",
    "Nr 4 i avtalet – den om ärendemöten",
    "Punkt #4 gäller även i år, på Öland",
];

/// Dice that fall the same way every time.
pub struct Dice(u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % limit as u64).unwrap()
    }
}

pub struct Script {
    pub window: Window,
    pub clock: Clock,
    pub truth: Truth,
    pub dice: Dice,
    pub project: PathBuf,
    home: PathBuf,
    guide: Guide,
    /// How many probes each row has.
    probes: Vec<usize>,
}

impl Script {
    pub fn new(home: &Path) -> Self {
        let project = home.join("Kartläggning");
        demo::write(&project, date(2026, 11, 12)).unwrap();
        let clock = Clock::at("2026-11-12T12:30:00Z");
        let guide = guides::bilaga2();
        let places = guide.places();
        Self {
            window: Window::timed(home, &clock),
            clock,
            truth: Truth::new(places.iter().map(|place| place.section_number - 1).collect()),
            dice: Dice(20_261_112),
            project,
            home: home.to_owned(),
            probes: places.iter().map(|place| place.row.probes.len()).collect(),
            guide: guide.clone(),
        }
    }

    pub fn rows(&self) -> usize {
        self.probes.len()
    }

    fn strike(&mut self, modifiers: Modifiers, key: Key) {
        self.window.strike(modifiers, key);
    }

    /// From the first screen to the capture line.
    pub fn open(&mut self) {
        self.strike(CTRL, Key::O);
        self.window.frames(2);
        self.window.write(&self.project.display().to_string());
        self.strike(NONE, Key::Enter);
        self.window.until(|w| w.model().project.is_some());
        self.palette("testevik genomför");
    }

    fn palette(&mut self, words: &str) {
        self.strike(CTRL, Key::K);
        self.window.frames(1);
        self.window.write(words);
        self.window.frames(1);
        self.strike(NONE, Key::Enter);
        self.window.until(|w| w.focused().as_deref() == Some(LINE));
    }

    pub fn pass(&mut self, seconds: i64) {
        self.clock.advance(seconds);
        self.truth.pass(seconds);
    }

    /// Waits until the screen says that everything is on disk.
    pub fn saved(&mut self) {
        self.window.frames(2);
        self.window.until(|w| w.label_containing("Sparat ").is_some());
    }

    /// What the program holds is what has happened.
    #[track_caller]
    pub fn agrees(&mut self, n: usize) {
        let places = self.guide.places();
        let model = self.window.model();
        let group = model.dossier().unwrap().sessions.values().next_back().unwrap();
        let own = &group.notes[model.writer()];
        let here = places[self.truth.here].row.id.as_str();
        assert_eq!(own.position.as_ref().map_or("", |row| row.as_str()), here, "after {n}");
        let stream = group.stream();
        let row = |id: &samsyn::domain::ids::RowId| places.iter().position(|place| place.row.id == *id).unwrap();
        let held = stream.iter().map(|entry| Said {
            text: entry.text.clone(),
            row: row(entry.row.as_ref().unwrap()),
            kind: entry.kind,
            relayed: entry.relayed,
            speaker: entry.speaker,
            codes: entry.codes.clone(),
            at: entry.at.as_second(),
        });
        let held: Vec<Said> = held.collect();
        let differs = held.iter().zip(&self.truth.notes.said).position(|(held, said)| held != said);
        if let Some(at) = differs {
            assert_eq!(held[at], self.truth.notes.said[at], "after {n}");
        }
        assert_eq!(held.len(), self.truth.notes.said.len(), "after {n}");
        assert_eq!(own.line.text, "", "after {n}");
    }

    pub fn start_clock(&mut self) {
        self.strike(NONE, Key::F8);
        self.truth.running = true;
    }

    pub fn pause(&mut self, seconds: i64) {
        self.strike(NONE, Key::F8);
        self.truth.running = false;
        self.pass(seconds);
        self.start_clock();
    }

    /// Types: some words in a frame, or letter by letter. An empty text takes no time.
    fn write(&mut self, text: &str, slowly: bool) {
        let mut letters = [0; 4];
        if slowly {
            text.chars().for_each(|c| self.window.write(c.encode_utf8(&mut letters)));
        } else if !text.is_empty() {
            self.window.write(text);
        }
    }

    fn add(&mut self, text: &str, kind: EntryKind, chosen: Chosen) {
        let said = Said {
            text: text.to_owned(),
            row: chosen.row.unwrap_or(self.truth.here),
            kind,
            relayed: chosen.relayed,
            speaker: chosen.speaker,
            codes: chosen.codes,
            at: self.clock.seconds(),
        };
        self.truth.does(|notes| notes.said.push(said));
    }

    /// A plain note.
    fn say(&mut self, text: &str) {
        self.pass(3);
        self.write(text, false);
        self.strike(NONE, Key::Enter);
        self.add(text, EntryKind::Note, Chosen::default());
    }

    /// Entry `n`, in one of the many ways there are.
    pub fn say_something(&mut self, n: usize) {
        let words = format!("{}, sak {n}", PHRASES[self.dice.below(PHRASES.len())]);
        let slowly = n.is_multiple_of(50);
        let mut chosen = Chosen::default();
        let seat = 1 + self.dice.below(9);
        let speaker = Speaker::Seat(SeatCode(u8::try_from(seat).unwrap()));
        let who = self.dice.below(7);
        let what = self.dice.below(15);
        let how = self.dice.below(9);
        let (code_key, code) = FRAME[self.dice.below(6)].clone();
        let (kind_key, kind) = KINDS[self.dice.below(6)];
        let lesson = self.dice.below(8);

        // Before a word is typed
        match who {
            0 | 1 => {
                self.strike(ALT, DIGITS[seat]);
                chosen.speaker = speaker;
            }
            2 => {
                self.strike(ALT, Key::Num0);
                chosen.speaker = Speaker::Everyone;
            }
            _ => {}
        }
        match how {
            0 => {
                self.strike(ALT, code_key);
                chosen.codes.insert(code.clone());
            }
            1 => {
                self.more_codes(ALT, lesson);
                chosen.codes.insert(Code::LESSONS[lesson].clone());
            }
            _ => {}
        }
        match what {
            11 => {
                self.strike(ALT, kind_key);
                chosen.kind = Some(kind);
            }
            13 => {
                self.strike(ALT, Key::R);
                chosen.relayed = true;
            }
            _ => {}
        }
        // The line itself
        if who == 3 {
            self.write(&format!("d{seat} "), slowly);
            chosen.speaker = speaker;
        }
        let (before, after, signed) = match what {
            4 => ("\"", "", Some(EntryKind::Quote)),
            6 => ("*", "*", Some(EntryKind::Observation)),
            7 => ("(", ")", Some(EntryKind::Idea)),
            8 => ("! ", "", Some(EntryKind::Parked)),
            9 => ("?", "", Some(EntryKind::FollowUp)),
            10 => (">\"", "”", Some(EntryKind::Quote)),
            _ => ("", "", None),
        };
        chosen.relayed |= what == 10;
        let (first, second) = words.split_at(words.find(' ').unwrap() + 1);
        self.write(&format!("{before}{first}"), slowly);
        if who == 4 {
            self.strike(ALT, DIGITS[seat]);
            chosen.speaker = speaker;
        }
        match how {
            2 => {
                self.strike(ALT, code_key);
                chosen.codes.insert(code.clone());
            }
            3 => {
                self.write("#möten ", slowly);
                chosen.codes.insert(Code::Own(OwnCode::new("möten").unwrap()));
            }
            _ => {}
        }
        self.leave_and_come_back(n, &mut chosen);
        self.write(second, slowly);
        if how == 4 && after.is_empty() {
            self.write(" #RÅD", slowly);
            chosen.codes.insert(Code::Rad);
        }
        self.write(after, slowly);
        self.pass(SAYING);
        self.strike(if what == 5 { CTRL } else { NONE }, Key::Enter);
        let saved = if what == 5 { EntryKind::Quote } else { signed.or(chosen.kind).unwrap_or_default() };
        self.add(&words, saved, chosen);

        // Once it is saved
        if who == 5 {
            self.strike(ALT_SHIFT, DIGITS[seat]);
            self.latest(|said| said.speaker = speaker);
        }
        if who == 6 {
            self.strike(ALT_SHIFT, Key::Num0);
            self.strike(ALT_SHIFT, Key::U);
            self.latest(|said| said.speaker = Speaker::Everyone);
            self.latest(|said| said.speaker = Speaker::Unknown);
        }
        match how {
            5 => {
                self.strike(ALT_SHIFT, code_key);
                self.latest(|said| said.codes.extend([code]));
            }
            6 => {
                self.more_codes(ALT_SHIFT, lesson);
                self.latest(|said| said.codes.extend([Code::LESSONS[lesson].clone()]));
            }
            _ => {}
        }
        match what {
            12 => {
                self.strike(ALT_SHIFT, kind_key);
                self.latest(|said| said.kind = kind);
            }
            14 => {
                self.strike(ALT_SHIFT, Key::R);
                self.latest(|said| said.relayed = true);
            }
            _ => {}
        }
        // Every way back is there too, once in a while.
        if n.is_multiple_of(37) {
            self.undo();
        }
    }

    /// In the middle of a line: to another question, or only the line.
    fn leave_and_come_back(&mut self, n: usize, chosen: &mut Chosen) {
        let row = self.dice.below(self.rows());
        if n.is_multiple_of(17) {
            self.jump(row);
        }
        if n.is_multiple_of(13) {
            self.strike(ALT, Key::G);
            self.row_key(row);
            chosen.row = Some(row);
        }
    }

    fn latest(&mut self, change: impl FnOnce(&mut Said)) {
        self.truth.does(|notes| change(notes.said.last_mut().unwrap()));
    }

    fn more_codes(&mut self, modifiers: Modifiers, lesson: usize) {
        self.strike(modifiers, Key::L);
        self.window.write(&(lesson + 1).to_string());
        self.strike(NONE, Key::Escape);
    }

    fn row_key(&mut self, row: usize) {
        let key = ROWS.chars().nth(row).unwrap();
        self.window.write(key.encode_utf8(&mut [0; 4]));
        self.window.frames(1);
    }

    pub fn jump(&mut self, row: usize) {
        self.strike(CTRL, Key::G);
        self.row_key(row);
        self.truth.go(row);
    }

    pub fn back(&mut self) {
        self.strike(CTRL, Key::B);
        self.truth.back();
    }

    pub fn next(&mut self) {
        self.strike(NONE, Key::PageDown);
        self.truth.next();
    }

    /// By a search: to question 2.1 b.
    pub fn look_for(&mut self, words: &str) {
        self.palette(words);
        self.truth.go(self.guide.places().iter().position(|place| place.row.id.as_str() == "upplagg-1-formaliserad").unwrap());
    }

    pub fn skip(&mut self, row: usize, reason: usize) {
        self.jump(row);
        self.strike(ALT, Key::X);
        self.window.write(&reason.to_string());
        self.window.frames(1);
        self.skipped(REASONS[reason - 1]);
    }

    /// In words of one's own, over those that may stand there.
    pub fn skip_because(&mut self, row: usize, reason: &str) {
        self.jump(row);
        self.strike(ALT, Key::X);
        self.window.write("4");
        self.window.frames(2);
        self.strike(CTRL, Key::A);
        self.window.write(reason);
        self.strike(NONE, Key::Enter);
        self.window.until(|w| w.focused().as_deref() == Some(LINE));
        self.skipped(reason);
    }

    fn skipped(&mut self, reason: &str) {
        let here = self.truth.here;
        self.truth.mark(here, RowState::Skipped, reason);
        self.truth.go((here + 1).min(self.rows() - 1));
    }

    pub fn park(&mut self, row: usize) {
        self.jump(row);
        self.strike(ALT, Key::V);
        let here = self.truth.here;
        self.truth.mark(here, RowState::Parked, "");
        self.truth.go((here + 1).min(self.rows() - 1));
    }

    pub fn comes_or_goes(&mut self, seat: u8) {
        self.strike(ALT, Key::T);
        self.window.write(&seat.to_string());
        self.strike(NONE, Key::Escape);
        self.truth.does(|notes| {
            if !notes.away.remove(&seat) {
                notes.away.insert(seat);
            }
        });
    }

    pub fn probe(&mut self, probe: u8) {
        self.strike(CTRL, DIGITS[usize::from(probe)]);
        let here = self.truth.here;
        if usize::from(probe) <= self.probes[here] {
            self.truth.does(|notes| {
                let tick = (here, probe - 1);
                if !notes.probes.remove(&tick) {
                    notes.probes.insert(tick);
                }
            });
        }
    }

    pub fn large_view(&mut self) {
        self.strike(NONE, Key::F9);
    }

    pub fn file_latest(&mut self, row: usize) {
        self.strike(ALT, Key::G);
        self.row_key(row);
        self.latest(|said| said.row = row);
    }

    /// Takes the entry that many back into the line.
    fn take_up(&mut self, back: usize) -> usize {
        (0..back).for_each(|_| self.strike(NONE, Key::ArrowUp));
        self.truth.notes.said.len() - back
    }

    /// Writes on at the end of an older entry.
    pub fn rewrite(&mut self, back: usize, more: &str) {
        let at = self.take_up(back);
        self.write(more, false);
        self.strike(NONE, Key::Enter);
        self.truth.does(|notes| notes.said[at].text += more);
    }

    pub fn rewrite_and_think_better_of_it(&mut self) {
        self.take_up(2);
        self.strike(NONE, Key::ArrowDown);
        self.write(" nej", false);
        self.strike(NONE, Key::Escape);
        self.strike(NONE, Key::Escape);
    }

    /// Cuts the last word off the latest entry.
    pub fn split(&mut self) {
        let at = self.take_up(1);
        let said = self.truth.notes.said[at].clone();
        let (first, last) = said.text.rsplit_once(' ').unwrap();
        let left = |pressed| Event::Key { key: Key::ArrowLeft, physical_key: None, pressed, repeat: false, modifiers: NONE };
        self.window.send(last.chars().flat_map(|_| [left(true), left(false)]).collect());
        self.strike(CTRL, Key::D);
        let (first, last) = (first.trim_end().to_owned(), last.to_owned());
        self.truth.does(|notes| {
            notes.said[at].text = first;
            notes.said.insert(at + 1, Said { text: last, ..said });
        });
    }

    /// Two notes that were one thing, once from the line and once from the entry.
    pub fn two_that_are_one(&mut self) {
        for from_line in [true, false] {
            self.say("De träffas varje vecka");
            self.say("men inte i juli");
            if !from_line {
                self.take_up(1);
            }
            self.strike(CTRL, Key::L);
            if !from_line {
                self.strike(NONE, Key::Escape);
            }
            self.truth.does(|notes| {
                let second = notes.said.pop().unwrap();
                let first = notes.said.last_mut().unwrap();
                first.text = format!("{} {}", first.text, second.text);
            });
        }
    }

    /// Deletes an entry by leaving nothing of it.
    pub fn empty_out(&mut self, back: usize) {
        let at = self.take_up(back);
        self.strike(CTRL, Key::A);
        self.strike(NONE, Key::Backspace);
        self.strike(NONE, Key::Enter);
        self.truth.does(|notes| drop(notes.said.remove(at)));
    }

    /// Takes back the latest thing; what had been written is in the line again, and saved anew.
    pub fn undo(&mut self) {
        let last = self.truth.notes.said.last().cloned().unwrap();
        let before = self.truth.notes.said.len();
        self.strike(CTRL, Key::Z);
        self.truth.undo();
        if self.truth.notes.said.len() < before {
            self.strike(NONE, Key::Enter);
            let (here, at) = (self.truth.here, self.clock.seconds());
            self.truth.does(|notes| notes.said.push(Said { row: here, at, ..last }));
        }
    }

    /// Three things that are no entries, there and back.
    pub fn undo_and_redo(&mut self, times: usize) {
        self.comes_or_goes(5);
        self.comes_or_goes(5);
        self.rewrite(1, " – minns vi");
        for _ in 0..times {
            self.strike(CTRL, Key::Z);
            self.truth.undo();
        }
        for n in 0..times {
            // There are two chords for it.
            let (modifiers, key) = if n == 0 { (CTRL, Key::Y) } else { (CTRL | Modifiers::SHIFT, Key::Z) };
            self.strike(modifiers, key);
            self.truth.redo();
        }
    }

    /// The computer stops in the middle of a line and is started again; what was done before can
    /// be taken back after.
    pub fn crash(&mut self) {
        self.rewrite(1, " – före");
        self.write("Håkan har en idé om ", true);
        self.saved();
        self.window.crash();
        self.truth.restart();
        self.pass(4 * 60);
        self.window = Window::timed(&self.home, &self.clock);
        self.open();
        assert_eq!(self.window.value(LINE), "Håkan har en idé om ");
        assert!(self.window.label_containing("Samsyn stängdes oväntat.").is_some());
        self.start_clock();
        self.window.until(|w| w.label_containing("Samsyn stängdes oväntat.").is_none());
        self.write("att ses oftare på ån", false);
        self.strike(NONE, Key::Enter);
        self.add("Håkan har en idé om att ses oftare på ån", EntryKind::Note, Chosen::default());

        self.strike(CTRL, Key::Z);
        assert_eq!(self.window.value(LINE), "Håkan har en idé om att ses oftare på ån");
        self.strike(CTRL, Key::A);
        self.strike(NONE, Key::Backspace);
        self.strike(CTRL, Key::Z);
        self.truth.undo();
        self.truth.undo();
        self.agrees(150);
        for _ in 0..2 {
            self.strike(CTRL, Key::Y);
            self.truth.redo();
        }
        self.agrees(150);
        self.pass(6);
    }
}
