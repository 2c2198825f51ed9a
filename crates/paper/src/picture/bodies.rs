//! What each lane holds, and which form stands for what.

use answerable_record::Day;

use super::lanes::{Bar, BarForm, Boxed, End, Lane, Mark, Point, Row, Sort, Teller, Thread};
use super::said::Said;
use super::{
    Agreement, AgreementState, Behind, Claim, Code, Correspondence, Demand, Known, Letter, Meeting,
    Picture, Presence, Reply, Surrounding,
};
use crate::words::{Phrase, Value};

pub(crate) const REPLIES: [(&str, Mark); 7] = [
    ("in_time", Mark::Dot),
    ("late", Mark::LateDot),
    ("overdue", Mark::Dashes),
    ("open", Mark::Line),
    ("came_back", Mark::CameBack),
    ("not_expected", Mark::SmallStroke),
    ("unasked", Mark::Unasked),
];

const MEETINGS: [(&str, Mark); 7] = [
    ("attended", Mark::Dot),
    ("missed", Mark::Ring),
    ("cancelled_by_them", Mark::CrossedRing),
    ("cancelled_by_us", Mark::BarredRing),
    ("moved", Mark::Arrow),
    ("no_outcome", Mark::Query),
    ("open", Mark::DottedRing),
];

const AGREEMENTS: [(&str, Mark); 6] = [
    ("kept", Mark::Square),
    ("partly", Mark::HalfSquare),
    ("broken", Mark::CrossedSquare),
    ("withdrawn", Mark::OpenSquare),
    ("overdue", Mark::Dashes),
    ("open", Mark::Line),
];

const CLAIMS: [(&str, Mark); 4] = [
    ("confirmed", Mark::Dot),
    ("contradicted", Mark::CrossedRing),
    ("unverifiable", Mark::SlashedRing),
    ("unchecked", Mark::Ring),
];

pub(super) fn correspondences(picture: &Picture, teller: &Teller) -> Vec<Lane> {
    let title = |with: &Phrase| {
        let mut title = teller.title(Sort::Letters);
        title.push(Phrase::program(": "));
        title.push(with.clone());
        title
    };
    match picture.correspondences.as_deref() {
        None => vec![teller.lane(Sort::Letters, Vec::new(), None)],
        Some([]) => vec![teller.lane(Sort::Letters, Vec::new(), Some(Vec::new()))],
        Some(list) => {
            let lane = |one: &Correspondence| correspondence(one, title(&one.with), teller);
            let mut lanes: Vec<Lane> = list.iter().map(lane).collect();
            for (lane, one) in lanes.iter_mut().zip(list).skip(1) {
                lane.minor = Some(one.with.clone());
            }
            lanes
        }
    }
}

fn correspondence(one: &Correspondence, title: Phrase, teller: &Teller) -> Lane {
    let replies = one.letters.iter().map(|letter| letter.reply);
    let mut key = teller.key(replies, "picture-reply", &REPLIES);
    if !one.unasked.is_empty() {
        let text = teller.counted(one.unasked.len(), "picture-reply", "unasked");
        key.push((Mark::Unasked, text));
    }
    let said = Said::new(teller);
    let mut threads: Vec<Thread> = one.letters.iter().map(|one| letter(one, &said)).collect();
    let unasked = |(day, behind): &(Day, Behind)| Thread {
        behind: *behind,
        start: *day,
        mark: Mark::Unasked,
        due: None,
        end: End::Here,
        kind: Mark::Unasked,
        word: said.word("picture-reply", "unasked"),
    };
    threads.extend(one.unasked.iter().map(unasked));
    threads.sort_by_key(|thread| thread.start);
    Lane {
        who: one.who.clone(),
        title,
        ..teller.lane(Sort::Letters, key, Some(threads))
    }
}

fn letter(letter: &Letter, said: &Said) -> Thread {
    let code = letter.reply.code(said.at());
    let kind = form(&REPLIES, code);
    let (mark, due, end) = match letter.reply {
        Reply::NotExpected => (Mark::SmallStroke, None, End::Here),
        Reply::CameBack => (Mark::CameBack, None, End::Here),
        Reply::Came { on, due } => (Mark::Stroke, Some(due), End::Mark(on, kind)),
        Reply::Awaited { due } if due < said.at() => (
            Mark::Stroke,
            Some(due),
            End::Nowhere(said.days_since(letter.sent)),
        ),
        Reply::Awaited { due } => (Mark::Stroke, Some(due), End::Waits(said.until(due))),
    };
    let word = said.word("picture-reply", code);
    Thread {
        behind: letter.behind,
        start: letter.sent,
        mark,
        due,
        end,
        kind,
        word,
    }
}

