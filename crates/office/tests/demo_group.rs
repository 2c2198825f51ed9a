//! The demo as a group has it: a vault for each, one of them out of date.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folder that it works in"
)]

use answerable_office::group::{Side, Standing};
use answerable_office::record::words::Room;
use answerable_office::record::{Day, Sight};
use answerable_office::{
    DEMO_DAY, DEMO_PASSPHRASE, DemoVault, KeyCost, Now, Office, Passphrase, demo_members,
};

fn now() -> Now {
    Now {
        day: Day::parse(DEMO_DAY).expect("a day"),
        seconds: 1_768_000_000,
    }
}

fn open(vault: &DemoVault) -> Office {
    let passphrase = Passphrase::new(DEMO_PASSPHRASE).expect("not empty");
    Office::unlock(&vault.path, &passphrase).expect("it opens")
}

#[test]
fn five_share_one_record_and_one_is_out_of_date_until_it_syncs() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = demo_members(folder.path(), 5, KeyCost::lowest(), now()).expect("a demo");
    assert_eq!(made.vaults.len(), 5);
    let contact = [Room::Bridge, Room::Contact];
    for vault in &made.vaults {
        let mut office = open(vault);
        let synced = office.sync(now(), &mut |_| {}).expect("it syncs");
        assert_eq!(synced.taken > 0, vault.late, "{}", vault.person);
        assert!(synced.noticed.is_empty() && synced.unreached.is_empty());
        let members = office.members(now()).expect("members");
        assert_eq!(members.people.len(), 5);
        for person in &members.people {
            for (room, standing) in &person.rooms {
                let stands = match (person.side, room) {
                    (Side::Support, Room::Contact) => Standing::Voice,
                    (Side::Contact, Room::Survivor) => Standing::Out,
                    _ => Standing::Reads,
                };
                assert_eq!(*standing, stands, "{:?} in {room}", person.person);
            }
        }
        if vault.side == Side::Support {
            let sight = office.sight().expect("rooms");
            assert_eq!(sight, Sight::of([Room::Bridge, Room::Survivor]));
        } else if vault.person != "alder" {
            let sight = office.sight().expect("rooms");
            assert_eq!(sight, Sight::of(contact));
        }
    }
}

#[test]
fn who_was_recorded_with_a_role_keeps_it_when_they_come_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = demo_members(folder.path(), 3, KeyCost::lowest(), now()).expect("a demo");
    let mut office = open(&made.vaults[0]);
    let looked = office.look(made.day, Sight::ALL).expect("ledgers");
    let open = looked.view.open(looked.fold);
    let roles = open.roles.expect("all is seen");
    let held = roles.iter().flat_map(|role| &role.by);
    assert!(held.into_iter().any(|by| *by == "alder"));
}
