//! `import`: a script is taken in, all of it or nothing.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::json;

use answerable_office::Folder;
use answerable_office::paper::words::Value;
use answerable_office::record::{Day, Sight};

use super::check::flagged;
use super::desk::Desk;
use super::exit::{Done, Stop};
use super::help::Help;

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("import").arg(script_place(help, "import"))
}

/// Takes the script in.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let script = Script::open(given.get_one::<PathBuf>("file").expect("clap asks for it"))?;
    let mut office = desk.unlock()?;
    let imported = office.import(&mut script.source(), &Folder(script.folder()), desk.now)?;
    if desk.json {
        let flagged = office.look(Day::MAX, Sight::ALL)?.flags().len();
        desk.close(office);
        return desk.print_json(&json!({
            "entries": imported.entries,
            "attachments": imported.attachments,
            "erased": imported.erased,
            "flags": flagged,
        }));
    }
    let count = |number: u64| Value::Count(i64::try_from(number).unwrap_or(i64::MAX));
    let entries = [
        ("entries", count(imported.entries)),
        ("attachments", count(imported.attachments)),
    ];
    desk.say("import-done", &entries)?;
    if imported.erased > 0 {
        desk.say("import-erased", &[("count", count(imported.erased))])?;
    }
    flagged(desk, &office.look(Day::MAX, Sight::ALL)?.flags())?;
    desk.close(office);
    Ok(())
}

/// The place for a script: a file, or `-` for what comes in.
pub fn script_place(help: &Help, verb: &str) -> Arg {
    help.place(verb, "file", "script")
        .required(true)
        .value_parser(value_parser!(PathBuf))
}

/// A script that can be read, and the folder in which its attachments lie.
pub struct Script {
    file: Option<File>,
    folder: PathBuf,
}

impl Script {
    /// Opens it before anybody has to type a passphrase.
    pub fn open(path: &Path) -> Result<Script, Stop> {
        if path.as_os_str() == "-" {
            return Ok(Script {
                file: None,
                folder: PathBuf::from("."),
            });
        }
        let file = File::open(path)?;
        if file.metadata()?.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).to_owned();
        Ok(Script {
            file: Some(file),
            folder,
        })
    }

    /// Where its attachments lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its bytes.
    pub fn source(&self) -> Box<dyn BufRead + Send + '_> {
        const AHEAD_BYTES: usize = 256 * 1024;
        match &self.file {
            Some(file) => Box::new(BufReader::with_capacity(AHEAD_BYTES, file)),
            None => Box::new(BufReader::with_capacity(AHEAD_BYTES, io::stdin())),
        }
    }
}
