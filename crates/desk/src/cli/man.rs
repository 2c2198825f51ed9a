//! `man`: the manual pages.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::Done;
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("man").arg(help.file("man", "dir"))
}

/// Prints the page of the program, or writes the pages of all verbs into a folder.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let mut command = super::add::with_types(&Help(&desk.words));
    command.build();
    let Some(folder) = given.get_one::<PathBuf>("dir") else {
        let page = page(&command)?;
        return desk.print(&String::from_utf8_lossy(&page));
    };
    fs::create_dir_all(folder)?;
    let written = pages(&command, "", folder)?;
    let values = [
        ("count", Value::count(written)),
        ("path", Value::people(folder.to_string_lossy())),
    ];
    desk.say("man-done", &values)
}

fn pages(command: &Command, above: &str, folder: &Path) -> Result<usize, std::io::Error> {
    let name = match above {
        "" => command.get_name().to_owned(),
        above => format!("{above}-{}", command.get_name()),
    };
    fs::write(
        folder.join(format!("{name}.1")),
        page(&command.clone().name(name.clone()))?,
    )?;
    let mut written = 1;
    for verb in command.get_subcommands() {
        written += pages(verb, &name, folder)?;
    }
    Ok(written)
}

fn page(command: &Command) -> Result<Vec<u8>, std::io::Error> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    Ok(page)
}
