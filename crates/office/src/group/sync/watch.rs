//! An exchange that gives way to somebody who waits: it can be paused at any moment, also while a storage
//! does not answer, and begun again; and no storage holds it up for longer than a while in all.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use answerable_depot::limits::CARRYING_MAX;
use answerable_depot::{Depot, Failure as Unanswered, Name, Put, open};

use crate::Failure;

/// How often it is looked whether somebody waits, while a storage does not answer.
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// So long a storage is read before what came is taken in, so that nobody waits for more than that.
pub(super) const SLICE: Duration = Duration::from_millis(500);

/// Pauses an exchange from another thread, and remembers which storages said nothing for how long.
#[derive(Clone, Default)]
pub struct Watch(Arc<Shared>);

#[derive(Default)]
struct Shared {
    paused: AtomicBool,
    until: Mutex<Option<Instant>>,
    silent: Mutex<BTreeMap<String, Duration>>,
    heard: AtomicBool,
}

impl Watch {
    /// Forgets what was remembered: another exchange begins.
    pub fn begin(&self) {
        held(&self.0.silent).clear();
        self.0.heard.store(false, Ordering::SeqCst);
    }

    /// Ends the exchange that goes on, as soon as what it holds is kept. Nothing is lost: the next one goes on.
    pub fn pause(&self) {
        self.0.paused.store(true, Ordering::SeqCst);
    }

    /// Lets one go on, until a moment at most.
    pub fn let_go_on(&self, until: Option<Instant>) {
        *held(&self.0.until) = until;
        self.0.paused.store(false, Ordering::SeqCst);
    }

    /// Whether it is to end now.
    pub fn is_paused(&self) -> bool {
        let is_over = |until: Instant| Instant::now() >= until;
        self.0.paused.load(Ordering::SeqCst) || held(&self.0.until).is_some_and(is_over)
    }

    /// Whether anything came since the exchange began: others are told how far one has read, also where it
    /// was paused in between.
    pub(super) fn heard(&self, now: bool) -> bool {
        self.0.heard.fetch_or(now, Ordering::SeqCst) | now
    }

    fn is_given_up(&self, handle: &str) -> bool {
        let silent = held(&self.0.silent);
        silent.get(handle).is_some_and(|time| *time >= CARRYING_MAX)
    }

    /// Waits for an answer, as long as nobody else waits for this thread.
    fn wait<T>(
        &self,
        handle: &str,
        told: &Receiver<Result<T, Unanswered>>,
    ) -> Result<T, Unanswered> {
        let begun = Instant::now();
        let answer = loop {
            match told.recv_timeout(LOOK_EVERY) {
                Ok(answer) => break Some(answer),
                Err(RecvTimeoutError::Disconnected) => break Some(Err(Unanswered::Gone)),
                Err(RecvTimeoutError::Timeout) if self.is_paused() => break None,
                Err(RecvTimeoutError::Timeout) => {}
            }
        };
        let mut silent = held(&self.0.silent);
        match answer {
            Some(answer) => {
                silent.remove(handle);
                answer
            }
            None => {
                *silent.entry(handle.to_owned()).or_default() += begun.elapsed();
                Err(Unanswered::TooSlow)
            }
        }
    }

    /// Opens a storage on a thread of its own, which can be left behind where it hangs.
    pub(super) fn open(&self, handle: &str, locator: &str) -> Result<Box<dyn Depot>, Failure> {
        if self.is_given_up(handle) {
            return Err(Unanswered::TooSlow.into());
        }
        let (jobs, work) = mpsc::channel::<Job>();
        let (tell, told) = mpsc::sync_channel(1);
        let locator = locator.to_owned();
        thread::spawn(move || match open(&locator) {
            Ok(depot) => {
                let _ = tell.send(Ok(Ok(())));
                work.iter().for_each(|job| job(depot.as_ref()));
            }
            Err(error) => drop(tell.send(Ok(Err(error)))),
        });
        self.wait(handle, &told)??;
        Ok(Box::new(Aside {
            watch: self.clone(),
            handle: handle.to_owned(),
            jobs,
        }))
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Something to be done with a storage.
type Job = Box<dyn FnOnce(&dyn Depot) + Send>;

/// A storage on a thread of its own.
struct Aside {
    watch: Watch,
    handle: String,
    jobs: mpsc::Sender<Job>,
}

impl Aside {
    fn ask<T: Send + 'static>(
        &self,
        job: impl FnOnce(&dyn Depot) -> Result<T, Unanswered> + Send + 'static,
    ) -> Result<T, Unanswered> {
        if self.watch.is_paused() || self.watch.is_given_up(&self.handle) {
            return Err(Unanswered::TooSlow);
        }
        let (tell, told): (SyncSender<_>, _) = mpsc::sync_channel(1);
        let job = move |depot: &dyn Depot| drop(tell.send(job(depot)));
        let sent = self.jobs.send(Box::new(job));
        sent.map_err(|_| Unanswered::Gone)?;
        self.watch.wait(&self.handle, &told)
    }
}

impl Depot for Aside {
    fn put(&self, name: &Name, bytes: &[u8]) -> Result<Put, Unanswered> {
        let (name, bytes) = (name.clone(), bytes.to_vec());
        self.ask(move |depot| depot.put(&name, &bytes))
    }

    fn get(&self, name: &Name, bytes_max: usize) -> Result<Option<Vec<u8>>, Unanswered> {
        let name = name.clone();
        self.ask(move |depot| depot.get(&name, bytes_max))
    }

    fn delete(&self, name: &Name) -> Result<(), Unanswered> {
        let name = name.clone();
        self.ask(move |depot| depot.delete(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_does_not_wait_for_a_storage_that_hangs() {
        let watch = Watch::default();
        let (_never, told) = mpsc::sync_channel::<Result<(), Unanswered>>(1);
        let other = watch.clone();
        let waits = thread::spawn(move || other.wait("a", &told));
        thread::sleep(Duration::from_millis(30));
        let begun = Instant::now();
        watch.pause();
        assert_eq!(waits.join().expect("it ends"), Err(Unanswered::TooSlow));
        assert!(begun.elapsed() < Duration::from_secs(5));
        // How long it said nothing is remembered, until it answers.
        assert!(held(&watch.0.silent)["a"] >= Duration::from_millis(20));
        let (tell, told) = mpsc::sync_channel(1);
        tell.send(Ok(())).expect("somebody listens");
        assert_eq!(watch.wait("a", &told), Ok(()));
        assert!(held(&watch.0.silent).is_empty());
    }

    #[test]
    fn a_storage_that_said_nothing_for_long_is_asked_no_more() {
        let watch = Watch::default();
        held(&watch.0.silent).insert("a".to_owned(), CARRYING_MAX);
        let refused = watch.open("a", "file:///nowhere").err();
        assert!(matches!(refused, Some(Failure::Depot { code, .. }) if code == "depot.too_slow"));
    }

    #[test]
    fn it_pauses_by_itself_at_its_moment() {
        let watch = Watch::default();
        watch.let_go_on(Some(Instant::now() + Duration::from_secs(600)));
        assert!(!watch.is_paused());
        watch.let_go_on(Some(Instant::now()));
        assert!(watch.is_paused());
        watch.let_go_on(None);
        assert!(!watch.is_paused());
    }
}
