//! The paper key: making one, its words shown this once, and whether they were written down right.
//!
//! The words stay in memory until they were compared with the sheet, or the vault is locked; the page that
//! shows them is given once, and nothing leads back to it.

use answerable_office::group::Sheet;
use answerable_office::paper::dates;
use answerable_office::paper::words::Value;
use answerable_office::record::When;
use askama::Template;

use crate::cli::group::{count, moment};

use super::answer::Answer;
use super::ask::{Ask, W};
use super::exchange;
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::ids;
use super::trouble::Trouble;

/// So many words of the sheet are asked for.
const ASKED: usize = 3;
/// A word is told by its first letters.
const LETTERS: usize = 4;

/// A paper key that was just made.
pub struct Fresh {
    sheet: Sheet,
    was_shown: bool,
    /// Which words are asked for, from 1.
    asked: [usize; ASKED],
}

impl Fresh {
    fn of(sheet: Sheet) -> Fresh {
        let all = sheet.words().len();
        let mut asked: Vec<usize> = Vec::new();
        while asked.len() < ASKED {
            let place = ids::below(all) + 1;
            if !asked.contains(&place) {
                asked.push(place);
            }
        }
        asked.sort_unstable();
        Fresh {
            sheet,
            was_shown: false,
            asked: asked.try_into().expect("there are so many"),
        }
    }

    /// The places whose words were typed otherwise.
    fn differ(&self, typed: impl Fn(usize) -> String) -> Vec<usize> {
        let words = self.sheet.words();
        let is_same = |place: &usize| {
            let (word, typed) = (words[place - 1], typed(*place).to_lowercase());
            let enough = typed.len() >= LETTERS && word.starts_with(typed.as_str());
            enough || word == typed
        };
        let asked = self.asked.iter().copied();
        asked.filter(|place| !is_same(place)).collect()
    }
}

#[derive(Template)]
#[template(path = "paper_key.html")]
struct Stands {
    w: W,
    form: String,
    told: Vec<String>,
    wrong: Vec<String>,
    no_storage: bool,
    there: bool,
    stands: Vec<String>,
    /// Whether its words were not shown yet: somebody went elsewhere while it was exchanged.
    to_show: bool,
    to_compare: bool,
    /// Whether she keeps her room alone, so that pieces may be made.
    may_pieces: bool,
}

/// How it stands, and making one.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let mut told = Vec::new();
    if given.asked("compared").is_some() {
        told.push(ask.say("paper-compared-now"));
    }
    if let Some(back) = given.asked("back") {
        told.push(ask.say("back-done"));
        if back == "not-all" {
            told.push(ask.say("back-not-all"));
        }
        told.push(ask.say("back-new-sheet"));
    }
    page(ask, told, Vec::new())
}

fn page(ask: &mut Ask, told: Vec<String>, wrong: Vec<String>) -> Result<Answer, Trouble> {
    let form = ask.form();
    let words = ask.words;
    let office = ask.office()?;
    let seen = office.paper_key_seen()?;
    let no_storage = office.depots()?.is_empty();
    let may_pieces = office.may_make_shares()?;
    let mut stands = Vec::new();
    if let Some(seen) = seen {
        let usable = match seen.usable {
            true => "paper-usable",
            false => "paper-not-usable",
        };
        stands.push(words.say(usable, &[]));
        stands.push(match seen.compared_at_s {
            Some(at) => {
                let date = Value::program(moment(words, at));
                words.say("paper-compared", &[("date", date)])
            }
            None => words.say("paper-not-compared", &[]),
        });
    }
    let status = if wrong.is_empty() { 200 } else { 422 };
    let sheet = ask.state.sheet.as_ref();
    let page = Stands {
        w: ask.w(),
        form,
        told,
        wrong,
        no_storage,
        there: seen.is_some(),
        stands,
        to_show: sheet.is_some_and(|sheet| !sheet.was_shown),
        to_compare: sheet.is_some_and(|sheet| sheet.was_shown),
        may_pieces,
    };
    Ok(Page::of("pages-paper-key", &page)
        .chapter("devices")
        .status(status)
        .into())
}

