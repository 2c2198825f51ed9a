//! No form is answered with a page: each leads to where its page is shown, which says the same when it is asked
//! for again, does nothing twice, and is gone once the record is locked.

use axum::http::header::{CONTENT_TYPE, SET_COOKIE};

use super::super::routes::{ROUTES, Route};
use super::super::serve::at_row;
use super::{Came, PASSPHRASE, Run, begun};

/// Is typed into forms.
const TYPED: &str = "gladiolus";

fn location(came: &Came) -> String {
    assert_eq!(came.status, 303, "{}", came.body);
    let location = &came.head.headers()["location"];
    location.to_str().expect("plain").to_owned()
}

/// Where a form of a page leads.
fn led(run: &Run, path: &str, boxes: &str) -> String {
    let form = run.form_of(path);
    location(&run.send_alone(run.post(path, &format!("form={form}&{boxes}"))))
}

/// A correction that is refused, and where that is shown.
fn refused(run: &Run) -> String {
    let entry = led(
        run,
        "/write/note",
        &format!("do=write&on=2016&text=First+of+{TYPED}"),
    );
    let path = entry.split('?').next().expect("an address");
    let path = path.replace("/entry/", "/correct/");
    let to = led(run, &path, &format!("do=look&on=someday&text={TYPED}"));
    assert!(to.starts_with("/answered/"), "{to}");
    to
}

fn locked(run: &Run) {
    assert_eq!(location(&run.send(run.post("/lock", ""))), "/unlock");
}

fn unlocked(run: &Run) {
    let came = run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    assert_eq!(came.status, 303, "{}", came.body);
}

/// The rows that somebody sends a form to.
fn forms() -> impl Iterator<Item = &'static Route> {
    let forms = ROUTES.iter().filter(|route| route.post.is_some());
    // The last page of the program can't be asked for; the others lock a record or open one.
    let apart = ["/leave", "/lock", "/demo"];
    forms.filter(move |route| !route.by_script && !apart.contains(&route.path))
}

/// Sends something to every row; gives those that were answered with a page.
fn with_a_page(run: &Run, form: impl Fn() -> String) -> Vec<String> {
    let mut pages = Vec::new();
    for route in forms() {
        let ids: &[&str] = match route.path.contains("{id}") {
            true => &["aaaaaaaaaaaaaaaaaaaa", "note", "came"],
            false => &[""],
        };
        for id in ids {
            let path = route.path.replace("{id}", id);
            for more in ["", "&sure=1&do=look", "&choice=a&place=/nowhere/at/all"] {
                let boxes = format!("form={}&text={TYPED}&words={TYPED}{more}", form());
                let came = run.send_alone(run.post(&path, &boxes));
                if came.body.contains("<html") || came.status.is_client_error() {
                    pages.push(format!("{path}{more}: {}", came.status));
                }
            }
        }
    }
    pages
}

#[test]
fn no_form_of_any_route_is_answered_with_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    assert!(forms().count() > 30, "only {}", forms().count());
    let none: [String; 0] = [];
    assert_eq!(with_a_page(&run, || "madeup".to_owned()), none);
    assert_eq!(with_a_page(&run, || run.form_of("/write/note")), none);
    locked(&run);
    assert_eq!(with_a_page(&run, || run.form_of("/start")), none);
}

#[test]
fn what_was_refused_is_shown_again_as_it_was_with_its_status() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let at = refused(&run);
    let shown = run.send(run.get(&at));
    assert_eq!(shown.status, 422);
    assert!(shown.body.contains(TYPED), "{}", shown.body);
    // A reload gives the same, with the same forms.
    assert_eq!(run.send(run.get(&at)).body, shown.body);
    // Another tab's is another one.
    assert_ne!(refused(&run), at);
}

#[test]
fn a_correction_that_is_shown_again_is_written_down_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = led(&run, "/write/note", "do=write&on=2016&text=First");
    let path = entry.split('?').next().expect("an address");
    let path = path.replace("/entry/", "/correct/");
    let boxes = format!("on=2016&text={TYPED}");
    let at = led(&run, &path, &format!("do=look&{boxes}"));
    let writes = || {
        let form = run.form_of(&at);
        let sent = format!("form={form}&do=write&{boxes}");
        location(&run.send_alone(run.post(&path, &sent)))
    };
    let written = writes();
    assert!(written.starts_with("/entry/"), "{written}");
    // Back, and the same once more: it leads where it led.
    assert_eq!(writes(), written);
    let record = run.send(run.get("/record?kind=correction")).body;
    assert!(record.contains("1 entry"), "{record}");
}

