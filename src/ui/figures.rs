//! The key figures, to fill in: on Prepare, and on Compile where they stand in the text.

use egui::{Id, Ui};

use super::cx::Cx;
use super::theme::fonts::{bold, sans, semibold};
use super::theme::icons;
use super::widgets::button::Button;
use super::widgets::field::{self, Edit};
use super::widgets::text::text;
use crate::app::command::Command;
use crate::domain::municipality::{Figure, FigureKind, Municipality};
use crate::domain::project::Language;
use crate::domain::swedish;

/// The figures as the page has them, with a way to change them.
pub(super) fn compact(ui: &mut Ui, cx: &mut Cx, width: f32, municipality: &mut Municipality) {
    let tokens = cx.tokens.clone();
    let id = Id::unique("figures open");
    let mut open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        text(ui, cx.t("figures-title"), semibold(14.0), tokens.ink3);
        let (symbol, key) = if open { (icons::CARET_UP, "figures-done") } else { (icons::PENCIL, "figures-change") };
        if Button::new(&cx.t(key)).icon(symbol).ghost().small().color(tokens.ink3).show(ui, cx).clicked() {
            open = !open;
            ui.data_mut(|data| data.insert_temp(id, open));
        }
    });
    if open {
        return show(ui, cx, width, municipality);
    }
    let cell = width / FigureKind::ALL.len() as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for kind in FigureKind::ALL {
            let figure = municipality.figures.get(kind);
            let value = figure.map_or_else(
                || "–".to_owned(),
                |figure| {
                    if kind.is_percentage() {
                        swedish::percent(figure.value, Language::Sv)
                    } else {
                        swedish::whole(figure.value, Language::Sv)
                    }
                },
            );
            ui.vertical(|ui| {
                ui.set_width(cell);
                ui.spacing_mut().item_spacing.y = 0.0;
                text(ui, value, bold(18.0), if figure.is_some() { tokens.accent } else { tokens.ink3 });
                text(ui, cx.t(label_key(kind)), sans(13.0), tokens.ink2);
                text(ui, figure.map(|figure| figure.year.to_string()).unwrap_or_default(), sans(13.0), tokens.ink3);
            });
        }
    });
}

/// The figures two by two, with their year and source.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, width: f32, municipality: &mut Municipality) {
    let half = (width - 16.0) / 2.0;
    for pair in FigureKind::ALL.chunks(2) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for kind in pair {
                ui.vertical(|ui| {
                    ui.set_width(half);
                    figure(ui, cx, half, *kind, municipality);
                });
            }
        });
    }
    sources(ui, cx, width, municipality);
}

/// A figure with its year beside it.
fn figure(ui: &mut Ui, cx: &mut Cx, width: f32, kind: FigureKind, municipality: &Municipality) {
    let name = cx.t(label_key(kind));
    let current = municipality.figures.get(kind);
    ui.spacing_mut().item_spacing.y = 4.0;
    text(ui, &name, semibold(14.0), cx.tokens.ink2);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let id = Id::unique(("figure", name.as_str()));
        let shown = current.map(|figure| {
            if kind.is_percentage() { swedish::decimal(figure.value, Language::Sv) } else { swedish::whole(figure.value, Language::Sv) }
        });
        let unit = if kind.is_percentage() { "%" } else { "" };
        let value = field::parsed(ui, cx, id.with("typed"), &shown.unwrap_or_default(), swedish::parse, |ui, cx, text| {
            field::bare(ui, cx, &name, text, unit, width - 92.0, id)
        });
        if let Some(value) = value {
            let figure = value.value().map(|value| Figure {
                value,
                year: current.map_or(cx.today.year() - 1, |figure| figure.year),
                source: current.or_else(|| any_figure(municipality)).map(|figure| figure.source.clone()).unwrap_or_default(),
                label: current.map(|figure| figure.label.clone()).unwrap_or_default(),
            });
            cx.send(Command::SetFigure(kind, figure));
        }
        let year = cx.tf("figure-year", &[("figure", name.as_str().into())]);
        let id = id.with("year");
        let shown = current.map(|figure| figure.year.to_string()).unwrap_or_default();
        let read = |text: &str| text.trim().parse::<i16>().ok().filter(|year| (1900..2200).contains(year));
        let changed = ui
            .add_enabled_ui(current.is_some(), |ui| {
                field::parsed(ui, cx, id.with("typed"), &shown, read, |ui, cx, text| {
                    field::bare(ui, cx, &year, text, &cx.t("year"), 86.0, id)
                })
            })
            .inner;
        if let (Some(Edit::Value(year)), Some(figure)) = (changed, current) {
            cx.send(Command::SetFigure(kind, Some(Figure { year, ..figure.clone() })));
        }
    });
}

/// One source for all figures where they share it, one for each where they do not.
fn sources(ui: &mut Ui, cx: &mut Cx, width: f32, municipality: &mut Municipality) {
    let known: Vec<FigureKind> = FigureKind::ALL.into_iter().filter(|kind| municipality.figures.get(*kind).is_some()).collect();
    let Some(first) = known.first() else { return };
    let mut source = municipality.figures.get(*first).map(|figure| figure.source.clone()).unwrap_or_default();
    let shared = known.iter().all(|kind| municipality.figures.get(*kind).is_some_and(|figure| figure.source == source));
    if !shared {
        for pair in known.chunks(2) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                for kind in pair {
                    let Some(figure) = municipality.figures.slot(*kind) else { continue };
                    let label = cx.tf("figure-source-of", &[("figure", cx.t(label_key(*kind)).to_lowercase().into())]);
                    let (half, id) = ((width - 16.0) / 2.0, Id::unique(("figure source", label_key(*kind))));
                    let edited = ui.vertical(|ui| {
                        ui.set_width(half);
                        field::labelled(ui, cx, &label, &mut figure.source, "", half, id).changed()
                    });
                    if edited.inner {
                        cx.send(Command::Edited);
                    }
                }
            });
        }
        return;
    }
    if field::labelled(ui, cx, &cx.t("figure-source"), &mut source, "", width, Id::unique("figure source")).changed() {
        for kind in known {
            if let Some(figure) = municipality.figures.slot(kind) {
                figure.source.clone_from(&source);
            }
        }
        cx.send(Command::Edited);
    }
}

fn label_key(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Inhabitants => "figure-inhabitants",
        FigureKind::Assistance => "figure-assistance",
        FigureKind::YoungAdults => "figure-young-adults",
        FigureKind::Unemployment => "figure-unemployment",
    }
}

/// A figure to take the source from for one that is new.
fn any_figure(municipality: &Municipality) -> Option<&Figure> {
    FigureKind::ALL.into_iter().find_map(|kind| municipality.figures.get(kind))
}
