//! What the pages hold while the program runs.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use answerable_office::Office;
use answerable_office::paper::words::{Lang, Wording, Words};
use answerable_office::record::Day;

use super::again::Again;
use super::answered::Answered;
use super::exchange::{Exchange, Going};
use super::forms::Forms;
use super::held::AllHeld;
use super::ids::Ids;
use super::refs::Refs;
use super::remarks::Remarks;
use super::settings::MINUTES;
use super::typed::Typed;
use super::{aside, ids, paper_key, pieces};

/// What the pages hold while the program runs.
pub struct State {
    /// A name of this run of the program.
    run: String,
    /// Where the vault lies; nothing before one was made or chosen.
    pub vault: Option<PathBuf>,
    /// The open vault; nothing while it is locked.
    pub office: Option<Office>,
    /// What pages need of the record beside what the office reads; made when the first page needs it.
    pub kept: Option<Kept>,
    /// Pages that were given, and nothing changed since.
    pub again: Again,
    /// Pages that answered to forms.
    pub answered: Answered,
    /// Ids for addresses.
    pub ids: Ids,
    /// Forms that were given out.
    pub forms: Forms,
    /// What is said of drafts when their forms are shown the next time.
    pub remarks: Remarks,
    /// Forms that were sent while the vault was locked.
    pub held: AllHeld,
    /// A paper key that was made and not compared with its sheet yet.
    pub sheet: Option<paper_key::Fresh>,
    /// A key in pieces that was made and not compared with what was written down yet.
    pub pieces: Option<pieces::Fresh>,
    /// What was typed off a sheet of paper, while something else of it is asked for once more.
    pub typed: Option<Typed>,
    /// The invitation that was made last, and whether it holds a storage's password.
    pub code: Option<(String, bool)>,
    /// What was looked for, by random ids of addresses.
    pub searched: VecDeque<(String, String)>,
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
    /// Whether it was asked for where the program was started, so that what a vault keeps gives way.
    pub lang_asked: bool,
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
    /// Whether the browser is still to be told to let go of the pages that it holds.
    pub lets_go: bool,
    /// Whether the program is to end.
    pub leaving: bool,
}

/// What pages need of the record beside what the office reads.
pub struct Kept {
    /// Which reading it is of, what the vault had counted of changes then, and the language.
    pub of: (u64, u64, Lang),
    /// The group's own words, in the language of the pages.
    pub wording: Wording,
    /// The refs behind ids of addresses.
    pub refs: Refs,
}

/// After so long without anybody it locks, unless somebody chose otherwise.
const IDLE_AFTER: Duration = Duration::from_secs(15 * 60);
/// Pages say that they are open every 20 seconds; a browser may let those in the background say so
/// once in a minute.
const HERE_FOR: Duration = Duration::from_secs(150);

impl State {
    /// Before anything was asked for.
    pub fn new(vault: Option<PathBuf>, lang: Lang) -> State {
        State {
            run: ids::secret(),
            vault,
            office: None,
            kept: None,
            again: Again::default(),
            answered: Answered::default(),
            ids: Ids::new(),
            forms: Forms::default(),
            remarks: Remarks::default(),
            held: AllHeld::default(),
            sheet: None,
            pieces: None,
            typed: None,
            code: None,
            searched: VecDeque::new(),
            synced: Vec::new(),
            exchange: None,
            exchanged_for: "/storages",
            going: Arc::default(),
            lang,
            lang_asked: false,
            covered: false,
            day: None,
            is_demo: false,
            idle_after: IDLE_AFTER,
            last_asked: Instant::now(),
            last_here: None,
            lets_go: false,
            leaving: false,
        }
    }

    /// Locks the vault: nothing of the record stays in memory but forms that wait.
    pub fn lock(&mut self) {
        if let Some(office) = &mut self.office {
            aside::put(office, &self.run, &self.answered, &mut self.forms);
        }
        self.kept = None;
        self.again = Again::default();
        self.answered = Answered::default();
        self.remarks = Remarks::default();
        self.code = None;
        self.sheet = None;
        self.pieces = None;
        self.typed = None;
        self.searched.clear();
        self.synced.clear();
        self.end_exchange();
        self.last_here = None;
        if let Some(mut office) = self.office.take() {
            self.lets_go = true;
            // What is stored of the fold saves time and nothing else, so a full disk is no failure.
            let _ = office.rest();
        }
    }

    /// Takes up a vault that was just made and is open.
    pub fn open(&mut self, path: PathBuf, office: Office) {
        self.choose(path);
        self.take_up(office);
    }

    /// Takes up the vault that was chosen, now that it is open, with the pages as its own person likes them.
    pub fn take_up(&mut self, mut office: Office) {
        aside::take(&mut office, &self.run, &mut self.forms, &mut self.answered);
        // Where that can't be read, the pages are as they are without it.
        let liking = office.liking().unwrap_or_default();
        let lang = liking.lang.as_deref().and_then(Lang::parse);
        if let Some(lang) = lang.filter(|_| !self.lang_asked) {
            self.lang = lang;
        }
        let idle = liking.idle_minutes.filter(|idle| MINUTES.contains(idle));
        self.idle_after = idle.map_or(IDLE_AFTER, |idle| Duration::from_secs(idle * 60));
        self.office = Some(office);
    }

    /// Takes up a vault, closed; what belonged to another one is let go.
    pub fn choose(&mut self, path: PathBuf) {
        self.lock();
        if self.is_demo {
            (self.is_demo, self.day) = (false, None);
        }
        self.vault = Some(path);
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
        let has_some = self.office.is_some() || self.typed.is_some() || !self.answered.is_empty();
        if has_some && is_alone {
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
