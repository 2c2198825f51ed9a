//! Nothing is done twice, and a form that was sent while the record was locked is not lost.

use super::{PASSPHRASE, Run, begun};

#[test]
fn a_process_is_begun_in_the_browser_and_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let came = run.send(run.get("/today"));
    assert!(came.body.contains("<title>Today</title>"), "{}", came.body);
    assert_eq!(run.send(run.post("/lock", "")).status, 303);
    assert_eq!(run.send(run.get("/today")).status, 403);
    let wrong = run.send(run.post("/unlock", "passphrase=another+one+than+that"));
    assert_eq!(wrong.status, 422, "{}", wrong.body);
    let right = format!("passphrase={PASSPHRASE}");
    assert_eq!(run.send(run.post("/unlock", &right)).status, 303);
    assert_eq!(run.send(run.get("/today")).status, 200);
}

#[test]
fn a_form_that_is_sent_twice_leads_where_it_led_the_first_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = folder.path().join("depot");
    std::fs::create_dir(&depot).expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/storages");
    let sent = format!("form={form}&place={}", depot.display());
    for _ in 0..2 {
        let came = run.send(run.post("/storages/add", &sent));
        assert_eq!(came.status, 303, "{}", came.body);
    }
    let page = run.send(run.get("/storages")).body;
    assert_eq!(page.matches("name=\"handle\"").count(), 1, "{page}");
}

#[test]
fn a_form_that_nobody_gave_out_does_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let came = run.send(run.post("/storages/add", "form=madeup&place=/tmp"));
    assert_eq!(came.status, 409);
    assert!(
        !run.send(run.get("/storages"))
            .body
            .contains("name=\"handle\"")
    );
}

#[test]
fn a_form_that_is_sent_to_a_locked_record_is_done_once_it_is_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = folder.path().join("depot");
    std::fs::create_dir(&depot).expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/storages");
    run.send(run.post("/lock", ""));
    let sent = format!("form={form}&place={}", depot.display());
    let came = run.send(run.post("/storages/add", &sent));
    assert_eq!(came.head.headers()["location"], "/unlock");
    let page = run.send(run.get("/unlock")).body;
    assert!(page.contains("is kept"), "{page}");
    let came = run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    assert_eq!(
        came.head.headers()["location"],
        "/storages",
        "{}",
        came.body
    );
    let page = run.send(run.get("/storages")).body;
    assert_eq!(page.matches("name=\"handle\"").count(), 1, "{page}");
}

#[test]
fn the_demo_says_its_passphrase_when_it_is_locked() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let form = run.form_of("/");
    let came = run.send(run.post("/demo", &format!("form={form}")));
    assert_eq!(came.status, 303, "{}", came.body);
    run.send(run.post("/lock", ""));
    let page = run.send(run.get("/unlock")).body;
    let passphrase = answerable_office::DEMO_PASSPHRASE;
    assert!(page.contains(passphrase), "{page}");
    let came = run.send(run.post("/unlock", &format!("passphrase={passphrase}")));
    assert_eq!(came.status, 303, "{}", came.body);
    // Of a process of one's own nothing is said.
    let other = tempfile::tempdir().expect("a folder");
    let own = begun(other.path());
    own.send(own.post("/lock", ""));
    let page = own.send(own.get("/unlock")).body;
    assert!(
        !page.contains(passphrase) && !page.contains(PASSPHRASE),
        "{page}"
    );
}

#[test]
fn a_passphrase_form_that_is_gone_back_to_changes_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/passphrase");
    let words = [
        PASSPHRASE,
        "gravel teapot monsoon ladder violet cinder",
        "harbour pencil walnut orbit meadow lantern",
    ];
    for pair in words.windows(2) {
        let (present, new) = (pair[0], pair[1]);
        let sent = format!("form={form}&present={present}&passphrase={new}&again={new}");
        let came = run.send(run.post("/passphrase", &sent));
        assert_eq!(came.status, 200, "{}", came.body);
    }
    run.send(run.post("/lock", ""));
    for (passphrase, status) in [(words[1], 422), (words[2], 303)] {
        let came = run.send(run.post("/unlock", &format!("passphrase={passphrase}")));
        assert_eq!(came.status, status, "{}", came.body);
    }
}

#[test]
fn a_form_of_before_means_what_it_says_once_another_was_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let [one, other] = [(); 2].map(|()| run.form_of("/settings"));
    let sets = |form: &str, lang: &str| {
        let sent = format!("form={form}&lang={lang}&idle=15");
        let came = run.send(run.post("/settings", &sent));
        assert_eq!(came.status, 303, "{}", came.body);
        run.send(run.get("/today")).body.contains("lang=\"de\"")
    };
    assert!(sets(&one, "de"));
    assert!(!sets(&other, "en"));
    assert!(sets(&one, "de"), "it was taken for a double click");
}

#[test]
fn a_record_is_begun_once_before_and_after_a_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let form = run.form_of("/start");
    let sent = format!(
        "form={form}&title=Ours&name=Mo&side=contact&passphrase={PASSPHRASE}&again={PASSPHRASE}"
    );
    for _ in 0..2 {
        let came = run.send(run.post("/start", &sent));
        assert_eq!(came.head.headers()["location"], "/today", "{}", came.body);
    }
    run.send(run.post("/lock", ""));
    let came = run.send(run.post("/start", &sent));
    assert_eq!(came.status, 409, "{}", came.body);
}
