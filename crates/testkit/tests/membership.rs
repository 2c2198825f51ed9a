//! The model of membership, held against its laws, and the crate that resolves in earnest against the
//! model: all small histories, and longer ones by chance.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_macros,
    reason = "a test that panics has failed, and says where; one that is long says how much it did"
)]

use answerable_testkit::membership::{
    Broken, Deed, History, Known, Law, Looked, Rules, Set, Start, coarse, differs, every_kind,
    history,
};

const PEOPLE_MAX: usize = 4;

/// How many histories by chance; as many operations as the seed says, so that each is repeated by it.
const BY_CHANCE: u64 = 10_000;

fn operations(seed: u64) -> usize {
    10 + usize::try_from(seed % 11).unwrap()
}

fn say(broken: &Broken) -> String {
    format!(
        "{:?}: {}\n{}",
        broken.law,
        broken.what,
        broken.history.story()
    )
}

fn none_is_broken(looked: &Looked) {
    assert!(looked.broken.is_empty(), "{}", say(&looked.broken[0]));
}

#[test]
fn ten_thousand_histories_by_chance_break_no_law() {
    let mut nodes = 0;
    for seed in 0..BY_CHANCE {
        let history = history(seed, operations(seed), Rules::ALL);
        nodes += history.nodes.len();
        if let Some(broken) = history.breaks() {
            panic!("seed {seed}: {}", say(&broken));
        }
    }
    eprintln!("{BY_CHANCE} histories by chance, {nodes} nodes");
}

/// The same histories as entries, in the crate that resolves in earnest: everything exchanged, ids drawn
/// otherwise for each, and once more with the last to come first.
fn come_to_the_same(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let mut history = history(seed, operations(seed), Rules::ALL);
        history.exchange();
        if let Some(what) = differs(&history, seed) {
            panic!("seed {seed}: {what}\n{}", history.story());
        }
    }
}

#[test]
fn five_thousand_histories_by_chance_come_to_the_same_in_earnest() {
    come_to_the_same(0..BY_CHANCE / 2);
}

#[test]
fn five_thousand_more_histories_by_chance_come_to_the_same_in_earnest() {
    come_to_the_same(BY_CHANCE / 2..BY_CHANCE);
}

type Search = fn(&Start, usize, usize, Rules, bool) -> Looked;

/// All histories of so many operations, in rooms that begin with one to four people; up to so many of
/// them in earnest as well.
fn all(search: Search, operations: usize, in_earnest: usize) -> usize {
    let mut histories = 0;
    for people in 1..=PEOPLE_MAX {
        let start = Start::contact(people);
        none_is_broken(&search(&start, in_earnest, PEOPLE_MAX, Rules::ALL, true));
        let looked = search(&start, operations, PEOPLE_MAX, Rules::ALL, false);
        none_is_broken(&looked);
        histories += looked.histories;
    }
    histories
}

#[test]
fn all_histories_of_a_few_operations_of_every_kind_break_no_law() {
    let histories = all(every_kind, 3, 2);
    eprintln!("{histories} histories of up to 3 operations");
    assert!(histories > 75_000, "{histories}");
}

#[test]
fn all_histories_of_a_few_admissions_removals_and_restarts_break_no_law() {
    let histories = all(coarse, 4, 3);
    eprintln!("{histories} histories of up to 4 admissions, removals and restarts");
    assert!(histories > 45_000, "{histories}");
}

/// The law that is broken first where a rule does not hold, and by how many of these histories.
fn broken_without(rules: Rules) -> Vec<(Law, u64)> {
    let mut found = std::collections::BTreeMap::new();
    for seed in 0..BY_CHANCE / 5 {
        if let Some(broken) = history(seed, operations(seed), rules).breaks() {
            *found.entry(broken.law).or_insert(0) += 1;
        }
    }
    found.into_iter().collect()
}

#[test]
fn without_acknowledging_two_members_disagree() {
    let found = broken_without(Rules {
        acknowledging: false,
        ..Rules::ALL
    });
    assert!(matches!(found[..], [(Law::MembersAgree, 1..)]), "{found:?}");
}

#[test]
fn each_rule_that_does_not_hold_breaks_a_law() {
    let all = Rules::ALL;
    let rules = [
        (
            "grants",
            Law::EntitledOpenEverything,
            Rules {
                grants: false,
                ..all
            },
        ),
        (
            "carrying",
            Law::EntitledOpenEverything,
            Rules {
                carrying: false,
                ..all
            },
        ),
        (
            "knowing",
            Law::RemovedOpenNothingLater,
            Rules {
                known: Known::Nothing,
                ..all
            },
        ),
        (
            "voiding",
            Law::CutsHold,
            Rules {
                voiding: false,
                ..all
            },
        ),
        (
            "floors",
            Law::ComesToAnEnd,
            Rules {
                floors: false,
                ..all
            },
        ),
    ];
    for (without, law, rules) in rules {
        let found = broken_without(rules);
        assert!(
            found.iter().any(|(broken, _)| *broken == law),
            "without {without}: {found:?}"
        );
    }
}

/// Two remove each other, are held up, come back, and one of them is removed in earnest.
fn back_from_dispute(rules: Rules) -> History {
    let mut room = History::begin(Start::contact(4), rules);
    let begun = room.whole();
    let r = room.write(0, begun, Deed::Remove { person: 1 });
    let q = room.write(1, begun, Deed::Remove { person: 0 });
    room.write(2, begun.with(r), Deed::Approve { act: r });
    room.write(3, begun.with(q), Deed::Approve { act: q });
    let mut next = |device: usize, deed: Deed| {
        let heard = room.whole();
        room.write(device, heard, deed)
    };
    next(2, Deed::Seen);
    let (stand, fall) = (Set::EMPTY, Set::one(r).with(q));
    let settled = next(2, Deed::Settle { stand, fall });
    next(3, Deed::Approve { act: settled });
    next(2, Deed::Seen);
    let removal = next(2, Deed::Remove { person: 1 });
    next(3, Deed::Approve { act: removal });
    next(2, Deed::Seen);
    room
}

#[test]
fn who_came_back_from_a_dispute_and_is_removed_opens_nothing_later() {
    let rules = Rules {
        known: Known::Devices,
        ..Rules::ALL
    };
    let broken = back_from_dispute(rules).breaks().map(|broken| broken.law);
    assert_eq!(broken, Some(Law::RemovedOpenNothingLater));
    assert!(back_from_dispute(Rules::ALL).breaks().is_none());
}

#[test]
#[ignore = "minutes: cargo xtask model"]
fn all_histories_of_four_operations_of_every_kind_break_no_law() {
    eprintln!("{} histories of up to 4 operations", all(every_kind, 4, 3));
}

#[test]
#[ignore = "the better part of an hour: cargo xtask model"]
fn all_histories_of_six_admissions_removals_and_restarts_break_no_law() {
    let histories = all(coarse, 6, 4);
    eprintln!("{histories} histories of up to 6 admissions, removals and restarts");
}

#[test]
#[ignore = "minutes: cargo xtask model"]
fn many_more_histories_by_chance_break_no_law() {
    for seed in BY_CHANCE..20 * BY_CHANCE {
        if let Some(broken) = history(seed, operations(seed), Rules::ALL).breaks() {
            panic!("seed {seed}: {}", say(&broken));
        }
    }
}
