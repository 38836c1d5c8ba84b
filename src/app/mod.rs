//! The workflow, without a single widget: what is open, what can be done, and what happens then.
//!
//! Views bind text fields directly and emit [`command::Command`]s for everything else;
//! [`update`] is the one place that runs them. File work and page layout run on named threads
//! ([`jobs`], [`saving`], [`pages`]) and come back as [`event::Event`]s.

pub mod analysing;
pub mod anonymity;
pub mod awake;
pub mod board;
pub mod capture;
pub mod checking;
pub mod collecting;
pub mod command;
pub mod crash_report;
pub mod demo;
pub mod diagnostics;
pub mod draft_import;
pub mod drafting;
pub mod editing;
pub mod event;
pub mod exporting;
pub mod facts;
pub mod first_draft;
pub mod gallring;
pub mod guide_file;
pub mod guides;
pub mod history;
pub mod house_style;
pub mod importing;
pub mod interview;
pub mod jobs;
pub mod keys;
pub mod line_guard;
pub mod model;
pub mod notice;
pub mod pages;
pub mod palette;
pub mod publishing;
pub mod register;
pub mod repair;
pub mod replaced;
pub mod review;
pub mod role_words;
pub mod saving;
pub mod spelling;
pub mod text;
pub mod trouble;
pub mod update;
pub mod vault;
