//! Reads the folder `style` of a work folder: a house's colours, fonts, logo and template.
//!
//! Only that folder, and in it only names that can be of use; links are never followed, and there
//! is an end to how much is read. With a problem there is no style, only the problem.

use std::fs;
use std::io;
use std::path::Path;

use super::format::{self, Kind};
use super::layout;
use super::problem::{Problem, ProblemKind};
use crate::domain::style::{SETTINGS, Settings, Style, StyleFile};

/// The folder, in the work folder.
pub const FOLDER: &str = "style";
const FONTS: &str = "fonts";
/// The most files that are read.
const MAX_FILES: usize = 50;
/// The most names that are looked at in one folder.
const MAX_NAMES: usize = 500;
/// The most bytes that they hold together.
const MAX_BYTES: usize = 32 * 1024 * 1024;
/// What a template can read.
const KINDS: [&str; 4] = ["typ", "ron", "svg", "png"];
const FONT_KINDS: [&str; 2] = ["ttf", "otf"];

/// The house style of a work folder; the built-in look when it has none.
///
/// # Errors
/// All that could be found wrong, in files named from the work folder.
pub fn read(root: &Path) -> Result<Style, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut names = names(root, FOLDER, &KINDS, &mut problems);
    if !names.is_empty() || root.join(FOLDER).is_dir() {
        names.extend(self::names(root, &format!("{FOLDER}/{FONTS}"), &FONT_KINDS, &mut problems));
    }
    if names.len() > MAX_FILES {
        problems.push(Problem::whole(FOLDER, ProblemKind::TooLarge, format!("holds too many files: expected at most {MAX_FILES}")));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut style = Style::default();
    let mut bytes = 0;
    for file in names {
        match format::read_bytes(&root.join(&file), &file) {
            Ok(read) => {
                bytes += read.len();
                let name = file.strip_prefix(FOLDER).unwrap_or(&file).trim_start_matches('/').to_owned();
                style.files.push(StyleFile { name, bytes: read });
            }
            Err(problem) => problems.push(problem),
        }
        if bytes > MAX_BYTES {
            let message = format!("holds too much: expected at most {} MB in all", MAX_BYTES / (1024 * 1024));
            return Err(vec![Problem::whole(FOLDER, ProblemKind::TooLarge, message)]);
        }
    }
    match settings(root, &style) {
        Ok(settings) => style.settings = settings,
        Err(found) => problems.extend(found),
    }
    if style.logo().is_some() && style.settings.logo_alt.trim().is_empty() && problems.is_empty() {
        let message = "says nothing of the logo: expected logo_alt with what it shows, for those who do not see it";
        problems.push(Problem::whole(format!("{FOLDER}/{SETTINGS}"), ProblemKind::Empty, message));
    }
    if problems.is_empty() { Ok(style) } else { Err(problems) }
}

fn settings(root: &Path, style: &Style) -> Result<Settings, Vec<Problem>> {
    if style.file(SETTINGS).is_none() {
        return Ok(Settings::default());
    }
    let file = format!("{FOLDER}/{SETTINGS}");
    let text = format::read_text(&root.join(&file), &file).map_err(|problem| vec![problem])?;
    Ok(format::parse(&file, &text, Kind::Style)?.value)
}

/// The files of a folder that can be of use, named from the work folder, sorted.
fn names(root: &Path, below: &str, kinds: &[&str], problems: &mut Vec<Problem>) -> Vec<String> {
    let path = root.join(below);
    let what = match fs::symlink_metadata(&path) {
        Ok(there) if there.is_dir() => None,
        Ok(there) if there.is_symlink() => Some("is a link, which is not followed: expected a folder"),
        Ok(_) => Some("is a file: expected a folder"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(_) => Some("cannot be read"),
    };
    if let Some(what) = what {
        problems.push(Problem::whole(below, ProblemKind::NotAFile, what));
        return Vec::new();
    }
    let entries = match fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(Problem::whole(below, ProblemKind::Unreadable, format!("cannot be read: {}", error.kind())));
            return Vec::new();
        }
    };
    // A name that is not UTF-8 or holds control characters is none that a template can ask for.
    let names = entries.flatten().take(MAX_NAMES).filter_map(|entry| entry.file_name().into_string().ok());
    let is_ours = |name: &String| {
        let kind = name.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase());
        !name.starts_with('.')
            && !name.contains(char::is_control)
            && !layout::is_conflict_copy(name)
            && kind.is_some_and(|kind| kinds.contains(&kind.as_str()))
    };
    let mut names: Vec<String> = names.filter(is_ours).map(|name| format!("{below}/{name}")).collect();
    names.sort();
    names
}
