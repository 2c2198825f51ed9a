//! `add TYPE` alone: asks, shows, and writes on a yes.

mod support;

use support::Place;

#[test]
fn an_entry_is_asked_for_in_both_languages() {
    let place = Place::with_vault();
    place.fill();
    // Day, with, direction, way; subject, reply, by, answers, delivery; text; no more; yes.
    let answers = "2025-03-01\n1\nfrom\n3\n\n\n\nm-1\n\nHe rang.\nHe will write.\n\nno\nyes\n";
    let said = place.run_with(&["add", "contact"], answers).expect(0);
    assert_eq!(said.out.trim(), "Written down: contact-2");
    assert!(said.err.contains("» He will write."), "{}", said.err);
    let entry = place.run(&["show", "contact-2", "--json"]).expect(0).json();
    assert_eq!(entry["entry"]["text"], "He rang.\nHe will write.");
    assert_eq!(entry["entry"]["channel"], "phone");
    assert_eq!(entry["entry"]["answers"][0], "m-1");

    let answers = "gestern\n?\nperpetrator\nan die Gruppe\nAnruf\n\n\n\n\nweiß nicht\n\nnein\nja\n";
    let said = place
        .run_with(&["--lang", "de", "add", "contact"], answers)
        .expect(0);
    assert_eq!(said.out.trim(), "Aufgeschrieben: contact-3");
    let entry = place.run(&["show", "contact-3", "--json"]).expect(0).json();
    assert_eq!(entry["entry"]["delivery"], "unknown");
}

#[test]
fn demands_and_criteria_are_asked_one_by_one() {
    let place = Place::with_vault();
    place.fill();
    // The first demand: id, title, text, kind, kinds of surrounding, only new, a criterion, no more.
    let first = "D1\nTell them\n\neach_surrounding\n\n\ny\nD1.a\nhas told them\n\nn\n";
    let answers = format!("\n{first}n\n\nn\ny\n");
    place.run_with(&["add", "letter"], &answers).expect(0);
    let entry = place.run(&["show", "letter-1", "--json"]).expect(0).json();
    let demand = &entry["entry"]["demands"][0];
    assert_eq!(demand["criteria"][0]["id"], "D1.a");
    assert_eq!(demand["kind"], "each_surrounding");
}

#[test]
fn what_is_wrong_is_asked_again_and_the_rest_stays() {
    let place = Place::with_vault();
    place.fill();
    // A task for him is refused; the one who does it is asked for again.
    let answers = "\ner\nbook a room\n\n\nno\nyes\nmo\nyes\n";
    let said = place.run_with(&["add", "task"], answers).expect(0);
    assert!(said.err.contains("A task is a member's"), "{}", said.err);
    let entry = place.run(&["show", "task-1", "--json"]).expect(0).json();
    assert_eq!(entry["entry"]["assignee"], "mo");
    assert_eq!(entry["entry"]["text"], "book a room");
}

#[test]
fn nothing_is_written_without_a_yes() {
    let place = Place::with_vault();
    place.fill();
    for answers in [
        "",
        "\n",
        "\nSomething.\n\nno\nno\n",
        "\nSomething.\n\nno\n\n",
    ] {
        let said = place.run_with(&["add", "note"], answers).expect(1);
        assert!(
            said.err.contains("Nothing was written down."),
            "{}",
            said.err
        );
    }
    assert_eq!(place.run(&["export"]).expect(0).out.lines().count(), 5);
}
