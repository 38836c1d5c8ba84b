//! Keeps the one way down: `ui → app → {storage, export} → domain`, with the commands in `cli`
//! beside the window. Also keeps files small and says what each is for.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

mod source;

use source::{code, files, without_tests};

/// Each folder of `src` and the folders it may use besides itself.
const LAYERS: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("storage", &["domain"]),
    ("export", &["domain"]),
    ("app", &["domain", "storage", "export"]),
    ("cli", &["domain", "storage", "export", "app"]),
    // `cli::{Exit, Output}` say how the window ended, in the words of the commands.
    ("ui", &["domain", "storage", "export", "app", "cli"]),
];

/// Crates that belong to some folders alone. `main.rs` stands for the binary.
const CRATES: [(&[&str], &[&str]); 14] = [
    (&["egui", "eframe", "rfd", "winit", "wgpu", "accesskit"], &["ui", "main.rs"]),
    (&["typst", "typst_eval", "typst_layout", "rayon", "typst_pdf", "typst_render", "comemo"], &["export"]),
    (&["quick_xml", "zip"], &["export", "storage"]),
    (&["pulldown_cmark"], &["storage"]),
    (&["calamine"], &["storage"]),
    (&["rust_xlsxwriter"], &["export"]),
    (&["csv"], &["export", "storage"]),
    (&["spellbook"], &["storage"]),
    (&["age"], &["storage"]),
    (&["clap"], &["cli"]),
    (&["rpassword"], &["cli"]),
    (&["open"], &["app"]),
    (&["fluent_bundle", "unic_langid"], &["app", "ui"]),
    (
        &["directories", "tempfile", "fastrand", "log", "ron", "serde_json", "env_logger", "pollster"],
        &["storage", "export", "app", "cli", "ui", "main.rs"],
    ),
];

/// What plain data and rules need of the standard library: nothing of the world outside.
const PLAIN: [&str; 13] = ["borrow", "cmp", "collections", "convert", "error", "fmt", "hash", "iter", "mem", "num", "ops", "str", "sync"];
/// What reads a clock.
const CLOCKS: [&str; 5] = ["Timestamp::now", "Zoned::now", "Instant", "SystemTime", "TimeZone::system"];

/// Longer files are taken apart.
const LINES: usize = 600;

