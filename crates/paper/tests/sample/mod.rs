//! A fictional process of four years, as plain facts for a picture.

use answerable_paper::picture::{
    Agreement, AgreementState, Behind, CheckState, Claim, Correspondence, Demand, Finding, Hold,
    HoldKind, Known, Letter, Meeting, MeetingState, Picture, Presence, Reply, Span, Surrounding,
    Telling,
};
use answerable_paper::words::Phrase;
use answerable_record::Day;

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// Four years with every form in them.
pub fn four_years() -> Picture {
    Picture {
        from: day("2016-02-14"),
        to: day("2020-02-20"),
        at: day("2020-01-31"),
        correspondences: Some(vec![
            Correspondence {
                who: None,
                with: name("T."),
                letters: letters(),
                unasked: vec![
                    (day("2017-05-02"), Behind::default()),
                    (day("2019-01-19"), Behind::default()),
                ],
            },
            Correspondence {
                who: None,
                with: name("Choir of the upper valley"),
                letters: vec![
                    letter("2017-03-01", came("2017-03-10", "2017-03-15")),
                    letter(
                        "2018-11-20",
                        Reply::Awaited {
                            due: day("2018-12-04"),
                        },
                    ),
                ],
                unasked: Vec::new(),
            },
        ]),
        meetings: Some(meetings()),
        agreements: Some(agreements()),
        claims: Some(claims()),
        surroundings: Some(surroundings()),
        people: Some(people()),
        demands: Some(demands()),
        holds: vec![
            Hold {
                from: day("2018-02-10"),
                until: Some(day("2018-04-01")),
                kind: HoldKind::Pause,
            },
            Hold {
                from: day("2018-03-01"),
                until: Some(day("2018-09-01")),
                kind: HoldKind::PauseAbout(name("Choir of the upper valley")),
            },
            Hold {
                from: day("2019-12-15"),
                until: None,
                kind: HoldKind::Closure,
            },
        ],
    }
}

/// A process of which nothing is recorded yet, or which nobody may see.
pub fn blank(seen: bool) -> Picture {
    Picture {
        from: day("2016-02-14"),
        to: day("2016-02-14"),
        at: day("2016-02-14"),
        correspondences: seen.then(Vec::new),
        meetings: seen.then(Vec::new),
        agreements: seen.then(Vec::new),
        claims: seen.then(Vec::new),
        surroundings: seen.then(Vec::new),
        people: seen.then(Vec::new),
        demands: seen.then(Vec::new),
        holds: Vec::new(),
    }
}

pub fn name(text: &str) -> Phrase {
    Phrase::people(text)
}

pub fn letter(sent: &str, reply: Reply) -> Letter {
    Letter {
        behind: Behind::default(),
        sent: day(sent),
        reply,
    }
}

fn came(on: &str, due: &str) -> Reply {
    Reply::Came {
        on: day(on),
        due: day(due),
    }
}

/// A letter every five weeks; fewer and fewer are answered.
fn letters() -> Vec<Letter> {
    let start = day("2016-02-20");
    let sent = |index: u32| start.plus(index * 34 + index % 5 * 3);
    let reply = |index: u32| {
        let due = sent(index).plus(14);
        match index {
            7 => Reply::CameBack,
            20 | 33 => Reply::NotExpected,
            42 => Reply::Awaited {
                due: day("2020-02-10"),
            },
            0 | 1 | 3 | 5 | 9 | 14 | 22 | 27 => Reply::Came {
                on: sent(index).plus(4 + index % 9),
                due,
            },
            4 | 10 | 12 | 18 | 30 => Reply::Came {
                on: sent(index).plus(25 + index * 2),
                due,
            },
            _ => Reply::Awaited { due },
        }
    };
    (0..43)
        .map(|index| Letter {
            behind: Behind::default(),
            sent: sent(index),
            reply: reply(index),
        })
        .collect()
}

fn meetings() -> Vec<Meeting> {
    use MeetingState::*;
    [
        ("2016-06-10", Attended),
        ("2016-09-02", Missed),
        ("2016-10-20", CancelledByThem),
        ("2016-10-24", Moved),
        ("2016-11-12", Attended),
        ("2017-03-04", Missed),
        ("2017-06-01", Attended),
        ("2017-09-15", Missed),
        ("2018-01-20", CancelledByUs),
        ("2018-05-05", Attended),
        ("2018-09-30", Missed),
        ("2019-02-02", NoOutcome),
        ("2019-06-21", Missed),
        ("2020-02-15", Open),
    ]
    .map(|(on, state)| Meeting {
        behind: Behind::default(),
        day: day(on),
        state,
    })
    .to_vec()
}

