//! Drafts that save themselves: one a form, none of what was written down, none lost behind a lock.

use super::{Came, PASSPHRASE, Run, begun, files, with_a_file};

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
    run.send_alone(run.post("/unlock", &format!("passphrase={PASSPHRASE}{more}")))
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
    assert!(
        page.contains(">done<") && page.contains(">kept as a draft<"),
        "{page}"
    );
    assert_eq!((notes(&run), drafts(&run)), (1, 1));
}

/// What a browser sends when somebody writes a note down.
fn writes(run: &Run, form: &str, text: &str) -> Came {
    let sent = format!("form={form}&do=write&on=2016&text={text}");
    run.send_alone(run.post("/write/note", &sent))
}

fn notes(run: &Run) -> usize {
    let page = run.send(run.get("/record?kind=note")).body;
    page.matches("href=\"/entry/").count()
}

/// A form in which something is missing, and where it is shown again.
fn refused(run: &Run, text: &str) -> String {
    let form = run.form_of("/write/came");
    let sent = format!("form={form}&do=write&on=2016&text={text}");
    let at = location(&run.send_alone(run.post("/write/came", &sent))).to_owned();
    assert!(at.starts_with("/write/came?draft="), "{at}");
    at
}

#[test]
fn a_refused_form_is_shown_as_its_draft_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let at = refused(&run, "Begun");
    let shown = run.send(run.get(&at));
    assert_eq!(shown.status, 422);
    for part in ["Begun", "From whom?", "This is needed"] {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    // Gone on with, and come back to by its address: what was typed last is there, and nothing is said to be wrong.
    let form = run.form_of(&at);
    let sent = format!("form={form}&on=2016&text=Gone+on");
    assert_eq!(run.send(run.post("/keep/came", &sent)).body, at);
    let shown = run.send(run.get(&at));
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("Gone on"), "{}", shown.body);
    assert!(!shown.body.contains("This is needed"), "{}", shown.body);
    // What was wrong goes with the lock, the draft does not.
    let at = refused(&run, "Another");
    run.send(run.post("/lock", ""));
    unlock(&run, "");
    let shown = run.send(run.get(&at));
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("Another"), "{}", shown.body);
}

#[test]
fn a_refused_form_in_two_tabs_loses_nothing_of_either() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/person");
    let him = format!("form={form}&do=write&name=Tarn&side=perpetrator");
    location(&run.send(run.post("/write/person", &him)));
    let at = refused(&run, "Begun");
    let tabs = [run.form_of(&at), run.form_of(&at)];
    assert_ne!(tabs[0], tabs[1]);
    let writes = |form: &str, text: &str| {
        let sent =
            format!("form={form}&do=write&with=perpetrator&channel=email&on=2016&text={text}");
        run.send_alone(run.post("/write/came", &sent))
    };
    assert!(location(&writes(&tabs[0], "One")).starts_with("/entry/"));
    let at = location(&writes(&tabs[1], "Other")).to_owned();
    let shown = run.send(run.get(&at));
    assert_eq!(shown.status, 409);
    for part in ["written down or dropped", "Other"] {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    let written = location(&writes(&run.form_of(&at), "Other")).to_owned();
    assert!(run.send(run.get(&written)).body.contains("Other"));
    assert_eq!(drafts(&run), 0);
}

#[test]
fn a_form_that_is_gone_back_to_and_sent_with_other_words_is_not_taken_for_a_double_click() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    let first = location(&writes(&run, &form, "One")).to_owned();
    assert_eq!(location(&writes(&run, &form, "One")), first);
    assert_eq!((notes(&run), drafts(&run)), (1, 0));
    let at = location(&writes(&run, &form, "Other")).to_owned();
    let shown = run.send(run.get(&at));
    assert_eq!(shown.status, 409);
    for part in ["was written down already", "Other", &first[..]] {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    assert_eq!((notes(&run), drafts(&run)), (1, 1));
    location(&writes(&run, &run.form_of(&at), "Other"));
    assert_eq!((notes(&run), drafts(&run)), (2, 0));
    // Kept as a draft first, gone back to and written down: that is no second time.
    let form = run.form_of("/write/note");
    let sent = format!("form={form}&do=save&on=2016&text=Third");
    assert_eq!(
        location(&run.send(run.post("/write/note", &sent))),
        "/drafts"
    );
    assert!(location(&writes(&run, &form, "Third")).starts_with("/entry/"));
    assert_eq!((notes(&run), drafts(&run)), (3, 0));
}

