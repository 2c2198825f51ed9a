//! An exchange that goes on while pages are asked for. The thread that has the vault exchanges whenever
//! nobody waits for it; who asks for a page pauses that, and it goes on afterwards (`serve.rs`).

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use answerable_office::group::{DepotSeen, Progress, Synced, Watch};
use answerable_office::paper::words::Lang;
use askama::Template;

use crate::cli::progress;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::storages;
use super::trouble::Trouble;

/// So many lines of how far it is are shown, the latest last.
const LINES_MAX: usize = 8;
/// After so many seconds a page without scripts looks again how far it is; sooner at first, since most
/// exchanges are short.
const AGAIN_S: u32 = 5;
const AGAIN_AT_FIRST_S: u32 = 1;
/// What is at first.
const AT_FIRST: Duration = Duration::from_secs(10);

/// What the server may know of an exchange while the thread that has the vault is busy with it.
#[derive(Default)]
pub struct Going {
    watch: Watch,
    shown: Mutex<Shown>,
}

#[derive(Default)]
struct Shown {
    is_running: bool,
    begun: Option<Instant>,
    lines: Vec<(String, String)>,
    last_here: Option<Instant>,
    looks: Option<(Lang, bool)>,
}

impl Going {
    /// Whether one goes on, or is about to.
    pub fn is_running(&self) -> bool {
        self.shown().is_running
    }

    /// Has it give way to what is asked for.
    pub fn pause(&self) {
        self.watch.pause();
    }

    /// Has one go on until a moment, unless it is paused before.
    pub fn let_go_on(&self, until: Option<Instant>) {
        self.watch.let_go_on(until);
    }

    /// How far it is, line by line.
    pub fn lines(&self) -> Vec<String> {
        let shown = self.shown();
        shown.lines.iter().map(|(_, line)| line.clone()).collect()
    }

    /// Whether it was begun just now.
    fn is_new(&self) -> bool {
        let begun = self.shown().begun;
        begun.is_some_and(|begun| begun.elapsed() < AT_FIRST)
    }

    /// Notes that a page said that it is still open.
    pub fn note_here(&self) {
        self.shown().last_here = Some(Instant::now());
    }

    /// When a page last said so while one went on.
    pub fn last_here(&self) -> Option<Instant> {
        self.shown().last_here
    }

    /// In which language pages are, and whether they are covered.
    pub fn looks(&self) -> Option<(Lang, bool)> {
        self.shown().looks
    }

    /// Nothing of it is shown any more.
    pub fn end(&self) {
        *self.shown() = Shown::default();
    }

    fn begin(&self, lang: Lang, covered: bool) {
        self.watch.begin();
        *self.shown() = Shown {
            is_running: true,
            begun: Some(Instant::now()),
            looks: Some((lang, covered)),
            ..Shown::default()
        };
    }

    fn tell(&self, (what, line): (String, String)) {
        let lines = &mut self.shown().lines;
        // Counts that only grow stand on one line.
        lines.retain(|(same, _)| *same != what);
        lines.push((what, line));
        let over = lines.len().saturating_sub(LINES_MAX);
        lines.drain(..over);
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An exchange that was begun.
#[derive(Default)]
pub struct Exchange {
    /// What came of it until now.
    so_far: Synced,
}

#[derive(Template)]
#[template(path = "exchange.html")]
struct Shows {
    w: W,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "busy.html")]
struct Busy {
    w: W,
}

/// Begins one, unless one goes on; its page leads to an address when it is done.
pub fn begin(ask: &mut Ask, leads_to: &'static str) -> Answer {
    if ask.state.exchange.is_none() {
        ask.state.synced.clear();
        ask.state.going.begin(ask.state.lang, ask.state.covered);
        ask.state.exchange = Some(Exchange::default());
    }
    ask.state.exchanged_for = leads_to;
    Answer::Go("/exchange".to_owned())
}

/// How far it is; when it is done, leads on.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    Ok(match ask.state.exchange {
        Some(_) => page(ask).into(),
        None => Answer::Go(ask.state.exchanged_for.to_owned()),
    })
}

/// How far it is.
pub fn page(ask: &Ask) -> Page {
    let shows = Shows {
        w: ask.w(),
        lines: ask.state.going.lines(),
    };
    let is_new = ask.state.going.is_new();
    Page::of("pages-storages", &shows)
        .chapter("travelling")
        .again(if is_new { AGAIN_AT_FIRST_S } else { AGAIN_S })
}

/// That something is being done which can't be paused; the page that was asked for comes by itself.
pub fn busy(ask: &Ask) -> Page {
    Page::of("pages-storages", &Busy { w: ask.w() }).again(1)
}

/// Ends it where it is, and leads where its end would have led.
pub fn stop(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    if let Some(exchange) = ask.state.end_exchange() {
        let mut told = vec![ask.say("storages-stopped")];
        told.extend(storages::told(ask, &exchange.so_far)?);
        ask.state.synced = told;
    }
    Ok(Answer::Go(ask.state.exchanged_for.to_owned()))
}

/// Exchanges until it is done, or somebody waits.
pub fn go_on(ask: &mut Ask) {
    let told = match pass(ask) {
        Ok(None) => return,
        Ok(Some(synced)) => storages::told(ask, &synced),
        Err(trouble) => Err(trouble),
    };
    ask.state.synced = told.unwrap_or_else(|trouble| trouble.lines(ask.words));
    ask.state.end_exchange();
}

/// What came of all of it, where this was its end.
fn pass(ask: &mut Ask) -> Result<Option<Synced>, Trouble> {
    let (now, words) = (ask.now, ask.words);
    let depots: Vec<DepotSeen> = ask.office()?.depots()?;
    let state = &mut *ask.state;
    let (Some(office), Some(exchange)) = (&mut state.office, &mut state.exchange) else {
        return Err(Trouble::Locked);
    };
    let going = &state.going;
    going.shown().looks = Some((state.lang, state.covered));
    let mut tell = |step: &Progress| {
        if !progress::is_nothing(step) {
            going.tell(progress::told(words, &depots, step));
        }
    };
    let synced = office.sync_while(&going.watch, now, &mut tell)?;
    add(&mut exchange.so_far, synced);
    let is_over = !exchange.so_far.paused;
    Ok(is_over.then(|| std::mem::take(&mut exchange.so_far)))
}

/// What came of a further part of it.
fn add(so_far: &mut Synced, mut next: Synced) {
    next.taken += so_far.taken;
    next.sent += so_far.sent;
    next.files += so_far.files;
    next.restarted |= so_far.restarted;
    let known = std::mem::take(&mut so_far.noticed);
    for noticed in known {
        if !next.noticed.contains(&noticed) {
            next.noticed.push(noticed);
        }
    }
    if next.paused {
        // A storage that did not answer because it was not waited for is not one that can't be reached.
        next.unreached.clear();
    }
    *so_far = next;
}
