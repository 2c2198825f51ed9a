//! How `code.json` was made.

use answerable_rooms::act::Act;
use answerable_rooms::base32;
use answerable_rooms::cbor::Writer;
use answerable_rooms::check::Check;
use answerable_rooms::code::Code;
use answerable_rooms::derive::{Label, derive, padded};
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::entry::room_of;
use answerable_rooms::genesis::RoomKind;
use answerable_rooms::ids::{DeviceId, InviteId, ProcessId, RoomId};
use answerable_rooms::signature::SignLabel;
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use serde_json::{Value, json};

use crate::code::{offer, step};
use crate::support::rooms::{NOW, bytes, genesis, machine};
use crate::support::vectors::{Making, Vector, hex, text_of, unhex};
use crate::support::{Drawn, PROCESS};

/// What most vectors stand on: one invitation, drawn and joined.
struct Whole {
    random: Drawn,
    inviter: Keys,
    joiner: Keys,
    code: String,
    offer: Vec<u8>,
    step1: Vec<u8>,
}

/// All of them.
pub fn all() -> Vec<Vector> {
    let mut making = Making::new("code", step);
    let mut whole = draw_and_join(&mut making);
    codes(&mut making, &whole);
    steps_1(&mut making, &mut whole);
    steps_2(&mut making, &mut whole);
    welcomes(&mut making, &mut whole);
    let_in(&mut making, &mut whole);
    making.made
}

fn draw_and_join(making: &mut Making) -> Whole {
    let mut random = Drawn::new("code.json");
    let inviter = machine(&mut random);
    let genesis = genesis(&inviter, RoomKind::Bridge, &mut random);
    let room = json!({
        "room": hex(room_of(&genesis).0),
        "genesis": hex(&genesis),
        "person": hex(bytes::<16>(&mut random)),
        "side": 2,
        "reader": 1,
        "from": 0,
    });
    let mut given = with_keys("draw", &inviter);
    given["purpose"] = json!(0);
    given["rooms"] = json!([room]);
    given["locators"] = json!(["webdav://ana:pass@cloud.example/a"]);
    given["now_s"] = json!(NOW);
    given["random"] = json!(hex(bytes::<48>(&mut random)));
    let drawn = making.gives("a code commits to all that is offered", given.clone(), &[]);
    let voice = || {
        let mut given = given.clone();
        given["rooms"][0]["reader"] = json!(0);
        given
    };
    let why = "a voice is offered in a bridge";
    making.refuses(Check::R073, why, voice(), &[]);

    let code = text_of(&drawn, "code").to_owned();
    let secrets: [u8; 64] = bytes(&mut random);
    let rest: [u8; 56] = bytes(&mut random);
    let given = json!({
        "step": "join",
        "code": code,
        "name": "Noor",
        "random": hex([&secrets[..], &rest].concat()),
    });
    let joined = making.gives("step 1 fixes the joiner's keys", given, &[]);
    let half = |at: usize| secrets[at..at + 32].try_into().unwrap();
    Whole {
        joiner: Keys::from_secrets(PROCESS, DeviceKind::Machine, &half(0), &half(32)),
        inviter,
        code,
        offer: unhex(&drawn["offer"]),
        step1: unhex(&joined["step 1"]),
        random,
    }
}

fn with_keys(step: &str, keys: &Keys) -> Value {
    let (signing, sealing) = keys.secrets();
    json!({
        "step": step,
        "process": hex(keys.card().process().0),
        "signing": hex(*signing),
        "sealing": hex(*sealing),
    })
}

/// A code's line around an item, with its check.
fn line(item: &[u8]) -> String {
    let check = derive(Label::CodeCheck, &[item]);
    let letters = base32::encode(&[item, &check[..4]].concat());
    format!("answerable-{letters}")
}

fn item(code: &str) -> Vec<u8> {
    let bytes = base32::decode(code.strip_prefix("answerable-").unwrap()).unwrap();
    bytes[..bytes.len() - 4].to_vec()
}

