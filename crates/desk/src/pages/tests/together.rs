//! What a group keeps to itself: the words for its people, handing over, whether a vault is a copy.

use std::fs;
use std::path::Path;

use answerable_office::Office;
use answerable_office::group::Side;
use answerable_office::record::Kind;
use serde_json::json;

use super::exchanging::ended;
use super::keeping::{location, sent};
use super::several::{Group, now, passphrase, sync, write};
use super::{Run, begun};

#[test]
fn the_process_has_its_own_words_everywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    sent(
        &run,
        "/write/person",
        "do=write&on=2016&name=Tarn&side=perpetrator",
    );
    let page = run.send(run.get("/called")).body;
    assert!(page.contains("contact group"), "the usual word: {page}");
    let boxes = "contact_group=The+Tuesday+circle&perpetrator=T.&survivor=&support_group=";
    assert_eq!(location(&sent(&run, "/called", boxes)), "/called?kept=1");
    let people = run.send(run.get("/people")).body;
    assert!(people.contains("The Tuesday circle"), "{people}");
    let page = run.send(run.get("/called")).body;
    assert!(page.contains("value=\"The Tuesday circle\""), "{page}");
    // The same once more is no second correction; none at all is the usual words again.
    assert_eq!(location(&sent(&run, "/called", boxes)), "/called");
    let record = run.send(run.get("/record?kind=correction")).body;
    assert!(record.contains("1 entry"), "{record}");
    let nothing = "contact_group=&perpetrator=&survivor=&support_group=";
    assert_eq!(location(&sent(&run, "/called", nothing)), "/called?kept=1");
    let people = run.send(run.get("/people")).body;
    assert!(!people.contains("The Tuesday circle"), "{people}");
}

#[test]
fn a_word_that_is_longer_than_a_word_can_be_is_refused_and_not_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = begun(folder.path());
    let long = "a".repeat(81);
    let came = sent(&run, "/called", &format!("survivor={long}&perpetrator=T."));
    assert_eq!(came.status, 422);
    assert!(came.body.contains("value=\"T.\""), "{}", came.body);
}

/// The value of a box with that name on a page, the first of them.
fn value(page: &str, name: &str) -> String {
    let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
    let value = after.and_then(|after| after.split('"').next());
    value
        .unwrap_or_else(|| panic!("no {name}: {page}"))
        .to_owned()
}

#[test]
fn who_goes_offers_what_rests_on_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let group = Group::new();
    let mut mo = group.found("mo");
    for (kind, line) in [
        (
            Kind::Person,
            json!({"ref": "kim", "name": "Kim", "side": "contact_group"}),
        ),
        (
            Kind::Membership,
            json!({"person": "kim", "change": "joined"}),
        ),
        (
            Kind::Person,
            json!({"ref": "tarn", "name": "Tarn", "side": "perpetrator"}),
        ),
        (
            Kind::Task,
            json!({"ref": "ask", "text": "Ask the library", "assignee": "mo"}),
        ),
        (
            Kind::Meeting,
            json!({"ref": "meet", "with": "contact_group", "at": "2030-03-04T18:00Z", "persons": ["mo"]}),
        ),
    ] {
        write(&mut mo, kind, line, 1);
    }
    drop(mo);
    let run = opened(&group, "mo", folder.path());
    let page = run.send(run.get("/handing")).body;
    assert_eq!(page.matches("name=\"what\"").count(), 2, "{page}");
    let nobody = sent(&run, "/handing", &format!("what={}", value(&page, "what")));
    assert_eq!(nobody.status, 422, "{}", nobody.body);
    let to = value(&page, "to");
    assert_eq!(sent(&run, "/handing", &format!("to={to}")).status, 422);
    let ids: Vec<&str> = page.split("name=\"what\" value=\"").skip(1).collect();
    let ids = ids
        .iter()
        .map(|rest| rest.split('"').next().expect("an id"));
    let all: Vec<String> = ids.map(|id| format!("what={id}")).collect();
    let form = run.form_of("/handing");
    let boxes = format!("form={form}&to={to}&{}", all.join("&"));
    for _ in 0..2 {
        let came = run.send(run.post("/handing", &boxes));
        assert_eq!(location(&came), "/handing?offered=1");
    }
    let page = run.send(run.get("/handing?offered=1")).body;
    assert!(page.contains("It is offered."), "{page}");
    let handovers = run.send(run.get("/record?kind=handover")).body;
    assert!(handovers.contains("1 entry"), "{handovers}");
    // Of the meeting a task was made, which is offered with the other one.
    let tasks = run.send(run.get("/record?kind=task")).body;
    assert!(tasks.contains("2 entries"), "{tasks}");
    assert!(
        page.contains("Look after: ") && page.contains("Ask the library"),
        "{page}"
    );
    let form = run.form_of("/handing");
    let came = run.send(run.post("/members/leave", &format!("form={form}&sure=1")));
    assert!(came.body.contains("You have left."), "{}", came.body);
}

