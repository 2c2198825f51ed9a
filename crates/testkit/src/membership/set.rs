//! Small sets of numbers.

use std::fmt;
use std::ops::{BitAnd, BitOr, Sub};

/// A set of numbers below 128: of nodes, devices or people.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set(pub u128);

impl Set {
    /// The set of nothing.
    pub const EMPTY: Self = Self(0);

    /// The set of one.
    #[must_use]
    pub fn one(member: usize) -> Self {
        Self(1 << member)
    }

    /// The set of all numbers below this one.
    #[must_use]
    pub fn below(end: usize) -> Self {
        if end >= 128 {
            Self(u128::MAX)
        } else {
            Self((1 << end) - 1)
        }
    }

    /// Whether it is a member.
    #[must_use]
    pub fn has(self, member: usize) -> bool {
        self.0 >> member & 1 == 1
    }

    /// Puts one in.
    pub fn put(&mut self, member: usize) {
        self.0 |= 1 << member;
    }

    /// The set with one more.
    #[must_use]
    pub fn with(self, member: usize) -> Self {
        Self(self.0 | 1 << member)
    }

    /// The greatest in it.
    #[must_use]
    pub fn last(self) -> Option<usize> {
        127_usize.checked_sub(self.0.leading_zeros() as usize)
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many are in it.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether all of it is in the other.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Its members, from the least.
    pub fn iter(self) -> impl Iterator<Item = usize> + Clone {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let member = left.trailing_zeros() as usize;
            (left != 0).then(|| {
                left &= left - 1;
                member
            })
        })
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(members: I) -> Self {
        members.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl BitOr for Set {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Set {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Sub for Set {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl fmt::Debug for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
