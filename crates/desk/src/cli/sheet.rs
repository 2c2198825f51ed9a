//! Reading what stands on the sheet of a paper key: from a file, or as somebody types it.

use std::path::PathBuf;

use clap::{Arg, ArgMatches};
use zeroize::Zeroizing;

use super::desk::Desk;
use super::exit::Stop;
use super::help::Help;
use super::{secret, sure};

/// Words on a sheet; who has typed so many is not asked for more.
const WORDS: usize = 24;

/// The options by which a script gives words and number.
pub fn options(help: &Help) -> [Arg; 2] {
    [
        help.file("recover", "words-file"),
        help.option("recover", "process", "process"),
    ]
}

/// The words, and the number of the process.
pub fn whole(desk: &mut Desk, given: &ArgMatches) -> Result<(Zeroizing<String>, String), Stop> {
    let words = words(desk, given.get_one("words-file"))?;
    if let Some(process) = given.get_one::<String>("process") {
        return Ok((words, process.clone()));
    }
    if !given.contains_id("words-file") {
        desk.note("recover-process-prompt", &[]);
        return Ok((words, sure::line(desk)?.unwrap_or_default()));
    }
    // In a file the number stands below the words, as on the sheet.
    match words.trim_end().rsplit_once('\n') {
        Some((words, process)) => {
            let process = process.trim().to_owned();
            Ok((Zeroizing::new(words.to_owned()), process))
        }
        None => Err(Stop::usage(&desk.words, "usage-no-process-number", &[])),
    }
}

/// The words alone: out of the file, or as they are typed, in one line or several.
pub fn words(desk: &mut Desk, file: Option<&PathBuf>) -> Result<Zeroizing<String>, Stop> {
    if let Some(file) = file {
        return secret::words_file(desk, file);
    }
    desk.note("recover-words-prompt", &[]);
    let mut typed = Zeroizing::new(String::new());
    let is_word = |part: &&str| part.chars().any(char::is_alphabetic);
    while typed.split_whitespace().filter(is_word).count() < WORDS {
        let Some(line) = sure::line(desk)?.filter(|line| !line.is_empty()) else {
            break;
        };
        let line = Zeroizing::new(line);
        typed.push_str(&line);
        typed.push('\n');
    }
    Ok(typed)
}
