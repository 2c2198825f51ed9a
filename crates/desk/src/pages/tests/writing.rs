//! Writing down in the browser: forms, drafts, corrections, minutes, search.

use answerable_office::record::Kind;

use super::{Came, PASSPHRASE, Run, begun};

fn write(run: &Run, path: &str, boxes: &str) -> Came {
    let form = run.form_of(path);
    run.send(run.post(path, &format!("form={form}&do=write&{boxes}")))
}

fn location(came: &Came) -> String {
    assert_eq!(came.status, 303, "{}", came.body);
    let location = &came.head.headers()["location"];
    location.to_str().expect("plain").to_owned()
}

/// Writes him and a letter of his down; gives the letter's address.
fn letter(run: &Run) -> String {
    location(&write(run, "/write/person", "name=Tarn&side=perpetrator"));
    let boxes =
        "with=perpetrator&channel=letter&on=4.3.2016&subject=Rent&text=He+asks+for+<b>time</b>.";
    location(&write(run, "/write/came", boxes))
}

#[test]
fn every_type_has_its_form_and_every_form_its_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let list = run.send(run.get("/write")).body;
    for kind in Kind::ALL {
        let path = format!("/write/{kind}");
        let came = run.send(run.get(&path));
        if matches!(kind, Kind::Process | Kind::Correction) {
            assert_eq!(came.status, 404, "{kind}");
            continue;
        }
        assert_eq!(came.status, 200, "{kind}: {}", came.body);
        assert!(
            list.contains(&format!("href=\"{path}\"")),
            "{kind} is not in the list"
        );
        assert!(
            !came.body.contains("{form"),
            "{kind} lacks words: {}",
            came.body
        );
    }
}

#[test]
fn a_letter_that_came_is_written_down_and_shown_as_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = letter(&run);
    let shown = run.send(run.get(&entry)).body;
    assert!(
        shown.contains("He asks for &lt;b&gt;time&lt;/b&gt;."),
        "{shown}"
    );
    assert!(!shown.contains("<b>time"));
    assert!(shown.contains("Friday 4 March 2016"), "{shown}");
    let record = run.send(run.get("/record?kind=contact")).body;
    assert!(
        record.contains(entry.split('?').next().expect("an address")),
        "{record}"
    );
    assert!(record.contains("1 entry"), "{record}");
}

#[test]
fn what_is_wrong_stands_at_its_box_with_all_that_was_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let came = write(
        &run,
        "/write/came",
        "channel=letter&on=in+spring+2016&text=Half+a+%22page%22",
    );
    assert_eq!(came.status, 422);
    for part in [
        "id=\"f-on-wrong\"",
        "id=\"f-with-wrong\"",
        "Half a &#34;page&#34;",
        "value=\"in spring 2016\"",
    ] {
        assert!(came.body.contains(part), "{part}: {}", came.body);
    }
    assert!(
        run.send(run.get("/record?kind=contact"))
            .body
            .contains("0 entries")
    );
}

#[test]
fn a_draft_waits_behind_a_lock_and_is_gone_once_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    let came = run.send(run.post(
        "/write/note",
        &format!("form={form}&do=save&text=A+thought+that+waits"),
    ));
    assert_eq!(location(&came), "/drafts");
    run.send(run.post("/lock", ""));
    run.send(run.post("/unlock", &format!("passphrase={PASSPHRASE}")));
    let drafts = run.send(run.get("/drafts")).body;
    let href = drafts
        .split("href=\"")
        .find(|rest| rest.starts_with("/write/note?draft="));
    let href = href
        .and_then(|rest| rest.split('"').next())
        .expect("a draft")
        .to_owned();
    let page = run.send(run.get(&href)).body;
    assert!(page.contains("A thought that waits"), "{page}");
    let id = href.rsplit('=').next().expect("an id");
    let boxes = format!("draft={id}&on=2016&text=A+thought+that+waited");
    location(&write(&run, "/write/note", &boxes));
    let drafts = run.send(run.get("/drafts")).body;
    assert!(!drafts.contains("draft="), "{drafts}");
}

