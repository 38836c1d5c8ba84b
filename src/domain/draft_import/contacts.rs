//! What may be taken over of a list of contact persons: what somebody does and where, and nothing
//! that says who.
//!
//! A name looks like any other word, so every word has to be known for words to come in.

use crate::domain::municipality::{Contact, Municipality};

/// How a word ends that says what somebody does.
const FUNCTIONS: [&str; 30] = [
    "chef",
    "chefen",
    "handläggare",
    "samordnare",
    "sekreterare",
    "ledare",
    "konsulent",
    "strateg",
    "utredare",
    "direktör",
    "rådgivare",
    "vägledare",
    "förmedlare",
    "koordinator",
    "controller",
    "coach",
    "ansvarig",
    "föreståndare",
    "assistent",
    "specialist",
    "manager",
    "coordinator",
    "officer",
    "director",
    "secretary",
    "worker",
    "adviser",
    "advisor",
    "head",
    "lead",
];

/// What a word holds that says where.
const ORGANISATIONS: [&str; 16] = [
    "kommun",
    "förmedling",
    "förvaltning",
    "socialtjänst",
    "enhet",
    "nämnd",
    "avdelning",
    "kontor",
    "myndighet",
    "försäkringskassa",
    "förbund",
    "municipality",
    "department",
    "agency",
    "office",
    "services",
];

/// How a word begins that may stand with them.
const FIELDS: [&str; 30] = [
    "försörjning",
    "bistånd",
    "arbetsmarknad",
    "arbete",
    "individ",
    "familj",
    "omsorg",
    "integration",
    "ungdom",
    "etablering",
    "samverkan",
    "rehabilitering",
    "sysselsättning",
    "verksamhet",
    "utveckling",
    "utbildning",
    "vuxen",
    "missbruk",
    "ekonomi",
    "mottagning",
    "nyanländ",
    "labour",
    "employment",
    "income",
    "support",
    "social",
    "youth",
    "collaboration",
    "assistance",
    "public",
];

/// Other words that may.
const SMALL: [&str; 34] = [
    "för",
    "och",
    "vid",
    "på",
    "i",
    "inom",
    "av",
    "till",
    "med",
    "om",
    "tf",
    "stf",
    "lokal",
    "lokala",
    "den",
    "biträdande",
    "första",
    "linjens",
    "unga",
    "vuxna",
    "stöd",
    "ame",
    "ifo",
    "af",
    "the",
    "of",
    "for",
    "and",
    "at",
    "in",
    "local",
    "deputy",
    "acting",
    "case",
];

/// Words that only say what stands beside them.
const LABELS: [&str; 18] = [
    "namn",
    "befattning",
    "funktion",
    "titel",
    "roll",
    "organisation",
    "epost",
    "mejl",
    "mail",
    "telefon",
    "tel",
    "mobil",
    "name",
    "title",
    "role",
    "function",
    "email",
    "phone",
];

/// A number with so many digits reaches somebody.
const PHONE: usize = 5;

/// The contact persons of a document, without who they are.
#[derive(Debug)]
pub(super) struct Contacts {
    /// The municipality's name in small letters.
    place: String,
    found: Vec<Contact>,
}

impl Contacts {
    pub fn new(municipality: &Municipality) -> Self {
        Self { place: municipality.name.trim().to_lowercase(), found: Vec::new() }
    }

    pub fn into_found(self) -> Vec<Contact> {
        self.found
    }

    /// Takes what may be taken of a line; false if something was left out.
    pub fn take(&mut self, line: &str) -> bool {
        let line = line.trim();
        if line.starts_with('[') && line.ends_with(']') {
            let harmless = !reaches_somebody(line) && !names_somebody(line);
            if harmless {
                self.found.push(Contact { function: line.to_owned(), ..Contact::default() });
            }
            return harmless;
        }
        let mut whole = true;
        for part in line.replace(" – ", ",").replace(" - ", ",").split([',', ';', ':', '|', '\n', '\t', '(', ')', '·', '•']) {
            whole &= self.take_part(part.trim());
        }
        whole
    }

    fn take_part(&mut self, part: &str) -> bool {
        let words: Vec<String> = words(part);
        if words.iter().all(|word| LABELS.contains(&word.as_str())) {
            return true;
        }
        if reaches_somebody(part) || !words.iter().all(|word| self.is_known(word)) {
            return false;
        }
        if words.iter().any(|word| is_function(word)) {
            self.field(part, |contact| &mut contact.function)
        } else if words.iter().any(|word| is_organisation(word)) {
            self.field(part, |contact| &mut contact.organisation)
        } else {
            false
        }
    }

