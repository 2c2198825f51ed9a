//! What is attached: left where it is, fetched, shown as not here yet, taken out.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start the program and look at files"
)]

mod support;

use std::fs;

use answerable_office::group::{Begin, Side};
use support::group::{Group, text};

#[test]
fn an_attachment_is_not_here_yet_until_a_sync_fetches_it() {
    let group = Group::new();
    group.found("kim", Begin::As(Side::Contact));
    for line in [
        "add person --ref kim --name Kim --side contact_group",
        "add membership --person kim --change joined",
        "add person --ref mo --name Mo --side contact_group",
    ] {
        group.run("kim", line).expect(0);
    }
    group.sync("kim");
    group.invite("kim", "mo", " --side contact_group");
    group.come_in("kim", "mo");
    let beside = |name: &str| group.stick().with_file_name(name);
    fs::write(beside("minutes.txt"), "wintergreen").expect("a file");
    let added = group.json("kim", "add note --text see --attach minutes.txt");
    let note = text(&added["ref"]).to_owned();
    let put = group.run("kim", "sync").expect(0);
    assert!(put.err.contains("1 KiB of attachments sent"), "{}", put.err);
    assert!(!group.stick_holds("wintergreen"));

    let left = group.run("mo", "sync --without-attachments").expect(0);
    assert!(
        left.out.contains("1 attachment is not here yet"),
        "{}",
        left.out
    );
    let shown = group.run("mo", &format!("show {note}")).expect(0);
    assert!(shown.out.contains("(not here yet)"), "{}", shown.out);
    let taken = group.run(
        "mo",
        &format!("show {note} --attachment minutes.txt --to out.txt"),
    );
    assert!(taken.expect(1).err.contains("not on this device yet"));
    assert!(!beside("out.txt").exists(), "no empty file stays behind");
    let exported = group.run("mo", "export --dir out-1").expect(0);
    let said = "1 attachment is not here yet and was left out";
    assert!(exported.err.contains(said), "{}", exported.err);

    let got = group.run("mo", "sync").expect(0);
    assert!(got.out.contains("1 attachment was fetched"), "{}", got.out);
    assert!(
        got.err.contains("1 KiB of attachments fetched"),
        "{}",
        got.err
    );
    let shown = group.run("mo", &format!("show {note}")).expect(0);
    assert!(!shown.out.contains("not here yet"));
    group
        .run(
            "mo",
            &format!("show {note} --attachment minutes.txt --to out.txt"),
        )
        .expect(0);
    let out = fs::read_to_string(beside("out.txt")).expect("it was taken out");
    assert_eq!(out, "wintergreen");
    let exported = group.json("mo", "export --dir out-2");
    assert_eq!(exported["attachments"], 1);
    assert_eq!(exported["not_here"], 0);
}