#[test]
fn the_same_sent_before_and_after_a_lock_is_written_down_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    let first = location(&writes(&run, &form, "One")).to_owned();
    run.send(run.post("/lock", ""));
    unlock(&run, "");
    assert_eq!(location(&writes(&run, &form, "One")), first);
    assert_eq!((notes(&run), drafts(&run)), (1, 0));
}

#[test]
fn a_form_that_nobody_knows_any_more_becomes_a_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let at = location(&writes(&run, "madeup", "Typed")).to_owned();
    let shown = run.send(run.get(&at));
    assert_eq!(shown.status, 409);
    for part in ["was open for very long", "Typed"] {
        assert!(shown.body.contains(part), "{part}: {}", shown.body);
    }
    assert_eq!((notes(&run), drafts(&run)), (0, 1));
}

#[test]
fn a_form_in_which_nothing_stands_is_not_written_down() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    let sent = format!("form={form}&do=write&on=2016&text=++&room=contact");
    let came = run.send(run.post("/write/note", &sent));
    assert_eq!(came.status, 422);
    assert!(came.body.contains("Nothing stands in it."), "{}", came.body);
    assert_eq!((notes(&run), drafts(&run)), (0, 0));
}

#[test]
fn all_that_is_sent_to_a_locked_record_is_gone_on_with_and_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let [one, other, third, fourth] = [(); 4].map(|()| run.form_of("/write/note"));
    let came = run.form_of("/write/came");
    run.send(run.post("/lock", ""));
    for (form, text) in [(&one, "First"), (&other, "Second"), (&other, "Second")] {
        assert_eq!(location(&writes(&run, form, text)), "/unlock");
    }
    let sent = format!("form={came}&do=write&on=2016&text=Unfinished");
    assert_eq!(
        location(&run.send_alone(run.post("/write/came", &sent))),
        "/unlock"
    );
    // Two that save themselves, one of them twice.
    for (form, text) in [(&third, "Be"), (&third, "Begun"), (&fourth, "Begun+too")] {
        assert_eq!(keep(&run, "note", form, text).status, 403);
    }
    let page = run.send(run.get("/unlock")).body;
    assert!(
        page.contains("5 forms that came while it was locked are kept"),
        "{page}"
    );
    let at = location(&unlock(&run, "")).to_owned();
    let page = run.send(run.get(&at)).body;
    for (part, times) in [(">done<", 2), (">kept as a draft<", 2), ("look at it<", 1)] {
        assert_eq!(page.matches(part).count(), times, "{part}: {page}");
    }
    assert_eq!((notes(&run), drafts(&run)), (2, 3));
    let all = run.send(run.get("/drafts")).body;
    for part in ["Unfinished", "Begun too"] {
        assert!(all.contains(part), "{part}: {all}");
    }
    // It is told once.
    assert_eq!(
        run.send(run.get("/unlock")).head.headers()["location"],
        "/today"
    );
}

#[test]
fn a_correction_saves_itself_and_goes_once_it_is_written_down() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = location(&writes(&run, &run.form_of("/write/note"), "First")).to_owned();
    let path = entry
        .split('?')
        .next()
        .expect("an address")
        .replace("/entry/", "/correct/");
    let of = path.trim_start_matches("/correct/").to_owned();
    let seen = |page: &str| {
        let after = page.split("name=\"seen\" value=\"").nth(1);
        after
            .and_then(|rest| rest.split('"').next())
            .expect("seen")
            .to_owned()
    };
    let page = run.send(run.get(&path)).body;
    assert!(page.contains("data-keep=\"/keep/correct\""), "{page}");
    let form = run.form_of(&path);
    let boxes = |text: &str| format!("on=2016&text={text}&of-entry={of}&seen={}", seen(&page));
    let came = run.send(run.post("/keep/correct", &format!("form={form}&{}", boxes("Second"))));
    assert!(
        came.body.starts_with(&format!("{path}?draft=")),
        "{}",
        came.body
    );
    let list = run.send(run.get("/drafts")).body;
    assert!(
        list.contains("Second") && list.contains(&came.body),
        "{list}"
    );
    // Behind a lock it is there again, and leads on to before and after.
    run.send(run.post("/lock", ""));
    unlock(&run, "");
    let again = run.send(run.get(&came.body)).body;
    assert!(again.contains("Second"), "{again}");
    let form = run.form_of(&came.body);
    let sent = format!("form={form}&do=look&{}", boxes("Third"));
    let at = location(&run.send_alone(run.post(&path, &sent))).to_owned();
    let compared = run.send(run.get(&at)).body;
    assert!(
        compared.contains("First") && compared.contains("Third"),
        "{compared}"
    );
    assert!(!compared.contains("corrected meanwhile"), "{compared}");
    let form = run.form_of(&at);
    let sent = format!("form={form}&do=write&{}", boxes("Third"));
    let written = location(&run.send_alone(run.post(&path, &sent))).to_owned();
    assert!(run.send(run.get(&written)).body.contains("Third"));
    assert_eq!(drafts(&run), 0);
}

