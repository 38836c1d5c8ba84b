//! Packages: what leaves with one, and that in whatever order they are collected the latest approved
//! text stays and nothing else gets in.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use samsyn::app::collecting::collect;
use samsyn::app::demo;
use samsyn::domain::coding::{Code, OwnCode};
use samsyn::domain::ids::{BlockId, Slug};
use samsyn::domain::log::What;
use samsyn::domain::project::Project;
use samsyn::domain::publication::{Coded, Package};
use samsyn::domain::review::envelope::Kind;
use samsyn::domain::review::{Approval, Approved, sha256};
use samsyn::domain::stage::Stage;
use samsyn::domain::workspace::Workspace;
use samsyn::storage::check::check;
use samsyn::storage::layout::FileKey;
use samsyn::storage::store::Store;
use samsyn::storage::{exchange, guides};
use serde_json::{Value, json};

fn slug() -> Slug {
    Slug::new("pahittsnas").unwrap()
}

fn run(folder: &Path, args: &[&str]) -> (i32, Value, String) {
    let output = program::samsyn(folder, args).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), serde_json::from_str(&out).unwrap_or(Value::String(out)), err)
}

/// The demo, of a consultant who has a municipality approved, and an empty project of a lead.
fn folders(folder: &Path) {
    demo::write(&folder.join("konsult"), date(2026, 11, 12)).unwrap();
    Store::create(&folder.join("ledare"), &Project::new("Sex kommuner"), &guides::bilaga2()).unwrap();
}

fn open(folder: &Path, name: &str) -> Workspace {
    Store::open(&folder.join(name)).unwrap().workspace
}

/// Makes a package with the program.
fn pack(folder: &Path, file: &str) -> PathBuf {
    let (code, said, err) = run(folder, &["package", "konsult", "--municipality", "pahittsnas", "-o", file]);
    assert_eq!((code, err.as_str()), (0, ""), "{said}");
    assert_eq!((&said["file"], &said["municipality"]), (&json!(file), &json!("pahittsnas")));
    folder.join(file)
}

/// Changes the approved text, and has it approved anew.
fn revise(folder: &Path) {
    let root = folder.join("konsult");
    let mut opened = Store::open(&root).unwrap();
    let dossier = opened.workspace.municipalities.get_mut(&slug()).unwrap();
    let block = dossier.draft.as_mut().unwrap().blocks.iter_mut().find(|block| block.is_numbered()).unwrap();
    block.text.push_str(" Så är det fortfarande.");
    opened.store.save(&FileKey::Draft(slug()), dossier.draft.as_ref().unwrap()).unwrap();
    drop(opened);
    let approve = ["approve", "konsult", "--municipality", "pahittsnas", "--by", "Kontaktpersonen", "--channel", "telefon"];
    let output = program::samsyn(folder, &approve).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn seal(package: &Package) -> String {
    exchange::seal(Kind::Package, package).unwrap()
}

#[test]
fn two_municipalities_with_one_folder_name_are_two() {
    let folder = tempfile::tempdir().unwrap();
    folders(folder.path());
    let package: Package = exchange::read(Kind::Package, &fs::read(pack(folder.path(), "ett.samsyn")).unwrap()).unwrap();
    let of = |name: &str, file: &str, second: i64| {
        let mut package = package.clone();
        let chapter = &mut package.chapter;
        chapter.slug = Slug::new("habo").unwrap();
        (chapter.name, chapter.full_name) = (name.to_owned(), format!("{name} kommun"));
        let mut wording = chapter.approval.wording.clone();
        name.clone_into(&mut wording.name);
        let at = chapter.approval.at + jiff::SignedDuration::from_secs(second);
        chapter.approval = Approval::new(wording, "Kontaktpersonen".to_owned(), "telefon".to_owned(), date(2026, 12, 1), at);
        fs::write(folder.path().join(file), seal(&package)).unwrap();
    };
    of("Habo", "habo.samsyn", 0);
    of("Håbo", "håbo.samsyn", 1);
    of("Habo", "habo-nyare.samsyn", 2);
    let outcomes = |said: &Value| -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        said["collected"].as_array().unwrap().iter().map(|one| (text(&one["municipality"]), text(&one["outcome"]))).collect()
    };
    let (code, said, err) = run(folder.path(), &["collect", "ledare", "habo.samsyn", "håbo.samsyn", "habo-nyare.samsyn", "håbo.samsyn"]);
    assert_eq!(code, 0, "{err}");
    let told = |pairs: [(&str, &str); 4]| pairs.map(|(slug, outcome)| (slug.to_owned(), outcome.to_owned())).to_vec();
    assert_eq!(outcomes(&said), told([("habo", "new"), ("habo-2", "new"), ("habo", "newer"), ("habo-2", "known")]));
    let names = |workspace: &Workspace| workspace.chapters().iter().map(|chapter| chapter.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&open(folder.path(), "ledare")), ["Habo", "Håbo"]);

    // A name that was corrected is the same municipality, and is called so from then on.
    run(folder.path(), &["collect", "ledare", "ett.samsyn"]);
    let mut corrected = package;
    "Påhittsnäset".clone_into(&mut corrected.chapter.name);
    let mut wording = corrected.chapter.approval.wording.clone();
    "Påhittsnäset".clone_into(&mut wording.name);
    let at = corrected.chapter.approval.at + jiff::SignedDuration::from_secs(9);
    corrected.chapter.approval = Approval::new(wording, "Kontaktpersonen".to_owned(), "telefon".to_owned(), date(2026, 12, 1), at);
    fs::write(folder.path().join("rättat.samsyn"), seal(&corrected)).unwrap();
    let (code, said, err) = run(folder.path(), &["collect", "ledare", "rättat.samsyn"]);
    assert_eq!((code, outcomes(&said)), (0, vec![("pahittsnas".to_owned(), "newer".to_owned())]), "{err}");
    assert_eq!(open(folder.path(), "ledare").municipalities[&slug()].municipality.name, "Påhittsnäset");
}

