//! Drafts that save themselves: one a form, none of what was written down, none lost behind a lock.

use super::{Came, PASSPHRASE, Run, begun};

fn keep(run: &Run, name: &str, form: &str, text: &str) -> Came {
    let sent = format!("form={form}&on=2016&text={text}");
    run.send(run.post(&format!("/keep/{name}"), &sent))
}

fn location(came: &Came) -> &str {
    assert_eq!(came.status, 303, "{}", came.body);
    came.head.headers()["location"].to_str().expect("plain")
}

fn drafts(run: &Run) -> usize {
    let page = run.send(run.get("/drafts")).body;
    page.matches("?draft=").count()
}

fn unlock(run: &Run, more: &str) -> Came {
    run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}{more}")))
}

#[test]
fn a_form_is_one_draft_however_often_it_saves_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    for text in ["One", "One+two", "One+two+three"] {
        let came = keep(&run, "note", &form, text);
        assert_eq!(came.status, 200, "{}", came.body);
        assert!(came.body.starts_with("/write/note?draft="), "{}", came.body);
    }
    assert_eq!(drafts(&run), 1);
    let at = keep(&run, "note", &form, "One+two+three").body;
    let page = run.send(run.get(&at)).body;
    assert!(page.contains("One two three"), "{page}");
    // By the button it is the same draft.
    let sent = format!("form={form}&do=save&on=2016&text=All");
    assert_eq!(
        location(&run.send(run.post("/write/note", &sent))),
        "/drafts"
    );
    assert_eq!(drafts(&run), 1);
}

#[test]
fn what_was_written_down_is_no_draft_any_more_and_becomes_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    keep(&run, "note", &form, "Half");
    let sent = format!("form={form}&do=write&on=2016&text=Whole");
    let came = run.send(run.post("/write/note", &sent));
    assert!(location(&came).starts_with("/entry/"));
    assert_eq!(drafts(&run), 0);
    // A saving that was on its way arrives late.
    assert_eq!(keep(&run, "note", &form, "Half").status, 409);
    assert_eq!(drafts(&run), 0);
    assert_eq!(keep(&run, "note", "madeup", "Half").status, 409);
    assert_eq!(
        keep(&run, "nothing", &run.form_of("/write/note"), "x").status,
        404
    );
}

#[test]
fn the_vault_locked_under_an_open_form_loses_no_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    keep(&run, "note", &form, "Before+the+lock");
    run.send(run.post("/lock", ""));
    // What was typed until now comes when it is locked already.
    let came = keep(&run, "note", &form, "Behind+the+lock");
    assert_eq!(came.status, 403);
    assert!(came.body.contains("kept as a draft"), "{}", came.body);
    let came = unlock(&run, "");
    let page = run.send(run.get(location(&came))).body;
    assert!(page.contains("Behind the lock"), "{page}");
    assert_eq!(drafts(&run), 1);
    // The open form is still good.
    assert_eq!(keep(&run, "note", &form, "After+it").status, 200);
    let sent = format!("form={form}&do=write&on=2016&text=After+it");
    assert_eq!(run.send(run.post("/write/note", &sent)).status, 303);
    assert_eq!(drafts(&run), 0);
}

#[test]
fn a_draft_takes_no_place_of_a_form_that_somebody_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let (sent, other) = (run.form_of("/write/note"), run.form_of("/write/note"));
    run.send(run.post("/lock", ""));
    let sending = format!("form={sent}&do=write&on=2016&text=Sent");
    let came = run.send(run.post("/write/note", &sending));
    assert_eq!(location(&came), "/unlock");
    assert_eq!(keep(&run, "note", &other, "Begun").status, 403);
    let came = unlock(&run, "");
    let page = run.send(run.get(location(&came))).body;
    assert!(page.contains("Sent"), "{page}");
}

