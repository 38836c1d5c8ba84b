//! The parts of a published example by their headings, in Swedish and English and as people
//! write them.

use crate::domain::draft::Part;
use crate::domain::municipality::Municipality;
use crate::domain::swedish;

/// What a heading of the summary's own says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heading {
    /// The municipality's name, which is the summary's title.
    Name,
    /// The words below belong to this part; what the municipality is called there in full.
    Part(Part, Option<String>),
    Contacts,
}

const BRIEF: [&str; 5] = ["kort om samverkan", "samverkan i korthet", "om samverkan", "collaboration in brief", "about the collaboration"];
const WHY: [&str; 4] = ["varför fungerar samverkan", "varför samverkan fungerar", "why does collaboration work", "why collaboration works"];
const HOW: [&str; 4] = ["hur fungerar samverkan", "hur samverkan fungerar", "how does collaboration work", "how collaboration works"];
const LESSONS: [&str; 9] = [
    "lärdomar och råd till andra",
    "lärdomar och råd",
    "råd och lärdomar",
    "råd till andra",
    "lärdomar",
    "lessons and advice to others",
    "lessons and advice",
    "lessons learned",
    "advice to others",
];
const ABOUT: [&str; 6] =
    ["kort om kommunen", "om kommunen", "fakta om kommunen", "kommunen i korthet", "about the municipality", "the municipality in brief"];
const CONTACTS: [&str; 6] = ["kontaktpersoner", "kontaktperson", "kontakter", "contact persons", "contact person", "contacts"];
/// What may follow "Kontaktpersoner".
const OF: [&str; 9] = ["om", "för", "i", "på", "kring", "till", "for", "in", "on"];

/// The headings that are known, for one municipality.
#[derive(Debug)]
pub(super) struct Headings {
    /// Its name in small letters, and how it may be written in full.
    name: String,
    titles: [String; 3],
}

impl Headings {
    pub fn new(municipality: &Municipality) -> Self {
        let name = plain(&municipality.name);
        let titles = [&municipality.full_name, &swedish::municipality_in_full(&municipality.name), &format!("{name} kommun")];
        Self { titles: titles.map(|title| plain(title)), name }
    }

    /// What a line says as a heading. In one that is not `marked` as such a single word or name
    /// is not enough, unless it is the title.
    pub fn known(&self, text: &str, marked: bool) -> Option<Heading> {
        let text = bare(text);
        let plain = plain(text);
        if plain == self.name || self.titles.contains(&plain) {
            return Some(Heading::Name);
        }
        // A sentence is no heading, whatever it begins with.
        if !marked && text.ends_with(['.', '!', ',']) {
            return None;
        }
        let is = |forms: &[&str]| forms.iter().any(|form| self.is(&plain, form));
        let alone = |words: &[&str]| marked && words.contains(&plain.as_str());
        let part = |part| Some(Heading::Part(part, None));
        if is(&BRIEF) || plain.starts_with("kort om samverkan i ") || plain.starts_with("collaboration in ") && plain.ends_with(" in brief")
        {
            return part(Part::Why);
        }
        if is(&WHY) || alone(&["varför", "why"]) {
            return part(Part::Why);
        }
        if is(&HOW) || alone(&["hur", "how"]) {
            return part(Part::How);
        }
        if is(&LESSONS) || alone(&["råd", "lessons", "advice"]) {
            return part(Part::Lessons);
        }
        let contacts = CONTACTS.iter().filter_map(|form| plain.strip_prefix(form));
        if contacts.into_iter().any(|rest| rest.is_empty() || rest.strip_prefix(' ').is_some_and(|rest| OF.contains(&first_word(rest)))) {
            return Some(Heading::Contacts);
        }
        if ABOUT.contains(&plain.as_str()) {
            return part(Part::About);
        }
        self.about(text, &plain, marked)
    }

