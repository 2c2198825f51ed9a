//! Vaults that other versions of the program wrote.
#![allow(clippy::disallowed_methods, reason = "a test copies files")]

#[path = "support/spec.rs"]
mod spec;
mod support;

use std::fs;
use std::path::Path;

use answerable_vault::{KeyCost, OpenError, Passphrase, Vault};
use support::{PASSPHRASE, create, folder, found, lines, passphrase, write};

/// The passphrase of every vault in `compat/`.
const COMPAT_PASSPHRASE: &str = "für später";

#[test]
fn vault_of_version_1_opens_with_all_that_was_in_it() {
    let place = folder();
    let compat = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compat");
    fs::copy(compat.join("version-1.vault"), &place.path).expect("the fixture");
    fs::copy(
        compat.join("version-1.vault.key"),
        place.path.with_extension("vault.key"),
    )
    .expect("the fixture");
    let passphrase = Passphrase::new(COMPAT_PASSPHRASE).expect("is not empty");
    let mut vault = Vault::open(&place.path, &passphrase).expect("opens");

    assert_eq!(
        lines(&vault),
        ["the first entry", "{\"erased\":true}", "der dritte Eintrag"]
    );
    let third = vault.find("e-3").expect("finds")[0];
    assert_eq!(found(&vault, "dritte"), [third]);
    let attachment = &vault.attachments(third).expect("lists")[0];
    assert_eq!(
        (attachment.name.as_str(), attachment.bytes),
        ("minutes.txt", 13)
    );
    let mut bytes = Vec::new();
    vault
        .read_attachment(attachment.id, &mut bytes)
        .expect("reads");
    assert_eq!(bytes, b"who was there");
    assert_eq!(
        vault.setting("me").expect("reads").as_deref(),
        Some(&b"mo"[..])
    );
    assert_eq!(
        vault.fold().expect("reads").expect("is there").bytes,
        b"a fold"
    );
    assert!(vault.check_integrity().expect("checks").is_sound());
    write(&mut vault, 9, "and it takes new ones");
    assert_eq!(found(&vault, "takes").len(), 1);
}

/// How `compat/version-1.vault` was made. It stays as it is; a later version gets its own.
#[test]
#[ignore = "makes a fixture anew, in the temporary folder; only for a version to come"]
fn make_a_fixture_of_this_version() {
    let path = std::env::temp_dir().join("version-new.vault");
    let passphrase = Passphrase::new(COMPAT_PASSPHRASE).expect("is not empty");
    let mut vault = Vault::create(&path, &passphrase, KeyCost::lowest()).expect("is made");
    write(&mut vault, 1, "the first entry");
    let second = write(&mut vault, 2, "an entry to be erased");
    let third = write(&mut vault, 3, "der dritte Eintrag");
    vault
        .write(|w| w.attach(third, "minutes.txt", &mut &b"who was there"[..]))
        .expect("attaches");
    vault
        .write(|w| w.erase(second, b"{\"erased\":true}"))
        .expect("erases");
    vault.write(|w| w.put_setting("me", b"mo")).expect("puts");
    vault
        .write(|w| w.store_fold(support::at(3), 3, b"a fold"))
        .expect("stores");
    vault.lock();
}

#[test]
fn vault_of_a_newer_version_is_refused_and_left_as_it_is() {
    let place = folder();
    create(&place).lock();
    spec::database(&place.path, PASSPHRASE)
        .execute_batch("PRAGMA user_version = 99")
        .expect("sets");
    let before = fs::read(&place.path).expect("reads");
    assert!(matches!(
        Vault::open(&place.path, &passphrase()),
        Err(OpenError::TooNew)
    ));
    assert!(fs::read(&place.path).expect("reads") == before);
}

#[test]
fn database_of_another_program_is_no_vault() {
    let place = folder();
    create(&place).lock();
    spec::database(&place.path, PASSPHRASE)
        .execute_batch("PRAGMA application_id = 7")
        .expect("sets");
    assert!(matches!(
        Vault::open(&place.path, &passphrase()),
        Err(OpenError::Damaged)
    ));
}
