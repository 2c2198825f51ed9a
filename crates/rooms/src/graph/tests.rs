use super::*;
use crate::derive::{Label, derive};

fn device(name: u8) -> DeviceId {
    DeviceId([name; 32])
}

fn id(name: &str) -> EntryId {
    EntryId(derive(Label::Entry, &[name.as_bytes()]))
}

/// Names are a device's letter, a number, and for a branch one more letter: `a1`, `a2x`.
struct Drawn(Graph);

impl Drawn {
    fn new() -> Self {
        Self(Graph::default())
    }

    fn place(&mut self, name: &str, before: &str, seen: &[&str]) -> Result<At, Unplaced> {
        let number = name[1..].trim_end_matches(char::is_alphabetic);
        let mut seen: Vec<_> = seen.iter().map(|name| id(name)).collect();
        seen.sort_unstable();
        self.0.insert(&Link {
            device: device(name.as_bytes()[0]),
            seq: number.parse().unwrap(),
            before: id(before),
            id: id(name),
            class: Class::Content,
            seen: &seen,
        })
    }

    fn with(mut self, name: &str, before: &str, seen: &[&str]) -> Self {
        self.place(name, before, seen).unwrap();
        self
    }

    fn at(&self, name: &str) -> At {
        self.0.find(&id(name)).unwrap()
    }

    fn past(&self, name: &str) -> Vec<EntryId> {
        let clock = self.0.past(self.at(name));
        let here = self
            .0
            .ordered()
            .into_iter()
            .filter(|at| clock.contains(*at));
        let mut ids: Vec<_> = here.map(|at| self.0.id(at)).collect();
        ids.sort_unstable();
        ids
    }
}

fn ids(names: &[&str]) -> Vec<EntryId> {
    let mut ids: Vec<_> = names.iter().map(|name| id(name)).collect();
    ids.sort_unstable();
    ids
}

fn three() -> Drawn {
    Drawn::new()
        .with("a1", "", &[])
        .with("b1", "", &["a1"])
        .with("a2", "a1", &[])
        .with("a3", "a2", &["b1"])
        .with("c1", "", &["a2"])
        .with("b2", "b1", &["c1"])
}

#[test]
fn the_past_is_all_that_can_be_reached() {
    let drawn = three();
    assert_eq!(drawn.past("a1"), ids(&[]));
    assert_eq!(drawn.past("a3"), ids(&["a1", "a2", "b1"]));
    assert_eq!(drawn.past("b2"), ids(&["a1", "a2", "b1", "c1"]));
    assert!(drawn.0.is_past(drawn.at("a2"), drawn.at("b2")));
    assert!(!drawn.0.is_past(drawn.at("a3"), drawn.at("b2")));
    assert!(!drawn.0.is_past(drawn.at("a3"), drawn.at("a3")));
    assert_eq!(drawn.0.depth(drawn.at("b2")), 4);
    assert_eq!(drawn.0.depth(drawn.at("c1")), 3);
}

#[test]
fn the_frontier_is_what_nobody_has_seen_yet() {
    let drawn = three();
    assert_eq!(drawn.0.frontier(&device(b'a'), 9), ids(&["b2"]));
    assert_eq!(drawn.0.frontier(&device(b'b'), 9), ids(&["a3"]));
    assert_eq!(drawn.0.frontier(&device(b'c'), 9), ids(&["a3", "b2"]));
    assert_eq!(drawn.0.frontier(&device(b'd'), 9), ids(&["a3", "b2"]));
    assert_eq!(drawn.0.frontier(&device(b'd'), 1).len(), 1);
}

#[test]
fn an_entry_waits_for_its_past() {
    let mut drawn = three();
    let missing = Unplaced::Missing(ids(&["d4"]));
    assert_eq!(drawn.place("d5", "d4", &["a3"]), Err(missing));
    let missing = Unplaced::Missing(ids(&["d1"]));
    assert_eq!(drawn.place("a4", "a3", &["d1"]), Err(missing));
    assert_eq!(drawn.0.len(), 6);
}

#[test]
fn what_was_seen_is_a_frontier_of_others() {
    let mut drawn = three();
    let refused = Err(Unplaced::Refused(Check::R022));
    assert_eq!(drawn.place("a4", "a3", &["b1"]), refused, "seen before");
    assert_eq!(
        drawn.place("d1", "", &["a2", "b2"]),
        refused,
        "in the other's past"
    );
    assert_eq!(drawn.place("a4", "a3", &["a2"]), refused, "its own chain");
    assert_eq!(drawn.place("a4", "a3", &["b2", "b2"]), refused, "twice");
    assert!(drawn.place("a4", "a3", &["b2"]).is_ok());
}

#[test]
fn a_number_follows_the_one_before() {
    let mut drawn = three();
    let refused = Err(Unplaced::Refused(Check::R020));
    assert_eq!(drawn.place("a5", "a3", &[]), refused);
    assert_eq!(drawn.place("a4", "b2", &[]), refused);
    assert_eq!(drawn.place("d0", "", &[]), refused);
}

