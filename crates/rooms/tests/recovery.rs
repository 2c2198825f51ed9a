//! Paper keys, shares and restarts, and what is refused of them.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use std::collections::HashSet;

use answerable_rooms::act::{Act, Cut, NewDevice};
use answerable_rooms::check::Check;
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::epoch::KeyKind;
use answerable_rooms::ids::{EntryId, EpochId, ProcessId, RoomId};
use answerable_rooms::mailbox::{self, Newest};
use answerable_rooms::paper_key::{Entropy, Misread, ShortProcess, writes_once};
use answerable_rooms::restart::{self, Before};
use answerable_rooms::secret::Secret;
use answerable_rooms::shares::{Share, Unjoined, join, split};
use answerable_rooms::signature::Signature;
use answerable_rooms::welcome::{EpochKey, RoomStart, Welcome};
use support::rooms::machine;
use support::{Drawn, PROCESS};

fn welcome() -> Welcome {
    let key = |epoch: u8, kind| EpochKey {
        epoch: EpochId([epoch; 32]),
        kind,
        key: Secret::from([epoch; 32]),
    };
    let start = RoomStart {
        room: RoomId([1; 32]),
        // Both keys of one epoch: the content key is what is handed over.
        keys: vec![
            key(3, KeyKind::Outline),
            key(3, KeyKind::Content),
            key(2, KeyKind::Outline),
        ],
        writers: Vec::new(),
    };
    Welcome::new(vec![start], Vec::new()).unwrap()
}

#[test]
fn words_are_read_as_people_type_them() {
    let entropy = Entropy::draw(&mut Drawn::new("words"));
    let words = entropy.words();
    let plain = words.join(" ");
    let numbered = |order: &[usize]| {
        let lines = order.iter().map(|at| format!("{}. {}", at + 1, words[*at]));
        lines.collect::<Vec<_>>().join("\n")
    };
    let short = words.map(|word| &word[..word.len().min(4)]).join("  ");
    let down: Vec<usize> = (0..24).collect();
    // Two columns on the sheet, read across.
    let across: Vec<usize> = (0..12).flat_map(|row| [row, row + 12]).collect();
    for typed in [
        plain.clone(),
        plain.to_uppercase(),
        plain.replace(' ', "\n\n   "),
        plain.replace(' ', ", "),
        short,
        numbered(&down),
        numbered(&across),
        numbered(&down).replace(". ", ""),
    ] {
        let read = Entropy::read(&typed).unwrap();
        assert_eq!(read.bytes(), entropy.bytes());
    }
}

#[test]
fn a_slip_in_the_words_is_told_by_its_place() {
    let entropy = Entropy::draw(&mut Drawn::new("slips"));
    let words = entropy.words();
    let with = |at: usize, word: &str| {
        let mut typed = words.map(str::to_owned);
        word.clone_into(&mut typed[at]);
        Entropy::read(&typed.join(" ")).err().unwrap()
    };
    let Misread::Unknown { place, near } = with(6, "abandno") else {
        panic!("a word that is none");
    };
    assert_eq!((place, near.near[0]), (7, "abandon"));
    let other = if words[0] == "zoo" { "zone" } else { "zoo" };
    assert_eq!(with(0, other), Misread::Check);
    assert_eq!(with(23, ""), Misread::Count(23));
    assert_eq!(with(23, "zoo zoo"), Misread::Count(25));
    assert_eq!(Entropy::read("").err(), Some(Misread::Count(0)));
    assert!(Entropy::read(&"zoo ".repeat(10_000)).is_err());
    // Nothing that was typed gets into a log by way of an error.
    let said = format!("{:?}", with(6, "abandno"));
    assert!(!said.contains("aband"), "{said}");

    let numbered = words.iter().enumerate().rev();
    let numbered: Vec<_> = numbered
        .map(|(at, word)| format!("{} {word}", at + 1))
        .collect();
    let typed = numbered.join(" ").replacen(words[23], "abandno", 1);
    let Some(Misread::Unknown { place, .. }) = Entropy::read(&typed).err() else {
        panic!("a word that is none");
    };
    assert_eq!(place, 24);
}

