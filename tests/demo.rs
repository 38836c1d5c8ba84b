//! The commands as somebody types them on a machine without a screen: the demo that a newcomer
//! starts with, export, the guide that ships, and what is said when it goes wrong.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tools::{Folder, pages};

/// The exit code and what went to stdout and stderr, in a home folder that is new.
fn samsyn(folder: &Folder, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samsyn"));
    for name in ["HOME", "XDG_CONFIG_HOME"] {
        command.env(name, folder.path().join("home"));
    }
    let output = command.args(args).current_dir(folder.path()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    (output.status.code().unwrap_or_else(|| panic!("{args:?}: {}\n{out}{err}", output.status)), out, err)
}

/// The result of a command that must go well and have nothing to complain of.
fn result(folder: &Folder, args: &[&str]) -> String {
    let (code, out, err) = samsyn(folder, args);
    assert_eq!((code, err.as_str()), (0, ""), "{args:?}: {out}");
    out
}

/// Every file under a folder with what is in it.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(contents(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn the_demo_ends_in_a_pdf_and_a_docx_of_as_many_pages() {
    let folder = Folder::new();
    let printed = result(&folder, &["demo", "exempel"]);
    let files: Vec<PathBuf> = printed.lines().map(|line| folder.path().join(line)).collect();
    let extensions: Vec<_> = files.iter().filter_map(|file| file.extension()).collect();
    assert_eq!(extensions, [OsStr::new("pdf"), OsStr::new("docx")], "{printed}");
    assert!(files.iter().all(|file| file.is_file() && file.starts_with(folder.path().join("exempel/exports"))), "{printed}");

    let in_pdf = pages(&files[0]);
    assert!((3..=5).contains(&in_pdf), "{in_pdf} pages");
    let converted = folder.office(&files[1..]).join(files[1].with_extension("pdf").file_name().unwrap());
    assert_eq!(pages(&converted), in_pdf, "the pages of the DOCX and of the PDF");

    assert_eq!(result(&folder, &["check", "exempel", "--json"]).trim(), "[]");
}

#[test]
fn the_demo_keeps_what_somebody_changed() {
    let folder = Folder::new();
    result(&folder, &["demo", "exempel"]);
    let file = folder.path().join("exempel/municipalities/testevik/municipality.ron");
    let text = fs::read_to_string(&file).unwrap();
    let changed = text.replace("Testevik", "Testeby");
    assert_ne!(text, changed);
    fs::write(&file, &changed).unwrap();
    let before = contents(&folder.path().join("exempel"));
    result(&folder, &["demo", "exempel"]);
    // The exports are made anew, and come out the same to the byte.
    assert_eq!(contents(&folder.path().join("exempel")), before);
}

#[test]
fn the_demo_leaves_other_folders_alone() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("mitt")).unwrap();
    folder.put("mitt/viktigt.txt", "rör inte".as_bytes());
    result(&folder, &["new", "riktig", "--name", "En riktig kartläggning"]);
    for other in ["mitt", "riktig"] {
        let before = contents(&folder.path().join(other));
        let (code, out, err) = samsyn(&folder, &["demo", other]);
        assert_eq!((code, out.as_str()), (1, ""), "{other}: {err}");
        assert!(!err.is_empty() && !err.contains("panicked"), "{other}: {err}");
        assert_eq!(contents(&folder.path().join(other)), before);
    }
}

