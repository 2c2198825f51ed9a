//! Invitations, from the code to the welcome, and what is refused on the way.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use answerable_rooms::act::Act;
use answerable_rooms::cbor::Writer;
use answerable_rooms::check::Check;
use answerable_rooms::code::Code;
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::genesis::RoomKind;
use answerable_rooms::ids::{DeviceId, EpochId, InviteId, ProcessId, RoomId};
use answerable_rooms::invite::{self, Answered, Compared, Invitation};
use answerable_rooms::join::{Awaiting, Invited, Joining, LetIn};
use answerable_rooms::kept::Kept;
use answerable_rooms::locator::Locator;
use answerable_rooms::offer::{Offer, Offered, Purpose};
use answerable_rooms::secret::Secret;
use answerable_rooms::steps::welcome_places;
use answerable_rooms::welcome::{EpochKey, RoomStart, Welcome, WriterAt};
use support::rooms::{NOW, genesis, machine, offered};
use support::{Drawn, PROCESS};

/// An invitation into a contact room and a bridge, from a machine that can be asked again.
fn drawn(random: &mut Drawn) -> (Keys, Invitation) {
    let inviter = machine(random);
    let rooms = vec![
        offered(&inviter, RoomKind::Contact, random),
        offered(&inviter, RoomKind::Bridge, random),
    ];
    let invitation = draw(&inviter, Purpose::Join, rooms, random).unwrap();
    (inviter, invitation)
}

fn draw(
    inviter: &Keys,
    purpose: Purpose,
    rooms: Vec<Offered>,
    random: &mut Drawn,
) -> Result<Invitation, Check> {
    let locators = vec![Locator::new("webdav://ana:pass@cloud.example/a").unwrap()];
    Invitation::draw(inviter, purpose, rooms, locators, NOW, random)
}

fn joining(code: &Code, random: &mut Drawn) -> Joining {
    let code = Code::parse(&code.text()).unwrap();
    Joining::begin(code, "Noor", random).unwrap()
}

fn answered(
    invitation: Invitation,
    inviter: &Keys,
    joining: &Joining,
    random: &mut Drawn,
) -> Answered {
    let (place, object) = joining.object();
    assert_eq!(place.name(), invitation.place().name());
    let step1 = invitation.read(&[object]).unwrap();
    invitation.answer(step1, inviter, random).unwrap()
}

/// Both sides, as far as words that are the same.
fn compared(random: &mut Drawn) -> (Keys, Compared, Awaiting) {
    let (inviter, invitation) = drawn(random);
    let joining = joining(invitation.code(), random);
    let answered = answered(invitation, &inviter, &joining, random);
    let answer = joining.read(answered.object().1).unwrap();
    let invited = joining.take(answer);
    assert_eq!(invited.words().words(), answered.words().words());
    assert_eq!(invited.words().digits(), answered.words().digits());
    (inviter, answered.same(), invited.same())
}

fn welcome(rooms: &[Offered]) -> Welcome {
    let start = |room: RoomId| RoomStart {
        room,
        keys: vec![EpochKey {
            epoch: EpochId([5; 32]),
            kind: KeyKind::Content,
            key: Secret::from([6; 32]),
        }],
        writers: vec![WriterAt {
            device: DeviceId([7; 32]),
            segment: 64,
            epoch: EpochId([5; 32]),
        }],
    };
    let rooms = rooms.iter().map(|offered| start(offered.room)).collect();
    Welcome::new(rooms, vec![Locator::new("file:///media/stick").unwrap()]).unwrap()
}