    /// "Kort om Ale kommun", "Om Ale", "Ale in brief"
    fn about(&self, text: &str, plain: &str, marked: bool) -> Option<Heading> {
        let after = |prefix: &str| text.get(..prefix.len()).filter(|head| head.eq_ignore_ascii_case(prefix)).map(|_| &text[prefix.len()..]);
        let before = plain.strip_suffix(" in brief").and_then(|name| text.get(..name.len()));
        let own = |name: &&str| self.begins(name);
        let name =
            after("Kort om ").or_else(|| after("Fakta om ").or_else(|| after("Om ").or_else(|| after("About "))).or(before).filter(own));
        let full = name?.trim();
        let is_own = self.begins(full);
        let is_about = is_own || marked && plain.starts_with("kort om ");
        is_about.then(|| Heading::Part(Part::About, is_own.then(|| full.to_owned())))
    }

    /// Whether what the municipality is called here begins with its name, in the genitive or not.
    fn begins(&self, text: &str) -> bool {
        let text = plain(text);
        let rest = text.strip_prefix(self.name.as_str()).map(|rest| rest.strip_prefix('s').unwrap_or(rest));
        rest.is_some_and(|rest| rest.is_empty() || rest == " kommun" || rest == " municipality" || rest.starts_with(" stad"))
    }

    /// Whether a heading is `form`, alone or with the municipality behind it.
    fn is(&self, plain: &str, form: &str) -> bool {
        let rest = plain.strip_prefix(form);
        rest.is_some_and(|rest| {
            let place = [" i ", " in "].iter().find_map(|word| rest.strip_prefix(word));
            rest.is_empty() || place.is_some_and(|place| self.begins(place))
        })
    }
}

/// A heading without its number and the sign at its end.
fn bare(text: &str) -> &str {
    let text = text.trim();
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')');
    let text = if numbered.starts_with(char::is_whitespace) { numbered.trim_start() } else { text };
    text.trim_end_matches([':', '?', ' '])
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_as_people_write_them() {
        let of = |name: &str| Headings::new(&Municipality::new(name));
        let ale = of("Ale");
        let about = |name: &str| Some(Heading::Part(Part::About, Some(name.to_owned())));
        let part = |part| Some(Heading::Part(part, None));
        for (text, expected) in [
            ("ALE", Some(Heading::Name)),
            ("Ale kommun", Some(Heading::Name)),
            ("Kort om Ale kommun", about("Ale kommun")),
            ("1. KORT OM ALE", about("ALE")),
            ("About Ale", about("Ale")),
            ("Ale municipality in brief", about("Ale municipality")),
            ("Om kommunen", part(Part::About)),
            ("Kort om Alexanderstad", part(Part::About)),
            ("Kort om samverkan i Ale", part(Part::Why)),
            ("Collaboration in Ale in brief", part(Part::Why)),
            ("Varför fungerar samverkan?", part(Part::Why)),
            ("Varför fungerar samverkan i Ale?", part(Part::Why)),
            ("Hur fungerar samverkan", part(Part::How)),
            ("Lärdomar och råd till andra:", part(Part::Lessons)),
            ("2.3 Lessons and advice to others", part(Part::Lessons)),
            ("Kontaktpersoner om samverkan i Ale", Some(Heading::Contacts)),
            ("Contacts", Some(Heading::Contacts)),
            ("Hur fungerar samverkan med vården?", None),
            ("Kontaktpersonerna är viktiga", None),
            ("Om tid finns", None),
            ("Alexandra", None),
        ] {
            assert_eq!(ale.known(text, true), expected, "{text}");
        }
        assert_eq!(of("Lund").known("Kort om Lund", false), about("Lund"));
        assert_eq!(of("Vara").known("Kort om Vara kommun", false), about("Vara kommun"));
        assert_eq!(of("Exempelköping").known("Kort om Exempelköpings kommun", false), about("Exempelköpings kommun"));
        for text in ["Varför", "Kort om vad vi gör", "Kontaktpersoner i varje enhet.", "Lessons"] {
            assert_eq!(ale.known(text, false), None, "{text}");
        }
    }
}
