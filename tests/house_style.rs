//! A house's own style: used when it is good, reported with its place when it is not, and never a
//! way to anything outside its folder or to spread what people said.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::date;
use samsyn::app::demo;
use samsyn::cli::{self, Exit, Output};

#[path = "support/tools.rs"]
#[expect(dead_code, reason = "each test uses its part of the tools")]
mod tools;

use tools::{lines, pages, part, run};

const LOGO: &str =
    r##"<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20" fill="#7A2C5B"/></svg>"##;
const SERIF: &[u8] = include_bytes!("../assets/fonts/SourceSerif4-Regular.ttf");
/// The least that PDF/A-2a and PDF/UA-1 ask for.
const HEAD: &str = "#let data = json(\"/data.json\")\n#set document(title: data.document_title, date: datetime(year: 2026, month: 1, day: 1))\n#set text(lang: data.lang, font: \"Source Sans 3\")\n";

/// The demo project with a style.
struct House {
    dir: tempfile::TempDir,
}

/// What `samsyn export` said.
struct Exported {
    pdf: PathBuf,
    out: String,
    err: String,
}

impl House {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let house = Self { dir };
        demo::write(&house.root(), date(2026, 11, 12)).unwrap();
        for (name, bytes) in files {
            let path = house.root().join("style").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        house
    }

    fn root(&self) -> PathBuf {
        self.dir.path().join("projekt")
    }

