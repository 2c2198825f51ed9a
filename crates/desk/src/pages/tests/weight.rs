//! What pages weigh: with all that they need at first, and however much there is in the record.

use std::collections::BTreeMap;

use answerable_office::record::Day;
use answerable_office::{DEMO_DAY, DEMO_PASSPHRASE, KeyCost, Now, demo};

use super::Run;
use crate::pages::assets::ASSETS;
use crate::pages::routes::ROUTES;

#[path = "../../../benches/pages/ways.rs"]
mod ways;

/// A page with everything that it needs on first load.
const BYTES_MAX: usize = 150_000;
/// Links of one sort, that differ in ids alone, are followed so often: ids are drawn anew in each run, so
/// fewer would now find the busiest thread and now another.
const OF_A_SORT_MAX: usize = 16;

/// The demo, told so often that it has so many entries.
fn told(folder: &std::path::Path, entries: usize) -> Run {
    let day = Day::parse(DEMO_DAY).expect("a day");
    let now = Now {
        day,
        seconds: 1_763_164_800,
    };
    let made = demo(folder, Some(entries), KeyCost::lowest(), now);
    let made = made.unwrap_or_else(|error| panic!("{error:?}"));
    let vault = made.vault.clone();
    drop(made);
    let run = Run::of(vault, Some(day)).let_in();
    let opens = run.post("/unlock", &format!("passphrase={DEMO_PASSPHRASE}"));
    assert_eq!(run.send(opens).status, 303);
    run
}

/// The pages that links lead to from every row of the table, and what the heaviest of each sort weighs.
fn weights(run: &Run) -> BTreeMap<String, usize> {
    let pages = ROUTES.iter().filter(|route| route.get.is_some());
    let routes: Vec<&str> = pages.map(|route| route.path).collect();
    let alone = routes.iter().filter(|route| !route.contains("{id}"));
    let mut waiting: Vec<(String, String)> = alone
        .map(|route| ((*route).to_owned(), (*route).to_owned()))
        .collect();
    let mut asked: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut weights: BTreeMap<String, usize> = BTreeMap::new();
    while let Some((sort, address)) = waiting.pop() {
        let of_sort = asked.entry(sort.clone()).or_default();
        // A file is as large as it is.
        if of_sort.len() == OF_A_SORT_MAX
            || of_sort.contains(&address)
            || sort.starts_with("/file")
            || sort.starts_with("/help")
        {
            continue;
        }
        of_sort.push(address.clone());
        let came = run.send(run.get(&address));
        let weight = weights.entry(sort).or_default();
        *weight = (*weight).max(came.body.len());
        for link in ways::links(&came.body) {
            if let Some(route) = ways::route_of(&routes, &link) {
                waiting.push((ways::sort_of(route, &link), link));
            }
        }
    }
    weights
}

#[test]
fn no_page_weighs_more_because_there_is_more_in_the_record() {
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
    let small = weights(&told(folders[0].path(), 4_000));
    let large = weights(&told(folders[1].path(), 8_000));
    let beside: usize = ASSETS.iter().map(|asset| asset.bytes.len()).sum();
    assert!(large.len() > 60, "the pages were found: {}", large.len());
    let mut wrong = Vec::new();
    for (sort, weight) in &large {
        if weight + beside > BYTES_MAX {
            wrong.push(format!("{sort} weighs {weight} and {beside} beside"));
        }
        // Pages of one sort differ in what they tell, and numbers have more digits.
        let before = small.get(sort).copied().unwrap_or(BYTES_MAX);
        if *weight > before + before / 3 + 4_000 {
            wrong.push(format!("{sort} weighs {weight}, and {before} before"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
