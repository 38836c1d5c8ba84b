//! A mapping of six municipalities whose texts are approved: the three published chapters and three
//! of places that do not exist, with what was noted behind some of their sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;
use samsyn::domain::coding::Code;
use samsyn::domain::draft::{BlockKind, Link, Part};
use samsyn::domain::ids::{EntryId, SessionId, Slug, WriterId};
use samsyn::domain::log::{Log, Logged, What};
use samsyn::domain::municipality::Contact;
use samsyn::domain::notes::{Entry, EntryKind, Speaker};
use samsyn::domain::review::{Approval, Wording};
use samsyn::domain::workspace::Dossier;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::{Opened, Store};

use super::program;
use super::tools::Folder;

/// Name, the folder's name, and the chapter in Markdown.
pub const KNOWN: [(&str, &str, &str); 3] = [
    ("Ale", "ale", include_str!("../fixtures/kapitel/ale.md")),
    ("Fagersta", "fagersta", include_str!("../fixtures/kapitel/fagersta.md")),
    ("Lund", "lund", include_str!("../fixtures/kapitel/lund.md")),
];
pub const INVENTED: [(&str, &str); 3] = [("Ängsprova", "angsprova"), ("Ödhittan", "odhittan"), ("Påhittsnäs", "pahittsnas")];

/// What looks like a name in the chapters: they were published without any.
const NO_NAMES: [&str; 2] = ["Lundabor", "Svarte Petter"];

/// A chapter of a place that does not exist. No sentence is in two of them.
pub fn invented(name: &str) -> String {
    format!(
        "# {name}

## Kort om {name} kommun

{name} är en påhittad kommun med drygt 21 000 invånare. Enheten för försörjningsstöd i {name} hör till socialförvaltningen.

- Biståndsmottagare, 3,1 procent (2014)
- Unga vuxna med ekonomiskt bistånd, 5,2 procent (2014)
- Arbetslöshet, 7,4 procent (2014)

### Gemensamma möten varje tisdag i {name}

Varje tisdag sitter handläggarna i {name} vid samma bord. Ledningen i {name} har bestämt att mötet går före allt annat. Ärendena i {name} är sällan fler än tolv.

”Vi i {name} löser åtta frågor av tio på mötet.”

### Överenskommelsen används i {name}

Överenskommelsen i {name} är tre sidor lång. Den ses över varje höst i {name} av alla parter.

## Kort om samverkan i {name}

### Varför fungerar samverkan?

- Cheferna i {name} prioriterar samverkan.
- Handläggarna i {name} har respekt för varandras uppdrag.

### Hur fungerar samverkan?

- Gemensamma beslut fattas varje vecka i {name}.

### Lärdomar och råd till andra:

- Börja som {name} med en liten målgrupp.

## Kontaktpersoner om samverkan i {name}
"
    )
}