#[test]
fn export_writes_one_municipality_and_says_what() {
    let folder = Folder::new();
    result(&folder, &["demo", "exempel"]);
    let export = |slug, to, file| ["export", "exempel", "--municipality", slug, "--to", to, "-o", file, "--json"];
    let pdf: Value = serde_json::from_str(&result(&folder, &export("exempelkoping", "pdf", "ut.pdf"))).unwrap();
    let in_pdf = pages(&folder.path().join("ut.pdf"));
    assert_eq!(pdf, serde_json::json!({"file": "ut.pdf", "pages": in_pdf}));
    let docx: Value = serde_json::from_str(&result(&folder, &export("exempelkoping", "docx", "ut.docx"))).unwrap();
    assert_eq!(docx, serde_json::json!({"file": "ut.docx", "pages": in_pdf}));
    assert!(tools::part(&fs::read(folder.path().join("ut.docx")).unwrap(), "word/document.xml").contains("Exempelköping"));
    for (to, file, begins) in [("html", "ut.html", "<!DOCTYPE html>"), ("md", "ut.md", "Utkast"), ("txt", "ut.txt", "Utkast")] {
        let printed: Value = serde_json::from_str(&result(&folder, &export("exempelkoping", to, file))).unwrap();
        assert_eq!(printed, serde_json::json!({"file": file, "pages": null}));
        let draft = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(draft.starts_with(begins) && draft.contains("Utkast för faktagranskning"), "{to}");
        // Final on request, though nobody has approved it yet; and over the file that is there.
        result(&folder, &[&export("exempelkoping", to, file)[..], &["--final"]].concat());
        assert!(!fs::read_to_string(folder.path().join(file)).unwrap().contains("Utkast"), "{to}");
    }
    assert_eq!(result(&folder, &export("exempelkoping", "pdf", "ut.pdf")[..8]), format!("ut.pdf ({in_pdf} pages)\n"));

    // Not there, and there without a draft.
    for (slug, said) in [("ingenstans", "exempelkoping"), ("testevik", "no draft")] {
        let (code, out, err) = samsyn(&folder, &export(slug, "pdf", "inget.pdf"));
        assert_eq!((code, out.as_str()), (1, ""), "{slug}: {err}");
        assert!(err.contains(slug) && err.contains(said), "{err}");
    }
    let (code, _, err) = samsyn(&folder, &export("exempelkoping", "pdf", "exempel/samsyn.ron/inget.pdf"));
    assert_eq!(code, 1);
    assert!(err.contains("inget.pdf") && !err.contains("panicked"), "{err}");
    assert!(!folder.path().join("inget.pdf").exists());
}

#[test]
fn the_guide_that_ships_is_the_reports_word_for_word() {
    let folder = Folder::new();
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides/bilaga2.ron");
    let guide = guide.to_str().unwrap();
    assert_eq!(result(&folder, &["guide", "check", guide, "--json"]).trim(), "[]");
    let shown: Value = serde_json::from_str(&result(&folder, &["guide", "show", guide, "--json"])).unwrap();
    let plain = |text: &str| text.replace('*', "").split_whitespace().collect::<Vec<_>>().join(" ");
    let report = plain(include_str!("fixtures/bilaga2.txt"));

    let sections = shown["sections"].as_array().unwrap();
    let rows = |section: &Value| section["rows"].as_array().unwrap().clone();
    assert_eq!(sections.iter().map(|section| rows(section).len()).collect::<Vec<_>>(), [5, 12, 9, 3, 5, 3]);
    // Each is looked for after the one before, so the order is the report's too.
    let mut rest = report.as_str();
    for section in sections {
        let texts = [section["title"].clone()].into_iter().chain(rows(section).into_iter().map(|row| row["text"].clone()));
        for text in texts {
            let text = plain(text.as_str().unwrap());
            let at = rest.find(&text).unwrap_or_else(|| panic!("not in the report, or not here: {text}"));
            rest = &rest[at + text.len()..];
        }
    }
}

#[test]
fn misuse_is_told_apart_from_failure() {
    let folder = Folder::new();
    for args in [
        ["demo", "a", "b"].as_slice(),
        &["--nej"],
        &["new", "x"],
        &["new", "x", "--name", " "],
        &["guide"],
        &["guide", "show"],
        &["export", "x", "--municipality", "y", "--to", "odt", "-o", "z"],
    ] {
        let (code, out, err) = samsyn(&folder, args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.starts_with("error: ") || err.contains("Usage: "), "{args:?}: {err}");
    }
    let (code, _, err) = samsyn(&folder, &["check", "finns-inte"]);
    assert_eq!(code, 1, "{err}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
    assert_eq!(result(&folder, &["--version"]), format!("samsyn {}\n", env!("CARGO_PKG_VERSION")));
}
