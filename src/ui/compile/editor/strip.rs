//! What the sentence at the caret rests on, in a strip that is always there, so that nothing
//! jumps while somebody writes. For a quote: what was captured against what will be printed.

use egui::text::LayoutJob;
use egui::{Align, Frame, Label, Layout, Margin, Panel, ScrollArea, Ui};

use super::advice;
use crate::app::command::Command;
use crate::app::keys::Action;
use crate::app::model::Compile;
use crate::app::spelling::Spelling;
use crate::app::text::dates;
use crate::domain::difference;
use crate::domain::draft::links::{Standing, sentence_at};
use crate::domain::draft::{Block, BlockKind, Draft, Link};
use crate::domain::notes::Entry;
use crate::domain::swedish;
use crate::ui::cx::Cx;
use crate::ui::finds::Finds;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::difference::coloured;
use crate::ui::widgets::kbd;
use crate::ui::widgets::text::{rich, right, text};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, draft: &Draft, compile: &Compile, spelling: &Spelling, finds: Finds<'_>) {
    let tokens = cx.tokens.clone();
    let here = compile.block.as_ref().and_then(|id| draft.block(id));
    // A name that no dictionary knows has two lines of advice.
    let height = if here.is_some_and(|block| advice::is_double(block, compile, spelling, finds)) { 116.0 } else { 76.0 };
    Panel::bottom("compile-evidence")
        .exact_size(height)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(tokens.bg).inner_margin(Margin::symmetric(28, 8)))
        .show(ui, |ui| {
            super::super::hairline(ui, cx, ui.max_rect().top() - 8.0);
            ScrollArea::vertical().id_salt("evidence").auto_shrink(false).show(ui, |ui| match here {
                Some(block) if !block.is_blank() => {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    advice::show(ui, cx, block, compile, spelling, finds);
                    if block.kind != BlockKind::Heading {
                        rests_on(ui, cx, block, compile);
                    }
                }
                _ => drop(text(ui, cx.t("evidence-none-here"), sans(14.0), tokens.ink3)),
            });
        });
}

fn rests_on(ui: &mut Ui, cx: &mut Cx, block: &Block, compile: &Compile) {
    let tokens = cx.tokens.clone();
    let quote = block.kind == BlockKind::Quote;
    let range = if quote { 0..block.len() } else { sentence_at(&block.text, compile.selection.end) };
    let links: Vec<&Link> = block.links_in(range).collect();
    if let Some(at) = compile.destroyed.filter(|_| links.is_empty()) {
        ui.label(rich(cx.destroyed(at), sans(14.0), tokens.ink2));
        return;
    }
    if links.is_empty() {
        ui.horizontal_wrapped(|ui| {
            let key = if quote { "evidence-quote-nothing" } else { "evidence-nothing" };
            ui.label(rich(cx.t(key), sans(14.0), tokens.ink2));
            kbd::kbd(ui, cx, &kbd::of(cx, Action::LinkMaterial));
        });
        return;
    }
    ui.label(rich(cx.t(if quote { "evidence-quote" } else { "evidence-sentence" }), semibold(13.0), tokens.ink3));
    for link in links {
        link_row(ui, cx, block, link, compile);
    }
}

fn link_row(ui: &mut Ui, cx: &mut Cx, block: &Block, link: &Link, compile: &Compile) {
    let tokens = cx.tokens.clone();
    let entry = compile.evidence.entry(&link.entry);
    let standing = compile.evidence.standing(link);
    let captured = if link.words.is_empty() { entry.map_or("", |entry| entry.text.as_str()) } else { link.words.as_str() };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if let Some(entry) = entry {
            ui.label(rich(dates::clock_time(entry.at, &cx.zone), sans(13.0), tokens.ink3));
        }
        right(ui, |ui| {
            if Button::icon_only(icons::CLOSE, &cx.t("evidence-unlink")).show(ui, cx).clicked() {
                cx.send(Command::Unlink { block: block.id.clone(), entry: link.entry.clone(), from: link.from });
            }
            if standing == Standing::Edited && Button::new(&cx.t("evidence-confirm")).quiet().small().show(ui, cx).clicked() {
                cx.send(Command::ConfirmLink { block: block.id.clone(), entry: link.entry.clone() });
            }
            if standing != Standing::Holds {
                let key = if standing == Standing::Edited { "evidence-edited" } else { "evidence-deleted" };
                ui.label(rich(cx.t(key), semibold(13.0), tokens.warn));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| words(ui, cx, block, captured, entry, standing));
        });
    });
}

/// The words that were captured, with what the text has made of them. All of them are shown when
/// the pointer rests on the line.
fn words(ui: &mut Ui, cx: &Cx, block: &Block, captured: &str, entry: Option<&Entry>, standing: Standing) {
    let tokens = &cx.tokens;
    let (spoken, printed) = (swedish::unquoted(captured), swedish::unquoted(&block.text));
    let (job, hint) = if block.kind == BlockKind::Quote && spoken != printed {
        (coloured(&difference::words(spoken, printed), 15.0, true, tokens), cx.t("evidence-quote-edited"))
    } else if let (Standing::Edited, Some(entry)) = (standing, entry) {
        (coloured(&difference::words(captured, &entry.text), 14.0, false, tokens), cx.t("evidence-quote-edited"))
    } else {
        let said = if captured.is_empty() { cx.t("evidence-gone") } else { captured.to_owned() };
        (LayoutJob::simple(said, sans(14.0), tokens.ink2, f32::INFINITY), String::new())
    };
    let whole = job.clone();
    ui.add(Label::new(job).truncate()).on_hover_ui(|ui| {
        ui.set_max_width(480.0);
        ui.label(whole);
        if !hint.is_empty() {
            text(ui, hint, sans(13.0), tokens.ink3);
        }
    });
}
