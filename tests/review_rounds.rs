//! Fact-checking as a whole, by chance: whatever is sent, answered, decided, taken back, edited,
//! approved and sent again, no remark is lost, states and counts are right, and an approval never
//! covers a text that it did not see.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use samsyn::app::review::receiving::{self, Incoming, Refusal};
use samsyn::app::review::sending::{self, NotYet, Order};
use samsyn::app::text::Texts;
use samsyn::domain::anonymity::gate::Gate;
use samsyn::domain::anonymity::names::Names;
use samsyn::domain::draft::{Block, BlockKind, Draft, Part};
use samsyn::domain::ids::{BlockId, RoundId, Slug};
use samsyn::domain::municipality::{Figure, Municipality};
use samsyn::domain::project::{Language, Project};
use samsyn::domain::review::decide::{self, Choice, Hand};
use samsyn::domain::review::{Approval, Approved, Filled, FilledAnswer, Matter, Proposal, Round, State, Subject, Verdict, Wording};
use samsyn::domain::session::Organisation;
use samsyn::domain::stage::Stage;
use samsyn::domain::workspace::{Dossier, Workspace};
use samsyn::storage::guides;

const TODAY: Date = date(2026, 12, 1);
const LAST_DAY: Date = date(2026, 12, 11);

/// One thing that somebody does; the numbers choose among what there is.
#[derive(Debug, Clone)]
enum Step {
    Send,
    /// Which subjects, and what is said of each.
    Reply(Vec<(usize, u8)>),
    Decide(usize, u8),
    TakeBack(usize),
    Edit(usize, u8),
    Approve,
    /// A reply to the round before the latest.
    Late,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Send),
        4 => prop::collection::vec((0..20usize, 0..6u8), 1..6).prop_map(Step::Reply),
        6 => (0..20usize, 0..7u8).prop_map(|(n, how)| Step::Decide(n, how)),
        2 => (0..20usize).prop_map(Step::TakeBack),
        3 => (0..20usize, 0..3u8).prop_map(|(n, how)| Step::Edit(n, how)),
        1 => Just(Step::Approve),
        1 => Just(Step::Late),
    ]
}

/// What ought to be, kept beside what is.
struct World {
    workspace: Workspace,
    slug: Slug,
    /// Every remark by the round it was made in: its subject and a word that stands nowhere else.
    said: Vec<(RoundId, Subject, String)>,
    /// By round: what was on the table at each decision, as the words of the remarks.
    decided: BTreeMap<RoundId, Vec<(Subject, Vec<String>)>>,
    /// The text that was approved last, as it read.
    approved: Option<Vec<String>>,
    words: usize,
}

impl World {
    fn new() -> Self {
        let slug = Slug::new("exempelkoping").unwrap();
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
        let workspace = Workspace {
            project: Project::new("Prov"),
            guide: guides::bilaga2(),
            municipalities: [(slug.clone(), dossier)].into(),
            logs: BTreeMap::new(),
            names: Names::default(),
            publication: <_>::default(),
        };
        Self { workspace, slug, said: Vec::new(), decided: BTreeMap::new(), approved: None, words: 0 }
    }

    fn dossier(&self) -> &Dossier {
        &self.workspace.municipalities[&self.slug]
    }

    fn dossier_mut(&mut self) -> &mut Dossier {
        self.workspace.municipalities.get_mut(&self.slug).unwrap()
    }

    fn latest(&self) -> Option<(RoundId, Arc<Round>)> {
        self.dossier().latest_round().map(|(id, round)| (id.clone(), Arc::clone(round)))
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(1_796_000_000 + i64::try_from(self.words).unwrap()).unwrap()
    }

    /// A word that stands nowhere else.
    fn word(&mut self) -> String {
        self.words += 1;
        format!("ord{}x", self.words)
    }

    fn texts_now(&self) -> Vec<String> {
        let dossier = self.dossier();
        let blocks = dossier.draft.iter().flat_map(|draft| &draft.blocks);
        let figure = dossier.municipality.figures.assistance.as_ref().map(|figure| format!("{} {}", figure.value, figure.year));
        blocks.map(|block| format!("{} {}", block.id, block.text.trim())).chain(figure).collect()
    }

