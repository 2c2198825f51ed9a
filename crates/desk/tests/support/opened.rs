//! A vault with a record that a test made, open in a browser.
#![allow(dead_code, reason = "each test file takes of it what it needs")]

use std::path::{Path, PathBuf};

use answerable_office::group::Begin;
use answerable_office::record::Day;
use answerable_office::{Folder, Founding, KeyCost, Now, Office, Passphrase};

use super::browser::{Browser, Pages};

/// The day on which the record is looked at: the demo's own.
pub const DAY: &str = "2025-11-15";

const PASSPHRASE: &str = "six quiet words for a test";

/// Makes a vault out of a script, with the lowest cost of a guess; its files lie in the folder.
pub fn vault(folder: &Path, script: &str, me: &str) -> PathBuf {
    let now = Now {
        day: Day::parse(DAY).expect("a day"),
        seconds: 1_763_200_000,
    };
    let founding = Founding {
        title: "Ours".to_owned(),
        me: Some(me.to_owned()),
        language: "en".to_owned(),
        begin: Begin::Alone,
    };
    let passphrase = Passphrase::new(PASSPHRASE).expect("it is not empty");
    let home = folder.join(format!("home-{}", me.len()));
    std::fs::create_dir_all(&home).expect("a folder");
    let path = home.join("ours.vault");
    let cost = KeyCost::lowest();
    let mut office =
        Office::found(&path, &passphrase, cost, &founding, now).expect("it is founded");
    office
        .import(&mut script.as_bytes(), &Folder(folder), now)
        .unwrap_or_else(|failure| panic!("{failure:?}"));
    path
}

/// Opens a vault with its passphrase, as somebody would.
pub async fn open(browser: &Browser, pages: &Pages) {
    browser.enter(pages).await;
    browser.go(&format!("{}/unlock", pages.origin())).await;
    browser.write("#passphrase", PASSPHRASE).await;
    browser.press("form[action='/unlock'] .do").await;
    browser.found("body[data-open]").await;
}
