//! The sentences of a text and their words, in Swedish and English.
//!
//! A **sentence** ends with its line, or at `.` `?` `!` `…` `:` with a space behind and something
//! other than a small letter after that. A colon ends one whatever comes after, as in Björnsson's
//! count, where B is "the number of periods (defined by period, colon or capital first letter)"
//! (C.-H. Björnsson, *Läsbarhet*, 1968, as cited for LIX in Wikipedia). A full stop that belongs
//! to an abbreviation, an initial or the number of a list ends nothing.
//!
//! A **word** is what stands between spaces and has a letter or a digit in it: "t.ex.", "2:a",
//! "3,9", "Finsam-finansiering" and "arbets-" are one each, and so is a number with its thousands
//! apart, "31 400". A slash between letters and a long dash part two words: "och/eller".

use std::ops::Range;

use super::abbreviations::{self, Kind};
use super::lists::among;

/// A sentence with at least one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// In characters, from the first mark or letter to the last.
    pub range: Range<usize>,
    pub words: Vec<Word<'a>>,
}

/// A word without the marks around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    pub text: &'a str,
    /// In characters of the whole text.
    pub range: Range<usize>,
    /// A mark stands right behind it, such as a comma: what follows belongs less closely to it.
    pub marked: bool,
}

impl Word<'_> {
    /// How many letters it has; digits, hyphens and full stops are none.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphabetic()).count()
    }

    /// An address on the web or of a mailbox.
    #[must_use]
    pub fn is_address(&self) -> bool {
        is_address(self.text)
    }

    #[must_use]
    pub fn has_digit(&self) -> bool {
        self.text.chars().any(char::is_numeric)
    }
}

/// What stands between two spaces of one line.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    /// In characters of the whole text.
    start: usize,
    /// The same place in bytes.
    byte: usize,
}

/// The sentences of a text, in order. Text without a word is no sentence.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    for line in lines(text) {
        let mut from = 0;
        for at in 0..line.len() {
            if at + 1 == line.len() || ends(&line[from..=at], &line[at + 1..]) {
                found.extend(sentence(&line[from..=at]));
                from = at + 1;
            }
        }
    }
    found
}

/// The pieces of each line.
fn lines(text: &str) -> Vec<Vec<Piece<'_>>> {
    const BREAKS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let mut lines = vec![Vec::new()];
    let mut piece: Option<(usize, usize)> = None;
    for (place, (byte, c)) in text.char_indices().chain([(text.len(), '\n')]).enumerate() {
        if !c.is_whitespace() {
            piece.get_or_insert((place, byte));
            continue;
        }
        if let (Some((start, from)), Some(line)) = (piece.take(), lines.last_mut()) {
            match line.last_mut() {
                Some(number) if place_of_end(number) + 1 == start && has_thousands(number.text, &text[from..byte]) => {
                    number.text = &text[number.byte..byte];
                }
                _ => line.push(Piece { text: &text[from..byte], start, byte: from }),
            }
        }
        if BREAKS.contains(&c) {
            lines.push(Vec::new());
        }
    }
    lines
}

fn place_of_end(piece: &Piece<'_>) -> usize {
    piece.start + piece.text.chars().count()
}

/// Whether a number goes on in the next piece with three more digits: "31" and "400".
fn has_thousands(number: &str, next: &str) -> bool {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let number = number.trim_start_matches(|c: char| !c.is_ascii_digit());
    let next = next.trim_end_matches(|c: char| !c.is_ascii_digit());
    let group = next.split([',', '.']).next().unwrap_or_default();
    let mut groups = number.split(char::is_whitespace);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && digits(first) && groups.all(digits) && group.len() == 3 && digits(&next.replace([',', '.'], ""))
}

