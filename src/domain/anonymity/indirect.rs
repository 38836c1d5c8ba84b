//! What points at a person without any name: advice, never a hindrance.
//!
//! In a municipality there is one head of social services, and colleagues know who has worked
//! there since 1987, who speaks as they do in Skåne and who was ill in the spring. What is told
//! of clients in general is no matter of this: a personal detail counts where it is somebody's
//! own.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// In which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// "som ensam chef här", or how long somebody has been there.
    Alone,
    /// A title that one person in a municipality has.
    Title,
    /// A way to speak that colleagues would know again.
    Dialect,
    /// Illness, family, age, origin or faith.
    Personal,
}

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indirect {
    /// In characters of the text.
    pub range: Range<usize>,
    pub kind: Kind,
}

/// Those whom an adjective such as "enda" singles out.
const SOMEBODY: &str = r"(?:chef|enhetschef|handläggare|socialsekreterare|arbetsförmedlare|coach|vägledare|samordnare|medarbetare|kollega|tjänsteman|gruppledare|teamledare|kurator|kvinna|kvinnan|man|mannen|person|kille|killen|tjej|tjejen)(?:n|en|s|ns|ens)?";
/// Who speaks, or is spoken of as one person.
const ONE: &str = r"(?:jag|hon|han|min kollega|en kollega|kollegan|chefen|vår chef|handläggaren|vår handläggare|coachen|samordnaren)";
/// A number of years large enough to be remembered.
const LONG: &str = r"(?:[2-4]\d|tjugo\w*|trettio\w*|fyrtio\w*|twenty[\w-]*|thirty[\w-]*|forty[\w-]*)";
/// What befalls somebody, or what somebody is.
const STATE: &str = r"(?:sjukskriven|långtidssjukskriven|utbränd|deprimerad|gravid|föräldraledig|mammaledig|pappaledig|skild|nyskild|änka|änkling|opererad|opererades|cancer\w*|diabetes|utmattning\w*|utmattad|epilepsi|adhd|pensionär|muslim|jude|judinna|kristen|katolik|homosexuell|utrikesfödd|flykting|invandrare|adopterad|alkoholist|missbrukare)";
const STATE_EN: &str = r"(?:pregnant|divorced|widowed|adopted|ill|burnt out|on sick leave|on parental leave|on maternity leave|on paternity leave|depressed|a refugee|an immigrant|a muslim|a christian|jewish|retiring|gay)";
const KIN: &str = r"(?:man|fru|sambo|hustru|make|maka|dotter|son|barn|mamma|pappa|mor|far|bror|syster|svärmor|svärfar|familj|föräldrar|diagnos|sjukdom|cancer|graviditet|skilsmässa|religion|tro|uppväxt|barndom|bakgrund som)";
const KIN_EN: &str = r"(?:husband|wife|daughter|son|children|kids|mother|father|brother|sister|illness|diagnosis|cancer|pregnancy|divorce|religion|faith|childhood)";
const SUPPORT: &str = r"(?:försörjningsstöd\w*|socialbidrag\w*|ekonomiskt bistånd|bistånd\w*|soc|arbetslös|a-kassa|sjukpenning|sjukersättning|kriminalvården|missbruk\w*)";
/// A title that a municipality has one of, or speaks of as one.
const TITLE: &str = r"(?:(?:biträdande |tillförordnad |tf\.? )?(?:socialchef|socialdirektör|förvaltningschef|förvaltningsdirektör|kommunchef|kommundirektör|arbetsmarknadschef|arbetsförmedlingschef|förbundschef|områdeschef|avdelningschef|biståndschef|ifo-chef|individ- och familjeomsorgschef|integrationschef|utbildningschef|näringslivschef|kontorschef|verksamhetschef)(?:en|ens|s)?|(?:enhetschefen|sektionschefen|gruppchefen|gruppledaren|teamledaren|verksamhetsledaren)s?|(?:vår|min|som) (?:enhetschef|sektionschef|gruppledare|teamledare)|(?:förste|första|1:e|1:a) (?:socialsekreterare|handläggare)n?|kommunalråd(?:et|ets)?|oppositionsråd(?:et|ets)?|(?:socialnämndens|nämndens|kommunstyrelsens) (?:vice )?ordförande|chefen (?:för|på) (?:socialtjänsten|socialförvaltningen|försörjningsstöd\w*|arbetsmarknadsenheten|arbetsförmedlingen|af|ame|enheten|kontoret))";
const TITLE_EN: &str = r"(?:(?:the |our )?(?:head|director) of (?:the )?(?:social services|labour market|employment|income support|administration|unit)|(?:the |our )(?:unit manager|office manager|municipal director|chief executive)|(?:first|senior) social (?:worker|secretary)|(?:municipal commissioner|chair of the (?:social )?(?:board|committee)))";
const PLACES: &str = r"(?:skånska|göteborgska|norrländska|gotländska|småländska|värmländska|västgötska|östgötska|stockholmska|dalmål|dalmålet|blekingska|halländska|ångermanländska|jämtska|pitemål|finlandssvenska|rinkebysvenska|bruten svenska)";

