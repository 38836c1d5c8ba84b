//! The gate as a whole: every name of the test sentences on the guard list, every sentence in a
//! summary, and nothing leaves until all of it is resolved; then no name is in any byte of what
//! left.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use jiff::civil::date;
use samsyn::domain::anonymity::gate::{Gate, Place};
use samsyn::domain::anonymity::{guard, roles};
use samsyn::domain::draft::{Block, BlockKind, Draft, Part};
use samsyn::domain::ids::{BlockId, SessionId, Slug};
use samsyn::domain::log::What;
use samsyn::domain::municipality::{Contact, Municipality};
use samsyn::domain::project::Project;
use samsyn::domain::session::Session;
use samsyn::storage::guides;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use serde_json::Value as Json;
use tools::{Folder, parts, run};
use unicode_normalization::UnicodeNormalization as _;

const FORMATS: [&str; 5] = ["pdf", "docx", "html", "md", "txt"];

/// A sentence and the names in it, as somebody has marked them.
fn sentences() -> Vec<(String, Vec<String>)> {
    let read = |line: &str| {
        let json: Json = serde_json::from_str(line).unwrap();
        let text = json["text"].as_str().unwrap().to_owned();
        let of = |span: &Json| {
            let at = |key: &str| span[key].as_u64().unwrap() as usize;
            text.chars().skip(at("start")).take(at("end") - at("start")).collect()
        };
        let people = json["spans"].as_array().unwrap().iter().filter(|span| span["type"] == "person").map(of).collect();
        (text, people)
    };
    include_str!("fixtures/anonymity/sentences.jsonl").lines().map(read).collect()
}

/// A project with one municipality and these paragraphs, every third of them a quote.
fn project(root: &Path, paragraphs: &[String], contacts: Vec<Contact>) -> Slug {
    let mut store = Store::create(root, &Project::new("Prov"), &guides::bilaga2()).unwrap().store;
    let slug = Slug::new("exempelkoping").unwrap();
    let municipality = Municipality { contacts, ..Municipality::new("Exempelköping") };
    store.save(&FileKey::Municipality(slug.clone()), &municipality).unwrap();
    let block = |(n, text): (usize, &String)| {
        let kind = if n % 3 == 2 { BlockKind::Quote } else { BlockKind::Paragraph };
        Block { text: text.clone(), ..Block::empty(BlockId::from_bits(n as u64 + 1), Part::Story, kind) }
    };
    let draft = Draft { blocks: paragraphs.iter().enumerate().map(block).collect(), drawn: BTreeSet::new() };
    store.save(&FileKey::Draft(slug.clone()), &draft).unwrap();
    slug
}

