//! Which pages there are: each row of the table of routes, with ids and queries as pages lead to them.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::client::{Came, Client};
use crate::ways::{links, route_of, sort_of};

/// The table, as it stands in the program.
const ROUTES: &str = include_str!("../../src/pages/routes.rs");

/// Links of one sort, that differ in ids alone, are followed so often.
const OF_A_SORT_MAX: usize = 3;
/// So many sorts of one route are looked at.
const SORTS_MAX: usize = 14;

/// Pages that are asked for after something was written.
pub const AFTER: &[&str] = &[
    "/today",
    "/demands",
    "/letters",
    "/meetings",
    "/agreements",
    "/claims",
    "/people",
    "/minutes",
    "/timeline",
    "/record",
    "/statement-draft",
    "/statement-draft?part=9",
    "/write/came",
];

/// Words that are searched for: many entries have the first ones, few the others.
const SEARCHED: &[&str] = &["letter", "he said", "therapist", "nowhere"];

/// A page that is there.
pub struct Known {
    /// Its row of the table, with what the query asks for.
    pub route: String,
    pub status: u16,
    pub head: Vec<(String, String)>,
    pub bytes: Vec<u8>,
    path: String,
    /// The words that are searched for, where it is a search.
    words: Option<&'static str>,
}

impl Known {
    fn new(route: &str, path: &str, words: Option<&'static str>, client: &mut Client) -> Known {
        let mut known = Known {
            route: route.to_owned(),
            status: 0,
            head: Vec::new(),
            bytes: Vec::new(),
            path: path.to_owned(),
            words,
        };
        let (_, came) = known.ask(client);
        (known.status, known.head, known.bytes) = (came.status, came.head, came.body);
        known
    }

    /// Asks for it.
    pub fn ask(&self, client: &mut Client) -> (Duration, Came) {
        match self.words {
            Some(words) => client.timed_post(&self.path, &[("words", words)]),
            None => client.timed_get(&self.path),
        }
    }
}

/// Every row of the table that is a page.
fn routes() -> Vec<&'static str> {
    let rows = ROUTES.lines().filter_map(|line| {
        let path = line.trim().strip_prefix("page(\"")?.split('"').next()?;
        path.starts_with('/').then_some(path)
    });
    rows.collect()
}

/// The pages: each row of the table that stands alone, then what links lead to, twice over.
pub fn pages(client: &mut Client) -> Vec<Known> {
    let routes = routes();
    assert!(routes.len() > 30, "the table was read");
    let mut sorts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for route in routes.iter().filter(|route| !route.contains("{id}")) {
        sorts.insert((*route).to_owned(), vec![(*route).to_owned()]);
    }
    // What forms ask for, and no link leads to.
    for asked in ["/timeline?kind=letters&from=2023&to=2024", "/today?all=1"] {
        let route = asked.split('?').next().unwrap_or_default();
        sorts.insert(sort_of(route, asked), vec![asked.to_owned()]);
    }
    let mut known: Vec<Known> = Vec::new();
    for _ in 0..3 {
        let paths: Vec<(String, String)> = sorts
            .iter()
            .flat_map(|(sort, paths)| paths.iter().map(move |path| (sort.clone(), path.clone())))
            .collect();
        for (sort, path) in paths {
            if known.iter().any(|one| one.path == path) {
                continue;
            }
            let page = Known::new(&sort, &path, None, client);
            for address in links(&String::from_utf8_lossy(&page.bytes)) {
                let Some(route) = route_of(&routes, &address) else {
                    continue;
                };
                let sort = sort_of(route, &address);
                let of_route = sorts
                    .keys()
                    .filter(|known| known.split('?').next() == sort.split('?').next());
                let is_known = sorts.contains_key(&sort);
                if !is_known && of_route.count() >= SORTS_MAX {
                    continue;
                }
                let paths = sorts.entry(sort).or_default();
                if paths.len() < OF_A_SORT_MAX && !paths.contains(&address) {
                    paths.push(address);
                }
            }
            known.push(page);
        }
    }
    for route in &routes {
        let is_met = known
            .iter()
            .any(|one| one.route.split('?').next() == Some(*route));
        if !is_met {
            println!("no link led to {route}");
        }
    }
    for words in SEARCHED {
        known.push(Known::new("/search, sent", "/search", Some(words), client));
    }
    // A file is given out, and no page.
    known.retain(|one| !one.route.starts_with("/file"));
    known
}
