//! Makes a picture of a record.

use std::collections::HashSet;

use answerable_record::words::{Change, ToldBy, Word};
use answerable_record::{Day, Entry, Field, Informed, Kind, Ledgers};
use foldhash::fast::FixedState;

use super::{
    Behind, Correspondence, Demand, Finding, Hold, HoldKind, Known, Meeting, MeetingState, Picture,
    Presence, Reply, Span, Surrounding, Telling,
};
use crate::reading::{Place, Reading, Speaker, What};
use crate::words::Phrase;

/// More correspondences than these share one lane.
const CORRESPONDENCES_MAX: usize = 8;
/// What he is called among refs.
const HIM: &str = "perpetrator";
/// How far ahead a meeting may stand to be drawn.
const AHEAD_DAYS_MAX: u32 = 90;

/// Makes the picture of a record, of the ledgers' day and for the ledgers' reader.
pub fn of_record(speaker: &Speaker, ledgers: &Ledgers) -> Picture {
    let reading = speaker.reading;
    let at = reading.at();
    let both = ledgers.replies.is_some();
    let his = |kind| {
        let all = reading.became(kind).filter(|(_, became)| became.his);
        all.map(|(_, became)| became.what)
    };
    let meetings: Vec<Meeting> = his(Kind::Meeting)
        .filter_map(|what| match what {
            What::Meeting(meeting) => Some(meeting),
            _ => None,
        })
        .collect();
    let ahead = meetings
        .iter()
        .filter(|one| one.state == MeetingState::Open)
        .map(|one| one.day);
    let to = ahead
        .filter(|day| *day <= at.plus(AHEAD_DAYS_MAX))
        .max()
        .unwrap_or(at)
        .max(at);
    let mut drawn = reading
        .all()
        .filter(|entry| entry.kind != Kind::Person && entry.kind != Kind::Surrounding);
    // They stand by their days.
    let first = drawn.next().map(|entry| entry.on.day);
    let from = first.unwrap_or(at).min(at);
    Picture {
        from,
        to,
        at,
        correspondences: both.then(|| drawn_apart(speaker)),
        meetings: both.then_some(meetings),
        agreements: both.then(|| {
            let all = his(Kind::Agreement).filter_map(|what| match what {
                What::Agreement(agreement) => Some(agreement),
                _ => None,
            });
            all.collect()
        }),
        claims: both.then(|| {
            let all = his(Kind::Claim).filter_map(|what| match what {
                What::Claim(claim) => Some(claim),
                _ => None,
            });
            all.collect()
        }),
        surroundings: ledgers.disclosures.as_ref().map(|rows| {
            rows.iter()
                .filter_map(|row| surrounding(speaker, row))
                .collect()
        }),
        people: ledgers.members.as_ref().map(|members| {
            members
                .iter()
                .map(|member| presence(speaker, member))
                .collect()
        }),
        demands: ledgers
            .demands
            .as_ref()
            .map(|demands| demands.iter().map(|row| demand(speaker, row)).collect()),
        holds: holds(speaker),
    }
}

/// Who was written to or wrote, him first, and what each is called.
pub fn correspondents(speaker: &Speaker) -> Vec<(Box<str>, Phrase)> {
    let mut known: HashSet<&str> = HashSet::new();
    let mut all: Vec<(Box<str>, Phrase)> = Vec::new();
    for (place, became) in speaker.reading.became(Kind::Contact) {
        let who = match became.his {
            true => Some(HIM),
            false => with(speaker.reading, place),
        };
        if let Some(who) = who.filter(|who| known.insert(who)) {
            all.push((who.into(), speaker.who(who)));
        }
    }
    all.sort_by_key(|(who, _)| **who != *HIM);
    all
}

/// Whom a contact is with.
fn with(reading: &Reading, place: Place) -> Option<&str> {
    let with = reading.placed(place)?.said.name(Field::With)?;
    Some(with)
}

/// Something that nothing ended.
fn alone(entry: Option<Place>) -> Behind {
    Behind {
        entry,
        ended_by: None,
    }
}

/// Letters and what came back, one correspondence for each who was written to or wrote, him first.
pub fn correspondences(speaker: &Speaker) -> Vec<Correspondence> {
    let reading = speaker.reading;
    let mut all: Vec<(&str, Correspondence)> = Vec::new();
    let mut came: Vec<(usize, Day, Place)> = Vec::new();
    let mut answers: HashSet<Place, FixedState> = HashSet::default();
    for (place, became) in reading.became(Kind::Contact) {
        // He has two names in a record; here he goes by one.
        let who = match became.his {
            true => HIM,
            false => match with(reading, place) {
                Some(with) => with,
                None => continue,
            },
        };
        let known = all.iter().position(|(known, _)| *known == who);
        let lane = known.unwrap_or_else(|| {
            let one = Correspondence {
                who: Some(who.into()),
                with: speaker.who(who),
                letters: Vec::new(),
                unasked: Vec::new(),
            };
            all.push((who, one));
            all.len() - 1
        });
        match became.what {
            What::Sent(letter) => {
                answers.extend(letter.behind.ended_by);
                all[lane].1.letters.push(letter);
            }
            What::Came(on) => came.push((lane, on, place)),
            _ => {}
        }
    }
    for (lane, on, place) in came {
        if !answers.contains(&place) {
            all[lane].1.unasked.push((on, alone(Some(place))));
        }
    }
    all.sort_by_key(|(who, _)| *who != HIM);
    all.into_iter().map(|(_, one)| one).collect()
}

