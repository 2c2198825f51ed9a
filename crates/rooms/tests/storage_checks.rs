//! What a storage, or who puts into it, may do, and how it is noticed (depot.md, 7 and 8).
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use answerable_rooms::check::Check;
use answerable_rooms::draft::{Bare, Draft};
use answerable_rooms::entry::HeaderView;
use answerable_rooms::epoch_key::ContentKey;
use answerable_rooms::head::{Head, Live};
use answerable_rooms::ids::EpochId;
use answerable_rooms::label::Label;
use answerable_rooms::names;
use answerable_rooms::range::Range;
use answerable_rooms::room::{
    ENTRIES_A_DAY_MAX, Fetch, Fetched, Notice, Object, QUIET_S, is_flood, quiet,
};
use answerable_rooms::segment::{SegmentName, seal_segment};
use support::replicas::{Member, Storage, put};
use support::{Drawn, PROCESS};

const DAY_S: u64 = 24 * 60 * 60;

fn two() -> (Storage, Member, Member) {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    let mut li = mo.let_in("li");
    mo.write("one");
    mo.publish(&mut storage);
    li.read(&mut storage);
    (storage, mo, li)
}

fn epoch(of: &Member) -> EpochId {
    of.room.own().naming.expect("it has published")
}

fn head(of: &Member, beat: u64, live: Vec<Live>) -> Head {
    Head {
        process: PROCESS,
        room: *of.room.id(),
        device: of.keys.device(),
        seq: of.room.tip_seq(),
        id: of.room.tip_id(),
        beat,
        at: 9,
        seen: Vec::new(),
        live,
    }
}

/// A segment below `below`'s prefix, with that head, by whoever holds the room's keys.
fn forged(
    below: &Member,
    number: u64,
    head: answerable_rooms::head::SignedHead,
    draft: &Draft,
    content: Option<(&EpochId, &ContentKey)>,
) -> Object {
    let naming = epoch(below);
    let name = SegmentName {
        process: PROCESS,
        room: *below.room.id(),
        naming,
        device: below.keys.device(),
        number,
    };
    let key = below.room.keys().outline(&naming).unwrap();
    let label = Label {
        head,
        replaces: Vec::new(),
    };
    let random = &mut Drawn::new("forged");
    Object {
        name: names::segment(key, &name.device, number),
        number,
        bytes: seal_segment(&name, key, &label, draft, content, random).unwrap(),
    }
}

fn checks<'n>(notices: impl IntoIterator<Item = &'n Notice>) -> Vec<Check> {
    notices.into_iter().map(|notice| notice.check).collect()
}

#[test]
fn d_002_what_a_storage_had_and_has_no_more_is_said() {
    let (mut storage, mut mo, mut li) = two();
    let old = storage.clone();
    mo.write("two");
    mo.publish(&mut storage);
    li.read(&mut storage);
    let (notices, had) = li.room.look_back(&li.room.newest(), &mut storage);
    assert!(notices.is_empty());
    let mut rolled_back = old;
    let (notices, _) = li.room.look_back(&had, &mut rolled_back);
    let notice = notices.first().unwrap();
    assert_eq!(
        (notice.check, notice.device),
        (Check::D002, Some(mo.keys.device()))
    );
    assert_eq!(li.lines(), ["one", "two"], "what was here stays");
    // A storage that never had it has lost nothing.
    let (notices, _) = li.room.look_back(&Default::default(), &mut rolled_back);
    assert!(notices.is_empty(), "{notices:?}");
}

#[test]
fn d_003_that_nothing_new_came_from_anybody_is_said_after_a_month() {
    let (_, mo, li) = two();
    let nobody = mo.room.last_heard();
    assert_eq!(quiet(nobody, QUIET_S * 9), None, "there was nobody yet");
    let heard = li.room.last_heard();
    let wrote = li.room.head(&mo.keys.device()).unwrap().head().at;
    assert_eq!(heard, Some(wrote));
    assert_eq!(quiet(heard, wrote + QUIET_S - 1), None);
    let said = quiet(heard, wrote + QUIET_S + DAY_S).unwrap();
    assert_eq!((said.check, said.count), (Check::D003, QUIET_S / DAY_S + 1));
}

#[test]
fn d_004_what_is_live_and_not_there_is_counted() {
    let (mut storage, mut mo) = (Storage::default(), Member::founder());
    for number in 0..70 {
        mo.write(&format!("{number:02}"));
        mo.publish(&mut storage);
    }
    mo.pack(&mut storage);
    let mut li = mo.let_in("li");
    mo.publish(&mut storage);
    let pack = mo.room.own().live.first().unwrap();
    let key = mo.room.keys().outline(&pack.naming).unwrap();
    let lost = storage
        .0
        .remove(&names::segment(key, mo.room.me(), pack.n))
        .unwrap();
    let taken = li.read(&mut storage);
    let said = taken
        .notices
        .iter()
        .find(|notice| notice.check == Check::D004);
    let said = said.unwrap();
    assert_eq!((said.device, said.count), (Some(mo.keys.device()), 1));
    assert!(li.lines().is_empty());
    storage
        .0
        .insert(names::segment(key, mo.room.me(), pack.n), lost);
    li.read(&mut storage);
    assert_eq!(li.lines().len(), 70);
}