#[test]
fn a_file_that_comes_with_a_wrong_form_waits_sealed_and_goes_with_the_right_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let send = |form: &str, boxes: &[(&str, &str)], file: Option<&str>| {
        let mut body = String::new();
        for (name, text) in [("form", form), ("do", "write")].iter().chain(boxes) {
            body += &format!(
                "--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n"
            );
        }
        if let Some(text) = file {
            body += &format!(
                "--cut\r\nContent-Disposition: form-data; name=\"attachments\"; filename=\"C:\\a\\scan.txt\"\r\n\r\n{text}\r\n"
            );
        }
        let mut request = run.post("/write/note", &(body + "--cut--\r\n"));
        let kind = "multipart/form-data; boundary=cut".parse().expect("plain");
        request.headers_mut().insert("content-type", kind);
        run.send(request)
    };
    let came = send(
        &run.form_of("/write/note"),
        &[("on", "soon"), ("text", "x")],
        Some("what it says"),
    );
    assert_eq!(came.status, 422, "{}", came.body);
    let after = |part: &str| {
        let rest = came.body.split(part).nth(1).expect("it is there");
        rest.split('"').next().expect("its end").to_owned()
    };
    let (form, draft) = (
        after("name=\"form\" value=\""),
        after("name=\"draft\" value=\""),
    );
    assert!(came.body.contains("scan.txt"));
    let entry = location(&send(
        &form,
        &[("draft", &draft), ("on", "2016"), ("text", "x")],
        None,
    ));
    let shown = run.send(run.get(&entry)).body;
    let file = shown
        .split("href=\"")
        .find(|rest| rest.starts_with("/file/"))
        .expect("a file");
    let file = file
        .split('"')
        .next()
        .expect("its end")
        .replace("&amp;", "&");
    let came = run.send(run.get(&file));
    assert_eq!(came.body, "what it says");
    let kept = std::fs::read_dir(folder.path()).expect("a folder");
    for entry in kept {
        let bytes = std::fs::read(entry.expect("a file").path()).expect("bytes");
        assert!(
            !bytes.windows(12).any(|part| part == b"what it says"),
            "it lies somewhere in the clear"
        );
    }
}

#[test]
fn a_correction_is_shown_beside_what_stands_there_before_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = letter(&run);
    let path = entry.replace("/entry/", "/correct/");
    let path = path.split('?').next().expect("an address");
    let form = run.form_of(path);
    let boxes = "with=perpetrator&direction=from&channel=email&on=2016-03-04&subject=Rent&text=He+asks+for+<b>time</b>.";
    let came = run.send(run.post(path, &format!("form={form}&do=look&{boxes}")));
    assert_eq!(came.status, 200, "{}", came.body);
    assert!(
        came.body.contains("<td>letter on paper</td><td>mail</td>"),
        "{}",
        came.body
    );
    assert_eq!(
        came.body.matches("<th scope=\"row\">").count(),
        1,
        "{}",
        came.body
    );
    let came = run.send(run.post(path, &format!("form={form}&do=write&{boxes}&why=A+slip")));
    location(&came);
    // The same sending again leads there, and writes nothing more.
    location(&run.send(run.post(path, &format!("form={form}&do=write&{boxes}&why=A+slip"))));
    let record = run.send(run.get("/record?kind=correction")).body;
    assert!(record.contains("1 entry"), "{record}");
}

#[test]
fn what_happened_at_a_meeting_is_written_in_one_breath_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    letter(&run);
    let met = "outcome.result=attended&outcome.text=He+came+late.&meeting.with=perpetrator&meeting.at=5.3.2016\
               &meeting.at.time=18:00&agreement.text=He+writes+to+the+choir&agreement.due=";
    let wrong = write(&run, "/met", &format!("{met}1.5."));
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.body.contains("f-agreement-due-wrong"),
        "{}",
        wrong.body
    );
    assert!(
        run.send(run.get("/record?kind=meeting"))
            .body
            .contains("0 entries")
    );
    let entry = location(&write(&run, "/met", &format!("{met}1.5.2016")));
    assert!(run.send(run.get(&entry)).body.contains("He came late."));
    for kind in ["meeting", "outcome", "agreement"] {
        let record = run.send(run.get(&format!("/record?kind={kind}"))).body;
        assert!(record.contains("1 entry"), "{kind}: {record}");
    }
}

