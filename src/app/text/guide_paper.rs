//! The fixed words of the printed guide, and the guide itself as it would be printed now.

use jiff::civil::Date;

use super::{Texts, dates};
use crate::app::keys::{Action, Aim, bindings};
use crate::domain::guide::Guide;
use crate::domain::printed_guide::{Occasion, PrintedGuide, Words, Writing};
use crate::domain::project::{Language, Project};
use crate::domain::session::{Organisation, Role, Seat, Session};
use crate::domain::workspace::Dossier;

/// A guide alone: what a focus group would fill in is left to the pen.
#[must_use]
pub fn blank(guide: &Guide, language: Language) -> PrintedGuide {
    let texts = Texts::new(language);
    let words = words(&texts, "", None, guide.minutes());
    PrintedGuide::new(guide, language, None, &Written(&texts), words)
}

/// The guide for a municipality's latest focus group, with its date, place, time budget and seats.
#[must_use]
pub fn prepared(guide: &Guide, project: &Project, dossier: &Dossier, language: Language) -> PrintedGuide {
    let texts = Texts::new(language);
    let empty = Session::default();
    let session = dossier.sessions.values().next_back().map_or(&empty, |group| &group.session);
    let words = words(&texts, dossier.municipality.name.trim(), Some(session), session.total_minutes(guide));
    PrintedGuide::new(guide, language, Some(Occasion { project, session }), &Written(&texts), words)
}

struct Written<'a>(&'a Texts);

impl Writing for Written<'_> {
    fn date(&self, date: Date) -> String {
        self.0.day(date)
    }

    fn minutes(&self, minutes: u16) -> String {
        self.0.with("minutes", &[("planned", minutes.into())])
    }

    fn seat(&self, seat: &Seat) -> (String, String) {
        let texts = self.0;
        let organisation = match seat.organisation {
            Organisation::SocialServices => texts.get("organisation-social"),
            Organisation::LabourMarketUnit => texts.get("organisation-labour"),
            Organisation::EmploymentService => texts.get("organisation-employment"),
        };
        let role = match seat.role {
            Role::Manager => texts.get("role-manager"),
            Role::CaseWorker => texts.get("role-case-worker"),
        };
        (organisation, role)
    }
}

fn words(texts: &Texts, municipality: &str, session: Option<&Session>, minutes: u32) -> Words {
    let date = session.and_then(|session| session.date).map(|date| texts.date(date));
    let start = session.and_then(|session| session.start).map(|time| texts.with("sheet-at", &[("time", dates::time_of_day(time).into())]));
    let when: Vec<String> = date.into_iter().chain(start).collect();
    let place = session.map(|session| session.place.trim().to_owned()).unwrap_or_default();
    let planned = texts.with("hours", &[("h", (minutes / 60).into()), ("m", (minutes % 60).into())]);
    let codes = bindings().into_iter().filter(|binding| matches!(binding.action, Action::Code(Aim::Line, _)));
    let mut letters: Vec<(String, String)> = codes.map(|binding| (binding.chord.key.to_owned(), texts.get(binding.text))).collect();
    letters.extend(
        [
            ("D1", "sheet-sign-seat"),
            ("”…”", "sheet-sign-quote"),
            ("!", "sheet-sign-parked"),
            ("?", "kind-follow-up"),
            ("(…)", "kind-idea"),
            ("*…*", "kind-observation"),
        ]
        .map(|(sign, key)| (sign.to_owned(), texts.get(key).to_lowercase())),
    );
    Words {
        eyebrow: texts.get("sheet-eyebrow"),
        facts: vec![
            (texts.get("column-municipality"), municipality.to_owned()),
            (texts.get("sheet-when"), when.join(", ")),
            (texts.get("session-place"), place),
            (texts.get("sheet-planned"), planned),
        ],
        seats: texts.get("round-the-table"),
        no_names: texts.get("sheet-no-names"),
        code: texts.get("column-code"),
        organisation: texts.get("column-organisation"),
        role: texts.get("column-role"),
        legend: texts.get("sheet-legend"),
        letters,
        listen_for: texts.get("listen-for"),
        parked: texts.get("parking"),
        next_steps: texts.get("sheet-next-steps"),
        contact: texts.get("sheet-contact"),
        contact_fields: ["contact-function", "contact-organisation", "contact-name", "contact-email", "contact-phone"]
            .map(|key| texts.get(key))
            .into(),
        consent: texts.get("sheet-consent"),
        footer: if municipality.is_empty() { texts.get("guide") } else { format!("{municipality}, {}", texts.get("guide").to_lowercase()) },
        page: texts.get("paper-page"),
        of: texts.get("paper-of"),
    }
}