fn samsyn(folder: &Path, args: &[&str], input: &str) -> Output {
    let mut program = program::samsyn(folder, args);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    // One that refuses before it reads closes its end.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

fn export(folder: &Path, format: &str, guard: &str) -> (Output, PathBuf) {
    let file = format!("ut.{format}");
    let args = ["export", "projekt", "--municipality", "exempelkoping", "--to", format, "-o", &file, "--guard", "-"];
    (samsyn(folder, &args, guard), folder.join(file))
}

/// Everything that is in a file: as it is, unpacked, inflated, and as other programs read it.
fn contents(file: &Path) -> Vec<Vec<u8>> {
    const INFLATE: &str = "
import re, sys, zlib
data = open(sys.argv[1], 'rb').read()
for stream in re.findall(rb'stream\\r?\\n(.*?)endstream', data, re.S):
    try: sys.stdout.buffer.write(zlib.decompressobj().decompress(stream) + b'\\n')
    except zlib.error: pass
";
    let bytes = fs::read(file).unwrap();
    let name = file.display().to_string();
    let mut all = vec![bytes.clone()];
    match file.extension().unwrap().to_str().unwrap() {
        "docx" => all.extend(parts(&bytes).into_iter().flat_map(|(name, bytes)| [name.into_bytes(), bytes])),
        "pdf" => {
            all.push(run("pdftotext", &["-raw", &name, "-"]).into_bytes());
            all.push(run("pdfinfo", &[&name]).into_bytes());
            all.push(run("python3", &["-c", INFLATE, &name]).into_bytes());
        }
        _ => {}
    }
    all
}

/// The words of some bytes, read in every way that text is written, without case, diacritics and
/// what nobody sees.
fn words(bytes: &[u8]) -> BTreeSet<String> {
    let utf16 = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let texts = [String::from_utf8_lossy(bytes).into_owned(), utf16(u16::from_be_bytes), utf16(u16::from_le_bytes)];
    let plain = |text: &String| -> String {
        let seen = text
            .nfkd()
            .filter(|c| !unicode_normalization::char::is_combining_mark(*c) && !"\u{ad}\u{200b}\u{200c}\u{200d}\u{feff}".contains(*c));
        seen.collect::<String>().to_lowercase()
    };
    texts.iter().flat_map(|text| plain(text).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn no_name_of_the_list_leaves_in_any_byte() {
    let folder = Folder::new();
    let sentences = sentences();
    let people: Vec<String> = sentences.iter().flat_map(|(_, people)| people.clone()).collect();
    assert!(people.len() > 60, "{}", people.len());
    let list = people.join("\n");
    let mut texts: Vec<String> = sentences.into_iter().map(|(text, _)| text).collect();
    // The same again in other spellings.
    let spelt: [fn(&str) -> String; 4] = [
        str::to_uppercase,
        str::to_lowercase,
        |text| text.nfd().collect(),
        |text| {
            text.split(' ')
                .map(|word| word.chars().take(2).chain("\u{ad}".chars()).chain(word.chars().skip(2)).collect::<String>())
                .collect::<Vec<_>>()
                .join(" ")
        },
    ];
    let others: Vec<String> = spelt.iter().flat_map(|spell| texts.iter().map(|text| spell(text)).collect::<Vec<_>>()).collect();
    texts.extend(others);
    let root = folder.path().join("projekt");
    let slug = project(&root, &texts, Vec::new());

    for format in FORMATS {
        let (output, file) = export(folder.path(), format, &list);
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(!file.exists(), "{format}");
        let told = words(&[output.stdout, output.stderr].concat());
        assert!(!told.contains("lindvall") && !told.contains("karin"), "a refusal repeats no name");
    }

    // Each find is resolved as in the window: a role in its place.
    let mut opened = Store::open(&root).unwrap();
    opened.workspace.names.guard = guard::read(&list).names;
    let gate = Gate::new(&opened.workspace);
    let mut draft = opened.workspace.municipalities[&slug].draft.clone().unwrap();
    for block in &mut draft.blocks {
        while let Some(hit) = gate.look(&block.text).pop() {
            let letters: Vec<char> = block.text.chars().collect();
            let name: String = letters[hit.range.clone()].iter().collect();
            let (before, after) = (&letters[..hit.range.start], &letters[hit.range.end..]);
            let role = roles::in_place_of(&name, "en deltagare");
            block.text = before.iter().copied().chain(role.chars()).chain(after.iter().copied()).collect();
        }
    }
    opened.store.save(&FileKey::Draft(slug), &draft).unwrap();

    // What every page says anyway.
    let bare = Folder::new();
    project(&bare.path().join("projekt"), &["Vi [en deltagare] möts.".to_owned()], Vec::new());
    for format in FORMATS {
        let (output, file) = export(folder.path(), format, &list);
        assert!(output.status.success(), "{format}: {}", String::from_utf8_lossy(&output.stderr));
        let (_, plain) = export(bare.path(), format, "");
        let usual: BTreeSet<String> = contents(&plain).iter().flat_map(|bytes| words(bytes)).collect();
        let found: BTreeSet<String> = contents(&file).iter().flat_map(|bytes| words(bytes)).collect();
        for part in people.iter().flat_map(|name| words(name.as_bytes())).filter(|part| part.chars().count() > 2) {
            // A particle is no name by itself, and a page has words of its own.
            let is_name = part != "von" && !usual.contains(&part);
            assert!(!is_name || !found.contains(&part), "{format}: {part}");
            assert!(!found.contains(&format!("{part}s")) || part.len() < 4, "{format}: {part}s");
        }
    }
}

#[test]
fn what_may_not_leave_is_listed_and_decided_on_by_command() {
    let folder = Folder::new();
    let paragraphs = ["Skriv till asa.prov@example.org.", "Vi ses på Provgränd.", "Åsa Provén kallar oss."].map(str::to_owned);
    let root = folder.path().join("projekt");
    let contact = Contact {
        function: "Enhetschef".to_owned(),
        name: "Åsa Provén".to_owned(),
        email: "asa@example.org".to_owned(),
        consent: Some(date(2026, 11, 1)),
        ..Contact::default()
    };
    project(&root, &paragraphs, vec![contact]);
    let check = |guard: &str| {
        let output = samsyn(folder.path(), &["check", "projekt", "--json", "--guard", "-"], guard);
        assert_eq!(output.status.code(), Some(1));
        let found: Vec<Json> = serde_json::from_slice(&output.stdout).unwrap();
        found
            .into_iter()
            .map(|found| {
                let text = found["text"].as_str().unwrap().to_owned();
                (found["kind"].as_str().unwrap().to_owned(), text, found["start"].as_u64().unwrap(), found["end"].as_u64().unwrap())
            })
            .collect::<Vec<_>>()
    };
    let found = check("");
    assert!(found.contains(&("email".to_owned(), "asa.prov@example.org".to_owned(), 11, 31)), "{found:?}");
    assert!(found.contains(&("person".to_owned(), "Åsa Provén".to_owned(), 0, 10)), "a contact outside the own field: {found:?}");
    assert!(!found.iter().any(|(_, text, ..)| text == "asa@example.org"), "the contact's own field: {found:?}");
    let listed = check("Prov Gränd\n");
    assert!(
        listed.iter().any(|(kind, text, start, _)| (kind.as_str(), text.as_str(), *start) == ("person", "Provgränd", 10)),
        "{listed:?}"
    );

    let allow = |text: &str| samsyn(folder.path(), &["allow", "projekt", text, "--by", "AB"], "");
    assert_eq!(allow("asa.prov@example.org").status.code(), Some(1), "an address of one person");
    assert_eq!(allow("Åsa Provén").status.code(), Some(1), "a contact person's name");
    assert_eq!(allow("850709-9805").status.code(), Some(1), "a number of one person");
    assert_eq!(allow("Provgränd").status.code(), Some(0));
    assert!(check("").iter().all(|(_, text, ..)| text != "Provgränd"));
}

#[test]
fn the_log_says_what_left_and_who_had_decided() {
    let folder = Folder::new();
    let root = folder.path().join("projekt");
    let slug = project(&root, &["Vi ringer Provén varje vecka.".to_owned()], Vec::new());
    let (output, _) = export(folder.path(), "md", "");
    assert_eq!(output.status.code(), Some(1));
    assert!(samsyn(folder.path(), &["allow", "projekt", "Provén", "--by", "AB"], "").status.success());
    let (output, file) = export(folder.path(), "md", "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!fs::read_to_string(file).unwrap().contains("AB"));

    let workspace = Store::open(&root).unwrap().workspace;
    let events: Vec<&What> = workspace.logs.values().flat_map(|log| &log.events).map(|logged| &logged.what).collect();
    assert_eq!(events[0], &What::NotAName { text: "Provén".to_owned(), by: "AB".to_owned() });
    let What::Exported { municipality, format, is_final: false, not_names, .. } = events[1] else { panic!("{events:?}") };
    assert_eq!((municipality, format.as_str()), (&slug, "md"));
    assert_eq!(not_names.iter().map(|known| (known.text.as_str(), known.by.as_str())).collect::<Vec<_>>(), [("Provén", "AB")]);
}

#[test]
fn seats_titles_pictures_and_file_names_pass_the_gate_too() {
    let folder = Folder::new();
    let root = folder.path().join("projekt");
    let slug = project(&root, &["Det sa D3 i avsnitt D4.".to_owned()], Vec::new());
    let mut opened = Store::open(&root).unwrap();
    let mut session = Session::default();
    for _ in 0..3 {
        session.add_seat().unwrap();
    }
    opened.store.save(&FileKey::Session(slug, SessionId::nth(1)), &session).unwrap();
    fs::create_dir(root.join("style")).unwrap();
    fs::write(root.join("style/style.ron"), "(format: 3, kind: \"style\", content: (logo_alt: \"asa@example.org\"))").unwrap();

    let output = samsyn(folder.path(), &["check", "projekt", "--json"], "");
    let found: Vec<Json> = serde_json::from_slice(&output.stdout).unwrap();
    let told: Vec<(&str, &str)> = found.iter().map(|found| (found["file"].as_str().unwrap(), found["text"].as_str().unwrap())).collect();
    assert_eq!(told, [("municipalities/exempelkoping/draft.ron", "D3"), ("style/style.ron", "asa@example.org")]);

    let workspace = Store::open(&root).unwrap().workspace;
    let gate = Gate::new(&workspace);
    let name = samsyn::domain::anonymity::gate::FileName("till asa@example.org.pdf".to_owned());
    let held = gate.clear(name).unwrap_err();
    assert!(!held.is_empty() && held.iter().all(|held| held.place == Place::FileName));
}

#[test]
fn nothing_of_the_machine_is_in_the_files() {
    const CANARY: &str = "HEMLIGANVÄNDARE";
    let folder = Folder::new();
    // The real program, run by somebody else somewhere else.
    let home = folder.path().join(CANARY);
    fs::create_dir(&home).unwrap();
    let samsyn = |args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_samsyn"));
        program.args(args).current_dir(&home).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        for name in ["HOME", "USER", "LOGNAME", "USERNAME", "HOSTNAME", "XDG_CONFIG_HOME"] {
            program.env(name, &home);
        }
        assert!(program.output().unwrap().status.success(), "{args:?}");
    };
    samsyn(&["demo", "projekt"]);
    samsyn(&["guide", "print", "projekt", "--municipality", "exempelkoping", "-o", "guide.pdf"]);
    let mut files = vec![home.join("guide.pdf")];
    for format in FORMATS {
        let file = format!("ut.{format}");
        samsyn(&["export", "projekt", "--municipality", "exempelkoping", "--to", format, "-o", &file]);
        files.push(home.join(file));
        // By another in another place it is the same, byte for byte.
        let args =
            ["export", &home.join("projekt").display().to_string(), "--municipality", "exempelkoping", "--to", format, "-o", "annan"];
        let output = program::samsyn(folder.path(), &args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(fs::read(folder.path().join("annan")).unwrap(), fs::read(home.join(format!("ut.{format}"))).unwrap(), "{format}");
    }
    let host = run("uname", &["-n"]);
    let mut secrets = vec![CANARY.to_owned(), folder.path().display().to_string(), env!("CARGO_MANIFEST_DIR").to_owned()];
    secrets.extend((host.trim().len() > 3).then(|| host.trim().to_owned()));
    for file in files {
        // pdfinfo says where the file lies, so what other programs tell of it is left out.
        for bytes in contents(&file).into_iter().filter(|bytes| !bytes.starts_with(b"Title:")) {
            for secret in &secrets {
                let wide = |write: fn(u16) -> [u8; 2]| secret.encode_utf16().flat_map(write).collect::<Vec<u8>>();
                for needle in [secret.clone().into_bytes(), wide(u16::to_be_bytes), wide(u16::to_le_bytes)] {
                    assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{secret} in {}", file.display());
                }
            }
        }
    }
}
