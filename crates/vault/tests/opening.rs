//! Who gets in, who does not, and what they are told.
#![allow(
    clippy::disallowed_methods,
    reason = "a test looks at the files themselves"
)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use answerable_vault::{
    CreateError, Fault, KeyCost, OpenError, Passphrase, PassphraseError, Sort, Vault,
};
use support::{create, folder, lines, other_passphrase, passphrase, reopen, write};

fn open_error(place: &support::Folder) -> OpenError {
    Vault::open(&place.path, &passphrase())
        .err()
        .expect("does not open")
}

#[test]
fn wrong_passphrase_is_told_apart_from_damage() {
    let place = folder();
    create(&place).lock();
    let error = Vault::open(&place.path, &other_passphrase())
        .err()
        .expect("does not open");
    assert!(matches!(error, OpenError::WrongPassphrase));
    assert_eq!(
        (error.sort(), error.code()),
        (Sort::Locked, "vault.open.wrong_passphrase")
    );
}

#[test]
fn passphrase_is_the_same_however_the_keyboard_composes_it() {
    let place = folder();
    let composed = Passphrase::new("f\u{fc}nf Br\u{fc}cken").expect("is not empty");
    Vault::create(&place.path, &composed, KeyCost::lowest())
        .expect("is made")
        .lock();
    let decomposed = Passphrase::new("fu\u{308}nf Bru\u{308}cken").expect("is not empty");
    assert!(Vault::open(&place.path, &decomposed).is_ok());
}

#[test]
fn empty_passphrase_and_an_endless_one_are_none() {
    assert!(Passphrase::new("").is_none());
    assert!(Passphrase::new(&"x".repeat(5000)).is_none());
}

#[test]
fn changed_passphrase_opens_and_the_old_one_no_longer_does() {
    let place = folder();
    let mut vault = create(&place);
    write(&mut vault, 1, "stays readable");
    let wrong = vault.change_passphrase(&other_passphrase(), &passphrase(), KeyCost::lowest());
    assert!(matches!(wrong, Err(PassphraseError::Wrong)));
    let dearer = KeyCost::new(64, 2, 1).expect("is sane");
    vault
        .change_passphrase(&passphrase(), &other_passphrase(), dearer)
        .expect("changes");
    write(&mut vault, 2, "goes on");
    assert!(matches!(open_error(&place), OpenError::InUse));
    vault.lock();

    assert!(matches!(open_error(&place), OpenError::WrongPassphrase));
    let vault = Vault::open(&place.path, &other_passphrase()).expect("the new passphrase");
    assert_eq!(lines(&vault), ["stays readable", "goes on"]);
}

#[test]
fn default_cost_is_256_mebibytes_and_three_passes() {
    assert_eq!(
        KeyCost::default(),
        KeyCost::new(256 * 1024, 3, 1).expect("is sane")
    );
    assert!(KeyCost::new(100 * 1024 * 1024, 3, 1).is_none());
    assert!(KeyCost::new(8, 1000, 1).is_none());
    assert!(KeyCost::new(8, 1, 4).is_none());
}

#[test]
fn second_opening_is_refused_while_the_first_lasts() {
    let place = folder();
    let vault = create(&place);
    let error = open_error(&place);
    assert!(matches!(error, OpenError::InUse));
    assert_eq!(error.sort(), Sort::InUse);
    vault.lock();
    reopen(&place).lock();
}

#[test]
fn files_are_for_their_owner_alone_and_no_others_are_left() {
    let place = folder();
    let mut vault = create(&place);
    write(&mut vault, 1, "something");
    for entry in fs::read_dir(place.folder.path()).expect("lists") {
        let entry = entry.expect("lists");
        let mode = entry.metadata().expect("is there").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.file_name());
    }
    vault.lock();
    let mut names: Vec<_> = fs::read_dir(place.folder.path())
        .expect("lists")
        .map(|entry| entry.expect("lists").file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["group.vault", "group.vault.key"]);
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let place = folder();
    create(&place).lock();
    let again = || Vault::create(&place.path, &passphrase(), KeyCost::lowest()).err();
    assert!(matches!(again(), Some(CreateError::Taken)));
    fs::remove_file(&place.path).expect("is there");
    assert!(
        matches!(again(), Some(CreateError::Taken)),
        "a lone key file may belong to a vault elsewhere"
    );
}

#[test]
fn missing_files_and_folders_are_named() {
    let place = folder();
    assert!(matches!(open_error(&place), OpenError::Missing));
    let nowhere = place.folder.path().join("no/such/folder/group.vault");
    assert!(matches!(
        Vault::open(&nowhere, &passphrase()),
        Err(OpenError::Missing)
    ));
    let made = Vault::create(&nowhere, &passphrase(), KeyCost::lowest());
    assert!(matches!(made, Err(CreateError::NoPlace)));
    create(&place).lock();
    fs::remove_file(place.path.with_extension("vault.key")).expect("is there");
    assert!(matches!(open_error(&place), OpenError::KeyMissing));
}

#[test]
fn links_are_refused_and_left_alone() {
    for ending in ["vault", "vault.key"] {
        let place = folder();
        create(&place).lock();
        let file = place.path.with_extension(ending);
        let elsewhere = place.folder.path().join("elsewhere");
        fs::rename(&file, &elsewhere).expect("moves");
        std::os::unix::fs::symlink(&elsewhere, &file).expect("links");
        assert!(matches!(open_error(&place), OpenError::Link), "{ending}");
        assert!(elsewhere.exists());
    }
    let place = folder();
    std::os::unix::fs::symlink("/nowhere", &place.path).expect("links");
    let made = Vault::create(&place.path, &passphrase(), KeyCost::lowest());
    assert!(
        matches!(made, Err(CreateError::Taken)),
        "even a link that leads nowhere"
    );
    fs::remove_file(&place.path).expect("is there");
    fs::create_dir(&place.path).expect("makes");
    assert!(matches!(open_error(&place), OpenError::Link));
}

#[test]
fn leftovers_of_a_creation_that_was_killed_are_in_nobodys_way() {
    let place = folder();
    for ending in ["vault.new", "vault.new-journal", "vault.key.new"] {
        fs::write(place.path.with_extension(ending), b"half of something").expect("writes");
    }
    create(&place).lock();
    reopen(&place).lock();
}

#[test]
fn every_error_says_what_happened_and_what_to_do() {
    let place = folder();
    let error = open_error(&place);
    assert_eq!(error.happened(), "There is no vault at this place.");
    assert_eq!(error.advice(), "Nothing was changed. Check the path.");
    assert_eq!(
        error.to_string(),
        "There is no vault at this place. Nothing was changed. Check the path."
    );
}