fn codes(making: &mut Making, whole: &Whole) {
    let given = || json!({ "step": "read code" });
    let code = &whole.code;
    making.gives("a code as it was made", given(), code.as_bytes());
    let (one, other) = code.split_at(70);
    let quoted = format!("Join us: “{}\r\n> {other}”. Call me!", one.to_uppercase());
    let why = "upper case, a line end, quoting, and text around it";
    making.gives(why, given(), quoted.as_bytes());

    let mut refuses = |check, why: &str, text: &str| {
        making.refuses(check, why, given(), text.as_bytes());
    };
    refuses(
        Check::R070,
        "the last letter is missing",
        &code[..code.len() - 1],
    );
    refuses(Check::R070, "there is none in the text", "Call me!");
    let wrong = code.replacen(
        &code[40..41],
        if &code[40..41] == "a" { "b" } else { "a" },
        1,
    );
    refuses(Check::R070, "a letter is another", &wrong);
    let followed = format!("{code} tomorrow");
    refuses(Check::R070, "letters follow that are not of it", &followed);

    let item = item(code);
    let mut newer = item.clone();
    newer[1] = 2;
    refuses(Check::R003, "of another version", &line(&newer));
    let mut suite = item.clone();
    suite[2] = 2;
    refuses(Check::R003, "of another suite", &line(&suite));
    let mut long_form = item.clone();
    long_form.splice(1..2, [0x18, 1]);
    refuses(
        Check::R070,
        "a number is not in its shortest form",
        &line(&long_form),
    );
    let mut trailing = item.clone();
    trailing.push(0);
    refuses(Check::R070, "something follows the item", &line(&trailing));
    let storages = |many: usize, bytes: usize| {
        let mut writer = Writer::default();
        writer.array(7).version().bytes(&[1; 16]).bytes(&[2; 32]);
        writer.bytes(PROCESS.bytes()).uint(NOW).array(many);
        for _ in 0..many {
            writer.text(&"l".repeat(bytes));
        }
        line(&writer.done())
    };
    refuses(Check::R070, "nine storages", &storages(9, 1));
    refuses(Check::R070, "a storage without a name", &storages(1, 0));
    refuses(Check::R070, "longer than 1,024 letters", &storages(2, 300));
}

fn step_1(keys: &Keys, bound: &InviteId, name: &str) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(4).bytes(keys.card().bytes());
    writer.bytes(&keys.prove(&bound.0).0);
    writer.bytes(&[8; 32]).text(name);
    writer.done()
}

fn steps_1(making: &mut Making, whole: &mut Whole) {
    let invite = Code::parse(&whole.code).unwrap().invite();
    let seal = |bytes: &[u8]| object(&whole.code, 1, bytes, 0);
    let given = || json!({ "step": "read step 1", "code": whole.code, "offer": hex(&whole.offer) });
    let object = seal(&whole.step1);
    making.gives("a step 1 is read", given(), &object);
    let mut two = given();
    let other = step_1(&machine(&mut whole.random), &invite, "");
    two["other storages"] = json!([hex(seal(&other))]);
    let why = "another storage holds another step 1: nobody is answered";
    making.refuses(Check::R071, why, two, &object);
    let mut damaged = given();
    damaged["other storages"] = json!([hex(b"damage")]);
    making.gives("another storage holds damage", damaged, &object);

    let mut refuses = |check, why: &str, bytes: &[u8]| {
        making.refuses(check, why, given(), &seal(bytes));
    };
    let elsewhere = step_1(&whole.joiner, &InviteId([1; 32]), "");
    refuses(
        Check::R012,
        "possession is bound to another invitation",
        &elsewhere,
    );
    let stranger = Keys::from_secrets(ProcessId([1; 32]), DeviceKind::Machine, &[2; 32], &[3; 32]);
    let why = "the device is of another process";
    refuses(Check::R014, why, &step_1(&stranger, &invite, ""));
    let paper = Keys::from_secrets(PROCESS, DeviceKind::Paper, &[2; 32], &[3; 32]);
    refuses(
        Check::R025,
        "the device is a paper key",
        &step_1(&paper, &invite, ""),
    );
    let long = step_1(&whole.joiner, &invite, &"n".repeat(257));
    refuses(Check::R002, "the name has 257 bytes", &long);

    let mut moved = object.clone();
    moved[30] ^= 1;
    making.refuses(
        Check::R026,
        "a bit of the object is another",
        given(),
        &moved,
    );
    let moved = self::object(&whole.code, 2, &whole.step1, 0);
    let why = "sealed for another step";
    making.refuses(Check::R026, why, given(), &moved);
    let padded = self::object(&whole.code, 1, &whole.step1, 1);
    making.refuses(Check::R028, "padding is not zeros", given(), &padded);
}

/// An object of a step of a code, by the page alone; its last byte of padding is `last`.
fn object(code: &str, step: u8, bytes: &[u8], last: u8) -> Vec<u8> {
    // After array, version, suite and the head of a byte string of 16.
    let secret = &item(code)[4..20];
    let whole = padded((24 + 4 + bytes.len() + 16) as u64) as usize;
    let mut plain = (bytes.len() as u32).to_be_bytes().to_vec();
    plain.extend_from_slice(bytes);
    plain.resize(whole - 40, 0);
    *plain.last_mut().unwrap() = last;
    let key = derive(Label::InviteKey, &[secret]);
    let (msg, aad) = (&plain[..], &[0x83, 1, 1, step][..]);
    let nonce = [step; 24];
    let sealed = XChaCha20Poly1305::new(&key.into())
        .encrypt(&nonce.into(), Payload { msg, aad })
        .unwrap();
    [&nonce[..], &sealed].concat()
}

