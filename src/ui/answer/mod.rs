//! The form of a round, filled in by a contact person who has Samsyn.

use egui::Ui;

use super::cx::Cx;
use crate::app::model::Model;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct View {}

pub fn show(_ui: &mut Ui, _cx: &mut Cx, _view: &mut View, _model: &mut Model) {}
