//! What a browser shows to whoever goes back after a record was locked or left: with scripts and without,
//! in the tab where that was done and in another one.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start programs, look at files, and wait"
)]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/opened.rs"]
mod opened;
#[path = "support/reworded.rs"]
mod reworded;

use browser::{Browser, Pages};
use fantoccini::Locator;
use tempfile::TempDir;

/// Stands in each text of the record.
const WORD: &str = "zqword";
/// Pages of the record that somebody looks at, one after the other.
const LOOKED_AT: [&str; 4] = ["/people", "/letters", "/record", "/today"];

/// A record that is open in a browser, and pages of it that were looked at.
async fn looked_at(browser: &Browser) -> (Pages, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let script = reworded::script(folder.path(), |text| format!("{WORD} {text}"));
    let me = format!("{}rowan", reworded::REF);
    let vault = opened::vault(folder.path(), &script, &me);
    let pages = Pages::start(&vault, &["--at", opened::DAY]);
    opened::open(browser, &pages).await;
    looks(browser, &pages).await;
    (pages, folder)
}

async fn looks(browser: &Browser, pages: &Pages) {
    for path in LOOKED_AT {
        browser.go(&format!("{}{path}", pages.origin())).await;
        browser.says(WORD).await;
    }
}

/// Goes back through all that was looked at, and forward again; says where a word of the record was shown.
async fn shown(browser: &Browser) -> Vec<String> {
    let mut shown = Vec::new();
    for step in 0..2 * LOOKED_AT.len() {
        // Once the program has ended a browser has nothing to show, and says so.
        let _ = match step < LOOKED_AT.len() {
            true => browser.client.back().await,
            false => browser.client.forward().await,
        };
        let source = browser.client.source().await.unwrap_or_default();
        if source.contains(WORD) {
            let url = browser.client.current_url().await;
            shown.push(url.map(|url| url.path().to_owned()).unwrap_or_default());
        }
    }
    shown
}

async fn after_locking(browser: Browser) {
    let (_pages, _folder) = looked_at(&browser).await;
    browser.press("form[action='/lock'] button").await;
    browser.at("/unlock").await;
    browser.client.back().await.expect("back");
    browser.found("#passphrase").await;
    browser.client.forward().await.expect("forward");
    browser.at("/unlock").await;
    assert_eq!(shown(&browser).await, [] as [String; 0]);
    browser.end().await;
}

async fn after_leaving(browser: Browser) {
    let (mut pages, _folder) = looked_at(&browser).await;
    browser.press("#leave button").await;
    assert!(pages.ends(), "the program goes on");
    assert_eq!(shown(&browser).await, [] as [String; 0]);
    browser.end().await;
}

/// Locks in another tab than the one where the pages were looked at.
async fn after_locking_elsewhere(browser: Browser) {
    let (pages, _folder) = looked_at(&browser).await;
    let first = browser.client.window().await.expect("a tab");
    let other = browser.client.new_window(true).await.expect("another tab");
    let to = async |tab| browser.client.switch_to_window(tab).await.expect("a tab");
    to(other.handle).await;
    browser.go(&format!("{}/help", pages.origin())).await;
    browser.press("form[action='/lock'] button").await;
    browser.at("/unlock").await;
    to(first).await;
    assert_eq!(shown(&browser).await, [] as [String; 0]);
    let asks = browser.client.find(Locator::Css("#passphrase")).await;
    assert!(asks.is_ok(), "{}", browser.text().await);
    browser.end().await;
}

#[tokio::test]
async fn going_back_after_locking_shows_no_word_of_the_record() {
    after_locking(Browser::start(&[]).await).await;
}

#[tokio::test]
async fn going_back_after_locking_without_a_script_shows_no_word_of_the_record() {
    after_locking(Browser::without_scripts().await).await;
}

#[tokio::test]
async fn going_back_after_leaving_shows_no_word_of_the_record() {
    after_leaving(Browser::start(&[]).await).await;
}

#[tokio::test]
async fn going_back_after_leaving_without_a_script_shows_no_word_of_the_record() {
    after_leaving(Browser::without_scripts().await).await;
}

#[tokio::test]
async fn locking_in_one_tab_lets_go_of_the_pages_of_another() {
    after_locking_elsewhere(Browser::start(&[]).await).await;
}

#[tokio::test]
async fn locking_in_one_tab_without_a_script_lets_go_of_the_pages_of_another() {
    after_locking_elsewhere(Browser::without_scripts().await).await;
}
