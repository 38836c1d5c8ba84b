//! What is being written about a matter, in place: a reason, a question, other words.

use egui::{Id, Key, Margin, Modifiers, TextEdit, Ui, vec2};

use super::told::{self, Here};
use crate::app::command::{Command, Review};
use crate::app::text::Texts;
use crate::domain::municipality::Figure;
use crate::domain::project::Language;
use crate::domain::review::decide::{Choice, proposed};
use crate::domain::review::{Matter, Proposal, Subject};
use crate::domain::swedish;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::text;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Why the text stays.
    Reason,
    /// Other words, or another figure.
    Own,
    /// A question to the contact person.
    Question,
    /// What has been done about it elsewhere.
    Dealt,
}

#[derive(Debug)]
pub(super) struct Writing {
    pub subject: Subject,
    pub what: What,
    text: String,
    value: String,
    year: String,
    source: String,
    /// The field is to take the focus.
    fresh: bool,
}

impl Writing {
    /// Begins, or goes on with what was begun. One's own words begin as those that are proposed.
    pub fn begin(writing: &mut Option<Self>, here: Here<'_>, matter: &Matter<'_>, what: What) {
        if let Some(same) = writing.as_mut().filter(|it| it.subject == matter.subject && it.what == what) {
            same.fresh = true;
            return;
        }
        let mut new = Self {
            subject: matter.subject.clone(),
            what,
            text: String::new(),
            value: String::new(),
            year: String::new(),
            source: String::new(),
            fresh: true,
        };
        let proposal = matter.remarks.iter().find_map(|(_, answer)| answer.proposal.as_ref());
        if what == What::Own {
            new.fill(here, proposal);
        }
        *writing = Some(new);
    }

    fn fill(&mut self, here: Here<'_>, proposal: Option<&Proposal>) {
        if let Subject::Figure(kind) = self.subject {
            let Some(now) = here.dossier.municipality.figures.get(kind) else { return };
            let (value, year, source) = match proposal {
                Some(Proposal::Figure { value, year, source }) => (*value, *year, source.clone()),
                _ => (None, None, None),
            };
            self.value = swedish::decimal(value.unwrap_or(now.value), Language::Sv);
            self.year = year.unwrap_or(now.year).to_string();
            self.source = source.unwrap_or_else(|| now.source.clone());
            return;
        }
        let now = here.now(&self.subject);
        let words = here.block(&self.subject).zip(proposal).and_then(|(block, proposal)| proposed(here.round, block, proposal));
        self.text = words.unwrap_or(now);
    }

    /// What has been written, as a figure.
    fn figure(&self, here: Here<'_>) -> Option<Figure> {
        let Subject::Figure(kind) = self.subject else { return None };
        let value = swedish::parse(&self.value).filter(|value| !kind.is_percentage() || *value <= 100.0)?;
        let year = self.year.trim().parse::<i16>().ok().filter(|year| (1900..=2200).contains(year))?;
        let label = here.dossier.municipality.figures.get(kind).map(|figure| figure.label.clone()).unwrap_or_default();
        Some(Figure { value, year, source: self.source.trim().to_owned(), label })
    }

    fn is_figure(&self) -> bool {
        self.what == What::Own && matches!(self.subject, Subject::Figure(_))
    }

