//! One row of a guide out of its words: what is read out, what is meant for the interviewer, and
//! where the answers go.

use crate::domain::guide::{Blank, Feeds, Fill, Row, RowKind};
use crate::domain::ids::RowId;
use crate::domain::outline::{Paragraph, Role, Span};

use super::{both, parts};

/// The longest text for lists.
const SHORT: usize = 40;

/// More things to listen for than anybody can.
const MAX_PROBES: usize = 32;

/// How a cue begins.
const CUES: [&str; 4] = ["Lyssna efter", "lyssna efter", "Listen for", "listen for"];

/// Words that begin a question without its mark, or ask for an answer.
const ASKING: [&str; 26] = [
    "beskriv",
    "berätta",
    "förklara",
    "resonera",
    "diskutera",
    "nämn",
    "ge",
    "hur",
    "vad",
    "vem",
    "vilka",
    "vilken",
    "vilket",
    "varför",
    "finns",
    "describe",
    "tell",
    "explain",
    "discuss",
    "give",
    "how",
    "what",
    "who",
    "which",
    "why",
    "where",
];

/// Words that a short text does not end in.
const LITTLE: [&str; 26] = [
    "att", "av", "den", "det", "du", "en", "er", "ett", "för", "har", "i", "med", "mellan", "när", "ni", "och", "om", "på", "som", "till",
    "är", "a", "of", "the", "to", "and",
];

/// Makes a row. `at_an_end`: it stands in the first or the last section, which frame the interview.
pub(super) fn build(id: RowId, spans: &[Span], section: &str, at_an_end: bool, first: bool) -> Row {
    let tidied = Paragraph::new(1, Role::Text, spans).map(|paragraph| paragraph.spans).unwrap_or_default();
    let whole: String = tidied.iter().map(|span| span.text.replace('\n', " ")).collect();
    let text = parts::without_number(&whole);
    let cue = cue(text);
    let hints = hints(&tidied, whole.len() - text.len(), text, cue);
    let mut spoken = cue.map_or_else(|| text.to_owned(), |cue| text.replace(cue, ""));
    for hint in &hints {
        spoken = spoken.replace(hint, "");
    }
    let kind = if at_an_end && !asks(&spoken) { RowKind::Item } else { RowKind::Question };
    let feeds = feeds(kind, &text.to_lowercase(), &section.to_lowercase(), first);
    Row {
        id,
        kind,
        short: both(&short(&spoken)),
        text: both(text),
        hints: hints.into_iter().map(both).collect(),
        cue: cue.map(both),
        probes: cue.map(probes).unwrap_or_default().into_iter().map(both).collect(),
        blanks: if kind == RowKind::Item { blanks(text) } else { Vec::new() },
        feeds,
        follow_ups: Vec::new(),
    }
}

/// Whether a paragraph is nothing but a cue.
pub(super) fn is_cue(text: &str) -> bool {
    let text = text.trim_start_matches('(');
    CUES.iter().any(|cue| text.starts_with(cue))
}