#[test]
fn an_invitation_goes_from_the_code_to_the_welcome() {
    let random = &mut Drawn::new("whole");
    let (inviter, compared, awaiting) = compared(random);
    assert_eq!(compared.step1().name(), "Noor");
    assert_eq!(awaiting.offer().rooms(), compared.offer().rooms());
    assert_eq!(awaiting.purpose(), Purpose::Join);

    let newcomer = compared.device().card.clone();
    let invite = compared.code().invite();
    let place = welcome_places(&invite).next().unwrap();
    let welcome = welcome(compared.offer().rooms());
    let object = invite::welcome(&place, &invite, &welcome, &inviter, &newcomer, random);
    let where_to_look = awaiting.welcome_places().next().unwrap();
    assert_eq!(place.name(), where_to_look.name());
    let (sender, opened) = awaiting.open(&where_to_look, &object).unwrap();
    assert_eq!(sender.device(), inviter.device());
    assert_eq!(opened.rooms().len(), 2);
    assert_eq!(opened.rooms()[0].keys[0].key.bytes(), &[6; 32]);
    assert_eq!(opened.locators()[0].as_str(), "file:///media/stick");

    for offered in compared.offer().rooms() {
        let act = compared.act(&offered.room, Vec::new()).unwrap();
        assert_eq!(act.proves(&PROCESS, &offered.room), Ok(()));
        let found = LetIn {
            act: &act,
            person: offered.person,
            sender: sender.device(),
            is_member: &|_| true,
        };
        assert_eq!(awaiting.let_in(&offered.room, &found), Ok(()));
    }
    assert!(compared.act(&RoomId([0; 32]), Vec::new()).is_none());
}

#[test]
fn what_is_kept_goes_on_where_it_stopped() {
    let random = &mut Drawn::new("kept");
    let (inviter, invitation) = drawn(random);
    let Ok(Kept::Drawn(invitation)) = Kept::parse(&invitation.encode()) else {
        panic!("drawn");
    };
    let joining = joining(invitation.code(), random);
    let Ok(Kept::Joining(joining)) = Kept::parse(&joining.encode()) else {
        panic!("joining");
    };
    let answered = answered(invitation, &inviter, &joining, random);
    let before = answered.object().1.to_vec();
    let Ok(Kept::Answered(answered)) = Kept::parse(&answered.encode()) else {
        panic!("answered");
    };
    assert_eq!(answered.object().1, before);
    let answer = joining.read(answered.object().1).unwrap();
    let invited: Invited = joining.take(answer);
    let Ok(Kept::Invited(invited)) = Kept::parse(&invited.encode()) else {
        panic!("invited");
    };
    assert_eq!(invited.words().words(), answered.words().words());
    let Ok(Kept::Compared(compared)) = Kept::parse(&answered.same().encode()) else {
        panic!("compared");
    };
    let Ok(Kept::Awaiting(awaiting)) = Kept::parse(&invited.same().encode()) else {
        panic!("awaiting");
    };
    assert_eq!(compared.step1().device(), awaiting.into_keys().device());

    let kept = compared.encode();
    for at in 0..kept.len() {
        assert!(Kept::parse(&kept[..at]).is_err());
    }
}

#[test]
fn each_purpose_comes_to_its_act() {
    let random = &mut Drawn::new("purposes");
    for purpose in [Purpose::Join, Purpose::Own, Purpose::Recover] {
        let inviter = machine(random);
        let rooms = vec![offered(&inviter, RoomKind::Bridge, random)];
        let room = rooms[0].room;
        let invitation = draw(&inviter, purpose, rooms, random).unwrap();
        let joining = joining(invitation.code(), random);
        let compared = answered(invitation, &inviter, &joining, random).same();
        let act = compared.act(&room, Vec::new()).unwrap();
        assert_eq!(act.invite(), Some(compared.code().invite()));
        let right = match purpose {
            Purpose::Join => matches!(act, Act::Admit { .. }),
            Purpose::Own => matches!(act, Act::Add { .. }),
            Purpose::Recover => matches!(act, Act::Recover { .. }),
        };
        assert!(right);
    }
}

#[test]
fn r_070_a_code_that_is_not_whole_is_refused() {
    let random = &mut Drawn::new("R-070");
    let (_, invitation) = drawn(random);
    let text = invitation.code().text();
    assert!(text.len() < 400, "{}", text.len());
    assert!(Code::parse(&text).is_ok());
    for at in 0..text.len() {
        assert_eq!(Code::parse(&text[..at]).err(), Some(Check::R070), "{at}");
    }
    for at in "answerable-".len()..text.len() {
        let mut other = text.as_bytes().to_vec();
        other[at] = if other[at] == b'a' { b'b' } else { b'a' };
        let other = String::from_utf8(other).unwrap();
        assert_eq!(Code::parse(&other).err(), Some(Check::R070), "{at}");
    }
    let long = "x".repeat(17_000) + &text;
    assert_eq!(Code::parse(&long).err(), Some(Check::R070));
}

