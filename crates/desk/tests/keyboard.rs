//! The main ways by keyboard alone: nothing is sent to the browser but keys. At each step the focus is
//! to be seen, goes on in the order of the page, and comes to an end.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start programs, look at files, and wait"
)]

#[path = "support/browser.rs"]
mod browser;

use browser::{Browser, Pages};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::Value as Json;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SHIFT: char = '\u{e008}';
const ESCAPE: &str = "\u{e00c}";
const DOWN: &str = "\u{e015}";
const SPACE: &str = " ";

/// Longer than any page of the demo is in stops of the Tab key.
const STOPS_MAX: usize = 400;

/// What has the focus: what it is called, and what is wrong with it; marks it for the next time.
const FOCUS: &str = r#"
const one = document.activeElement;
const before = document.querySelector("[data-was]");
before?.removeAttribute("data-was");
if (!one || one === document.body || one === document.documentElement) return null;
const plain = (text) => text.replace(/\s+/g, " ").trim();
const own = (of) => plain([...of.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(""));
const label = one.labels?.[0];
const name = label ? own(label) || plain(label.textContent) : plain(one.textContent);
const wrong = [];
const forward = arguments[0];
if (before && before !== one) {
  const follows = !!(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  // From the last stop the way may lead to the first one, and back.
  const round = forward ? one.matches(".skip") : before.matches(".skip");
  if (follows !== forward && !round) wrong.push("out of the order of the page");
}
one.setAttribute("data-was", "");
const box = one.getBoundingClientRect();
if (box.width < 1 || box.height < 1) wrong.push("has no size");
if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push("is out of sight");
const style = getComputedStyle(one);
const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
if (!outlined && one.id !== "page") wrong.push("has no outline");
return [name, wrong.join(", ")];
"#;

/// Somebody with a keyboard and nothing else.
struct Hands {
    browser: Browser,
}

impl Hands {
    /// Presses keys, one after the other.
    async fn keys(&self, keys: &str) {
        let mut actions = KeyActions::new("keys".to_owned());
        for value in keys.chars() {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        let pressed = self.browser.client.perform_actions(actions).await;
        pressed.expect("keys");
    }

    /// Presses Tab with Shift.
    async fn back(&self) {
        let tab = TAB.chars().next().expect("a key");
        let actions = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: SHIFT })
            .then(KeyAction::Down { value: tab })
            .then(KeyAction::Up { value: tab })
            .then(KeyAction::Up { value: SHIFT });
        let pressed = self.browser.client.perform_actions(actions).await;
        pressed.expect("keys");
    }

    /// What has the focus; nothing where none of the page has it.
    async fn focus(&self, forward: bool) -> Option<String> {
        let found = self.browser.run(FOCUS, vec![Json::from(forward)]).await;
        let name = found[0].as_str()?.to_owned();
        assert_eq!(found[1], "", "{name:?} {}", found[1]);
        Some(name)
    }

    /// Goes on with Tab until what is called so has the focus.
    async fn to(&self, wanted: &str) {
        let (mut passed, mut ends) = (Vec::new(), 0);
        for _ in 0..STOPS_MAX {
            self.keys(TAB).await;
            match self.focus(true).await {
                Some(name) if name == wanted => return,
                Some(name) => passed.push(name),
                // From the end of the page it begins anew, once.
                None if ends < 1 => ends += 1,
                None => break,
            }
        }
        panic!("Tab does not come to {wanted:?}:\n{}", passed.join("\n"));
    }

    /// The same, and presses it.
    async fn press(&self, wanted: &str) {
        self.to(wanted).await;
        self.keys(ENTER).await;
    }

    /// Goes to another page by way of all pages.
    async fn page(&self, name: &str, address: &str) {
        self.press("All pages").await;
        self.press(name).await;
        self.browser.at(address).await;
    }

    /// Goes through the whole page and back a bit; gives the names of all stops.
    async fn through(&self) -> Vec<String> {
        let mut stops = Vec::new();
        loop {
            self.keys(TAB).await;
            match self.focus(true).await {
                Some(name) if stops.first() == Some(&name) => break,
                Some(name) => stops.push(name),
                None => break,
            }
            assert!(stops.len() < STOPS_MAX, "a trap: {:?}", stops.last());
        }
        // From the end of the page the way leads back to what was last.
        self.back().await;
        let mut last = self.focus(false).await;
        if last.is_none() {
            self.back().await;
            last = self.focus(false).await;
        }
        assert_eq!(last.as_ref(), stops.last());
        self.back().await;
        assert_eq!(self.focus(false).await.as_ref(), stops.iter().nth_back(1));
        stops
    }
}

#[tokio::test]
async fn the_main_ways_need_nothing_but_a_keyboard() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = folder.path().join("stick");
    std::fs::create_dir(&depot).expect("a folder");
    let mut pages = Pages::start(&folder.path().join("none.vault"), &[]);
    let browser = Browser::start(&[]).await;
    browser.enter(&pages).await;
    let hands = Hands { browser };
    let browser = &hands.browser;

    hands.press("Look at the demo").await;
    browser.at("/today").await;

    // Locking and unlocking; a wrong passphrase leaves one where it is typed.
    hands.press("Lock").await;
    browser.says("The record is locked").await;
    hands.keys("not this one").await;
    hands.keys(ENTER).await;
    browser.found("[role='alert']").await;
    assert_eq!(hands.focus(true).await.as_deref(), Some("Passphrase"));
    let told = browser.text().await;
    let told = told
        .lines()
        .find_map(|line| line.split_once("protects nothing: "));
    hands
        .keys(told.expect("the demo says its passphrase").1)
        .await;
    hands.keys(ENTER).await;
    browser.at("/today").await;

    // The first stop skips what stands at the top; the next one is on the page itself.
    hands.keys(TAB).await;
    assert_eq!(hands.focus(true).await.as_deref(), Some("Go to the page"));
    hands.keys(ENTER).await;
    hands.keys(TAB).await;
    assert_eq!(hands.focus(true).await.as_deref(), Some("A letter came"));
    hands.keys(ENTER).await;
    browser.at("/write/came").await;

    // Sent too early, it leads to what is missing.
    hands.press("Write down").await;
    browser.found("main [role='alert']").await;
    let told = hands
        .focus(true)
        .await
        .expect("the list of what is missing");
    assert!(told.starts_with("Nothing was written down yet."), "{told}");
    hands.keys(TAB).await;
    hands.focus(true).await.expect("what is missing");
    hands.keys(ENTER).await;
    assert_eq!(hands.focus(true).await.as_deref(), Some("From whom?"));
    hands.keys("Tarn").await;
    hands.to("mail").await;
    hands.keys(SPACE).await;
    hands.to("What is it about, in a few words?").await;
    hands.keys("By keyboard").await;
    hands.to("What was said?").await;
    hands.keys("That he will answer in June.").await;
    hands.press("Write down").await;
    browser.says("Written down.").await;

    // Found again, opened, and corrected.
    hands.page("Search", "/search").await;
    hands.to("Which words?").await;
    hands.keys("keyboard").await;
    hands.keys(ENTER).await;
    browser.says("1 entry").await;
    hands.to("Search").await;
    hands.keys(TAB).await;
    hands.focus(true).await.expect("what was found");
    hands.keys(ENTER).await;
    hands.press("Correct it").await;
    hands.to("What was said?").await;
    hands.keys(" He did not say which.").await;
    hands.press("Show before and after").await;
    browser.says("From now on").await;
    hands.press("Write the correction down").await;
    browser.says("It was corrected").await;

    // What happened at a meeting.
    hands.page("Today", "/today").await;
    hands.press("What happened at a meeting").await;
    browser.at("/met").await;
    hands.to("Which meeting?").await;
    hands.keys("6 November").await;
    hands.to("took place").await;
    hands.keys(SPACE).await;
    hands.to("What happened?").await;
    hands.keys("We met, and he read the letter aloud.").await;
    hands.press("Write down").await;
    browser.says("Written down.").await;

    // A point of the agenda, settled where it stands.
    hands.page("Minutes of a call", "/minutes").await;
    let claim = "'Anybody new in my life is told first. That is how I do it now.'";
    hands.to(claim).await;
    hands.keys(TAB).await;
    assert_eq!(hands.focus(true).await.as_deref(), Some("Settle it here"));
    hands.keys(ENTER).await;
    browser.found("main form[action='/minutes']").await;
    hands.to("it is so").await;
    hands.keys(DOWN).await;
    hands.keys(DOWN).await;
    assert_eq!(hands.focus(true).await.as_deref(), Some("nobody can tell"));
    hands.press("Write down").await;
    browser
        .until("a point less", || async {
            let text = browser.text().await;
            text.contains("Minutes of a call") && !text.contains("Anybody new in my life")
        })
        .await;

    // Over a stick and back.
    hands.page("Exchange", "/storages").await;
    hands.to("Where is it?").await;
    hands.keys(depot.to_str().expect("plain")).await;
    hands.press("Start using it").await;
    browser.says("Exchange now").await;
    hands.press("Exchange now").await;
    // While it goes on, a page of its own says how far it is.
    browser.found("main [role='status']").await;
    browser
        .until("the exchange", || async {
            hands.page("Exchange", "/storages").await;
            browser.text().await.contains("Nothing waits to be sent")
        })
        .await;

    for (name, address) in [
        ("Today", "/today"),
        ("Timeline", "/timeline"),
        ("Members and devices", "/members"),
        ("Settings", "/settings"),
        ("Her side", "/hers"),
    ] {
        hands.page(name, address).await;
        let stops = hands.through().await;
        assert!(stops.len() > 6, "{name}: {stops:?}");
    }

    // Away, at once.
    hands.keys(ESCAPE).await;
    hands.keys(ESCAPE).await;
    browser.at("about:blank").await;
    assert!(pages.ends(), "the program goes on");
    hands.browser.end().await;
}
