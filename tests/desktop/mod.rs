//! A desktop of its own for a test: an X server without a screen, a session bus with the
//! accessibility service on it, and the real program in a real window.
//!
//! The program is driven by key events and read the way a screen reader reads it, so nothing
//! here knows where on the screen anything is.

pub mod reader;

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use reader::{Node, Reader};

/// Long enough for a slow machine that draws in software; nothing is measured against it.
const PATIENCE: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(50);

/// Tries again until there is something, and fails with what was being waited for.
pub fn wait<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
        thread::sleep(PAUSE);
    }
}

/// A program that ends when the test does, however the test ends.
struct Helper(Child);

impl Drop for Helper {
    fn drop(&mut self) {
        self.0.kill().and_then(|()| self.0.wait()).map_or_else(|why| eprintln!("a helper is left running: {why}"), drop);
    }
}

fn start(command: &mut Command) -> Helper {
    Helper(command.spawn().unwrap_or_else(|why| missing(command, &why)))
}

fn missing(command: &Command, why: &std::io::Error) -> ! {
    panic!("{} cannot be started ({why}); tests/run installs what the tests need", command.get_program().display())
}

/// Starts a helper that says on its first line of output where it can be reached.
fn start_telling(command: &mut Command) -> (Helper, String) {
    let mut helper = start(command.stdin(Stdio::null()).stdout(Stdio::piped()));
    let mut line = String::new();
    BufReader::new(helper.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(!line.trim().is_empty(), "{} says nothing", command.get_program().display());
    (helper, line.trim().to_owned())
}

/// The X server, the bus and a home folder that nobody has used before.
pub struct Desktop {
    folder: tempfile::TempDir,
    display: String,
    bus: String,
    helpers: Vec<Helper>,
}

impl Desktop {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]).stderr(Stdio::null());
        let (server, number) = start_telling(&mut server);
        let mut desktop = Self { folder, display: format!(":{number}"), bus: String::new(), helpers: vec![server] };
        fs::create_dir(desktop.home().join("run")).unwrap();
        fs::set_permissions(desktop.home().join("run"), std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        let mut bus = desktop.command("dbus-daemon");
        let (bus, address) = start_telling(bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]).stderr(Stdio::null()));
        desktop.helpers.push(bus);
        desktop.bus = address;
        desktop.run("setxkbmap", &["se"]);
        desktop
    }

    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// Where the session bus is reached.
    pub fn bus(&self) -> &str {
        &self.bus
    }

    /// A command that knows this desktop and no other.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        let home = self.home();
        for (name, folder) in
            [("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_DATA_HOME", "data"), ("XDG_RUNTIME_DIR", "run")]
        {
            command.env(name, home.join(folder));
        }
        for other in ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XAUTHORITY", "AT_SPI_BUS_ADDRESS", "LC_ALL", "LC_CTYPE", "XMODIFIERS"] {
            command.env_remove(other);
        }
        command
            .env("HOME", home)
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            // Which letters a dead key makes is a matter of the language.
            .env("LANG", "sv_SE.UTF-8")
            // The same renderer wherever the test runs.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("VK_LOADER_DRIVERS_SELECT", "*lvp*");
        command
    }

    /// Runs a tool to its end.
    pub fn run(&self, program: &str, args: &[&str]) -> String {
        let mut command = self.command(program);
        // The one locale that every machine has and that knows more letters than ASCII.
        let output = command.env("LC_ALL", "C.UTF-8").args(args).output().unwrap_or_else(|why| missing(&command, &why));
        assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs one of the program's commands, without its window.
    pub fn samsyn(&self, args: &[&OsStr]) -> Output {
        self.command(env!("CARGO_BIN_EXE_samsyn")).env_remove("DISPLAY").args(args).output().unwrap()
    }

    /// Puts a text where the next paste finds it.
    pub fn copy(&mut self, text: &str) {
        let file = self.home().join("clip");
        fs::write(&file, text).unwrap();
        let mut clip = self.command("xclip");
        clip.args(["-quiet", "-selection", "clipboard"]).arg(&file).stdout(Stdio::null()).stderr(Stdio::null());
        self.helpers.push(start(&mut clip));
        wait("the clipboard", || {
            let held = self.command("xclip").args(["-selection", "clipboard", "-out"]).output().unwrap();
            (held.stdout == text.as_bytes()).then_some(())
        });
    }

    /// Opens the program's window on a work folder, with the keyboard in it.
    pub fn open(&self, folder: &Path, environment: &[(&str, &str)]) -> Window<'_> {
        Reader::turn_on(&self.bus);
        let log = self.home().join("samsyn.log");
        let mut command = self.command(env!("CARGO_BIN_EXE_samsyn"));
        command.arg(folder).envs(environment.iter().copied()).stderr(fs::OpenOptions::new().create(true).append(true).open(&log).unwrap());
        let mut program = start(&mut command);
        let id = program.0.id();
        let mut running = || {
            let ended = program.0.try_wait().unwrap();
            assert!(ended.is_none(), "the program ended, {ended:?}: {}", fs::read_to_string(&log).unwrap());
        };
        let reader = wait("the program to be heard", || {
            running();
            Reader::connect(&self.bus, id)
        });
        wait("something on the screen", || {
            running();
            // More than the program and its window.
            (reader.nodes().len() > 2).then_some(())
        });
        // There is no window manager to give it the keyboard.
        self.run("xdotool", &["search", "--onlyvisible", "--name", "^Samsyn$", "windowfocus", "--sync"]);
        Window { desktop: self, program, reader, log }
    }
}

