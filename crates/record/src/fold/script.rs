//! The record as a script: in an order in which each line points only at lines above it.
//!
//! In a vault that order is not given. Entries of several rooms interleave by clocks that their writers
//! say, and what was written at once can stand either way round.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use crate::entry::Entry;
use crate::fold::arrival::Standing;
use crate::fold::fact::{Fact, Position};
use crate::fold::look::Look;
use crate::fold::{At, Fold, Held, Name, written_ref};
use crate::kind::{Field, Kind};
use crate::limits::REF_CHARS_MAX;
use crate::shape::{Form, Slot};
use crate::value::{Fields, Value};
use crate::words::Room;

/// A line of a script that is to be given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptLine<'f> {
    /// The place of its entry.
    pub position: Position,
    /// Its ref: another than it was recorded with, where an earlier entry has that.
    pub name: Cow<'f, str>,
    /// Entries above that its recorder had not received.
    pub unaware_of: Vec<Cow<'f, str>>,
    /// The room that the line has to name, since its type would lie in another.
    pub room: Option<Room>,
    /// Where it does not count, the room of the stub that is given out in its place: a line would count.
    pub stub_in: Option<Room>,
}

impl ScriptLine<'_> {
    /// The entry as this line says it.
    pub fn of(&self, entry: &Entry) -> Entry {
        let entry = match self.stub_in {
            Some(room) => entry.erased_stub(room),
            None => entry.clone(),
        };
        let unaware = self.unaware_of.iter().map(|name| name.as_ref().into());
        let unaware = (Field::UnawareOf, Some(Value::Names(unaware.collect())));
        let said = match self.unaware_of.is_empty() || entry.erased {
            true => entry.said,
            false => entry.said.overlaid([&unaware]),
        };
        Entry {
            name: self.name.as_ref().into(),
            room: self.room.or(entry.room),
            said,
            ..entry
        }
    }
}

