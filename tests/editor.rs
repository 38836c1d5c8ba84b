//! The text editor of Compile, as a writer uses it: over the edges of blocks, with the clipboard,
//! by hand and by key, with evidence that follows, and with undo that survives a restart.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::path::Path;

use egui::{Event, Key, Modifiers};
use samsyn::app::demo;
use samsyn::domain::draft::links::{Standing, sentence_at};
use samsyn::domain::draft::{Block, BlockKind, Draft, Part};
use samsyn::domain::ids::BlockId;
use samsyn::storage::store::Store;
use window::Window;

const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const NONE: Modifiers = Modifiers::NONE;

/// The demo's Exempelköping on Compile, with the caret at the end of the first paragraph of the
/// narrative.
fn open(home: &Path) -> Window {
    let project = home.join("demo");
    demo::write(&project, jiff::civil::date(2026, 11, 22)).unwrap();
    let mut window = Window::open(home);
    go_in(&mut window, &project);
    window
}

fn go_in(window: &mut Window, project: &Path) {
    window.chord(CTRL, Key::O);
    window.type_into("Mapp", &project.display().to_string());
    window.press(Key::Enter);
    window.click("Mer om Exempelköping");
    window.click("Sammanställ");
    window.until(|w| w.has("Att se över") && w.model().project.as_ref().unwrap().compile.pages.is_some());
}

fn draft(window: &mut Window) -> Draft {
    window.model().dossier().unwrap().draft.clone().unwrap()
}

fn texts(window: &mut Window, part: Part) -> Vec<String> {
    draft(window).part(part).map(|block| block.text.clone()).collect()
}

fn caret(window: &mut Window) -> (BlockId, usize) {
    let compile = &window.model().project.as_ref().unwrap().compile;
    (compile.block.clone().unwrap(), compile.selection.end)
}

fn here(window: &mut Window) -> Block {
    let (block, _) = caret(window);
    draft(window).block(&block).unwrap().clone()
}

/// Puts the caret at the end of the `n`th block of the narrative, by PgDn from the first block.
fn at_the_end_of(window: &mut Window, n: usize) -> BlockId {
    let wanted = draft(window).part(Part::Story).nth(n).unwrap().id.clone();
    window.click("Stycke 1");
    for _ in 0..40 {
        window.strike(NONE, Key::PageDown);
        window.frames(3);
        if caret(window).0 == wanted {
            window.strike(CTRL, Key::End);
            window.frames(2);
            return wanted;
        }
    }
    panic!("PgDn never came there");
}

#[test]
fn the_caret_goes_over_the_edges_of_blocks() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    let before = draft(&mut window);
    let story: Vec<&Block> = before.part(Part::Story).collect();
    let first = at_the_end_of(&mut window, 1);
    // Right at the end, left at the start: the next block and back.
    window.strike(NONE, Key::ArrowRight);
    window.frames(3);
    assert_eq!(caret(&mut window), (story[2].id.clone(), 0));
    window.strike(NONE, Key::ArrowLeft);
    window.frames(3);
    assert_eq!(caret(&mut window), (first.clone(), story[1].len()));
    // Down from the last line, up from the first.
    window.strike(NONE, Key::ArrowDown);
    window.frames(3);
    assert_eq!(caret(&mut window).0, story[2].id);
    window.strike(CTRL, Key::Home);
    window.frames(2);
    window.strike(NONE, Key::ArrowUp);
    window.frames(3);
    assert_eq!(caret(&mut window).0, first);
    assert_eq!(draft(&mut window), before, "going about changes nothing");

    // Enter, typing, Backspace and Delete.
    window.strike(CTRL, Key::End);
    window.strike(NONE, Key::Enter);
    window.frames(3);
    window.type_text("En ny mening.");
    assert_eq!((here(&mut window).text.as_str(), here(&mut window).kind), ("En ny mening.", BlockKind::Paragraph));
    assert!(here(&mut window).links.is_empty(), "nobody has said it");
    window.strike(CTRL, Key::Home);
    window.strike(NONE, Key::Backspace);
    window.frames(3);
    assert_eq!(caret(&mut window).0, first);
    assert_eq!(here(&mut window).text, format!("{} En ny mening.", story[1].text));
    assert_eq!(here(&mut window).links, story[1].links, "the new sentence rests on nothing");
    for _ in 0.."n ny mening.".len() {
        window.strike(NONE, Key::Delete);
    }
    window.frames(2);
    window.strike(NONE, Key::Delete);
    window.strike(NONE, Key::Backspace);
    window.frames(2);
    assert_eq!(here(&mut window).text, story[1].text);
    window.strike(NONE, Key::Delete);
    window.frames(3);
    assert_eq!(here(&mut window).text, format!("{} {}", story[1].text, story[2].text), "Delete at the end joins the next");
    for _ in 0..12 {
        window.strike(CTRL, Key::Z);
        window.frames(2);
    }
    assert_eq!(draft(&mut window).blocks, before.blocks);
    // Cut in a word and joined again, it is the word it was.
    window.strike(CTRL, Key::Home);
    for _ in 0..3 {
        window.strike(NONE, Key::ArrowRight);
    }
    window.strike(NONE, Key::Enter);
    window.frames(3);
    window.strike(NONE, Key::Backspace);
    window.frames(3);
    assert_eq!(draft(&mut window).blocks, before.blocks);
}

