//! The publication in words: its fixed ones in its own language, those of its site in both.

use std::borrow::Cow;

use super::paper::{self, texts};
use super::{Texts, number};
use crate::domain::coding::Code;
use crate::domain::ids::{InvalidId, Slug};
use crate::domain::project::{Language, Project};
use crate::domain::publication::lead::Lead;
use crate::domain::publication::{Chapter, Publication, Section, Words, lessons, whole};
use crate::domain::summary::{Item, Summary};
use crate::export::SiteWords;

/// With more municipalities than this the introduction does not name them all.
const NAMED: usize = 12;

/// The publication as it would be made now, of chapters whose text is approved.
///
/// # Errors
/// Never; the names of its own sections are names.
pub fn publication(project: &Project, chapters: &[Chapter], lead: &Lead) -> Result<Publication, InvalidId> {
    let texts = texts(project.language);
    let arranged = lead.arranged(chapters);
    let own = |text: &str, usual: String| if text.trim().is_empty() { usual } else { text.trim().to_owned() };
    let sections: Vec<Section> =
        arranged.iter().map(|chapter| Section { slug: chapter.slug.clone(), summary: paper::chapter(project, chapter, lead) }).collect();
    let title = own(&lead.title, project.name.trim().to_owned());
    let date = arranged.iter().map(|chapter| chapter.approval.date).max();
    let words = Words {
        contents: texts.get("paper-book-contents"),
        page: texts.get("paper-page"),
        of: texts.get("paper-of"),
        footer: title.clone(),
    };
    let plain = plain(project, &title, &words);
    let introduction = own(&lead.introduction, introduction(texts, &arranged));
    // With what the lead has put under a lesson.
    let coded: Vec<Cow<'_, Chapter>> = arranged.iter().map(|chapter| lead.coded(chapter)).collect();
    Ok(Publication {
        language: project.language,
        subtitle: own(&lead.subtitle, texts.get("paper-book-subtitle")),
        publisher: project.consultancy.trim().to_owned(),
        date,
        day: date.map(|date| texts.date(date)).unwrap_or_default(),
        introduction: Section::of_text(Slug::new("inledning")?, texts.get("paper-book-introduction"), &introduction, &plain),
        lessons: all_lessons(texts, &coded.iter().map(AsRef::as_ref).collect::<Vec<_>>(), lead, &plain)?,
        chapters: sections,
        style: std::sync::Arc::default(),
        title,
        words,
    })
}

/// A section with nothing in it.
fn plain(project: &Project, title: &str, words: &Words) -> Summary {
    Summary {
        language: project.language,
        title: String::new(),
        full_title: title.to_owned(),
        eyebrow: String::new(),
        draft: None,
        footer: words.footer.clone(),
        page: words.page.clone(),
        of: words.of.clone(),
        date: None,
        items: Vec::new(),
        said: Vec::new(),
        style: std::sync::Arc::default(),
    }
}

/// The usual introduction, which the lead's own stands in for.
#[must_use]
pub fn usual_introduction(project: &Project, chapters: &[Chapter], lead: &Lead) -> String {
    introduction(texts(project.language), &lead.arranged(chapters))
}

fn introduction(texts: &Texts, chapters: &[&Chapter]) -> String {
    let names: Vec<&str> = chapters.iter().map(|chapter| chapter.name.trim()).collect();
    if names.is_empty() || names.len() > NAMED {
        return texts.with("paper-book-introduction-many", &[("count", number(names.len()))]);
    }
    let listed = match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {} {last}", before.join(", "), texts.get("paper-book-and")),
        _ => names.concat(),
    };
    texts.with("paper-book-introduction-text", &[("count", number(names.len())), ("names", listed.into())])
}

/// The eight lessons, those of them that something is said of.
fn all_lessons(texts: &Texts, chapters: &[&Chapter], lead: &Lead, like: &Summary) -> Result<Option<Section>, InvalidId> {
    let mut items = Vec::new();
    for code in Code::LESSONS {
        let found = lessons::found(&code, chapters, texts.language());
        let text = lead.lesson(&code);
        if found.is_empty() && text.is_empty() {
            continue;
        }
        items.push(Item::Heading { block: None, level: 1, text: lesson(texts, &code) });
        whole::push_paragraphs(&mut items, text);
        if !found.is_empty() {
            items.push(Item::Found { found });
        }
    }
    let title = texts.get("paper-book-lessons");
    let section = Section { slug: Slug::new("lardomar")?, summary: Summary { title, items, ..like.clone() } };
    Ok((!section.summary.items.is_empty()).then_some(section))
}

/// A lesson in the report's own words.
fn lesson(texts: &Texts, code: &Code) -> String {
    match code {
        Code::Ledning => texts.get("paper-lesson-ledning"),
        Code::Arbetsstruktur => texts.get("paper-lesson-arbetsstruktur"),
        Code::Stabilitet => texts.get("paper-lesson-stabilitet"),
        Code::Respekt => texts.get("paper-lesson-respekt"),
        Code::GemensammaMal => texts.get("paper-lesson-gemensamma-mal"),
        Code::GemensammaForum => texts.get("paper-lesson-gemensamma-forum"),
        Code::IndividensBehov => texts.get("paper-lesson-individens-behov"),
        Code::Samverkanskunskap => texts.get("paper-lesson-samverkanskunskap"),
        other => texts.code(other),
    }
}

/// The words of the site around the text, in the order of [`Language::ALL`].
#[must_use]
pub fn site_words() -> [SiteWords; 2] {
    Language::ALL.map(|language| {
        let texts = texts(language);
        SiteWords {
            start: texts.get("site-start"),
            chapters: texts.get("site-chapters"),
            lessons: texts.get("site-lessons"),
            contacts: texts.get("site-contacts"),
            search: texts.get("site-search"),
            skip: texts.get("site-skip"),
            menu: texts.get("site-menu"),
            query: texts.get("site-query"),
            find: texts.get("site-find"),
            hits: texts.get("site-hits"),
            one_hit: texts.get("site-one-hit"),
            no_hit: texts.get("site-no-hit"),
            first_hits: texts.get("site-first-hits"),
            no_script: texts.get("site-no-script"),
            before: texts.get("site-before"),
            after: texts.get("site-after"),
            own_name: texts.get("site-own-name"),
            no_contacts: texts.get("site-no-contacts"),
        }
    })
}
