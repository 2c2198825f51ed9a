//! What every verb has at hand: the vault's place, the passphrase, the words, the day, the output.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use jiff::Zoned;
use serde_json::Value as Json;
use unicode_width::UnicodeWidthStr;

use answerable_office::paper::words::{Value, Words};
use answerable_office::record::Day;
use answerable_office::{Now, Office};

use super::exit::{Done, Stop};
use super::secret;

/// Where nobody says how wide a line is.
const WIDTH: usize = 80;

/// What every verb has at hand.
pub struct Desk {
    /// The catalogue in the reader's language.
    pub words: Words,
    /// Whether that language was asked for, instead of coming from the surroundings.
    pub lang_asked: bool,
    /// Whether lists are asked for as JSON.
    pub json: bool,
    /// The day it is; the only clock of the program is read here.
    pub now: Now,
    /// Where the passphrase stands, where it is not typed.
    pub passphrase_file: Option<PathBuf>,
    /// Where the vault lies.
    pub vault: Option<PathBuf>,
    out: BufWriter<Stdout>,
}

impl Desk {
    /// Takes what stands before and behind every verb.
    pub fn new(words: Words, given: &ArgMatches) -> Desk {
        Desk {
            words,
            lang_asked: given.contains_id("lang"),
            json: given.get_flag("json"),
            now: now(),
            passphrase_file: given.get_one("passphrase-file").cloned(),
            vault: given.get_one("vault").cloned(),
            out: BufWriter::new(io::stdout()),
        }
    }

    /// The place of the vault.
    pub fn vault(&self) -> Result<&Path, Stop> {
        self.vault
            .as_deref()
            .filter(|path| !path.as_os_str().is_empty())
            .ok_or_else(|| Stop::usage(&self.words, "usage-no-vault", &[]))
    }

    /// Opens the vault; asks for the passphrase where it stands in no file.
    pub fn unlock(&mut self) -> Result<Office, Stop> {
        let path = self.vault()?.to_owned();
        let passphrase = secret::known(self)?;
        Ok(Office::unlock(&path, &passphrase)?)
    }

    /// Ends a look at the record: stores what makes the next one faster, where that is worth it.
    pub fn close(&self, mut office: Office) {
        // What is stored of the fold saves time and nothing else, so a full disk is no failure.
        let _ = office.rest();
    }

    /// The day asked for with `--at`, or today.
    pub fn at(&self, given: &ArgMatches) -> Day {
        given.get_one("at").copied().unwrap_or(self.now.day)
    }

    /// How many columns a line has.
    pub fn width(&self) -> usize {
        let columns = std::env::var("COLUMNS").ok();
        columns
            .and_then(|columns| columns.parse().ok())
            .unwrap_or(WIDTH)
    }

    /// Says a sentence as a result.
    pub fn say(&mut self, key: &str, values: &[(&str, Value)]) -> Done {
        let said = self.words.say(key, values);
        self.said(&said)
    }

    /// Puts a sentence as a result.
    pub fn said(&mut self, said: &str) -> Done {
        let lines = filled(said.trim_end(), self.width(), io::stdout().is_terminal());
        self.line(&lines)
    }

    /// Prints a line as a result.
    pub fn line(&mut self, text: &str) -> Done {
        self.print(text)?;
        self.print("\n")
    }

    /// Prints a text as a result, as it is.
    pub fn print(&mut self, text: &str) -> Done {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Prints JSON as a result.
    pub fn print_json(&mut self, json: &Json) -> Done {
        self.line(&format!("{json:#}"))
    }

    /// The stream of results, for those who write much.
    pub fn out(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Says something beside the result.
    pub fn note(&mut self, key: &str, values: &[(&str, Value)]) {
        let said = self.words.say(key, values);
        self.note_said(&said);
    }

    /// Puts a sentence beside the result.
    pub fn note_said(&mut self, said: &str) {
        let lines = filled(said.trim_end(), self.width(), io::stderr().is_terminal());
        self.note_line(&lines);
    }

    /// Puts a line beside the result.
    pub fn note_line(&mut self, line: &str) {
        // Where nobody listens to notes, the work goes on.
        let _ = self.out.flush();
        let _ = writeln!(io::stderr(), "{line}");
    }

    /// Hands everything over that was printed.
    pub fn flush(&mut self) -> Done {
        Ok(self.out.flush()?)
    }
}

/// Breaks a sentence between words where somebody reads it on a terminal; a script gets it whole,
/// and a command between backticks stays in one piece, so that it can be pasted.
fn filled(text: &str, width: usize, is_terminal: bool) -> String {
    if !is_terminal {
        return text.to_owned();
    }
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is always one");
        let is_open = line.matches('`').count() % 2 == 1;
        if !line.is_empty() && !is_open && line.width() + 1 + word.width() > width {
            lines.push(word.to_owned());
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.join("\n")
}

pub fn now() -> Now {
    let now = Zoned::now();
    let date = now.date();
    Now {
        day: Day::new(date.year(), date.month(), date.day()).unwrap_or(Day::MIN),
        seconds: now.timestamp().as_second(),
    }
}
