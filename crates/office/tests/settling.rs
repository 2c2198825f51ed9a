//! Two removals that contradict each other: who is in neither of them settles it, and all come to the same.
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folder that it works with"
)]

mod vaults;

use answerable_office::group::{Given, Pending, PendingKind, Standing};
use answerable_office::record::Kind;
use answerable_office::{Failure, Office};
use serde_json::json;

use vaults::{Group, ledgers, now, refs, sync, terms, write};

/// Mo, li, ka and jo, who all have the same.
fn four(group: &Group) -> [Office; 4] {
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let mut ka = group.join("ka", &terms(None), &mut mo, &mut [&mut li], 2);
    let mut jo = group.join("jo", &terms(None), &mut mo, &mut [&mut li, &mut ka], 3);
    for minute in 4..7 {
        for office in [&mut mo, &mut li, &mut ka, &mut jo] {
            sync(office, minute);
        }
    }
    [mo, li, ka, jo]
}

/// What waits and is of this kind.
fn waiting(office: &mut Office, kind: PendingKind) -> Vec<Pending> {
    let pending = office.pending(now(0)).expect("what waits").into_iter();
    pending.filter(|one| one.what == kind).collect()
}

fn about<'p>(pending: &'p [Pending], person: &str) -> &'p Pending {
    let mut pending = pending.iter();
    let one = pending.find(|one| one.person.as_deref() == Some(person));
    one.expect("it waits")
}

fn standing(office: &mut Office, person: &str) -> Standing {
    let members = office.members(now(0)).expect("members");
    let mut people = members.people.iter();
    let person = people.find(|one| one.person.as_deref() == Some(person));
    person.expect("somebody of that ref").rooms[0].1
}

/// Mo and li remove ka, while ka and jo, who have not heard that li agreed, remove mo.
fn removed_each_other(group: &Group) -> [Office; 4] {
    let [mut mo, mut li, mut ka, mut jo] = four(group);
    mo.remove("ka", &[], now(10)).expect("mo's word");
    ka.remove("mo", &[], now(10)).expect("ka's word");
    sync(&mut mo, 10);
    sync(&mut li, 11);
    let removal = waiting(&mut li, PendingKind::Removal);
    let given = li.approve(&about(&removal, "ka").handle, now(11));
    assert_eq!(given.expect("li's word"), Given::InForce);
    sync(&mut ka, 12);
    sync(&mut jo, 13);
    let removal = waiting(&mut jo, PendingKind::Removal);
    let given = jo.approve(&about(&removal, "mo").handle, now(13));
    assert_eq!(given.expect("jo's word"), Given::InForce);
    for minute in 14..17 {
        for office in [&mut jo, &mut li] {
            sync(office, minute);
        }
        // What was written since under keys made without them waits with those who are in dispute.
        for office in [&mut mo, &mut ka] {
            office.sync(now(minute), &mut |_| {}).expect("it syncs");
        }
    }
    [mo, li, ka, jo]
}