pub(super) fn meetings(picture: &Picture, teller: &Teller) -> Lane {
    let meetings = picture.meetings.as_deref();
    let states = meetings
        .unwrap_or_default()
        .iter()
        .map(|meeting| meeting.state);
    let key = teller.key(states, "picture-meeting", &MEETINGS);
    let said = Said::new(teller);
    let thread = |meeting: &Meeting| {
        let code = meeting.state.code(teller.at);
        let mark = form(&MEETINGS, code);
        let word = said.word("picture-meeting", code);
        Thread {
            behind: meeting.behind,
            start: meeting.day,
            mark,
            due: None,
            end: End::Here,
            kind: mark,
            word,
        }
    };
    let threads = meetings.map(|list| list.iter().map(thread).collect());
    teller.lane(Sort::Meetings, key, threads)
}

pub(super) fn agreements(picture: &Picture, teller: &Teller) -> Lane {
    let agreements = picture.agreements.as_deref();
    let list = agreements.unwrap_or_default();
    let states = list.iter().map(|agreement| agreement.state);
    let mut key = teller.key(states, "picture-agreement", &AGREEMENTS);
    let given = list.iter().filter(|agreement| agreement.concession).count();
    if given > 0 {
        let text = teller.counted(given, "picture-agreement", "concession");
        key.push((Mark::Concession, text));
    }
    let said = Said::new(teller);
    let threads = agreements.map(|list| list.iter().map(|one| agreement(one, &said)).collect());
    teller.lane(Sort::Agreements, key, threads)
}

fn agreement(one: &Agreement, said: &Said) -> Thread {
    let code = one.state.code(said.at());
    let kind = form(&AGREEMENTS, code);
    let end = match (one.state, one.settled, one.due) {
        (AgreementState::Overdue, _, _) => {
            End::Nowhere(said.days_since(one.due.unwrap_or(one.made)))
        }
        (AgreementState::Open, _, Some(due)) => End::Waits(said.until(due)),
        (AgreementState::Open, _, None) => End::Waits(said.standing()),
        (_, settled, _) => End::Mark(settled.unwrap_or(one.made), kind),
    };
    let mark = if one.concession {
        Mark::Concession
    } else {
        Mark::Stroke
    };
    let more = one.concession.then_some("concession");
    let word = said.words("picture-agreement", code, more);
    Thread {
        behind: one.behind,
        start: one.made,
        mark,
        due: one.due,
        end,
        kind,
        word,
    }
}

pub(super) fn claims(picture: &Picture, teller: &Teller) -> Lane {
    let claims = picture.claims.as_deref();
    let states = claims.unwrap_or_default().iter().map(|claim| claim.check);
    let key = teller.key(states, "picture-claim", &CLAIMS);
    let said = Said::new(teller);
    let thread = |claim: &Claim| {
        let code = claim.check.code(teller.at);
        let kind = form(&CLAIMS, code);
        let end = match claim.check {
            Some((day, _)) => End::Mark(day, kind),
            None => End::Nowhere(said.days_since(claim.made)),
        };
        let word = said.word("picture-claim", code);
        Thread {
            behind: claim.behind,
            start: claim.made,
            mark: Mark::Ring,
            due: None,
            end,
            kind,
            word,
        }
    };
    let threads = claims.map(|list| list.iter().map(thread).collect());
    teller.lane(Sort::Claims, key, threads)
}

pub(super) fn surroundings(picture: &Picture, teller: &Teller) -> Lane {
    let list = picture.surroundings.as_deref();
    let rows = list.map(|list| list.iter().map(|one| surrounding(one, teller)).collect());
    let tellings = || {
        list.unwrap_or_default()
            .iter()
            .flat_map(|one| &one.tellings)
    };
    let mut key = Vec::new();
    for (code, mark, known) in [("known", Mark::Dot, true), ("said", Mark::Ring, false)] {
        let count = tellings().filter(|telling| telling.known == known).count();
        if count > 0 {
            key.push((mark, teller.counted(count, "picture-telling", code)));
        }
    }
    if tellings().next().is_some() {
        key.push((Mark::Number, teller.word("picture-telling", "order")));
    }
    teller.rows(Sort::Surroundings, key, rows)
}

