//! Edits to plant in the demo's finest summary, each with what has to come of it.

use samsyn::domain::ids::BlockId;
use samsyn::domain::municipality::FigureKind;
use samsyn::domain::review::{Answer, Passage, Proposal, Subject, Verdict, Voice};
use serde_json::{Value, json};

/// One thing that somebody did to the document.
pub struct Plant {
    pub edits: Vec<Value>,
    pub answers: Vec<Answer>,
    /// What has no place, with the words it stands beside.
    pub unplaced: Vec<(String, String)>,
    /// The marks that it touches: none of them may be touched by another in the same document.
    pub touches: Vec<&'static str>,
}

impl Plant {
    /// One author did it, and tracked it.
    pub fn is_by_anna(&self) -> bool {
        self.edits.iter().all(|edit| edit["tracked"] != false && edit.get("author").is_none())
    }

    pub fn is_untracked(&self) -> bool {
        self.edits.iter().all(|edit| edit["tracked"] == false)
    }
}

fn mark(id: &str) -> String {
    format!("samsyn_{id}")
}

pub fn block(id: &str) -> BlockId {
    BlockId::new(id).unwrap()
}

fn voices(numbers: &[u16]) -> Vec<Voice> {
    numbers.iter().map(|number| Voice { number: *number, organisation: None }).collect()
}

pub fn answer(subject: Subject, numbers: &[u16], verdict: Verdict) -> Answer {
    Answer { subject, voices: voices(numbers), verdict, proposal: None, comment: String::new(), about: String::new() }
}

pub fn proposes(id: &str, numbers: &[u16], proposal: Proposal) -> Answer {
    let verdict = if matches!(proposal, Proposal::Add(_)) { Verdict::Comment } else { Verdict::Incorrect };
    Answer { proposal: Some(proposal), ..answer(Subject::Block(block(id)), numbers, verdict) }
}

pub fn words(id: &str, numbers: &[u16], text: String) -> Answer {
    proposes(id, numbers, Proposal::Words(vec![text]))
}

pub fn comment(subject: Subject, numbers: &[u16], said: &str, about: &str) -> Answer {
    Answer { comment: said.to_owned(), about: about.to_owned(), ..answer(subject, numbers, Verdict::Comment) }
}

pub struct Text<'a>(pub &'a [Passage]);

impl Text<'_> {
    pub fn of(&self, id: &str) -> String {
        self.0.iter().find(|passage| passage.id.as_str() == id).unwrap().text.clone()
    }

    fn with(&self, id: &str, from: &str, to: &str) -> String {
        let text = self.of(id);
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    }
}

