//! A small invented municipality with a draft, and a round of it, without any file.

#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses some of it, and helpers of tests may panic")]

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use samsyn::app::review::receiving::{self, Incoming, Received, Refusal};
use samsyn::app::review::sending::{self, Composed, NotYet, Order};
use samsyn::app::text::Texts;
use samsyn::domain::anonymity::gate::Gate;
use samsyn::domain::anonymity::names::Names;
use samsyn::domain::draft::{Block, BlockKind, Draft, Part};
use samsyn::domain::ids::{BlockId, RoundId, Slug};
use samsyn::domain::municipality::{Figure, FigureKind, Municipality};
use samsyn::domain::project::{Language, Project};
use samsyn::domain::review::decide::{self, Choice, Hand, Refused};
use samsyn::domain::review::{Approval, Filled, FilledAnswer, FilledWhole, Round, Subject, Verdict, Wording};
use samsyn::domain::workspace::{Dossier, Workspace};
use samsyn::storage::guides;

pub const TODAY: Date = date(2026, 12, 1);
pub const LAST_DAY: Date = date(2026, 12, 11);

/// The project that the municipality is in.
pub fn workspace(slug: &Slug) -> Workspace {
    let block = |n: u64, part, kind, text: &str| Block { text: text.to_owned(), ..Block::empty(BlockId::from_bits(n), part, kind) };
    let blocks = vec![
        block(1, Part::About, BlockKind::Paragraph, "Kommunen har drygt trettio tusen invånare."),
        block(2, Part::Story, BlockKind::Heading, "En överenskommelse"),
        block(3, Part::Story, BlockKind::Paragraph, "Styrgruppen träffas en gång i månaden. Målen följs upp två gånger om året."),
        block(4, Part::Story, BlockKind::Quote, "Det är den första vi använder"),
        block(5, Part::Story, BlockKind::Paragraph, "Varje tisdag sitter handläggarna vid samma bord."),
        block(6, Part::Why, BlockKind::Point, "Ledningen i tre organisationer står bakom."),
        block(7, Part::Lessons, BlockKind::Point, "Börja med ett gemensamt möte."),
    ];
    let mut municipality = Municipality::new("Exempelköping");
    municipality.figures.assistance = Some(Figure { value: 3.9, year: 2025, source: "SCB".to_owned(), label: String::new() });
    let dossier = Dossier { draft: Some(Draft { blocks, ..Draft::default() }), ..Dossier::new(municipality) };
    Workspace {
        project: Project::new("Prov"),
        guide: guides::bilaga2(),
        municipalities: [(slug.clone(), dossier)].into(),
        logs: BTreeMap::new(),
        names: Names::default(),
        selection: <_>::default(),
        publication: <_>::default(),
    }
}

/// That and what happens to it, one thing after the other.
pub struct Town {
    pub workspace: Workspace,
    pub slug: Slug,
    /// Seconds since it began.
    clock: i64,
}

impl Town {
    pub fn new() -> Self {
        let slug = Slug::new("exempelkoping").unwrap();
        Self { workspace: workspace(&slug), slug, clock: 0 }
    }

    pub fn now(&mut self) -> Timestamp {
        self.clock += 1;
        at(self.clock)
    }

    pub fn dossier(&self) -> &Dossier {
        &self.workspace.municipalities[&self.slug]
    }

    pub fn dossier_mut(&mut self) -> &mut Dossier {
        self.workspace.municipalities.get_mut(&self.slug).unwrap()
    }

    pub fn block(&mut self, n: u64) -> &mut Block {
        let draft = self.dossier_mut().draft.as_mut().unwrap();
        draft.blocks.iter_mut().find(|block| block.id == BlockId::from_bits(n)).unwrap()
    }

    pub fn round(&self, n: usize) -> &Round {
        &self.dossier().rounds[&RoundId::nth(n)]
    }

    pub fn compose(&mut self, sent: Option<Date>) -> Result<Composed, NotYet> {
        let order = Order { municipality: self.slug.clone(), recipient: String::new(), reply_by: Some(LAST_DAY), sent };
        let now = self.now();
        let token = format!("{:016x}", self.clock);
        sending::compose(&self.workspace, order, &Gate::new(&self.workspace), now, token)
    }

