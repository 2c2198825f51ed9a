//! Carrying: what a reader from now on may read and could not open, and what they are given of before.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use std::collections::BTreeSet;

use answerable_rooms::act::{Act, NewDevice};
use answerable_rooms::device::Keys;
use answerable_rooms::entry::Opening;
use answerable_rooms::epoch::{KeyKind, Purpose};
use answerable_rooms::ids::{EntryId, EpochId, InviteId};
use answerable_rooms::room::{AnyEntries, Cursor, Link, OwnEntry, Payload, Room};
use support::replicas::{Member, Storage, person, put};
use support::{Drawn, PROCESS, keys};

/// Entries of anybody, as they were kept; or with other words in place of one.
struct Anyone<'m>(&'m [Link], Option<(EntryId, &'m [u8])>);

impl AnyEntries for Anyone<'_> {
    fn entry(&mut self, id: &EntryId) -> OwnEntry {
        let link = self.0.iter().find(|link| link.id == *id);
        let link = link.expect("it is kept");
        let forged = self.1.filter(|(id, _)| *id == link.id);
        OwnEntry {
            header: link.header.clone(),
            payload: match forged {
                Some((_, body)) => Some(Payload {
                    opening: Opening([9; 16]),
                    body: body.to_vec(),
                }),
                None => link.payload.clone(),
            },
        }
    }
}

/// Carries entries to somebody, in the next publication.
fn carry(from: &mut Member, to: &str, entries: &[EntryId], storage: &mut Storage) {
    announce_carried(from, to, entries);
    from.publish(storage);
    publish_carried(from, None, storage);
}

fn announce_carried(from: &mut Member, to: &str, entries: &[EntryId]) {
    let entries: BTreeSet<EntryId> = entries.iter().copied().collect();
    let made = from.room.carry(&person(to), &entries, 5, &mut from.random);
    from.links.extend(made.into_iter().map(|(link, _)| link));
}

/// Publishes what is carried; says how many objects that took.
fn publish_carried(
    from: &mut Member,
    forged: Option<(EntryId, &[u8])>,
    storage: &mut Storage,
) -> usize {
    let mut anyone = Anyone(&from.links, forged);
    let made = from
        .room
        .publish_carried(&from.keys, 6, &mut anyone, &mut from.random)
        .unwrap();
    put(&made, storage);
    made.len()
}

/// What the first that reads from now on could not open.
fn unheard(member: &Member) -> Vec<EntryId> {
    let reader = member.room.from_now_on()[0];
    member.room.unheard(&reader)
}

/// Publishes, and everybody reads, until nobody has anything new.
fn settle(members: &mut [&mut Member], storage: &mut Storage) {
    for _ in 0..3 {
        for member in members.iter_mut() {
            member.read(storage);
            member.pay();
            member.publish(storage);
        }
    }
}

/// Two who were there from the beginning, and one who reads from now on.
fn three() -> (Member, Member, Member, Storage, [EntryId; 2]) {
    let mut storage = Storage::default();
    let mut mo = Member::founder();
    let letter = mo.write("the letter");
    let note = mo.write("a note of before");
    let mut ra = mo.let_in("ra");
    mo.publish(&mut storage);
    ra.read(&mut storage);
    ra.publish(&mut storage);
    mo.read(&mut storage);
    let li = mo.lets_in("li", true);
    mo.pay();
    mo.publish(&mut storage);
    (mo, ra, li, storage, [letter, note])
}

/// A further device of somebody, which has what a welcome brings.
fn further_device(of: &mut Member, storage: &mut Storage) -> Member {
    let keys: Keys = keys("li again");
    let invite = InviteId([8; 32]);
    of.act(Act::Add {
        new: NewDevice {
            card: keys.card().clone(),
            possession: keys.prove(&invite.0),
        },
        invite: Some(invite),
    });
    of.pay();
    of.publish(storage);
    let mut room = Room::empty(PROCESS, *of.room.id(), keys.device());
    for epoch in of.room.keys().epochs() {
        let known = of.room.epochs().find(|(known, ..)| *known == epoch);
        if known.is_some_and(|(_, _, purpose)| *purpose == Purpose::Write) {
            let key = of.room.keys().key(epoch).unwrap().clone();
            room.keys_mut().take(*epoch, key);
        }
    }
    for writer in of.room.writers() {
        room.put_back_cursor(writer, Cursor::default());
    }
    Member {
        keys,
        room,
        links: Vec::new(),
        random: Drawn::new("li again writes"),
        waiting: Vec::new(),
    }
}

#[test]
fn who_reads_from_now_on_opens_what_is_carried_and_nothing_else_of_before() {
    let (mut mo, mut ra, mut li, mut storage, [letter, _]) = three();
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    assert!(li.lines().is_empty());
    assert!(li.has(letter), "its place and commitment are known");
    carry(&mut mo, "li", &[letter], &mut storage);
    let taken = li.read(&mut storage);
    assert!(taken.notices.is_empty(), "{:?}", taken.notices);
    assert_eq!(li.lines(), ["the letter"]);
    ra.read(&mut storage);
    assert!(
        ra.waiting.is_empty(),
        "what is carried to others is not kept"
    );
    let reader = ra.room.from_now_on()[0];
    assert_eq!(reader.person, person("li"));
    assert_eq!(ra.room.carried_to(&reader.person), BTreeSet::from([letter]));
    let again = ra
        .room
        .carry(&reader.person, &BTreeSet::from([letter]), 7, &mut ra.random);
    assert!(again.is_empty(), "what is carried is not carried twice");
}

