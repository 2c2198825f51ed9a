//! What would settle a claim, and whether those who could be asked may be.
#![allow(
    clippy::disallowed_methods,
    reason = "what reads scripts can read sample cases too"
)]

#[allow(dead_code, reason = "each test file takes of it what it needs")]
mod script;

use answerable_paper::drawn::told::circles;
use answerable_paper::settling::{Settling, settling};
use answerable_paper::words::Lang;
use answerable_record::words::Room;
use answerable_record::{Day, Sight};
use script::Record;

const FOUNDING: [&str; 6] = [
    r#"{"type":"process","ref":"process","on":"2020-01-01","format":1,"title":"T"}"#,
    r#"{"type":"person","ref":"him","on":"2020-01-01","name":"Him","side":"perpetrator"}"#,
    r#"{"type":"letter","ref":"l","on":"2020-01-02","demands":[{"id":"D1","title":"Tell","kind":"each_surrounding","criteria":[{"id":"D1.a","text":"told","kind":"informed"}]},{"id":"D2","title":"Stay away","kind":"standing","criteria":[{"id":"D2.a","text":"stays away"}]}]}"#,
    r#"{"type":"surrounding","ref":"choir","on":"2020-01-03","name":"Choir","kind":"friends"}"#,
    r#"{"type":"surrounding","ref":"mill","on":"2020-01-03","name":"Mill","kind":"housing"}"#,
    r#"{"type":"claim","ref":"c","on":"2020-02-01","speaker":"perpetrator","about":"choir","text":"They know."}"#,
];

/// What would settle the claim `c`, with more lines in the record.
fn with(lines: &[&str], sight: Sight) -> Settling {
    let all: Vec<&str> = FOUNDING.iter().chain(lines).copied().collect();
    let record = Record::of(all.join("\n").as_bytes());
    let at = Day::parse("2020-06-01").expect("a day");
    record.spoken(at, sight, Lang::EN, |speaker| {
        let circles = circles(speaker, &record.ledgers(at, sight)).expect("in sight");
        settling(
            speaker,
            &circles,
            speaker.reading.get("c").expect("it is there"),
        )
    })
}

fn may(lines: &[&str]) -> String {
    let found = with(lines, Sight::ALL);
    let [one] = found.asked.as_slice() else {
        panic!("one circle is asked about: {found:?}")
    };
    assert_eq!(&*one.name, "choir");
    one.may.plain()
}

const HERS: &str =
    r#"{"type":"overlap","ref":"o","on":"2020-02-02","surrounding":"choir","overlaps":"yes"}"#;
const NOT_HERS: &str =
    r#"{"type":"overlap","ref":"o","on":"2020-02-02","surrounding":"choir","overlaps":"no"}"#;
const TOLD: &str = r#"{"type":"disclosure","ref":"d","on":"2020-02-03","surrounding":"choir","told_by":"contact_group"}"#;

#[test]
fn a_circle_that_may_be_hers_is_asked_only_after_her_side() {
    assert!(may(&[NOT_HERS]).starts_with("May be asked"));
    assert!(may(&[HERS]).starts_with("Only after her side"));
    assert!(may(&[]).starts_with("Ask her side first"));
    // Who can't see her room is told the same as where nothing is written there.
    let unseen = with(&[NOT_HERS], Sight::of([Room::Bridge, Room::Contact]));
    assert!(
        unseen.asked[0]
            .may
            .plain()
            .starts_with("Ask her side first")
    );
}

#[test]
fn nobody_is_to_be_asked_during_a_pause_or_after_the_end() {
    let pause = r#"{"type":"pause","ref":"p","on":"2020-03-01"}"#;
    let about = r#"{"type":"pause","ref":"p","on":"2020-03-01","about":"choir"}"#;
    let other = r#"{"type":"pause","ref":"p","on":"2020-03-01","about":"mill"}"#;
    let over = r#"{"type":"withdrawal","ref":"w","on":"2020-04-01","of":"p"}"#;
    let closed = r#"{"type":"closure","ref":"x","on":"2020-05-01","reason":"capacity","demands_stand":true}"#;
    assert!(may(&[NOT_HERS, pause]).contains("hold still"));
    assert!(may(&[NOT_HERS, about]).contains("leave this circle be"));
    assert!(may(&[NOT_HERS, other]).starts_with("May be asked"));
    assert!(may(&[NOT_HERS, pause, over]).starts_with("May be asked"));
    assert!(may(&[NOT_HERS, closed]).contains("has closed"));
}

#[test]
fn asking_those_who_were_not_told_would_tell_them() {
    let beware = |lines: &[&str]| with(lines, Sight::ALL).asked[0].beware.len();
    let excuses = r#"{"type":"stance","ref":"s","on":"2020-02-04","surrounding":"choir","stance":"legitimising"}"#;
    assert_eq!(beware(&[]), 1);
    assert_eq!(beware(&[TOLD]), 0);
    assert_eq!(beware(&[TOLD, excuses]), 1);
}

#[test]
fn what_would_settle_it_follows_from_what_it_is_about() {
    let set = |about: &str| {
        let line = format!(
            r#"{{"type":"correction","ref":"k","on":"2020-02-05","of":"c","set":{{"about":"{about}"}}}}"#
        );
        let helps = r#"{"type":"stance","ref":"s","on":"2020-02-04","surrounding":"mill","stance":"takes_part"}"#;
        let found = with(&[&line, helps], Sight::ALL);
        let names: Vec<String> = found.asked.iter().map(|one| one.name.to_string()).collect();
        (found.needs.plain(), names)
    };
    let (circle, asked) = set("choir");
    assert_eq!(asked, ["choir"]);
    let (informing, asked) = set("D1.a");
    assert_eq!(asked, ["choir", "mill"], "each that is not confirmed");
    let (anything, asked) = set("D2.a");
    assert_eq!(asked, ["mill"], "who works with the group");
    assert!(circle != informing && informing != anything);
    for needs in [circle, informing, anything] {
        assert!(needs.contains("The word of the one who claims it does not."));
    }
}
