//! The one table of keyboard shortcuts. It feeds the shortcuts themselves, the hints beside
//! controls and the help (F1).
//!
//! Modifiers match exactly, since `AltGr` arrives as Ctrl+Alt and must go on typing @ and €;
//! for the same reason nothing here is Ctrl+Alt. On macOS ⌘ stands for Ctrl and ⌃ for Alt.

use crate::domain::coding::Code;

/// A key with its modifiers. `key` is the key's name as the window system knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
    pub key: &'static str,
}

/// Something a shortcut does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Palette,
    Help,
    Home,
    Prepare,
    Run,
    Compile,
    NewMunicipality,
    OpenFolder,
    Undo,
    Redo,
    NextRegion,
    PreviousRegion,
    FullScreen,
    Next,
    Previous,
    NextSection,
    PreviousSection,
    /// Seat 1 to 9; 0 is the whole group.
    Speaker(u8),
    Code(Code),
    /// Probe 1 to 9.
    Probe(u8),
    InsertMaterial,
    GoToMaterial,
    ParagraphBlock,
    HeadingBlock,
    QuoteBlock,
    MoveUp,
    MoveDown,
    Export,
}

/// Where a shortcut works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Everywhere,
    Run,
    Compile,
}

#[derive(Debug, Clone, Copy)]
pub struct Binding {
    pub action: Action,
    pub chord: Chord,
    pub scope: Scope,
    /// What it does, as a key of the text catalogue.
    pub text: &'static str,
}

const fn plain(key: &'static str) -> Chord {
    Chord { ctrl: false, alt: false, shift: false, key }
}

const fn ctrl(key: &'static str) -> Chord {
    Chord { ctrl: true, alt: false, shift: false, key }
}

const fn alt(key: &'static str) -> Chord {
    Chord { ctrl: false, alt: true, shift: false, key }
}

const fn bind(scope: Scope, chord: Chord, action: Action, text: &'static str) -> Binding {
    Binding { action, chord, scope, text }
}

const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Every shortcut there is, those with more modifiers before those with fewer.
#[must_use]
pub fn bindings() -> Vec<Binding> {
    use Scope::{Compile, Everywhere, Run};
    let mut all = vec![
        bind(Everywhere, Chord { shift: true, ..ctrl("Z") }, Action::Redo, "action-redo"),
        bind(Everywhere, Chord { shift: true, ..plain("F6") }, Action::PreviousRegion, "action-previous-region"),
        bind(Everywhere, ctrl("K"), Action::Palette, "action-palette"),
        bind(Everywhere, plain("F1"), Action::Help, "action-help"),
        bind(Everywhere, alt("Home"), Action::Home, "action-home"),
        bind(Everywhere, plain("F2"), Action::Prepare, "tab-prepare"),
        bind(Everywhere, plain("F3"), Action::Run, "tab-run"),
        bind(Everywhere, plain("F4"), Action::Compile, "tab-compile"),
        bind(Everywhere, plain("F6"), Action::NextRegion, "action-next-region"),
        bind(Everywhere, plain("F11"), Action::FullScreen, "action-full-screen"),
        bind(Everywhere, ctrl("N"), Action::NewMunicipality, "action-new-municipality"),
        bind(Everywhere, ctrl("O"), Action::OpenFolder, "action-open-folder"),
        bind(Everywhere, ctrl("Z"), Action::Undo, "action-undo"),
        bind(Everywhere, ctrl("Y"), Action::Redo, "action-redo"),
        bind(Run, plain("PageDown"), Action::Next, "action-next-question"),
        bind(Run, plain("PageUp"), Action::Previous, "action-previous-question"),
        bind(Run, ctrl("PageDown"), Action::NextSection, "action-next-section"),
        bind(Run, ctrl("PageUp"), Action::PreviousSection, "action-previous-section"),
        bind(Compile, plain("PageDown"), Action::Next, "action-next-block"),
        bind(Compile, plain("PageUp"), Action::Previous, "action-previous-block"),
        bind(Compile, alt("Enter"), Action::InsertMaterial, "action-insert"),
        bind(Compile, ctrl("J"), Action::GoToMaterial, "action-go-to-material"),
        bind(Compile, ctrl("1"), Action::ParagraphBlock, "action-paragraph"),
        bind(Compile, ctrl("2"), Action::HeadingBlock, "action-heading"),
        bind(Compile, ctrl("3"), Action::QuoteBlock, "action-quote"),
        bind(Compile, alt("Up"), Action::MoveUp, "action-move-up"),
        bind(Compile, alt("Down"), Action::MoveDown, "action-move-down"),
        bind(Compile, ctrl("E"), Action::Export, "action-export"),
    ];
    for n in 0..=9u8 {
        let text = if n == 0 { "action-everyone" } else { "action-speaker" };
        all.push(bind(Run, alt(DIGITS[usize::from(n)]), Action::Speaker(n), text));
    }
    for n in 1..=9u8 {
        all.push(bind(Run, ctrl(DIGITS[usize::from(n)]), Action::Probe(n), "action-probe"));
    }
    for (code, key) in Code::ALL.into_iter().zip(["Q", "W", "E", "A", "S", "D"]) {
        all.push(bind(Run, alt(key), Action::Code(code), code.text_key()));
    }
    all
}

/// The letter that sets a code together with Alt.
#[must_use]
pub fn code_key(code: Code) -> &'static str {
    bindings().into_iter().find(|b| b.action == Action::Code(code)).map_or("", |b| b.chord.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_shortcuts_clash_and_none_is_altgr() {
        let all = bindings();
        for (i, a) in all.iter().enumerate() {
            assert!(!(a.chord.ctrl && a.chord.alt), "{:?} is AltGr on Windows", a.action);
            for b in &all[i + 1..] {
                let meet = a.scope == b.scope || a.scope == Scope::Everywhere || b.scope == Scope::Everywhere;
                assert!(a.chord != b.chord || !meet, "{:?} and {:?}", a.action, b.action);
            }
        }
    }

    #[test]
    fn no_shortcut_takes_a_key_that_edits_text() {
        for binding in bindings() {
            let Chord { ctrl, alt, key, .. } = binding.chord;
            let edits = ctrl && ["A", "C", "V", "X", "Left", "Right", "Backspace", "Delete"].contains(&key);
            let types = !ctrl && !alt && key.len() == 1;
            assert!(!edits && !types, "{:?}", binding.action);
        }
    }
}
