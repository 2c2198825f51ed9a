//! What is new since one last looked, by whom.
//!
//! New is what came into this vault after a mark: what somebody wrote elsewhere and a sync brought counts
//! too, however far back its day lies. What one wrote oneself is not new.

use std::collections::BTreeMap;

use answerable_record::{Day, Field, Fold, Kind, When};
use answerable_vault::{Entry as Row, RowId, Standing, WriteError, Writer};

use crate::folding::shown_of;
use crate::found::Office;
use crate::{Failure, Now, row};

/// The shelf of the mark.
const LOOKED: &str = "looked";
const MARK: &[u8] = b"mark";

/// So many of the last that came are looked at; what came before them counts as seen.
const LOOKED_THROUGH_MAX: i64 = 2_000;

/// Up to where somebody has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(i64);

impl Mark {
    /// As a number, for a form.
    pub fn number(self) -> i64 {
        self.0
    }

    /// Takes what [`Self::number`] gave.
    pub fn from_number(number: i64) -> Mark {
        Mark(number)
    }
}

/// What is new.
#[derive(Clone, Debug)]
pub struct News {
    /// When somebody last looked, in seconds since 1970; `None` where nobody ever did.
    pub looked_at_s: Option<i64>,
    /// Up to where this list goes: hand it to [`Office::looked`] once it was read.
    pub mark: Mark,
    /// Whether more came than is listed here.
    pub more: bool,
    /// How much, by who wrote it and what it is: people in the order in which they came first.
    pub by: Vec<NewsBy>,
    /// The entries, the last that came first.
    pub entries: Vec<New>,
}

/// How much is new of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsBy {
    /// Their ref; empty where it is not known.
    pub author: String,
    /// How many entries of which type, in the order of the contract.
    pub kinds: Vec<(Kind, usize)>,
}

/// An entry that is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// Its ref.
    pub reference: String,
    /// Its type.
    pub kind: Kind,
    /// When it happened.
    pub on: When,
    /// Who wrote it.
    pub author: String,
    /// When they wrote it, in seconds since 1970.
    pub recorded_at_s: i64,
}

impl Office {
    /// What came since somebody last looked, and was written by others.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn news(&mut self) -> Result<News, Failure> {
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let last = self.vault.last_row()?.map_or(0, RowId::number);
        let kept = self.vault.shelved(LOOKED, MARK)?;
        let (mark, looked_at_s) = match kept.as_deref().and_then(|kept| read(kept)) {
            Some((mark, at_s)) => (mark, Some(at_s)),
            None => (0, None),
        };
        let from = mark.max(last - LOOKED_THROUGH_MAX);
        let me = self.me.as_deref();
        // What came before was looked through already, as long as it is the same record.
        let mut came = std::mem::take(&mut self.looks.came);
        if came.from > from || came.until > last {
            came = Came::default();
        }
        came.entries.retain(|(row, _)| *row > from);
        let since = RowId::from_number(from.max(came.until));
        self.vault
            .entries_since(since, |row| -> Result<(), Failure> {
                let counts = !matches!(row.standing, Standing::Hidden | Standing::Apart);
                if row.erased || !counts || me == Some(row.author) {
                    return Ok(());
                }
                came.entries.push((row.row.number(), new(&row, fold)?));
                Ok(())
            })?;
        (came.from, came.until) = (from, last);
        let entries: Vec<New> = came.entries.iter().map(|(_, new)| new.clone()).collect();
        self.looks.came = came;
        let by = by(&entries);
        let entries = entries.into_iter().rev().collect();
        Ok(News {
            looked_at_s,
            mark: Mark(last),
            more: from > mark,
            by,
            entries,
        })
    }

    /// Says that somebody has read what is new, up to a mark. It never goes back.
    ///
    /// # Errors
    /// Where the vault can't be written.
    pub fn looked(&mut self, mark: Mark, now: Now) -> Result<(), Failure> {
        self.vault.write(|writer| {
            let last = writer.last_row()?.map_or(0, RowId::number);
            let before = kept(writer)?.map_or(0, |(mark, _)| mark);
            put(writer, mark.0.clamp(before, last.max(before)), now.seconds)
        })
    }
}

/// What came in between two rows and is new, with its rows.
#[derive(Default)]
pub(crate) struct Came {
    from: i64,
    until: i64,
    entries: Vec<(i64, New)>,
}

/// A row as something new. The fold knows all of it; what does not count yet says it itself.
fn new(row: &Row<'_>, fold: &Fold) -> Result<New, Failure> {
    let author = row.author.to_owned();
    let name = fold.name_at(row::position(row.position));
    let known = name.and_then(|name| {
        let on = fold.date_of(name, Field::On, Day::MAX)?;
        Some((name, fold.kind_of(name)?, on))
    });
    if let Some((name, kind, on)) = known {
        return Ok(New {
            reference: name.to_owned(),
            kind,
            on,
            author,
            recorded_at_s: row.recorded_at_s,
        });
    }
    let entry = shown_of(row, fold)?;
    Ok(New {
        reference: entry.name.to_string(),
        kind: entry.kind,
        on: entry.on,
        author,
        recorded_at_s: row.recorded_at_s,
    })
}

/// Holds the mark at the last row: one that was taken back gives its number to the next that comes.
pub(crate) fn hold_back(writer: &mut Writer<'_>) -> Result<(), Failure> {
    let last = writer.last_row()?.map_or(0, RowId::number);
    match kept(writer)? {
        Some((mark, at_s)) if mark > last => put(writer, last, at_s),
        _ => Ok(()),
    }
}

fn by(entries: &[New]) -> Vec<NewsBy> {
    let mut by: Vec<(String, BTreeMap<Kind, usize>)> = Vec::new();
    for entry in entries {
        let at = by.iter().position(|(author, _)| *author == entry.author);
        let at = at.unwrap_or_else(|| {
            by.push((entry.author.clone(), BTreeMap::new()));
            by.len() - 1
        });
        *by[at].1.entry(entry.kind).or_default() += 1;
    }
    by.into_iter()
        .map(|(author, kinds)| NewsBy {
            author,
            kinds: kinds.into_iter().collect(),
        })
        .collect()
}

fn kept(writer: &mut Writer<'_>) -> Result<Option<(i64, i64)>, WriteError> {
    let kept = writer.shelved(LOOKED, MARK)?;
    Ok(kept.as_deref().and_then(|kept| read(kept)))
}

fn read(kept: &[u8]) -> Option<(i64, i64)> {
    let (mark, at_s) = kept.split_first_chunk::<8>()?;
    Some((
        i64::from_be_bytes(*mark),
        i64::from_be_bytes(at_s.try_into().ok()?),
    ))
}

fn put(writer: &mut Writer<'_>, mark: i64, at_s: i64) -> Result<(), Failure> {
    let bytes = [mark.to_be_bytes(), at_s.to_be_bytes()].concat();
    Ok(writer.shelve(LOOKED, MARK, &bytes)?)
}