#[test]
fn whoever_unlocks_comes_back_to_where_they_were_and_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    run.send(run.post("/lock", ""));
    let page = run.send(run.get("/write/note?on=2016")).body;
    assert!(
        page.contains("name=\"back\" value=\"/write/note?on=2016\""),
        "{page}"
    );
    for (back, to) in [
        ("/write/note?on=2016", "/write/note?on=2016"),
        ("//evil.example/", "/today"),
        ("https://evil.example/", "/today"),
    ] {
        assert_eq!(location(&unlock(&run, &format!("&back={back}"))), to);
        run.send(run.post("/lock", ""));
    }
}

#[test]
fn two_tabs_with_one_draft_lose_nothing_of_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let one = run.form_of("/write/note");
    let at = keep(&run, "note", &one, "Begun").body;
    let other = run.form_of(&at);
    let same = keep(&run, "note", &other, "Gone+on+in+the+other").body;
    assert_eq!(same, at);
    let beside = keep(&run, "note", &one, "Gone+on+in+the+one").body;
    assert_ne!(beside, at);
    assert_eq!(drafts(&run), 2);
    assert!(run.send(run.get(&at)).body.contains("in the other"));
    assert!(run.send(run.get(&beside)).body.contains("in the one"));
    // Written down in one tab, it is not written down again by the other without a word.
    let third = run.form_of(&at);
    let sent = format!("form={other}&do=write&on=2016&text=Done");
    assert_eq!(run.send(run.post("/write/note", &sent)).status, 303);
    let sent = format!("form={third}&do=write&on=2016&text=Done");
    let came = run.send(run.post("/write/note", &sent));
    assert_eq!(came.status, 409, "{}", came.body);
    assert!(
        came.body.contains("written down or dropped"),
        "{}",
        came.body
    );
    assert!(
        run.send(run.get("/record?kind=note"))
            .body
            .contains("1 entry")
    );
}

#[test]
fn what_happened_at_a_meeting_is_kept_too_with_its_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/person");
    let him = format!("form={form}&do=write&name=Tarn&side=perpetrator");
    location(&run.send(run.post("/write/person", &him)));
    let form = run.form_of("/met");
    let boxes = "outcome.result=attended&outcome.text=He+came+late.&task.text=Write+to+him";
    let came = run.send(run.post("/keep/met", &format!("form={form}&{boxes}")));
    assert!(came.body.starts_with("/met?draft="), "{}", came.body);
    let list = run.send(run.get("/drafts")).body;
    assert!(list.contains("He came late."), "{list}");
    let page = run.send(run.get(&came.body)).body;
    for part in [
        "He came late.",
        "Write to him",
        "value=\"attended\" checked",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // Sent with a file and without the meeting, it comes back with what is missing, and the file waits.
    let mut body = String::new();
    for (name, text) in [
        ("form", &form[..]),
        ("do", "write"),
        ("outcome.text", "He came late."),
    ] {
        body +=
            &format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    }
    body += "--cut\r\nContent-Disposition: form-data; name=\"outcome.attachments\"; filename=\"scan.txt\"\r\n\r\nwhat it says\r\n--cut--\r\n";
    let mut request = run.post("/met", &body);
    let kind = "multipart/form-data; boundary=cut".parse().expect("plain");
    request.headers_mut().insert("content-type", kind);
    let came = run.send(request);
    assert_eq!(came.status, 422, "{}", came.body);
    assert!(came.body.contains("scan.txt"), "{}", came.body);
    assert_eq!(drafts(&run), 1);
    let form = came.body.split("name=\"form\" value=\"").nth(1);
    let form = form
        .and_then(|rest| rest.split('"').next())
        .expect("a form");
    let sent = format!(
        "form={form}&do=write&outcome.result=attended&outcome.text=He+came+late.&meeting.with=perpetrator\
         &meeting.at=5.3.2016&meeting.at.time=18:00"
    );
    let came = run.send(run.post("/met", &sent));
    let shown = run.send(run.get(location(&came))).body;
    assert!(
        shown.contains("/file/") && shown.contains("scan.txt"),
        "{shown}"
    );
    assert_eq!(drafts(&run), 0);
}