    /// Fills a field of the latest contact, or of a new one if it has been filled.
    fn field(&mut self, text: &str, field: fn(&mut Contact) -> &mut String) -> bool {
        let is_free = self.found.last_mut().is_some_and(|contact| field(contact).is_empty() && !contact.function.starts_with('['));
        if !is_free {
            self.found.push(Contact::default());
        }
        if let Some(contact) = self.found.last_mut() {
            text.clone_into(field(contact));
        }
        true
    }

    fn is_known(&self, word: &str) -> bool {
        let place = word == self.place || word.strip_suffix('s') == Some(&self.place);
        let field = FIELDS.iter().any(|field| word.starts_with(field));
        place || field || SMALL.contains(&word) || is_function(word) || is_organisation(word)
    }
}

/// Whether a heading among the contact persons can be nothing but a name: two to four words, all
/// with a capital.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// Whether two words within a sentence follow each other that both begin with a capital.
fn names_somebody(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_start_matches(['[', '(', '”', '"'])).collect();
    words.windows(2).any(|pair| pair.iter().all(|word| word.starts_with(char::is_uppercase)) && !pair[0].ends_with(['.', ':', '!', '?']))
}

/// An address of mail or web, or the digits of a telephone.
fn reaches_somebody(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= PHONE || ["@", "www.", "http"].iter().any(|sign| text.contains(sign))
}

fn is_function(word: &str) -> bool {
    FUNCTIONS.iter().any(|function| word.ends_with(function))
}

fn is_organisation(word: &str) -> bool {
    ORGANISATIONS.iter().any(|organisation| word.contains(organisation))
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace("e-post", "epost").replace("e-mail", "email");
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(lines: &[&str]) -> (Vec<(String, String)>, Vec<bool>) {
        let mut contacts = Contacts::new(&Municipality::new("Ale"));
        let whole = lines.iter().map(|line| contacts.take(line)).collect();
        let told = contacts.into_found().into_iter().map(|contact| {
            assert!(contact.name.is_empty() && contact.email.is_empty() && contact.phone.is_empty() && contact.consent.is_none());
            (contact.function, contact.organisation)
        });
        (told.collect(), whole)
    }

    #[test]
    fn what_somebody_does_and_where_is_taken_over_and_who_is_not() {
        let lines = [
            "Maja Testberg, enhetschef försörjningsstöd, Ale kommun, maja@ale.example, 0303-12 34 56",
            "Sektionschef",
            "Arbetsförmedlingen i Ale",
            "Namn: Kim Provström",
            "Befattning: arbetsmarknadskonsulent",
        ];
        let (found, whole) = taken(&lines);
        let expected =
            [("enhetschef försörjningsstöd", "Ale kommun"), ("Sektionschef", "Arbetsförmedlingen i Ale"), ("arbetsmarknadskonsulent", "")];
        assert_eq!(found, expected.map(|(function, organisation)| (function.to_owned(), organisation.to_owned())));
        assert_eq!(whole, [false, true, true, false, true]);
    }

    #[test]
    fn a_name_never_comes_in_however_it_is_written() {
        for line in [
            "Enhetschef Maja Testberg",
            "maja testberg enhetschef",
            "MAJA TESTBERG",
            "Testberg (handläggare Maja)",
            "Kommunens Maja",
            "chef@ale.example",
            "Enhetschef 0303-12 34 56",
            "[Maja Testberg, enhetschef]",
            "[enhetschef, maja@ale.example]",
        ] {
            let (found, whole) = taken(&[line]);
            let told = format!("{found:?}").to_lowercase();
            assert!(!told.contains("maja") && !told.contains("testberg") && !told.contains('@') && !told.contains("12"), "{line}: {told}");
            assert_eq!(whole, [false], "{line}");
        }
    }

    #[test]
    fn a_remark_in_brackets_is_printed_as_it_stands() {
        let remark = "[Två kontaktpersoner: namn, befattning, e-post och telefon. Uppgifterna är utelämnade här.]";
        assert_eq!(taken(&[remark]), (vec![(remark.to_owned(), String::new())], vec![true]));
    }
}
