//! "Anonymitetskontroll": everything that keeps the summary from leaving, each line with what can
//! be done about it, and what points at somebody without a name.

use egui::{CornerRadius, Frame, Id, Key, Margin, Panel, ScrollArea, Sense, Stroke, Ui, vec2};

use crate::app::checking::{self, Account};
use crate::app::command::{Anonymity, Command};
use crate::app::keys::Action;
use crate::app::model::{Model, Screen};
use crate::app::role_words;
use crate::domain::anonymity::find::words;
use crate::domain::anonymity::gate::{Hindrance, Place};
use crate::domain::anonymity::{indirect, measured};
use crate::domain::draft::{BlockKind, Draft};
use crate::domain::ids::{BlockId, Slug};
use crate::ui::cx::Cx;
use crate::ui::dialogs::Dialog;
use crate::ui::finds::{self, Finds, Found};
use crate::ui::keys::Region;
use crate::ui::theme::fonts::{icon, sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::field;
use crate::ui::widgets::text::{icon as icon_label, rich, right, text};

/// The most lines that are shown; the others come as these are dealt with.
const LINES: usize = 40;

#[derive(Debug, Default)]
pub struct View {
    /// Folded together, so that the page has the room.
    folded: bool,
    /// How good the check is can be read.
    about: bool,
    replacing: Option<Replacing>,
}

/// The line whose role is being written.
#[derive(Debug)]
struct Replacing {
    line: usize,
    words: String,
    role: String,
    /// The field has had the focus.
    asked: bool,
}

/// What the panel has to show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    pub account: Option<&'a Account>,
    /// It is of what is on screen; else what it says may have been mended, or have company.
    pub is_of_now: bool,
}

/// Shows the panel; true when one goes to the contact persons.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut View, draft: &Draft, shown: Shown<'_>, finds: Finds<'_>, slug: &Slug) -> bool {
    let tokens = cx.tokens.clone();
    let mut contacts = false;
    let look = Frame::new().fill(tokens.bg).inner_margin(Margin::symmetric(20, 10));
    // As many lines as there are, but never at the cost of the page.
    let room = (ui.available_height() * 0.35).max(90.0);
    Panel::bottom("compile-anonymity").resizable(false).frame(look).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        head(ui, cx, view, shown);
        let Some(account) = shown.account.filter(|_| !view.folded) else { return };
        if cx.narrow {
            ui.horizontal(|ui| tools(ui, cx, view));
        }
        if view.about {
            about(ui, cx);
        }
        if account.hindrances.is_empty() && account.indirect.is_empty() {
            assurance(ui, cx, account, shown.is_of_now);
            return;
        }
        ScrollArea::vertical().id_salt("hindrances").max_height(room).min_scrolled_height(room).show(ui, |ui| {
            for (line, hindrance) in account.hindrances.iter().enumerate().take(LINES) {
                rule(ui, cx);
                contacts |= ui.push_id(line, |ui| hindrance_row(ui, cx, view, draft, (line, hindrance), finds, slug)).inner;
            }
            if account.hindrances.len() > LINES {
                text(ui, cx.tf("notice-more", &[("count", (account.hindrances.len() - LINES).into())]), sans(14.0), tokens.ink3);
            }
            for (line, (block, found, words)) in account.indirect.iter().enumerate() {
                rule(ui, cx);
                ui.push_id(("indirect", line), |ui| advice_row(ui, cx, draft, (block, found, words), slug));
            }
            rule(ui, cx);
            assurance(ui, cx, account, shown.is_of_now);
        });
    });
    contacts
}

