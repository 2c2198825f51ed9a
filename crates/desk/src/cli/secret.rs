//! Where a passphrase comes from: a file, or somebody who types it unseen.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use answerable_office::Passphrase;
use answerable_office::paper::words::Value;
use zeroize::Zeroizing;

use super::desk::Desk;
use super::exit::Stop;

/// More than any passphrase, so that a wrong path can't fill the memory.
const LINE_BYTES_MAX: usize = 64 * 1024;
/// Shorter than this can be guessed by whoever holds the files.
const LENGTH_MIN: usize = 20;

/// The passphrase of a vault that is there.
pub fn known(desk: &mut Desk) -> Result<Passphrase, Stop> {
    match desk.passphrase_file.clone() {
        Some(file) => from_file(desk, &file),
        None => {
            let typed = typed(desk, "passphrase-prompt")?;
            taken(desk, &typed)
        }
    }
}

/// A passphrase to be: from a file, or typed twice.
pub fn new(desk: &mut Desk, file: Option<&Path>) -> Result<Passphrase, Stop> {
    if let Some(file) = file {
        return from_file(desk, file);
    }
    desk.note("passphrase-advice", &[]);
    let first = typed(desk, "passphrase-prompt-new")?;
    let length = first.chars().count();
    if length < LENGTH_MIN {
        desk.note("passphrase-short", &[("count", Value::count(length))]);
    }
    let again = typed(desk, "passphrase-prompt-again")?;
    if *first != *again {
        return Err(Stop::NoPassphrase(
            desk.words.say("passphrase-differs", &[]),
        ));
    }
    taken(desk, &first)
}

/// The first line of a file, without its end.
fn from_file(desk: &Desk, file: &Path) -> Result<Passphrase, Stop> {
    let unreadable = || Stop::NoPassphrase(desk.words.say("passphrase-file-unreadable", &[]));
    // Reserved whole, so that it does not move and leave a copy behind.
    let mut line = Zeroizing::new(Vec::with_capacity(LINE_BYTES_MAX));
    let opened = File::open(file).map_err(|_| unreadable())?;
    BufReader::with_capacity(1, opened.take(LINE_BYTES_MAX as u64))
        .read_until(b'\n', &mut line)
        .map_err(|_| unreadable())?;
    while line.pop_if(|last| matches!(last, b'\n' | b'\r')).is_some() {}
    let text = std::str::from_utf8(&line).map_err(|_| unreadable())?;
    taken(desk, text)
}

fn typed(desk: &mut Desk, key: &str) -> Result<Zeroizing<String>, Stop> {
    desk.flush()?;
    let prompt = desk.words.say(key, &[]);
    match rpassword::prompt_password(format!("{prompt} ")) {
        Ok(typed) => Ok(Zeroizing::new(typed)),
        Err(_) => Err(Stop::NoPassphrase(
            desk.words.say("passphrase-no-terminal", &[]),
        )),
    }
}

fn taken(desk: &Desk, text: &str) -> Result<Passphrase, Stop> {
    Passphrase::new(text).ok_or_else(|| Stop::NoPassphrase(desk.words.say("passphrase-empty", &[])))
}
