//! What every view is handed: words, colours, the time, and where to put commands.

use std::sync::Arc;

use egui::Color32;
use fluent_bundle::FluentValue;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::dialogs::Dialog;
use super::keys::Region;
use super::run::Wish;
use super::theme::{Tokens, fonts};
use super::top_bar::Saved;
use crate::app::command::Command;
use crate::app::text::Texts;
use crate::domain::coding::Code;
use crate::domain::ids::WriterId;
use crate::domain::project::Language;

/// Made anew for each frame.
#[derive(Debug)]
pub struct Cx {
    pub texts: Arc<Texts>,
    pub tokens: Arc<Tokens>,
    pub zone: TimeZone,
    pub today: Date,
    pub writer: WriterId,
    /// The folder name of the municipality on screen; empty on Home.
    pub subject: String,
    /// Below this width the side columns shrink.
    pub narrow: bool,
    /// What the place that says "Sparat" shows.
    pub saved: Saved,
    /// What a button in the top bar asks of Run.
    pub wish: Option<Wish>,
    /// The parts of the window that F6 goes through, in order.
    pub regions: Vec<Region>,
    commands: Vec<Command>,
    dialog: Option<Dialog>,
}

impl Cx {
    #[must_use]
    pub fn new(
        texts: Arc<Texts>,
        tokens: Arc<Tokens>,
        zone: TimeZone,
        today: Date,
        writer: WriterId,
        subject: String,
        narrow: bool,
    ) -> Self {
        Self {
            texts,
            tokens,
            zone,
            today,
            writer,
            subject,
            narrow,
            saved: ("", fonts::icon(16.0), Color32::TRANSPARENT, String::new()),
            wish: None,
            regions: Vec::new(),
            commands: Vec::new(),
            dialog: None,
        }
    }

    /// A text of the catalogue.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// A text of the catalogue with its arguments filled in.
    #[must_use]
    pub fn tf(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.texts.with(key, args)
    }

    /// That the material was destroyed, and when.
    #[must_use]
    pub fn destroyed(&self, at: Timestamp) -> String {
        let date = self.texts.date(self.zone.to_datetime(at).date());
        self.tf("material-destroyed", &[("date", date.into())])
    }

    /// What a code is called on screen.
    #[must_use]
    pub fn code(&self, code: &Code) -> String {
        self.texts.code(code)
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.texts.language()
    }

    /// Asks for something to be done once the frame is drawn.
    pub fn send(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Asks for a dialog.
    pub fn open(&mut self, dialog: Dialog) {
        self.dialog = Some(dialog);
    }

    /// The commands in the order they were given, and the dialog asked for.
    pub fn take(&mut self) -> (Vec<Command>, Option<Dialog>) {
        (std::mem::take(&mut self.commands), self.dialog.take())
    }
}
