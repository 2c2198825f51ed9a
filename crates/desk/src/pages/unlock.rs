//! The passphrase of a vault that is there.

use answerable_office::paper::words::Value;
use answerable_office::{DEMO_PASSPHRASE, Office, Passphrase};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::{Given, is_ours};
use super::trouble::Trouble;
use super::{drafts, routes};

#[derive(Template)]
#[template(path = "unlock.html")]
struct Unlock {
    w: W,
    waits: bool,
    /// Whether what waits is a draft that saved itself.
    is_draft: bool,
    back: Option<String>,
    /// The demo's passphrase, where it is the demo.
    demo: Option<String>,
    wrong: Vec<String>,
}

/// Asks for the passphrase.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    if ask.state.vault.is_none() {
        return Ok(Answer::Go("/".to_owned()));
    }
    Ok(page(ask, None, Vec::new()).into())
}

/// The page, with what was wrong the last time; leads back to the address that was asked for.
pub fn page(ask: &Ask, back: Option<String>, wrong: Vec<String>) -> Page {
    let held = ask.state.held.as_ref();
    let unlock = Unlock {
        w: ask.w(),
        waits: held.is_some(),
        is_draft: held.is_some_and(|held| routes::ROUTES[held.route].path == drafts::KEEP),
        back,
        demo: ask.state.is_demo.then(|| {
            let passphrase = Value::program(DEMO_PASSPHRASE);
            ask.words.say("unlock-demo", &[("passphrase", passphrase)])
        }),
        wrong,
    };
    Page::of("pages-unlock", &unlock).chapter("first-steps")
}

/// Opens the vault, and goes on with a form that waited.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let path = ask.state.vault.clone().ok_or(Trouble::NotHere)?;
    if ask.state.office.is_none() {
        let typed = given.field("passphrase").unwrap_or_default();
        let opened = Passphrase::new(typed)
            .ok_or(Trouble::Refused("passphrase-empty"))
            .and_then(|passphrase| Ok(Office::unlock(&path, &passphrase)?));
        match opened {
            Ok(office) => ask.state.office = Some(office),
            Err(trouble) => {
                let wrong = trouble.lines(ask.words);
                let back = given.text("back").map(str::to_owned);
                return Ok(page(ask, back, wrong).status(trouble.status()).into());
            }
        }
    }
    match ask.state.held.take() {
        Some(held) => match routes::perform(ask, &routes::ROUTES[held.route], &held.given)? {
            // A draft that saved itself: its form is where one was.
            Answer::Line(address) => Ok(Answer::Go(address)),
            answer => Ok(answer),
        },
        None => {
            let back = given.text("back").filter(|back| is_ours(back));
            Ok(Answer::Go(back.unwrap_or("/today").to_owned()))
        }
    }
}
