//! What could stand in the place of what points at a person, the likeliest first.

use super::text::Texts;
use crate::domain::anonymity::find::Kind;
use crate::domain::anonymity::gate::{Hit, Reason};
use crate::domain::anonymity::names::Names;
use crate::domain::anonymity::replacement::who;
use crate::domain::session::{Role, Seat, SeatCode, Session};

/// As many as there is room for.
const MOST: usize = 4;

/// What stands for somebody on the guard list who has no role of their own.
#[must_use]
pub fn usual(paper: &Texts) -> String {
    paper.get("role-participant")
}

/// `words` are those of the hit; `speaker` says whose words they stand among. `paper` has the
/// words of the summary's language.
#[must_use]
pub fn suggested(paper: &Texts, names: &Names, words: &str, hit: &Hit, table: Option<&Session>, speaker: Option<SeatCode>) -> Vec<String> {
    let seat = |code: SeatCode| table.and_then(|table| table.seat(code)).map(|seat| role_of(paper, seat));
    let placeholder = match hit.kind {
        Kind::Person => None,
        Kind::Personnummer => Some("role-personnummer"),
        Kind::Phone => Some("role-phone"),
        Kind::Email => Some("role-email"),
        Kind::Address => Some("role-address"),
        Kind::CaseId => Some("role-case"),
        Kind::PlaceSmall => Some("role-place"),
    };
    let mut all: Vec<String> = Vec::new();
    all.extend(names.roles.get(&who(names, words)).cloned());
    if let Some(key) = placeholder {
        all.push(paper.get(key));
        return all;
    }
    match hit.reason {
        Reason::Seat => all.extend(words.trim_start_matches(['d', 'D']).parse().ok().map(SeatCode).and_then(seat)),
        Reason::Listed | Reason::Near => all.push(usual(paper)),
        Reason::Looks | Reason::Contact => all.extend(speaker.and_then(seat)),
    }
    all.extend(["role-coordinator", "role-in-place-case-worker", "role-in-place-manager", "role-participant"].map(|key| paper.get(key)));
    let mut seen = Vec::new();
    all.retain(|role| {
        !seen.contains(role) && {
            seen.push(role.clone());
            true
        }
    });
    all.truncate(MOST);
    all
}

fn role_of(paper: &Texts, seat: &Seat) -> String {
    paper.get(match seat.role {
        Role::Manager => "role-in-place-manager",
        Role::CaseWorker => "role-in-place-case-worker",
    })
}
