//! Another passphrase in the place of the present one.

use answerable_office::record::{Field, Kind};
use answerable_office::{KeyCost, Passphrase, strength};
use askama::Template;

use super::answer::Answer;
use super::answered;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::secrets::chosen;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "passphrase.html")]
struct Another {
    w: W,
    form: String,
    wrong: Vec<String>,
    weak: bool,
    /// How long the new one would hold, once it is taken.
    done: Vec<String>,
}

/// Asks for both.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    Ok(page(ask, None, Vec::new()).into())
}

fn page(ask: &mut Ask, trouble: Option<&Trouble>, done: Vec<String>) -> Page {
    let another = Another {
        form: ask.form(),
        w: ask.w(),
        wrong: trouble.map_or_else(Vec::new, |trouble| trouble.lines(ask.words)),
        weak: matches!(trouble, Some(Trouble::Weak(_))),
        done,
    };
    Page::of("pages-passphrase", &another)
        .chapter("devices")
        .status(trouble.map_or(200, Trouble::status))
}

/// Takes the new one.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    match change(ask, given) {
        // Sent twice, as by a double click, it leads to the same page.
        Ok(done) => {
            let page = page(ask, None, done);
            Ok(answered::put_away(ask, page, "/passphrase"))
        }
        Err(trouble) => Ok(page(ask, Some(&trouble), Vec::new()).into()),
    }
}

fn change(ask: &mut Ask, given: &Given) -> Result<Vec<String>, Trouble> {
    let names = known(ask)?;
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    let new = chosen(given, &known)?;
    let present = given.field("present").unwrap_or_default();
    let present = Passphrase::new(present).ok_or(Trouble::Refused("passphrase-empty"))?;
    let cost = KeyCost::default();
    ask.office()?.change_passphrase(&present, &new, cost)?;
    let holds = strength(given.field("passphrase").unwrap_or_default(), &known);
    let holds = ask.say(&format!("strength-{}", holds.code()));
    Ok(vec![ask.say("passphrase-done"), holds])
}

/// Names and titles of the record: whoever guesses tries those first.
fn known(ask: &mut Ask) -> Result<Vec<String>, Trouble> {
    let read = match ask.read() {
        Ok(read) => read,
        // Whoever is not let in yet has no record.
        Err(Trouble::Failure(_)) => return Ok(Vec::new()),
        Err(trouble) => return Err(trouble),
    };
    let named = read.reading.of_kind(Kind::Person).filter_map(|person| {
        let name = person.said.text(Field::Name)?;
        Some(name.to_string())
    });
    let titles = read.reading.of_kind(Kind::Process).filter_map(|process| {
        let title = process.said.name(Field::Title)?;
        Some(title.to_string())
    });
    Ok(named.chain(titles).collect())
}
