//! Fact-checking from a terminal, as somebody does it without a window: send, receive, approve;
//! and everything that is no answer is refused with its reason, and changes nothing.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use samsyn::app::demo;
use samsyn::domain::draft::BlockKind;
use samsyn::domain::log::What;
use samsyn::domain::municipality::FigureKind;
use samsyn::domain::review::decide::{self, Choice, Hand};
use samsyn::domain::review::envelope::Kind;
use samsyn::domain::review::{Filled, FilledAnswer, Form, ItemKind, Proposal, Subject, Verdict};
use samsyn::domain::session::Organisation;
use samsyn::storage::exchange;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use serde_json::Value;
use tools::Folder;

/// The demo, and where the files of a round go.
struct Project {
    folder: Folder,
}

impl Project {
    fn new() -> Self {
        let folder = Folder::new();
        demo::write(&folder.path().join("demo"), date(2026, 11, 12)).unwrap();
        Self { folder }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("demo")
    }

    fn samsyn(&self, args: &[&str]) -> (i32, String, String) {
        let output = program::samsyn(self.folder.path(), args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// The JSON of a command that must go well.
    fn json(&self, args: &[&str]) -> Value {
        let (code, out, err) = self.samsyn(args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}: {out}");
        serde_json::from_str(&out).unwrap_or_else(|why| panic!("{args:?}: {why}: {out}"))
    }

    fn send(&self) -> Value {
        self.json(&["send", "demo", "--municipality", demo::SHOWPIECE, "-o", "ut", "--reply-by", "2099-12-11"])
    }

    fn rounds(&self) -> Value {
        self.json(&["rounds", "demo", "--municipality", demo::SHOWPIECE])
    }

    fn form(&self, sent: &Value) -> Form {
        let file = self.folder.path().join(sent["files"]["round"].as_str().unwrap());
        exchange::read(Kind::Round, &fs::read(file).unwrap()).unwrap()
    }

    fn reply(&self, name: &str, filled: &Filled) -> PathBuf {
        self.folder.put(name, exchange::seal(Kind::Reply, filled).unwrap().as_bytes())
    }

    /// Decides that the text stays, whatever was said.
    fn decline_all(&self) {
        let mut opened = Store::open(&self.root()).unwrap();
        let slug = demo::showpiece();
        let dossier = opened.workspace.municipalities.get_mut(&slug).unwrap();
        let (id, mut round) = dossier.latest_round().map(|(id, round)| (id.clone(), round.as_ref().clone())).unwrap();
        let subjects: Vec<Subject> = round.matters().into_iter().map(|matter| matter.subject).collect();
        for subject in subjects {
            let hand = Hand { at: jiff::Timestamp::now(), by: "AB".to_owned() };
            let (draft, choice) = (dossier.draft.as_mut().unwrap(), Choice::Decline("Det stämmer".to_owned()));
            decide::decide(&mut round, draft, &mut dossier.municipality, &subject, choice, hand, &mut || unreachable!()).unwrap();
        }
        opened.store.save(&FileKey::Round(slug, id), &round).unwrap();
    }

    /// Every file of the work folder with what is in it.
    fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn all(folder: &Path, into: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    all(&path, into);
                } else {
                    into.insert(path.clone(), fs::read(&path).unwrap());
                }
            }
        }
        let mut found = BTreeMap::new();
        all(&self.root(), &mut found);
        found
    }

    fn is_refused(&self, file: &str, reason: &str) {
        let before = self.contents();
        let (code, out, err) = self.samsyn(&["receive", "demo", file]);
        assert_eq!(code, 1, "{file}: {out}");
        assert_eq!(err.lines().count(), 1, "one sentence: {err}");
        assert!(err.contains(reason), "{err}");
        let told: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(told, serde_json::json!({ "replies": [] }));
        assert!(before == self.contents(), "{file} changed something");
    }
}

fn answer(subject: &Subject, verdict: Verdict) -> FilledAnswer {
    FilledAnswer {
        id: subject.clone(),
        voice: 0,
        verdict,
        suggestion: None,
        comment: String::new(),
        organisation: None,
        withdraw: false,
        value: None,
        year: None,
        source: None,
    }
}

/// A form in which everything is right.
fn filled(form: &Form) -> Filled {
    Filled {
        round: form.round.clone(),
        token: form.token.clone(),
        draft: form.draft.clone(),
        form: "ett".to_owned(),
        finished: true,
        organisations: vec![Some(Organisation::SocialServices)],
        answers: form.asked().map(|subject| answer(subject, Verdict::Correct)).collect(),
        ..Filled::default()
    }
}

