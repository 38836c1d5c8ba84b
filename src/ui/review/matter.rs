//! One matter: the text as it stands beside what is proposed, who says it and why, and what can be
//! done about it.

use egui::{Color32, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::told::{self, Here, Proposed, Told, told};
use super::writing::{self, What, Writing};
use crate::app::command::{Command, Review};
use crate::app::keys::Action;
use crate::app::review::words;
use crate::domain::difference::{self, Change};
use crate::domain::review::decide::{Choice, go_together};
use crate::domain::review::{Answer, Matter, Subject, Verdict, Voice};
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{icon, sans, semibold, serif};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::difference::{shown, side, whole};
use crate::ui::widgets::text::{icon as icon_label, rich, right, text};
use crate::ui::widgets::{chip, kbd, seat};

/// Below this width the two texts stand under each other.
const SIDE_BY_SIDE: f32 = 520.0;
const SIZE: f32 = 17.0;

/// Shows a matter that is to be decided on.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, here: Here<'_>, matter: &Matter<'_>, writing: &mut Option<Writing>, is_chosen: bool) {
    head(ui, cx, here, matter, is_chosen);
    ui.add_space(6.0);
    let proposals = told::proposals(matter);
    let all: Vec<Told> = proposals.iter().map(|proposed| told(&cx.texts, here, &matter.subject, proposed.proposal)).collect();
    since(ui, cx, here, &matter.subject);
    let spoken = here.is_quote(&matter.subject);
    match (proposals.as_slice(), all.as_slice()) {
        ([one], [told]) if !matter.differs() => pair(ui, cx, one, told, spoken),
        ([], _) => stands(ui, cx, here, &matter.subject, spoken),
        _ => {
            stands(ui, cx, here, &matter.subject, spoken);
            several(ui, cx, matter, &proposals, &all, spoken);
        }
    }
    comments(ui, cx, matter);
    ui.add_space(6.0);
    if writing.as_ref().is_some_and(|open| open.subject == matter.subject) {
        let only_comments = proposals.is_empty();
        writing::show(ui, cx, here, writing, only_comments);
    } else {
        choices(ui, cx, here, matter, (&proposals, &all), writing, is_chosen);
    }
}

fn head(ui: &mut Ui, cx: &mut Cx, here: Here<'_>, matter: &Matter<'_>, is_chosen: bool) {
    let tokens = cx.tokens.clone();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.label(rich(here.sheet.label(&cx.texts, &matter.subject), semibold(22.0), tokens.ink));
        right(ui, |ui| {
            if is_chosen && !cx.narrow {
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.label(rich(cx.t("review-other-matter"), sans(14.0), tokens.ink3));
                for action in [Action::Next, Action::Previous] {
                    kbd::kbd(ui, cx, if action == Action::Next { "PgDn" } else { "PgUp" });
                }
                ui.add_space(8.0);
            }
            if matter.differs() {
                chip::pill(ui, icons::DIFFERS, &cx.t("review-differs"), (tokens.warn, tokens.warn_soft));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let heading = here.sheet.heading(&matter.subject);
                ui.add(egui::Label::new(rich(heading, sans(15.0), tokens.ink2)).truncate());
            });
        });
    });
    if matter.decision.is_some() {
        text(ui, cx.t("review-again"), sans(14.0), tokens.warn);
    }
}

/// That the text has changed since it was sent, and how.
fn since(ui: &mut Ui, cx: &Cx, here: Here<'_>, subject: &Subject) {
    let Some(sent) = here.sent(subject) else { return };
    let tokens = &cx.tokens;
    let frame = egui::Frame::new().fill(tokens.warn_soft).corner_radius(10).inner_margin(egui::Margin::symmetric(14, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let is_there = here.is_there(subject);
        let key = if is_there { "review-changed-since" } else { "review-gone-since" };
        text(ui, cx.t(key), semibold(14.0), tokens.warn);
        if is_there {
            shown(ui, cx, &difference::words(&sent, &here.now(subject)), 15.0, false);
        } else {
            shown(ui, cx, &whole(&sent, Change::Removed), 15.0, false);
        }
    });
    ui.add_space(6.0);
}

