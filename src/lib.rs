//! Samsyn takes a consultant from a focus-group interview to a fact-checked municipal summary.
//!
//! One way down: `ui → app → {storage, export} → domain`. Only [`ui`] and the binary know egui,
//! eframe and rfd; [`domain`] is plain data and rules. `tests/layers.rs` keeps it so.

pub mod app;
pub mod cli;
pub mod domain;
pub mod export;
pub mod storage;
pub mod ui;
