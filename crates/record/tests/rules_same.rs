//! `perpetrator` and the ref of his person mean the same everywhere.

use answerable_record::{Day, Fold, Script};

fn fold(lines: &[&str]) -> Fold {
    let mut script = Script::default();
    let process =
        r#"{"type": "process", "ref": "process", "on": "2021", "format": 1, "title": "T"}"#;
    let dove =
        r#"{"type": "person", "ref": "dove", "on": "2021", "name": "Dove", "side": "perpetrator"}"#;
    for line in [process, dove].iter().chain(lines) {
        script.line(line.as_bytes());
    }
    script.finish().expect("it keeps the rules")
}

const BY_ROLE: &str = r#"{"type": "correction", "ref": "x-1", "on": "2021", "of": "perpetrator", "set": {"place": "Kiel"}}"#;

#[test]
fn correction_of_the_perpetrator_corrects_his_person() {
    let fold = fold(&[BY_ROLE]);
    let day = Day::parse("2021-02-01").expect("a day");
    assert_eq!(fold.corrections_of("dove", day), ["x-1"]);
}

#[test]
fn erasure_of_his_person_takes_along_what_corrected_the_perpetrator() {
    let erasure =
        r#"{"type": "erasure", "ref": "e-1", "on": "2021", "of": "dove", "reason": "asked_for"}"#;
    let fold = fold(&[BY_ROLE, erasure]);
    assert!(fold.is_erased("dove") && fold.is_erased("x-1"));
}

#[test]
fn erasure_of_the_perpetrator_takes_along_what_corrected_his_person() {
    let correction = r#"{"type": "correction", "ref": "x-1", "on": "2021", "of": "dove", "set": {"place": "Kiel"}}"#;
    let erasure = r#"{"type": "erasure", "ref": "e-1", "on": "2021", "of": "perpetrator", "reason": "asked_for"}"#;
    let fold = fold(&[correction, erasure]);
    assert!(fold.is_erased("dove") && fold.is_erased("x-1"));
}
