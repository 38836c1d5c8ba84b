//! The form of a round as a page: axe-core finds no barrier in it, nothing leaves it, and it fits
//! on the narrowest screen. What comes of filling it in is shown by `form.rs`.

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
use std::path::PathBuf;

use samsyn::domain::project::Language;
use samsyn::domain::review::decide::Choice;
use samsyn::domain::review::envelope::Kind;
use samsyn::domain::review::{Filled, FilledAnswer, FilledWhole, Item, ItemKind, Round, Subject, Verdict};
use samsyn::domain::session::Organisation;
use samsyn::storage::exchange;
use serde_json::{Value, json};

use round::{Sent, first, subject};
use webdriver::{Browser, Make};

const AXE: &str = include_str!("fixtures/axe/axe.min.js");

/// Everything that axe knows, beyond what the law asks for. What has scrolled under a bar that
/// stays has no background that axe could name: it looks from the top.
const RUN: &str = "scrollTo(0, 0);
document.querySelector('.right').scrollTop = 0;
document.activeElement.blur();
const found = await axe.run(document, { resultTypes: ['violations', 'incomplete'] });
const short = rules => rules.map(rule => ({ id: rule.id, nodes: rule.nodes.map(node => node.html) }));
return { violations: short(found.violations), incomplete: short(found.incomplete), passes: found.passes.length };";

/// Answers of every kind, left open; the reply cannot be saved so, and a question is asked.
const OPEN: &str = "document.getElementById('show-all')?.click();
const click = (kind, verdict, n) =>
    [...document.querySelectorAll(`.item[data-kind=${kind}] .choices:not([hidden]) [value=${verdict}]`)][n]?.click();
click('paragraph', 'correct', 0);
click('paragraph', 'incorrect', 0);
click('paragraph', 'comment', 1);
click('quote', 'comment', 0);
click('figure', 'incorrect', 0);
click('contacts', 'incorrect', 0);
[...document.querySelectorAll('.item:not([hidden]) .check:not([hidden]) [id^=withdraw]')].at(-1)?.click();
document.querySelector('.item[data-kind=heading] button:not([hidden])').click();
document.querySelector('[name=organisation-form]').click();
document.getElementById('save-reply').click();
document.getElementById('mark-rest').click();
return document.querySelectorAll('.editor textarea').length;";

const DESK: (u32, u32) = (1440, 900);
const PHONE: (u32, u32) = (390, 844);

