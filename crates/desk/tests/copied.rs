//! A backup that is restored beside the vault that it was made of, as its person sees it.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start the program and look at files"
)]

mod support;

use answerable_office::group::Begin;
use support::group::{Group, text};

#[test]
fn a_backup_beside_its_first_says_what_it_is_and_both_go_on() {
    let group = Group::new();
    group.found("kim", Begin::Alone);
    for line in [
        "add person --ref kim --name Kim --side contact_group --on 2025-01-10",
        "add membership --person kim --change joined --on 2025-01-10",
    ] {
        group.run("kim", line).expect(0);
    }
    group.sync("kim");
    group.run("kim", "backup kim.backup").expect(0);
    let vault = group.vault("laptop");
    let vault = vault.to_str().expect("UTF-8");
    group
        .run("kim", &format!("restore kim.backup --vault {vault}"))
        .expect(0);
    group.note("kim", "gladiolus");
    group.note("laptop", "hawthorn");
    group.sync("kim");
    let told = group.run("laptop", "sync").expect(0);
    let sentence =
        "This vault is a copy or a backup of one that went on. It goes on as a device of its own";
    assert_eq!(
        told.out.matches("a copy or a backup").count(),
        1,
        "{}",
        told.out
    );
    assert!(told.out.contains(sentence), "{}", told.out);
    group.sync_all(&["kim", "laptop"]);
    for who in ["kim", "laptop"] {
        assert!(group.reads(who, "gladiolus") && group.reads(who, "hawthorn"));
        let devices = group.json(who, "device list");
        let devices = devices.as_array().expect("a list").clone();
        assert_eq!(devices.len(), 2, "{who}");
        assert!(devices.iter().all(|one| one["standing"] == "reads"));
        assert_eq!(devices.iter().filter(|one| one["this"] == true).count(), 1);
        group.run(who, "verify").expect(0);
    }
    let members = group.json("laptop", "members");
    assert_eq!(text(&members["noticed"][0]["check"]), "R-081");
    assert_eq!(
        group.json("kim", "members")["noticed"],
        serde_json::json!([])
    );
}
