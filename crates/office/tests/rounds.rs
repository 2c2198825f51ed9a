//! How often a sync asks a depot: as often as something new came, and once more.
#![allow(
    clippy::disallowed_methods,
    reason = "a test takes a file out of the folder that it works with"
)]

mod vaults;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use answerable_office::Office;
use answerable_office::group::Progress;
use vaults::{Group, note, now, objects, refs, sync, terms};

/// Syncs, and says how often the room that was read most often was.
fn rounds(office: &mut Office, minute: i64) -> usize {
    let mut rounds: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = |progress: &Progress| {
        if let Progress::Taken(room, _) = progress {
            *rounds.entry(format!("{room:?}")).or_default() += 1;
        }
    };
    office.sync(now(minute), &mut count).expect("it syncs");
    rounds.into_values().max().unwrap_or(0)
}

#[test]
fn what_waits_for_something_lost_is_not_asked_for_again_and_again() {
    let group = Group::new();
    let mut mo = group.found("mo");
    let mut li = group.join("li", &terms(None), &mut mo, &mut [], 1);
    let mut ka = group.join("ka", &terms(None), &mut mo, &mut [&mut li], 2);
    sync(&mut li, 3);
    sync(&mut mo, 3);
    // Li writes; then ka; then li again, who has read what ka wrote.
    note(&mut li, "first", 4);
    note(&mut li, "mistaken", 4);
    sync(&mut li, 4);
    let before = objects(Path::new(&group.depot()));
    note(&mut ka, "between", 5);
    sync(&mut ka, 5);
    let of_ka = objects(Path::new(&group.depot()));
    let of_ka: Vec<&PathBuf> = of_ka.difference(&before).collect();
    sync(&mut li, 6);
    note(&mut li, "after", 6);
    note(&mut li, "mistaken-too", 6);
    sync(&mut li, 6);
    // Two erasures: both of li's pieces become one, whose end rests on what the depot then loses.
    for reference in ["mistaken", "mistaken-too"] {
        li.erase(reference, "mistake", now(7)).expect("li's own");
    }
    sync(&mut li, 7);
    for object in of_ka {
        fs::remove_file(object).expect("lost");
    }

    let first = rounds(&mut mo, 8);
    assert!(refs(&mut mo).contains(&"first".to_owned()));
    assert!(!refs(&mut mo).contains(&"after".to_owned()), "it waits");
    let again = rounds(&mut mo, 9);
    assert!(first <= 4, "{first} rounds, in which nothing came any more");
    assert_eq!(again, 1, "nothing is new");
}
