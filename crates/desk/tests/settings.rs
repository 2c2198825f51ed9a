//! What keeps a record, in a real browser: a paper key whose words nobody finds by going back, coming back
//! with it on a new machine, a backup, several records on one machine; with scripts and without.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start programs, look at files, and wait"
)]

#[path = "support/browser.rs"]
mod browser;

use std::path::Path;

use browser::{Browser, Pages};
use serde_json::json;

const PASSPHRASE: &str = "six quiet words for a test";

/// Types a passphrase twice.
async fn secret(browser: &Browser) {
    for field in ["#passphrase", "#again"] {
        browser.write(field, PASSPHRASE).await;
    }
}

/// Starts a process of one's own.
async fn starts(browser: &Browser) {
    browser.press("a[href='/start']").await;
    browser.write("#title", "Ours").await;
    browser.write("#name", "Mo").await;
    secret(browser).await;
    browser.press("form[action='/start'] .do").await;
    browser.at("/today").await;
}

/// The texts of all that a selector names.
async fn texts(browser: &Browser, css: &str) -> Vec<String> {
    browser.found(css).await;
    let found = browser.client.find_all(fantoccini::Locator::Css(css)).await;
    let mut texts = Vec::new();
    for one in found.expect("some") {
        texts.push(one.text().await.expect("a text"));
    }
    texts
}

/// Whether the page shows one of these words as a word of its own.
async fn shows(browser: &Browser, words: &[String]) -> bool {
    let text = browser.text().await;
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    words
        .iter()
        .filter(|word| lines.contains(&word.as_str()))
        .count()
        > 2
}

/// Makes a paper key, looks whether going back shows it again, and compares it; gives words and number.
async fn sheet(browser: &Browser, pages: &Pages) -> (Vec<String>, String) {
    browser.go(&format!("{}/settings", pages.origin())).await;
    browser.press("a[href='/paper-key']").await;
    browser.press("form[action='/paper-key'] .do").await;
    browser.at("/paper-key/words").await;
    let words = texts(browser, ".sheet li").await;
    assert_eq!(words.len(), 24);
    let number = browser.text().await;
    let number = number
        .split("the number of the process: ")
        .nth(1)
        .expect("a number");
    let number = number.lines().next().expect("a line").trim().to_owned();
    browser.press("a.do[href='/paper-key/check']").await;
    browser.at("/paper-key/check").await;
    browser.client.back().await.expect("back");
    browser.says("were shown before").await;
    assert!(!shows(browser, &words).await, "going back shows the words");
    browser.client.forward().await.expect("forward");
    browser.at("/paper-key/check").await;
    for place in 1..=24 {
        let field = format!("#word-{place}");
        let there = browser.client.find(fantoccini::Locator::Css(&field)).await;
        if there.is_ok() {
            browser.write(&field, &words[place - 1]).await;
        }
    }
    browser.press("form[action='/paper-key/check'] .do").await;
    browser.says("The sheet is right.").await;
    (words, number)
}

/// Loses everything, and comes back with a sheet on which one word was misread.
async fn comes_back(browser: &Browser, (words, number): &(Vec<String>, String), depot: &Path) {
    browser.press("a[href='/back']").await;
    let mut typed = words.clone();
    typed[11] = "xylofone".to_owned();
    browser.write("#words", &typed.join(" ")).await;
    browser.write("#process", number).await;
    browser
        .write("#depot", depot.to_str().expect("plain"))
        .await;
    secret(browser).await;
    browser.press("form[action='/back'] .do").await;
    browser
        .says("Word 12 is none that stands on a sheet.")
        .await;
    assert!(!shows(browser, &typed).await, "the words are shown again");
    browser.write("#word", &words[11]).await;
    secret(browser).await;
    browser.press("form[action='/back'] .do").await;
    browser.says("You are back.").await;
}