/// Each rule, and what it points at. Every language's rules are tried: a summary in English has
/// Swedish titles, and quotes that nobody has translated yet.
static RULES: LazyLock<Vec<(Kind, Regex)>> = LazyLock::new(|| {
    let rule = |(kind, pattern): &(Kind, String)| Some((*kind, Regex::new(&format!(r"(?i)\b{pattern}")).ok()?));
    sources().iter().filter_map(rule).collect()
});

fn sources() -> Vec<(Kind, String)> {
    let of = |kind, patterns: Vec<String>| patterns.into_iter().map(move |pattern| (kind, pattern));
    of(
        Kind::Alone,
        vec![
            format!(r"(?:(?:den|vår|deras|som) )?(?:enda|ende|ensam) {SOMEBODY}\b(?: här| i kommunen| på \w+)?"),
            r"(?:jag|hon|han) (?:är|var|blev|har varit) (?:den )?(?:enda|ende) (?:som|här|i|på|från|hos|med)\b".to_owned(),
            r"(?:jag|hon|han) (?:är|var|blev|sitter|jobbar|arbetar|står|har varit) (?:helt )?ensam\b".to_owned(),
            r"som (?:enda|ende|ensam) (?:här|i|på|från|med)\b".to_owned(),
            r"(?:sedan|sen) (?:jag|hon|han) (?:själv )?(?:började|kom|anställdes)[^.!?]{0,40}?\b(?:19|20)\d\d\b".to_owned(),
            r"(?:jag|hon|han)(?: har)? (?:började|anställdes|jobbat|arbetat|varit|suttit)[^.!?]{0,40}?\b(?:sedan|sen|redan|år) (?:19|20)\d\d\b".to_owned(),
            format!(r"(?:jag|hon|han) har (?:jobbat|arbetat|varit|suttit)[^.!?]{{0,40}}?\bi (?:\w+ ){{0,2}}{LONG} år\b"),
            r"(?:the |our |as )+only (?:manager|case worker|caseworker|social worker|coordinator|employee|colleague|woman|man)\b(?: here)?".to_owned(),
            r"(?:I am|I'm|I was|she is|she was|he is|he was) (?:the only one|alone) (?:who|here|in|at|from|with)\b".to_owned(),
            r"since (?:I|she|he) (?:started|began|came|was hired)[^.!?]{0,40}?\b(?:19|20)\d\d\b".to_owned(),
            format!(r"(?:I|she|he) (?:have|has) (?:worked|been)[^.!?]{{0,40}}?\bfor (?:\w+ ){{0,2}}{LONG} years\b"),
        ],
    )
    .chain(of(Kind::Title, vec![format!(r"{TITLE}\b"), format!(r"{TITLE_EN}\b")]))
    .chain(of(
        Kind::Dialect,
        vec![
            format!(r"(?:på|talar|pratar|på bred|på ren) {PLACES}\b"),
            r"(?:(?:skånsk|göteborgsk|norrländsk|gotländsk|småländsk|värmländsk|bred) )?(?:dialekt|brytning)(?:en)?\b".to_owned(),
            r"(?:bryter|bröt) på \w+".to_owned(),
            r"(?:int|mä|dä|nä|ente|nôn|hä|inge|ock)['’´]".to_owned(),
            r"(?:ente|itte|hôlle|nôn|nôt|dä|hä|jä|påg|pågen|pågar|pågarna|tösen|tösa|tösabit|glytt|glytten|glyttar|pôjk|stinta|stintan|hocken|fôrn|häringa|rackarns)\b".to_owned(),
            r"(?:är|var|har|blir|kan|får|vet|går) la (?:inte|bara|så|som|ju|ett|en|det|klart|bra|rätt|lite|nog)\b".to_owned(),
            r"(?:in|with) (?:an? )?(?:\w+ )?(?:dialect|accent)\b".to_owned(),
        ],
    ))
    .chain(of(
        Kind::Personal,
        vec![
            format!(r"{ONE}(?: [\wåäö]+){{0,3}} {STATE}\b"),
            format!(r"(?:min|mitt|mina|hennes|hans)(?: (?:egen|eget|egna|gamla|nya|förra))? {KIN}\b"),
            format!(r"(?:jag|hon|han) (?:är|var|fyller|fyllde)(?: (?:nu|snart|över|nästan|bara))? (?:[2-7]\d|{LONG}|femtio\w*|sextio\w*)(?: år\b|[.,!?]|$)"),
            r"(?:[2-7]\d|\w+)-?årig (?:chef|handläggare|kollega|medarbetare|socialsekreterare)\b".to_owned(),
            format!(r"{ONE}(?: \w+)? (?:går|gå|gick|går snart) i pension\b"),
            r"(?:jag|hon|han) (?:(?:är|föddes|är själv) (?:född|uppvuxen|uppväxt) i|föddes i|växte upp|flydde|kommer (?:själv|ursprungligen) från|kom (?:själv )?hit (?:som|från)) ?\w*".to_owned(),
            format!(r"(?:när|som|då|för) jag själv (?:\w+ ){{0,3}}{SUPPORT}\b"),
            format!(r"jag (?:själv )?(?:har|hade) (?:själv )?(?:varit|gått|levt|haft|sökt)(?: på| med)? {SUPPORT}\b"),
            format!(r"(?:I|she|he) (?:\w+ ){{1,3}}{STATE_EN}\b"),
            format!(r"(?:my|her|his)(?: own)? {KIN_EN}\b"),
            r"(?:I am|I'm|I was|she is|she was|he is|he was) (?:[2-7]\d)(?: years old\b|[.,!?]|$)".to_owned(),
            r"(?:I|she|he) (?:was born in|grew up in|fled)\b(?: \w+)?".to_owned(),
            r"when (?:I|she|he) (?:myself |herself |himself )?(?:was|lived) on (?:income support|benefits|welfare|social assistance)\b".to_owned(),
        ],
    ))
    .collect()
}

