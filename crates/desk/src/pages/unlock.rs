//! The passphrase of a vault that is there.

use answerable_office::paper::words::Value;
use answerable_office::{DEMO_PASSPHRASE, Failure, Office, Passphrase};
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
    let mut unlock = asked(ask, None, Vec::new());
    unlock.restored = given.asked("restored").is_some();
    Ok(shown(&unlock).into())
}

/// The page, with what was wrong the last time; leads back to the address that was asked for.
pub fn page(ask: &Ask, back: Option<String>, wrong: Vec<String>) -> Page {
    shown(&asked(ask, back, wrong))
}

fn asked(ask: &Ask, back: Option<String>, wrong: Vec<String>) -> Unlock {
    let held = ask.state.held.as_ref();
    Unlock {
        w: ask.w(),
        waits: held.is_some(),
        is_draft: held.is_some_and(|held| routes::ROUTES[held.route].path == drafts::KEEP),
        back,
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
            Ok(office) => ask.state.take_up(office),
            Err(trouble) => {
                let back = given.text("back").map(str::to_owned);
                let mut unlock = asked(ask, back, trouble.lines(ask.words));
                unlock.half_back = matches!(trouble, Trouble::Failure(Failure::NotBack));
                return Ok(shown(&unlock).status(trouble.status()).into());
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
            let is_in = ask.office()?.needs_to_be_in().is_ok();
            let back = given.text("back").filter(|back| is_ours(back));
            Ok(Answer::Go(match is_in {
                true => back.unwrap_or("/today").to_owned(),
                false => "/joining".to_owned(),
            }))
        }
    }
}
