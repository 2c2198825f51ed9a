//! Two people, then six, who found a process over a folder and drive the program as people would.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start the program and look at files"
)]

mod support;

use answerable_office::group::{Begin, Side};
use support::group::{Group, text};

const WAITS: &str = " --side contact_group";

/// Kim founds as the contact group; Mo comes in.
fn two() -> Group {
    let group = Group::new();
    group.found("kim", Begin::As(Side::Contact));
    record(
        &group,
        "kim",
        &[("kim", "contact_group"), ("mo", "contact_group")],
    );
    group.sync("kim");
    group.invite("kim", "mo", WAITS);
    group.come_in("kim", "mo");
    group
}

/// Ada founds for her side; Kim, Mo, Noa and Rook come in as the contact group, each with the others' word.
fn five() -> Group {
    let group = Group::new();
    group.found("ada", Begin::As(Side::Support));
    let people = [
        ("ada", "support_group"),
        ("kim", "contact_group"),
        ("mo", "contact_group"),
        ("noa", "contact_group"),
        ("rook", "contact_group"),
        ("lou", "contact_group"),
    ];
    record(&group, "ada", &people);
    group.come_in_by_turns(WAITS);
    group
}

const FIVE: [&str; 5] = ["ada", "kim", "mo", "noa", "rook"];

/// Records who they are, and that they joined.
fn record(group: &Group, by: &str, people: &[(&str, &str)]) {
    for (who, side) in people {
        let name = support::group::named(who);
        for line in [
            format!("add person --ref {who} --name {name} --side {side} --on 2025-01-10"),
            format!("add membership --person {who} --change joined --on 2025-01-10"),
        ] {
            group.run(by, &line).expect(0);
        }
    }
}

#[test]
fn two_people_see_what_each_other_writes_and_the_stick_shows_nothing() {
    let group = two();
    group.note("kim", "gladiolus");
    group.note("mo", "hawthorn");
    group.sync_all(&["kim", "mo"]);
    for who in ["kim", "mo"] {
        assert!(group.reads(who, "gladiolus") && group.reads(who, "hawthorn"));
        for person in ["kim", "mo"] {
            assert_eq!(group.standing(who, person, "contact"), "reads");
            assert_eq!(group.standing(who, person, "bridge"), "reads");
        }
        group.run(who, "verify").expect(0);
        assert_eq!(group.json(who, "members")["noticed"], serde_json::json!([]));
    }
    let ledger = |who| group.json(who, "ledger --at 2025-03-01");
    assert_eq!(ledger("kim"), ledger("mo"));
    for word in ["gladiolus", "hawthorn", "contact_group", "membership"] {
        assert!(!group.stick_holds(word), "{word} stands on the stick");
    }
}

#[test]
fn no_word_is_logged_or_left_in_a_temporary_folder() {
    let group = two();
    let words = ["gladiolus", "hawthorn", "larkspur"];
    for (who, word) in ["kim", "mo", "kim"].into_iter().zip(words) {
        group.note(who, word);
        for line in [
            "sync",
            "members",
            "device list",
            "depot list",
            "verify",
            "approve",
        ] {
            let answer = group.run(who, line).expect(0);
            let said = answer.out + &answer.err;
            assert!(words.iter().all(|word| !said.contains(word)), "{line}");
        }
    }
    assert!(words.iter().all(|word| !group.anything_holds(word)));
    assert_eq!(group.left_over(), 0);
}

#[test]
fn a_second_sync_brings_nothing_and_sends_nothing() {
    let group = two();
    group.sync_all(&["kim", "mo"]);
    for who in ["kim", "mo"] {
        let again = group.json(who, "sync");
        assert_eq!((&again["taken"], &again["sent"]), (&0.into(), &0.into()));
        let depots = group.json(who, "depot list");
        assert_eq!(depots[0]["to_send"], 0);
    }
}

