//! The pages in a real browser: every page that links lead to, as people with other eyes, hands and
//! screens have it, and without a script; and two people with a browser each, who come together.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start programs, look at files, and wait"
)]

#[path = "support/browser.rs"]
mod browser;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use browser::{Browser, Pages, axe};
use serde_json::{Value as Json, json};

/// Of pages of one kind so many are looked at.
const OF_A_KIND: usize = 2;
/// Fewer kinds of pages than this would mean that links are missing.
const KINDS_MIN: usize = 9;
/// Pages that people look for by name: from any other one they are two steps away, the way to all pages
/// and the way there.
const NAMED: [&str; 17] = [
    "/today",
    "/demands",
    "/letters",
    "/meetings",
    "/agreements",
    "/claims",
    "/surroundings",
    "/timeline",
    "/people",
    "/decisions",
    "/statement",
    "/hers",
    "/mandate",
    "/search",
    "/record",
    "/settings",
    "/help",
];

/// The kind of page behind an address: random ids and queries stand for any.
fn kind(path: &str) -> String {
    let plain = path.split('?').next().unwrap_or_default();
    let parts = plain.split('/').map(|part| {
        match part.len() == 20 && part.chars().all(|c| c.is_ascii_alphanumeric()) {
            true => "{id}",
            false => part,
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// Where the links of the present page lead, within the program.
async fn links(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('a[href]')].filter(a => !a.hasAttribute('download') \
                  && a.origin === location.origin).map(a => a.pathname + a.search)";
    let found = browser.run(script, vec![]).await;
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .filter_map(|one| Some(one.as_str()?.to_owned()))
        .collect()
}

/// Every kind of page that links lead to from today, with addresses of each.
async fn every_page(browser: &Browser, origin: &str) -> BTreeMap<String, Vec<String>> {
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    let mut ahead = VecDeque::from(["/today".to_owned()]);
    while let Some(path) = ahead.pop_front() {
        let of_kind = seen.entry(kind(&path)).or_default();
        if of_kind.len() >= OF_A_KIND {
            continue;
        }
        of_kind.push(path.clone());
        browser.go(&format!("{origin}{path}")).await;
        for link in links(browser).await {
            if known.insert(link.clone()) {
                ahead.push_back(link);
            }
        }
    }
    seen
}

/// What axe-core finds, a line each.
async fn violations(browser: &Browser, axe: &str) -> Vec<String> {
    browser.run(axe, vec![]).await;
    let script = "const done = arguments[arguments.length - 1]; \
        axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}) \
        .then(found => done(found.violations.map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)), \
              error => done(['axe: ' + error]))";
    let found = browser
        .client
        .execute_async(script, vec![])
        .await
        .expect("axe runs");
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .filter_map(|one| Some(one.as_str()?.to_owned()))
        .collect()
}

/// By how many pixels the page is wider than what is seen of it.
async fn too_wide(browser: &Browser) -> i64 {
    let script =
        "const root = document.documentElement; return root.scrollWidth - root.clientWidth";
    browser.run(script, vec![]).await.as_i64().unwrap_or(0)
}

async fn scheme(browser: &Browser, scheme: &str) {
    browser
        .cdp(
            "Emulation.setEmulatedMedia",
            json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}),
        )
        .await;
}

async fn sized(browser: &Browser, width: u32) {
    browser
        .cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}),
        )
        .await;
}

