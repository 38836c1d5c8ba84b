//! The real program in a real window: what was typed survives a power cut, nothing of a locked
//! project is ever clear on the disk, and a machine that cannot show a window is told so in a plain
//! sentence.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of tests may panic and print like the tests themselves")]

#[expect(dead_code, reason = "each test uses its part of the driver")]
mod desktop;

use std::fs;
use std::path::Path;

use samsyn::app::text::Texts;
use samsyn::domain::coding::Code;
use samsyn::domain::notes::{Entry, Speaker};
use samsyn::domain::project::Language;
use samsyn::domain::session::SeatCode;
use samsyn::domain::workspace::FocusGroup;
use samsyn::storage::guides;
use samsyn::storage::store::Store;
use samsyn::storage::vault::{self, Passphrase};

use desktop::{Desktop, Window, wait};

/// What the municipality that is interviewed today is called, and its folder.
const MUNICIPALITY: &str = "testevik";

fn word(key: &str) -> String {
    Texts::new(Language::Sv).get(key)
}

/// The one focus group as it is on disk right now.
fn on_disk(folder: &Path) -> FocusGroup {
    let workspace = Store::open(folder).unwrap().workspace;
    let (_, dossier) = workspace.municipalities.into_iter().find(|(slug, _)| slug.as_str() == MUNICIPALITY).unwrap();
    dossier.sessions.into_values().next_back().unwrap()
}

fn texts(group: &FocusGroup) -> Vec<&str> {
    group.notes.values().flat_map(|notes| &notes.entries).map(|entry| entry.text.as_str()).collect()
}

/// Goes from the first screen to the capture line.
fn to_the_line(window: &Window<'_>) {
    window.choose(&word("hero-run"));
    let line = word("capture-line");
    window.find("capture line with the keyboard in it", |node| node.name == line && node.focused);
}

/// Waits until the capture line holds exactly this.
fn line_holds(window: &Window<'_>, text: &str) {
    let line = word("capture-line");
    window.find(&format!("capture line that holds {text:?}"), |node| node.name == line && node.text == text);
}

/// Waits until the screen says that everything is on disk.
fn says_saved(window: &Window<'_>) {
    let saved = Texts::new(Language::Sv).with("saved-at", &[("time", "".into())]);
    window.find("word that it is saved", |node| node.name.starts_with(&saved) && node.name.ends_with(|c: char| c.is_ascii_digit()));
}

#[test]
fn what_was_typed_survives_a_power_cut() {
    let mut desktop = Desktop::new();
    desktop.copy(", sade hela bordet – ”varje tisdag”");
    let folder = desktop.home().join("kartläggning");
    let made = desktop.samsyn(&["demo".as_ref(), folder.as_ref()]);
    assert!(made.status.success(), "{made:?}");
    assert_eq!(texts(&on_disk(&folder)), [""; 0], "nobody has noted anything yet");

    let note = "Vi ses på ån, räknar på Öland och på kafé, sade hela bordet – ”varje tisdag”";
    let half = "Håkan har en idé om att";
    let window = desktop.open(&folder, &[]);
    to_the_line(&window);
    window.write("Vi ses på ån, räknar på Öland och på kaf");
    window.press(&["dead_acute", "e"]);
    window.press(&["ctrl+v"]);
    line_holds(&window, note);
    window.press(&["Return"]);
    line_holds(&window, "");
    says_saved(&window);
    // Not a moment later: the word on the screen is the promise.
    assert_eq!(texts(&on_disk(&folder)), [note]);

    window.write("Håkan har en id");
    window.press(&["dead_acute", "e"]);
    window.write(" om att");
    line_holds(&window, half);
    std::thread::sleep(std::time::Duration::from_secs(1));
    window.cut();

    let checked = desktop.samsyn(&["check".as_ref(), folder.as_ref()]);
    assert_eq!(checked.status.code(), Some(0), "{checked:?}");
    assert_eq!(texts(&on_disk(&folder)), [note]);

    let window = desktop.open(&folder, &[]);
    to_the_line(&window);
    line_holds(&window, half);
    window.find("note from before", |node| node.name.contains(note) || node.text.contains(note));
    // What comes after is written on at the end of the half-typed line.
    window.write(" ses oftare");
    window.press(&["Return"]);
    line_holds(&window, "");
    wait("both notes on disk", || (texts(&on_disk(&folder)) == [note, "Håkan har en idé om att ses oftare"]).then_some(()));
    says_saved(&window);
    window.cut();
    assert_eq!(desktop.samsyn(&["check".as_ref(), folder.as_ref()]).status.code(), Some(0));
}