#[test]
fn a_point_of_the_minutes_is_settled_where_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    letter(&run);
    let claim = "speaker=perpetrator&text=He+told+his+choir.&on=2016&basis=own_word";
    location(&write(&run, "/write/claim", claim));
    let agenda = run.send(run.get("/minutes")).body;
    let href = agenda
        .split("href=\"")
        .find(|rest| rest.starts_with("/minutes?point="))
        .expect("a point");
    let href = href
        .split(['"', '#'])
        .next()
        .expect("its end")
        .replace("&amp;", "&");
    let page = run.send(run.get(&href)).body;
    let point = page
        .split("name=\"point\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let form = page
        .split("name=\"form\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let hidden = format!(
        "form={}&point={}&topic=claim_unchecked",
        form.expect("a form"),
        point.expect("a point")
    );
    let nothing = run.send(run.post("/minutes", &hidden));
    assert_eq!(nothing.status, 422, "{}", nothing.body);
    // His own word confirms nothing.
    let wrong = run.send(run.post(
        "/minutes",
        &format!("{hidden}&0.finding=confirmed&0.basis=own_word"),
    ));
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("id=\"f-0-"), "{}", wrong.body);
    let settled = format!("{hidden}&0.finding=contradicted&0.basis=third_party&0.on=2016");
    assert_eq!(
        location(&run.send(run.post("/minutes", &settled))),
        "/minutes"
    );
    let record = run.send(run.get("/record?kind=check")).body;
    assert!(record.contains("1 entry"), "{record}");
}

#[test]
fn what_is_looked_for_stands_in_no_address_and_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = letter(&run);
    let search = |words: &str| {
        let to = location(&run.send(run.post("/search", words)));
        assert!(
            to.starts_with("/search?for=") && !to.contains("time"),
            "{to}"
        );
        run.send(run.get(&to))
    };
    let came = search("words=asks+time");
    assert_eq!(came.status, 200, "{}", came.body);
    assert!(
        came.body
            .contains(entry.split('?').next().expect("an address")),
        "{}",
        came.body
    );
    let nothing = search("words=nowhere");
    assert!(nothing.body.contains("Nothing was found"));
}

#[test]
fn no_ref_stands_in_an_address_or_an_attribute() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = letter(&run);
    for path in [
        "/write/came",
        "/met",
        "/record",
        "/minutes",
        "/write/outcome",
        &entry,
    ] {
        let page = run.send(run.get(path)).body;
        for reference in ["contact-1", "person-2", "membership-1"] {
            assert!(
                !page.contains(&format!("\"{reference}")),
                "{path} has {reference}"
            );
            assert!(
                !page.contains(&format!("/{reference}")),
                "{path} has {reference}"
            );
        }
    }
}

#[test]
fn an_entry_that_is_too_old_to_be_offered_is_found_by_its_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    letter(&run);
    let old = location(&write(
        &run,
        "/write/note",
        "on=5.3.2016&text=The+landlord+asks+about+kingfishers.",
    ));
    let id = old.trim_start_matches("/entry/").split('?').next();
    let chosen = format!("value=\"{}\"", id.expect("an id"));
    for number in 0..answerable_office::form::OFFERED_MAX {
        let boxes = format!("on=6.3.2016&text=Something+else,+{number}.");
        location(&write(&run, "/write/note", &boxes));
    }
    let form = run.send(run.get("/write/pattern"));
    assert!(!form.body.contains(&chosen), "it is not among the latest");
    let form = run.form_of("/write/pattern");
    // Whoever hits the enter key in the box of words wants to find, and to write nothing down.
    for wanted in ["find", "write"] {
        let sent = format!("form={form}&do={wanted}&text=Evades.&cites.find=kingfishers");
        let came = run.send(run.post("/write/pattern", &sent));
        assert_eq!(came.status, 200, "{}", came.body);
        assert!(came.body.contains(&chosen), "{}", came.body);
        assert!(came.body.contains("Evades."), "what was typed stays");
    }
    let sent = format!("form={form}&do=find&cites.find=nobodywrotethis");
    let came = run.send(run.post("/write/pattern", &sent));
    assert!(
        came.body
            .contains("Nothing that fits here has these words.")
    );
    // A draft keeps what was typed, and not what was looked for.
    let sent = format!("form={form}&do=save&text=Evades.&cites.find=kingfishers");
    let came = run.send(run.post("/write/pattern", &sent));
    assert_eq!(location(&came), "/drafts");
    let drafts = run.send(run.get("/drafts")).body;
    let draft = drafts.split("href=\"/write/pattern?draft=").nth(1);
    let draft = draft.and_then(|rest| rest.split('"').next());
    let draft = format!("/write/pattern?draft={}", draft.expect("a draft"));
    assert!(!run.send(run.get(&draft)).body.contains("kingfishers"));
}