impl Fold {
    /// All lines of the record as a script, the process first, each pointing only at lines above it.
    ///
    /// What points at nothing here stays where it is, and so does what points round in a circle. Where
    /// nothing has to move, lines stand in the order of recording. Of two processes the first is there.
    pub fn script(&self) -> Vec<ScriptLine<'_>> {
        let order = self.pointing_upwards();
        let mut place_of = vec![usize::MAX; self.facts.len()];
        for (place, at) in order.iter().enumerate() {
            place_of[*at as usize] = place;
        }
        let others = self.other_refs();
        let name = |at: At| match others.get(&at) {
            Some(other) => Cow::Owned(other.clone()),
            None => Cow::Borrowed(self.names.text(self.fact(at).name)),
        };
        let mut unaware: HashMap<At, Vec<At>> = HashMap::new();
        for at in order.iter().copied() {
            let told = self.fact(at).unaware_of.iter();
            for other in told.filter_map(|place| self.at_position(*place)) {
                let (above, below) = match place_of[other as usize] < place_of[at as usize] {
                    true => (other, at),
                    false => (at, other),
                };
                if place_of[below as usize] != usize::MAX && above != below {
                    unaware.entry(below).or_default().push(above);
                }
            }
        }
        let line = |at: At| {
            let fact = self.fact(at);
            let room = Look::above(self).room_of(at);
            let mut unaware_of = Vec::new();
            if let Some(mut told) = unaware.remove(&at) {
                told.sort_by_key(|other| place_of[*other as usize]);
                let said = fact.said.names(Field::UnawareOf).iter();
                unaware_of.extend(said.map(|name| Cow::Borrowed(self.names.text(*name))));
                for other in told.into_iter().map(name) {
                    if !unaware_of.contains(&other) {
                        unaware_of.push(other);
                    }
                }
            }
            ScriptLine {
                position: fact.position,
                name: name(at),
                unaware_of,
                room: fact.kind.home().filter(|home| *home != room).map(|_| room),
                stub_in: (fact.standing != Standing::Counts && !fact.erased).then_some(room),
            }
        };
        order.iter().copied().map(line).collect()
    }

    /// Facts in an order in which what is pointed at comes first, otherwise in that of recording.
    ///
    /// Whoever points at something that stands below waits for it: a wrong clock moves its own entry.
    fn pointing_upwards(&self) -> Vec<At> {
        let process = self.of_kind(Kind::Process).first().copied();
        let ids = self.first_with_ids();
        let mut waits_for = vec![0usize; self.facts.len()];
        let mut waited_for: Vec<Vec<At>> = vec![Vec::new(); self.facts.len()];
        for at in self.order.iter().copied() {
            let mut above: Vec<At> = Vec::new();
            self.points_at(self.fact(at), |name| {
                above.extend(ids.get(&name).copied().or_else(|| self.holder(name)));
            });
            above.sort_unstable();
            above.dedup();
            above.retain(|above| *above != at && self.fact(*above).kind != Kind::Process);
            waits_for[at as usize] = above.len();
            for above in above {
                waited_for[above as usize].push(at);
            }
        }
        let key = |at: At| Reverse((Some(at) != process, self.fact(at).position, at));
        let given_out = |at: &At| self.fact(*at).kind != Kind::Process || Some(*at) == process;
        let all = self.order.iter().copied().filter(given_out);
        let free = all.clone().filter(|at| waits_for[*at as usize] == 0);
        let mut ready: BinaryHeap<_> = free.map(key).collect();
        let mut in_circles = all.clone();
        let mut done = vec![false; self.facts.len()];
        let mut order = Vec::with_capacity(self.facts.len());
        loop {
            let next = ready.pop().map(|Reverse((_, _, at))| at);
            let next = next.or_else(|| in_circles.find(|at| !done[*at as usize]));
            let Some(next) = next else {
                return order;
            };
            if std::mem::replace(&mut done[next as usize], true) {
                continue;
            }
            order.push(next);
            for below in std::mem::take(&mut waited_for[next as usize]) {
                waits_for[below as usize] -= 1;
                if waits_for[below as usize] == 0 && !done[below as usize] {
                    ready.push(key(below));
                }
            }
        }
    }

    /// The first letter or mandate that has each demand, criterion or task.
    fn first_with_ids(&self) -> HashMap<Name, At> {
        let mut first = HashMap::new();
        for at in self.order.iter().copied() {
            let fact = self.fact(at);
            let said = fact.said.iter().map(|(field, value)| (*field, value));
            let set = fact.sets().iter();
            let set = set.filter_map(|(field, value)| Some((*field, value.as_ref()?)));
            for (field, value) in said.chain(set) {
                let (Field::Demands | Field::Tasks, Value::Parts(parts)) = (field, value) else {
                    continue;
                };
                for part in parts.iter() {
                    let criteria = part.parts(Field::Criteria).iter();
                    let ids = criteria.filter_map(|criterion| criterion.name(Field::Id));
                    for id in ids.chain(part.name(Field::Id)) {
                        first.entry(*id).or_insert(at);
                    }
                }
            }
        }
        first
    }

    /// Gives every name at which a fact points, or makes what it corrects point.
    fn points_at(&self, fact: &Fact, mut give: impl FnMut(Name)) {
        for (field, value) in fact.said.iter() {
            if let Some(slot) = fact.kind.slot(*field) {
                names_in(value, slot, &mut give);
            }
        }
        let target = fact.said.name(Field::Of).and_then(|of| self.holder(*of));
        for (field, value) in fact.sets() {
            let slot = target.and_then(|target| self.fact(target).kind.slot(*field));
            if let Some((slot, value)) = slot.zip(value.as_ref()) {
                names_in(value, slot, &mut give);
            }
        }
    }

    /// A ref that nobody has, for each fact that shares its own with an earlier one.
    fn other_refs(&self) -> HashMap<At, String> {
        let mut taken: Vec<String> = Vec::new();
        let mut others = HashMap::new();
        let mut sharing: Vec<At> = self.namesakes.values().flatten().copied().collect();
        sharing.sort_by_key(|at| (self.fact(*at).position, *at));
        for at in sharing {
            let shown = self.names.text(self.fact(at).name);
            let written = written_ref(shown);
            if written.len() == shown.len() {
                continue;
            }
            let other = (2..).map(|number: u64| {
                let end = format!(".{number}");
                let kept = written.len().min(REF_CHARS_MAX - end.len());
                format!("{}{end}", &written[..kept])
            });
            let mut free =
                other.filter(|other| self.find(other).is_none() && !taken.contains(other));
            let other = free.next().expect("there is always a next number");
            taken.push(other.clone());
            others.insert(at, other);
        }
        others
    }
}

/// Gives the names in a value where its field points.
fn names_in(value: &Held, slot: &Slot, give: &mut impl FnMut(Name)) {
    match (slot.form, value) {
        // A task of the mandate is named by its id.
        (form, Value::Name(name)) if form.points() || slot.field == Field::MandateTask => {
            give(*name);
        }
        (form, Value::Names(names)) if form.points() => names.iter().copied().for_each(give),
        (Form::Parts(slots), Value::Parts(parts)) => {
            for part in parts.iter() {
                fields(part, slots, give);
            }
        }
        _ => {}
    }
}

fn fields(part: &Fields<Name, ()>, slots: &[Slot], give: &mut impl FnMut(Name)) {
    for (field, value) in part.iter() {
        if let Some(slot) = slots.iter().find(|slot| slot.field == *field) {
            names_in(value, slot, give);
        }
    }
}
