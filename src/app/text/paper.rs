//! The fixed words of the printed page, in the summary's language.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::Texts;
use crate::domain::anonymity::attribution::{Group, Shown};
use crate::domain::draft::Draft;
use crate::domain::municipality::Municipality;
use crate::domain::project::{Language, Project};
use crate::domain::publication::{Chapter, Lead, drift};
use crate::domain::session::{Organisation, Role};
use crate::domain::stage::Stage;
use crate::domain::summary::{DraftMarks, Material, Summary, Words};
use crate::domain::swedish;
use crate::domain::workspace::Dossier;

/// The summary of one municipality as it would be printed now: a draft until it is approved.
/// `shown` is what it may say of who said its quotes.
#[must_use]
pub fn summary(project: &Project, dossier: &Dossier, shown: &Shown) -> Summary {
    summary_as(project, dossier, shown, dossier.stage() == Stage::Approved)
}

/// The summary as a draft or as a final text, whatever stage it has reached.
#[must_use]
pub fn summary_as(project: &Project, dossier: &Dossier, shown: &Shown, is_final: bool) -> Summary {
    summary_of(project, &dossier.municipality, dossier.draft.as_ref(), shown, is_final)
}

fn summary_of(project: &Project, municipality: &Municipality, draft: Option<&Draft>, shown: &Shown, is_final: bool) -> Summary {
    let texts = texts(project.language);
    let milestones = &municipality.milestones;
    let date = milestones.approved.filter(|_| is_final).or(milestones.sent).or(project.draft_due);
    let speakers = shown.speakers.iter().map(|(block, group)| (block.clone(), speaker(texts, *group))).collect();
    let material =
        Material { language: project.language, municipality, draft: draft.unwrap_or(&EMPTY), speakers: &speakers, is_final, date };
    Summary::new(material, words(texts, project, municipality, is_final, date))
}

/// The summary as it goes out to be checked, with the round's own dates.
#[must_use]
pub fn summary_for_round(project: &Project, dossier: &Dossier, shown: &Shown, reply_by: Option<Date>, sent: Option<Date>) -> Summary {
    let project = Project { reply_due: reply_by, draft_due: sent.or(project.draft_due), ..project.clone() };
    let mut municipality = dossier.municipality.clone();
    municipality.milestones.sent = sent.or(municipality.milestones.sent);
    let mut summary = summary_of(&project, &municipality, dossier.draft.as_ref(), shown, false);
    if let Some(marks) = &mut summary.draft {
        marks.how = texts(project.language).get("paper-how-round");
    }
    summary
}

/// A chapter of a publication as it was approved, with what the lead has mended in its frame. Which
/// group a quote comes from is not said there.
#[must_use]
pub fn chapter(project: &Project, chapter: &Chapter, lead: &Lead) -> Summary {
    let mut municipality = drift::printed(chapter, lead);
    municipality.milestones.approved = Some(chapter.approval.date);
    summary_of(project, &municipality, Some(&chapter.approval.wording.draft()), &Shown::default(), true)
}

/// The usual labels of the key figures.
#[must_use]
pub fn figure_labels(language: Language) -> [String; 4] {
    labels(texts(language))
}

fn labels(texts: &Texts) -> [String; 4] {
    ["inhabitants", "assistance", "young-adults", "unemployment"].map(|key| texts.get(&format!("paper-figure-{key}")))
}

/// "Handläggare, arbetsmarknadsenheten", or the organisation alone.
fn speaker(texts: &Texts, group: Group) -> String {
    let organisation = texts.get(match group.organisation {
        Organisation::SocialServices => "paper-organisation-social",
        Organisation::LabourMarketUnit => "paper-organisation-labour",
        Organisation::EmploymentService => "paper-organisation-employment",
    });
    match group.role {
        Some(Role::Manager) => texts.with("paper-speaker-manager", &[("organisation", organisation.into())]),
        Some(Role::CaseWorker) => texts.with("paper-speaker-case-worker", &[("organisation", organisation.into())]),
        None => swedish::with_capital(&organisation),
    }
}

/// Read once: the pages follow every key press.
pub(super) fn texts(language: Language) -> &'static Texts {
    static SV: LazyLock<Texts> = LazyLock::new(|| Texts::new(Language::Sv));
    static EN: LazyLock<Texts> = LazyLock::new(|| Texts::new(Language::En));
    match language {
        Language::Sv => &SV,
        Language::En => &EN,
    }
}

static EMPTY: Draft = Draft { blocks: Vec::new(), drawn: std::collections::BTreeSet::new() };

/// The sentence that a first draft opens with, if the number of inhabitants is known.
#[must_use]
pub fn about(project: &Project, municipality: &Municipality) -> Option<String> {
    let texts = texts(project.language);
    let inhabitants = municipality.figures.inhabitants.as_ref()?;
    let count = swedish::whole(inhabitants.value, project.language);
    Some(texts.with(
        "paper-about-opening",
        &[("name", municipality.name.as_str().into()), ("count", count.into()), ("year", inhabitants.year.to_string().into())],
    ))
}

fn words(texts: &Texts, project: &Project, municipality: &Municipality, is_final: bool, date: Option<Date>) -> Words {
    let name = || ("name", municipality.name.trim().into());
    let footer = match (is_final, date) {
        (false, Some(date)) => texts.with("paper-footer-draft", &[name(), ("date", texts.date(date).into())]),
        (false, None) => texts.with("paper-footer-draft-undated", &[name()]),
        (true, _) => texts.with("paper-footer-final", &[name(), ("project", project.name.as_str().into())]),
    };
    Words {
        full_title: texts.with("paper-full-title", &[name()]),
        eyebrow: texts.get("paper-eyebrow"),
        about: texts.with("paper-about", &[("full", municipality.full_name.trim().into())]),
        brief: texts.with("paper-brief", &[name()]),
        why: texts.get("part-why"),
        how: texts.get("part-how"),
        lessons: texts.get("part-lessons"),
        contacts: texts.with("paper-contacts", &[name()]),
        phone: texts.get("paper-phone"),
        figures: labels(texts),
        figures_alt: texts.with("paper-figures-alt", &[name()]),
        footer,
        said: [&municipality.name, &municipality.full_name, &project.name].map(|text| text.trim().to_owned()).to_vec(),
        page: texts.get("paper-page"),
        of: texts.get("paper-of"),
        draft: DraftMarks {
            band: texts.get("paper-band"),
            reply_by: project.reply_due.map(|date| texts.with("paper-reply-by", &[("date", texts.date(date).into())])).unwrap_or_default(),
            watermark: texts.get("paper-watermark"),
            how_title: texts.get("paper-how-title"),
            how: texts.get("paper-how"),
        },
    }
}