    fn send(&mut self) {
        let order = Order { municipality: self.slug.clone(), recipient: String::new(), reply_by: Some(LAST_DAY), sent: Some(TODAY) };
        self.words += 1;
        let token = format!("{:016x}", self.words);
        let before = self.latest();
        let open = before.as_ref().map_or(0, |(id, _)| self.open(id));
        let composed = match sending::compose(&self.workspace, order, &Gate::new(&self.workspace), self.now(), token) {
            Ok(composed) => composed,
            Err(why) => return assert_eq!(why, NotYet::Open(open), "what is open keeps a new round from going out"),
        };
        assert_eq!(open, 0);
        assert!(!self.dossier().rounds.contains_key(&composed.id), "a round that went out is never written over");
        let round = &composed.round;
        assert_eq!(round.wording, Wording::of(self.dossier()));
        // What was asked back is asked, and what has changed.
        if let Some((_, before)) = before {
            for matter in before.matters() {
                let still = matter.subject.block().is_none_or(|id| round.wording.passage(id).is_some());
                let heading = matter.subject.block().and_then(|id| round.wording.passage(id)).is_some_and(|p| p.kind == BlockKind::Heading);
                assert!(!matter.is_asked() || !still || heading || round.asked.contains(&matter.subject), "{:?}", matter.subject);
            }
        } else {
            assert_eq!(round.asked.len(), round.wording.passages.iter().filter(|p| p.kind != BlockKind::Heading).count() + 1);
        }
        let (id, round) = (composed.id.clone(), composed.round.clone());
        self.dossier_mut().rounds.insert(id, Arc::new(round));
    }

    fn reply(&mut self, says: &[(usize, u8)]) {
        let Some((id, round)) = self.latest() else { return };
        let mut subjects: Vec<Subject> = round.wording.passages.iter().map(|passage| Subject::Block(passage.id.clone())).collect();
        subjects.push(Subject::Figure(samsyn::domain::municipality::FigureKind::Assistance));
        let mut answers: Vec<FilledAnswer> = Vec::new();
        for (n, what) in says {
            let subject = subjects[n % subjects.len()].clone();
            if answers.iter().any(|answer| answer.id == subject) {
                continue;
            }
            let mut answer = FilledAnswer {
                id: subject.clone(),
                voice: 0,
                verdict: Verdict::Correct,
                suggestion: None,
                comment: String::new(),
                organisation: Some(Organisation::ALL[n % 3]),
                withdraw: false,
                value: None,
                year: None,
                source: None,
            };
            if *what > 0 {
                let word = self.word();
                self.said.push((id.clone(), subject.clone(), word.clone()));
                answer.verdict = if *what == 1 { Verdict::Comment } else { Verdict::Incorrect };
                answer.comment = format!("Vi menar {word}");
                let sent = subject.block().and_then(|id| round.wording.passage(id)).map(|passage| passage.text.clone());
                answer.suggestion = match (what, &sent) {
                    (2, Some(text)) => Some(format!("{text} Och {word}.")),
                    (3, Some(text)) => Some(text.replacen(' ', &format!(" {word} "), 1)),
                    _ => None,
                };
                answer.withdraw = *what == 4 && sent.is_some();
                answer.value = (sent.is_none()).then(|| format!("{},5", self.words % 90));
            }
            answers.push(answer);
        }
        self.words += 1;
        let filled = Filled {
            round: id.as_str().to_owned(),
            token: round.token.clone(),
            draft: round.wording.hash(),
            form: format!("form{}", self.words),
            finished: true,
            supplement: true,
            saved: None,
            approves: false,
            organisations: vec![None],
            answers,
            whole: Vec::new(),
        };
        let incoming = Incoming::Filled(Box::new(filled));
        let received = receiving::find(&self.workspace, &incoming, self.now()).unwrap();
        assert!(received.is_new && received.round == id);
        let texts = Texts::new(Language::Sv);
        receiving::take_in(self.workspace.municipalities.get_mut(&self.slug).unwrap(), &received, TODAY, &texts);
        let after = self.workspace.clone();
        let again = receiving::find(&self.workspace, &incoming, self.now()).unwrap();
        assert!(!again.is_new && again.reply == received.reply, "the same reply is known again");
        receiving::take_in(self.workspace.municipalities.get_mut(&self.slug).unwrap(), &again, TODAY, &texts);
        assert_eq!(self.workspace, after);
    }

