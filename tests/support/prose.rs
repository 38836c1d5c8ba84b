//! Markdown as a program that shows it reads it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a block of Markdown is, and its text.
pub fn read_markdown(markdown: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    let (mut within, mut text) = (String::new(), String::new());
    // With every dialect it knows, except that it would change the signs themselves.
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => within = level.to_string(),
            Event::Start(Tag::Item) => "li".clone_into(&mut within),
            Event::Start(Tag::BlockQuote(_)) => "quote".clone_into(&mut within),
            Event::Start(Tag::Paragraph | Tag::List(_)) | Event::End(TagEnd::List(_)) => {}
            Event::Text(part) => text.push_str(&part),
            Event::HardBreak => text.push('\n'),
            Event::Rule => blocks.push(("rule".to_owned(), String::new())),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::BlockQuote(_)) => {
                let kind = std::mem::take(&mut within);
                if !text.is_empty() {
                    blocks.push((if kind.is_empty() { "p".to_owned() } else { kind }, std::mem::take(&mut text)));
                }
            }
            other => panic!("{other:?} is none of ours"),
        }
    }
    blocks
}