fn text_of(pdf: &Path) -> String {
    tools::run("pdftotext", &[&pdf.display().to_string(), "-"])
}

#[test]
fn a_round_goes_out_comes_back_and_is_approved() {
    let project = Project::new();
    let sent = project.send();
    assert_eq!(sent["round"], "r001");
    let files: Vec<&str> = ["form", "docx", "pdf", "round"].iter().map(|kind| sent["files"][kind].as_str().unwrap()).collect();
    assert!(files.iter().all(|file| project.folder.path().join(file).is_file()), "{files:?}");
    let pdf = text_of(&project.folder.path().join(files[2]));
    assert!(pdf.contains("Utkast för faktagranskning") && pdf.contains("Svar senast 11 december 2099"), "{pdf}");
    let calendar = fs::read_to_string(project.folder.path().join(sent["calendar"].as_str().unwrap())).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20991211"), "{calendar}");
    let mail = fs::read_to_string(project.folder.path().join(sent["mail"].as_str().unwrap())).unwrap();
    assert!(mail.contains("11 december") && mail.contains("Exempelköping"), "{mail}");
    assert_eq!(project.rounds()["rounds"][0]["state"], "out");
    assert_eq!(project.rounds()["stage"], 4);

    let form = project.form(&sent);
    let mut reply = filled(&form);
    let of = |wanted: fn(&ItemKind) -> bool| {
        let item = form.items.iter().find(|item| item.asked && wanted(&item.kind)).unwrap();
        (item.id.clone().unwrap(), item.kind.text().unwrap_or_default().to_owned())
    };
    let (paragraph, text) = of(|kind| matches!(kind, ItemKind::Paragraph { .. }));
    let (quote, _) = of(|kind| matches!(kind, ItemKind::Quote { .. }));
    let (figure, _) = of(|kind| matches!(kind, ItemKind::Figure { .. }));
    for answer in &mut reply.answers {
        if answer.id == paragraph {
            (answer.verdict, answer.suggestion) = (Verdict::Incorrect, Some(format!("{text} Det är nytt.")));
        } else if answer.id == quote {
            (answer.verdict, answer.withdraw, answer.comment) = (Verdict::Comment, true, "Ta bort det".to_owned());
        } else if answer.id == figure {
            (answer.verdict, answer.value) = (Verdict::Incorrect, Some("31 500".to_owned()));
        }
    }
    let file = project.reply("svar.json", &reply);
    let taken = project.json(&["receive", "demo", file.to_str().unwrap()]);
    let told = &taken["replies"][0];
    assert_eq!(told["label"], "Granskare 1, Socialtjänsten");
    assert_eq!(told["new"], true);
    let counts = ["correct", "incorrect", "comments", "suggestions"].map(|key| told[key].as_u64().unwrap());
    assert_eq!(counts, [reply.answers.len() as u64 - 3, 2, 1, 3]);
    assert_eq!(told["unplaced"], serde_json::json!([]));

    // Every verdict is on its block.
    let workspace = Store::open(&project.root()).unwrap().workspace;
    let dossier = &workspace.municipalities[&demo::showpiece()];
    let round = dossier.latest_round().unwrap().1;
    for given in &reply.answers {
        let taken: Vec<_> = round.replies[0].answers.iter().filter(|taken| taken.subject == given.id).collect();
        assert_eq!(taken.len(), 1, "{:?}", given.id);
        assert_eq!(taken[0].verdict, given.verdict);
    }
    let proposal = |subject: &Subject| round.matter(subject).unwrap().remarks[0].1.proposal.clone();
    assert_eq!(proposal(&quote), Some(Proposal::Remove));
    assert_eq!(proposal(&figure), Some(Proposal::Figure { value: Some(31_500.0), year: None, source: None }));
    assert_eq!((round.tally().open, project.rounds()["rounds"][0]["state"].as_str()), (3, Some("answered")));

    // The same again changes nothing; and nothing is approved over what is open.
    let before = project.contents();
    assert_eq!(project.json(&["receive", "demo", file.to_str().unwrap()])["replies"][0]["new"], false);
    assert!(before == project.contents());
    let approve = ["approve", "demo", "--municipality", demo::SHOWPIECE, "--by", "Kontaktpersonen", "--channel", "telefon"];
    let (code, _, err) = project.samsyn(&approve);
    assert!(code == 1 && err.contains("3 to decide on"), "{err}");
    assert!(before == project.contents());
}

