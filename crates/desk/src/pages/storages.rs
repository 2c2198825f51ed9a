//! Where the record travels over: each storage, when it was read, what waits to be sent; and exchanging.

use answerable_office::group::Synced;
use answerable_office::paper::words::Value;
use askama::Template;

use crate::cli::group::{count, moment};
use crate::cli::noticed;
use crate::cli::sync::{came_and_went, unreached};

use super::answer::Answer;
use super::ask::{Ask, W};
use super::exchange;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::members::{people, sure};
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "storages.html")]
struct Storages {
    w: W,
    form: String,
    all: Vec<Storage>,
    told: Vec<String>,
    wrong: Vec<String>,
}

/// A storage.
struct Storage {
    handle: String,
    place: Html,
    read: String,
    to_send: String,
}

/// The page.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    page(ask, Vec::new())
}

fn page(ask: &mut Ask, wrong: Vec<String>) -> Result<Answer, Trouble> {
    let depots = ask.office()?.depots()?;
    let words = ask.words;
    let form = ask.form();
    let all = depots.iter().map(|depot| Storage {
        handle: depot.handle.clone(),
        place: Html::people(&depot.place),
        read: match depot.synced_at_s {
            Some(at) => {
                let date = Value::program(moment(words, at));
                words.say("storages-read", &[("date", date)])
            }
            None => words.say("storages-not-read", &[]),
        },
        to_send: words.say("storages-to-send", &[("count", count(depot.to_send))]),
    });
    let status = if wrong.is_empty() { 200 } else { 422 };
    let storages = Storages {
        w: ask.w(),
        form,
        all: all.collect(),
        told: ask.state.synced.clone(),
        wrong,
    };
    Ok(Page::of("pages-storages", &storages)
        .chapter("travelling")
        .status(status)
        .into())
}

/// Takes one into use: a folder, or another address.
pub fn add(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let now = ask.now;
    let place = given.text("place").unwrap_or_default().to_owned();
    match ask.office()?.depot_add(&place, now) {
        Ok(_) => Ok(Answer::Go("/storages".to_owned())),
        Err(failure) => {
            let wrong = Trouble::Failure(failure).lines(ask.words);
            page(ask, wrong)
        }
    }
}

/// Uses one no longer.
pub fn drop_one(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    sure(given)?;
    let handle = given.text("handle").unwrap_or_default().to_owned();
    ask.office()?.depot_drop(&handle)?;
    Ok(Answer::Go("/storages".to_owned()))
}

/// Exchanges with all of them.
pub fn sync(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    Ok(exchange::begin(ask, "/storages"))
}

/// What came of an exchange, line by line.
pub fn told(ask: &mut Ask, synced: &Synced) -> Result<Vec<String>, Trouble> {
    let names = people(ask)?;
    let words = ask.words;
    let depots = ask.office()?.depots()?;
    let mut told = unreached(words, &depots, synced);
    told.extend(came_and_went(words, synced));
    if synced.restarted {
        told.push(words.say("storages-restarted", &[]));
    }
    told.extend(noticed::lines_on_a_page(words, &names, &synced.noticed));
    if synced.pending > 0 {
        told.push(words.say("storages-pending", &[("count", count(synced.pending))]));
    }
    Ok(told)
}