fn surrounding(one: &Surrounding, teller: &Teller) -> Row {
    let mark = |(index, telling): (usize, &super::Telling)| {
        let mut label = Phrase::default();
        if let (0, Some(place)) = (index, one.told_as) {
            let values = [("place", Value::count(place))];
            label.push(teller.words.phrase("picture-told-as", &values));
        }
        label.push(telling.by.clone());
        let (mark, code) = if telling.known {
            (Mark::Dot, "known")
        } else {
            (Mark::Ring, "said")
        };
        Point {
            behind: telling.behind,
            day: telling.day,
            mark,
            label,
            word: teller.word("picture-telling", code),
        }
    };
    let state = |key: &str, known: Known| {
        let mark = match known {
            Known::Confirmed => Mark::Dot,
            Known::Claimed => Mark::Ring,
            Known::No => Mark::Cross,
            Known::Unknown => Mark::Query,
        };
        (
            Some(mark),
            teller
                .words
                .phrase(key, &[("code", Value::program(known.code(teller.at)))]),
        )
    };
    let mut states = vec![
        state("picture-informed", one.informed),
        state("picture-letter-passed-on", one.letter),
    ];
    if !one.under_duty {
        states = vec![(None, teller.words.phrase("picture-not-under-duty", &[]))];
    }
    Row {
        who: one.who.clone(),
        name: one.name.clone(),
        bars: vec![Bar {
            from: one.from,
            until: one.until,
            form: BarForm::Thin,
            word: teller.word("picture-presence", "around"),
        }],
        marks: one.tellings.iter().enumerate().map(mark).collect(),
        boxes: Vec::new(),
        states,
    }
}

pub(super) fn people(picture: &Picture, teller: &Teller) -> Lane {
    let list = picture.people.as_deref();
    let spans = || list.unwrap_or_default().iter().flat_map(|one| &one.spans);
    let mut key = Vec::new();
    for (code, mark, resting) in [
        ("active", Mark::SolidBar, false),
        ("resting", Mark::HatchedBar, true),
    ] {
        if spans().any(|span| span.resting == resting) {
            key.push((mark, teller.word("picture-presence", code)));
        }
    }
    let rows = list.map(|list| list.iter().map(|one| presence(one, teller)).collect());
    teller.rows(Sort::People, key, rows)
}

fn presence(one: &Presence, teller: &Teller) -> Row {
    let bar = |span: &super::Span| {
        let (form, code) = if span.resting {
            (BarForm::Hatched, "resting")
        } else {
            (BarForm::Solid, "active")
        };
        let word = teller.word("picture-presence", code);
        Bar {
            from: span.from,
            until: span.until,
            form,
            word,
        }
    };
    Row {
        who: one.who.clone(),
        name: one.name.clone(),
        bars: one.spans.iter().map(bar).collect(),
        marks: Vec::new(),
        boxes: Vec::new(),
        states: vec![(None, one.side.clone())],
    }
}

pub(super) fn demands(picture: &Picture, teller: &Teller) -> Lane {
    let list = picture.demands.as_deref();
    let rows = list.map(|list| list.iter().map(|one| demand(one, teller)).collect());
    let mut key = Vec::new();
    if list
        .unwrap_or_default()
        .iter()
        .any(|one| !one.findings.is_empty())
    {
        key.push((Mark::Box, teller.words.phrase("picture-finding", &[])));
    }
    teller.rows(Sort::Demands, key, rows)
}

fn demand(one: &Demand, teller: &Teller) -> Row {
    let found = |finding: &super::Finding| {
        let word = teller
            .words
            .say("finding", &[("code", Value::program(finding.code))]);
        let word = match &finding.criterion {
            Some(criterion) => format!("{criterion}: {word}"),
            None => word,
        };
        Boxed {
            behind: finding.behind,
            day: finding.day,
            word,
            date: teller.short(finding.day),
        }
    };
    let boxes: Vec<_> = one.findings.iter().map(found).collect();
    let none = teller.words.phrase("picture-no-finding", &[]);
    let states = if boxes.is_empty() {
        vec![(None, none)]
    } else {
        Vec::new()
    };
    Row {
        who: None,
        name: one.name.clone(),
        bars: Vec::new(),
        marks: Vec::new(),
        boxes,
        states,
    }
}

/// The form that stands for the code of what became of something.
pub(crate) fn state(sort: Sort, code: &str) -> Option<Mark> {
    let table: &[(&str, Mark)] = match sort {
        Sort::Letters => &REPLIES,
        Sort::Meetings => &MEETINGS,
        Sort::Agreements => &AGREEMENTS,
        Sort::Claims => &CLAIMS,
        Sort::Surroundings | Sort::People | Sort::Demands => &[],
    };
    let found = table.iter().find(|(known, _)| *known == code);
    found.map(|(_, mark)| *mark)
}

/// The form and the code for how far something is known.
pub(crate) fn code_of(informed: answerable_record::Informed) -> (Mark, &'static str) {
    use answerable_record::Informed;
    match informed {
        Informed::Confirmed => (Mark::Dot, "confirmed"),
        Informed::Claimed => (Mark::Ring, "claimed"),
        Informed::No => (Mark::Cross, "no"),
        Informed::Unknown => (Mark::Query, "unknown"),
    }
}

/// The form that stands for a code; every code of a table has one.
fn form(table: &[(&'static str, Mark)], code: &str) -> Mark {
    let found = table.iter().find(|(known, _)| *known == code);
    found.expect("every state stands in its lane's table").1
}