/// Those of them that the picture has a lane for: his, and those who were asked for an answer; where
/// they are many, the last lane is of all the others.
fn drawn_apart(speaker: &Speaker) -> Vec<Correspondence> {
    let asked = |one: &Correspondence| {
        let his = one.who.as_deref() == Some(HIM);
        his || one
            .letters
            .iter()
            .any(|letter| letter.reply != Reply::NotExpected)
    };
    let mut lanes = correspondences(speaker);
    lanes.retain(asked);
    if lanes.len() > CORRESPONDENCES_MAX {
        let rest = lanes.split_off(CORRESPONDENCES_MAX - 1);
        let mut others = Correspondence {
            who: None,
            with: speaker.words.phrase("who-other", &[]),
            letters: rest.iter().flat_map(|one| one.letters.clone()).collect(),
            unasked: rest.iter().flat_map(|one| one.unasked.clone()).collect(),
        };
        others.letters.sort_by_key(|letter| letter.sent);
        lanes.push(others);
    }
    lanes
}

fn surrounding(speaker: &Speaker, row: &answerable_record::Disclosure) -> Option<Surrounding> {
    let entry = speaker.reading.get(row.surrounding)?;
    let told = speaker
        .reading
        .pointing(row.surrounding, Kind::Disclosure, Field::Surrounding);
    let telling = |disclosure: &Entry| Telling {
        behind: alone(speaker.reading.place(&disclosure.name)),
        day: disclosure.on.day,
        by: speaker.teller(disclosure.said.word(Field::ToldBy).unwrap_or(ToldBy::Other)),
        known: crate::reading::is_confirmed(disclosure),
    };
    Some(Surrounding {
        who: Some(row.surrounding.into()),
        name: speaker.who(row.surrounding),
        from: entry.said.day(Field::Since).unwrap_or(entry.on.day),
        until: entry
            .said
            .day(Field::Until)
            .filter(|until| *until <= speaker.reading.at()),
        under_duty: row.under_duty,
        tellings: told.map(telling).collect(),
        told_as: row.told_as,
        informed: known(row.informed),
        letter: known(row.letter),
    })
}

fn known(informed: Informed) -> Known {
    match informed {
        Informed::Confirmed => Known::Confirmed,
        Informed::Claimed => Known::Claimed,
        Informed::No => Known::No,
        Informed::Unknown => Known::Unknown,
    }
}

fn presence(speaker: &Speaker, member: &answerable_record::Member) -> Presence {
    let changes = speaker
        .reading
        .pointing(member.person, Kind::Membership, Field::Person);
    let mut spans: Vec<Span> = Vec::new();
    for change in changes {
        let day = change.on.day;
        if let Some(last) = spans.last_mut().filter(|last| last.until.is_none()) {
            last.until = Some(day);
        }
        let resting = match change.said.word(Field::Change) {
            Some(Change::Left) | None => continue,
            Some(Change::Resting) => true,
            Some(Change::Joined | Change::Returned) => false,
        };
        spans.push(Span {
            from: day,
            until: None,
            resting,
        });
    }
    let side = member
        .side
        .map_or_else(Phrase::default, |side| speaker.side(side));
    Presence {
        who: Some(member.person.into()),
        name: speaker.who(member.person),
        side,
        spans,
    }
}

fn demand(speaker: &Speaker, row: &answerable_record::Demand) -> Demand {
    let mut name = Phrase::program(format!("{} ", row.id));
    name.push(Phrase::people(row.title));
    let abouts = std::iter::once(row.id).chain(row.criteria.iter().map(|one| one.id));
    let found = |about: &str, assessment: &Entry| {
        let code = assessment
            .said
            .word::<answerable_record::words::Finding>(Field::Finding)?
            .name();
        let criterion = (about != row.id).then(|| about.to_owned());
        Some(Finding {
            behind: alone(speaker.reading.place(&assessment.name)),
            day: assessment.on.day,
            code,
            criterion,
        })
    };
    let all = abouts.flat_map(|about| speaker.reading.findings(about).map(move |one| (about, one)));
    let mut findings: Vec<Finding> = all.filter_map(|(about, one)| found(about, one)).collect();
    findings.sort_by_key(|finding| finding.day);
    Demand { name, findings }
}

fn holds(speaker: &Speaker) -> Vec<Hold> {
    let reading = speaker.reading;
    let pauses = reading.of_kind(Kind::Pause).map(|pause| Hold {
        from: pause.on.day,
        until: reading
            .pointing(&pause.name, Kind::Withdrawal, Field::Of)
            .map(|end| end.on.day)
            .next(),
        kind: match pause.said.name(Field::About) {
            Some(about) => HoldKind::PauseAbout(speaker.who(about)),
            None => HoldKind::Pause,
        },
    });
    let resumed = |day: Day| {
        reading
            .of_kind(Kind::Acceptance)
            .map(|entry| entry.on.day)
            .find(|on| *on > day)
    };
    let closures = reading.of_kind(Kind::Closure).map(|closure| Hold {
        from: closure.on.day,
        until: resumed(closure.on.day),
        kind: HoldKind::Closure,
    });
    pauses.chain(closures).collect()
}
