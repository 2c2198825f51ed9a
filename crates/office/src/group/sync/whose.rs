//! Whose device a notice is about, as people know them; what concerns several of one person is one notice.

use std::collections::BTreeMap;

use super::super::members::short;
use super::super::plain::Noticed;
use super::super::replicas::Group;

/// Names the person in the place of a device, where the record says who it is, and adds up what is about
/// several devices of theirs.
pub(super) fn by_person(group: &Group, mut noticed: Vec<Noticed>) -> Vec<Noticed> {
    // The same, said in several rounds, is said once.
    noticed.sort();
    noticed.dedup();
    let of_device: BTreeMap<String, String> = group
        .rooms
        .keys()
        .flat_map(|place| group.authors(*place, &[]))
        .map(|(device, name)| (short(&device), name))
        .collect();
    let mut told: BTreeMap<_, u64> = BTreeMap::new();
    for one in noticed {
        let person = one.whose.as_ref().and_then(|whose| of_device.get(whose));
        let whose = person.cloned().or(one.whose);
        *told.entry((one.check, whose, one.room)).or_default() += one.count;
    }
    let told = told
        .into_iter()
        .map(|((check, whose, room), count)| Noticed {
            check,
            whose,
            room,
            count,
        });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_twice_is_said_once_and_what_is_of_two_is_added_up() {
        let notice = |whose: &str, count| Noticed {
            check: "R-032",
            whose: Some(whose.to_owned()),
            room: None,
            count,
        };
        let group = Group {
            identity: crate::group::identity::Identity {
                process: answerable_rooms::ids::ProcessId([1; 32]),
                person: answerable_rooms::ids::PersonId([1; 16]),
                keys: answerable_rooms::device::Keys::draw(
                    answerable_rooms::ids::ProcessId([1; 32]),
                    answerable_rooms::device::DeviceKind::Machine,
                    &mut answerable_vault::Entropy,
                ),
            },
            rooms: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        let told = by_person(&group, vec![notice("a", 3), notice("b", 1), notice("a", 3)]);
        assert_eq!(told, [notice("a", 3), notice("b", 1)]);
    }
}
