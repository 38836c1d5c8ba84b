//! Dictionaries for spelling, in Hunspell's format: where this machine has them, and reading one.
//!
//! A dictionary is two files beside each other, `sv_SE.aff` with the rules and `sv_SE.dic` with
//! the words. Linux has them in system folders, LibreOffice brings its own on every system, and
//! the user may choose any other. They are read like all files from outside: with a limit of
//! size, and with a place for what is wrong.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use spellbook::{ParseDictionaryError, ParseDictionaryErrorSource};

use super::format;
use super::problem::{Problem, ProblemKind, position};
use crate::domain::project::Language;

/// How deep below a folder a dictionary may lie: LibreOffice has one folder for each.
const DEPTH: usize = 2;
/// How many files and folders are looked at before a folder is given up: it is the wrong one.
const MAX_LOOKED_AT: usize = 5_000;
/// The most corrections that are suggested for a word.
const MAX_SUGGESTIONS: usize = 7;

/// The words of a language.
pub struct Dictionary(spellbook::Dictionary);

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dictionary")
    }
}

impl Dictionary {
    /// Reads a `.dic` file and the `.aff` file beside it.
    ///
    /// # Errors
    /// What is wrong with either, named by its path, with the line if one is to blame.
    pub fn open(dic: &Path) -> Result<Self, Problem> {
        let aff = dic.with_extension("aff");
        let (aff_name, dic_name) = (name(&aff), name(dic));
        let aff_bytes = read(&aff, &aff_name)?;
        let encoding = Encoding::of(&aff_name, &aff_bytes)?;
        let aff_text = encoding.decode(&aff_name, aff_bytes)?;
        let dic_text = encoding.decode(&dic_name, read(dic, &dic_name)?)?;
        spellbook::Dictionary::new(&aff_text, &dic_text).map(Self).map_err(|error| wrong(&error, &aff_name, &dic_name))
    }

    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.0.check(word)
    }

    /// What the word may have been meant to be, the likeliest first. It takes up to a second.
    #[must_use]
    pub fn suggestions(&self, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.0.suggest(word, &mut found);
        found.truncate(MAX_SUGGESTIONS);
        found
    }
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Systems keep links to dictionaries, so that one is followed here.
fn read(path: &Path, name: &str) -> Result<Vec<u8>, Problem> {
    format::read_bytes(&fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()), name)
}

fn wrong(error: &ParseDictionaryError, aff: &str, dic: &str) -> Problem {
    let file = if matches!(error.source, ParseDictionaryErrorSource::Aff) { aff } else { dic };
    let message = format!("not a Hunspell dictionary: {}", error.kind);
    Problem { line: error.line_number, ..Problem::whole(file, ProblemKind::Syntax, message) }
}

/// How the letters of both files are written, as the line `SET` of the `.aff` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// ISO 8859-1, which is also what a file without `SET` is in.
    Latin1,
    /// ISO 8859-15.
    Latin9,
}

impl Encoding {
    fn of(file: &str, aff: &[u8]) -> Result<Self, Problem> {
        let lines = aff.strip_prefix(b"\xef\xbb\xbf").unwrap_or(aff).split(|byte| *byte == b'\n');
        for (number, line) in lines.enumerate() {
            let Some(set) = line.trim_ascii().strip_prefix(b"SET") else { continue };
            if !set.starts_with(b" ") && !set.starts_with(b"\t") {
                continue;
            }
            let set: String =
                set.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(|byte| byte.to_ascii_uppercase() as char).collect();
            return match set.as_str() {
                "UTF8" => Ok(Self::Utf8),
                "ISO88591" => Ok(Self::Latin1),
                "ISO885915" => Ok(Self::Latin9),
                _ => {
                    let message = "an encoding that is not read: expected SET UTF-8, ISO8859-1 or ISO8859-15";
                    Err(Problem { line: Some(number + 1), ..Problem::whole(file, ProblemKind::Value, message) })
                }
            };
        }
        Ok(Self::Latin1)
    }

