//! The real app in a test: found by what a screen reader would say, driven by clicks and keys.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Timestamp;
use samsyn::app::model::{Model, Now};
use samsyn::ui::SamsynApp;
use samsyn::ui::window::waker;

/// Background work in an unoptimised build on a busy machine is slow, but never this slow.
const PATIENCE: Duration = Duration::from_mins(1);

/// Breaks the window down. Nothing else has a use for it.
pub const BREAKS_ON: Key = Key::F20;

/// What a screen reader calls something one can use.
const CONTROLS: [Role; 12] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::ListBoxOption,
    Role::MultilineTextInput,
    Role::PasswordInput,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::Tab,
    Role::TextInput,
];

/// A window of the usual size.
pub struct Window {
    harness: Option<Harness<'static, SamsynApp>>,
    /// Keys that are let go in the next frame.
    held: Vec<Event>,
}

/// A clock that stands still until a test moves it on.
#[derive(Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    pub fn at(time: &str) -> Self {
        let time: Timestamp = time.parse().expect("a time");
        Self(Arc::new(AtomicI64::new(time.as_second())))
    }

    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }

    pub fn seconds(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    pub fn now(&self) -> Now {
        let seconds = Arc::clone(&self.0);
        Box::new(move || Timestamp::from_second(seconds.load(Ordering::Relaxed)).expect("a time"))
    }
}

/// What a Swedish keyboard on Linux sends for a key: with Shift the sign above the digit, beside
/// the place the key has; and what it types unless Ctrl is held.
fn as_sent(modifiers: Modifiers, key: Key) -> (Key, Option<Key>, Option<String>) {
    const SIGNS: [&str; 10] = ["=", "!", "\"", "#", "¤", "%", "&", "/", "(", ")"];
    let name = key.name();
    if name.len() != 1 || modifiers.ctrl {
        return (key, Some(key), None);
    }
    match name.parse::<usize>() {
        Ok(digit) if modifiers.shift => (Key::from_name(SIGNS[digit]).unwrap_or(key), Some(key), Some(SIGNS[digit].to_owned())),
        _ if modifiers.shift => (key, Some(key), Some(name.to_owned())),
        _ => (key, Some(key), Some(name.to_lowercase())),
    }
}

impl Window {
    /// Starts the app with its preferences under `home`.
    pub fn open(home: &Path) -> Self {
        Self::sized(home, egui::vec2(1440.0, 900.0))
    }

    /// As [`Self::open`], of another size.
    pub fn sized(home: &Path, size: egui::Vec2) -> Self {
        Self::start(home, size, Box::new(Timestamp::now))
    }

    /// A smaller window, in a time of its own.
    pub fn timed(home: &Path, clock: &Clock) -> Self {
        Self::start(home, egui::vec2(1280.0, 720.0), clock.now())
    }

