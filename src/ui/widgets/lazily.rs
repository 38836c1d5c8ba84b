//! A long list of parts that are not equally high: what is far from view is remembered by its
//! height and not drawn.

use std::collections::HashMap;
use std::hash::Hash;

use egui::{Rect, Ui, vec2};

/// How far outside what is seen something is still drawn, so that Tab has somewhere to go.
const BEYOND: f32 = 700.0;

/// How high each part was when it was drawn last.
#[derive(Debug)]
pub struct Heights<K> {
    known: HashMap<K, f32>,
    width: f32,
}

impl<K> Default for Heights<K> {
    fn default() -> Self {
        Self { known: HashMap::new(), width: 0.0 }
    }
}

impl<K: Eq + Hash> Heights<K> {
    /// Draws a part, or leaves its room empty when it is far away. `must` has it drawn all the
    /// same.
    pub fn show(&mut self, ui: &mut Ui, key: K, must: bool, content: impl FnOnce(&mut Ui)) {
        let width = ui.available_width();
        if (width - self.width).abs() > 0.5 {
            self.width = width;
            self.known.clear();
        }
        let top = ui.cursor().top();
        let seen = ui.clip_rect().expand(BEYOND).y_range();
        if let (Some(height), false) = (self.known.get(&key), must)
            && (top > seen.max || top + height < seen.min)
        {
            // Room, and nothing that could be pointed at: thousands of these are as good as nothing.
            ui.advance_cursor_after_rect(Rect::from_min_size(ui.cursor().min, vec2(width, *height)));
            return;
        }
        let drawn = ui.vertical(content).response.rect.height();
        self.known.insert(key, drawn);
    }
}
