//! What stands around a word that can be a name: who is rung, who speaks, who works where.

use super::lexicon::{self, Marks};
use super::tokens::Case;
use super::words::{Look, Words};
use crate::domain::language::lists::{among, ends_like};

/// Verbs that also months, towns and things have.
const ANYBODY: &str = "är var blir blev har hade kommer kom går gick börjar började slutar ligger låg står stod kan kunde ska skulle måste får fick gör gjorde ger gav tar tog deltar deltog håller höll känns kändes vill ville";
/// Verbs that only persons have, whatever else the word before them can be.
const PERSONAL: &str = "sa säger sade tycker tyckte menar menade tror trodde ringer ringde mejlar mejlade mailade smsar smsade skriver skrev frågar frågade berättar berättade undrar undrade svarar svarade jobbar jobbade sitter satt heter hette slutade vikarierar vikarierade minns skrattar skrattade nickar nickade suckar suckade fyller fyllde invänder påpekar påpekade tillägger bokar bokade vet visste sköter håller tar handleder leder kollar lovade föreslog vill ville ansvarar ersätter ersattes";
/// Verbs that months have with others after them.
const MODAL: &str = "har hade kan kunde ska skulle måste får fick vill ville";
const COPULA: &str = "är var blir blev";
const AND: &str = "och o samt eller el";
const AT_WORK: &str = "på från hos vid";
/// Before a place.
const AT_PLACE: &str = "i från till vid utanför mellan nära kring gården byn orten samhället norr söder öster väster runt trakten";
/// Part of the name of a place.
const DIRECTIONS: &str = "västra östra norra södra stora lilla gamla nya övre nedre inre yttre västerut centrala";
/// Before the name of a farm, a village or a home.
const HOLDINGS: &str =
    " gården byn torpet orten samhället bondgården gruppbostaden gruppboendet äldreboendet boendet hemmanet herrgården stugan ";
/// Triggers that are too ordinary where there is no capital.
const SOFT: &str = "som av hos mot fick gav bad vid pennan tycker tyckte svarar menar menade undrar undrade chef kollega hej tack prata pratade pratat snacka sa sade säger deltagare närvarande frånvarande handläggare";
/// Ends of what one works at.
const WORKPLACES: &str = "enheten avdelningen kommunen förbundet kassan psykiatrin mottagningen verket boendet teamet gruppen kontoret receptionen fogden myndigheten förvaltningen nämnden centralen skolan gymnasiet centrum jobbet försörjningsstöd bistånd";
/// Ends of titles, before a name.
const TITLES: &str = "chefen sekreteraren handläggaren coachen kuratorn ledaren samordnaren läraren rektorn konsulenten vägledaren förmedlaren terapeuten psykologen läkaren sköterskan assistenten administratören ordföranden";
/// Ends of what persons are.
const ROLES: &str = "ledare lärare handläggare sekreterare samordnare utredare vägledare förmedlare rådgivare skötare arbetare städare byggare målare snickare administratör ekonom strateg chef konsulent pedagog coach kurator terapeut sköterska stödjare utvecklare konsult tolk elev student praktikant ordförande";
/// Ends of what persons have.
const BELONGINGS: &str = "mejl mail förslag idé idéer grupp team rum lista listan anteckningar kalender tjänst ärende ärenden klient klienter kontor kollega fru man bror syster son dotter mamma pappa barn telefon nummer pärm rutin samtal möte underskrift kommentar fråga svar beslut bedömning efterträdare semester modell praktik schema adress familj uppdrag grupper";
/// After a place.
const OF_PLACE: &str = "kommun kommuns stad län centrum församling socken station torg";
/// After a name in the landscape, too large to point at anybody.
const OF_LANDSCAPE: &str = "älv älven kanal kanalen skärgård skärgården bukt bukten fjärd fjärden kust kusten fjällen fjällvärld";