/// Whether a sentence ends after the last of `pieces`, with `rest` still on the line.
fn ends(pieces: &[Piece<'_>], rest: &[Piece<'_>]) -> bool {
    let Some(last) = pieces.last() else { return false };
    let core = last.text.trim_end_matches(closes);
    let next = rest.iter().flat_map(|piece| piece.text.chars()).find(|c| c.is_alphanumeric());
    let goes_on = next.is_some_and(char::is_lowercase);
    if core.ends_with(':') {
        return true;
    }
    if core.ends_with(['?', '!', '…']) || core.ends_with("..") {
        return !goes_on;
    }
    let Some(before) = core.strip_suffix('.') else { return false };
    let bare = before.trim_start_matches(|c: char| !c.is_alphanumeric());
    match abbreviations::kind(&core[core.len() - bare.len() - 1..]) {
        Some(Kind::Before) => return false,
        Some(Kind::Behind) => return next.is_some_and(char::is_uppercase),
        None => {}
    }
    if is_initial(bare) {
        // "A. Berg" is a name; "A och O. Vi" is an end.
        return rest.first().is_some_and(|next| among(OPENERS, &letters_of(next.text).to_lowercase()));
    }
    let is_list_number = pieces.len() == 1 && bare.chars().all(|c| c.is_ascii_digit());
    !goes_on && !is_list_number
}

/// Words that open a sentence and are no surname.
const OPENERS: &str = "\
    vi det den de du jag han hon man en ett i på för med om när då där här att som men och även alla detta efter the we it \
    they this in a";

fn letters_of(piece: &str) -> &str {
    piece.trim_matches(|c: char| !c.is_alphanumeric())
}

/// One capital letter, or more with a hyphen or full stop between: "A", "C.-H".
fn is_initial(word: &str) -> bool {
    word.split(['.', '-']).filter(|part| !part.is_empty()).all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    }) && !word.is_empty()
}

/// What may stand between the end of a sentence and the space: quotation marks, brackets and the
/// number of a footnote.
fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '“' | '’' | '»' | '«' | ')' | ']' | '}' | '*' | '†' | '¹' | '²' | '³' | '\u{2070}'..='\u{2079}')
}

fn sentence<'a>(pieces: &[Piece<'a>]) -> Option<Sentence<'a>> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    let words: Vec<Word<'a>> = pieces.iter().flat_map(|piece| words(*piece)).collect();
    (!words.is_empty()).then(|| Sentence { range: first.start..place_of_end(last), words })
}

/// The words of a piece: mostly one, none for a lone dash.
fn words(piece: Piece<'_>) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut start, mut from) = (piece.start, 0);
    for (byte, c) in piece.text.char_indices().chain([(piece.text.len(), '—')]) {
        let parts = match c {
            '—' | '―' => true,
            '/' => !is_address(piece.text) && piece.text[..byte].ends_with(char::is_alphabetic),
            _ => false,
        };
        if parts {
            let part = &piece.text[from..byte];
            words.extend(word(part, start));
            start += part.chars().count() + 1;
            from = byte + c.len_utf8();
        }
    }
    words
}

/// A word without what stands around it. The full stop of an abbreviation is part of it, and so
/// is the hyphen of "arbets-".
fn word(part: &str, start: usize) -> Option<Word<'_>> {
    let front = part.trim_start_matches(|c| !belongs(c));
    let bare = front.trim_end_matches(|c| !belongs(c));
    if !bare.contains(char::is_alphanumeric) {
        return None;
    }
    let stop = &front[..bare.len() + usize::from(front[bare.len()..].starts_with(['.', '-']))];
    let text = if stop.ends_with('-') || abbreviations::kind(stop).is_some() { stop } else { bare };
    let start = start + part[..part.len() - front.len()].chars().count();
    Some(Word { text, range: start..start + text.chars().count(), marked: text.len() < front.len() })
}