pub fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn samsyn(folder: &Folder, args: &[&str]) -> String {
    let output = program::samsyn(folder.path(), args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A project in `projekt` with these municipalities, brought in by command; nothing is approved.
pub fn brought_in(folder: &Folder, chapters: &[(&str, &str, String)]) -> PathBuf {
    samsyn(folder, &["new", "projekt", "--name", "Lokala exempel"]);
    for (name, slug, markdown) in chapters {
        assert_eq!(samsyn(folder, &["add", "projekt", name]).trim(), *slug);
        let file = folder.put(&format!("{slug}.md"), markdown.as_bytes()).display().to_string();
        samsyn(folder, &["import", "draft", "projekt", "--municipality", slug, &file]);
    }
    folder.path().join("projekt")
}

/// All six, approved, with a note or a quote behind some sentences of each.
pub fn six(folder: &Folder) -> PathBuf {
    let known = KNOWN.map(|(name, slug, markdown)| (name, slug, markdown.to_owned()));
    let invented = INVENTED.map(|(name, slug)| (name, slug, invented(name)));
    let root = brought_in(folder, &known.into_iter().chain(invented).collect::<Vec<_>>());
    let mut opened = Store::open(&root).unwrap();
    for (name, of) in INVENTED {
        edit(&mut opened, of, |dossier| {
            dossier.municipality.contacts = [("Enhetschef", "Arbetsförmedlingen"), ("Sektionschef", "Socialförvaltningen")]
                .map(|(function, organisation)| Contact {
                    function: function.to_owned(),
                    organisation: format!("{organisation} i {name}"),
                    ..Contact::default()
                })
                .to_vec();
            note(dossier, 0, "Cheferna i", Code::Ledning, EntryKind::Note);
            note(dossier, 1, "Ledningen i", Code::Ledning, EntryKind::Note);
            note(dossier, 2, "Handläggarna i", Code::Respekt, EntryKind::Note);
            note(dossier, 3, "löser åtta frågor", Code::GemensammaForum, EntryKind::Quote);
        });
    }
    edit(&mut opened, "ale", |dossier| note(dossier, 0, "Cheferna för enheten", Code::Ledning, EntryKind::Note));
    decide(&mut opened);
    for of in ["ale", "fagersta", "lund"].into_iter().chain(INVENTED.map(|(_, of)| of)) {
        approve(&mut opened, of);
    }
    root
}

/// The same in a project of the lead's own, collected from a package of each; where they were written.
pub fn collected(folder: &Folder) -> PathBuf {
    let written = folder.path().join("konsult");
    std::fs::rename(six(folder), &written).unwrap();
    samsyn(folder, &["new", "projekt", "--name", "Lokala exempel"]);
    for of in KNOWN.map(|(_, of, _)| of).into_iter().chain(INVENTED.map(|(_, of)| of)) {
        let package = format!("{of}.samsyn");
        samsyn(folder, &["package", "konsult", "--municipality", of, "-o", &package]);
        samsyn(folder, &["collect", "projekt", &package]);
    }
    // What looks like a name has been decided on by the lead too.
    for words in NO_NAMES {
        samsyn(folder, &["allow", "projekt", words, "--by", "provet"]);
    }
    written
}

pub fn edit(opened: &mut Opened, of: &str, with: impl FnOnce(&mut Dossier)) {
    let of = slug(of);
    let dossier = opened.workspace.municipalities.get_mut(&of).unwrap();
    with(dossier);
    let saved = opened.store.save_dossier(&of, dossier, &writer());
    for (key, result) in saved {
        assert!(result.is_ok(), "{key:?}: {result:?}");
    }
}

fn writer() -> WriterId {
    WriterId::new("w0000prov").unwrap()
}

/// Has words of the text rest on something that was noted under a code: from where they begin to
/// the end of the block's words that were given.
fn note(dossier: &mut Dossier, n: usize, words: &str, code: Code, kind: EntryKind) {
    let id = EntryId::new(format!("prov-{n}")).unwrap();
    let at = Timestamp::from_second(1_760_000_000 + i64::try_from(n).unwrap()).unwrap();
    let entry = Entry {
        id: id.clone(),
        revision: 1,
        at,
        changed: at,
        row: None,
        kind,
        relayed: false,
        speaker: Speaker::Unknown,
        codes: BTreeSet::from([code]),
        text: words.to_owned(),
        deleted: false,
    };
    let group = dossier.sessions.entry(SessionId::new("fokusgrupp-1").unwrap()).or_default();
    group.notes.entry(writer()).or_default().entries.push(Arc::new(entry));
    let blocks = &mut dossier.draft.as_mut().unwrap().blocks;
    let block = blocks.iter_mut().find(|block| block.text.contains(words)).unwrap();
    let from = block.text[..block.text.find(words).unwrap()].chars().count();
    let to = from + words.chars().count();
    block.links.push(Link { entry: id, from, to, words: words.to_owned() });
}

fn decide(opened: &mut Opened) {
    let decided =
        NO_NAMES.map(|text| Logged { at: Timestamp::UNIX_EPOCH, what: What::NotAName { text: text.to_owned(), by: "provet".to_owned() } });
    let log = Log { events: decided.to_vec() };
    opened.store.save(&FileKey::Log(writer()), &log).unwrap();
    opened.workspace.logs.insert(writer(), log);
}

pub fn approve(opened: &mut Opened, of: &str) {
    edit(opened, of, |dossier| {
        let wording = Wording::of(dossier);
        let at = Timestamp::from_second(1_764_600_000).unwrap();
        dossier.approve(Approval::new(wording, "Kontaktpersonen".to_owned(), "telefon".to_owned(), date(2026, 12, 1), at));
    });
}

/// What `samsyn publish` prints.
pub fn publish(folder: &Folder, out: &str) -> serde_json::Value {
    serde_json::from_str(&samsyn(folder, &["publish", "projekt", "-o", out])).unwrap()
}

/// Every heading of a chapter in Markdown: how deep it is, from one, and its words.
pub fn headings(markdown: &str) -> Vec<(usize, String)> {
    let heading = |line: &str| {
        let depth = line.chars().take_while(|c| *c == '#').count();
        (depth > 0).then(|| (depth, line[depth..].trim().trim_end_matches(':').to_owned()))
    };
    markdown.lines().filter_map(heading).collect()
}

/// Every sentence of running text, points and quotes of the approved texts, by municipality.
pub fn sentences(root: &Path) -> BTreeMap<Slug, Vec<String>> {
    let opened = Store::open(root).unwrap();
    let of = |dossier: &Dossier| {
        let blocks = dossier.draft.iter().flat_map(|draft| &draft.blocks);
        let said = blocks.filter(|block| block.kind != BlockKind::Heading && block.part >= Part::About);
        said.flat_map(|block| {
            let characters: Vec<char> = block.text.chars().collect();
            let found = samsyn::domain::language::sentences::sentences(&block.text);
            found.into_iter().map(move |sentence| characters[sentence.range].iter().collect::<String>()).collect::<Vec<_>>()
        })
        .collect()
    };
    opened.workspace.municipalities.iter().map(|(slug, dossier)| (slug.clone(), of(dossier))).collect()
}
