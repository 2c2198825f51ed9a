//! The second way in, kept on paper.
#![allow(
    clippy::disallowed_methods,
    reason = "a test looks at the files themselves"
)]

#[path = "support/spec.rs"]
mod spec;
mod support;

use std::fs;

use answerable_vault::{Entropy, Fault, KeyCost, OpenError, PassphraseError, Sort, Vault};
use support::{PASSPHRASE, create, folder, id, lines, other_passphrase, passphrase, reopen, write};

fn refused(place: &support::Folder, entropy: &[u8; 32]) -> OpenError {
    Vault::open_with_paper_key(&place.path, entropy)
        .err()
        .expect("does not open")
}

#[test]
fn paper_key_opens_what_the_passphrase_opens_and_the_passphrase_still_does() {
    let place = folder();
    let mut vault = create(&place);
    write(&mut vault, 1, "something");
    assert!(!vault.has_paper_key());
    vault.set_paper_key(&id(1)).expect("is set");
    write(&mut vault, 2, "goes on");
    vault.lock();
    let vault = Vault::open_with_paper_key(&place.path, &id(1)).expect("opens");
    assert!(vault.has_paper_key());
    assert_eq!(lines(&vault), ["something", "goes on"]);
    vault.lock();
    reopen(&place).lock();
}

#[test]
fn specification_alone_is_enough_to_open_with_the_paper_key() {
    let place = folder();
    let mut vault = create(&place);
    vault.set_paper_key(&id(1)).expect("is set");
    vault.lock();
    let key_file = fs::read(place.path.with_extension("vault.key")).expect("reads");
    assert_eq!(key_file.len(), 146 + 3 + 72);
    let by_paper = spec::key_by_paper(&key_file, &id(1));
    assert!(by_paper == spec::key_of(&key_file, PASSPHRASE));
}

#[test]
fn wrong_paper_key_and_none_are_told_apart() {
    let place = folder();
    let mut vault = create(&place);
    assert!(matches!(refused(&place, &id(1)), OpenError::InUse));
    vault.lock();
    assert!(matches!(refused(&place, &id(1)), OpenError::NoPaperKey));
    vault = reopen(&place);
    vault.set_paper_key(&id(1)).expect("is set");
    vault.lock();
    let wrong = refused(&place, &id(2));
    assert!(matches!(wrong, OpenError::WrongPaperKey));
    assert_eq!(wrong.sort(), Sort::Locked);
}

#[test]
fn newer_paper_key_takes_the_place_of_the_older_and_can_be_taken_away() {
    let place = folder();
    let mut vault = create(&place);
    vault.set_paper_key(&id(1)).expect("is set");
    vault.set_paper_key(&id(2)).expect("is set");
    vault.lock();
    assert!(matches!(refused(&place, &id(1)), OpenError::WrongPaperKey));
    let mut vault = Vault::open_with_paper_key(&place.path, &id(2)).expect("opens");
    vault.drop_paper_key().expect("is taken away");
    vault.drop_paper_key().expect("there is none to take away");
    vault.lock();
    assert!(matches!(refused(&place, &id(2)), OpenError::NoPaperKey));
    reopen(&place).lock();
}

#[test]
fn who_forgot_the_passphrase_sets_another_with_the_paper_key() {
    let place = folder();
    let mut vault = create(&place);
    vault.set_paper_key(&id(1)).expect("is set");
    vault.lock();
    let mut vault = Vault::open_with_paper_key(&place.path, &id(1)).expect("opens");
    let wrong =
        vault.change_passphrase_by_paper_key(&id(2), &other_passphrase(), KeyCost::lowest());
    assert!(matches!(wrong, Err(PassphraseError::WrongPaperKey)));
    vault
        .change_passphrase_by_paper_key(&id(1), &other_passphrase(), KeyCost::lowest())
        .expect("changes");
    vault.lock();
    assert!(matches!(
        Vault::open(&place.path, &passphrase()),
        Err(OpenError::WrongPassphrase)
    ));
    Vault::open(&place.path, &other_passphrase())
        .expect("opens")
        .lock();
    Vault::open_with_paper_key(&place.path, &id(1))
        .expect("stays as it is")
        .lock();
}

#[test]
fn paper_key_outlives_a_change_of_the_passphrase_and_a_backup() {
    let place = folder();
    let backup = place.folder.path().join("group.backup");
    let mut vault = create(&place);
    vault.set_paper_key(&id(1)).expect("is set");
    vault
        .change_passphrase(&passphrase(), &other_passphrase(), KeyCost::lowest())
        .expect("changes");
    vault.backup(&backup).expect("is written");
    vault.drop_paper_key().expect("is taken away");
    let elsewhere = folder();
    Vault::restore(&backup, &elsewhere.path).expect("restores");
    Vault::open_with_paper_key(&elsewhere.path, &id(1))
        .expect("opens, as the key file of then says")
        .lock();
}

#[test]
fn paper_key_of_another_vault_opens_nothing_here() {
    let (place, other) = (folder(), folder());
    for at in [&place, &other] {
        let mut vault = create(at);
        vault.set_paper_key(&id(1)).expect("is set");
        vault.lock();
    }
    let key = |at: &support::Folder| at.path.with_extension("vault.key");
    let mut mixed = fs::read(key(&place)).expect("reads");
    let theirs = fs::read(key(&other)).expect("reads");
    let slot = mixed.len() - 16 - 72..mixed.len() - 16;
    mixed[slot.clone()].copy_from_slice(&theirs[slot]);
    let end = mixed.len() - 16;
    let check = blake3::hash(&mixed[..end]);
    mixed[end..].copy_from_slice(&check.as_bytes()[..16]);
    fs::write(key(&place), mixed).expect("writes");
    assert!(matches!(refused(&place, &id(1)), OpenError::WrongPaperKey));
    reopen(&place).lock();
}

#[test]
fn entropy_never_gives_the_same_twice() {
    fn draw(random: &mut dyn rand_core::CryptoRng) -> [u8; 32] {
        let mut bytes = [0; 32];
        random.fill_bytes(&mut bytes);
        bytes
    }
    let (first, second) = (draw(&mut Entropy), draw(&mut Entropy));
    assert_ne!(first, second);
    assert_ne!(first, [0; 32]);
    let mut random: Box<dyn rand_core::CryptoRng> = Box::new(Entropy);
    assert_ne!(random.next_u64(), random.next_u64());
    assert_ne!((random.next_u32(), random.next_u32()), (0, 0));
}
