//! Inviting: for whom, what they read, and the one code to send over any messenger.

use answerable_office::Failure;
use answerable_office::group::{InviteTerms, Side};
use askama::Template;

use crate::cli::code::may_hold_password;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::members::people;
use super::trouble::{Trouble, trouble_page};

#[derive(Template)]
#[template(path = "invite.html")]
struct Invite {
    w: W,
    form: String,
    side: &'static str,
    lost: Vec<(String, String)>,
    /// For whom it is, where another page leads here with that.
    whom: String,
    /// Who of those is meant.
    chosen: String,
}

#[derive(Template)]
#[template(path = "code.html")]
struct Code {
    w: W,
    code: String,
    guarded: bool,
}

/// Asks for whom.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let now = ask.now;
    let members = match ask.office()?.members(now) {
        // Nothing was asked for yet, so this is a page like another: what has to come first.
        Err(alone @ Failure::NoGroup) => {
            return Ok(trouble_page(ask, &alone.into()).status(200).into());
        }
        members => members?,
    };
    let names = people(ask)?;
    let me = members.people.iter().find(|person| person.me);
    let side = match me.map(|me| me.side) {
        Some(Side::Survivor | Side::Support) => "support",
        _ => "contact",
    };
    let others = members.people.iter().filter(|person| !person.me);
    let lost = others.filter_map(|person| {
        let reference = person.person.as_deref()?;
        Some((ask.state.ids.of(reference), names.name(reference)))
    });
    let lost = lost.collect();
    let form = ask.form();
    let invite = Invite {
        w: ask.w(),
        form,
        side,
        lost,
        whom: given.asked("for").unwrap_or("person").to_owned(),
        chosen: given.asked("person").unwrap_or_default().to_owned(),
    };
    Ok(Page::of("pages-invite", &invite).chapter("rooms").into())
}

/// Makes the code.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let now = ask.now;
    let invited = match given.text("for") {
        Some("device") => ask.office()?.device_add(now)?,
        Some("lost") => {
            let person = ask.ref_of(given.text("person").unwrap_or_default())?;
            ask.office()?.recover_person(&person, now)?
        }
        _ => {
            let terms = InviteTerms {
                side: match given.text("side") {
                    Some("support") => Side::Support,
                    Some("survivor") => Side::Survivor,
                    _ => Side::Contact,
                },
                rooms: Vec::new(),
                from_now_on: given.text("from") == Some("now"),
                person: None,
            };
            ask.office()?.invite(&terms, now)?
        }
    };
    let guarded = invited.depots.iter().any(|depot| may_hold_password(depot));
    ask.state.code = Some((invited.code, guarded));
    Ok(Answer::Go("/code".to_owned()))
}

/// Shows the code that was made last.
pub fn code(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let (code, guarded) = ask.state.code.clone().ok_or(Trouble::NotHere)?;
    let w = ask.w();
    let page = Code { w, code, guarded };
    Ok(Page::of("pages-code", &page).chapter("rooms").into())
}