#[test]
fn every_file_keeps_to_its_layer() {
    let found: Vec<String> = files().iter().flat_map(|file| violations(&file.path, &file.text)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_file_is_small_and_says_what_it_is_for() {
    for file in files() {
        assert!(file.text.starts_with("//! "), "src/{} does not open with what it is for", file.path);
        let lines = file.text.lines().count();
        assert!(lines <= LINES, "src/{} has {lines} lines", file.path);
    }
}

#[test]
fn every_folder_is_a_layer() {
    for file in files() {
        let top = top(&file.path);
        let known = LAYERS.iter().any(|(layer, _)| *layer == top) || ["lib.rs", "main.rs"].contains(&top);
        assert!(known, "src/{top} stands in no layer");
    }
}

#[test]
fn planted_violations_are_found() {
    let planted = [
        ("storage/store.rs", "use crate::export::pdf;", "uses export"),
        ("export/pdf.rs", "use crate::{\n    domain::ids::Slug,\n    storage::{layout, store::Store},\n};", "uses storage"),
        ("domain/notes.rs", "fn f() { crate::app::model::now() }", "uses app"),
        ("app/jobs.rs", "use crate::{self as samsyn, ui};", "uses ui"),
        ("app/update/mod.rs", "use super::super::cli::Exit;", "reaches the top of the crate"),
        ("cli/mod.rs", "use super::app;", "reaches the top of the crate"),
        ("cli/demo.rs", "use crate::ui::window;", "uses ui"),
        ("app/model.rs", "use egui::Context;", "uses the crate egui"),
        ("app/model.rs", "fn f(ctx: &egui :: Context) {}", "uses the crate egui"),
        ("storage/store.rs", "use ::{rfd::FileDialog, std::fs};", "uses the crate rfd"),
        ("app/model.rs", "pub use eframe as frame;", "uses the crate eframe"),
        ("ui/shell.rs", "use typst::World;", "uses the crate typst"),
        ("domain/ids.rs", "use std::{fmt, fs};", "uses std::fs"),
        ("domain/ids.rs", "let home = std::env::var(x);", "uses std::env"),
        ("domain/session.rs", "use std::time::Instant;", "uses std::time"),
        ("domain/session.rs", "let now = jiff::Timestamp::now();", "reads the clock (Timestamp::now)"),
    ];
    for (path, text, expected) in planted {
        let found = violations(path, &format!("//! A file.\n\n{text}\n"));
        assert!(found.iter().any(|found| found.ends_with(expected)), "{text}: {found:?}");
        assert!(found[0].starts_with(&format!("src/{path}:3: ")), "{found:?}");
    }
    let fine = [
        ("ui/window.rs", "use crate::cli::Exit;\nuse crate::app::{model::Model, text::Texts};\nuse eframe::{egui, wgpu};"),
        (
            "domain/ids.rs",
            "// use crate::ui\nuse std::{collections::{BTreeMap, BTreeSet}, fmt::{self, Write as _}};\nconst A: &str = \"crate::ui std::fs\";",
        ),
        (
            "app/update/mod.rs",
            "use super::saving;\nfn f<'a>(x: &'a str) -> char { 'c' }\n#[cfg(test)]\nmod tests {\n    use super::super::model;\n}",
        ),
        ("storage/mod.rs", "mod egui_free;\nuse egui_free::x;\nfn egui() {}"),
    ];
    for (path, text) in fine {
        assert_eq!(violations(path, text), [""; 0]);
    }
}

fn top(path: &str) -> &str {
    path.split('/').next().unwrap()
}

/// Everything in a file that its layer does not allow, with its place.
fn violations(path: &str, text: &str) -> Vec<String> {
    let top = top(path);
    let code = code(text, false);
    let mut found: Vec<(usize, String)> = Vec::new();
    if let Some((_, below)) = LAYERS.iter().find(|(layer, _)| *layer == top) {
        for (at, used) in after(&code, "crate") {
            let is_layer = LAYERS.iter().any(|(layer, _)| *layer == used);
            if is_layer && used != top && !below.contains(&used) {
                found.push((at, format!("uses {used}")));
            }
        }
        let depth = path.split('/').count() - usize::from(path.ends_with("mod.rs"));
        for (at, supers) in supers(without_tests(&code)) {
            if supers >= depth {
                found.push((at, "reaches the top of the crate".to_owned()));
            }
        }
    }
    for (crates, folders) in CRATES {
        for name in crates.iter().filter(|_| !folders.contains(&top)) {
            found.extend(uses_of(&code, name).map(|at| (at, format!("uses the crate {name}"))));
        }
    }
    if top == "domain" {
        let beyond = after(&code, "std").into_iter().filter(|(_, used)| !PLAIN.contains(used));
        found.extend(beyond.map(|(at, used)| (at, format!("uses std::{used}"))));
        for clock in CLOCKS {
            found.extend(code.match_indices(clock).map(|(at, _)| (at, format!("reads the clock ({clock})"))));
        }
    }
    found.sort();
    found.iter().map(|(at, what)| format!("src/{path}:{}: {what}", code[..*at].lines().count().max(1))).collect()
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where a word stands by itself, and what follows it.
fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    code.match_indices(word).filter_map(move |(at, _)| {
        let rest = &code[at + word.len()..];
        (!code[..at].ends_with(in_word) && !rest.starts_with(in_word)).then_some((at, rest))
    })
}

/// The first names of every path that begins with `root`, also those in braces.
fn after<'a>(code: &'a str, root: &'a str) -> Vec<(usize, &'a str)> {
    let mut names = Vec::new();
    for (at, rest) in words(code, root) {
        let Some(rest) = rest.trim_start().strip_prefix("::") else { continue };
        match rest.trim_start().strip_prefix('{') {
            None => names.push((at, first_word(rest))),
            Some(group) => {
                let (mut depth, mut fresh) = (0_usize, true);
                for (place, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => fresh = true,
                        c if fresh && in_word(c) => {
                            names.push((at, first_word(&group[place..])));
                            fresh = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|c| !in_word(c)).unwrap_or(text.len())]
}

/// Every chain of `super::` with its length.
fn supers(code: &str) -> Vec<(usize, usize)> {
    let mut chains: Vec<(usize, usize)> = Vec::new();
    for (at, mut rest) in words(code, "super") {
        if code[..at].ends_with("super::") {
            continue;
        }
        let mut count = 1;
        while let Some(more) = rest.strip_prefix("::super") {
            (rest, count) = (more, count + 1);
        }
        // `pub(super)` says who may see, and uses nothing.
        if rest.starts_with("::") {
            chains.push((at, count));
        }
    }
    chains
}

/// Where a crate is named: at the start of a path, or by itself in a `use`.
fn uses_of<'a>(code: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    words(code, name).filter_map(move |(at, rest)| {
        let before = code[..at].trim_end();
        let at_start = !before.ends_with("::") || before.trim_end_matches("::").trim_end().ends_with([' ', ';', '(', '{', '<', '&']);
        let used = rest.trim_start().starts_with("::") || before.ends_with(" use") || before.ends_with("\nuse");
        (at_start && used).then_some(at)
    })
}
