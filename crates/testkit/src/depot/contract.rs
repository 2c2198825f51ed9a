//! What every storage has to keep, whatever it is made of.

use std::thread;

use answerable_depot::{Depot, Failure, Name, Put, limits};

use super::chance::Chance;

/// A name of one part, by number.
#[must_use]
pub fn name(number: u64) -> Name {
    Name::new(&part("o", number)).expect("it has the form of a name")
}

/// A name below a folder, by two numbers.
#[must_use]
pub fn named(prefix: u64, number: u64) -> Name {
    let text = format!("{}/{}", part("p", prefix), part("o", number));
    Name::new(&text).expect("it has the form of a name")
}

fn part(first: &str, number: u64) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let fifths = (0..25).map(|at| (number.checked_shr(5 * at).unwrap_or(0) & 31) as usize);
    let letters = fifths.map(|fifth| char::from(LETTERS[fifth]));
    first.chars().chain(letters).collect()
}

/// Holds a storage to the contract of [`Depot`]; `fresh` gives an empty one each time.
///
/// There is nothing in it about listing, since no depot lists.
pub fn contract(fresh: &dyn Fn() -> Box<dyn Depot>) {
    absent_is_an_answer(&*fresh());
    what_was_put_is_got(&*fresh());
    second_put_changes_nothing(&*fresh());
    object_may_be_empty(&*fresh());
    object_may_be_large(&*fresh());
    bounds_are_kept(&*fresh());
    what_was_deleted_is_gone(&*fresh());
    one_of_many_puts_wins_whole(&*fresh());
    readers_see_nothing_or_all(&*fresh());
}

const WRITTEN: Result<Put, Failure> = Ok(Put::Written);
const ALREADY_THERE: Result<Put, Failure> = Ok(Put::AlreadyThere);
const MUCH: usize = limits::OBJECT_BYTES_MAX;

fn some(bytes: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
    Ok(Some(bytes.to_vec()))
}

fn absent_is_an_answer(depot: &dyn Depot) {
    assert_eq!(depot.get(&name(1), MUCH), Ok(None), "nothing was put");
    assert_eq!(depot.get(&named(1, 1), MUCH), Ok(None), "no folder either");
    assert_eq!(depot.get(&name(1), 0), Ok(None), "none is not too large");
}

fn what_was_put_is_got(depot: &dyn Depot) {
    let all_bytes: Vec<u8> = (0..=u8::MAX).collect();
    for name in [name(1), named(1, 1), named(1, 2), named(2, 1)] {
        let bytes = [name.as_str().as_bytes(), &all_bytes].concat();
        assert_eq!(depot.put(&name, &bytes), WRITTEN, "{name:?}");
    }
    for name in [named(1, 2), named(2, 1), name(1), named(1, 1)] {
        let bytes = [name.as_str().as_bytes(), &all_bytes].concat();
        assert_eq!(depot.get(&name, MUCH), some(&bytes), "{name:?}");
    }
    assert_eq!(depot.get(&named(2, 2), MUCH), Ok(None), "beside others");
}

fn second_put_changes_nothing(depot: &dyn Depot) {
    for name in [name(1), named(1, 1)] {
        assert_eq!(depot.put(&name, b"first"), WRITTEN);
        assert_eq!(depot.put(&name, b"first"), ALREADY_THERE, "the same bytes");
        assert_eq!(depot.put(&name, b"other, longer"), ALREADY_THERE);
        assert_eq!(depot.put(&name, b""), ALREADY_THERE);
        assert_eq!(depot.get(&name, MUCH), some(b"first"));
    }
}

fn object_may_be_empty(depot: &dyn Depot) {
    assert_eq!(depot.put(&named(1, 1), b""), WRITTEN);
    assert_eq!(depot.get(&named(1, 1), MUCH), some(b""), "it is no absence");
    assert_eq!(depot.get(&named(1, 1), 0), some(b""));
    assert_eq!(depot.put(&named(1, 1), b"x"), ALREADY_THERE);
}

