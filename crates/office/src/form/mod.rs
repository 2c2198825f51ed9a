//! The form of each type of entry, as data: which questions, in the order in which one tells it.
//!
//! What stands in a field comes from the table of the format ([`answerable_record::shape`]) alone; here
//! stands only in which order it is asked for, and what is asked for at first. The words of a question
//! are in the catalogue, under `form-TYPE-FIELD`.

mod answers;
mod choices;
mod date;
mod order;
mod parts;
mod read_back;
mod steps;

use answerable_record::shape::{Form as Stands, Slot};
use answerable_record::words::{Room, Side, SurroundingKind, Word};
use answerable_record::{Field, Kind};

pub use answers::{Local, NotWritten, Why, Wrong};
pub(crate) use answers::{box_of, drafts_of};
pub use choices::{Choice, OFFERED_MAX};
pub use parts::tidied;
pub(crate) use read_back::boxes_of;
pub use steps::{Step, ref_of};

/// The questions of a type.
#[derive(Clone, Debug)]
pub struct Form {
    /// The type.
    pub kind: Kind,
    /// What is asked for at first, in the order in which one tells it.
    pub first: Vec<Question>,
    /// What else there may be.
    pub more: Vec<Question>,
}

/// One question of a form.
#[derive(Clone, Debug)]
pub struct Question {
    /// The name of its box: `with`, `contact_rules.channels`; of repeated parts, as `demands.0.title`.
    pub name: String,
    /// The field, what stands in it, and whether it is needed.
    pub slot: Slot,
    /// The questions of its part; of repeated parts those of the first one, with `0` in their names.
    pub parts: Vec<Question>,
    /// Whether somebody who is not in the list can be named; then a box `NAME.new` holds what they are
    /// called, and `NAME.new.as` on which side they are or what circle it is.
    pub offers_new: bool,
}

/// Gives the questions of a type; of the process, which is founded, and of a correction, which shows
/// before and after, there are none.
pub fn form(kind: Kind) -> Form {
    let mut first: Vec<Question> = Vec::new();
    let mut more: Vec<Question> = Vec::new();
    let slots: Vec<Slot> = match kind {
        Kind::Process | Kind::Correction => Vec::new(),
        kind => std::iter::once(ON)
            .chain(kind.slots().copied())
            .filter(|slot| is_asked(kind, slot.field))
            .collect(),
    };
    for field in order::first(kind) {
        if let Some(slot) = slots.iter().find(|slot| slot.field == *field) {
            first.push(question(kind, slot));
        }
    }
    for slot in &slots {
        if first.iter().any(|known| known.slot.field == slot.field) {
            continue;
        }
        match slot.required {
            true => first.insert(0, question(kind, slot)),
            false => more.push(question(kind, slot)),
        }
    }
    Form { kind, first, more }
}

/// When it happened: every type has it, so the table of the format does not name it.
pub(crate) const ON: Slot = Slot {
    field: Field::On,
    form: Stands::When,
    required: true,
};

impl Form {
    /// All its questions.
    pub fn all(&self) -> impl Iterator<Item = &Question> {
        self.first.iter().chain(&self.more)
    }

    /// The question whose box has that name; of repeated parts, of any of them.
    pub fn question(&self, name: &str) -> Option<&Question> {
        let plain = first_part(name);
        fn among<'q>(
            mut all: impl Iterator<Item = &'q Question>,
            name: &str,
        ) -> Option<&'q Question> {
            all.find_map(|question| match question.name == name {
                true => Some(question),
                false => among(question.parts.iter(), name),
            })
        }
        among(self.all(), &plain)
    }
}

impl Question {
    /// Its words for a list of circles or sides in which somebody new may be.
    pub fn new_as(&self) -> Vec<&'static str> {
        let sides = || {
            Side::NAMES
                .iter()
                .filter(|side| **side != Side::Perpetrator.name())
        };
        match self.slot.form {
            _ if !self.offers_new => Vec::new(),
            Stands::Who => ["bystander"]
                .into_iter()
                .chain(SurroundingKind::NAMES.iter().copied())
                .collect(),
            Stands::Ref([Kind::Surrounding]) | Stands::Refs([Kind::Surrounding]) => {
                SurroundingKind::NAMES.to_vec()
            }
            _ => sides().copied().collect(),
        }
    }

    /// Whether "I don't know" is a word of its own here, beside leaving it out.
    pub fn knows_unknown(&self) -> bool {
        matches!(self.slot.form, Stands::Word(list) if list.contains(&UNKNOWN))
    }
}

