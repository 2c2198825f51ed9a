//! Erasures as the outline has them: whose count, of what, and whose word for or against them does.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

#[path = "support/history.rs"]
mod history;

use answerable_rooms::check::Check;
use history::{History, person};

/// Three of the contact group; mo wrote a note.
const THREE: &str = "mo founds; mo admits li; am: mo admits ra; li approves am; n: mo writes";

fn told(story: &str) -> History {
    History::of(&story.replace("THREE", THREE))
}

#[test]
fn an_erasure_is_its_authors_and_of_what_they_had_seen() {
    let history = told("THREE; e: li erases n; y: ra approves e; x: mo objects to e");
    let resolver = history.resolver();
    let at = |label: &str| history.labels[label];
    assert_eq!(resolver.erasure(at("e")), Ok((person("li"), at("n"))));
    assert_eq!(
        resolver.word_on_erasure(at("y")),
        Ok((person("ra"), at("e")))
    );
    assert_eq!(
        resolver.word_on_erasure(at("x")),
        Ok((person("mo"), at("e")))
    );
    history.check("all of it counts", "e is lawful, y is lawful, x is lawful");
}

#[test]
fn r_062_an_erasure_by_who_is_no_member_or_of_what_is_no_content_does_not_count() {
    told("THREE; o: li says; e: ra erases o").check("of the outline", "e is R-062");
    told("THREE; e: ra erases am").check("of an admission", "e is R-062");
    told("THREE; e: eve erases n").check("by a stranger", "e is R-062");
    told("THREE; ra leaves; e: ra erases n").check("by who has left", "e is R-062");
    told("THREE; a: li removes ra; mo approves a; e: ra erases n")
        .check("by who was removed", "e is R-062");
    let unseen = "THREE; apart; m: mo writes; e: li erases m; together";
    told(unseen).check("of what they had not seen", "e is R-062");
}

#[test]
fn r_063_a_word_on_an_erasure_is_no_word_of_the_eraser_or_of_who_is_no_member() {
    let said = "THREE; e: li erases n; y: li approves e; x: li objects to e";
    told(said).check("by the eraser", "y is R-063, x is R-063");
    let said = "THREE; e: li erases n; y: eve approves e; x: eve objects to e";
    told(said).check("by a stranger", "y is R-063, x is R-063");
    let said = "THREE; e: li erases n; ra leaves; y: ra approves e; x: ra objects to e";
    told(said).check("by who has left", "y is R-063, x is R-063");
    told("THREE; x: ra objects to n").check("to what is no erasure", "x is R-063");
    let said = "THREE; o: li says; e: mo erases o; y: ra approves e; x: ra objects to e";
    told(said).check("on what does not count", "y is R-063, x is R-063");
    let history = told("THREE; x: ra objects to am");
    let resolver = history.resolver();
    assert_eq!(
        resolver.word_on_erasure(history.labels["x"]),
        Err(Check::R063),
        "an admission is not objected to"
    );
}

#[test]
fn yes_to_an_erasure_is_no_yes_to_anybody() {
    let story = "THREE; e: li erases n; y: ra approves e; a: li removes ra";
    told(story).check("nobody is removed by it", "a is open 1 0, ra is member");
}
