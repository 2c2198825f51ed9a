//! Exchanging while pages are asked for: it says how far it is, gives way, can be stopped, and no storage
//! that hangs holds up a page.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::super::serve::at_row;
use super::{Came, PASSPHRASE, Run, begun};

const WAIT: Duration = Duration::from_secs(60);
/// Nobody waits longer for a page than this, on a busy machine.
const SOON: Duration = Duration::from_secs(5);

/// A process of one's own with a folder to exchange over.
fn with_storage(folder: &Path) -> Run {
    let run = begun(folder);
    let depot = folder.join("depot");
    std::fs::create_dir(&depot).expect("a folder");
    let form = run.form_of("/storages");
    let came = run.send(run.post(
        "/storages/add",
        &format!("form={form}&place={}", depot.display()),
    ));
    assert_eq!(came.status, 303, "{}", came.body);
    run
}

fn begins(run: &Run) {
    let form = run.form_of("/storages");
    let came = run.send(run.post("/sync", &format!("form={form}")));
    assert_eq!(
        came.head.headers()["location"],
        "/exchange",
        "{}",
        came.body
    );
}

/// Waits until its page leads on; gives where to, and the page that is there.
pub(super) fn ended(run: &Run) -> (String, Came) {
    let until = Instant::now() + WAIT;
    loop {
        let came = run.send(run.get("/exchange"));
        if came.status == 303 {
            let to = came.head.headers()["location"].to_str().expect("plain");
            return (to.to_owned(), run.send(run.get(to)));
        }
        assert_eq!(came.status, 200, "{}", came.body);
        assert!(Instant::now() < until, "it does not end: {}", came.body);
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn it_lands_on_a_page_that_says_how_far_it_is_and_leads_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_storage(folder.path());
    begins(&run);
    let page = run.send(run.get("/exchange")).body;
    for part in [
        "http-equiv=\"refresh\"",
        "action=\"/exchange/stop\"",
        "action=\"/lock\"",
        "id=\"leave\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let page = said(&run);
    assert!(page.contains("role=\"status\""), "{page}");
    assert!(page.contains("Read to its end on"), "{page}");
    assert!(page.contains("Nothing waits to be sent."), "{page}");
}

#[test]
fn a_storage_that_is_away_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_storage(folder.path());
    std::fs::remove_dir_all(folder.path().join("depot")).expect("a stick that is pulled");
    begins(&run);
    let page = said(&run);
    assert!(page.contains("Not reached:"), "{page}");
}

/// Waits until one that was asked for at the storages is done; gives what is said there.
fn said(run: &Run) -> String {
    let (to, page) = ended(run);
    assert_eq!(to, "/storages");
    page.body
}

/// Has every object of a folder hang for whoever opens it, as a dead network drive does.
struct Hangs(Child);

impl Hangs {
    fn all(depot: &Path) -> Hangs {
        let mut objects = Vec::new();
        files(depot, &mut objects);
        assert!(!objects.is_empty(), "nothing lies there");
        // A lease: whoever opens the file waits until it is given back (fcntl(2), F_SETLEASE, F_WRLCK).
        let script = "$SIG{IO} = 'IGNORE'; my @held; for (@ARGV) { open(my $file, '+<', $_) or die; \
                      fcntl($file, 1024, 1) or die $!; push @held, $file } $| = 1; print \"held\\n\"; sleep 60";
        let mut child = Command::new("perl")
            .args(["-e", script])
            .args(&objects)
            .stdout(Stdio::piped())
            .spawn()
            .expect("perl is there");
        let mut held = [0; 5];
        let out = child.stdout.as_mut().expect("it was asked for");
        std::io::Read::read_exact(out, &mut held).expect("the leases are given");
        Hangs(child)
    }
}

impl Drop for Hangs {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => files(&path, found),
            false => found.push(path),
        }
    }
}

