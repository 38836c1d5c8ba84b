//! The text catalogues: both languages whole and alike, every text that the program asks for
//! there with the arguments it takes, and none that nobody asks for.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

mod source;

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentBundle, FluentResource};
use samsyn::app::text::source as catalogue;
use samsyn::domain::project::Language;

/// Literals with the look of a text's key that are something else: what comes before them says.
const NAMES_OF_OTHER_THINGS: [&str; 8] = [
    "Panel::left(",
    "Panel::right(",
    "Panel::top(",
    "Panel::bottom(",
    "id_salt(",
    "Id::new(",
    "SessionId::new(",
    "const ICONS_FILL: &str =",
];

/// A message's key and the names of its `{ $arguments }`.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(ftl: &str) -> Messages {
    let mut messages = Messages::new();
    let mut latest = String::new();
    for line in ftl.lines() {
        if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| key.starts_with(|c: char| c.is_ascii_lowercase())) {
            key.clone_into(&mut latest);
            assert!(messages.insert(latest.clone(), BTreeSet::new()).is_none(), "{latest} stands there twice");
        }
        if let Some(arguments) = messages.get_mut(&latest).filter(|_| !line.starts_with('#')) {
            arguments.extend(line.split('$').skip(1).map(|rest| rest[..rest.find(|c| !in_key(c)).unwrap_or(rest.len())].to_owned()));
        }
    }
    messages
}

