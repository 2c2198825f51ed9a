//! Somebody of the group: a machine of their own, the program on it, a browser; and what people do with
//! their hands there.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::Locator;

use crate::browser::{Browser, Pages};
use crate::sheet::{self, Said, quoted};

/// How long a page may take to say what it is to say, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The passphrase of all of them.
const PASSPHRASE: &str = "six quiet words for a test";

/// What Chromium notes of what is as it should be: a passphrase without a name beside it, everything
/// cleared on leaving, that it asked for an icon by itself and got none, and a publication that was refused.
const HINTS: [&str; 4] = [
    "[DOM] Password forms",
    "Clear-Site-Data header on",
    "/favicon.ico - Failed to load resource",
    "the server responded with a status of 422",
];

/// Somebody at their machine.
pub struct Person {
    /// What they are called in this group.
    pub name: &'static str,
    vault: PathBuf,
    /// What they look at.
    pub browser: Browser,
    pages: Option<Pages>,
}

impl Person {
    /// Takes a machine into use, in which no script runs where `scripts` says so.
    pub async fn with_machine(folder: &Path, name: &'static str, scripts: bool) -> Person {
        let home = folder.join(name);
        std::fs::create_dir(&home).expect("a folder");
        let browser = match scripts {
            true => Browser::start(&[]).await,
            false => Browser::without_scripts().await,
        };
        Person {
            name,
            vault: home.join("ours.vault"),
            browser,
            pages: None,
        }
    }

    /// Starts the program on a day, and opens what is there.
    pub async fn comes(&mut self, day: &str) {
        self.begins(&["--at", day]).await;
    }

    /// Starts the program on the day that it is for whoever runs the test.
    pub async fn comes_today(&mut self) {
        self.begins(&[]).await;
    }

    async fn begins(&mut self, more: &[&str]) {
        assert!(self.pages.is_none(), "{} is there already", self.name);
        let pages = Pages::start(&self.vault, more);
        self.browser.enter(&pages).await;
        self.pages = Some(pages);
        if self.vault.exists() {
            self.browser.write("#passphrase", PASSPHRASE).await;
            self.browser.press("main .do").await;
            self.browser.at("/today").await;
        }
    }

    /// Leaves: the program ends by itself.
    pub async fn goes(&mut self) {
        self.browser.press("#leave button").await;
        let mut pages = self.pages.take().expect("they are there");
        assert!(pages.ends(), "the program of {} goes on", self.name);
    }

    /// Starts a process of their own.
    pub async fn founds(&self, title: &str, side: &str) {
        self.follows("Start a process").await;
        self.browser.write("#title", title).await;
        self.browser.write("#name", self.name).await;
        sheet::fill(&self.browser, "side", side).await;
        self.secret().await;
        self.browser.press("main .do").await;
        self.browser.at("/today").await;
    }

    /// Answers an invitation.
    pub async fn answers(&self, code: &str) {
        self.follows("Join with a code").await;
        self.browser.write("#code", code).await;
        self.browser.write("#name", self.name).await;
        self.secret().await;
        self.browser.press("main .do").await;
        self.browser.at("/joining").await;
    }

    async fn secret(&self) {
        for field in ["#passphrase", "#again"] {
            self.browser.write(field, PASSPHRASE).await;
        }
    }

    /// Goes to a page by the list of all pages.
    pub async fn opens(&self, page: &str) {
        self.browser.press("#ways summary").await;
        self.goes_by(&format!("//nav//a[normalize-space()={}]", quoted(page)))
            .await;
    }

    /// Follows the first link of the page with these words in it.
    pub async fn follows(&self, words: &str) {
        let words = quoted(words);
        self.goes_by(&format!("//main//a[contains(normalize-space(), {words})]"))
            .await;
    }

    async fn goes_by(&self, path: &str) {
        let link = self.browser.found_at(path).await;
        sheet::reveal(&self.browser, path).await;
        let href = link
            .attr("href")
            .await
            .expect("a link")
            .expect("an address");
        self.browser.press_at(path).await;
        let href = href.split(['?', '#']).next().unwrap_or_default().to_owned();
        self.browser.at(&href).await;
    }

    /// Presses something, and opens before what is folded around it.
    pub async fn presses(&self, path: &str) {
        self.browser.found_at(path).await;
        sheet::reveal(&self.browser, path).await;
        self.browser.press_at(path).await;
    }

