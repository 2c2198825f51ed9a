//! What somebody typed or chose is written down, or stands in the form again with a word: nothing of it is left
//! out in silence.

use super::{Came, PASSPHRASE, Run, begun, files};

fn location(came: &Came) -> String {
    assert_eq!(came.status, 303, "{}", came.body);
    let location = &came.head.headers()["location"];
    location.to_str().expect("plain").to_owned()
}

fn writes(run: &Run, path: &str, boxes: &str) -> Came {
    let form = run.form_of(path);
    run.send(run.post(path, &format!("form={form}&do=write&{boxes}")))
}

/// A record with him in it.
fn with_him(folder: &std::path::Path) -> Run {
    let run = begun(folder);
    location(&writes(&run, "/write/person", "name=Tarn&side=perpetrator"));
    run
}

/// A meeting of the past without an outcome; gives its id.
fn meeting(run: &Run) -> String {
    let boxes = "with=perpetrator&at=5.3.2016&at.time=18:00&on=2016-03-01";
    let at = location(&writes(run, "/write/meeting", boxes));
    let id = at.split(['/', '?']).nth(2);
    id.expect("an id").to_owned()
}

fn drafts(run: &Run) -> usize {
    let page = run.send(run.get("/drafts")).body;
    page.matches("?draft=").count()
}

fn hidden(page: &str, name: &str) -> String {
    let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
    let value = after.and_then(|after| after.split('"').next());
    value
        .unwrap_or_else(|| panic!("no {name}: {page}"))
        .to_owned()
}

fn entries(run: &Run, kind: &str) -> usize {
    let page = run.send(run.get(&format!("/record?kind={kind}"))).body;
    page.matches("href=\"/entry/").count()
}

/// An id that nothing has.
const GONE: &str = "aaaaaaaaaaaaaaaaaaaa";
const GONE_SAID: &str = "What was chosen here is not there any more.";

#[test]
fn what_is_filled_in_beside_a_meeting_that_was_chosen_is_not_left_out_in_silence() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_him(folder.path());
    let of = meeting(&run);
    let chosen = format!("outcome.of={of}&outcome.result=attended&outcome.text=He+came");
    let others =
        "meeting.persons.new.as=bystander&meeting.with.new.as=school&claim.about.new.as=school";
    for (boxes, at, typed) in [
        ("meeting.place=Cafe+Zeder", "meeting-place", "Cafe Zeder"),
        ("meeting.persons.new=Zora", "meeting-persons", "Zora"),
        ("next.place=Library+Lund", "next-at", "Library Lund"),
        ("agreement.due=2.5.2016", "agreement-text", "2.5.2016"),
        ("claim.about=perpetrator", "claim-text", "perpetrator"),
        ("task.due=3.6.2016", "task-text", "3.6.2016"),
        ("task.assignee.new=Wim", "task-text", "He came"),
    ] {
        let came = writes(&run, "/met", &format!("{chosen}&{boxes}&{others}"));
        assert_eq!(came.status, 422, "{boxes}: {}", came.body);
        for part in [&format!("id=\"f-{at}-wrong\""), typed, "He came"] {
            assert!(came.body.contains(part), "{boxes}, {part}: {}", came.body);
        }
        assert_eq!(entries(&run, "outcome"), 0);
    }
    assert_eq!(drafts(&run), 7);
    // What stands there from the beginning says nothing.
    location(&writes(&run, "/met", &format!("{chosen}&{others}")));
    assert_eq!(entries(&run, "outcome"), 1);
}

/// A form of the minutes in which a point is open: the page's address, and what the form is sent with.
fn opened(run: &Run) -> (String, String) {
    let agenda = run.send(run.get("/minutes")).body;
    let href = agenda.split("href=\"/minutes?point=").nth(1);
    let href = href.and_then(|rest| rest.split(['"', '#']).next());
    let at = format!("/minutes?point={}", href.expect("a point")).replace("&amp;", "&");
    let page = run.send(run.get(&at)).body;
    let sent = ["form", "point", "topic"].map(|name| format!("{name}={}", hidden(&page, name)));
    (at, sent.join("&"))
}

