//! The last half year in a few lines: figures first, then what stands out, newest first.

use answerable_record::words::{Change, CheckFinding, Direction, Ending, Finding, Word};
use answerable_record::{Day, Entry, Field, Kind, Ledgers};

use super::choose::{Row, Section};
use super::{WORDS_MAX, Writer, list, reference, short, shortened};
use crate::reading::is_confirmed;
use crate::sheet::{Ink, Paragraph};
use crate::words::{Phrase, Value};

/// So many days are half a year.
const HALF_YEAR_DAYS: u32 = 183;

/// What happened since half a year ago.
pub(super) fn section(writer: &Writer, ledgers: &Ledgers) -> Section {
    let reading = writer.speaker.reading;
    let since = Day::from_number(reading.at().number() - HALF_YEAR_DAYS as i32);
    let mut rows: Vec<Row> = Vec::new();
    if ledgers.replies.is_none() {
        rows.push(writer.out_of_sight().into());
    } else {
        rows.extend(figures(writer, since).map(Row::from));
    }
    let events: Vec<&Entry> = reading
        .all()
        .filter(|entry| entry.on.day > since && stands_out(writer, entry))
        .collect();
    if rows.is_empty() && events.is_empty() {
        let nothing = writer.line("picture-nothing", &[]);
        return Section::of("half_year", vec![nothing.into()]);
    }
    let figures = rows.len();
    let told: Vec<Told> = rows.into_iter().map(Told::Row).collect();
    let events = events.into_iter().rev().map(Told::Entry);
    let all: Vec<Told> = told.into_iter().chain(events).collect();
    let rows = all.into_iter().map(|told| match told {
        Told::Row(row) => row,
        Told::Entry(entry) => event(writer, entry).into(),
    });
    Section::new("half_year", figures + 4, rows)
}

enum Told<'r> {
    Row(Row),
    Entry(&'r Entry),
}

/// Letters and meetings, where there were any.
fn figures<'w>(writer: &'w Writer, since: Day) -> impl Iterator<Item = Paragraph> + 'w {
    let reading = writer.speaker.reading;
    let lately = move |entry: &&Entry| entry.on.day > since;
    let his = |entry: &&Entry| {
        let with = entry.said.name(Field::With);
        with.is_some_and(|with| reading.is_him(with))
    };
    let letters = reading.of_kind(Kind::Contact).filter(lately).filter(his);
    let (mut sent, mut came, mut unanswered) = (0, 0, 0);
    for letter in letters {
        match letter.said.word(Field::Direction) {
            Some(Direction::From) => came += 1,
            _ => sent += 1,
        }
        let answer = reading.answer(letter);
        unanswered += usize::from(
            answer.is_some_and(|answer| answer.came.is_none() && answer.due < reading.at()),
        );
    }
    let (mut held, mut missed, mut other) = (0, 0, 0);
    let meetings = reading.of_kind(Kind::Meeting).filter(his);
    let at = |meeting: &Entry| meeting.said.day(Field::At).unwrap_or(meeting.on.day);
    let over = meetings.filter(|meeting| at(meeting) > since && at(meeting) <= reading.at());
    for meeting in over {
        match reading.ending(&meeting.name) {
            Some(Ending::Attended) => held += 1,
            Some(Ending::Missed) => missed += 1,
            Some(_) => other += 1,
            None => {}
        }
    }
    let count = Value::count;
    let letters = (sent + came > 0).then(|| {
        let values = [
            ("sent", count(sent)),
            ("came", count(came)),
            ("count", count(unanswered)),
        ];
        writer.line("briefing-letters", &values)
    });
    let parts = [("held", held), ("missed", missed), ("other", other)];
    let parts: Vec<Phrase> = parts
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(code, number)| {
            let values = [("code", Value::program(code)), ("count", count(number))];
            writer.speaker.say("briefing-meetings-of", &values)
        })
        .collect();
    let meetings = (!parts.is_empty()).then(|| {
        let heading = writer.speaker.say("briefing-meetings", &[]);
        writer.known(list(writer, heading, parts, ", "))
    });
    letters.into_iter().chain(meetings)
}

