//! What an entry is, in a few words.

use answerable_record::words::{Direction, Ending, HelpStatus, Perspective, ToldBy, Word};
use answerable_record::{Entry, Field, Kind};

use super::Speaker;
use crate::words::{Phrase, Value};

impl Speaker<'_> {
    /// What an entry is, in a few words of the record.
    pub fn what(&self, entry: &Entry) -> Phrase {
        let said = &entry.said;
        let kind = || Value::program(self.kind(entry));
        match entry.kind {
            Kind::Contact => {
                let from = said.word(Field::Direction) == Some(Direction::From);
                let direction = Value::program(if from { "from" } else { "to" });
                let with = said
                    .name(Field::With)
                    .map_or(Value::program(""), |with| self.named(with));
                self.say(
                    "statement-contact",
                    &[("direction", direction), ("who", with)],
                )
            }
            Kind::Outcome => {
                let target = said.name(Field::Of).and_then(|of| self.reading.get(of));
                let Some(target) = target else {
                    return self.say("statement-entry", &[("kind", kind())]);
                };
                let result = said.word::<Ending>(Field::Result).map_or("", Word::name);
                let day = target.said.when(Field::At).unwrap_or(target.on);
                let values = [
                    ("kind", Value::program(self.kind(target))),
                    ("date", self.date(day)),
                    ("result", self.word("ending", result)),
                ];
                self.say("statement-outcome", &values)
            }
            Kind::Help => {
                let status = said
                    .word::<HelpStatus>(Field::Status)
                    .map_or("", Word::name);
                let provider = said
                    .text(Field::Provider)
                    .map_or("", |provider| provider.as_ref());
                let named = Value::program(if provider.is_empty() { "no" } else { "yes" });
                let status = self.word("help-status", status);
                let values = [
                    ("status", status),
                    ("named", named),
                    ("provider", Value::people(provider)),
                ];
                self.say("statement-help", &values)
            }
            Kind::Reflection => {
                let sees = said.word::<Perspective>(Field::SurvivorPerspective);
                let sees = sees.map_or(Value::program(""), |sees| {
                    self.word("perspective", sees.name())
                });
                self.say("statement-reflection", &[("perspective", sees)])
            }
            Kind::Disclosure => {
                let circle = said
                    .name(Field::Surrounding)
                    .map_or(Value::program(""), |name| self.named(name));
                let by = self
                    .teller(said.word(Field::ToldBy).unwrap_or(ToldBy::Other))
                    .plain();
                self.say(
                    "statement-disclosure",
                    &[("surrounding", circle), ("who", Value::people(by))],
                )
            }
            _ => self.say("statement-entry", &[("kind", kind())]),
        }
    }
}