#[test]
fn a_code_survives_what_messengers_do_to_it() {
    let random = &mut Drawn::new("messengers");
    let (_, invitation) = drawn(random);
    let text = invitation.code().text().to_string();
    let broken: Vec<&str> = text
        .as_bytes()
        .chunks(60)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    for pasted in [
        text.to_uppercase(),
        format!("Here you are: “{text}”. Call me when you have it!"),
        format!("> {}", broken.join("\r\n> ")),
        broken.join("=\n"),
        broken.join("\u{200b} "),
        text.replace('-', "–"),
        format!("An answerable way to join is **{text}**"),
    ] {
        let code = Code::parse(&pasted).unwrap();
        assert_eq!(*code.text(), text);
        assert_eq!(code.at(), NOW);
        assert_eq!(code.process(), PROCESS);
    }
}

#[test]
fn a_code_that_would_be_too_long_is_not_made() {
    let random = &mut Drawn::new("too long");
    let inviter = machine(random);
    for (many, length) in [(2, 512), (9, 10), (1, 512)] {
        let locators = vec![Locator::new(&"l".repeat(length)).unwrap(); many];
        let rooms = vec![offered(&inviter, RoomKind::Bridge, random)];
        let made = Invitation::draw(&inviter, Purpose::Join, rooms, locators, NOW, random);
        let longest = (many, length) == (1, 512);
        assert_eq!(made.err(), (!longest).then_some(Check::R002));
    }
    assert_eq!(Locator::new("").err(), Some(Check::R002));
    assert_eq!(Locator::new(&"l".repeat(513)).err(), Some(Check::R002));
}

#[test]
fn r_071_two_who_have_one_code_are_both_seen_and_none_is_answered() {
    let random = &mut Drawn::new("R-071");
    let (inviter, invitation) = drawn(random);
    let first = joining(invitation.code(), random);
    let second = joining(invitation.code(), random);
    let (one, other) = (first.object().1, second.object().1);
    let both = invitation.read(&[one, b"damage", other]);
    assert_eq!(both.err(), Some(Check::R071));
    assert_eq!(second.look(one), Err(Check::R071));
    assert_eq!(first.look(one), Ok(()));

    // The same from two storages is one, and damage in a third holds nobody up.
    assert!(invitation.read(&[b"damage", one, one]).is_ok());
    let answered = answered(invitation, &inviter, &first, random);
    assert_eq!(answered.look(one), Ok(()));
    assert_eq!(answered.look(b"damage"), Ok(()));
    assert_eq!(answered.look(other), Err(Check::R071));
}

#[test]
fn a_restored_vault_answers_nobody_with_what_it_drew_before() {
    let random = &mut Drawn::new("restored");
    let (_, invitation) = drawn(random);
    let joining = joining(invitation.code(), random);
    let step1 = invitation.read(&[joining.object().1]).unwrap();
    let new_keys = machine(random);
    let answer = invitation.answer(step1, &new_keys, random);
    assert_eq!(answer.err(), Some(Check::R081));
}

#[test]
fn r_072_an_answer_by_another_or_to_another_is_refused() {
    let random = &mut Drawn::new("R-072");
    let (inviter, invitation) = drawn(random);
    let first = joining(invitation.code(), random);
    let second = joining(invitation.code(), random);
    let answered = answered(invitation, &inviter, &first, random);
    let object = answered.object().1;
    assert!(first.read(object).is_ok());
    assert_eq!(second.read(object).err(), Some(Check::R072));

    // Somebody who read the code, and answers with an offer of their own.
    let (other, others) = drawn(random);
    let to_others = joining(others.code(), random);
    let other_answer = self::answered(others, &other, &to_others, random);
    let sealed = to_others
        .answer_place()
        .open(other_answer.object().1)
        .unwrap();
    let forged = first.answer_place().seal(&sealed, random);
    assert_eq!(first.read(&forged).err(), Some(Check::R072));
    assert_eq!(first.read(other_answer.object().1).err(), Some(Check::R026));
}