/// The text as it stands, over what is said of it.
fn stands(ui: &mut Ui, cx: &Cx, here: Here<'_>, subject: &Subject, spoken: bool) {
    let words = writing::standing(&cx.texts, here, subject);
    if !words.is_empty() {
        text(ui, words, if spoken { serif(SIZE) } else { sans(SIZE) }, cx.tokens.ink2);
    }
}

/// The draft to the left, the only proposal to the right.
fn pair(ui: &mut Ui, cx: &Cx, proposed: &Proposed<'_>, told: &Told, spoken: bool) {
    let draft = |ui: &mut Ui| {
        label(ui, cx, None, &cx.t("review-draft"));
        shown(ui, cx, &side(&told.runs, true), SIZE, spoken);
    };
    panes(ui, cx, true, draft, |ui| pane(ui, cx, proposed, told, spoken, true));
}

fn pane(ui: &mut Ui, cx: &Cx, proposed: &Proposed<'_>, told: &Told, spoken: bool, only_after: bool) {
    let who = words::voices(&cx.texts, &proposed.voices);
    label(ui, cx, Some(&proposed.voices), &cx.tf("review-proposal-from", &[("who", who.into())]));
    if let Some(lead) = &told.lead {
        text(ui, lead, semibold(16.0), cx.tokens.ink);
    }
    let runs = if only_after { side(&told.runs, false) } else { told.runs.clone() };
    if !runs.is_empty() {
        shown(ui, cx, &runs, SIZE, spoken);
    }
}

/// Each proposal in a pane of its own, and those who say that it is right.
fn several(ui: &mut Ui, cx: &Cx, matter: &Matter<'_>, proposals: &[Proposed<'_>], all: &[Told], spoken: bool) {
    let voices: Vec<Voice> = matter.agreeing.iter().flat_map(|(_, answer)| &answer.voices).copied().collect();
    let agree = |ui: &mut Ui| {
        label(ui, cx, Some(&voices), &words::voices(&cx.texts, &voices));
        text(ui, cx.t("verdict-correct"), sans(SIZE), cx.tokens.ink);
    };
    let count = proposals.len() + usize::from(!voices.is_empty());
    let one = |ui: &mut Ui, n: usize| match proposals.get(n).zip(all.get(n)) {
        Some((proposed, told)) => pane(ui, cx, proposed, told, spoken, false),
        None if n < count => agree(ui),
        None => {}
    };
    for n in (0..count).step_by(2) {
        ui.add_space(4.0);
        panes(ui, cx, false, |ui| one(ui, n), |ui| one(ui, n + 1));
    }
}

/// Who it is from, with the shape of the organisation.
fn label(ui: &mut Ui, cx: &Cx, voices: Option<&[Voice]>, words: &str) {
    let tokens = &cx.tokens;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(17.0, 20.0), Sense::hover());
        match voices.map(told::organisation) {
            Some(Some(organisation)) => {
                let (ink, soft) = tokens.organisation(organisation);
                seat::shape(ui.painter(), rect.center(), 6.3, organisation, soft, Stroke::new(1.4, ink));
            }
            other => {
                let symbol = if other.is_none() { icons::COMPILE } else { icons::USER };
                let galley = ui.painter().layout_no_wrap(symbol.to_owned(), icon(17.0), tokens.ink3);
                ui.painter().galley(rect.center() - galley.size() / 2.0, galley, tokens.ink3);
            }
        }
        ui.add(egui::Label::new(rich(words, semibold(14.0), tokens.ink3)).truncate());
    });
}