fn said(item: &Item, verdict: Verdict) -> FilledAnswer {
    FilledAnswer {
        id: subject(item),
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

/// A whole reply from another computer.
fn reply(sent: &Sent, organisation: Organisation, answers: Vec<FilledAnswer>) -> Filled {
    let form = &sent.content;
    Filled {
        round: form.round.clone(),
        token: form.token.clone(),
        draft: form.draft.clone(),
        form: "c0ffee0000000001".to_owned(),
        finished: true,
        supplement: true,
        saved: Some("2026-11-28T10:00:00Z".parse().unwrap()),
        organisations: vec![Some(organisation)],
        answers,
        whole: vec![FilledWhole { voice: 0, comment: "Tack!".to_owned(), organisation: None }],
        ..Filled::default()
    }
}

/// A second round, after decisions of every kind about the first.
fn second(language: Language) -> Sent {
    let mut sent = Sent::new(language);
    let withdrawn = subject(sent.all(|kind| matches!(kind, ItemKind::Quote { .. }))[1]);
    let figure = subject(sent.all(|kind| matches!(kind, ItemKind::Figure { .. }))[0]);
    let of = |number| subject(sent.numbered(number));
    let (accepted, changed, declined, dealt) = (of(3), of(5), of(9), of(10));
    let answer = |item: &&Item| {
        let (subject, comment) = (subject(item), |text: &str| FilledAnswer { comment: text.to_owned(), ..said(item, Verdict::Comment) });
        let words = |text: &str| FilledAnswer { suggestion: Some(text.to_owned()), ..said(item, Verdict::Incorrect) };
        match &subject {
            it if *it == accepted => words("Styrgruppen har chefer från de tre parterna och träffas sex gånger om året."),
            it if *it == changed => words("Varje onsdag sitter handläggarna vid samma bord."),
            it if *it == declined => comment("Kunde sägas kortare."),
            it if *it == dealt => comment("Säg också hur ofta."),
            it if *it == withdrawn => FilledAnswer { withdraw: true, ..comment("Det går att förstå vem det är.") },
            it if *it == figure => FilledAnswer { value: Some("31 500".to_owned()), ..said(item, Verdict::Incorrect) },
            _ => said(item, Verdict::Correct),
        }
    };
    let answers = sent.asked().iter().map(answer).collect();
    sent.answered(&reply(&sent, Organisation::SocialServices, answers));
    let choices = |round: &Round| {
        let accept = |subject: &Subject| (subject.clone(), Choice::Accept(round.matter(subject).unwrap().remarks[0].0.clone()));
        let own = "Varje tisdag och torsdag sitter handläggarna vid samma bord.".to_owned();
        vec![
            accept(&accepted),
            accept(&withdrawn),
            (changed.clone(), Choice::Own(own)),
            (declined.clone(), Choice::Decline("Det är redan kort.".to_owned())),
            (dealt.clone(), Choice::Dealt("Det står i stycket före.".to_owned())),
            (figure.clone(), Choice::Ask("Vilket år gäller siffran?".to_owned())),
            (Subject::Whole, Choice::Dealt("Tack själva.".to_owned())),
        ]
    };
    sent.decided(choices);
    assert_eq!((sent.content.number, sent.asked().len(), sent.content.gone.len()), (2, 3, 1));
    sent
}

/// A colleague's reply about the first things asked.
fn joined(sent: &Sent) -> PathBuf {
    let asked = sent.asked();
    let mut answers = vec![
        FilledAnswer { suggestion: Some("En helt ny text.".to_owned()), ..said(asked[0], Verdict::Incorrect) },
        FilledAnswer { comment: "Ser rätt ut, men fråga SCB.".to_owned(), ..said(asked[1], Verdict::Comment) },
    ];
    answers[0].organisation = Some(Organisation::LabourMarketUnit);
    let filled = reply(sent, Organisation::EmploymentService, answers);
    sent.put("kollegan.json", exchange::seal(Kind::Reply, &filled).unwrap())
}

#[track_caller]
fn axe(browser: &Browser, what: &str) {
    browser.run(&format!("{AXE}\nreturn true;"));
    let found = browser.run(RUN);
    assert_eq!(found["violations"], json!([]), "{what}");
    assert_eq!(found["incomplete"], json!([]), "{what}: what axe could not tell");
    assert!(found["passes"].as_u64().unwrap() > 20, "{what}: {found}");
}

fn no_barrier(language: Language) {
    let (desk, phone) = (Browser::open(Make::Chromium), Browser::open(Make::Phone));
    for sent in [Sent::new(language), second(language)] {
        let file = joined(&sent);
        for (browser, size, is_dark) in [(&desk, DESK, false), (&phone, PHONE, false), (&desk, DESK, true), (&phone, PHONE, true)] {
            let what = |how: &str| format!("{language:?}, round {}, {size:?}, dark: {is_dark}, {how}", sent.content.number);
            browser.screen(size, is_dark);
            browser.show(&sent.form);
            axe(browser, &what("fresh"));
            browser.choose("#load-reply", &[&file]);
            browser.until("document.querySelectorAll('.item .voice').length === 2");
            assert!(browser.run(OPEN).as_u64().unwrap() >= 3);
            axe(browser, &what("with answers"));
            // Kept a moment after the last change; the next has to begin anew.
            browser.run("await new Promise(done => setTimeout(done, 500)); localStorage.clear(); return true;");
        }
    }
    assert_eq!([desk, phone].map(|browser| browser.complaints()), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn axe_finds_no_barrier_in_swedish() {
    no_barrier(Language::Sv);
}

#[test]
fn axe_finds_no_barrier_in_english() {
    no_barrier(Language::En);
}

/// The page with something in the place of something else.
fn changed(page: &str, from: &str, to: &str) -> String {
    assert!(page.contains(from), "{from}");
    page.replacen(from, to, 1)
}

#[test]
fn axe_finds_what_is_planted() {
    let sent = Sent::new(Language::Sv);
    let page = fs::read_to_string(&sent.form).unwrap();
    let planted = [
        ("html-has-lang", changed(&page, "<html lang=\"sv-SE\">", "<html>")),
        ("document-title", changed(&page, "<title>Faktagranskning: Exempelköping</title>", "")),
        ("color-contrast", changed(&page, "--ink3: #56645f", "--ink3: #b6c4bf")),
        ("meta-viewport", changed(&page, "initial-scale=1", "initial-scale=1, user-scalable=no")),
        ("label", changed(&page, "\"form-load\":\"Läs in ett svar\"", "\"form-load\":\"\"")),
        ("button-name", changed(&page, "\"form-mark-rest\":\"Markera resten som Stämmer\"", "\"form-mark-rest\":\"\"")),
        ("image-alt", changed(&page, "<div id=\"app\">", "<img src=\"x.png\"><div id=\"app\">")),
    ];
    let browser = Browser::open(Make::Chromium);
    browser.screen(DESK, false);
    for (rule, page) in planted {
        browser.show(&sent.put("planterad.html", page));
        browser.run(&format!("{AXE}\nreturn true;"));
        let found = browser.run(RUN);
        let ids: Vec<&Value> = found["violations"].as_array().unwrap().iter().map(|found| &found["id"]).collect();
        assert!(ids.contains(&&json!(rule)), "{rule}: {ids:?}");
    }
}

/// What of the page came from elsewhere, or would have.
fn fetched(browser: &Browser) -> Vec<String> {
    let entries = browser.run("return performance.getEntriesByType('resource').map(entry => entry.name);");
    let entries = entries.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    let outside = |address: &String| !["file:", "blob:", "data:", "chrome:"].iter().any(|own| address.starts_with(own));
    browser.requests().into_iter().filter(outside).chain(entries).collect()
}

#[test]
fn no_request_leaves_the_page() {
    let sent = second(Language::Sv);
    let file = joined(&sent);
    let browser = Browser::open(Make::Chromium);
    browser.show(&sent.form);
    browser.choose("#load-reply", &[&file]);
    browser.until("document.querySelectorAll('.item .voice').length === 2");
    browser.run(OPEN);
    browser.run("document.getElementById('save-part').click(); return true;");
    browser.downloaded("svar-exempelkoping-omgang-2.json", &sent.path("svar.json"));
    browser.reload();
    assert_eq!(fetched(&browser), Vec::<String>::new());
    assert_eq!(browser.complaints(), Vec::<String>::new());

    // It would be seen: the page's own policy stops it, and without that it goes out.
    let page = fs::read_to_string(&sent.form).unwrap();
    let planted = changed(&page, "<div id=\"app\">", "<img alt=\"\" src=\"http://exempelkoping.example/x.png\"><div id=\"app\">");
    browser.show(&sent.put("planterad.html", &planted));
    browser.until("document.images[0].complete");
    let complaints = browser.complaints();
    assert!(complaints.iter().any(|said| said.contains("Content Security Policy")), "{complaints:?}");
    assert!(browser.is("document.getElementById('save-reply') !== null"));
    browser.requests();
    browser.show(&sent.put("planterad.html", changed(&planted, "http-equiv=\"Content-Security-Policy\"", "name=\"x\"")));
    browser.until("document.images[0].complete");
    assert!(fetched(&browser).contains(&"http://exempelkoping.example/x.png".to_owned()));

    // A script that is not the form's own does not run either.
    let planted = changed(&page, "<div id=\"app\">", "<script>document.title = 'kapad';</script><div id=\"app\">");
    browser.show(&sent.put("planterad.html", planted));
    assert_eq!(browser.text("document.title"), "Faktagranskning: Exempelköping");
}

#[test]
fn a_percentage_is_said_once() {
    let sent = Sent::new(Language::Sv);
    let browser = Browser::open(Make::Chromium);
    browser.show(&sent.form);
    let shown = browser.run("return [...document.querySelectorAll('.figure .value')].map(value => value.textContent);");
    assert_eq!(shown, json!(["31\u{a0}400", "3,9 procent", "7,2 procent", "8,6 procent"]));
    browser.run("document.querySelectorAll('[data-kind=figure] [value=incorrect]')[1].click(); return true;");
    assert_eq!(browser.text("document.querySelector('[id^=value-figure]').value"), "3,9");
}

/// What reaches beyond the right edge, or makes the page wider than the window.
const TOO_WIDE: &str = "const wide = document.documentElement.scrollWidth > innerWidth ? ['page'] : [];
const parts = [...document.querySelectorAll('main *, .left *, .right *, .top *')];
const out = parts.filter(part => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('.sr, svg'));
return [...wide, ...out.map(part => part.outerHTML.slice(0, 120))];";

/// What a finger would miss.
const TOO_SMALL: &str = "const all = [...document.querySelectorAll('button, .choice, .chip, .check, textarea, input[type=text]')];
return all.filter(part => part.offsetParent && part.getBoundingClientRect().height < 43.9).map(part => part.outerHTML.slice(0, 120));";

#[test]
fn nothing_is_cut_off_on_the_narrowest_screen() {
    let browser = Browser::open(Make::Phone);
    for sent in [Sent::new(Language::Sv), second(Language::En)] {
        for width in [320, 390, 700, 720, 1099, 1100, 1440] {
            browser.screen((width, 700), false);
            browser.show(&sent.form);
            assert_eq!(browser.run("return innerWidth;"), json!(width));
            for (state, work) in [("fresh", ""), ("with answers", OPEN)] {
                browser.run(if work.is_empty() { "return true;" } else { work });
                assert_eq!(browser.run(TOO_WIDE), json!([]), "{width}, {state}");
                if width <= 700 {
                    assert_eq!(browser.run(TOO_SMALL), json!([]), "{width}, {state}");
                }
            }
        }
    }
    // A word without end would be seen, were it not broken.
    let sent = Sent::new(Language::Sv);
    let page = fs::read_to_string(&sent.form).unwrap();
    browser.screen((320, 700), false);
    browser.show(&sent.put("bred.html", changed(&page, "</style>", "main p { white-space: nowrap; }</style>")));
    assert_ne!(browser.run(TOO_WIDE), json!([]));
}

/// The pictures in the README: `SAMSYN_PICTURES=assets/screenshots cargo test --test form_page pictures`
/// puts them there.
#[test]
fn pictures() {
    let sent = Sent::new(Language::Sv);
    assert_eq!(sent.content.round, first().as_str());
    let aside = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("SAMSYN_PICTURES").map_or_else(|| aside.path().to_owned(), PathBuf::from);
    for (name, size, is_dark) in [("form-desktop", DESK, false), ("form-phone", PHONE, false), ("form-desktop-dark", DESK, true)] {
        let browser = Browser::open(if size == PHONE { Make::Phone } else { Make::Chromium });
        browser.screen(size, is_dark);
        browser.show(&sent.form);
        browser.go("Tab", "#next-open", 2);
        browser.press(&["Enter", "1", "1", "1", "1", "3"]);
        browser.write("Gäller hela länet.");
        browser.go("Tab", ".choices input", 6);
        browser.press(&["1", "1", "2", "Control+a"]);
        let third = subject(sent.numbered(3));
        let text = sent.numbered(3).kind.text().unwrap().replace("en gång i månaden", "sex gånger om året");
        browser.write(&text);
        browser.run(&format!("document.querySelector('[name=\"organisation-{third}\"]').click(); return true;"));
        let quotes = sent.all(|kind| matches!(kind, ItemKind::Quote { .. }));
        let top = if size == PHONE { third } else { subject(quotes[0]) };
        browser.run(&format!("document.getElementById('item-{top}').scrollIntoView(); return true;"));
        browser.until("document.getElementById('saved-state').textContent !== ''");
        let picture = browser.picture();
        assert!(picture.starts_with(b"\x89PNG") && picture.len() > 20_000, "{name}: there is something on it");
        fs::write(folder.join(format!("{name}.png")), picture).unwrap();
    }
}
