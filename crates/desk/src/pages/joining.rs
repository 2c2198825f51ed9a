//! Joining with a code: who one is, the passphrase, then the four words, until one is let in.

use answerable_office::group::Joining;
use answerable_office::paper::checks;
use answerable_office::{KeyCost, Office};
use askama::Template;

use crate::cli::join::fours;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::exchange;
use super::frame::Page;
use super::given::Given;
use super::secrets::chosen;
use super::trouble::Trouble;
use super::vaults::new_place;

#[derive(Template)]
#[template(path = "join.html")]
struct Join<'a> {
    w: W,
    form: String,
    code: &'a str,
    name: &'a str,
    wrong: Vec<String>,
    weak: bool,
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
    Ok(page(ask, given, None).into())
}

fn page(ask: &mut Ask, given: &Given, trouble: Option<&Trouble>) -> Page {
    let form = ask.form();
    let join = Join {
        w: ask.w(),
        form,
        code: given.text("code").unwrap_or_default(),
        name: given.text("name").unwrap_or_default(),
        wrong: trouble.map_or_else(Vec::new, |trouble| trouble.lines(ask.words)),
        weak: matches!(trouble, Some(Trouble::Weak(_))),
    };
    Page::of("pages-join", &join)
        .chapter("first-steps")
        .status(trouble.map_or(200, Trouble::status))
}

/// Makes the vault and answers the invitation.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    match join(ask, given) {
        Ok(()) => Ok(Answer::Go("/joining".to_owned())),
        Err(trouble) => Ok(page(ask, given, Some(&trouble)).into()),
    }
}

fn join(ask: &mut Ask, given: &Given) -> Result<(), Trouble> {
    let code = given.text("code").unwrap_or_default();
    let name = given.text("name").unwrap_or_default();
    let passphrase = chosen(given, &[name])?;
    let path = new_place(ask)?;
    let (office, _) = Office::join(&path, &passphrase, KeyCost::default(), code, name, ask.now)?;
    ask.state.open(path, office);
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
        Joining::Refused(noticed) => (
            "refused",
            None,
            checks::line_on_a_page(ask.words, noticed.check),
        ),
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
