//! A key in pieces: for her who keeps her room alone. Who holds one, the pieces shown this once, and whether
//! they were written down right.
//!
//! As with the words of a paper key: they stay in memory until they were compared, or the vault is locked,
//! and the page that shows them is given once.

use answerable_office::Failure;
use answerable_office::group::Piece;
use answerable_office::paper::words::{Value, neutral};
use answerable_office::record::words::Side;
use answerable_office::record::{Field, Kind};
use askama::Template;

use crate::cli::group::{count, moment};
use crate::cli::pieces::MARK;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::exchange;
use super::frame::Page;
use super::given::Given;
use super::ids;
use super::trouble::Trouble;

/// A piece is shown in groups of so many signs, each with its number.
const GROUP_SIGNS: usize = 4;
/// A set has so many pieces at most.
const HOLDERS_MAX: u8 = 8;

/// Pieces that were just made.
pub struct Fresh {
    pieces: Vec<Kept>,
    enough: u8,
    was_shown: bool,
}

/// A piece, with who holds it as they are called.
struct Kept {
    piece: Piece,
    who: String,
    /// Which group of signs is asked for, from 1.
    asked: usize,
}

impl Kept {
    fn of(piece: Piece, who: String) -> Kept {
        let mut kept = Kept {
            piece,
            who,
            asked: 0,
        };
        kept.asked = ids::below(kept.groups().len()) + 1;
        kept
    }

    /// What comes after the beginning that all pieces have, in groups.
    fn groups(&self) -> Vec<&str> {
        let line = self.piece.line.as_str();
        let signs = line.strip_prefix(MARK).unwrap_or(line);
        let ends = (0..signs.len()).step_by(GROUP_SIGNS);
        ends.map(|from| &signs[from..signs.len().min(from + GROUP_SIGNS)])
            .collect()
    }

    fn is_written(&self, typed: &str) -> bool {
        let typed: String = typed.split_whitespace().collect();
        typed.to_lowercase() == self.groups()[self.asked - 1].to_lowercase()
    }
}

/// Somebody who may hold a piece.
struct Holder {
    id: String,
    name: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "pieces.html")]
struct Stands<'a> {
    w: W,
    form: String,
    wrong: Vec<String>,
    told: Vec<String>,
    no_storage: bool,
    may: bool,
    there: bool,
    stands: Vec<String>,
    /// Whether they were not shown yet: somebody went elsewhere while it was exchanged.
    to_show: bool,
    to_compare: bool,
    holders: Vec<Holder>,
    others: &'a str,
    enough: Vec<(u8, bool)>,
}

/// How it stands, and who is to hold a piece.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let mut told = Vec::new();
    if given.asked("compared").is_some() {
        told.push(ask.say("pieces-compared-now"));
    }
    if let Some(back) = given.asked("back") {
        told.push(ask.say("back-done"));
        if back == "not-all" {
            told.push(ask.say("back-not-all"));
        }
        told.push(ask.say("back-new-pieces"));
    }
    page(ask, given, told, Vec::new())
}

fn page(
    ask: &mut Ask,
    given: &Given,
    told: Vec<String>,
    wrong: Vec<String>,
) -> Result<Answer, Trouble> {
    let form = ask.form();
    let words = ask.words;
    let office = ask.office()?;
    let (no_storage, may) = (office.depots()?.is_empty(), office.may_make_shares()?);
    let seen = office.shares_seen()?;
    let fresh = ask.state.pieces.as_ref();
    let to_show = fresh.is_some_and(|fresh| !fresh.was_shown);
    let to_compare = fresh.is_some_and(|fresh| fresh.was_shown);
    let mut stands = Vec::new();
    if let Some(seen) = seen {
        let usable = match seen.usable {
            true => "pieces-usable",
            false => "pieces-not-usable",
        };
        stands.push(words.say(usable, &[]));
        stands.push(match seen.compared_at_s {
            Some(at) => {
                let date = Value::program(moment(words, at));
                words.say("pieces-compared", &[("date", date)])
            }
            None => words.say("pieces-not-compared", &[]),
        });
    }
    let chosen = given.text("enough").and_then(|text| text.parse().ok());
    let chosen: u8 = chosen.unwrap_or(2);
    let status = if wrong.is_empty() { 200 } else { 422 };
    let page = Stands {
        w: ask.w(),
        form,
        wrong,
        told,
        no_storage,
        may,
        there: seen.is_some(),
        stands,
        to_show,
        to_compare,
        holders: holders(ask, given)?,
        others: given.field("others").unwrap_or_default(),
        enough: (2..=HOLDERS_MAX)
            .map(|enough| (enough, enough == chosen))
            .collect(),
    };
    Ok(Page::of("pages-pieces", &page)
        .chapter("devices")
        .status(status)
        .into())
}