    /// What it comes to, or why it is not ready, as a key of the text catalogue.
    fn choice(&self, here: Here<'_>, only_comments: bool) -> Result<Choice, &'static str> {
        let words = self.text.trim().to_owned();
        match self.what {
            What::Own if self.is_figure() => self.figure(here).map(Choice::OwnFigure).ok_or("decide-figure-needs"),
            What::Own if words.is_empty() => Err("notice-decide-blank"),
            What::Own => Ok(Choice::Own(words)),
            What::Reason if words.is_empty() && !only_comments => Err("notice-decide-reason"),
            What::Reason => Ok(Choice::Decline(words)),
            What::Question if words.is_empty() => Err("decide-ask-needs"),
            What::Question => Ok(Choice::Ask(words)),
            What::Dealt if words.is_empty() => Err("decide-dealt-needs"),
            What::Dealt => Ok(Choice::Dealt(words)),
        }
    }
}

/// The field's label and what confirms it, as keys of the text catalogue.
fn words(what: What, only_comments: bool) -> (&'static str, &'static str) {
    match what {
        What::Reason if only_comments => ("decide-reason-optional", "decide-keep"),
        What::Reason => ("decide-reason", "decide-keep"),
        What::Own => ("decide-own-field", "decide-own-save"),
        What::Question => ("decide-question", "decide-ask-now"),
        What::Dealt => ("decide-dealt-field", "decide-dealt-now"),
    }
}

/// Shows the field and its buttons. `None` in it afterwards when it is done or left.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, here: Here<'_>, writing: &mut Option<Writing>, only_comments: bool) {
    let Some(open) = writing else { return };
    let (label, confirm) = words(open.what, only_comments);
    let id = Id::unique(("decide", open.subject.to_string(), label));
    let is_long = open.what == What::Own && !open.is_figure();
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let mut entered = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    let mut left = false;
    ui.add_space(4.0);
    if open.is_figure() {
        entered |= figure_fields(ui, cx, open, id);
    } else {
        text(ui, cx.t(label), semibold(14.0), cx.tokens.ink2);
        let width = ui.available_width();
        let name = cx.t(label);
        let response = if is_long {
            let rows = (open.text.chars().count() / 70 + 1).clamp(2, 10);
            let field = TextEdit::multiline(&mut open.text).id(id).font(sans(17.0)).margin(Margin::symmetric(14, 10));
            field.desired_width(width).desired_rows(rows).show(ui).response.response.clone().accessible_name(name)
        } else {
            field::bare(ui, cx, &name, &mut open.text, "", width, id)
        };
        left = escaped && response.lost_focus();
        entered |= !is_long && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if std::mem::take(&mut open.fresh) {
            response.request_focus();
            response.scroll_to_me(None);
        }
    }
    let choice = open.choice(here, only_comments);
    let mut done = left && open.text.trim().is_empty();
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        let pressed = Button::new(&cx.t(confirm)).primary().key(hint(is_long)).enabled(choice.is_ok()).show(ui, cx).clicked();
        if let (true, Ok(choice)) = (pressed || entered, &choice) {
            cx.send(Command::Review(Review::Decide(open.subject.clone(), choice.clone())));
            done = true;
        }
        done |= Button::new(&cx.t("cancel")).ghost().show(ui, cx).clicked();
    });
    match choice {
        Err(reason) => drop(text(ui, cx.t(reason), sans(14.0), cx.tokens.ink3)),
        Ok(_) if open.what == What::Own => {}
        Ok(_) => drop(text(ui, cx.t("decide-is-told"), sans(14.0), cx.tokens.ink3)),
    }
    if done {
        *writing = None;
    }
}

fn hint(is_long: bool) -> &'static str {
    match (is_long, cfg!(target_os = "macos")) {
        (false, _) => "Enter",
        (true, false) => "Ctrl Enter",
        (true, true) => "⌘ Enter",
    }
}

/// A figure's value, year and source; true when Enter was pressed in one of them.
fn figure_fields(ui: &mut Ui, cx: &Cx, open: &mut Writing, id: Id) -> bool {
    let mut entered = false;
    ui.horizontal(|ui| {
        let value = field::labelled(ui, cx, &cx.t("decide-value"), &mut open.value, "", 150.0, id);
        let year = field::labelled(ui, cx, &cx.t("decide-year"), &mut open.year, "", 90.0, id.with("year"));
        let width = (ui.available_width() - 8.0).clamp(120.0, 300.0);
        let source = field::labelled(ui, cx, &cx.t("decide-source"), &mut open.source, "", width, id.with("source"));
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        entered = enter && [&value, &year, &source].iter().any(|response| response.lost_focus());
        if std::mem::take(&mut open.fresh) {
            value.request_focus();
            value.scroll_to_me(None);
        }
    });
    ui.allocate_space(vec2(0.0, 2.0));
    entered
}

/// A figure as it is told, for what is not a block.
pub(super) fn standing(texts: &Texts, here: Here<'_>, subject: &Subject) -> String {
    match subject {
        Subject::Figure(kind) => here.dossier.municipality.figures.get(*kind).map(|it| told::figure(*kind, it)).unwrap_or_default(),
        Subject::Contacts => texts.get("decide-contacts-where"),
        Subject::Whole => String::new(),
        Subject::Block(_) => here.now(subject),
    }
}
