//! The passphrase of a vault that is there.

use answerable_office::paper::words::Value;
use answerable_office::{DEMO_PASSPHRASE, Failure, Office, Passphrase};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::routes;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "unlock.html")]
struct Unlock {
    w: W,
    waits: bool,
    /// The demo's passphrase, where it is the demo.
    demo: Option<String>,
    wrong: Vec<String>,
    /// Whether it was just brought back out of a backup.
    restored: bool,
    /// Whether coming back into it with a paper key was stopped.
    half_back: bool,
}

/// Asks for the passphrase.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    if ask.state.vault.is_none() {
        return Ok(Answer::Go("/".to_owned()));
    }
    let mut unlock = asked(ask, Vec::new());
    unlock.restored = given.asked("restored").is_some();
    Ok(shown(&unlock).into())
}

/// The page, with what was wrong the last time.
pub fn page(ask: &Ask, wrong: Vec<String>) -> Page {
    shown(&asked(ask, wrong))
}

fn asked(ask: &Ask, wrong: Vec<String>) -> Unlock {
    Unlock {
        w: ask.w(),
        waits: ask.state.held.is_some(),
        demo: ask.state.is_demo.then(|| {
            let passphrase = Value::program(DEMO_PASSPHRASE);
            ask.words.say("unlock-demo", &[("passphrase", passphrase)])
        }),
        wrong,
        restored: false,
        half_back: false,
    }
}

fn shown(unlock: &Unlock) -> Page {
    Page::of("pages-unlock", unlock).chapter("first-steps")
}

/// Opens the vault, and goes on with a form that waited.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let path = ask.state.vault.clone().ok_or(Trouble::NotHere)?;
    if ask.state.office.is_none() {
        let typed = given.field("passphrase").unwrap_or_default();
        let opened = Passphrase::new(typed)
            .ok_or(Trouble::Refused("passphrase-empty"))
            .and_then(|passphrase| Ok(Office::unlock(&path, &passphrase)?));
        // Where coming back into it was stopped, there is nothing to look at yet.
        let opened = opened.and_then(|office| match office.needs_to_be_in() {
            Err(Failure::NotBack) => Err(Trouble::Failure(Failure::NotBack)),
            _ => Ok(office),
        });
        match opened {
            Ok(office) => ask.state.office = Some(office),
            Err(trouble) => {
                let mut unlock = asked(ask, trouble.lines(ask.words));
                unlock.half_back = matches!(trouble, Trouble::Failure(Failure::NotBack));
                return Ok(shown(&unlock).status(trouble.status()).into());
            }
        }
    }
    match ask.state.held.take() {
        Some(held) => routes::perform(ask, &routes::ROUTES[held.route], &held.given),
        None => {
            let is_in = ask.office()?.needs_to_be_in().is_ok();
            Ok(Answer::Go(
                if is_in { "/today" } else { "/joining" }.to_owned(),
            ))
        }
    }
}
