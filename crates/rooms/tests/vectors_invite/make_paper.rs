//! How `paper.json` was made.

use answerable_rooms::act::{Act, Cut, NewDevice};
use answerable_rooms::base32;
use answerable_rooms::cbor::Writer;
use answerable_rooms::check::Check;
use answerable_rooms::derive::{Label, derive};
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::ids::{EntryId, ProcessId, RoomId};
use answerable_rooms::mailbox::Mailbox;
use answerable_rooms::paper_key::Entropy;
use answerable_rooms::restart;
use answerable_rooms::shares::split;
use serde_json::{Value, json};

use crate::make_code::body;
use crate::paper::step;
use crate::support::rooms::{bytes, machine};
use crate::support::vectors::{Making, Vector, array_of, hex, text_of, unhex};
use crate::support::{Drawn, PROCESS};

/// All of them.
pub fn all() -> Vec<Vector> {
    let mut making = Making::new("paper", step);
    let random = &mut Drawn::new("paper.json");
    let entropy: [u8; 32] = bytes(random);
    let given = json!({ "step": "sheet", "entropy": hex(entropy), "process": hex(PROCESS.0) });
    let sheet = making.gives("a sheet, and what comes of it", given, &[]);
    reading(&mut making, &sheet);
    mailboxes(&mut making, entropy, &sheet, random);
    chains(&mut making, random);
    restarts(&mut making, random);
    shares(&mut making, random);
    making.made
}

fn reading(making: &mut Making, sheet: &Value) {
    let words: Vec<&str> = text_of(sheet, "words").split(' ').collect();
    let given = || json!({ "step": "read words" });
    let across = (0..12).flat_map(|row| [row, row + 12]);
    let across: Vec<_> = across
        .map(|at: usize| format!("{}. {}", at + 1, words[at].to_uppercase()))
        .collect();
    let why = "numbered, in upper case, read across two columns";
    making.gives(why, given(), across.join("\n").as_bytes());
    let short: Vec<_> = words
        .iter()
        .map(|word| &word[..word.len().min(4)])
        .collect();
    making.gives(
        "by their first four letters",
        given(),
        short.join(" ").as_bytes(),
    );

    let mut refuses = |why: &str, words: &[&str]| {
        making.refuses(Check::R084, why, given(), words.join(" ").as_bytes());
    };
    refuses("23 words", &words[1..]);
    let mut other = words.clone();
    other[3] = "answerable";
    refuses("a word that is not in the list", &other);
    let mut swapped = words.clone();
    swapped.swap(0, 1);
    refuses("two words are swapped: the checksum does not fit", &swapped);

    let given = || json!({ "step": "read letters" });
    let letters = text_of(sheet, "letters");
    let loud = letters.to_uppercase().replace(' ', "-");
    making.gives("letters as people type them", given(), loud.as_bytes());
    let slip = letters.replacen(
        &letters[..1],
        if letters.starts_with('a') { "b" } else { "a" },
        1,
    );
    making.refuses(Check::R084, "a letter is another", given(), slip.as_bytes());
    making.refuses(
        Check::R084,
        "a letter is missing",
        given(),
        &letters.as_bytes()[1..],
    );
}

fn mailboxes(making: &mut Making, entropy: [u8; 32], sheet: &Value, random: &mut Drawn) {
    let sender = machine(random);
    let leaving = |card: &[u8], number: u64, random: &mut Drawn| {
        let (signing, sealing) = sender.secrets();
        json!({
            "step": "leave",
            "process": hex(PROCESS.0),
            "signing": hex(*signing),
            "sealing": hex(*sealing),
            "mailbox": sheet["mailbox"],
            "number": number,
            "card": hex(card),
            "body": hex(body(&[RoomId([1; 32])], &[4])),
            "random": hex(bytes::<88>(random)),
        })
    };
    let reading = |number: u64| {
        json!({
            "step": "read mailbox",
            "entropy": hex(entropy),
            "letters": sheet["letters"],
            "kind": 1,
            "number": number,
        })
    };
    let card = unhex(&sheet["paper key"]);
    let given = leaving(&card, 1, random);
    let left = making.gives("a machine leaves what the paper key needs", given, &[]);
    let object = unhex(&left["object"]);
    making.gives("the paper key finds it", reading(1), &object);
    making.refuses(Check::R026, "moved to another number", reading(2), &object);
    let mut other_kind = reading(1);
    other_kind["kind"] = json!(2);
    making.refuses(
        Check::R084,
        "read as a recovery device",
        other_kind,
        &object,
    );
    let other = machine(random);
    let given = leaving(other.card().bytes(), 1, random);
    let left = step("leave")(&given, &[]).unwrap();
    let why = "sealed to another device";
    making.refuses(Check::R084, why, reading(1), &unhex(&left["object"]));
    let mailbox = Mailbox::from_bytes(array_of(sheet, "mailbox"));
    let again = mailbox.place(1).open(&object).unwrap();
    let again = mailbox.place(2).seal(&again, random);
    let why = "put under another number by whoever has the mailbox's secret";
    making.refuses(Check::R084, why, reading(2), &again);
    let elsewhere = Entropy::from_bytes(entropy).keys(ProcessId([1; 32]), DeviceKind::Paper);
    let given = leaving(elsewhere.card().bytes(), 1, random);
    let left = step("leave")(&given, &[]).unwrap();
    let why = "of another process than the letters on the sheet";
    making.refuses(Check::R084, why, reading(1), &unhex(&left["object"]));
}

fn encoded(act: &Act) -> Vec<u8> {
    let mut writer = Writer::default();
    act.write(&mut writer);
    writer.done()
}