    fn late(&mut self) {
        let rounds: Vec<(RoundId, Arc<Round>)> = self.dossier().rounds.iter().map(|(id, round)| (id.clone(), Arc::clone(round))).collect();
        let [.., (id, round), _] = &rounds[..] else { return };
        let filled = Filled {
            round: id.as_str().to_owned(),
            token: round.token.clone(),
            draft: round.wording.hash(),
            finished: true,
            supplement: true,
            ..Filled::default()
        };
        let refused = receiving::find(&self.workspace, &Incoming::Filled(Box::new(filled)), self.now());
        assert!(matches!(refused, Err(Refusal::Closed(_))), "{refused:?}");
    }

    fn decide(&mut self, n: usize, how: u8) {
        let Some((id, round)) = self.latest() else { return };
        let matters = round.matters();
        let open: Vec<&Matter<'_>> = matters.iter().filter(|matter| matter.is_open).collect();
        let Some(matter) = (!open.is_empty()).then(|| open[n % open.len()]) else { return };
        let subject = matter.subject.clone();
        let remark = matter.remarks[n % matter.remarks.len()].clone();
        let word = self.word();
        let choice = match how {
            0 | 1 => Choice::Accept(remark.0.clone()),
            2 => Choice::AcceptAll,
            3 => Choice::Own(format!("Helt egen text {word}.")),
            4 => Choice::Decline(format!("Därför att {word}")),
            5 => Choice::Ask(format!("Hur menar ni, {word}?")),
            _ => Choice::Dealt("Ändrat på annat ställe".to_owned()),
        };
        let table: Vec<String> = self.remarks(&id, &subject);
        let before = (self.dossier().clone(), choice.clone());
        let hand = Hand { at: self.now(), by: "AB".to_owned() };
        let mut fresh = self.words as u64 * 1000;
        let dossier = self.dossier_mut();
        let round = Arc::make_mut(dossier.rounds.get_mut(&id).unwrap());
        let draft = dossier.draft.as_mut().unwrap();
        let result = decide::decide(round, draft, &mut dossier.municipality, &subject, choice, hand, &mut || {
            fresh += 1;
            BlockId::from_bits(fresh)
        });
        if result.is_err() {
            assert_eq!(self.dossier(), &before.0, "what is refused changes nothing");
            return;
        }
        self.decided.entry(id.clone()).or_default().push((subject.clone(), table));
        if let (Choice::Accept(_), Some(Proposal::Words(texts))) = (&before.1, &remark.1.proposal) {
            let block = self.dossier().draft.as_ref().unwrap().block(subject.block().unwrap()).unwrap();
            let new = texts[0].split_whitespace().find(|word| word.starts_with("ord")).unwrap();
            assert!(block.text.contains(new.trim_matches('.')), "what was accepted stands in the text");
        }
    }

    /// The words of all remarks about a subject in a round.
    fn remarks(&self, id: &RoundId, subject: &Subject) -> Vec<String> {
        self.said.iter().filter(|(round, about, _)| round == id && about == subject).map(|(.., word)| word.clone()).collect()
    }

    fn take_back(&mut self, n: usize) {
        let Some((id, round)) = self.latest() else { return };
        let Some(decision) = (!round.decisions.is_empty()).then(|| &round.decisions[n % round.decisions.len()]) else { return };
        let subject = decision.subject.clone();
        let before = self.dossier().clone();
        let dossier = self.dossier_mut();
        let round = Arc::make_mut(dossier.rounds.get_mut(&id).unwrap());
        let taken = decide::take_back(round, dossier.draft.as_mut().unwrap(), &mut dossier.municipality, &subject);
        if taken.is_err() {
            assert_eq!(self.dossier(), &before);
            return;
        }
        let decided = self.decided.get_mut(&id).unwrap();
        let at = decided.iter().rposition(|(about, _)| *about == subject).unwrap();
        decided.remove(at);
    }

    fn edit(&mut self, n: usize, how: u8) {
        let word = self.word();
        let draft = self.dossier_mut().draft.as_mut().unwrap();
        let at = n % draft.blocks.len();
        match how {
            0 => draft.blocks[at].text += &[" Mer ", &word, "."].concat(),
            1 if draft.blocks.len() > 4 => drop(draft.blocks.remove(at)),
            _ => {
                let block = Block {
                    text: format!("Nytt {word}."),
                    ..Block::empty(BlockId::from_bits(1_000_000 + n as u64 + word.len() as u64 * 7919), Part::Story, BlockKind::Paragraph)
                };
                if draft.block(&block.id).is_none() {
                    draft.insert(block, None);
                }
            }
        }
    }