#[test]
fn a_point_that_was_settled_in_another_tab_keeps_what_was_typed_here() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_him(folder.path());
    meeting(&run);
    let (one, (at, other)) = (opened(&run).1, opened(&run));
    let boxes = "0.result=attended&0.on=2016-03-05";
    let sent = format!("{one}&do=write&{boxes}&0.text=First+words");
    assert_eq!(location(&run.send(run.post("/minutes", &sent))), "/minutes");
    let shown_again = |more: &str, status: u16| {
        let came = run.send(run.post("/minutes", &format!("{other}&{more}")));
        assert_eq!(came.status, status, "{}", came.body);
        assert!(
            came.body.contains("Long minutes of the other tab"),
            "{}",
            came.body
        );
        assert!(
            came.body.contains("it was settled meanwhile"),
            "{}",
            came.body
        );
        came.body
    };
    let typed = "0.text=Long+minutes+of+the+other+tab";
    let page = shown_again(&format!("do=write&{boxes}&{typed}"), 422);
    // What was said meanwhile is a step away.
    let said = page.split("it was settled meanwhile").nth(1);
    let way = said.and_then(|said| said.split("href=\"").nth(1));
    let way = way.and_then(|way| way.split('"').next()).expect("a way");
    assert!(run.send(run.get(way)).body.contains("First words"));
    shown_again(&format!("do=find&{typed}&0.moved_to.find=abc"), 200);
    assert_eq!(entries(&run, "outcome"), 1);
    // The page asked for anew says it too.
    let page = run.send(run.get(&at)).body;
    assert!(page.contains("it was settled meanwhile"), "{page}");
}

#[test]
fn a_choice_that_is_gone_leaves_its_box_empty_and_keeps_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_him(folder.path());
    let came = "with=perpetrator&channel=email&on=2016&text=Typed+for+an+hour";
    let met = "outcome.result=attended&outcome.text=Typed+for+an+hour";
    for (path, keep, boxes, at) in [
        (
            "/write/came",
            "/keep/came",
            format!("{came}&answers={GONE}"),
            "answers",
        ),
        (
            "/met",
            "/keep/met",
            format!("{met}&outcome.of={GONE}"),
            "outcome-of",
        ),
    ] {
        let form = run.form_of(path);
        let kept = run.send(run.post(keep, &format!("form={form}&{boxes}")));
        assert_eq!(kept.status, 200, "{}", kept.body);
        for (wanted, status) in [("write", 422), ("find", 422)] {
            let sent = format!("form={form}&do={wanted}&{boxes}");
            let shown = run.send(run.post(path, &sent));
            assert_eq!(shown.status, status, "{path}: {}", shown.body);
            for part in [
                "Typed for an hour",
                GONE_SAID,
                &format!("id=\"f-{at}-wrong\""),
            ] {
                assert!(shown.body.contains(part), "{path}, {part}: {}", shown.body);
            }
            assert!(!shown.body.contains(GONE), "{}", shown.body);
        }
        // One draft, and nothing was written down.
        let sent = format!("form={form}&do=save&{boxes}");
        assert_eq!(location(&run.send_alone(run.post(path, &sent))), "/drafts");
    }
    assert_eq!(drafts(&run), 2);
    assert_eq!((entries(&run, "contact"), entries(&run, "outcome")), (0, 0));
    // A way that leads to something that is gone leads to the form.
    let shown = run.send(run.get(&format!("/write/came?answers={GONE}")));
    assert!(shown.body.contains(GONE_SAID), "{}", shown.body);
}