#[test]
fn d_005_who_puts_something_below_anothers_prefix_is_said() {
    let (mut storage, mo, mut li) = two();
    let own_head = head(&li, 1, Vec::new()).sign(&li.keys);
    put(
        &[forged(&mo, 2, own_head, &Draft::default(), None)],
        &mut storage,
    );
    let before = li.room.graph().len();
    assert_eq!(checks(&li.read(&mut storage).notices), [Check::D005]);
    assert_eq!(li.room.graph().len(), before);
    assert_eq!(li.room.cursor(&mo.keys.device()).number, 1);
    assert!(li.room.head(&li.keys.device()).is_none());
}

#[test]
fn d_006_more_than_a_group_can_write_is_told_from_much() {
    let day = ENTRIES_A_DAY_MAX;
    assert!(!is_flood(day, 0));
    assert!(is_flood(day + 1, 0));
    assert!(!is_flood(8 * day, 7 * DAY_S), "after a week away");
    assert!(is_flood(8 * day + 1, 7 * DAY_S));
}

#[test]
fn d_006_who_claims_more_than_anybody_has_is_asked_no_further_than_their_share() {
    let (mut storage, mo, mut li) = two();
    let naming = epoch(&mo);
    let live = vec![Live {
        range: Range {
            from: 1,
            to: u64::from(u32::MAX),
        },
        sealing: None,
        naming,
    }];
    let claims = head(&mo, 9, live).sign(&mo.keys);
    put(
        &[forged(&mo, 64, claims, &Draft::default(), None)],
        &mut storage,
    );
    let asked = storage.1;
    let notices = checks(&li.read(&mut storage).notices);
    assert!(notices.contains(&Check::D004), "{notices:?}");
    assert!(
        storage.1 - asked <= 4_096,
        "{} names asked for",
        storage.1 - asked
    );
}

#[test]
fn d_007_an_own_object_that_became_another_one_is_said() {
    let (mut storage, mut mo, _) = two();
    mo.write("two");
    let object = mo.publish(&mut storage).remove(0);
    let newest = mo.room.newest();
    assert!(mo.room.look_back(&newest, &mut storage).0.is_empty());
    storage.0.insert(object.name, vec![7; object.bytes.len()]);
    let (notices, _) = mo.room.look_back(&newest, &mut storage);
    let said = notices.first().unwrap();
    assert_eq!(
        (said.check, said.device),
        (Check::D007, Some(mo.keys.device()))
    );
}

/// A storage that answers so often, and then no more.
struct Slow<'s>(&'s mut Storage, usize);

impl Fetch for Slow<'_> {
    fn get(&mut self, name: &str, bytes_max: usize) -> Fetched {
        let Some(left) = self.1.checked_sub(1) else {
            return Fetched::Late;
        };
        self.1 = left;
        self.0.get(name, bytes_max)
    }
}

#[test]
fn d_008_a_storage_that_takes_too_long_ends_its_round_in_good_order() {
    let (mut storage, mut mo, mut li) = two();
    mo.write("two");
    mo.publish(&mut storage);
    mo.write("three");
    mo.publish(&mut storage);
    let round = li.room.read(&mut Slow(&mut storage, 1));
    assert!(round.failed);
    let taken = li.room.take(round, Vec::new(), &li.keys);
    assert_eq!(checks(&taken.notices), [Check::D008]);
    li.links.extend(taken.links);
    assert_eq!(li.lines(), ["one", "two"], "what came until then is here");
    assert!(li.notices(&mut storage).is_empty());
    assert_eq!(li.lines(), ["one", "three", "two"]);
}

#[test]
fn r_027_a_text_sealed_under_a_key_that_is_not_its_entrys_is_not_opened() {
    let (mut storage, mut mo, mut li) = two();
    let first = epoch(&mo);
    let second = mo.announce(&[&li]);
    let written = mo.write_under(first, "two");
    let from = mo.room.own().published + 1;
    let mut draft = Draft::default();
    for seq in from..=mo.room.tip_seq() {
        let link = mo.links.iter().find(|link| link.seq == seq).unwrap();
        let before = mo.links.iter().find(|link| link.seq + 1 == seq).unwrap().id;
        let payload = link.payload.as_ref().unwrap();
        let bare = Bare {
            device: link.device,
            seq,
            before,
            class: HeaderView::parse(&link.header).unwrap().class,
            header: &link.header,
            payload: Some((&payload.opening.0, &payload.body)),
        };
        draft.push(&bare).unwrap();
    }
    let own = head(&mo, 2, Vec::new()).sign(&mo.keys);
    let key = mo.room.keys().content(&second).unwrap();
    put(
        &[forged(&mo, 2, own, &draft, Some((&second, key)))],
        &mut storage,
    );
    let notices = checks(&li.read(&mut storage).notices);
    assert_eq!(notices, [Check::R027]);
    assert!(li.has(written), "the entry is here");
    assert_eq!(li.lines(), ["one"], "and what it says is not");
}