/// Makes one, in the place of an earlier one, and exchanges before the words are shown: before that nobody could
/// come back with it. Where no storage answers, it can be used after a later exchange, and that is said.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let now = ask.now;
    let office = ask.office()?;
    if office.paper_key_seen()?.is_some() && given.field("sure") != Some("1") {
        let wrong = Trouble::Refused("pages-not-sure").lines(ask.words);
        return page(ask, Vec::new(), wrong);
    }
    let sheet = office.paper_key(now)?;
    ask.state.sheet = Some(Fresh::of(sheet));
    Ok(exchange::begin(ask, "/paper-key/words"))
}

#[derive(Template)]
#[template(path = "paper_words.html")]
struct Shown<'a> {
    w: W,
    words: &'a [&'a str],
    below: Vec<Html>,
}

/// Shows the words, once.
pub fn words(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let depots = ask.office()?.depots()?;
    let (w, words, day) = (ask.w(), ask.words, ask.now.day);
    let fresh = ask.state.sheet.as_mut().filter(|fresh| !fresh.was_shown);
    let fresh = fresh.ok_or(Trouble::Refused("paper-shown-before"))?;
    fresh.was_shown = true;
    let process = [("number", Value::program(fresh.sheet.process()))];
    let mut below = vec![words.phrase("paper-key-process", &process)];
    below.extend(depots.iter().map(|depot| {
        let depot = [("depot", Value::people(depot.place.as_str()))];
        words.phrase("paper-key-depot", &depot)
    }));
    let made = dates::long(words, When::day(day));
    below.push(words.phrase("paper-key-made", &[("date", Value::program(made))]));
    let shown = Shown {
        w,
        words: &fresh.sheet.words(),
        below: below.iter().map(Html::phrase).collect(),
    };
    // Chromium keeps pages to go back to, and without scripts these too, though it may store none of them; but
    // only those whose status is 200.
    Ok(Page::of("pages-paper-key", &shown)
        .chapter("devices")
        .status(201)
        .into())
}

#[derive(Template)]
#[template(path = "paper_check.html")]
struct Check {
    w: W,
    form: String,
    asked: Vec<(usize, String)>,
    wrong: Vec<String>,
}

/// Asks for some of the words.
pub fn check(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    asked(ask, &[])
}

fn asked(ask: &mut Ask, differ: &[usize]) -> Result<Answer, Trouble> {
    let form = ask.form();
    let fresh = ask.state.sheet.as_ref();
    let fresh = fresh.ok_or(Trouble::Refused("paper-nothing-to-compare"))?;
    let words = ask.words;
    let word = |key: &str, place: usize| words.say(key, &[("count", count(place as u64))]);
    let mut wrong: Vec<String> = differ
        .iter()
        .map(|place| word("paper-differs", *place))
        .collect();
    if !wrong.is_empty() {
        wrong.push(ask.say("paper-differs-how"));
    }
    let status = if wrong.is_empty() { 200 } else { 422 };
    let check = Check {
        w: ask.w(),
        form,
        asked: fresh
            .asked
            .map(|place| (place, word("paper-asked", place)))
            .to_vec(),
        wrong,
    };
    Ok(Page::of("pages-paper-key", &check)
        .chapter("devices")
        .status(status)
        .into())
}

/// Compares what was typed off the sheet with the words.
pub fn compare(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let fresh = ask.state.sheet.as_ref();
    let fresh = fresh.ok_or(Trouble::Refused("paper-nothing-to-compare"))?;
    let typed = |place: usize| {
        let field = given.text(&format!("word-{place}"));
        field.unwrap_or_default().to_owned()
    };
    let differ = fresh.differ(typed);
    if !differ.is_empty() {
        return asked(ask, &differ);
    }
    let now = ask.now;
    ask.office()?.paper_key_compared(now)?;
    ask.state.sheet = None;
    Ok(Answer::Go("/paper-key?compared=1".to_owned()))
}
