//! The verbs of a group: their help in both languages, what they refuse, and what they ask before they do it.
#![allow(
    clippy::disallowed_methods,
    reason = "tests read the catalogue and write files"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use answerable_office::paper::words::{FILES, Lang};
use support::{Place, finish};

/// Every verb of a group, with those below it.
const VERBS: [&str; 23] = [
    "invite",
    "join",
    "approve",
    "object",
    "members",
    "leave",
    "remove",
    "device",
    "device add",
    "device list",
    "device drop",
    "device anew",
    "device same",
    "paper-key",
    "recover",
    "depot",
    "depot add",
    "depot list",
    "depot drop",
    "sync",
    "release",
    "erase",
    "confirm",
];

/// What each of them needs, so that only the vault is missing.
const WHOLE: [&str; 21] = [
    "invite --room contact --side contact_group --from-now-on --person mo",
    "join",
    "join answerable-aaaa --name Mo",
    "approve",
    "approve k3f2 --same",
    "object k3f2",
    "members",
    "leave --room contact --room bridge --yes",
    "remove mo --room contact --yes",
    "device add",
    "device list",
    "device drop k3f2 --yes",
    "device anew",
    "device same",
    "paper-key --yes",
    "recover mo",
    "depot list",
    "sync",
    "release m-1 --to bridge --yes",
    "erase m-1 --reason safety --yes",
    "confirm m-1",
];

fn split(line: &str) -> Vec<&str> {
    line.split(' ').filter(|part| !part.is_empty()).collect()
}

#[test]
fn every_verb_and_option_is_explained_in_both_languages() {
    let place = Place::empty();
    for verb in VERBS {
        let help = |lang| {
            let arguments = [&["--lang", lang][..], &split(verb), &["--help"]].concat();
            place.bare(&arguments).expect(0).out
        };
        let (english, german) = (help("en"), help("de"));
        for said in [&english, &german] {
            assert!(!said.contains('{') && !said.contains('}'), "{verb}: {said}");
        }
        let about = |said: &str| said.lines().next().unwrap_or_default().to_owned();
        assert_ne!(about(&english), about(&german), "{verb} is not translated");
        assert!(!german.contains("Commands:") && !german.contains("COMMAND"));
        let by_help = [&["help"][..], &split(verb)].concat();
        let by_help = place.bare(&by_help).expect(0).out;
        let same_words = |said: &str| said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(same_words(&by_help), same_words(&english), "{verb}");
    }
}

#[test]
fn what_belongs_to_a_sentence_is_in_both_languages() {
    let attributes = |lang: Lang| -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut message = String::new();
        for line in catalogue(lang, FILES).lines() {
            if let Some((key, _)) = line.split_once(" = ") {
                match key.strip_prefix("    .") {
                    Some(attribute) => {
                        found.insert(format!("{message}.{attribute}"));
                    }
                    None if !key.starts_with(' ') => message = key.to_owned(),
                    None => {}
                }
            }
        }
        found
    };
    let english = attributes(Lang::EN);
    assert!(english.contains("help-invite.from-now-on"));
    for lang in Lang::all() {
        assert_eq!(attributes(lang), english, "{lang}");
    }
}

#[test]
fn no_word_of_the_workshop_reaches_people() {
    let words = [
        "epoch",
        "hash",
        "key pair",
        "node",
        "segment",
        "replica",
        "quorum",
        "Epoche",
        "Schlüsselpaar",
        "Knoten",
    ];
    for lang in Lang::all() {
        let said = catalogue(lang, &["group.ftl"]);
        for word in words {
            assert!(!said.contains(word), "{lang} says {word}");
        }
    }
}

#[test]
fn a_command_line_that_makes_no_sense_is_two_and_repeats_no_value() {
    let place = Place::with_vault();
    for line in [
        "invite secretword",
        "invite --side secretword",
        "invite --side perpetrator",
        "invite --room secretword",
        "invite --person",
        "join --name secretword",
        "approve --same",
        "approve one secretword",
        "object",
        "object one secretword",
        "members secretword",
        "leave secretword",
        "leave --room secretword",
        "remove",
        "remove mo secretword",
        "device",
        "device secretword",
        "device add secretword",
        "device drop",
        "device drop one secretword",
        "paper-key secretword",
        "recover",
        "recover mo --paper-key --depot secretword",
        "recover mo --depot secretword",
        "recover mo --words-file secretword",
        "recover --paper-key",
        "recover --shares",
        "recover --shares --paper-key --depot secretword",
        "recover --share-file secretword --depot secretword",
        "paper-key --shares 2/3",
        "paper-key --shares secretword --holder secretword",
        "paper-key --holder secretword",
        "recover --paper-key --words-file secretword",
        "passphrase --words-file secretword",
        "depot",
        "depot add",
        "depot add one secretword",
        "depot drop",
        "sync secretword",
        "release m-1",
        "release m-1 --to secretword",
        "erase m-1",
        "erase m-1 --reason secretword",
        "confirm",
        "new --title T --side secretword",
        "demo --members 1",
        "demo --members 8",
        "demo --members secretword",
        "demo --members 3 --entries 900",
    ] {
        for lang in ["en", "de"] {
            let answer = place
                .run(&[&["--lang", lang][..], &split(line)].concat())
                .expect(2);
            assert!(!answer.err.contains("secretword"), "{line}: {}", answer.err);
            assert!(
                answer.err.contains("answerable help") && !answer.err.contains('{'),
                "{line}: {}",
                answer.err
            );
        }
    }
}

