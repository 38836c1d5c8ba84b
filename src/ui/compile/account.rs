//! "Att se över": what the draft does not account for, each line with a way to the next place.

use std::collections::BTreeMap;

use egui::{Align, Frame, Label, Layout, Margin, Panel, Stroke, Ui, vec2};

use super::View as CompileView;
use crate::app::command::Command;
use crate::app::model::Compile;
use crate::app::spelling::Spelling;
use crate::domain::draft::{Block, Draft};
use crate::domain::ids::BlockId;
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::text::{icon as icon_label, right, text};

#[derive(Debug, Default)]
pub struct View {
    /// Folded together, so that the page has the room.
    folded: bool,
    /// Which of the places of each line was shown last.
    at: BTreeMap<&'static str, usize>,
}

/// One line: what, how many, and where to go.
struct Line {
    key: &'static str,
    count: usize,
    /// Something that was right once and is not now.
    warn: bool,
    places: Places,
}

enum Places {
    Blocks(Vec<BlockId>),
    /// Questions with answers that left no trace.
    Questions,
    Material,
    /// Not taken up by any first draft yet.
    Draw,
    /// Spelling is not checked.
    Dictionary,
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut CompileView, draft: &Draft, compile: &Compile, spelling: &Spelling) {
    let tokens = cx.tokens.clone();
    let evidence = &compile.evidence;
    let blocks = |ids: Vec<BlockId>| Places::Blocks(ids);
    let shaken: Vec<BlockId> = evidence.shaken.iter().map(|(block, ..)| block.clone()).collect();
    let new = Some(Line { key: "account-new", count: evidence.fresh, warn: false, places: Places::Draw });
    let count = |block: &Block| spelling.misspelt(&block.text).map_or(0, <[_]>::len);
    let misspelt: Vec<BlockId> = draft.blocks.iter().flat_map(|block| std::iter::repeat_n(block.id.clone(), count(block))).collect();
    let hinted: Vec<BlockId> = compile.reading.hinted(draft).cloned().collect();
    let lines = [
        Line { key: "account-shaken", count: shaken.len(), warn: true, places: blocks(shaken) },
        Line { key: "account-unsupported", count: evidence.unsupported.len(), warn: false, places: blocks(evidence.unsupported.clone()) },
        Line { key: "account-questions", count: evidence.unreflected.len(), warn: false, places: Places::Questions },
        Line { key: "account-spelling", count: misspelt.len(), warn: false, places: blocks(misspelt) },
        Line { key: "account-plain", count: hinted.len(), warn: false, places: blocks(hinted) },
        Line { key: "account-unused", count: evidence.unused.len(), warn: false, places: Places::Material },
    ];
    let silent =
        Some(Line { key: "account-no-dictionary", count: usize::from(spelling.is_silent()), warn: false, places: Places::Dictionary });
    let lines = lines.into_iter().chain(new).chain(silent);
    let lines: Vec<Line> = lines.filter(|line| line.count > 0).collect();
    let open = lines.len();
    Panel::bottom("compile-account").resizable(false).frame(Frame::new().fill(tokens.bg).inner_margin(Margin::symmetric(20, 10))).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            ui.horizontal(|ui| {
                text(ui, cx.t("account"), semibold(15.0), tokens.ink);
                right(ui, |ui| {
                    let (symbol, key) =
                        if view.account.folded { (icons::CARET_UP, "account-unfold") } else { (icons::CARET_DOWN, "account-fold") };
                    let fold = Button::icon_only(symbol, &cx.t(key)).show(ui, cx);
                    cx.regions.push(Region { rect: ui.clip_rect(), anchor: fold.id });
                    if fold.clicked() {
                        view.account.folded = !view.account.folded;
                    }
                    let words = if open == 0 { cx.t("account-clear") } else { cx.tf("account-count", &[("count", open.into())]) };
                    ui.label(crate::ui::widgets::text::rich(words, sans(14.0), if open == 0 { tokens.green } else { tokens.ink3 }));
                });
            });
            if view.account.folded {
                return;
            }
            for line in &lines {
                let rect = ui.cursor();
                ui.painter().hline(rect.x_range(), rect.top() - 3.0, Stroke::new(tokens.stroke, tokens.line));
                row(ui, cx, view, line, compile);
            }
        },
    );
}

fn row(ui: &mut Ui, cx: &mut Cx, view: &mut CompileView, line: &Line, compile: &Compile) {
    let tokens = cx.tokens.clone();
    ui.horizontal(|ui| {
        let (symbol, ink) = if line.warn { (icons::WARNING, tokens.warn) } else { (icons::CIRCLE, tokens.ink3) };
        icon_label(ui, symbol, icon(17.0), ink);
        let words = cx.tf(line.key, &[("count", line.count.into())]);
        let shown = cx.t(match line.places {
            Places::Draw => "account-draw",
            Places::Dictionary => "account-choose",
            Places::Blocks(_) | Places::Questions | Places::Material => "account-show",
        });
        let name = format!("{shown}: {words}");
        right(ui, |ui| {
            let clicked = Button::new(&shown).name(&name).quiet().small().show(ui, cx).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = crate::ui::widgets::text::rich(words, sans(14.0), tokens.ink);
                ui.add(Label::new(label).truncate());
            });
            if !clicked {
                return;
            }
            let at = view.account.at.entry(line.key).and_modify(|at| *at += 1).or_default();
            *at %= line.count;
            let at = *at;
            match &line.places {
                Places::Blocks(blocks) => view.editor.go_to(blocks[at].clone()),
                Places::Questions => view.material.only_row(compile.evidence.unreflected[at].clone()),
                Places::Material => view.material.only_unused(),
                Places::Draw => cx.send(Command::CreateDraft),
                Places::Dictionary => cx.open(Dialog::Spelling { path: String::new() }),
            }
        });
    });
}
