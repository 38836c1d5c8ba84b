//! A seat as a token: its code in the shape and colour of its organisation.
//!
//! Circle for socialtjänsten, square for arbetsmarknadsenheten, hexagon for Arbetsförmedlingen:
//! readable without colours.

use std::f32::consts::{PI, TAU};

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::domain::session::{Organisation, Seat, SeatCode, Session};
use crate::ui::theme::Tokens;
use crate::ui::theme::fonts::semibold;

/// Paints an organisation's shape.
pub fn shape(painter: &Painter, center: Pos2, radius: f32, organisation: Organisation, fill: Color32, stroke: Stroke) {
    match organisation {
        Organisation::SocialServices => painter.circle(center, radius, fill, stroke),
        Organisation::LabourMarketUnit => {
            let rect = Rect::from_center_size(center, vec2(radius * 1.84, radius * 1.84));
            painter.rect(rect, CornerRadius::same((radius * 0.35) as u8), fill, stroke, StrokeKind::Middle)
        }
        Organisation::EmploymentService => {
            let corner = |i: u8| center + radius * 1.06 * vec2((TAU * f32::from(i) / 6.0).sin(), (TAU * f32::from(i) / 6.0).cos());
            painter.add(Shape::convex_polygon((0..6).map(corner).collect(), fill, stroke))
        }
    };
}

/// Paints a seat's token; `solid` marks who is speaking.
pub fn token(painter: &Painter, center: Pos2, radius: f32, seat: &Seat, solid: bool, tokens: &Tokens) {
    let (ink, soft) = tokens.organisation(seat.organisation);
    let (fill, text) = if solid { (ink, tokens.surface) } else { (soft, ink) };
    shape(painter, center, radius, seat.organisation, fill, Stroke::new(1.4, ink));
    painter.text(center, Align2::CENTER_CENTER, seat.code.to_string(), semibold(if radius > 15.0 { 14.0 } else { 12.0 }), text);
}

/// A seat that nobody sits in now: its outline, faint.
pub fn away(painter: &Painter, center: Pos2, radius: f32, seat: &Seat, tokens: &Tokens) {
    shape(painter, center, radius, seat.organisation, Color32::TRANSPARENT, Stroke::new(1.0, tokens.line2));
    painter.text(center, Align2::CENTER_CENTER, seat.code.to_string(), semibold(if radius > 15.0 { 14.0 } else { 12.0 }), tokens.ink3);
    painter.line_segment([center + vec2(-radius, radius), center + vec2(radius, -radius)], Stroke::new(1.0, tokens.line2));
}

/// A token among other things; nothing but room if the seat is not at the table any more.
pub fn small(ui: &mut Ui, tokens: &Tokens, session: &Session, code: Option<SeatCode>, radius: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(radius * 2.3, radius * 2.3), Sense::hover());
    match code.map(|code| (code, session.seat(code))) {
        Some((_, Some(seat))) => token(ui.painter(), rect.center(), radius, seat, false, tokens),
        Some((code, None)) => {
            ui.painter().circle_stroke(rect.center(), radius, Stroke::new(1.0, tokens.ink3));
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, code.to_string(), semibold(12.0), tokens.ink3);
        }
        None => {}
    }
}

/// Part of a ring, clockwise from the top, as a polyline.
pub fn arc(painter: &Painter, center: Pos2, radius: f32, share: f32, stroke: Stroke) {
    let steps = (share.clamp(0.0, 1.0) * 48.0).ceil() as usize;
    if steps == 0 {
        return;
    }
    let point = |i: usize| {
        let angle = -PI / 2.0 + TAU * share.min(1.0) * i as f32 / steps as f32;
        pos2(center.x + radius * angle.cos(), center.y + radius * angle.sin())
    };
    painter.add(Shape::line((0..=steps).map(point).collect(), stroke));
}

/// A dashed ring: not heard yet.
pub fn dashed_ring(painter: &Painter, center: Pos2, radius: f32, stroke: Stroke) {
    let point = |i: u16| center + radius * vec2((TAU * f32::from(i) / 64.0).cos(), (TAU * f32::from(i) / 64.0).sin());
    painter.extend(Shape::dashed_line(&(0..=64).map(point).collect::<Vec<_>>(), stroke, 3.0, 3.0));
}
