//! `recover`: comes back with the words on paper, or makes a code for somebody who lost all devices.

use clap::{ArgMatches, Command};
use serde_json::json;

use answerable_office::group::{Anew, Progress, Synced};
use answerable_office::paper::words::Value;
use answerable_office::{KeyCost, Office};

use super::desk::Desk;
use super::exit::Done;
use super::group::{People, count};
use super::help::Help;
use super::progress::Shown;
use super::{code, noticed, secret, sheet};

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("recover")
        .arg(
            help.place("recover", "person", "person")
                .required_unless_present("paper-key")
                .conflicts_with_all(["paper-key", "depot", "words-file", "process"]),
        )
        .arg(help.flag("recover", "paper-key").requires("depot"))
        .arg(help.option("recover", "depot", "url").requires("paper-key"))
        .args(sheet::options(help).map(|option| option.requires("paper-key")))
}

/// Makes a code, or a vault.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    if !given.get_flag("paper-key") {
        let person: &String = given.get_one("person").expect("clap asks for it");
        let invited = desk.unlock()?.recover_person(person, desk.now)?;
        return code::hand_out(desk, &invited, "recover");
    }
    let path = desk.vault()?.to_owned();
    let depot: &String = given.get_one("depot").expect("clap asks for it");
    let (words, process) = sheet::whole(desk, given)?;
    let file = desk.passphrase_file.clone();
    let passphrase = secret::new(desk, file.as_deref())?;
    let anew = Anew {
        path: &path,
        passphrase: &passphrase,
        cost: KeyCost::default(),
        depot,
    };
    let mut shown = Shown::new(&desk.words, &[], desk.width());
    let sheet = (words.as_str(), process.as_str());
    let done = Office::recover_with_paper(&anew, sheet, desk.now, &mut |step| {
        // The depots get their names in this vault only now.
        if !matches!(step, Progress::Depot(_)) {
            shown.step(step);
        }
    });
    shown.end();
    let (mut office, synced) = done?;
    tell(desk, &mut office, &synced)?;
    desk.close(office);
    Ok(())
}

/// Says that somebody is back, and what is to be done next.
fn tell(desk: &mut Desk, office: &mut Office, synced: &Synced) -> Done {
    let path = desk.vault()?.to_string_lossy().into_owned();
    let there = synced.unreached.is_empty();
    if desk.json {
        return desk.print_json(&json!({
            "vault": path,
            "person": office.me(),
            "taken": synced.taken,
            "noticed": noticed::json(&synced.noticed),
            "known": there,
        }));
    }
    let people = People::of(desk, office);
    let who = office.me().map(|me| people.who(me)).unwrap_or_default();
    let values = [
        ("who", Value::people(who)),
        ("path", Value::people(path)),
        ("taken", count(synced.taken)),
    ];
    desk.say("recover-done", &values)?;
    for line in noticed::lines(&desk.words, &people, &synced.noticed) {
        desk.line(&line)?;
    }
    if !there {
        desk.say("recover-done-not-yet", &[])?;
    }
    desk.say("recover-done-next", &[])
}
