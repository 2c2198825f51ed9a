//! What somebody writes in a real browser is not lost: drafts that save themselves, files that are dropped
//! in, two tabs, a double click, a reload; and an exchange without a script.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start programs, look at files, and wait"
)]

#[path = "support/browser.rs"]
mod browser;

use browser::{Browser, Pages};
use fantoccini::wd::WindowHandle;

const PASSPHRASE: &str = "six quiet words for a test";

/// Starts a process of one's own in the browser.
async fn begins(browser: &Browser, pages: &Pages) {
    browser.enter(pages).await;
    browser.press("a[href='/start']").await;
    browser.write("#title", "Ours").await;
    browser.write("#name", "Kim").await;
    browser.write("#passphrase", PASSPHRASE).await;
    browser.write("#again", PASSPHRASE).await;
    browser.press("form[action='/start'] .do").await;
    browser.at("/today").await;
}

/// Opens another tab and goes there; gives both, the first one first.
async fn other_tab(browser: &Browser) -> (WindowHandle, WindowHandle) {
    let first = browser.client.window().await.expect("a tab");
    let other = browser.client.new_window(true).await.expect("another tab");
    let other = other.handle;
    to(browser, &other).await;
    (first, other)
}

async fn to(browser: &Browser, tab: &WindowHandle) {
    let went = browser.client.switch_to_window(tab.clone()).await;
    went.expect("the tab is there");
}

/// What stands in a field.
async fn value(browser: &Browser, css: &str) -> String {
    let found = browser.found(css).await;
    let value = found.prop("value").await.expect("a field");
    value.unwrap_or_default()
}

/// Waits until the page says that it was kept.
async fn kept(browser: &Browser) {
    browser
        .until("that it was kept", || async {
            let script = "return document.querySelector('[data-kept]')?.hidden === false";
            browser.run(script, vec![]).await.as_bool() == Some(true)
        })
        .await;
}

/// Presses what a selector names, wherever it is scrolled to.
async fn presses(browser: &Browser, css: &str) {
    browser.found(css).await;
    let script = "document.querySelector(arguments[0]).click()";
    browser.run(script, vec![css.into()]).await;
}

/// Writes a note down; gives the address of its page.
async fn note(browser: &Browser, origin: &str, text: &str) -> String {
    browser.go(&format!("{origin}/write/note")).await;
    browser.write("#f-text", text).await;
    browser.press(".ends .do[value='write']").await;
    browser.says("Written down.").await;
    let address = browser.client.current_url().await.expect("an address");
    address.path().to_owned()
}

/// How many entries of a type there are, as the record says it.
async fn counts(browser: &Browser, origin: &str, kind: &str, said: &str) {
    browser.go(&format!("{origin}/record?kind={kind}")).await;
    let text = browser.text().await;
    assert!(text.contains(said), "not {said}: {text}");
}

#[tokio::test]
async fn what_was_typed_outlasts_a_lock_from_another_tab_and_leaving() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = folder.path().join("ours.vault");
    let mut pages = Pages::start(&vault, &[]);
    let browser = Browser::start(&[]).await;
    begins(&browser, &pages).await;
    browser.go(&format!("{}/write/note", pages.origin())).await;
    browser.write("#f-text", "A sentence that waits").await;
    // Nobody presses anything.
    kept(&browser).await;
    let (form, other) = other_tab(&browser).await;
    browser.go(&format!("{}/drafts", pages.origin())).await;
    browser.says("A sentence that waits").await;
    browser.press("form[action='/lock'] button").await;
    browser.at("/unlock").await;
    // The form that somebody is in the middle of is theirs; asked for again, it comes back.
    to(&browser, &form).await;
    assert_eq!(value(&browser, "#f-text").await, "A sentence that waits");
    browser.client.refresh().await.expect("a page");
    browser.write("#passphrase", PASSPHRASE).await;
    browser.press("form[action='/unlock'] .do").await;
    assert_eq!(value(&browser, "#f-text").await, "A sentence that waits");
    // It is kept when the page goes out of sight, too; what was typed after that is lost by leaving at once.
    browser
        .write("#f-text", "A sentence that waits longer")
        .await;
    to(&browser, &other).await;
    browser.go(&format!("{}/drafts", pages.origin())).await;
    to(&browser, &form).await;
    kept(&browser).await;
    let field = browser.found("#f-text").await;
    field.send_keys(" and goes").await.expect("a field");
    let body = browser.found("body").await;
    body.send_keys("\u{e00c}\u{e00c}").await.expect("keys");
    browser.at("about:blank").await;
    assert!(pages.ends(), "the program goes on");
    // That a page was locked it says too.
    let complaints = browser.complaints().await;
    let policy = |line: &&String| line.contains("Content Security Policy");
    assert_eq!(complaints.iter().find(policy), None);
    browser.end().await;

    let again = Pages::start(&vault, &[]);
    let browser = Browser::start(&[]).await;
    browser.enter(&again).await;
    browser.write("#passphrase", PASSPHRASE).await;
    browser.press("form[action='/unlock'] .do").await;
    browser.at("/today").await;
    browser.go(&format!("{}/drafts", again.origin())).await;
    let text = browser.text().await;
    assert!(text.contains("A sentence that waits longer"), "{text}");
    assert!(!text.contains("and goes"), "{text}");
    // One draft, however often it was kept; written down, it is none.
    let drafts = "return document.querySelectorAll('a[href*=\"?draft=\"]').length";
    assert_eq!(browser.run(drafts, vec![]).await, 1);
    browser.press("a[href*='?draft=']").await;
    browser.press(".ends .do[value='write']").await;
    browser.says("Written down.").await;
    browser.go(&format!("{}/drafts", again.origin())).await;
    assert_eq!(browser.run(drafts, vec![]).await, 0);
    browser.end().await;
}