#[test]
fn a_package_holds_the_approved_text_and_nothing_of_the_notes() {
    let folder = tempfile::tempdir().unwrap();
    folders(folder.path());
    let workspace = open(folder.path(), "konsult");
    let dossier = &workspace.municipalities[&slug()];
    let path = pack(folder.path(), "pahittsnas.samsyn");
    let package = collect::read(&path).unwrap();
    let Approved::Holds(approval) = dossier.approved() else { panic!("it is approved") };
    assert_eq!((&package.chapter.approval, package.chapter.name.as_str()), (approval, "Påhittsnäs"));

    // The codes of the notes are there as counts at the words that rest on them.
    let blocks = &dossier.draft.as_ref().unwrap().blocks;
    let entries = dossier.stream();
    let rests: usize = blocks
        .iter()
        .flat_map(|block| &block.links)
        .map(|link| entries.iter().find(|entry| entry.id == link.entry).map_or(0, |entry| entry.codes.len()))
        .sum();
    assert!(rests > 0);
    assert_eq!(package.chapter.codes.iter().map(|code| code.quotes + code.notes).sum::<usize>(), rests);

    let text = fs::read_to_string(&path).unwrap();
    for entry in &entries {
        assert!(!text.contains(entry.id.as_str()), "an id of a note");
        let is_printed = blocks.iter().any(|block| block.text.contains(entry.text.trim()));
        assert!(is_printed || !text.contains(entry.text.trim()), "the words of a note");
    }
    for contact in &dossier.municipality.contacts {
        assert!(contact.consent.is_some() || contact.name.is_empty() || !text.contains(&contact.name));
    }
    assert!(
        open(folder.path(), "konsult").logs.values().flat_map(|log| &log.events).any(|logged| matches!(logged.what, What::Packed { .. }))
    );
}

