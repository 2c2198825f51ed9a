//! Released copies: read in the other room, shown once to who reads both, gone when the original is.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders that it works in"
)]

mod group;

use answerable_office::group::{Begin, Given, Side};
use answerable_office::record::words::Room;
use answerable_office::record::{Day, Kind, Sight};
use answerable_office::{Draft, Failure, FileGiven, Founding, KeyCost, Office};
use group::{Group, approve, now, says, sync, write};
use serde_json::json;

/// How often an entry of that ref is in somebody's record.
fn times(office: &mut Office, reference: &str) -> usize {
    let entries = office.recorded().expect("entries");
    let same = entries.iter().filter(|entry| {
        let name = entry.name.as_ref();
        name == reference || name.starts_with(&format!("{reference}~"))
    });
    same.count()
}

fn finds(office: &Office, word: &str) -> usize {
    office.search(word, 9).expect("a search").len()
}

/// Mo and li of the contact group, ada of her side; mo wrote a note in the contact room.
fn three() -> (Group, [Office; 3], String) {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", Side::Contact, &mut mo, &mut [], 1);
    let mut ada = group.join("ada", Side::Support, &mut mo, &mut [&mut li], 2);
    let note = write(&mut mo, Kind::Note, json!({"text": "gladiolus"}), 3);
    for office in [&mut mo, &mut li, &mut ada] {
        sync(office, 3);
    }
    (group, [mo, li, ada], note)
}

#[test]
fn a_copy_is_read_in_the_other_room_and_shown_once_to_who_reads_both() {
    let (_group, [mut mo, mut li, mut ada], note) = three();
    assert_eq!(finds(&ada, "gladiolus"), 0);
    let fields = json!({"of": note, "set": {"text": "hawthorn"}});
    write(&mut mo, Kind::Correction, fields, 4);
    mo.release(&note, Room::Bridge, now(5)).expect("released");
    for office in [&mut mo, &mut li, &mut ada] {
        sync(office, 5);
    }
    assert_eq!(
        (finds(&ada, "hawthorn"), finds(&ada, "gladiolus")),
        (1, 0),
        "as it stands, and not what was corrected away"
    );
    let shown = ada.show(&note, now(6).day).expect("by the same ref");
    assert_eq!(shown.room, Room::Bridge);
    assert_eq!(shown.author, "mo");
    for office in [&mut mo, &mut li, &mut ada] {
        assert_eq!(times(office, &note), 1);
        assert!(office.verify().expect("it reads").is_whole());
    }
    assert_eq!(li.show(&note, now(6).day).expect("it").room, Room::Contact);
    // Again is not twice.
    let again = mo.release(&note, Room::Bridge, now(7));
    assert!(again.is_ok());
    sync(&mut mo, 7);
    sync(&mut ada, 7);
    assert_eq!(times(&mut ada, &note), 1);
}

#[test]
fn a_copy_that_is_released_again_after_a_correction_takes_the_place_of_the_first() {
    let (_group, [mut mo, mut li, mut ada], note) = three();
    mo.release(&note, Room::Bridge, now(4)).expect("released");
    for office in [&mut mo, &mut li, &mut ada] {
        sync(office, 4);
    }
    assert!(says(&mut ada, &note, "gladiolus"));
    let fields = json!({"of": note, "set": {"text": "hawthorn"}});
    write(&mut mo, Kind::Correction, fields, 5);
    for office in [&mut mo, &mut li, &mut ada] {
        sync(office, 5);
    }
    assert!(
        says(&mut ada, &note, "gladiolus"),
        "nothing goes out by itself"
    );
    li.release(&note, Room::Bridge, now(6))
        .expect("released again");
    for office in [&mut li, &mut mo, &mut ada] {
        sync(office, 6);
    }
    assert!(says(&mut ada, &note, "hawthorn"));
    assert!(!says(&mut ada, &note, "gladiolus"));
    assert_eq!(finds(&ada, "gladiolus"), 0);
    for office in [&mut mo, &mut li, &mut ada] {
        assert_eq!(times(office, &note), 1);
        assert!(office.verify().expect("it reads").is_whole());
    }
    // What is erased is gone with both, and the first does not come back in the place of the second.
    mo.erase(&note, "safety", now(7)).expect("erased");
    for minute in 7..10 {
        for office in [&mut mo, &mut li, &mut ada] {
            sync(office, minute);
            assert_eq!(finds(office, "gladiolus") + finds(office, "hawthorn"), 0);
        }
    }
    assert_eq!(times(&mut ada, &note), 1);
    assert!(ada.verify().expect("it reads").is_whole());
}

#[test]
fn files_go_with_a_copy_and_are_gone_with_it() {
    let (group, [mut mo, _, mut ada], _) = three();
    let path = group.folder.path().join("scan.txt");
    std::fs::write(&path, b"a page of hellebore").expect("a file");
    let draft = Draft {
        fields: json!({"ref": "n-scan", "text": "see the scan"})
            .as_object()
            .expect("fields")
            .clone(),
        files: vec![FileGiven::Path(path)],
    };
    mo.write_down(Kind::Note, &draft, now(4)).expect("a note");
    mo.release("n-scan", Room::Bridge, now(4))
        .expect("released");
    sync(&mut mo, 4);
    sync(&mut ada, 5);
    let read = |ada: &mut Office| {
        let mut bytes = Vec::new();
        let read = ada.read_attachment("n-scan", "n-scan/scan.txt", &mut bytes);
        read.is_ok().then_some(bytes)
    };
    assert_eq!(read(&mut ada).as_deref(), Some(&b"a page of hellebore"[..]));
    assert!(ada.verify().expect("it reads").is_whole());
    assert!(mo.verify().expect("it reads").is_whole());
    mo.erase("n-scan", "safety", now(6)).expect("erased");
    sync(&mut mo, 6);
    sync(&mut ada, 7);
    assert_eq!(read(&mut ada), None);
}

