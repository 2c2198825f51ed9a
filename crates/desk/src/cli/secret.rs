//! Where a passphrase comes from: a file, or somebody who types it unseen.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
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

/// The words of a paper key, as they stand in a file.
pub fn words_file(desk: &Desk, file: &Path) -> Result<Zeroizing<String>, Stop> {
    let read = |bytes: &mut dyn BufRead, into: &mut Vec<u8>| bytes.read_to_end(into);
    text_of(file, read).ok_or_else(|| {
        let said = desk.words.say("recover-words-unreadable", &[]);
        Stop::NoPassphrase(said)
    })
}

/// The first line of a file, without its end.
fn from_file(desk: &Desk, file: &Path) -> Result<Passphrase, Stop> {
    let read = |bytes: &mut dyn BufRead, into: &mut Vec<u8>| bytes.read_until(b'\n', into);
    let mut line = text_of(file, read).ok_or_else(|| {
        let said = desk.words.say("passphrase-file-unreadable", &[]);
        Stop::NoPassphrase(said)
    })?;
    while line.ends_with(['\n', '\r']) {
        line.pop();
    }
    taken(desk, &line)
}

/// A secret text out of a file; nothing where that can't be read, or is no text.
fn text_of(
    file: &Path,
    read: impl Fn(&mut dyn BufRead, &mut Vec<u8>) -> io::Result<usize>,
) -> Option<Zeroizing<String>> {
    // Reserved whole, so that it does not move and leave a copy behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LINE_BYTES_MAX));
    let opened = File::open(file).ok()?.take(LINE_BYTES_MAX as u64);
    read(&mut BufReader::with_capacity(1, opened), &mut bytes).ok()?;
    let bytes = std::mem::take(&mut *bytes);
    match String::from_utf8(bytes) {
        Ok(text) => Some(Zeroizing::new(text)),
        Err(error) => {
            drop(Zeroizing::new(error.into_bytes()));
            None
        }
    }
}

/// What somebody types unseen.
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
