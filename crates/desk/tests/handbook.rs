//! The handbook's chapter of the first letter, followed word for word in a real browser: what is bold in
//! its numbered steps is looked for on the page and pressed, what stands in `code` is typed or chosen.
//! So the chapter and the pages can't part.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start programs, look at files, and wait"
)]

#[path = "support/browser.rs"]
mod browser;

use std::path::Path;

use browser::{Browser, Pages};
use fantoccini::Locator;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value as Json, json};

/// Nobody is told to take this one, so the chapter does not say it.
const PASSPHRASE: &str = "six quiet words for a test";

/// One thing that a reader does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// Looks for these words on the page, and presses what carries them.
    Find(String),
    /// Types or chooses this, where they were found last.
    Fill(String),
}

/// What the numbered steps of a chapter say to do, in order.
fn steps(lang: &str) -> Vec<Step> {
    let file = format!("handbook/{lang}/03-first-letter.md");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let source = std::fs::read_to_string(path).expect("the chapter is there");
    let mut steps = Vec::new();
    let (mut numbered, mut bold) = (false, false);
    for event in Parser::new_ext(&source, Options::ENABLE_HEADING_ATTRIBUTES) {
        match event {
            Event::Start(Tag::List(Some(_))) => numbered = true,
            Event::End(TagEnd::List(true)) => numbered = false,
            Event::Start(Tag::Strong) => bold = true,
            Event::End(TagEnd::Strong) => bold = false,
            Event::Text(text) if numbered && bold => steps.push(Step::Find(text.into_string())),
            Event::Code(text) if numbered => steps.push(Step::Fill(text.into_string())),
            _ => {}
        }
    }
    steps
}