#[test]
fn those_who_are_in_neither_of_two_removals_settle_which_of_them_stands() {
    let group = Group::new();
    let [mut mo, mut li, mut ka, mut jo] = removed_each_other(&group);
    for office in [&mut mo, &mut li, &mut ka, &mut jo] {
        let disputes = waiting(office, PendingKind::Dispute);
        assert_eq!(disputes.len(), 2, "{disputes:?}");
        assert_eq!(about(&disputes, "ka").backers.len(), 2);
        assert_eq!(standing(office, "mo"), Standing::Suspended);
        assert_eq!(standing(office, "ka"), Standing::Suspended);
        assert_eq!(standing(office, "li"), Standing::Reads);
    }
    // Whoever is in it has no word on it.
    let disputes = waiting(&mut mo, PendingKind::Dispute);
    let of_mo = about(&disputes, "mo");
    assert!(!of_mo.mine);
    let refused = mo.object(&of_mo.handle.clone(), now(20));
    assert!(matches!(refused, Err(Failure::NotYourWord)));

    let disputes = waiting(&mut li, PendingKind::Dispute);
    let of_mo = about(&disputes, "mo").clone();
    assert!(of_mo.mine && of_mo.verdicts.is_empty());
    let given = li.object(&of_mo.handle, now(20)).expect("li's word");
    assert_eq!(given, Given::Waits(1, 0));
    let again = li.object(&of_mo.handle, now(20));
    assert!(matches!(again, Err(Failure::NotYourWord)), "one word each");
    sync(&mut li, 20);
    sync(&mut jo, 21);
    let disputes = waiting(&mut jo, PendingKind::Dispute);
    let of_mo = about(&disputes, "mo").clone();
    let [verdict] = &of_mo.verdicts[..] else {
        panic!("{:?}", of_mo.verdicts)
    };
    assert!(!verdict.stands && verdict.by == ["li"]);
    let given = jo.object(&of_mo.handle, now(21)).expect("jo's word");
    assert_eq!(given, Given::InForce);
    sync(&mut jo, 22);
    sync(&mut li, 23);
    // Mo's removal fell; ka's, whose backers are all there again, holds by itself.
    for office in [&mut li, &mut jo] {
        assert!(waiting(office, PendingKind::Dispute).is_empty());
        assert_eq!(standing(office, "mo"), Standing::Reads);
        assert_eq!(standing(office, "ka"), Standing::Out);
    }
    let task = json!({"ref": "after", "assignee": "li", "text": "Begin again"});
    write(&mut li, Kind::Task, task, 25);
    sync(&mut li, 25);
    sync(&mut jo, 26);
    assert!(refs(&mut jo).contains(&"after".to_owned()));
    assert_eq!(ledgers(&mut li), ledgers(&mut jo));
    // Whoever is out reads nothing that was written since.
    ka.sync(now(27), &mut |_| {}).expect("it syncs");
    assert!(!refs(&mut ka).contains(&"after".to_owned()));
}

#[test]
fn who_settles_otherwise_leaves_it_open_until_enough_say_the_same() {
    let group = Group::new();
    let [_, mut li, _, mut jo] = removed_each_other(&group);
    let handle = |office: &mut Office, person: &str| {
        let disputes = waiting(office, PendingKind::Dispute);
        about(&disputes, person).handle.clone()
    };
    let of_mo = handle(&mut li, "mo");
    assert_eq!(of_mo, handle(&mut jo, "mo"), "all know it by the same");
    li.approve(&of_mo, now(20)).expect("it is to stand");
    jo.object(&of_mo, now(20)).expect("it is to fall");
    for minute in 20..22 {
        sync(&mut li, minute);
        sync(&mut jo, minute);
    }
    for office in [&mut li, &mut jo] {
        let disputes = waiting(office, PendingKind::Dispute);
        let one = about(&disputes, "mo");
        assert!(!one.mine);
        let said: Vec<bool> = one.verdicts.iter().map(|one| one.stands).collect();
        assert_eq!(said, [true, false]);
        assert_eq!(standing(office, "mo"), Standing::Suspended);
    }
    // Jo changes her mind.
    let given = jo.approve(&of_mo, now(23)).expect("it is to stand");
    assert_eq!(given, Given::InForce);
    sync(&mut jo, 23);
    sync(&mut li, 24);
    // What mo wanted never lapses by itself: it takes a word that ka's removal falls.
    for office in [&mut li, &mut jo] {
        assert_eq!(standing(office, "mo"), Standing::Out);
        assert_eq!(standing(office, "ka"), Standing::Suspended);
        let of_ka = handle(office, "ka");
        // Both say so before they hear of each other.
        let given = office.object(&of_ka, now(25)).expect("it is to fall");
        assert_eq!(given, Given::Waits(1, 0));
    }
    for minute in 25..27 {
        sync(&mut li, minute);
        sync(&mut jo, minute);
    }
    let disputes = waiting(&mut jo, PendingKind::Dispute);
    assert!(about(&disputes, "ka").mine, "li's word waits for jo's");
    let of_ka = handle(&mut jo, "ka");
    let given = jo.object(&of_ka, now(27)).expect("it is to fall");
    assert_eq!(given, Given::InForce);
    sync(&mut jo, 27);
    sync(&mut li, 28);
    for office in [&mut li, &mut jo] {
        assert!(waiting(office, PendingKind::Dispute).is_empty());
        assert_eq!(standing(office, "ka"), Standing::Reads);
    }
}