/// The word of the format for what nobody knows.
pub(crate) const UNKNOWN: &str = "unknown";

fn question(kind: Kind, slot: &Slot) -> Question {
    named(slot.field.name().to_owned(), kind, slot)
}

fn named(name: String, kind: Kind, slot: &Slot) -> Question {
    let below: (&[Slot], String) = match slot.form {
        Stands::Part(slots) => (slots, format!("{name}.")),
        Stands::Parts(slots) => (slots, format!("{name}.0.")),
        _ => (&[], String::new()),
    };
    let parts = below.0.iter().map(|slot| {
        let mut part = named(format!("{}{}", below.1, slot.field.name()), kind, slot);
        part.offers_new = false;
        part
    });
    Question {
        parts: parts.collect(),
        offers_new: offers_new(kind, slot),
        slot: *slot,
        name,
    }
}

/// Whether a form asks for a field. Who records it is known, what one was not aware of the program says,
/// and the room of what follows something else is given by that.
fn is_asked(kind: Kind, field: Field) -> bool {
    match field {
        Field::By | Field::UnawareOf => false,
        Field::Room => kind.home().is_some(),
        // Where an entry is put away, nothing else is said of it.
        Field::BearsOn | Field::Speaks | Field::Basis | Field::Attachments => {
            !matches!(kind, Kind::Erasure | Kind::Release)
        }
        _ => true,
    }
}

/// Whether somebody new can be named there. Who takes a task or has a voice is a member, and so is known.
fn offers_new(kind: Kind, slot: &Slot) -> bool {
    match slot.form {
        Stands::Who => true,
        Stands::Ref([Kind::Surrounding]) | Stands::Refs([Kind::Surrounding]) => true,
        Stands::Ref([Kind::Person]) | Stands::Refs([Kind::Person]) => {
            matches!(kind, Kind::Membership | Kind::Meeting)
        }
        _ => false,
    }
}

/// The name of a box with each number in it as 0, as questions have it.
fn first_part(name: &str) -> String {
    let parts: Vec<&str> = name
        .split('.')
        .map(
            |part| match part.bytes().all(|byte| byte.is_ascii_digit()) {
                true => "0",
                false => part,
            },
        )
        .collect();
    parts.join(".")
}

/// The words of the list that a question chooses from.
pub fn list_of(slot: &Slot) -> &'static [&'static str] {
    match slot.form {
        Stands::Word(list) | Stands::Words(list) => list,
        _ => &[],
    }
}

/// The rooms into which an entry of a type can be put by hand, other than its own.
pub fn other_rooms(kind: Kind) -> Vec<Room> {
    let home = kind.home();
    let others = Room::ALL
        .iter()
        .copied()
        .filter(|room| home.is_some() && Some(*room) != home);
    others.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_asks_for_every_field_that_a_person_says() {
        for kind in Kind::ALL {
            if matches!(kind, Kind::Process | Kind::Correction) {
                assert_eq!(form(*kind).all().count(), 0);
                continue;
            }
            let form = form(*kind);
            for slot in kind.slots().filter(|slot| is_asked(*kind, slot.field)) {
                let asked = form.all().filter(|asked| asked.slot.field == slot.field);
                assert_eq!(asked.count(), 1, "{kind}: {}", slot.field);
            }
            assert_eq!(
                form.all()
                    .filter(|asked| asked.slot.field == Field::On)
                    .count(),
                1
            );
        }
    }

    #[test]
    fn what_is_needed_is_asked_at_first() {
        for kind in Kind::ALL {
            for slot in kind.own().iter().filter(|slot| slot.required) {
                let form = form(*kind);
                let asks =
                    |all: &[Question]| all.iter().any(|asked| asked.slot.field == slot.field);
                assert!(
                    form.all().count() == 0 || asks(&form.first),
                    "{kind}: {}",
                    slot.field
                );
            }
        }
    }

    #[test]
    fn the_order_names_only_fields_that_the_type_has() {
        for kind in Kind::ALL {
            for field in order::first(*kind) {
                assert!(
                    *field == Field::On || kind.slot(*field).is_some(),
                    "{kind} has no {field}"
                );
            }
        }
    }

    #[test]
    fn a_box_of_any_part_leads_to_its_question() {
        let letter = form(Kind::Letter);
        let found = letter
            .question("demands.3.criteria.12.text")
            .expect("a question");
        assert_eq!(found.name, "demands.0.criteria.0.text");
        assert_eq!(found.slot.field, Field::Text);
        assert!(letter.question("demands.3.colour").is_none());
    }
}