#[tokio::test]
async fn two_tabs_lose_nothing_and_nothing_is_written_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = Pages::start(&folder.path().join("ours.vault"), &[]);
    let origin = pages.origin().to_owned();
    let browser = Browser::start(&[]).await;
    begins(&browser, &pages).await;

    // A double click, and a reload after sending.
    browser.go(&format!("{origin}/write/note")).await;
    browser.write("#f-text", "Said once").await;
    let twice = "const press = document.querySelector(\".ends .do[value='write']\"); press.click(); press.click()";
    browser.run(twice, vec![]).await;
    browser.says("Said once").await;
    browser.client.refresh().await.expect("a page");
    browser.says("Said once").await;
    browser.client.back().await.expect("a page");
    counts(&browser, &origin, "note", "1 entry").await;

    // One entry, corrected in two tabs that were both opened before either was sent.
    let entry = note(&browser, &origin, "As it was").await;
    let correct = format!("{origin}{}", entry.replace("/entry/", "/correct/"));
    browser.go(&correct).await;
    browser.write("#f-text", "As the first tab has it").await;
    let (first, other) = other_tab(&browser).await;
    browser.go(&correct).await;
    browser.write("#f-on", "2017").await;
    presses(&browser, ".do[value='look']").await;
    browser.says("2017").await;
    to(&browser, &first).await;
    presses(&browser, ".do[value='look']").await;
    browser.says("As the first tab has it").await;
    presses(&browser, ".do[value='write']").await;
    browser.at(&entry).await;
    to(&browser, &other).await;
    presses(&browser, ".do[value='write']").await;
    browser.says("was corrected meanwhile").await;
    let text = browser.text().await;
    for part in ["As it was", "As the first tab has it", "2017"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    presses(&browser, ".do[value='write']").await;
    browser.at(&entry).await;
    let text = browser.text().await;
    assert!(
        text.contains("As the first tab has it") && text.contains("2017"),
        "{text}"
    );
    counts(&browser, &origin, "correction", "2 entries").await;
    assert_eq!(browser.complaints().await, [] as [String; 0]);
    browser.end().await;
}

#[tokio::test]
async fn files_that_are_dropped_onto_the_page_go_with_the_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = Pages::start(&folder.path().join("ours.vault"), &[]);
    let browser = Browser::start(&[]).await;
    begins(&browser, &pages).await;
    let drop = "const carried = new DataTransfer(); \
                carried.items.add(new File(['what it says'], arguments[0])); \
                const event = new DragEvent('drop', {dataTransfer: carried, bubbles: true, cancelable: true}); \
                document.querySelector('main').dispatchEvent(event); \
                return document.querySelector('input[type=file]').files.length";
    for path in ["/write/came", "/write/went", "/met"] {
        browser.go(&format!("{}{path}", pages.origin())).await;
        assert_eq!(browser.run(drop, vec!["one.txt".into()]).await, 1, "{path}");
        assert_eq!(browser.run(drop, vec!["two.txt".into()]).await, 2, "{path}");
    }
    browser.go(&format!("{}/write/note", pages.origin())).await;
    browser.write("#f-text", "See the paper").await;
    browser.run(drop, vec!["scan.txt".into()]).await;
    browser.press(".ends .do[value='write']").await;
    browser.says("scan.txt").await;
    assert_eq!(browser.complaints().await, [] as [String; 0]);
    browser.end().await;
}

#[tokio::test]
async fn an_exchange_leads_on_by_itself_with_a_script_and_without() {
    for scripts in [true, false] {
        let folder = tempfile::tempdir().expect("a folder");
        let depot = folder.path().join("stick");
        std::fs::create_dir(&depot).expect("a folder");
        let pages = Pages::start(&folder.path().join("ours.vault"), &[]);
        let browser = match scripts {
            true => Browser::start(&[]).await,
            false => Browser::without_scripts().await,
        };
        begins(&browser, &pages).await;
        browser.go(&format!("{}/storages", pages.origin())).await;
        browser
            .write("#place", depot.to_str().expect("plain"))
            .await;
        browser.press("form[action='/storages/add'] .do").await;
        browser.press("form[action='/sync'] .do").await;
        browser.found("[role='status']").await;
        browser.at("/storages").await;
        browser.says("Read to its end on").await;
        browser.end().await;
    }
}
