//! What each page says.

use super::{Site, What, frame, search};
use crate::domain::project::Language;
use crate::domain::publication::Section;
use crate::export::html::{Anchors, Look, anchor, contacts, element, escaped, kind};
use crate::export::sheet::{Kind, Sheet};

pub(super) fn write(site: &Site<'_>, language: Language, what: What) -> String {
    let words = site.words(language);
    match what {
        What::Start => frame::page(site, language, what, &site.publication.title, &start(site, language), None),
        What::Lessons => lessons(site, language),
        What::Contacts => frame::page(site, language, what, &words.contacts, &all_contacts(site, language), None),
        What::Search => search::page(site, language),
        What::Chapter(n) => chapter(site, language, n),
    }
}

/// In the language of the publication.
fn article(site: &Site<'_>, inner: &str) -> String {
    format!("<article lang=\"{}\">\n{inner}</article>\n", site.publication.language.tag())
}

/// The pieces of a section.
fn text(section: &Section, anchors: &Anchors) -> String {
    let mut out = String::new();
    let sheet = Sheet::for_readers(&section.summary);
    for piece in sheet.pieces() {
        kind(&mut out, &piece.kind, Look { numbered: false, anchors: Some(anchors) });
    }
    out
}

fn start(site: &Site<'_>, language: Language) -> String {
    let (publication, words) = (site.publication, site.words(language));
    let here = site.path(language, What::Start);
    let mut inner = String::new();
    element(&mut inner, "h1", "", "", &publication.title);
    if !publication.subtitle.is_empty() {
        element(&mut inner, "p", " class=\"lead\"", "", &publication.subtitle);
    }
    if !publication.day.is_empty() {
        element(&mut inner, "p", " class=\"day\"", "", &publication.day);
    }
    element(&mut inner, "h2", "", "", &publication.introduction.summary.title);
    inner.push_str(&text(&publication.introduction, &Anchors::new()));
    let mut out = article(site, &inner);
    out.push_str(&search::form(site, language, &here));
    out.extend([format!("<section aria-labelledby=\"chapters\">\n<h2 id=\"chapters\">{}</h2>\n", escaped(&words.chapters))]);
    out.extend([format!("<ul class=\"chapters\" lang=\"{}\">\n", publication.language.tag())]);
    for (n, chapter) in publication.chapters.iter().enumerate() {
        let way = site.way(&here, language, What::Chapter(n));
        out.extend([format!("<li><a href=\"{way}\">{}</a></li>\n", escaped(&chapter.summary.title))]);
    }
    out.push_str("</ul>\n</section>\n");
    out
}

fn lessons(site: &Site<'_>, language: Language) -> String {
    let Some(section) = &site.publication.lessons else { return String::new() };
    let here = site.path(language, What::Lessons);
    let mut inner = String::new();
    element(&mut inner, "h1", "", "", &section.summary.title);
    let sheet = Sheet::for_readers(&section.summary);
    let none = Anchors::new();
    for piece in sheet.pieces() {
        let Kind::Found { found } = &piece.kind else {
            kind(&mut inner, &piece.kind, Look { numbered: false, anchors: Some(&none) });
            continue;
        };
        inner.push_str("<ul class=\"evidence\">\n");
        for reference in found {
            let chapter = site.publication.chapters.iter().position(|chapter| chapter.slug == reference.found.chapter);
            let name = escaped(&reference.name);
            let link = chapter.map_or(name.clone(), |n| {
                let way = site.way(&here, language, What::Chapter(n));
                let found = &reference.found;
                let place = if found.is_whole { found.block.to_string() } else { anchor(&found.block, found.from) };
                format!("<a href=\"{way}#{place}\">{name}</a>")
            });
            let words = escaped(&reference.text);
            let words = if reference.is_quote { format!("<q class=\"said\">{words}</q>") } else { words };
            inner.extend([format!("<li>{words} <span class=\"where\">{link}</span></li>\n")]);
        }
        inner.push_str("</ul>\n");
    }
    frame::page(site, language, What::Lessons, &section.summary.title, &article(site, &inner), None)
}

fn chapter(site: &Site<'_>, language: Language, n: usize) -> String {
    let publication = site.publication;
    let what = What::Chapter(n);
    let here = site.path(language, what);
    let section = &publication.chapters[n];
    let mut inner = String::new();
    if !section.summary.eyebrow.is_empty() {
        element(&mut inner, "p", " class=\"eyebrow\"", "", &section.summary.eyebrow);
    }
    element(&mut inner, "h1", "", "", &section.summary.title);
    let none = Anchors::new();
    inner.push_str(&text(section, site.anchors.get(&section.slug).unwrap_or(&none)));
    let mut out = article(site, &inner);
    let words = site.words(language);
    let beside = [(n.checked_sub(1), &words.before, "prev"), (Some(n + 1), &words.after, "next")];
    out.extend([format!("<nav class=\"beside\" aria-label=\"{}\">\n<ul>\n", escaped(&words.chapters))]);
    for (other, word, rel) in beside {
        let Some((other, chapter)) = other.and_then(|other| Some((other, publication.chapters.get(other)?))) else { continue };
        let (way, name) = (site.way(&here, language, What::Chapter(other)), escaped(&chapter.summary.title));
        let name = format!("<span lang=\"{}\">{name}</span>", publication.language.tag());
        out.extend([format!("<li class=\"{rel}\"><a rel=\"{rel}\" href=\"{way}\">{}: {name}</a></li>\n", escaped(word))]);
    }
    out.push_str("</ul>\n</nav>\n");
    frame::page(site, language, what, &section.summary.title, &out, None)
}

fn all_contacts(site: &Site<'_>, language: Language) -> String {
    let words = site.words(language);
    let here = site.path(language, What::Contacts);
    let mut out = String::new();
    element(&mut out, "h1", "", "", &words.contacts);
    let tag = site.publication.language.tag();
    let mut any = false;
    for (n, chapter) in site.publication.chapters.iter().enumerate() {
        let sheet = Sheet::for_readers(&chapter.summary);
        for piece in sheet.pieces() {
            let Kind::Contacts { cards, .. } = &piece.kind else { continue };
            any = true;
            let way = site.way(&here, language, What::Chapter(n));
            out.extend([format!("<section lang=\"{tag}\">\n<h2><a href=\"{way}\">{}</a></h2>\n", escaped(&chapter.summary.title))]);
            contacts(&mut out, cards, &(String::new(), String::new()));
            out.push_str("</section>\n");
        }
    }
    if !any {
        element(&mut out, "p", "", "", &words.no_contacts);
    }
    out
}