#[test]
fn a_choice_that_is_gone_is_said_in_a_correction_and_in_the_minutes() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_him(folder.path());
    let entry = location(&writes(&run, "/write/note", "on=2016&text=First"));
    let path = entry.split('?').next().expect("an address");
    let path = path.replace("/entry/", "/correct/");
    for wanted in ["look", "write"] {
        let page = run.send(run.get(&path)).body;
        let [form, seen] = ["form", "seen"].map(|name| hidden(&page, name));
        let sent = format!("form={form}&do={wanted}&seen={seen}&on=2016&text=Second&cites={GONE}");
        let shown = run.send(run.post(&path, &sent));
        assert_eq!(shown.status, 422, "{}", shown.body);
        for part in ["Second", GONE_SAID] {
            assert!(shown.body.contains(part), "{part}: {}", shown.body);
        }
    }
    meeting(&run);
    let (_, sent) = opened(&run);
    let boxes = format!("0.result=moved&0.text=Typed&0.moved_to={GONE}");
    let shown = run.send(run.post("/minutes", &format!("{sent}&do=write&{boxes}")));
    assert_eq!(shown.status, 422, "{}", shown.body);
    for part in ["Typed", GONE_SAID, "id=\"f-0-moved_to-wrong\""] {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    assert_eq!(
        (entries(&run, "correction"), entries(&run, "outcome")),
        (0, 0)
    );
}

#[test]
fn a_pause_about_a_circle_that_is_gone_comes_again_with_its_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let form = run.form_of("/start");
    let sent = format!(
        "form={form}&title=Ours&name=Mo&side=survivor&passphrase={PASSPHRASE}&again={PASSPHRASE}"
    );
    location(&run.send(run.post("/start", &sent)));
    let form = run.form_of("/pause");
    let sent = format!("form={form}&choice={GONE}&text=Typed+for+an+hour");
    let shown = run.send(run.post("/pause", &sent));
    assert_eq!(shown.status, 422, "{}", shown.body);
    for part in ["Typed for an hour", GONE_SAID] {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    assert_eq!(entries(&run, "pause"), 0);
}

#[test]
fn what_the_vault_can_not_take_stands_in_its_form_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = with_him(folder.path());
    let entry = location(&writes(&run, "/write/note", "on=2016&text=First"));
    let path = entry.split('?').next().expect("an address");
    let path = path.replace("/entry/", "/correct/");
    // No longer than a text may be, and as an entry too long: there each of these is two.
    let begin = "word word word";
    let long = format!("{begin}{}", "\\".repeat((8 << 20) - begin.len()));
    let sends = |path: &str, sent: &str, more: &[(&str, &str)]| {
        let fields = sent.split('&').filter_map(|field| field.split_once('='));
        let mut body = String::new();
        for (name, text) in fields.chain(more.iter().copied()) {
            let head = format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"");
            body += &format!("{head}\r\n\r\n{text}\r\n");
        }
        body += "--cut--\r\n";
        run.send(files(&run, path, body.into_bytes()))
    };
    let page = run.send(run.get(&path)).body;
    let [form, seen] = ["form", "seen"].map(|name| hidden(&page, name));
    let sent = format!("form={form}&do=look&seen={seen}&on=2016&text=Second");
    let shown = run.send(run.post(&path, &sent));
    let [form, looked] = ["form", "looked"].map(|name| hidden(&shown.body, name));
    let sent = format!("form={form}&do=write&seen={seen}&looked={looked}&on=2016");
    let shown = sends(&path, &sent, &[("text", &long)]);
    assert_eq!(shown.status, 422);
    assert!(shown.body.contains("name=\"text\""), "the form");
    assert!(shown.body.contains(begin), "the text");
    meeting(&run);
    let (_, sent) = opened(&run);
    let sent = format!("{sent}&do=write&0.result=attended&0.on=2016-03-05");
    let shown = sends("/minutes", &sent, &[("0.text", &long)]);
    assert_eq!(shown.status, 422);
    assert!(shown.body.contains("name=\"0.text\""), "the form");
    assert!(shown.body.contains(begin), "the text");
}
