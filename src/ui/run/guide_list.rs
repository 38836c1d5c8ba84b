//! The sections at the left with their minutes and questions; a rail of numbers when narrow.

use egui::{Align2, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Center, Now, View, go_to};
use crate::app::command::Command;
use crate::app::keys::Action;
use crate::domain::guide::{Row, Section};
use crate::ui::cx::Cx;
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon_fill, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::place;
use crate::ui::widgets::text::{right, text};
use crate::ui::widgets::{bar, boxed, coverage, focus_ring, kbd, seat};

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    if ui.max_rect().width() < 100.0 {
        rail(ui, cx, view, now);
        return;
    }
    let tokens = cx.tokens.clone();
    let inner = ui.max_rect().shrink2(vec2(12.0, 0.0));
    let hints = 104.0;
    let list = Rect::from_min_max(inner.min + vec2(0.0, 14.0), pos2(inner.right(), inner.bottom() - hints));
    place(ui, list, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            text(ui, cx.t("guide"), semibold(14.0), tokens.ink3);
            right(ui, |ui| {
                ui.add_space(12.0);
                let left = cx.tf("left-short", &[("count", now.live.covered.left(now.guide).into())]);
                let name = format!("{}, {left}", cx.t("action-go-to"));
                if Button::new(&left).name(&name).icon(icons::LIST).ghost().small().show(ui, cx).clicked() {
                    view.center = Center::GoTo(go_to::For::Going);
                }
            });
        });
        let (words, late) = pace(cx, now);
        if !words.is_empty() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 14.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
            let ink = if late { tokens.warn } else { tokens.ink3 };
            ui.painter().text(pos2(rect.left() + 12.0, rect.top()), Align2::LEFT_CENTER, &words, sans(13.0), ink);
        }
        if !now.live.inbox.is_empty() {
            inbox(ui, cx, view, now);
        }
        ScrollArea::vertical().id_salt("guide").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (index, section) in now.guide.sections.iter().enumerate() {
                show_section(ui, cx, now, index, section);
            }
        });
    });
    let foot = Rect::from_min_max(pos2(inner.left() + 12.0, inner.bottom() - hints + 10.0), inner.max - vec2(12.0, 10.0));
    place(ui, foot, |ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 6.0);
        ui.spacing_mut().interact_size.y = 20.0;
        for (key, actions) in [
            ("hint-change-question", &[Action::Previous, Action::Next][..]),
            ("action-go-to", &[Action::GoTo]),
            ("hint-all-keys", &[Action::Help]),
        ] {
            ui.horizontal(|ui| {
                text(ui, cx.t(key), sans(14.0), tokens.ink3);
                right(ui, |ui| {
                    let written: Vec<String> = actions.iter().map(|action| kbd::of(cx, *action)).collect();
                    written.iter().rev().flat_map(|keys| keys.rsplit('+')).for_each(|key| kbd::kbd(ui, cx, key));
                });
            });
        }
    });
}

/// How the time used compares with the plan so far, and whether it is late.
fn pace(cx: &Cx, now: &Now<'_>) -> (String, bool) {
    if !now.clock.has_started() {
        return (String::new(), false);
    }
    match now.plan.ahead {
        0 => (cx.t("pace-on"), false),
        late if late < 0 => (cx.tf("pace-late", &[("minutes", (-late).into())]), true),
        early => (cx.tf("pace-early", &[("minutes", early.into())]), false),
    }
}

/// What was brought from elsewhere and has no place yet.
fn inbox(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    let label = cx.tf("inbox-count", &[("count", now.live.inbox.len().into())]);
    if Button::new(&label).icon(icons::INBOX).quiet().small().show(ui, cx).clicked() {
        view.find.look_in_inbox();
        view.center = Center::Find;
    }
}

