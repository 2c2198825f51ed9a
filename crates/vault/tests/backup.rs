//! Backups and coming back from them.
#![allow(
    clippy::disallowed_methods,
    reason = "a test looks at the files themselves"
)]

mod support;

use std::fs;

use answerable_vault::{BackupError, KeyCost, RestoreError, Vault};
use support::{create, folder, found, lines, other_passphrase, passphrase, write};

#[test]
fn backup_made_while_open_holds_all_that_was_confirmed_by_then() {
    let place = folder();
    let backup = place.folder.path().join("group.backup");
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "before the backup");
    vault
        .write(|w| w.attach(row, "minutes.txt", &mut &b"who was there"[..]))
        .expect("attaches");
    vault.backup(&backup).expect("is written");
    write(&mut vault, 2, "after it");
    vault.lock();

    let elsewhere = folder();
    Vault::restore(&backup, &elsewhere.path).expect("restores");
    let restored = Vault::open(&elsewhere.path, &passphrase()).expect("the passphrase of then");
    assert_eq!(lines(&restored), ["before the backup"]);
    assert_eq!(found(&restored, "backup"), [row]);
    let mut bytes = Vec::new();
    let attachment = &restored.attachments(row).expect("lists")[0];
    restored
        .read_attachment(attachment.id, &mut bytes)
        .expect("reads");
    assert_eq!(bytes, b"who was there");
    assert!(restored.check_integrity().expect("checks").is_sound());
}

#[test]
fn backup_keeps_the_passphrase_that_it_had() {
    let place = folder();
    let backup = place.folder.path().join("group.backup");
    let mut vault = create(&place);
    vault.backup(&backup).expect("is written");
    vault
        .change_passphrase(&passphrase(), &other_passphrase(), KeyCost::lowest())
        .expect("changes");
    let elsewhere = folder();
    Vault::restore(&backup, &elsewhere.path).expect("restores");
    assert!(Vault::open(&elsewhere.path, &passphrase()).is_ok());
}

#[test]
fn nothing_is_overwritten_by_backup_or_restore() {
    let place = folder();
    let backup = place.folder.path().join("group.backup");
    let vault = create(&place);
    fs::write(&backup, b"somebody's").expect("writes");
    assert!(matches!(vault.backup(&backup), Err(BackupError::Taken)));
    assert_eq!(fs::read(&backup).expect("reads"), b"somebody's");
    assert!(matches!(vault.backup(&place.path), Err(BackupError::Taken)));
    fs::remove_file(&backup).expect("is there");
    vault.backup(&backup).expect("is written");
    assert!(matches!(
        Vault::restore(&backup, &place.path),
        Err(RestoreError::Taken)
    ));
}

#[test]
fn backup_that_is_cut_or_changed_anywhere_restores_nothing() {
    let place = folder();
    let path = place.folder.path().join("group.backup");
    let mut vault = create(&place);
    write(&mut vault, 1, "something");
    vault.backup(&path).expect("is written");
    let whole = fs::read(&path).expect("reads");
    let bad = place.folder.path().join("bad.backup");
    let elsewhere = folder();

    let mut bads: Vec<Vec<u8>> = [0, 1, 9, 21, 22, 100, 300, 5000, whole.len() - 1]
        .iter()
        .map(|len| whole[..*len].to_vec())
        .collect();
    for at in (0..30)
        .chain((30..whole.len()).step_by(997))
        .chain([whole.len() - 1])
    {
        let mut changed = whole.clone();
        changed[at] ^= 0x40;
        bads.push(changed);
    }
    let mut longer = whole.clone();
    longer.push(0);
    bads.push(longer);
    for bytes in bads {
        fs::write(&bad, &bytes).expect("writes");
        let error = Vault::restore(&bad, &elsewhere.path).expect_err("is not restored");
        assert!(
            matches!(
                error,
                RestoreError::Damaged | RestoreError::NoBackup | RestoreError::TooNew
            ),
            "{error}"
        );
        assert_eq!(
            fs::read_dir(elsewhere.folder.path())
                .expect("lists")
                .count(),
            0
        );
    }
    Vault::restore(&path, &elsewhere.path).expect("the whole one does");
}

#[test]
fn missing_backup_and_missing_folder_are_named() {
    let place = folder();
    let nowhere = place.folder.path().join("none.backup");
    assert!(matches!(
        Vault::restore(&nowhere, &place.path),
        Err(RestoreError::Missing)
    ));
    assert!(matches!(
        Vault::restore(place.folder.path(), &place.path),
        Err(RestoreError::NoBackup)
    ));
    let vault = create(&place);
    let gone = place.folder.path().join("gone/group.backup");
    assert!(matches!(vault.backup(&gone), Err(BackupError::NoPlace)));
}
