//! Search: what is looked for is content, so it is sent in a form and stands in no address. The words are kept,
//! not the page: who comes back to it finds what the record has by then.

use answerable_office::paper::dates;
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::ids;
use super::trouble::Trouble;

/// So many are shown.
const SHOWN_MAX: usize = 50;
/// So many searches can be gone back to; the oldest is forgotten first.
const KEPT_MAX: usize = 32;
/// The id of a search, in the query.
const FOR: &str = "for";

#[derive(Template)]
#[template(path = "search.html")]
struct Search {
    w: W,
    words: String,
    count: usize,
    found: Option<Vec<Row>>,
    more: bool,
}

struct Row {
    when: String,
    what: Html,
    note: Option<Html>,
    snippet: Vec<(Html, bool)>,
    href: String,
}

/// The empty page, or what was found.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let asked = given.asked(FOR);
    let mut searched = ask.state.searched.iter();
    if let Some((_, words)) = searched.find(|(id, _)| asked == Some(id)) {
        let words = words.clone();
        return found(ask, words);
    }
    let page = Search {
        w: ask.w(),
        words: String::new(),
        count: 0,
        found: None,
        more: false,
    };
    Ok(Page::of("pages-search", &page)
        .chapter("writing-down")
        .into())
}

/// Takes the words; leads to what was found.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let words = given.text("words").unwrap_or_default().to_owned();
    let searched = &mut ask.state.searched;
    if searched.len() == KEPT_MAX {
        searched.pop_front();
    }
    let id = ids::secret();
    let to = format!("/search?{FOR}={id}");
    searched.push_back((id, words));
    Ok(Answer::Go(to))
}

fn found(ask: &mut Ask, words: String) -> Result<Answer, Trouble> {
    let mut found = ask.office()?.search(&words, SHOWN_MAX + 1)?;
    let more = found.len() > SHOWN_MAX;
    found.truncate(SHOWN_MAX);
    let w = ask.w();
    let read = ask.read()?;
    let rows = found.into_iter().filter_map(|found| {
        // What the reader's day or rooms don't show is not found either.
        let entry = read.reading.get(&found.reference)?;
        Some(Row {
            when: dates::long(read.words, entry.on),
            what: Html::phrase(&read.speaker().what(entry)),
            note: found.content_note.as_deref().map(Html::people),
            snippet: found
                .snippet
                .iter()
                .map(|(text, hit)| (Html::people(text), *hit))
                .collect(),
            href: read.href(&found.reference),
        })
    });
    let rows: Vec<Row> = rows.collect();
    let page = Search {
        w,
        words,
        count: rows.len(),
        found: Some(rows),
        more,
    };
    Ok(Page::of("pages-search", &page)
        .chapter("writing-down")
        .into())
}
