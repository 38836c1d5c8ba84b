//! Title page and contents: laid out with the pages behind them at hand, so that the contents are
//! a real table of contents of real headings.

use typst::World as _;
use typst::comemo::{Constraint, Track as _};
use typst::diag::SourceResult;
use typst::ecow::EcoVec;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{StyleChain, Target, TargetElem};
use typst::introspection::{EmptyIntrospector, Introspector};
use typst::model::Document as _;
use typst::utils::Protected;
use typst_layout::{Page, PagedDocument, layout_document};

use crate::export::world::World;

/// As often as typst itself tries until nothing moves any more.
const TRIES: usize = 5;

/// The front with the pages behind it.
///
/// # Errors
/// What typst says of the template.
pub(super) fn before(world: &World, behind: &[Page]) -> SourceResult<PagedDocument> {
    let tracked: &dyn typst::World = world;
    let tracked = tracked.track();
    let library = world.library();
    let traced = Traced::default();
    let main = world.source(world.main()).ok().ok_or_else(EcoVec::new)?;
    let mut sink = Sink::new();
    let content = typst_eval::eval(tracked, library, traced.track(), sink.track_mut(), Route::default().track(), &main)?.content();
    let target = TargetElem::target.set(Target::Paged).wrap();
    let base = StyleChain::new(&library.styles);
    let styles = base.chain(&target);

    let mut whole: Option<PagedDocument> = None;
    for _ in 0..TRIES {
        let nothing = EmptyIntrospector;
        let introspector: &dyn Introspector = whole.as_ref().map_or(&nothing, |whole| whole.introspector().as_ref());
        let constraint = Constraint::new();
        let mut sink = Sink::new();
        let front = {
            let mut engine = Engine {
                library,
                world: tracked,
                introspector: Protected::new(introspector.track_with(&constraint)),
                traced: traced.track(),
                sink: sink.track_mut(),
                route: Route::default(),
            };
            layout_document(&mut engine, &content, styles)?
        };
        let pages: EcoVec<Page> = front.pages().iter().chain(behind).cloned().collect();
        let next = PagedDocument::new(pages, front.info().clone());
        let is_stable = constraint.validate(next.introspector().as_ref() as &dyn Introspector);
        whole = Some(next);
        if is_stable {
            break;
        }
    }
    whole.ok_or_else(EcoVec::new)
}