#[test]
fn a_correction_in_two_tabs_takes_nothing_of_the_other_and_keeps_its_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = location(&writes(&run, &run.form_of("/write/note"), "First")).to_owned();
    let path = entry
        .split('?')
        .next()
        .expect("an address")
        .replace("/entry/", "/correct/");
    let of = path.trim_start_matches("/correct/").to_owned();
    let boxes = |text: &str| format!("on=2016&text={text}&of-entry={of}");
    let form = run.form_of(&path);
    let at = run
        .send(run.post("/keep/correct", &format!("form={form}&{}", boxes("Begun"))))
        .body;
    let (one, other) = (run.form_of(&at), run.form_of(&at));
    let saved = run
        .send(run.post("/keep/correct", &format!("form={other}&{}", boxes("Other"))))
        .body;
    assert_eq!(saved, at);
    // Compared, gone back from with a reason, compared again and written down.
    let sends = |form: &str, wanted: &str| {
        let sent = format!("form={form}&do={wanted}&why=Misheard&{}", boxes("One"));
        location(&run.send_alone(run.post(&path, &sent))).to_owned()
    };
    let mut form = one;
    for wanted in ["look", "back", "look"] {
        let shown = sends(&form, wanted);
        let page = run.send(run.get(&shown)).body;
        assert!(
            page.contains("name=\"why\" value=\"Misheard\""),
            "{wanted}: {page}"
        );
        form = run.form_of(&shown);
    }
    let written = sends(&form, "write");
    assert!(written.starts_with("/entry/"), "{written}");
    // What the other tab has saved is still there.
    assert_eq!(drafts(&run), 1);
    assert!(run.send(run.get("/drafts")).body.contains("Other"));
}

#[test]
fn a_correction_that_waited_and_is_only_compared_is_not_said_to_be_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let entry = location(&writes(&run, &run.form_of("/write/note"), "First")).to_owned();
    let path = entry
        .split('?')
        .next()
        .expect("an address")
        .replace("/entry/", "/correct/");
    let [form, note] = [run.form_of(&path), run.form_of("/write/note")];
    run.send(run.post("/lock", ""));
    let sent = format!("form={form}&do=look&on=2016&text=Second");
    assert_eq!(location(&run.send_alone(run.post(&path, &sent))), "/unlock");
    assert_eq!(location(&writes(&run, &note, "Beside")), "/unlock");
    let at = location(&unlock(&run, "")).to_owned();
    let page = run.send(run.get(&at)).body;
    for part in [">done<", "look at it<"] {
        assert_eq!(page.matches(part).count(), 1, "{part}: {page}");
    }
}

#[test]
fn saving_once_more_saves_once_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    let saves = |text: &str| {
        let sent = format!("form={form}&do=save&on=2016&text={text}");
        assert_eq!(
            location(&run.send_alone(run.post("/write/note", &sent))),
            "/drafts"
        );
        run.send(run.get("/drafts")).body
    };
    for text in ["One", "Other", "One", "One"] {
        let list = saves(text);
        assert!(list.contains(&format!(">{text}<")), "{text}: {list}");
        assert_eq!(drafts(&run), 1);
    }
    let list = run.send(run.get("/drafts")).body;
    let draft = list
        .split("?draft=")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let drop = format!(
        "form={}&draft={}",
        run.form_of("/drafts"),
        draft.expect("a draft")
    );
    run.send(run.post("/drafts", &drop));
    assert_eq!(drafts(&run), 0);
    saves("One");
    assert_eq!(drafts(&run), 1);
    // It goes on saving itself.
    assert_eq!(keep(&run, "note", &form, "One+and+more").status, 200);
    assert_eq!(drafts(&run), 1);
}

