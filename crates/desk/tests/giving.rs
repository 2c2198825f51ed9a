//! What leaves the vault: nothing is lost or mixed up, nothing corrected away, nothing for other eyes.
#![allow(clippy::disallowed_methods, reason = "a test looks at files")]

mod strain;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use strain::{Place, text};

fn done(place: &Place, arguments: &[&str]) -> String {
    let output = place.run(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn files_of_one_name_stay_with_their_entries_and_are_for_their_owner_alone() {
    let place = Place::new();
    let paper = |folder: &str, says: &str| {
        let path = place.folder.path().join(folder).join("minutes.txt");
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, says).expect("a file");
        text(&path)
    };
    let (first, second) = (paper("a", "AAA"), paper("b", "BBB"));
    done(
        &place,
        &[
            "add", "note", "--ref", "a1", "--text", "a", "--attach", &first,
        ],
    );
    done(
        &place,
        &[
            "add", "note", "--ref", "a2", "--text", "b", "--attach", &second, "--attach", &first,
        ],
    );
    let out = place.folder.path().join("out");
    done(&place, &["export", "--dir", &text(&out)]);
    for (path, mode) in [
        ("", 0o700),
        ("record.jsonl", 0o600),
        ("a1", 0o700),
        ("a1/minutes.txt", 0o600),
    ] {
        let found = fs::metadata(out.join(path))
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777;
        assert_eq!(found, mode, "{path}");
    }
    let other = Place::new();
    done(&other, &["import", &text(&out.join("record.jsonl"))]);
    for (reference, name, says) in [
        ("a1", "minutes.txt", "AAA"),
        ("a2", "minutes.txt", "BBB"),
        ("a2", "2-minutes.txt", "AAA"),
    ] {
        let to = other.folder.path().join(format!("{reference}-{name}"));
        done(
            &other,
            &["show", reference, "--attachment", name, "--to", &text(&to)],
        );
        assert_eq!(
            fs::read_to_string(&to).expect("a file"),
            says,
            "{reference} {name}"
        );
    }
}

#[test]
fn what_was_corrected_away_does_not_reach_the_room_it_is_released_to() {
    let place = Place::new();
    done(
        &place,
        &["add", "note", "--ref", "q", "--text", "Anna said it."],
    );
    done(
        &place,
        &[
            "add",
            "correction",
            "--of",
            "q",
            "--set.text",
            "Somebody said it.",
        ],
    );
    done(
        &place,
        &["add", "release", "--of", "q", "--to_room", "bridge"],
    );
    let bridge = done(&place, &["export", "--room", "bridge"]);
    assert!(
        bridge.contains("Somebody said it.") && !bridge.contains("Anna"),
        "{bridge}"
    );
}

#[test]
fn damaged_vault_is_not_backed_up_over_a_good_backup() {
    let place = Place::new();
    for number in 0..40 {
        done(
            &place,
            &[
                "add",
                "note",
                "--text",
                &format!("Note {number}. {}", "word ".repeat(100)),
            ],
        );
    }
    let mut bytes = fs::read(place.vault()).expect("a file");
    let middle = bytes.len() / 2 + 100;
    bytes[middle] ^= 1;
    fs::write(place.vault(), bytes).expect("a file");
    let backup = place.folder.path().join("backup");
    let output = place.run(&["backup", &text(&backup)]);
    assert_eq!(
        output.status.code(),
        Some(4),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(!backup.exists());
    assert_eq!(place.run(&["verify"]).status.code(), Some(4));
}