fn plant(touches: &[&'static str], edits: Value, answers: Vec<Answer>) -> Plant {
    let edits = if let Value::Array(edits) = edits { edits } else { vec![edits] };
    Plant { edits, answers, unplaced: Vec::new(), touches: touches.to_vec() }
}

/// Changes to words that every program can make. `tracked` or by somebody who turned that off.
pub fn changes(text: &Text<'_>, tracked: bool) -> Vec<Plant> {
    // Whoever left no trace has the voice after all others, and there are none.
    let anna: &[u16] = &[1];
    let edit = |id: &'static str, mut edit: Value, answer: Answer| {
        edit["at"] = json!(mark(id));
        edit["tracked"] = json!(tracked);
        plant(&[id], edit, vec![answer])
    };
    vec![
        edit(
            "b3e9ab84800",
            json!({"do": "insert", "after": "en kommun med", "text": " numera"}),
            words("b3e9ab84800", anna, text.with("b3e9ab84800", "en kommun med", "en kommun med numera")),
        ),
        edit(
            "b765bd6e7cb",
            json!({"do": "delete", "words": "fyra sidor lång och "}),
            words("b765bd6e7cb", anna, text.with("b765bd6e7cb", "fyra sidor lång och ", "")),
        ),
        edit(
            "b94aa487b78",
            json!({"do": "replace", "words": "en gång i månaden", "text": "sex gånger om året"}),
            words("b94aa487b78", anna, text.with("b94aa487b78", "en gång i månaden", "sex gånger om året")),
        ),
        edit(
            "b4cbd21a8f4",
            json!({"do": "replace", "words": "Tisdagsbordet", "text": "Onsdagsbordet"}),
            words("b4cbd21a8f4", anna, text.with("b4cbd21a8f4", "Tisdagsbordet", "Onsdagsbordet")),
        ),
        edit(
            "beba36811c2",
            json!({"do": "replace", "words": "uppdraget", "text": "rollen"}),
            words("beba36811c2", anna, text.with("beba36811c2", "uppdraget", "rollen")),
        ),
        edit("b3890e87aa4", json!({"do": "remove"}), proposes("b3890e87aa4", anna, Proposal::Remove)),
        edit("bcc4ad45953", json!({"do": "remove"}), proposes("bcc4ad45953", anna, Proposal::Remove)),
        edit(
            "b20b15a9158",
            json!({"do": "add", "texts": ["Bordet har plats för elva personer."]}),
            proposes("b20b15a9158", anna, Proposal::Add(vec!["Bordet har plats för elva personer.".to_owned()])),
        ),
        edit(
            "b036ae0cc5d",
            json!({"do": "add", "texts": ["Kommunen har begärt ett nytt system.", "Det beslutas i juni."]}),
            proposes(
                "b036ae0cc5d",
                anna,
                Proposal::Add(vec!["Kommunen har begärt ett nytt system.".to_owned(), "Det beslutas i juni.".to_owned()]),
            ),
        ),
        edit("b80cdf200b1", json!({"do": "split", "before": "Parterna har dessutom"}), {
            let whole = text.of("b80cdf200b1");
            let at = whole.find("Parterna har dessutom").unwrap();
            proposes("b80cdf200b1", anna, Proposal::Words(vec![whole[..at].trim().to_owned(), whole[at..].to_owned()]))
        }),
        edit(
            "b7848bd8dd2",
            json!({"do": "replace", "words": "samma dag", "text": "inom ett dygn"}),
            words("b7848bd8dd2", anna, text.with("b7848bd8dd2", "samma dag", "inom ett dygn")),
        ),
        edit(
            "b03ac351335",
            json!({"do": "insert", "after": "vems ärendet", "text": " egentligen"}),
            words("b03ac351335", anna, text.with("b03ac351335", "vems ärendet", "vems ärendet egentligen")),
        ),
        Plant { touches: vec!["about"], ..changed_figure("inhabitants", "31\u{a0}400", "32\u{a0}150", Some(32_150.0), None, tracked) },
        changed_figure("assistance_year", "2025", "2024", None, Some(2024), tracked),
    ]
}

fn changed_figure(field: &'static str, from: &str, to: &str, value: Option<f64>, year: Option<i16>, tracked: bool) -> Plant {
    let kind = FigureKind::ALL.into_iter().find(|kind| field.starts_with(kind.name())).unwrap();
    let edit = json!({"do": "replace", "at": format!("samsyn_figure_{field}"), "words": from, "text": to, "tracked": tracked});
    let proposal = Some(Proposal::Figure { value, year, source: None });
    plant(&[field], edit, vec![Answer { proposal, ..answer(Subject::Figure(kind), &[1], Verdict::Incorrect) }])
}