/// Finds words as a reader would: a choice of the question one is at, a question, a link or button, or
/// words that only stand there. What was found is marked, so that the driver can press it.
const FIND: &str = r#"
const words = arguments[0];
const plain = (text) => text.replace(/\s+/g, " ").trim();
const seen = (one) => one.getClientRects().length > 0;
const own = (one) => plain([...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(""));
const says = (one) => own(one) === words || plain(one.textContent) === words;
const all = (css, from = document) => [...from.querySelectorAll(css)].filter(seen);
const mark = (one) => {
  document.querySelectorAll("[data-at]").forEach((old) => old.removeAttribute("data-at"));
  one.setAttribute("data-at", "");
};
const question = document.querySelector("[data-question]");
const choice = question && all("label.pick", question).find(says);
if (choice) { mark(choice); return "press"; }
const label = all("label:not(.pick), legend").find(says);
if (label) {
  question?.removeAttribute("data-question");
  const field = label.localName === "legend" ? label.parentElement : document.getElementById(label.htmlFor);
  field.setAttribute("data-question", "");
  mark(field);
  if (field.localName === "fieldset") return "choices";
  return field.localName === "select" ? "list" : field.type === "password" ? "secret" : "field";
}
if (plain(document.querySelector("h1").textContent) === words) return "here";
const way = ["main", "header"].flatMap((part) => all(`${part} a, ${part} button, ${part} summary`)).find(says);
if (way) { mark(way); return way.localName === "summary" && way.parentElement.open ? "here" : "press"; }
return document.body.innerText.includes(words) ? "here" : "nowhere";
"#;

/// Chooses from a list, or among boxes to tick, what holds some words.
const CHOOSE: &str = r#"
const field = document.querySelector("[data-at]");
const of = field.localName === "select" ? "option" : "label.pick";
const found = [...field.querySelectorAll(of)].filter((one) => one.textContent.includes(arguments[0]));
if (found.length !== 1) return found.length;
document.querySelectorAll("[data-choice]").forEach((old) => old.removeAttribute("data-choice"));
found[0].setAttribute("data-choice", "");
return 1;
"#;

/// A reader at work.
struct Reader {
    browser: Browser,
    /// What was found last is.
    at: String,
    /// What happened, for a message when it goes no further.
    told: Vec<String>,
    /// The pages that were come by, by their headings.
    headings: Vec<String>,
}

impl Reader {
    async fn does(&mut self, step: &Step) {
        self.told.push(format!("{step:?}"));
        match step {
            Step::Find(words) => self.finds(words).await,
            Step::Fill(text) => self.fills(text).await,
        }
    }

    async fn finds(&mut self, words: &str) {
        // A page may be on its way, so what is not there yet is looked for again.
        let mut found = Json::Null;
        for _ in 0..100 {
            let looked = self.browser.client.execute(FIND, vec![json!(words)]).await;
            found = looked.unwrap_or_default();
            if found != "nowhere" && !found.is_null() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let found = found.as_str().unwrap_or("nowhere").to_owned();
        match &*found {
            "nowhere" => panic!(
                "{words:?} stands nowhere.\n{}\n{}",
                self.told.join("\n"),
                self.browser.text().await
            ),
            "press" => {
                self.browser.press("[data-at]").await;
                self.browser.until("a page", || self.is_loaded()).await;
            }
            "secret" => self.browser.write("[data-at]", PASSPHRASE).await,
            _ => {}
        }
        let heading = self.browser.found("h1").await.text().await;
        self.headings.push(heading.unwrap_or_default());
        self.at = found;
    }

    async fn is_loaded(&self) -> bool {
        let state = self
            .browser
            .client
            .execute("return document.readyState", vec![])
            .await;
        state.is_ok_and(|state| state == "complete")
    }

    async fn fills(&mut self, text: &str) {
        match &*self.at {
            "field" => self.browser.write("[data-at]", text).await,
            "list" | "choices" => {
                let found = self.browser.run(CHOOSE, vec![json!(text)]).await;
                assert_eq!(
                    found,
                    1,
                    "{text:?} is not the one choice.\n{}",
                    self.told.join("\n")
                );
                self.browser.press("[data-choice]").await;
            }
            other => panic!("nothing to fill at {other:?}.\n{}", self.told.join("\n")),
        }
    }
}

/// Follows the chapter from the welcome page to the locked record.
async fn follows(lang: &str) {
    let data = tempfile::tempdir().expect("a folder");
    let pages = Pages::fresh(data.path(), lang);
    let browser = Browser::start(&[]).await;
    browser.enter(&pages).await;
    let steps = steps(lang);
    let typed = steps
        .iter()
        .filter(|step| matches!(step, Step::Fill(_)))
        .count();
    assert!(
        steps.len() > 40 && typed > 10,
        "{} and {typed}",
        steps.len()
    );
    let mut reader = Reader {
        browser,
        at: String::new(),
        told: Vec::new(),
        headings: Vec::new(),
    };
    for step in &steps {
        reader.does(step).await;
    }
    let browser = reader.browser;
    // The last step locks; the record is there, and the letters are what the chapter said they would be.
    assert!(data.path().join("answerable/record.vault").exists());
    browser.write("#passphrase", PASSPHRASE).await;
    browser.press("form[action='/unlock'] .do").await;
    browser.at("/today").await;
    browser.go(&format!("{}/letters", pages.origin())).await;
    let drawn = browser.client.find_all(Locator::Css("main svg")).await;
    assert!(!drawn.expect("a page").is_empty(), "no line is drawn");
    browser.press("main a[href^='/letters/']").await;
    browser
        .until("the two letters", || async {
            let rows = browser
                .client
                .find_all(Locator::Css("main .rows > .row"))
                .await;
            rows.is_ok_and(|rows| rows.len() == 2)
        })
        .await;
    assert_eq!(browser.complaints().await, [] as [String; 0]);
    browser.end().await;
}

#[tokio::test]
async fn the_chapter_of_the_first_letter_leads_to_it_click_by_click() {
    follows("en").await;
}

#[tokio::test]
async fn the_chapter_of_the_first_letter_leads_to_it_in_german() {
    follows("de").await;
}
