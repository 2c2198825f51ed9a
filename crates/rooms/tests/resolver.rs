//! Who is in a room, by small histories: what is said in sentences is what room.md, sections 10 to 12, says.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

#[path = "support/history.rs"]
mod history;

use history::History;

/// A group of four with her: ada the survivor, mo, li and ra of the contact group.
const FOUR: &str = "ada founds survivor
    al: ada admits mo
    am: ada admits li; mo approves am
    an: ada admits ra; mo approves an; li approves an";

fn holds(table: &[(&str, &str, &str)]) {
    let failed: Vec<String> = table
        .iter()
        .filter_map(|(why, story, gives)| {
            let told = || History::of(&story.replace("FOUR", FOUR)).check(why, gives);
            let panic = std::panic::catch_unwind(told).err()?;
            Some(
                panic
                    .downcast_ref::<String>()
                    .cloned()
                    .unwrap_or_else(|| format!("{why}: panicked")),
            )
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn r_040_only_the_beginning_that_gave_the_room_its_name_begins_it() {
    holds(&[
        (
            "the founder is a member",
            "mo founds",
            "mo is member, mo founds is lawful",
        ),
        (
            "a second beginning makes nobody a member",
            "mo founds; a: mo admits li; apart; x: li founds survivor; together",
            "x is R-040, li is member",
        ),
        (
            "a stranger's beginning is none",
            "mo founds; apart; x: eve founds survivor; together",
            "x is R-040, eve is unknown",
        ),
    ]);
}

#[test]
fn admission_needs_two_of_contact_and_one_of_hers() {
    holds(&[
        (
            "caps while founding: the founder admits the first",
            "mo founds; a: mo admits li",
            "a is in force, li is member",
        ),
        (
            "the second needs both",
            "mo founds; mo admits li; a: mo admits ra",
            "a is open 1 0, ra is unknown",
        ),
        (
            "and has them",
            "mo founds; mo admits li; a: mo admits ra; li approves a",
            "a is in force, ra is member",
        ),
        (
            "four are here",
            FOUR,
            "ada is member, mo is member, li is member, ra is member",
        ),
        (
            "two of contact are not enough with her in the room",
            "FOUR; a: mo admits xi; li approves a; ra approves a",
            "a is open 0 1, xi is unknown",
        ),
        (
            "with her word it is",
            "FOUR; a: mo admits xi; li approves a; ada approves a",
            "xi is member",
        ),
        (
            "one of contact and hers are not",
            "FOUR; a: mo admits xi; ada approves a",
            "a is open 1 0",
        ),
        (
            "nobody counts twice",
            "FOUR; a: mo admits xi; ada approves a; mo approves a",
            "a is open 1 0",
        ),
        (
            "her side comes in on her own word",
            "FOUR; a: ada admits sue support",
            "sue is member",
        ),
        (
            "and not without it",
            "FOUR; a: ada admits sue support; b: mo admits sy support; sue approves b",
            "b is open 0 1, sy is unknown",
        ),
        (
            "where her side never was, the group lets in the first of it",
            "mo founds; mo admits li; a: mo admits ada survivor",
            "a is open 1 0, ada is unknown",
        ),
        (
            "as it lets in its own",
            "mo founds; mo admits li; a: mo admits ada survivor; li approves a",
            "ada is member",
        ),
        (
            "where her side left, nobody of contact comes in",
            "FOUR; ada leaves; a: mo admits xi; li approves a; ra approves a",
            "a is open 0 1",
        ),
    ]);
}

#[test]
fn r_042_removal_takes_most_readers_of_at_least_two_and_never_the_survivor() {
    holds(&[
        (
            "two of three",
            "FOUR; r: mo removes li; ada approves r",
            "r is in force, li is out",
        ),
        (
            "one of three is not most",
            "FOUR; r: mo removes li",
            "r is open 1 0, li is member",
        ),
        (
            "half of two is not most",
            "mo founds; mo admits li; a: mo admits ra; li approves a; r: mo removes ra",
            "r is open 1 0",
        ),
        (
            "in a room of two nobody is removed",
            "mo founds; mo admits li; r: mo removes li",
            "r is R-042, li is member",
        ),
        (
            "never the survivor",
            "FOUR; r: mo removes ada; x: li approves r",
            "r is R-042, x is R-044, ada is member",
        ),
        (
            "nobody removes themselves",
            "FOUR; r: mo removes mo",
            "r is R-042",
        ),
        (
            "a stranger is not removed",
            "FOUR; r: mo removes eve",
            "r is R-042",
        ),
        (
            "of her side: besides one of hers",
            "FOUR; ada admits sue support; r: mo removes sue; li approves r; ra approves r",
            "r is open 0 1, sue is member",
        ),
        (
            "with hers",
            "FOUR; ada admits sue support; r: mo removes sue; li approves r; ada approves r",
            "sue is out",
        ),
        (
            "of her side: who has a voice has a word in that",
            "FOUR; ada admits sue voice support; ada admits sy voice support; r: mo removes sue; li approves r; sy approves r",
            "r is open 1 0, sue is member",
        ),
        (
            "beside most of the readers",
            "FOUR; ada admits sue voice support; ada admits sy voice support; r: mo removes sue; li approves r; sy approves r; ra approves r",
            "sue is out",
        ),
        (
            "who is held up can be removed",
            "FOUR; li forks; r: mo removes li; ada approves r",
            "r is in force, li is out",
        ),
        (
            "who is out stays so, and is not removed again",
            "FOUR; r: mo removes li; ada approves r; q: ra removes li",
            "q is R-042, li is out",
        ),
    ]);
}

#[test]
fn leaving_and_dropping_need_nobody_else() {
    holds(&[
        ("leaving", "FOUR; l: li leaves", "l is in force, li is out"),
        (
            "leaving by two devices at once",
            "FOUR; li adds li2; apart; a: li leaves; b: li2 leaves; together",
            "li is out, a is in force, b is in force",
        ),
        (
            "leaving by one device and being removed is no dispute either",
            "FOUR; apart; a: li leaves; r: mo removes li; ada hears mo; ada approves r; together",
            "li is out, r is in force",
        ),
        (
            "two devices that drop each other are in dispute",
            "FOUR; li adds li2; apart; a: li drops li2; b: li2 drops li; together",
            "li is suspended, a is in dispute, b is in dispute",
        ),
        (
            "a device more",
            "FOUR; a: li adds li2",
            "device li2 is member, a is in force",
        ),
        (
            "the new one writes",
            "FOUR; li adds li2; r: li2 removes ra; mo approves r",
            "ra is out",
        ),
        (
            "dropping one's own",
            "FOUR; li adds li2; d: li2 drops li",
            "device li is out, li is member, device li2 is member",
        ),
        (
            "what is dropped writes nothing more",
            "FOUR; li adds li2; li2 drops li; x: li removes ra",
            "x is R-041",
        ),
        (
            "not another's",
            "FOUR; d: mo drops li",
            "d is R-041, li is member",
        ),
        (
            "who left says nothing more",
            "FOUR; li leaves; x: li removes ra",
            "x is R-041",
        ),
    ]);
}

#[test]
fn r_041_who_is_not_in_the_room_decides_nothing() {
    holds(&[
        (
            "a ghost member",
            "FOUR; x: eve admits mal",
            "x is R-041, mal is unknown",
        ),
        (
            "who is proposed and not carried",
            "FOUR; mo admits xi; x: xi removes li",
            "x is R-041",
        ),
        (
            "a removed one",
            "FOUR; r: mo removes li; ada approves r; x: li admits mal",
            "x is R-041, li is out",
        ),
    ]);
}

#[test]
fn r_044_an_approval_counts_of_who_is_in_the_electorate_and_once() {
    holds(&[
        (
            "who came later has no vote",
            "FOUR; r: mo removes li; b: mo admits xi; ada approves b; ra approves b; x: xi approves r",
            "x is R-044, r is open 1 0",
        ),
        (
            "the one it is about has none",
            "FOUR; r: mo removes li; x: li approves r",
            "x is R-044, r is open 1 0",
        ),
        (
            "a stranger's is none",
            "FOUR; r: mo removes li; x: eve approves r",
            "x is R-041, r is open 1 0",
        ),
        (
            "what is no act is not approved",
            "FOUR; s: mo says; x: li approves s",
            "x is R-044",
        ),
        (
            "a void act is not approved",
            "FOUR; li leaves; v: li removes ra; x: mo approves v",
            "x is R-044",
        ),
    ]);
}

#[test]
fn r_045_what_was_used_once_is_not_used_again() {
    holds(&[
        (
            "a person",
            "FOUR; x: ada admits li with l9 by l9",
            "x is R-045",
        ),
        ("a device", "FOUR; x: ada admits xi with li", "x is R-045"),
        (
            "a device that is out",
            "FOUR; r: mo removes li; ada approves r; x: mo admits lou with li",
            "x is R-045",
        ),
        (
            "an invitation",
            "FOUR; x: ada admits xi by li",
            "x is R-045",
        ),
        ("one's own device", "FOUR; x: mo adds li", "x is R-045"),
        (
            "two who did not know of each other hold each other up",
            "FOUR; ada admits sue support; apart; a: ada admits xi by i support; b: mo admits yo by i; li hears mo; li approves b; sue hears li; sue approves b; together",
            "a is in dispute, b is in dispute, xi is suspended, yo is suspended",
        ),
        (
            "until it is settled",
            "FOUR; ada admits sue support; apart; a: ada admits xi by i support; b: mo admits yo by i; li hears mo; li approves b; sue hears li; sue approves b; together; s: mo settles a stands b falls; li approves s; ra approves s",
            "a is in force, b is fallen, xi is member, yo is out",
        ),
        (
            "who approves the second after the first was carried is late",
            "FOUR; a: mo admits xi by i; b: ra admits yo by i; li approves a; ada approves a; c: ada approves b",
            "a is in force, c is R-045, b is open 1 1, xi is member",
        ),
        (
            "who adds a newcomer's device as their own does not keep them out",
            "FOUR; a: mo admits xi; x: ra adds xi; li approves a; ada approves a",
            "a is in force, xi is member, device xi is member, x is in dispute, ra is member",
        ),
        (
            "there is one survivor",
            "FOUR; x: ada admits eve survivor",
            "x is R-045, eve is unknown",
        ),
        ("a stolen key", "FOUR; x: mo steals m9", "x is R-012"),
    ]);
}

#[test]
fn r_043_the_cut_is_what_the_proposer_had_seen() {
    holds(&[
        (
            "what was seen stands",
            "FOUR; li says; r: mo removes li; ada approves r",
            "r is in force",
        ),
        (
            "an earlier cut is refused",
            "FOUR; li says; r: mo backdates removal of li; x: ada approves r",
            "r is R-043, x is R-044, li is member",
        ),
        (
            "a removal voids what the removed did meanwhile",
            "FOUR; apart; a: li admits xi; mo hears ra; r: mo removes li; ada hears mo; ada approves r; together",
            "r is in force, li is out, a is open 1 1, xi is unknown",
        ),
    ]);
}

#[test]
fn mutual_removal_suspends_both_until_the_undisputed_settle_it() {
    const BOTH: &str = "FOUR2; apart; r: mo removes li; ada hears mo; ada approves r; q: li removes mo; ra hears li; ra approves q; sue hears ra; sue approves q; xi hears ada; xi approves r; together";
    const MORE: &str = "ada admits sue support; ax: mo admits xi; li approves ax; ada approves ax";
    let both = BOTH.replace("FOUR2", &format!("{FOUR}; {MORE}"));
    let case = |more: &str| format!("{both}; {more}");
    let table = [
        (
            "both are suspended",
            case(""),
            "r is in dispute, q is in dispute, mo is suspended, li is suspended, ada is member, ra is member",
        ),
        (
            "neither has a word in it",
            case("s: mo settles r stands"),
            "s is R-041",
        ),
        (
            "those in neither settle it",
            case("s: ada settles q falls; ra approves s; sue approves s"),
            "q is fallen, r is in force, mo is member, li is out",
        ),
        (
            "or let one stand",
            case("s: ada settles r stands; ra approves s; sue approves s"),
            "r is in force, li is out",
        ),
        (
            "or neither",
            case("s: ada settles q falls r falls; ra approves s; sue approves s"),
            "mo is member, li is member",
        ),
        (
            "one of them is not most",
            case("s: ada settles q falls"),
            "s is open 2 0, mo is suspended",
        ),
        (
            "contradicting settlements settle nothing",
            case(
                "apart; s: ada settles q falls; t: ra settles q stands; together; sue approves s; xi approves s; sue approves t; xi approves t",
            ),
            "mo is suspended",
        ),
        (
            "what is not in dispute is not settled",
            case("s: ada settles ax falls"),
            "s is R-046",
        ),
    ];
    let table: Vec<(&str, &str, &str)> = table
        .iter()
        .map(|(why, story, gives)| (*why, story.as_str(), *gives))
        .collect();
    holds(&table);
}

#[test]
fn r_046_nothing_is_settled_that_is_not_in_dispute() {
    holds(&[(
        "a quiet room",
        "FOUR; s: ada settles an falls",
        "s is R-046, ra is member",
    )]);
}

#[test]
fn a_lost_device_is_recovered_by_two_others() {
    holds(&[
        (
            "by hers and another",
            "FOUR; r: mo recovers li as li2; ra approves r; ada approves r",
            "r is in force, device li is out, device li2 is member, li is member",
        ),
        (
            "not by one",
            "FOUR; r: mo recovers li as li2",
            "r is open 1 1, device li2 is unknown",
        ),
        (
            "where only one of contact and she are left to ask",
            "ada founds survivor; a: ada admits mo; b: ada admits li; mo approves b; r: mo recovers li as li2; ada approves r",
            "r is in force, li is member",
        ),
        (
            "in a room of two nobody is",
            "mo founds; mo admits li; r: mo recovers li as li2",
            "r is R-042",
        ),
        (
            "who was removed is not: they come back as somebody new, or not",
            "FOUR; r: mo removes li; ada approves r; x: ra recovers li as l9",
            "x is R-042, li is out",
        ),
        (
            "who left is not",
            "FOUR; li leaves; x: ra recovers li as l9",
            "x is R-042",
        ),
        (
            "nor is oneself",
            "FOUR; li adds li2; x: li2 recovers li as l9",
            "x is R-042",
        ),
        (
            "a stranger is not",
            "FOUR; r: mo recovers eve as e2",
            "r is R-042",
        ),
        (
            "the group alone does not recover the survivor",
            "FOUR; r: mo recovers ada as a2; li approves r; ra approves r",
            "r is open 0 1, device a2 is unknown",
        ),
    ]);
}

#[test]
fn r_082_a_device_goes_on_as_another_once() {
    holds(&[
        (
            "once",
            "FOUR; r: li2 restarts from li",
            "r is in force, device li2 is member, device li is member",
        ),
        (
            "not twice",
            "FOUR; li2 restarts from li; x: li3 restarts from li",
            "x is R-082, device li3 is unknown",
        ),
        (
            "twice apart: two hold that key, and neither goes on",
            "FOUR; apart; li2 hears ra; li3 hears ra; r: li2 restarts from li; q: li3 restarts from li; together",
            "device li is member, device li2 is suspended, device li3 is suspended, r is in dispute, q is in dispute",
        ),
        (
            "not of a forked one",
            "FOUR; li forks; x: li2 restarts from li",
            "x is R-041",
        ),
        (
            "not of a removed one",
            "FOUR; r: mo removes li; ada approves r; x: li2 restarts from li",
            "x is R-041",
        ),
        (
            "a removal that had not heard of it voids it",
            "FOUR; apart; li2 hears ra; x: li2 restarts from li; r: mo removes li; ada hears mo; ada approves r; together",
            "li is out, device li2 is out",
        ),
    ]);
}

#[test]
fn a_fork_suspends_and_counts_below_it() {
    holds(&[
        (
            "suspended",
            "FOUR; li forks",
            "li is suspended, mo is member",
        ),
        (
            "what was before counts",
            "FOUR; a: mo admits xi; li approves a; ada approves a; li forks",
            "xi is member, li is suspended",
        ),
        (
            "decides nothing more",
            "FOUR; li forks; x: li removes ra",
            "x is open 1 0, ra is member",
        ),
        (
            "a new device by others",
            "FOUR; li forks; r: mo recovers li as l2; ra approves r; ada approves r",
            "li is member, device l2 is member, device li is out",
        ),
    ]);
}

#[test]
fn a_removed_one_who_pretends_to_have_written_before_makes_a_dispute_at_most() {
    holds(&[
        (
            "alone it is nothing",
            "FOUR; apart; r: mo removes li; ada hears mo; ada approves r; x: li removes mo; together",
            "x is open 1 0, li is out, mo is member",
        ),
        (
            "who passes it on makes a dispute and no removal",
            "FOUR; apart; r: mo removes li; ada hears mo; ada approves r; x: li removes mo; ra hears ada; ra hears li; y: ra approves x; together",
            "r is in dispute, x is in dispute, li is suspended, mo is suspended, ada is member",
        ),
        (
            "its approvals beyond the cut are void",
            "FOUR; a: mo admits xi; ada approves a; apart; r: mo removes li; ada hears mo; ada approves r; li approves a; together",
            "xi is suspended, li is out",
        ),
    ]);
}

#[test]
fn r_080_of_a_paper_key_one_addition_and_one_drop_count_and_nothing_else() {
    holds(&[
        (
            "it brings in a new device and drops the lost one",
            "FOUR; li adds sheet; a: sheet adds li2; d: sheet drops li",
            "a is in force, d is in force, device li is out, device li2 is member",
        ),
        (
            "a second addition lets nobody in",
            "FOUR; li adds sheet; a: sheet adds li2; x: sheet adds eve",
            "x is R-080, device li2 is member, device eve is unknown",
        ),
        (
            "it has no vote",
            "FOUR; li adds sheet; r: mo removes ra; x: sheet approves r",
            "x is R-080, r is open 1 0, ra is member",
        ),
        (
            "it removes nobody, and does not leave for its person",
            "FOUR; li adds sheet; x: sheet removes ra; y: sheet leaves",
            "x is R-080, y is R-080, ra is member, li is member",
        ),
        (
            "what it does after something else does not count either",
            "FOUR; li adds sheet; x: sheet says; y: sheet drops li",
            "x is R-080, y is R-080, device li is member",
        ),
        (
            "it does not go on as a machine",
            "FOUR; li adds sheet; x: li3 restarts from sheet",
            "x is R-080, device li3 is unknown",
        ),
    ]);
}
