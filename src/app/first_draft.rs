//! The first draft of a municipality, in the window and by command alike.

use std::sync::Arc;

use super::editing;
use super::text::paper;
use crate::domain::draft::first::{self, Sources};
use crate::domain::ids::Slug;
use crate::domain::notes::Entry;
use crate::domain::workspace::Workspace;

/// Takes up what the draft has not taken up before, and opens the parts that are empty. Returns
/// how many entries were taken up; `None` without that municipality.
pub fn draw(workspace: &mut Workspace, slug: &Slug) -> Option<usize> {
    let Workspace { project, guide, municipalities, .. } = workspace;
    let dossier = municipalities.get_mut(slug)?;
    let about = paper::about(project, &dossier.municipality);
    let stream: Vec<Arc<Entry>> = dossier.stream().into_iter().cloned().collect();
    let stream: Vec<&Arc<Entry>> = stream.iter().collect();
    let draft = dossier.draft.get_or_insert_default();
    let sources = Sources { guide, stream: &stream, about: about.as_deref(), language: project.language };
    let taken = first::draw(draft, sources, editing::new_block_id);
    first::open_parts(draft, editing::new_block_id);
    Some(taken)
}
