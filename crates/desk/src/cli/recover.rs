//! `recover`: comes back with what is on paper, or makes a code for somebody who lost all devices.

use clap::{ArgAction, ArgMatches, Command};
use serde_json::json;
use zeroize::Zeroizing;

use answerable_office::group::{Anew, Progress, Synced};
use answerable_office::paper::words::Value;
use answerable_office::{KeyCost, Office};

use super::desk::Desk;
use super::exit::Done;
use super::group::{People, count};
use super::help::Help;
use super::progress::Shown;
use super::{code, noticed, pieces, secret, sheet};

/// The verb.
pub fn command(help: &Help) -> Command {
    help.verb("recover")
        .arg(
            help.place("recover", "person", "person")
                .required_unless_present_any(["paper-key", "shares"])
                .conflicts_with_all(["paper-key", "shares", "depot", "words-file", "process"]),
        )
        .arg(help.flag("recover", "paper-key").requires("depot"))
        .arg(
            help.flag("recover", "shares")
                .requires("depot")
                .conflicts_with("paper-key"),
        )
        .arg(help.option("recover", "depot", "url"))
        .arg(
            help.file("recover", "share-file")
                .action(ArgAction::Append)
                .requires("shares"),
        )
        .args(sheet::options(help).map(|option| option.requires("paper-key")))
}

/// Makes a code, or a vault.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    if let Some(person) = given.get_one::<String>("person") {
        let invited = desk.unlock()?.recover_person(person, desk.now)?;
        return code::hand_out(desk, &invited, "recover");
    }
    let path = desk.vault()?.to_owned();
    let depot: &String = given.get_one("depot").expect("clap asks for it");
    let brought = match given.get_flag("shares") {
        true => Brought::Pieces(pieces::read(desk, given)?),
        false => Brought::Sheet(sheet::whole(desk, given)?),
    };
    let file = desk.passphrase_file.clone();
    let passphrase = secret::new(desk, file.as_deref())?;
    let anew = Anew {
        path: &path,
        passphrase: &passphrase,
        cost: KeyCost::default(),
        depot,
    };
    let mut shown = Shown::new(&desk.words, &[], desk.width());
    let mut progress = |step: &Progress| {
        // The depots get their names in this vault only now.
        if !matches!(step, Progress::Depot(_)) {
            shown.step(step);
        }
    };
    let (now, progress) = (desk.now, &mut progress as &mut dyn FnMut(&Progress));
    let done = match &brought {
        Brought::Pieces(pieces) => Office::recover_with_shares(&anew, pieces, now, progress),
        Brought::Sheet((words, process)) => {
            Office::recover_with_paper(&anew, (words, process), now, progress)
                .map(|(office, synced)| (office, synced, Vec::new()))
        }
    };
    shown.end();
    let (mut office, synced, wrong) = done?;
    for place in wrong {
        desk.note("pieces-wrong", &[("number", count(place))]);
    }
    let next = match brought {
        Brought::Pieces(_) => "recover-done-pieces",
        Brought::Sheet(_) => "recover-done-next",
    };
    tell(desk, &mut office, &synced, next)?;
    desk.close(office);
    Ok(())
}

/// What somebody comes back with: what stands on the sheet, or pieces.
enum Brought {
    Sheet((Zeroizing<String>, String)),
    Pieces(Vec<Zeroizing<String>>),
}

/// Says that somebody is back, and what is to be done next.
fn tell(desk: &mut Desk, office: &mut Office, synced: &Synced, next: &str) -> Done {
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
    desk.say(next, &[])
}
