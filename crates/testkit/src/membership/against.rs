//! Holds the crate that resolves in earnest against the model: the same history, the same answers.

use std::collections::{BTreeMap, BTreeSet};

use answerable_rooms::act::Side as RoomSide;
use answerable_rooms::graph::{At, Graph};
use answerable_rooms::ids::{DeviceId, EntryId, PersonId};
use answerable_rooms::resolve::{ActState, Resolution as Found, State as Stands};

use super::earnest::{Earnest, device, person};
use super::history::{Deed, History, Side};
use super::resolve::{Resolution, State, States};
use super::set::Set;

/// What differs between the crate and the model, or between two orders of arrival.
#[must_use]
pub fn differs(history: &History, salt: u64) -> Option<String> {
    let earnest = Earnest::of(history, salt);
    let resolver = earnest.resolver();
    for node in 1..history.nodes.len() {
        let deed = &history.nodes[node].deed;
        if let Deed::Seen = deed {
            continue;
        }
        let (law, model) = (
            resolver.law(earnest.at[node]),
            history.nodes[node].lawful.is_some(),
        );
        if law.is_ok() != model {
            return Some(format!(
                "node {node}: lawful is {model}, and {law:?} in earnest"
            ));
        }
    }
    let mut sets: Vec<Set> = (0..history.nodes.len())
        .map(|node| history.upto(node))
        .collect();
    sets.push(history.whole());
    for here in sets {
        let (model, found) = (
            history.resolve(here),
            resolver.resolve(&earnest.clock(here)),
        );
        if let Some(what) = compare(history, &earnest, here, &model, &found) {
            return Some(format!("of {here:?}: {what}"));
        }
    }
    // Another order of arrival: now and then, since it costs as much again.
    if !salt.is_multiple_of(4) {
        return None;
    }
    let other = earnest.arrived_otherwise();
    let (one, two) = (resolver.whole(), other.resolver().whole());
    let said = |graph: &Graph, found: &Found| said(graph, found);
    (said(&earnest.graph, &one) != said(&other.graph, &two))
        .then(|| "in another order of arrival it comes to something else".to_owned())
}

/// A resolution by ids instead of places in a graph.
type Said = (
    BTreeMap<PersonId, (Stands, EntryId)>,
    BTreeMap<DeviceId, (Stands, EntryId)>,
    BTreeMap<EntryId, (ActState, BTreeSet<PersonId>)>,
    BTreeSet<EntryId>,
);

fn said(graph: &Graph, found: &Found) -> Said {
    let people = found
        .people
        .iter()
        .map(|(id, of)| (*id, (of.state, graph.id(of.let_in))));
    let devices = found
        .devices
        .iter()
        .map(|(id, of)| (*id, (of.state, graph.id(of.let_in))));
    let acts = found
        .acts
        .iter()
        .map(|(at, of)| (graph.id(*at), of.clone()));
    let exclusions = found.exclusions.iter().map(|at| graph.id(*at));
    (
        people.collect(),
        devices.collect(),
        acts.collect(),
        exclusions.collect(),
    )
}

fn compare(
    history: &History,
    earnest: &Earnest,
    here: Set,
    model: &Resolution,
    found: &Found,
) -> Option<String> {
    for number in 0..history.used.1 {
        let (model_says, says) = (
            state(&model.devices, number),
            found.devices.get(&device(number)),
        );
        let owner = model.person_of(number).map(person);
        let (stands, theirs) = (says.map(|of| of.state), found.person_of(&device(number)));
        if model_says != stands || owner != theirs {
            return Some(format!(
                "device {number} is {model_says:?}, and {stands:?} in earnest"
            ));
        }
    }
    for number in 0..history.used.0 {
        let (model_says, says) = (
            state(&model.people, number),
            found.people.get(&person(number)),
        );
        if model_says != says.map(|of| of.state) {
            return Some(format!(
                "person {number} is {model_says:?}, not {says:?} in earnest"
            ));
        }
        let Some(says) = says else { continue };
        let as_a = history.person(model, number);
        let side = match as_a.side {
            Side::Survivor => RoomSide::Survivor,
            Side::Support => RoomSide::Support,
            Side::Contact => RoomSide::Contact,
        };
        let floor = as_a
            .from_now
            .then(|| model.let_in(number).map(|node| earnest.at[node]));
        if (side, as_a.reader, floor.flatten()) != (says.side, says.reader, says.from) {
            return Some(format!(
                "person {number} is {as_a:?}, and {says:?} in earnest"
            ));
        }
    }
    let acts: Set = here
        .iter()
        .filter(|node| {
            history.nodes[*node]
                .lawful
                .is_some_and(|lawful| lawful.ballot.is_some())
        })
        .collect();
    for act in acts.iter() {
        let Some((state, backers)) = found.acts.get(&earnest.at[act]) else {
            return Some(format!("act {act} is not there in earnest"));
        };
        let says = match () {
            () if model.falls.has(act) => "fallen",
            () if model.disputed.has(act) => "in dispute",
            () if model.carried.has(act) => "in force",
            () => "open",
        };
        let stands = match state {
            ActState::Fallen => "fallen",
            ActState::InDispute => "in dispute",
            ActState::InForce => "in force",
            ActState::Open(..) => "open",
        };
        if says != stands {
            return Some(format!("act {act} is {says}, and {stands} in earnest"));
        }
        let behind: BTreeSet<PersonId> = history.backers(act, here).iter().map(person).collect();
        let voters = history.nodes[act].lawful.and_then(|lawful| lawful.ballot);
        let voters = voters.map_or(Set::EMPTY, |ballot| ballot.voters);
        let behind: BTreeSet<PersonId> = behind
            .into_iter()
            .filter(|who| voters.iter().any(|voter| person(voter) == *who))
            .collect();
        if behind != *backers {
            return Some(format!(
                "behind act {act} are {behind:?}, and {backers:?} in earnest"
            ));
        }
    }
    let candidates: BTreeSet<At> = model.candidates.iter().map(|act| earnest.at[act]).collect();
    let disputed: BTreeSet<At> = model.disputed.iter().map(|act| earnest.at[act]).collect();
    if candidates != found.exclusions {
        return Some(format!(
            "exclusions are {:?}, and others in earnest",
            model.candidates
        ));
    }
    (disputed != found.in_dispute)
        .then(|| format!("in dispute are {:?}, and others in earnest", model.disputed))
}

fn state(of: &States, number: usize) -> Option<Stands> {
    let states = [
        (of.members, State::Member, Stands::Member),
        (of.suspended, State::Suspended, Stands::Suspended),
        (of.out, State::Out, Stands::Out),
    ];
    states
        .iter()
        .find(|(set, ..)| set.has(number))
        .map(|(.., stands)| *stands)
}
