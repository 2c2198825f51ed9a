//! Storages that are there, that are not there, and that hold a password; a code that is not whole.
#![allow(clippy::disallowed_methods, reason = "tests make and move folders")]

mod support;

use std::fs;

use support::Place;

#[test]
fn a_storage_is_taken_into_use_listed_and_given_up() {
    let place = Place::with_vault();
    fs::create_dir(place.path("stick")).expect("a folder can be made");
    let none = place.run(&["depot", "list"]).expect(0);
    assert!(none.out.contains("no depot yet"), "{}", none.out);
    let added = place
        .run(&["depot", "add", "stick", "--json"])
        .expect(0)
        .json();
    assert!(
        added["place"]
            .as_str()
            .is_some_and(|at| at.ends_with("/stick"))
    );
    let typed = place.run_with(&["depot", "add", "-", "--json"], "stick\n");
    assert_eq!(typed.expect(0).json()["handle"], added["handle"]);
    assert_eq!(place.run(&["sync", "--json"]).expect(0).json()["taken"], 0);
    let listed = place.run(&["depot", "list", "--json"]).expect(0).json();
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    assert_eq!(listed[0]["to_send"], 0);
    assert!(listed[0]["synced_at_s"].is_u64());
    let handle = added["handle"].as_str().expect("a handle");
    place.run(&["depot", "drop", "nothing"]).expect(1);
    place.run(&["depot", "drop", handle]).expect(0);
    assert!(
        place.path("stick/answerable").is_dir(),
        "something was deleted"
    );
}

#[test]
fn a_storage_that_can_not_be_used_is_refused_and_no_password_is_repeated() {
    let place = Place::with_vault();
    fs::write(place.path("file"), "x").expect("it can be written");
    for (url, why) in [
        ("nowhere", "no such folder"),
        ("file", "no such folder"),
        (
            "webdav://ada:secretword@cloud.example/",
            "no storage of that kind",
        ),
        ("file://secretword", "does not say where"),
        (" ", "does not say where"),
    ] {
        let answer = place.run(&["depot", "add", url]).expect(1);
        assert!(answer.err.contains(why), "{url}: {}", answer.err);
        assert!(!answer.err.contains("secretword"), "{}", answer.err);
        assert!(answer.err.contains("Nothing was changed"), "{}", answer.err);
    }
    assert_eq!(
        place.run(&["depot", "list", "--json"]).expect(0).out.trim(),
        "[]"
    );
}

#[test]
fn a_stick_that_is_away_is_said_and_what_is_to_be_sent_waits() {
    for lang in ["en", "de"] {
        let place = Place::with_vault();
        for folder in ["stick", "share"] {
            fs::create_dir(place.path(folder)).expect("a folder can be made");
        }
        place.run(&["depot", "add", "stick"]).expect(0);
        place.run(&["sync"]).expect(0);
        place.run(&["add", "note", "--text", "gladiolus"]).expect(0);
        fs::rename(place.path("stick"), place.path("away")).expect("it can be moved");
        let away = place.run(&["--lang", lang, "sync"]).expect(1);
        assert!(
            away.err.contains("/stick") && !away.err.contains('{'),
            "{}",
            away.err
        );
        let json = place.run(&["sync", "--json"]).expect(1).json();
        assert!(json["unreached"][0]["code"].is_string());
        let waits = place.run(&["depot", "list", "--json"]).expect(0).json();
        assert_ne!(waits[0]["to_send"], 0);
        // Another one answers: that the stick is away is nothing out of the ordinary.
        place.run(&["depot", "add", "share"]).expect(0);
        place.run(&["--lang", lang, "sync"]).expect(0);
        fs::rename(place.path("away"), place.path("stick")).expect("it can be moved");
        let back = place.run(&["sync", "--json"]).expect(0).json();
        assert_eq!(back["unreached"], serde_json::json!([]));
        let sent = place.run(&["depot", "list", "--json"]).expect(0).json();
        for depot in sent.as_array().expect("a list") {
            assert_eq!(depot["to_send"], 0);
        }
    }
}

#[test]
fn without_a_storage_there_is_nobody_to_invite() {
    let place = Place::with_vault();
    let answer = place.run(&["invite"]).expect(1);
    assert!(
        answer.err.contains("answerable depot add URL"),
        "{}",
        answer.err
    );
    assert_eq!(answer.out, "");
}

#[test]
fn a_code_that_is_not_whole_makes_no_vault_and_is_not_repeated() {
    let place = Place::empty();
    for (arguments, typed) in [
        (&["join", "--name", "Mo", "answerable-secretword"][..], ""),
        (&["join", "--name", "Mo", "secretword"], ""),
        (&["join", "--name", "Mo", "-"], "answerable-\nsecretword\n"),
        (&["join", "answerable-secretword"], "Mo\n"),
    ] {
        let answer = place.run_with(arguments, typed).expect(1);
        assert!(!answer.err.contains("secretword"), "{}", answer.err);
        assert!(!answer.err.contains('{'), "{}", answer.err);
        assert!(!place.path("ours.vault").exists());
    }
}

#[test]
fn a_code_in_pieces_is_read_and_goes_on_to_where_its_storage_is() {
    let place = Place::with_vault();
    fs::create_dir(place.path("stick")).expect("a folder can be made");
    place.fill();
    place.run(&["depot", "add", "stick"]).expect(0);
    place.run(&["sync"]).expect(0);
    let said = place.run(&["invite"]).expect(0);
    let code = said.out.trim();
    assert!(code.starts_with("answerable-") && !code.contains(char::is_whitespace));
    assert!(said.err.contains("compared four words") && !said.err.contains("password"));
    let (first, rest) = code.split_at(40);
    let arguments = [
        "--vault",
        "theirs.vault",
        "join",
        "--name",
        "Mo",
        first,
        rest,
    ];
    let joined = place.run(&arguments).expect(0);
    assert!(joined.out.contains("answer lies ready"), "{}", joined.out);
    place.run(&arguments).expect(1);
}
