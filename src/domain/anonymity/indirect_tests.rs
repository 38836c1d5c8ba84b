//! Invented sentences, each with what is to be pointed at, and as many in which nothing is.

use super::*;

/// The sentences with the words that are pointed at, in brackets.
const POINTED: [(Kind, &str); 26] = [
    (Kind::Alone, "Jag sitter [som ensam chef här] och får ta alla beslut."),
    (Kind::Alone, "[Jag är den enda som] har varit med från början."),
    (Kind::Alone, "Så har det varit [sedan jag började 1987]."),
    (Kind::Alone, "[Hon har arbetat med detta i nästan trettio år]."),
    (Kind::Alone, "Det är svårt att hinna [som ensam handläggare på enheten]."),
    (Kind::Alone, "It is hard to be [the only manager here]."),
    (Kind::Alone, "Nothing has changed [since I started in 1987]."),
    (Kind::Title, "Det var [socialchefen] som tog initiativet."),
    (Kind::Title, "[Enhetschefen] bromsade länge."),
    (Kind::Title, "Vi fick nej av [kommundirektören] direkt."),
    (Kind::Title, "Fråga [förste socialsekreterare] hur det gick."),
    (Kind::Title, "[Chefen för arbetsmarknadsenheten] sade ja."),
    (Kind::Title, "We asked [the head of social services] about it."),
    (Kind::Dialect, "”Det går [int’] att göra så”, sade en av dem."),
    (Kind::Dialect, "”Vi får la [hôlle] ihop nu.”"),
    (Kind::Dialect, "”Det [är la bara] att ringa.”"),
    (Kind::Dialect, "Hen svarade [på skånska] att det ordnar sig."),
    (Kind::Dialect, "He said so [with a northern accent]."),
    (Kind::Personal, "Det stannade av när [jag var föräldraledig] i våras."),
    (Kind::Personal, "[Chefen blev sjukskriven] och då föll det."),
    (Kind::Personal, "Jag vet hur det är, för [min egen son] har sökt hjälp."),
    (Kind::Personal, "Jag tänker på [när jag själv gick på försörjningsstöd]."),
    (Kind::Personal, "[Hon är 61 år] och slutar snart."),
    (Kind::Personal, "[Jag kom själv hit som flykting] en gång."),
    (Kind::Personal, "It stopped when [I was on parental leave]."),
    (Kind::Personal, "I know it from [my own daughter]."),
];

const NOT_POINTED: [&str; 24] = [
    "Det är den enda vägen till en fungerande samverkan.",
    "Kommunen är ensam om sin modell i länet.",
    "Ingen ska behöva känna sig ensam i detta.",
    "Samverkan har funnits sedan 1998.",
    "Kommunen har arbetat så i tjugo år.",
    "Enhetscheferna träffas två gånger per termin.",
    "Chefer och handläggare är överens om målen.",
    "Cheferna för de båda enheterna driver på.",
    "Många av ungdomarna är sjukskrivna eller föräldralediga.",
    "Målgruppen är ungdomar i åldern 18–25 år.",
    "Ensamstående föräldrar har svårast att få tiden att räcka.",
    "De flesta har försörjningsstöd i mer än två år.",
    "Nyanlända får en egen handläggare de första månaderna.",
    "Vi la fram ett förslag och la till en punkt.",
    "Det finns inte tid att träffas oftare.",
    "Min erfarenhet är att det tar tid.",
    "Hans uppdrag är att samordna insatserna.",
    "Vi är 30 personer som delar lokal.",
    "Han fick praktik efter tre veckor.",
    "Handläggaren bokar ett möte inom två veckor.",
    "The municipalities have worked like this for years.",
    "It is the only way to cooperate.",
    "Managers and case workers meet every month.",
    "Her case was decided within two weeks.",
];

fn marked(text: &str) -> String {
    let found = find(text);
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        for hit in &found {
            if hit.range.start == i {
                out.push('[');
            }
            if hit.range.end == i {
                out.push(']');
            }
        }
        out.push(c);
    }
    out
}

#[test]
fn every_rule_is_one() {
    assert_eq!(RULES.len(), sources().len(), "a pattern is no regular expression");
}

#[test]
fn what_points_at_somebody_is_pointed_at() {
    let wrong: Vec<String> = POINTED
        .iter()
        .filter_map(|(kind, expected)| {
            let text = expected.replace(['[', ']'], "");
            let kinds: Vec<Kind> = find(&text).iter().map(|hit| hit.kind).collect();
            let found = marked(&text);
            (found != *expected || kinds != [*kind]).then(|| format!("{found} {kinds:?}, not {expected} {kind:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_said_of_all_is_left_alone() {
    let wrong: Vec<String> = NOT_POINTED.iter().map(|text| marked(text)).filter(|marked| marked.contains('[')).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_published_chapters_need_next_to_no_advice() {
    let chapters = [
        include_str!("../../../tests/fixtures/kapitel/ale.md"),
        include_str!("../../../tests/fixtures/kapitel/fagersta.md"),
        include_str!("../../../tests/fixtures/kapitel/lund.md"),
    ];
    let hits: Vec<String> = chapters
        .iter()
        .flat_map(|chapter| find(chapter).into_iter().map(|hit| chapter.chars().skip(hit.range.start).take(hit.range.len()).collect()))
        .collect();
    // Titles without a name in the list of contact persons.
    assert!(hits.len() <= 4, "{hits:?}");
}
