//! Drafts: forms that somebody began. They rest in the vault.

use answerable_office::DraftId;
use answerable_office::paper::dates;
use answerable_office::record::{Day, When};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::trouble::Trouble;
use super::write::Sheet;

#[derive(Template)]
#[template(path = "drafts.html")]
struct Drafts {
    w: W,
    form: String,
    drafts: Vec<Row>,
}

struct Row {
    id: String,
    when: String,
    title: String,
    words: Html,
    files: usize,
    href: String,
}

/// The page.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let drafts = ask.office()?.drafts()?;
    let form = ask.form();
    let rows = drafts.into_iter().filter_map(|draft| {
        let named = draft.answers.iter().find(|(name, _)| name == "sheet");
        let name = named.map_or(draft.kind.name(), |(_, name)| name.as_str());
        let sheet = Sheet::of(name)?;
        let texts = ["text", "subject", "name", "question", "topic"];
        let words = texts.iter().find_map(|wanted| {
            let found = draft
                .answers
                .iter()
                .find(|(name, text)| name == wanted && !text.is_empty());
            found.map(|(_, text)| text.lines().next().unwrap_or_default().to_owned())
        });
        let id = draft.id.text();
        Some(Row {
            when: dates::long(ask.words, When::day(day_of(draft.saved_at_s))),
            title: sheet.title(ask),
            words: Html::people(&words.unwrap_or_default()),
            files: draft.files.len(),
            href: format!("/write/{}?draft={id}", sheet.name),
            id,
        })
    });
    let drafts = rows.collect();
    let page = Drafts {
        w: ask.w(),
        form,
        drafts,
    };
    Ok(Page::of("pages-drafts", &page)
        .chapter("writing-down")
        .into())
}

/// Drops one.
pub fn drop(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if let Some(id) = given.text("draft").and_then(DraftId::parse) {
        ask.office()?.draft_drop(id)?;
    }
    Ok(Answer::Go("/drafts".to_owned()))
}

/// The day of a second, by UTC.
pub fn day_of(seconds: i64) -> Day {
    Day::from_number(i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX))
}