/// Letters and digits, and the accents that stand on them as characters of their own.
fn belongs(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@') || word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences as they stand in the text, with `|` between them.
    fn cut(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let all = sentences(text);
        all.iter().map(|s| chars[s.range.clone()].iter().collect::<String>()).collect::<Vec<_>>().join("|")
    }

    fn words_of(text: &str) -> Vec<&str> {
        sentences(text).into_iter().flat_map(|sentence| sentence.words).map(|word| word.text).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        for (text, expected) in [
            ("Vi ses. Vi hörs!", "Vi ses.|Vi hörs!"),
            ("Går det? Ja … kanske. Nja… Nej.", "Går det?|Ja … kanske.|Nja…|Nej."),
            ("”Går det?” undrar chefen. ”Ja.” Så blev det.", "”Går det?” undrar chefen.|”Ja.”|Så blev det."),
            ("Lärdomar: börja i tid.", "Lärdomar:|börja i tid."),
            ("Möten kl. 10:30 i 2:a våningen.", "Möten kl. 10:30 i 2:a våningen."),
            ("Det gäller t.ex. Lund, bl.a. AME och s.k. Coacher.", "Det gäller t.ex. Lund, bl.a. AME och s.k. Coacher."),
            ("Praktik, studier m.m. Sedan kommer arbete.", "Praktik, studier m.m.|Sedan kommer arbete."),
            ("Chefer m.fl. träffas. Handläggare m.fl. Vi också.", "Chefer m.fl. träffas.|Handläggare m.fl.|Vi också."),
            ("See e.g. Lund, i.e. the south, etc. We did.", "See e.g. Lund, i.e. the south, etc.|We did."),
            ("Vi mötte A. Berg och C.-H. Björk.", "Vi mötte A. Berg och C.-H. Björk."),
            ("Dialogen är A och O. Vi känner varandra.", "Dialogen är A och O.|Vi känner varandra."),
            ("1. Bilda ett team. 2. Sitt nära.", "1. Bilda ett team.|2. Sitt nära."),
            ("Den 3. mars 2014. 31 400 invånare. 3,9 procent.", "Den 3. mars 2014.|31 400 invånare.|3,9 procent."),
            ("Rubrik\nText utan punkt\n\nMer", "Rubrik|Text utan punkt|Mer"),
            ("Finsam-finansiering.¹ Metoden växer.", "Finsam-finansiering.¹|Metoden växer."),
            ("– ! ... \n —", ""),
            ("", ""),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn words_are_what_a_reader_counts() {
        for (text, expected) in [
            ("Finsam-finansiering, ”arbets-” och (t.ex.) AME.", vec!["Finsam-finansiering", "arbets-", "och", "t.ex.", "AME"]),
            ("31 400, 31\u{a0}400,5 och 3,9 %", vec!["31 400", "31\u{a0}400,5", "och", "3,9"]),
            ("1 234 567 kronor 2014 100 gånger", vec!["1 234 567", "kronor", "2014", "100", "gånger"]),
            ("och/eller 1/2 – dag—natt 18–25", vec!["och", "eller", "1/2", "dag", "natt", "18–25"]),
            ("a@b.se, https://www.lund.se/a/b!", vec!["a@b.se", "https://www.lund.se/a/b"]),
            ("EU:s 2:a mål. Kl. 10.", vec!["EU:s", "2:a", "mål", "Kl.", "10"]),
            ("ma\u{30a} ga\u{30a}.", vec!["ma\u{30a}", "ga\u{30a}"]),
        ] {
            assert_eq!(words_of(text), expected, "{text}");
        }
        assert_eq!(sentences("Finsam-finansiering.")[0].words[0].letters(), 18);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_words_in_order_at_their_places(text in "(?s)[ .:\n\u{a0}?!…”A-Ca-cåÅ0-9/—\u{301}@😀-]{0,40}|.{0,40}") {
            let chars: Vec<char> = text.chars().collect();
            let mut from = 0;
            for sentence in sentences(&text) {
                proptest::prop_assert!(sentence.range.start >= from && sentence.range.end <= chars.len());
                from = sentence.range.start;
                for word in sentence.words {
                    proptest::prop_assert!(word.range.start >= from && word.range.end <= sentence.range.end);
                    let there: String = chars[word.range.clone()].iter().collect();
                    proptest::prop_assert_eq!(&there, word.text);
                    from = word.range.end;
                }
                from = sentence.range.end;
            }
        }
    }
}
