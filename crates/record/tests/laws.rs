//! What holds of every record, whatever was recorded and in whatever order it arrived.

use answerable_record::words::Room;
use answerable_record::{Day, Fold, Kind, Sight, View};
use answerable_testkit::records::{DAYS, Recorded, day, records, records_at_home};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value as Json;

/// What somebody may be able to open.
const SIGHTS: [&[Room]; 5] = [
    &[Room::Survivor, Room::Contact, Room::Bridge],
    &[Room::Contact, Room::Bridge],
    &[Room::Bridge],
    &[Room::Contact],
    &[Room::Survivor, Room::Bridge],
];

fn sights() -> impl Iterator<Item = Sight> {
    SIGHTS
        .into_iter()
        .map(|rooms| Sight::of(rooms.iter().copied()))
}

fn fold<'r>(records: impl IntoIterator<Item = &'r Recorded>) -> Fold {
    let mut fold = Fold::default();
    for recorded in records {
        fold.insert(recorded.position, &recorded.entry);
    }
    fold
}

fn on(number: u16) -> Day {
    Day::parse(&day(number)).expect("a day")
}

fn ledgers(fold: &Fold, view: &View) -> Json {
    serde_json::to_value(view.ledgers(fold)).expect("json")
}

fn seen(fold: &Fold, day: Day, sight: Sight) -> Json {
    ledgers(fold, &View::new(fold, day, sight))
}

/// A record, and the same entries in another order.
fn shuffled(entries_max: usize) -> impl Strategy<Value = (Vec<Recorded>, Vec<Recorded>)> {
    records(entries_max).prop_flat_map(|records| {
        let other = Just(records.clone()).prop_shuffle();
        (Just(records), other)
    })
}

