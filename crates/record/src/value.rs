//! What stands in the fields of an entry, as it was read.
//!
//! The same structure serves twice: an [`Entry`](crate::Entry) holds names and texts as strings; a
//! fact of the fold holds names as numbers and of texts only that they are there.

use serde::{Deserialize, Serialize};

use crate::date::{Day, When};
use crate::kind::Field;
use crate::words::Word;

/// What stands in a field: `N` stands for names (refs, ids), `T` for texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value<N, T> {
    /// `true` or `false`
    Flag(bool),
    /// A whole number.
    Count(u32),
    /// A word, by its place in its list.
    Word(u8),
    /// Words, by their places.
    Words(Box<[u8]>),
    /// A date.
    When(When),
    /// A ref or id, or a title.
    Name(N),
    /// Refs or ids.
    Names(Box<[N]>),
    /// A text.
    Text(T),
    /// Texts.
    Texts(Box<[T]>),
    /// A part with fields of its own.
    Part(Fields<N, T>),
    /// Several of them.
    Parts(Box<[Fields<N, T>]>),
}

/// Fields with their values; each field at most once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields<N, T>(Vec<(Field, Value<N, T>)>);

impl<N, T> Default for Fields<N, T> {
    fn default() -> Self {
        Fields(Vec::new())
    }
}

impl<N, T> FromIterator<(Field, Value<N, T>)> for Fields<N, T> {
    fn from_iter<I: IntoIterator<Item = (Field, Value<N, T>)>>(fields: I) -> Self {
        Fields(fields.into_iter().collect())
    }
}

impl<N, T> Fields<N, T> {
    /// What stands in a field.
    pub fn get(&self, field: Field) -> Option<&Value<N, T>> {
        self.0
            .iter()
            .find(|(name, _)| *name == field)
            .map(|(_, value)| value)
    }

    /// Whether the field is there.
    pub fn has(&self, field: Field) -> bool {
        self.get(field).is_some()
    }

    /// The fields in their order.
    pub fn iter(&self) -> impl Iterator<Item = &(Field, Value<N, T>)> {
        self.0.iter()
    }

    /// The word in a field.
    pub fn word<W: Word>(&self, field: Field) -> Option<W> {
        match self.get(field)? {
            Value::Word(index) => W::from_index(*index),
            _ => None,
        }
    }

    /// The words in a field; `None` where it is absent.
    pub fn words<W: Word>(&self, field: Field) -> Option<impl Iterator<Item = W>> {
        match self.get(field)? {
            Value::Words(indices) => Some(indices.iter().filter_map(|index| W::from_index(*index))),
            _ => None,
        }
    }

    /// Whether a flag is there and set.
    pub fn flag(&self, field: Field) -> bool {
        matches!(self.get(field), Some(Value::Flag(true)))
    }

    /// The number in a field.
    pub fn count(&self, field: Field) -> Option<u32> {
        match self.get(field)? {
            Value::Count(count) => Some(*count),
            _ => None,
        }
    }

    /// The date in a field.
    pub fn when(&self, field: Field) -> Option<When> {
        match self.get(field)? {
            Value::When(when) => Some(*when),
            _ => None,
        }
    }

    /// The day of the date in a field.
    pub fn day(&self, field: Field) -> Option<Day> {
        self.when(field).map(|when| when.day)
    }

    /// The ref, id or title in a field.
    pub fn name(&self, field: Field) -> Option<&N> {
        match self.get(field)? {
            Value::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The refs or ids in a field; none where it is absent.
    pub fn names(&self, field: Field) -> &[N] {
        match self.get(field) {
            Some(Value::Names(names)) => names,
            _ => &[],
        }
    }

    /// The text in a field.
    pub fn text(&self, field: Field) -> Option<&T> {
        match self.get(field)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The texts in a field; none where it is absent.
    pub fn texts(&self, field: Field) -> &[T] {
        match self.get(field) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// The part in a field.
    pub fn part(&self, field: Field) -> Option<&Fields<N, T>> {
        match self.get(field)? {
            Value::Part(part) => Some(part),
            _ => None,
        }
    }

    /// The parts in a field; none where it is absent.
    pub fn parts(&self, field: Field) -> &[Fields<N, T>] {
        match self.get(field) {
            Some(Value::Parts(parts)) => parts,
            _ => &[],
        }
    }

    /// The same fields with some of them set anew, or taken out.
    pub fn overlaid<'a>(
        &self,
        set: impl IntoIterator<Item = &'a (Field, Option<Value<N, T>>)>,
    ) -> Self
    where
        N: Clone + 'a,
        T: Clone + 'a,
    {
        let mut fields = self.0.clone();
        for (field, value) in set {
            fields.retain(|(name, _)| name != field);
            if let Some(value) = value {
                fields.push((*field, value.clone()));
            }
        }
        fields.into_iter().collect()
    }
}

impl<N, T> Value<N, T> {
    /// The same with other names and texts; `None` where a text gives none.
    fn mapped<M, U>(
        &self,
        name: &mut impl FnMut(&N) -> M,
        text: &mut impl FnMut(&T) -> Option<U>,
    ) -> Option<Value<M, U>> {
        Some(match self {
            Value::Flag(flag) => Value::Flag(*flag),
            Value::Count(count) => Value::Count(*count),
            Value::Word(word) => Value::Word(*word),
            Value::Words(words) => Value::Words(words.clone()),
            Value::When(when) => Value::When(*when),
            Value::Name(known) => Value::Name(name(known)),
            Value::Names(names) => Value::Names(names.iter().map(name).collect()),
            Value::Text(said) => Value::Text(text(said)?),
            Value::Texts(said) => Value::Texts(said.iter().filter_map(text).collect()),
            Value::Part(part) => Value::Part(part.mapped(name, text)),
            Value::Parts(parts) => {
                Value::Parts(parts.iter().map(|part| part.mapped(name, text)).collect())
            }
        })
    }

    /// The same with other names.
    pub fn renamed<M>(&self, name: &mut impl FnMut(&N) -> M) -> Value<M, T>
    where
        T: Clone,
    {
        let renamed = self.mapped(name, &mut |text: &T| Some(text.clone()));
        renamed.expect("every text gives itself")
    }

    /// The same with other names, and of texts only that they are there; `None` where one is blank.
    pub fn without_texts<M>(&self, name: &mut impl FnMut(&N) -> M) -> Option<Value<M, ()>>
    where
        T: AsRef<str>,
    {
        self.mapped(name, &mut not_blank)
    }
}

impl<N, T> Fields<N, T> {
    fn mapped<M, U>(
        &self,
        name: &mut impl FnMut(&N) -> M,
        text: &mut impl FnMut(&T) -> Option<U>,
    ) -> Fields<M, U> {
        let mut kept = Vec::with_capacity(self.0.len());
        for (field, value) in &self.0 {
            kept.extend(value.mapped(name, text).map(|value| (*field, value)));
        }
        Fields(kept)
    }

    /// The same with other names.
    pub fn renamed<M>(&self, name: &mut impl FnMut(&N) -> M) -> Fields<M, T>
    where
        T: Clone,
    {
        self.mapped(name, &mut |text: &T| Some(text.clone()))
    }

    /// The same with other names, and of texts only that they are there and not blank.
    pub fn without_texts<M>(&self, name: &mut impl FnMut(&N) -> M) -> Fields<M, ()>
    where
        T: AsRef<str>,
    {
        self.mapped(name, &mut not_blank)
    }
}

fn not_blank<T: AsRef<str>>(text: &T) -> Option<()> {
    (!text.as_ref().trim().is_empty()).then_some(())
}
