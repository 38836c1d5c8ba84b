//! Reads the window as a screen reader does: over AT-SPI, the accessibility bus of Linux desktops.

use std::fmt;

use pollster::block_on;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zbus::Connection;
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type, Value};

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
/// `ATSPI_STATE_FOCUSED`, as a bit of the first of the two words of states.
const FOCUSED: u32 = 1 << 12;

/// One thing on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    path: String,
    /// `AtspiRole`, for reports.
    role: u32,
    pub name: String,
    /// What has been written in it, if it is a field.
    pub text: String,
    pub focused: bool,
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "role {} {:?} {:?}{}", self.role, self.name, self.text, if self.focused { " (focused)" } else { "" })
    }
}

/// A connection to one program's tree of what is on its screen.
pub struct Reader {
    bus: Connection,
    program: String,
}

impl Reader {
    /// Tells every program that somebody is listening.
    pub fn turn_on(session: &str) {
        block_on(async {
            let bus = connect(session).await;
            let on = ("org.a11y.Status", "IsEnabled", Value::from(true));
            let set = bus.call_method(Some("org.a11y.Bus"), "/org/a11y/bus", Some("org.freedesktop.DBus.Properties"), "Set", &on).await;
            set.unwrap_or_else(|why| panic!("the accessibility service does not start ({why}); tests/run installs what the tests need"));
        });
    }

    /// Finds the program with this process id, once it is there.
    pub fn connect(session: &str, process: u32) -> Option<Self> {
        block_on(async {
            let session = connect(session).await;
            let reply = session.call_method(Some("org.a11y.Bus"), "/org/a11y/bus", Some("org.a11y.Bus"), "GetAddress", &()).await.unwrap();
            let bus = connect(&reply.body().deserialize::<String>().unwrap()).await;
            let registry = Self { bus, program: "org.a11y.atspi.Registry".to_owned() };
            let programs = registry.children("/org/a11y/atspi/accessible/root").await?;
            for (program, _) in programs {
                let dbus = "org.freedesktop.DBus";
                let owner =
                    registry.bus.call_method(Some(dbus), "/org/freedesktop/DBus", Some(dbus), "GetConnectionUnixProcessID", &program);
                if owner.await.ok()?.body().deserialize::<u32>().ok()? == process {
                    return Some(Self { program, ..registry });
                }
            }
            None
        })
    }

    /// Everything on the screen, in reading order. What disappears while it is read is left out.
    pub fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        self.first(|node| {
            nodes.push(node.clone());
            false
        });
        nodes
    }

    /// The first thing in reading order that fits; no more is read than that.
    pub fn first(&self, mut fits: impl FnMut(&Node) -> bool) -> Option<Node> {
        block_on(async {
            let mut left = vec!["/org/a11y/atspi/accessible/root".to_owned()];
            while let Some(path) = left.pop() {
                let Some(children) = self.children(&path).await else { continue };
                left.extend(children.into_iter().rev().map(|(_, child)| child.to_string()));
                if let Some(found) = self.node(path).await.filter(&mut fits) {
                    return Some(found);
                }
            }
            None
        })
    }

    /// What has become of something seen before; `None` when it is gone.
    pub fn again(&self, node: &Node) -> Option<Node> {
        block_on(self.node(node.path.clone()))
    }

    /// What the keyboard goes to.
    pub fn focused(&self) -> Option<Node> {
        self.nodes().into_iter().find(|node| node.focused)
    }

    /// Does what a press on it does.
    pub fn press(&self, node: &Node) -> bool {
        block_on(self.call(&node.path, "org.a11y.atspi.Action", "DoAction", &(0_i32,))).unwrap_or_default()
    }

    async fn node(&self, path: String) -> Option<Node> {
        let role = self.call(&path, ACCESSIBLE, "GetRole", &()).await?;
        let states: Vec<u32> = self.call(&path, ACCESSIBLE, "GetState", &()).await?;
        let name = self.call::<OwnedValue>(&path, "org.freedesktop.DBus.Properties", "Get", &(ACCESSIBLE, "Name")).await?;
        let text = self.call(&path, "org.a11y.atspi.Text", "GetText", &(0_i32, -1_i32)).await.unwrap_or_default();
        let focused = states.first().is_some_and(|states| states & FOCUSED != 0);
        Some(Node { path, role, name: String::try_from(name).ok()?, text, focused })
    }

    async fn children(&self, path: &str) -> Option<Vec<(String, OwnedObjectPath)>> {
        self.call(path, ACCESSIBLE, "GetChildren", &()).await
    }

    async fn call<T: DeserializeOwned + Type>(
        &self,
        path: &str,
        interface: &str,
        method: &str,
        args: &(impl Serialize + DynamicType),
    ) -> Option<T> {
        let reply = self.bus.call_method(Some(self.program.as_str()), path, Some(interface), method, args).await.ok()?;
        reply.body().deserialize().ok()
    }
}

async fn connect(address: &str) -> Connection {
    zbus::connection::Builder::address(address).unwrap().build().await.unwrap()
}