    fn decode(self, file: &str, bytes: Vec<u8>) -> Result<String, Problem> {
        match self {
            Self::Utf8 => String::from_utf8(bytes).map_err(|error| {
                let good = error.utf8_error().valid_up_to();
                let before = String::from_utf8_lossy(&error.as_bytes()[..good]);
                let message = format!("byte {good} is not UTF-8, which the .aff file says it is");
                Problem::at(file, position(&before, good), ProblemKind::NotUtf8, message)
            }),
            Self::Latin1 => Ok(bytes.into_iter().map(char::from).collect()),
            Self::Latin9 => Ok(bytes.into_iter().map(latin9).collect()),
        }
    }
}

/// ISO 8859-15 has eight characters that ISO 8859-1 has not.
fn latin9(byte: u8) -> char {
    match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        _ => char::from(byte),
    }
}

/// The dictionary of a language that this machine has; `None` without one.
#[must_use]
pub fn installed(language: Language) -> Option<PathBuf> {
    places().iter().find_map(|place| in_folder(place, language))
}

/// The `.dic` file that the user means by a file or folder: itself, or the best for the language
/// inside.
///
/// # Errors
/// When there is none.
pub fn chosen(path: &Path, language: Language) -> Result<PathBuf, Problem> {
    if path.is_dir() {
        return in_folder(path, language).ok_or_else(|| {
            let message = format!("holds no dictionary: expected {0}.aff and {0}.dic, or another of that language", variants(language)[0]);
            Problem::whole(name(path), ProblemKind::Missing, message)
        });
    }
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("dic" | "aff") => Ok(path.with_extension("dic")),
        _ => Err(Problem::whole(name(path), ProblemKind::WrongKind, "is no dictionary: expected a .dic file with its .aff file beside it")),
    }
}

/// The names of a language's dictionaries, the best first.
fn variants(language: Language) -> &'static [&'static str] {
    match language {
        Language::Sv => &["sv_SE", "sv-SE", "sv", "sv_FI", "sv-FI"],
        Language::En => &["en_GB", "en-GB", "en_US", "en-US", "en"],
    }
}

/// The best dictionary in a folder or just below it.
fn in_folder(folder: &Path, language: Language) -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut looked_at = 0;
    look(folder, DEPTH, &mut looked_at, &mut found);
    let rank = |path: &PathBuf| variants(language).iter().position(|variant| path.file_stem().is_some_and(|stem| stem == *variant));
    found.into_iter().filter_map(|path| Some((rank(&path)?, path))).min().map(|(_, path)| path)
}

fn look(folder: &Path, depth: usize, looked_at: &mut usize, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        *looked_at += 1;
        if *looked_at > MAX_LOOKED_AT {
            return;
        }
        let path = entry.path();
        // What a link leads to is not searched: it may lead back.
        if depth > 0 && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            look(&path, depth - 1, looked_at, found);
        } else if path.extension().is_some_and(|extension| extension == "dic") && path.with_extension("aff").is_file() {
            found.push(path);
        }
    }
}

