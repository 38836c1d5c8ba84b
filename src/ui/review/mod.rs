//! Granska: what has been said about the text, and what is done about it.

use egui::Ui;

use super::cx::Cx;
use crate::app::model::Model;
use crate::domain::ids::Slug;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {}

pub fn show(_ui: &mut Ui, _cx: &mut Cx, _view: &mut View, _model: &mut Model, _slug: &Slug) {}