/// The files below a folder, whatever wrote them, that hold one of these texts in UTF-8 or UTF-16.
/// The texts are of ASCII, so that their UTF-16 can be looked for as text too.
fn holding(folder: &Path, texts: &[&str]) -> Vec<String> {
    let spread = |text: &str, wide: fn(u8) -> [u8; 2]| String::from_utf8(text.bytes().flat_map(wide).collect()).unwrap();
    let forms = |text: &&str| [(*text).to_owned(), spread(text, |byte| [byte, 0]), spread(text, |byte| [0, byte])];
    let forms: Vec<String> = texts.iter().flat_map(forms).collect();
    let (mut found, mut left) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(path) = left.pop() {
        // What was there a moment ago may be renamed or gone, as a temporary file is.
        let Ok(kind) = fs::symlink_metadata(&path) else { continue };
        if kind.is_dir() {
            left.extend(fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path()));
        } else if kind.is_file()
            && let Ok(bytes) = fs::read(&path)
        {
            let text = String::from_utf8_lossy(&bytes);
            found.extend(forms.iter().any(|form| text.contains(form)).then(|| path.display().to_string()));
        }
    }
    found
}

#[test]
fn nothing_of_a_locked_project_is_ever_clear_on_the_disk() {
    const PASSPHRASE: &str = "passphrase utan like";
    const NOTE: &str = "kanariehanen sjunger i gruvan";
    /// Everything but the accessibility bus, which says of each message only what types it has, at
    /// great length.
    const LOG: &str = "trace,zbus=warn,tracing=warn";
    const HALF: &str = "halva visan om kvarnhjulet";
    let desktop = Desktop::new();
    let home = desktop.home();
    let folder = home.join("kartläggning");
    let made = desktop.samsyn(&["demo".as_ref(), folder.as_ref()]);
    assert!(made.status.success(), "{made:?}");
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let key = vault::create_with_work(&folder, &passphrase, 10).unwrap();
    drop(Store::open_with(&folder, Some(key)).unwrap());
    let temporary = home.join("tmp");
    fs::create_dir(&temporary).unwrap();
    let nothing_found = |when: &str| {
        assert_eq!(holding(home, &[NOTE, HALF, PASSPHRASE]), [""; 0], "{when}");
    };
    // The search itself finds what there is to find.
    let planted: Vec<u8> = HALF.encode_utf16().flat_map(u16::to_be_bytes).collect();
    fs::write(temporary.join("planted"), [b"x".as_slice(), &planted].concat()).unwrap();
    assert_eq!(holding(home, &[NOTE, HALF]).len(), 1);
    fs::remove_file(temporary.join("planted")).unwrap();

    let temporary = temporary.to_str().unwrap();
    let environment = [("RUST_LOG", LOG), ("TMPDIR", temporary)];
    let field = word("passphrase");
    let unlock = |window: &Window<'_>| {
        window.find("field for the passphrase", |node| node.name == field && node.focused);
        window.write(PASSPHRASE);
        window.press(&["Return"]);
        to_the_line(window);
    };
    let window = desktop.open(&folder, &environment);
    unlock(&window);
    window.write(NOTE);
    line_holds(&window, NOTE);
    nothing_found("while it is typed");
    window.press(&["Return"]);
    line_holds(&window, "");
    window.write(HALF);
    line_holds(&window, HALF);
    for _ in 0..20 {
        nothing_found("while it is saved");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    says_saved(&window);
    window.cut();
    nothing_found("after a power cut");
    let log = fs::read_to_string(home.join("samsyn.log")).unwrap();
    assert!(log.contains("command undo-change"), "the log was on");

    let window = desktop.open(&folder, &environment);
    unlock(&window);
    line_holds(&window, HALF);
    window.find("note from before", |node| node.name.contains(NOTE) || node.text.contains(NOTE));
    nothing_found("after it was opened again");
    window.press(&["ctrl+shift+l"]);
    window.find("lock", |node| node.name == field && node.focused);
    nothing_found("after it was locked again");
    window.cut();
    let opened = Store::open_with(&folder, Some(vault::open(&folder, &passphrase).unwrap())).unwrap();
    let group = opened.workspace.municipalities.into_iter().find(|(slug, _)| slug.as_str() == MUNICIPALITY).unwrap().1;
    let group = group.sessions.into_values().next_back().unwrap();
    assert_eq!(texts(&group), [NOTE]);
}

