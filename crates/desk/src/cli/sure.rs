//! Asking before something that can't be taken back, and understanding yes and no.

use std::io::{self, BufRead, IsTerminal, Write};

use clap::{Arg, ArgMatches};

use answerable_office::paper::words::{Value, Words};

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::help::Help;

/// The option by which a script says yes beforehand.
pub fn yes(help: &Help) -> Arg {
    help.flag("answerable", "yes")
}

/// Asks, unless that was answered beforehand; anything but a yes leaves everything as it is.
pub fn sure(desk: &mut Desk, given: &ArgMatches, key: &str, values: &[(&str, Value)]) -> Done {
    if given.get_flag("yes") {
        return Ok(());
    }
    desk.note(key, values);
    let key = match yes_or_no(desk)? {
        Some(true) => return Ok(()),
        None if !io::stdin().is_terminal() => "sure-nobody-asked",
        _ => "sure-nothing-changed",
    };
    Err(Stop::Declined(desk.words.say(key, &[])))
}

/// What somebody answers to a question that was put; nothing where they say nothing.
pub fn yes_or_no(desk: &mut Desk) -> Result<Option<bool>, Stop> {
    loop {
        let Some(text) = line(desk)?.filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        match is_yes(&desk.words, &text) {
            Some(said) => return Ok(Some(said)),
            None => desk.note("ask-yes-or-no", &[]),
        }
    }
}

/// A line that somebody types, without blanks around it; nothing where no more come.
pub fn line(desk: &mut Desk) -> Result<Option<String>, Stop> {
    desk.flush()?;
    let _ = write!(io::stderr(), "> ");
    let _ = io::stderr().flush();
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

/// Whether a text is a yes or a no, in the reader's language.
pub fn is_yes(words: &Words, text: &str) -> Option<bool> {
    let text = text.to_lowercase();
    let is = |key: &str| {
        let known = words.say(key, &[]);
        known.split('|').any(|known| known.trim() == text)
    };
    match (is("ask-yes"), is("ask-no")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}
