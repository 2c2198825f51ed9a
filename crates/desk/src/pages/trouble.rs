//! Why a page can't be given: what happened, what is safe, what to do, and the page on which it is done.

use answerable_office::paper::faults;
use answerable_office::paper::words::Words;
use answerable_office::{Failure, Strength};
use askama::Template;

use crate::cli::exit::explained_on_a_page;

use super::ask::{Ask, W};
use super::broken::{self, Line};
use super::frame::Page;

/// Why a page can't be given.
#[derive(Debug)]
pub enum Trouble {
    /// The office says no.
    Failure(Failure),
    /// Nothing lies at this address, or not any more.
    NotHere,
    /// A page that answered to a form, and is not kept any more.
    LetGo,
    /// A form that could not be read, and the status that says why.
    Unread(u16),
    /// A fault of this program.
    Fault,
    /// The vault is locked, and this page needs it open.
    Locked,
    /// The vault is locked, and too many forms wait already.
    NoRoom,
    /// A form of another record than the one that was chosen; it waits for its own.
    OfAnother,
    /// A form that this run of the program did not give out, or that was forgotten since.
    OldForm,
    /// What was sent is not what the form asks for; the key of the words that say so.
    Refused(&'static str),
    /// A passphrase that would not hold for long; it is taken where somebody says so once more.
    Weak(Strength),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        Trouble::Failure(failure)
    }
}

impl Trouble {
    /// The status that the answer has.
    pub fn status(&self) -> u16 {
        match self {
            Trouble::NotHere => 404,
            Trouble::LetGo => 410,
            Trouble::Unread(status) => *status,
            Trouble::Fault => 500,
            Trouble::Locked => 403,
            Trouble::NoRoom => 503,
            Trouble::OfAnother => 403,
            Trouble::OldForm => 409,
            Trouble::Refused(_) | Trouble::Weak(_) | Trouble::Failure(_) => 422,
        }
    }

    /// What happened, what is safe and what to do, line by line.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let both = |key: &str| {
            vec![
                words.say(key, &[]),
                words.say(&format!("{key}.advice"), &[]),
            ]
        };
        match self {
            Trouble::NotHere => both("pages-not-here"),
            Trouble::LetGo => both("pages-let-go"),
            Trouble::Unread(413) => both("pages-too-long"),
            Trouble::Unread(_) => both("pages-unread"),
            Trouble::Fault => both("pages-fault"),
            Trouble::Locked => both("pages-locked"),
            Trouble::NoRoom => both("pages-no-room"),
            Trouble::OfAnother => both("pages-of-another"),
            Trouble::OldForm => both("pages-old-form"),
            Trouble::Refused(key) => vec![words.say(key, &[])],
            Trouble::Weak(strength) => {
                let mut lines = both(&format!("strength-{}", strength.code()));
                lines.push(words.say("passphrase-weak", &[]));
                lines
            }
            Trouble::Failure(Failure::Faults(found)) => {
                let listed = found.listed.iter();
                listed
                    .map(|fault| {
                        let text = faults::on_a_page(words, fault, &mut |_, _| None);
                        format!("{} {}", text.what, text.mend)
                    })
                    .collect()
            }
            Trouble::Failure(failure) => explained_on_a_page(words, failure),
        }
    }
}

/// The page on which it can be mended, and the key of its name.
fn way(failure: &Failure) -> Option<(&'static str, &'static str)> {
    Some(match failure {
        Failure::NoSuchEntry(_) => ("/search", "pages-search"),
        Failure::NoDepot
        | Failure::NoGroup
        | Failure::NoSuchDepot
        | Failure::NotJoining
        | Failure::NothingClaimed => ("/storages", "pages-storages"),
        Failure::NoSuchDevice | Failure::NoSuchPerson | Failure::NotInRoom => {
            ("/members", "pages-members")
        }
        Failure::CantRemove | Failure::LastDevice => ("/handing", "pages-handing"),
        Failure::NothingPending | Failure::NotYourWord | Failure::NothingToConfirm => {
            ("/waiting", "pages-waiting")
        }
        Failure::NotLetIn => ("/joining", "pages-joining"),
        Failure::NotAlone => ("/paper-key", "pages-paper-key"),
        _ => return None,
    })
}

/// The same where the record is open: what broken rules name is told in people's words, with ways there.
pub fn lines_with_ways(ask: &mut Ask, trouble: &Trouble) -> Vec<Line> {
    if let Trouble::Failure(Failure::Faults(found)) = trouble
        && let Ok(read) = ask.read()
    {
        let listed = found.listed.iter();
        return listed.map(|fault| broken::line(&read, fault)).collect();
    }
    let lines = trouble.lines(ask.words).into_iter();
    lines.map(Line::from).collect()
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct Said {
    w: W,
    lines: Vec<Line>,
    way: Option<(&'static str, &'static str)>,
}

/// The page that says why another could not be given.
pub fn trouble_page(ask: &mut Ask, trouble: &Trouble) -> Page {
    let said = Said {
        w: ask.w(),
        lines: lines_with_ways(ask, trouble),
        way: match trouble {
            Trouble::Failure(failure) => way(failure),
            _ => None,
        },
    };
    Page::of("pages-trouble", &said).status(trouble.status())
}