    /// Writes something down by the form of its kind.
    pub async fn writes(&self, kind: &str, said: Said<'_>) {
        self.opens("Write down").await;
        self.goes_by(&format!("//main//a[normalize-space()={}]", quoted(kind)))
            .await;
        self.fills(said).await;
        self.writes_down().await;
    }

    /// Writes down what follows from the entry that is open.
    pub async fn writes_on(&self, kind: &str, said: Said<'_>) {
        self.follows(kind).await;
        self.fills(said).await;
        self.writes_down().await;
    }

    /// Fills in what a form asks.
    pub async fn fills(&self, said: Said<'_>) {
        for (name, words) in said {
            sheet::fill(&self.browser, name, words).await;
        }
    }

    /// Sends the form, and waits until it says that it was written down.
    pub async fn writes_down(&self) {
        self.browser.press("main .ends .do:not(.second)").await;
        self.browser
            .until("an answer to the form", || async {
                let client = &self.browser.client;
                let told = client.find(Locator::Css("main [role='status']")).await;
                let wrong = client.find(Locator::Css("main [role='alert']")).await;
                if let Ok(wrong) = &wrong {
                    let words = wrong.text().await.unwrap_or_default();
                    panic!("{} can't write it down: {words}", self.name);
                }
                told.is_ok()
            })
            .await;
        self.browser.says("Written down.").await;
    }

    /// Settles a point of the agenda where it stands.
    pub async fn settles(&self, point: &str, said: Said<'_>) {
        self.opens("Minutes of a call").await;
        self.goes_by(&format!(
            "//li[contains(., {})]//a[normalize-space()='Settle it here']",
            quoted(point)
        ))
        .await;
        self.fills(said).await;
        let before = self.browser.found("main .ends").await;
        self.browser.press("main .ends .do:not(.second)").await;
        self.browser
            .until("the point to be settled", || async {
                // The form is gone with its page.
                before.is_displayed().await.is_err()
            })
            .await;
        self.reads(&["What needs a word today"], &["Nothing was written"])
            .await;
    }

    /// Looks for words, and opens the last entry that has them.
    pub async fn looks_up(&self, words: &str) {
        self.opens("Search").await;
        self.browser.write("#f-words", words).await;
        self.browser.press("main form .do").await;
        self.browser.press("main ol.rows a.what").await;
        self.browser.found("main dl.fields, main .lead").await;
    }

    /// Exchanges, and waits until that is told; what the last one told may still stand there.
    pub async fn exchanges(&self) {
        self.opens("Exchange").await;
        let before = self.browser.found("form[action='/sync']").await;
        self.browser.press("form[action='/sync'] .do").await;
        self.browser
            .until("the exchange to begin", || async {
                before.is_displayed().await.is_err()
            })
            .await;
        self.browser.found("main [role='status']").await;
    }

    /// Whether a page of the list of all pages says all of this, and none of that.
    pub async fn sees(&self, page: &str, all: &[&str], none: &[&str]) {
        self.opens(page).await;
        self.reads(all, none).await;
    }

    /// Whether the page that is open says all of this, and none of that; waits for what it is to say,
    /// since another page may still be on its way.
    pub async fn reads(&self, all: &[&str], none: &[&str]) {
        let until = Instant::now() + PATIENCE;
        let text = loop {
            let text = self.browser.text().await;
            let missing = all.iter().find(|words| !text.contains(**words));
            let Some(words) = missing else { break text };
            let name = self.name;
            assert!(Instant::now() < until, "{name} misses {words:?}: {text}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        for words in none {
            assert!(
                !text.contains(words),
                "{} reads {words:?}: {text}",
                self.name
            );
        }
    }

    /// Puts the machine away; the browser had nothing to complain of.
    pub async fn ends(mut self) {
        if self.pages.is_some() {
            self.goes().await;
        }
        let complaints = self.browser.complaints().await;
        let complaints: Vec<&String> = complaints
            .iter()
            .filter(|line| !HINTS.iter().any(|hint| line.contains(hint)))
            .collect();
        assert_eq!(
            complaints,
            [] as [&String; 0],
            "the browser of {}",
            self.name
        );
        self.browser.end().await;
    }
}