async fn a_sheet_leads_back(browser: Browser, other: Browser) {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = folder.path().join("stick");
    let new = folder.path().join("new");
    for path in [&depot, &new] {
        std::fs::create_dir(path).expect("a folder");
    }
    let pages = Pages::start(&folder.path().join("ours.vault"), &[]);
    browser.enter(&pages).await;
    starts(&browser).await;
    browser.go(&format!("{}/storages", pages.origin())).await;
    browser
        .write("#place", depot.to_str().expect("plain"))
        .await;
    browser.press("form[action='/storages/add'] .do").await;
    browser.says("Exchange now").await;
    let sheet = sheet(&browser, &pages).await;
    // Going back to the words is refused, and a browser tells so.
    let refused = |line: &String| line.contains("/paper-key/words - Failed to load resource");
    let complaints = browser.complaints().await;
    assert_eq!(complaints.iter().find(|line| !refused(line)), None);
    browser.end().await;
    drop(pages);
    let pages = Pages::start(&new.join("ours.vault"), &[]);
    other.enter(&pages).await;
    comes_back(&other, &sheet, &depot).await;
    other.go(&format!("{}/people", pages.origin())).await;
    other.says("Mo").await;
    other.end().await;
}

#[tokio::test]
async fn going_back_shows_no_word_of_a_paper_key() {
    a_sheet_leads_back(Browser::start(&[]).await, Browser::start(&[]).await).await;
}

#[tokio::test]
async fn without_a_script_a_sheet_leads_back_too() {
    let (browser, other) = (
        Browser::without_scripts().await,
        Browser::without_scripts().await,
    );
    a_sheet_leads_back(browser, other).await;
}

/// Where a browser lays files that it was given.
async fn downloads_to(browser: &Browser, folder: &Path) {
    let there = json!({"behavior": "allow", "downloadPath": folder});
    browser.cdp("Browser.setDownloadBehavior", there).await;
}

#[tokio::test]
async fn a_backup_is_kept_and_several_records_are_told_apart_without_their_names() {
    let home = tempfile::tempdir().expect("a folder");
    let given = home.path().join("downloads");
    std::fs::create_dir(&given).expect("a folder");
    let pages = Pages::fresh(home.path(), "en");
    let browser = Browser::start(&[]).await;
    browser.enter(&pages).await;
    downloads_to(&browser, &given).await;
    starts(&browser).await;
    browser.go(&format!("{}/backup", pages.origin())).await;
    browser.press("form[action='/backup'] .do").await;
    let kept = || {
        let files = std::fs::read_dir(&given).expect("readable");
        let mut paths = files.map(|file| file.expect("readable").path());
        paths.find(|path| path.extension().is_some_and(|end| end == "sealed"))
    };
    browser
        .until("the backup", || async { kept().is_some() })
        .await;
    let backup = kept().expect("it is there");

    browser.press("form[action='/lock'] button").await;
    browser.press("a[href='/begin']").await;
    browser.press("a[href='/restore']").await;
    let file = browser.found("#file").await;
    file.send_keys(backup.to_str().expect("plain"))
        .await
        .expect("a file");
    browser.press("form[action='/restore'] .do").await;
    browser.says("The backup is brought back.").await;
    // A name that somebody gave says something; nobody is told it before a passphrase.
    let data = home.path().join("answerable");
    for end in ["vault", "vault.key"] {
        let from = data.join("record-2").with_extension(end);
        std::fs::rename(from, data.join("tarn").with_extension(end)).expect("renamed");
    }
    drop(pages);
    let pages = Pages::fresh(home.path(), "en");
    browser.enter(&pages).await;
    browser.says("Records on this machine").await;
    let told = texts(&browser, "form[action='/choose'] button").await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("Record 1") && told[1].starts_with("Another record"));
    assert!(!browser.text().await.contains("tarn"));
    browser
        .press("form[action='/choose'] li:nth-child(2) button")
        .await;
    browser.write("#passphrase", PASSPHRASE).await;
    browser.press("form[action='/unlock'] .do").await;
    browser.at("/today").await;
    // From an open record one comes to the other by locking.
    browser.press("form[action='/lock'] button").await;
    browser.press("a[href='/begin']").await;
    browser
        .press("form[action='/choose'] li:nth-child(1) button")
        .await;
    browser.write("#passphrase", PASSPHRASE).await;
    browser.press("form[action='/unlock'] .do").await;
    browser.at("/today").await;
    assert_eq!(browser.complaints().await, [] as [String; 0]);
    browser.end().await;
}
