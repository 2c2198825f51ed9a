//! The command line: one file a verb, one place that sorts every failure.

mod add;
pub mod approve;
mod ask;
mod attention;
mod backup;
mod briefing;
mod check;
pub mod code;
mod completions;
mod confirm;
pub mod demo;
mod demo_members;
mod depot;
pub mod desk;
mod device;
mod erase;
pub mod exit;
mod export;
mod fields;
mod forms;
pub mod group;
mod hanging;
mod help;
mod import;
mod invite;
pub mod join;
mod language;
mod leave;
mod ledger;
mod man;
pub mod members;
pub mod names;
mod new;
pub mod noticed;
mod object;
mod open;
mod paper_key;
mod papers;
mod passphrase;
mod pieces;
pub mod progress;
mod recover;
mod release;
mod remove;
mod restore;
mod schema;
mod search;
mod secret;
mod sheet;
mod show;
mod statement;
mod sure;
pub mod sync;
mod timeline;
mod usage;
mod verify;
mod verify_rooms;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ArgMatches, Command};

use answerable_office::paper::words::Words;

use desk::Desk;
use exit::Done;
use help::Help;

/// A verb of the command line, by the name of its file.
struct Verb {
    name: &'static str,
    command: fn(&Help) -> Command,
    run: fn(&mut Desk, &ArgMatches) -> Done,
}

macro_rules! verbs {
    ($($verb:ident),* $(,)?) => {
        /// All verbs, in the order in which the help lists them.
        const VERBS: &[Verb] = &[
            $(Verb { name: stringify!($verb), command: $verb::command, run: $verb::run }),*
        ];
    };
}

verbs![
    open,
    new,
    add,
    attention,
    ledger,
    show,
    timeline,
    search,
    statement,
    import,
    check,
    export,
    verify,
    passphrase,
    backup,
    restore,
    invite,
    join,
    approve,
    object,
    members,
    leave,
    remove,
    device,
    paper_key,
    recover,
    depot,
    sync,
    release,
    erase,
    confirm,
    briefing,
    demo,
    schema,
    completions,
    man,
    help,
];

/// Runs what the arguments ask for.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let words = match language::of(&arguments) {
        Ok(lang) => Words::new(lang),
        Err(lang) => return usage::unknown_language(&Words::new(lang)),
    };
    let given = match whole(&Help(&words)).try_get_matches_from(&arguments) {
        Ok(given) => given,
        Err(error) => return usage::say(&words, &error),
    };
    let mut desk = Desk::new(words, &given);
    let verb = given
        .subcommand()
        .and_then(|(name, given)| Some((verb(name)?, given)));
    let done = match verb {
        Some((verb, given)) => (verb.run)(&mut desk, given),
        None => open::open(&mut desk, true, None),
    };
    exit::settle(&mut desk, done)
}

/// The verb of this name, which has hyphens where its file has not.
fn verb(name: &str) -> Option<&'static Verb> {
    let file = name.replace('-', "_");
    VERBS.iter().find(|verb| verb.name == file)
}

/// The whole command line.
fn whole(help: &Help) -> Command {
    help.program()
        .subcommands(VERBS.iter().map(|verb| (verb.command)(help)))
}