fn show_section(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>, index: usize, section: &Section) {
    let tokens = cx.tokens.clone();
    let on = now.place.section_number == index + 1;
    let width = ui.available_width();
    let title = section.title.get(cx.language()).to_owned();
    let (ink, font) = if on { (tokens.ink, semibold(15.0)) } else { (tokens.ink2, sans(15.0)) };
    let galley = ui.painter().layout(title.clone(), font, ink, width - 24.0 - 34.0);
    let head_height = 9.0 + galley.size().y.max(22.0) + 5.0 + 16.0 + 16.0 + 8.0;
    let questions: Vec<&Row> = if on { section.rows.iter().filter(|row| !row.follow_ups.is_empty()).collect() } else { Vec::new() };
    let wrap = width - 24.0 - 34.0 - 64.0;
    let rows: Vec<_> = questions
        .iter()
        .map(|row| ui.painter().layout(row.short.get(cx.language()).to_owned(), semibold(14.0), tokens.ink, wrap).size().y.max(20.0) + 6.0)
        .collect();
    let height = head_height + if rows.is_empty() { 0.0 } else { rows.iter().sum::<f32>() + 16.0 };

    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    if on {
        boxed(ui.painter(), rect, 10, tokens.surface, Stroke::new(tokens.stroke, tokens.line));
    }
    let head = Rect::from_min_size(rect.min, vec2(width, head_height));
    let response = ui.interact(head, ui.scope_id().with(("section", index)), Sense::click());
    let left = now.live.covered.left_in(section);
    let name = cx.tf("section-name", &[("number", (index + 1).into()), ("title", title.into()), ("left", left.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
    if response.clicked()
        && let Some(row) = section.rows.first()
    {
        cx.send(Command::GoToRow(row.id.clone()));
    }
    if on {
        cx.regions.push(Region { rect, anchor: response.id });
    } else if response.hovered() {
        boxed(ui.painter(), head, 10, tokens.hover, Stroke::NONE);
    }
    focus_ring(ui, &response, head, 10, &tokens);
    number(ui, cx, pos2(rect.left() + 24.0, rect.top() + 21.0), index + 1, on, left == 0);
    let at = pos2(rect.left() + 46.0, rect.top() + 10.0);
    let below = at.y + galley.size().y.max(22.0) + 5.0;
    ui.painter().galley(at, galley, ink);
    time(ui, cx, now, index, section, Rect::from_min_max(pos2(at.x, below), pos2(rect.right() - 12.0, below + 16.0)));
    dots(ui, cx, now, section, pos2(at.x + 4.0, below + 24.0), rect.right() - 12.0);

    let mut y = head.bottom() + 8.0;
    if !questions.is_empty() {
        ui.painter().hline(rect.left() + 12.0..=rect.right() - 12.0, head.bottom() + 2.0, Stroke::new(1.0, tokens.line));
    }
    for (row, height) in questions.into_iter().zip(rows) {
        let at = Rect::from_min_size(pos2(rect.left() + 12.0, y), vec2(width - 24.0, height));
        question(ui, cx, now, section, row, index + 1, at);
        y += height;
    }
}

/// Every row of the section as a mark, so that what is left shows at a glance.
fn dots(ui: &Ui, cx: &Cx, now: &Now<'_>, section: &Section, at: egui::Pos2, until: f32) {
    let rows = section.all_rows();
    let step = ((until - at.x) / rows.len() as f32).min(12.0);
    for (index, row) in rows.iter().enumerate() {
        let here = row.id == now.place.row.id;
        coverage::mark(ui.painter(), pos2(at.x + step * index as f32, at.y), now.live.covered.row(row), here, &cx.tokens);
    }
}

fn number(ui: &Ui, cx: &Cx, center: egui::Pos2, number: usize, on: bool, done: bool) {
    let tokens = &cx.tokens;
    let painter = ui.painter();
    if done && !on {
        painter.text(center, Align2::CENTER_CENTER, icons::CHECK_CIRCLE, icon_fill(26.0), tokens.accent);
        return;
    }
    let (fill, stroke, ink) = if on { (tokens.accent, tokens.accent, tokens.on_accent) } else { (tokens.bg, tokens.line2, tokens.ink3) };
    painter.circle(center, 12.0, fill, Stroke::new(1.5, stroke));
    painter.text(center, Align2::CENTER_CENTER, number.to_string(), semibold(14.0), ink);
}

/// Minutes used of those there are, as things stand; the plan beside it where that differs.
fn time(ui: &mut Ui, cx: &Cx, now: &Now<'_>, index: usize, section: &Section, rect: Rect) {
    let tokens = cx.tokens.clone();
    let Some(share) = now.plan.sections.get(index) else { return };
    let used = now.clock.seconds_in(&section.id);
    let coming = now.place.section_number <= index + 1 && now.running && now.live.covered.left_in(section) > 0;
    let args = [("used", share.used.into()), ("planned", share.planned.into()), ("now", share.now.into())];
    let words = match (used > 0, coming && share.now < share.planned) {
        (true, true) => cx.tf("minutes-of-now", &args),
        (true, false) => cx.tf("minutes-of", &args),
        (false, true) => cx.tf("minutes-now", &args),
        (false, false) => cx.tf("minutes", &args),
    };
    let ink = if share.used > share.planned { tokens.warn } else { tokens.ink3 };
    let galley = ui.painter().layout_no_wrap(words, sans(13.0), ink);
    if used == 0 {
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
        return;
    }
    let track =
        Rect::from_min_max(pos2(rect.left(), rect.center().y - 2.5), pos2(rect.right() - galley.size().x - 8.0, rect.center().y + 2.5));
    ui.painter().galley(pos2(track.right() + 8.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    place(ui, track, |ui| bar::progress(ui, cx, track.width(), share.used as f32 / share.planned.max(1) as f32));
}

/// One question that has follow-ups, with a dot for each.
fn question(ui: &mut Ui, cx: &mut Cx, now: &Now<'_>, section: &Section, row: &Row, section_number: usize, rect: Rect) {
    let tokens = cx.tokens.clone();
    let current = now.place.parent.id == row.id;
    let number = format!("{section_number}.{}", section.rows.iter().position(|r| r.id == row.id).unwrap_or(0) + 1);
    let short = row.short.get(cx.language());
    let response = ui.interact(rect, ui.scope_id().with(("question", row.id.as_str())), Sense::click());
    let name = format!("{number} {short}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, current, &name));
    if response.clicked() {
        cx.send(Command::GoToRow(row.id.clone()));
    }
    let (ink, font) = if current { (tokens.ink, semibold(14.0)) } else { (tokens.ink2, sans(14.0)) };
    ui.painter().text(pos2(rect.left(), rect.center().y), Align2::LEFT_CENTER, number, font.clone(), ink);
    let galley = ui.painter().layout(short.to_owned(), font, ink, rect.width() - 34.0 - 64.0);
    ui.painter().galley(pos2(rect.left() + 34.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    let mut x = rect.right() - 10.0 * row.follow_ups.len() as f32 + 6.0;
    for follow_up in &row.follow_ups {
        let here = now.place.row.id == follow_up.id;
        coverage::mark(ui.painter(), pos2(x, rect.center().y), now.live.covered.row(follow_up), here, &tokens);
        x += 10.0;
    }
    focus_ring(ui, &response, rect, 4, &tokens);
}

/// The sections as numbers alone.
fn rail(ui: &mut Ui, cx: &mut Cx, view: &mut View, now: &Now<'_>) {
    let tokens = cx.tokens.clone();
    ui.add_space(18.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    for (index, section) in now.guide.sections.iter().enumerate() {
        let (rect, response): (Rect, Response) = ui.allocate_exact_size(vec2(60.0, 40.0), Sense::click());
        let on = now.place.section_number == index + 1;
        let left = now.live.covered.left_in(section);
        let title = section.title.get(cx.language()).to_owned();
        let name = cx.tf("section-name", &[("number", (index + 1).into()), ("title", title.into()), ("left", left.into())]);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &name));
        number(ui, cx, pos2(rect.center().x, rect.top() + 15.0), index + 1, on, left == 0);
        // The ring fills as the section is covered.
        let share = 1.0 - now.live.covered.share_left_in(section) as f32;
        seat::arc(ui.painter(), pos2(rect.center().x, rect.top() + 15.0), 15.5, share, Stroke::new(2.0, tokens.accent));
        let used = now.clock.seconds_in(&section.id);
        if used > 0 {
            let track = Rect::from_min_size(pos2(rect.center().x - 15.0, rect.top() + 33.0), vec2(30.0, 5.0));
            let share = (used / 60) as f32 / f32::from(now.session.section_minutes(section));
            place(ui, track, |ui| bar::progress(ui, cx, 30.0, share));
        }
        if on {
            cx.regions.push(Region { rect, anchor: response.id });
        }
        focus_ring(ui, &response, rect.shrink(4.0), 8, &tokens);
        if response.on_hover_text(name).clicked()
            && let Some(row) = section.rows.first()
        {
            cx.send(Command::GoToRow(row.id.clone()));
        }
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(15.0);
        if Button::icon_only(icons::LIST, &cx.t("action-go-to")).show(ui, cx).clicked() {
            view.center = Center::GoTo(go_to::For::Going);
        }
    });
    // Scaled up so far that the table has lost its place.
    if ui.ctx().content_rect().width() < super::CRAMPED {
        ui.horizontal(|ui| {
            ui.add_space(15.0);
            if Button::icon_only(icons::USERS, &cx.t("round-the-table")).show(ui, cx).clicked() {
                view.center = if view.center == Center::Table { Center::Stream } else { Center::Table };
            }
        });
    }
    if !now.live.inbox.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(15.0);
            let label = cx.tf("inbox-count", &[("count", now.live.inbox.len().into())]);
            if Button::icon_only(icons::INBOX, &label).show(ui, cx).clicked() {
                view.find.look_in_inbox();
                view.center = Center::Find;
            }
        });
    }
}
