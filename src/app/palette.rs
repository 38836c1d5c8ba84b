//! The command palette: everything that can be done or gone to from here, and how a few typed
//! letters find it.

use super::command::Command;
use super::interview;
use super::keys::{Action, Aim, Binding, Chord, Scope, bindings};
use super::model::{Model, OpenProject, Screen};
use super::text::Texts;
use crate::domain::guide::RowKind;
use crate::domain::ids::Slug;
use crate::domain::printed_guide::number;
use crate::domain::project::Language;
use crate::domain::retention::Standing;
use crate::domain::session::SeatCode;
use crate::domain::workspace::FocusGroup;
use crate::storage::preferences::Theme;

/// The words of the themes, wherever one is chosen.
pub const THEMES: [(Theme, &str); 4] =
    [(Theme::System, "theme-system"), (Theme::Light, "theme-light"), (Theme::Dark, "theme-dark"), (Theme::Contrast, "theme-contrast")];
/// A language's name is the same in every language.
pub const LANGUAGES: [(Language, &str); 2] = [(Language::Sv, "Svenska"), (Language::En, "English")];

/// What a line of the palette does.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    Act(Action),
    Run(Command),
    /// Asks whether to destroy a municipality's material.
    Destroy(Slug),
    /// Shows the receipt of that.
    Receipt(Slug),
}

/// A line of the palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub label: String,
    /// The keys that do the same.
    pub chord: Option<Chord>,
    pub deed: Deed,
}

/// All there is to choose from: what has keys in `scope`, the rows of the guide, the
/// municipalities with their screens, themes and languages.
#[must_use]
pub fn choices(model: &Model, scope: Scope) -> Vec<Choice> {
    let mut all = Vec::new();
    let mut table = bindings();
    // What belongs to this screen first, and of two chords for one thing the plainer.
    table.sort_by_key(|binding| (binding.scope == Scope::Everywhere, binding.chord.shift));
    for binding in table {
        let again = all.iter().any(|choice: &Choice| choice.deed == Deed::Act(binding.action));
        let here = binding.scope == Scope::Everywhere || binding.scope == scope;
        if here && !again && can(model, binding.action) {
            all.push(Choice { label: label(model, &binding), chord: Some(binding.chord), deed: Deed::Act(binding.action) });
        }
    }
    let texts = &model.texts;
    if matches!(model.screen, Screen::Compile(_)) {
        for (action, key) in
            [(Action::ImportDraft, "action-import-draft"), (Action::Versions, "action-versions"), (Action::Spelling, "action-spelling")]
        {
            all.push(Choice { label: texts.get(key), chord: None, deed: Deed::Act(action) });
        }
    }
    let review = [(Action::ReadReply, "action-read-reply"), (Action::SendRound, "send-title"), (Action::OpenRound, "open-round")];
    let answer = [(Action::SaveReply, "answer-save"), (Action::OpenRound, "open-round")];
    for (action, key) in match model.screen {
        Screen::Review(_) => review.as_slice(),
        Screen::Answer => answer.as_slice(),
        _ => &answer[1..],
    } {
        all.push(Choice { label: texts.get(key), chord: None, deed: Deed::Act(*action) });
    }
    if let Some(project) = &model.project {
        for (slug, dossier) in &project.workspace.municipalities {
            let (key, deed) = match project.standing(slug) {
                Standing::Due(_) | Standing::Begun => ("action-destroy", Deed::Destroy(slug.clone())),
                Standing::Gone(_) => ("action-receipt", Deed::Receipt(slug.clone())),
                Standing::NotYet => continue,
            };
            all.push(Choice { label: format!("{}: {}", dossier.municipality.name, texts.get(key)), chord: None, deed });
        }
        let actions = [
            (Action::GuardList, "action-guard-list"),
            (Action::NotNames, "action-not-names"),
            (Action::CollectPackages, "packages-collect"),
            (Action::WatchFolder, "packages-watch"),
            (Action::ImportFigures, "figures-import"),
            (Action::SaveCopy, "save-copy"),
        ];
        for (action, key) in actions {
            all.push(Choice { label: texts.get(key), chord: None, deed: Deed::Act(action) });
        }
        let key = if project.is_locked() { "vault-change" } else { "vault-protect" };
        all.push(Choice { label: texts.get(key), chord: None, deed: Deed::Act(Action::Passphrase) });
    }
    let mut go = |label: String, command| all.push(Choice { label, chord: None, deed: Deed::Run(command) });
    if let Some(project) = &model.project {
        if matches!(model.screen, Screen::Run(_)) {
            for place in project.workspace.guide.places() {
                let words = place.row.spoken(texts.language(), &project.workspace.project, |date| texts.day(date));
                let numbered = (place.row.kind != RowKind::Item).then(|| number(&place) + " ");
                go(numbered.unwrap_or_default() + &words, Command::GoToRow(place.row.id.clone()));
            }
        }
        if model.screen != Screen::Selection {
            go(texts.get("tab-selection"), Command::Go(Screen::Selection));
        }
        for (slug, dossier) in &project.workspace.municipalities {
            let name = &dossier.municipality.name;
            for (key, screen) in [
                ("tab-prepare", Screen::Prepare(slug.clone())),
                ("tab-run", Screen::Run(slug.clone())),
                ("tab-compile", Screen::Compile(slug.clone())),
                ("tab-review", Screen::Review(slug.clone())),
            ] {
                if screen != model.screen {
                    go(format!("{name}: {}", texts.get(key)), Command::Go(screen));
                }
            }
        }
    }
    for (theme, key) in THEMES {
        go(texts.with("palette-theme", &[("name", texts.get(key).into())]), Command::SetTheme(theme));
    }
    for (language, name) in LANGUAGES {
        go(texts.with("palette-language", &[("name", name.into())]), Command::SetLanguage(language));
    }
    all
}

