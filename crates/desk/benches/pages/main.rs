//! What the pages cost on a large record: each kind of page, warm, and the first page after a change,
//! beside the same bytes served from memory, asked for by the same client in the same run.
//!
//! `cargo bench -p answerable-desk --bench pages` measures on 100,000 entries; a number behind `--` takes
//! another size. The last lines are a table for `docs/benchmarks.md`. It fails where a bound is missed.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a benchmark reads the clock, makes files, starts programs and prints"
)]

mod client;
#[allow(dead_code, reason = "the gate of the program, before another server")]
#[path = "../../src/pages/gate.rs"]
mod gate;
#[allow(dead_code, reason = "what the gate draws its cookie with")]
#[allow(unused_imports, reason = "its tests are not built for a benchmark")]
#[path = "../../src/pages/ids.rs"]
mod ids;
mod known;
mod program;
mod still;
mod told;
mod ways;

use std::path::Path;
use std::time::{Duration, Instant};

use client::Client;
use program::Program;
use told::{After, Measured};

/// So many entries are in the record.
const ENTRIES: usize = 100_000;
/// Who looks at the pages: somebody of the contact group, and she.
const ME: &str = "rowan";
const HER: &str = "ilex";
/// What is looked at as she has it, by the beginning of its address.
const HERS: [&str; 6] = ["hers", "withdraw", "consent", "topic", "pause", "question"];
/// So often each page is asked for, and the same bytes out of memory.
const ROUNDS: usize = 120;
/// A page that is far too slow is asked for less often.
const PAGE_TIME_MAX: Duration = Duration::from_secs(4);
/// So often something is written before each of the pages that are looked at then.
const ROUNDS_AFTER: usize = 25;

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"));
    let first = arguments.next();
    match (first.as_deref(), arguments.next()) {
        (Some("still"), Some(folder)) => still::serve(folder.as_ref()),
        (first, _) => all(first.and_then(|text| text.parse().ok()).unwrap_or(ENTRIES)),
    }
}

fn all(entries: usize) {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("{entries} entries; load {}", load.trim());
    let folder = program::in_memory();
    let (program, mut client, mut measured) = pages_of(folder.path(), ME, entries, |_| true);
    // Somebody of her side has pages that others don't have.
    let hers = |route: &str| HERS.contains(&route.split(['?', '/']).nth(1).unwrap_or_default());
    let (_, _, mut of_her_side) = pages_of(folder.path(), HER, entries, hers);
    for one in &mut of_her_side {
        one.route.push_str(", her side");
    }
    measured.extend(of_her_side);
    let mut missed = told::pages(&measured);
    missed.extend(told::first_after(&after(&mut client)));
    told::rest(&program.memory());
    drop(program);
    assert!(missed.is_empty(), "missed: {}", missed.join("; "));
}

/// The pages of somebody, of those rows that are wanted; and the program that goes on.
fn pages_of(
    folder: &Path,
    me: &str,
    entries: usize,
    is_wanted: impl Fn(&str) -> bool,
) -> (Program, Client, Vec<Measured>) {
    let program = Program::start(&program::made(folder, me, entries));
    let mut client = program.client();
    let started = Instant::now();
    program.unlock(&mut client);
    println!(
        "{me}: opened and first page in {:.2} s",
        started.elapsed().as_secs_f64()
    );
    let mut pages = known::pages(&mut client);
    pages.retain(|page| is_wanted(&page.route));
    let still = still::Still::start(folder, &pages);
    let mut beside = still.client();
    let measured = pages
        .iter()
        .enumerate()
        .map(|(number, page)| measure(&program, &mut client, &mut beside, page, number))
        .collect();
    (program, client, measured)
}

/// A page and the same bytes out of memory, by turns.
fn measure(
    program: &Program,
    client: &mut Client,
    beside: &mut Client,
    page: &known::Known,
    number: usize,
) -> Measured {
    let still = format!("/{number}");
    let (mut took, mut took_still) = (Vec::new(), Vec::new());
    let began = Instant::now();
    let cpu = program.cpu();
    let mut bytes = page.bytes.len();
    while took.len() < ROUNDS && (took.len() < 20 || began.elapsed() < PAGE_TIME_MAX) {
        let (time, came) = page.ask(client);
        assert_eq!(came.status, page.status, "{}", page.route);
        bytes = bytes.max(came.body.len());
        took.push(time);
        let (time, came) = beside.timed_get(&still);
        assert_eq!(came.body.len(), page.bytes.len());
        took_still.push(time);
    }
    Measured {
        route: page.route.clone(),
        bytes,
        status: page.status,
        cpu: (program.cpu() - cpu) / u32::try_from(took.len()).expect("few"),
        took,
        took_still,
    }
}

/// The first page after a letter was written down, and after a draft was kept.
fn after(client: &mut Client) -> Vec<After> {
    let mut all = Vec::new();
    for (what, wanted) in [("a letter", "write"), ("a draft", "save")] {
        for page in known::AFTER {
            let mut took = Vec::new();
            let mut written = Vec::new();
            // What came before this one is not what is measured.
            client.get(page);
            for number in 0..ROUNDS_AFTER {
                written.push(client.write_letter(wanted, number));
                let (time, came) = client.timed_get(page);
                assert_eq!(came.status, 200, "{page}");
                took.push(time);
            }
            client.drop_drafts();
            all.push(After {
                what,
                page,
                took,
                written,
            });
        }
    }
    all
}
