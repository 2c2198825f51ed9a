//! Says in sentences what the timeline shows, for those who hear it or print it.
//!
//! It walks the same lanes that are drawn, so the two can't say different things.

use answerable_record::{Day, When};

use super::Picture;
use super::lanes::{Body, End, Lane, Row, Thread, hold_words, lanes};
use super::page::stretch;
use crate::dates;
use crate::words::{Value, Wording, Words};

/// More facts than these in one lane are counted, and not listed.
const LISTED_MAX: usize = 120;

/// Says the timeline lane by lane, a line for each fact.
pub fn alternative(picture: &Picture, words: &Words, wording: &Wording) -> String {
    let period = [
        ("from", long(words, picture.from)),
        ("at", long(words, picture.at)),
    ]
    .map(|(name, day)| (name, Value::program(day)));
    let mut lines = vec![words.say("picture-period", &period)];
    for hold in &picture.holds {
        let kind = hold_words(words, &hold.kind).plain();
        lines.push(format!("{kind}: {}", stretch(words, hold.from, hold.until)));
    }
    for lane in lanes(picture, words, wording) {
        lines.push(String::new());
        lines.push(heading(&lane));
        match &lane.body {
            Body::Empty(said) | Body::OutOfSight(said) => lines.push(said.clone()),
            Body::Threads(threads) => {
                listed(
                    words,
                    threads.iter().map(|one| thread(words, one)).collect(),
                    &mut lines,
                );
            }
            Body::Rows(rows) => {
                for one in rows {
                    lines.push(name(one));
                    listed(words, row(words, one), &mut lines);
                }
            }
        }
    }
    lines.join("\n")
}

fn listed(words: &Words, facts: Vec<String>, lines: &mut Vec<String>) {
    let more = facts.len().saturating_sub(LISTED_MAX);
    lines.extend(
        facts
            .into_iter()
            .take(LISTED_MAX)
            .map(|fact| format!("- {fact}")),
    );
    if more > 0 {
        lines.push(words.say("picture-more", &[("count", Value::count(more))]));
    }
}

fn heading(lane: &Lane) -> String {
    let counts: Vec<String> = lane.key.iter().map(|(_, words)| words.plain()).collect();
    match lane.body {
        Body::Threads(_) => format!("{} ({})", lane.title.plain(), counts.join("; ")),
        _ => lane.title.plain(),
    }
}

fn thread(words: &Words, thread: &Thread) -> String {
    let (start, word) = (long(words, thread.start), thread.word.plain());
    match &thread.end {
        End::Here => format!("{start}: {word}"),
        End::Mark(day, _) => format!("{start}: {word}, {}", long(words, *day)),
        End::Nowhere(since) => format!("{start}: {word}, {since}"),
        End::Waits(until) => format!("{start}: {word}, {until}"),
    }
}

fn name(row: &Row) -> String {
    let states: Vec<String> = row.states.iter().map(|(_, words)| words.plain()).collect();
    match states.is_empty() {
        true => row.name.plain(),
        false => format!("{}: {}", row.name.plain(), states.join("; ")),
    }
}

fn row(words: &Words, row: &Row) -> Vec<String> {
    let bars = row.bars.iter().map(|bar| {
        format!(
            "{}: {}",
            bar.word.plain(),
            stretch(words, bar.from, bar.until)
        )
    });
    let marks = row.marks.iter().map(|point| {
        let day = long(words, point.day);
        format!("{day}: {} ({})", point.label.plain(), point.word.plain())
    });
    let boxes = row
        .boxes
        .iter()
        .map(|one| format!("{}: {}", long(words, one.day), one.word));
    bars.chain(marks).chain(boxes).collect()
}

fn long(words: &Words, day: Day) -> String {
    dates::plain(words, When::day(day))
}
