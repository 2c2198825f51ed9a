//! Somebody who sits between two people, reads every code, and may replace every step.
//!
//! Words have 44 bits; to see how often luck helps, their first 12 are compared: once in 4,096 tries.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use answerable_rooms::base32;
use answerable_rooms::check::Check;
use answerable_rooms::code::Code;
use answerable_rooms::derive::{Label, derive};
use answerable_rooms::device::Keys;
use answerable_rooms::genesis::RoomKind;
use answerable_rooms::ids::PersonId;
use answerable_rooms::invite::{Answered, Invitation};
use answerable_rooms::join::{Invited, Joining};
use answerable_rooms::offer::{Offered, Purpose};
use answerable_rooms::words::Words;
use support::Drawn;
use support::rooms::{NOW, bytes, machine, offered};

const TRIES: u32 = 10_000;
const BITS: u32 = 12;
/// About 1.2 of each half are to be expected; more than this by luck alone once in a million.
const LUCKY_MAX: u32 = 9;

fn first_bits(words: Words) -> u64 {
    let number: u64 = words.digits().parse().unwrap();
    number >> (44 - BITS)
}

fn draw(keys: &Keys, room: &Offered, random: &mut Drawn) -> Invitation {
    let rooms = vec![room.clone()];
    Invitation::draw(keys, Purpose::Join, rooms, Vec::new(), NOW, random).unwrap()
}

fn join(code: &Code, random: &mut Drawn) -> Joining {
    Joining::begin(code.clone(), "", random).unwrap()
}

fn answer(by: Invitation, keys: &Keys, to: &Joining, random: &mut Drawn) -> Answered {
    let step1 = by.read(&[to.object().1]).unwrap();
    by.answer(step1, keys, random).unwrap()
}

fn take(joining: Joining, answered: &Answered) -> Invited {
    let answer = joining.read(answered.object().1).unwrap();
    joining.take(answer)
}

/// Has somebody sit between two people so often, and says how often the first bits were alike.
fn sit_between(seed: &str, inviter_first: bool) -> u32 {
    let random = &mut Drawn::new(seed);
    let (inviter, between) = (machine(random), machine(random));
    let room = offered(&inviter, RoomKind::Bridge, random);
    let mut lucky = 0;
    for _ in 0..TRIES / 2 {
        let real = draw(&inviter, &room, random);
        let false_ = draw(&between, &room, random);
        // Whichever side they wait for, their own part on the other is fixed by then.
        let (at_inviter, at_newcomer) = if inviter_first {
            let puppet = join(real.code(), random);
            let answered = answer(real, &inviter, &puppet, random);
            let newcomer = join(false_.code(), random);
            let to_newcomer = answer(false_, &between, &newcomer, random);
            (answered.words(), take(newcomer, &to_newcomer).words())
        } else {
            let newcomer = join(false_.code(), random);
            let to_newcomer = answer(false_, &between, &newcomer, random);
            let puppet = join(real.code(), random);
            let answered = answer(real, &inviter, &puppet, random);
            (answered.words(), take(newcomer, &to_newcomer).words())
        };
        lucky += u32::from(first_bits(at_inviter) == first_bits(at_newcomer));
    }
    lucky
}

#[test]
fn who_sits_between_and_knows_the_inviters_words_first_has_one_try() {
    let lucky = sit_between("inviter first", true);
    assert!(lucky <= LUCKY_MAX, "{lucky} of {}", TRIES / 2);
}

#[test]
fn who_sits_between_and_knows_the_newcomers_words_first_has_one_try() {
    let lucky = sit_between("newcomer first", false);
    assert!(lucky <= LUCKY_MAX, "{lucky} of {}", TRIES / 2);
}

#[test]
fn what_is_offered_cannot_be_fitted_once_words_are_known() {
    let random = &mut Drawn::new("fitted");
    let between = machine(random);
    let room = offered(&between, RoomKind::Bridge, random);
    let false_ = draw(&between, &room, random);
    let newcomer = join(false_.code(), random);
    for _ in 0..64 {
        // The same in all, but for a person's random name: another offer, so another code.
        let mut fitted = room.clone();
        fitted.person = PersonId(bytes(random));
        let other = draw(&between, &fitted, random);
        let puppet = join(other.code(), random);
        let answered = answer(other, &between, &puppet, random);
        let sealed = puppet.answer_place().open(answered.object().1).unwrap();
        let object = newcomer.answer_place().seal(&sealed, random);
        assert_eq!(newcomer.read(&object).err(), Some(Check::R072));
    }
    let answered = answer(false_, &between, &newcomer, random);
    assert!(newcomer.read(answered.object().1).is_ok());
}

#[test]
fn a_step_1_that_is_replaced_gives_other_words_or_none() {
    let random = &mut Drawn::new("replaced");
    let inviter = machine(random);
    let room = offered(&inviter, RoomKind::Bridge, random);
    let invitation = draw(&inviter, &room, random);
    let newcomer = join(invitation.code(), random);
    let puppet = join(invitation.code(), random);
    let answered = answer(invitation, &inviter, &puppet, random);
    // The storage shows the newcomer the answer that was not for them: no words at all.
    assert_eq!(newcomer.read(answered.object().1).err(), Some(Check::R072));
    let words = answered.words();
    assert!(take(puppet, &answered).words() == words);
}

#[test]
fn another_storage_in_the_code_gives_other_words() {
    let random = &mut Drawn::new("storage");
    let inviter = machine(random);
    let room = offered(&inviter, RoomKind::Bridge, random);
    let invitation = draw(&inviter, &room, random);
    let code = invitation.code().text();
    let letters = code.strip_prefix("answerable-").unwrap();
    let mut item = base32::decode(letters).unwrap();
    // Without the check, and with one storage where there was none.
    item.truncate(item.len() - 5);
    item.extend_from_slice(b"\x81\x78\x18webdav://listens.example");
    let check = derive(Label::CodeCheck, &[&item]);
    item.extend_from_slice(&check[..4]);
    let listened = format!("answerable-{}", base32::encode(&item));
    let listened = Code::parse(&listened).unwrap();
    assert_eq!(listened.locators().len(), 1);

    let newcomer = join(&listened, random);
    let answered = answer(invitation, &inviter, &newcomer, random);
    let at_newcomer = take(newcomer, &answered).words();
    assert!(at_newcomer != answered.words());
}
