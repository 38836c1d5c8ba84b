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

/// Something to look over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    /// Notes that were right once and have changed since.
    Shaken,
    Unsupported,
    /// Answers that left no trace.
    Questions,
    Spelling,
    Plain,
    Unused,
    /// Not taken up by any first draft yet.
    New,
    NoDictionary,
}

impl Matter {
    const ALL: [Self; 8] =
        [Self::Shaken, Self::Unsupported, Self::Questions, Self::Spelling, Self::Plain, Self::Unused, Self::New, Self::NoDictionary];

    fn key(self) -> &'static str {
        match self {
            Self::Shaken => "account-shaken",
            Self::Unsupported => "account-unsupported",
            Self::Questions => "account-questions",
            Self::Spelling => "account-spelling",
            Self::Plain => "account-plain",
            Self::Unused => "account-unused",
            Self::New => "account-new",
            Self::NoDictionary => "account-no-dictionary",
        }
    }

    /// What its button says.
    fn deed(self) -> &'static str {
        match self {
            Self::New => "account-draw",
            Self::NoDictionary => "account-choose",
            _ => "account-show",
        }
    }
}

/// What it is worked out of.
#[derive(Clone, Copy)]
struct Sources<'a> {
    draft: &'a Draft,
    compile: &'a Compile,
    spelling: &'a Spelling,
}

impl<'a> Sources<'a> {
    /// The misspelt words, each by the block it stands in.
    fn misspelt(self) -> impl Iterator<Item = &'a BlockId> {
        let count = move |block: &Block| self.spelling.misspelt(&block.text).map_or(0, <[_]>::len);
        self.draft.blocks.iter().flat_map(move |block| std::iter::repeat_n(&block.id, count(block)))
    }

    fn count(self, matter: Matter) -> usize {
        let evidence = &self.compile.evidence;
        match matter {
            Matter::Shaken => evidence.shaken.len(),
            Matter::Unsupported => evidence.unsupported.len(),
            Matter::Questions => evidence.unreflected.len(),
            Matter::Spelling => self.misspelt().count(),
            Matter::Plain => self.compile.reading.hinted(self.draft).count(),
            Matter::Unused => evidence.unused.len(),
            Matter::New => evidence.fresh,
            Matter::NoDictionary => usize::from(self.spelling.is_silent()),
        }
    }

    /// The block of the `n`th place, for what stands in the text.
    fn block(self, matter: Matter, n: usize) -> Option<BlockId> {
        let evidence = &self.compile.evidence;
        match matter {
            Matter::Shaken => evidence.shaken.get(n).map(|(block, ..)| block.clone()),
            Matter::Unsupported => evidence.unsupported.get(n).cloned(),
            Matter::Spelling => self.misspelt().nth(n).cloned(),
            Matter::Plain => self.compile.reading.hinted(self.draft).nth(n).cloned(),
            Matter::Questions | Matter::Unused | Matter::New | Matter::NoDictionary => None,
        }
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut CompileView, draft: &Draft, compile: &Compile, spelling: &Spelling) {
    let tokens = cx.tokens.clone();
    let sources = Sources { draft, compile, spelling };
    let lines: Vec<(Matter, usize)> =
        Matter::ALL.into_iter().map(|matter| (matter, sources.count(matter))).filter(|(_, count)| *count > 0).collect();
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
            for (matter, count) in lines {
                let rect = ui.cursor();
                ui.painter().hline(rect.x_range(), rect.top() - 3.0, Stroke::new(tokens.stroke, tokens.line));
                row(ui, cx, view, (matter, count), sources);
            }
        },
    );
}

fn row(ui: &mut Ui, cx: &mut Cx, view: &mut CompileView, (matter, count): (Matter, usize), sources: Sources<'_>) {
    let tokens = cx.tokens.clone();
    ui.horizontal(|ui| {
        let (symbol, ink) = if matter == Matter::Shaken { (icons::WARNING, tokens.warn) } else { (icons::CIRCLE, tokens.ink3) };
        icon_label(ui, symbol, icon(17.0), ink);
        let words = cx.tf(matter.key(), &[("count", count.into())]);
        let shown = cx.t(matter.deed());
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
            let at = view.account.at.entry(matter.key()).and_modify(|at| *at += 1).or_default();
            *at %= count;
            let at = *at;
            match matter {
                Matter::Questions => view.material.only_row(sources.compile.evidence.unreflected[at].clone()),
                Matter::Unused => view.material.only_unused(),
                Matter::New => cx.send(Command::CreateDraft),
                Matter::NoDictionary => cx.open(Dialog::Spelling { path: String::new() }),
                Matter::Shaken | Matter::Unsupported | Matter::Spelling | Matter::Plain => {
                    sources.block(matter, at).into_iter().for_each(|block| view.editor.go_to(block));
                }
            }
        });
    });
}
