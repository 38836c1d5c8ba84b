//! The program's own source as the tests of its shape see it: code apart from comments and texts.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of `src`.
pub struct File {
    /// From `src`, with slashes.
    pub path: String,
    pub text: String,
}

/// Every Rust file under `src`, in order.
pub fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    assert!(found.len() > 50, "only {} files under {}", found.len(), root.display());
    let name = |path: &Path| {
        path.strip_prefix(&root).unwrap().components().map(|part| part.as_os_str().to_str().unwrap()).collect::<Vec<_>>().join("/")
    };
    found.iter().map(|path| File { path: name(path), text: fs::read_to_string(path).unwrap() }).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The text up to its unit tests, which stand last in a file.
pub fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap()
}

/// The text with its comments blanked, and with `texts` false what stands between quotes too.
/// Every other character stays at its line.
pub fn code(text: &str, texts: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, keep) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), false)
        } else if rest.starts_with("/*") {
            (rest.find("*/").map_or(rest.len(), |end| end + 2), false)
        } else if first == '"' {
            (quoted(rest), texts)
        } else if let Some(hashes) = raw(rest).filter(|_| !out.ends_with(|c: char| c.is_alphanumeric() || c == '_')) {
            let end = format!("\"{}", "#".repeat(hashes));
            let start = hashes + 2;
            (rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len()), texts)
        } else if first == '\'' {
            (character(rest), texts)
        } else {
            (first.len_utf8(), true)
        };
        let (piece, after) = rest.split_at(length);
        if keep {
            out.push_str(piece);
        } else {
            out.extend(piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        }
        rest = after;
    }
    out
}

/// The length of a text between quotes.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The number of `#` before the quote, if a raw text begins here.
fn raw(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// The length of a character between quotes; 1 for the mark of a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, escaped))) => {
            rest[at + escaped.len_utf8()..].find('\'').map_or(1, |end| at + escaped.len_utf8() + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}