#[test]
fn what_was_answered_rests_in_the_vault_while_that_is_locked() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let at = refused(&run);
    let before = run.send(run.get(&at)).body;
    locked(&run);
    let came = run.send(run.get(&at));
    assert_eq!(came.status, 403);
    assert!(!came.body.contains(TYPED), "{}", came.body);
    let back = format!("name=\"back\" value=\"{at}\"");
    assert!(came.body.contains(&back), "{}", came.body);
    unlocked(&run);
    let came = run.send(run.get(&at));
    assert_eq!(came.status, 422);
    assert_eq!(came.body, before);
    // What nobody answered is no page.
    let came = run.send(run.get("/answered/aaaaaaaaaaaaaaaaaaaa"));
    assert_eq!(came.status, 410, "{}", came.body);
    for part in ["is not kept any more", "lies under Drafts", "href=\"/\""] {
        assert!(came.body.contains(part), "{part}: {}", came.body);
    }
}

#[test]
fn a_correction_that_is_sent_again_after_a_lock_leads_to_its_entry() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = led(&run, "/write/note", "do=write&on=2016&text=First");
    let path = entry.split('?').next().expect("an address");
    let path = path.replace("/entry/", "/correct/");
    let at = led(&run, &path, "do=look&on=2016&text=Second");
    let form = run.form_of(&at);
    let sent = format!("form={form}&do=write&on=2016&text=Second");
    let written = location(&run.send_alone(run.post(&path, &sent)));
    locked(&run);
    assert_eq!(location(&run.send_alone(run.post(&path, &sent))), "/unlock");
    let came = run.send_alone(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    assert_eq!(location(&came), written);
    // A form that is forgotten shows both once more.
    let came = run.send(run.post(&path, "form=madeup&do=write&on=2016&text=Third"));
    assert!(
        came.status == 200 && came.body.contains("Third"),
        "{}",
        came.body
    );
}

#[test]
fn what_was_answered_goes_with_the_words_that_are_erased() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = led(&run, "/write/note", "do=write&on=2016&text=First");
    let entry = entry.split('?').next().expect("an address");
    let path = entry.replace("/entry/", "/correct/");
    let at = led(&run, &path, "do=look&on=2016&text=Second");
    assert!(run.send(run.get(&at)).body.contains("First"));
    let of = entry.trim_start_matches("/entry/");
    let erased = led(
        &run,
        "/write/erasure",
        &format!("do=write&on=2016&of={of}&reason=mistake"),
    );
    assert!(erased.starts_with("/entry/"), "{erased}");
    let came = run.send(run.get(&at));
    assert_eq!(came.status, 410);
    assert!(!came.body.contains("First"), "{}", came.body);
}

#[test]
fn a_passphrase_that_was_changed_by_a_double_click_is_said_to_be_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let other = "gravel teapot monsoon ladder violet cinder";
    let form = run.form_of("/passphrase");
    let sent = format!("form={form}&present={PASSPHRASE}&passphrase={other}&again={other}");
    let [first, second] =
        [(); 2].map(|()| location(&run.send_alone(run.post("/passphrase", &sent))));
    assert_eq!(first, second);
    assert_eq!(run.send(run.get(&first)).status, 200);
}

#[test]
fn a_form_that_can_not_be_read_leads_to_a_page_that_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let mut request = run.post("/start", TYPED);
    let plain = "text/plain".parse().expect("plain");
    request.headers_mut().insert(CONTENT_TYPE, plain);
    let at = location(&run.send_alone(request));
    let came = run.send(run.get(&at));
    assert_eq!(came.status, 415);
    assert!(came.body.contains("could not be read"), "{}", came.body);
}

#[test]
fn a_form_at_which_the_program_fails_leads_to_a_page_that_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let row = ROUTES.iter().position(|route| route.path == "/search");
    let row = row.expect("there is one");
    let fails = at_row(&run.served, row, true, |_| unreachable!("a fault"));
    let response = run.runtime.block_on(fails);
    assert_eq!(response.status(), 303);
    let at = response.headers()["location"].to_str().expect("plain");
    let came = run.send(run.get(at));
    assert_eq!(came.status, 500);
    assert!(came.body.contains("The record was locked"), "{}", came.body);
    assert_eq!(run.send(run.get("/today")).status, 403, "it is open");
}

#[test]
fn each_locking_has_the_browser_let_go_of_its_pages_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let turned = |came: &Came| {
        let all = came.head.headers().get_all(SET_COOKIE).iter();
        let mut all = all.map(|cookie| cookie.to_str().expect("plain").to_owned());
        all.find(|cookie| cookie.starts_with("turned="))
    };
    let locks = || {
        let cookie = turned(&run.send(run.post("/lock", ""))).expect("it is told");
        assert!(cookie.ends_with("; HttpOnly; SameSite=Strict"), "{cookie}");
        assert_eq!(turned(&run.send(run.get("/unlock"))), None);
        unlocked(&run);
        assert_eq!(turned(&run.send(run.get("/today"))), None);
        cookie
    };
    assert_ne!(locks(), locks());
}