fn chains(making: &mut Making, random: &mut Drawn) {
    let new = machine(random);
    let add = encoded(&Act::Add {
        new: NewDevice {
            card: new.card().clone(),
            possession: new.prove(&[1; 32]),
        },
        invite: None,
    });
    let lost = encoded(&Act::Drop {
        devices: vec![machine(random).device()],
    });
    let given = |acts: &[&[u8]]| {
        let acts: Vec<_> = acts.iter().map(hex).collect();
        json!({ "step": "chain", "acts": acts })
    };
    making.gives("one add, one drop", given(&[&add, &lost]), &[]);
    let twice = given(&[&lost, &add, &lost]);
    making.refuses(Check::R080, "a second drop", twice, &[]);
    let other = given(&[&add, &[]]);
    making.refuses(Check::R080, "something that is no act", other, &[]);
    let leave = encoded(&Act::Leave);
    making.refuses(Check::R080, "another act", given(&[&leave]), &[]);
}

fn restarts(making: &mut Making, random: &mut Drawn) {
    let own = [hex([1; 32]), hex([2; 32])];
    let seen =
        |seq: u64, id: u8| json!({ "step": "seen", "own": own, "seq": seq, "id": hex([id; 32]) });
    making.gives("others have seen what is known here", seen(2, 2), &[]);
    let why = "others have seen a third entry of one's own";
    making.refuses(Check::R081, why, seen(3, 3), &[]);
    let why = "others have seen another second entry";
    making.refuses(Check::R081, why, seen(2, 3), &[]);

    let (old, new) = (machine(random), machine(random));
    let room = RoomId([4; 32]);
    let last = Cut {
        device: old.device(),
        seq: 9,
        id: EntryId([9; 32]),
    };
    let given = |old: &Keys, room: RoomId, forked: u8, restarted: u8| {
        json!({
            "step": "restart",
            "old card": hex(old.card().bytes()),
            "room": hex(room.0),
            "forked": forked,
            "restarted": restarted,
        })
    };
    let act = restart::act(&old, last, &room, &new);
    let bytes = encoded(&act);
    let first = given(&old, room, 0, 0);
    making.gives("a device goes on as another", first.clone(), &bytes);
    let mut refuses = |why: &str, given: Value, bytes: &[u8]| {
        making.refuses(Check::R082, why, given, bytes);
    };
    refuses("its chain is forked", given(&old, room, 1, 0), &bytes);
    refuses("it went on already", given(&old, room, 0, 1), &bytes);
    let other = machine(random);
    refuses("of another device", given(&other, room, 0, 0), &bytes);
    let Act::Restart {
        mut old,
        new: device,
        signature,
    } = act
    else {
        panic!("a restart");
    };
    old.seq = 10;
    let later = encoded(&Act::Restart {
        old,
        new: device,
        signature,
    });
    making.refuses(Check::R082, "another number than was signed", first, &later);
}

fn shares(making: &mut Making, random: &mut Drawn) {
    let entropy = Entropy::draw(random);
    let mut drawn = |enough, of| {
        let shares = split(&entropy, PROCESS, enough, of, random).unwrap();
        shares
            .iter()
            .map(|share| share.text().to_string())
            .collect::<Vec<_>>()
    };
    let (set, other) = (drawn(3, 5), drawn(3, 5));
    let given = || json!({ "step": "read share" });
    making.gives("a share's line", given(), set[1].to_uppercase().as_bytes());
    let mut refuses = |check, why: &str, line: &str| {
        making.refuses(check, why, given(), line.as_bytes());
    };
    refuses(Check::R083, "its end is missing", &set[1][..150]);
    let changed = |at: usize, to: u8| {
        relined(&set[1], |item| {
            item[at] = to;
        })
    };
    // Array, version, head and 16 bytes of the set; then enough, of and index.
    refuses(Check::R003, "of another version", &changed(1, 2));
    refuses(Check::R083, "one would be enough", &changed(19, 1));
    refuses(
        Check::R083,
        "more are enough than there are",
        &changed(19, 6),
    );
    refuses(Check::R083, "there are nine", &changed(20, 9));
    refuses(Check::R083, "it is number 0", &changed(21, 0));
    refuses(Check::R083, "it is number 6 of 5", &changed(21, 6));

    let joining = |lines: &[&String]| json!({ "step": "join shares", "shares": lines });
    let (a, b, c, d) = (&set[0], &set[1], &set[2], &set[3]);
    making.gives("three of five", joining(&[d, a, c]), &[]);
    let forged = relined(b, |item| *item.last_mut().unwrap() ^= 1);
    let why = "one is wrong, and the others are enough";
    making.gives(why, joining(&[a, &forged, c, d]), &[]);
    let mut refuses = |why: &str, lines: &[&String]| {
        making.refuses(Check::R083, why, joining(lines), &[]);
    };
    refuses("one is wrong, and nobody can say which", &[a, &forged, c]);
    refuses("one is of another set", &[a, &other[1], c]);
    refuses("one is there twice", &[a, b, a]);
    refuses("two of three that are needed", &[a, b]);
    refuses("none", &[]);
}

/// A share's line with another item, and a check that fits.
fn relined(line: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let bytes = base32::decode(line.strip_prefix("answerable-share-").unwrap()).unwrap();
    let mut item = bytes[..bytes.len() - 4].to_vec();
    change(&mut item);
    let check = derive(Label::ShareCheck, &[&item]);
    let letters = base32::encode(&[&item[..], &check[..4]].concat());
    format!("answerable-share-{letters}")
}