#[test]
fn placing_an_entry_again_changes_nothing() {
    let mut drawn = three();
    let at = drawn.at("a2");
    assert_eq!(drawn.place("a2", "a1", &[]), Ok(at));
    assert_eq!(drawn.0.len(), 6);
}

#[test]
fn a_chain_counts_below_its_fork_for_who_has_seen_both_branches() {
    let drawn = three()
        .with("a3x", "a2", &[])
        .with("a4x", "a3x", &["b2"])
        .with("d1", "", &["a4x"])
        .with("d2", "d1", &["a3"]);
    let graph = &drawn.0;
    let a = device(b'a');
    assert_eq!(graph.fork(&a, &graph.past(drawn.at("d1"))), None);
    let past = graph.past(drawn.at("d2"));
    let fork = graph.fork(&a, &past).unwrap();
    assert_eq!(fork.seq, 3);
    assert_eq!(fork.ids.to_vec(), ids(&["a3", "a3x"]));
    assert_eq!(graph.counted(&a, &past), Some(drawn.at("a2")));
    assert!(graph.is_forked(drawn.at("a4x"), &past));
    assert!(!graph.is_forked(drawn.at("a2"), &past));
    assert_eq!(graph.tip(&a), Some(drawn.at("a2")));
    assert_eq!(graph.numbered(&a, 1), Some(drawn.at("a1")));
    assert_eq!(graph.numbered(&a, 3), None);
}

#[test]
fn a_branch_has_the_past_of_what_it_follows() {
    let drawn = three().with("b2y", "b1", &["a3"]).with("b3y", "b2y", &[]);
    assert_eq!(drawn.past("b3y"), ids(&["a1", "a2", "a3", "b1", "b2y"]));
    assert!(drawn.0.is_past(drawn.at("b1"), drawn.at("b3y")));
    assert!(!drawn.0.is_past(drawn.at("b2"), drawn.at("b3y")));
    assert!(!drawn.0.is_past(drawn.at("b2y"), drawn.at("b2")));
    assert_eq!(drawn.0.numbered(&device(b'b'), 1), Some(drawn.at("b1")));
}

#[test]
fn a_branch_of_a_branch_is_a_fork_below_it() {
    let drawn = three()
        .with("a2x", "a1", &[])
        .with("a3x", "a2x", &[])
        .with("a4x", "a3x", &[])
        .with("a4y", "a3x", &["b2"])
        .with("d1", "", &["a4x", "a4y"]);
    let graph = &drawn.0;
    let fork = graph
        .fork(&device(b'a'), &graph.past(drawn.at("d1")))
        .unwrap();
    // `b2` has seen `a2`, so the two who wrote after `a1` part there.
    assert_eq!(fork.seq, 2);
    assert_eq!(
        graph.counted(&device(b'a'), &graph.whole()),
        Some(drawn.at("a1"))
    );
}

#[test]
fn a_chain_forked_at_its_first_entry_counts_for_nothing() {
    let drawn = three().with("c1x", "", &["b1"]);
    assert_eq!(drawn.0.tip(&device(b'c')), None);
    assert_eq!(drawn.0.forks(&drawn.0.whole()).len(), 1);
}

#[test]
fn what_lies_between_two_clocks_comes_in_order() {
    let drawn = three();
    let graph = &drawn.0;
    let new = graph.between(&graph.upto(drawn.at("a3")), &graph.whole());
    assert_eq!(new, [drawn.at("c1"), drawn.at("b2")]);
    let all = graph.ordered();
    assert!(all.is_sorted_by(|a, b| graph.order(*a, *b).is_lt()));
    assert_eq!(all.len(), graph.len());
}

#[test]
fn more_devices_than_a_room_may_have_are_refused() {
    let mut graph = Graph::default();
    for number in 0..=DEVICES_MAX {
        let mut name = [0; 32];
        name[..8].copy_from_slice(&number.to_be_bytes());
        let placed = graph.insert(&Link {
            device: DeviceId(name),
            seq: 1,
            before: id(""),
            id: EntryId(name),
            class: Class::Outline,
            seen: &[],
        });
        assert_eq!(placed.is_ok(), number < DEVICES_MAX);
    }
}

#[test]
fn r_031_a_second_entry_at_a_place_that_is_taken_is_not_taken_in() {
    let mut graph = Drawn::new().with("a1", "", &[]);
    let mut twin = id("a1");
    twin.0[31] ^= 1;
    let link = |id: EntryId| Link {
        device: device(b'b'),
        seq: 1,
        before: EntryId([0; 32]),
        id,
        class: Class::Content,
        seen: &[],
    };
    let refused = graph.0.insert(&link(twin));
    assert_eq!(refused, Err(Unplaced::Refused(Check::R031)));
    assert_eq!(graph.0.len(), 1, "what was there stays");
    let mut next = id("a1");
    next.0[15] ^= 1;
    assert!(
        graph.0.insert(&link(next)).is_ok(),
        "a place beside it is free"
    );
}
