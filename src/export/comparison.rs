//! The comparison as a workbook and as a table with semicolons: how much stands under each code in
//! each municipality, and every stretch of words.

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use super::table::{separated, workbook};
use crate::domain::anonymity::gate::Cleared;
use crate::domain::coding::Code;
use crate::domain::publication::analysis::Analysis;

/// What the sheets and their columns are called, in the language of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings {
    pub counts: String,
    pub stretches: String,
    pub municipality: String,
    pub group: String,
    pub code: String,
    pub text: String,
    pub place: String,
    pub support: String,
}

/// Two sheets: the counts, and the words.
///
/// # Errors
/// When a text is longer than a spreadsheet takes.
pub fn comparison_xlsx(analysis: &Cleared<Analysis>, headings: &Headings) -> Result<Vec<u8>, XlsxError> {
    workbook(&[(&headings.counts, &counts(analysis, headings)), (&headings.stretches, &stretches(analysis, headings))])
}

/// Every stretch of words under every code.
///
/// # Errors
/// When a row cannot be written; nothing of ours is such a row.
pub fn comparison_csv(analysis: &Cleared<Analysis>, headings: &Headings) -> Result<Vec<u8>, csv::Error> {
    separated(&stretches(analysis, headings))
}

fn counts(analysis: &Analysis, headings: &Headings) -> Vec<Vec<String>> {
    let codes: Vec<&(Code, String)> = analysis.codebook.iter().flat_map(|group| &group.codes).collect();
    let head = std::iter::once(headings.municipality.clone()).chain(codes.iter().map(|(_, name)| name.clone())).collect();
    let rows = analysis.cases.iter().map(|case| {
        let mut counted: BTreeMap<&Code, usize> = BTreeMap::new();
        for stretch in case.sources.iter().flat_map(|source| &source.stretches) {
            for (code, count) in &stretch.codes {
                *counted.entry(code).or_default() += count;
            }
        }
        let cells = codes.iter().map(|(code, _)| counted.get(code).copied().unwrap_or(0).to_string());
        std::iter::once(case.name.clone()).chain(cells).collect()
    });
    std::iter::once(head).chain(rows).collect()
}

fn stretches(analysis: &Analysis, headings: &Headings) -> Vec<Vec<String>> {
    let head = [&headings.municipality, &headings.group, &headings.code, &headings.place, &headings.support, &headings.text];
    let mut rows = vec![head.map(Clone::clone).to_vec()];
    for group in &analysis.codebook {
        for (code, name) in &group.codes {
            for case in &analysis.cases {
                for source in &case.sources {
                    for stretch in &source.stretches {
                        let Some((_, count)) = stretch.codes.iter().find(|(under, _)| under == code) else { continue };
                        let (count, words) = (count.to_string(), source.words(stretch));
                        rows.push(vec![case.name.clone(), group.name.clone(), name.clone(), stretch.place.clone(), count, words]);
                    }
                }
            }
        }
    }
    rows
}