/// Whether an entry is one of those that a newcomer should have heard of.
fn stands_out(writer: &Writer, entry: &Entry) -> bool {
    match entry.kind {
        Kind::Outcome => {
            let of = entry.said.name(Field::Of);
            let target = of.and_then(|of| writer.speaker.reading.get(of));
            target.is_some_and(|target| matches!(target.kind, Kind::Decision | Kind::Agreement))
        }
        Kind::Concern => entry.said.flag(Field::Urgent),
        kind => matches!(
            kind,
            Kind::Letter
                | Kind::Mandate
                | Kind::Membership
                | Kind::Assessment
                | Kind::Statement
                | Kind::Publication
                | Kind::Closure
                | Kind::Pause
                | Kind::Refusal
                | Kind::Help
                | Kind::Reflection
                | Kind::Disclosure
                | Kind::Claim
                | Kind::Report
        ),
    }
}

fn event(writer: &Writer, entry: &Entry) -> Paragraph {
    let speaker = writer.speaker;
    let mut words = speaker.say("statement-known", &[("date", speaker.date(entry.on))]);
    let (ink, what) = told(writer, entry);
    words.push(what);
    let note = entry.said.text(Field::ContentNote);
    let own = matches!(
        entry.kind,
        Kind::Refusal | Kind::Claim | Kind::Help | Kind::Reflection
    );
    if let Some(note) = note {
        let note = Value::people(short(note, WORDS_MAX));
        words.push(speaker.say("briefing-folded", &[("note", note)]));
    } else if let Some(text) = entry.said.text(Field::Text).filter(|_| own) {
        words.push(Phrase::program(": "));
        words.push(Phrase::people(&short(text, WORDS_MAX)));
    }
    words.push(reference(&entry.name));
    Paragraph::line(ink, words)
}

/// In which ink, and in a few words.
fn told(writer: &Writer, entry: &Entry) -> (Ink, Phrase) {
    let speaker = writer.speaker;
    let said = &entry.said;
    match entry.kind {
        Kind::Assessment => {
            let finding = said.word::<Finding>(Field::Finding).map_or("", Word::name);
            let about = said.name(Field::About).map_or("", |about| about.as_ref());
            let values = [
                ("about", Value::program(about)),
                ("finding", speaker.word("finding", finding)),
            ];
            (Ink::Judged, speaker.say("briefing-found", &values))
        }
        Kind::Membership => {
            let change = said.word::<Change>(Field::Change).map_or("", Word::name);
            let who = writer.named_in(Some(entry), Field::Person);
            let values = [("code", Value::program(change)), ("who", who)];
            (Ink::Known, speaker.say("briefing-change", &values))
        }
        Kind::Claim => {
            let check = speaker.reading.check(&entry.name);
            let finding = check.and_then(|check| check.said.word::<CheckFinding>(Field::Finding));
            let code = Value::program(finding.map_or("unchecked", Word::name));
            let who = writer.named_in(Some(entry), Field::Speaker);
            let values = [("code", code), ("who", who)];
            let settled = matches!(
                finding,
                Some(CheckFinding::Confirmed | CheckFinding::Contradicted)
            );
            let ink = if settled { Ink::Known } else { Ink::Said };
            (ink, speaker.say("briefing-claim", &values))
        }
        Kind::Help | Kind::Reflection | Kind::Disclosure if !is_confirmed(entry) => {
            let mut words = speaker.say("briefing-said", &[]);
            words.push(shortened(&speaker.what(entry), WORDS_MAX));
            (Ink::Said, words)
        }
        _ => (Ink::Known, shortened(&speaker.what(entry), WORDS_MAX)),
    }
}