#[test]
fn words_that_differ_let_nobody_in_and_end_the_code() {
    let group = Group::new();
    group.found("kim", Begin::As(Side::Contact));
    record(
        &group,
        "kim",
        &[("kim", "contact_group"), ("mo", "contact_group")],
    );
    group.sync("kim");
    let invited = group.json("kim", "invite --side contact_group --person mo");
    let handle = text(&invited["handle"]);
    assert_eq!(invited["may_hold_password"], false);
    // Before anybody answered there is nothing to say yes to.
    group
        .run("kim", &format!("approve {handle} --same"))
        .expect(1);
    group.join("mo", text(&invited["code"]));
    assert_eq!(group.waiting("kim", "answer").len(), 1);
    let later = group.answer("kim", &format!("approve {handle}"), "\n");
    assert!(later.expect(1).err.contains("Nothing was changed"));
    assert_eq!(group.waiting("kim", "answer").len(), 1);
    let differ = group.answer("kim", &format!("approve {handle}"), "no\n");
    assert!(differ.expect(1).err.contains("code is dead"));
    assert_eq!(group.waiting("kim", "answer").len(), 0);
    group
        .run("kim", &format!("approve {handle} --same"))
        .expect(1);
    group.sync("kim");
    assert_ne!(group.json("mo", "join")["state"], "in");
    assert_eq!(group.standing("kim", "mo", "contact"), "");
}

#[test]
fn somebody_removed_reads_nothing_that_is_written_later() {
    let group = five();
    group.note("kim", "gladiolus");
    group.sync_all(&FIVE);
    assert!(group.reads("rook", "gladiolus"));
    let asked = group.json("kim", "remove rook --yes");
    assert_eq!(asked["in_force"], false);
    assert!(!asked["depots"].as_array().expect("a list").is_empty());
    group.sync("kim");
    assert_eq!(group.standing("ada", "rook", "contact"), "reads");
    for other in ["mo", "noa", "ada"] {
        group.approve(other, "removal");
    }
    group.sync_all(&["ada", "kim", "mo", "noa"]);
    for who in ["ada", "kim", "mo", "noa"] {
        assert_eq!(group.standing(who, "rook", "contact"), "out", "{who}");
    }
    group.note("kim", "hawthorn");
    group.sync_all(&["kim", "mo", "noa"]);
    assert!(group.reads("mo", "hawthorn") && group.reads("noa", "hawthorn"));
    // The removed one hears of it, keeps what they had, and gets nothing more.
    group.sync_all(&["rook"]);
    assert_eq!(group.standing("rook", "rook", "contact"), "out");
    assert!(group.reads("rook", "gladiolus") && !group.reads("rook", "hawthorn"));
    // And nobody takes in what they go on writing.
    group.run("rook", "add note --text nightshade");
    group.run("rook", "sync");
    group.sync_all(&["ada", "kim", "mo", "noa"]);
    assert!(!group.reads("kim", "nightshade"));
}

#[test]
fn somebody_who_joins_from_now_on_reads_what_is_written_then() {
    let group = five();
    group.note("kim", "gladiolus");
    group.sync_all(&FIVE);
    group.invite("kim", "lou", " --side contact_group --from-now-on");
    group.sync("kim");
    group.approve("mo", "admission");
    group.approve("ada", "admission");
    group.come_in("kim", "lou");
    group.note("kim", "hawthorn");
    group.sync_all(&["kim", "lou"]);
    assert!(group.reads("lou", "hawthorn"));
    assert!(!group.reads("lou", "gladiolus"));
    let members = group.json("lou", "members");
    let rooms = members["rooms"].as_array().expect("a list");
    let contact = rooms.iter().find(|room| room["room"] == "contact");
    assert!(contact.expect("it is there")["from"].is_string());
    group.note("lou", "bracken");
    group.sync_all(&["lou", "mo"]);
    assert!(group.reads("mo", "bracken"));
}

