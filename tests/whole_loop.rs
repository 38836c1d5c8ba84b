//! The whole loop in the real window, by labels alone: a draft goes out, a form and a Word file
//! come back, each matter is decided on, a second round goes out, the text is approved, and the
//! final PDF is what was approved.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/rounds.rs"]
mod rounds;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;
#[path = "support/window.rs"]
#[expect(dead_code, reason = "each test uses its part of the driver")]
mod window;

use std::io::{Cursor, Write as _};
use std::path::Path;

use egui::{Key, Modifiers};
use rounds::{agrees, form, granska, paragraph, read_in, replies, says, send};
use samsyn::domain::review::{Outcome, Subject};
use samsyn::domain::session::Organisation;
use samsyn::domain::stage::Stage;
use window::Window;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The Word file of the round, with words changed as Word tracks it.
fn tracked(docx: &Path, from: &str, to: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = false;
    for (name, bytes) in tools::parts(&std::fs::read(docx).unwrap()) {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        let bytes = if name == "word/document.xml" {
            let text = String::from_utf8(bytes).unwrap();
            let at = text.find(from).unwrap();
            found = true;
            let (author, rest) = ("w:author=\"Eva Exempel\" w:date=\"2026-12-09T10:00:00Z\"", at + from.len());
            let (open, close) = ("<w:r><w:t xml:space=\"preserve\">", "</w:t></w:r>");
            let change = format!(
                "{close}<w:del w:id=\"901\" {author}><w:r><w:delText xml:space=\"preserve\">{from}</w:delText></w:r></w:del>\
                 <w:ins w:id=\"902\" {author}>{open}{to}{close}</w:ins>{open}"
            );
            [&text[..at], &change, &text[rest..]].concat().into_bytes()
        } else {
            bytes
        };
        writer.write_all(&bytes).unwrap();
    }
    assert!(found);
    writer.finish().unwrap().into_inner()
}

fn words(window: &mut Window, subject: &Subject) -> String {
    let draft = window.model().dossier().unwrap().draft.clone().unwrap();
    draft.block(subject.block().unwrap()).unwrap().text.clone()
}

fn links(window: &mut Window, subject: &Subject) -> usize {
    window.model().dossier().unwrap().draft.as_ref().unwrap().block(subject.block().unwrap()).unwrap().links.len()
}

fn strike(window: &mut Window, key: Key) {
    window.strike(Modifiers::NONE, key);
    window.frames(3);
}

fn stage(window: &mut Window) -> Stage {
    window.model().dossier().unwrap().stage()
}

#[test]
fn a_draft_becomes_an_approved_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = granska(folder.path());
    assert_eq!(stage(&mut window), Stage::Draft);
    let round = send(&mut window);
    assert_eq!(stage(&mut window), Stage::WithChecker);
    let first = form(&round);
    let docx = window.model().project.as_ref().unwrap().reviewing.made.clone().unwrap().1.docx;

    // The form: one paragraph is wrong, one has a comment.
    let (two, before) = paragraph(&first, 2);
    let (four, _) = paragraph(&first, 4);
    let mut reply = agrees(&first, "a", Organisation::SocialServices);
    says(&mut reply, &two, Some(&format!("{before} Det förnyas i vår.")), "Beslutat i november.");
    says(&mut reply, &four, None, "Gäller det alla tisdagar?");
    read_in(&mut window, folder.path(), &reply);
    assert_eq!(stage(&mut window), Stage::Replied);

    // The Word file: a tracked change in the third.
    let (three, sent) = paragraph(&first, 3);
    assert!(sent.contains("en gång i månaden"));
    let path = folder.path().join("tillbaka.docx");
    std::fs::write(&path, tracked(&docx, "en gång i månaden", "sex gånger om året")).unwrap();
    let had = replies(&mut window);
    window.click("Läs in svarsfil");
    window.until(|w| w.focused().as_deref() == Some("Fil med ett svar"));
    window.write(&path.display().to_string());
    window.click("Läs in");
    window.until(|w| replies(w) > had);
    window.frames(3);
    assert!(window.label_containing("Granskare 2").is_some(), "the author of the change has no name here");
    assert!(window.has("3 stycken kvar att avgöra"));

    // G takes the first two; the third is asked back about.
    let evidence = (links(&mut window, &two), links(&mut window, &three));
    strike(&mut window, Key::G);
    strike(&mut window, Key::G);
    assert_eq!(words(&mut window, &two), format!("{before} Det förnyas i vår."));
    assert_eq!(words(&mut window, &three), sent.replacen("en gång i månaden", "sex gånger om året", 1));
    assert_eq!((links(&mut window, &two), links(&mut window, &three)), evidence, "what it rests on stays");
    window.click("Fråga kontaktpersonen, Stycke 4");
    window.write("Undantar ni sommaren?");
    strike(&mut window, Key::Enter);
    window.until(|w| w.has("1 fråga väntar på svar"));

    // The second round: what has changed, and the question.
    window.click("Ny omgång");
    window.click("Skapa filerna");
    // A round is there before its files are, and is under way only with them.
    window.until(|w| w.model().dossier().unwrap().rounds.len() == 2 && stage(w) == Stage::WithChecker);
    window.frames(3);
    let second = form(&window.model().project.as_ref().unwrap().reviewing.made.clone().unwrap().1.round);
    let mut asked: Vec<&Subject> = second.asked().collect();
    asked.sort();
    let mut expected = vec![&two, &three, &four];
    expected.sort();
    assert_eq!(asked, expected);
    assert_eq!(second.item(&two).unwrap().was.as_deref(), Some(before.as_str()));
    let done = &second.item(&four).unwrap().done[0];
    assert_eq!((done.outcome.as_str(), done.answer.as_str()), ("asked", "Undantar ni sommaren?"));

    // All is right now, and the text is approved as it stands.
    let mut reply = agrees(&second, "a", Organisation::SocialServices);
    reply.approves = true;
    read_in(&mut window, folder.path(), &reply);
    window.until(|w| w.has("Fastställd"));
    assert_eq!(stage(&mut window), Stage::Approved);
    let round = window.model().dossier().unwrap().latest_round().unwrap().1.clone();
    assert_eq!(round.decision(&two).map(|decision| decision.outcome.clone()), None::<Outcome>);

    // The final PDF has the text that was approved, and no mark of a draft.
    window.press(Key::F4);
    window.frames(3);
    window.click("Exportera");
    window.click("Spara filen");
    window.until(|w| w.label_containing(".pdf är sparad").is_some());
    let exports = std::fs::read_dir(folder.path().join("demo/exports")).unwrap().map(|entry| entry.unwrap().path());
    let is_ours = |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("Exempelköping.");
    let pdf = exports.into_iter().find(is_ours).expect("a file that is called no draft");
    let text = tools::dense([tools::run("pdftotext", &[&pdf.display().to_string(), "-"])]);
    assert!(text.contains(&tools::dense(["sex gånger om året", ""])) && text.contains(&tools::dense(["Det förnyas i vår."])));
    for mark in ["Utkast för faktagranskning", "Så granskar du", "Svar senast", "Eva Exempel"] {
        assert!(!text.contains(&tools::dense([mark])), "{mark}");
    }
}
