//! The table of candidates: one row each, drawn only where it can be seen.

use egui::{Align, Checkbox, Frame, Id, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Sort, View, set, shown};
use crate::domain::selection::{Answer, Candidate, Criterion, Met, Reason, Selection, Standing};
use crate::domain::swedish;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::text::{line, text};
use crate::ui::widgets::{boxed, field, focus_ring, place, place_row};

const ROW: f32 = 46.0;
const HEAD: f32 = 24.0;

/// Where the columns begin, in points from the left.
struct Columns {
    standing: f32,
    answer: f32,
    criteria: f32,
    /// The width of each of the five.
    criterion: f32,
    reason: f32,
    chosen: f32,
    end: f32,
}

impl Columns {
    fn of(width: f32, narrow: bool) -> Self {
        // The answers have one long word, and so has the fifth criterion. What is left is the name's and,
        // where there is room for it, the reason's.
        const ANSWER: f32 = 184.0;
        const CRITERION: f32 = 66.0;
        const CHOSEN: f32 = 60.0;
        let rest = width - ANSWER - 5.0 * CRITERION - CHOSEN;
        let answer = if narrow { rest } else { (rest * 0.5).clamp(150.0, 260.0) }.max(120.0);
        let criteria = answer + ANSWER;
        let standing = answer - if narrow { 50.0 } else { 90.0 };
        Self { standing, answer, criteria, criterion: CRITERION, reason: criteria + 5.0 * CRITERION, chosen: width - CHOSEN, end: width }
    }

    /// Otherwise it is chosen beside the table, in the details.
    fn has_reason(&self) -> bool {
        self.reason + 90.0 < self.chosen
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, selection: &Selection, read_only: bool) {
    let tokens = cx.tokens.clone();
    let rows = shown(view, selection);
    if rows.is_empty() {
        let key = if selection.is_empty() { "selection-empty" } else { "selection-none-shown" };
        text(ui, cx.t(key), sans(16.0), tokens.ink2);
        return;
    }
    let columns = Columns::of(ui.available_width() - 12.0, cx.narrow);
    head(ui, cx, view, &columns);
    Frame::new().fill(tokens.surface).stroke(Stroke::new(tokens.stroke, tokens.line)).corner_radius(12).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("candidates").auto_shrink([false, true]).show_rows(ui, ROW, rows.len(), |ui, seen| {
            for at in rows[seen].iter().copied() {
                let Some(candidate) = selection.candidates.get(at) else { continue };
                ui.push_id(("candidate", at), |ui| row(ui, cx, view, (at, candidate), &columns, read_only));
            }
        });
    });
}

fn head(ui: &mut Ui, cx: &Cx, view: &mut View, columns: &Columns) {
    let tokens = cx.tokens.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(columns.end, HEAD), Sense::hover());
    let cell = |from: f32, to: f32| Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(rect.left() + to, rect.bottom()));
    for (from, to, key, sort) in [
        (16.0, columns.standing, "column-municipality", Sort::Name),
        (columns.standing, columns.answer, "column-standing", Sort::Standing),
        (columns.answer, columns.criteria, "column-answer", Sort::Answer),
    ] {
        let on = view.sort == sort;
        let label = cx.t(key);
        let area = cell(from, to);
        let response = ui.interact(area, ui.scope_id().with(("sort", key)), Sense::click());
        let order = if on && view.down {
            cx.t("sorted-down")
        } else if on {
            cx.t("sorted-up")
        } else {
            String::new()
        };
        let spoken = format!("{label} {order}").trim().to_owned();
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &spoken));
        if response.clicked() {
            (view.down, view.sort) = (on && !view.down, sort);
        }
        let ink = if on { tokens.ink } else { tokens.ink3 };
        let galley = ui.painter().layout_no_wrap(label, semibold(13.0), ink);
        let width = galley.size().x;
        ui.painter().galley(area.left_top(), galley, ink);
        if on {
            let mark = if view.down { icons::CARET_DOWN } else { icons::CARET_UP };
            let mark = ui.painter().layout_no_wrap(mark.to_owned(), icon_fill(12.0), ink);
            ui.painter().galley(area.left_top() + vec2(width + 4.0, 3.0), mark, ink);
        }
        focus_ring(ui, &response, area.shrink(1.0), 4, &tokens);
    }
    for (n, criterion) in (0u8..).zip(Criterion::ALL) {
        let from = columns.criteria + f32::from(n) * columns.criterion;
        place(ui, cell(from, from + columns.criterion - 4.0), |ui| line(ui, short(cx, criterion), semibold(13.0), tokens.ink3))
            .on_hover_text(cx.texts.criterion(criterion));
    }
    if columns.has_reason() {
        place(ui, cell(columns.reason, columns.chosen - 4.0), |ui| line(ui, cx.t("column-left-out"), semibold(13.0), tokens.ink3));
    }
    place(ui, cell(columns.chosen, columns.end), |ui| line(ui, cx.t("column-chosen"), semibold(13.0), tokens.ink3));
}

