//! Every shortcut of the one table, pressed in the real window as a Swedish keyboard sends it,
//! does what the table says and types nothing.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "shortcuts/bench.rs"]
mod bench;
#[path = "support/rounds.rs"]
mod rounds;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use bench::{Bench, CTRL, LINE, NONE, bench, rows, word};
use egui::{Key, Modifiers, Role, ViewportCommand};
use samsyn::app::keys::{Action, Aim, Binding, Scope, bindings};
use samsyn::app::model::Screen;
use samsyn::domain::coding::Code;
use samsyn::domain::draft::{BlockKind, Draft};
use samsyn::domain::notes::{EntryKind, Line, Marks, RowState, Speaker};
use samsyn::domain::review::Verdict;
use samsyn::domain::session::{Organisation, SeatCode};
use samsyn::storage::{guides, layout};

const ALT_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::ALT };

impl Bench {
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
