//! The vectors of invitations and of recovery, held against the code; and how they were made.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

#[path = "../second/mod.rs"]
mod second;
#[path = "../support/mod.rs"]
mod support;

mod by_hand;
mod code;
mod make_code;
mod make_paper;
mod make_way_back;
mod paper;
mod way_back;

use support::vectors::{Vector, hold, write};

#[test]
fn code_steps_words_and_welcome_are_as_the_page_says() {
    let (gives, refused) = hold("code.json", code::step);
    assert!(gives >= 5 && refused >= 12, "{gives} and {refused}");
}

#[test]
fn paper_key_restart_and_shares_are_as_the_page_says() {
    let (gives, refused) = hold("paper.json", paper::step);
    assert!(gives >= 5 && refused >= 9, "{gives} and {refused}");
}

#[test]
fn ways_back_are_as_the_page_says() {
    let (gives, refused) = hold("return.json", way_back::step);
    assert!(gives >= 4 && refused >= 6, "{gives} and {refused}");
}

/// Writes the files anew. What was published once is only ever added to.
#[test]
#[ignore = "writes the files that the others read"]
fn make_the_vectors() {
    let files: [(&str, &str, Vec<Vector>); 3] = [
        ("code.json", "code, steps, words, welcome", make_code::all()),
        (
            "paper.json",
            "paper key, restart, shares",
            make_paper::all(),
        ),
        ("return.json", "ways back", make_way_back::all()),
    ];
    for (file, group, vectors) in files {
        write(file, group, &vectors);
    }
}
