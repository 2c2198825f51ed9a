//! A record in Hebrew, on pages that run from right to left and on pages that do not: nothing lies over
//! something else, nothing is cut off, no page has to be moved sideways.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start programs, look at files, and wait"
)]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/crawl.rs"]
mod crawl;
#[path = "support/opened.rs"]
mod opened;
#[path = "support/reworded.rs"]
mod reworded;

use browser::{Browser, Pages};
use crawl::{each_page, kind, sized};
use serde_json::Value as Json;

/// Turns the page the given way, and says what does not fit there. What the pictures draw keeps its own
/// direction: time runs from left to right in them.
const LOOK: &str = r#"
const [way] = arguments;
const root = document.documentElement;
root.dir = way;
document.querySelectorAll('details').forEach(one => one.open = true);
const bad = [];
const over = root.scrollWidth - root.clientWidth;
if (over > 0) bad.push(`${over} pixels too wide`);
const boxes = [];
const put = (one, box) => {
  if (box.width < 2 || box.height < 2) return;
  if (!one.closest('.scrolls') && (box.left < -1 || box.right > root.clientWidth + 1)) bad.push('cut off: ' + one.textContent.trim().slice(0, 40));
  boxes.push({one, box});
};
const hidden = 'svg, select, textarea, script, .unseen, .skip, .first';
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode, one = node.parentElement;
  if (!node.data.trim() || one.closest(hidden)) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) put(one, box);
}
document.querySelectorAll('input:not([type=hidden]), select, textarea, button:not(.first), main svg:not(svg svg)').forEach(one => put(one, one.getBoundingClientRect()));
boxes.sort((a, b) => a.box.top - b.box.top);
for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
  const a = boxes[i], b = boxes[j];
  if (b.box.top > a.box.bottom) break;
  if (a.one.contains(b.one) || b.one.contains(a.one)) continue;
  const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
  const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
  if (wide > 3 && high > 6) bad.push(`over each other: ${a.one.textContent.trim().slice(0, 40)} | ${b.one.textContent.trim().slice(0, 40)}`);
}
for (const one of document.querySelectorAll('.people.text')) if (getComputedStyle(one).direction !== 'rtl') bad.push('words in Hebrew that run from left to right');
return [bad.slice(0, 8), document.querySelectorAll('.people.text').length];
"#;

#[tokio::test]
async fn pages_fit_in_either_direction() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = reworded::script(folder.path(), |text| format!("בקיצור נמרץ {text}"));
    let me = format!("{}rowan", reworded::REF);
    let vault = opened::vault(folder.path(), &script, &me);
    let pages = Pages::start(&vault, &["--at", opened::DAY]);
    let browser = Browser::start(&[]).await;
    opened::open(&browser, &pages).await;
    let (mut found, mut texts) = (Vec::new(), 0);
    let every = each_page(&browser, pages.origin(), 1, async |path| {
        for width in [320, 1280] {
            sized(&browser, width).await;
            for way in ["ltr", "rtl"] {
                let looked = browser.run(LOOK, vec![Json::from(way)]).await;
                let bad = looked[0].as_array().cloned().unwrap_or_default();
                found.extend(bad.iter().map(|bad| {
                    format!(
                        "{} ({way}, {width}): {}",
                        kind(path),
                        bad.as_str().unwrap_or("?")
                    )
                }));
                texts += looked[1].as_u64().unwrap_or(0);
            }
        }
    })
    .await;
    browser.end().await;
    assert!(every.len() > 20, "only these: {:?}", every.keys());
    assert!(texts > 100, "only {texts} texts of people");
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
