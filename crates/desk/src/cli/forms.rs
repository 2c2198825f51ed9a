//! How a paper is set: as text where no other form is asked for; a file that is named nobody else can read.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches};

use answerable_office::paper::sheet::{self, Sheet};
use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::help::Help;

/// How a paper is set.
type Set = fn(&Sheet) -> String;

/// The options of a verb that gives out a paper.
pub fn options(help: &Help, verb: &str) -> [Arg; 2] {
    let form = |id| help.file(verb, id).num_args(0..=1);
    [form("markdown").conflicts_with("html"), form("html")]
}

/// Prints a paper in the form that was asked for, or writes it into the file that was named.
pub fn give(desk: &mut Desk, given: &ArgMatches, paper: &Sheet) -> Done {
    let forms: [(&str, Set); 2] = [("markdown", sheet::markdown), ("html", sheet::html)];
    for (form, set) in forms {
        if given.contains_id(form) && given.value_source(form).is_some() {
            return match given.get_one::<PathBuf>(form) {
                Some(file) => to_file(desk, file, &set(paper)),
                None => desk.print(&set(paper)),
            };
        }
    }
    let text = sheet::text(paper, desk.width());
    desk.print(&text)
}

/// Writes a paper into a file; one that is there is written anew.
pub fn to_file(desk: &mut Desk, file: &Path, text: &str) -> Done {
    write(file, text)?;
    desk.say(
        "file-written",
        &[("path", Value::people(file.to_string_lossy()))],
    )
}

/// Writes a file that nobody else can read.
pub fn write(file: &Path, text: &str) -> Result<(), Stop> {
    write_as(file, text, File::options().create(true).truncate(true))
}

/// Writes one that is not there yet.
pub fn write_new(file: &Path, text: &str) -> Result<(), Stop> {
    write_as(file, text, File::options().create_new(true))
}

fn write_as(file: &Path, text: &str, options: &mut OpenOptions) -> Result<(), Stop> {
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    let mut file = options.open(file)?;
    file.write_all(text.as_bytes())?;
    Ok(file.sync_all()?)
}
