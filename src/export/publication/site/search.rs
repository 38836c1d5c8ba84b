//! The search: an index of every paragraph within the page, and a script that looks in it.

use serde::Serialize;

use super::{Site, What, frame};
use crate::domain::project::Language;
use crate::domain::summary::{Item, Summary};
use crate::export::html::{element, escaped};
use crate::export::text;

pub(super) const SCRIPT: &str = include_str!("../../../../assets/publication/search.js");

/// What the script is given.
#[derive(Serialize)]
struct Index<'a> {
    /// Name and address of each page that is searched.
    pages: Vec<(&'a str, String)>,
    /// Which of them, the place on it, and the words.
    texts: Vec<(usize, String, String)>,
    hits: &'a str,
    one_hit: &'a str,
    no_hit: &'a str,
    first_hits: &'a str,
    language: &'static str,
}

/// The field to search from; works without a script, since it leads to the search itself.
pub(super) fn form(site: &Site<'_>, language: Language, here: &str) -> String {
    let words = site.words(language);
    format!(
        "<form class=\"search\" role=\"search\" method=\"get\" action=\"{}\">\n<label for=\"query\">{}</label>\n\
         <div><input type=\"search\" id=\"query\" name=\"q\" autocomplete=\"off\"> <button type=\"submit\">{}</button></div>\n</form>\n",
        site.way(here, language, What::Search),
        escaped(&words.query),
        escaped(&words.find),
    )
}

pub(super) fn page(site: &Site<'_>, language: Language) -> String {
    let words = site.words(language);
    let here = site.path(language, What::Search);
    let mut main = String::new();
    element(&mut main, "h1", "", "", &words.search);
    main.push_str(&form(site, language, &here));
    main.extend([format!("<noscript><p>{}</p></noscript>\n", escaped(&words.no_script))]);
    main.push_str("<p id=\"count\" role=\"status\"></p>\n");
    main.extend([format!("<ol id=\"hits\" class=\"hits\" lang=\"{}\"></ol>\n", site.publication.language.tag())]);
    // Within a script only `<` can begin what HTML would take for its own.
    let index = serde_json::to_string(&index(site, language, &here)).unwrap_or_default().replace('<', "\\u003c");
    let data = format!("<script type=\"application/json\" id=\"index\">{index}</script>\n");
    let script = frame::Script { code: SCRIPT.to_owned(), data };
    frame::page(site, language, What::Search, &words.search, &main, Some(&script))
}

fn index<'a>(site: &'a Site<'_>, language: Language, here: &str) -> Index<'a> {
    let words = site.words(language);
    let publication = site.publication;
    let mut pages = vec![(publication.introduction.summary.title.as_str(), site.way(here, language, What::Start))];
    let mut texts = Vec::new();
    push(&mut texts, 0, &publication.introduction.summary);
    for (n, chapter) in publication.chapters.iter().enumerate() {
        pages.push((chapter.summary.title.as_str(), site.way(here, language, What::Chapter(n))));
        push(&mut texts, n + 1, &chapter.summary);
    }
    Index {
        pages,
        texts,
        hits: &words.hits,
        one_hit: &words.one_hit,
        no_hit: &words.no_hit,
        first_hits: &words.first_hits,
        language: publication.language.tag(),
    }
}

/// Every text of a page, with its place. What has none of its own leads to the page.
fn push(texts: &mut Vec<(usize, String, String)>, page: usize, summary: &Summary) {
    let mut add = |place: &str, text: &str| texts.push((page, place.to_owned(), text::clean(text).replace('\n', " ")));
    add("", &summary.title);
    for item in &summary.items {
        match item {
            Item::Heading { text, .. } => add("", text),
            Item::Paragraph { block, text, .. } | Item::Quote { block, text, .. } => add(block.as_str(), text),
            Item::Bullets { points } | Item::Points { points, .. } => {
                for point in points {
                    add(point.block.as_str(), &point.text);
                }
            }
            Item::Figures { cells, .. } => cells.iter().for_each(|cell| add("", &cell.sentence)),
            Item::Contacts { cards, .. } => cards.iter().for_each(|card| add("", &card.lines.join(", "))),
            Item::Found { .. } => {}
        }
    }
}