/// Two texts beside each other in one frame, equally high; under each other where there is no room.
fn panes(ui: &mut Ui, cx: &Cx, quiet: bool, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let tokens = cx.tokens.clone();
    let (top, width) = (ui.cursor().min, ui.available_width());
    let beside = width >= SIDE_BY_SIDE;
    let pane = if beside { width / 2.0 } else { width };
    let (ground, edge) = (ui.painter().add(Shape::Noop), ui.painter().add(Shape::Noop));
    let place = |ui: &mut Ui, at: egui::Pos2, content: &mut dyn FnMut(&mut Ui)| {
        let room = Rect::from_min_size(at + vec2(18.0, 10.0), vec2(pane - 36.0, 4000.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(room).layout(egui::Layout::top_down(egui::Align::Min)));
        child.set_width(pane - 36.0);
        content(&mut child);
        child.min_rect().height() + 26.0
    };
    let (mut left, mut right) = (Some(left), Some(right));
    let first = place(ui, top, &mut |ui| left.take().into_iter().for_each(|content| content(ui)));
    let second = if beside { top + vec2(pane, 0.0) } else { top + vec2(0.0, first) };
    let other = place(ui, second, &mut |ui| right.take().into_iter().for_each(|content| content(ui)));
    let height = if beside { first.max(other) } else { first + other };
    let all = Rect::from_min_size(top, vec2(width, height));
    let upper = Rect::from_min_size(top, if beside { vec2(pane, height) } else { vec2(pane, first) });
    let corners =
        if beside { egui::CornerRadius { nw: 12, sw: 12, ne: 0, se: 0 } } else { egui::CornerRadius { nw: 12, ne: 12, sw: 0, se: 0 } };
    let fill = if quiet { tokens.bg } else { Color32::TRANSPARENT };
    ui.painter().set(ground, Shape::rect_filled(upper, corners, fill));
    ui.painter()
        .set(edge, Shape::Rect(egui::epaint::RectShape::stroke(all, 12, Stroke::new(tokens.stroke, tokens.line2), StrokeKind::Inside)));
    let line = Stroke::new(tokens.stroke, tokens.line2);
    if beside {
        ui.painter().vline(top.x + pane, all.y_range(), line);
    } else {
        ui.painter().hline(all.x_range(), top.y + first, line);
    }
    ui.allocate_rect(Rect::from_min_max(top, pos2(all.right(), all.bottom())), Sense::hover());
}

/// What was said in words.
fn comments(ui: &mut Ui, cx: &Cx, matter: &Matter<'_>) {
    let tokens = &cx.tokens;
    let spoken: Vec<&Answer> =
        matter.remarks.iter().chain(&matter.agreeing).map(|(_, answer)| *answer).filter(|answer| told::is_spoken(answer)).collect();
    let silent: Vec<&Answer> = matter
        .remarks
        .iter()
        .map(|(_, answer)| *answer)
        .filter(|answer| !told::is_spoken(answer) && answer.proposal.is_none() && answer.verdict == Verdict::Incorrect)
        .collect();
    for answer in spoken {
        ui.add_space(4.0);
        ui.horizontal_top(|ui| {
            icon_label(ui, icons::CHAT, icon(20.0), tokens.blue);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                text(ui, format!("”{}”", answer.comment.trim()), serif(17.0), tokens.ink);
                let who = words::who(&cx.texts, answer);
                let who = match answer.about.trim() {
                    "" => who,
                    about => cx.tf("review-comment-about", &[("who", who.into()), ("words", about.into())]),
                };
                text(ui, who, sans(14.0), tokens.ink3);
            });
        });
    }
    for answer in silent {
        text(ui, cx.tf("review-only-wrong", &[("who", words::who(&cx.texts, answer).into())]), sans(15.0), tokens.ink2);
    }
}

