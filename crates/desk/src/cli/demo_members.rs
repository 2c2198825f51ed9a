//! The demo of a group: a vault for each of them and the folder over which they exchange.

use std::path::Path;

use clap::ArgMatches;

use answerable_office::paper::words::Value;
use answerable_office::{DEMO_PASSPHRASE, DemoGroup, DemoVault, KeyCost, demo_members};

use super::demo::{folder_of, quoted, run_with};
use super::desk::Desk;
use super::exit::Done;
use super::forms::write;
use super::group::{count, side_told};

/// An entry of her own room, which is proposed for a look from inside and from outside.
const HERS: &str = "n-board";
/// Who is proposed for that look from inside.
const INSIDE: &str = "juniper";
/// Who is proposed for that look from outside.
const OUTSIDE: &str = "alder";

/// Makes it, and says who is there and what to try next.
pub fn run(desk: &mut Desk, given: &ArgMatches, members: usize) -> Done {
    let folder = folder_of(given)?;
    desk.say("demo-members-begin", &[("count", count(members - 1))])?;
    desk.flush()?;
    let made = demo_members(&folder, members, KeyCost::default(), desk.now)?;
    write(
        &folder.join("passphrase.txt"),
        &format!("{DEMO_PASSPHRASE}\n"),
    )?;
    desk.line("")?;
    let path = [("path", Value::people(folder.to_string_lossy()))];
    desk.say("demo-members-lie", &path)?;
    for vault in &made.vaults {
        let said = told(desk, vault);
        desk.line(&format!("  {:<16} {said}", name(&vault.path)))?;
    }
    for (file, key) in [
        (name(&made.depot), "demo-file-depot"),
        ("passphrase.txt".to_owned(), "demo-file-passphrases"),
    ] {
        let said = desk.words.say(key, &[]);
        desk.line(&format!("  {file:<16} {said}"))?;
    }
    next(desk, &folder, &made)
}

fn told(desk: &Desk, vault: &DemoVault) -> String {
    let late = if vault.late { "yes" } else { "no" };
    let values = [
        ("who", Value::people(vault.name)),
        ("side", Value::program(side_told(&desk.words, vault.side))),
        ("count", count(vault.entries)),
        ("late", Value::program(late)),
    ];
    desk.words.say("demo-members-vault", &values)
}

/// Proposes what to try, each with the command line for it.
fn next(desk: &mut Desk, folder: &Path, made: &DemoGroup) -> Done {
    let of = |person: &str| made.vaults.iter().find(|vault| vault.person == person);
    let late = made.vaults.iter().find(|vault| vault.late);
    for (key, vault, line) in [
        ("demo-members-next-sync", late, "sync".to_owned()),
        ("demo-members-next-members", late, "members".to_owned()),
        ("demo-members-next-hers", of(INSIDE), format!("show {HERS}")),
        (
            "demo-members-next-not-hers",
            of(OUTSIDE),
            format!("show {HERS}"),
        ),
        (
            "demo-members-next-invite",
            of(OUTSIDE),
            "invite --side contact_group".to_owned(),
        ),
    ] {
        let Some(vault) = vault else { continue };
        desk.line("")?;
        desk.say(key, &[("who", Value::people(vault.name))])?;
        desk.line(&run_with(&vault.path, folder, &line))?;
    }
    Ok(())
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    quoted(Path::new(name))
}
