//! The web site of a publication in a browser, from files alone: every link leads somewhere, the
//! search finds words with å, ä and ö, axe-core finds no barrier on any page in light or dark,
//! nothing is asked for that is not there, and it prints without its menus.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;
#[path = "support/publication.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod publication;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;
#[path = "support/webdriver.rs"]
#[expect(dead_code, reason = "each test uses its part of a browser")]
mod webdriver;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use publication::{KNOWN, headings, publish, sentences, six};
use tools::{Folder, dense};
use webdriver::{Browser, Make};

const AXE: &str = include_str!("fixtures/axe/axe.min.js");
/// Everything that axe knows, beyond what the law asks for.
const RUN: &str = "const found = await axe.run(document, { resultTypes: ['violations', 'incomplete'] });
const short = rules => rules.map(rule => ({ id: rule.id, nodes: rule.nodes.map(node => [node.html, ...node.any.map(check => check.message)]) }));
return { violations: short(found.violations), incomplete: short(found.incomplete), passes: found.passes.length };";

/// As high as the pages, so that nothing lies below what axe looks at.
const DESK: (u32, u32) = (1280, 6000);
const PHONE: (u32, u32) = (390, 9000);

struct Site {
    folder: Folder,
    root: PathBuf,
    /// Every page, in the order of their paths.
    pages: Vec<PathBuf>,
}

impl Site {
    fn new() -> Self {
        let folder = Folder::new();
        let root = six(&folder);
        publish(&folder, "ut");
        let mut pages = Vec::new();
        let mut folders = vec![folder.path().join("ut/webbplats")];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { pages.push(path) }
            }
        }
        pages.sort();
        Self { folder, root, pages }
    }

    fn page(&self, path: &str) -> PathBuf {
        self.folder.path().join("ut/webbplats").join(path)
    }
}

#[test]
fn every_link_leads_to_a_page_and_to_a_place_on_it() {
    let site = Site::new();
    assert_eq!(site.pages.len(), 2 * (4 + 6));
    let browser = Browser::open(Make::Chromium);
    let mut reached = BTreeSet::from([site.page("index.html")]);
    for page in &site.pages {
        browser.show(page);
        let links = browser
            .run("return [...document.links].map(link => decodeURI(link.href)).concat([...document.forms].map(form => form.action));");
        for link in links.as_array().unwrap().iter().map(|link| link.as_str().unwrap()) {
            let (file, place) = link.strip_prefix("file://").unwrap().split_once('#').unwrap_or((&link["file://".len()..], ""));
            let text = fs::read_to_string(file).unwrap_or_else(|_| panic!("{} leads to {link}, which is not there", page.display()));
            assert!(place.is_empty() || text.matches(&format!(" id=\"{place}\"")).count() == 1, "{}: {link}", page.display());
            reached.insert(PathBuf::from(file));
        }
    }
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), site.pages, "every page can be reached");

    // What is said of a lesson leads to the very words.
    browser.show(&site.page("lardomar.html"));
    let said = browser.run(
        "return [...document.querySelectorAll('.evidence li')].map(li => [li.firstChild.textContent.trim(), li.querySelector('a').href]);",
    );
    let said = said.as_array().unwrap();
    assert_eq!(said.len(), 13);
    for pair in said {
        let (words, way) = (pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
        let (file, place) = way.strip_prefix("file://").unwrap().split_once('#').unwrap();
        browser.show(Path::new(file));
        let found = browser.text(&format!(
            "(() => {{ const at = document.getElementById('{place}'); return at.textContent || at.parentElement.textContent; }})()"
        ));
        assert_eq!(found.trim(), words, "{way}");
    }
}

