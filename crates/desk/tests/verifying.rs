//! `verify` says in plain words, in both languages, what it finds: whose it is, and what is wrong with it.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start the program and change files"
)]

#[path = "../../vault/tests/support/spec.rs"]
mod spec;
mod support;

use answerable_office::group::{Begin, Side};
use support::PASSPHRASE;
use support::group::Group;

/// Kim founds as the contact group; Mo comes in and writes.
fn two() -> Group {
    let group = Group::new();
    group.found("kim", Begin::As(Side::Contact));
    for who in ["kim", "mo"] {
        let name = support::group::named(who);
        for line in [
            format!("add person --ref {who} --name {name} --side contact_group --on 2025-01-10"),
            format!("add membership --person {who} --change joined --on 2025-01-10"),
        ] {
            group.run("kim", &line).expect(0);
        }
    }
    group.sync("kim");
    group.invite("kim", "mo", " --side contact_group");
    group.come_in("kim", "mo");
    group.note("mo", "hawthorn");
    group.sync_all(&["kim", "mo"]);
    group
}

#[test]
fn a_sound_vault_says_how_much_it_checked_and_up_to_when_each_is_complete() {
    let group = two();
    let said = group.run("kim", "verify").expect(0).out;
    assert!(
        said.contains("its signature and its author's right to write it"),
        "{said}"
    );
    assert!(said.contains("Mo (mo): complete as of "), "{said}");
    let german = group.run("kim", "verify --lang de").expect(0).out;
    assert!(german.contains("Mo (mo): vollständig bis "), "{german}");
    let json = group.json("kim", "verify");
    assert_eq!(json["whole"], true);
    assert_eq!(json["rooms"].as_array().map(Vec::len), Some(2));
}

#[test]
fn one_changed_letter_of_somebody_elses_words_is_named_in_both_languages() {
    let group = two();
    {
        let db = spec::database(&group.vault("kim"), PASSPHRASE);
        let changed = db.execute(
            "UPDATE log SET line = CAST(replace(line, 'hawthorn', 'hawthorm') AS BLOB)
             WHERE line LIKE '%hawthorn%'",
            [],
        );
        assert_eq!(changed.expect("it can be changed"), 1);
    }
    let said = group.run("kim", "verify").expect(4).out;
    assert!(
        said.contains("Mo (mo): a text is not the one that its author wrote. It is entry "),
        "{said}"
    );
    let german = group.run("kim", "verify --lang de").expect(4).out;
    assert!(
        german.contains("Mo (mo): Ein Text ist nicht der, der geschrieben wurde. Es ist Eintrag "),
        "{german}"
    );
    assert!(!said.contains("hawthorm"), "what it says stays where it is");
    let json = group.run("kim", "verify --json").expect(4).json();
    assert_eq!(json["whole"], false);
}
