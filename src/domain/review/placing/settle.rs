//! What the document proposes for each paragraph that was sent, and for what is new in it.

use std::collections::{BTreeMap, BTreeSet};

use super::lineage::Lineage;
use super::views::Document;
use super::words::{self, Sent};
use super::{Change, Expected, Field, Mark, Placed, order, remarks};
use crate::domain::draft::{BlockKind, Part};
use crate::domain::ids::BlockId;
use crate::domain::municipality::FigureKind;
use crate::domain::review::{Answer, MAX_TEXT, Passage, Proposal, Subject, Unplaced, Verdict, Voice};
use crate::domain::swedish;

/// How many bytes of spaces and invisible characters may be among fixed words.
const FAR: usize = 200;

/// Those who made a change, by number.
pub(super) type Authors = BTreeSet<usize>;

/// Everything that is known of a document when it is put into words.
pub(super) struct Work<'a> {
    pub expected: &'a [Expected],
    pub passages: BTreeMap<&'a BlockId, &'a Passage>,
    pub sent: &'a Sent<'a>,
    pub document: &'a Document<'a>,
    pub lineage: &'a Lineage,
    pub moved: Vec<bool>,
    /// With the place in the text that they belong to.
    pub answers: Vec<(usize, Answer)>,
    pub unplaced: Vec<Unplaced>,
}

/// Puts everything into answers, in the order of the text.
pub(super) fn settle(sent: &Sent<'_>, passages: &[Passage], document: &Document<'_>, lineage: &Lineage) -> Placed {
    let expected = sent.expected;
    let mut work = Work {
        expected,
        passages: passages.iter().map(|passage| (&passage.id, passage)).collect(),
        sent,
        document,
        lineage,
        moved: order::moved(sent, lineage),
        answers: Vec::new(),
        unplaced: Vec::new(),
    };
    for (e, it) in expected.iter().enumerate() {
        match &it.mark {
            Some(Mark { subject: Subject::Block(id), .. }) => work.block(e, id),
            Some(Mark { subject: Subject::Figure(kind), field: Field::Words }) => work.figure(e, *kind),
            // With the value of the figure, and with the other lines.
            Some(_) => {}
            None => work.fixed(e),
        }
    }
    work.contacts();
    work.additions();
    remarks::place(&mut work);
    let mut answers = work.answers;
    answers.sort_by_key(|(at, _)| *at);
    let answers = answers.into_iter().map(|(_, answer)| answer).collect();
    Placed { answers, unplaced: work.unplaced, likeness: likeness(sent, document, lineage) }
}