#[tokio::test]
async fn every_page_of_the_demo_is_for_everybody() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = Pages::start(&folder.path().join("none.vault"), &[]);
    let browser = Browser::start(&[]).await;
    browser.enter(&pages).await;
    let axe = axe();
    let mut found: Vec<String> = Vec::new();
    for line in violations(&browser, &axe).await {
        found.push(format!("/: {line}"));
    }
    for path in ["/start", "/join"] {
        browser.go(&format!("{}{path}", pages.origin())).await;
        found.extend(
            violations(&browser, &axe)
                .await
                .into_iter()
                .map(|line| format!("{path}: {line}")),
        );
    }
    browser.go(&format!("{}/", pages.origin())).await;
    browser.press("form[action='/demo'] button").await;
    browser.at("/today").await;
    let every = every_page(&browser, pages.origin()).await;
    assert!(every.len() >= KINDS_MIN, "only these: {:?}", every.keys());
    for path in every.values().flatten() {
        sized(&browser, 1280).await;
        browser.go(&format!("{}{path}", pages.origin())).await;
        for colours in ["light", "dark"] {
            scheme(&browser, colours).await;
            for line in violations(&browser, &axe).await {
                found.push(format!("{} ({colours}): {line}", kind(path)));
            }
        }
        // The ways to all pages, opened; from the smallest phone to the widest screen; text twice as large.
        for (width, text) in [(320, "100%"), (640, "200%"), (1280, "100%"), (2560, "100%")] {
            sized(&browser, width).await;
            let script = "document.documentElement.style.fontSize = arguments[0]; \
                          document.querySelectorAll('details').forEach(one => one.open = true)";
            browser.run(script, vec![Json::from(text)]).await;
            let over = too_wide(&browser).await;
            if over > 0 {
                found.push(format!(
                    "{}: {over} pixels too wide at {width}, text {text}",
                    kind(path)
                ));
            }
        }
        let ways: BTreeSet<String> = links(&browser).await.into_iter().collect();
        for named in NAMED.iter().filter(|named| !ways.contains(**named)) {
            found.push(format!("{}: no way to {named}", kind(path)));
        }
        let title = browser.client.title().await.expect("a title");
        for name in ["Tarn", "Rowan", "Demo"] {
            assert!(!title.contains(name), "{path} is called {title}");
        }
    }
    found.extend(
        browser
            .complaints()
            .await
            .into_iter()
            .map(|line| format!("the browser: {line}")),
    );
    browser.end().await;
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn leaving_now_ends_the_program_and_shows_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut pages = Pages::start(&folder.path().join("none.vault"), &[]);
    let browser = Browser::start(&[]).await;
    browser.enter(&pages).await;
    browser.press("form[action='/demo'] button").await;
    browser.at("/today").await;
    // The Escape key, twice.
    let body = browser.found("body").await;
    body.send_keys("\u{e00c}\u{e00c}").await.expect("keys");
    browser.at("about:blank").await;
    assert!(pages.ends(), "the program goes on");
    browser.end().await;
}

#[tokio::test]
async fn a_name_that_was_rebound_to_this_machine_reaches_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = Pages::start(&folder.path().join("none.vault"), &[]);
    let browser = Browser::start(&["--host-resolver-rules=MAP evil.example 127.0.0.1"]).await;
    browser.enter(&pages).await;
    let port = pages
        .origin()
        .rsplit(':')
        .next()
        .expect("a port")
        .to_owned();
    for path in ["/", "/start", "/style.css", "/in?once=a"] {
        browser
            .go(&format!("http://evil.example:{port}{path}"))
            .await;
        let text = browser.text().await;
        assert!(text.starts_with("Refused."), "{path}: {text}");
    }
    // From there a form, a frame and a script try the pages with the cookie that the browser has.
    let script = format!(
        "const done = arguments[arguments.length - 1]; const seen = []; \
         const frame = document.createElement('iframe'); frame.src = '{0}/start'; document.body.append(frame); \
         fetch('{0}/start', {{credentials: 'include', mode: 'no-cors'}}).then(a => seen.push(a.type), e => seen.push('no')) \
         .then(() => fetch('{0}/start', {{credentials: 'include'}})).then(() => seen.push('read'), () => seen.push('unread')) \
         .then(() => done(seen))",
        pages.origin()
    );
    browser.go("data:text/html,<body>neighbour").await;
    let seen = browser
        .client
        .execute_async(&script, vec![])
        .await
        .expect("a script");
    assert_eq!(seen[1], "unread", "{seen}");
    let form = format!(
        "const form = document.createElement('form'); form.method = 'post'; form.action = '{}/demo'; \
         document.body.append(form); form.submit()",
        pages.origin()
    );
    browser.go("data:text/html,<body>neighbour").await;
    browser.run(&form, vec![]).await;
    browser
        .until("an answer", || async {
            browser.text().await.starts_with("Refused.")
        })
        .await;
    browser.end().await;
}

