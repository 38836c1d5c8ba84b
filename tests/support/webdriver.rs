//! A browser as a person drives it, by its keys alone: Chromium through its driver, Firefox through
//! what it speaks itself. Both understand the commands of the W3C's WebDriver; either must be
//! installed, at home in a folder of its own that is gone with it, and reaches no network.

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Longer than a browser needs for anything, also on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);
/// The name that an element has in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Nothing of a browser's own goes out: names have no addresses, and it looks for nothing.
const CHROMIUM: [&str; 15] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND",
];

/// Somebody sits there with a mouse, which no screen means otherwise.
const MOUSE: &str = "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4";

/// The same for Firefox: what it would fetch goes to a port that nobody listens at. Files are
/// saved without a question.
const FIREFOX: [(&str, &str); 17] = [
    ("marionette.port", "0"),
    ("network.proxy.type", "1"),
    ("network.proxy.http", "\"127.0.0.1\""),
    ("network.proxy.http_port", "9"),
    ("network.proxy.ssl", "\"127.0.0.1\""),
    ("network.proxy.ssl_port", "9"),
    ("network.captive-portal-service.enabled", "false"),
    ("network.connectivity-service.enabled", "false"),
    ("app.normandy.enabled", "false"),
    ("datareporting.policy.dataSubmissionEnabled", "false"),
    ("toolkit.telemetry.enabled", "false"),
    ("browser.shell.checkDefaultBrowser", "false"),
    ("browser.startup.homepage_override.mstone", "\"ignore\""),
    ("browser.download.folderList", "2"),
    ("browser.download.always_ask_before_handling_new_types", "false"),
    ("browser.download.alwaysOpenPanel", "false"),
    ("browser.helperApps.neverAsk.saveToDisk", "\"application/json\""),
];

/// Keys that write nothing, as the protocol has them.
const KEYS: [(&str, char); 14] = [
    ("Backspace", '\u{e003}'),
    ("Tab", '\u{e004}'),
    ("Enter", '\u{e007}'),
    ("Shift", '\u{e008}'),
    ("Control", '\u{e009}'),
    ("Escape", '\u{e00c}'),
    ("Space", ' '),
    ("End", '\u{e010}'),
    ("Home", '\u{e011}'),
    ("Left", '\u{e012}'),
    ("Up", '\u{e013}'),
    ("Right", '\u{e014}'),
    ("Down", '\u{e015}'),
    ("Delete", '\u{e017}'),
];

/// Whose browser it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Make {
    Chromium,
    /// Chromium without a mouse.
    Phone,
    Firefox,
}

/// How the commands reach it.
enum Wire {
    /// A port that speaks HTTP, and the session there.
    Driver { port: u16, session: String },
    /// Messages with their length before them, each with a number.
    Marionette(RefCell<Marionette>),
}

struct Marionette {
    stream: BufReader<TcpStream>,
    sent: u64,
}

/// An open browser with one page. Ends when dropped, whatever has happened.
pub struct Browser {
    wire: Wire,
    /// What was started; ends before its home is gone.
    _program: Group,
    home: TempDir,
}

/// A program in a group of its own, with all that it starts. Killed when dropped.
struct Group(Child);

impl Browser {
    pub fn open(make: Make) -> Self {
        let home = TempDir::new().expect("a temporary folder");
        fs::create_dir(home.path().join("downloads")).expect("a folder for downloads");
        match make {
            Make::Chromium => Self::chromium(home, &[MOUSE]),
            Make::Phone => Self::chromium(home, &[]),
            Make::Firefox => Self::firefox(home),
        }
    }