fn head(ui: &mut Ui, cx: &mut Cx, view: &mut View, shown: Shown<'_>) {
    let tokens = cx.tokens.clone();
    ui.horizontal(|ui| {
        let held = shown.account.is_some_and(|account| !account.hindrances.is_empty());
        let (symbol, ink) = if held { (icons::SHIELD_WARNING, tokens.danger) } else { (icons::SHIELD_CHECK, tokens.ink3) };
        icon_label(ui, symbol, icon(18.0), ink);
        right(ui, |ui| {
            let (symbol, key) = if view.folded { (icons::CARET_UP, "anonymity-unfold") } else { (icons::CARET_DOWN, "anonymity-fold") };
            let fold = Button::icon_only(symbol, &cx.t(key)).show(ui, cx);
            cx.regions.push(Region { rect: ui.clip_rect(), anchor: fold.id });
            if fold.clicked() {
                view.folded = !view.folded;
            }
            if !cx.narrow {
                tools(ui, cx, view);
            }
            badge(ui, cx, shown.account.filter(|_| shown.is_of_now));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(rich(cx.t("anonymity"), semibold(15.0), tokens.ink)).truncate());
            });
        });
    });
}

/// How good the check is, and what has been decided.
fn tools(ui: &mut Ui, cx: &mut Cx, view: &mut View) {
    if Button::icon_only(icons::HELP, &cx.t("anonymity-about")).show(ui, cx).clicked() {
        view.about = !view.about;
    }
    if Button::icon_only(icons::LIST, &cx.t("action-not-names")).show(ui, cx).clicked() {
        cx.open(Dialog::NotNames);
    }
}

fn badge(ui: &mut Ui, cx: &Cx, account: Option<&Account>) {
    let tokens = &cx.tokens;
    let (words, ink, fill) = match account.map(|account| account.hindrances.len()) {
        None => (cx.t("anonymity-coming"), tokens.ink3, tokens.sunken),
        // The column has room for the figure alone.
        Some(0) if cx.narrow => ("0".to_owned(), tokens.green, tokens.green_soft),
        Some(0) => (cx.t("anonymity-clear"), tokens.green, tokens.green_soft),
        Some(count) if cx.narrow => (count.to_string(), tokens.danger, tokens.danger_soft),
        Some(count) => (cx.tf("anonymity-count", &[("count", count.into())]), tokens.danger, tokens.danger_soft),
    };
    let name = account.map_or_else(|| words.clone(), |account| cx.tf("anonymity-count", &[("count", account.hindrances.len().into())]));
    let galley = ui.painter().layout_no_wrap(words, semibold(13.0), ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(20.0, 8.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    ui.painter().rect_filled(rect, CornerRadius::same(13), fill);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
}

fn rule(ui: &Ui, cx: &Cx) {
    let rect = ui.cursor();
    ui.painter().hline(rect.x_range(), rect.top() - 3.0, Stroke::new(cx.tokens.stroke, cx.tokens.line));
}

/// True when one goes to the contact persons.
fn hindrance_row(
    ui: &mut Ui,
    cx: &mut Cx,
    view: &mut View,
    draft: &Draft,
    (line, hindrance): (usize, &Hindrance),
    finds: Finds<'_>,
    slug: &Slug,
) -> bool {
    let tokens = cx.tokens.clone();
    let mut contacts = false;
    let place = place(cx, draft, &hindrance.place);
    let subject = format!("{} {place}", hindrance.text);
    ui.horizontal_top(|ui| {
        icon_label(ui, icons::USER, icon(18.0), tokens.danger);
        ui.vertical(|ui| {
            finds::say(ui, cx, &hindrance.hit, &hindrance.text, &place);
            if let Some(replacing) = view.replacing.take_if(|replacing| replacing.line == line && replacing.words == hindrance.text) {
                view.replacing = role(ui, cx, replacing, hindrance.place.block());
                return;
            }
            ui.horizontal_wrapped(|ui| {
                let pressed = |ui: &mut Ui, cx: &Cx, key: &str| {
                    let label = cx.t(key);
                    let name = format!("{label}: {subject}");
                    Button::new(&label).name(&name).quiet().small().show(ui, cx).clicked()
                };
                if let Some(way) = checking::way_to(hindrance, slug) {
                    if pressed(ui, cx, "find-replace") {
                        let roles = role_words::suggested(finds.paper, finds.names, &hindrance.text, &hindrance.hit, None, None);
                        let role = roles.into_iter().next().unwrap_or_default();
                        view.replacing = Some(Replacing { line, words: hindrance.text.clone(), role, asked: false });
                    }
                    if pressed(ui, cx, "find-rewrite") {
                        cx.send(way);
                    }
                } else {
                    // What stands outside the text is changed where it is kept.
                    match &hindrance.place {
                        Place::Fixed | Place::Figure if pressed(ui, cx, "find-go-prepare") => {
                            cx.send(Command::Go(Screen::Prepare(slug.clone())));
                        }
                        Place::Contact(_) if pressed(ui, cx, "find-go-contacts") => contacts = true,
                        _ => {}
                    }
                    if hindrance.place == Place::Fixed && pressed(ui, cx, "find-go-settings") {
                        cx.open(Dialog::Settings);
                    }
                }
                if hindrance.hit.can_be_allowed() && pressed(ui, cx, "not-a-name") {
                    allow(cx, finds, &hindrance.text);
                }
            });
            if matches!(hindrance.place, Place::Style(_)) {
                text(ui, cx.t("find-in-style"), sans(14.0), tokens.ink2);
            }
        });
    });
    contacts
}

/// The field for the role; `None` when that is done with.
fn role(ui: &mut Ui, cx: &mut Cx, mut replacing: Replacing, block: Option<&BlockId>) -> Option<Replacing> {
    let label = cx.tf("find-role", &[("words", replacing.words.as_str().into())]);
    let mut done = false;
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 130.0).max(80.0);
        let response = field::bare(ui, cx, &label, &mut replacing.role, "", width, Id::unique("role"));
        if !std::mem::replace(&mut replacing.asked, true) {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        let pressed = Button::new(&cx.t("find-replace-all")).small().show(ui, cx).clicked();
        if (entered || pressed) && !replacing.role.trim().is_empty() {
            cx.send(finds::replace(&replacing.words, &replacing.role, block));
            done = true;
        }
        done |= left;
    });
    (!done).then_some(replacing)
}

