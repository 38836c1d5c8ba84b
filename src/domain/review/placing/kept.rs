//! What a document is held against when it comes back: the paragraphs as they went out, kept with
//! the round, without a contact person's own lines.

use super::super::{Subject, sha256};
use super::{Change, Expected, Paragraph, Returned};

/// What stands in the place of a line that is kept nowhere but with the person's consent.
fn hidden(line: &str) -> String {
    format!("#{}", sha256(line.trim().as_bytes()))
}

fn is_hidden(expected: &Expected) -> bool {
    expected.subject() == Some(&Subject::Contacts)
}

/// The paragraphs as a round keeps them.
#[must_use]
pub fn kept(mut expected: Vec<Expected>) -> Vec<Expected> {
    for line in expected.iter_mut().filter(|line| is_hidden(line)) {
        line.text = hidden(&line.text);
    }
    expected
}

/// The paragraphs as they went out. What was hidden is read from the document itself, where it
/// stands there as it was; else it is the line that is printed `now`. One that nobody knows any
/// more is left out.
#[must_use]
pub fn expected(kept: &[Expected], returned: &Returned, now: &[Expected]) -> Vec<Expected> {
    let there: Vec<String> = returned.paragraphs.iter().map(as_sent).collect();
    let line = |kept: &Expected| {
        let same = |text: &&String| hidden(text) == kept.text;
        let today = now.iter().find(|line| line.mark == kept.mark).map(|line| &line.text);
        there.iter().find(same).or(today).map(|text| Expected { text: text.trim().to_owned(), ..kept.clone() })
    };
    kept.iter().filter_map(|it| if is_hidden(it) { line(it) } else { Some(it.clone()) }).collect()
}

/// A paragraph without what has been put into it since, as far as the document says.
fn as_sent(paragraph: &Paragraph) -> String {
    let words = paragraph.runs.iter().filter(|run| !matches!(run.change, Change::Added(_)));
    words.map(|run| run.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Field, Mark, Run};
    use super::*;

    #[test]
    fn a_contact_persons_lines_are_found_in_the_document_alone() {
        let line = |n, text: &str| Expected {
            mark: Some(Mark::new(Subject::Contacts, Field::Line(n))),
            text: text.to_owned(),
            ..Expected::default()
        };
        let heading = Expected { text: "Kontakt".to_owned(), opens: true, ..Expected::default() };
        let sent = vec![heading.clone(), line(0, "Enhetschef"), line(1, "0123-45 67 89"), line(2, "Borta")];
        let kept = kept(sent.clone());
        let all: String = kept.iter().map(|it| it.text.as_str()).collect();
        assert!(all.contains("Kontakt") && !all.contains("Enhetschef") && !all.contains("0123"));

        let run = |text: &str, change| Run { text: text.to_owned(), change, comments: Vec::new() };
        let runs = vec![run("Enhets", Change::Kept), run("ny", Change::Added(0)), run("chef", Change::Removed(0))];
        let returned = Returned { paragraphs: vec![Paragraph { runs, ..Paragraph::default() }], ..Returned::default() };
        let now = [line(1, "0999-99 99 99")];
        let found = expected(&kept, &returned, &now);
        assert_eq!(found, [heading, line(0, "Enhetschef"), line(1, "0999-99 99 99")]);
    }
}
