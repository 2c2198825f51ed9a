//! Whatever people write is shown as the text that it is: markup, scripts, signs that turn a line round, a
//! megabyte of it. In Debian's Chromium, on every kind of page that links lead to.
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

use std::collections::BTreeSet;

use answerable_office::paper::words::neutral;
use browser::{Browser, Pages};
use crawl::{each_page, kind, sized};
use serde_json::Value as Json;

/// The words. What would be an element has `data-h`, what would run sets `window.hostile`.
const WORDS: &[&str] = &[
    "<script data-h>window.hostile=1</script>",
    "<img data-h src=x onerror=\"window.hostile=1\">",
    "<svg data-h onload=window.hostile=1><a data-h href=//evil.example>",
    "</textarea></title></style></option></select><b data-h>",
    "\"><input data-h autofocus onfocus=window.hostile=1 x=\"",
    "' onmouseover='window.hostile=1' data-h='",
    "javascript:window.hostile=1 http://evil.example/x",
    "{{ 7*7 }} {% include \"x\" %} ${7*7} { $count } { \"x\" } <%= 7 %>",
    "&lt;b data-h&gt; &#60;b data-h&#62; &amp; &nbsp; &bogus;",
    "<!-- <![CDATA[ ]]> <?xml ?> --!> <plaintext data-h>",
    "</svg></text><foreignObject data-h><iframe data-h src=//evil.example>",
    "<base data-h href=//evil.example><meta data-h http-equiv=refresh content=0>",
    "a\u{202e}txt.exe\u{202c} \u{2066}b\u{2069} \u{2067}c \u{202a}d",
    "z\u{200b}w\u{feff}n\u{2060} \u{7}\u{1b}[2J\u{8}\u{9b}31m\u{7f}",
    "שלום (1) עולם, مرحبا!",
    "\u{fdd0}x\u{fdd1} \u{fffe} \u{e0041} \u{fffb}",
    "one\u{2028}two\u{85}three\r\nfour\u{b}five",
    "%00%0d%0aSet-Cookie:h=1 ../../x \\u003cb\\u003e",
];

/// A word that no line ends in.
fn unbroken() -> String {
    "Donaudampfschifffahrt".repeat(24)
}

/// The hostile words for a text, the same for the same text.
fn hostile(text: &str) -> String {
    let sum = text.bytes().fold(7_usize, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(byte))
    });
    match WORDS.get(sum % (WORDS.len() + 1)) {
        Some(words) => format!("{words} {text}"),
        None => format!("{} {text}", unbroken()),
    }
}