#[test]
fn an_old_meeting_is_found_where_it_is_told_and_in_the_minutes() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    letter(&run);
    let meeting = |day: usize, place: &str| {
        let boxes =
            format!("on=1.3.2016&with=perpetrator&at={day}.3.2016&at.time=18:00&place={place}");
        let entry = location(&write(&run, "/write/meeting", &boxes));
        let id = entry.trim_start_matches("/entry/").split('?').next();
        id.expect("an id").to_owned()
    };
    let old = meeting(2, "At+the+kingfishers");
    let chosen = format!("value=\"{old}\"");
    let mut last = String::new();
    for _ in 0..answerable_office::form::OFFERED_MAX {
        last = meeting(3, "In+a+cafe");
    }
    let met = run.send(run.get("/met"));
    assert!(
        !met.body.contains(&chosen),
        "it is not among those that are offered"
    );
    for wanted in ["find", "write"] {
        let form = run.form_of("/met");
        let sent = format!(
            "form={form}&do={wanted}&outcome.text=He+came+late.&outcome.of.find=kingfishers"
        );
        let came = run.send(run.post("/met", &sent));
        assert_eq!(came.status, 200, "{}", came.body);
        assert!(came.body.contains(&chosen), "{}", came.body);
        assert!(came.body.contains("He came late."), "what was typed stays");
    }
    let form = run.form_of("/met");
    let sent = format!(
        "form={form}&do=write&outcome.of={old}&outcome.result=attended&outcome.of.find=kingfishers&outcome.of.found=kingfishers"
    );
    let came = run.send(run.post("/met", &sent));
    assert_eq!(came.status, 303, "{}", came.body);

    let point = format!("point={last}&topic=meeting_without_outcome");
    let page = run.send(run.get(&format!("/minutes?{point}"))).body;
    assert!(!page.contains(&chosen), "it is not among the latest");
    let form = run.form_of(&format!("/minutes?{point}"));
    for wanted in ["find", "write"] {
        let sent = format!(
            "form={form}&{point}&do={wanted}&0.result=moved&0.text=Later.&0.moved_to.find=kingfishers"
        );
        let came = run.send(run.post("/minutes", &sent));
        assert_eq!(came.status, 200, "{}", came.body);
        assert!(came.body.contains(&chosen), "{}", came.body);
        assert!(came.body.contains("Later."), "what was typed stays");
    }
}

#[test]
fn a_publication_without_her_consent_is_refused_in_words_with_a_way_to_the_statement() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let boxes =
        "on=5.3.2016&audience=public&paragraphs.0.kind=demand&paragraphs.0.text=He+pays+the+move.";
    let entry = location(&write(&run, "/write/statement", boxes));
    let id = entry.trim_start_matches("/entry/").split('?').next();
    let id = id.expect("an id");
    let boxes = format!("on=6.3.2016&statement={id}");
    let came = write(&run, "/write/publication", &boxes);
    assert_eq!(came.status, 422, "{}", came.body);
    let wrong = came.body.split("class=\"wrong\" role=\"alert\"").nth(1);
    let wrong = wrong.and_then(|wrong| wrong.split("</div>").next());
    let wrong = wrong.expect("what is wrong");
    assert!(wrong.contains("She has not consented"), "{wrong}");
    assert!(wrong.contains(&format!("href=\"/entry/{id}\"")), "{wrong}");
    assert!(wrong.contains("statement, 5 March 2016"), "{wrong}");
    assert!(
        !wrong.contains('`') && !wrong.contains("statement-1"),
        "{wrong}"
    );
}
