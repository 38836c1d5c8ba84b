//! What the parts of the register of candidates are called.

use super::Texts;
use crate::domain::municipality::FigureKind;
use crate::domain::selection::{Answer, Criterion, Met, Reason, Source, Standing, Step, Touch};

impl Texts {
    #[must_use]
    pub fn step(&self, step: Step) -> String {
        if let Step::LeftOut(reason) = step {
            return self.with("step-left-out", &[("reason", self.reason(reason).into())]);
        }
        self.get(match step {
            Step::Asked => "step-asked",
            Step::Answered => "step-answered",
            Step::NoAgreement => "step-no-agreement",
            Step::Agreements => "step-agreements",
            Step::Joint => "step-joint",
            Step::InPilot => "step-in-pilot",
            Step::Read => "step-read",
            Step::LeftOut(_) | Step::Undecided => "step-undecided",
            Step::Met => "step-met",
            Step::Pilot => "step-pilot",
            Step::Own => "step-own",
            Step::ToContact => "step-to-contact",
            Step::Interviewed => "step-interviewed",
            Step::Chosen => "step-chosen",
        })
    }

    #[must_use]
    pub fn reason(&self, reason: Reason) -> String {
        self.get(match reason {
            Reason::FinsamOnly => "reason-finsam",
            Reason::NewArrivalsOnly => "reason-new-arrivals",
            Reason::TooLittle => "reason-too-little",
            Reason::Other => "reason-other",
        })
    }

    #[must_use]
    pub fn candidate_source(&self, source: Source) -> String {
        self.get(match source {
            Source::OpenComparisons => "source-open-comparisons",
            Source::PilotProject => "source-pilot",
            Source::Own => "source-own",
        })
    }

    #[must_use]
    pub fn answer(&self, answer: Answer) -> String {
        self.get(match answer {
            Answer::None => "answer-none",
            Answer::NoAgreement => "answer-no-agreement",
            Answer::Agreement => "answer-agreement",
        })
    }

    #[must_use]
    pub fn criterion(&self, criterion: Criterion) -> String {
        self.get(match criterion {
            Criterion::Current => "criterion-current",
            Criterion::Management => "criterion-management",
            Criterion::Purpose => "criterion-purpose",
            Criterion::TargetGroups => "criterion-target-groups",
            Criterion::WayOfWorking => "criterion-way-of-working",
        })
    }

    #[must_use]
    pub fn met(&self, met: Met) -> String {
        self.get(match met {
            Met::Unknown => "met-unknown",
            Met::Yes => "met-yes",
            Met::No => "met-no",
        })
    }

    #[must_use]
    pub fn touch(&self, touch: Touch) -> String {
        self.get(match touch {
            Touch::Request => "touch-request",
            Touch::Reminder => "touch-reminder",
            Touch::Interview => "touch-interview",
            Touch::Other => "touch-other",
        })
    }

    #[must_use]
    pub fn candidate_standing(&self, standing: Standing) -> String {
        self.get(match standing {
            Standing::Waiting => "standing-waiting",
            Standing::NoAgreement => "standing-no-agreement",
            Standing::LeftOut => "standing-left-out",
            Standing::Undecided => "standing-undecided",
            Standing::ToContact => "standing-to-contact",
            Standing::Interviewed => "standing-interviewed",
            Standing::Chosen => "standing-chosen",
        })
    }

    /// A key figure, as the screen calls it.
    #[must_use]
    pub fn figure(&self, kind: FigureKind) -> String {
        self.get(match kind {
            FigureKind::Inhabitants => "figure-inhabitants",
            FigureKind::Assistance => "figure-assistance",
            FigureKind::YoungAdults => "figure-young-adults",
            FigureKind::Unemployment => "figure-unemployment",
        })
    }
}
