//! Years of a group over storages that drop, repeat, reorder, delay, roll back and lose.
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

use answerable_testkit::depot::seeds;
use answerable_testkit::world::{Report, Shape, World};

#[test]
fn three_people_meet_over_a_storage_that_drops_and_delays() {
    let mut report = Report::default();
    for seed in seeds("three people", 3) {
        let (seen, broken) = World::run(Shape::thin(100), seed.chance());
        report.join(&seen);
        assert!(broken.is_empty(), "{broken:?}");
    }
    println!("{report}");
}

#[test]
fn groups_change_and_meet_again_over_storages_in_all_weathers() {
    let mut report = Report::default();
    for seed in seeds("all weathers", 10) {
        let shape = Shape::wide(200, seed.chance());
        let (seen, broken) = World::run(shape, seed.chance());
        report.join(&seen);
        assert!(broken.is_empty(), "{broken:#?}");
    }
    println!("{report}");
}
