//! Five people with five vaults, from founding to coming back: what a group lives through, told once.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start the program and look at files"
)]

mod support;

use answerable_office::group::{Begin, Side};
use support::group::{Group, named, text};

const FIVE: [&str; 5] = ["ada", "kim", "mo", "noa", "rook"];
const CONTACT: &str = " --side contact_group";

#[test]
fn five_found_a_process_and_go_on_through_what_comes() {
    let group = Group::new();
    they_found(&group);

    // Rook is removed, by the word of most others; Lou joins from now on.
    group.note("rook", "gladiolus");
    group.sync_all(&FIVE);
    let asked = group.json("kim", "remove rook --yes");
    assert_eq!(asked["in_force"], false);
    group.sync("kim");
    for other in ["mo", "noa", "ada"] {
        group.approve(other, "removal");
    }
    group.sync_all(&["ada", "kim", "mo", "noa"]);
    group.note("kim", "hawthorn");
    group.sync("kim");
    group.run("rook", "sync");
    assert!(group.reads("rook", "gladiolus") && !group.reads("rook", "hawthorn"));

    group.invite("kim", "lou", &format!("{CONTACT} --from-now-on"));
    group.sync("kim");
    group.approve("mo", "admission");
    group.approve("ada", "admission");
    group.come_in("kim", "lou");
    group.note("lou", "bracken");
    group.sync("mo");
    group.note("mo", "foxglove");
    let now = ["ada", "kim", "mo", "noa", "lou"];
    group.sync_all(&now);
    assert!(group.reads("lou", "foxglove") && !group.reads("lou", "gladiolus"));
    assert!(group.reads("noa", "bracken") && group.reads("noa", "gladiolus"));

    // Mo loses the laptop and comes back with the sheet.
    let sheet = group.json("mo", "paper-key --yes");
    assert_eq!(sheet["usable"], true);
    let lost = device_in_use(&group, "mo");
    group.lose("mo");
    group.note("kim", "teasel");
    group.sync_all(&["kim", "noa", "lou"]);
    group.come_back("mo", &sheet);
    for word in ["gladiolus", "hawthorn", "bracken", "foxglove", "teasel"] {
        assert!(group.reads("mo", word), "{word}");
    }
    let devices = group.json("mo", "device list");
    let devices = devices.as_array().expect("a list");
    let reading = devices.iter().filter(|one| one["standing"] == "reads");
    assert_eq!(reading.count(), 1, "laptop and sheet are out");
    assert!(devices.iter().any(|one| one["name"] == lost.as_str()));
    group.sync_all(&now);
    assert_eq!(group.standing("kim", "mo", "contact"), "reads");
    let next = group.json("mo", "paper-key --yes");
    assert_ne!(next["words"], sheet["words"]);

    // Noa has no sheet; two others and her side let her in again.
    group.lose("noa");
    let invited = group.json("kim", "recover noa");
    group.join("noa", text(&invited["code"]));
    group.compare("kim", "noa", text(&invited["handle"]));
    group.sync("kim");
    group.approve("mo", "recovery");
    group.approve("ada", "recovery");
    group.come_in("kim", "noa");

    // A second machine of one's own needs nobody else.
    let invited = group.json("kim", "device add");
    group.join("kim2", text(&invited["code"]));
    group.compare("kim", "kim2", text(&invited["handle"]));
    group.come_in("kim", "kim2");

    // All of it went on: everybody who is there reads what each of them writes now.
    let now = ["ada", "kim", "kim2", "mo", "noa", "lou"];
    for (who, word) in [("noa", "yarrow"), ("kim2", "comfrey"), ("mo", "mallow")] {
        group.note(who, word);
    }
    group.sync_all(&now);
    for who in now {
        for word in ["yarrow", "comfrey", "mallow"] {
            // Her side has a voice in who is let in, and reads nothing of the contact room.
            assert_eq!(group.reads(who, word), who != "ada", "{who}: {word}");
        }
        group.run(who, "verify").expect(0);
        let members = group.json(who, "members");
        let people = members["people"].as_array().expect("a list").len();
        assert_eq!(people, 6, "{who}");
    }
    let ledger = |who| group.json(who, "ledger --at 2025-06-01");
    for who in ["kim2", "mo", "noa"] {
        assert_eq!(ledger(who), ledger("kim"), "{who}");
    }
    assert!(!group.stick_holds("gladiolus") && !group.stick_holds("mallow"));
}

#[test]
fn the_sheet_is_typed_as_it_stands_on_paper_and_a_slip_is_told() {
    let group = Group::new();
    group.found("kim", Begin::As(Side::Contact));
    group.note("kim", "gladiolus");
    let shown = group.run("kim", "paper-key --yes").expect(0).out;
    let is_row = |line: &&str| line.starts_with("    ");
    let rows: Vec<&str> = shown.lines().filter(is_row).collect();
    assert_eq!(rows.len(), 6);
    let number = shown.lines().find_map(|line| line.split_once("process: "));
    let number = number.expect("it stands below").1;
    group.lose("kim");
    let recover = "recover --paper-key --depot stick";
    let slip = rows.join("\n").replacen(" 3. ", " 3. x", 1);
    let told = group.answer("kim", recover, &format!("{slip}\n{number}\n"));
    assert!(told.expect(1).err.contains("Word 3"));
    let typed = format!("{}\n{}\n", rows.join("\n"), number.to_uppercase());
    let back = group.answer("kim", recover, &typed).expect(0);
    assert!(back.out.contains("You are back") && back.out.contains("paper-key"));
    assert!(group.reads("kim", "gladiolus"));
    let again = group.answer("kim", recover, &typed).expect(1);
    assert!(!again.out.contains("You are back"));
}

/// Ada founds for her side; the others come in as the contact group, each with the others' word.
fn they_found(group: &Group) {
    group.found("ada", Begin::As(Side::Support));
    for who in ["ada", "kim", "mo", "noa", "rook", "lou"] {
        let side = if who == "ada" { "support" } else { "contact" };
        let name = named(who);
        let person =
            format!("add person --ref {who} --name {name} --side {side}_group --on 2025-01-10");
        group.run("ada", &person).expect(0);
    }
    group.come_in_by_turns(CONTACT);
}

fn device_in_use(group: &Group, who: &str) -> String {
    let devices = group.json(who, "device list");
    let devices = devices.as_array().expect("a list");
    let this = devices.iter().find(|one| one["this"] == true);
    text(&this.expect("one is in use")["name"]).to_owned()
}