/// What Word alone writes in its own way, or LibreOffice's scripts cannot do.
pub fn of_word(text: &Text<'_>) -> Vec<Plant> {
    let joined = format!("{} {}", text.of("b94aa487b78"), text.of("b74713f26f6"));
    let mut plants = vec![
        plant(
            &["b94aa487b78", "b74713f26f6"],
            json!({"do": "join", "at": mark("b94aa487b78")}),
            vec![proposes("b94aa487b78", &[1], Proposal::Join { with: vec![block("b74713f26f6")], words: joined.clone() })],
        ),
        plant(
            &["b94aa487b78", "b74713f26f6"],
            json!({"do": "join", "at": mark("b94aa487b78"), "tracked": false}),
            vec![proposes("b94aa487b78", &[1], Proposal::Join { with: vec![block("b74713f26f6")], words: joined })],
        ),
    ];
    for tracked in [true, false] {
        plants.push(plant(
            &["b4080880025", "bcc4ad45953"],
            json!({"do": "move", "at": mark("b4080880025"), "behind": mark("bcc4ad45953"), "tracked": tracked}),
            vec![proposes("b4080880025", &[1], Proposal::Move { after: Some(block("bcc4ad45953")), words: None })],
        ));
        // Beside an addition nobody could tell the one from the other, if nothing says so.
        plants.push(plant(
            &["b148266fd7d", "b036ae0cc5d"],
            json!({"do": "rewrite", "at": mark("b148266fd7d"), "text": "Helt andra ord om framtiden.", "tracked": tracked}),
            vec![words("b148266fd7d", &[1], "Helt andra ord om framtiden.".to_owned())],
        ));
        plants.push(plant(
            &["b28faa726b8"],
            json!({"do": "remove", "at": mark("b28faa726b8"), "tracked": tracked}),
            vec![proposes("b28faa726b8", &[1], Proposal::Remove)],
        ));
        plants.push(plant(
            &["b425aaf5755"],
            json!({"do": "add", "at": mark("b425aaf5755"), "texts": ["Fira när det går bra."], "tracked": tracked}),
            vec![proposes("b425aaf5755", &[1], Proposal::Add(vec!["Fira när det går bra.".to_owned()]))],
        ));
        plants.push(Plant {
            unplaced: vec![("Jämförelsetal för andra kommuner".to_owned(), "Exempelköping".to_owned())],
            ..plant(
                &["fixed"],
                json!({"do": "add_before", "at": mark("b3e9ab84800"), "text": "Jämförelsetal för andra kommuner", "tracked": tracked}),
                Vec::new(),
            )
        });
        plants.push(Plant {
            unplaced: vec![("Hur fungerar samverkan i dag?".to_owned(), "Hur fungerar samverkan?".to_owned())],
            ..plant(
                &["how"],
                json!([
                    {"do": "fixed", "words": "Hur fungerar samverkan", "text": " i dag", "tracked": tracked},
                ]),
                Vec::new(),
            )
        });
        plants.push(plant(
            &["unemployment"],
            json!({"do": "replace", "at": "samsyn_figure_unemployment", "words": "8,6\u{a0}%", "text": "ungefär nio procent", "tracked": tracked}),
            vec![comment(Subject::Figure(FigureKind::Unemployment), &[1], "ungefär nio procent", "8,6\u{a0}%")],
        ));
        plants.push(plant(
            &["young"],
            json!({"do": "replace", "at": "samsyn_figure_young_adults_label", "words": "unga", "text": "unga och yngre", "tracked": tracked}),
            vec![comment(
                Subject::Figure(FigureKind::YoungAdults),
                &[1],
                "unga och yngre vuxna med ekonomiskt bistånd",
                "unga vuxna med ekonomiskt bistånd",
            )],
        ));
        plants.push(plant(
            &["contacts"],
            json!({"do": "replace", "at": "samsyn_contacts_0", "words": "Enhetschef", "text": "Sektionsledare", "tracked": tracked}),
            vec![Answer {
                comment: "Sektionsledare försörjningsstöd".to_owned(),
                about: "Enhetschef försörjningsstöd".to_owned(),
                ..answer(Subject::Contacts, &[1], Verdict::Incorrect)
            }],
        ));
    }
    plants.push(plant(
        &["b4080880025", "b148266fd7d"],
        json!({"do": "move", "at": mark("b4080880025"), "behind": mark("b148266fd7d"), "words": "två veckor", "text": "tre veckor"}),
        vec![proposes(
            "b4080880025",
            &[1],
            Proposal::Move { after: Some(block("b148266fd7d")), words: Some(text.with("b4080880025", "två veckor", "tre veckor")) },
        )],
    ));
    plants.push(plant(
        &["b661e7c8ec3"],
        json!([
            {"do": "replace", "at": mark("b661e7c8ec3"), "words": "färre besök", "text": "inga besök"},
            {"do": "replace", "at": mark("b661e7c8ec3"), "words": "sex veckor", "text": "sju veckor", "author": "Bo Alm"},
            {"do": "insert", "at": mark("b661e7c8ec3"), "after": "samma dag.", "text": " Alltid.", "tracked": false},
        ]),
        vec![words(
            "b661e7c8ec3",
            &[1, 2, 3],
            text.with("b661e7c8ec3", "färre besök", "inga besök").replacen("sex veckor", "sju veckor", 1).replacen(
                "samma dag.",
                "samma dag. Alltid.",
                1,
            ),
        )],
    ));
    // Put in by one and taken out by another: nothing.
    plants.push(plant(
        &["b9195abbf46"],
        json!([
            {"do": "insert", "at": mark("b9195abbf46"), "after": "Allt är inte löst.", "text": " Ångrat."},
            {"do": "delete", "at": mark("b9195abbf46"), "words": " Ångrat.", "author": "Bo Alm"},
        ]),
        Vec::new(),
    ));
    plants.push(plant(
        &["ba88bc14478"],
        json!({"do": "link", "at": mark("ba88bc14478"), "after": "om stödet.", "text": " Skriv till nagon@exempelkoping.example."}),
        vec![words("ba88bc14478", &[1], text.with("ba88bc14478", "om stödet.", "om stödet. Skriv till nagon@exempelkoping.example."))],
    ));
    plants
}