#[test]
fn r_073_a_genesis_that_does_not_give_its_room_is_not_offered_and_not_taken() {
    let random = &mut Drawn::new("R-073");
    let inviter = machine(random);
    let good = offered(&inviter, RoomKind::Bridge, random);
    let mut cases = Vec::new();

    let mut other_room = good.clone();
    other_room.room = RoomId([9; 32]);
    cases.push(other_room);

    let stranger = Keys::draw(ProcessId([0x71; 32]), DeviceKind::Machine, random);
    cases.push(offered(&stranger, RoomKind::Bridge, random));

    let mut voice = good.clone();
    voice.reader = false;
    cases.push(voice);

    let mut none = good.clone();
    none.genesis = b"\x82\x17\x00".to_vec();
    none.room = answerable_rooms::entry::room_of(&none.genesis);
    cases.push(none);

    for case in cases {
        let offer = offer_bytes(&inviter, std::slice::from_ref(&case));
        assert_eq!(Offer::read(&offer).err(), Some(Check::R073));
        let made = draw(&inviter, Purpose::Join, vec![case], random);
        assert_eq!(made.err(), Some(Check::R073));
    }
    assert!(Offer::read(&offer_bytes(&inviter, &[good])).is_ok());
}

/// An offer's bytes, written by hand.
fn offer_bytes(inviter: &Keys, rooms: &[Offered]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(5).bytes(inviter.card().bytes());
    writer.bytes(&[3; 32]).bytes(PROCESS.bytes()).uint(0);
    writer.array(rooms.len());
    for offered in rooms {
        writer.array(6).bytes(offered.room.bytes());
        writer.bytes(&offered.genesis);
        writer.bytes(offered.person.bytes());
        writer.uint(offered.side as u64);
        writer.uint(offered.reader.into());
        writer.uint(offered.from_now.into());
    }
    writer.done()
}

#[test]
fn an_offer_names_rooms_in_order_once_and_at_least_one() {
    let random = &mut Drawn::new("order");
    let inviter = machine(random);
    let mut rooms: Vec<_> = [RoomKind::Survivor, RoomKind::Contact, RoomKind::Bridge]
        .map(|kind| offered(&inviter, kind, random))
        .into();
    rooms.sort_by_key(|offered| offered.room);
    assert!(Offer::read(&offer_bytes(&inviter, &rooms)).is_ok());
    let refused = |rooms: &[Offered]| Offer::read(&offer_bytes(&inviter, rooms)).err();
    assert_eq!(refused(&[]), Some(Check::R001));
    let twice = [rooms[0].clone(), rooms[0].clone()];
    assert_eq!(refused(&twice), Some(Check::R001));
    rooms.reverse();
    assert_eq!(refused(&rooms), Some(Check::R001));
    rooms.push(offered(&inviter, RoomKind::Contact, random));
    assert_eq!(refused(&rooms), Some(Check::R002));
}

#[test]
fn r_073_r_074_let_in_as_another_or_by_another_is_seen() {
    let random = &mut Drawn::new("R-074");
    let (inviter, compared, awaiting) = compared(random);
    let offered = compared.offer().rooms()[0].clone();
    let own = compared.step1().device();
    let act = compared.act(&offered.room, Vec::new()).unwrap();
    let all = |_: &DeviceId| true;
    let (inviter, person) = (inviter.device(), offered.person);
    let judged = |act: &Act, person, missing: Option<DeviceId>| {
        let found = LetIn {
            act,
            person,
            sender: inviter,
            is_member: &|device| all(device) && Some(*device) != missing,
        };
        awaiting.let_in(&offered.room, &found)
    };
    assert_eq!(judged(&act, person, None), Ok(()));
    assert_eq!(judged(&act, person, Some(own)), Err(Check::R074));
    assert_eq!(judged(&act, person, Some(inviter)), Err(Check::R074));
    let someone = compared.offer().rooms()[1].person;
    assert_eq!(judged(&act, someone, None), Err(Check::R074));
    assert_eq!(judged(&Act::Leave, person, None), Err(Check::R074));

    let changed = |change: &dyn Fn(&mut Act)| {
        let mut other = act.clone();
        change(&mut other);
        judged(&other, person, None)
    };
    let voice = changed(&|act| {
        if let Act::Admit { reader, .. } = act {
            *reader = false;
        }
    });
    assert_eq!(voice, Err(Check::R074));
    let later = changed(&|act| {
        if let Act::Admit { from_now, .. } = act {
            *from_now = true;
        }
    });
    assert_eq!(later, Err(Check::R074));
    let elsewhere = changed(&|act| {
        if let Act::Admit { invite, .. } = act {
            *invite = InviteId([0; 32]);
        }
    });
    assert_eq!(elsewhere, Err(Check::R074));
    let other_card = machine(random);
    let swapped = changed(&|act| {
        if let Act::Admit { new, .. } = act {
            new.card = other_card.card().clone();
        }
    });
    assert_eq!(swapped, Err(Check::R073));
}