#[test]
fn what_is_typed_behind_the_lock_after_a_form_was_sent_for_more_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    run.send(run.post("/lock", ""));
    let sent = format!("form={form}&do=find&on=2016&text=Some");
    assert_eq!(
        location(&run.send_alone(run.post("/write/note", &sent))),
        "/unlock"
    );
    assert_eq!(keep(&run, "note", &form, "Some+and+much+more").status, 403);
    unlock(&run, "");
    assert_eq!(drafts(&run), 1);
    let list = run.send(run.get("/drafts")).body;
    assert!(list.contains("much more"), "{list}");
}

#[test]
fn nothing_of_one_record_is_written_into_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    run.send(run.post("/lock", ""));
    let demo = run.form_of("/begin");
    assert_eq!(
        location(&run.send(run.post("/demo", &format!("form={demo}")))),
        "/today"
    );
    let before = notes(&run);
    let at = location(&writes(&run, &form, "Ours")).to_owned();
    let shown = run.send(run.get(&at));
    assert_eq!(shown.status, 403);
    assert!(
        shown.body.contains("belongs to another record"),
        "{}",
        shown.body
    );
    assert_eq!(keep(&run, "note", &form, "Ours").status, 403);
    assert_eq!((notes(&run), drafts(&run)), (before, 0));
}

#[test]
fn a_question_of_hers_is_asked_once_before_and_after_a_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::opened(folder.path());
    let form = run.form_of("/start");
    let sent = format!(
        "form={form}&title=Ours&name=Mo&side=survivor&passphrase={PASSPHRASE}&again={PASSPHRASE}"
    );
    assert_eq!(run.send(run.post("/start", &sent)).status, 303);
    let form = run.form_of("/question");
    let asks =
        |text: &str| run.send_alone(run.post("/question", &format!("form={form}&text={text}")));
    let asked = || {
        let page = run.send(run.get("/record?kind=question")).body;
        page.matches("href=\"/entry/").count()
    };
    assert_eq!(location(&asks("How+long")), "/hers");
    assert_eq!(location(&asks("How+long")), "/hers");
    run.send(run.post("/lock", ""));
    assert_eq!(location(&asks("How+long")), "/unlock");
    assert_eq!(location(&unlock(&run, "")), "/hers");
    assert_eq!(location(&asks("How+long")), "/hers");
    assert_eq!(asked(), 1);
    // Other words are another question, and the first ones once more are a third.
    asks("How+long+still");
    asks("How+long");
    assert_eq!(asked(), 3);
}

#[test]
fn a_draft_that_is_gone_on_with_in_two_tabs_has_its_files_in_both() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let form = run.form_of("/write/note");
    let body = with_a_file(
        &[("form", &form), ("do", "save"), ("text", "Begun")],
        b"what it says",
    );
    assert_eq!(
        location(&run.send_alone(files(&run, "/write/note", body))),
        "/drafts"
    );
    let list = run.send(run.get("/drafts")).body;
    let at = list
        .split("href=\"")
        .find(|rest| rest.starts_with("/write/note?draft="));
    let at = at
        .and_then(|rest| rest.split('"').next())
        .expect("a draft")
        .to_owned();
    let tabs = [run.form_of(&at), run.form_of(&at)];
    // Each tab shows the file that waits.
    let [one, other] = ["One&waiting=0", "Other&waiting=0"];
    assert_eq!(keep(&run, "note", &tabs[0], one).body, at);
    let beside = keep(&run, "note", &tabs[1], other).body;
    assert_ne!(beside, at);
    for (form, text) in tabs.iter().zip([one, other]) {
        let written = location(&writes(&run, form, text)).to_owned();
        let text = text.trim_end_matches("&waiting=0");
        let page = run.send(run.get(&written)).body;
        assert!(page.contains(text) && page.contains("scan.txt"), "{page}");
    }
    assert_eq!(drafts(&run), 0);
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
    let body = with_a_file(
        &[
            ("form", &form),
            ("do", "write"),
            ("outcome.text", "He came late."),
        ],
        b"what it says",
    );
    let request = files(&run, "/met", body);
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
