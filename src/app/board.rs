//! What the board of municipalities shows of each, worked out once for each change: with 290 of them
//! nobody holds every text against its approval in every frame.

use jiff::civil::Date;

use crate::domain::ids::Slug;
use crate::domain::stage::Stage;
use crate::domain::swedish;
use crate::domain::workspace::{Dossier, Workspace};

/// One municipality on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub slug: Slug,
    pub name: String,
    pub stage: Stage,
    /// The last day for what comes next.
    pub due: Option<Date>,
}

/// What the board is sorted by; ties go by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Name,
    Stage,
    /// What is due first stands first, and what is due on no day last.
    Due,
}

/// Every municipality, by name.
#[must_use]
pub fn lines(workspace: &Workspace) -> Vec<Line> {
    let mut lines: Vec<Line> = workspace.municipalities.iter().map(|(slug, dossier)| line(workspace, slug, dossier)).collect();
    lines.sort_by_cached_key(|line| swedish::collation(&line.name));
    lines
}

fn line(workspace: &Workspace, slug: &Slug, dossier: &Dossier) -> Line {
    let stage = dossier.stage();
    Line { slug: slug.clone(), name: dossier.municipality.name.clone(), stage, due: due(workspace, dossier, stage) }
}

/// The day by which what comes next is to be done.
fn due(workspace: &Workspace, dossier: &Dossier, stage: Stage) -> Option<Date> {
    let project = &workspace.project;
    match stage {
        Stage::Planned => dossier.sessions.values().next_back().and_then(|group| group.session.date),
        Stage::Held | Stage::Draft => project.draft_due,
        Stage::WithChecker => dossier.latest_round().map_or(project.reply_due, |(_, round)| round.reply_by),
        Stage::Replied => project.mapping_done,
        Stage::Approved => None,
    }
}

/// Those at a stage whose name has these words in it, in that order.
#[must_use]
pub fn chosen<'a>(lines: &'a [Line], stage: Option<Stage>, words: &str, order: Order) -> Vec<&'a Line> {
    let words = words.trim().to_lowercase();
    let is_chosen = |line: &&Line| stage.is_none_or(|stage| line.stage == stage) && line.name.to_lowercase().contains(&words);
    let mut chosen: Vec<&Line> = lines.iter().filter(is_chosen).collect();
    match order {
        Order::Name => {}
        Order::Stage => chosen.sort_by_key(|line| line.stage),
        Order::Due => chosen.sort_by_key(|line| (line.due.is_none(), line.due)),
    }
    chosen
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_due_first_stands_first() {
        let line = |name: &str, stage, due| Line { slug: Slug::from_name(name).unwrap(), name: name.to_owned(), stage, due };
        let lines = [
            line("Ale", Stage::Approved, None),
            line("Exempelköping", Stage::Draft, Some(date(2026, 12, 1))),
            line("Påhittsnäs", Stage::WithChecker, Some(date(2026, 11, 13))),
            line("Örby", Stage::Draft, Some(date(2026, 12, 1))),
        ];
        let names = |stage, words, order| chosen(&lines, stage, words, order).iter().map(|line| line.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names(None, "", Order::Due), ["Påhittsnäs", "Exempelköping", "Örby", "Ale"]);
        assert_eq!(names(None, "", Order::Stage), ["Exempelköping", "Örby", "Påhittsnäs", "Ale"]);
        assert_eq!(names(Some(Stage::Draft), " ÖR", Order::Name), ["Örby"]);
    }
}