#[test]
fn the_letters_beside_the_words_tell_a_slip() {
    let short = ShortProcess::of(&PROCESS);
    let text = short.text();
    assert_eq!(text.len(), 19);
    assert_eq!(ShortProcess::read(&text), Ok(short));
    let loud = text.to_uppercase().replace(' ', " - ");
    assert_eq!(ShortProcess::read(&loud), Ok(short));
    let letters: Vec<char> = text.chars().filter(|letter| *letter != ' ').collect();
    for at in 0..letters.len() {
        let mut other = letters.clone();
        other[at] = if other[at] == 'a' { 'b' } else { 'a' };
        let other: String = other.into_iter().collect();
        assert_eq!(ShortProcess::read(&other), Err(Check::R084));
        let fewer: String = letters[..at].iter().collect();
        assert_eq!(ShortProcess::read(&fewer), Err(Check::R084));
    }
}

#[test]
fn a_paper_key_finds_all_it_needs_in_its_mailbox() {
    let random = &mut Drawn::new("mailbox");
    let entropy = Entropy::draw(random);
    let sheet = (entropy.words().join(" "), ShortProcess::of(&PROCESS).text());
    let sender = machine(random);
    let card = entropy.keys(PROCESS, DeviceKind::Paper).card().clone();
    // All that the machine keeps.
    let kept = *entropy.mailbox(ShortProcess::of(&PROCESS)).bytes();
    let mailbox = mailbox::Mailbox::from_bytes(kept);
    let object = mailbox.object(1, &welcome(), &sender, &card, random);
    drop(entropy);

    let entropy = Entropy::read(&sheet.0).unwrap();
    let short = ShortProcess::read(&sheet.1).unwrap();
    let place = entropy.mailbox(short).place(1);
    assert_eq!(place.name(), mailbox.place(1).name());
    let found = mailbox::open(&entropy, short, DeviceKind::Paper, 1, &object).unwrap();
    assert_eq!(found.keys.device(), card.device());
    assert_eq!(found.keys.card().process(), PROCESS);
    assert_eq!(found.sender.device(), sender.device());
    let keys = &found.welcome.rooms()[0].keys;
    let kinds: Vec<_> = keys.iter().map(|key| (key.epoch.0[0], key.kind)).collect();
    assert_eq!(kinds, [(2, KeyKind::Outline), (3, KeyKind::Content)]);
}

#[test]
fn r_084_a_mailbox_for_another_or_of_another_process_is_refused() {
    let random = &mut Drawn::new("R-084");
    let entropy = Entropy::draw(random);
    let short = ShortProcess::of(&PROCESS);
    let mailbox = entropy.mailbox(short);
    let sender = machine(random);
    let card = entropy.keys(PROCESS, DeviceKind::Paper).card().clone();
    let good = mailbox.object(2, &welcome(), &sender, &card, random);
    let open = |number, object: &[u8]| {
        mailbox::open(&entropy, short, DeviceKind::Paper, number, object).err()
    };
    assert_eq!(open(2, &good), None);
    assert_eq!(open(3, &good), Some(Check::R026));

    let stranger = machine(random);
    let for_another = mailbox.object(2, &welcome(), &sender, stranger.card(), random);
    assert_eq!(open(2, &for_another), Some(Check::R084));

    // The same eight bytes that are printed, and another process.
    let mut twin = PROCESS.0;
    twin[31] ^= 1;
    let twin = ProcessId(twin);
    let outsider = Keys::draw(twin, DeviceKind::Machine, random);
    let own = entropy.keys(twin, DeviceKind::Paper).card().clone();
    let crossed = mailbox.object(2, &welcome(), &sender, &own, random);
    assert_eq!(open(2, &crossed), Some(Check::R014));
    let whole = mailbox.object(2, &welcome(), &outsider, &own, random);
    assert_eq!(open(2, &whole), None);

    let elsewhere = Keys::draw(ProcessId([1; 32]), DeviceKind::Machine, random);
    let own = entropy
        .keys(ProcessId([1; 32]), DeviceKind::Paper)
        .card()
        .clone();
    let elsewhere = mailbox.object(2, &welcome(), &elsewhere, &own, random);
    assert_eq!(open(2, &elsewhere), Some(Check::R084));

    // Moved to another number by somebody with the mailbox's secret.
    let moved = mailbox
        .place(3)
        .seal(&mailbox.place(2).open(&good).unwrap(), random);
    assert_eq!(open(3, &moved), Some(Check::R084));
    let as_shares = mailbox::open(&entropy, short, DeviceKind::Shares, 2, &good);
    assert_eq!(as_shares.err(), Some(Check::R084));
    assert_eq!(Newest::default().next(), Some(1));
}

