//! Rows for things that would overlap: each takes the first row that is free.

/// Gives each stretch, in order of its start, the first row in which it overlaps nothing;
/// returns the rows in the order given, and how many there are.
pub(super) fn pack(stretches: &[(f64, f64)]) -> (Vec<usize>, usize) {
    let mut order: Vec<usize> = (0..stretches.len()).collect();
    order.sort_by(|a, b| stretches[*a].0.total_cmp(&stretches[*b].0));
    let mut free_from: Vec<f64> = Vec::new();
    let mut rows = vec![0; stretches.len()];
    for index in order {
        let (start, end) = stretches[index];
        let row = free_from
            .iter()
            .position(|free| *free <= start)
            .unwrap_or(free_from.len());
        if row == free_from.len() {
            free_from.push(end);
        } else {
            free_from[row] = end;
        }
        rows[index] = row;
    }
    (rows, free_from.len())
}

/// More marks than this in one lane can't be told apart, and make the file heavy.
pub(super) const MARKS_MAX: usize = 1_500;

/// Takes every so many-th of each kind, so that what is drawn keeps the proportions, until it
/// fits into the rows. Returns the indices and how many things each of them stands for.
pub(super) fn thin<K: PartialEq>(
    kinds: &[K],
    (rows_max, marks_max): (usize, usize),
    stretch: impl Fn(usize) -> (f64, f64),
) -> (Vec<usize>, usize) {
    let mut counts: Vec<(&K, usize)> = Vec::new();
    for kind in kinds {
        let slot = slot(&mut counts, kind);
        counts[slot].1 += 1;
    }
    let strides = (0..).flat_map(|power| [1, 2, 5].map(|step| step * 10_usize.pow(power)));
    for stride in strides {
        if stride > kinds.len() {
            return (every(kinds, stride), stride);
        }
        let taken: usize = counts.iter().map(|(_, count)| count.div_ceil(stride)).sum();
        if taken <= marks_max {
            let taken = every(kinds, stride);
            let stretches: Vec<_> = taken.iter().map(|index| stretch(*index)).collect();
            if pack(&stretches).1 <= rows_max {
                return (taken, stride);
            }
        }
    }
    unreachable!("a stride beyond the last thing ends the loop")
}

fn every<K: PartialEq>(kinds: &[K], stride: usize) -> Vec<usize> {
    let mut seen: Vec<(&K, usize)> = Vec::new();
    let mut taken = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        let slot = slot(&mut seen, kind);
        if seen[slot].1.is_multiple_of(stride) {
            taken.push(index);
        }
        seen[slot].1 += 1;
    }
    taken
}

/// Where a kind is counted, with nought where it was not there.
fn slot<'k, K: PartialEq>(counts: &mut Vec<(&'k K, usize)>, kind: &'k K) -> usize {
    let known = counts.iter().position(|(known, _)| *known == kind);
    known.unwrap_or_else(|| {
        counts.push((kind, 0));
        counts.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_overlaps_stands_in_different_rows() {
        let (rows, count) = pack(&[(0.0, 10.0), (5.0, 6.0), (6.0, 12.0), (10.0, 11.0)]);
        assert_eq!((rows, count), (vec![0, 1, 1, 0], 2));
    }

    #[test]
    fn every_kind_keeps_at_least_one() {
        let kinds = ["a", "a", "a", "a", "b"];
        let (taken, stride) = thin(&kinds, (3, 9), |_| (0.0, 1.0));
        assert_eq!((taken, stride), (vec![0, 2, 4], 2));
    }

    proptest! {
        #[test]
        fn nothing_in_a_row_overlaps(spans in prop::collection::vec((0u8..200, 1u8..60), 0..80)) {
            let stretches: Vec<_> =
                spans.iter().map(|(from, long)| (f64::from(*from), f64::from(*from) + f64::from(*long))).collect();
            let (rows, _) = pack(&stretches);
            for a in 0..rows.len() {
                for b in 0..a {
                    let apart = stretches[a].1 <= stretches[b].0 || stretches[b].1 <= stretches[a].0;
                    prop_assert!(rows[a] != rows[b] || apart);
                }
            }
        }
    }
}
