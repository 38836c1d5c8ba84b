//! What stands around every page: head, menu, foot.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::{Site, What};
use crate::domain::project::Language;
use crate::export::html::escaped;

pub(super) const STYLE: &str = include_str!("../../../../assets/publication/site.css");

/// A script that a page runs, and data for it.
pub(super) struct Script {
    pub code: String,
    /// Elements of data that stand before it.
    pub data: String,
}

/// The hash by which the page's policy knows a style or a script.
fn known(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// A whole page around its `main`, which is safe already.
pub(super) fn page(site: &Site<'_>, language: Language, what: What, title: &str, main: &str, script: Option<&Script>) -> String {
    let words = site.words(language);
    let publication = site.publication;
    let here = site.path(language, what);
    let style = publication.style.settings.colours.paint(STYLE);
    let runs = script.map(|script| format!("; script-src {}", known(&script.code))).unwrap_or_default();
    let policy = format!("default-src 'none'; style-src {}{runs}; base-uri 'none'", known(&style));
    let whole = if title == publication.title { escaped(title) } else { escaped(&format!("{title} – {}", publication.title)) };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{whole}</title>\n<style>{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">{}</a>\n<header>\n",
        language.tag(),
        escaped(&words.skip),
    );
    let home = site.way(&here, language, What::Start);
    let tag = publication.language.tag();
    out.extend([format!("<p class=\"name\" lang=\"{tag}\"><a href=\"{home}\">{}</a></p>\n", escaped(&publication.title))]);
    out.extend([format!("<nav aria-label=\"{}\">\n<ul>\n", escaped(&words.menu))]);
    let lessons = publication.lessons.is_some().then_some((What::Lessons, &words.lessons));
    let entries = std::iter::once((What::Start, &words.start)).chain(lessons);
    for (to, text) in entries.chain([(What::Contacts, &words.contacts), (What::Search, &words.search)]) {
        let current = if to == what { " aria-current=\"page\"" } else { "" };
        out.extend([format!("<li><a href=\"{}\"{current}>{}</a></li>\n", site.way(&here, language, to), escaped(text))]);
    }
    for other in Language::ALL.into_iter().filter(|other| *other != language) {
        let (way, tag) = (site.way(&here, other, what), other.tag());
        let name = escaped(&site.words(other).own_name);
        out.extend([format!("<li class=\"language\"><a href=\"{way}\" hreflang=\"{tag}\" lang=\"{tag}\">{name}</a></li>\n")]);
    }
    out.push_str("</ul>\n</nav>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
    out.push_str(main);
    out.push_str("</main>\n");
    if !publication.publisher.is_empty() {
        out.extend([format!("<footer lang=\"{tag}\">\n<p>{}</p>\n</footer>\n", escaped(&publication.publisher))]);
    }
    if let Some(script) = script {
        out.push_str(&script.data);
        out.extend([format!("<script>{}</script>\n", script.code)]);
    }
    out.push_str("</body>\n</html>\n");
    out
}