fn days() -> impl Strategy<Value = Day> {
    (0..DAYS + 28).prop_map(|number| match number {
        // Half a year after the last entry, when much is overdue.
        number if number >= DAYS => Day::parse("2021-06-30").expect("a day"),
        number => on(number),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(1_000), max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_arrival_changes_no_ledger((straight, other) in shuffled(40), day in days()) {
        let (straight, other) = (fold(&straight), fold(&other));
        for sight in sights() {
            prop_assert_eq!(seen(&straight, day, sight), seen(&other, day, sight));
        }
    }

    #[test]
    fn view_kept_up_entry_by_entry_is_the_view_made_anew((_, records) in shuffled(30), day in days()) {
        keeps_up(&records, day)?;
    }

    #[test]
    fn view_kept_up_in_order_is_the_view_made_anew(records in records(30), day in days()) {
        keeps_up(&records, day)?;
    }

    #[test]
    fn stored_fold_gives_the_same_ledgers_also_after_more_entries(
        (_, records) in shuffled(40), day in days(), cut in any::<Index>(),
    ) {
        let (before, after) = records.split_at(cut.index(records.len()));
        let straight = fold(&records);
        let mut stored = Fold::from_bytes(&fold(before).to_bytes()).expect("what was stored");
        let mut view = View::new(&stored, day, Sight::ALL);
        for recorded in after {
            let change = stored.insert(recorded.position, &recorded.entry);
            view.take(&stored, &change);
        }
        prop_assert_eq!(ledgers(&stored, &view), seen(&straight, day, Sight::ALL));
        for sight in sights() {
            prop_assert_eq!(seen(&stored, day, sight), seen(&straight, day, sight));
        }
    }

    #[test]
    fn fold_of_hostile_bytes_is_refused_or_can_be_looked_at(
        records in records(12), flips in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4), cut in any::<Index>(), day in days(),
    ) {
        let mut bytes = fold(&records).to_bytes();
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if cut.index(4) == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(mut fold) = Fold::from_bytes(&bytes) {
            seen(&fold, day, Sight::ALL);
            for recorded in &records {
                fold.insert(recorded.position, &recorded.entry);
            }
            seen(&fold, day, Sight::of([Room::Bridge]));
        }
    }

    /// Where each entry lies in the room of its type and nothing is released: what a reader of fewer
    /// rooms is shown is what all rooms show, or `null`, and nothing else needs them.
    #[test]
    fn fewer_rooms_show_the_same_or_nothing(records in records_at_home(40), day in days()) {
        let fold = fold(&records);
        let all = seen(&fold, day, Sight::ALL);
        for sight in sights().skip(1) {
            let some = seen(&fold, day, sight);
            for (key, value) in some.as_object().expect("ledgers") {
                match key.as_str() {
                    "rooms" => {}
                    // What holds still for all, such as a pause, somebody may not see.
                    "attention" if !sight.opens(Room::Bridge) => prop_assert_eq!(value, &Json::Array(Vec::new())),
                    "attention" => {
                        let all = all[key].as_array().expect("a list");
                        let known = value.as_array().expect("a list").iter().all(|one| all.contains(one));
                        prop_assert!(known, "{} is not among {:?}", value, all);
                    }
                    _ => prop_assert!(is_part_of(value, &all[key]), "{key}: {value} is not in {}", all[key]),
                }
            }
            let both = sight.opens(Room::Bridge) && sight.opens(Room::Contact);
            for key in ["disclosures", "replies", "meetings", "agreements", "claims", "stances", "patterns"] {
                prop_assert_eq!(!some[key].is_null(), both, "{}", key);
            }
        }
    }

    /// An entry of a later day changes nothing on a day, unless it erases, says who the perpetrator is,
    /// or takes a ref: those are no matter of days.
    #[test]
    fn entry_of_a_later_day_changes_nothing_before(records in records(40), number in 0..DAYS) {
        let day = on(number);
        let timeless = |recorded: &&Recorded| {
            let entry = &recorded.entry;
            let names_him = entry.kind == Kind::Person || entry.set.as_ref().is_some_and(|set| set.contains("side"));
            let twice = records.iter().filter(|other| other.entry.name == entry.name).count() > 1;
            entry.on.day <= day || entry.kind == Kind::Erasure || names_him || twice || is_moved(&records, entry)
        };
        let until = fold(records.iter().filter(timeless));
        let whole = fold(&records);
        // Where something hangs on an entry that is not there at all, nobody knows its room: all rooms then.
        prop_assert_eq!(seen(&until, day, Sight::ALL), seen(&whole, day, Sight::ALL));
    }
}

/// Whether a correction gives an entry another day.
fn is_moved(records: &[Recorded], entry: &answerable_record::Entry) -> bool {
    let corrections = records
        .iter()
        .filter(|other| other.entry.kind == Kind::Correction);
    let mut of = corrections
        .filter(|other| other.entry.said.name(answerable_record::Field::Of) == Some(&entry.name));
    of.any(|other| {
        other
            .entry
            .set
            .as_ref()
            .is_some_and(|set| set.contains("\"on\""))
    })
}

fn keeps_up(records: &[Recorded], day: Day) -> Result<(), TestCaseError> {
    let mut fold = Fold::default();
    let mut view = View::new(&fold, day, Sight::ALL);
    for recorded in records {
        let change = fold.insert(recorded.position, &recorded.entry);
        view.take(&fold, &change);
        let anew = seen(&fold, day, Sight::ALL);
        prop_assert_eq!(
            ledgers(&fold, &view),
            anew,
            "after {}",
            recorded.entry.to_line()
        );
    }
    Ok(())
}

/// Whether one is the other with some values `null`.
fn is_part_of(some: &Json, all: &Json) -> bool {
    match (some, all) {
        (Json::Null, _) => true,
        (Json::Array(some), Json::Array(all)) => {
            some.len() == all.len() && some.iter().zip(all).all(|(one, two)| is_part_of(one, two))
        }
        (Json::Object(some), Json::Object(all)) => some
            .iter()
            .all(|(key, one)| all.get(key).is_some_and(|two| is_part_of(one, two))),
        (some, all) => some == all,
    }
}