/// Where dictionaries lie on Linux, macOS and Windows, in the order they are looked for.
fn places() -> Vec<PathBuf> {
    const SYSTEM: [&str; 10] = [
        "/usr/share/hunspell",
        "/usr/local/share/hunspell",
        "/opt/homebrew/share/hunspell",
        "/usr/share/myspell/dicts",
        "/usr/share/myspell",
        "/Library/Spelling",
        "/Applications/LibreOffice.app/Contents/Resources/extensions",
        "/usr/lib/libreoffice/share/extensions",
        "/usr/lib64/libreoffice/share/extensions",
        "/opt/libreoffice/share/extensions",
    ];
    let mut places: Vec<PathBuf> = env::var_os("DICPATH").iter().flat_map(env::split_paths).collect();
    if let Some(dirs) = directories::BaseDirs::new() {
        places.push(dirs.data_dir().join("hunspell"));
        places.push(dirs.home_dir().join("Library/Spelling"));
    }
    places.extend(SYSTEM.map(PathBuf::from));
    let programs = ["ProgramFiles", "ProgramFiles(x86)"].into_iter().filter_map(env::var_os);
    places.extend(programs.map(|folder| PathBuf::from(folder).join("LibreOffice/share/extensions")));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `SFX ä` makes "åka" of "åk"; 0xe5 and 0xe4 are å and ä.
    const AFF: &[u8] = b"SET ISO8859-1\nTRY a\xe5\xe4\nSFX A Y 1\nSFX A 0 a .\n";
    const DIC: &[u8] = b"2\n\xe5k/A\nm\xf6te\n";

    fn folder(aff: &[u8], dic: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sv_SE.dic");
        fs::write(folder.path().join("sv_SE.aff"), aff).unwrap();
        fs::write(&path, dic).unwrap();
        (folder, path)
    }

    #[test]
    fn a_dictionary_of_one_byte_a_letter_is_read() {
        let (_folder, dic) = folder(AFF, DIC);
        let dictionary = Dictionary::open(&dic).unwrap();
        for (word, known) in [("åka", true), ("åk", true), ("Möte", true), ("aka", false), ("möta", false)] {
            assert_eq!(dictionary.knows(word), known, "{word}");
        }
        assert!(dictionary.suggestions("mote").contains(&"möte".to_owned()), "{:?}", dictionary.suggestions("mote"));
        let (_folder, dic) = folder(b"SET ISO8859-15\n", b"1\n\xa4uro\n");
        assert!(Dictionary::open(&dic).unwrap().knows("€uro"));
        let (_folder, dic) = folder("\u{feff}SET UTF-8\r\n".as_bytes(), "1\r\nmöte\r\n".as_bytes());
        assert!(Dictionary::open(&dic).unwrap().knows("möte"));
    }

    #[test]
    fn a_bad_dictionary_says_where() {
        for (aff, dic, expected) in [
            (&b"SET UTF-8\n"[..], &b"1\nm\xf6te\n"[..], "sv_SE.dic:2:2: byte 3 is not UTF-8"),
            (b"TRY a\nSET KOI8-R\n", DIC, "sv_SE.aff:2: an encoding that is not read: expected SET UTF-8"),
            (AFF, b"", "sv_SE.dic"),
            (AFF, b"m\xf6te\n", "sv_SE.dic"),
            (b"SET UTF-8\nSFX A Y nej\n", b"1\nord\n", "sv_SE.aff:2: not a Hunspell dictionary: "),
        ] {
            let (_folder, path) = folder(aff, dic);
            let problem = Dictionary::open(&path).unwrap_err().to_string();
            assert!(problem.contains(expected), "{problem}");
        }
        let (folder, path) = folder(AFF, DIC);
        fs::remove_file(folder.path().join("sv_SE.aff")).unwrap();
        assert!(Dictionary::open(&path).unwrap_err().to_string().ends_with("sv_SE.aff: is missing"));
    }

    #[test]
    fn the_best_dictionary_of_a_folder_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        };
        assert!(chosen(folder.path(), Language::Sv).unwrap_err().to_string().contains("expected sv_SE.aff and sv_SE.dic"));
        for name in ["sv_FI.dic", "sv_FI.aff", "hyph_sv.dic", "a/b/c/sv_SE.dic", "a/b/c/sv_SE.aff", "sv_SE.dic", "en_US.aff"] {
            put(name);
        }
        assert_eq!(chosen(folder.path(), Language::Sv), Ok(folder.path().join("sv_FI.dic")), "sv_SE has no .aff, or lies too deep");
        put("dict-sv/sv_SE.dic");
        put("dict-sv/sv_SE.aff");
        assert_eq!(chosen(folder.path(), Language::Sv), Ok(folder.path().join("dict-sv/sv_SE.dic")));
        assert_eq!(in_folder(folder.path(), Language::En), None);
        assert_eq!(chosen(&folder.path().join("x.aff"), Language::En), Ok(folder.path().join("x.dic")));
        assert!(chosen(&folder.path().join("x.txt"), Language::En).is_err());
    }

    #[test]
    fn swedish_with_its_compounds_is_known() {
        let dic = installed(Language::Sv).expect("hunspell-sv is installed");
        let dictionary = Dictionary::open(&dic).unwrap();
        for word in ["försörjningsstödsenhet", "samverkanskultur", "ungdomshandläggare", "arbets-", "t.ex.", "Ale"] {
            assert!(dictionary.knows(word), "{word}");
        }
        for word in ["handläggre", "kommunnen", "samvärkan", "försörjningstödenhet"] {
            assert!(!dictionary.knows(word), "{word}");
        }
    }
}
