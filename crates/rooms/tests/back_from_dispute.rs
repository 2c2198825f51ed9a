//! Who came back from a dispute and is removed later opens nothing that is written then. Nobody writes
//! again under the key that was made while they were held up, and that they were given when they were back.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use answerable_rooms::act::Act;
use answerable_rooms::ids::EntryId;
use support::replicas::{Member, Storage};

fn publish(all: &mut [&mut Member], storage: &mut Storage) {
    for member in all.iter_mut() {
        member.publish(storage);
    }
    for member in all {
        member.read(storage);
    }
}

fn settle(by: &mut Member, acts: [EntryId; 2]) -> EntryId {
    let mut verdicts = acts.map(|act| (act, false)).to_vec();
    verdicts.sort_unstable();
    by.act(Act::Settle { verdicts })
}

#[test]
fn nobody_writes_under_the_key_that_who_came_back_was_given() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    let mut ra = mo.let_in("ra");
    let mut xi = mo.let_in("xi");
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);

    // Two removals that did not know of each other: both are held up, and a key is made without them.
    let removals = [mo.remove("li"), li.remove("mo")];
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
    ra.approve(removals[0]);
    xi.approve(removals[1]);
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
    ra.pay();
    let meanwhile = ra.room.writable().expect("ra writes");
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
    assert!(
        li.room.keys().content(&meanwhile).is_none(),
        "li is held up"
    );

    // Neither removal stands: both are back, and given what was written meanwhile.
    let settled = settle(&mut ra, removals);
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
    xi.approve(settled);
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
    ra.pay();
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
    let back = [&mo, &li].map(|member| ra.room.resolver().whole().is_member(&member.keys.device()));
    assert_eq!(back, [true, true]);

    // Now li is removed, and nobody disputes that.
    let removal = ra.remove("li");
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
    xi.approve(removal);
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
    ra.pay();
    let epoch = ra.room.writable().expect("ra writes");
    assert_ne!(
        epoch, meanwhile,
        "that key was given to li when they were back"
    );
    ra.write_under(epoch, "later");
    publish(&mut [&mut mo, &mut li, &mut ra, &mut xi], &mut storage);
    xi.pay();
    assert_eq!(xi.room.writable(), Some(epoch));
    assert!(xi.lines().contains(&"later".to_owned()));
    assert!(li.room.keys().content(&epoch).is_none(), "li is removed");
}