#[test]
fn r_084_a_welcome_for_another_or_into_another_room_is_refused() {
    let random = &mut Drawn::new("R-084");
    let (inviter, compared, awaiting) = compared(random);
    let invite = compared.code().invite();
    let own = compared.device().card.clone();
    let place = welcome_places(&invite).next().unwrap();
    let good = welcome(compared.offer().rooms());
    let opened = |object: &[u8]| awaiting.open(&place, object).err();

    let stranger = machine(random);
    let for_another = invite::welcome(&place, &invite, &good, &inviter, stranger.card(), random);
    assert_eq!(opened(&for_another), Some(Check::R084));

    let elsewhere = InviteId([1; 32]);
    let of_another = invite::welcome(&place, &elsewhere, &good, &inviter, &own, random);
    assert_eq!(opened(&of_another), Some(Check::R084));

    let not_offered = offered(&inviter, RoomKind::Survivor, random);
    let elsewhere = welcome(&[not_offered]);
    let into_another = invite::welcome(&place, &invite, &elsewhere, &inviter, &own, random);
    assert_eq!(opened(&into_another), Some(Check::R084));

    let outsider = Keys::draw(ProcessId([0x71; 32]), DeviceKind::Machine, random);
    let by_an_outsider = invite::welcome(&place, &invite, &good, &outsider, &own, random);
    assert_eq!(opened(&by_an_outsider), Some(Check::R014));

    let next = welcome_places(&invite).nth(1).unwrap();
    let moved = invite::welcome(&next, &invite, &good, &inviter, &own, random);
    assert_eq!(opened(&moved), Some(Check::R026));
    assert_eq!(welcome_places(&invite).count(), 8);
}

#[test]
fn a_step_of_what_is_no_machine_of_this_process_is_refused() {
    let random = &mut Drawn::new("step 1");
    let (_, invitation) = drawn(random);
    let place = invitation.place();
    let invite = invitation.code().invite();
    let step = |keys: &Keys, bound: &InviteId, name: &str| {
        let mut writer = Writer::default();
        writer.array(4).bytes(keys.card().bytes());
        writer.bytes(&keys.prove(&bound.0).0);
        writer.bytes(&[8; 32]).text(name);
        writer.done()
    };
    let refused = |bytes: &[u8]| {
        let object = place.seal(bytes, &mut Drawn::new("nonce"));
        invitation.read(&[&object]).err()
    };
    let good = machine(random);
    assert_eq!(refused(&step(&good, &invite, "")), None);
    let elsewhere = InviteId([1; 32]);
    assert_eq!(refused(&step(&good, &elsewhere, "")), Some(Check::R012));
    let paper = Keys::draw(PROCESS, DeviceKind::Paper, random);
    assert_eq!(refused(&step(&paper, &invite, "")), Some(Check::R025));
    let stranger = Keys::draw(ProcessId([1; 32]), DeviceKind::Machine, random);
    assert_eq!(refused(&step(&stranger, &invite, "")), Some(Check::R014));
    let long = "n".repeat(257);
    assert_eq!(refused(&step(&good, &invite, &long)), Some(Check::R002));
    assert_eq!(refused(b""), Some(Check::R001));
    assert_eq!(invitation.read(&[]).err(), Some(Check::R026));
}

#[test]
fn an_object_of_another_size_or_place_is_refused() {
    let random = &mut Drawn::new("objects");
    let (_, invitation) = drawn(random);
    let place = invitation.place();
    let object = place.seal(b"step", random);
    assert_eq!(object.len(), 1_024);
    assert_eq!(&place.open(&object).unwrap()[..], b"step");
    assert_eq!(place.name().len(), 26);
    for at in [0, 23, 24, 500, 1_023] {
        let mut other = object.clone();
        other[at] ^= 1;
        assert_eq!(place.open(&other).err(), Some(Check::R026));
    }
    assert_eq!(place.open(&object[..1_000]).err(), Some(Check::R026));
    assert_eq!(place.open(&[]).err(), Some(Check::R026));
    assert_eq!(place.open(&vec![0; 3 << 20]).err(), Some(Check::R002));
    let genesis = genesis(&machine(random), RoomKind::Bridge, random);
    assert!(genesis.len() < 2_048);
}