/// The program on screen.
pub struct Window<'a> {
    desktop: &'a Desktop,
    program: Helper,
    reader: Reader,
    log: PathBuf,
}

impl Window<'_> {
    /// The number of the program's process.
    pub fn process(&self) -> u32 {
        self.program.0.id()
    }

    /// Presses keys by name, one after the other.
    pub fn press(&self, keys: &[&str]) {
        self.desktop.run("xdotool", &[["key", "--delay", "30"].as_slice(), keys].concat());
    }

    /// Types a text on the keyboard.
    pub fn write(&self, text: &str) {
        self.desktop.run("xdotool", &["type", "--delay", "30", text]);
    }

    /// What has become of something seen before; `None` when it is gone.
    pub fn again(&self, node: &Node) -> Option<Node> {
        self.reader.again(node)
    }

    /// What is on the screen now and fits.
    pub fn look(&self, fits: impl Fn(&Node) -> bool) -> Option<Node> {
        self.reader.first(fits)
    }

    /// Waits until something on the screen fits.
    pub fn find(&self, what: &str, fits: impl Fn(&Node) -> bool) -> Node {
        let start = Instant::now();
        loop {
            if let Some(found) = self.reader.first(&fits) {
                return found;
            }
            if start.elapsed() > PATIENCE {
                let nodes = self.reader.nodes();
                let seen: Vec<String> = nodes.iter().map(ToString::to_string).collect();
                panic!("no {what} on the screen:\n{}\n{}", seen.join("\n"), fs::read_to_string(&self.log).unwrap());
            }
            thread::sleep(PAUSE);
        }
    }

    /// Presses what has this name, as a screen reader does on its user's behalf.
    pub fn activate(&self, name: &str) {
        wait(name, || self.reader.first(|node| node.name == name).filter(|node| self.reader.press(node)));
    }

    /// Walks with Tab to what has this name, and presses it with Enter.
    pub fn choose(&self, name: &str) {
        self.find(name, |node| node.name == name);
        for _ in 0..80 {
            let before = self.reader.focused();
            self.press(&["Tab"]);
            // The last thing and the first may be one and the same, so this wait may end in vain.
            let moved = (0..40).find_map(|_| {
                thread::sleep(PAUSE);
                self.reader.focused().filter(|now| Some(now) != before.as_ref())
            });
            if moved.is_some_and(|now| now.name == name) {
                self.press(&["Return"]);
                return;
            }
        }
        panic!("Tab does not come to {name:?}");
    }

    /// Ends the program as a power cut would.
    pub fn cut(mut self) {
        self.program.0.kill().unwrap();
        let ended = self.program.0.wait().unwrap();
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&ended), Some(9), "it had ended before: {ended}");
    }
}
