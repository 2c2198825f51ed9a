//! `search`: the entries that hold all these words.

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use answerable_office::Found;
use answerable_office::paper::words::{Value, neutral};

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// More than these nobody reads at once; with `--all` there is no such limit.
const LISTED_MAX: usize = 50;

/// The verb.
pub fn command(help: &Help) -> Command {
    let words: Arg = help
        .place("search", "words", "words")
        .required(true)
        .num_args(1..)
        .action(ArgAction::Append);
    help.verb("search")
        .arg(words)
        .arg(help.flag("search", "all"))
}

/// Looks the words up, the last written first.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let words: Vec<&str> = given
        .get_many::<String>("words")
        .unwrap_or_default()
        .map(String::as_str)
        .collect();
    let all = given.get_flag("all") || desk.json;
    let most = if all { usize::MAX } else { LISTED_MAX + 1 };
    let office = desk.unlock()?;
    let found = office.search(&words.join(" "), most)?;
    if desk.json {
        let listed = found.iter().map(|one| {
            let plain: String = one.snippet.iter().map(|(text, _)| text.as_str()).collect();
            json!({"ref": one.reference, "type": one.kind, "snippet": plain})
        });
        return desk.print_json(&listed.collect());
    }
    if found.is_empty() {
        return desk.say("search-nothing", &[]);
    }
    let listed = if all {
        found.len()
    } else {
        found.len().min(LISTED_MAX)
    };
    for one in &found[..listed] {
        entry(desk, one)?;
    }
    match found.len() > listed {
        true => desk.say("search-more", &[("count", Value::count(listed))]),
        false => Ok(()),
    }
}

/// The ref and type, and below it the piece in which the words stand, between marks.
fn entry(desk: &mut Desk, found: &Found) -> Done {
    let kind = desk
        .words
        .say("kind", &[("code", Value::program(found.kind.as_str()))]);
    desk.line(&format!("{}  {kind}", found.reference))?;
    if let Some(note) = &found.content_note {
        // Hard content is read where it was asked for.
        let note = [("note", Value::people(note.as_str()))];
        return desk.line(&format!("  {}", desk.words.say("search-folded", &note)));
    }
    let marked = found.snippet.iter().map(|(text, found)| match found {
        true => format!("«{}»", neutral(text)),
        false => neutral(text),
    });
    let marked: String = marked.collect();
    desk.line(&format!(
        "  {}",
        marked.split_whitespace().collect::<Vec<_>>().join(" ")
    ))
}