#[test]
fn an_approval_is_of_the_text_that_it_saw() {
    let project = Project::new();
    let sent = project.send();
    let form = project.form(&sent);
    let reply = Filled { approves: true, ..filled(&form) };
    let file = project.reply("svar.json", &reply);
    assert_eq!(project.json(&["receive", "demo", file.to_str().unwrap()])["replies"][0]["approved"], true);
    let rounds = project.rounds();
    assert_eq!((&rounds["stage"], &rounds["rounds"][0]["state"]), (&Value::from(6), &Value::from("approved")));
    assert_eq!((&rounds["approved"]["holds"], &rounds["approved"]["draft"]), (&Value::from(true), &Value::from(form.draft.clone())));
    assert_eq!(rounds["approved"]["channel"], "formuläret");

    let export = || {
        project.json(&["export", "demo", "--municipality", demo::SHOWPIECE, "--to", "pdf", "-o", "ut/text.pdf", "--json"]);
        text_of(&project.folder.path().join("ut/text.pdf"))
    };
    assert!(!export().contains("Utkast"), "the approved text carries no mark of a draft");

    // One word is changed: that paragraph is open again, and everything says so.
    let draft = FileKey::Draft(demo::showpiece()).path(&project.root());
    let text = fs::read_to_string(&draft).unwrap();
    // As somebody does who means to write in it by hand: without the sum in its last line.
    let text = text.trim_end().rsplit_once('\n').unwrap().0;
    let is_paragraph = text.find("kind: paragraph").unwrap();
    let at = is_paragraph + text[is_paragraph..].find("text: \"").unwrap() + 7;
    fs::write(&draft, format!("{}Numera är det så. {}", &text[..at], &text[at..])).unwrap();
    let rounds = project.rounds();
    assert_eq!((&rounds["stage"], &rounds["rounds"][0]["state"]), (&Value::from(5), &Value::from("decided")));
    assert_eq!((&rounds["approved"]["holds"], &rounds["approved"]["changed"]), (&Value::from(false), &Value::from(1)));
    assert!(export().contains("Utkast för faktagranskning"));

    // The second round asks about that paragraph alone, and shows what it was.
    let again = project.form(&project.send());
    assert_eq!(again.number, 2);
    let asked: Vec<&Subject> = again.asked().collect();
    assert_eq!(asked.len(), 1);
    let item = again.item(asked[0]).unwrap();
    let (was, now) = (item.was.as_deref().unwrap(), item.kind.text().unwrap());
    assert_eq!(now, format!("Numera är det så. {was}"));

    // By telephone, with another date; then it is final again.
    let approve = |date: &str| {
        let args =
            ["approve", "demo", "--municipality", demo::SHOWPIECE, "--by", "Kontaktpersonen", "--channel", "telefon", "--date", date];
        project.samsyn(&args)
    };
    let (code, out, err) = approve("2026-12-10");
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let rounds = project.rounds();
    let seal = &rounds["approved"];
    assert_eq!((&seal["holds"], &seal["channel"], &seal["date"]), (&true.into(), &"telefon".into(), &"2026-12-10".into()));
    assert!(!export().contains("Utkast"));

    let log: Vec<String> = rounds["log"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap().to_owned()).collect();
    assert!(log.first().is_some_and(|line| line.starts_with("Omgång 1 skickad till")), "{log:?}");
    assert!(log.last().is_some_and(|line| line.contains("Kontaktpersonen, telefon, 10 december 2026")), "{log:?}");
    let logs = Store::open(&project.root()).unwrap().workspace.logs;
    let events: Vec<&What> = logs.values().flat_map(|log| &log.events).map(|logged| &logged.what).collect();
    let count = |wanted: fn(&What) -> bool| events.iter().filter(|what| wanted(what)).count();
    assert_eq!(count(|what| matches!(what, What::Sent { .. })), 2);
    assert_eq!(count(|what| matches!(what, What::Received { .. })), 1);
    assert_eq!(count(|what| matches!(what, What::Approved { .. })), 2);
    assert_eq!(project.json(&["check", "demo", "--json"]), serde_json::json!([]));
}