    fn approve(&mut self) {
        let ready = self.dossier().not_ready().is_none();
        let open = self.latest().is_some_and(|(id, _)| self.open(&id) > 0);
        assert!(!(ready && open), "nothing is approved over an open remark");
        if ready {
            let approval =
                Approval::new(Wording::of(self.dossier()), "Kontaktpersonen".to_owned(), "telefon".to_owned(), TODAY, self.now());
            self.dossier_mut().approve(approval);
            self.approved = Some(self.texts_now());
        }
    }

    /// How many subjects of a round have a remark that was on no table.
    fn open(&self, id: &RoundId) -> usize {
        let seen: Vec<&String> = self.decided.get(id).into_iter().flatten().flat_map(|(_, table)| table).collect();
        let mut open: Vec<&Subject> =
            self.said.iter().filter(|(round, _, word)| round == id && !seen.contains(&word)).map(|(_, subject, _)| subject).collect();
        open.sort();
        open.dedup();
        open.len()
    }

    fn check(&self) {
        let dossier = self.dossier();
        for (id, subject, word) in &self.said {
            let round = &dossier.rounds[id];
            let matter = round.matter(subject).unwrap_or_else(|| panic!("nothing is left of {word}"));
            let told = matter.remarks.iter().filter(|(_, answer)| answer.comment.contains(word.as_str())).count();
            assert_eq!(told, 1, "{word} is told once");
        }
        for (id, round) in &dossier.rounds {
            let tally = round.tally();
            let mut subjects: Vec<&Subject> = self.said.iter().filter(|(own, ..)| own == id).map(|(_, subject, _)| subject).collect();
            subjects.sort();
            subjects.dedup();
            assert_eq!((tally.matters, tally.open), (subjects.len(), self.open(id)), "{id}");
            let expected = match (round.replies.is_empty(), tally.open) {
                (true, _) => State::Out,
                (false, 0) => State::Decided,
                (false, _) => State::Answered,
            };
            assert_eq!(round.state(TODAY, false), expected);
            let overdue = round.state(LAST_DAY.tomorrow().unwrap(), false);
            assert_eq!(overdue, if expected == State::Out { State::Overdue } else { expected });
        }
        let same = self.approved.as_ref().is_some_and(|approved| *approved == self.texts_now());
        assert_eq!(dossier.is_approved(), same, "an approval covers the text that it saw and no other");
        match dossier.approved() {
            Approved::Never => assert!(self.approved.is_none()),
            Approved::Holds(approval) => assert!(same && approval.hash == Wording::of(dossier).hash()),
            Approved::Reopened(approval, changes) => {
                assert!(!same && changes.any() && approval.hash != Wording::of(dossier).hash());
                for id in &changes.blocks {
                    let now = &dossier.draft.as_ref().unwrap().block(id).unwrap().text;
                    assert_ne!(approval.wording.passage(id).map(|passage| passage.text.as_str()), Some(now.trim()));
                }
            }
            Approved::Before => panic!("every approval here is bound to its words"),
        }
        let stage = match self.latest() {
            _ if same => Stage::Approved,
            Some((_, round)) if !round.replies.is_empty() => Stage::Replied,
            Some(_) => Stage::WithChecker,
            None => Stage::Draft,
        };
        assert_eq!(dossier.stage(), stage);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_approved_unseen(steps in prop::collection::vec(step(), 1..28)) {
        let mut world = World::new();
        world.send();
        world.check();
        for step in steps {
            match step {
                Step::Send => world.send(),
                Step::Reply(says) => world.reply(&says),
                Step::Decide(n, how) => world.decide(n, how),
                Step::TakeBack(n) => world.take_back(n),
                Step::Edit(n, how) => world.edit(n, how),
                Step::Approve => world.approve(),
                Step::Late => world.late(),
            }
            world.check();
        }
        // It all comes back from disk as it was.
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("p");
        let mut store = samsyn::storage::store::Store::create(&root, &world.workspace.project, &world.workspace.guide).unwrap().store;
        let writer = samsyn::domain::ids::WriterId::from_bits(1);
        for (key, saved) in store.save_dossier(&world.slug, world.dossier(), &writer) {
            prop_assert!(saved.is_ok(), "{key:?}");
        }
        let read = samsyn::storage::store::Store::open(&root).unwrap().workspace;
        prop_assert_eq!(&read.municipalities[&world.slug], world.dossier());
    }
}
