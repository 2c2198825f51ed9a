//! What is taken in of those who were removed, and what those do who pass it on (room.md, 11).
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use answerable_rooms::ids::EntryId;
use answerable_rooms::room::Object;
use support::replicas::{Member, Storage, put};

/// Mo, li and ra, who all have read all; `ra` is removed by the word of both others.
struct Story {
    storage: Storage,
    mo: Member,
    li: Member,
    ra: Member,
}

impl Story {
    fn new() -> Self {
        let (mut storage, mut mo) = (Storage::default(), Member::founder());
        let mut li = mo.let_in("li");
        let mut ra = mo.let_in("ra");
        mo.publish(&mut storage);
        li.read(&mut storage);
        ra.read(&mut storage);
        Self {
            storage,
            mo,
            li,
            ra,
        }
    }

    /// Mo proposes and li agrees; neither has written anything since.
    fn remove(&mut self) {
        let removal = self.mo.remove("ra");
        self.mo.publish(&mut self.storage);
        self.li.read(&mut self.storage);
        self.li.approve(removal);
        self.li.publish(&mut self.storage);
    }

    /// Both have heard and said so.
    fn acknowledge(&mut self) {
        for who in [&mut self.mo, &mut self.li] {
            who.read(&mut self.storage);
            who.pay();
            who.publish(&mut self.storage);
        }
    }

    /// Ra writes what nobody asked for, without looking at what was decided.
    fn late(&mut self) -> (EntryId, Vec<Object>) {
        let id = self.ra.write("late");
        (id, self.ra.publish(&mut self.storage))
    }
}

#[test]
fn r_047_what_a_removed_device_wrote_later_is_not_taken_in_by_who_knew() {
    let mut story = Story::new();
    story.remove();
    story.acknowledge();
    let (late, _) = story.late();
    for who in [&mut story.mo, &mut story.li] {
        let before = who.room.graph().len();
        let notices = who.notices(&mut story.storage);
        assert!(notices.contains(&"R-047"), "{notices:?}");
        assert!(!who.has(late));
        assert!(who.lines().is_empty());
        assert!(
            who.room.graph().len() <= before + 4,
            "{before} {}",
            who.room.graph().len()
        );
    }
}

#[test]
fn what_was_taken_in_before_one_knew_is_passed_on_and_all_have_it() {
    let mut story = Story::new();
    let (late, _) = story.late();
    // Li reads it while the removal is still open, and says so in the same breath as the approval.
    let removal = story.mo.remove("ra");
    story.mo.publish(&mut story.storage);
    story.li.read(&mut story.storage);
    assert!(story.li.has(late));
    story.li.approve(removal);
    story.li.publish(&mut story.storage);
    story.mo.read(&mut story.storage);
    assert!(story.mo.has(late), "a member passed it on");
    story.acknowledge();
    assert_eq!(story.mo.notices(&mut story.storage), [""; 0]);
    assert_eq!(story.mo.room.graph().len(), story.li.room.graph().len());
}

#[test]
fn who_had_not_heard_when_they_last_wrote_takes_it_in_and_passes_it_on_to_who_had() {
    let mut story = Story::new();
    story.remove();
    let (late, _) = story.late();
    // Li's word carried it, so li knew. Mo proposed, and hears of that and of ra's entry in one round.
    assert!(story.li.notices(&mut story.storage).contains(&"R-047"));
    assert!(!story.li.has(late));
    story.mo.read(&mut story.storage);
    assert!(story.mo.has(late));
    story.mo.pay();
    story.mo.publish(&mut story.storage);
    assert_eq!(story.li.notices(&mut story.storage), [""; 0]);
    assert!(story.li.has(late), "mo passed it on in good faith");
    // What ra writes from now on, nobody takes in.
    let (later, _) = story.late();
    for who in [&mut story.mo, &mut story.li] {
        assert!(who.notices(&mut story.storage).contains(&"R-047"));
        assert!(!who.has(later));
    }
}

