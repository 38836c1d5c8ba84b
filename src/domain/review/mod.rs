//! Fact-checking ("faktagranskning"): a round goes out, answers come in, each is decided on, and
//! the text is approved.
//!
//! [`Wording`] is the exact text that somebody was asked about, [`Round`] one time it went out with
//! all that came of it, [`Reply`] an answer, [`decide`] what is done about it, [`Form`] what a
//! contact person is shown and [`Filled`] what comes back, [`placing`] finds the right block for
//! what was changed in a Word document, [`Approval`] binds a yes to the words that it was said to.

mod answer;
mod approval;
pub mod decide;
pub mod envelope;
mod filled;
mod form;
pub mod merge;
pub mod placing;
mod round;
mod wording;

pub use answer::{Answer, AnswerRef, Channel, Proposal, Reply, Subject, Unplaced, Verdict, Voice};
pub use approval::{Approval, Approvals, Approved, NotReady};
pub use filled::{Filled, FilledAnswer, FilledWhole, Misfit};
pub use form::{Done, Form, Gone, Item, ItemKind, Source, asked};
pub use round::{Decision, Matter, Outcome, Round, SentFile, State, Tally, Was};
pub use wording::{Changes, Passage, Wording, sha256};

/// The most characters that a text of an answer may have.
pub const MAX_TEXT: usize = 20_000;
/// The most answers in one reply.
pub const MAX_ANSWERS: usize = 2_000;