fn in_key(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

/// Every text with the arguments that either language has a use for.
fn shipped() -> Messages {
    let mut all = messages(catalogue(Language::Sv));
    for (key, arguments) in messages(catalogue(Language::En)) {
        all.entry(key).or_default().extend(arguments);
    }
    all
}

/// The catalogue without the arguments that only choose a form, which one language may need
/// where the other does not: "has" and "have" are both "har".
fn printed(language: Language) -> Messages {
    let plain = |line: &'static str| if line.ends_with("->") { &line[..line.rfind('{').unwrap()] } else { line };
    messages(&catalogue(language).lines().map(plain).collect::<Vec<_>>().join("\n"))
}

#[test]
fn the_catalogues_are_sound() {
    for language in [Language::Sv, Language::En] {
        let ftl = catalogue(language);
        let resource = FluentResource::try_new(ftl.to_owned()).unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
        let mut bundle = FluentBundle::new(Vec::new());
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{language:?}: {errors:?}"));
        let messages = messages(ftl);
        assert!(messages.len() > 300, "{language:?} has only {} texts", messages.len());
        for key in messages.keys() {
            let message = bundle.get_message(key).unwrap_or_else(|| panic!("{language:?}: {key} is no text"));
            assert!(message.value().is_some(), "{language:?}: {key} is empty");
        }
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let (sv, en) = (printed(Language::Sv), printed(Language::En));
    let lacking = |a: &Messages, b: &Messages| a.keys().filter(|key| !b.contains_key(*key)).cloned().collect::<Vec<_>>();
    assert_eq!((lacking(&sv, &en), lacking(&en, &sv)), (Vec::new(), Vec::new()), "only in Swedish, only in English");
    for (key, arguments) in &sv {
        assert_eq!(arguments, &en[key], "the arguments of {key}");
    }
}

#[test]
fn every_text_asked_for_is_there_and_no_other() {
    let messages = shipped();
    let (mut wrong, mut unused) = (Vec::new(), messages.keys().cloned().collect::<BTreeSet<_>>());
    let mut calls = 0;
    for file in source::files()
        .iter()
        .filter(|file| ["app/", "ui/", "domain/"].iter().any(|layer| file.path.starts_with(layer)) && !file.path.ends_with("tests.rs"))
    {
        let asked = Asked::of(&file.text);
        calls += asked.calls;
        wrong.extend(asked.wrong(&messages).into_iter().map(|what| format!("src/{}: {what}", file.path)));
        unused.retain(|key| !asked.mentions(key));
    }
    // Those are the form's, which has a script of its own.
    unused.retain(|key| !key.starts_with("form-"));
    assert!(calls > 200, "only {calls} calls for a text found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

/// The keys beginning with `form-` in a piece of source, and those that are only begun there.
fn form_keys(source: &str) -> BTreeSet<(String, bool)> {
    let key = |rest: &str| {
        let key: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
        let begun = rest[key.len()..].starts_with("${");
        (key, begun)
    };
    let starts = source.match_indices("form-").filter(|(at, _)| source[..*at].ends_with(['\'', '"', '`']));
    starts.map(|(at, _)| key(&source[at..])).collect()
}

/// Which of the texts the form asks for without there being any, and which it does not ask for.
fn form_faults(sources: &[String], texts: &BTreeSet<String>) -> (Vec<String>, Vec<String>) {
    let asked: BTreeSet<(String, bool)> = sources.iter().flat_map(|source| form_keys(source)).collect();
    let is_asked = |text: &str, (key, begun): &(String, bool)| {
        let plural = text.strip_suffix("-one").or_else(|| text.strip_suffix("-many"));
        text == key || plural == Some(key.as_str()) || (*begun && text.starts_with(key.as_str()))
    };
    let lacking = asked.iter().filter(|key| !texts.iter().any(|text| is_asked(text, key))).map(|(key, _)| key.clone()).collect();
    let unused = texts.iter().filter(|text| !asked.iter().any(|key| is_asked(text, key))).cloned().collect();
    (lacking, unused)
}

#[test]
fn every_word_of_the_form_is_there_and_no_other() {
    fn scripts(folder: &std::path::Path, into: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                scripts(&path, into);
            } else if path.extension().is_some_and(|ending| ending == "js") {
                // Hooks for styles and tests are no words.
                into.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut sources = vec![include_str!("../src/export/form.rs").to_owned()];
    scripts(std::path::Path::new("assets/review"), &mut sources);
    let texts: BTreeSet<String> = shipped().into_keys().filter(|key| key.starts_with("form-")).collect();
    assert!(texts.len() > 100 && sources.len() > 1);
    assert_eq!(form_faults(&sources, &texts), (Vec::new(), Vec::new()), "asked for and not there; there and not asked for");
    let planted = vec!["t('form-a'); plural('form-b', 2); t(`form-c-${x}`); t('form-gone')".to_owned()];
    let texts = ["form-a", "form-b-one", "form-b-many", "form-c-x", "form-idle"].map(str::to_owned).into();
    assert_eq!(form_faults(&planted, &texts), (vec!["form-gone".to_owned()], vec!["form-idle".to_owned()]));
}

#[test]
fn planted_faults_are_found() {
    let messages = messages("a-key = A\nall = All\nday-1 = One\nday-2 = Two\ncounted = { $count } of { $all }\n");
    for (source, expected) in [
        (r#"cx.t("a-kay")"#, "there is no text a-kay"),
        (r#"cx.t("al")"#, "there is no text al"),
        (r#"cx.t(if x { "all" } else { "some" })"#, "there is no text some"),
        (r#"texts.get(&format!("dag-{n}"))"#, "there is no text dag-*"),
        (r#"let key = "no-such-key";"#, "there is no text no-such-key"),
        (r#"fn role_key(r: Role) -> &'static str { match r { A => "all", B => "nobody" } }"#, "there is no text nobody"),
        (r#"cx.tf("counted", &[("count", 1.into())])"#, "counted takes 2 arguments and is given 1"),
        (r#"cx.tf("counted", &[("count", 1.into()), ("every", x.into())])"#, "counted has no argument every"),
        (r#"cx.t("counted")"#, "counted takes 2 arguments and is given 0"),
    ] {
        assert_eq!(Asked::of(source).wrong(&messages), [expected], "{source}");
    }
    let source = "cx.t(\"a-key\"); self.get(&format!(\"day-{}\", n)); // \"not-a-key\"\nPanel::left(\"not-a-key\"); \
                  cx.tf(\"counted\", &[(\"count\", f(1, \",\").into()), name()])\n#[cfg(test)]\nmod tests { cx.t(\"all\") }";
    let asked = Asked::of(source);
    assert_eq!(asked.wrong(&messages), [""; 0]);
    let unused: Vec<_> = messages.keys().filter(|key| !asked.mentions(key)).collect();
    assert_eq!(unused, ["all"]);
}

/// The texts that a piece of source asks for.
struct Asked {
    /// Literals, `*` for what is filled in when the program runs; whether each must be a text.
    keys: Vec<(String, bool)>,
    /// Calls with a literal key: the key, how many arguments, and the names of those that say.
    given: Vec<(String, usize, Vec<String>)>,
    calls: usize,
}

impl Asked {
    fn of(text: &str) -> Self {
        let code = source::code(source::without_tests(text), true);
        let mut asked = Self { keys: Vec::new(), given: Vec::new(), calls: 0 };
        for (before, literal) in literals(&code) {
            let dashed = literal.contains('-') && literal.split('-').all(|part| !part.is_empty() && part.chars().all(in_key));
            let other =
                NAMES_OF_OTHER_THINGS.iter().any(|name| before.ends_with(name)) || !literal.starts_with(|c: char| c.is_ascii_lowercase());
            // Part of a longer key that is put together elsewhere.
            let part = code.contains("paper-figure-{key}") && ["young-adults"].contains(&literal.as_str());
            asked.keys.push((literal, dashed && !other && !part));
        }
        for (call, takes_arguments) in [(".t(", false), (".tf(", true), ("texts.get(", false), ("self.get(", false), ("texts.with(", true)]
        {
            for (at, _) in code.match_indices(call) {
                let arguments = split(&code[at + call.len()..]);
                asked.calls += 1;
                let keys: Vec<String> = literals(arguments[0]).into_iter().map(|(_, literal)| literal).filter(|key| is_key(key)).collect();
                if !takes_arguments || arguments.get(1).is_some_and(|list| list.starts_with("&[")) {
                    let list = arguments.get(1).map_or(Vec::new(), |list| split(&list[2..]));
                    let names = list.iter().filter_map(|item| literals(item.strip_prefix('(')?).into_iter().next());
                    let names: Vec<String> = names.map(|(_, name)| name).collect();
                    asked.given.extend(keys.iter().map(|key| (key.clone(), list.len(), names.clone())));
                }
                asked.keys.extend(keys.into_iter().map(|key| (key, true)));
            }
        }
        // Functions that give keys give nothing else.
        for (at, _) in code.match_indices("_key(") {
            let line = code[..at].rfind('\n').map_or(0, |line| line + 1);
            if code[line..at].contains("fn ")
                && let Some(body) = code[at..].split_once("-> &'static str {").map(|(_, body)| body)
            {
                asked
                    .keys
                    .extend(literals(&body[..closing(body)]).into_iter().filter(|(_, key)| !key.is_empty()).map(|(_, key)| (key, true)));
            }
        }
        asked
    }

    /// Whether this may be where a text is asked for.
    fn mentions(&self, key: &str) -> bool {
        self.keys.iter().any(|(asked, _)| fits(asked, key))
    }

    fn wrong(&self, messages: &Messages) -> Vec<String> {
        let missing = self.keys.iter().filter(|(asked, must)| *must && !messages.keys().any(|key| fits(asked, key)));
        let mut wrong: BTreeSet<String> = missing.map(|(asked, _)| format!("there is no text {asked}")).collect();
        for (key, count, names) in &self.given {
            let Some(takes) = messages.get(key) else { continue };
            if takes.len() != *count {
                wrong.insert(format!("{key} takes {} arguments and is given {count}", takes.len()));
            }
            wrong.extend(names.iter().filter(|name| !takes.contains(*name)).map(|name| format!("{key} has no argument {name}")));
        }
        wrong.into_iter().collect()
    }
}

fn is_key(literal: &str) -> bool {
    !literal.is_empty() && literal.chars().all(|c| in_key(c) || c == '*')
}

fn fits(asked: &str, key: &str) -> bool {
    match asked.split_once('*') {
        None => asked == key,
        Some((start, end)) => !start.is_empty() && key.len() > start.len() + end.len() && key.starts_with(start) && key.ends_with(end),
    }
}

/// Every text between quotes with the code just before it; what `format!` fills in is a `*`.
fn literals(code: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = code[from..].find('"').map(|at| from + at) {
        let mut escaped = false;
        let end = code[start + 1..].char_indices().find(|(_, c)| {
            let ends = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            ends
        });
        let Some(end) = end.map(|(at, _)| start + 1 + at) else { break };
        let before = code[..start].trim_end();
        let mut literal = code[start + 1..end].to_owned();
        if before.ends_with("format!(")
            && let (Some(open), Some(close)) = (literal.find('{'), literal.rfind('}'))
        {
            literal.replace_range(open..=close, "*");
        }
        found.push((before, literal));
        from = end + 1;
    }
    found
}

/// Where the bracket that was opened just before `code` closes.
fn closing(code: &str) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return at,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// The arguments of a call, or the items of a list, that opened just before `code`.
fn split(code: &str) -> Vec<&str> {
    let all = &code[..closing(code)];
    let mut items = Vec::new();
    let (mut depth, mut quoted, mut escaped, mut from) = (0, false, false, 0);
    for (at, c) in all.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(all[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    items.push(all[from..].trim());
    items.retain(|item| !item.is_empty());
    if items.is_empty() { vec![""] } else { items }
}