/// Where in the document, as it stands in a sentence.
fn place(cx: &Cx, draft: &Draft, place: &Place) -> String {
    match place {
        Place::Block(id) => match (draft.number_of(id), draft.block(id).map(|block| block.kind)) {
            (Some(number), _) => cx.tf("place-paragraph", &[("number", number.into())]),
            (None, Some(BlockKind::Quote)) => cx.t("place-quote"),
            (None, _) => cx.t("place-heading"),
        },
        Place::Fixed | Place::Guide(_) => cx.t("place-fixed"),
        Place::Figure => cx.t("place-figure"),
        Place::Contact(_) => cx.t("place-contact"),
        Place::Style(file) => cx.tf("place-style", &[("file", file.as_str().into())]),
        Place::FileName => cx.t("place-file-name"),
        Place::Round => cx.t("place-round"),
        Place::Letter => cx.t("place-letter"),
        Place::Candidate(name) => cx.tf("place-candidate", &[("name", name.as_str().into())]),
    }
}

fn advice_row(ui: &mut Ui, cx: &mut Cx, draft: &Draft, (block, found, words): (&BlockId, &indirect::Indirect, &str), slug: &Slug) {
    let tokens = cx.tokens.clone();
    let place = place(cx, draft, &Place::Block(block.clone()));
    let said = cx.tf("indirect", &[("words", words.into()), ("place", place.into())]);
    let what = match found.kind {
        indirect::Kind::Alone => "indirect-alone",
        indirect::Kind::Title => "indirect-title",
        indirect::Kind::Dialect => "indirect-dialect",
        indirect::Kind::Personal => "indirect-personal",
    };
    ui.horizontal_top(|ui| {
        icon_label(ui, icons::USER_FOCUS, icon(18.0), tokens.warn);
        ui.vertical(|ui| {
            text(ui, &said, sans(15.0), tokens.ink);
            text(ui, cx.t(what), sans(14.0), tokens.ink2);
            let label = cx.t("find-rewrite");
            if Button::new(&label).name(&format!("{label}: {said}")).quiet().small().show(ui, cx).clicked() {
                let (municipality, block, words) = (slug.clone(), block.clone(), words.to_owned());
                cx.send(Command::Anonymity(Anonymity::Show { municipality, block, words, near: found.range.start }));
            }
        });
    });
}

