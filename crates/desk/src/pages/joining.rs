//! Joining with a code: who one is, the passphrase, then the four words, until one is let in.

use answerable_office::group::Joining;
use answerable_office::paper::checks;
use answerable_office::{KeyCost, Office, Passphrase};
use askama::Template;

use crate::cli::join::fours;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::exchange;
use super::frame::Page;
use super::given::Given;
use super::start::free_place;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "join.html")]
struct Join<'a> {
    w: W,
    form: String,
    code: &'a str,
    name: &'a str,
    wrong: Vec<String>,
}

#[derive(Template)]
#[template(path = "joining.html")]
struct State {
    w: W,
    state: &'static str,
    compare: Option<(String, String)>,
    refused: String,
}

/// Asks for the code.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/joining".to_owned()));
    }
    Ok(page(ask, given, Vec::new()).into())
}

fn page(ask: &mut Ask, given: &Given, wrong: Vec<String>) -> Page {
    let form = ask.form();
    let join = Join {
        w: ask.w(),
        form,
        code: given.text("code").unwrap_or_default(),
        name: given.text("name").unwrap_or_default(),
        wrong,
    };
    Page::of("pages-join", &join).chapter("first-steps")
}

/// Makes the vault and answers the invitation.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    match join(ask, given) {
        Ok(()) => Ok(Answer::Go("/joining".to_owned())),
        Err(trouble) => {
            let wrong = trouble.lines(ask.words);
            Ok(page(ask, given, wrong).status(trouble.status()).into())
        }
    }
}

fn join(ask: &mut Ask, given: &Given) -> Result<(), Trouble> {
    let typed = given.field("passphrase").unwrap_or_default();
    if given.field("again") != Some(typed) {
        return Err(Trouble::Refused("passphrase-differs"));
    }
    let passphrase = Passphrase::new(typed).ok_or(Trouble::Refused("passphrase-empty"))?;
    let path = match &ask.state.vault {
        Some(path) => path.clone(),
        None => free_place()?,
    };
    let code = given.text("code").unwrap_or_default();
    let name = given.text("name").unwrap_or_default();
    let (office, _) = Office::join(&path, &passphrase, KeyCost::default(), code, name, ask.now)?;
    ask.state.vault = Some(path);
    ask.state.office = Some(office);
    Ok(())
}

/// How far it has come; once let in, the record is fetched.
pub fn state(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let now = ask.now;
    let joining = ask.office()?.joining(now)?;
    if joining == Joining::In {
        return Ok(exchange::begin(ask, "/today"));
    }
    let (state, compare, refused) = match &joining {
        Joining::Waiting | Joining::In => ("waiting", None, String::new()),
        Joining::Compare(compare) => {
            let both = (compare.words.join("   "), fours(&compare.digits));
            ("compare", Some(both), String::new())
        }
        Joining::Refused(noticed) => ("refused", None, checks::line(ask.words, noticed.check)),
    };
    let page = State {
        w: ask.w(),
        state,
        compare,
        refused,
    };
    Ok(Page::of("pages-joining", &page)
        .chapter("first-steps")
        .into())
}