fn short(cx: &Cx, criterion: Criterion) -> String {
    cx.t(match criterion {
        Criterion::Current => "short-current",
        Criterion::Management => "short-management",
        Criterion::Purpose => "short-purpose",
        Criterion::TargetGroups => "short-target-groups",
        Criterion::WayOfWorking => "short-way-of-working",
    })
}

fn row(ui: &mut Ui, cx: &mut Cx, view: &mut View, (at, candidate): (usize, &Candidate), columns: &Columns, read_only: bool) {
    let tokens = cx.tokens.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(columns.end, ROW), Sense::hover());
    let cell = |from: f32, to: f32| Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(rect.left() + to, rect.bottom()));
    let name = candidate.name.as_str();
    let on = view.chosen == Some(at);
    let standing = candidate.standing();
    let area = cell(4.0, columns.answer - 6.0).shrink2(vec2(0.0, 3.0));
    let response = ui.interact(area, ui.scope_id().with("open"), Sense::click());
    let spoken = cx.tf("selection-details-of", &[("name", name.into()), ("standing", cx.texts.candidate_standing(standing).into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &spoken));
    if response.clicked() {
        view.chosen = if on { None } else { Some(at) };
    }
    if on {
        boxed(ui.painter(), area, 8, tokens.accent_soft, Stroke::NONE);
    } else if response.hovered() {
        boxed(ui.painter(), area, 8, tokens.hover, Stroke::NONE);
    }
    focus_ring(ui, &response, area, 8, &tokens);
    place(ui, cell(16.0, columns.answer - 10.0).shrink2(vec2(0.0, 4.0)), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        line(ui, name, semibold(16.0), tokens.ink);
        line(ui, under(cx, candidate, standing), sans(13.0), if standing == Standing::Chosen { tokens.green } else { tokens.ink3 });
    });
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    ui.scope(|ui| {
        if read_only {
            ui.disable();
        }
        controls(ui, cx, (at, candidate), columns, rect);
    });
}

/// What stands under the name: where it stands, and its code or that it is a district.
fn under(cx: &Cx, candidate: &Candidate, standing: Standing) -> String {
    let standing = cx.texts.candidate_standing(standing);
    let code = candidate.code.map(|code| code.to_string()).unwrap_or_default();
    match (candidate.district, code.is_empty()) {
        (true, _) => format!("{standing} · {}", cx.t("selection-district")),
        (false, true) => standing,
        (false, false) => format!("{standing} · {code}"),
    }
}

