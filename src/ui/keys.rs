//! The shortcut table put to work.

use egui::{Context, Event, Id, Key, Modifiers};

use crate::app::keys::{Action, Binding, Chord, Scope, System, bindings};

/// The modifiers a chord asks for on this system.
fn modifiers(chord: Chord) -> Modifiers {
    let held = chord.on(System::HERE);
    let command = if System::HERE == System::Mac { held.command } else { held.ctrl };
    Modifiers { alt: held.alt, ctrl: held.ctrl, shift: held.shift, mac_cmd: held.command, command }
}

const DIGITS: [Key; 10] = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Takes the shortcuts of `scope` out of this frame's input, before any widget sees them.
pub fn take(ctx: &Context, scope: Scope, allowed: impl Fn(Action) -> bool) -> Vec<Action> {
    let table: Vec<(Binding, Key, Modifiers)> = bindings()
        .into_iter()
        .filter(|binding| binding.scope == scope || binding.scope == Scope::Everywhere)
        .filter_map(|binding| Some((binding, Key::from_name(binding.chord.key)?, modifiers(binding.chord))))
        .collect();
    let mut taken = Vec::new();
    ctx.input_mut(|input| {
        let mut with_letter = false;
        input.events.retain(|event| match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                // Shift+2 is '"' on a Swedish keyboard: with Shift a digit is known by its place.
                let digit = physical_key.filter(|key| modifiers.shift && DIGITS.contains(key));
                let key = digit.as_ref().unwrap_or(key);
                let hit = table.iter().find(|(binding, k, wanted)| k == key && exactly(*modifiers, *wanted) && allowed(binding.action));
                // A letter belongs to the key just before it.
                with_letter = hit.is_some_and(|(binding, ..)| binding.chord.alt || binding.action.has_plain_key());
                taken.extend(hit.map(|(binding, ..)| binding.action));
                hit.is_none()
            }
            // Some systems send the letter of Alt+letter as text too.
            Event::Text(_) => !std::mem::take(&mut with_letter),
            _ => true,
        });
    });
    taken
}

/// The same modifiers and no other: `AltGr` comes as Ctrl+Alt on Windows and is no shortcut.
fn exactly(pressed: Modifiers, wanted: Modifiers) -> bool {
    let mac = cfg!(target_os = "macos");
    let command = |m: Modifiers| if mac { m.mac_cmd } else { m.ctrl || m.command };
    (pressed.alt, pressed.shift, command(pressed)) == (wanted.alt, wanted.shift, command(wanted)) && (!mac || pressed.ctrl == wanted.ctrl)
}

/// Puts back the keys held from the last frame, and holds those after the first Enter, or what
/// opens the palette, for the next. What these do is done after the frame; a letter typed behind
/// them, when frames are slow, must not become part of what it ends.
#[must_use]
pub fn one_enter_at_a_time(ctx: &Context, held: Vec<Event>) -> Vec<Event> {
    let palette = bindings().into_iter().find(|binding| binding.action == Action::Palette).map(|binding| binding.chord);
    let opens =
        |key: Key, pressed: Modifiers| palette.is_some_and(|it| Key::from_name(it.key) == Some(key) && exactly(pressed, modifiers(it)));
    ctx.input_mut(|input| {
        input.events.splice(0..0, held);
        let ends = |event: &Event| matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == Key::Enter || opens(*key, *modifiers));
        let Some(at) = input.events.iter().position(ends) else { return Vec::new() };
        let is_key = |event: &Event| matches!(event, Event::Text(_) | Event::Key { .. } | Event::Paste(_) | Event::Ime(_));
        let (held, rest) = input.events.split_off(at + 1).into_iter().partition(is_key);
        let rest: Vec<Event> = rest;
        input.events.extend(rest);
        held
    })
}

/// A part of the window that F6 goes to: where it is, and what takes the focus.
#[derive(Debug, Clone, Copy)]
pub struct Region {
    pub rect: egui::Rect,
    pub anchor: Id,
}

/// Moves the focus to the next region, or the one before.
pub fn cycle(ctx: &Context, regions: &[Region], forward: bool) {
    if regions.is_empty() {
        return;
    }
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id)).map(|response| response.rect.center());
    let here = focused.and_then(|at| regions.iter().position(|region| region.rect.contains(at)));
    let count = regions.len();
    let next = match (here, forward) {
        (None, true) => 0,
        (None, false) => count - 1,
        (Some(here), true) => (here + 1) % count,
        (Some(here), false) => (here + count - 1) % count,
    };
    ctx.memory_mut(|memory| memory.request_focus(regions[next].anchor));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_exists() {
        for binding in bindings() {
            assert!(Key::from_name(binding.chord.key).is_some(), "{}", binding.chord.key);
        }
    }

    #[test]
    fn altgr_is_no_shortcut() {
        let altgr = Modifiers { alt: true, ctrl: true, command: true, ..Modifiers::NONE };
        for binding in bindings() {
            assert!(!exactly(altgr, modifiers(binding.chord)), "{:?}", binding.action);
        }
    }

    #[test]
    fn what_is_typed_behind_the_palettes_keys_waits_for_the_palette() {
        let ctrl = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
        let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let typed = |text: &str| Event::Text(text.to_owned());
        for (events, waiting) in [
            (vec![typed("a"), key(Key::K, ctrl), typed("b"), key(Key::Enter, Modifiers::NONE)], 2),
            (vec![key(Key::Enter, Modifiers::NONE), typed("b")], 1),
            (vec![key(Key::K, Modifiers::NONE), typed("k"), typed("b")], 0),
        ] {
            let ctx = Context::default();
            let mut held = Vec::new();
            let input = egui::RawInput { events, ..egui::RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| held = one_enter_at_a_time(ui.ctx(), std::mem::take(&mut held)));
            output.textures_delta.clear(); // nobody draws here
            assert_eq!(held.len(), waiting, "{held:?}");
        }
    }
}