/// What LibreOffice does in its own way.
pub fn of_office(text: &Text<'_>) -> Vec<Plant> {
    let mut plants = Vec::new();
    for tracked in [true, false] {
        plants.push(plant(
            &["b4080880025"],
            json!({"do": "cut", "at": mark("b4080880025"), "behind": mark("bcc4ad45953"), "tracked": tracked}),
            vec![proposes("b4080880025", &[1], Proposal::Move { after: Some(block("bcc4ad45953")), words: None })],
        ));
        plants.push(plant(
            &["b94aa487b78"],
            json!({"do": "move", "at": mark("b94aa487b78"), "down": true, "tracked": tracked}),
            vec![proposes("b94aa487b78", &[1], Proposal::Move { after: Some(block("b74713f26f6")), words: None })],
        ));
        plants.push(plant(
            &["b148266fd7d"],
            json!({"do": "rewrite", "at": mark("b148266fd7d"), "text": "Helt andra ord om framtiden.", "tracked": tracked}),
            vec![words("b148266fd7d", &[1], "Helt andra ord om framtiden.".to_owned())],
        ));
        plants.push(plant(
            &["b425aaf5755"],
            json!({"do": "add", "at": mark("b425aaf5755"), "texts": ["Fira när det går bra."], "tracked": tracked}),
            vec![proposes("b425aaf5755", &[1], Proposal::Add(vec!["Fira när det går bra.".to_owned()]))],
        ));
        plants.push(Plant {
            unplaced: vec![("Hur fungerar samverkan i dag?".to_owned(), "Hur fungerar samverkan?".to_owned())],
            ..plant(&["how"], json!({"do": "fixed", "words": "Hur fungerar samverkan", "text": " i dag", "tracked": tracked}), Vec::new())
        });
        let joined = format!("{} {}", text.of("bcc4ad45953"), text.of("ba88bc14478"));
        plants.push(plant(
            &["bcc4ad45953"],
            json!({"do": "join", "at": mark("bcc4ad45953"), "tracked": tracked}),
            vec![proposes("bcc4ad45953", &[1], Proposal::Join { with: vec![block("ba88bc14478")], words: joined })],
        ));
    }
    // What was accepted before it came back has no author any more.
    plants.push(plant(
        &["b661e7c8ec3"],
        json!([
            {"do": "replace", "at": mark("b661e7c8ec3"), "words": "färre besök", "text": "inga besök"},
            {"do": "accept"},
            {"do": "replace", "at": mark("b9195abbf46"), "words": "ytterligare en vecka", "text": "två veckor till", "author": "Bo Alm"},
        ]),
        vec![
            words("b661e7c8ec3", &[2], text.with("b661e7c8ec3", "färre besök", "inga besök")),
            words("b9195abbf46", &[1], text.with("b9195abbf46", "ytterligare en vecka", "två veckor till")),
        ],
    ));
    // And what was rejected was never there.
    plants.push(plant(
        &["b661e7c8ec3"],
        json!([{"do": "replace", "at": mark("b661e7c8ec3"), "words": "färre besök", "text": "inga besök"}, {"do": "reject"}]),
        Vec::new(),
    ));
    plants.push(plant(
        &["b661e7c8ec3"],
        json!([
            {"do": "replace", "at": mark("b661e7c8ec3"), "words": "färre besök", "text": "inga besök"},
            {"do": "replace", "at": mark("b661e7c8ec3"), "words": "sex veckor", "text": "sju veckor", "author": "Bo Alm"},
        ]),
        vec![words("b661e7c8ec3", &[1, 2], text.with("b661e7c8ec3", "färre besök", "inga besök").replacen("sex veckor", "sju veckor", 1))],
    ));
    plants
}

