//! What is refused repeats no word of it, and what people wrote moves no cursor.

mod support;

use support::Place;

const CANARY: &str = "wryneckcanary";

#[test]
fn a_refused_script_or_entry_repeats_no_word_of_it() {
    let place = Place::with_vault();
    place.fill();
    let script = place.run(&["export"]).expect(0).out;
    for broken in [
        format!("{{\"type\":\"note\",\"ref\":\"n\",\"on\":\"2025\",\"text\":\"{CANARY}"),
        format!("{{\"type\":\"note\",\"ref\":\"n\",\"on\":\"2025\",\"text\":[\"{CANARY}\"]}}"),
        format!("{{\"type\":\"note\",\"ref\":\"n\",\"on\":\"{CANARY}\"}}"),
        format!("{{\"type\":\"note\",\"ref\":\"n\",\"on\":\"2025\",\"basis\":\"{CANARY}\"}}"),
        format!("\"{CANARY}\""),
    ] {
        let answer = place
            .run_with(&["check", "-"], &format!("{script}{broken}\n"))
            .expect(1);
        assert!(
            !answer.err.contains(CANARY) && answer.out.is_empty(),
            "{}",
            answer.err
        );
    }
    for (arguments, code) in [
        (&["add", "note", "--on", CANARY][..], 1),
        (&["add", "note", "--basis", CANARY], 1),
        (&["add", "task", "--assignee", "er", "--text", CANARY], 1),
        (&["add", "note", "--text", CANARY, "--text", CANARY], 1),
        (&["add", "note", CANARY], 2),
    ] {
        let answer = place.run(arguments).expect(code);
        assert!(
            !answer.err.contains(CANARY) && answer.out.is_empty(),
            "{}",
            answer.err
        );
    }
}

#[test]
fn what_people_wrote_can_not_move_the_cursor() {
    let place = Place::with_vault();
    place.fill();
    let text = "red \u{1b}[31m and \u{202e}turned";
    place
        .run(&["add", "note", "--ref", "n-1", "--text", text])
        .expect(0);
    for verb in [
        &["show", "n-1"][..],
        &["search", "red"],
        &["ledger"],
        &["timeline"],
        &["statement", "draft"],
    ] {
        let out = place.run(verb).expect(0).out;
        assert!(
            !out.contains('\u{1b}') && !out.contains('\u{202e}'),
            "{verb:?}: {out:?}"
        );
    }
    let script = place.run(&["export"]).expect(0).out;
    let line = "{\"type\":\"note\",\"ref\":\"n\",\"on\":\"2025\",\"se\\u001b[31mverity\\u202e\":1}";
    let answer = place
        .run_with(&["check", "-"], &format!("{script}{line}\n"))
        .expect(1);
    assert!(!answer.err.contains('\u{1b}') && !answer.err.contains('\u{202e}'));
}
