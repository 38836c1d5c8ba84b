//! The form of a round as a contact person fills it in: in a real browser, by its keys alone, and
//! what comes of that in the work folder it came from.
//!
//! `form_page.rs` looks at the same page: barriers, widths, what it asks the network for.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;
#[path = "support/round.rs"]
#[expect(dead_code, reason = "each test uses its part of a round")]
mod round;
#[path = "support/webdriver.rs"]
#[expect(dead_code, reason = "each test uses its part of a browser")]
mod webdriver;

use std::fs;
use std::path::{Path, PathBuf};

use samsyn::domain::project::Language;
use samsyn::domain::review::envelope::Kind;
use samsyn::domain::review::{Answer, Filled, Item, ItemKind, Proposal, Subject, Verdict, Voice};
use samsyn::domain::session::Organisation;
use samsyn::storage::exchange;
use serde_json::json;

use round::{Sent, subject};
use webdriver::{Browser, Make};

/// What nothing on the way may take for its own.
const WORDS: &str = "Styrgruppen möts sex gånger om året – ”på riktigt” – säger 'ordföranden' & \"alla\" </script><b>Åh, öl!</b>";
const REPLY: &str = "svar-exempelkoping-omgang-1.json";

/// What somebody says about one thing, and how.
enum Say {
    Correct,
    /// Not correct: these words instead, from an organisation that is chosen with the arrows.
    Words(&'static str, &'static str),
    /// Not correct, found with the arrows; only a comment.
    Wrong(&'static str),
    Comment(&'static str),
    /// A comment with words of its own.
    Suggestion(&'static str, &'static str),
    Withdraw(&'static str),
    Figure(&'static str, f64),
    /// The contact persons: something more stands there.
    Contacts(&'static str),
}

impl Say {
    /// What is said about each of the things asked.
    fn about(item: &Item, quotes: &mut usize) -> Self {
        if matches!(item.kind, ItemKind::Quote { .. }) {
            *quotes += 1;
        }
        match (&item.kind, item.kind.number(), *quotes) {
            (ItemKind::Quote { .. }, _, 1) => Self::Comment("Ordet 123 ska stå kvar, inte 2."),
            (ItemKind::Quote { .. }, _, 2) => Self::Withdraw("Det går att förstå vem det är."),
            (ItemKind::Figure { percent: false, .. }, ..) => Self::Figure("31 500", 31_500.0),
            (_, Some(3), _) => Self::Words(WORDS, "Så står det i protokollet."),
            (_, Some(6), _) => Self::Wrong("Två veckor gäller inte för alla."),
            (_, Some(9), _) => Self::Comment("Gäller också vuxenutbildningen."),
            (_, Some(13), _) => Self::Suggestion("Kan sägas kortare.", "Ledningen står bakom en kort överenskommelse."),
            (ItemKind::Contacts { .. }, ..) => Self::Contacts("Växel: 0000-00 00 99"),
            _ => Self::Correct,
        }
    }

    fn verdict(&self) -> Verdict {
        match self {
            Self::Correct => Verdict::Correct,
            Self::Words(..) | Self::Wrong(_) | Self::Figure(..) | Self::Contacts(_) => Verdict::Incorrect,
            Self::Comment(_) | Self::Suggestion(..) | Self::Withdraw(_) => Verdict::Comment,
        }
    }

    /// Says it with the keys; the focus is at the item's choices.
    fn with_keys(&self, browser: &Browser, id: &str) {
        let within = |part: &str| format!("#item-{id} {part}");
        let field = |name: &str| format!("#{name}-{id}");
        let at = |selector: &str| assert!(browser.is_at(selector), "{selector}");
        match self {
            Self::Correct => browser.press(&["1"]),
            Self::Words(words, why) => {
                browser.press(&["2"]);
                at(&field("suggestion"));
                browser.press(&["Control+a"]);
                browser.write(words);
                // The organisation of the form is chosen here already; this is another's.
                browser.go("Tab", &within("[name^=organisation]:checked"), 1);
                browser.press(&["Right"]);
                at(&within("[value=labour_market_unit]:checked"));
                browser.go("Tab", &field("comment"), 1);
                browser.write(why);
            }
            Self::Wrong(comment) => {
                browser.press(&["Down", "Down", "Up"]);
                at(&within("[value=incorrect]:checked"));
                browser.go("Tab", &field("comment"), 4);
                browser.write(comment);
            }
            Self::Comment(comment) => {
                browser.press(&["3"]);
                at(&field("comment"));
                browser.write(comment);
            }
            Self::Suggestion(comment, words) => {
                browser.press(&["3"]);
                browser.write(comment);
                browser.go("Tab", &within(".editor > button"), 3);
                browser.press(&["Enter"]);
                at(&field("suggestion"));
                browser.press(&["Control+a"]);
                browser.write(words);
            }
            Self::Withdraw(why) => {
                browser.go("Tab", &field("withdraw"), 1);
                browser.press(&["Space"]);
                browser.go("Tab", &field("comment"), 2);
                browser.write(why);
            }
            Self::Figure(value, _) => {
                browser.press(&["2"]);
                at(&field("value"));
                browser.press(&["Control+a"]);
                browser.write(value);
            }
            Self::Contacts(more) => {
                browser.press(&["2"]);
                at(&field("suggestion"));
                browser.press(&["Control+End"]);
                browser.write(&format!(" {more}"));
            }
        }
    }

    /// The answer that it must become.
    fn answer(&self, item: &Item) -> Answer {
        let words = |text: &str| Some(Proposal::Words(vec![text.to_owned()]));
        let (proposal, comment) = match self {
            Self::Correct => (None, String::new()),
            Self::Words(text, why) => (words(text), (*why).to_owned()),
            Self::Wrong(comment) | Self::Comment(comment) => (None, (*comment).to_owned()),
            Self::Suggestion(comment, text) => (words(text), (*comment).to_owned()),
            Self::Withdraw(why) => (Some(Proposal::Remove), (*why).to_owned()),
            Self::Figure(_, value) => (Some(Proposal::Figure { value: Some(*value), year: None, source: None }), String::new()),
            Self::Contacts(more) => {
                let ItemKind::Contacts { cards, .. } = &item.kind else { panic!("no contact persons") };
                let cards: Vec<String> = cards.iter().map(|card| card.join("\n")).collect();
                (None, format!("{} {more}", cards.join("\n\n")))
            }
        };
        let organisation = match self {
            Self::Words(..) => Organisation::LabourMarketUnit,
            _ => Organisation::SocialServices,
        };
        answer(subject(item), organisation, self.verdict(), proposal, comment)
    }
}

fn answer(subject: Subject, from: Organisation, verdict: Verdict, proposal: Option<Proposal>, comment: String) -> Answer {
    Answer { subject, voices: vec![Voice { number: 1, organisation: Some(from) }], verdict, proposal, comment, about: String::new() }
}

fn id(item: &Item) -> String {
    subject(item).to_string()
}

fn choices(item: &Item) -> String {
    format!("#item-{} .choices input", id(item))
}

/// The form in a browser that has never seen it.
fn open(make: Make, sent: &Sent) -> Browser {
    let browser = Browser::open(make);
    browser.show(&sent.form);
    browser
}

/// Goes from the top of the page to the first question that has no answer.
#[track_caller]
fn to_next(browser: &Browser) {
    browser.press(&["Tab"]);
    assert!(browser.is_at(".skip"));
    browser.go("Tab", "#next-open", 1);
    browser.press(&["Enter"]);
}

/// Everything that is left is correct, by the button for that.
fn mark_rest(browser: &Browser) {
    browser.go("Tab", "#mark-rest", 120);
    browser.press(&["Enter"]);
    browser.until("document.activeElement.matches('#question button')");
    browser.press(&["Enter"]);
    browser.until("document.activeElement.matches('#message button')");
}

/// Saves the reply; the button for it is within reach.
fn save(browser: &Browser, button: &str, to: &Path) -> PathBuf {
    browser.go("Shift+Tab", button, 12);
    browser.press(&["Enter"]);
    browser.downloaded(REPLY, to)
}

fn progress(browser: &Browser) -> String {
    browser.text("document.getElementById('progress-text').textContent")
}

/// Answers all there is, each in its own way, and reloads in the middle.
fn fill_in_by_keyboard(make: Make) {
    let sent = Sent::new(Language::Sv);
    let browser = open(make, &sent);
    let asked = sent.asked();
    let mut quotes = 0;
    let say: Vec<Say> = asked.iter().map(|item| Say::about(item, &mut quotes)).collect();
    let remarks = say.iter().filter(|say| say.verdict() != Verdict::Correct).count();
    assert!(asked.len() > 25 && remarks >= 8, "{} asked, {remarks} of them not just correct", asked.len());
    assert_eq!(progress(&browser), format!("0 av {} besvarade", asked.len()));

    // Who answers: the first chips after the text on how it is done.
    browser.press(&["Tab"]);
    assert!(browser.is_at(".skip"));
    browser.press(&["Enter"]);
    browser.go("Tab", "[name=organisation-form]", 2);
    browser.press(&["Space"]);

    // A heading is never asked about, but may be said something of.
    let headings = sent.all(|kind| matches!(kind, ItemKind::Heading { .. }));
    let heading = headings[2];
    let after = asked.iter().position(|item| item.kind.number() == Some(8)).unwrap();
    let middle = asked.iter().position(|item| item.kind.number() == Some(7)).unwrap();
    for (n, (item, this)) in asked.iter().zip(&say).enumerate() {
        // An answer of "correct" leads on by itself; from a field it is Tab that does.
        if n == 0 || say[n - 1].verdict() != Verdict::Correct {
            browser.go("Tab", &choices(item), 12);
        }
        assert!(browser.is_at(&choices(item)), "not led on to {}", id(item));
        if n == after {
            browser.go("Shift+Tab", &format!("#item-{} button", id(heading)), 1);
            browser.press(&["Enter"]);
            assert!(browser.is_at(&format!("#comment-{}", id(heading))));
            browser.write("Bra rubrik?");
            browser.go("Tab", &choices(item), 5);
        }
        this.with_keys(&browser, &id(item));
        if n == middle {
            // At once: what was written last is kept all the same.
            browser.reload();
            assert_eq!(progress(&browser), format!("{} av {} besvarade", n + 1, asked.len()));
            assert!(browser.is("!document.getElementById('restored').hidden"));
            let third = id(sent.numbered(3));
            assert_eq!(browser.text(&format!("document.getElementById('suggestion-{third}').value")), WORDS);
            to_next(&browser);
            assert!(browser.is_at(&choices(asked[n + 1])), "the next without an answer");
        }
    }
    assert_eq!(progress(&browser), format!("{0} av {0} besvarade", asked.len()));
    browser.go("Tab", "#whole-comment", 6);
    browser.write("Tack för ett gott arbete!");
    browser.go("Tab", "[name=organisation-whole]", 1);
    browser.press(&["Space", "Right", "Right"]);
    assert!(browser.is("document.getElementById('approves').disabled"), "there are remarks");
    browser.go("Tab", "#save-reply", 4);
    browser.press(&["Enter"]);
    let file = browser.downloaded(REPLY, &sent.path(REPLY));
    let said = browser.text("document.getElementById('message').textContent");
    assert!(said.contains(REPLY) && said.contains("Exempelkonsulterna"), "{said}");

    let received = sent.receive(&file);
    assert_eq!((received.code, received.err.as_str()), (0, ""));
    let taken = &received.replies[0];
    let of = |verdict: Verdict| say.iter().filter(|say| say.verdict() == verdict).count();
    let counts = [&taken["correct"], &taken["incorrect"], &taken["comments"], &taken["suggestions"]].map(|n| n.as_u64().unwrap());
    assert_eq!(counts[..2], [of(Verdict::Correct) as u64, of(Verdict::Incorrect) as u64]);
    // Besides those of the things asked about, that of the heading and of the whole.
    let mut expected: Vec<Answer> = asked.iter().zip(&say).map(|(item, say)| say.answer(item)).collect();
    let remark = answer(subject(heading), Organisation::SocialServices, Verdict::Comment, None, "Bra rubrik?".to_owned());
    expected.insert(after, remark);
    let whole = answer(Subject::Whole, Organisation::EmploymentService, Verdict::Comment, None, "Tack för ett gott arbete!".to_owned());
    expected.push(whole);
    assert_eq!(counts[2], expected.iter().filter(|answer| !answer.comment.is_empty()).count() as u64);
    assert_eq!(counts[3], expected.iter().filter(|answer| answer.proposal.is_some()).count() as u64);
    assert_eq!(taken["new"], true);
    assert_eq!((&taken["approved"], &taken["unplaced"]), (&json!(false), &json!([])));

    let replies = sent.replies();
    assert_eq!(replies.len(), 1);
    for (found, expected) in replies[0].answers.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(replies[0].answers.len(), expected.len());
    let tally = sent.dossier().latest_round().unwrap().1.tally();
    assert_eq!((tally.asked, tally.answered, tally.open), (asked.len(), asked.len(), remarks + 2));

    // The same once more.
    let before = sent.files();
    let again = sent.receive(&file);
    assert_eq!((again.code, again.err.as_str(), &again.replies[0]["new"]), (0, "", &json!(false)));
    assert_eq!(sent.files(), before, "the same file twice changes nothing");
}

#[test]
fn a_form_filled_in_by_keyboard_lands_block_by_block() {
    fill_in_by_keyboard(Make::Chromium);
}

#[test]
fn a_form_filled_in_by_keyboard_lands_block_by_block_from_firefox() {
    fill_in_by_keyboard(Make::Firefox);
}

#[test]
fn two_answers_joined_in_one_form_stand_side_by_side() {
    let sent = Sent::new(Language::Sv);
    let asked = sent.asked();
    // A colleague answers two things at another computer, and saves half-way.
    let colleague = {
        let browser = open(Make::Chromium, &sent);
        browser.press(&["Tab", "Enter"]);
        browser.go("Tab", "[name=organisation-form]", 2);
        browser.press(&["Space", "Right", "Right"]);
        browser.go("Tab", &choices(asked[0]), 8);
        browser.press(&["2", "Control+a"]);
        browser.write("Kommunen är större än så.");
        browser.go("Tab", &choices(asked[1]), 12);
        browser.press(&["3"]);
        browser.write("Siffran är från i fjol.");
        browser.go("Tab", "#save-part", 160);
        browser.press(&["Enter"]);
        browser.downloaded(REPLY, &sent.path("kollegan.json"))
    };
    let browser = open(Make::Chromium, &sent);
    browser.press(&["Tab", "Enter"]);
    browser.go("Tab", "[name=organisation-form]", 2);
    browser.press(&["Space"]);
    browser.go("Tab", &choices(asked[0]), 8);
    browser.press(&["2", "Control+a"]);
    browser.write("Kommunen är mindre än så.");
    browser.choose("#load-reply", &[&colleague]);
    browser.until("document.querySelectorAll('.voice').length === 2");
    let voice = |item: &Item| browser.text(&format!("document.querySelector('#item-{} .voices').textContent", id(item)));
    assert!(voice(asked[0]).contains("Från Arbetsförmedlingen") && voice(asked[0]).contains("större än så."), "{}", voice(asked[0]));
    assert!(voice(asked[1]).contains("Siffran är från i fjol."));
    // The same file once more is known again.
    browser.choose("#load-reply", &[&colleague]);
    browser.until("document.getElementById('message').textContent.includes('redan inläst')");
    mark_rest(&browser);
    let file = save(&browser, "#save-reply", &sent.path(REPLY));

    let received = sent.receive(&file);
    assert_eq!((received.code, received.err.as_str()), (0, ""));
    let replies = sent.replies();
    let [reply] = replies.as_slice() else { panic!("one reply") };
    let voices = [Organisation::SocialServices, Organisation::EmploymentService].map(Some);
    let voices: Vec<Voice> = (1..).zip(voices).map(|(number, organisation)| Voice { number, organisation }).collect();
    assert_eq!(reply.voices, voices);
    let about = |item: &Item| -> Vec<(Voice, Verdict, Option<Proposal>, &str)> {
        let of = reply.answers.iter().filter(|answer| answer.subject == subject(item));
        of.map(|answer| (answer.voices[0], answer.verdict, answer.proposal.clone(), answer.comment.as_str())).collect()
    };
    let words = |text: &str| Some(Proposal::Words(vec![text.to_owned()]));
    let both = [
        (voices[0], Verdict::Incorrect, words("Kommunen är mindre än så."), ""),
        (voices[1], Verdict::Incorrect, words("Kommunen är större än så."), ""),
    ];
    assert_eq!(about(asked[0]), both);
    assert_eq!(about(asked[1]), [(voices[1], Verdict::Comment, None, "Siffran är från i fjol.")]);
    let dossier = sent.dossier();
    let round = dossier.latest_round().unwrap().1;
    assert!(round.matter(&subject(asked[0])).unwrap().differs(), "they want different things");
    assert_eq!(round.tally().answered, asked.len());
}

#[test]
fn a_text_is_approved_in_the_form() {
    let sent = Sent::new(Language::Sv);
    let browser = open(Make::Chromium, &sent);
    assert!(!sent.dossier().is_approved());
    mark_rest(&browser);
    browser.go("Tab", "#approves", 2);
    browser.press(&["Space"]);
    let file = save(&browser, "#save-reply", &sent.path(REPLY));
    let received = sent.receive(&file);
    assert_eq!((received.code, received.err.as_str()), (0, ""));
    assert_eq!(received.replies[0]["approved"], true);
    let dossier = sent.dossier();
    assert!(dossier.is_approved());
    assert_eq!(dossier.approvals.all.len(), 1);
    assert_eq!(dossier.approvals.all[0].hash, sent.content.draft);
}

#[test]
fn what_is_no_reply_to_this_round_is_refused_and_changes_nothing() {
    let sent = Sent::new(Language::Sv);
    let (half, whole) = {
        let browser = open(Make::Chromium, &sent);
        to_next(&browser);
        browser.press(&["1", "1"]);
        let half = save(&browser, "#save-part", &sent.path("halv.json"));
        mark_rest(&browser);
        (half, save(&browser, "#save-reply", &sent.path(REPLY)))
    };
    let text = fs::read_to_string(&whole).unwrap();
    let filled: Filled = exchange::read(Kind::Reply, text.as_bytes()).unwrap();
    let other = Sent::new(Language::Sv);
    let resealed = |change: &dyn Fn(&mut Filled)| {
        let mut filled = filled.clone();
        change(&mut filled);
        exchange::seal(Kind::Reply, &filled).unwrap()
    };
    let edited = text.replacen("correct", "corrent", 1);
    assert_ne!(edited, text);
    let refused = [
        (half, "saved half-way"),
        (sent.form.clone(), "the form itself"),
        (sent.round.clone(), "a round and no reply"),
        (sent.put("ändrad.json", edited), "changed since it was saved"),
        (sent.put("kapad.json", &text[..text.len() - 40]), "cut short"),
        (sent.put("tom.json", ""), "cut short"),
        (other.put("annan.json", resealed(&|filled| filled.token.clone_from(&other.content.token))), "no round of this project"),
        (sent.put("omgang.json", resealed(&|filled| filled.round = "r002".to_owned())), "another round"),
        (sent.put("utkast.json", resealed(&|filled| filled.draft = "0".repeat(64))), "another version of the draft"),
        (sent.put("gles.json", resealed(&|filled| drop(filled.answers.pop()))), "1 of"),
    ];
    let before = sent.files();
    for (file, why) in &refused {
        let received = sent.receive(file);
        assert_eq!((received.code, received.replies.len()), (1, 0), "{why}: {received:?}");
        assert!(received.err.contains(why) && !received.err.contains("panicked"), "{why}: {}", received.err);
        assert_eq!(received.err.lines().count(), 1, "{why}: a sentence: {}", received.err);
        assert!(received.err.contains(file.file_name().unwrap().to_str().unwrap()), "{why}: which file: {}", received.err);
        assert!(sent.files() == before, "{why}: something has changed");
    }
    // What it was made of is taken.
    assert_eq!(sent.receive(&whole).code, 0);
    assert!(sent.files() != before);
}