#[test]
fn what_is_no_answer_is_refused() {
    let project = Project::new();
    let sent = project.send();
    let form = project.form(&sent);
    let good = filled(&form);
    let refused = |name: &str, filled: Filled, reason: &str| {
        project.reply(name, &filled);
        project.is_refused(name, reason);
    };
    refused("annan.json", Filled { token: "0".repeat(16), ..good.clone() }, "belongs to no round of this project");
    refused("utkast.json", Filled { draft: "0".repeat(64), ..good.clone() }, "another version of the draft");
    refused("omgang.json", Filled { round: "r009".to_owned(), ..good.clone() }, "another round");
    let half = Filled { finished: false, answers: good.answers[..3].to_vec(), ..good.clone() };
    refused("halv.json", half, "saved half-way");
    refused("brist.json", Filled { answers: good.answers[..3].to_vec(), ..good.clone() }, "does not say that it is a supplement");
    let mut both = Filled { approves: true, ..good.clone() };
    (both.answers[0].verdict, both.answers[0].comment) = (Verdict::Comment, "Nja".to_owned());
    refused("bade.json", both, "approves the text and objects to it at once");
    let mut strange = good.clone();
    strange.answers.push(answer(&"bffffffffff".parse().unwrap(), Verdict::Correct));
    refused("okand.json", strange, "something that was not in the round");
    let mut long = good.clone();
    long.answers[0].comment = "å".repeat(20_001);
    refused("lang.json", long, "more than a reply can hold");
    let mut many = good.clone();
    many.answers = vec![good.answers[0].clone(); 2_001];
    refused("manga.json", many, "more than a reply can hold");

    let sealed = exchange::seal(Kind::Reply, &good).unwrap();
    project.folder.put("andrad.json", sealed.replacen("correct", "comment", 1).as_bytes());
    project.is_refused("andrad.json", "has been changed since it was saved");
    project.folder.put("kapad.json", &sealed.as_bytes()[..sealed.len() / 2]);
    project.is_refused("kapad.json", "cut short");
    project.folder.put("tom.json", b"");
    project.is_refused("tom.json", "cut short");
    project.folder.put("nyare.json", sealed.replacen("\"format\": 1", "\"format\": 7", 1).as_bytes());
    project.is_refused("nyare.json", "later version");
    project.folder.put("stor.json", " ".repeat(1_100_000).as_bytes());
    project.is_refused("stor.json", "is too large");
    project.is_refused(sent["files"]["form"].as_str().unwrap(), "is the form itself and no reply");
    project.is_refused(sent["files"]["round"].as_str().unwrap(), "is a round and no reply");
    project.is_refused(sent["files"]["pdf"].as_str().unwrap(), "cut short, or is something else");
    project.is_refused("finns-inte.json", "is missing");
    fs::create_dir(project.folder.path().join("mapp.json")).unwrap();
    project.is_refused("mapp.json", "is a folder");

    // A good one beside a bad one is taken in all the same.
    project.reply("svar.json", &good);
    let (code, out, err) = project.samsyn(&["receive", "demo", "kapad.json", "svar.json"]);
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, told["replies"].as_array().unwrap().len()), (1, 1), "{err}");
    // When another round has gone out, the first takes no more.
    project.send();
    project.reply("sent.json", &Filled { form: "två".to_owned(), ..good });
    project.is_refused("sent.json", "a later one has gone out since");
}

#[test]
fn no_name_leaves_with_a_round() {
    let project = Project::new();
    let draft = FileKey::Draft(demo::showpiece()).path(&project.root());
    let text = fs::read_to_string(&draft).unwrap();
    let is_quote = text.find("kind: quote").unwrap();
    let at = is_quote + text[is_quote..].find("text: \"").unwrap() + 7;
    fs::write(&draft, format!("{}Karin Andersson sa att {}", &text[..at], &text[at..])).unwrap();
    let before = project.contents();
    let (code, out, err) = project.samsyn(&["send", "demo", "--municipality", demo::SHOWPIECE, "-o", "ut"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("Karin Andersson") && err.contains("nothing was sent"), "{err}");
    assert!(!project.folder.path().join("ut").exists() && before == project.contents());
    let args = ["send", "demo", "--municipality", demo::SHOWPIECE, "-o", "ut", "--recipient", "Karin Andersson"];
    fs::write(&draft, text).unwrap();
    assert_eq!(project.samsyn(&args).0, 1, "nor as to whom it goes");

    // What somebody writes into an answer is not told to others in the next round.
    let sent = project.send();
    let form = project.form(&sent);
    let mut reply = filled(&form);
    reply.answers[0].verdict = Verdict::Comment;
    reply.answers[0].comment = "Det vet Karin Andersson mer om".to_owned();
    let file = project.reply("svar.json", &reply);
    project.json(&["receive", "demo", file.to_str().unwrap()]);
    let (code, _, err) = project.samsyn(&["send", "demo", "--municipality", demo::SHOWPIECE, "-o", "ut"]);
    assert!(code == 1 && err.contains("to be decided on first"), "{err}");
    project.decline_all();
    let files = project.send()["files"].as_object().unwrap().clone();
    for file in files.values() {
        let bytes = fs::read(project.folder.path().join(file.as_str().unwrap())).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("Andersson"), "{file}");
    }
}

