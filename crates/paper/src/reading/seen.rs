//! Which entries a reader sees on a day, and as what: the fold knows, the texts are here.

use std::collections::HashMap;

use answerable_record::{Day, Entry, Field, Fold, Kind, Sight};

/// Keeps what is seen, corrected; of several outcomes of one target only the one that holds.
pub(super) fn seen(fold: &Fold, entries: Vec<Entry>, at: Day, sight: Sight) -> Vec<Entry> {
    let places: HashMap<&str, usize> = entries
        .iter()
        .enumerate()
        .map(|(place, entry)| (entry.name.as_ref(), place))
        .collect();
    let holds = |entry: &Entry| {
        let of = entry
            .said
            .name(Field::Of)
            .filter(|_| entry.kind == Kind::Outcome);
        of.is_none_or(|of| fold.outcome_of(of, at, sight) == Some(&entry.name))
    };
    let kept = entries
        .iter()
        .filter(|entry| fold.is_seen(&entry.name, at, sight) && holds(entry));
    let corrected = kept.map(|entry| {
        let holding = fold.holding(&entry.name, at);
        let by = holding.iter().filter_map(|(_, by)| places.get(by));
        let corrections: Vec<Entry> = by.map(|place| entries[*place].clone()).collect();
        entry.corrected(&holding, &corrections)
    });
    corrected.collect()
}