#[tokio::test]
async fn everything_works_without_a_script() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut pages = Pages::start(&folder.path().join("ours.vault"), &[]);
    let browser = Browser::without_scripts().await;
    browser.enter(&pages).await;
    browser.press("a[href='/start']").await;
    browser.write("#title", "Ours").await;
    browser.write("#name", "Mo").await;
    browser
        .write("#passphrase", "six quiet words for a test")
        .await;
    browser.write("#again", "six quiet words for a test").await;
    browser.press("form[action='/start'] .do").await;
    browser.says("Nothing waits.").await;
    browser.press("form[action='/lock'] button").await;
    browser
        .write("#passphrase", "six quiet words for a test")
        .await;
    browser.press(".do").await;
    browser.press("#ways summary").await;
    browser.press("a[href='/demands']").await;
    browser.at("/demands").await;
    browser.press("#leave button").await;
    browser.says("Locked. You can close this page.").await;
    assert!(pages.ends(), "the program goes on");
    browser.end().await;
}

/// Starts a process of one's own in the browser.
async fn begins(browser: &Browser, pages: &Pages, name: &str) {
    browser.enter(pages).await;
    browser.press("a[href='/start']").await;
    browser.write("#title", "Ours").await;
    browser.write("#name", name).await;
    secret(browser).await;
    browser.press("form[action='/start'] .do").await;
    browser.at("/today").await;
}

/// Types a passphrase twice.
async fn secret(browser: &Browser) {
    for field in ["#passphrase", "#again"] {
        browser.write(field, "six quiet words for a test").await;
    }
}

/// Exchanges, and waits until that is told.
async fn exchanges(browser: &Browser, pages: &Pages) {
    browser.go(&format!("{}/storages", pages.origin())).await;
    browser.press("form[action='/sync'] .do").await;
    browser.found("[role='status']").await;
}

#[tokio::test]
async fn two_people_come_together_in_two_browsers() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = folder.path().join("stick");
    std::fs::create_dir(&depot).expect("a folder");
    let (kim, mo) = (folder.path().join("kim"), folder.path().join("mo"));
    for home in [&kim, &mo] {
        std::fs::create_dir(home).expect("a folder");
    }
    let kims = Pages::start(&kim.join("ours.vault"), &[]);
    let mos = Pages::start(&mo.join("ours.vault"), &[]);
    let (kim, mo) = (Browser::start(&[]).await, Browser::start(&[]).await);
    begins(&kim, &kims, "Kim").await;
    kim.go(&format!("{}/storages", kims.origin())).await;
    kim.write("#place", depot.to_str().expect("plain")).await;
    kim.press("form[action='/storages/add'] .do").await;
    kim.says("Exchange now").await;
    kim.go(&format!("{}/invite", kims.origin())).await;
    kim.press("form[action='/invite'] .do").await;
    kim.at("/code").await;
    let code = kim
        .run("return document.getElementById('code').value", vec![])
        .await;
    let code = code.as_str().expect("a code").to_owned();

    mo.enter(&mos).await;
    mo.press("a[href='/join']").await;
    mo.write("#code", &code).await;
    mo.write("#name", "Mo").await;
    secret(&mo).await;
    mo.press("form[action='/join'] .do").await;
    mo.at("/joining").await;

    exchanges(&kim, &kims).await;
    kim.go(&format!("{}/waiting", kims.origin())).await;
    let hers = kim.found(".compare").await.text().await.expect("words");
    mo.press("a.do").await;
    let mine = mo.found(".compare").await.text().await.expect("words");
    assert_eq!(mine, hers, "the two don't see the same words");
    kim.press("form[action='/waiting'] .do:not(.second)").await;
    kim.says("Done. It holds.").await;
    exchanges(&kim, &kims).await;

    mo.press("a.do").await;
    mo.at("/today").await;
    mo.go(&format!("{}/members", mos.origin())).await;
    let text = mo.text().await;
    assert!(
        text.contains("Kim") && text.contains("Complete as of"),
        "{text}"
    );
    exchanges(&mo, &mos).await;
    exchanges(&kim, &kims).await;
    kim.go(&format!("{}/members", kims.origin())).await;
    assert!(kim.text().await.contains("Mo"), "{}", kim.text().await);
    for browser in [kim, mo] {
        assert_eq!(browser.complaints().await, [] as [String; 0]);
        browser.end().await;
    }
}