#[test]
fn a_swedish_keyboard_types_its_signs_and_works_the_shortcuts() {
    let desktop = Desktop::new();
    let folder = desktop.home().join("kartläggning");
    let made = desktop.samsyn(&["demo".as_ref(), folder.as_ref()]);
    assert!(made.status.success(), "{made:?}");
    let window = desktop.open(&folder, &[]);
    to_the_line(&window);
    // AltGr is no Alt, and a dead key waits for its letter.
    window.press(&["ISO_Level3_Shift+2", "ISO_Level3_Shift+e", "dead_acute", "e"]);
    line_holds(&window, "@€é");
    window.press(&["alt+q"]);
    window.write(" på ån");
    line_holds(&window, "@€é på ån");
    window.press(&["Return"]);
    line_holds(&window, "");
    window.press(&["alt+shift+1", "ctrl+g", "x"]);
    wait("what the keys did on disk", || {
        let group = on_disk(&folder);
        let entry = Entry::clone(group.stream().first()?);
        let row = group.notes.values().find_map(|notes| notes.position.clone())?;
        let is_so = entry.text == "@€é på ån" && entry.speaker == Speaker::Seat(SeatCode(1)) && entry.codes == [Code::Styrning].into();
        // The 33rd row has the key x.
        (is_so && row == guides::bilaga2().places()[32].row.id).then_some(())
    });
    line_holds(&window, "");
    window.cut();
}

#[test]
fn opengl_steps_in_for_a_missing_vulkan() {
    let desktop = Desktop::new();
    let folder = desktop.home().join("ny");
    assert!(desktop.samsyn(&["new".as_ref(), folder.as_ref(), "--name".as_ref(), "Ny".as_ref()]).status.success());
    let window = desktop.open(&folder, &[("WGPU_BACKEND", "vulkan"), ("VK_DRIVER_FILES", "/dev/null"), ("VK_ICD_FILENAMES", "/dev/null")]);
    let empty = word("home-empty");
    window.find("first screen", |node| node.name == empty);
    window.cut();
}

#[test]
fn without_a_screen_a_plain_sentence_says_so() {
    let home = tempfile::tempdir().unwrap();
    for display in [None, Some(":54321")] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_samsyn"));
        command.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command.envs(display.map(|display| ("DISPLAY", display)));
        let ended = command.output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{display:?}: {said}");
        assert!(said.contains(&word("trouble-no-window-what")) && !said.contains("panicked"), "{display:?}: {said}");
        assert!(ended.stdout.is_empty());
    }
    assert!(fs::read_dir(home.path()).unwrap().count() <= 1, "nothing but its preferences was written");
}
