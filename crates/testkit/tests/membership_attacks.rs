//! What those can do who were removed, and who forks their own chain (room.md, section 12): they can bring
//! things into dispute, and the others settle that.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_macros,
    reason = "a test that panics has failed, and says where; one that is long says how much it did"
)]

use answerable_testkit::membership::{Attack, Chance, Rules, history};

/// How often an attack could be tried, brought something into dispute, and was settled; and the first in
/// which it did harm.
#[derive(Debug, Default)]
struct Tried {
    tried: usize,
    disputed: usize,
    settled: usize,
    harmed: Option<String>,
}

fn tried(attack: Attack, rules: Rules, seeds: u64) -> Tried {
    let mut all = Tried::default();
    for seed in 0..seeds {
        let history = history(seed, 8 + usize::try_from(seed % 8).unwrap(), rules);
        let Some(outcome) = history.attacked(attack, &mut Chance::of(seed)) else {
            continue;
        };
        all.tried += 1;
        all.disputed += usize::from(outcome.disputed);
        all.settled += usize::from(outcome.settled);
        let harm = outcome.harm;
        let told = harm.map(|harm| format!("seed {seed}: {harm}\n{}", outcome.history.story()));
        all.harmed = all.harmed.or(told);
    }
    all
}

fn harmless(attack: Attack, seeds: u64, at_least: usize) -> Tried {
    let all = tried(attack, Rules::ALL, seeds);
    if let Some(harm) = &all.harmed {
        panic!("{attack:?}, {harm}");
    }
    eprintln!(
        "{attack:?}: {} tried, {} disputes, {} settled",
        all.tried, all.disputed, all.settled
    );
    assert!(all.tried >= at_least, "{all:?}");
    all
}

#[test]
fn where_all_have_heard_of_a_removal_a_forged_past_changes_nothing() {
    harmless(Attack::ForgePast, 4_000, 500);
}

#[test]
fn one_who_was_away_and_passes_on_a_forged_past_makes_a_dispute_that_the_others_settle() {
    let all = harmless(Attack::FeedTheLate, 4_000, 200);
    assert!(
        all.disputed > 50 && all.settled * 20 >= all.disputed * 19,
        "{all:?}"
    );
}

#[test]
fn one_who_was_away_and_stands_behind_a_forged_past_removes_nobody_for_the_others() {
    let all = harmless(Attack::WinTheLate, 4_000, 200);
    assert!(all.disputed > 50 && all.settled > 50, "{all:?}");
}

#[test]
fn who_forks_their_own_chain_takes_back_their_word_and_puts_nobody_out() {
    let all = harmless(Attack::ForkOwn, 2_000, 1_000);
    assert!(all.disputed > 500 && all.settled > 500, "{all:?}");
}

#[test]
fn where_everything_is_taken_in_a_forged_past_does_harm() {
    let rules = Rules {
        taking_in: false,
        ..Rules::ALL
    };
    let all = tried(Attack::ForgePast, rules, 1_000);
    assert!(all.harmed.is_some(), "{all:?}");
}

#[test]
fn where_no_cut_holds_a_forged_past_does_harm() {
    let rules = Rules {
        voiding: false,
        ..Rules::ALL
    };
    let all = tried(Attack::FeedTheLate, rules, 2_000);
    assert!(all.harmed.is_some(), "{all:?}");
}

#[test]
#[ignore = "many more of them: cargo xtask model"]
fn every_attack_many_times_more() {
    for attack in [
        Attack::ForgePast,
        Attack::FeedTheLate,
        Attack::WinTheLate,
        Attack::ForkOwn,
    ] {
        harmless(attack, 40_000, 2_000);
    }
}
