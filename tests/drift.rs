//! How chapters deviate from each other: the slips that are really there in the three published
//! ones, none in a consistent set, and what is decided about them.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests themselves")]

#[path = "support/program.rs"]
mod program;
#[path = "support/publication.rs"]
#[expect(dead_code, reason = "each test uses its part of a publication")]
mod publication;
#[path = "support/tools.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod tools;

use std::path::Path;

use samsyn::domain::municipality::Contact;
use samsyn::storage::store::{Opened, Store};
use serde_json::Value;

use publication::{INVENTED, KNOWN, approve, brought_in, edit, invented, publish, six};
use tools::{Folder, run};

fn drift(folder: &Folder, more: &[&str]) -> Vec<Value> {
    let args: Vec<&str> = ["drift", "projekt", "--json"].iter().chain(more).copied().collect();
    let output = program::samsyn(folder.path(), &args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    said["slips"].as_array().unwrap().clone()
}

/// Where, of what kind, what stands there and what is proposed.
fn told(slips: &[Value]) -> Vec<[&str; 4]> {
    slips.iter().map(|slip| ["slug", "kind", "found", "usual"].map(|field| slip[field].as_str().unwrap())).collect()
}

/// A project of these, all approved.
fn approved(folder: &Folder, chapters: &[(&str, &str, String)], more: impl Fn(&mut Opened)) {
    let root = brought_in(folder, chapters);
    let mut opened = Store::open(&root).unwrap();
    more(&mut opened);
    for (_, slug, _) in chapters {
        approve(&mut opened, slug);
    }
}

#[test]
fn the_slips_of_the_published_chapters_are_found() {
    let folder = Folder::new();
    approved(&folder, &KNOWN.map(|(name, slug, markdown)| (name, slug, markdown.to_owned())), |_| {});
    let wanted = [
        ["ale", "year", "28 000 invånare (2014)", "28 000 invånare"],
        ["ale", "term", "arbetsförmedlingen", "Arbetsförmedlingen"],
        ["fagersta", "unit", "en dag/vecka", "en dag i veckan"],
        ["fagersta", "ending", "lösningar", "lösningar."],
        ["fagersta", "ending", "det", "det."],
        ["lund", "heading", "Lund", "Lunds kommun"],
        ["lund", "label", "unga med ekonomiskt bistånd", "unga vuxna med ekonomiskt bistånd"],
        ["lund", "unit", "1 dag/vecka", "en dag i veckan"],
        ["lund", "term", "Finsam- finansiering", "Finsam-finansiering"],
    ];
    let slips = drift(&folder, &[]);
    assert_eq!(told(&slips), wanted);
    for slip in &slips {
        assert!(slip["others"].as_u64().unwrap() <= 3, "as many chapters have it so, not places: {slip}");
    }
    let mendable = slips.iter().filter(|slip| slip["mendable"] == true).count();
    assert_eq!(mendable, 2, "what is not approved words");
}

#[test]
fn a_consistent_set_has_none_until_one_drifts() {
    let folder = Folder::new();
    let all = INVENTED.map(|(name, slug)| (name, slug, invented(name)));
    approved(&folder, &all, |_| {});
    assert_eq!(told(&drift(&folder, &[])), Vec::<[&str; 4]>::new());

    let mut opened = Store::open(&folder.path().join("projekt")).unwrap();
    edit(&mut opened, "odhittan", |dossier| {
        dossier.municipality.contacts.push(Contact { function: "Enhetschef".to_owned(), ..Contact::default() });
        dossier.municipality.figures.unemployment.as_mut().unwrap().year = 2013;
        dossier.municipality.figures.assistance = None;
        dossier.draft.as_mut().unwrap().blocks.retain(|block| !block.text.starts_with("Börja som"));
    });
    approve(&mut opened, "odhittan");
    let wanted = [
        ["odhittan", "heading", "", "Lärdomar och råd till andra"],
        ["odhittan", "figure", "", "biståndsmottagare"],
        ["odhittan", "year", "2013", "2014"],
        ["odhittan", "contacts", "1", "0"],
    ];
    assert_eq!(told(&drift(&folder, &[])), wanted);
}

fn id<'a>(slips: &'a [Value], found: &str) -> &'a str {
    slips.iter().find(|slip| slip["found"] == found).unwrap()["id"].as_str().unwrap()
}

#[test]
fn a_slip_is_mended_in_the_publication_alone_or_accepted_and_both_are_kept() {
    let folder = Folder::new();
    let root = six(&folder);
    let slips = drift(&folder, &[]);
    let (heading, label, unit) = (id(&slips, "Lund"), id(&slips, "unga med ekonomiskt bistånd"), id(&slips, "1 dag/vecka"));
    let text = |root: &Path| std::fs::read_to_string(root.join("municipalities/lund/approvals.ron")).unwrap();
    let before = text(&root);
    let settled = drift(&folder, &["--mend", heading, "--mend", label, "--accept", unit]);
    let states: Vec<&Value> = [heading, label, unit].map(|id| &settled.iter().find(|slip| slip["id"] == id).unwrap()["settled"]).to_vec();
    assert_eq!(states, ["mended", "mended", "accepted"]);
    // Approved words are not for the lead to change.
    let output = program::samsyn(folder.path(), &["drift", "projekt", "--mend", unit]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("has to go back to lund"));

    let said = publish(&folder, "ut");
    let pdf = run("pdftotext", &["-raw", &folder.path().join(said["pdf"].as_str().unwrap()).display().to_string(), "-"]);
    assert!(pdf.contains("Kort om Lunds kommun") && !pdf.contains("Kort om Lund\n"));
    let page = std::fs::read_to_string(folder.path().join("ut/webbplats/kommuner/lund.html")).unwrap();
    assert!(page.contains("<th scope=\"row\">unga vuxna med ekonomiskt bistånd</th>") && !page.contains(">unga med ekonomiskt"));
    assert_eq!(text(&root), before, "what was approved is as it was");
    assert!(!said["included"].as_array().unwrap().is_empty() && said["left_out"].as_array().unwrap().is_empty());
    // It holds the next time, too.
    assert_eq!(publish(&folder, "ut")["made"], Value::Array(Vec::new()));
}
