//! What a member may try with chains, heads and segments of their own making.

use answerable_rooms::check::Check;
use answerable_rooms::entry::{Class, Opening};
use answerable_rooms::head::SeenChain;
use answerable_rooms::ids::EntryId;
use answerable_rooms::outline::Outline;
use answerable_rooms::room::Payload;

use crate::scene::{Member, Scene};
use crate::support::PROCESS;

#[test]
fn two_histories_for_two_readers() {
    let mut scene = Scene::new();
    let mut twin = Member::welcomed("mal", &scene.ada);
    twin.read(&mut scene.storage);
    // The twin has the same keys, and goes on from the same place: both sign.
    let (name, _) = {
        let seen = scene.mal.room.graph().frontier(&scene.mal.device(), 256);
        let link = scene.mal.raw_next(
            Class::Outline,
            None,
            seen,
            &Outline::Seen { at: 3 }.encode(),
        );
        let head = scene
            .mal
            .head(|head| (head.seq, head.id, head.beat) = (link.seq, link.id, head.beat + 1));
        let number = scene.mal.room.own().count + 2;
        let device = scene.mal.device();
        let object = scene.mal.forge(device, number, head, &[&link]);
        (object.clone(), scene.storage.put(&object))
    };
    scene.mal.write("two");
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R030], mal, &["one"]);
    assert!(!name.bytes.is_empty());
    assert!(
        !scene.ada.is_member(&mal),
        "who signs two histories takes no part until it is settled"
    );
    assert_eq!(
        scene.ada.all_lines(),
        ["one", "two"],
        "the text is kept, apart"
    );
}

#[test]
fn words_put_into_the_mouth_of_another() {
    let mut scene = Scene::new();
    // A segment in Bo's place, with Bo's own true head on it, and an entry that Bo never wrote.
    let head = scene.bo.room.own().beat;
    assert!(head > 0, "Bo has signed something");
    let true_head = scene
        .mal
        .room
        .head(&scene.bo.device())
        .expect("Mal has read Bo's")
        .clone();
    let mut mouth = scene
        .bo
        .raw_next(Class::Content, Some(scene.mal.naming()), Vec::new(), b"");
    mouth.payload = Some(Payload {
        opening: Opening([9; 16]),
        body: b"Bo never said so".to_vec(),
    });
    let (bo, number) = (scene.bo.device(), scene.bo.room.own().count + 1);
    let object = scene.mal.forge(bo, number, true_head, &[&mouth]);
    scene.storage.put(&object);
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.all_lines(), ["one"]);
    assert!(
        scene.ada.room.graph().find(&mouth.id).is_none(),
        "it is not taken in"
    );
    scene
        .ada
        .was_told(&[Check::R016, Check::R023, Check::D005, Check::D007], &bo);
}

#[test]
fn a_head_signed_with_another_key() {
    let mut scene = Scene::new();
    let mal = scene.mal.device();
    scene.mal.write("two");
    let right = scene.mal.head(|_| {});
    let mut bytes = right.encode();
    let last = bytes.len() - 2;
    bytes[last] ^= 1;
    let wrong = answerable_rooms::head::Envelope::parse(&bytes);
    // A head whose signature is not right can't even be made by `forge`: it takes signed ones.
    assert!(wrong.is_ok_and(|wrong| {
        let card = scene.ada.room.card(&mal).expect("known").clone();
        wrong.verify(&PROCESS, scene.ada.room.id(), &card) == Err(Check::R010)
    }));
}

#[test]
fn a_head_that_names_an_entry_that_is_not_its_writers() {
    let mut scene = Scene::new();
    let (seq, id) = (
        scene.mal.room.graph().tip(&scene.ada.device()),
        scene.mal.device(),
    );
    let at = seq.expect("Ada wrote");
    let (seq, of_ada) = (
        scene.mal.room.graph().seq(at),
        scene.mal.room.graph().id(at),
    );
    let head = scene.mal.head(|head| (head.seq, head.id) = (seq, of_ada));
    let number = scene.mal.room.own().count + 1;
    let object = scene.mal.forge(id, number, head, &[]);
    scene.storage.put(&object);
    scene.refused(&[Check::R016], id, &["one"]);
}

#[test]
fn a_head_that_has_unlearned_something() {
    let mut scene = Scene::new();
    let head = scene.mal.head(|head| head.seen.clear());
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[]);
    scene.storage.put(&object);
    scene.refused(&[Check::R018], mal, &["one"]);
}

#[test]
fn a_later_head_of_a_shorter_chain() {
    let mut scene = Scene::new();
    scene.mal.write("three");
    scene.mal.publish_as_is(&mut scene.storage);
    scene.ada.sync(&mut scene.storage);
    let at = scene
        .mal
        .room
        .graph()
        .numbered(&scene.mal.device(), 1)
        .expect("Mal wrote");
    let id = scene.mal.room.graph().id(at);
    let seen = scene
        .ada
        .room
        .head(&scene.mal.device())
        .expect("known")
        .head()
        .seen
        .clone();
    let long = scene.mal.room.tip_seq();
    scene.mal.write("two");
    scene.mal.publish_as_is(&mut scene.storage);
    let head = scene
        .mal
        .head(|head| (head.seq, head.id, head.seen) = (1, id, seen));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[]);
    scene.storage.put(&object);
    assert!(long >= 1);
    scene.refused(&[Check::R017, Check::R018], mal, &["one", "three", "two"]);
}