#[test]
fn only_what_is_approved_and_names_nobody_is_packed() {
    let folder = tempfile::tempdir().unwrap();
    folders(folder.path());
    let pack = |slug: &str| run(folder.path(), &["package", "konsult", "--municipality", slug, "-o", "ut.samsyn", "--guard", "namn.txt"]);
    fs::write(folder.path().join("namn.txt"), "").unwrap();
    let (code, _, err) = pack(demo::SHOWPIECE);
    assert!(code == 1 && err.contains("not approved as it stands"), "{err}");
    // A word of the text is the name of somebody who took part.
    let dossier = open(folder.path(), "konsult").municipalities.remove(&slug()).unwrap();
    let word = dossier
        .draft
        .unwrap()
        .blocks
        .iter()
        .flat_map(|block| block.text.split_whitespace())
        .find(|word| word.len() > 9)
        .unwrap()
        .to_owned();
    fs::write(folder.path().join("namn.txt"), word.trim_matches(|c: char| !c.is_alphabetic())).unwrap();
    let (code, _, err) = pack("pahittsnas");
    assert!(code == 1 && err.contains("no package was made"), "{err}");
    assert!(!folder.path().join("ut.samsyn").exists());
}

/// Every order of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let with = |order: Vec<usize>| {
        (0..count).map(move |at| {
            let mut order = order.clone();
            order.insert(at, count - 1);
            order
        })
    };
    orders(count - 1).into_iter().flat_map(with).collect()
}

/// Packages of all kinds: the first, the same made again, a newer, and some that were tampered with.
fn many(folder: &Path) -> Vec<PathBuf> {
    let first = pack(folder, "första.samsyn");
    let mut files = vec![first.clone(), pack(folder, "igen.samsyn")];
    revise(folder);
    files.push(pack(folder, "nyare.samsyn"));
    let text = fs::read_to_string(&files[2]).unwrap();
    let newer = collect::read(&files[2]).unwrap();
    let put = |name: &str, text: &str| {
        fs::write(folder.join(name), text).unwrap();
        folder.join(name)
    };
    files.push(put("ändrad.samsyn", &text.replace("Så är det", "Så var det")));
    // Somebody who knows how a package is sealed.
    let mut forged = newer.clone();
    forged.chapter.approval.wording.passages[0].text.push_str(" Inte.");
    forged.made = forged.made.checked_add(jiff::SignedDuration::from_hours(1)).unwrap();
    files.push(put("förfalskad.samsyn", &seal(&forged)));
    files
}

#[test]
fn in_whatever_order_they_come_the_latest_stays() {
    let folder = tempfile::tempdir().unwrap();
    folders(folder.path());
    let files = many(folder.path());
    let newest = collect::read(&files[2]).unwrap();
    let empty = open(folder.path(), "ledare");
    let mut count = 0;
    for order in orders(files.len()) {
        let mut workspace = empty.clone();
        // Each comes twice.
        for file in order.iter().chain(&order) {
            if let Ok(package) = collect::read(&files[*file]) {
                collect::take_in(&mut workspace, package);
            }
        }
        assert_eq!(workspace.municipalities.len(), 1, "{order:?}");
        assert_eq!(workspace.municipalities[&slug()].collected.as_deref(), Some(&newest), "{order:?}");
        count += 1;
    }
    assert_eq!(count, 120);
}