/// Whom the record knows as near to her: nobody else may hold one.
fn holders(ask: &mut Ask, given: &Given) -> Result<Vec<Holder>, Trouble> {
    let me = ask.office()?.me().map(str::to_owned);
    let read = ask.read()?;
    let speaker = read.speaker();
    let near = |side| matches!(side, Side::Survivor | Side::SupportGroup | Side::Bystander);
    let persons = read.reading.of_kind(Kind::Person);
    let may = persons.filter(|person| person.said.word::<Side>(Field::Side).is_some_and(near));
    let others = may.filter(|person| me.as_deref() != Some(&*person.name));
    let holders = others.map(|person| {
        let id = read.id(&person.name);
        let mut chosen = given.fields.iter();
        Holder {
            name: speaker.who(&person.name).plain(),
            is_chosen: chosen.any(|(name, value)| name == "holder" && *value == id),
            id,
        }
    });
    Ok(holders.collect())
}

/// Who was named, each by ref or as typed, and as they are called.
fn named(ask: &mut Ask, given: &Given) -> Result<Vec<(String, String)>, Trouble> {
    let read = ask.read()?;
    let speaker = read.speaker();
    let mut named: Vec<(String, String)> = Vec::new();
    let ids = given.fields.iter().filter(|(name, _)| name == "holder");
    for (_, id) in ids {
        let person = read.ref_of(id)?;
        named.push((person.to_string(), speaker.who(&person).plain()));
    }
    let typed = given.field("others").unwrap_or_default().lines();
    for name in typed.map(str::trim).filter(|name| !name.is_empty()) {
        // Whoever is in the record under that name is held to what the record says of them.
        let mut persons = read.reading.of_kind(Kind::Person);
        let known = persons.find(|person| {
            let called = person.said.text(Field::Name);
            called.is_some_and(|called| called.trim().to_lowercase() == name.to_lowercase())
        });
        named.push(match known {
            Some(person) => (person.name.to_string(), speaker.who(&person.name).plain()),
            None => (name.to_owned(), neutral(name)),
        });
    }
    let mut once = Vec::new();
    named.retain(|(holder, _)| {
        let is_new = !once.contains(holder);
        once.push(holder.clone());
        is_new
    });
    Ok(named)
}

/// Makes pieces, in the place of earlier ones, and exchanges before they are shown: before that nobody could come
/// back with them. Where no storage answers, they can be used after a later exchange, and that is said.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let now = ask.now;
    if ask.office()?.shares_seen()?.is_some() && given.field("sure") != Some("1") {
        let wrong = Trouble::Refused("pages-not-sure").lines(ask.words);
        return page(ask, given, Vec::new(), wrong);
    }
    if !ask.office()?.may_make_shares()? {
        return Err(Failure::NotAlone.into());
    }
    let named = named(ask, given)?;
    let enough = given.text("enough").and_then(|text| text.parse().ok());
    let holders: Vec<String> = named.iter().map(|(holder, _)| holder.clone()).collect();
    let made = ask.office()?.shares(enough.unwrap_or(0), &holders, now);
    let pieces = match made {
        Ok(pieces) => pieces,
        Err(Failure::NoHolder(holder)) => {
            let who = named.into_iter().find(|(known, _)| *known == holder);
            let who = who.map_or_else(String::new, |(_, who)| who);
            let mut wrong = Trouble::Failure(Failure::NoHolder(who)).lines(ask.words);
            wrong.retain(|line| !line.is_empty());
            return page(ask, given, Vec::new(), wrong);
        }
        Err(failure @ Failure::ShareNumbers) => {
            let wrong = Trouble::Failure(failure).lines(ask.words);
            return page(ask, given, Vec::new(), wrong);
        }
        Err(failure) => return Err(failure.into()),
    };
    let called = named.into_iter().map(|(_, who)| who);
    ask.state.pieces = Some(Fresh {
        pieces: pieces
            .into_iter()
            .zip(called)
            .map(|(piece, who)| Kept::of(piece, who))
            .collect(),
        enough: enough.expect("pieces were made with it"),
        was_shown: false,
    });
    Ok(exchange::begin(ask, "/paper-key/pieces/shown"))
}

