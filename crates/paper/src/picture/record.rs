//! Makes a picture of a record.

use std::collections::HashSet;

use answerable_record::words::{Change, CheckFinding, Direction, Ending, ToldBy, Word};
use answerable_record::{Day, Entry, Field, Informed, Kind, Ledgers};
use foldhash::fast::FixedState;

use super::{
    Agreement, AgreementState, Behind, CheckState, Claim, Correspondence, Demand, Finding, Hold,
    HoldKind, Known, Letter, Meeting, MeetingState, Picture, Presence, Reply, Span, Surrounding,
    Telling,
};
use crate::reading::{Answer, Speaker, came_back};
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
    let him = |entry: &&Entry, field| {
        entry
            .said
            .name(field)
            .is_some_and(|who| reading.is_him(who))
    };
    let meetings: Vec<Meeting> = reading
        .of_kind(Kind::Meeting)
        .filter(|entry| him(entry, Field::With))
        .map(|entry| meeting(speaker, entry))
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
            let with_him = reading
                .of_kind(Kind::Agreement)
                .filter(|entry| him(entry, Field::With));
            with_him.map(|entry| agreement(speaker, entry)).collect()
        }),
        claims: both.then(|| {
            let his = reading
                .of_kind(Kind::Claim)
                .filter(|entry| him(entry, Field::Speaker));
            his.map(|entry| claim(speaker, entry)).collect()
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
    let reading = speaker.reading;
    let mut known: HashSet<&str> = HashSet::new();
    let mut all: Vec<(Box<str>, Phrase)> = Vec::new();
    let mut before: Option<&str> = None;
    for contact in reading.of_kind(Kind::Contact) {
        let with = contact.said.name(Field::With).map(AsRef::as_ref);
        // Most are with the same as the one before.
        if with == before {
            continue;
        }
        before = with;
        let who = with.map(|with| if reading.is_him(with) { HIM } else { with });
        if let Some(who) = who.filter(|who| known.insert(who)) {
            all.push((who.into(), speaker.who(who)));
        }
    }
    all.sort_by_key(|(who, _)| **who != *HIM);
    all
}

/// Letters and what came back, one correspondence for each who was written to or wrote, him first.
pub fn correspondences(speaker: &Speaker) -> Vec<Correspondence> {
    let reading = speaker.reading;
    let mut all: Vec<(&str, Correspondence)> = Vec::new();
    let mut came: Vec<(usize, &Entry)> = Vec::new();
    let mut answers: HashSet<&str, FixedState> = HashSet::default();
    for contact in reading.of_kind(Kind::Contact) {
        let Some(with) = contact.said.name(Field::With) else {
            continue;
        };
        let place = all
            .iter()
            .position(|(known, _)| reading.is_same(known, with))
            .unwrap_or_else(|| {
                let with_whom = speaker.who(with);
                // He has two names in a record; here he goes by one.
                let who = if reading.is_him(with) { HIM } else { with };
                all.push((
                    with,
                    Correspondence {
                        who: Some(who.into()),
                        with: with_whom,
                        letters: Vec::new(),
                        unasked: Vec::new(),
                    },
                ));
                all.len() - 1
            });
        match contact.said.word(Field::Direction) {
            Some(Direction::From) => came.push((place, contact)),
            _ => {
                let answer = reading.answer(contact);
                let by = answer.and_then(|answer| answer.came);
                answers.extend(by.map(|by| by.name.as_ref()));
                all[place].1.letters.push(sent(contact, answer));
            }
        }
    }
    for (place, contact) in came {
        if !answers.contains(contact.name.as_ref()) {
            let one = (contact.on.day, behind(contact, None));
            all[place].1.unasked.push(one);
        }
    }
    all.sort_by_key(|(with, _)| !reading.is_him(with));
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

/// What was sent, and what became of it.
pub fn letter(speaker: &Speaker, contact: &Entry) -> Letter {
    sent(contact, speaker.reading.answer(contact))
}

fn sent(contact: &Entry, answer: Option<Answer>) -> Letter {
    let came = answer.and_then(|answer| answer.came);
    let reply = match (answer, came) {
        (Some(answer), Some(came)) => Reply::Came {
            on: came.on.day,
            due: answer.due,
        },
        (Some(answer), None) => Reply::Awaited { due: answer.due },
        (None, _) if came_back(contact) => Reply::CameBack,
        (None, _) => Reply::NotExpected,
    };
    Letter {
        behind: behind(contact, came),
        sent: contact.on.day,
        reply,
    }
}

fn behind(entry: &Entry, ended_by: Option<&Entry>) -> Behind {
    Behind {
        entry: Some(entry.name.clone()),
        ended_by: ended_by.map(|end| end.name.clone()),
    }
}

/// A meeting, and what became of it.
pub fn meeting(speaker: &Speaker, entry: &Entry) -> Meeting {
    let day = entry.said.day(Field::At).unwrap_or(entry.on.day);
    let outcome = speaker.reading.outcome(&entry.name);
    let state = match outcome.and_then(|outcome| outcome.said.word(Field::Result)) {
        Some(Ending::Attended) => MeetingState::Attended,
        Some(Ending::Missed) => MeetingState::Missed,
        Some(Ending::CancelledByThem) => MeetingState::CancelledByThem,
        Some(Ending::CancelledByUs) => MeetingState::CancelledByUs,
        Some(Ending::Moved) => MeetingState::Moved,
        _ if speaker.reading.at() > day => MeetingState::NoOutcome,
        _ => MeetingState::Open,
    };
    Meeting {
        behind: behind(entry, outcome),
        day,
        state,
    }
}

/// An agreement, and what became of it.
pub fn agreement(speaker: &Speaker, entry: &Entry) -> Agreement {
    let due = entry.said.day(Field::Due);
    let outcome = speaker.reading.outcome(&entry.name);
    let state = match outcome.and_then(|outcome| outcome.said.word(Field::Result)) {
        Some(Ending::Kept) => AgreementState::Kept,
        Some(Ending::Partly) => AgreementState::Partly,
        Some(Ending::Broken) => AgreementState::Broken,
        Some(Ending::Withdrawn) => AgreementState::Withdrawn,
        _ if due.is_some_and(|due| speaker.reading.at() > due) => AgreementState::Overdue,
        _ => AgreementState::Open,
    };
    let settled = outcome.map(|outcome| outcome.on.day);
    let concession = entry.said.has(Field::Concession);
    Agreement {
        behind: behind(entry, outcome),
        made: entry.on.day,
        due,
        state,
        settled,
        concession,
    }
}

/// A claim, and what its latest check found.
pub fn claim(speaker: &Speaker, entry: &Entry) -> Claim {
    let found = speaker.reading.check(&entry.name);
    let check = found.and_then(|check| {
        let state = match check.said.word(Field::Finding)? {
            CheckFinding::Confirmed => CheckState::Confirmed,
            CheckFinding::Contradicted => CheckState::Contradicted,
            CheckFinding::Unverifiable => CheckState::Unverifiable,
        };
        Some((check.on.day, state))
    });
    Claim {
        behind: behind(entry, found),
        made: entry.on.day,
        check,
    }
}

fn surrounding(speaker: &Speaker, row: &answerable_record::Disclosure) -> Option<Surrounding> {
    let entry = speaker.reading.get(row.surrounding)?;
    let told = speaker
        .reading
        .pointing(row.surrounding, Kind::Disclosure, Field::Surrounding);
    let telling = |disclosure: &Entry| Telling {
        behind: behind(disclosure, None),
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
            behind: behind(assessment, None),
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
