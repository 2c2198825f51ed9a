//! What the pages hold while the program runs.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use answerable_office::Office;
use answerable_office::paper::reading::Reading;
use answerable_office::paper::words::{Lang, Wording, Words};
use answerable_office::record::{Day, Sight};

use super::exchange::{Exchange, Going};
use super::forms::Forms;
use super::given::Given;
use super::ids::Ids;

/// What the pages hold while the program runs.
pub struct State {
    /// Where the vault lies; nothing before one was made or chosen.
    pub vault: Option<PathBuf>,
    /// The open vault; nothing while it is locked.
    pub office: Option<Office>,
    /// The record, read for pages; made when the first page needs it.
    pub kept: Option<Kept>,
    /// Ids for addresses.
    pub ids: Ids,
    /// Forms that were given out.
    pub forms: Forms,
    /// A form that was sent while the vault was locked.
    pub held: Option<Held>,
    /// The invitation that was made last, and whether it holds a storage's password.
    pub code: Option<(String, bool)>,
    /// What the last exchange came to.
    pub synced: Vec<String>,
    /// The exchange that goes on.
    pub exchange: Option<Exchange>,
    /// Where the page of the last one leads.
    pub exchanged_for: &'static str,
    /// What the server may know of it meanwhile.
    pub going: Arc<Going>,
    /// The language of the pages.
    pub lang: Lang,
    /// Whether words of people are covered until somebody points at them.
    pub covered: bool,
    /// The day to look at, where it is not today: the demo has its own.
    pub day: Option<Day>,
    /// Whether it is the demo, whose passphrase protects nothing and is said.
    pub is_demo: bool,
    /// After how long without anybody the vault is locked.
    pub idle_after: Duration,
    /// When somebody last asked for a page.
    pub last_asked: Instant,
    /// When a page last said that it is still open; nothing where no script ever did.
    pub last_here: Option<Instant>,
    /// Whether the program is to end.
    pub leaving: bool,
}

/// The record, read for pages.
pub struct Kept {
    /// What the vault had counted of changes then: after a further one it is read anew.
    pub changes: u64,
    /// The day that it was read for.
    pub day: Day,
    /// What its reader can open.
    pub sight: Sight,
    /// The entries.
    pub reading: Reading,
    /// The group's own words, in the language of the pages.
    pub wording: Wording,
    /// The language that the words are of.
    pub lang: Lang,
    /// The refs behind ids of addresses; made when the first address needs it.
    pub refs: OnceCell<HashMap<String, Box<str>>>,
}

/// A form that was sent while the vault was locked.
pub struct Held {
    /// The row of its route.
    pub route: usize,
    /// What it brought.
    pub given: Given,
}

/// Pages say that they are open every 20 seconds; a browser may let those in the background say so
/// once in a minute.
const HERE_FOR: Duration = Duration::from_secs(150);

impl State {
    /// Before anything was asked for.
    pub fn new(vault: Option<PathBuf>, lang: Lang) -> State {
        State {
            vault,
            office: None,
            kept: None,
            ids: Ids::new(),
            forms: Forms::default(),
            held: None,
            code: None,
            synced: Vec::new(),
            exchange: None,
            exchanged_for: "/storages",
            going: Arc::default(),
            lang,
            covered: false,
            day: None,
            is_demo: false,
            idle_after: Duration::from_secs(15 * 60),
            last_asked: Instant::now(),
            last_here: None,
            leaving: false,
        }
    }

    /// Locks the vault: nothing of the record stays in memory but a form that waits.
    pub fn lock(&mut self) {
        self.kept = None;
        self.code = None;
        self.synced.clear();
        self.end_exchange();
        self.last_here = None;
        if let Some(mut office) = self.office.take() {
            // What is stored of the fold saves time and nothing else, so a full disk is no failure.
            let _ = office.rest();
        }
    }

    /// Ends the exchange that goes on, where one does.
    pub fn end_exchange(&mut self) -> Option<Exchange> {
        self.last_here = self.last_here.max(self.going.last_here());
        self.going.end();
        self.exchange.take()
    }

    /// When nobody is there any more, unless somebody asks for something until then.
    pub fn alone_at(&self) -> Option<Instant> {
        let idle = self.last_asked.checked_add(self.idle_after);
        let here = self.last_here.max(self.going.last_here());
        let closed = here.and_then(|here| here.max(self.last_asked).checked_add(HERE_FOR));
        idle.into_iter().chain(closed).min()
    }

    /// Locks where nobody is there any more.
    pub fn lock_if_alone(&mut self, now: Instant) {
        let is_alone = self.alone_at().is_some_and(|at| now > at);
        if self.office.is_some() && is_alone {
            self.lock();
        }
    }
}

/// The catalogue of a language; read once.
pub fn words_of(lang: Lang) -> &'static Words {
    static ALL: OnceLock<Vec<(Lang, OnceLock<Words>)>> = OnceLock::new();
    let all = ALL.get_or_init(|| Lang::all().map(|lang| (lang, OnceLock::new())).collect());
    let (_, words) = all
        .iter()
        .find(|(known, _)| *known == lang)
        .expect("all languages are in it");
    words.get_or_init(|| Words::new(lang))
}
