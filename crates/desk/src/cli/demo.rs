//! `demo`: a fictional process of four years, made afresh and looked at.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};

use answerable_office::paper::words::{Value, neutral};
use answerable_office::paper::{overview, picture, sheet, statement};
use answerable_office::{DEMO_MEMBERS, DEMO_PASSPHRASE, KeyCost, demo};

use super::demo_members;
use super::desk::Desk;
use super::exit::{Done, Stop};
use super::forms::write;
use super::help::Help;
use super::papers::Papers;
use super::timeline::signs;

/// What the last line proposes to look at: a letter to him that nobody answered.
const TRY: &str = "m-11";

/// The verb.
pub fn command(help: &Help) -> Command {
    let entries = help
        .option("demo", "entries", "number")
        .value_parser(value_parser!(usize));
    let (fewest, most) = DEMO_MEMBERS;
    let members = help
        .option("demo", "members", "number")
        .value_parser(value_parser!(u64).range(fewest as u64..=most as u64))
        .conflicts_with("entries");
    help.verb("demo")
        .arg(help.file("demo", "dir"))
        .arg(entries)
        .arg(members)
}

/// Makes the demo, prints the overview, and writes picture and draft beside the vault.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    if let Some(members) = given.get_one::<u64>("members") {
        let members = usize::try_from(*members).expect("clap holds it to a few");
        return demo_members::run(desk, given, members);
    }
    let folder = folder_of(given)?;
    desk.say("demo-begin", &[])?;
    desk.flush()?;
    let mut made = demo(
        &folder,
        given.get_one("entries").copied(),
        KeyCost::default(),
        desk.now,
    )?;
    write(
        &folder.join("passphrase.txt"),
        &format!("{DEMO_PASSPHRASE}\n"),
    )?;
    let papers = Papers::of_vault(&mut made.office, &desk.words, made.day)?;
    let speaker = papers.speaker(&desk.words);
    let ledgers = papers.ledgers();
    let drawn = picture::of_record(&speaker, &ledgers);
    let svg = picture::svg(&drawn, &desk.words, speaker.wording);
    write(&folder.join("timeline.svg"), &svg)?;
    let drafted = sheet::html(&statement::draft(&speaker, &ledgers));
    write(&folder.join("statement.html"), &drafted)?;
    let text = overview::overview(&speaker, &ledgers, desk.width());
    let lines = picture::characters(&drawn, &desk.words, speaker.wording, desk.width(), signs());
    desk.line("")?;
    desk.print(&text)?;
    desk.line("")?;
    desk.print(&lines)?;
    desk.line("")?;
    let entries = i64::try_from(made.imported.entries).unwrap_or(i64::MAX);
    let values = [
        ("entries", Value::Count(entries)),
        ("path", Value::people(folder.to_string_lossy())),
    ];
    desk.say("demo-lies", &values)?;
    for (file, key) in [
        ("demo.vault", "demo-file-vault"),
        ("passphrase.txt", "demo-file-passphrase"),
        ("timeline.svg", "demo-file-picture"),
        ("statement.html", "demo-file-statement"),
    ] {
        let said = desk.words.say(key, &[]);
        desk.line(&format!("  {file:<16} {said}"))?;
    }
    desk.line("")?;
    desk.say("demo-next", &[])?;
    desk.line(&run_with(
        &folder.join("demo.vault"),
        &folder,
        &format!("show {TRY}"),
    ))
}

/// The command line that does something with a vault of the demo.
pub fn run_with(vault: &Path, folder: &Path, verb: &str) -> String {
    format!(
        "{} --vault {} --passphrase-file {} {verb}",
        quoted(&program()),
        quoted(vault),
        quoted(&folder.join("passphrase.txt")),
    )
}

/// The folder that was asked for, else a new one.
pub fn folder_of(given: &ArgMatches) -> Result<PathBuf, Stop> {
    match given.get_one::<PathBuf>("dir") {
        Some(folder) => {
            fs::create_dir_all(folder)?;
            Ok(folder.clone())
        }
        None => fresh_folder(),
    }
}

/// A folder of its own in the system's temporary folder, which nobody else can look into.
pub fn fresh_folder() -> Result<PathBuf, Stop> {
    let temporary = std::env::temp_dir();
    let taken =
        |number: u32| temporary.join(format!("answerable-demo-{}-{number}", std::process::id()));
    for path in (0..1000).map(taken) {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        match builder.create(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists).into())
}

/// How this program is called: its name where the search path leads to it, else its path.
fn program() -> PathBuf {
    let Ok(running) = std::env::current_exe() else {
        return PathBuf::from("answerable");
    };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join("answerable"))
        .find(|file| file.is_file());
    let same = found.and_then(|found| found.canonicalize().ok()) == running.canonicalize().ok();
    if same {
        PathBuf::from("answerable")
    } else {
        running
    }
}

/// A path as a shell takes it.
pub fn quoted(path: &Path) -> String {
    let text = path.to_string_lossy();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,:@%".contains(c);
    match text.chars().all(is_plain) {
        true => text.into_owned(),
        false => format!("'{}'", neutral(&text).replace('\'', r"'\''")),
    }
}