    fn chromium(home: TempDir, more: &[&str]) -> Self {
        let mut program = start("chromedriver", &["--port=0"], home.path());
        let mut lines = BufReader::new(program.0.stdout.take().expect("its output")).lines().map_while(Result::ok);
        let port = lines.find_map(|line| line.rsplit_once("successfully on port ")?.1.trim_end_matches('.').parse().ok());
        let port = port.expect("chromedriver listens");
        let mut arguments: Vec<String> = CHROMIUM.iter().chain(more).map(|argument| (*argument).to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", home.path().join("profile").display()));
        let wanted = json!({
            "timeouts": timeouts(),
            "goog:chromeOptions": {
                "args": arguments,
                "prefs": { "download.default_directory": home.path().join("downloads"), "download.prompt_for_download": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let mut browser = Self { wire: Wire::Driver { port, session: String::new() }, _program: program, home };
        let begun = ask_driver(port, "POST", "/session", Some(&json!({ "capabilities": { "alwaysMatch": wanted } })));
        let id = begun["sessionId"].as_str().expect("a session").to_owned();
        browser.wire = Wire::Driver { port, session: id };
        browser
    }

    fn firefox(home: TempDir) -> Self {
        let profile = home.path().join("profile");
        fs::create_dir(&profile).expect("a profile");
        let downloads = json!(home.path().join("downloads")).to_string();
        let settings = FIREFOX.into_iter().chain([("browser.download.dir", downloads.as_str())]);
        let settings: Vec<String> = settings.map(|(name, value)| format!("user_pref(\"{name}\", {value});\n")).collect();
        fs::write(profile.join("user.js"), settings.concat()).expect("its settings");
        let folder = profile.display().to_string();
        let program = start("firefox-esr", &["--headless", "--marionette", "--no-remote", "--profile", &folder], home.path());
        let port = wait("Firefox listens", || fs::read_to_string(profile.join("MarionetteActivePort")).ok()?.trim().parse::<u16>().ok());
        let stream = BufReader::new(connect(port));
        let mut marionette = Marionette { stream, sent: 0 };
        assert_eq!(marionette.read()["marionetteProtocol"], 3);
        let browser = Self { wire: Wire::Marionette(RefCell::new(marionette)), _program: program, home };
        browser.command("NewSession", &json!({ "capabilities": { "alwaysMatch": { "timeouts": timeouts() } } }));
        browser
    }

    /// Gives a command; what it gives back.
    fn command(&self, name: &str, parameters: &Value) -> Value {
        match &self.wire {
            Wire::Driver { port, session } => {
                let (method, place) = place(name, parameters);
                let body = (method == "POST").then_some(parameters);
                ask_driver(*port, method, &format!("/session/{session}{place}"), body)
            }
            Wire::Marionette(marionette) => {
                let mut result = marionette.borrow_mut().ask(&format!("WebDriver:{name}"), parameters);
                if result.get("value").is_some() { result["value"].take() } else { result }
            }
        }
    }

    /// Shows a file.
    pub fn show(&self, file: &Path) {
        let path: String = file.display().to_string().bytes().fold(String::new(), |path, byte| match byte {
            b'/' | b'.' | b'-' | b'_' => path + &char::from(byte).to_string(),
            byte if byte.is_ascii_alphanumeric() => path + &char::from(byte).to_string(),
            byte => format!("{path}%{byte:02X}"),
        });
        self.command("Navigate", &json!({ "url": format!("file://{path}") }));
    }

    pub fn reload(&self) {
        self.command("Refresh", &json!({}));
    }

    /// What the body of an asynchronous function gives back in the page.
    #[track_caller]
    pub fn run(&self, work: &str) -> Value {
        let script = format!("return (async () => {{ {work} }})().catch(error => ({{ error: String(error) }}));");
        let result = self.command("ExecuteScript", &json!({ "script": script, "args": [] }));
        assert!(result.get("error").is_none(), "{work}: {result}");
        result
    }

    /// As [`run`](Self::run), of an expression that gives a text.
    #[track_caller]
    pub fn text(&self, expression: &str) -> String {
        let result = self.run(&format!("return {expression};"));
        result.as_str().unwrap_or_else(|| panic!("{expression}: {result}")).to_owned()
    }

    /// As [`run`](Self::run), of an expression that is true or false.
    #[track_caller]
    pub fn is(&self, expression: &str) -> bool {
        let result = self.run(&format!("return {expression};"));
        result.as_bool().unwrap_or_else(|| panic!("{expression}: {result}"))
    }

    /// Strikes keys: "Tab", "Shift+Tab", "1".
    pub fn press(&self, chords: &[&str]) {
        let key = |name: &str| {
            let named = KEYS.into_iter().find(|(known, _)| *known == name).map(|(_, key)| key);
            let mut signs = name.chars();
            named.or_else(|| signs.next().filter(|_| signs.next().is_none())).unwrap_or_else(|| panic!("no key {name}"))
        };
        let strokes = chords.iter().flat_map(|chord| {
            let keys: Vec<char> = chord.split('+').map(key).collect();
            let up: Vec<_> = keys.iter().rev().map(|key| ("keyUp", *key)).collect();
            keys.into_iter().map(|key| ("keyDown", key)).chain(up).collect::<Vec<_>>()
        });
        self.strike(strokes);
    }

    /// Writes a text, key by key.
    pub fn write(&self, text: &str) {
        self.strike(text.chars().flat_map(|key| [("keyDown", key), ("keyUp", key)]));
    }

    fn strike(&self, strokes: impl IntoIterator<Item = (&'static str, char)>) {
        let strokes: Vec<Value> = strokes.into_iter().map(|(kind, key)| json!({ "type": kind, "value": key })).collect();
        self.command("PerformActions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] }));
    }

    /// Whether what has the focus is one of those.
    pub fn is_at(&self, selector: &str) -> bool {
        self.is(&format!("document.activeElement.matches({})", json!(selector)))
    }

    /// Strikes Tab, or Shift+Tab, until what has the focus is one of those; as many times as
    /// somebody bears at the most.
    #[track_caller]
    pub fn go(&self, key: &str, selector: &str, most: usize) {
        for _ in 0..most {
            self.press(&[key]);
            if self.is_at(selector) {
                return;
            }
        }
        let now = self.text("document.activeElement.outerHTML.slice(0, 200)");
        panic!("{key} leads not to {selector} within {most}, but to {now}");
    }

    /// Gives files to a field that takes them, as the system's own dialog would.
    pub fn choose(&self, selector: &str, files: &[&Path]) {
        let field = self.command("FindElement", &json!({ "using": "css selector", "value": selector }));
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        self.command("ElementSendKeys", &json!({ "id": field[ELEMENT], "text": paths.join("\n") }));
    }

    /// Waits until an expression is true in the page.
    #[track_caller]
    pub fn until(&self, expression: &str) {
        wait(expression, || self.is(expression).then_some(()));
    }

    /// Waits for a file of that name, and takes it out of the browser's folder.
    pub fn downloaded(&self, name: &str, to: &Path) -> PathBuf {
        let path = self.home.path().join("downloads").join(name);
        // A browser that is still writing has a file of another name beside it.
        let is_whole = || fs::read(&path).ok().filter(|bytes| serde_json::from_slice::<Value>(bytes).is_ok());
        let bytes = wait(name, is_whole);
        fs::write(to, bytes).expect("a copy of the file");
        fs::remove_file(&path).expect("the file");
        to.to_owned()
    }

    /// The page as a picture in PNG, as much of it as the window shows.
    pub fn picture(&self) -> Vec<u8> {
        let picture = self.command("TakeScreenshot", &json!({ "full": false }));
        STANDARD.decode(picture.as_str().expect("a picture")).expect("base64")
    }

    /// A screen of that size, with light or dark colours. Chromium alone can pretend that.
    pub fn screen(&self, (width, height): (u32, u32), is_dark: bool) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("goog:cdp", &json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": size }));
        let scheme = json!({ "name": "prefers-color-scheme", "value": if is_dark { "dark" } else { "light" } });
        self.command("goog:cdp", &json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "features": [scheme] } }));
    }

    /// Shows the page as it prints. Chromium alone can pretend that.
    pub fn print(&self) {
        self.command("goog:cdp", &json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "media": "print" } }));
    }

    /// What Chromium has noted since the last time: what the page said and did wrong.
    pub fn complaints(&self) -> Vec<String> {
        let log = self.command("goog:log", &json!({ "type": "browser" }));
        log.as_array().expect("a log").iter().map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Every address that Chromium has asked for since the last time.
    pub fn requests(&self) -> Vec<String> {
        let log = self.command("goog:log", &json!({ "type": "performance" }));
        let events = log.as_array().expect("a log").iter().map(|entry| entry["message"].as_str().unwrap_or_default());
        let events = events.map(|event| serde_json::from_str::<Value>(event).expect("an event")["message"].take());
        let requests = events.filter(|event| event["method"] == "Network.requestWillBeSent");
        requests.map(|event| event["params"]["request"]["url"].as_str().expect("an address").to_owned()).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A driver that is killed leaves its browser running: it is asked first, but not waited for
        // without end. A test that has failed has its own tale to tell, so nothing is said here.
        if let Wire::Driver { port, session } = &self.wire
            && !session.is_empty()
            && let Ok(mut stream) = TcpStream::connect(("127.0.0.1", *port))
        {
            let goodbye = format!("DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
            let waits = stream.set_read_timeout(Some(Duration::from_secs(20)));
            let _closed = waits.and_then(|()| stream.write_all(goodbye.as_bytes())).and_then(|()| stream.read(&mut [0; 256]));
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _killed = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ended = self.0.wait();
    }
}

impl Marionette {
    fn ask(&mut self, command: &str, parameters: &Value) -> Value {
        self.sent += 1;
        let message = json!([0, self.sent, command, parameters]).to_string();
        self.stream.get_mut().write_all(format!("{}:{message}", message.len()).as_bytes()).expect("Firefox listens");
        let mut answer = self.read();
        assert_eq!((&answer[1], &answer[2]), (&json!(self.sent), &Value::Null), "{command}");
        answer[3].take()
    }

    fn read(&mut self) -> Value {
        let mut length = Vec::new();
        self.stream.read_until(b':', &mut length).expect("Firefox answers");
        length.pop();
        let length: usize = String::from_utf8_lossy(&length).parse().expect("a length");
        let mut message = vec![0; length];
        self.stream.read_exact(&mut message).expect("a whole message");
        serde_json::from_slice(&message).expect("JSON")
    }
}

/// Starts a program in a group of its own, at home in a folder that nothing else knows of. It has
/// the fonts that pages ask for first, so that they look the same on every machine.
fn start(program: &str, arguments: &[&str], home: &Path) -> Group {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    fs::create_dir(home.join("data")).expect("a folder for fonts");
    std::os::unix::fs::symlink(fonts, home.join("data/fonts")).expect("the fonts");
    let mut command = Command::new(program);
    command.args(arguments).env("HOME", home).env("XDG_CONFIG_HOME", home).env("XDG_CACHE_HOME", home);
    command.env("XDG_DATA_HOME", home.join("data")).process_group(0);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    Group(command.spawn().unwrap_or_else(|e| panic!("{program} is needed for this test: {e}")))
}

fn timeouts() -> Value {
    let time = u64::try_from(PATIENCE.as_millis()).expect("some minutes");
    json!({ "script": time, "pageLoad": time })
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE + Duration::from_secs(30))).expect("a time limit");
    stream
}

/// Where the driver of Chromium has a command.
fn place(name: &str, parameters: &Value) -> (&'static str, String) {
    let (method, place) = match name {
        "Navigate" => ("POST", "/url"),
        "Refresh" => ("POST", "/refresh"),
        "ExecuteScript" => ("POST", "/execute/sync"),
        "PerformActions" => ("POST", "/actions"),
        "FindElement" => ("POST", "/element"),
        "TakeScreenshot" => ("GET", "/screenshot"),
        "goog:cdp" => ("POST", "/goog/cdp/execute"),
        "goog:log" => ("POST", "/se/log"),
        "ElementSendKeys" => return ("POST", format!("/element/{}/value", parameters["id"].as_str().expect("an element"))),
        _ => panic!("no command {name}"),
    };
    (method, place.to_owned())
}

/// Asks a driver over HTTP.
fn ask_driver(port: u16, method: &str, path: &str, body: Option<&Value>) -> Value {
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut stream = connect(port);
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all((head + &body).as_bytes()).expect("the driver listens");
    let mut stream = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).expect("the driver answers");
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().expect("a length"),
            _ if line.trim_end().is_empty() => break,
            _ => {}
        }
    }
    let mut answer = vec![0; length];
    stream.read_exact(&mut answer).expect("a whole answer");
    let mut answer: Value = serde_json::from_slice(&answer).expect("JSON");
    let value = answer["value"].take();
    assert!(value.get("error").is_none_or(|_| value.get("message").is_none()), "{method} {path}: {}", value["message"]);
    value
}

/// Waits until something is there.
#[track_caller]
fn wait<T>(what: &str, mut found: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        sleep(Duration::from_millis(25));
    }
}