#[test]
fn a_head_for_another_room() {
    let mut scene = Scene::new();
    scene.mal.write("two");
    scene.mal.publish_as_is(&mut scene.storage);
    let head = scene
        .mal
        .head(|head| head.room = answerable_rooms::ids::RoomId([1; 32]));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[]);
    scene.storage.put(&object);
    scene.refused(&[Check::R014], mal, &["one", "two"]);
}

#[test]
fn a_head_that_claims_to_have_seen_what_nobody_wrote() {
    let mut scene = Scene::new();
    let ada = scene.ada.device();
    let head = scene.mal.head(|head| {
        head.seen = vec![SeenChain {
            device: ada,
            seq: 900,
            id: EntryId([3; 32]),
            counter: 900,
        }];
    });
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[]);
    scene.storage.put(&object);
    for who in [&mut scene.bo, &mut scene.cy] {
        who.read(&mut scene.storage);
        assert_eq!(who.lines(), ["one"]);
        assert!(
            !who.said.is_empty(),
            "what others say to have seen and is not here is said"
        );
    }
}

#[test]
fn an_entry_that_has_seen_what_nobody_wrote_waits() {
    let mut scene = Scene::new();
    let link = scene.mal.raw_next(
        Class::Outline,
        None,
        vec![EntryId([3; 32])],
        &Outline::Seen { at: 3 }.encode(),
    );
    let head = scene
        .mal
        .head(|head| (head.seq, head.id) = (link.seq, link.id));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[&link]);
    scene.storage.put(&object);
    scene.refused(&[Check::R023, Check::R032], mal, &["one"]);
    assert!(scene.ada.room.graph().find(&link.id).is_none());
}

#[test]
fn an_entry_that_names_its_own_writers_entries_as_seen() {
    let mut scene = Scene::new();
    scene.mal.write("two");
    scene.mal.publish_as_is(&mut scene.storage);
    let own = scene.mal.room.tip_id();
    let link = scene.mal.raw_next(
        Class::Outline,
        None,
        vec![own],
        &Outline::Seen { at: 3 }.encode(),
    );
    let head = scene
        .mal
        .head(|head| (head.seq, head.id) = (link.seq, link.id));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[&link]);
    scene.storage.put(&object);
    scene.refused(&[Check::R022], mal, &["one", "two"]);
}

#[test]
fn a_text_that_is_not_the_one_committed_to() {
    let mut scene = Scene::new();
    let id = scene.mal.write("two");
    let link = scene
        .mal
        .links
        .iter_mut()
        .find(|link| link.id == id)
        .expect("written");
    let body = link.payload.as_ref().expect("content").body.clone();
    let other = body
        .iter()
        .map(|byte| if *byte == b't' { b'T' } else { *byte })
        .collect();
    link.payload.as_mut().expect("content").body = other;
    scene.mal.publish_as_is(&mut scene.storage);
    let mal = scene.mal.device();
    scene.refused(&[Check::R024], mal, &["one"]);
}

#[test]
fn an_epoch_of_this_room_and_words_of_a_newer_program() {
    let mut scene = Scene::new();
    // An outline entry of a kind that this program does not know.
    let link = scene.mal.raw_next(
        Class::Outline,
        None,
        scene.mal.room.graph().frontier(&scene.mal.device(), 256),
        &[0x82, 0x18, 0x63, 0x01],
    );
    let head = scene
        .mal
        .head(|head| (head.seq, head.id) = (link.seq, link.id));
    let (mal, number) = (scene.mal.device(), scene.mal.room.own().count + 1);
    let object = scene.mal.forge(mal, number, head, &[&link]);
    scene.storage.put(&object);
    scene.refused(&[Check::R025], mal, &["one"]);
}

#[test]
fn a_thousand_segments_at_once() {
    let mut scene = Scene::new();
    for number in 0..1_000 {
        scene.mal.write(&format!("{number}"));
        let made = scene.mal.publish_as_is(&mut scene.storage);
        assert!(!made.is_empty());
    }
    scene.storage.asked = 0;
    let round = scene.ada.room.read(&mut scene.storage);
    assert!(
        round.staged.len() <= 300,
        "a round reads a part: {}",
        round.staged.len()
    );
    assert!(
        scene.storage.asked < 3_000,
        "{} names were asked for",
        scene.storage.asked
    );
    scene.ada.read(&mut scene.storage);
    assert_eq!(scene.ada.lines().len(), 1_001, "and nothing is lost by it");
}

#[test]
fn a_head_of_another_version_or_suite() {
    let scene = Scene::new();
    let right = scene.mal.head(|_| {}).encode();
    // `[head bytes, …]`, and in them `[11 elements: version, suite, …`.
    let at = right
        .windows(3)
        .position(|three| three == [0x8b, 1, 1])
        .expect("a head begins with version and suite");
    for (place, other) in [(at + 1, 0), (at + 1, 2), (at + 2, 0), (at + 2, 2)] {
        let mut bytes = right.clone();
        bytes[place] = other;
        let read = answerable_rooms::head::Envelope::parse(&bytes);
        assert_eq!(
            read.err(),
            Some(Check::R003),
            "nothing is negotiated, so nothing is downgraded"
        );
    }
}
