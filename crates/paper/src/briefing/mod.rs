//! The briefing: two pages for somebody who begins here.
//!
//! Where things stand, what happened lately, what is open and with whom, who is who, and what they need
//! not know. It is bounded, however long the record is: what does not fit is counted, not left out silently.

mod choose;
mod lately;
pub(crate) mod open;
mod people;
mod rules;
mod standing;

use answerable_record::{Entry, Field, Ledgers, Open, When};
use unicode_width::UnicodeWidthStr;

use crate::lines::cut;
use crate::reading::Speaker;
use crate::sheet::{Ink, Paragraph, Sheet};
use crate::words::{Phrase, Run, Value, Wording, neutral};

/// Two pages of A4 as lines of a terminal.
pub const LINES_MAX: usize = 110;
/// The columns that such a line has.
pub const COLUMNS: usize = 80;

/// So long may the words of one entry be; the entry itself has the rest.
const WORDS_MAX: usize = 64;
/// So long may a name be.
const NAME_MAX: usize = 28;
/// So long may a list be that stands in one row: two lines.
const LIST_MAX: usize = 2 * COLUMNS - 18;

/// Writes the briefing, for one person where that is said: what is theirs then comes first.
pub fn briefing(
    speaker: &Speaker,
    ledgers: &Ledgers,
    open: &Open,
    for_whom: Option<&str>,
) -> Sheet {
    // What people call each other may be long too.
    let wording = Wording {
        survivor: short(&speaker.wording.survivor, NAME_MAX),
        perpetrator: short(&speaker.wording.perpetrator, NAME_MAX),
        support_group: short(&speaker.wording.support_group, NAME_MAX),
        contact_group: short(&speaker.wording.contact_group, NAME_MAX),
    };
    let writer = Writer {
        speaker: Speaker {
            wording: &wording,
            ..*speaker
        },
        for_whom,
    };
    let sections = [
        standing::section(&writer, ledgers),
        lately::section(&writer, ledgers),
        open::tasks(&writer, open),
        open::waiting(&writer, open),
        open::agreements(&writer, ledgers),
        rules::section(&writer),
        people::members(&writer, ledgers),
        rules::boundaries(&writer),
        rules::read_on(&writer),
    ];
    choose::sheet(&writer, opening(&writer, ledgers), &sections)
}

/// What stands before everything.
fn opening(writer: &Writer, ledgers: &Ledgers) -> Vec<Phrase> {
    let speaker = writer.speaker;
    let at = speaker.date(When::day(speaker.reading.at()));
    let mut opening = speaker.say("briefing-at", &[("date", at)]);
    if let Some(person) = writer.for_whom {
        let mut whom = speaker.say(
            "briefing-for",
            &[("who", Value::people(writer.name(person)))],
        );
        whom.push(Phrase::program(" "));
        whom.push(opening);
        opening = whom;
    }
    let from = ledgers
        .from
        .as_deref()
        .and_then(|from| When::parse(from).ok());
    if let Some(from) = from {
        let from = speaker.say("briefing-from", &[("date", speaker.date(from))]);
        opening.push(Phrase::program(" "));
        opening.push(from);
    }
    vec![opening, speaker.say("briefing-inks", &[])]
}

/// Writes lines out of the catalogue.
pub(crate) struct Writer<'a> {
    pub(crate) speaker: Speaker<'a>,
    pub(crate) for_whom: Option<&'a str>,
}

impl Writer<'_> {
    fn known(&self, words: Phrase) -> Paragraph {
        Paragraph::line(Ink::Known, words)
    }

    /// A sentence of the catalogue as a line of what is known.
    fn line(&self, key: &str, values: &[(&str, Value)]) -> Paragraph {
        self.known(self.speaker.say(key, values))
    }

    /// What stands where the reader's rooms don't show something.
    fn out_of_sight(&self) -> Paragraph {
        Paragraph::line(Ink::NotKnown, self.speaker.say("picture-out-of-sight", &[]))
    }

    fn name(&self, name: &str) -> String {
        short(&self.speaker.who(name).plain(), NAME_MAX)
    }

    /// The name of who stands in a field; nothing where nobody does.
    fn named_in(&self, entry: Option<&Entry>, field: Field) -> Value<'static> {
        let name = entry.and_then(|entry| entry.said.name(field));
        name.map_or(Value::program(""), |name| Value::people(self.name(name)))
    }

    /// Names, as many as fit into a line.
    fn names(&self, names: &[&str]) -> Value<'static> {
        let said: Vec<String> = names.iter().map(|name| self.name(name)).collect();
        Value::people(short(&said.join(", "), WORDS_MAX))
    }
}

/// Words of people, on one line and no longer than fits; cut between words where that is near.
fn short(text: &str, columns: usize) -> String {
    const DOTS: &str = "…";
    let text = neutral(text);
    let text = text.trim();
    let cut = cut(text, columns, DOTS);
    let Some(kept) = cut.strip_suffix(DOTS).filter(|_| cut != text) else {
        return cut;
    };
    match kept.rsplit_once(' ') {
        Some((whole, _)) if whole.width() * 3 > columns * 2 => format!("{whole} {DOTS}"),
        _ => cut,
    }
}

/// A phrase no longer than fits.
fn shortened(words: &Phrase, columns: usize) -> Phrase {
    let mut left = columns;
    let mut kept = Phrase::default();
    for run in words.runs() {
        let text = short_run(run.text(), left);
        left = left.saturating_sub(text.width());
        kept.push(match run {
            Run::Program(_) => Phrase::program(text),
            Run::People(_) => Phrase::people(&text),
        });
    }
    kept
}

fn short_run(text: &str, columns: usize) -> String {
    match text.width() <= columns {
        true => text.to_owned(),
        false => short(text, columns),
    }
}

/// Sets things one behind the other, as many as fit; the others are counted.
fn list(writer: &Writer, mut words: Phrase, things: Vec<Phrase>, between: &str) -> Phrase {
    let count = things.len();
    let mut columns = words.plain().width();
    for (place, thing) in things.into_iter().enumerate() {
        columns += thing.plain().width() + between.len();
        if place > 0 && columns > LIST_MAX {
            let count = Value::count(count - place);
            words.push(Phrase::program(" "));
            words.push(writer.speaker.say("briefing-more", &[("count", count)]));
            return words;
        }
        words.push(Phrase::program(if place > 0 { between } else { " " }));
        words.push(thing);
    }
    words
}

/// The name of an entry, by which it is found.
fn reference(name: &str) -> Phrase {
    Phrase::program(format!(" [{name}]"))
}
