//! What is flagged beside an entry: it happened and is taken in, and somebody should know.

use serde::Serialize;

use crate::fold::look::Look;
use crate::fold::{At, Fact, Fold};
use crate::kind::{Field, Kind};
use crate::ledger::view::View;
use crate::rules::Broken;
use crate::words::*;

/// Why an entry is flagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    /// Sooner after the last contact to him than the mandate has it.
    TooSoon,
    /// Over a channel that the mandate excludes.
    ExcludedChannel,
    /// With words of hers that were not cleared, or not any more.
    WordsNotCleared,
    /// With words of hers that were cleared for others.
    WordsForOthers,
    /// While her side asked to hold still.
    DuringPause,
    /// Against a rule: its recorder did not know what is known here, or did not keep to it.
    BreaksRule,
}

/// A flag beside an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flag<'f> {
    /// The entry.
    #[serde(rename = "ref")]
    pub reference: &'f str,
    /// Why it is flagged.
    pub flag: FlagKind,
    /// The entry that makes it so: the mandate, the pause, the words, the contact before.
    pub because_of: Option<&'f str>,
    /// The rule that it breaks, and in which field, where it breaks one.
    #[serde(skip)]
    pub broken: Option<Broken>,
}

impl View {
    /// Every rule that an entry breaks which others signed, in the order of recording of the entries.
    ///
    /// A script has none: it would have been refused.
    pub fn breaches<'f>(&self, fold: &'f Fold) -> Vec<Flag<'f>> {
        let look = self.look(fold);
        let seen = fold.order.iter().filter(|at| look.seen(**at).is_some());
        let flag = |at: At, broken: Broken| Flag {
            reference: fold.names.text(fold.fact(at).name),
            flag: FlagKind::BreaksRule,
            because_of: None,
            broken: Some(broken),
        };
        seen.flat_map(|at| {
            let broken = fold.broken_at(*at, self.sight).into_iter();
            broken.map(|broken| flag(*at, broken))
        })
        .collect()
    }

    /// Every flag beside a contact, in the order of recording of the entries.
    pub fn flags<'f>(&self, fold: &'f Fold) -> Vec<Flag<'f>> {
        let look = self.look(fold);
        let contacts = look.all(Kind::Contact);
        let mut flagged = Vec::new();
        let mut last: Option<&Fact> = None;
        let to = |fact: &Fact| fact.said.word(Field::Direction) == Some(Direction::To);
        let mandates = look.spans(Kind::Mandate);
        let pauses = look.spans(Kind::Pause);
        for (at, contact) in contacts.iter().filter(|(_, fact)| to(fact)) {
            let his = contact
                .said
                .name(Field::With)
                .is_some_and(|with| fold.is_him(*with));
            let mut flag = |flag: FlagKind, because: Option<At>| {
                let because_of = because.map(|at| fold.names.text(fold.fact(at).name));
                flagged.push((
                    *at,
                    Flag {
                        reference: fold.names.text(contact.name),
                        flag,
                        because_of,
                        broken: None,
                    },
                ));
            };
            for span in pauses.iter().filter(|span| span.holds_on(contact.on.day)) {
                let about = look
                    .seen(span.at)
                    .and_then(|pause| pause.said.name(Field::About).copied());
                if about.is_none_or(|about| contact.said.name(Field::With) == Some(&about)) {
                    flag(FlagKind::DuringPause, Some(span.at));
                }
            }
            if !his {
                continue;
            }
            if let Some(mandate) = Look::mandate_on(&mandates, contact.on.day) {
                let seen = look.seen(mandate);
                let rules = seen
                    .as_ref()
                    .and_then(|mandate| mandate.said.part(Field::ContactRules));
                let between = rules.and_then(|rules| rules.count(Field::MinDaysBetween));
                if let (Some(between), Some(last)) = (between, last)
                    && i64::from(contact.on.day.days_since(last.on.day)) < i64::from(between)
                {
                    flag(FlagKind::TooSoon, fold.holder(last.name));
                }
                let channel = contact.said.word::<Channel>(Field::Channel);
                let channels = rules.and_then(|rules| rules.words::<Channel>(Field::Channels));
                if channels
                    .is_some_and(|mut channels| !channels.any(|known| Some(known) == channel))
                {
                    flag(FlagKind::ExcludedChannel, Some(mandate));
                }
            }
            for words in contact
                .said
                .names(Field::Cites)
                .iter()
                .filter_map(|name| fold.holder(*name))
            {
                if fold.fact(words).kind == Kind::Clearance
                    && let Some(kind) = words_flag(&look, contact, words)
                {
                    flag(kind, Some(words));
                }
            }
            if contact.said.word(Field::Delivery) != Some(Delivery::Undeliverable) {
                last = Some(contact);
            }
        }
        flagged.sort_by_key(|(at, flag)| (fold.fact(*at).position, flag.flag));
        flagged.into_iter().map(|(_, flag)| flag).collect()
    }
}

/// Whether words of hers may be said to him on the day of a contact.
fn words_flag(look: &Look, contact: &Fact, words: At) -> Option<FlagKind> {
    let then = look.on(contact.on.day);
    let Some(clearance) = then
        .seen(words)
        .filter(|fact| then.withdrawal_of(fact.name).is_none())
    else {
        return Some(FlagKind::WordsNotCleared).filter(|_| !look.fold.fact(words).is_silent());
    };
    let audience = clearance.said.word::<Audience>(Field::Audience);
    let others = audience.is_some_and(|audience| !audience.covers(Audience::Perpetrator));
    others.then_some(FlagKind::WordsForOthers)
}