#[test]
fn a_project_that_is_not_there_or_empty_says_so() {
    let project = Project::new();
    let (code, _, err) = project.samsyn(&["send", "demo", "--municipality", "finns-inte", "-o", "ut"]);
    assert!(code == 1 && err.contains("no municipality"), "{err}");
    let (code, _, err) = project.samsyn(&["send", "demo", "--municipality", "testevik", "-o", "ut"]);
    assert!(code == 1 && err.contains("no draft to send"), "{err}");
    let (code, _, err) = project.samsyn(&["approve", "demo", "--municipality", "testevik", "--by", "K", "--channel", "x"]);
    assert!(code == 1 && err.contains("no text to approve"), "{err}");
    assert_eq!(project.samsyn(&["receive", "demo"]).0, 2);
}

#[test]
fn figures_and_headings_have_their_place() {
    let project = Project::new();
    let form = project.form(&project.send());
    let workspace = Store::open(&project.root()).unwrap().workspace;
    let dossier = &workspace.municipalities[&demo::showpiece()];
    let figures = FigureKind::ALL.iter().filter(|kind| dossier.municipality.figures.get(**kind).is_some()).count();
    let blocks = dossier.draft.as_ref().unwrap().blocks.iter().filter(|block| !block.is_blank()).collect::<Vec<_>>();
    let headings = blocks.iter().filter(|block| block.kind == BlockKind::Heading).count();
    assert_eq!(form.asked().count(), blocks.len() - headings + figures + 1, "all but headings, and the contact persons");
    let with_source = form
        .items
        .iter()
        .filter(|item| matches!(&item.kind, ItemKind::Figure { source, year, .. } if !source.is_empty() && !year.is_empty()));
    assert_eq!(with_source.count(), figures);
    assert!(form.asked().count() >= 20, "as many as somebody answers");
}

/// A DOCX with a word of its text changed, as a program without tracked changes would.
fn rewritten(docx: &[u8], from: &str, to: &str) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut done = 0;
    for (name, bytes) in tools::parts(docx) {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        let bytes = if name == "word/document.xml" {
            let text = String::from_utf8(bytes).unwrap();
            done += text.matches(from).count();
            text.replacen(from, to, 1).into_bytes()
        } else {
            bytes
        };
        writer.write_all(&bytes).unwrap();
    }
    assert!(done > 0, "{from}");
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_word_file_comes_back() {
    let project = Project::new();
    let sent = project.send();
    let docx = sent["files"]["docx"].as_str().unwrap();
    project.is_refused(docx, "says nothing: no change, no comment");
    let bytes = fs::read(project.folder.path().join(docx)).unwrap();
    let workspace = Store::open(&project.root()).unwrap().workspace;
    let draft = workspace.municipalities[&demo::showpiece()].draft.clone().unwrap();
    let block = draft.blocks.iter().find(|block| block.text.contains("en gång i månaden")).unwrap();
    let changed = rewritten(&bytes, "en gång i månaden", "sex gånger om året");
    let file = project.folder.put("tillbaka.docx", &changed);
    let taken = project.json(&["receive", "demo", file.to_str().unwrap()]);
    let told = &taken["replies"][0];
    assert_eq!((&told["label"], &told["new"]), (&"Granskare 1".into(), &true.into()), "{taken}");
    assert_eq!((&told["incorrect"], &told["suggestions"], &told["unplaced"]), (&1.into(), &1.into(), &serde_json::json!([])));
    let workspace = Store::open(&project.root()).unwrap().workspace;
    let round = workspace.municipalities[&demo::showpiece()].latest_round().unwrap().1.clone();
    let matters = round.matters();
    assert_eq!((matters.len(), &matters[0].subject), (1, &Subject::Block(block.id.clone())));
    let expected = block.text.replacen("en gång i månaden", "sex gånger om året", 1);
    assert_eq!(matters[0].remarks[0].1.proposal, Some(Proposal::Words(vec![expected])));
    let before = project.contents();
    assert_eq!(project.json(&["receive", "demo", "tillbaka.docx"])["replies"][0]["new"], false);
    assert!(before == project.contents());

    // Another document is not taken for it.
    project.folder.put("annan.docx", &fs::read("tests/fixtures/anteckningar.docx").unwrap());
    project.is_refused("annan.docx", "is not the draft that was sent");
    project.folder.put("kapad.docx", &bytes[..bytes.len() / 2]);
    project.is_refused("kapad.docx", "kapad.docx");
}
