//! What the mandate asks at each contact, what need not be known of her, and where to read on.

use answerable_record::words::{Channel, Wish, Word};
use answerable_record::{Entry, Field, Kind};

use super::choose::{Row, Section};
use super::{WORDS_MAX, Writer, list, reference, short};
use crate::words::{Phrase, Value};

/// More pauses than these are counted.
const PAUSES_MAX: usize = 3;

/// The contact rules of the mandate in force, and what holds still.
pub(super) fn section(writer: &Writer) -> Section {
    let speaker = writer.speaker;
    let reading = speaker.reading;
    let at = reading.at();
    let pauses = reading.of_kind(Kind::Pause);
    let mut pauses: Vec<&Entry> = pauses.filter(|pause| reading.holds(pause, at)).collect();
    // What holds everything still comes before what holds one circle still.
    pauses.sort_by_key(|pause| pause.said.has(Field::About));
    let mut rows: Vec<Row> = Vec::new();
    for pause in pauses.iter().take(PAUSES_MAX) {
        let one = pause.said.has(Field::About);
        let values = [
            ("code", Value::program(if one { "about" } else { "all" })),
            ("date", speaker.date(pause.on)),
            ("who", writer.named_in(Some(pause), Field::About)),
        ];
        let mut words = speaker.say("briefing-pause", &values);
        words.push(reference(&pause.name));
        rows.push(writer.known(words).into());
    }
    match reading.mandate_on(at) {
        Some(mandate) => rows.push(rules(writer, mandate)),
        None => rows.push(writer.line("briefing-no-mandate", &[]).into()),
    }
    Section {
        beyond: pauses.len().saturating_sub(PAUSES_MAX),
        ..Section::of("rules", rows)
    }
}

fn rules(writer: &Writer, mandate: &Entry) -> Row {
    let speaker = writer.speaker;
    let rules = mandate.said.part(Field::ContactRules);
    let count = |field| rules.and_then(|rules| rules.count(field));
    let days = count(Field::ReplyWithinDays).unwrap_or(14);
    let days = [("count", Value::Count(i64::from(days)))];
    let mut lines = vec![writer.line("briefing-reply-within", &days)];
    if let Some(days) = count(Field::MinDaysBetween) {
        let days = [("count", Value::Count(i64::from(days)))];
        lines.push(writer.line("briefing-days-between", &days));
    }
    let channels = rules.and_then(|rules| rules.words::<Channel>(Field::Channels));
    if let Some(channels) = channels {
        let named = channels.map(|channel| {
            speaker
                .words
                .say("channel", &[("code", Value::program(channel.name()))])
        });
        let named = named.collect::<Vec<_>>().join(", ");
        lines.push(writer.line("briefing-channels", &[("channels", Value::program(named))]));
    }
    if mandate.said.flag(Field::UrgentOverride) {
        lines.push(writer.line("briefing-urgent", &[]));
    }
    let mut words = Phrase::default();
    for line in lines {
        words.push(line.words);
        words.push(Phrase::program(" "));
    }
    words.push(speaker.say("briefing-mandate", &[("date", speaker.date(mandate.on))]));
    words.push(reference(&mandate.name));
    writer.known(words).into()
}

/// What is not for the reader to ask, and which words may be used in her name.
pub(super) fn boundaries(writer: &Writer) -> Section {
    let speaker = writer.speaker;
    let reading = speaker.reading;
    let mut rows: Vec<Row> = vec![writer.line("briefing-need-not", &[]).into()];
    let mut latest: Vec<(&str, Wish)> = Vec::new();
    for boundary in reading
        .of_kind(Kind::Boundary)
        .filter(|entry| reading.holds(entry, reading.at()))
    {
        let topic = boundary.said.text(Field::Topic).map(|topic| topic.trim());
        if let Some((topic, wish)) = topic.zip(boundary.said.word(Field::Wish)) {
            latest.retain(|(known, _)| !known.eq_ignore_ascii_case(topic));
            latest.push((topic, wish));
        }
    }
    for (key, told) in [("briefing-not-asked", false), ("briefing-told", true)] {
        let of_these = latest
            .iter()
            .filter(|(_, wish)| (*wish == Wish::Tell) == told);
        let topics = of_these.map(|(topic, _)| Phrase::people(&short(topic, WORDS_MAX / 2)));
        let topics: Vec<Phrase> = topics.collect();
        if !topics.is_empty() {
            let words = list(writer, speaker.say(key, &[]), topics, ", ");
            rows.push(writer.known(words).into());
        }
    }
    let cleared: Vec<&str> = reading
        .of_kind(Kind::Clearance)
        .filter(|entry| reading.holds(entry, reading.at()))
        .map(|entry| entry.name.as_ref())
        .collect();
    let names = short(&cleared.join(", "), WORDS_MAX);
    let values = [
        ("count", Value::count(cleared.len())),
        ("refs", Value::program(names)),
    ];
    rows.push(writer.line("briefing-cleared", &values).into());
    Section::of("boundaries", rows)
}

/// The papers from which everything else follows.
pub(super) fn read_on(writer: &Writer) -> Section {
    let speaker = writer.speaker;
    let reading = speaker.reading;
    let mut papers: Vec<&Entry> = reading
        .of_kind(Kind::Letter)
        .rfind(|entry| reading.holds(entry, reading.at()))
        .into_iter()
        .collect();
    papers.extend(reading.mandate_on(reading.at()));
    for kind in [Kind::Report, Kind::Statement, Kind::Decision] {
        papers.extend(reading.of_kind(kind).next_back());
    }
    let paper = |paper: &Entry| {
        let kind = Value::program(speaker.kind(paper));
        let values = [("kind", kind), ("date", speaker.date(paper.on))];
        let mut words = speaker.say("briefing-paper", &values);
        words.push(reference(&paper.name));
        words
    };
    let papers: Vec<Phrase> = papers.into_iter().map(paper).collect();
    let mut rows: Vec<Row> = Vec::new();
    for two in papers.chunks(2) {
        let mut words = two[0].clone();
        if let Some(second) = two.get(1) {
            words.push(Phrase::program("; "));
            words.push(second.clone());
        }
        rows.push(writer.known(words).into());
    }
    rows.push(writer.line("briefing-read-how", &[]).into());
    Section::of("on", rows)
}
