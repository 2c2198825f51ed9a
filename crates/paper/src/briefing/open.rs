//! What is open, and with whom: tasks, letters that wait, meetings, agreements.

use answerable_record::{Carried, Entry, Field, Kind, Ledgers, Open, When};

use super::choose::Section;
use super::{WORDS_MAX, Writer, reference, short};
use crate::dates;
use crate::sheet::Paragraph;
use crate::words::{Phrase, Value};

/// Open tasks, and what is offered to whom; of the reader's own first.
pub(super) fn tasks(writer: &Writer, open: &Open) -> Section {
    let Some(tasks) = &open.tasks else {
        return Section::of("tasks", vec![writer.out_of_sight().into()]);
    };
    let handovers = open.handovers.iter().flatten();
    let mut all: Vec<(&Carried, bool)> = handovers.map(|one| (one, true)).collect();
    all.extend(tasks.iter().map(|one| (one, false)));
    all.sort_by_key(|(one, _)| !is_theirs(writer, one));
    if all.is_empty() {
        return Section::of(
            "tasks",
            vec![writer.line("overview-no-attention", &[]).into()],
        );
    }
    let rows = all.into_iter().map(|(one, handover)| match handover {
        true => self::handover(writer, one).into(),
        false => task(writer, one).into(),
    });
    Section::new("tasks", 8, rows)
}

/// Letters that wait for an answer, and meetings without an outcome.
pub(super) fn waiting(writer: &Writer, open: &Open) -> Section {
    let (Some(replies), Some(meetings)) = (&open.replies, &open.meetings) else {
        return Section::of("waiting", vec![writer.out_of_sight().into()]);
    };
    let coming = |one: &&Carried| day(one).is_some_and(|on| on.day >= writer.speaker.reading.at());
    let questions = open
        .questions
        .iter()
        .flatten()
        .map(|one| (one, Asked::Question));
    let (ahead, over): (Vec<&Carried>, Vec<&Carried>) = meetings.iter().partition(coming);
    // What is ahead first; of what waits the longest silence last, as in a minute book.
    let mut all: Vec<(&Carried, Asked)> =
        ahead.into_iter().map(|one| (one, Asked::Meeting)).collect();
    all.extend(over.into_iter().rev().map(|one| (one, Asked::Meeting)));
    all.extend(replies.iter().rev().map(|one| (one, Asked::Reply)));
    all.extend(questions);
    all.sort_by_key(|(one, _)| !is_theirs(writer, one));
    if all.is_empty() {
        return Section::of(
            "waiting",
            vec![writer.line("overview-no-attention", &[]).into()],
        );
    }
    let rows = all.into_iter().map(|(one, asked)| {
        let line = match asked {
            Asked::Reply => reply(writer, one),
            Asked::Meeting => meeting(writer, one),
            Asked::Question => question(writer, one),
        };
        line.into()
    });
    Section::new("waiting", 8, rows)
}

enum Asked {
    Reply,
    Meeting,
    Question,
}

/// Agreements that nothing has ended, the latest first.
pub(super) fn agreements(writer: &Writer, ledgers: &Ledgers) -> Section {
    if ledgers.agreements.is_none() {
        return Section::of("agreements", vec![writer.out_of_sight().into()]);
    }
    let reading = writer.speaker.reading;
    let open = reading
        .of_kind(Kind::Agreement)
        .filter(|agreement| reading.outcome(&agreement.name).is_none());
    let mut open: Vec<&Entry> = open.collect();
    open.reverse();
    if open.is_empty() {
        return Section::of(
            "agreements",
            vec![writer.line("picture-nothing", &[]).into()],
        );
    }
    let rows = open
        .into_iter()
        .map(|agreement| self::agreement(writer, agreement).into());
    Section::new("agreements", 5, rows)
}

/// A task: what, who, until when.
pub(crate) fn task(writer: &Writer, task: &Carried) -> Paragraph {
    let entry = writer.speaker.reading.get(task.reference);
    let due = entry.and_then(|entry| entry.said.when(Field::Due));
    let when = due.map_or("none", |due| term(writer, due));
    carried(
        writer,
        task,
        words_of(writer, entry, Field::Text),
        when,
        due,
    )
}

/// A handover that nobody answered yet.
pub(crate) fn handover(writer: &Writer, handover: &Carried) -> Paragraph {
    let speaker = writer.speaker;
    let entry = speaker.reading.get(handover.reference);
    let tasks = entry.map_or(0, |entry| entry.said.names(Field::Tasks).len());
    let from = writer.named_in(entry, Field::From);
    let to = writer.named_in(entry, Field::To);
    let values = [("count", Value::count(tasks)), ("from", from), ("to", to)];
    let mut words = speaker.say("briefing-handover", &values);
    if handover.by.is_empty() {
        words.push(speaker.say(
            "briefing-carried",
            &[("count", Value::count(0)), ("who", Value::program(""))],
        ));
    }
    words.push(reference(handover.reference));
    writer.known(words)
}

/// A letter that waits for its answer.
pub(crate) fn reply(writer: &Writer, reply: &Carried) -> Paragraph {
    let speaker = writer.speaker;
    let entry = speaker.reading.get(reply.reference);
    let with = writer.named_in(entry, Field::With);
    let on = entry.map_or(Value::program(""), |entry| speaker.date(entry.on));
    let values = [("date", on), ("who", with)];
    let due = day(reply);
    let when = due.map_or("none", |due| term(writer, due));
    carried(
        writer,
        reply,
        speaker.say("briefing-answer", &values),
        when,
        due,
    )
}

