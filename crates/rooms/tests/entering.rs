//! After the welcome: a newcomer enters a room that says itself that they were let in, and no other.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use answerable_rooms::act::Side;
use answerable_rooms::check::Check;
use answerable_rooms::code::Code;
use answerable_rooms::device::{Card, Keys};
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::ids::PersonId;
use answerable_rooms::invite::{Compared, Invitation};
use answerable_rooms::join::{Awaiting, Joining};
use answerable_rooms::offer::{Offered, Purpose};
use answerable_rooms::policy::Policy;
use answerable_rooms::room::Fetch;
use answerable_rooms::secret::Secret;
use answerable_rooms::welcome::{EpochKey, RoomStart, Welcome, WriterAt};
use support::Drawn;
use support::replicas::{Member, Storage};
use support::rooms::{NOW, machine};

/// Mo's room, and somebody who compared words with mo.
struct Story {
    storage: Storage,
    mo: Member,
    compared: Compared,
    awaiting: Awaiting,
}

impl Story {
    /// Mo founds a room, with others in it, and invites.
    fn new(others: &[&str]) -> (Self, Vec<Member>) {
        let (mut storage, mut mo) = (Storage::default(), Member::founds(Policy::default()));
        let others = others.iter().map(|name| mo.let_in(name)).collect();
        mo.publish(&mut storage);
        let offered = Offered {
            room: *mo.room.id(),
            genesis: mo.links[0].payload.as_ref().unwrap().body.clone(),
            person: PersonId([8; 16]),
            side: Side::Contact,
            reader: true,
            from_now: false,
        };
        let random = &mut Drawn::new("invites");
        let drawn = Invitation::draw(
            &mo.keys,
            Purpose::Join,
            vec![offered],
            Vec::new(),
            NOW,
            random,
        );
        let invitation = drawn.unwrap();
        let code = Code::parse(&invitation.code().text()).unwrap();
        let joining = Joining::begin(code, "Noor", random).unwrap();
        let step1 = invitation.read(&[joining.object().1]).unwrap();
        let answered = invitation.answer(step1, &mo.keys, random).unwrap();
        let answer = joining.read(answered.object().1).unwrap();
        let awaiting = joining.take(answer).same();
        let compared = answered.same();
        let story = Self {
            storage,
            mo,
            compared,
            awaiting,
        };
        (story, others)
    }

    fn propose(&mut self) {
        let act = self.compared.act(self.mo.room.id(), Vec::new());
        self.mo.act(act.unwrap());
        self.mo.publish(&mut self.storage);
    }

    /// A welcome with all that mo's replica has.
    fn welcome(&self, sender: &Keys) -> (Card, Welcome) {
        let room = &self.mo.room;
        let keys = room.keys().epochs().map(|epoch| EpochKey {
            epoch: *epoch,
            kind: KeyKind::Content,
            key: room.keys().content(epoch).unwrap().secret().clone(),
        });
        let last = room.own().live.last().unwrap();
        let start = RoomStart {
            room: *room.id(),
            keys: keys.collect(),
            writers: vec![WriterAt {
                device: *room.me(),
                segment: last.n,
                epoch: last.naming,
            }],
        };
        let welcome = Welcome::new(vec![start], Vec::new()).unwrap();
        (sender.card().clone(), welcome)
    }

    fn enter(&mut self, welcomes: &[(Card, Welcome)]) -> Result<usize, Check> {
        let storage: &mut dyn Fetch = &mut self.storage;
        let entered = self.awaiting.enter(welcomes, &[], &mut [storage])?;
        Ok(entered.iter().map(|room| room.keys.len()).sum())
    }
}

#[test]
fn who_is_let_in_enters_with_the_keys_of_the_welcome() {
    let (mut story, _) = Story::new(&[]);
    story.propose();
    let welcome = story.welcome(&story.mo.keys);
    assert_eq!(story.enter(&[welcome]), Ok(1));
}

#[test]
fn r_074_a_welcome_before_the_others_gave_their_word_lets_nobody_in() {
    let (mut story, mut others) = Story::new(&["li"]);
    story.propose();
    let welcome = story.welcome(&story.mo.keys);
    assert_eq!(
        story.enter(std::slice::from_ref(&welcome)),
        Err(Check::R074),
        "li has not said a word"
    );
    let mut li = others.remove(0);
    li.read(&mut story.storage);
    let act = story.mo.links.last().unwrap().id;
    li.approve(act);
    li.publish(&mut story.storage);
    assert_eq!(story.enter(&[welcome]), Ok(1), "now there are two");
}

#[test]
fn r_074_a_welcome_by_who_is_no_member_lets_nobody_in_and_a_true_one_beside_it_does() {
    let (mut story, _) = Story::new(&[]);
    story.propose();
    let stranger = machine(&mut Drawn::new("stranger"));
    let by_stranger = story.welcome(&stranger);
    assert_eq!(
        story.enter(std::slice::from_ref(&by_stranger)),
        Err(Check::R074)
    );
    let by_mo = story.welcome(&story.mo.keys);
    assert_eq!(story.enter(&[by_stranger, by_mo]), Ok(1));
}

#[test]
fn r_074_an_empty_storage_and_a_room_that_never_decided_let_nobody_in() {
    let (mut story, _) = Story::new(&[]);
    let welcome = story.welcome(&story.mo.keys);
    assert_eq!(
        story.enter(std::slice::from_ref(&welcome)),
        Err(Check::R074),
        "nothing was proposed"
    );
    story.propose();
    let full = std::mem::take(&mut story.storage);
    assert_eq!(
        story.enter(std::slice::from_ref(&welcome)),
        Err(Check::R074),
        "the depot is behind"
    );
    story.storage = full;
    assert_eq!(story.enter(&[welcome]), Ok(1));
    assert_eq!(story.enter(&[]), Err(Check::R074));
}

#[test]
fn r_074_when_the_inviter_was_removed_since_nobody_is_let_in_by_them() {
    let (mut story, _) = Story::new(&[]);
    story.propose();
    let welcome = story.welcome(&story.mo.keys);
    story.mo.act(answerable_rooms::act::Act::Leave);
    story.mo.publish(&mut story.storage);
    assert_eq!(story.enter(&[welcome]), Err(Check::R074));
}

#[test]
fn a_false_key_in_a_welcome_opens_nothing_and_lets_nobody_in() {
    let (mut story, _) = Story::new(&[]);
    story.propose();
    let (sender, welcome) = story.welcome(&story.mo.keys);
    let mut starts = welcome.rooms().to_vec();
    // The outline's key is right, so the room can be read; the content's is another one.
    let epoch = starts[0].keys[0].epoch;
    starts[0].keys[0].kind = KeyKind::Outline;
    let outline = story.mo.room.keys().outline(&epoch).unwrap();
    starts[0].keys[0].key = outline.secret().clone();
    let outline_alone = Welcome::new(starts.clone(), Vec::new()).unwrap();
    assert_eq!(story.enter(&[(sender.clone(), outline_alone)]), Ok(1));
    starts[0].keys[0].key = Secret::from([6; 32]);
    let false_one = Welcome::new(starts, Vec::new()).unwrap();
    assert_eq!(
        story.enter(&[(sender, false_one)]),
        Err(Check::R074),
        "nothing is found under a false key"
    );
}
