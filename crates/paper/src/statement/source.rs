//! Single entries as sentences with their sources.

use answerable_record::words::{Basis, CheckFinding, Word};
use answerable_record::{Entry, Field, Kind};

use super::Writer;
use crate::reading::is_confirmed;
use crate::sheet::{Ink, Quote};
use crate::words::Value;

impl<'a> Writer<'a> {
    /// The number of an entry among the sources: its kind, its day, its ref.
    pub(super) fn cite(&mut self, name: &str) -> usize {
        if !self.is_worded() {
            return 0;
        }
        let entry = self.speaker.reading.get(name);
        let described = match entry {
            Some(entry) => {
                let kind = Value::program(self.speaker.kind(entry));
                let values = [
                    ("kind", kind),
                    ("date", self.date(entry.on)),
                    ("ref", Value::people(name)),
                ];
                self.say("statement-source", &values)
            }
            None => self.speaker.unseen(name),
        };
        self.draft.cite(name, || described)
    }

    pub(super) fn cite_all<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> Vec<usize> {
        names.into_iter().map(|name| self.cite(name)).collect()
    }

    /// What somebody wrote in an entry.
    pub(super) fn quote(&self, entry: &Entry, field: Field) -> Option<Quote> {
        let text = entry
            .said
            .text(field)
            .filter(|text| !text.trim().is_empty())?;
        if !self.is_worded() {
            return Some(Quote {
                content_note: None,
                text: String::new(),
            });
        }
        let note = entry.said.text(Field::ContentNote).map(|note| {
            self.say(
                "statement-content-note",
                &[("note", Value::people(note.as_ref()))],
            )
        });
        Some(Quote {
            content_note: note,
            text: text.trim().to_owned(),
        })
    }

    /// An entry that is confirmed, as a sentence of what is known.
    pub(super) fn known(&mut self, name: &str) {
        if !self.is_worded() {
            return self.pass();
        }
        let reading = self.speaker.reading;
        let Some(entry) = reading.get(name) else {
            let (words, notes) = (self.speaker.unseen(name), vec![self.cite(name)]);
            return self.draft.paragraph(Ink::Known, words, None, notes);
        };
        if entry.kind == Kind::Claim {
            return self.claim(entry);
        }
        let awaited = reading.answer(entry).filter(|answer| answer.came.is_none());
        let words = match awaited.filter(|answer| answer.due < reading.at()) {
            Some(answer) => {
                let due = self.date(answerable_record::When::day(answer.due));
                let with = entry
                    .said
                    .name(Field::With)
                    .map_or(Value::program(""), |with| self.who(with));
                let values = [("date", self.date(entry.on)), ("due", due), ("who", with)];
                self.say("statement-no-answer", &values)
            }
            None => {
                let basis = self.word("basis", basis(entry).name());
                let what = self.speaker.what(entry);
                let mut words = self.say("statement-known", &[("date", self.date(entry.on))]);
                words.push(what);
                words.push(self.say("statement-basis", &[("basis", basis)]));
                words
            }
        };
        let (quote, mut notes) = (self.quote(entry, Field::Text), vec![self.cite(name)]);
        notes.extend(entry.said.name(Field::Of).map(|of| self.cite(of)));
        self.draft.paragraph(Ink::Known, words, quote, notes);
    }

    /// Something that was said and not confirmed, led in by who said it.
    pub(super) fn said(&mut self, name: &str) {
        if !self.is_worded() {
            return self.pass();
        }
        let Some(entry) = self.speaker.reading.get(name) else {
            let (words, notes) = (self.speaker.unseen(name), vec![self.cite(name)]);
            return self.draft.paragraph(Ink::Said, words, None, notes);
        };
        if entry.kind == Kind::Claim {
            return self.claim(entry);
        }
        let basis = self.word("basis", basis(entry).name());
        let what = self.speaker.what(entry);
        let mut words = self.say("statement-said-only", &[("date", self.date(entry.on))]);
        words.push(what);
        words.push(self.say("statement-basis", &[("basis", basis)]));
        let (quote, notes) = (self.quote(entry, Field::Text), vec![self.cite(name)]);
        self.draft.paragraph(Ink::Said, words, quote, notes);
    }

    /// A claim with what became of it; it is known to be so, or not so, only by a check.
    pub(super) fn claim(&mut self, claim: &Entry) {
        if !self.is_worded() {
            return self.pass();
        }
        let speaker = claim
            .said
            .name(Field::Speaker)
            .map_or(Value::program(""), |who| self.who(who));
        let values = [("who", speaker), ("date", self.date(claim.on))];
        let mut words = self.say("statement-claim", &values);
        let mut notes = vec![self.cite(&claim.name)];
        let check = self.speaker.reading.check(&claim.name);
        let finding = check.and_then(|check| check.said.word::<CheckFinding>(Field::Finding));
        let code = finding.map_or("unchecked", Word::name);
        let date = check.map_or(Value::program(""), |check| self.date(check.on));
        words.push(self.say(
            "statement-check",
            &[("code", Value::program(code)), ("date", date)],
        ));
        notes.extend(check.map(|check| self.cite(&check.name)));
        let settled = matches!(
            finding,
            Some(CheckFinding::Confirmed | CheckFinding::Contradicted)
        );
        let quote = self.quote(claim, Field::Text);
        self.draft.paragraph(
            if settled { Ink::Known } else { Ink::Said },
            words,
            quote,
            notes,
        );
    }
}

/// How an entry is known: as said, or as its type has it by nature.
fn basis(entry: &Entry) -> Basis {
    let said = entry.said.word(Field::Basis);
    said.unwrap_or(if is_confirmed(entry) {
        Basis::Witnessed
    } else {
        Basis::Unknown
    })
}
