//! The table, and what of it is missed.

use std::collections::BTreeMap;
use std::time::Duration;

/// A page must be there by then, 99 of 100 times.
const PAGE_MAX: Duration = Duration::from_millis(20);
/// These pages may take so many times what the same bytes take out of memory.
const TIMES_MAX: f64 = 5.0;
const WITHIN_TIMES: [&str; 2] = ["/today", "/demands"];
/// A page with everything that it needs on first load.
const BYTES_MAX: usize = 150_000;

/// What a page took, and the same bytes out of memory.
pub struct Measured {
    pub route: String,
    pub bytes: usize,
    pub status: u16,
    pub took: Vec<Duration>,
    pub took_still: Vec<Duration>,
    /// What processors gave to the program for one request.
    pub cpu: Duration,
}

/// What the first page after a change took.
pub struct After {
    pub what: &'static str,
    pub page: &'static str,
    pub took: Vec<Duration>,
    /// What the change itself took.
    pub written: Vec<Duration>,
}

/// The time within which so many of a hundred are.
fn of_hundred(took: &[Duration], hundredth: usize) -> Duration {
    let mut took = took.to_vec();
    took.sort_unstable();
    took[(took.len() * hundredth / 100).min(took.len() - 1)]
}

fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}

/// What every page needs beside itself.
fn beside() -> usize {
    let assets = [
        include_bytes!("../../assets/style.css").len(),
        include_bytes!("../../assets/script.js").len(),
        include_bytes!("../../assets/icon.svg").len(),
        answerable_office::paper::drawn::CSS.len(),
    ];
    assets.iter().sum()
}

/// Prints what pages took; gives what is missed.
pub fn pages(measured: &[Measured]) -> Vec<String> {
    let mut missed = Vec::new();
    let mut rows: BTreeMap<&str, Vec<&Measured>> = BTreeMap::new();
    for one in measured {
        rows.entry(&one.route).or_default().push(one);
    }
    println!(
        "\n| page | kB | middle, ms | 99th of 100, ms | from memory | times | processor, ms |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for (route, all) in &rows {
        let together = |of: fn(&Measured) -> &Vec<Duration>| -> Vec<Duration> {
            all.iter().flat_map(|one| of(one).iter().copied()).collect()
        };
        let (took, still) = (together(|one| &one.took), together(|one| &one.took_still));
        let bytes = all.iter().map(|one| one.bytes).max().unwrap_or(0);
        let worst = all
            .iter()
            .map(|one| of_hundred(&one.took, 99))
            .max()
            .unwrap_or_default();
        let (middle, middle_still) = (of_hundred(&took, 50), of_hundred(&still, 50));
        let times = middle.as_secs_f64() / middle_still.as_secs_f64();
        let cpu = all.iter().map(|one| one.cpu).max().unwrap_or_default();
        let status = match all[0].status {
            200 => String::new(),
            other => format!(" ({other})"),
        };
        println!(
            "| {route}{status} | {} | {} | {} | {}, {} | {times:.1} | {} |",
            bytes.div_ceil(1000),
            ms(middle),
            ms(worst),
            ms(middle_still),
            ms(of_hundred(&still, 99)),
            ms(cpu),
        );
        if worst > PAGE_MAX {
            missed.push(format!("{route} took {} ms", ms(worst)));
        }
        if bytes + beside() > BYTES_MAX {
            missed.push(format!("{route} has {bytes} bytes"));
        }
        if WITHIN_TIMES.contains(route) {
            let late = of_hundred(&took, 99).as_secs_f64() / of_hundred(&still, 99).as_secs_f64();
            println!("| ^ 99th against 99th | | | | | {late:.1} | |");
            if times > TIMES_MAX {
                missed.push(format!("{route} took {times:.1} times"));
            }
        }
    }
    missed
}

/// Prints what the first page after a change took; gives what is missed.
pub fn first_after(after: &[After]) -> Vec<String> {
    let mut missed = Vec::new();
    println!("\n| first page after | page | middle, ms | 99th of 100, ms | the change itself |");
    println!("| --- | --- | --- | --- | --- |");
    for one in after {
        let late = of_hundred(&one.took, 99);
        println!(
            "| {} | {} | {} | {} | {}, {} |",
            one.what,
            one.page,
            ms(of_hundred(&one.took, 50)),
            ms(late),
            ms(of_hundred(&one.written, 50)),
            ms(of_hundred(&one.written, 99)),
        );
        if late > PAGE_MAX {
            let (page, what) = (one.page, one.what);
            missed.push(format!("{page} after {what} took {} ms", ms(late)));
        }
    }
    missed
}

/// Prints what belongs to all of them.
pub fn rest((now, most): &(u64, u64)) {
    println!("\nassets beside each page: {} bytes", beside());
    println!("memory: {now} MiB at the end, {most} MiB at most");
}