#[test]
fn several_blocks_are_chosen_copied_moved_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    let before = texts(&mut window, Part::Story);
    let was = draft(&mut window);
    at_the_end_of(&mut window, 1);
    window.strike(SHIFT, Key::ArrowDown);
    window.frames(2);
    window.strike(SHIFT, Key::ArrowDown);
    window.frames(2);
    window.send(vec![Event::Copy]);
    let copied = window.copied().expect("something is on the clipboard");
    assert_eq!(copied, format!("{}\n”{}”\n{}\n", before[1], before[2], before[3]));

    window.strike(Modifiers::ALT, Key::ArrowUp);
    window.frames(3);
    let mut moved = before.clone();
    moved[0..4].rotate_left(1);
    assert_eq!(texts(&mut window, Part::Story), moved);
    window.strike(NONE, Key::Delete);
    window.frames(3);
    moved.drain(0..3);
    assert_eq!(texts(&mut window, Part::Story), moved);

    // What was copied becomes the same blocks again, evidence and all.
    window.strike(CTRL, Key::Home);
    window.send(vec![Event::Paste(copied)]);
    window.frames(3);
    let bare = |block: &Block| (block.kind, block.text.clone(), block.links.clone());
    let pasted: Vec<_> = draft(&mut window).part(Part::Story).map(bare).collect();
    let cut: Vec<_> = was.part(Part::Story).skip(1).take(3).map(bare).collect();
    assert!(pasted.windows(3).any(|three| three == cut), "{pasted:?}");
    assert!(cut.iter().all(|(_, _, links)| !links.is_empty()));
    for _ in 0..3 {
        window.strike(CTRL, Key::Z);
        window.frames(2);
    }
    assert_eq!(texts(&mut window, Part::Story), before);
    for _ in 0..3 {
        window.strike(CTRL, Key::Y);
        window.frames(2);
    }
    // The same words, in blocks that were pasted.
    assert_eq!(texts(&mut window, Part::Story), before);
    assert_ne!(draft(&mut window).blocks, was.blocks);
}

#[test]
fn a_list_from_word_stays_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    at_the_end_of(&mut window, 1);
    window.strike(NONE, Key::Enter);
    window.frames(3);
    let (_, place) = (caret(&mut window), draft(&mut window).index_of(&caret(&mut window).0).unwrap());
    window.send(vec![Event::Paste("Så här gör vi:\r\n•\tVi ses på tisdagar\r\n•\tAlla får ordet\r\nDet räcker.\r\n".to_owned())]);
    window.frames(3);
    let draft = draft(&mut window);
    let seen: Vec<(BlockKind, &str)> = draft.blocks[place..place + 4].iter().map(|block| (block.kind, block.text.as_str())).collect();
    assert_eq!(
        seen,
        [
            (BlockKind::Paragraph, "Så här gör vi:"),
            (BlockKind::Point, "Vi ses på tisdagar"),
            (BlockKind::Point, "Alla får ordet"),
            (BlockKind::Paragraph, "Det räcker."),
        ]
    );
}

#[test]
fn words_are_found_and_replaced_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    let count = |window: &mut Window, word: &str| draft(window).blocks.iter().map(|block| block.text.matches(word).count()).sum::<usize>();
    let before = draft(&mut window);
    let named = count(&mut window, "Arbetsförmedlingen");
    assert!(named > 3);
    at_the_end_of(&mut window, 1);
    window.chord(CTRL, Key::R);
    window.type_text("Arbetsförmedlingen");
    window.until(|w| w.has(&format!("{named} träffar")));
    window.type_into("Ersätt med", "Jobbkontoret");
    // The first one after the caret, and no other.
    let after = here(&mut window).id;
    window.click("Ersätt");
    assert_eq!((count(&mut window, "Jobbkontoret"), count(&mut window, "Arbetsförmedlingen")), (1, named - 1));
    let replaced = draft(&mut window).blocks.iter().position(|block| block.text.contains("Jobbkontoret")).unwrap();
    let expected = before.blocks.iter().skip(before.index_of(&after).unwrap() + 1).find(|block| block.text.contains("Arbetsförmedlingen"));
    assert_eq!(before.blocks[replaced].id, expected.unwrap().id);
    window.click("Ersätt alla");
    assert_eq!((count(&mut window, "Jobbkontoret"), count(&mut window, "Arbetsförmedlingen")), (named, 0));
    let links = |draft: &Draft| draft.blocks.iter().map(|block| block.links.len()).collect::<Vec<_>>();
    assert_eq!(links(&draft(&mut window)), links(&before), "evidence stays");
    for _ in 0..2 {
        window.strike(CTRL, Key::Z);
        window.frames(2);
    }
    assert_eq!(draft(&mut window).blocks, before.blocks);
}

