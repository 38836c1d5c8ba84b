//! Content that has passed the gate, for tests of what becomes of it afterwards.

use jiff::Timestamp;
use samsyn::domain::anonymity::gate::{Cleared, Gate, Hindrance};
use samsyn::domain::ids::WriterId;
use samsyn::domain::log::{Log, Logged, What};
use samsyn::domain::project::Project;
use samsyn::domain::summary::Summary;
use samsyn::domain::workspace::Workspace;
use samsyn::storage::guides;

/// A summary that the gate lets through, once somebody has decided on every find in it.
pub fn cleared(summary: &Summary) -> Cleared<Summary> {
    decided(|gate| gate.clear(summary.clone()))
}

/// Decides on whatever is found until nothing is.
pub fn decided<T>(clear: impl Fn(&Gate) -> Result<Cleared<T>, Vec<Hindrance>>) -> Cleared<T> {
    let mut log = Log::default();
    loop {
        let logs = [(WriterId::new("prov").expect("an id"), log.clone())].into();
        let (project, guide) = (Project::new("Prov"), guides::bilaga2());
        let gate = Gate::new(&Workspace {
            project,
            guide,
            municipalities: <_>::default(),
            logs,
            names: <_>::default(),
            selection: <_>::default(),
            publication: <_>::default(),
        });
        let hindrances = match clear(&gate) {
            Ok(cleared) => return cleared,
            Err(hindrances) => hindrances,
        };
        let before = log.events.len();
        for Hindrance { hit, text, .. } in hindrances {
            assert!(hit.can_be_allowed(), "a test's own text holds a {}: {text}", hit.kind.name());
            let what = What::NotAName { text, by: "provet".to_owned() };
            if log.events.iter().all(|logged| logged.what != what) {
                log.events.push(Logged { at: Timestamp::UNIX_EPOCH, what });
            }
        }
        assert!(log.events.len() > before, "what was decided is found again");
    }
}