#[test]
fn no_storage_that_hangs_holds_up_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_storage(folder.path());
    begins(&run);
    said(&run);
    let hangs = Hangs::all(&folder.path().join("depot"));
    begins(&run);
    // It is under way and waits.
    std::thread::sleep(Duration::from_millis(800));
    let soon = |what: &str, came: Came, begun: Instant| {
        assert!(begun.elapsed() < SOON, "{what} took {:?}", begun.elapsed());
        came
    };
    // Without scripts its page looks again soon.
    let going = run.send(run.get("/exchange")).body;
    let refresh = "<noscript><meta http-equiv=\"refresh\" content=\"1\"></noscript>";
    assert!(going.contains(refresh), "{going}");
    let begun = Instant::now();
    let today = soon("a page", run.send(run.get("/today")), begun);
    assert_eq!(today.status, 200);
    assert!(today.body.contains("href=\"/exchange\""), "{}", today.body);
    // Something is written down meanwhile.
    let form = run.form_of("/write/note");
    let begun = Instant::now();
    let sent = format!("form={form}&do=write&on=2016&text=Meanwhile");
    let came = soon("a form", run.send(run.post("/write/note", &sent)), begun);
    assert_eq!(came.status, 303, "{}", came.body);
    // It goes on by itself, and still says how far it is.
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(run.send(run.get("/exchange")).status, 200);
    let begun = Instant::now();
    let came = soon("stopping", run.send(run.post("/exchange/stop", "")), begun);
    assert_eq!(came.head.headers()["location"], "/storages");
    let page = run.send(run.get("/storages")).body;
    assert!(
        page.contains("The next exchange goes on from here."),
        "{page}"
    );
    // Locking is as quick, and ends it.
    begins(&run);
    std::thread::sleep(Duration::from_millis(500));
    let begun = Instant::now();
    let came = soon("locking", run.send(run.post("/lock", "")), begun);
    assert_eq!(came.status, 303);
    assert_eq!(run.send(run.get("/exchange")).status, 403);
    run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    // Once the storage is well again, all of it arrives.
    drop(hangs);
    begins(&run);
    let page = said(&run);
    assert!(page.contains("Nothing waits to be sent."), "{page}");
    // So is leaving.
    let hangs = Hangs::all(&folder.path().join("depot"));
    begins(&run);
    std::thread::sleep(Duration::from_millis(500));
    let begun = Instant::now();
    let came = soon("leaving", run.send(run.post("/leave", "")), begun);
    // The program ends with this page: nothing that it asked for would come any more.
    for asks in ["href=\"/", "src=", "<form", "<script"] {
        assert!(!came.body.contains(asks), "{asks}: {}", came.body);
    }
    assert!(
        came.body.contains("You can close this page"),
        "{}",
        came.body
    );
    drop(hangs);
}

#[test]
fn a_paper_key_waits_for_no_storage_that_hangs_and_its_words_are_shown_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_storage(folder.path());
    begins(&run);
    said(&run);
    let hangs = Hangs::all(&folder.path().join("depot"));
    let form = run.form_of("/paper-key");
    let begun = Instant::now();
    let came = run.send(run.post("/paper-key", &format!("form={form}")));
    assert_eq!(came.head.headers()["location"], "/exchange");
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(run.send(run.get("/today")).status, 200);
    assert!(begun.elapsed() < SOON, "it took {:?}", begun.elapsed());
    // Who went elsewhere meanwhile finds the way to the words.
    let page = run.send(run.get("/paper-key")).body;
    assert!(page.contains("href=\"/paper-key/words\""), "{page}");
    assert!(!page.contains("href=\"/paper-key/check\""), "{page}");
    // So does who stops it.
    let came = run.send(run.post("/exchange/stop", ""));
    assert_eq!(came.head.headers()["location"], "/paper-key/words");
    let page = run.send(run.get("/paper-key/words")).body;
    assert!(page.contains("<ol class=\"sheet\">"), "{page}");
    let page = run.send(run.get("/paper-key")).body;
    assert!(page.contains("href=\"/paper-key/check\""), "{page}");
    drop(hangs);
}

#[test]
fn a_page_that_nobody_waits_for_any_more_is_not_made_and_a_form_is_done_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let done = |is_post: bool| {
        let (sender, done) = std::sync::mpsc::channel();
        run.runtime.block_on(async {
            let slow = at_row(&run.served, 0, true, |_| {
                std::thread::sleep(Duration::from_millis(300));
                StatusCode::NO_CONTENT.into_response()
            });
            let next = at_row(&run.served, 0, is_post, move |_| {
                sender.send(()).expect("the test waits");
                StatusCode::NO_CONTENT.into_response()
            });
            let both = async { tokio::join!(slow, next) };
            let both = tokio::time::timeout(Duration::from_millis(50), both).await;
            assert!(both.is_err(), "it was waited for");
            at_row(&run.served, 0, true, |_| {
                StatusCode::NO_CONTENT.into_response()
            })
            .await;
        });
        done.try_recv().is_ok()
    };
    assert!(!done(false), "a page was made");
    assert!(done(true), "a form was not done");
}

#[test]
fn a_page_that_says_that_it_is_open_pauses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_storage(folder.path());
    begins(&run);
    let came = run.send(run.post("/here", ""));
    assert!(matches!(came.status.as_u16(), 204 | 303), "{}", came.status);
    let lines = run.send(run.get("/exchange?lines=1"));
    assert!(!lines.body.contains("<html"), "{}", lines.body);
    said(&run);
    assert_eq!(run.send(run.post("/here", "")).status, 303);
}
