//! Exit codes, which people script against, and what is said beside them.
#![allow(clippy::disallowed_methods, reason = "tests damage files on purpose")]

mod support;

use std::fs;
use std::io::Read;
use std::process::Stdio;

use answerable_office::{Office, Passphrase};
use support::{PASSPHRASE, Place, finish};

#[test]
fn a_wrong_passphrase_is_three() {
    let place = Place::with_vault();
    fs::write(place.path("passphrase"), "another\n").expect("it can be written");
    let answer = place.run(&["ledger"]).expect(3);
    assert!(
        answer.err.contains("passphrase does not open"),
        "{}",
        answer.err
    );
    assert_eq!(answer.out, "");
}

#[test]
fn a_second_process_is_told_so() {
    let place = Place::with_vault();
    let passphrase = Passphrase::new(PASSPHRASE).expect("it is not empty");
    let office = Office::unlock(&place.path("ours.vault"), &passphrase).expect("it opens");
    let answer = place.run(&["ledger"]).expect(3);
    assert!(answer.err.contains("Another program"), "{}", answer.err);
    drop(office);
    place.run(&["ledger"]).expect(0);
}

#[test]
fn without_a_passphrase_the_vault_stays_locked() {
    let place = Place::with_vault();
    let mut command = place.command();
    command.args(["--vault", "ours.vault", "ledger"]);
    finish(command, "").expect(3);
    place
        .run(&["--passphrase-file", "nowhere", "ledger"])
        .expect(3);
}

#[test]
fn a_damaged_vault_is_four() {
    let place = Place::with_vault();
    place.fill();
    let vault = place.path("ours.vault");
    let mut bytes = fs::read(&vault).expect("it is there");
    let last = bytes.len() - 2000;
    bytes[last..last + 16].fill(0x5a);
    fs::write(&vault, bytes).expect("it can be written");
    let answer = place.run(&["verify"]).expect(4);
    assert!((answer.out + &answer.err).contains("damaged"));
    fs::write(place.path("ours.vault.key"), "no key").expect("it can be written");
    place.run(&["ledger"]).expect(4);
}

#[test]
fn a_command_line_that_makes_no_sense_is_two_and_repeats_no_value() {
    let place = Place::with_vault();
    for arguments in [
        &["leger"][..],
        &["ledger", "secretword"],
        &["ledger", "--at", "2025"],
        &["ledger", "--at", "2025-02-30"],
        &["ledger", "--rooms", "bridge"],
        &["ledger", "--script", "x", "--rooms", "secretword"],
        &["new"],
        &["new", "--title", " "],
        &["new", "--title", "T", "--me", "Not A Ref"],
        &["add", "note", "secretword"],
        &["add", "note", "--text"],
        &["show"],
        &["statement"],
        &["statement", "draft", "--html", "a", "--markdown", "b"],
        &["--lang", "secretword", "ledger"],
        &["export", "--room", "secretword"],
        &["demo", "--entries", "many"],
        &["open", "secretword"],
    ] {
        let answer = place.run(arguments).expect(2);
        assert!(!answer.err.contains("secretword"), "{}", answer.err);
        assert!(
            answer.err.contains("answerable help"),
            "{arguments:?}: {}",
            answer.err
        );
    }
    let mut command = place.command();
    command.arg("ledger");
    finish(command, "").expect(2);
}

#[test]
fn what_can_not_be_taken_in_is_one() {
    let place = Place::with_vault();
    place.fill();
    for arguments in [
        &["import", "nowhere.jsonl"][..],
        &["import", "."],
        &["check", "nowhere.jsonl"],
        &["show", "nobody"],
        &["show", "m-1", "--attachment", "none", "--to", "out"],
        &["export", "--dir", "."],
        &["add", "nothing"],
        &["add", "note", "--severity", "3"],
        &["add", "note", "--erased", "true"],
        &["add", "note", "--type", "claim"],
        &["add", "note", "--text", "one", "--text", "two"],
        &["add", "note", "--on", "2025-02-30"],
        &["add", "note", "--cites", "nobody"],
        &["add", "note", "--attach", "nowhere"],
        &["add", "task", "--assignee", "er", "--text", "x"],
        &["add", "letter", "--demands", "{"],
        &["add", "process", "--format", "1", "--title", "T"],
        &["restore", "nowhere"],
        &["--vault", "nowhere", "ledger"],
        &["--vault", "no/where", "restore", "passphrase"],
    ] {
        place.run(arguments).expect(1);
    }
    assert!(!place.path("out").exists(), "a file was made for nothing");
    assert_eq!(place.run(&["export"]).expect(0).out.lines().count(), 5);
}

#[test]
fn a_script_is_taken_into_a_vault_with_nothing_but_its_process() {
    let place = Place::with_vault();
    place.fill();
    place.run(&["export", "--dir", "open"]).expect(0);
    let answer = place.run(&["import", "open/record.jsonl"]).expect(1);
    assert!(
        answer.err.contains("more than its process"),
        "{}",
        answer.err
    );
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::with_vault();
    let mut command = place.command();
    command
        .args(["man"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .expect("it is piped")
        .read_to_string(&mut said)
        .expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(said, "");
}
