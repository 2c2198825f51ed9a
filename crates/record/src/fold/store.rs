//! The fold as bytes, so that it need not be begun anew each time a vault is opened.
//!
//! It is a copy of what the entries say already: throwing it away costs time and nothing else.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::fold::{Change, Fact, Fold, Name, Names, room_to_grow, written_ref};
use crate::kind::{Field, Kind};

/// Raised when what is kept of a fact changes; older bytes are then not read.
const VERSION: u32 = 2;

#[derive(Serialize)]
struct Stored<'f> {
    version: u32,
    names: Vec<&'f str>,
    /// In the order of recording.
    facts: Vec<&'f Fact>,
    erased: Vec<u32>,
}

#[derive(Deserialize)]
struct Restored<'b> {
    version: u32,
    #[serde(borrow)]
    names: Vec<&'b str>,
    facts: Vec<Fact>,
    erased: Vec<u32>,
}

/// Why stored bytes are no fold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// Written by another version of the program.
    OtherVersion,
    /// Not what was stored.
    Damaged,
}

impl Fold {
    /// The fold as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut erased: Vec<u32> = self.erased.iter().map(|name| name.0).collect();
        erased.sort_unstable();
        let stored = Stored {
            version: VERSION,
            names: self.names.texts().collect(),
            facts: self.order.iter().map(|at| self.fact(*at)).collect(),
            erased,
        };
        postcard::to_stdvec(&stored).expect("a fold is made of plain values")
    }

    /// The fold out of bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Fold, StoreError> {
        match postcard::take_from_bytes::<u32>(bytes) {
            Ok((VERSION, _)) => {}
            Ok(_) => return Err(StoreError::OtherVersion),
            Err(_) => return Err(StoreError::Damaged),
        }
        let restored: Restored<'_> =
            postcard::from_bytes(bytes).map_err(|_| StoreError::Damaged)?;
        debug_assert_eq!(restored.version, VERSION);
        let names = restored.names.len();
        if restored.facts.iter().any(|fact| !fact.names_below(names)) {
            return Err(StoreError::Damaged);
        }
        let mut fold = Fold {
            names: Names::from_texts(restored.names.into_iter().map(Arc::from).collect()),
            ..Fold::default()
        };
        fold.erased = restored.erased.into_iter().map(Name).collect();
        fold.rebuild(restored.facts);
        Ok(fold)
    }

    /// The same fold without names that only erased entries had, the others numbered as they come.
    ///
    /// To be called before a fold is kept that has seen what is erased now. Two folds of the same
    /// entries give the same bytes after it.
    pub fn without_unused_names(&self) -> Fold {
        let mut names = Names::default();
        let mut name = |known: &Name| names.name(self.names.text(*known));
        let facts = self
            .order
            .iter()
            .map(|at| self.fact(*at).renamed(&mut name))
            .collect();
        let mut erased: Vec<&Name> = self.erased.iter().collect();
        erased.sort_by_key(|erased| self.names.text(**erased));
        let erased = erased.into_iter().map(&mut name).collect();
        let mut fold = Fold {
            names,
            erased,
            ..Fold::default()
        };
        fold.rebuild(facts);
        fold
    }

    /// Finds its ways again through facts that were stored in the order of recording.
    fn rebuild(&mut self, mut facts: Vec<Fact>) {
        facts.reserve(room_to_grow(facts.len()));
        self.order.reserve(facts.len() + room_to_grow(facts.len()));
        self.facts = facts;
        self.make_room();
        for at in 0..self.facts.len() as u32 {
            let fact = self.fact(at);
            let (kind, name) = (fact.kind, fact.name);
            self.order.push(at);
            self.kinds[kind as usize].push(at);
            self.holders[name.at()] = Some(at);
            self.link(at);
            if kind == Kind::Correction
                && let Some(target) = self
                    .fact(at)
                    .said
                    .name(Field::Of)
                    .and_then(|of| self.holder(*of))
            {
                self.link_corrected(at, target);
            }
        }
        self.remember_namesakes();
        self.seek_him();
        for at in 0..self.facts.len() as u32 {
            if matches!(self.fact(at).kind, Kind::Outcome | Kind::Correction) {
                self.contest(at);
            }
        }
    }
}

impl Fold {
    /// Remembers which facts share a ref: all but one have it with a suffix that no ref can have.
    fn remember_namesakes(&mut self) {
        for at in 0..self.facts.len() as u32 {
            let name = self.names.text(self.fact(at).name);
            let written = written_ref(name);
            if written.len() == name.len() {
                continue;
            }
            let first = self.names.find(written);
            if let Some((first, holder)) =
                first.and_then(|first| Some((first, self.holders[first.at()]?)))
            {
                let namesakes = self.namesakes.entry(first);
                namesakes.or_insert_with(|| vec![holder]).push(at);
            }
        }
    }
}

impl Change {
    /// A change after which everything is looked at anew.
    pub fn everything() -> Change {
        Change {
            touched: Vec::new(),
            mandates: Vec::new(),
            everything: true,
        }
    }
}
