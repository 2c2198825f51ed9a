//! How far each chain is known: the past of an entry, as a number a line.

use super::At;

/// A set of entries that holds the past of each of its members: for each line, up to where.
///
/// Numbers are those of the chain, so a branch begins with the number of its first entry. It belongs to
/// the graph that gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(Vec<u32>);

impl Clock {
    /// Whether the entry is in the set.
    #[must_use]
    pub fn contains(&self, at: At) -> bool {
        self.of(at.line) >= at.seq
    }

    /// Whether all of another set is in this one.
    #[must_use]
    pub fn covers(&self, other: &Clock) -> bool {
        other.beyond(self).next().is_none()
    }

    /// Takes all of another set in.
    pub fn join(&mut self, other: &Clock) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = (*own).max(*other);
        }
    }

    /// Up to which number the line is known; 0 where nothing of it is.
    pub(super) fn of(&self, line: u16) -> u32 {
        self.0.get(usize::from(line)).copied().unwrap_or(0)
    }

    pub(super) fn raise(&mut self, line: u16, upto: u32) {
        let line = usize::from(line);
        if upto == 0 {
            return;
        }
        if self.0.len() <= line {
            self.0.resize(line + 1, 0);
        }
        self.0[line] = self.0[line].max(upto);
    }

    /// The lines of which this set holds more than the other, and up to where.
    pub(super) fn beyond<'c>(&'c self, other: &'c Clock) -> impl Iterator<Item = (u16, u32)> + 'c {
        let lines = (0_u16..).zip(self.0.iter().copied());
        lines.filter(|(line, upto)| *upto > other.of(*line))
    }
}
