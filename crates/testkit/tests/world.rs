//! Years of a group over storages that drop, repeat, reorder, delay, roll back and lose: 10,000 weeks.
//!
//! A world that breaks a law says with which seed: `ANSWERABLE_SEED=… cargo test -p answerable-testkit --test world`
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]
#![allow(
    clippy::disallowed_macros,
    reason = "what happened in the worlds is said with the test"
)]

use std::thread;

use answerable_testkit::depot::{Chance, seeds};
use answerable_testkit::world::{Fault, Law, Report, Shape, World};

/// Runs worlds of that shape, two at a time, and holds all of them to the laws.
fn hold(what: &'static str, count: u64, shape: fn(Chance) -> Shape) -> Report {
    let part = |odd: u64| {
        let (mut report, mut first) = (Report::default(), Vec::new());
        for seed in seeds(what, count).filter(|seed| seed.number % 2 == odd) {
            let (seen, broken) = World::run(shape(seed.chance()), seed.chance());
            report.join(&seen);
            first.extend(
                broken
                    .into_iter()
                    .next()
                    .map(|broken| (seed.number, broken)),
            );
        }
        (report, first)
    };
    let (report, broken) = thread::scope(|scope| {
        let odd = scope.spawn(|| part(1));
        let (mut report, mut broken) = part(0);
        let (other, others) = odd.join().expect("no world panics");
        report.add_all(&other);
        broken.extend(others);
        (report, broken)
    });
    println!("{what}: {report}");
    for (seed, broken) in &broken {
        println!("{what}: ANSWERABLE_SEED={seed} breaks a law: {broken:?}");
    }
    assert!(broken.is_empty(), "{} worlds break a law", broken.len());
    // Who is out and does not know it is held to little; so they must be few.
    let few = report.worlds < 10 || report.parted * 10 < report.agreed;
    assert!(few, "many do not know that they are out");
    report
}

#[test]
fn three_people_meet_over_a_storage_that_drops_and_delays() {
    hold("three people", 8, |_| Shape::thin(100));
}

#[test]
fn groups_change_and_meet_again_over_storages_in_all_weathers() {
    hold("all weathers", 57, |chance| Shape::wide(200, chance));
}

#[test]
fn vaults_that_are_copied_over_several_storages_part_nobody() {
    let report = hold("copied vaults", 8, |chance| Shape::copied(100, chance));
    // With one seed alone there may be none.
    let happened = report.worlds < 8 || report.forked.min(report.restarts) > 0;
    assert!(happened, "copies went on, and both ends of some were sent");
}

/// Runs worlds without something that the laws rest on until one of them breaks one of these laws.
fn is_found_out(fault: Fault, laws: &[Law], shape: fn(Chance) -> Shape) {
    let mut kinds = Vec::new();
    for number in 0..12 {
        let chance = Chance::new(number).named("found out");
        let shape = Shape {
            fault: Some(fault),
            ..shape(chance)
        };
        let (_, broken) = World::run(shape, chance);
        if broken.iter().any(|broken| laws.contains(&broken.law)) {
            println!("{fault:?} is found out by world {number}");
            return;
        }
        kinds.extend(broken.iter().map(|broken| broken.law));
    }
    panic!("{fault:?} was found out by no world; seen were {kinds:?}");
}

#[test]
fn lost_segments_that_are_not_put_again_are_found_out() {
    let laws = [Law::Kept, Law::Agreed];
    is_found_out(Fault::NothingPutAgain, &laws, |_| Shape::thin(60));
}

#[test]
fn debts_that_are_not_paid_are_found_out() {
    let changing = |chance| Shape {
        changes: 150,
        ..Shape::wide(100, chance)
    };
    is_found_out(Fault::NothingPaid, &[Law::Opened], changing);
}

#[test]
fn an_old_key_under_which_is_written_is_found_out() {
    let changing = |chance| Shape {
        changes: 150,
        ..Shape::wide(100, chance)
    };
    is_found_out(Fault::OldestKey, &[Law::Closed], changing);
}

#[test]
fn a_record_that_is_added_up_in_the_order_in_which_it_came_is_found_out() {
    let busy = |_| Shape {
        writes: 500,
        ..Shape::thin(60)
    };
    is_found_out(Fault::OrderOfArrival, &[Law::Ledgers], busy);
}

#[test]
fn what_is_missing_and_not_said_is_found_out() {
    is_found_out(Fault::NothingSaid, &[Law::Said], |chance| {
        Shape::wide(100, chance)
    });
}