fn controls(ui: &mut Ui, cx: &mut Cx, (at, candidate): (usize, &Candidate), columns: &Columns, rect: Rect) {
    let cell = |from: f32, to: f32| Rect::from_min_max(pos2(rect.left() + from, rect.top()), pos2(rect.left() + to, rect.bottom()));
    let name = candidate.name.as_str();
    let of = |what: String| format!("{what}, {name}:");
    place_row(ui, cell(columns.answer, columns.criteria - 8.0), |ui| {
        let choices = Answer::ALL.map(|answer| (answer, cx.texts.answer(answer)));
        let width = columns.criteria - columns.answer - 16.0;
        let id = Id::unique(("answer", at));
        if let Some(answer) = field::choice(ui, &of(cx.t("column-answer")), id, &choices, Some(candidate.answer), "", width) {
            set(cx, at, Candidate { answer, ..candidate.clone() });
        }
    });
    for (n, criterion) in (0u8..).zip(Criterion::ALL) {
        let from = columns.criteria + f32::from(n) * columns.criterion;
        let area = Rect::from_min_size(pos2(rect.left() + from, rect.center().y - 15.0), vec2(36.0, 30.0));
        judge(ui, cx, (at, candidate), criterion, area);
    }
    if columns.has_reason() {
        place_row(ui, cell(columns.reason, columns.chosen - 8.0), |ui| {
            let width = columns.chosen - columns.reason - 16.0;
            reason(ui, cx, (at, candidate), &of(cx.t("column-left-out")), Id::unique(("reason", at)), width);
        });
    }
    place(ui, cell(columns.chosen, columns.end), |ui| {
        ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
            let mut chosen = candidate.chosen;
            let tick = ui.add(Checkbox::without_text(&mut chosen));
            let changed = tick.changed();
            tick.accessible_name(format!("{}, {name}", cx.t("column-chosen")));
            if changed {
                set(cx, at, Candidate { chosen, ..candidate.clone() });
            }
        });
    });
}

/// Why a candidate is left out, if it is.
pub(super) fn reason(ui: &mut Ui, cx: &mut Cx, (at, candidate): (usize, &Candidate), name: &str, id: Id, width: f32) {
    let not = std::iter::once((None, cx.t("left-out-not")));
    let reasons = Reason::ALL.map(|reason| (Some(reason), swedish::with_capital(&cx.texts.reason(reason))));
    let choices: Vec<(Option<Reason>, String)> = not.chain(reasons).collect();
    if let Some(left_out) = field::choice(ui, name, id, &choices, Some(candidate.left_out), "", width) {
        set(cx, at, Candidate { left_out, ..candidate.clone() });
    }
}

/// Whether a criterion is met; a click goes on to the next judgement.
fn judge(ui: &mut Ui, cx: &mut Cx, (at, candidate): (usize, &Candidate), criterion: Criterion, area: Rect) {
    let tokens = cx.tokens.clone();
    let met = candidate.criteria.get(criterion);
    let response = ui.interact(area, ui.scope_id().with(("criterion", criterion)), Sense::click());
    let label = format!("{}, {}: {}", cx.texts.criterion(criterion), candidate.name, cx.texts.met(met));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &label));
    let (mark, ink, fill) = match met {
        Met::Yes => (icons::CHECK, tokens.green, tokens.green_soft),
        Met::No => (icons::CLOSE, tokens.danger, tokens.danger_soft),
        Met::Unknown => (icons::CIRCLE_DASHED, tokens.ink3, tokens.surface),
    };
    boxed(ui.painter(), area, 8, if response.hovered() { tokens.hover } else { fill }, Stroke::new(tokens.stroke, tokens.line));
    let galley = ui.painter().layout_no_wrap(mark.to_owned(), crate::ui::theme::fonts::icon(16.0), ink);
    ui.painter().galley(area.center() - galley.size() / 2.0, galley, ink);
    focus_ring(ui, &response, area, 8, &tokens);
    let clicked = response.clicked();
    response.on_hover_text(label);
    if clicked {
        let mut changed = candidate.clone();
        *changed.criteria.slot(criterion) = met.next();
        set(cx, at, changed);
    }
}