/// Everything in a text that points at a person indirectly, in reading order, none overlapping
/// another.
#[must_use]
pub fn find(text: &str) -> Vec<Indirect> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    for (kind, rule) in RULES.iter() {
        found.extend(rule.find_iter(text).map(|hit| (hit.range(), *kind)));
    }
    found.extend(spelt(text).map(|range| (range, Kind::Dialect)));
    found.sort_by_key(|(range, kind)| (range.start, std::cmp::Reverse(range.end), *kind));
    let mut out: Vec<Indirect> = Vec::new();
    let (mut end, mut bytes, mut characters) = (0, 0, 0);
    for (range, kind) in found {
        if range.start < end {
            continue;
        }
        end = range.end;
        characters += text[bytes..range.start].chars().count();
        bytes = range.start;
        out.push(Indirect {
            range: characters..characters + text[range].trim_end_matches([' ', '.', ',', '!', '?']).chars().count(),
            kind,
        });
    }
    out
}

/// Words in small letters with ô, which Swedish has only where speech is spelt out; in bytes.
fn spelt(text: &str) -> impl Iterator<Item = Range<usize>> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.contains('ô') && word.chars().all(char::is_lowercase));
    words.map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}

#[cfg(test)]
#[path = "indirect_tests.rs"]
mod tests;