#[test]
fn what_somebody_wrote_who_had_not_heard_reaches_who_reads_from_now_on() {
    let (mut mo, mut ra, mut li, mut storage, _) = three();
    let late = ra.write("from who had not heard");
    ra.publish(&mut storage);
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    assert!(li.has(late));
    assert!(li.lines().is_empty(), "it is under the key of before");
    assert_eq!(unheard(&mo), [late]);
    assert_eq!(unheard(&ra), [late]);
    carry(&mut ra, "li", &[late], &mut storage);
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    assert_eq!(li.lines(), ["from who had not heard"]);
}

#[test]
fn what_is_written_under_a_new_key_is_owed_to_nobody() {
    let (mut mo, mut ra, mut li, mut storage, _) = three();
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    let epoch = ra.room.writable().unwrap();
    ra.write_under(epoch, "known to all");
    ra.publish(&mut storage);
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    assert_eq!(li.lines(), ["known to all"]);
    assert!(unheard(&mo).is_empty());
}

#[test]
fn somebody_else_carries_what_its_author_does_not() {
    let (mut mo, mut ra, mut li, mut storage, _) = three();
    let late = ra.write("from who had not heard");
    ra.publish(&mut storage);
    mo.read(&mut storage);
    carry(&mut mo, "li", &[late], &mut storage);
    settle(&mut [&mut mo, &mut li], &mut storage);
    assert_eq!(li.lines(), ["from who had not heard"]);
}

#[test]
fn a_further_device_is_given_what_is_carried_and_others_are_not() {
    let (mut mo, mut ra, mut li, mut storage, [letter, _]) = three();
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    carry(&mut mo, "li", &[letter], &mut storage);
    li.read(&mut storage);
    li.publish(&mut storage);
    let mut again = further_device(&mut li, &mut storage);
    settle(&mut [&mut li, &mut again, &mut mo, &mut ra], &mut storage);
    assert_eq!(again.lines(), ["the letter"]);
    let carrying: Vec<EpochId> = mo
        .room
        .epochs()
        .filter(|(_, _, purpose)| **purpose != Purpose::Write)
        .map(|(epoch, ..)| *epoch)
        .collect();
    assert_eq!(carrying.len(), 1);
    assert!(ra.room.keys().key(&carrying[0]).is_none());
}

#[test]
fn a_forged_payload_is_refused_and_said() {
    let (mut mo, mut ra, mut li, mut storage, [letter, _]) = three();
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    announce_carried(&mut mo, "li", &[letter]);
    mo.publish(&mut storage);
    let other = mo
        .links
        .iter()
        .find(|link| link.id != letter && link.epoch.is_some());
    let forged = other.unwrap().payload.clone().unwrap().body;
    publish_carried(&mut mo, Some((letter, &forged)), &mut storage);
    assert_eq!(li.notices(&mut storage), ["R-024"]);
    assert!(li.lines().is_empty());
}

#[test]
fn a_carry_epoch_for_two_people_opens_nothing() {
    let (mut mo, mut ra, mut li, mut storage, [letter, _]) = three();
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    let recipients = [
        (li.keys.card(), KeyKind::Content),
        (ra.keys.card(), KeyKind::Content),
    ];
    let (link, _) = mo
        .room
        .announce(Purpose::Carry(vec![letter]), &recipients, 5, &mut mo.random);
    mo.links.push(link);
    mo.publish(&mut storage);
    publish_carried(&mut mo, None, &mut storage);
    assert_eq!(li.notices(&mut storage), ["R-027", "R-055"]);
    assert!(li.lines().is_empty());
}

#[test]
fn what_was_erased_is_carried_no_longer() {
    let (mut mo, mut ra, mut li, mut storage, [letter, note]) = three();
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    carry(&mut mo, "li", &[letter, note], &mut storage);
    assert_eq!(
        publish_carried(&mut mo, None, &mut storage),
        0,
        "it is there"
    );
    let erased = mo.links.iter_mut().find(|link| link.id == note);
    erased.unwrap().payload = None;
    let made = publish_carried(&mut mo, None, &mut storage);
    assert_eq!(made, 2, "anew without it, and a head at the milestone");
    for name in mo.room.rubbish() {
        storage.0.remove(&name).expect("what is replaced was there");
    }
    mo.room.forget_rubbish();
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    assert_eq!(li.lines(), ["the letter"]);
}

#[test]
fn packing_leaves_what_is_carried() {
    let (mut mo, mut ra, mut li, mut storage, [letter, _]) = three();
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    carry(&mut mo, "li", &[letter], &mut storage);
    let epoch = mo.room.writable().unwrap();
    for number in 0..70 {
        mo.write_under(epoch, &format!("note {number}"));
        mo.publish(&mut storage);
    }
    mo.pack(&mut storage);
    settle(&mut [&mut mo, &mut ra, &mut li], &mut storage);
    assert!(li.lines().contains(&"the letter".to_owned()));
    assert_eq!(li.lines().len(), 71);
}