/// A meeting, coming or over.
pub(crate) fn meeting(writer: &Writer, meeting: &Carried) -> Paragraph {
    let speaker = writer.speaker;
    let entry = speaker.reading.get(meeting.reference);
    let with = writer.named_in(entry, Field::With);
    let values = [("who", with)];
    let mut what = speaker.say("briefing-meeting", &values);
    let place = entry.and_then(|entry| entry.said.text(Field::Place));
    if let Some(place) = place {
        what.push(Phrase::program(", "));
        what.push(Phrase::people(&short(place, WORDS_MAX / 2)));
    }
    let at = entry.and_then(|entry| entry.said.when(Field::At));
    let when = match at {
        Some(at) if at.day < speaker.reading.at() => "no_outcome",
        Some(_) => "on",
        None => "none",
    };
    carried(writer, meeting, what, when, at)
}

/// A question that nobody answered yet.
pub(crate) fn question(writer: &Writer, question: &Carried) -> Paragraph {
    let entry = writer.speaker.reading.get(question.reference);
    let mut what = writer.speaker.say("briefing-question", &[]);
    what.push(words_of(writer, entry, Field::Text));
    let on = entry.map(|entry| entry.on);
    carried(writer, question, what, "since", on)
}

/// A concern that is not settled.
pub(crate) fn concern(writer: &Writer, concern: &Carried) -> Paragraph {
    let entry = writer.speaker.reading.get(concern.reference);
    let mut what = writer.speaker.say("briefing-concern", &[]);
    what.push(words_of(writer, entry, Field::Endangered));
    let on = entry.map(|entry| entry.on);
    carried(writer, concern, what, "since", on)
}

fn agreement(writer: &Writer, agreement: &Entry) -> Paragraph {
    let speaker = writer.speaker;
    let said = &agreement.said;
    let with = writer.named_in(Some(agreement), Field::With);
    let values = [("date", speaker.date(agreement.on)), ("who", with)];
    let mut words = speaker.say("briefing-agreed", &values);
    words.push(words_of(writer, Some(agreement), Field::Text));
    let due = said.when(Field::Due);
    let when = match due {
        Some(due) => term(writer, due),
        None if said.flag(Field::Standing) => "standing",
        None => "none",
    };
    words.push(at(writer, when, due));
    let note = said.has(Field::ContentNote);
    if let Some(given) = said.text(Field::Concession).filter(|_| !note) {
        let given = Value::people(short(given, WORDS_MAX / 2));
        words.push(speaker.say("briefing-given", &[("text", given)]));
    }
    words.push(reference(&agreement.name));
    writer.known(words)
}

/// A line on something open: what, who carries it, until when, and where it stands.
fn carried(
    writer: &Writer,
    one: &Carried,
    what: Phrase,
    when: &str,
    date: Option<When>,
) -> Paragraph {
    let speaker = writer.speaker;
    let mut words = what;
    let values = [
        ("count", Value::count(one.by.len())),
        ("who", writer.names(&one.by)),
    ];
    words.push(speaker.say("briefing-carried", &values));
    words.push(at(writer, when, date));
    words.push(reference(one.reference));
    writer.known(words)
}

fn at(writer: &Writer, when: &str, date: Option<When>) -> Phrase {
    let words = writer.speaker.words;
    let date = date.map_or(String::new(), |date| match dates::clock(date) {
        Some(clock) if when == "on" => format!("{}, {clock}", dates::plain(words, date)),
        _ => dates::plain(words, date),
    });
    let values = [
        ("code", Value::program(when)),
        ("date", Value::program(date)),
    ];
    writer.speaker.say("briefing-when", &values)
}

/// Whether a term is ahead or over.
fn term(writer: &Writer, due: When) -> &'static str {
    match due.day < writer.speaker.reading.at() {
        true => "was_due",
        false => "due",
    }
}

fn day(one: &Carried) -> Option<When> {
    When::parse(&one.on).ok()
}

fn is_theirs(writer: &Writer, one: &Carried) -> bool {
    writer
        .for_whom
        .is_some_and(|person| one.by.contains(&person))
}

/// The words of an entry, folded behind its content note; its type where it has none.
fn words_of(writer: &Writer, entry: Option<&Entry>, field: Field) -> Phrase {
    let speaker = writer.speaker;
    let Some(entry) = entry else {
        return speaker.words.phrase("who-unseen", &[]);
    };
    if let Some(note) = entry.said.text(Field::ContentNote) {
        let mut words = Phrase::program(speaker.kind(entry));
        let note = Value::people(short(note, WORDS_MAX / 2));
        words.push(speaker.say("briefing-folded", &[("note", note)]));
        return words;
    }
    let text = entry
        .said
        .text(field)
        .or_else(|| entry.said.text(Field::Text));
    match text.filter(|text| !text.trim().is_empty()) {
        // More follows behind it.
        Some(text) => Phrase::people(short(text, WORDS_MAX).trim_end_matches('.')),
        None => Phrase::program(speaker.kind(entry)),
    }
}