/// The buttons of a matter.
fn choices(
    ui: &mut Ui,
    cx: &mut Cx,
    here: Here<'_>,
    matter: &Matter<'_>,
    (proposals, all): (&[Proposed<'_>], &[Told]),
    writing: &mut Option<Writing>,
    is_chosen: bool,
) {
    let subject = &matter.subject;
    let what = here.sheet.label(&cx.texts, subject);
    let key = |action| if is_chosen { kbd::of(cx, action) } else { String::new() };
    let (accept, keep, own) = (key(Action::Accept), key(Action::Keep), key(Action::Own));
    let mut chosen = None;
    let mut begun = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let button = |ui: &mut Ui, cx: &Cx, words: &str, symbol: Option<&str>, key: &str, look: Look, ready: bool| {
            let name = format!("{words}, {what}");
            let mut button = Button::new(words).name(&name).enabled(ready);
            button = match look {
                Look::First => button.primary(),
                Look::Plain => button.quiet(),
                Look::Ghost => button.ghost(),
            };
            if let Some(symbol) = symbol {
                button = button.icon(symbol);
            }
            if !key.is_empty() {
                button = button.key(key);
            }
            button.show(ui, cx).clicked()
        };
        let first = if is_chosen && writing.is_none() { Look::First } else { Look::Plain };
        match proposals {
            [] => {}
            [one] => {
                if button(ui, cx, &cx.t("decide-accept"), Some(icons::CHECK), &accept, first, all[0].obstacle.is_none()) {
                    chosen = Some(Choice::Accept(one.at.clone()));
                }
            }
            several => {
                let together = go_together(here.round, matter);
                if together {
                    let words = if several.len() == 2 { cx.t("decide-accept-both") } else { cx.t("decide-accept-all") };
                    if button(ui, cx, &words, Some(icons::CHECK), &accept, first, true) {
                        chosen = Some(Choice::AcceptAll);
                    }
                }
                for (n, one) in several.iter().enumerate() {
                    let who = words::voices(&cx.texts, &one.voices);
                    let words = cx.tf("decide-accept-from", &[("who", who.into())]);
                    if button(ui, cx, &words, None, "", Look::Plain, all[n].obstacle.is_none()) {
                        chosen = Some(Choice::Accept(one.at.clone()));
                    }
                }
            }
        }
        if button(ui, cx, &cx.t("decide-keep"), None, &keep, Look::Plain, true) {
            begun = Some(What::Reason);
        }
        if here.is_there(subject) && button(ui, cx, &cx.t("decide-own"), Some(icons::PENCIL), &own, Look::Plain, true) {
            begun = Some(What::Own);
        }
        if button(ui, cx, &cx.t("decide-ask"), Some(icons::MAIL), "", Look::Ghost, true) {
            begun = Some(What::Question);
        }
        if button(ui, cx, &cx.t("decide-dealt"), None, "", Look::Ghost, true) {
            begun = Some(What::Dealt);
        }
    });
    if let Some(obstacle) = all.iter().find_map(|told| told.obstacle) {
        text(ui, cx.t(obstacle), sans(14.0), cx.tokens.ink3);
    }
    if let Some(choice) = chosen {
        cx.send(Command::Review(Review::Decide(subject.clone(), choice)));
    }
    if let Some(what) = begun {
        cx.send(Command::Review(Review::Show(subject.clone())));
        Writing::begin(writing, here, matter, what);
    }
}

#[derive(Debug, Clone, Copy)]
enum Look {
    First,
    Plain,
    Ghost,
}

/// What the key for accepting does: the one proposal, or all where they go together. `None` where
/// somebody has to choose.
pub(super) fn accepted(here: Here<'_>, matter: &Matter<'_>, cx: &Cx) -> Option<Choice> {
    match told::proposals(matter).as_slice() {
        [one] => {
            let told = told(&cx.texts, here, &matter.subject, one.proposal);
            told.obstacle.is_none().then(|| Choice::Accept(one.at.clone()))
        }
        _ => go_together(here.round, matter).then_some(Choice::AcceptAll),
    }
}