#[test]
fn what_was_found_and_then_written_over_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    let block = at_the_end_of(&mut window, 1);
    window.strike(CTRL, Key::Home);
    window.chord(CTRL, Key::R);
    window.type_text("ledningen");
    window.press(Key::Enter);
    window.frames(2);
    let before = draft(&mut window).block(&block).unwrap().text.clone();
    assert!(before.contains("ledningen"));
    // The words move while the search is open.
    window.click("Stycke 2");
    window.strike(CTRL, Key::Home);
    window.type_text("Nu: ");
    window.type_into("Ersätt med", "chefen");
    window.click("Ersätt");
    window.frames(2);
    let expected = format!("Nu: {before}").replacen("ledningen", "chefen", 1);
    assert_eq!(draft(&mut window).block(&block).unwrap().text, expected);
}

#[test]
fn a_sentence_rests_on_what_was_said_and_says_so_when_that_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    let block = at_the_end_of(&mut window, 1);
    window.strike(NONE, Key::Enter);
    window.frames(3);
    window.type_text("Ingen har sagt det här. Men det här.");
    let new = caret(&mut window).0;
    assert_ne!(new, block);
    window.until(|w| w.label_containing("Meningen bygger inte på något underlag").is_some());
    window.until(|w| w.has("1 stycke utan underlag"));
    // From the text to the material and back, by key.
    window.strike(CTRL, Key::J);
    for _ in 0..2 {
        window.strike(NONE, Key::ArrowDown);
        window.frames(3);
    }
    let said = window.focused().unwrap();
    window.strike(CTRL, Key::L);
    window.frames(3);
    let links = draft(&mut window).block(&new).unwrap().links.clone();
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].words, said);
    assert_eq!(links[0].from..links[0].to, sentence_at("Ingen har sagt det här. Men det här.", 30));
    window.strike(NONE, Key::Escape);
    window.until(|w| w.has("Meningen bygger på"));
    assert!(!window.has("1 stycke utan underlag"));

    // The note is rewritten on Run: what rests on it is marked, and confirmed.
    let entry = links[0].entry.clone();
    window.press(Key::F3);
    window.until(|w| w.has("Anteckningsrad"));
    rewrite(&mut window, &said);
    window.press(Key::F4);
    window.until(|w| w.label_containing("där underlaget har ändrats").is_some());
    // Other blocks rest on it too, as the demo has it; each says so.
    let shaken = |window: &mut Window| window.model().project.as_ref().unwrap().compile.evidence.shaken.clone();
    let places: Vec<BlockId> = shaken(&mut window).into_iter().map(|(block, ..)| block).collect();
    assert!(places.contains(&new), "{places:?}");
    let show = window.label_containing("Visa: ").unwrap();
    for _ in 0..places.len() {
        window.click(&show);
        window.frames(3);
        if caret(&mut window).0 == new {
            break;
        }
    }
    window.until(|w| w.has("Anteckningen har ändrats"));
    window.click("Stämmer ändå");
    window.until(|w| shaken(w).len() == places.len() - 1);
    let links = draft(&mut window).block(&new).unwrap().links.clone();
    assert_eq!((links[0].entry.clone(), links[0].words.as_str()), (entry, format!("{said} Eller?").as_str()));
}

/// Finds an entry on Run and adds a word to it.
fn rewrite(window: &mut Window, said: &str) {
    window.strike(CTRL, Key::F);
    window.frames(2);
    window.write(said);
    window.frames(3);
    let more = window.label_containing("Mer om anteckningen").expect("it is found");
    window.click(&more);
    window.click("Ändra");
    window.until(|w| w.value("Anteckningsrad") == said);
    window.strike(CTRL, Key::End);
    window.write(" Eller?");
    window.strike(NONE, Key::Enter);
    window.frames(4);
}