#[test]
fn r_080_a_paper_key_adds_once_drops_once_and_nothing_else() {
    let random = &mut Drawn::new("R-080");
    let new = machine(random);
    let add = Act::Add {
        new: NewDevice {
            card: new.card().clone(),
            possession: new.prove(&[1; 32]),
        },
        invite: None,
    };
    let lost = Act::Drop {
        devices: vec![machine(random).device()],
    };
    assert_eq!(writes_once([]), Ok(()));
    assert_eq!(writes_once([Some(&add), Some(&lost)]), Ok(()));
    for chain in [
        vec![Some(&add), Some(&add)],
        vec![Some(&add), Some(&lost), Some(&lost)],
        vec![Some(&Act::Leave)],
        vec![Some(&add), None],
    ] {
        assert_eq!(writes_once(chain), Err(Check::R080));
    }
}

#[test]
fn any_shares_that_are_enough_give_the_key_back() {
    let random = &mut Drawn::new("shares");
    let entropy = Entropy::draw(random);
    for (enough, of) in [(2, 2), (2, 3), (3, 5), (8, 8)] {
        let shares = split(&entropy, PROCESS, enough, of, random).unwrap();
        assert_eq!(shares.len(), usize::from(of));
        let lines: Vec<_> = shares.iter().map(Share::text).collect();
        let lines: Vec<_> = lines.iter().map(|line| line.to_uppercase()).collect();
        let read: Vec<_> = lines
            .iter()
            .rev()
            .map(|line| Share::parse(line).unwrap())
            .collect();
        assert_eq!(read[0].numbers(), (of, of, enough));
        let joined = join(&read[..usize::from(enough)]).ok().unwrap();
        assert_eq!(joined.entropy.bytes(), entropy.bytes());
        assert_eq!(joined.process, PROCESS);
        assert!(joined.wrong.is_empty());
        let fewer = join(&read[..usize::from(enough) - 1]);
        let (have, need) = (usize::from(enough) - 1, usize::from(enough));
        assert_eq!(fewer.err(), Some(Unjoined::TooFew { have, need }));
    }
    for (enough, of) in [(1, 3), (4, 3), (2, 9), (0, 0)] {
        let shares = split(&entropy, PROCESS, enough, of, random);
        assert_eq!(shares.err(), Some(Check::R002));
    }
}

#[test]
fn fewer_shares_than_enough_tell_nothing() {
    // Whatever the secret is, a single share's byte takes every value: it rules nothing out.
    let random = &mut Drawn::new("nothing");
    for secret in [0x00, 0xff] {
        let entropy = Entropy::from_bytes([secret; 32]);
        let mut seen = HashSet::new();
        for _ in 0..100 {
            let shares = split(&entropy, PROCESS, 2, 2, random).unwrap();
            let text = shares[1].text();
            let letters = text.strip_prefix("answerable-share-").unwrap();
            let bytes = answerable_rooms::base32::decode(letters).unwrap();
            let value = &bytes[bytes.len() - 36..bytes.len() - 4];
            seen.extend(value.iter().copied());
        }
        assert_eq!(seen.len(), 256);
    }
}

/// The share with one byte of its value changed, and a check that is right again.
fn forged(share: &Share) -> Share {
    let text = share.text();
    let letters = text.strip_prefix("answerable-share-").unwrap();
    let mut bytes = answerable_rooms::base32::decode(letters).unwrap();
    let end = bytes.len() - 4;
    bytes[end - 1] ^= 1;
    let check = blake3::derive_key("answerable room 1: share check", &bytes[..end]);
    bytes[end..].copy_from_slice(&check[..4]);
    let letters = answerable_rooms::base32::encode(&bytes);
    Share::parse(&format!("answerable-share-{letters}")).unwrap()
}

