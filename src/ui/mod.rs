//! The window: views that show the model and emit commands. Only this folder and the binary
//! know egui, eframe and rfd.

mod answer;
mod collect;
mod compile;
mod copying;
mod cx;
mod decisions;
mod dialogs;
mod figures;
mod file_picker;
mod finds;
mod guard_list;
mod guide;
mod help;
mod home;
mod keys;
mod last_screen;
mod notices;
mod palette;
mod prepare;
mod repair;
mod review;
mod run;
mod selection;
mod shell;
pub mod theme;
mod top_bar;
mod unlock;
mod vault;
mod widgets;
pub mod window;

pub use shell::SamsynApp;