#[test]
fn the_search_finds_swedish_words() {
    let site = Site::new();
    let browser = Browser::open(Make::Chromium);
    for (page, words, hits, first) in [
        ("sok.html", "överenskommelsen", "7 träffar", "Lund"),
        ("sok.html", "ÄRENDENA", "3 träffar", "Påhittsnäs"),
        ("sok.html", "påhittad ödhittan", "1 träff", "Ödhittan"),
        ("sok.html", "odhittan", "Inga träffar", ""),
        ("en/sok.html", "ängsprova åtta", "1 hit", "Ängsprova"),
    ] {
        browser.show(&site.page(page));
        browser.run("document.getElementById('query').focus(); document.getElementById('query').value = ''; return 0;");
        browser.write(words);
        let count = browser.text("document.getElementById('count').textContent");
        let shown = browser.run("return [...document.querySelectorAll('#hits a')].map(a => a.textContent);");
        assert!(count == hits, "{words}: {count}, not {hits}: {shown}");
        assert_eq!(shown[0].as_str().unwrap_or_default(), first, "{words}: {shown}");
    }
    // From the start page it leads to the search, and from a hit to the words.
    browser.show(&site.page("index.html"));
    browser.run("document.getElementById('query').focus(); return 0;");
    browser.write("överenskommelsen används i ödhittan");
    browser.press(&["Enter"]);
    browser.until("location.pathname.endsWith('/sok.html') && document.querySelectorAll('#hits a').length === 1");
    browser.run("document.querySelector('#hits a').click(); return 0;");
    browser.until("location.pathname.endsWith('/kommuner/odhittan.html')");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn axe_finds_no_barrier_on_any_page() {
    let site = Site::new();
    let browser = Browser::open(Make::Chromium);
    for (screen, is_dark) in [(DESK, false), (DESK, true), (PHONE, false)] {
        browser.screen(screen, is_dark);
        for page in &site.pages {
            browser.show(page);
            if page.ends_with("sok.html") {
                browser.run("document.getElementById('query').focus(); return 0;");
                browser.write("samverkan");
            }
            let found = browser.run(&format!("{AXE};\n{RUN}"));
            let of = format!("{}, {screen:?}, dark: {is_dark}", page.display());
            assert_eq!(found["violations"], Value::Array(Vec::new()), "{of}");
            // On a narrow screen axe takes a long paragraph now and then to be overlapped, which it is not.
            if screen == DESK {
                assert_eq!(found["incomplete"], Value::Array(Vec::new()), "{of}: what axe could not tell");
            }
            assert!(found["passes"].as_u64().unwrap() > 15, "{of}: {found}");
            assert!(browser.is("document.documentElement.scrollWidth <= innerWidth"), "{of}: wider than the screen");
        }
    }
    assert_eq!(browser.complaints(), [""; 0], "the pages keep to their own policy");
    // Nothing but the pages themselves, and no other file.
    // A browser opens with a page of its own.
    for asked in browser.requests().into_iter().filter(|asked| !asked.starts_with("chrome")) {
        let file = asked.split(['#', '?']).next().unwrap();
        let is_page = file.starts_with("file://") && Path::new(file).extension().is_some_and(|kind| kind == "html");
        assert!(is_page || asked.starts_with("data:"), "{asked}");
    }
}

#[test]
fn the_pages_hold_the_texts_and_print_without_their_menus() {
    let site = Site::new();
    let browser = Browser::open(Make::Chromium);
    for (slug, wanted) in sentences(&site.root) {
        browser.show(&site.page(&format!("kommuner/{slug}.html")));
        let text = dense([browser.text("document.querySelector('main').innerText")]);
        for sentence in &wanted {
            let words = dense([sentence.trim_matches(['”', '.'])]);
            assert!(text.contains(&words), "{slug}: {sentence}");
        }
    }
    for (_, slug, markdown) in KNOWN {
        browser.show(&site.page(&format!("kommuner/{slug}.html")));
        let found =
            browser.run("return [...document.querySelectorAll('main :is(h1, h2, h3)')].map(h => [Number(h.localName[1]), h.innerText]);");
        let found: Vec<(usize, String)> = serde_json::from_value(found).unwrap();
        assert_eq!(found, headings(markdown), "{slug}");
    }
    // In print: the words in black on white, and nothing to click.
    for page in ["index.html", "kommuner/ale.html", "lardomar.html"] {
        browser.show(&site.page(page));
        browser.screen(DESK, true);
        browser.print();
        let shown = browser.run(
            "const shown = s => [...document.querySelectorAll(s)].some(e => e.getClientRects().length > 0);
            const body = getComputedStyle(document.body);
            return { menu: shown('header'), nav: shown('nav'), search: shown('.search'), main: shown('main'), ink: body.color, paper: body.backgroundColor };",
        );
        let wanted = serde_json::json!({
            "menu": false, "nav": false, "search": false, "main": true, "ink": "rgb(0, 0, 0)", "paper": "rgb(255, 255, 255)"
        });
        assert_eq!(shown, wanted, "{page}");
    }
}