#[test]
fn without_a_vault_no_verb_does_anything() {
    let place = Place::empty();
    for line in WHOLE {
        let arguments = split(line);
        let mut command = place.command();
        command.args(&arguments);
        let answer = finish(command, "");
        assert_eq!(answer.code, 2, "{line}: {}", answer.err);
        assert!(answer.err.contains("ANSWERABLE_VAULT"), "{}", answer.err);
        if !line.starts_with("join answerable") {
            let answer = place.run(&arguments).expect(1);
            assert!(
                answer.err.contains("no vault at this place"),
                "{line}: {}",
                answer.err
            );
        }
    }
}

#[test]
fn a_wrong_passphrase_is_three_for_every_verb() {
    let place = Place::with_vault();
    fs::write(place.path("passphrase"), "another\n").expect("it can be written");
    for line in WHOLE {
        if !line.starts_with("join answerable") {
            place.run(&split(line)).expect(3);
        }
    }
}

#[test]
fn the_paper_key_is_read_from_a_file_with_the_number_below_the_words() {
    let place = Place::empty();
    let line = "recover --paper-key --depot . --words-file words";
    let answer = place.run(&split(line)).expect(3);
    assert!(answer.err.contains("--words-file"), "{}", answer.err);
    fs::write(place.path("words"), "only one line\n").expect("it can be written");
    let answer = place.run(&split(line)).expect(2);
    assert!(
        answer.err.contains("number of the process") && !answer.err.contains("only one line"),
        "{}",
        answer.err
    );
    assert!(!place.path("ours.vault").exists());
}

#[test]
fn nothing_that_can_not_be_taken_back_is_done_without_a_yes() {
    let place = Place::with_vault();
    place.fill();
    for line in [
        "leave",
        "leave --room contact",
        "remove mo",
        "remove mo --room contact",
        "device drop k3f2",
        "paper-key",
        "paper-key --html sheet.html",
        "release m-1 --to bridge",
        "erase m-1 --reason safety",
    ] {
        for (lang, answers) in [("en", "no\n"), ("en", "\n"), ("en", ""), ("de", "nein\n")] {
            let arguments = [&["--lang", lang][..], &split(line)].concat();
            let answer = place.run_with(&arguments, answers).expect(1);
            let nothing = match lang {
                "de" => "nichts geändert",
                _ => "Nothing was changed",
            };
            assert!(answer.err.contains(nothing), "{line}: {}", answer.err);
            assert!(!answer.err.contains('{'), "{line}: {}", answer.err);
            assert_eq!(answer.out, "", "{line}");
        }
    }
}

#[test]
fn a_briefing_is_written_in_every_form_and_for_nobody_who_is_not_recorded() {
    let place = Place::with_vault();
    place.fill();
    for lang in ["en", "de"] {
        let write = |line: &str| {
            let arguments = [&["--lang", lang][..], &split(line)].concat();
            place.run(&arguments).expect(0).out
        };
        assert!(write("briefing --at 2025-03-01").contains("m-1"));
        assert!(write("briefing --for mo --markdown").starts_with("# "));
        write("briefing --html page.html");
        let page = fs::read_to_string(place.path("page.html")).expect("it was written");
        assert!(page.contains("</html>"));
    }
    let answer = place.run(&["briefing", "--for", "nobody"]).expect(1);
    assert!(answer.err.contains("No entry has this ref"));
}

#[test]
fn a_ref_that_is_none_is_told_before_anything_is_asked() {
    let place = Place::with_vault();
    for line in ["release nobody --to bridge", "erase nobody --reason safety"] {
        let answer = place.run(&split(line)).expect(1);
        assert!(answer.err.contains("No entry has this ref"), "{line}");
        assert!(!answer.err.contains("yes/no"), "{line}");
    }
}

#[test]
fn whoever_goes_is_told_what_rests_on_them_and_who_could_take_it() {
    let place = Place::with_vault();
    place.fill();
    for line in [
        "add person --ref kim --name Kim --side contact_group --on 2025-01-10",
        "add membership --person kim --change joined --on 2025-01-10",
        "add task --ref t-1 --assignee mo --text rooms --due 2025-04-01 --on 2025-02-01",
    ] {
        place.run(&split(line)).expect(0);
    }
    for (lang, due, offered) in [
        ("en", "1 April 2025", "Kim: no open task"),
        ("de", "1. April 2025", "Kim: keine offene Aufgabe"),
    ] {
        for verb in ["leave", "remove mo"] {
            let arguments = [&["--lang", lang][..], &split(verb)].concat();
            let said = place.run(&arguments).expect(1).err;
            assert!(said.contains("t-1") && said.contains(due), "{said}");
            assert!(said.contains(offered), "{said}");
        }
    }
    let rests = split("add membership --person mo --change resting --on 2025-02-20");
    let said = place.run(&rests).expect(0).err;
    assert!(said.contains("t-1") && said.contains("Kim"), "{said}");
    let leaves = split("add membership --person mo --change left --on 2025-02-21 --json");
    let said = place.run(&leaves).expect(0).json();
    assert_eq!(said["hanging"]["tasks"][0]["ref"], "t-1");
    assert_eq!(said["hanging"]["offer_to"][0], "kim");
}

fn catalogue(lang: Lang, files: &[&str]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../paper/i18n/{lang}"));
    let files = files.iter().map(|file| folder.join(file));
    files
        .map(|file| fs::read_to_string(file).expect("it is there"))
        .collect()
}