#[test]
fn a_newcomer_takes_in_what_those_had_who_let_them_in() {
    let mut story = Story::new();
    story.remove();
    story.acknowledge();
    story.mo.read(&mut story.storage);
    let mut new = story.mo.let_in("new");
    story.mo.publish(&mut story.storage);
    let (late, _) = story.late();
    // Keys that came first open what follows.
    new.read(&mut story.storage);
    let notices = new.notices(&mut story.storage);
    assert!(notices.contains(&"R-047"), "{notices:?}");
    assert!(!new.has(late));
    assert_eq!(
        new.room.graph().len(),
        story.mo.room.graph().len(),
        "and all else"
    );
}

#[test]
fn r_032_what_others_have_seen_and_what_is_not_here_is_counted() {
    let mut story = Story::new();
    for line in ["one", "two", "three"] {
        story.ra.write(line);
    }
    let withheld = story.ra.publish(&mut story.storage);
    story.li.read(&mut story.storage);
    story.li.publish(&mut story.storage);
    for object in &withheld {
        story.storage.0.remove(&object.name);
    }
    let taken = story.mo.read(&mut story.storage);
    let mut said = taken
        .notices
        .iter()
        .filter(|notice| notice.check.id() == "R-032");
    let notice = said.next().expect("it is said");
    assert_eq!(
        (notice.device, notice.count),
        (Some(story.ra.keys.device()), 3)
    );
    assert!(said.next().is_none());
    put(&withheld, &mut story.storage);
    assert_eq!(story.mo.notices(&mut story.storage), [""; 0]);
}

#[test]
fn r_021_a_run_that_does_not_go_on_from_what_is_known_is_not_taken_in() {
    let mut story = Story::new();
    story.ra.write("one");
    story.ra.publish(&mut story.storage);
    story.mo.read(&mut story.storage);
    // Who has another first entry goes on from that, and says nothing of it.
    let mut other = Member {
        room: answerable_rooms::room::Room::empty(
            support::PROCESS,
            *story.ra.room.id(),
            story.ra.keys.device(),
        ),
        keys: support::keys("ra"),
        links: Vec::new(),
        random: support::Drawn::new("another program"),
        waiting: Vec::new(),
    };
    let epoch = *story.ra.room.keys().epochs().next().unwrap();
    let key = story.ra.room.keys().key(&epoch).unwrap().clone();
    other.room.keys_mut().take(epoch, key);
    other
        .room
        .put_back_cursor(story.mo.keys.device(), Default::default());
    other.read(&mut story.storage);
    other.write("another one");
    other.publish(&mut Storage::default());
    let two = other.write("two");
    let objects = other.publish(&mut Storage::default());
    put(&objects, &mut story.storage);
    let notices = story.mo.notices(&mut story.storage);
    assert!(notices.contains(&"R-021"), "{notices:?}");
    assert!(!story.mo.has(two));
    assert_eq!(story.mo.lines(), ["one"]);
}

#[test]
fn who_is_named_by_an_act_that_can_not_be_taken_in_reads_the_room_all_the_same() {
    let mut story = Story::new();
    // Li lets somebody in, and what li had read of ra before is not there.
    story.ra.write("lost");
    let lost = story.ra.publish(&mut story.storage);
    story.li.read(&mut story.storage);
    let mut new = story.li.let_in("new");
    let founder = *story.mo.room.me();
    new.room.put_back_cursor(founder, Default::default());
    story.li.publish(&mut story.storage);
    for object in &lost {
        story.storage.0.remove(&object.name);
    }
    story.mo.write("here");
    story.mo.publish(&mut story.storage);
    let notices = new.notices(&mut story.storage);
    assert!(notices.contains(&"R-023"), "{notices:?}");
    assert_eq!(new.lines(), ["here"]);
    put(&lost, &mut story.storage);
    new.read(&mut story.storage);
    assert_eq!(new.lines(), ["here", "lost"]);
}