    fn start(home: &Path, size: egui::Vec2, now: Now) -> Self {
        let home = home.join("preferences");
        let build = move |creation: &mut eframe::CreationContext<'static>| {
            let mut model = Model::new(home, waker(&creation.egui_ctx), now);
            // No test opens a program beside the one it tests.
            model.viewer = Arc::new(|_| Ok(()));
            SamsynApp::new(&creation.egui_ctx, model).breaking_on(Some(BREAKS_ON))
        };
        let harness = Harness::builder().with_size(size).with_max_steps(12).build_eframe(build);
        let mut window = Self { harness: Some(harness), held: Vec::new() };
        window.frames(3);
        window
    }

    fn harness(&mut self) -> &mut Harness<'static, SamsynApp> {
        self.harness.as_mut().expect("the window is open")
    }

    /// Lets a few frames pass.
    pub fn frames(&mut self, count: usize) {
        let held = std::mem::take(&mut self.held);
        self.harness().input_mut().events.extend(held);
        self.harness().run_steps(count);
    }

    /// Waits until something is so.
    #[track_caller]
    pub fn until(&mut self, is_so: impl Fn(&mut Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < PATIENCE, "it never came; on screen:\n{}", self.labels().join("\n"));
            sleep(Duration::from_millis(10));
            self.frames(1);
        }
    }

    /// Every name and text on screen.
    pub fn labels(&mut self) -> Vec<String> {
        let root = self.harness().root();
        let said = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.label().or_else(|| (node.role() == Role::Label).then(|| node.value()).flatten())
        };
        root.children_recursive().filter_map(said).filter(|label| !label.is_empty()).collect()
    }

    /// Every control that can be used now: its role and name.
    pub fn controls(&mut self) -> Vec<(Role, String)> {
        let root = self.harness().root();
        let control = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            (CONTROLS.contains(&node.role()) && !node.is_disabled()).then(|| (node.role(), node.label().unwrap_or_default()))
        };
        root.children_recursive().filter_map(control).collect()
    }

    /// The name of what has the focus.
    pub fn focused(&mut self) -> Option<String> {
        let root = self.harness().root();
        root.children_recursive().find(egui_kittest::Node::is_focused).and_then(|node| node.accesskit_node().label())
    }

    pub fn has(&mut self, label: &str) -> bool {
        self.harness().query_all_by_label(label).next().is_some()
    }

    pub fn label_containing(&mut self, part: &str) -> Option<String> {
        self.labels().into_iter().find(|label| label.contains(part))
    }

    /// Presses the control of that name, waiting for it to appear.
    #[track_caller]
    pub fn click(&mut self, label: &str) {
        self.until(|window| window.control(label).is_some());
        let at = self.control(label).expect("just seen").center();
        self.pointer(at);
        self.frames(2);
    }

    /// Where on screen the control of that name is.
    pub fn area(&mut self, label: &str) -> Option<egui::Rect> {
        self.control(label)
    }

    /// Clicks at a place.
    pub fn point_at(&mut self, at: egui::Pos2) {
        self.pointer(at);
        self.frames(2);
    }

    /// Presses the button at one place and lets it go at another.
    pub fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        let button = |pos, pressed| Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        let half = from + (to - from) / 2.0;
        for event in [Event::PointerMoved(from), button(from, true), Event::PointerMoved(half), Event::PointerMoved(to), button(to, false)]
        {
            self.harness().event(event);
            self.frames(2);
        }
    }

    fn pointer(&mut self, at: egui::Pos2) {
        let button = |pressed| Event::PointerButton { pos: at, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        self.harness().event(Event::PointerMoved(at));
        self.frames(1);
        self.harness().event(button(true));
        self.frames(1);
        self.harness().event(button(false));
        self.frames(1);
    }

    /// Where the control of that name is; a control before the text that names it.
    fn control(&mut self, label: &str) -> Option<egui::Rect> {
        let nodes: Vec<_> = self.harness().query_all_by_label(label).collect();
        let is_text = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Label;
        nodes.iter().find(|node| !is_text(node)).or(nodes.first()).map(egui_kittest::Node::rect)
    }

    /// The value of the field of that name.
    pub fn value(&mut self, label: &str) -> String {
        let is_field = |node: &egui_kittest::Node<'_>| {
            matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput | Role::PasswordInput)
        };
        self.harness().query_all_by_label(label).find(is_field).and_then(|node| node.value()).unwrap_or_default()
    }

    /// Clicks into a field and types at its end.
    #[track_caller]
    pub fn type_into(&mut self, label: &str, text: &str) {
        self.click(label);
        self.press(Key::End);
        self.chord(Modifiers::COMMAND, Key::End);
        self.type_text(text);
    }

    /// Clicks into a field and types over all of it.
    #[track_caller]
    pub fn replace(&mut self, label: &str, text: &str) {
        self.click(label);
        self.chord(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    /// Types to whatever has the focus, a key at a time.
    pub fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.harness().event(Event::Text(c.to_string()));
            self.frames(1);
        }
        self.frames(1);
    }

    pub fn press(&mut self, key: Key) {
        self.chord(Modifiers::NONE, key);
    }

    pub fn chord(&mut self, modifiers: Modifiers, key: Key) {
        // As winit tells it: on Linux and Windows the command key is Ctrl.
        let modifiers = if modifiers.command { Modifiers { ctrl: true, ..modifiers } } else { modifiers };
        self.harness().key_press_modifiers(modifiers, key);
        self.frames(2);
    }

    /// Lets one frame pass in which these come in.
    pub fn send(&mut self, events: Vec<Event>) {
        let held = std::mem::take(&mut self.held);
        let harness = self.harness();
        harness.input_mut().events.extend(held.into_iter().chain(events));
        harness.step();
    }

    /// Types a few words to whatever has the focus, all in one frame.
    pub fn write(&mut self, text: &str) {
        self.send(vec![Event::Text(text.to_owned())]);
    }

    /// Presses a key as a Swedish keyboard sends it, in one frame; it is let go in the next.
    pub fn strike(&mut self, modifiers: Modifiers, key: Key) {
        let modifiers = if modifiers.command { Modifiers { ctrl: true, ..modifiers } } else { modifiers };
        let (key, physical_key, text) = as_sent(modifiers, key);
        let event = |pressed| Event::Key { key, physical_key, pressed, repeat: false, modifiers };
        let mut down = vec![Event::ModifiersChanged(modifiers), event(true)];
        down.extend(text.map(Event::Text));
        self.send(down);
        self.held = vec![event(false), Event::ModifiersChanged(Modifiers::NONE)];
    }

    /// Asks for a folder to be opened, with the keyboard alone.
    pub fn choose_folder(&mut self, folder: &Path) {
        self.strike(Modifiers::COMMAND, Key::O);
        self.until(|w| w.focused().as_deref() == Some("Mapp"));
        self.write(&folder.display().to_string());
        self.strike(Modifiers::NONE, Key::Enter);
    }

    /// As [`Self::choose_folder`], and waits for the project.
    pub fn open_project(&mut self, root: &Path) {
        self.choose_folder(root);
        self.until(|w| w.model().project.as_ref().is_some_and(|project| project.root == root));
        self.frames(2);
    }

    /// Finds a command by its words, with the keyboard alone.
    pub fn ask_for(&mut self, words: &str) {
        self.strike(Modifiers::COMMAND, Key::K);
        self.frames(2);
        self.write(words);
        self.strike(Modifiers::NONE, Key::Enter);
        self.frames(4);
    }

    /// Presses Tab until a control has the focus, as somebody without a mouse does.
    pub fn tab_to(&mut self, name: &str) {
        for _ in 0..300 {
            if self.focused().as_deref() == Some(name) {
                return;
            }
            self.press(Key::Tab);
        }
        panic!("Tab never comes to {name}; controls: {:?}", self.controls());
    }

    /// What the program knows.
    pub fn model(&mut self) -> &Model {
        self.harness().state().model()
    }

    /// What the program asked of the window system in the last frame.
    pub fn asked_of_the_system(&mut self) -> Vec<egui::ViewportCommand> {
        self.harness().output().viewport_output.values().flat_map(|output| output.commands.clone()).collect()
    }

    /// Asks the window to close, as its cross does: what it answers in that frame.
    pub fn asked_to_close(&mut self) -> Vec<egui::ViewportCommand> {
        let input = self.harness().input_mut();
        input.viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
        self.harness().step();
        self.asked_of_the_system()
    }

    /// What was put on the clipboard in the last frame.
    pub fn copied(&mut self) -> Option<String> {
        let commands = &self.harness().output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    }

    /// What the window looks like.
    pub fn picture(&mut self, path: &Path) {
        self.harness().render().expect("a picture").save(path).expect("a file");
    }

    /// Ends the program in the middle of what it does, without a goodbye.
    pub fn crash(&mut self) {
        drop(self.harness.take());
    }

    /// Closes the window as the system would.
    pub fn close(mut self) {
        if let Some(harness) = self.harness.take() {
            let mut app = harness.into_state();
            eframe::App::on_exit(&mut app, None);
        }
    }
}
