//! Guides from the outside: the commands on a right one, and everything wrong with wrong ones.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use samsyn::storage::guides;

const GUIDE: &str = include_str!("fixtures/guide.ron");

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/guide.ron")
}

fn samsyn(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samsyn")).args(args).output().unwrap()
}

/// The problems of the guide with some of its words replaced.
fn problems(changes: &[(&str, &str)]) -> Vec<String> {
    let mut text = GUIDE.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    guides::parse("guide.ron", &text).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_right_guide_is_shown_in_reading_order() {
    let path = fixture();
    let path = path.to_str().unwrap();
    let output = samsyn(&["guide", "show", path, "--json"]);
    assert!(output.status.success());
    let shown: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let expected = serde_json::json!({"sections": [
        {"title": "Start", "minutes": 10, "rows": [
            {"text": "Utkastet kommer X dec.", "kind": "item", "level": 1, "hints": [], "probes": []},
        ]},
        {"title": "Arbetet", "minutes": 25, "rows": [
            {"text": "Hur gör ni?", "kind": "question", "level": 1, "hints": ["(Rita gärna)"], "probes": ["möten", "rutiner"]},
            {"text": "Varför?", "kind": "follow_up", "level": 2, "hints": [], "probes": []},
        ]},
    ]});
    assert_eq!(shown, expected);

    let outline = String::from_utf8(samsyn(&["guide", "show", path]).stdout).unwrap();
    assert!(outline.contains("2. Arbetet (25 min)\n  - Hur gör ni?\n      [ ] möten\n      [ ] rutiner\n    - Varför?\n"), "{outline}");

    let output = samsyn(&["guide", "check", path]);
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    assert_eq!(samsyn(&["guide", "check", path, "--json"]).stdout, b"[]\n");
}

#[test]
fn everything_wrong_is_told_at_once_and_in_order() {
    let changes = [
        ("footnotes: [(sv: \"En fotnot.\",", "fotnoter: [(sv: \"En fotnot.\","),
        ("minutes: 10", "minutes: 0"),
        ("kind: item", "kind: task"),
        ("sv: \"X dec\", en", "sv: \"Y dec\", en"),
        ("feeds: nothing,", ""),
        ("id: \"work\"", "id: \"start\""),
        ("minutes: 25", "minutes: \"25\""),
        ("en: \"How we work\"", "en: \" \""),
        ("id: \"how\"", "id: \"Hur?\""),
        ("hints: [(sv: \"(Rita gärna)\"", "hints: [(sv: \"(Rita)\""),
        ("sv: \"rutiner\", en: \"routines\"", "sv: \"rutin\", en: \"routine work\""),
        ("id: \"why\"", "id: \"when\""),
    ];
    assert_eq!(
        problems(&changes),
        [
            "guide.ron:8:5: unknown field `fotnoter`: expected `title`, `source`, `footnotes` or `sections`",
            "guide.ron:13:18: 0 minutes: a section needs at least 1",
            "guide.ron:15:11: the field `feeds` is missing here",
            "guide.ron:17:19: expected `item` or `question`, found `task`",
            "guide.ron:20:34: the blank “Y dec” does not stand in the `sv` `text` of its row: expected it there word for word",
            "guide.ron:26:13: duplicate id \"start\": a section id must be unique, first used at 11:13",
            "guide.ron:28:18: expected a whole number from 0 to 65535, found a text",
            "guide.ron:29:44: `en` is empty: expected a text",
            "guide.ron:32:17: \"Hur?\" is no id: an id is 1 to 64 of the characters a–z, 0–9, '-', '.' and '_', starting with a letter or digit",
            "guide.ron:36:26: the hint “(Rita)” does not stand in the `sv` `text` of its row: expected it there word for word",
            "guide.ron:38:71: the probe “routine work” does not stand in the `en` `cue` of its row: expected it there word for word",
            "guide.ron:42:21: duplicate id \"when\": a row id must be unique, first used at 16:17",
        ]
    );
}

#[test]
fn what_is_missing_or_of_the_wrong_shape_is_told_where_it_should_be() {
    assert_eq!(problems(&[("sv: \"Start\", en: \"Start\"", "sv: \"Start\"")]), ["guide.ron:12:16: the field `en` is missing here"]);
    assert_eq!(
        problems(&[("(sv: \"När\", en: \"When\")", "\"När\"")]),
        ["guide.ron:18:20: expected a group `( name: value, … )`, found a text"]
    );
    assert_eq!(
        problems(&[("cue: (sv: \"(Lyssna efter möten och rutiner)\", en: \"(Listen for meetings and routines)\"),", "")]),
        [
            "guide.ron:38:22: a probe in a row without `cue`: expected the probe's words to stand in a cue",
            "guide.ron:38:53: a probe in a row without `cue`: expected the probe's words to stand in a cue",
        ]
    );
    assert_eq!(
        problems(&[("cue: (sv: \"(Lyssna efter möten", "cue: (sv: \"(Lyssna noga efter möten")]),
        [
            "guide.ron:37:23: the cue “(Lyssna noga efter möten och rutiner)” does not stand in the `sv` `text` of its row: expected it there word for word"
        ]
    );
    let (before, _) = GUIDE.split_once("    sections: [").unwrap();
    let empty = |sections: &str| guides::parse("g.ron", &format!("{before}    sections: {sections}))")).unwrap_err()[0].to_string();
    assert_eq!(empty("[]"), "g.ron:9:15: a guide needs at least one section");
    assert_eq!(
        empty("[(id: \"a\", title: (sv: \"A\", en: \"A\"), minutes: 1, rows: [])]"),
        "g.ron:9:71: empty section: expected at least one row"
    );
    assert_eq!(empty("{}"), "g.ron:9:15: expected a list `[ … ]`, found a map `{ … }`");
}

#[test]
fn what_is_no_guide_is_told_once() {
    assert_eq!(
        problems(&[("kind: \"guide\"", "kind: \"draft\"")]),
        ["guide.ron:4:9: this is a file of kind \"draft\": expected \"guide\""]
    );
    assert_eq!(problems(&[("format: 1", "format: 9")]), ["guide.ron: was written by a later version of Samsyn: expected format 6 at most"]);
    assert_eq!(problems(&[("minutes: 25,", "minutes: 25")]), ["guide.ron:29:9: not RON: expected comma"]);
    assert_eq!(
        problems(&[("format: 1,", "format: 1, app: 2,")]),
        ["guide.ron:3:14: unknown field `app`: expected `format`, `kind` or `content`"]
    );
}

#[test]
fn the_commands_give_the_place_and_exit_with_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("egen.ron");
    std::fs::write(&path, GUIDE.replace("minutes: 10", "minutes: 0")).unwrap();
    let path = path.to_str().unwrap();
    for args in
        [["guide", "check", path].as_slice(), &["guide", "show", path, "--json"], &["new", "aldrig", "--name", "X", "--guide", path]]
    {
        let output = Command::new(env!("CARGO_BIN_EXE_samsyn")).args(args).current_dir(dir.path()).output().unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{args:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), format!("{path}:13:18: 0 minutes: a section needs at least 1\n"));
    }
    assert!(!dir.path().join("aldrig").exists());
    let output = samsyn(&["guide", "check", path, "--json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told[0]["line"], 13);
    assert_eq!(told[0]["kind"], "value");
    assert_eq!(samsyn(&["guide", "check", "finns-inte.ron"]).stderr, b"finns-inte.ron: is missing\n");
}