fn likeness(sent: &Sent<'_>, document: &Document<'_>, lineage: &Lineage) -> f64 {
    let (mut shared, mut all) = (0, 0);
    for text in &sent.texts {
        all += text.bag.len;
    }
    for (view, e) in document.old.iter().zip(&lineage.origin) {
        shared += e.map_or(0, |e| view.text.bag.shared(&sent.texts[e].bag));
    }
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// No more of a text than an answer holds.
pub(super) fn clip(text: String) -> String {
    match text.char_indices().nth(MAX_TEXT - 1) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

impl Work<'_> {
    /// Voices have the number of their author; whoever left no trace has the one after them all.
    pub fn voices(&self, authors: &Authors) -> Vec<Voice> {
        let voice = |author: &usize| Voice { number: u16::try_from(author + 1).unwrap_or(u16::MAX), organisation: None };
        if authors.is_empty() { vec![voice(&self.document.returned.authors)] } else { authors.iter().map(voice).collect() }
    }

    /// Those who changed something that was sent.
    fn authors(&self, e: usize) -> Authors {
        let mut authors = Authors::new();
        let children = &self.lineage.children[e];
        let joined = children.iter().flat_map(|n| &self.lineage.joined[*n]);
        let own: Vec<usize> = std::iter::once(e).chain(joined.copied()).collect();
        for (i, n) in children.iter().enumerate() {
            let view = &self.document.new[*n];
            let sources: Vec<_> = self.document.sources(view).collect();
            for (s, paragraph) in sources.iter().enumerate() {
                authors.extend(paragraph.runs.iter().filter_map(|run| added(run.change)));
                let is_last = s + 1 == sources.len();
                authors.extend(added(paragraph.end).filter(|_| is_last && i + 1 < children.len()));
                authors.extend(removed(paragraph.end).filter(|_| !is_last && own.len() > 1));
            }
        }
        for e in own {
            let mut origins = self.document.old.iter().zip(&self.lineage.origin).filter(|(_, origin)| **origin == Some(e)).peekable();
            let untouched = origins.peek().is_some_and(|(view, _)| view.text.key == self.sent.texts[e].key);
            if !untouched {
                authors.insert(self.document.returned.authors);
            }
            for (view, _) in origins {
                authors.extend(self.document.sources(view).flat_map(|it| &it.runs).filter_map(|run| removed(run.change)));
            }
        }
        authors
    }

    pub fn answer(&mut self, at: usize, subject: Subject, authors: &Authors, verdict: Verdict) -> &mut Answer {
        let answer =
            Answer { subject, voices: self.voices(authors), verdict, proposal: None, comment: String::new(), about: String::new() };
        self.answers.push((at, answer));
        let last = self.answers.len() - 1;
        &mut self.answers[last].1
    }

    /// What was sent as it reads now: its own words, and the fixed line after them.
    fn now(&self, n: usize, expected: &Expected) -> (String, String) {
        let text = self.document.new[n].text.shown.trim();
        if expected.tail.is_empty() {
            return (text.to_owned(), String::new());
        }
        let tail = words::key(&expected.tail);
        let mut breaks = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
        // It is at the end if it is there: what is long before that is not looked through for it.
        let far = text.len().saturating_sub(expected.tail.len() * 2 + FAR);
        let same = breaks.clone().rev().take_while(|at| *at >= far).filter(|at| words::key(&text[*at..]) == tail).last();
        let at = same.or_else(|| breaks.rfind(|at| text[*at..].starts_with('\n'))).unwrap_or(text.len());
        (text[..at].trim().to_owned(), text[at..].trim().to_owned())
    }

    fn block(&mut self, e: usize, id: &BlockId) {
        let subject = Subject::Block(id.clone());
        let children = self.lineage.children[e].clone();
        if children.is_empty() {
            if self.lineage.joined_to(e).is_none() {
                let authors = self.authors(e);
                self.answer(e, subject, &authors, Verdict::Incorrect).proposal = Some(Proposal::Remove);
            }
            return;
        }
        let expected = &self.expected[e];
        let is_quote = self.passages.get(id).is_some_and(|passage| passage.kind == BlockKind::Quote);
        let bare = |text: &str| if is_quote { swedish::unquoted(text).to_owned() } else { text.trim().to_owned() };
        let was = bare(&expected.text);
        let (mut texts, mut tail) = (Vec::new(), None);
        for n in &children {
            let (own, after) = self.now(*n, expected);
            let own = words::healed(&was, &bare(&own));
            if !own.is_empty() {
                texts.push(clip(own));
            }
            if *n == children[children.len() - 1] {
                tail = Some(after);
            }
        }
        let joined: BTreeSet<usize> = children.iter().flat_map(|n| self.lineage.joined[*n].iter().copied()).chain([e]).collect();
        let blocks: Vec<BlockId> = joined.iter().filter_map(|e| self.expected[*e].subject()?.block().cloned()).collect();
        let is_changed = words::key(&texts.join(" ")) != words::key(&was);
        let authors = self.authors(e);
        let moved = self.moved[e].then(|| self.block_before(children[0], id));
        let proposal = match (blocks.split_first(), texts.len(), &moved) {
            (_, 0, _) => Some(Proposal::Remove),
            (Some((first, with)), ..) if !with.is_empty() => {
                let (subject, proposal) = (Subject::Block(first.clone()), Proposal::Join { with: with.to_vec(), words: texts.join(" ") });
                self.answer(e, subject, &authors, Verdict::Incorrect).proposal = Some(proposal);
                None
            }
            (_, 1, Some(after)) => Some(Proposal::Move { after: after.clone(), words: is_changed.then(|| texts[0].clone()) }),
            (_, 1, None) if !is_changed => None,
            (_, _, Some(after)) => {
                let proposal = Proposal::Move { after: after.clone(), words: None };
                self.answer(e, subject.clone(), &authors, Verdict::Incorrect).proposal = Some(proposal);
                Some(Proposal::Words(texts))
            }
            _ => Some(Proposal::Words(texts)),
        };
        if let Some(proposal) = proposal {
            self.answer(e, subject.clone(), &authors, Verdict::Incorrect).proposal = Some(proposal);
        }
        if let Some(tail) = tail.filter(|tail| words::key(tail) != words::key(&expected.tail)) {
            let answer = self.answer(e, subject, &authors, Verdict::Comment);
            (answer.comment, answer.about) = (clip(tail), expected.tail.clone());
        }
    }

    /// The block that a paragraph stands behind now; `None` where it is the first of its part.
    fn block_before(&self, n: usize, id: &BlockId) -> Option<BlockId> {
        let block = |n: usize| self.expected[self.lineage.parent[n]?].subject()?.block().filter(|other| *other != id);
        let before = (0..n).rev().find_map(block);
        let after = (n + 1..self.document.new.len()).find_map(block);
        let part = |id: &BlockId| self.part(id);
        let opens = after.is_some_and(|after| part(after) == part(id)) && before.is_some_and(|before| part(before) != part(id));
        before.filter(|_| !opens).cloned()
    }

    fn part(&self, id: &BlockId) -> Option<Part> {
        self.passages.get(id).map(|passage| passage.part)
    }

    /// All of what something that was sent has become, on lines.
    fn text_of(&self, e: usize) -> String {
        let texts: Vec<&str> = self.lineage.children[e].iter().map(|n| self.document.new[*n].text.shown.trim()).collect();
        texts.join("\n")
    }

    fn is_changed(&self, e: usize) -> bool {
        let children = &self.lineage.children[e];
        children.len() != 1 || self.document.new[children[0]].text.key != self.sent.texts[e].key
    }

    /// Fixed words are not asked about: what was done to them is listed.
    fn fixed(&mut self, e: usize) {
        let is_joined = self.lineage.children[e].is_empty() && self.lineage.joined_to(e).is_some();
        if is_joined || !(self.is_changed(e) || self.moved[e]) {
            return;
        }
        let authors = self.authors(e);
        let voice = self.voices(&authors).into_iter().next();
        let text = clip(words::healed(&self.sent.texts[e].shown, &self.text_of(e)));
        self.unplaced.push(Unplaced { text, beside: self.expected[e].printed(), voice, seen: false });
    }

    fn figure(&mut self, e: usize, kind: FigureKind) {
        let subject = Subject::Figure(kind);
        let of = |field| {
            let is_it = |it: &Expected| it.mark.as_ref().is_some_and(|mark| mark.subject == subject && mark.field == field);
            self.expected.iter().position(is_it).filter(|e| self.is_changed(*e))
        };
        let (value_at, label_at, year_at) = (of(Field::Words), of(Field::Label), of(Field::Year));
        let (mut value, mut year, mut authors) = (None, None, Authors::new());
        let mut unread: Vec<usize> = label_at.into_iter().collect();
        if let Some(at) = value_at {
            match (number(&self.text_of(at), kind), number(&self.expected[at].text, kind)) {
                (Some(now), was) if was != Some(now) => {
                    value = Some(now);
                    authors.append(&mut self.authors(at));
                }
                (Some(_), _) => {}
                (None, _) => unread.push(at),
            }
        }
        if let Some(at) = year_at {
            match self.text_of(at).trim().parse::<i16>().ok().filter(|year| (1000..=9999).contains(year)) {
                Some(now) => {
                    year = Some(now);
                    authors.append(&mut self.authors(at));
                }
                None => unread.push(at),
            }
        }
        if value.is_some() || year.is_some() {
            let proposal = Proposal::Figure { value, year, source: None };
            self.answer(e, subject.clone(), &authors, Verdict::Incorrect).proposal = Some(proposal);
        }
        for at in unread {
            let (text, about, authors) = (clip(self.text_of(at)), self.expected[at].text.clone(), self.authors(at));
            let verdict = if text.is_empty() { Verdict::Incorrect } else { Verdict::Comment };
            let answer = self.answer(e, subject.clone(), &authors, verdict);
            (answer.comment, answer.about) = (text, about);
        }
    }

    /// The contact persons are kept elsewhere: what was done to their lines is told.
    fn contacts(&mut self) {
        let is_line = |e: &usize| self.expected[*e].subject() == Some(&Subject::Contacts);
        let lines: Vec<usize> = (0..self.expected.len()).filter(is_line).collect();
        let (mut now, mut was, mut authors) = (Vec::new(), Vec::new(), Authors::new());
        for e in lines.iter().copied().filter(|e| self.is_changed(*e)) {
            // What is joined to another line stands there.
            if self.lineage.children[e].is_empty() && self.lineage.joined_to(e).is_some() {
                continue;
            }
            now.extend(Some(self.text_of(e)).filter(|text| !text.is_empty()));
            was.push(self.expected[e].text.clone());
            authors.append(&mut self.authors(e));
        }
        if let (Some(first), false) = (lines.first(), was.is_empty()) {
            let answer = self.answer(*first, Subject::Contacts, &authors, Verdict::Incorrect);
            (answer.comment, answer.about) = (clip(now.join("\n")), clip(was.join("\n")));
        }
    }

    /// Paragraphs that were not sent.
    fn additions(&mut self) {
        let new: Vec<usize> = (0..self.document.new.len()).filter(|n| self.lineage.parent[*n].is_none()).collect();
        for run in new.chunk_by(|a, b| a + 1 == *b) {
            let texts: Vec<String> = run.iter().map(|n| clip(self.document.new[*n].text.shown.trim().to_owned())).collect();
            let mut authors = Authors::new();
            for n in run {
                let runs = self.document.sources(&self.document.new[*n]).flat_map(|it| &it.runs);
                let kept = |change| (change == Change::Kept).then_some(self.document.returned.authors);
                authors.extend(runs.filter(|it| !it.text.trim().is_empty()).filter_map(|it| added(it.change).or(kept(it.change))));
            }
            match self.behind(run[0]) {
                Behind::Block(at, id) => {
                    let answer = self.answer(at, Subject::Block(id), &authors, Verdict::Comment);
                    answer.proposal = Some(Proposal::Add(texts));
                }
                Behind::Other(at, subject, about) => {
                    let answer = self.answer(at, subject, &authors, Verdict::Comment);
                    (answer.comment, answer.about) = (clip(texts.join("\n")), about);
                }
                Behind::Nothing(beside) => {
                    let voice = self.voices(&authors).into_iter().next();
                    self.unplaced.extend(texts.into_iter().map(|text| Unplaced { text, beside: beside.clone(), voice, seen: false }));
                }
            }
        }
    }

    /// What a new paragraph stands behind.
    pub fn behind(&self, n: usize) -> Behind {
        let mut last: Option<&Expected> = None;
        let mut opened = false;
        let cell = self.document.new[n].cell;
        for (m, e) in (0..n).rev().filter_map(|m| Some((m, self.lineage.parent[m]?))) {
            let expected = &self.expected[e];
            let beside = || last.map_or_else(|| expected.printed(), Expected::printed);
            match expected.subject() {
                Some(Subject::Block(id)) => {
                    let next = (n + 1..self.document.new.len()).find_map(|n| self.expected[self.lineage.parent[n]?].subject()?.block());
                    let is_other = next.and_then(|next| self.part(next)).is_some_and(|part| self.part(id) != Some(part));
                    // The label stands nearer: what follows it belongs to another part.
                    let ends = next.is_none() && opened;
                    return if (is_other || ends) && opened { Behind::Nothing(beside()) } else { Behind::Block(e, id.clone()) };
                }
                Some(subject) if self.document.new[m].cell.map(|it| it.table) == cell.map(|it| it.table) => {
                    return Behind::Other(e, subject.clone(), expected.text.clone());
                }
                Some(_) => {}
                None => opened |= expected.opens,
            }
            last = last.or(Some(expected));
        }
        Behind::Nothing(last.map(Expected::printed).unwrap_or_default())
    }
}

/// What stands before a new paragraph: a block; something else that was asked about, with its
/// words; or fixed words, or nothing.
pub(super) enum Behind {
    Block(usize, BlockId),
    Other(usize, Subject, String),
    Nothing(String),
}

fn added(change: Change) -> Option<usize> {
    if let Change::Added(author) = change { Some(author) } else { None }
}

fn removed(change: Change) -> Option<usize> {
    if let Change::Removed(author) = change { Some(author) } else { None }
}

/// The number in a cell of a key figure. A whole number may have its thousands apart by a comma or
/// a point.
fn number(text: &str, kind: FigureKind) -> Option<f64> {
    let mut text = text.trim().to_lowercase();
    if kind.is_percentage() {
        for word in ["procent", "per cent", "percent"] {
            text.truncate(text.strip_suffix(word).unwrap_or(&text).len());
        }
    } else if text.contains([',', '.']) {
        let mut groups = text.split([',', '.']);
        let first = groups.next().unwrap_or_default().len();
        if !(1..=3).contains(&first) || groups.any(|group| group.len() != 3) {
            return None;
        }
        text.retain(|c| !matches!(c, ',' | '.'));
    }
    swedish::parse(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let number_of = |text| number(text, FigureKind::Inhabitants);
        for text in ["31 400", "31\u{a0}400", "31400", "31,400", "31.400", " 31 400 "] {
            assert_eq!(number_of(text), Some(31_400.0), "{text}");
        }
        for text in ["31,4", "31,40", "ca 31 400", "", ",", "1,2345"] {
            assert_eq!(number_of(text), None, "{text}");
        }
        for text in ["3,9 %", "3.9%", "3,9 procent", "3,9"] {
            assert_eq!(number(text, FigureKind::Assistance), Some(3.9), "{text}");
        }
    }
}