#[test]
fn what_is_erased_is_gone_with_its_copies() {
    let (_group, [mut mo, mut li, mut ada], note) = three();
    mo.release(&note, Room::Bridge, now(4)).expect("released");
    for office in [&mut mo, &mut li, &mut ada] {
        sync(office, 4);
    }
    assert!(says(&mut ada, &note, "gladiolus"));
    let given = mo.erase(&note, "safety", now(5)).expect("erased");
    assert_eq!(given, Given::InForce);
    for office in [&mut mo, &mut li, &mut ada] {
        sync(office, 5);
        assert_eq!(finds(office, "gladiolus"), 0);
        assert!(!says(office, &note, "gladiolus"));
        assert_eq!(times(office, &note), 1);
        assert!(office.verify().expect("it reads").is_whole());
    }
}

#[test]
fn whoever_made_the_copy_erases_it_when_the_others_had_the_original_erased() {
    let (_group, [mut mo, mut li, mut ada], note) = three();
    li.release(&note, Room::Bridge, now(4)).expect("released");
    for office in [&mut li, &mut mo, &mut ada] {
        sync(office, 4);
    }
    assert!(says(&mut ada, &note, "gladiolus"));
    let given = mo.erase(&note, "safety", now(5)).expect("erased");
    assert_eq!(given, Given::InForce);
    sync(&mut mo, 5);
    sync(&mut ada, 5);
    assert!(says(&mut ada, &note, "gladiolus"), "li has not heard yet");
    sync(&mut li, 6);
    sync(&mut ada, 7);
    assert!(!says(&mut ada, &note, "gladiolus"));
}

#[test]
fn out_of_her_room_goes_what_was_released_and_nothing_of_where_it_lay() {
    let group = Group::new();
    let mut ada = group.found_as("ada", Begin::As(Side::Support), "support_group");
    let fields = json!({"text": "bracken", "room": "survivor"});
    let note = write(&mut ada, Kind::Note, fields, 1);
    write(
        &mut ada,
        Kind::Note,
        json!({"text": "foxglove", "room": "survivor"}),
        1,
    );
    let mut kim = group.join("kim", Side::Contact, &mut ada, &mut [], 2);
    assert_eq!(finds(&kim, "bracken"), 0);
    ada.release(&note, Room::Bridge, now(3)).expect("released");
    sync(&mut ada, 3);
    sync(&mut kim, 3);
    assert_eq!((finds(&kim, "bracken"), finds(&kim, "foxglove")), (1, 0));
    let shown = kim.show(&note, now(4).day).expect("it");
    assert_eq!(shown.room, Room::Bridge);
    assert!(!shown.entry.to_line().contains("survivor"));
    approve(&mut kim, 4);
    let day = Day::new(2026, 12, 31).expect("a day");
    let sight = kim.sight().expect("rooms");
    assert!(kim.fold().expect("a record").is_seen(&note, day, sight));
}

#[test]
fn nothing_is_released_into_a_room_that_one_does_not_write_in() {
    let (_group, [mut mo, mut li, mut ada], _) = three();
    let concern = write(&mut ada, Kind::Concern, json!({"text": "a worry"}), 4);
    let before = ada.count().expect("a count");
    let refused = ada.release(&concern, Room::Contact, now(5));
    assert!(matches!(refused, Err(Failure::NotInRoom)), "a voice there");
    let refused = li.release("mo", Room::Survivor, now(5));
    assert!(matches!(refused, Err(Failure::NotInRoom)));
    assert_eq!(ada.count().expect("a count"), before);
    let refused = mo.release("nobody", Room::Bridge, now(5));
    assert!(refused.is_err());
}

#[test]
fn what_was_released_while_somebody_wrote_alone_is_copied_when_the_rooms_begin() {
    let group = Group::new();
    let founding = Founding {
        title: "Ours".into(),
        me: Some("mo".into()),
        language: "en".into(),
        begin: Begin::Alone,
    };
    let (path, cost) = (group.path("mo"), KeyCost::lowest());
    let made = Office::found(&path, &group::passphrase(), cost, &founding, now(0));
    let mut mo = made.expect("a vault");
    let person = json!({"ref": "mo", "name": "Mo", "side": "contact_group"});
    write(&mut mo, Kind::Person, person, 0);
    let note = Draft {
        fields: json!({"ref": "n-1", "text": "gladiolus"})
            .as_object()
            .expect("fields")
            .clone(),
        files: Vec::new(),
    };
    mo.write_down(Kind::Note, &note, now(0)).expect("a note");
    mo.release("n-1", Room::Bridge, now(0)).expect("released");
    let depot = group.folder.path().join("stick");
    mo.depot_add(&depot.to_string_lossy(), now(1))
        .expect("a depot");
    sync(&mut mo, 1);
    let mut ada = group.join("ada", Side::Support, &mut mo, &mut [], 2);
    assert_eq!(finds(&ada, "gladiolus"), 1);
    assert_eq!(times(&mut mo, "n-1"), 1);
    let sight = ada.sight().expect("rooms");
    assert_eq!(sight, Sight::of([Room::Bridge, Room::Survivor]));
}