#[derive(Template)]
#[template(path = "pieces_shown.html")]
struct Shown<'a> {
    w: W,
    mark: &'static str,
    pieces: Vec<(String, Vec<&'a str>)>,
    depots: Vec<String>,
    keep: String,
    used: String,
}

/// Shows the pieces, once.
pub fn shown(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let depots = ask.office()?.depots()?;
    let (w, words) = (ask.w(), ask.words);
    let fresh = ask.state.pieces.as_mut().filter(|fresh| !fresh.was_shown);
    let fresh = fresh.ok_or(Trouble::Refused("pieces-shown-before"))?;
    fresh.was_shown = true;
    let enough = fresh.enough;
    let many = |key: &str| words.say(key, &[("count", count(enough))]);
    let told = |kept: &Kept| {
        let (number, of, _) = kept.piece.numbers;
        let values = [
            ("who", Value::people(kept.who.as_str())),
            ("number", count(number)),
            ("count", count(of)),
        ];
        words.say("pieces-for", &values)
    };
    let depots = depots.iter().map(|depot| {
        let depot = [("depot", Value::people(depot.place.as_str()))];
        words.say("paper-key-depot", &depot)
    });
    let pieces = fresh.pieces.iter();
    let shown = Shown {
        w,
        mark: MARK,
        pieces: pieces.map(|kept| (told(kept), kept.groups())).collect(),
        depots: depots.collect(),
        keep: many("pieces-keep"),
        used: many("pieces-use-page"),
    };
    // As with the words of a paper key: what has another status than 200 no browser goes back to.
    Ok(Page::of("pages-pieces", &shown)
        .chapter("devices")
        .status(201)
        .into())
}

#[derive(Template)]
#[template(path = "pieces_check.html")]
struct Check {
    w: W,
    form: String,
    asked: Vec<(usize, String)>,
    wrong: Vec<String>,
}

/// Asks for one group of signs of each piece.
pub fn check(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    asked(ask, &[])
}

fn asked(ask: &mut Ask, differ: &[usize]) -> Result<Answer, Trouble> {
    let form = ask.form();
    let fresh = ask.state.pieces.as_ref();
    let fresh = fresh.ok_or(Trouble::Refused("pieces-nothing-to-compare"))?;
    let words = ask.words;
    let said = |key: &str, place: usize| {
        let kept = &fresh.pieces[place];
        let values = [
            ("who", Value::people(kept.who.as_str())),
            ("count", count(kept.asked as u64)),
        ];
        words.say(key, &values)
    };
    let mut wrong: Vec<String> = differ
        .iter()
        .map(|place| said("pieces-differs", *place))
        .collect();
    if !wrong.is_empty() {
        wrong.push(ask.say("pieces-differs-how"));
    }
    let status = if wrong.is_empty() { 200 } else { 422 };
    let check = Check {
        w: ask.w(),
        form,
        asked: (0..fresh.pieces.len())
            .map(|place| (place + 1, said("pieces-asked", place)))
            .collect(),
        wrong,
    };
    Ok(Page::of("pages-pieces", &check)
        .chapter("devices")
        .status(status)
        .into())
}

/// Compares what was typed off the papers with the pieces.
pub fn compare(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let fresh = ask.state.pieces.as_ref();
    let fresh = fresh.ok_or(Trouble::Refused("pieces-nothing-to-compare"))?;
    let is_written = |place: usize| {
        let typed = given.text(&format!("piece-{}", place + 1));
        fresh.pieces[place].is_written(typed.unwrap_or_default())
    };
    let places = 0..fresh.pieces.len();
    let differ: Vec<usize> = places.filter(|place| !is_written(*place)).collect();
    if !differ.is_empty() {
        return asked(ask, &differ);
    }
    let now = ask.now;
    ask.office()?.shares_compared(now)?;
    ask.state.pieces = None;
    Ok(Answer::Go("/paper-key/pieces?compared=1".to_owned()))
}