#[test]
fn r_083_what_is_wrong_with_shares_is_told_apart() {
    let random = &mut Drawn::new("R-083");
    let entropy = Entropy::draw(random);
    let shares = split(&entropy, PROCESS, 3, 5, random).unwrap();
    let others = split(&entropy, PROCESS, 3, 5, random).unwrap();
    let pick = |from: &[&Share]| join(&from.iter().map(|s| (*s).clone()).collect::<Vec<_>>());

    let mixed = pick(&[&shares[0], &others[1], &shares[2], &shares[3]]);
    assert_eq!(mixed.err(), Some(Unjoined::OtherSet(vec![1])));
    let twice = pick(&[&shares[0], &shares[1], &shares[0]]);
    assert_eq!(twice.err(), Some(Unjoined::Twice(0, 2)));
    let none = pick(&[]);
    assert_eq!(none.err(), Some(Unjoined::TooFew { have: 0, need: 2 }));

    let forged = forged(&shares[1]);
    let only = pick(&[&shares[0], &forged, &shares[2]]);
    assert_eq!(only.err(), Some(Unjoined::NotTheDevice));
    let enough_without = pick(&[&shares[0], &forged, &shares[2], &shares[3]])
        .ok()
        .unwrap();
    assert_eq!(enough_without.entropy.bytes(), entropy.bytes());
    assert_eq!(enough_without.wrong, [1]);
    let beside_the_right_one = pick(&[&forged, &shares[1], &shares[2], &shares[3]]);
    assert_eq!(beside_the_right_one.ok().unwrap().wrong, [0]);
    let too_many: Vec<_> = std::iter::repeat_n(&shares[0], 17).collect();
    assert_eq!(pick(&too_many).err(), Some(Unjoined::TooMany));
    assert_eq!(Unjoined::NotTheDevice.check(), Check::R083);

    let text = shares[0].text();
    for at in 0..text.len() {
        assert_eq!(Share::parse(&text[..at]).err(), Some(Check::R083));
    }
}

#[test]
fn r_081_a_vault_that_others_know_better_is_a_copy() {
    let own = [EntryId([1; 32]), EntryId([2; 32])];
    let known = |seq: u64| own.get(usize::try_from(seq).ok()?.checked_sub(1)?).copied();
    assert_eq!(restart::is_current((0, EntryId([0; 32])), known), Ok(()));
    assert_eq!(restart::is_current((2, own[1]), known), Ok(()));
    assert_eq!(
        restart::is_current((3, EntryId([3; 32])), known),
        Err(Check::R081)
    );
    assert_eq!(restart::is_current((1, own[1]), known), Err(Check::R081));
}

#[test]
fn r_082_a_restart_needs_the_old_key_and_nobody_else_who_has_it() {
    let random = &mut Drawn::new("R-082");
    let (old, new, stranger) = (machine(random), machine(random), machine(random));
    let room = RoomId([4; 32]);
    let last = Cut {
        device: old.device(),
        seq: 9,
        id: EntryId([9; 32]),
    };
    let Act::Restart {
        old: cut,
        new: device,
        signature,
    } = restart::act(&old, last, &room, &new)
    else {
        panic!("a restart");
    };
    let before = Before {
        card: old.card(),
        forked: false,
        restarted: false,
    };
    let judged = |cut: &Cut, device: &NewDevice, signature: &Signature, room, before| {
        restart::check((cut, device, signature), &PROCESS, &room, before)
    };
    assert_eq!(judged(&cut, &device, &signature, room, before), Ok(()));

    let later = Cut { seq: 10, ..cut };
    let other_room = RoomId([5; 32]);
    let forked = Before {
        forked: true,
        ..before
    };
    let again = Before {
        restarted: true,
        ..before
    };
    let of_another = Before {
        card: stranger.card(),
        ..before
    };
    let refused = Err(Check::R082);
    assert_eq!(judged(&later, &device, &signature, room, before), refused);
    assert_eq!(
        judged(&cut, &device, &Signature([0; 64]), room, before),
        refused
    );
    assert_eq!(judged(&cut, &device, &signature, room, forked), refused);
    assert_eq!(judged(&cut, &device, &signature, room, again), refused);
    assert_eq!(judged(&cut, &device, &signature, room, of_another), refused);
    let moved = judged(&cut, &device, &signature, other_room, before);
    assert_eq!(moved, Err(Check::R012));
    let swapped = NewDevice {
        card: stranger.card().clone(),
        possession: stranger.prove(&room.0),
    };
    assert_eq!(judged(&cut, &swapped, &signature, room, before), refused);
}