    fn samsyn(&self, args: &[&str]) -> (Exit, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut output = Output::new(&mut out, &mut err);
        let root = self.root().display().to_string();
        let args = ["samsyn", args[0], &root].into_iter().chain(args[1..].iter().copied());
        let command = cli::parse(args.map(Into::into), &mut output).unwrap();
        let exit = cli::run(&command, &mut output);
        (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    fn export(&self) -> Exported {
        let pdf = self.dir.path().join("ut.pdf");
        let slug = demo::showpiece();
        let (exit, out, err) =
            self.samsyn(&["export", "--municipality", slug.as_str(), "--to", "pdf", "--json", "-o", pdf.to_str().unwrap()]);
        assert_eq!(exit, Exit::Ok, "{err}");
        Exported { pdf, out, err }
    }

    /// The built-in look is used, and the message begins so; `samsyn check` says the same.
    fn is_refused(&self, expected: &str) -> String {
        let exported = self.export();
        assert!(exported.out.contains("\"style\": \"built-in\""), "{expected}: {}", exported.out);
        assert!(exported.err.starts_with(expected), "expected {expected}, not {}", exported.err);
        assert_eq!(text(&exported.pdf), *BUILT_IN, "{expected}");
        let (exit, _, err) = self.samsyn(&["check"]);
        assert_eq!(exit, Exit::Findings, "{expected}");
        assert!(err.contains(expected), "{expected}: {err}");
        exported.err
    }
}

static BUILT_IN: LazyLock<String> = LazyLock::new(|| text(&House::with(&[]).export().pdf));

fn text(pdf: &Path) -> String {
    lines(pdf).join("\n")
}

fn settings(content: &str) -> String {
    format!("(format: 4, kind: \"style\", content: (\n{content}\n))\n")
}

#[test]
fn without_a_style_nothing_is_said() {
    let house = House::with(&[]);
    let exported = house.export();
    assert_eq!(exported.err, "");
    assert!(!exported.out.contains("style"), "{}", exported.out);
    assert_eq!(house.samsyn(&["check"]).0, Exit::Ok);
}

#[test]
fn colours_font_and_logo_reach_the_page() {
    let words = settings("colours: (petrol: \"#7A2C5B\", green: \"#404040\"), sans: \"Source Serif 4\", logo_alt: \"Husets märke\"");
    let files: [(&str, &[u8]); 3] = [("style.ron", words.as_bytes()), ("logo.svg", LOGO.as_bytes()), ("fonts/Serif.ttf", SERIF)];
    let house = House::with(&files);
    let exported = house.export();
    assert_eq!((exported.err.as_str(), exported.out.contains("\"style\": \"house\"")), ("", true));
    // The font is wider, so that lines and pages break elsewhere; the words are the same.
    let words = |text: &str| {
        let mut words: Vec<String> =
            text.split_whitespace().filter(|word| !word.chars().all(|c| c.is_ascii_digit())).map(str::to_owned).collect();
        words.sort();
        words.dedup();
        words
    };
    assert_eq!(words(&text(&exported.pdf)), words(&BUILT_IN));
    let picture = exported.pdf.with_extension("");
    run("pdftoppm", &["-r", "40", "-f", "1", "-l", "1", exported.pdf.to_str().unwrap(), picture.to_str().unwrap()]);
    let picture = fs::read(format!("{}-1.ppm", picture.display())).unwrap();
    let plum = picture.windows(3).filter(|rgb| *rgb == [0x7a, 0x2c, 0x5b]).count();
    assert!(plum > 50, "the logo and the headings: {plum} pixels");
    let pdf = exported.pdf.to_str().unwrap();
    let fonts = run("pdffonts", &[pdf]);
    assert!(fonts.contains("SourceSerif4-Regular") && !fonts.contains("SourceSans3-Semibold"), "{fonts}");
    let structure = run("pdfinfo", &["-struct", pdf]);
    // PDF/UA, which holds, has a text for each of them.
    assert!(structure.contains("Figure"), "{structure}");
    assert_eq!(house.samsyn(&["check"]).2, "");
    // Word and HTML take the colours; text that looks like one stays as it was typed.
    let slug = demo::showpiece();
    for (to, ours, theirs) in [("docx", "0B5C6B", "7A2C5B"), ("html", "#0b5c6b", "#7A2C5B")] {
        let file = house.dir.path().join(format!("ut.{to}"));
        let (exit, _, err) = house.samsyn(&["export", "--municipality", slug.as_str(), "--to", to, "-o", file.to_str().unwrap()]);
        assert_eq!((exit, err.as_str()), (Exit::Ok, ""));
        let bytes = fs::read(&file).unwrap();
        let parts = if to == "docx" {
            ["word/styles.xml", "word/document.xml", "word/numbering.xml"].map(|name| part(&bytes, name)).concat()
        } else {
            String::from_utf8(bytes).unwrap()
        };
        assert!(parts.contains(theirs) && !parts.contains(ours), "{to}");
    }
}

#[test]
fn a_template_of_its_own_makes_the_pages() {
    let template = format!("{HEAD}#import \"parts.typ\": greeting\n= #greeting\n#data.title\n#pagebreak()\n#data.footer\n");
    let house = House::with(&[("template.typ", template.as_bytes()), ("parts.typ", b"#let greeting = [Husets rubrik]\n")]);
    let exported = house.export();
    assert_eq!(exported.err, "");
    assert_eq!(pages(&exported.pdf), 2);
    assert!(exported.out.contains("\"pages\": 2"));
    assert!(text(&exported.pdf).starts_with("Husets rubrik"));
    let info = run("pdfinfo", &[exported.pdf.to_str().unwrap()]);
    assert!(info.contains("Tagged:          yes"), "{info}");
}

#[test]
fn what_is_broken_is_named_with_its_place() {
    let one = |name: &str, bytes: &[u8], expected: &str| {
        House::with(&[(name, bytes)]).is_refused(expected);
    };
    let template = |body: &str, expected: &str| one("template.typ", format!("{HEAD}{body}").as_bytes(), expected);
    template("åä #(1 +", "style/template.typ:4:");
    template("#petrl", "style/template.typ:4:2: unknown variable: petrl");
    template("#data.nothing", "style/template.typ:4:");
    template("#image(\"none.png\", alt: \"x\")", "style/template.typ:4:8: ");
    one("template.typ", b"\xff", "style/template.typ: is not UTF-8");
    one("style.ron", settings("colours: (petrol: \"petrol\")").as_bytes(), "style/style.ron:2:");
    one("style.ron", settings("colour: ()").as_bytes(), "style/style.ron:2:1: ");
    one("style.ron", settings("sans: \"Ingen Sans\"").as_bytes(), "style/style.ron:2:7: the font \"Ingen Sans\" is neither");
    one("logo.svg", LOGO.as_bytes(), "style/style.ron: says nothing of the logo");
    one("fonts/Hus.ttf", b"no font", "style/fonts/Hus.ttf: is no font");
    let words = settings("logo_alt: \"Märke\"");
    House::with(&[("style.ron", words.as_bytes()), ("logo.png", b"no picture")]).is_refused("style/logo.png: ");
}

#[test]
fn a_template_that_no_screen_reader_can_follow_is_refused() {
    let body = b"#set document(title: \"Titel\")\n#rect()\n== Andra\n" as &[u8];
    House::with(&[("template.typ", body)]).is_refused("style/template.typ");
    let untold = format!("{HEAD}#image(\"logo.svg\")\n");
    let words = settings("logo_alt: \"Märke\"");
    let files: [(&str, &[u8]); 3] = [("template.typ", untold.as_bytes()), ("logo.svg", LOGO.as_bytes()), ("style.ron", words.as_bytes())];
    House::with(&files).is_refused("style/template.typ:4:2: ");
}

#[test]
fn a_hostile_template_reaches_nothing_and_tells_nothing() {
    let refused = |body: &str| {
        let house = House::with(&[("template.typ", format!("{HEAD}{body}").as_bytes())]);
        fs::write(house.dir.path().join("secret.txt"), "hemligt").unwrap();
        house.is_refused("style/template.typ:4:")
    };
    for path in ["../../secret.txt", "/samsyn.ron", "/etc/passwd"] {
        assert!(!refused(&format!("#read(\"{path}\")")).contains("hemligt"), "{path}");
    }
    refused("#import \"@preview/cetz:0.3.0\": *");
    refused("#let f(n) = f(n + 1)\n#f(0)");
    refused("#while true { }");
    refused("#eval(data.title)");
    let title = "Exempelköping";
    assert!(BUILT_IN.contains(title));
    for leak in
        ["#panic(data.title)", "#assert(false, message: data.title)", "#int(data.title)", "#data.at(data.title)", "#ref(label(data.title))"]
    {
        let err = refused(leak);
        assert!(!err.contains(title), "{leak}: {err}");
    }
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let house = House::with(&[("template.typ", b"")]);
    fs::remove_file(house.root().join("style/template.typ")).unwrap();
    fs::write(house.dir.path().join("outside.typ"), "x").unwrap();
    std::os::unix::fs::symlink(house.dir.path().join("outside.typ"), house.root().join("style/template.typ")).unwrap();
    house.is_refused("style/template.typ: is a link");
    fs::remove_dir_all(house.root().join("style")).unwrap();
    std::os::unix::fs::symlink(house.dir.path(), house.root().join("style")).unwrap();
    house.is_refused("style: is a link");
}