    /// Makes a round; `sent` is the day that it goes out, if it does.
    pub fn send(&mut self, sent: Option<Date>) -> Result<RoundId, NotYet> {
        let composed = self.compose(sent)?;
        let (id, round) = (composed.id.clone(), composed.round.clone());
        self.dossier_mut().rounds.insert(id.clone(), Arc::new(round));
        Ok(id)
    }

    /// A reply to a round as the form saves it, that says nothing yet.
    pub fn filled(&self, id: &RoundId) -> Filled {
        let round = &self.dossier().rounds[id];
        Filled {
            round: id.as_str().to_owned(),
            token: round.token.clone(),
            draft: round.wording.hash(),
            form: format!("form of {}", self.clock),
            finished: true,
            supplement: true,
            organisations: vec![None],
            ..Filled::default()
        }
    }

    pub fn take_in(&mut self, filled: Filled) -> Result<Received, Refusal> {
        let now = self.now();
        let received = receiving::find(&self.workspace, &Incoming::Filled(Box::new(filled)), now)?;
        receiving::take_in(self.dossier_mut(), &received, TODAY, &Texts::new(Language::Sv));
        Ok(received)
    }

    /// A reply that says these things, and all else that is asked is right.
    pub fn says(&mut self, id: &RoundId, answers: &[FilledAnswer]) -> Received {
        let mut filled = self.filled(id);
        let rest = self.dossier().rounds[id].asked.iter().filter(|subject| !answers.iter().any(|answer| answer.id == **subject));
        filled.answers = answers.iter().cloned().chain(rest.map(|subject| right(subject.clone()))).collect();
        filled.supplement = false;
        filled.form = format!("form of {}", self.clock + 1);
        self.take_in(filled).unwrap()
    }

    pub fn decide(&mut self, subject: &Subject, choice: Choice) -> Result<(), Refused> {
        let hand = Hand { at: self.now(), by: "AB".to_owned() };
        let mut fresh = self.clock as u64 * 1000;
        let dossier = self.dossier_mut();
        let id = dossier.latest_round().unwrap().0.clone();
        let round = Arc::make_mut(dossier.rounds.get_mut(&id).unwrap());
        decide::decide(round, dossier.draft.as_mut().unwrap(), &mut dossier.municipality, subject, choice, hand, &mut || {
            fresh += 1;
            BlockId::from_bits(fresh)
        })
    }

    /// Takes the first thing that was proposed about a subject.
    pub fn accept(&mut self, subject: &Subject) {
        let (_, round) = self.dossier().latest_round().unwrap();
        let matter = round.matter(subject).unwrap();
        let at = matter.remarks.iter().find(|(_, answer)| answer.proposal.is_some()).unwrap().0.clone();
        self.decide(subject, Choice::Accept(at)).unwrap();
    }

    pub fn approve(&mut self) {
        let at = self.now();
        let wording = Wording::of(self.dossier());
        self.dossier_mut().approve(Approval::new(wording, "Kontaktpersonen".to_owned(), "telefon".to_owned(), TODAY, at));
    }
}

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_796_000_000 + second).unwrap()
}

pub fn block(n: u64) -> Subject {
    Subject::Block(BlockId::from_bits(n))
}

pub const FIGURE: Subject = Subject::Figure(FigureKind::Assistance);

pub fn right(id: Subject) -> FilledAnswer {
    FilledAnswer {
        id,
        voice: 0,
        verdict: Verdict::Correct,
        suggestion: None,
        comment: String::new(),
        organisation: None,
        withdraw: false,
        value: None,
        year: None,
        source: None,
    }
}

pub fn comment(id: Subject, words: &str) -> FilledAnswer {
    FilledAnswer { verdict: Verdict::Comment, comment: words.to_owned(), ..right(id) }
}

pub fn other(id: Subject, words: &str) -> FilledAnswer {
    FilledAnswer { verdict: Verdict::Incorrect, suggestion: Some(words.to_owned()), ..right(id) }
}

pub fn whole(words: &str) -> FilledWhole {
    FilledWhole { voice: 0, comment: words.to_owned(), organisation: None }
}
