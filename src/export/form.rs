//! A round as a file for a contact person: a form in one HTML file that needs nothing besides
//! itself, and the same content for those who have Samsyn.
//!
//! The text is data in the page; its script shows it. The page's own policy lets that one script
//! run, known by its hash, and lets nothing be fetched.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::ExportError;
use crate::domain::anonymity::gate::Cleared;
use crate::domain::project::Language;
use crate::domain::review::Form;
use crate::domain::review::envelope::{Envelope, Kind};

const STYLE: &str = include_str!("../../assets/review/form.css");
/// One script, made of several files: none of their names reaches the page's other scripts.
const SCRIPT: &str = concat!(
    "(() => {\n'use strict';\n",
    include_str!("../../assets/review/form/parts.js"),
    include_str!("../../assets/review/form/state.js"),
    include_str!("../../assets/review/form/reply.js"),
    include_str!("../../assets/review/form/view.js"),
    include_str!("../../assets/review/form/page.js"),
    "})();\n",
);

/// The form to fill in. `words` are what it says, by key. Equal forms give equal text.
///
/// # Errors
/// [`ExportError::Form`], which would be a fault of ours.
pub fn form(form: &Cleared<Form>, words: &BTreeMap<String, String>) -> Result<String, ExportError> {
    let failed = |_| ExportError::Form;
    let round = data(&round(form)?);
    let shown = data(&serde_json::to_string(words).map_err(failed)?);
    let word = |key: &str| super::html::escaped(words.get(key).map_or("", String::as_str));
    let title = super::html::escaped(&form.title);
    let lang = match form.language {
        Language::Sv => "sv-SE",
        Language::En => "en-GB",
    };
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<noscript><p>{}</p></noscript>\n<div id=\"app\"></div>\n\
         <script type=\"application/json\" id=\"round\">{round}</script>\n<script type=\"application/json\" id=\"words\">{shown}</script>\n\
         <script>{SCRIPT}</script>\n</body>\n</html>\n",
        STANDARD.encode(Sha256::digest(SCRIPT)),
        word("form-title").replace("%name", &title),
        word("form-noscript"),
    ))
}

/// The round for somebody who has Samsyn.
///
/// # Errors
/// As [`form()`].
pub fn round(form: &Cleared<Form>) -> Result<String, ExportError> {
    let failed = |_| ExportError::Form;
    let body = serde_json::to_string(&**form).map_err(failed)?;
    Ok(serde_json::to_string_pretty(&Envelope::new(Kind::Round, body)).map_err(failed)? + "\n")
}

/// JSON with nothing that HTML would take for its own: within a script only `<` can begin that.
fn data(json: &str) -> String {
    json.replace('<', "\\u003c")
}
