//! Every kind of page that links lead to, in a browser.
#![allow(dead_code, reason = "each test file takes of it what it needs")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::json;

use super::browser::Browser;

/// The kind of page behind an address: random ids and queries stand for any.
pub fn kind(path: &str) -> String {
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
pub async fn links(browser: &Browser) -> Vec<String> {
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
pub async fn every_page(browser: &Browser, origin: &str) -> BTreeMap<String, Vec<String>> {
    each_page(browser, origin, 2, async |_| {}).await
}

/// The same, with so many of each kind; each page is looked at while it is there.
pub async fn each_page(
    browser: &Browser,
    origin: &str,
    of_a_kind: usize,
    mut look: impl AsyncFnMut(&str),
) -> BTreeMap<String, Vec<String>> {
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    let mut ahead = VecDeque::from(["/today".to_owned()]);
    while let Some(path) = ahead.pop_front() {
        let seen = seen.entry(kind(&path)).or_default();
        if seen.len() >= of_a_kind {
            continue;
        }
        seen.push(path.clone());
        browser.go(&format!("{origin}{path}")).await;
        for link in links(browser).await {
            if known.insert(link.clone()) {
                ahead.push_back(link);
            }
        }
        look(&path).await;
    }
    seen
}

/// By how many pixels the page is wider than what is seen of it.
pub async fn too_wide(browser: &Browser) -> i64 {
    let script =
        "const root = document.documentElement; return root.scrollWidth - root.clientWidth";
    browser.run(script, vec![]).await.as_i64().unwrap_or(0)
}

/// Gives the page this width.
pub async fn sized(browser: &Browser, width: u32) {
    browser
        .cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false}),
        )
        .await;
}