/// What a shortcut does, in words; one of a row of digits says which.
fn label(model: &Model, binding: &Binding) -> String {
    let texts: &Texts = &model.texts;
    let label = match binding.action {
        Action::Speaker(_, n @ 1..) => texts.with("palette-speaker", &[("seat", SeatCode(n).to_string().into())]),
        Action::Probe(n) => texts.with("palette-probe", &[("probe", probe(model, n).unwrap_or_default().into())]),
        _ => texts.get(binding.text),
    };
    match binding.action.aim() {
        Some(Aim::Latest) => texts.with("palette-latest", &[("what", label.into())]),
        Some(Aim::Line) | None => label,
    }
}

/// Whether there is anything for an action to act on: no line of the palette does nothing.
fn can(model: &Model, action: Action) -> bool {
    match action {
        Action::Palette => false,
        Action::LockNow => model.project.as_ref().is_some_and(OpenProject::is_locked),
        Action::Collect => model.project.is_some() && model.screen != Screen::Collect,
        Action::Home | Action::Undo | Action::Redo => model.project.is_some(),
        Action::Prepare | Action::Run | Action::Compile | Action::Review => model.screen.slug().is_some(),
        Action::Speaker(_, n @ 1..) => group(model).is_some_and(|group| group.session.seat(SeatCode(n)).is_some()),
        Action::Probe(n) => probe(model, n).is_some(),
        _ => true,
    }
}

fn group(model: &Model) -> Option<&FocusGroup> {
    model.dossier()?.sessions.values().next_back()
}

/// The nth thing to listen for on the present row.
fn probe(model: &Model, n: u8) -> Option<String> {
    let guide = &model.project.as_ref()?.workspace.guide;
    let row = interview::position(guide, group(model)?.notes.get(model.writer())).and_then(|row| guide.place(row))?.row;
    let probe = row.probes.get(usize::from(n).checked_sub(1)?)?;
    Some(probe.get(model.texts.language()).to_owned())
}

/// Which of `labels` have every word of `query`, the best first: those that begin with it, then
/// those with words that begin with its words, then the rest; each in the order they came.
#[must_use]
pub fn matching<'a>(query: &str, labels: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let query = plain(query);
    let wanted: Vec<&str> = query.split_whitespace().collect();
    let whole = wanted.join(" ");
    let rank = |label: &str| {
        let label = plain(label);
        let begins = |word: &str| label.split(|c: char| !in_word(c)).chain(label.split_whitespace()).any(|own| own.starts_with(word));
        match () {
            () if !wanted.iter().all(|word| label.contains(word)) => None,
            () if label.starts_with(&whole) => Some(0),
            () if wanted.iter().all(|word| begins(word)) => Some(1),
            () => Some(2),
        }
    };
    let mut found: Vec<(u8, usize)> = labels.into_iter().enumerate().filter_map(|(index, label)| Some((rank(label)?, index))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, index)| index).collect()
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '.'
}

/// A text as it is compared: without case, without the marks on letters, however they are coded.
fn plain(text: &str) -> String {
    let bare = |c: char| match c {
        'à'..='æ' | 'ā' | 'ă' | 'ą' => Some('a'),
        'ç' | 'ć' | 'č' => Some('c'),
        'è'..='ë' | 'ē' | 'ę' | 'ě' => Some('e'),
        'ì'..='ï' | 'ī' => Some('i'),
        'ñ' | 'ń' | 'ň' => Some('n'),
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => Some('o'),
        'ś' | 'š' => Some('s'),
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => Some('u'),
        'ý' | 'ÿ' => Some('y'),
        'ź' | 'ż' | 'ž' => Some('z'),
        '\u{300}'..='\u{36f}' => None,
        c => Some(c),
    };
    text.chars().flat_map(char::to_lowercase).filter_map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [&str; 6] = [
        "Nästa del av fönstret",
        "Frågan ställd, nästa",
        "2.1 Hur pass formaliserad är samverkan?",
        "Åre: Genomför",
        "Malmö: Genomför",
        "Exempelköping: Genomför",
    ];

    fn found(query: &str) -> Vec<&'static str> {
        matching(query, LABELS).into_iter().map(|index| LABELS[index]).collect()
    }

    #[test]
    fn an_empty_query_finds_everything_in_order() {
        assert_eq!(found("  "), LABELS);
    }

    #[test]
    fn case_and_marks_on_letters_do_not_matter() {
        assert_eq!(found("are gen"), ["Åre: Genomför"]);
        assert_eq!(found("ÅRE"), ["Åre: Genomför"]);
        assert_eq!(found("A\u{30a}re"), ["Åre: Genomför"], "the ring as a letter of its own");
        assert_eq!(found("malmo"), ["Malmö: Genomför"]);
    }

    #[test]
    fn every_word_has_to_be_there_in_any_order() {
        assert_eq!(found("genomfor kop"), ["Exempelköping: Genomför"]);
        assert_eq!(found("genomför nästa"), [""; 0]);
        assert_eq!(found("samverkan formaliserad"), ["2.1 Hur pass formaliserad är samverkan?"]);
        assert_eq!(found("2.1"), ["2.1 Hur pass formaliserad är samverkan?"]);
    }

    #[test]
    fn what_begins_with_it_comes_first() {
        assert_eq!(matching("nasta", ["Frågan ställd, nästa", "Ernästa", "Nästa avsnitt"]), [2, 0, 1]);
        assert_eq!(matching("del nas", ["Mandel: Vinäs nasal", "Nästa del av fönstret"]), [1, 0]);
    }
}