/// What is as it should be.
fn assurance(ui: &mut Ui, cx: &Cx, account: &Account, is_of_now: bool) {
    if !account.is_without_codes() || account.quotes == 0 {
        return;
    }
    ui.horizontal(|ui| {
        if !is_of_now {
            // Its room is kept, so that nothing jumps while somebody writes.
            ui.set_invisible();
        }
        icon_label(ui, icons::CHECK_CIRCLE, crate::ui::theme::fonts::icon_fill(18.0), cx.tokens.green);
        let counts = [("count", account.quotes.into()), ("grouped", account.grouped.into())];
        text(ui, cx.tf("anonymity-quotes", &counts), sans(15.0), cx.tokens.ink2);
    });
}

/// How good the check is.
fn about(ui: &mut Ui, cx: &Cx) {
    let figures = [
        ("sentences", measured::SENTENCES.into()),
        ("persons", measured::PERSONS.into()),
        ("foreign", measured::FOREIGN.into()),
        ("structured", measured::STRUCTURED.into()),
        ("flagged", measured::FLAGGED.into()),
    ];
    text(ui, cx.tf("anonymity-can-miss", &figures), sans(14.0), cx.tokens.ink2);
}

/// They are no name; who says so is asked for the first time.
pub(super) fn allow(cx: &mut Cx, finds: Finds<'_>, words: &str) {
    if finds.is_signed {
        cx.send(finds::allow(words, finds.by));
    } else {
        cx.open(Dialog::Sign { words: words.to_owned(), by: finds.by.to_owned() });
    }
}

/// The way to the next find in the text, round and round.
pub(super) fn next(model: &Model) -> Option<Command> {
    let project = model.project.as_ref()?;
    let slug = model.screen.slug()?;
    let draft = model.dossier()?.draft.as_ref()?;
    let compile = &project.compile;
    let here = compile.block.as_ref().and_then(|id| draft.index_of(id));
    let found = |index: usize, from: usize| {
        let block = draft.blocks.get(index)?;
        let hit = project.guarded.look(&block.text).iter().find(|hit| hit.range.start >= from).cloned()?;
        let (municipality, words, near) = (slug.clone(), words(&block.text, &hit.range), hit.range.start);
        Some(Command::Anonymity(Anonymity::Show { municipality, block: block.id.clone(), words, near }))
    };
    let behind = here.map_or(0, |here| here + 1);
    here.and_then(|here| found(here, compile.selection.end))
        .or_else(|| (behind..draft.blocks.len()).chain(0..behind).find_map(|at| found(at, 0)))
}

/// Decides by key on the find at the caret.
pub(super) fn decide(cx: &mut Cx, model: &Model, action: Action) {
    let Some(project) = &model.project else { return };
    let block = project.compile.block.as_ref().and_then(|id| model.dossier()?.draft.as_ref()?.block(id));
    let by = model.signature();
    let finds = Finds::of(project, &by, model.is_signed());
    let Some(found) = block.and_then(|block| finds.at(&block.text, project.compile.selection.end, false)) else { return };
    if action == Action::NotAName && found.hit.can_be_allowed() {
        allow(cx, finds, &found.words);
    } else if action == Action::ReplaceFind {
        put_first(cx, finds, &found, project.compile.block.as_ref());
    }
}

fn put_first(cx: &mut Cx, finds: Finds<'_>, found: &Found, block: Option<&BlockId>) {
    if let Some(role) = finds.roles(found, None, None).first() {
        cx.send(finds::replace(&found.words, role, block));
    }
}
