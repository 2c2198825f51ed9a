//! Names as numbers: each ref, id and title once.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};

/// A ref, id or title, as a number that means it within one fold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Name(pub(crate) u32);

impl Name {
    /// `perpetrator`
    pub const PERPETRATOR: Name = Name(0);
    /// `contact_group`
    pub const CONTACT_GROUP: Name = Name(1);
    /// `support_group`
    pub const SUPPORT_GROUP: Name = Name(2);
    /// `survivor`
    pub const SURVIVOR: Name = Name(3);

    pub(crate) fn at(self) -> usize {
        self.0 as usize
    }
}

/// Every name of a record.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    texts: Vec<Arc<str>>,
    /// Looked up several times an entry, so hashed fast; its order is never used.
    known: HashMap<Arc<str>, Name, FixedState>,
}

impl Default for Names {
    fn default() -> Self {
        let texts = ["perpetrator", "contact_group", "support_group", "survivor"];
        Names::from_texts(texts.into_iter().map(Arc::from).collect())
    }
}

impl Names {
    /// Takes up names that were numbered before, in their order.
    pub fn from_texts(mut texts: Vec<Arc<str>>) -> Names {
        let room = room_to_grow(texts.len());
        texts.reserve(room);
        let mut known =
            HashMap::with_capacity_and_hasher(texts.len() + room, FixedState::default());
        known.extend(
            texts
                .iter()
                .zip(0..)
                .map(|(text, number)| (text.clone(), Name(number))),
        );
        Names { texts, known }
    }

    /// The number of a name, a new one where it has none.
    pub fn name(&mut self, text: &str) -> Name {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let name =
            Name(u32::try_from(self.texts.len()).expect("fewer than 2^32 names fit in memory"));
        let text: Arc<str> = text.into();
        self.texts.push(text.clone());
        self.known.insert(text, name);
        name
    }

    /// The number of a name that is known.
    pub fn find(&self, text: &str) -> Option<Name> {
        self.known.get(text).copied()
    }

    /// The text of a name.
    pub fn text(&self, name: Name) -> &str {
        &self.texts[name.at()]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// All texts in the order of their numbers.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| text.as_ref())
    }
}

/// How much more to make room for where there are so many: the next entry shall not wait until all
/// that is there has been moved.
pub(crate) fn room_to_grow(count: usize) -> usize {
    count / 8 + 64
}
