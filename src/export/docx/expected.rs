//! The paragraphs of the DOCX as it goes out, for what comes back to be held against. The order is
//! that of `body` and `table`; numbers in the margin are no part of the text.

use crate::domain::ids::BlockId;
use crate::domain::review::Subject;
use crate::domain::review::placing::{Expected, Field, Mark};
use crate::domain::summary::{FigureCell, Point, Summary};
use crate::export::sheet::{Kind, Piece, Sheet};

pub(in crate::export) fn expected(summary: &Summary) -> Vec<Expected> {
    let sheet = Sheet::for_readers(summary);
    let mut out = vec![opening(&sheet.eyebrow), opening(&sheet.title)];
    out.extend(sheet.draft.as_ref().map(|draft| fixed(&format!("{} {}", draft.how_title, draft.how))));
    for piece in sheet.pieces() {
        self::piece(&mut out, piece);
    }
    out.retain(|it| !it.text.trim().is_empty());
    out
}

fn piece(out: &mut Vec<Expected>, piece: &Piece) {
    match &piece.kind {
        Kind::Heading { block: None, text, .. } => out.push(opening(text)),
        Kind::Heading { block: Some(block), text, .. } | Kind::Paragraph { block, text, .. } => out.push(words(block, text)),
        Kind::Quote { block, text, speaker, .. } => {
            out.push(words(block, text));
            out.extend(speaker.as_deref().map(fixed));
        }
        Kind::Bullets { points } => out.extend(points.iter().map(point)),
        Kind::Group { label, points, .. } => {
            out.push(opening(label));
            out.extend(points.iter().map(point));
        }
        Kind::Figures { cells, .. } => {
            let rows: [(Field, Text); 3] =
                [(Field::Words, |cell| &cell.value), (Field::Label, |cell| &cell.label), (Field::Year, |cell| &cell.year)];
            for (field, text) in rows {
                out.extend(cells.iter().map(|cell| marked(Mark::new(Subject::Figure(cell.kind), field), text(cell))));
            }
        }
        // Only a publication has them, which nobody answers.
        Kind::Found { .. } => {}
        Kind::Contacts { cards, .. } => {
            let lines = cards.iter().flat_map(|card| &card.lines).enumerate();
            out.extend(lines.map(|(n, line)| marked(Mark::new(Subject::Contacts, Field::Line(n)), line)));
        }
    }
}

type Text = fn(&FigureCell) -> &str;

fn fixed(text: &str) -> Expected {
    Expected { text: text.to_owned(), ..Expected::default() }
}

fn opening(text: &str) -> Expected {
    Expected { opens: true, ..fixed(text) }
}

fn marked(mark: Mark, text: &str) -> Expected {
    Expected { mark: Some(mark), ..fixed(text) }
}

fn words(block: &BlockId, text: &str) -> Expected {
    marked(Mark::block(block.clone()), text)
}

fn point(point: &Point) -> Expected {
    Expected { tail: point.speaker.clone().unwrap_or_default(), ..words(&point.block, &point.text) }
}
