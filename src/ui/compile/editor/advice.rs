//! What the words at the caret could be instead: a spelling, or something plainer. Advice only.

use egui::Ui;

use crate::app::command::Command;
use crate::app::keys::Action;
use crate::app::model::Compile;
use crate::app::spelling::{Misspelt, Spelling};
use crate::domain::draft::Block;
use crate::domain::ids::BlockId;
use crate::domain::language::hints::HintKind;
use crate::ui::cx::Cx;
use crate::ui::finds::{Finds, Found};
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::kbd;
use crate::ui::widgets::text::rich;

/// The most suggestions that are shown.
const SUGGESTIONS: usize = 4;

/// Whether what is at the caret may be a name and is misspelt as well.
pub(super) fn is_double(block: &Block, compile: &Compile, spelling: &Spelling, finds: Finds<'_>) -> bool {
    let at = compile.selection.end;
    misspelt(block, spelling, at).is_some() && finds.at(&block.text, at, false).is_some()
}

fn misspelt(block: &Block, spelling: &Spelling, at: usize) -> Option<Misspelt> {
    spelling.misspelt(&block.text).unwrap_or_default().iter().find(|word| word.range.start <= at && at <= word.range.end).cloned()
}

/// Shows the advice on what is at the caret, if there is any.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, block: &Block, compile: &Compile, spelling: &Spelling, finds: Finds<'_>) {
    let at = compile.selection.end;
    if let Some(found) = finds.at(&block.text, at, false) {
        find(ui, cx, finds, &found, &block.id);
    }
    if let Some(misspelt) = misspelt(block, spelling, at) {
        spell(ui, cx, block, spelling, &misspelt);
    }
    let hints = compile.reading.of(block).map_or(&[][..], |read| &read.hints);
    for hint in hints.iter().filter(|hint| hint.range.start <= at && at <= hint.range.end) {
        let key = match hint.kind {
            HintKind::LongSentence => "advice-long",
            HintKind::Nominalisation => "advice-noun",
            HintKind::Passive => "advice-passive",
        };
        let words: String = block.text.chars().skip(hint.range.start).take(hint.range.len().min(60)).collect();
        ui.horizontal(|ui| {
            crate::ui::widgets::text::icon(ui, icons::LIGHTBULB, crate::ui::theme::fonts::icon(16.0), cx.tokens.accent);
            ui.add(egui::Label::new(rich(cx.tf(key, &[("words", words.into())]), sans(14.0), cx.tokens.ink2)).truncate());
        });
    }
}

/// What points at a person, with the ways to decide on it.
fn find(ui: &mut Ui, cx: &mut Cx, finds: Finds<'_>, found: &Found, block: &BlockId) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        crate::ui::finds::say(ui, cx, &found.hit, &found.words, "");
        for (n, role) in finds.roles(found, None, None).iter().enumerate() {
            let (shown, key) = (format!("[{role}]"), kbd::of(cx, Action::ReplaceFind));
            let name = cx.tf("find-use", &[("role", shown.as_str().into())]);
            let button = Button::new(&shown).name(&name).quiet().small();
            if (if n == 0 { button.key(&key) } else { button }).show(ui, cx).clicked() {
                cx.send(crate::ui::finds::replace(&found.words, role, Some(block)));
            }
        }
        if found.hit.can_be_allowed() {
            let key = kbd::of(cx, Action::NotAName);
            if Button::new(&cx.t("not-a-name")).key(&key).ghost().small().show(ui, cx).clicked() {
                super::super::anonymity::allow(cx, finds, &found.words);
            }
        }
    });
}

fn spell(ui: &mut Ui, cx: &mut Cx, block: &Block, spelling: &Spelling, misspelt: &Misspelt) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(rich(cx.tf("advice-unknown", &[("word", misspelt.word.as_str().into())]), semibold(14.0), cx.tokens.danger));
        match spelling.suggestions(&misspelt.word) {
            None => {
                let button = Button::new(&cx.t("advice-suggest")).quiet().small().show(ui, cx);
                if button.clicked() {
                    cx.send(Command::Suggest(misspelt.word.clone()));
                }
            }
            Some(words) => {
                for word in words.iter().take(SUGGESTIONS) {
                    let name = cx.tf("advice-use", &[("word", word.as_str().into())]);
                    if Button::new(word).name(&name).quiet().small().show(ui, cx).clicked() {
                        let (block, range) = (block.id.clone(), misspelt.range.clone());
                        cx.send(Command::Replace { block, range, with: word.clone(), go: true });
                    }
                }
                if words.is_empty() {
                    ui.label(rich(cx.t("advice-no-suggestion"), sans(14.0), cx.tokens.ink3));
                }
            }
        }
        if Button::new(&cx.t("advice-add")).icon(icons::PLUS).ghost().small().show(ui, cx).clicked() {
            cx.send(Command::AddWord(misspelt.word.clone()));
        }
    });
}
