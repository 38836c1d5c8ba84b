//! The real app in a test: found by what a screen reader would say, driven by clicks and keys.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Timestamp;
use samsyn::app::model::Model;
use samsyn::ui::SamsynApp;
use samsyn::ui::window::waker;

/// Background work in an unoptimised build on a busy machine is slow, but never this slow.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a screen reader calls something one can use.
const CONTROLS: [Role; 11] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::ListBoxOption,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::Tab,
    Role::TextInput,
];

/// A window of the usual size.
pub struct Window {
    harness: Option<Harness<'static, SamsynApp>>,
}

impl Window {
    /// Starts the app with its preferences under `home`.
    pub fn open(home: &Path) -> Self {
        Self::sized(home, egui::vec2(1440.0, 900.0))
    }

    /// As [`Self::open`], of another size.
    pub fn sized(home: &Path, size: egui::Vec2) -> Self {
        let home = home.join("preferences");
        let build = move |creation: &mut eframe::CreationContext<'static>| {
            let model = Model::new(home, waker(&creation.egui_ctx), Box::new(Timestamp::now));
            SamsynApp::new(&creation.egui_ctx, model)
        };
        let harness = Harness::builder().with_size(size).with_max_steps(12).build_eframe(build);
        let mut window = Self { harness: Some(harness) };
        window.frames(3);
        window
    }

    fn harness(&mut self) -> &mut Harness<'static, SamsynApp> {
        self.harness.as_mut().expect("the window is open")
    }

    /// Lets a few frames pass.
    pub fn frames(&mut self, count: usize) {
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
        let is_field = |node: &egui_kittest::Node<'_>| matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput);
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

    /// Closes the window as the system would.
    pub fn close(mut self) {
        if let Some(harness) = self.harness.take() {
            let mut app = harness.into_state();
            eframe::App::on_exit(&mut app, None);
        }
    }
}