#[test]
fn undo_goes_on_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    let before = draft(&mut window);
    at_the_end_of(&mut window, 1);
    window.type_text(" Nytt.");
    window.strike(NONE, Key::Enter);
    window.frames(3);
    window.type_text("Och ett till.");
    window.strike(Modifiers::ALT, Key::ArrowDown);
    window.frames(3);
    let after = draft(&mut window);
    window.until(|w| w.model().project.as_ref().unwrap().saving.is_clean());
    window.close();

    let project = folder.path().join("demo");
    let opened = Store::open(&project).unwrap();
    assert_eq!(opened.workspace.municipalities[&demo::showpiece()].draft.as_ref().unwrap().blocks, after.blocks);
    let mut window = Window::open(folder.path());
    go_in(&mut window, &project);
    for _ in 0..4 {
        window.strike(CTRL, Key::Z);
        window.frames(3);
    }
    assert_eq!(draft(&mut window).blocks, before.blocks);
    for _ in 0..4 {
        window.strike(CTRL, Key::Y);
        window.frames(3);
    }
    assert_eq!(draft(&mut window).blocks, after.blocks);
}

#[test]
fn a_misspelt_word_is_mended_from_the_strip() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    at_the_end_of(&mut window, 1);
    window.type_text(" Handläggre");
    window.until(|w| w.has("Handläggre finns inte i ordboken."));
    window.click("Förslag");
    window.until(|w| w.has("Skriv Handläggare i stället"));
    window.click("Skriv Handläggare i stället");
    assert!(here(&mut window).text.ends_with(" Handläggare"), "{}", here(&mut window).text);
    window.type_text(" samtalskartan");
    window.until(|w| {
        let text = here(w).text;
        w.model().spelling.misspelt(&text).is_some()
    });
    let text = here(&mut window).text;
    assert!(window.model().spelling.misspelt(&text).unwrap().is_empty(), "a compound is no fault");
}

#[test]
fn after_a_dialog_one_writes_on_where_one_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    at_the_end_of(&mut window, 1);
    window.strike(CTRL, Key::E);
    window.until(|w| w.has("Spara filen"));
    window.strike(NONE, Key::Escape);
    window.until(|w| !w.has("Spara filen"));
    window.frames(4);
    window.type_text(" Vidare.");
    assert!(here(&mut window).text.ends_with(" Vidare."));
    window.click("Versioner");
    window.until(|w| w.has("Namn på versionen"));
    window.strike(NONE, Key::Escape);
    window.frames(5);
    window.type_text(" Igen.");
    assert!(here(&mut window).text.ends_with(" Vidare. Igen."));
}

#[test]
fn a_note_that_is_taken_away_marks_what_rested_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    let before = draft(&mut window);
    let quote = before.part(Part::Story).find(|block| block.kind == BlockKind::Quote).unwrap().clone();
    window.press(Key::F3);
    window.until(|w| w.has("Anteckningsrad"));
    window.strike(CTRL, Key::F);
    window.frames(2);
    window.write(&quote.links[0].words);
    window.frames(3);
    let more = window.label_containing("Mer om anteckningen").expect("it is found");
    window.click(&more);
    window.click("Ta bort anteckningen");
    window.frames(3);
    window.press(Key::F4);
    window.until(|w| w.label_containing("där underlaget har ändrats").is_some());
    let shaken = window.model().project.as_ref().unwrap().compile.evidence.shaken.clone();
    assert!(shaken.contains(&(quote.id.clone(), quote.links[0].entry.clone(), Standing::Deleted)), "{shaken:?}");
    // The words that were captured are still there to be compared with.
    assert_eq!(draft(&mut window).block(&quote.id).unwrap().links[0].words, quote.links[0].words);
}

#[test]
fn a_click_on_the_page_goes_to_its_block_and_a_drag_moves_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = open(folder.path());
    let (printed, count) = {
        let pages = window.model().project.as_ref().unwrap().compile.pages.as_ref().unwrap();
        (pages.places.iter().filter(|place| place.from.0 == 0).nth(2).unwrap().clone(), pages.count)
    };
    let page = window.area(&format!("Sida 1 av {count}")).expect("the large page");
    let scale = page.height() / 841.89;
    window.point_at(egui::pos2(page.center().x, page.top() + (printed.from.1 + 3.0) * scale));
    window.frames(4);
    assert_eq!(caret(&mut window).0, printed.block);

    // By the margin of a paragraph, to above the one before it.
    let before = texts(&mut window, Part::Story);
    at_the_end_of(&mut window, 1);
    let heading = window.area("Rubrik").expect("the first heading");
    let paragraph = window.area("Stycke 2").expect("the paragraph below it");
    window.drag(egui::pos2(paragraph.left() - 50.0, paragraph.top() + 12.0), egui::pos2(heading.left() + 80.0, heading.top() + 4.0));
    let mut moved = before.clone();
    moved.swap(0, 1);
    assert_eq!(texts(&mut window, Part::Story), moved);
}
