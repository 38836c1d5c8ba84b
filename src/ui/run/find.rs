//! Finding among everything that has been captured, and among what was deleted or waits for its
//! place.

use std::sync::Arc;

use egui::{Id, Key, Modifiers, ScrollArea, Ui, vec2};

use super::stream::{List, hash};
use super::{Center, Now, View as RunView};
use crate::app::command::Command;
use crate::domain::coding::Code;
use crate::domain::notes::{Entry, EntryKind, Speaker};
use crate::domain::session::Organisation;
use crate::ui::cx::Cx;
use crate::ui::theme::fonts::{sans, semibold};
use crate::ui::theme::icons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::parties::short_key;
use crate::ui::widgets::text::{rich, text};
use crate::ui::widgets::{chip, field};

/// Which entries are looked through.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
enum Pile {
    #[default]
    All,
    /// Waiting for a row.
    Inbox,
    Deleted,
}

#[derive(Debug, Default)]
pub(super) struct View {
    /// The field is to have the focus.
    pub focus: bool,
    words: String,
    pile: Pile,
    section: Option<usize>,
    kind: Option<EntryKind>,
    code: Option<Code>,
    organisation: Option<Organisation>,
    list: List,
}

impl View {
    /// Shows what waits for its place.
    pub fn look_in_inbox(&mut self) {
        *self = Self { pile: Pile::Inbox, focus: true, ..Self::default() };
    }

    /// Shows everything of one kind.
    pub fn look_for(&mut self, kind: EntryKind) {
        *self = Self { kind: Some(kind), focus: true, ..Self::default() };
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Cx, view: &mut RunView, now: &Now<'_>) {
    let mut find = std::mem::take(&mut view.find);
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let id = Id::unique("find in notes");
    let mut close = false;
    let search = ui
        .horizontal(|ui| {
            let width = ui.available_width() - 40.0;
            let search = field::bare(ui, cx, &cx.t("action-find"), &mut find.words, &cx.t("find-hint"), width, id);
            close = Button::icon_only(icons::CLOSE, &cx.t("close")).show(ui, cx).clicked();
            search
        })
        .inner;
    if std::mem::take(&mut find.focus) {
        search.request_focus();
    }
    close |= search.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let entered = search.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let before = (find.pile, find.section, find.kind, find.code.clone(), find.organisation);
    filters(ui, cx, &mut find, now);
    // What is typed next narrows the search further.
    find.focus |= before != (find.pile, find.section, find.kind, find.code.clone(), find.organisation);

    let seats: Vec<(u8, Organisation)> = now.session.seats.iter().map(|seat| (seat.code.0, seat.organisation)).collect();
    let key = hash(&(&find.words, find.pile, find.section, find.kind, &find.code, find.organisation, seats));
    let mut list = std::mem::take(&mut find.list);
    list.fill((now.live.generation, key), ui.available_width(), || found(&find, now));
    ui.horizontal(|ui| {
        ui.label(rich(cx.tf("find-count", &[("count", list.len().into())]), semibold(14.0), cx.tokens.ink3));
    });
    if list.len() == 0 {
        text(ui, cx.t("find-none"), sans(15.0), cx.tokens.ink3);
    }
    if entered && let Some(row) = list.first().and_then(|entry| entry.row.clone()) {
        view.center = Center::Stream;
        cx.send(Command::GoToRow(row));
    }
    ScrollArea::vertical()
        .id_salt(("found", key))
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| list.show(ui, cx, view, now, viewport, false));
    find.list = list;
    view.find = find;
    if close && view.center == Center::Find {
        view.center = Center::Stream;
    }
}

fn filters(ui: &mut Ui, cx: &mut Cx, find: &mut View, now: &Now<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let sections: Vec<(Option<usize>, String)> = std::iter::once((None, cx.t("all-sections")))
            .chain(
                now.guide
                    .sections
                    .iter()
                    .enumerate()
                    .map(|(i, section)| (Some(i), format!("{} {}", i + 1, section.title.get(cx.language())))),
            )
            .collect();
        let chosen = Some(find.section);
        if let Some(section) = field::choice(ui, &cx.t("material-section"), Id::unique("find section"), &sections, chosen, "", 200.0) {
            find.section = section;
        }
        let mut codes: Vec<Code> = now.live.codes.clone();
        codes.sort();
        let at = find.code.as_ref().and_then(|code| codes.iter().position(|other| other == code));
        let names: Vec<(Option<usize>, String)> =
            std::iter::once((None, cx.t("all-codes"))).chain(codes.iter().enumerate().map(|(i, code)| (Some(i), cx.code(code)))).collect();
        if let Some(code) = field::choice(ui, &cx.t("find-code"), Id::unique("find code"), &names, Some(at), "", 150.0) {
            find.code = code.map(|index| codes[index].clone());
        }
        for kind in EntryKind::ALL {
            if chip::filter(ui, cx, &cx.t(kind.text_key()), find.kind == Some(kind)).clicked() {
                find.kind = if find.kind == Some(kind) { None } else { Some(kind) };
            }
        }
        for organisation in Organisation::ALL {
            if chip::filter(ui, cx, &cx.t(short_key(organisation)), find.organisation == Some(organisation)).clicked() {
                find.organisation = if find.organisation == Some(organisation) { None } else { Some(organisation) };
            }
        }
    });
    if now.live.inbox.is_empty() && now.live.deleted.is_empty() && find.pile == Pile::All {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (pile, key, count) in [(Pile::Inbox, "inbox", now.live.inbox.len()), (Pile::Deleted, "deleted", now.live.deleted.len())] {
            let label = format!("{} ({count})", cx.t(key));
            if (count > 0 || find.pile == pile) && chip::filter(ui, cx, &label, find.pile == pile).clicked() {
                find.pile = if find.pile == pile { Pile::All } else { pile };
            }
        }
    });
}

fn found(find: &View, now: &Now<'_>) -> Vec<Arc<Entry>> {
    let words: Vec<String> = find.words.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let in_section = |entry: &Entry| {
        find.section.is_none_or(|index| {
            entry.row.as_ref().and_then(|row| now.guide.place(row)).is_some_and(|place| place.section_number == index + 1)
        })
    };
    let organisation = |entry: &Entry| {
        find.organisation.is_none_or(|wanted| match entry.speaker {
            Speaker::Seat(code) => now.session.seat(code).is_some_and(|seat| seat.organisation == wanted),
            Speaker::Unknown | Speaker::Everyone => false,
        })
    };
    let fits = |entry: &Entry| {
        let said = || {
            let text = entry.text.to_lowercase();
            words.iter().all(|word| text.contains(word.as_str()))
        };
        find.kind.is_none_or(|kind| entry.kind == kind)
            && find.code.as_ref().is_none_or(|code| entry.codes.contains(code))
            && in_section(entry)
            && organisation(entry)
            && said()
    };
    let live = now.live;
    match find.pile {
        Pile::All => live.stream.iter().filter(|entry| fits(entry)).cloned().collect(),
        Pile::Inbox => live.inbox.iter().map(|index| &live.stream[*index]).filter(|entry| fits(entry)).cloned().collect(),
        Pile::Deleted => live.deleted.iter().filter(|entry| fits(entry)).cloned().collect(),
    }
}
