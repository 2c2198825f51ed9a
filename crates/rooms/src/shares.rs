//! A recovery key in pieces, of which some are enough (room.md, 16.5): for her who keeps her room
//! alone. Shamir over GF(256), byte by byte.

use rand_core::CryptoRng;
use vsss_rs::Gf256;
use zeroize::Zeroizing;

use crate::check::Check;
use crate::device::DeviceKind;
use crate::ids::ProcessId;
use crate::limits::SHARES_MAX;
use crate::paper_key::Entropy;
pub use crate::share::Share;

/// Splits the entropy of a recovery device into `of` pieces, any `enough` of which give it back.
///
/// # Errors
/// R-002 where not 2 ≤ `enough` ≤ `of` ≤ 8.
pub fn split(
    entropy: &Entropy,
    process: ProcessId,
    enough: u8,
    of: u8,
    rng: &mut dyn CryptoRng,
) -> Result<Vec<Share>, Check> {
    if enough < 2 || enough > of || of > SHARES_MAX {
        return Err(Check::R002);
    }
    let mut set = [0; 16];
    rng.fill_bytes(&mut set);
    let device = entropy.keys(process, DeviceKind::Shares).device();
    let pieces = Gf256::split_bytes(usize::from(enough), usize::from(of), entropy.bytes(), rng)
        .expect("the numbers are in bounds, and the secret is not empty");
    let share = |piece: Vec<u8>| {
        let piece = Zeroizing::new(piece);
        let (index, value) = piece.split_first().expect("the index comes first");
        let value = value.try_into().expect("as long as the secret");
        Share {
            set,
            enough,
            of,
            index: *index,
            process,
            device,
            value: Zeroizing::new(value),
        }
    };
    Ok(pieces.into_iter().map(share).collect())
}

/// What joined pieces give.
pub struct Joined {
    /// The recovery device's entropy.
    pub entropy: Entropy,
    /// The process that it is for.
    pub process: ProcessId,
    /// Places in the list of those pieces that are wrong, though the others were enough.
    pub wrong: Vec<usize>,
}

/// Why pieces can't be joined; the numbers are places in the list, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unjoined {
    /// These belong to another set than most of them.
    OtherSet(Vec<usize>),
    /// One piece is there twice.
    Twice(usize, usize),
    /// So many are there, and so many are needed.
    TooFew {
        /// Different pieces that are there.
        have: usize,
        /// Pieces that are enough.
        need: usize,
    },
    /// More than any set has, even with a false one beside each.
    TooMany,
    /// They are of one set, and enough; but one or more of them, nobody can say which, is wrong.
    NotTheDevice,
}

impl Unjoined {
    /// The check that they did not pass.
    #[must_use]
    pub fn check(&self) -> Check {
        Check::R083
    }
}

/// Joins pieces.
///
/// # Errors
/// [`Unjoined`].
pub fn join(shares: &[Share]) -> Result<Joined, Unjoined> {
    if shares.len() > 2 * usize::from(SHARES_MAX) {
        return Err(Unjoined::TooMany);
    }
    let model = most_alike(shares).ok_or(Unjoined::TooFew { have: 0, need: 2 })?;
    let others = places(shares, |share| share.set != model.set);
    if !others.is_empty() {
        return Err(Unjoined::OtherSet(others));
    }
    if let Some((first, second)) = twice(shares) {
        return Err(Unjoined::Twice(first, second));
    }
    // A piece that says something else of its set than the others do was changed.
    let alike = places(shares, |share| share.group() == model.group());
    let need = usize::from(model.enough);
    let mut indices: Vec<u8> = alike.iter().map(|at| shares[*at].index).collect();
    indices.sort_unstable();
    indices.dedup();
    if indices.len() < need {
        let have = indices.len();
        return Err(Unjoined::TooFew { have, need });
    }
    let mut chosen = Vec::with_capacity(need);
    let entropy = search(shares, &alike, need, &mut chosen).ok_or(Unjoined::NotTheDevice)?;
    let wrong = places(shares, |share| {
        share.group() != model.group() || !fits(share, shares, &chosen, &entropy)
    });
    Ok(Joined {
        entropy,
        process: model.process,
        wrong,
    })
}

fn places(shares: &[Share], is: impl Fn(&Share) -> bool) -> Vec<usize> {
    (0..shares.len()).filter(|at| is(&shares[*at])).collect()
}

/// A piece of the largest set, and in it of the largest group that says the same of the set.
fn most_alike(shares: &[Share]) -> Option<&Share> {
    let like = |share: &Share| {
        let set = shares.iter().filter(|other| other.set == share.set);
        let group = shares.iter().filter(|other| other.group() == share.group());
        (set.count(), group.count())
    };
    // The first of equals, so that the answer does not hang on chance.
    shares.iter().rev().max_by_key(|share| like(share))
}

fn twice(shares: &[Share]) -> Option<(usize, usize)> {
    (0..shares.len()).find_map(|second| {
        let first = (0..second).find(|first| shares[*first].same(&shares[second]))?;
        Some((first, second))
    })
}

/// Tries the pieces, as many as needed at a time, until some give the device: at most 12,870 times.
fn search(
    shares: &[Share],
    left: &[usize],
    need: usize,
    chosen: &mut Vec<usize>,
) -> Option<Entropy> {
    if chosen.len() == need {
        let entropy = combine(chosen.iter().map(|at| &shares[*at]));
        let first = &shares[chosen[0]];
        let device = entropy.keys(first.process, DeviceKind::Shares).device();
        return (device == first.device).then_some(entropy);
    }
    left.iter().enumerate().find_map(|(place, at)| {
        let known = chosen.iter().any(|c| shares[*c].index == shares[*at].index);
        if known {
            return None;
        }
        chosen.push(*at);
        let found = search(shares, &left[place + 1..], need, chosen);
        if found.is_none() {
            chosen.pop();
        }
        found
    })
}

/// Whether a piece lies on the curve of those that gave the device.
fn fits(share: &Share, shares: &[Share], chosen: &[usize], entropy: &Entropy) -> bool {
    let same = |at: &usize| shares[*at].index == share.index;
    if let Some(at) = chosen.iter().find(|at| same(at)) {
        return shares[*at].same(share);
    }
    let others = chosen[1..].iter().map(|at| &shares[*at]);
    combine(others.chain([share])).bytes() == entropy.bytes()
}

fn combine<'s>(shares: impl Iterator<Item = &'s Share>) -> Entropy {
    let pieces: Zeroizing<Vec<Vec<u8>>> = Zeroizing::new(
        shares
            .map(|share| [&[share.index], &share.value[..]].concat())
            .collect(),
    );
    let joined = Gf256::combine_bytes(&*pieces).expect("indices are distinct and not zero");
    let joined = Zeroizing::new(joined);
    Entropy::from_bytes(joined[..].try_into().expect("as long as the pieces"))
}