/// Comments of every kind that Word writes.
pub fn comments() -> Vec<Plant> {
    let on = |id: &str| Subject::Block(block(id));
    let said = |id: &'static str, edit: Value, answer: Answer| plant(&[id], edit, vec![answer]);
    vec![
        said(
            "c1",
            json!({"do": "comment", "at": mark("b74713f26f6"), "words": "sextio ärenden", "text": "Det var sextiotvå."}),
            comment(on("b74713f26f6"), &[1], "Det var sextiotvå.", "sextio ärenden"),
        ),
        said(
            "c2",
            json!({"do": "comment", "at": mark("b9195abbf46"), "words": "it-system", "text": "Två av tre.", "replies": [["Bo Alm", "Nej, tre."], ["Anna Ek", "Det stämmer."]]}),
            comment(on("b9195abbf46"), &[1, 2], "Två av tre.\n— 2: Nej, tre.\n— 1: Det stämmer.", "it-system"),
        ),
        said(
            "c3",
            json!({"do": "comment", "at": "samsyn_figure_assistance", "words": "3,9\u{a0}%", "text": "Varifrån?", "done": true}),
            comment(Subject::Figure(FigureKind::Assistance), &[1], "Varifrån?", "3,9\u{a0}%"),
        ),
        said(
            "c4",
            json!({"do": "comment", "in": "Lärdomar och råd till andra", "words": "råd", "text": "Vilka andra?"}),
            comment(Subject::Whole, &[1], "Vilka andra?", "råd"),
        ),
        said(
            "c5",
            json!({"do": "comment", "at": mark("b435bc942ce"), "text": "Utan ord att peka på."}),
            comment(on("b435bc942ce"), &[1], "Utan ord att peka på.", ""),
        ),
        said(
            "c6",
            json!({"do": "comment", "at": mark("b4d1e7bdeb6"), "words": "vardagen", "to": mark("b834aeac696"), "text": "Allt detta är gammalt."}),
            comment(on("b4d1e7bdeb6"), &[1], "Allt detta är gammalt.", "*"),
        ),
        said(
            "c7",
            json!({"do": "comment", "at": "samsyn_contacts_1", "words": "kommun", "text": "Byt ut."}),
            comment(Subject::Contacts, &[1], "Byt ut.", "kommun"),
        ),
        said(
            "c8",
            json!({"do": "footnote", "at": mark("b148266fd7d"), "text": "Se avtalet från 2024."}),
            comment(on("b148266fd7d"), &[2], "Se avtalet från 2024.", ""),
        ),
        said(
            "c9",
            json!({"do": "comment", "at": mark("bd4254e1f7b"), "words": "färre saker", "text": "Rad ett.\nRad två."}),
            comment(on("bd4254e1f7b"), &[1], "Rad ett.\nRad två.", "färre saker"),
        ),
    ]
}
