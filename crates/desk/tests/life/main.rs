//! The life of a process, from founding to closure, as four people live it in their browsers: her side
//! founds, two people take it on, two years go by, one leaves and one comes, the group judges and says in
//! public what became of it. Each has a machine, a vault and a browser of their own, and a folder between
//! them; the program is started on the day that it is. Told twice, once without a script.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start programs, look at files, and wait"
)]

#[path = "../support/browser.rs"]
mod browser;
mod ending;
mod founding;
mod going;
mod person;
mod seen;
mod sheet;
mod work;

use person::Person;

#[tokio::test]
async fn a_process_is_founded_lived_and_closed() {
    life(true).await;
}

#[tokio::test]
async fn a_process_is_founded_lived_and_closed_without_a_script() {
    life(false).await;
}

async fn life(scripts: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).expect("a folder");
    let at = folder.path();
    let mut linden = Person::with_machine(at, "Linden", scripts).await;
    let mut marten = Person::with_machine(at, "Marten", scripts).await;
    let mut plover = Person::with_machine(at, "Plover", scripts).await;

    founding::she_founds(&mut linden, &stick).await;
    founding::two_take_it_on(&mut linden, &mut marten, &mut plover).await;

    work::the_first_spring(&mut marten, &mut plover).await;
    work::the_meeting(&mut marten).await;
    work::what_came_of_it(&mut plover).await;
    work::a_report_to_her(&mut marten).await;
    work::her_winter(&mut linden, &mut plover).await;
    work::he_refuses(&mut marten, &mut plover).await;

    let mut heron = Person::with_machine(at, "Heron", scripts).await;
    going::one_leaves(&mut marten, &mut plover).await;
    going::one_comes(&mut marten, &mut linden, &mut heron).await;

    ending::the_group_judges(&mut marten, &mut heron).await;
    ending::the_statement(&mut marten).await;
    ending::not_without_her(&mut marten).await;
    ending::her_yes(&mut linden).await;
    ending::published_and_closed(&mut marten).await;

    seen::by_the_group(&mut marten, &mut heron).await;
    seen::by_her(&mut linden).await;
    seen::by_who_left(&mut plover).await;
    for person in [linden, marten, plover, heron] {
        person.ends().await;
    }
}
