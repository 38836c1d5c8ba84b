//! Waiting for what jobs report, without a window.

use std::thread::sleep;
use std::time::{Duration, Instant};

use samsyn::app::model::Model;
use samsyn::app::update::tick;

/// Longer than any job takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

pub fn until(model: &mut Model, what: &str, is_so: impl Fn(&Model) -> bool) {
    let start = Instant::now();
    while !is_so(model) {
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}: {:?}", model.notices.all());
        sleep(Duration::from_millis(5));
        tick(model);
    }
}