/// The whole "(Lyssna efter …)", or a sentence of its own that begins so.
pub(super) fn cue(text: &str) -> Option<&str> {
    let starts = |at: &usize| {
        let before = text[..*at].trim_end();
        text[..*at].ends_with('(') || before.ends_with(['.', '?', '!', ':']) || before.is_empty()
    };
    let at = CUES.iter().filter_map(|cue| text.match_indices(cue).map(|(at, _)| at).find(starts)).min()?;
    if !text[..at].ends_with('(') {
        // A row that is nothing but a cue has nothing to read out; its words are the row.
        return (!text[..at].trim().is_empty()).then_some(text[at..].trim_end());
    }
    let from = at - 1;
    let mut depth = 0;
    for (offset, c) in text[from..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => {
                let cue = &text[from..=from + offset];
                return (cue.len() < text.len()).then_some(cue);
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    (from > 0).then(|| text[from..].trim_end())
}

/// What a cue says to listen for: what stands between commas behind the colon. Without a colon
/// an "och" ends the list; behind one it may join two words to one thing, so it stays.
fn probes(cue: &str) -> Vec<&str> {
    let inside = cue.strip_prefix('(').map_or(cue, |inside| inside.strip_suffix(')').unwrap_or(inside));
    let inside = inside.trim().trim_end_matches('.');
    let (list, has_colon) = match inside.split_once(':') {
        Some((_, list)) => (list, true),
        None => (CUES.iter().find_map(|start| inside.strip_prefix(start)).unwrap_or(inside), false),
    };
    let mut probes: Vec<&str> = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    for (at, c) in list.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                probes.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    probes.push(&list[from..]);
    if !has_colon && let Some(last) = probes.pop() {
        let pair = [" och ", " samt ", " and "].iter().find_map(|and| last.rsplit_once(and));
        probes.extend(pair.map_or_else(|| vec![last], |(one, two)| vec![one, two]));
    }
    probes.into_iter().filter_map(bare).take(MAX_PROBES).collect()
}

/// A thing to listen for without the word that joins it to the others; not "etc." alone.
fn bare(probe: &str) -> Option<&str> {
    let probe = probe.trim();
    let probe = ["och ", "and ", "samt "].iter().find_map(|and| probe.strip_prefix(and)).unwrap_or(probe).trim();
    let more = ["etc", "osv", "m.m", "mm", "m m", "and so on"].contains(&probe.trim_end_matches('.'));
    (!probe.is_empty() && !more).then_some(probe)
}

/// Sentences in italics, and italics in parentheses with them. A word in italics in the middle of
/// a question is only stressed, and a row that leans as a whole is to be read out.
fn hints<'a>(spans: &[Span], cut: usize, text: &'a str, cue: Option<&str>) -> Vec<&'a str> {
    let mut hints: Vec<&str> = Vec::new();
    let mut at = 0;
    for span in spans {
        let (from, to) = (at, at + span.text.len());
        at = to;
        if !span.italic || from < cut {
            continue;
        }
        let (mut from, mut to) = (from - cut, to - cut);
        let (before, after) = (&text[..from], &text[to..]);
        let in_parentheses = before.ends_with('(') && after.starts_with(')');
        if in_parentheses {
            (from, to) = (from - 1, to + 1);
        }
        let hint = text[from..to].trim();
        let enclosed = hint.starts_with('(') && hint.ends_with(')');
        let begins = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '?', '!', ':', '…', ')']);
        let ends = after.trim_start().is_empty() || hint.ends_with(['.', '?', '!', ':', '…']) || after.trim_start().starts_with('(');
        let in_cue = cue.is_some_and(|cue| cue.contains(hint));
        if (enclosed || begins && ends) && !in_cue && hint.contains(char::is_alphanumeric) {
            hints.push(hint);
        }
    }
    let mut rest = cue.map_or_else(|| text.to_owned(), |cue| text.replace(cue, ""));
    for hint in &hints {
        rest = rest.replace(hint, "");
    }
    if rest.contains(char::is_alphanumeric) { hints } else { Vec::new() }
}

/// Whether the words want an answer.
fn asks(spoken: &str) -> bool {
    let first: String = spoken.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect();
    spoken.contains('?') || ASKING.contains(&first.to_lowercase().as_str())
}

/// Where the answers go, told by what is asked; most of them into the running text.
fn feeds(kind: RowKind, text: &str, section: &str, first: bool) -> Feeds {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["kontaktperson", "contact person"]) {
        Feeds::Contacts
    } else if kind == RowKind::Item {
        Feeds::Nothing
    } else if has(&["ge råd", "råd till", "lärdom", "advice", "lessons"]) {
        Feeds::Lessons
    } else if has(&["vilka deltar", "vilka ingår", "who takes part", "who participates"]) {
        Feeds::About
    } else if has(&["vad är det som gör att", "what is it that has made", "what is it that makes"])
        || first && (section.contains("framgångsfaktor") || section.contains("success factor"))
    {
        Feeds::Why
    } else if has(&["fungerar bra", "works well"]) {
        Feeds::How
    } else {
        Feeds::Story
    }
}

/// The first sentence if it is short, otherwise its first words.
fn short(spoken: &str) -> String {
    let spoken = spoken.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = if spoken.chars().count() <= SHORT { spoken.clone() } else { sentence(&spoken).unwrap_or_else(|| beginning(&spoken)) };
    let cut = cut.trim_end_matches(['.', ':', ';', ',']);
    if cut.is_empty() { spoken.chars().take(SHORT).collect() } else { cut.to_owned() }
}

/// The first sentence, if it is short enough.
fn sentence(spoken: &str) -> Option<String> {
    let (at, mark) = spoken.char_indices().find(|(at, c)| {
        let rest = &spoken[at + c.len_utf8()..];
        matches!(c, '?' | '!' | ';' | ':') || *c == '.' && (rest.is_empty() || rest.trim_start().starts_with(char::is_uppercase))
    })?;
    let fits = spoken[..at].chars().count() < SHORT && spoken[..at].contains(char::is_alphanumeric);
    fits.then(|| spoken[..at + mark.len_utf8()].to_owned())
}

/// The first words, not ending in a little one.
fn beginning(spoken: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut length = 0;
    for word in spoken.split(' ') {
        length += word.chars().count() + 1;
        if length > SHORT {
            break;
        }
        words.push(word);
    }
    while words.len() > 1 && words.last().is_some_and(|last| LITTLE.contains(&last.to_lowercase().as_str())) {
        words.pop();
    }
    let cut = words.join(" ");
    let cut = if cut.is_empty() { spoken.chars().take(SHORT - 1).collect() } else { cut };
    format!("{}…", cut.trim_end_matches([',', '.', ':', ';', '(', '–', '-', ' ']))
}

