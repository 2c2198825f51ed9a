//! Why a page can't be given, in the words of the command line: what happened, what is safe, what to do.

use answerable_office::paper::faults;
use answerable_office::paper::words::Words;
use answerable_office::{Failure, Strength};
use askama::Template;

use crate::cli::exit::explained;

use super::ask::{Ask, W};
use super::frame::Page;

/// Why a page can't be given.
#[derive(Debug)]
pub enum Trouble {
    /// The office says no.
    Failure(Failure),
    /// Nothing lies at this address, or not any more.
    NotHere,
    /// The vault is locked, and this page needs it open.
    Locked,
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
            Trouble::Locked => 403,
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
            Trouble::Locked => both("pages-locked"),
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
                        let text = faults::text(words, fault);
                        format!("{} {}", text.what, text.mend)
                    })
                    .collect()
            }
            Trouble::Failure(failure) => explained(words, failure),
        }
    }
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct Said {
    w: W,
    lines: Vec<String>,
}

/// The page that says why another could not be given.
pub fn trouble_page(ask: &Ask, trouble: &Trouble) -> Page {
    let said = Said {
        w: ask.w(),
        lines: trouble.lines(ask.words),
    };
    Page::of("pages-trouble", &said).status(trouble.status())
}