impl Words<'_> {
    /// "Göta älv"
    pub fn in_landscape(&self, at: usize) -> bool {
        self.spaced(at) && among(OF_LANDSCAPE, self.small(at + 1))
    }

    pub fn after_place_word(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| among(AT_PLACE, self.small(before)))
    }

    /// Before what a person has: "Dags mejl".
    pub fn has_belonging(&self, at: usize) -> bool {
        self.spaced(at) && (self.is_role(at + 1) || ends_like(BELONGINGS, self.small(at + 1)))
    }

    /// "på Storholmen"
    pub fn is_upon(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| self.small(before) == "på")
    }

    /// "torpet Nybygget": the word before says that it is a place.
    pub fn is_named_place(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| among(HOLDINGS, self.small(before)))
    }

    pub fn in_name_of_place(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| among(DIRECTIONS, self.small(before)))
            || self.spaced(at) && among(OF_PLACE, self.small(at + 1))
    }

    /// After somebody's title, an initial, or a word as "ring".
    pub fn is_called(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let gap = self.gap(before);
        let near = self.spaced(before) || gap == [':', ' '];
        let initial = self.is_initial(before) && (self.spaced(before) || gap.starts_with(&['.'])) && self.small(before) != "i";
        near && (self.has(before, Marks::TRIGGER)
            || among("bor bodde", self.small(before))
            || among(PERSONAL, self.small(before))
            || ends_like(TITLES, self.small(before)))
            || initial
    }

    /// The same, where no capital helps.
    pub fn is_called_in_small(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return false };
        let word = self.small(before);
        (self.has(before, Marks::TRIGGER) || ends_like(TITLES, word)) && !among(SOFT, word) && !self.before_digit(at)
    }

    /// Whether what follows is what only persons do.
    pub fn speaks(&self, at: usize) -> bool {
        self.spaced(at) && among(PERSONAL, self.small(at + 1)) && !among("vi ni de du ok", self.small(at))
    }

    /// "ring AL": somebody, whatever the letters are.
    pub fn is_asked(&self, at: usize) -> bool {
        self.before(at)
            .is_some_and(|before| among("ring ringer ringde fråga frågade mejla mejlade maila träffa hälsa kontakta", self.small(before)))
    }

    pub fn is_named(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| among("heter hette kallas", self.small(before)))
    }

    pub fn before_digit(&self, at: usize) -> bool {
        let after = self.plain.chars.get(self.tokens[at].range.end..).unwrap_or_default();
        after.iter().find(|c| **c != ' ').is_some_and(char::is_ascii_digit)
    }

    fn works(&self, at: usize) -> bool {
        among(AT_WORK, self.small(at)) && self.spaced(at) && self.is_workplace(at + 1)
    }

    fn is_workplace(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        self.has(at, Marks::ORGANISATION) && !self.has(at, Marks::NAME) || token.case == Case::Upper || ends_like(WORKPLACES, &token.small)
    }

    /// Whether a word can be the other of two persons.
    fn is_partner(&self, at: usize) -> bool {
        let faint = self.is(at, &[Look::Faint]) && self.has(at, Marks::COMMON_GIVEN);
        let capital = self.is_capital(at)
            && (faint || self.is(at, &[Look::Both, Look::Unknown]))
            && (!self.has(at, Marks::PLACE | Marks::ORGANISATION) || faint);
        self.is(at, &[Look::Name]) || capital && self.tokens[at].case == Case::Capital
    }

    pub fn is_role(&self, at: usize) -> bool {
        let word = self.small(at);
        self.has(at, Marks::ROLE) || ends_like(ROLES, word)
    }

    /// Whether what follows a word makes it a person.
    pub fn is_followed(&self, at: usize) -> bool {
        let next = at + 1;
        let gap = self.gap(at);
        if gap.first() == Some(&':') && self.tokens[at].first {
            return self.small(next) != "s" || gap.len() > 1;
        }
        if next >= self.tokens.len() {
            return false;
        }
        if self.spaced(at) {
            let capital = self.is_capital(next) && !self.tokens[next].first;
            let pronoun = among(AND, self.small(next))
                && self.spaced(next)
                && self.has(at, Marks::GIVEN)
                && among("jag du hon han hen", self.small(next + 1));
            let relative = self.small(next) == "som" && self.spaced(next) && among(PERSONAL, self.small(next + 1));
            return self.acts(at)
                || pronoun
                || relative
                || self.works(next)
                || among(AND, self.small(next)) && self.spaced(next) && self.is_partner(next + 1)
                || among("själv hon han", self.small(next))
                || capital
                    && self.is(next, &[Look::Name, Look::Both, Look::Unknown])
                    && self.tokens[next].case == Case::Capital
                    && self.tokens[next].len() > 1;
        }
        match gap {
            ['/' | '+' | '&'] | [' ', '/' | '+' | '&', ' '] => self.is_partner(next),
            [',', ' ', a, b, ' '] if a.is_ascii_digit() && b.is_ascii_digit() => self.small(next) == "år",
            [',', ' '] => self.is_role(next) || self.is_partner(next) || self.is_workplace(next),
            [' ', '('] => self.is_role(next) || self.is_workplace(next) || self.is(next, &[Look::Name]),
            [' ', '-', ' '] => among("hon han den hen", self.small(next)) || self.is_role(next) || self.is_workplace(next),
            _ => false,
        }
    }

    /// Whether the next word is what a person does.
    fn acts(&self, at: usize) -> bool {
        let next = at + 1;
        let verb = self.small(next);
        let known = self.has(next, Marks::VERB) || verb.ends_with("ade") && lexicon::is_ordinary(verb);
        if self.tokens[next].case != Case::Small || !known {
            return false;
        }
        let both = self.looks[at] == Look::Both;
        // Things that are surnames are something, and lie somewhere.
        let thing = both && (self.has(at, Marks::PLACE | Marks::ORGANISATION) || !self.has(at, Marks::GIVEN));
        if among(COPULA, verb) && both {
            let article = among("en ett", self.small(at + 2));
            let after = self.small(at + 2 + usize::from(article));
            let what = at + 2 + usize::from(article);
            let role = self.is_role(what) || self.is_role(what + 1);
            return role
                || !thing
                    && !article
                    && !after.ends_with('t')
                    && !among("vi ni de jag du det den man dom", after)
                    && !self.before_digit(next);
        }
        // Towns and months act too.
        if both && self.has(at, Marks::PLACE) {
            return among(PERSONAL, verb);
        }
        if both && self.has(at, Marks::ORGANISATION) {
            let modal = among(MODAL, verb) && !among("varit blivit bli vara", self.small(next + 1)) && !self.before_digit(next);
            return modal || among(PERSONAL, verb) || !among(ANYBODY, verb);
        }
        !(thing && among("ligger låg känns kändes står stod", verb))
    }

    /// The same for a word in small letters that can be another.
    pub fn is_followed_in_small(&self, at: usize) -> bool {
        let next = at + 1;
        let first = self.tokens[at].first;
        let speaks = self.spaced(at) && among(PERSONAL, self.small(next)) && first;
        let start = first || self.before(at).is_some_and(|before| among(AND, self.small(before)));
        let works = start && self.spaced(at) && self.works(next) && !self.has(at, Marks::PLACE);
        let prefix = first && self.gap(at).first() == Some(&':') && self.has(at, Marks::GIVEN);
        speaks || works && self.has(at, Marks::GIVEN) || prefix
    }

    /// Joined to a person by "och", a slash or a plus.
    pub fn joined(&self, at: usize, is_person: impl Fn(usize) -> bool) -> bool {
        let signs = |gap: &[char]| matches!(gap, ['/' | '+' | '&'] | [' ', '/' | '+' | '&', ' ']);
        let after = self.tokens.get(at + 1).is_some() && signs(self.gap(at)) && is_person(at + 1)
            || self.spaced(at) && among(AND, self.small(at + 1)) && self.spaced(at + 1) && is_person(at + 2);
        let before = at.checked_sub(1).is_some_and(|n| signs(self.gap(n)) && is_person(n))
            || self.before(at).filter(|and| among(AND, self.small(*and))).and_then(|and| self.before(and)).is_some_and(is_person);
        after || before
    }
}