fn steps_2(making: &mut Making, whole: &mut Whole) {
    let mut given = with_keys("answer", &whole.inviter);
    given["code"] = json!(whole.code);
    given["offer"] = json!(hex(&whole.offer));
    given["step 1"] = json!(hex(&whole.step1));
    given["random"] = json!(hex(bytes::<88>(&mut whole.random)));
    let answered = making.gives("words are there once step 1 was read", given, &[]);
    let object = unhex(&answered["object"]);

    let reading = |code: &str| {
        let mut given = with_keys("read step 2", &whole.joiner);
        given["code"] = json!(code);
        given["step 1"] = json!(hex(&whole.step1));
        given
    };
    let code = whole.code.clone();
    let read = making.gives("the same words on the other side", reading(&code), &object);
    assert_eq!(read["words"], answered["words"]);

    let mut to_another = with_keys("read step 2", &whole.joiner);
    let other = machine(&mut whole.random);
    to_another["code"] = json!(code);
    let invite = Code::parse(&code).unwrap().invite();
    to_another["step 1"] = json!(hex(step_1(&whole.joiner, &invite, "")));
    let why = "it answers another step 1 of the same device";
    making.refuses(Check::R072, why, to_another, &object);

    let sealed = |code: &str, offer: &[u8], signer: &Keys, random: &mut Drawn| {
        let hash = derive(Label::InviteStep, &[&whole.step1]);
        let signature = signer.sign(SignLabel::InviteAnswer, &[&hash[..], offer].concat());
        let mut writer = Writer::default();
        writer.array(2).bytes(offer).bytes(&signature.0);
        let info = info(&whole.joiner.device(), &Code::parse(code).unwrap().invite());
        let sealed = whole.joiner.card().seal(&info, &writer.done(), random);
        self::object(code, 2, &sealed, 0)
    };
    let random = &mut Drawn::new("steps 2");
    let by_another = sealed(&code, &whole.offer, &other, random);
    let why = "the offer is signed by another device than the card in it";
    making.refuses(Check::R072, why, reading(&code), &by_another);
    let mut fitted = whole.offer.clone();
    // The last bytes are person, side, reader and from: another person's name.
    let at = fitted.len() - 5;
    fitted[at] ^= 1;
    let uncommitted = sealed(&code, &fitted, &whole.inviter, random);
    let why = "a person id was fitted afterwards: the code does not commit to it";
    making.refuses(Check::R072, why, reading(&code), &uncommitted);

    // Codes that commit to what they should not offer.
    let mut commits = |check, why: &str, offer: &[u8]| {
        let mut item = item(&code);
        let commitment = derive(Label::InviteCommitment, &[offer]);
        item[22..54].copy_from_slice(&commitment);
        let code = line(&item);
        let object = sealed(&code, offer, &whole.inviter, random);
        making.refuses(check, why, reading(&code), &object);
    };
    let room = hex(self::offer(&whole.offer).rooms()[0].room.0);
    let at = hex(&whole.offer).find(&room).unwrap() / 2;
    let mut other_room = whole.offer.clone();
    other_room[at] ^= 1;
    commits(
        Check::R073,
        "a genesis that gives another room",
        &other_room,
    );
    let mut purpose = whole.offer.clone();
    let at_purpose = at - 5;
    assert_eq!(purpose[at_purpose], 0);
    purpose[at_purpose] = 3;
    commits(Check::R025, "an unknown purpose", &purpose);
    let end = whole.offer.len();
    let mut side = whole.offer.clone();
    side[end - 3] = 3;
    commits(Check::R025, "an unknown side", &side);
    let mut trailing = whole.offer.clone();
    trailing.push(0);
    commits(Check::R001, "something follows the offer", &trailing);
}

fn info(device: &DeviceId, invite: &InviteId) -> Vec<u8> {
    let mut writer = Writer::default();
    writer
        .array(6)
        .version()
        .text("answer")
        .bytes(PROCESS.bytes());
    writer.bytes(invite.bytes()).bytes(device.bytes());
    writer.done()
}

/// A welcome's body into rooms, with an epoch's key each.
pub fn body(rooms: &[RoomId], epochs: &[u8]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.array(2).array(rooms.len());
    for room in rooms {
        writer.array(3).bytes(room.bytes()).array(epochs.len());
        for epoch in epochs {
            writer.array(3).bytes(&[*epoch; 32]).uint(0).bytes(&[6; 32]);
        }
        writer.array(1).array(3).bytes(&[7; 32]).uint(64);
        writer.bytes(&[epochs[0]; 32]);
    }
    writer.array(1).text("file:///media/stick");
    writer.done()
}

