//! What somebody's vault adds up to that holds the entries of some rooms alone.

use answerable_record::words::{Room, Word};
use answerable_record::{Arrival, Day, Field, Fold, Kind, Sight, View};
use answerable_testkit::records::{DAYS, Recorded, day, records_in_rooms};
use proptest::prelude::*;
use serde_json::Value as Json;

/// What somebody's vault may hold.
const HELD: [&[Room]; 5] = [
    &[Room::Bridge],
    &[Room::Contact],
    &[Room::Contact, Room::Bridge],
    &[Room::Survivor, Room::Bridge],
    &[Room::Survivor],
];

fn whole(records: &[Recorded]) -> Fold {
    let mut fold = Fold::default();
    for recorded in records {
        fold.insert(recorded.position, &recorded.entry);
    }
    fold
}

/// How an entry comes to somebody who holds these rooms: out of one of them, as a copy, or not at all.
fn arrival(
    records: &[Recorded],
    whole: &Fold,
    recorded: &Recorded,
    sight: Sight,
) -> Option<Arrival> {
    let name = &recorded.entry.name;
    let room = whole.room_of(name).expect("it is there");
    match sight.opens(room) {
        true => Some(Arrival {
            room: Some(room),
            ..Arrival::default()
        }),
        false if whole.is_erased(name) => None,
        false => copy(records, whole, name, sight),
    }
}

/// A fold of what lies in these rooms, and of the copies that were released to them.
fn held(records: &[Recorded], whole: &Fold, sight: Sight) -> Fold {
    let mut fold = Fold::default();
    for recorded in records {
        if let Some(arrival) = arrival(records, whole, recorded, sight) {
            fold.insert_as(recorded.position, &recorded.entry, arrival);
        }
    }
    fold
}

fn copy(records: &[Recorded], whole: &Fold, name: &str, sight: Sight) -> Option<Arrival> {
    let releases = records.iter().map(|recorded| &recorded.entry);
    let of_it = releases.filter(|entry| {
        entry.kind == Kind::Release
            && !whole.is_erased(&entry.name)
            && entry.said.name(Field::Of).is_some_and(|of| {
                of.as_ref() == name
                    || of.as_ref() == "perpetrator" && whole.perpetrator() == Some(name)
            })
    });
    let first = of_it
        .filter_map(|release| Some((release.on.day, release.said.word::<Room>(Field::ToRoom)?)))
        .filter(|(_, to)| sight.opens(*to))
        .min_by_key(|(since, to)| (*since, to.index()))?;
    Some(Arrival {
        room: Some(first.1),
        copy_since: Some(first.0),
        ..Arrival::default()
    })
}

fn ledgers(fold: &Fold, day: Day, sight: Sight) -> Json {
    serde_json::to_value(View::new(fold, day, sight).ledgers(fold)).expect("json")
}

fn days() -> impl Strategy<Value = Day> {
    (0..DAYS + 28).prop_map(|number| match number {
        number if number >= DAYS => Day::parse("2021-06-30").expect("a day"),
        number => Day::parse(&day(number)).expect("a day"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(1_000), max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn vault_that_holds_some_rooms_adds_up_to_what_their_reader_sees_of_all(
        records in records_in_rooms(40), day in days(),
    ) {
        let whole = whole(&records);
        for rooms in HELD {
            let sight = Sight::of(rooms.iter().copied());
            let held = held(&records, &whole, sight);
            prop_assert_eq!(ledgers(&held, day, sight), ledgers(&whole, day, sight));
        }
    }

    #[test]
    fn view_of_some_rooms_kept_up_entry_by_entry_is_the_view_made_anew(
        (straight, records) in records_in_rooms(25).prop_flat_map(|records| {
            let other = Just(records.clone()).prop_shuffle();
            (Just(records), other)
        }),
        day in days(),
        rooms in 0..HELD.len(),
    ) {
        let whole = whole(&straight);
        let sight = Sight::of(HELD[rooms].iter().copied());
        let (mut held, mut all) = (Fold::default(), Fold::default());
        let (mut held_view, mut all_view) = (View::new(&held, day, sight), View::new(&all, day, sight));
        for recorded in &records {
            let change = all.insert(recorded.position, &recorded.entry);
            all_view.take(&all, &change);
            let name = &recorded.entry.name;
            prop_assert_eq!(all_view.ledgers(&all), View::new(&all, day, sight).ledgers(&all), "all, after {}", name);
            if let Some(arrival) = arrival(&straight, &whole, recorded, sight) {
                let change = held.insert_as(recorded.position, &recorded.entry, arrival);
                held_view.take(&held, &change);
                prop_assert_eq!(held_view.ledgers(&held), View::new(&held, day, sight).ledgers(&held), "held, after {}", name);
            }
        }
    }
}
