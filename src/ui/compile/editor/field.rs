//! The text field of a block: it tells the block of each change, so that evidence follows the
//! words, and it draws what is to be noticed in them.

use std::any::TypeId;
use std::ops::Range;
use std::sync::Arc;

use egui::text::{CharIndex, TextFormat};
use egui::{Color32, FontId, Galley, Stroke, TextBuffer, Ui};

use crate::domain::draft::Block;
use crate::ui::finds;
use crate::ui::theme::Tokens;
use crate::ui::widgets::marked;

/// A block as egui's text field sees it.
pub(super) struct Words<'a> {
    pub block: &'a mut Block,
    /// To be read and copied, not changed.
    pub read_only: bool,
}

impl TextBuffer for Words<'_> {
    fn is_mutable(&self) -> bool {
        !self.read_only
    }

    fn as_str(&self) -> &str {
        &self.block.text
    }

    fn insert_text(&mut self, text: &str, at: CharIndex) -> usize {
        self.block.insert(at.0, text)
    }

    fn delete_char_range(&mut self, range: Range<CharIndex>) {
        self.block.delete(range.start.0..range.end.0);
    }

    fn replace_with(&mut self, text: &str) {
        self.block.rewrite(text);
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Words<'static>>()
    }
}

/// Something to notice in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// The sentence that the evidence strip is about.
    Sentence,
    /// A sentence or phrase that could be plainer.
    Plain,
    Misspelt,
    /// It may point at a person.
    Name,
    Found,
    /// The one of them that one has come to.
    FoundHere,
}

impl Mark {
    fn paint(self, format: &mut TextFormat, tokens: &Tokens) {
        match self {
            Self::Sentence => format.background = tokens.hover,
            Self::Plain => format.underline = Stroke::new(tokens.stroke.max(1.0), tokens.accent_line),
            Self::Misspelt => format.underline = Stroke::new(2.0, tokens.danger),
            Self::Name => format.underline = finds::underline(tokens),
            Self::FoundHere => (format.background, format.color) = (tokens.warn, tokens.surface),
            Self::Found => {
                format.background = tokens.warn_soft;
                format.underline = Stroke::new(2.0, tokens.warn);
            }
        }
    }
}

/// How a block's words look.
#[derive(Debug, Clone)]
pub(super) struct Look {
    pub font: FontId,
    pub ink: Color32,
    pub line: f32,
}

/// Lays the words out with their marks. `marks` are ranges of characters.
pub(super) fn layout(ui: &Ui, text: &str, width: f32, look: &Look, marks: &[(Range<usize>, Mark)], tokens: &Tokens) -> Arc<Galley> {
    let plain = TextFormat { line_height: Some(look.line), ..TextFormat::simple(look.font.clone(), look.ink) };
    let mut job = marked::job(text, &plain, marks, |mark, format| mark.paint(format, tokens));
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
