//! A correction: what the entry says now and what it would say, field by field, before it is written.

use serde_json::{Map, Value as Json};

use answerable_record::shape::Form as Stands;
use answerable_record::{Day, Entry, Field, Kind, Value, read};

use crate::add::{Beside, Draft, Written};
use crate::form::{Local, NotWritten, Why, Wrong, box_of, boxes_of, drafts_of, form};
use crate::found::Office;
use crate::{Failure, Now};

/// An entry that can be corrected, with its boxes as they would be filled now.
#[derive(Clone, Debug)]
pub struct Correctable {
    /// The entry as it is known.
    pub entry: Entry,
    /// The name and the text of each box.
    pub boxes: Vec<(String, String)>,
}

/// A field that a correction changes.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The field.
    pub field: Field,
    /// What stands in it.
    pub form: Stands,
    /// What it says now; nothing where it says nothing.
    pub before: Option<Value<Box<str>, Box<str>>>,
    /// What it would say.
    pub after: Option<Value<Box<str>, Box<str>>>,
}

/// A correction, not written yet.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The entry as it is known.
    pub entry: Entry,
    /// What changes; nothing where nothing does.
    pub changes: Vec<Changed>,
    /// What somebody else changed since the form was drawn, and this form left as it was: it stays as it is
    /// now, and here stands what the form had.
    pub left: Vec<Changed>,
    /// What it sets, as the format has it.
    set: Map<String, Json>,
}

impl Correction {
    /// Leaves as it is now whatever the form did not change itself: somebody else has changed it since the
    /// form was drawn. It is asked of each field, with what the form says in it, whether that stood there then.
    pub fn leave(&mut self, stood: impl Fn(&str, Option<&str>) -> bool) {
        let stood: Vec<String> = self
            .set
            .iter()
            .filter(|(name, value)| {
                let text = (!value.is_null()).then(|| value.to_string());
                stood(name, text.as_deref())
            })
            .map(|(name, _)| name.clone())
            .collect();
        self.set.retain(|name, _| !stood.contains(name));
        let all = std::mem::take(&mut self.changes).into_iter();
        let (left, changes) =
            all.partition(|change| stood.iter().any(|name| name == change.field.name()));
        (self.left, self.changes) = (left, changes);
    }
}

impl Office {
    /// An entry with its boxes, as a form to correct it would show them.
    ///
    /// # Errors
    /// Where no entry has that ref, or it is of a type that is never corrected, or erased.
    pub fn correctable(&mut self, reference: &str) -> Result<Correctable, Failure> {
        let entry = self.entry(reference, Day::MAX)?;
        if entry.erased || entry.kind.is_never_corrected() || entry.kind == Kind::Process {
            return Err(Failure::NoSuchEntry(reference.to_owned()));
        }
        let boxes = boxes_of(&entry);
        Ok(Correctable { entry, boxes })
    }

    /// What an entry says now, a text for each field of its form that says something: the same where the same
    /// is said, so that it can be found out whether it was corrected since.
    ///
    /// # Errors
    /// As [`Self::correctable`].
    pub fn stands(
        &mut self,
        reference: &str,
        local: &Local<'_>,
    ) -> Result<Vec<(String, String)>, Failure> {
        let Correctable { entry, boxes } = self.correctable(reference)?;
        let fields = fields_of(entry.kind, &boxes, local).unwrap_or_default();
        let texts = fields
            .into_iter()
            .map(|(name, value)| (name, value.to_string()));
        Ok(texts.collect())
    }

    /// What a filled form would change of an entry. Nothing is written.
    ///
    /// # Errors
    /// What is wrong, box by box, or the failure.
    pub fn correction(
        &mut self,
        reference: &str,
        answers: &[(String, String)],
        local: &Local<'_>,
    ) -> Result<Correction, NotWritten> {
        let Correctable { entry, boxes } = self.correctable(reference)?;
        // Both are read from boxes, so that what a box can't hold is no change.
        let before = fields_of(entry.kind, &boxes, local).unwrap_or_default();
        let after = fields_of(entry.kind, answers, local).map_err(NotWritten::Wrong)?;
        let mut set = Map::new();
        for question in form(entry.kind).all() {
            let name = question.slot.field.name();
            let fixed = matches!(question.slot.field, Field::Room | Field::Attachments);
            if !fixed && before.get(name) != after.get(name) {
                set.insert(
                    name.to_owned(),
                    after.get(name).cloned().unwrap_or(Json::Null),
                );
            }
        }
        let as_read = read::set(entry.kind, &Json::Object(set.clone()).to_string());
        let changes = as_read
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(field, after)| {
                let form = match field {
                    Field::On => Stands::When,
                    field => entry.kind.slot(field)?.form,
                };
                let before = match field {
                    Field::On => Some(Value::When(entry.on)),
                    field => entry.said.get(field).cloned(),
                };
                Some(Changed {
                    field,
                    form,
                    before,
                    after,
                })
            });
        Ok(Correction {
            changes: changes.collect(),
            left: Vec::new(),
            entry,
            set,
        })
    }

    /// Writes a correction down, with a word on why where there is one.
    ///
    /// # Errors
    /// What is wrong, box by box, or the failure; a correction that changes nothing is refused.
    pub fn correct(
        &mut self,
        correction: &Correction,
        why: Option<&str>,
        beside: Beside<'_>,
        now: Now,
    ) -> Result<Written, NotWritten> {
        if let Some(once) = beside.once
            && let Some(written) = self.once_written(once)?.and_then(|mut all| all.pop())
        {
            return Ok(written);
        }
        if correction.set.is_empty() {
            return Err(NotWritten::Wrong(vec![Wrong {
                name: "-".to_owned(),
                why: Why::Unchanged,
            }]));
        }
        let mut fields = Map::new();
        fields.insert(
            Field::Of.name().to_owned(),
            correction.entry.name.as_ref().into(),
        );
        fields.insert(
            Field::Set.name().to_owned(),
            Json::Object(correction.set.clone()),
        );
        let why = why.map(str::trim).filter(|why| !why.is_empty());
        fields.extend(why.map(|why| (Field::Text.name().to_owned(), why.into())));
        let draft = Draft {
            fields,
            files: Vec::new(),
        };
        let mut written = self
            .write_all(&[(Kind::Correction, &draft)], beside, now)
            .map_err(|failure| match failure {
                Failure::Faults(faults) => NotWritten::Wrong(
                    faults
                        .listed
                        .into_iter()
                        .map(|fault| Wrong {
                            name: box_of(&fault.field),
                            why: Why::Rule(fault),
                        })
                        .collect(),
                ),
                failure => NotWritten::Failed(failure),
            })?;
        Ok(written.pop().expect("one was written"))
    }
}

/// What boxes say, field by field, as the format has it.
fn fields_of(
    kind: Kind,
    boxes: &[(String, String)],
    local: &Local<'_>,
) -> Result<Map<String, Json>, Vec<Wrong>> {
    let boxes: Vec<(String, String)> = boxes
        .iter()
        .filter(|(name, _)| !name.ends_with(".new") && !name.ends_with(".new.as"))
        .cloned()
        .collect();
    let mut drafts = drafts_of(kind, &boxes, local, &mut |_| String::new())?;
    Ok(drafts
        .pop()
        .map(|(_, draft)| draft.fields)
        .unwrap_or_default())
}
