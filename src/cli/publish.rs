//! `samsyn publish`: all approved texts as one document and a web site.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use serde::Serialize;

use super::anonymity::{self, Held};
use super::folder::{failed, refused};
use super::{Exit, Output, print_json, tell, vault};
use crate::app::publishing::{self, Failure, Order, Published};
use crate::domain::ids::Slug;
use crate::export::Step;

#[derive(Serialize)]
struct Said<'a> {
    pdf: &'a Path,
    docx: &'a Path,
    /// The folder of the web site.
    site: &'a Path,
    pages: usize,
    included: &'a [Slug],
    left_out: Vec<LeftOut<'a>>,
    /// The files that are not as they were.
    made: &'a [String],
}

#[derive(Serialize)]
struct LeftOut<'a> {
    slug: &'a Slug,
    why: &'static str,
}

pub(super) fn publish(dir: &Path, folder: &Path, guard: Option<&Path>, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut opened = match vault::open(dir, output) {
        Ok(opened) => opened,
        Err(problems) => return tell(&problems, false, output),
    };
    // Nothing leaves that the log does not tell of.
    if let Some(exit) = refused(dir, opened.read_only.as_ref(), output)? {
        return Ok(exit);
    }
    if let Err(why) = anonymity::guard(&mut opened.workspace, guard) {
        return failed(dir, &format!("the names cannot be read: {why}"), output);
    }
    let chapters = publishing::chapters(&opened.workspace);
    let order = match Order::new(&opened.workspace, &chapters) {
        Ok(order) => order,
        Err(why) => return failed(dir, &why, output),
    };
    let mut told = |step: Step| {
        log::debug!("publishing: {step:?}");
        ControlFlow::Continue(())
    };
    let prepared = match order.prepare(dir, folder, &mut told) {
        Ok(prepared) => prepared,
        Err(Failure::Held(held)) => return say_held(dir, held, output),
        Err(why) => return failed(dir, &format!("nothing was published: {why}"), output),
    };
    if let Err(why) = anonymity::note(&mut opened.store, &mut opened.workspace, prepared.published.logged(), output) {
        return failed(dir, &format!("nothing was published, since the log cannot be written: {why}"), output);
    }
    match prepared.save(&mut told) {
        Ok(published) => {
            print_json(&said(&published), output)?;
            for left in &published.left_out {
                writeln!(output.err, "{}: left out: {}", left.slug, left.why.name())?;
            }
            Ok(Exit::Ok)
        }
        Err(why) => failed(dir, &format!("not all of it could be written: {why}"), output),
    }
}

fn said(published: &Published) -> Said<'_> {
    let Published { pdf, docx, site, pages, included, left_out, made, .. } = published;
    let left_out = left_out.iter().map(|left| LeftOut { slug: &left.slug, why: left.why.name() }).collect();
    Said { pdf, docx, site, pages: *pages, included, left_out, made }
}

fn say_held(dir: &Path, held: Vec<publishing::Held>, output: &mut Output<'_>) -> io::Result<Exit> {
    for publishing::Held { chapter, hindrance } in held {
        match chapter {
            Some(slug) => writeln!(output.err, "{}", Held::new(&slug, hindrance))?,
            None => writeln!(output.err, "{:?}: {:?}", hindrance.place, hindrance.text)?,
        }
    }
    failed(dir, &"nothing was published: this has to be decided on before it can leave", output)
}
