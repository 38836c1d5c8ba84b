//! The publication as a web site of plain files: a start page, a page for each municipality, one
//! for the lessons, the contact persons, and the search, each in Swedish and English.
//!
//! A page needs nothing besides itself, so the site works from a server, a file share or a memory
//! stick. Its own policy lets nothing be fetched; the search alone runs a script, known by its
//! hash, over an index that stands in its page. What a page is made of has a [key](Page::key), so
//! that one that would come out the same need not be made.

mod frame;
mod page;
mod search;

use std::collections::BTreeMap;

use crate::domain::anonymity::gate::Cleared;
use crate::domain::ids::Slug;
use crate::domain::project::Language;
use crate::domain::publication::{Publication, Section};
use crate::domain::review::sha256;
use crate::export::html::Anchors;

/// The words of the pages around the text, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteWords {
    pub start: String,
    pub chapters: String,
    pub lessons: String,
    pub contacts: String,
    pub search: String,
    pub skip: String,
    pub menu: String,
    pub query: String,
    pub find: String,
    /// "{n} träffar"; the number stands for `%n`.
    pub hits: String,
    pub one_hit: String,
    pub no_hit: String,
    /// What is said when there are more than are shown, `%n` of `%of`.
    pub first_hits: String,
    pub no_script: String,
    pub before: String,
    pub after: String,
    /// The language itself, in its own words.
    pub own_name: String,
    pub no_contacts: String,
}

/// One page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it lies in the site, with `/` between the parts.
    pub path: String,
    /// The same for the same page, and only then.
    pub key: String,
    language: Language,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Start,
    Lessons,
    Contacts,
    Search,
    /// Which of the chapters.
    Chapter(usize),
}

/// A site that is to be written.
#[derive(Debug)]
pub struct Site<'a> {
    publication: &'a Publication,
    words: &'a [SiteWords; 2],
    anchors: BTreeMap<&'a Slug, Anchors>,
}

impl<'a> Site<'a> {
    /// `words` are in the order of [`Language::ALL`].
    #[must_use]
    pub fn new(publication: &'a Cleared<Publication>, words: &'a [SiteWords; 2]) -> Self {
        let publication: &Publication = publication;
        let mut anchors: BTreeMap<&Slug, Anchors> = BTreeMap::new();
        // What is all of a block is found by the block.
        for found in publication.found().filter(|found| !found.is_whole) {
            let of = anchors.entry(&found.chapter).or_default();
            of.entry(found.block.clone()).or_default().insert((found.from, found.to));
        }
        Self { publication, words, anchors }
    }

    /// Every page, the start page first.
    #[must_use]
    pub fn pages(&self) -> Vec<Page> {
        let publication = self.publication;
        let hashes: Vec<String> = publication.chapters.iter().map(Section::hash).collect();
        // What stands on every page.
        let Publication { language, title, publisher, words, style, lessons, .. } = publication;
        let around =
            format!("{language:?}{title:?}{publisher:?}{words:?}{:?}{}{:?}", style.settings.colours, lessons.is_some(), self.words);
        let ours = [env!("CARGO_PKG_VERSION"), frame::STYLE, search::SCRIPT].concat();
        let frame = sha256((around + &ours).as_bytes());
        let names: Vec<(&Slug, &str)> =
            publication.chapters.iter().map(|chapter| (&chapter.slug, chapter.summary.title.as_str())).collect();
        let all = format!("{hashes:?}");
        let mut pages = Vec::new();
        for language in Language::ALL {
            let mut push = |what: What, of: String| {
                let key = sha256([frame.as_str(), language.tag(), &format!("{what:?}"), &of].join("\u{1f}").as_bytes());
                pages.push(Page { path: self.path(language, what), key, language, what });
            };
            let start = format!("{:?}{names:?}{}{}", publication.introduction, publication.subtitle, publication.day);
            push(What::Start, start);
            if let Some(lessons) = &publication.lessons {
                push(What::Lessons, lessons.hash());
            }
            push(What::Contacts, all.clone());
            push(What::Search, format!("{all}{:?}", publication.introduction));
            for (n, chapter) in publication.chapters.iter().enumerate() {
                let beside = (n.checked_sub(1).and_then(|n| names.get(n)), names.get(n + 1));
                push(What::Chapter(n), format!("{}{beside:?}{:?}", hashes[n], self.anchors.get(&chapter.slug)));
            }
        }
        pages
    }

    /// The page as HTML. Equal publications give equal text.
    #[must_use]
    pub fn write(&self, page: &Page) -> String {
        page::write(self, page.language, page.what)
    }

    fn words(&self, language: Language) -> &SiteWords {
        &self.words[usize::from(language == Language::En)]
    }

    /// The publication's own language has the shorter paths.
    fn path(&self, language: Language, what: What) -> String {
        let folder = if language == self.publication.language { String::new() } else { format!("{}/", language.tag()) };
        let file = match what {
            What::Start => "index.html".to_owned(),
            What::Lessons => "lardomar.html".to_owned(),
            What::Contacts => "kontakter.html".to_owned(),
            What::Search => "sok.html".to_owned(),
            What::Chapter(n) => format!("kommuner/{}.html", self.publication.chapters[n].slug),
        };
        folder + &file
    }

    /// The way from one page to another.
    fn way(&self, from: &str, language: Language, to: What) -> String {
        let up = "../".repeat(from.matches('/').count());
        up + &self.path(language, to)
    }
}