fn agreements() -> Vec<Agreement> {
    use AgreementState::*;
    [
        (
            "2016-06-10",
            Some("2016-08-01"),
            Kept,
            Some("2016-07-20"),
            false,
        ),
        (
            "2016-11-12",
            Some("2017-01-15"),
            Broken,
            Some("2017-02-03"),
            true,
        ),
        (
            "2017-06-01",
            Some("2017-09-01"),
            Partly,
            Some("2017-09-01"),
            true,
        ),
        ("2017-06-01", None, Broken, Some("2018-03-03"), false),
        ("2018-05-05", Some("2018-07-01"), Overdue, None, true),
        ("2018-05-05", None, Open, None, false),
        (
            "2019-02-02",
            Some("2019-05-01"),
            Withdrawn,
            Some("2019-03-01"),
            false,
        ),
    ]
    .map(|(made, due, state, settled, concession)| Agreement {
        behind: Behind::default(),
        made: day(made),
        due: due.map(day),
        state,
        settled: settled.map(day),
        concession,
    })
    .to_vec()
}

fn claims() -> Vec<Claim> {
    use CheckState::*;
    [
        ("2016-06-10", Some(("2016-09-30", Confirmed))),
        ("2016-11-12", Some(("2017-04-12", Contradicted))),
        ("2017-06-01", Some(("2018-01-12", Unverifiable))),
        ("2018-05-05", None),
        ("2019-01-19", None),
    ]
    .map(|(made, check)| Claim {
        behind: Behind::default(),
        made: day(made),
        check: check.map(|(on, state)| (day(on), state)),
    })
    .to_vec()
}

fn surroundings() -> Vec<Surrounding> {
    let tell = |on: &str, by: &str, known| Telling {
        behind: Behind::default(),
        day: day(on),
        by: name(by),
        known,
    };
    let one =
        |title: &str, from: &str, until: Option<&str>, tellings, told_as, informed, letter| {
            Surrounding {
                who: None,
                name: name(title),
                from: day(from),
                until: until.map(day),
                under_duty: true,
                tellings,
                told_as,
                informed,
                letter,
            }
        };
    use Known::*;
    let mut list = vec![
        one(
            "Choir of the upper valley",
            "2016-03-01",
            None,
            vec![
                tell("2017-05-01", "T.", false),
                tell("2017-06-11", "Contact group", true),
            ],
            Some(1),
            Claimed,
            Unknown,
        ),
        one(
            "Housing project at the old mill",
            "2016-03-01",
            Some("2018-10-01"),
            vec![tell("2017-09-12", "Contact group", true)],
            Some(2),
            No,
            No,
        ),
        one(
            "Friends from before",
            "2016-08-01",
            None,
            Vec::new(),
            None,
            Unknown,
            Unknown,
        ),
        one(
            "Partner",
            "2018-01-01",
            None,
            vec![tell("2018-06-02", "T.", true)],
            Some(3),
            Confirmed,
            Confirmed,
        ),
        one(
            "The network for a right to the city, its plenary and all of its working groups",
            "2019-03-01",
            None,
            vec![tell("2019-12-20", "Unterstützungsgruppe im Norden", true)],
            Some(4),
            No,
            No,
        ),
    ];
    list[2].under_duty = false;
    list
}

fn people() -> Vec<Presence> {
    let span = |from: &str, until: Option<&str>, resting| Span {
        from: day(from),
        until: until.map(day),
        resting,
    };
    let one = |who: &str, side: &str, spans| Presence {
        who: None,
        name: name(who),
        side: name(side),
        spans,
    };
    vec![
        one(
            "Alma",
            "Support group",
            vec![span("2016-02-14", None, false)],
        ),
        one("Mo", "Contact group", vec![span("2016-02-20", None, false)]),
        one(
            "Jule",
            "Contact group",
            vec![span("2016-02-20", Some("2017-12-01"), false)],
        ),
        one(
            "Sascha",
            "Contact group",
            vec![
                span("2016-02-20", Some("2018-05-01"), false),
                span("2018-05-01", Some("2018-11-15"), true),
                span("2018-11-15", None, false),
            ],
        ),
        one(
            "Kim",
            "Contact group",
            vec![
                span("2018-01-10", Some("2019-08-01"), false),
                span("2019-08-01", None, true),
            ],
        ),
    ]
}

fn demands() -> Vec<Demand> {
    let found = |on: &str, code, criterion: Option<&str>| Finding {
        behind: Behind::default(),
        day: day(on),
        code,
        criterion: criterion.map(str::to_owned),
    };
    vec![
        Demand {
            name: name("D1 Answer, and come"),
            findings: vec![
                found("2017-02-01", "partly", None),
                found("2017-04-01", "not_met", Some("D1.b")),
                found("2018-02-01", "not_met", None),
                found("2019-11-02", "refused", None),
            ],
        },
        Demand {
            name: name("D2 Tell every circle you move in"),
            findings: vec![found("2019-11-02", "not_met", None)],
        },
        Demand {
            name: name("D3 Work on what you did, with people who know that work"),
            findings: vec![
                found("2017-06-20", "met", None),
                found("2018-06-20", "lapsed", None),
            ],
        },
        Demand {
            name: name("D4 Stay away"),
            findings: Vec::new(),
        },
    ]
}
