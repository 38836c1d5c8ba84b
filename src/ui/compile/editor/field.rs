//! The text field of a block: it tells the block of each change, so that evidence follows the
//! words, and it draws what is to be noticed in them.

use std::any::TypeId;
use std::ops::Range;
use std::sync::Arc;

use egui::text::{CharIndex, LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Stroke, TextBuffer, Ui};

use crate::domain::draft::Block;
use crate::ui::theme::Tokens;

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
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    // A section between every two places where some mark begins or ends.
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let byte = |at: usize| bytes[at.min(bytes.len() - 1)];
    let mut cuts: Vec<usize> = marks.iter().flat_map(|(range, _)| [byte(range.start), byte(range.end)]).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let mut format = plain.clone();
        let mut here: Vec<Mark> =
            marks.iter().filter(|(range, _)| byte(range.start) <= from && to <= byte(range.end)).map(|(_, mark)| *mark).collect();
        here.sort_unstable();
        for mark in here {
            mark.paint(&mut format, tokens);
        }
        job.append(&text[from..to], 0.0, format);
    }
    if text.is_empty() {
        job.append("", 0.0, plain);
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