/// "X dec" is when the draft goes out, "klar 15 jan" when the mapping is complete.
fn blanks(text: &str) -> Vec<Blank> {
    const MONTHS: [&str; 19] = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
        "january",
        "february",
        "march",
        "may",
        "june",
        "july",
        "october",
    ];
    let is_month = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        word.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(&word))
    };
    let words: Vec<&str> = text.split(' ').collect();
    let mut blanks: Vec<Blank> = Vec::new();
    for (i, pair) in words.windows(2).enumerate() {
        let [day, month] = pair else { continue };
        let fill = if *day == "X" {
            Fill::DraftDue
        } else if day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
            && i > 0
            && ["klar", "klart", "complete", "ready"].contains(&words[i - 1].to_lowercase().as_str())
        {
            Fill::MappingDone
        } else {
            continue;
        };
        if is_month(month) && blanks.iter().all(|blank| blank.fill != fill) {
            let month = month.trim_end_matches(|c: char| !c.is_alphanumeric());
            blanks.push(Blank { text: both(&format!("{day} {month}")), fill });
        }
    }
    blanks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_gives_its_probes() {
        for (text, cue_text, probes_text) in [
            (
                "Hur? (Lyssna efter fokus i exempelvis: a, roller och ansvar, c (d, e))",
                Some("(Lyssna efter fokus i exempelvis: a, roller och ansvar, c (d, e))"),
                vec!["a", "roller och ansvar", "c (d, e)"],
            ),
            ("Hur? (Lyssna efter möten och rutiner) Mer?", Some("(Lyssna efter möten och rutiner)"), vec!["möten", "rutiner"]),
            ("How? (Listen for a, b, and c)", Some("(Listen for a, b, and c)"), vec!["a", "b", "c"]),
            ("Hur? Lyssna efter: möten, rutiner m.m.", Some("Lyssna efter: möten, rutiner m.m."), vec!["möten", "rutiner m.m"]),
            ("Hur? (Lyssna efter: möten, etc.", Some("(Lyssna efter: möten, etc."), vec!["möten"]),
            ("(Lyssna efter möten)", None, vec![]),
            ("Vem brukar lyssna efter möten?", None, vec![]),
        ] {
            assert_eq!(cue(text), cue_text, "{text}");
            assert_eq!(cue(text).map(probes).unwrap_or_default(), probes_text, "{text}");
        }
    }

    #[test]
    fn a_short_text_ends_well() {
        for (text, expected) in [
            ("Vilka deltar?", "Vilka deltar?"),
            ("Konfidentialitet. När vi använder citat skriver vi aldrig ut namn.", "Konfidentialitet"),
            ("Metoden; Högt till tak. Viktigt att alla kommer till tals etc.", "Metoden"),
            ("Underlättar samverkan valet av insatser som den biståndssökande erbjuds?", "Underlättar samverkan valet av insatser…"),
            ("Förutsättningsskapandeorganisationsförändringar", "Förutsättningsskapandeorganisationsförä…"),
        ] {
            assert_eq!(short(text), expected);
            assert!(short(text).chars().count() <= SHORT);
        }
    }

    #[test]
    fn only_sentences_and_parentheses_in_italics_are_hints() {
        let row = |spans: &[(&str, bool)]| {
            let spans: Vec<Span> = spans.iter().map(|(text, italic)| Span { text: (*text).to_owned(), italic: *italic }).collect();
            let row = build(RowId::new("a").unwrap(), &spans, "", false, false);
            (row.text.sv, row.hints.into_iter().map(|hint| hint.sv).collect::<Vec<_>>())
        };
        assert_eq!(
            row(&[("1. Vem? (", false), ("t.ex. chefen", true), (") ", false), ("Ge exempel.", true), (" Mer?", false)]),
            ("Vem? (t.ex. chefen) Ge exempel. Mer?".to_owned(), vec!["(t.ex. chefen)".to_owned(), "Ge exempel.".to_owned()])
        );
        assert_eq!(row(&[("Vilken ", false), ("konkret", true), (" nytta?", false)]).1, [""; 0]);
        assert_eq!(row(&[("Hur går det?", true)]).1, [""; 0]);
    }

    #[test]
    fn only_clear_dates_are_blanks() {
        let found = |text| blanks(text).into_iter().map(|blank| (blank.text.sv, blank.fill)).collect::<Vec<_>>();
        assert_eq!(
            found("skickar den X dec, klar 15 jan."),
            [("X dec".to_owned(), Fill::DraftDue), ("15 jan".to_owned(), Fill::MappingDone)]
        );
        for text in ["möte 15 jan", "klar 40 jan", "X antal", "klar 15 personer", "klar 3 marginaler"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
