//! Which language the program speaks.

use std::env;
use std::ffi::OsString;

use answerable_office::paper::words::Lang;

/// The language of `--lang`, else of the surroundings, else English.
///
/// It is looked for before anything else is understood, since what can't be understood is said in
/// it. Where an unknown one is asked for, the language to say so in comes back as the error.
pub fn of(arguments: &[OsString]) -> Result<Lang, Lang> {
    match asked_for(arguments) {
        Some(tag) => Lang::parse(&tag).ok_or_else(surrounding),
        None => Ok(surrounding()),
    }
}

fn asked_for(arguments: &[OsString]) -> Option<String> {
    let mut arguments = arguments
        .iter()
        .skip(1)
        .map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--lang") {
            Some("") => return arguments.next().map(Into::into),
            Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
            _ if argument == "--" => return None,
            _ => {}
        }
    }
    None
}

/// The first of these that is set decides, as everywhere.
fn surrounding() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Lang::parse(&value))
        .unwrap_or(Lang::EN)
}
