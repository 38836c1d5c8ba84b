//! The present format is pinned: a work folder of format 6 opens whole and is written back byte for
//! byte. When there is a seventh, this says what it still has to read.
//!
//! What this version does not know survives it: a file with it either is not opened, or opens the
//! folder for reading only.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/folders.rs"]
mod folders;

use std::fs;
use std::path::{Path, PathBuf};

use samsyn::domain::ids::{Slug, VersionId, WriterId};
use samsyn::domain::project::Project;
use samsyn::storage::check::check;
use samsyn::storage::format::{self, FORMAT};
use samsyn::storage::layout::FileKey;
use samsyn::storage::problem::ProblemKind;
use samsyn::storage::store::{Outcome, ReadOnly, SaveError, Store};

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    folders::copy(Path::new("tests/fixtures/format-6"), folder.path());
    fs::copy("guides/bilaga2.ron", folder.path().join("guide.ron")).unwrap();
    folder
}

fn slug() -> Slug {
    Slug::new("pahittsnas").unwrap()
}

/// Every file of Samsyn's in a folder, named from it.
fn files(root: &Path) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            match entry.path() {
                path if path.is_dir() => walk(&path, found),
                path => found.push(path),
            }
        }
    }
    let mut found = Vec::new();
    walk(root, &mut found);
    found.iter().map(|path| path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/")).collect()
}

/// Puts a field into a file's content that no type has.
fn with_later_field(text: &str, format: u32) -> String {
    let (head, content) = text.split_once("content: (").unwrap();
    let header = text.split_once("format: ").unwrap().1.split_once(',').unwrap().0;
    format!(
        "{}content: (\n    later: [(\"kept\", 3)],{content}",
        head.replacen(&format!("format: {header}"), &format!("format: {format}"), 1)
    )
}

#[test]
fn a_folder_of_format_6_opens_and_is_written_back_as_it_is() {
    let folder = folder();
    let root = folder.path();
    assert_eq!(check(root), []);
    let mut opened = Store::open(root).unwrap();
    assert_eq!(opened.read_only, None);
    let workspace = opened.workspace.clone();
    let dossier = &workspace.municipalities[&slug()];
    assert!(dossier.collected.is_some() && dossier.rounds.len() == 1 && !dossier.approvals.all.is_empty());
    assert!(dossier.versions.contains_key(&VersionId::new("v001").unwrap()) && !dossier.stream().is_empty());
    assert_eq!((workspace.selection.candidates.len(), workspace.publication.left_out.len(), workspace.logs.len()), (1, 1, 1));
    if FORMAT == 6 {
        let writer = WriterId::new("w0000demo").unwrap();
        let saved = opened.store.save_dossier(&slug(), dossier, &writer);
        assert!(saved.iter().all(|(_, result)| matches!(result, Ok(Outcome::Unchanged))), "{saved:?}");
        assert_eq!(opened.store.save(&FileKey::Project, &workspace.project).unwrap(), Outcome::Unchanged);
        assert_eq!(opened.store.save(&FileKey::Log(writer.clone()), &workspace.logs[&writer]).unwrap(), Outcome::Unchanged);
    }
}

#[test]
fn there_is_a_folder_of_every_format() {
    for format in 1..=FORMAT {
        let fixture = format!("{}/tests/fixtures/format-{format}/samsyn.ron", env!("CARGO_MANIFEST_DIR"));
        assert!(fs::read_to_string(&fixture).is_ok_and(|text| text.contains(&format!("format: {format},"))), "{fixture}");
    }
}

#[test]
fn what_is_not_known_in_any_file_is_never_written_over() {
    let folder = folder();
    let root = folder.path();
    for file in files(root) {
        let path = root.join(&file);
        let before = fs::read_to_string(&path).unwrap();

        // In the present format it is a misspelt field, or something from a newer build.
        let strange = with_later_field(&before, FORMAT);
        fs::write(&path, &strange).unwrap();
        let problems = Store::open(root).unwrap_err();
        assert!(problems.iter().any(|problem| problem.file == file && problem.kind == ProblemKind::UnknownField), "{file}: {problems:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), strange);

        // In a later one the folder can be read.
        let later = with_later_field(&before, FORMAT + 1);
        fs::write(&path, &later).unwrap();
        let mut opened = Store::open(root).unwrap();
        assert_eq!(opened.read_only, Some(ReadOnly::NewerFormat { file: file.clone() }));
        assert!(matches!(opened.store.save(&FileKey::Project, &Project::new("x")), Err(SaveError::ReadOnly)));
        let dossier = opened.workspace.municipalities[&slug()].clone();
        let saved = opened.store.save_dossier(&slug(), &dossier, &WriterId::new("w0000demo").unwrap());
        assert!(saved.iter().all(|(_, result)| matches!(result, Err(SaveError::ReadOnly))), "{file}: {saved:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), later);
        fs::write(&path, &before).unwrap();
    }
}

#[test]
fn what_comes_from_a_later_version_while_it_is_open_is_not_written_over() {
    let folder = folder();
    let root = folder.path();
    let mut opened = Store::open(root).unwrap();
    let key = FileKey::Draft(slug());
    let mut draft = opened.workspace.municipalities[&slug()].draft.clone().unwrap();
    let later = with_later_field(&fs::read_to_string(key.path(root)).unwrap(), FORMAT + 1);
    fs::write(key.path(root), &later).unwrap();
    draft.blocks[0].text.push('!');
    assert!(matches!(opened.store.save(&key, &draft), Err(SaveError::Changed { .. })));
    opened.store.reload(&key).unwrap();
    assert!(matches!(opened.store.save(&key, &draft), Err(SaveError::ReadOnly)));
    assert_eq!(fs::read_to_string(key.path(root)).unwrap(), later);
    // Ours is not lost.
    let aside = opened.store.rescue(&key, &draft, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let text = fs::read_to_string(aside).unwrap();
    assert_eq!(format::parse::<samsyn::domain::draft::Draft>("f", &text, key.kind()).unwrap().value, draft);
}