#[test]
fn the_program_says_what_became_of_each_and_ends_in_the_same_state() {
    let folder = tempfile::tempdir().unwrap();
    folders(folder.path());
    let files = many(folder.path());
    let names: Vec<&str> = files.iter().map(|file| file.file_name().unwrap().to_str().unwrap()).collect();
    let collected = FileKey::Collected(slug()).path(&folder.path().join("ledare"));
    let outcomes = |said: &Value| {
        said["collected"].as_array().unwrap().iter().map(|one| one["outcome"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };

    let (code, said, err) = run(folder.path(), &[&["collect", "ledare"], names.as_slice()].concat());
    assert_eq!(outcomes(&said), ["new", "known", "newer", "refused", "refused"]);
    assert_eq!((code, err.lines().count()), (1, 2), "{err}");
    assert!(err.contains("has been changed since it was saved") && err.contains("not the one that was approved"), "{err}");
    let state = fs::read(&collected).unwrap();
    assert_eq!(check(&folder.path().join("ledare")), []);

    // Once more, the other way round: nothing is another.
    let backwards: Vec<&str> = names.iter().rev().copied().collect();
    let (code, said, err) = run(folder.path(), &[&["collect", "ledare"], backwards.as_slice()].concat());
    assert_eq!(outcomes(&said), ["refused", "refused", "known", "older", "older"]);
    assert!(code == 1 && err.contains("is older than what has been collected"), "{err}");
    assert_eq!(fs::read(&collected).unwrap(), state);

    // A whole folder of them.
    let box_of = folder.path().join("inlåda");
    fs::create_dir(&box_of).unwrap();
    fs::copy(&files[2], box_of.join("paket.samsyn")).unwrap();
    fs::write(box_of.join("läs mig.txt"), "text").unwrap();
    let (code, said, err) = run(folder.path(), &["collect", "ledare", "inlåda"]);
    assert_eq!((code, err.as_str(), outcomes(&said)), (0, "", vec!["known".to_owned()]));

    let workspace = open(folder.path(), "ledare");
    assert_eq!(workspace.municipalities[&slug()].stage(), Stage::Approved);
    let chapters = workspace.chapters();
    assert_eq!((chapters.len(), chapters[0].name.as_str()), (1, "Påhittsnäs"));
    let logged = workspace.logs.values().flat_map(|log| &log.events).filter(|logged| matches!(logged.what, What::Collected { .. })).count();
    assert_eq!(logged, 2, "what was taken in, and nothing else");
}

#[test]
fn what_is_no_sound_package_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    folders(folder.path());
    let path = pack(folder.path(), "paket.samsyn");
    let (text, package) = (fs::read_to_string(&path).unwrap(), collect::read(&path).unwrap());
    let stray = |from, to| {
        let mut package = package.clone();
        let block = package.chapter.approval.wording.passages[0].id.clone();
        package.chapter.codes.push(Coded { block, from, to, code: Code::Styrning, quotes: 1, notes: 0 });
        seal(&package)
    };
    let mut nowhere = package.clone();
    let code = Code::Own(OwnCode::new("eget").unwrap());
    nowhere.chapter.codes.push(Coded { block: BlockId::from_bits(99), from: 0, to: 1, code, quotes: 1, notes: 0 });
    let mut renamed = package.clone();
    renamed.chapter.name = "Någon annanstans".to_owned();
    let mut people = package.clone();
    people.chapter.contacts.push(samsyn::domain::municipality::Contact { function: "Chef".to_owned(), ..<_>::default() });
    let mut rehashed = package.clone();
    rehashed.chapter.approval.hash = sha256(b"annat");
    let bad: Vec<(&str, String)> = vec![
        ("cut short", text[..text.len() / 2].to_owned()),
        ("an empty file", String::new()),
        ("no JSON", "<html>".to_owned()),
        ("a later version", text.replace("\"format\": 1", "\"format\": 9")),
        ("a reply", text.replace("\"package\"", "\"reply\"")),
        ("a code past the end", stray(0, 100_000)),
        ("a code of no words", stray(3, 3)),
        ("a code of no block", seal(&nowhere)),
        ("another name", seal(&renamed)),
        ("another contact person", seal(&people)),
        ("another hash", seal(&rehashed)),
        ("something else in it", exchange::seal(Kind::Package, &vec![1, 2, 3]).unwrap()),
    ];
    let lead = folder.path().join("ledare");
    let before = (fs::read_dir(&lead).unwrap().count(), fs::read(lead.join("samsyn.ron")).unwrap());
    for (what, text) in bad {
        fs::write(folder.path().join("dålig.samsyn"), text).unwrap();
        let (code, said, err) = run(folder.path(), &["collect", "ledare", "dålig.samsyn"]);
        assert_eq!((code, err.lines().count()), (1, 1), "{what}: {err}");
        assert_eq!(said["collected"][0]["outcome"], "refused", "{what}");
        assert_eq!((fs::read_dir(&lead).unwrap().count(), fs::read(lead.join("samsyn.ron")).unwrap()), before, "{what}");
    }
}

#[test]
fn a_packed_text_still_says_what_it_rests_on_when_the_notes_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    folders(folder.path());
    let mut workspace = open(folder.path(), "konsult");
    let dossier = workspace.municipalities.get_mut(&slug()).unwrap();
    let before = dossier.own_chapter(&slug()).unwrap();
    assert!(!before.codes.is_empty());
    samsyn::domain::retention::destroy(dossier, &<_>::default());
    assert!(dossier.stream().is_empty());
    assert_eq!(dossier.own_chapter(&slug()).unwrap().codes, before.codes);
}