fn object_may_be_large(depot: &dyn Depot) {
    // Larger than any piece in which a storage carries things, and not a multiple of one.
    let large = Chance::new(1).bytes(9 * 1024 * 1024 + 7);
    assert_eq!(depot.put(&named(1, 1), &large), WRITTEN);
    assert!(depot.get(&named(1, 1), MUCH) == some(&large));
    assert!(depot.get(&named(1, 1), large.len()) == some(&large));
    let short = depot.get(&named(1, 1), large.len() - 1);
    assert_eq!(short, Err(Failure::TooLarge));
}

fn bounds_are_kept(depot: &dyn Depot) {
    assert_eq!(depot.put(&name(1), b"12345"), WRITTEN);
    assert_eq!(depot.get(&name(1), 5), some(b"12345"));
    assert_eq!(depot.get(&name(1), 4), Err(Failure::TooLarge));
    assert_eq!(depot.get(&name(1), 0), Err(Failure::TooLarge));
    let too_large = vec![0; limits::OBJECT_BYTES_MAX + 1];
    assert_eq!(depot.put(&name(2), &too_large), Err(Failure::TooLarge));
    assert_eq!(depot.get(&name(2), MUCH), Ok(None), "not a part of it");
}

fn what_was_deleted_is_gone(depot: &dyn Depot) {
    assert_eq!(depot.delete(&name(1)), Ok(()), "nothing was there");
    assert_eq!(depot.delete(&named(1, 1)), Ok(()), "no folder either");
    for name in [name(1), named(1, 1), named(1, 2)] {
        assert_eq!(depot.put(&name, b"first"), WRITTEN);
    }
    for name in [name(1), named(1, 1)] {
        assert_eq!(depot.delete(&name), Ok(()));
        assert_eq!(depot.get(&name, MUCH), Ok(None));
        assert_eq!(depot.delete(&name), Ok(()), "a second time");
    }
    assert_eq!(
        depot.get(&named(1, 2), MUCH),
        some(b"first"),
        "its neighbour"
    );
    assert_eq!(
        depot.delete(&named(1, 2)),
        Ok(()),
        "the last one of a folder"
    );
    for name in [name(1), named(1, 1), named(1, 2)] {
        assert_eq!(
            depot.put(&name, b"second"),
            WRITTEN,
            "the name is free again"
        );
        assert_eq!(depot.get(&name, MUCH), some(b"second"));
    }
}

fn one_of_many_puts_wins_whole(depot: &dyn Depot) {
    for round in 0..10 {
        let name = named(round, 1);
        let outcomes: Vec<_> = thread::scope(|scope| {
            let writers: Vec<_> = (0..8)
                .map(|writer| scope.spawn(move || depot.put(&named(round, 1), &bytes_of(writer))))
                .collect();
            let done = writers.into_iter().map(|writer| writer.join());
            done.map(|put| put.expect("no put panics")).collect()
        });
        let winners = (0..8).filter(|&writer| outcomes[usize::from(writer)] == WRITTEN);
        let winners: Vec<u8> = winners.collect();
        let [winner] = winners[..] else {
            panic!("one put wins: {outcomes:?}");
        };
        let others = outcomes.iter().filter(|put| **put == ALREADY_THERE);
        assert_eq!(others.count(), 7, "{outcomes:?}");
        assert!(depot.get(&name, MUCH) == some(&bytes_of(winner)));
    }
}

fn bytes_of(writer: u8) -> Vec<u8> {
    vec![writer; 10_000 + usize::from(writer)]
}

fn readers_see_nothing_or_all(depot: &dyn Depot) {
    let bytes = Chance::new(2).bytes(3 * 1024 * 1024);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            loop {
                match depot.get(&named(1, 1), MUCH) {
                    Ok(None) => {}
                    Ok(Some(got)) => return assert!(got == bytes, "half an object was seen"),
                    Err(failure) => panic!("{failure}"),
                }
            }
        });
        assert_eq!(depot.put(&named(1, 1), &bytes), WRITTEN);
        reader.join().expect("the reader saw nothing, and then all");
    });
}