fn welcomes(making: &mut Making, whole: &mut Whole) {
    let invite = Code::parse(&whole.code).unwrap().invite();
    let room = self::offer(&whole.offer).rooms()[0].room;
    let giving =
        |sender: &Keys, card: &[u8], invite: &InviteId, body: &[u8], random: &mut Drawn| {
            let mut given = with_keys("welcome", sender);
            given["invite"] = json!(hex(invite.0));
            given["number"] = json!(3);
            given["card"] = json!(hex(card));
            given["body"] = json!(hex(body));
            given["random"] = json!(hex(bytes::<88>(random)));
            given
        };
    let reading = |number: u64| {
        let mut given = with_keys("read welcome", &whole.joiner);
        given["code"] = json!(whole.code);
        given["offer"] = json!(hex(&whole.offer));
        given["step 1"] = json!(hex(&whole.step1));
        given["number"] = json!(number);
        given
    };
    let own = whole.joiner.card().bytes().to_vec();
    let random = &mut whole.random;
    let good = body(&[room], &[4, 5]);
    let approver = machine(random);
    let given = giving(&approver, &own, &invite, &good, random);
    let made = making.gives("any member can welcome", given, &[]);
    let object = unhex(&made["object"]);
    making.gives("a welcome is opened", reading(3), &object);
    making.refuses(Check::R026, "moved to the next place", reading(4), &object);

    let mut refuses = |check, why: &str, given: Value| {
        let made = step("welcome")(&given, &[]).unwrap();
        making.refuses(check, why, reading(3), &unhex(&made["object"]));
    };
    let other = machine(random);
    let given = giving(&approver, other.card().bytes(), &invite, &good, random);
    refuses(Check::R084, "sealed to another device", given);
    let stranger = Keys::from_secrets(ProcessId([1; 32]), DeviceKind::Machine, &[2; 32], &[3; 32]);
    let given = giving(&stranger, &own, &invite, &good, random);
    refuses(Check::R014, "by a device of another process", given);
    let elsewhere = body(&[RoomId([9; 32])], &[4]);
    let given = giving(&approver, &own, &invite, &elsewhere, random);
    refuses(Check::R084, "into a room that was not offered", given);

    for (check, why, epochs) in [
        (Check::R001, "epochs are not in order", [5, 4]),
        (Check::R001, "an epoch is there twice", [4, 4]),
    ] {
        let given = giving(&approver, &own, &invite, &body(&[room], &epochs), random);
        making.refuses(check, why, given, &[]);
    }
}

fn let_in(making: &mut Making, whole: &mut Whole) {
    let offer = self::offer(&whole.offer);
    let offered = &offer.rooms()[0];
    let devices = [whole.joiner.device(), whole.inviter.device()];
    let members: Vec<_> = devices.iter().map(|device| hex(device.0)).collect();
    let given = || {
        let mut given = with_keys("let in", &whole.joiner);
        given["code"] = json!(whole.code);
        given["offer"] = json!(hex(&whole.offer));
        given["step 1"] = json!(hex(&whole.step1));
        given["room"] = json!(hex(offered.room.0));
        given["person"] = json!(hex(offered.person.0));
        given["sender"] = json!(members[1]);
        given["members"] = json!(members);
        given
    };
    let invite = Code::parse(&whole.code).unwrap().invite();
    let act = |keys: &Keys, from_now: bool, invite: InviteId| {
        let mut writer = Writer::default();
        Act::Admit {
            person: offered.person,
            side: offered.side,
            reader: offered.reader,
            from_now,
            new: answerable_rooms::act::NewDevice {
                card: keys.card().clone(),
                possession: keys.prove(&invite.0),
            },
            invite,
        }
        .write(&mut writer);
        writer.done()
    };
    let right = act(&whole.joiner, false, invite);
    making.gives("let in as it was offered", given(), &right);
    for (missing, why) in [
        (0, "the own device is no member"),
        (1, "the inviter is none"),
    ] {
        let mut given = given();
        given["members"] = json!([members[1 - missing]]);
        making.refuses(Check::R074, why, given, &right);
    }
    let later = act(&whole.joiner, true, invite);
    let why = "from now on, where the beginning was offered";
    making.refuses(Check::R074, why, given(), &later);
    let elsewhere = act(&whole.joiner, false, InviteId([1; 32]));
    making.refuses(Check::R074, "by another invitation", given(), &elsewhere);
    let other = act(&machine(&mut Drawn::new("other card")), false, invite);
    making.refuses(Check::R073, "with another card", given(), &other);
}
