//! The reading takes in one more entry, whatever it is and whenever it comes, and is the same as one that is
//! begun anew.

use answerable_paper::reading::{
    Agreement, Became, Behind, Claim, Letter, Meeting, Place, Reading, What,
};
use answerable_record::words::Room;
use answerable_record::{Day, Entry, Field, Fold, Kind, Position, Sight, read};
use answerable_testkit::records::{DAYS, Recorded, day, records, records_in_rooms};
use proptest::prelude::*;

/// The entries that came, in the order of recording, under the refs that they are shown by.
fn shown(fold: &Fold, came: &[Recorded]) -> Vec<Entry> {
    let mut came: Vec<&Recorded> = came.iter().collect();
    came.sort_by_key(|one| one.position);
    came.into_iter()
        .map(|one| Entry {
            name: fold.name_at(one.position).expect("it came").into(),
            ..one.entry.clone()
        })
        .collect()
}

fn same(one: &Reading, two: &Reading, names: &[Box<str>]) {
    fn listed<'r>(entries: impl Iterator<Item = &'r Entry>) -> Vec<&'r Entry> {
        entries.collect()
    }
    assert_eq!(listed(one.all()), listed(two.all()));
    for kind in Kind::ALL {
        assert_eq!(listed(one.of_kind(*kind)), listed(two.of_kind(*kind)));
        assert_eq!(became(one, *kind), became(two, *kind), "{kind}");
        for (place, kept) in one.became(*kind) {
            assert_eq!(Some(kept), one.look_at(place), "{kind}");
        }
    }
    let ways = [
        (Kind::Outcome, Field::Of),
        (Kind::Withdrawal, Field::Of),
        (Kind::Check, Field::Claim),
        (Kind::Contact, Field::Answers),
        (Kind::Contact, Field::With),
        (Kind::Position, Field::Decision),
        (Kind::Disclosure, Field::Surrounding),
        (Kind::Membership, Field::Person),
        (Kind::Task, Field::Cites),
    ];
    for name in names {
        assert_eq!(one.get(name), two.get(name), "{name}");
        assert_eq!(one.is_him(name), two.is_him(name), "{name}");
        assert_eq!(one.is_erased(name), two.is_erased(name), "{name}");
        for (kind, field) in ways {
            assert_eq!(
                listed(one.pointing(name, kind, field)),
                listed(two.pointing(name, kind, field)),
                "{kind} at {name}"
            );
        }
    }
}

/// What became of the entries of a type, in words; places differ from reading to reading.
fn became(reading: &Reading, kind: Kind) -> Vec<String> {
    let name = |place: Option<Place>| {
        let entry = reading.placed(place?).expect("what stands behind is seen");
        Some(entry.name.clone())
    };
    let said = |(place, became): (Place, Became)| {
        let (none, what) = (Behind::default(), became.what);
        let (behind, what) = match what {
            What::Came(_) => (none, what),
            What::Sent(one) => (
                one.behind,
                What::Sent(Letter {
                    behind: none,
                    ..one
                }),
            ),
            What::Meeting(one) => (
                one.behind,
                What::Meeting(Meeting {
                    behind: none,
                    ..one
                }),
            ),
            What::Agreement(one) => {
                let behind = one.behind;
                (
                    behind,
                    What::Agreement(Agreement {
                        behind: none,
                        ..one
                    }),
                )
            }
            What::Claim(one) => (
                one.behind,
                What::Claim(Claim {
                    behind: none,
                    ..one
                }),
            ),
        };
        let names = [Some(place), behind.entry, behind.ended_by].map(name);
        format!("{names:?} {} {what:?}", became.his)
    };
    reading.became(kind).map(said).collect()
}

/// Takes entries in one by one; says how often the reading had to be begun anew.
fn taken_one_by_one(came: &[Recorded], at: Day, sight: Sight) -> usize {
    let mut fold = Fold::default();
    let mut reading = Reading::new(&fold, Vec::new(), at, sight);
    let mut begun = 0;
    for (number, one) in came.iter().enumerate() {
        let change = fold.insert(one.position, &one.entry);
        let entries = shown(&fold, &came[..=number]);
        let recorded = |name: &str| -> Result<Option<Entry>, ()> {
            Ok(entries.iter().find(|entry| *entry.name == *name).cloned())
        };
        let anew = Reading::new(&fold, entries.clone(), at, sight);
        if reading.take(&fold, &change, recorded) != Ok(true) {
            reading = Reading::new(&fold, entries.clone(), at, sight);
            begun += 1;
        }
        let names: Vec<Box<str>> = entries.iter().map(|entry| entry.name.clone()).collect();
        same(&reading, &anew, &names);
    }
    begun
}

fn sights() -> impl Strategy<Value = Sight> {
    prop_oneof![
        3 => Just(Sight::ALL),
        1 => Just(Sight::of([Room::Contact, Room::Bridge])),
        1 => Just(Sight::of([Room::Bridge])),
    ]
}

fn in_any_order(
    records: impl Strategy<Value = Vec<Recorded>>,
) -> impl Strategy<Value = Vec<Recorded>> {
    records
        .prop_flat_map(|records| prop_oneof![Just(records.clone()), Just(records).prop_shuffle()])
}

proptest! {
    #[test]
    fn one_more_entry_gives_the_same_as_reading_anew(
        came in in_any_order(records(18)), at in 0..DAYS, sight in sights()
    ) {
        let at = Day::parse(&day(at)).expect("a day");
        taken_one_by_one(&came, at, sight);
    }

    #[test]
    fn only_who_he_is_and_what_is_erased_mean_a_new_beginning(
        came in records_in_rooms(18), at in 0..DAYS
    ) {
        let at = Day::parse(&day(at)).expect("a day");
        let begun = taken_one_by_one(&came, at, Sight::ALL);
        let expected = came.iter().filter(|one| {
            matches!(one.entry.kind, Kind::Erasure | Kind::Person | Kind::Correction)
                || one.entry.erased
        });
        prop_assert!(begun <= expected.count() + 1);
    }
}

#[test]
fn who_is_him_from_an_earlier_day_has_what_was_not_his_before() {
    let person = |name: &str, on: &str| {
        format!(r#"{{"type":"person","ref":"{name}","on":"{on}","name":"n","side":"perpetrator"}}"#)
    };
    let lines = [
        r#"{"type":"process","ref":"process","on":"2020-01-01","format":1,"title":"T"}"#.to_owned(),
        person("him", "2020-03-01"),
        r#"{"type":"meeting","ref":"met","on":"2020-04-01","with":"other","at":"2020-04-10T18:00Z"}"#
            .to_owned(),
        person("other", "2020-02-01"),
    ];
    let recorded = |(depth, line): (u64, &String)| Recorded {
        position: Position::line(depth),
        entry: read::trusted(line.as_bytes(), |_| None).expect("it can be read"),
    };
    let came: Vec<Recorded> = (1..).zip(&lines).map(recorded).collect();
    let at = Day::parse("2020-12-01").expect("a day");
    assert_eq!(taken_one_by_one(&came, at, Sight::ALL), 1);
}