#[test]
fn somebody_who_lost_everything_comes_back_with_the_word_of_the_others() {
    let group = five();
    group.note("noa", "gladiolus");
    group.sync_all(&FIVE);
    group.lose("noa");
    let invited = group.json("kim", "recover noa");
    group.join("noa", text(&invited["code"]));
    group.compare("kim", "noa", text(&invited["handle"]));
    group.sync("kim");
    group.approve("mo", "recovery");
    group.approve("ada", "recovery");
    group.come_in("kim", "noa");
    assert!(group.reads("noa", "gladiolus"));
    group.note("noa", "hawthorn");
    group.sync_all(&["noa", "kim"]);
    assert!(group.reads("kim", "hawthorn"));
    let members = group.json("kim", "members");
    let people = members["people"].as_array().expect("a list");
    let noa = people.iter().find(|one| one["person"] == "noa");
    let devices = &noa.expect("she is there")["devices"];
    let devices = devices.as_array().expect("a list");
    let reading = devices.iter().filter(|one| one["standing"] == "reads");
    assert_eq!(reading.count(), 1, "the lost one is out");
}

#[test]
fn a_further_device_of_ones_own_needs_nobody_else() {
    let group = two();
    group.note("mo", "gladiolus");
    group.sync_all(&["mo", "kim"]);
    let invited = group.json("kim", "device add");
    group.join("kim2", text(&invited["code"]));
    group.compare("kim", "kim2", text(&invited["handle"]));
    group.come_in("kim", "kim2");
    assert!(group.reads("kim2", "gladiolus"));
    assert_eq!(
        group.json("kim2", "device list").as_array().map(Vec::len),
        Some(2)
    );
    group.note("kim2", "hawthorn");
    group.sync_all(&["kim2", "mo"]);
    assert!(group.reads("mo", "hawthorn"));
    assert_eq!(
        group.json("mo", "members")["people"]
            .as_array()
            .map(Vec::len),
        Some(2)
    );
}

#[test]
fn whoever_leaves_is_out_and_what_rested_on_them_is_seen() {
    let group = five();
    group
        .run(
            "rook",
            "add task --ref t-1 --assignee rook --text rooms --due 2025-04-01",
        )
        .expect(0);
    let left = group.json("rook", "leave --yes");
    assert_eq!(left["hanging"]["tasks"][0]["ref"], "t-1");
    group.sync("rook");
    group.sync_all(&["kim", "mo"]);
    assert_eq!(group.standing("kim", "rook", "contact"), "out");
    group.note("kim", "hawthorn");
    group.sync_all(&["kim", "mo"]);
    group.run("rook", "sync");
    assert!(group.reads("mo", "hawthorn") && !group.reads("rook", "hawthorn"));
    let attention = group.json("mo", "attention");
    let attention = attention.as_array().expect("a list");
    assert!(attention.iter().any(|one| one["ref"] == "t-1"));
}

#[test]
fn somebody_elses_entry_is_hidden_at_once_and_destroyed_when_others_agree() {
    let group = five();
    group
        .run("kim", "add note --ref n-1 --text gladiolus")
        .expect(0);
    group.sync_all(&FIVE);
    let asked = group.json("rook", "erase n-1 --reason mistake --yes");
    assert_eq!(asked["destroyed"], false);
    group.sync_all(&["rook", "kim", "mo", "noa"]);
    assert!(!group.reads("mo", "gladiolus"), "it is not hidden");
    assert_eq!(group.approve("mo", "erasure"), 1);
    group.sync_all(&["mo", "noa"]);
    assert_eq!(group.approve("noa", "erasure"), 1);
    group.sync_all(&["kim", "mo", "noa"]);
    assert_eq!(group.waiting("kim", "erasure").len(), 0);
}

#[test]
fn what_is_shown_to_another_room_is_read_there_and_what_is_erased_nowhere() {
    let group = five();
    group
        .run("kim", "add note --ref n-1 --text gladiolus")
        .expect(0);
    group.sync_all(&["kim", "ada"]);
    assert!(
        !group.reads("ada", "gladiolus"),
        "her side reads the contact room"
    );
    group.run("kim", "release n-1 --to bridge --yes").expect(0);
    group.sync_all(&["kim", "ada", "mo"]);
    assert!(group.reads("ada", "gladiolus"));
    let erased = group.json("kim", "erase n-1 --reason safety --yes");
    assert_eq!(erased["destroyed"], true);
    group.sync_all(&["kim", "ada", "mo"]);
    for who in ["kim", "ada", "mo"] {
        assert!(!group.reads(who, "gladiolus"), "{who} still reads it");
        group.run(who, "verify").expect(0);
    }
}
