//! A project that does not open because some of its files are broken: what can be had of it, until
//! somebody decides what to do.

use std::path::PathBuf;
use std::sync::Arc;

use crate::storage::lock::Pen;
use crate::storage::problem::Problem;
use crate::storage::repair::{Mended, RepairError, Survey};
use crate::storage::store::Opened;

/// What can be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RepairCommand {
    /// Open with the latest generations that are whole; what is broken is set aside.
    Mend,
    /// Leave everything as it is.
    Close,
}

/// A work folder with the pen to write in it, or why it does not open.
pub type Reading = Result<Box<(Opened, Pen)>, NotOpened>;

/// Why a folder does not open.
#[derive(Debug)]
pub struct NotOpened {
    pub problems: Vec<Problem>,
    /// What can be had of it, when files are broken.
    pub survey: Option<Arc<Survey>>,
}

impl From<Vec<Problem>> for NotOpened {
    fn from(problems: Vec<Problem>) -> Self {
        Self { problems, survey: None }
    }
}

/// A folder that waits for a decision.
#[derive(Debug, Clone)]
pub struct Repairing {
    pub folder: PathBuf,
    pub survey: Arc<Survey>,
    /// It is being mended.
    pub trying: bool,
    /// Why the latest attempt failed.
    pub problem: Option<String>,
}

/// How mending a folder ended.
#[derive(Debug)]
pub struct Repaired {
    pub folder: PathBuf,
    pub result: Result<(Vec<Mended>, Reading), RepairError>,
}
