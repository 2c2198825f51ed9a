//! `join`: answers an invitation in a vault of one's own, or goes on with that.

use std::io::{self, Read};

use clap::{ArgMatches, Command};
use serde_json::json;
use zeroize::Zeroizing;

use answerable_office::group::{Compare, Joining};
use answerable_office::paper::checks;
use answerable_office::paper::words::Value;
use answerable_office::{KeyCost, Office};

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::help::Help;
use super::{secret, sure};

/// More than any code, however a messenger broke it.
const TYPED_BYTES_MAX: u64 = 16 * 1024;

/// The verb. A code that a messenger broke into lines comes as several words.
pub fn command(help: &Help) -> Command {
    help.verb("join")
        .arg(help.place("join", "code", "code").num_args(0..))
        .arg(help.option("join", "name", "name").requires("code"))
}

/// Makes the vault and answers; without a code it looks how far that has come.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let pieces: Vec<&str> = given
        .get_many::<String>("code")
        .unwrap_or_default()
        .map(String::as_str)
        .collect();
    if pieces.is_empty() {
        let joining = desk.unlock()?.joining(desk.now)?;
        return tell(desk, &joining);
    }
    let path = desk.vault()?.to_owned();
    let code = match pieces[..] {
        ["-"] => typed()?,
        _ => Zeroizing::new(pieces.join(" ")),
    };
    let name = match given.get_one::<String>("name") {
        Some(name) => name.clone(),
        None => {
            desk.note("join-name", &[]);
            sure::line(desk)?.unwrap_or_default()
        }
    };
    let file = desk.passphrase_file.clone();
    let passphrase = secret::new(desk, file.as_deref())?;
    let (_office, joining) = Office::join(
        &path,
        &passphrase,
        KeyCost::default(),
        &code,
        &name,
        desk.now,
    )?;
    if !desk.json {
        let path = [("path", Value::people(path.to_string_lossy()))];
        desk.note("join-made", &path);
    }
    tell(desk, &joining)
}

/// The code from standard input, so that it stands in no shell's history.
fn typed() -> Result<Zeroizing<String>, Stop> {
    let mut code = Zeroizing::new(String::new());
    io::stdin()
        .lock()
        .take(TYPED_BYTES_MAX)
        .read_to_string(&mut code)?;
    Ok(code)
}

fn tell(desk: &mut Desk, joining: &Joining) -> Done {
    let (state, compare) = match joining {
        Joining::Waiting => ("waiting", None),
        Joining::Compare(compare) => ("compare", Some(compare)),
        Joining::Refused(_) => ("refused", None),
        Joining::In => ("in", None),
    };
    let refused = match joining {
        Joining::Refused(noticed) => Some(noticed.check),
        _ => None,
    };
    if desk.json {
        return desk.print_json(&json!({
            "state": state,
            "words": compare.map(|compare| &compare.words),
            "digits": compare.map(|compare| &compare.digits),
            "check": refused,
        }));
    }
    if let Some(check) = refused {
        desk.say("join-refused", &[])?;
        let said = checks::line(&desk.words, check);
        desk.line(&said)?;
        return desk.say("join-refused-next", &[]);
    }
    match compare {
        Some(compare) => {
            desk.say("join-compare", &[])?;
            for line in words_told(desk, compare) {
                desk.line(&line)?;
            }
            desk.say("join-compare-next", &[])
        }
        None => {
            let key = format!("join-{state}");
            desk.say(&key, &[])?;
            desk.say(&format!("{key}-next"), &[])
        }
    }
}

/// The words to compare, the same in every language, and the same as digits.
pub fn words_told(desk: &Desk, compare: &Compare) -> [String; 2] {
    let digits = Value::program(fours(&compare.digits));
    [
        format!("    {}", compare.words.join("   ")),
        format!("    {}", desk.words.say("as-digits", &[("digits", digits)])),
    ]
}

/// Digits in groups of four, as they are read out.
pub fn fours(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let groups: Vec<String> = digits.chunks(4).map(|four| four.iter().collect()).collect();
    groups.join(" ")
}
