//! Killed at any moment: an import is all or nothing, and no entry that was acknowledged is lost.
//!
//! `ANSWERABLE_KILLS` sets how many kills there are of each sort; 100 where it is absent.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test starts, times and kills the program"
)]

mod strain;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use answerable_office::demo_script;
use strain::{Dice, Place, text};

fn kills() -> u64 {
    std::env::var("ANSWERABLE_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(100)
}

/// The demo without its attachments, which lie elsewhere.
fn script(entries: usize) -> String {
    let script = demo_script(Some(entries));
    let bare = script.lines().map(|line| {
        let mut line: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(line).expect("json");
        line.remove("attachments");
        serde_json::Value::Object(line).to_string() + "\n"
    });
    bare.collect()
}

fn start(mut command: Command) -> Child {
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
}

/// Lets it run so long at most, then kills it; says whether it had ended well before.
fn run_for(mut child: Child, at_most: Duration) -> bool {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("it can be asked") {
            assert!(status.success(), "it ended by itself, and badly");
            return true;
        }
        if start.elapsed() >= at_most {
            child.kill().expect("it can be killed");
            return child.wait().expect("it ends").success();
        }
        std::thread::sleep(Duration::from_micros(200));
    }
}

#[test]
fn import_that_is_killed_has_taken_in_all_or_nothing() {
    const ENTRIES: usize = 1_500;
    let lines = script(ENTRIES);
    let whole = Place::new();
    let file = text(&whole.script(&lines));
    let start_of_it = Instant::now();
    assert!(whole.run(&["import", &file]).status.success());
    let time = start_of_it.elapsed();
    assert_eq!(whole.count(), ENTRIES as u64);
    let mut dice = Dice(7);
    let (mut all, mut nothing) = (0, 0);
    for kill in 0..kills() {
        let place = Place::new();
        let at_most = Duration::from_micros(dice.below(time.as_micros() as u64 * 12 / 10));
        let acknowledged = run_for(start(place.answerable(&["import", &file])), at_most);
        match place.count() {
            1 if !acknowledged => nothing += 1,
            count if count == ENTRIES as u64 => all += 1,
            count => panic!(
                "kill {kill} after {at_most:?}: {count} entries, acknowledged: {acknowledged}"
            ),
        }
        if kill % 10 == 0 {
            place.assert_whole();
        }
        if place.count() == 1 {
            // What was cut off leaves nothing in the way of the next try.
            assert!(kill % 20 != 0 || place.run(&["import", &file]).status.success());
        }
    }
    println!("imports killed: {all} were whole, {nothing} had taken in nothing");
    assert!(nothing > 0, "no kill came early enough to tell");
}

#[test]
fn entry_that_was_acknowledged_is_there_after_a_kill() {
    let place = Place::new();
    let start_of_it = Instant::now();
    assert!(
        place
            .run(&["add", "note", "--ref", "first", "--text", "The first."])
            .status
            .success()
    );
    let time = start_of_it.elapsed();
    let mut dice = Dice(11);
    let mut acknowledged = vec!["first".to_owned()];
    let mut lost = 0;
    for kill in 0..kills() {
        let name = format!("n-{kill}");
        let at_most = Duration::from_micros(dice.below(time.as_micros() as u64 * 13 / 10));
        let arguments = ["add", "note", "--ref", &name, "--text", "Another one."];
        match run_for(start(place.answerable(&arguments)), at_most) {
            true => acknowledged.push(name),
            false => lost += 1,
        }
        let mut office = place.open();
        let fold = office
            .fold()
            .unwrap_or_else(|failure| panic!("{failure:?}"));
        for name in &acknowledged {
            assert!(
                fold.kind_of(name).is_some(),
                "kill {kill} after {at_most:?}: {name} is not there"
            );
        }
    }
    place.assert_whole();
    println!(
        "adds killed: {} acknowledged and there, {lost} cut off",
        acknowledged.len()
    );
    assert!(lost > 0, "no kill came early enough to tell");
}