/// Opens somebody's vault in the pages.
fn opened(group: &Group, name: &str, folder: &Path) -> Run {
    for end in ["vault", "vault.key"] {
        let from = group.path(name).with_extension(end);
        fs::copy(from, folder.join("ours").with_extension(end)).expect("copied");
    }
    let run = Run::opened(folder);
    let secret = "passphrase=six+words+that+nobody+else+would+take";
    assert_eq!(location(&run.send(run.post("/unlock", secret))), "/today");
    run
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("readable").path();
        let to = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy_folder(&path, &to),
            false => drop(fs::copy(&path, to).expect("copied")),
        }
    }
}

/// Li has seen what a copy of mo's vault wrote; nothing of it is in the storage any more.
fn claimed() -> Group {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", Side::Contact, &mut mo, &mut [], 2);
    for minute in [3, 4] {
        sync(&mut mo, minute);
        sync(&mut li, minute);
    }
    drop(mo);
    let folder = group.folder.path();
    let (stick, before) = (folder.join("stick"), folder.join("before"));
    for end in ["vault", "vault.key"] {
        let to = group.path("copy").with_extension(end);
        fs::copy(group.path("mo").with_extension(end), to).expect("copied");
    }
    let mut copy = Office::unlock(&group.path("copy"), &passphrase()).expect("opened");
    copy_folder(&stick, &before);
    write(&mut copy, Kind::Note, json!({"text": "on the copy"}), 5);
    sync(&mut copy, 5);
    li.sync(now(6), &mut |_| {}).expect("synced");
    write(&mut li, Kind::Note, json!({"text": "has seen it"}), 6);
    fs::remove_dir_all(&stick).expect("removed");
    copy_folder(&before, &stick);
    li.sync(now(7), &mut |_| {}).expect("synced");
    group
}

#[test]
fn whether_a_vault_is_a_copy_is_asked_and_answered_with_a_button() {
    let group = claimed();
    for (answer, told) in [("no", "goes on as it is"), ("yes", "as a new device")] {
        let folder = tempfile::tempdir().expect("a folder");
        let run = opened(&group, "mo", folder.path());
        let before = run.send(run.get("/waiting")).body;
        assert!(!before.contains("Is this vault a copy?"), "{before}");
        let form = run.form_of("/storages");
        run.send(run.post("/sync", &format!("form={form}")));
        ended(&run);
        let members = run.send(run.get("/members")).body;
        assert!(members.contains("Is this vault a copy?"), "{members}");
        let page = run.send(run.get("/waiting")).body;
        assert!(page.contains("Who says so:"), "{page}");
        let form = value(&page, "form");
        let boxes = format!("form={form}&copied={answer}");
        let came = run.send(run.post("/waiting/copied", &boxes));
        assert!(came.body.contains(told), "{}", came.body);
        let after = run.send(run.get("/waiting")).body;
        assert!(!after.contains("Is this vault a copy?"), "{after}");
    }
}
