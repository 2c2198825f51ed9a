use answerable_rooms::check::Check::{R001, R002};
use serde_json::json;

use super::{Group, h, x};
use crate::support::vectors::Vector;

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("encoding");
    given(&mut group);
    numbers(&mut group);
    strings(&mut group);
    arrays(&mut group);
    sorts(&mut group);
    group.done()
}

fn given(group: &mut Group) {
    for (why, input, number) in [
        ("the least number", "00", 0),
        ("the greatest that one byte holds", "17", 23),
        ("the least that takes two", "18 18", 24),
        ("the least that takes three", "19 0100", 256),
        ("the least that takes five", "1a 00010000", 65_536),
        ("the least that takes nine", "1b 0000000100000000", 1 << 32),
        ("the greatest number", "1b ffffffffffffffff", u64::MAX),
    ] {
        group.gives(
            "uint",
            why,
            json!({}),
            &x(input),
            json!({ "number": number }),
        );
    }
    let max = json!({ "max": 32 });
    group.gives(
        "bytes",
        "no bytes at all",
        max.clone(),
        &x("40"),
        json!({ "bytes": "" }),
    );
    let long = format!("58 18 {}", "ab".repeat(24));
    group.gives(
        "bytes",
        "the fewest whose length takes a byte",
        max.clone(),
        &x(&long),
        json!({ "bytes": h([0xab; 24]) }),
    );
    group.gives(
        "text",
        "letters of two, three and four bytes",
        max,
        &x("69 c3bc e28093 f09f9982"),
        json!({ "text": "ü–🙂" }),
    );
    group.gives(
        "numbers",
        "an array of three",
        json!({}),
        &x("83 01 02 03"),
        json!({ "numbers": [1, 2, 3] }),
    );
    group.gives(
        "nested",
        "as deep as arrays may lie",
        json!({}),
        &x("81 81 81 81 81 80"),
        json!({ "depth": 6 }),
    );
    group.gives(
        "pair",
        "a number and a flag",
        json!({}),
        &x("82 05 01"),
        json!({ "number": 5, "flag": true }),
    );
}

fn numbers(group: &mut Group) {
    for (why, input) in [
        ("0 in two bytes", "18 00"),
        ("23 in two bytes", "18 17"),
        ("255 in three bytes", "19 00ff"),
        ("65,535 in five bytes", "1a 0000ffff"),
        ("2^32 - 1 in nine bytes", "1b 00000000ffffffff"),
        ("a number that ends before its end", "19 01"),
        ("a length that no form has", "1c"),
        ("nothing", ""),
        ("a byte after the number", "00 00"),
        ("a number below nought", "20"),
    ] {
        group.refused("uint", why, json!({}), &x(input), R001);
    }
    group.refused(
        "uint",
        "one more than the limit",
        json!({ "max": 1_000 }),
        &x("19 03e9"),
        R002,
    );
}

fn strings(group: &mut Group) {
    let max = json!({ "max": 32 });
    for (why, input) in [
        ("one byte whose length takes two", "58 01 aa"),
        ("one byte whose length takes three", "59 0001 aa"),
        ("fewer bytes than it says", "42 aa"),
        ("bytes in pieces", "5f 41 aa 41 bb ff"),
        ("text in place of bytes", "61 61"),
        ("more bytes than there can be", "5b ffffffffffffffff aa"),
    ] {
        group.refused("bytes", why, max.clone(), &x(input), R001);
    }
    let long = format!("58 21 {}", "ab".repeat(33));
    group.refused(
        "bytes",
        "one byte more than the limit",
        max.clone(),
        &x(&long),
        R002,
    );
    for (why, input) in [
        ("one letter whose length takes two bytes", "78 01 61"),
        ("text in pieces", "7f 61 61 ff"),
        ("bytes in place of text", "41 61"),
        ("a letter of two bytes without its second", "62 c328"),
        ("a letter in more bytes than it needs", "62 c080"),
        ("half of a pair of UTF-16", "63 eda080"),
        ("a letter beyond Unicode", "64 f4908080"),
    ] {
        group.refused("text", why, max.clone(), &x(input), R001);
    }
}

fn arrays(group: &mut Group) {
    for (why, input) in [
        (
            "an array whose length takes two bytes and needs one",
            "98 01 00",
        ),
        ("an array without an end that is said", "9f 01 ff"),
        ("a map in place of an array", "a1 00 00"),
        (
            "an array with less in it than it says, and bytes enough",
            "82 18 18",
        ),
    ] {
        group.refused("numbers", why, json!({}), &x(input), R001);
    }
    group.refused(
        "numbers",
        "an array with more in it than there are bytes",
        json!({}),
        &x("9b ffffffffffffffff 00"),
        R002,
    );
    group.refused(
        "nested",
        "deeper than arrays may lie",
        json!({}),
        &x("81 81 81 81 81 81 80"),
        R002,
    );
    group.refused("pair", "one too few", json!({}), &x("81 05"), R001);
    group.refused("pair", "one too many", json!({}), &x("83 05 01 00"), R001);
    group.refused(
        "pair",
        "a flag that is neither 0 nor 1",
        json!({}),
        &x("82 05 02"),
        R001,
    );
}

fn sorts(group: &mut Group) {
    for (why, input) in [
        ("a tag before a number", "82 c1 05 01"),
        ("no", "82 05 f4"),
        ("yes", "82 05 f5"),
        ("null", "82 05 f6"),
        ("what is not defined", "82 05 f7"),
        ("a broken number of two bytes", "82 f9 3c00 01"),
        (
            "a broken number of eight bytes",
            "82 fb 3ff0000000000000 01",
        ),
        ("an end without a beginning", "82 05 ff"),
    ] {
        group.refused("pair", why, json!({}), &x(input), R001);
    }
}