/// What is wrong with the page that is there: elements and attributes that are not the program's, addresses
/// and titles that say something, signs that turn lines round, a page that is too wide or has no way out.
const LOOK: &str = r#"
const [refs, widest] = arguments;
const bad = [];
if (window.hostile) bad.push('a script of the record ran');
const ours = ['/script.js'];
for (const script of document.scripts) if (!ours.includes(script.getAttribute('src'))) bad.push('a script: ' + script.outerHTML.slice(0, 80));
const never = '[data-h], iframe, frame, object, embed, base, img, picture, video, audio, style, meta[http-equiv], template, foreignObject, plaintext, noscript, math';
document.querySelectorAll(never).forEach(one => bad.push('an element: ' + one.outerHTML.slice(0, 80)));
const turns = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe]|\udb40[\udc00-\udc7f]/;
const address = /^(\/(?!\/)[a-z-]*(\/[A-Za-z0-9_-]+)*)?(\?[A-Za-z0-9_=&.-]*)?(#[A-Za-z0-9_-]*)?$/;
for (const one of document.querySelectorAll('*')) for (const {name, value} of one.attributes) {
  if (name.startsWith('on') || name === 'style' || name === 'srcdoc') bad.push('an attribute: ' + name);
  if (['href', 'xlink:href', 'src', 'action', 'formaction'].includes(name) && !/^\/[a-z]+\.(css|js|svg)$/.test(value) && !address.test(value)) bad.push('an address: ' + value.slice(0, 80));
  if (name !== 'value' && turns.test(value)) bad.push('a sign in ' + name);
  if (value.includes(refs)) bad.push('a ref in ' + name + ' of ' + one.tagName);
}
if (!/^[A-Za-z ,]{3,40}$/.test(document.title)) bad.push('a title: ' + document.title.slice(0, 80));
if (!address.test(location.pathname + location.search)) bad.push('the address: ' + location.href.slice(0, 80));
const words = document.body.cloneNode(true);
words.querySelectorAll('textarea').forEach(one => one.remove());
const at = words.textContent.search(turns);
if (at >= 0) bad.push('a sign in the text: ' + JSON.stringify(words.textContent.slice(at - 10, at + 10)));
if (!document.querySelector('form[action="/leave"] button')) bad.push('no way out');
if (!document.querySelector('form[action="/cover"] button')) bad.push('nothing that covers');
const written = 'textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=password])';
document.querySelectorAll(written).forEach(one => one.autocomplete === 'off' || bad.push('a field that the browser remembers: ' + one.name));
document.querySelectorAll('details').forEach(one => one.open = true);
const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
if (over > 0) {
  const wide = [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !one.closest('.scrolls'));
  bad.push(`${over} pixels too wide: ` + (wide.at(-1)?.outerHTML.slice(0, 120) ?? ''));
}
const weight = performance.getEntriesByType('navigation')[0].decodedBodySize;
if (weight > widest) bad.push(`${weight} bytes`);
return [bad, words.textContent];
"#;

/// A page holds so many bytes at most, whatever the record says.
const PAGE_BYTES_MAX: usize = 400_000;

/// Looks at every page as one person; gives what is wrong, and adds which of the words were seen as text.
async fn look_as(
    folder: &std::path::Path,
    script: &str,
    me: &str,
    seen: &mut BTreeSet<&'static str>,
) -> Vec<String> {
    let pages = Pages::start(
        &opened::vault(folder, script, &format!("{}{me}", reworded::REF)),
        &["--at", opened::DAY],
    );
    let browser = Browser::start(&[]).await;
    sized(&browser, 320).await;
    opened::open(&browser, &pages).await;
    let mut found = Vec::new();
    let every = each_page(&browser, pages.origin(), 2, async |path| {
        let args = vec![Json::from(reworded::REF), Json::from(PAGE_BYTES_MAX)];
        let looked = browser.run(LOOK, args).await;
        let bad = looked[0].as_array().cloned().unwrap_or_default();
        found.extend(
            bad.iter()
                .map(|bad| format!("{me}, {}: {}", kind(path), bad.as_str().unwrap_or("?"))),
        );
        let text = plain(looked[1].as_str().expect("a text"));
        seen.extend(
            WORDS
                .iter()
                .filter(|words| text.contains(&plain(&neutral(words)))),
        );
    })
    .await;
    assert!(every.len() > 20, "only these: {:?}", every.keys());
    let complaints = browser.complaints().await;
    found.extend(complaints.iter().map(|line| format!("{me}: {line}")));
    browser.end().await;
    found
}

/// A text as it is compared: each stretch of blanks is one.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn whatever_people_write_is_shown_as_text_on_every_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = reworded::script(folder.path(), hostile);
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for me in ["rowan", "ilex"] {
        found.extend(look_as(folder.path(), &script, me, &mut seen).await);
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
    let unseen: Vec<_> = WORDS
        .iter()
        .filter(|words| !seen.contains(*words))
        .collect();
    assert!(unseen.is_empty(), "on no page: {unseen:?}");
}

/// What a very long text begins with; it is found by it.
const LONG: &str = "zqlong";
/// How long it is.
const LONG_BYTES: usize = 1 << 20;

/// A megabyte: lines, paragraphs, words, and one word that has no end.
fn long() -> String {
    let mut text = format!("{LONG} <script data-h>window.hostile=1</script>\n");
    while text.len() < LONG_BYTES / 2 {
        text.push_str("One line & another <b>line</b>, and words.\n\n");
    }
    text + &"x".repeat(LONG_BYTES / 2)
}

/// The demo, in which the latest entry of each type says a megabyte, and some names and titles too.
fn long_script(folder: &std::path::Path) -> String {
    let script = reworded::script(folder, str::to_owned);
    let mut lines: Vec<Json> = script
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let mut done = BTreeSet::new();
    for line in lines.iter_mut().rev() {
        let kind = line["type"].as_str().expect("a type").to_owned();
        if line["erased"] == true || !done.insert(kind.clone()) {
            continue;
        }
        line["text"] = long().into();
        let short = match kind.as_str() {
            "person" | "surrounding" => "name",
            "contact" => "subject",
            "decision" => "question",
            "boundary" => "topic",
            "consent" => "conditions",
            _ => continue,
        };
        line[short] = long().into();
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[tokio::test]
async fn a_megabyte_of_text_is_shown_as_it_begins_with_a_way_to_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = long_script(folder.path());
    let mut found = look_as(folder.path(), &script, "rowan", &mut BTreeSet::new()).await;
    // Whoever corrects an entry has all of it in a field.
    found.retain(|line| !(line.contains("/correct/{id}: ") && line.ends_with(" bytes")));
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
