//! Looking words up.

mod support;

use support::{create, folder, found, write};

#[test]
fn words_are_found_whatever_their_case_and_accents() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "Übergabe der Aufgaben an Zoë, in Malmö");
    for words in [
        "übergabe",
        "UBERGABE",
        "zoe malmo",
        "Malmö",
        "U\u{308}bergabe",
        "aufg",
    ] {
        assert_eq!(found(&vault, words), [row], "{words}");
    }
    assert!(found(&vault, "übergabe fehlt").is_empty());
}

#[test]
fn all_words_must_be_there_and_the_last_written_comes_first() {
    let place = folder();
    let mut vault = create(&place);
    let first = write(&mut vault, 1, "letter to the choir");
    let second = write(&mut vault, 2, "letter to the partner");
    assert_eq!(found(&vault, "letter"), [second, first]);
    assert_eq!(found(&vault, "letter choir"), [first]);
    assert_eq!(vault.search("letter", 1).expect("searches").len(), 1);
}

#[test]
fn nothing_in_the_words_is_read_as_a_command() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(
        &mut vault,
        1,
        "he said AND then NEAR the end, OR not: text*",
    );
    for words in [
        "AND",
        "near(",
        "\"said",
        "said*",
        "text:",
        "^said",
        "NOT -he +said",
        "a' OR 1=1 --",
        "(",
        "said\0then",
    ] {
        let hits = vault.search(words, 10).expect("is no syntax");
        assert!(hits.len() <= 1, "{words}");
    }
    assert_eq!(found(&vault, "said* \"then\""), [row]);
    assert!(found(&vault, "\" * ( ) :").is_empty());
    assert!(found(&vault, &"long ".repeat(100_000)).is_empty());
}

#[test]
fn snippet_shows_the_words_in_their_surroundings() {
    let place = folder();
    let mut vault = create(&place);
    write(
        &mut vault,
        1,
        "He answered the second letter after ninety days.",
    );
    let hits = vault.search("letter", 10).expect("searches");
    let parts: Vec<_> = hits[0]
        .snippet
        .iter()
        .map(|part| (part.text.as_str(), part.found))
        .collect();
    assert_eq!(
        parts,
        [
            ("He answered the second ", false),
            ("letter", true),
            (" after ninety days.", false)
        ]
    );
}
