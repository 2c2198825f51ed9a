//! The passphrase of a vault that is there.

use std::path::Path;

use answerable_office::paper::words::Value;
use answerable_office::{DEMO_PASSPHRASE, Failure, Office, Passphrase};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::{Given, is_ours};
use super::held::Held;
use super::trouble::{Trouble, trouble_page};
use super::write::Sheet;
use super::{answered, routes};

#[derive(Template)]
#[template(path = "unlock.html")]
struct Unlock {
    w: W,
    /// How many forms wait.
    waits: usize,
    /// Whether all of them are drafts that saved themselves.
    are_drafts: bool,
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
    let vault = ask.state.vault.as_deref().unwrap_or(Path::new(""));
    let held = || ask.state.held.of(vault);
    Unlock {
        w: ask.w(),
        waits: held().count(),
        are_drafts: held().all(Held::is_draft),
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
    let waiting = ask.state.held.of(&path).count();
    if waiting > 1 {
        let mut done = Vec::new();
        // One after the other: where one breaks, those after it still wait.
        while let Some(held) = ask.state.held.next(&path) {
            done.push(went_on(ask, &held));
        }
        let page = Waited { w: ask.w(), done };
        return Ok(Page::of(WAITED, &page).chapter("writing-down").into());
    }
    match ask.state.held.next(&path) {
        Some(held) => match routes::perform(ask, held.route(), &held.given)? {
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

/// The kind of the page that says what came of several forms that waited.
pub const WAITED: &str = "pages-waited";

/// What came of several forms that waited.
#[derive(Template)]
#[template(path = "waited.html")]
struct Waited {
    w: W,
    done: Vec<Done>,
}

/// What came of one.
struct Done {
    title: String,
    /// The key of the words that say what came of it.
    came: &'static str,
    href: String,
}

/// Goes on with a form that waited beside others, and says where it led.
fn went_on(ask: &mut Ask, held: &Held) -> Done {
    let (route, given) = (held.route(), &held.given);
    let sheet = given.id.as_deref().and_then(Sheet::of);
    let title = sheet.map_or_else(|| ask.say(route.kind), |sheet| sheet.title(ask));
    let put_away = |ask: &mut Ask, page| match answered::put_away(ask, page, route.path) {
        Answer::Go(to) => to,
        _ => route.path.to_owned(),
    };
    let (came, href) = match routes::perform(ask, route, given) {
        // What is only shown was not done.
        Ok(Answer::Go(to)) if answered::is_one(&to) => ("waited-again", to),
        Ok(Answer::Go(to)) => ("waited-done", to),
        Ok(Answer::Line(to)) => ("waited-draft", to),
        Ok(Answer::Again(to)) => ("waited-again", to),
        Ok(Answer::Page(page)) => ("waited-again", put_away(ask, page)),
        Err(trouble) => {
            let page = trouble_page(ask, &trouble);
            ("waited-again", put_away(ask, page))
        }
        // It is handed over where it is asked for alone.
        Ok(Answer::File(_) | Answer::Sealed(_)) => ("waited-again", route.path.to_owned()),
    };
    Done { title, came, href }
}
