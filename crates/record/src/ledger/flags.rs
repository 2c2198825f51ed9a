//! What is flagged beside an entry: it happened and is taken in, and somebody should know.

use serde::Serialize;

use crate::fold::look::{Look, Span};
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
        let beside = Beside::new(self.look(fold));
        let contacts = beside.look.all(Kind::Contact);
        let mut flagged = Vec::new();
        let mut last: Option<&Fact> = None;
        for (at, contact) in contacts.iter().filter(|(_, fact)| goes_out(fact)) {
            let flags = beside.contact(contact, last).into_iter();
            flagged.extend(flags.map(|flag| (*at, flag)));
            if reaches_him(fold, contact) {
                last = Some(contact);
            }
        }
        flagged.sort_by_key(|(at, flag)| (fold.fact(*at).position, flag.flag));
        flagged.into_iter().map(|(_, flag)| flag).collect()
    }

    /// The flags beside one contact; none beside anything else.
    pub fn flags_of<'f>(&self, fold: &'f Fold, reference: &str) -> Vec<Flag<'f>> {
        let look = self.look(fold);
        let at = fold.find(reference);
        let at = at.filter(|at| fold.fact(*at).kind == Kind::Contact);
        let Some(contact) = at
            .and_then(|at| look.seen(at))
            .filter(|fact| goes_out(fact))
        else {
            return Vec::new();
        };
        let others = fold.of_kind(Kind::Contact).iter();
        let before = others
            .filter_map(|at| look.seen(*at))
            .filter(|other| other.order() < contact.order())
            .filter(|other| goes_out(other) && reaches_him(fold, other));
        let last = before.max_by_key(|other| other.order());
        let mut flags = Beside::new(look).contact(&contact, last.as_deref());
        flags.sort_by_key(|flag| flag.flag);
        flags
    }
}

fn goes_out(contact: &Fact) -> bool {
    contact.said.word(Field::Direction) == Some(Direction::To)
}

/// Whether a contact went to him and did not come back.
fn reaches_him(fold: &Fold, contact: &Fact) -> bool {
    let with = contact.said.name(Field::With);
    with.is_some_and(|with| fold.is_him(*with))
        && contact.said.word(Field::Delivery) != Some(Delivery::Undeliverable)
}

/// What contacts are held against.
struct Beside<'f> {
    look: Look<'f>,
    mandates: Vec<Span>,
    pauses: Vec<Span>,
}

impl<'f> Beside<'f> {
    fn new(look: Look<'f>) -> Beside<'f> {
        Beside {
            look,
            mandates: look.spans(Kind::Mandate),
            pauses: look.spans(Kind::Pause),
        }
    }

    /// The flags beside a contact to somebody; `last` is the one to him before it.
    fn contact(&self, contact: &Fact, last: Option<&Fact>) -> Vec<Flag<'f>> {
        let (look, fold) = (&self.look, self.look.fold);
        let mut flagged = Vec::new();
        let mut flag = |flag: FlagKind, because: Option<At>| {
            flagged.push(Flag {
                reference: fold.names.text(contact.name),
                flag,
                because_of: because.map(|at| fold.names.text(fold.fact(at).name)),
                broken: None,
            });
        };
        let on = contact.on.day;
        for span in self.pauses.iter().filter(|span| span.holds_on(on)) {
            let about = look
                .seen(span.at)
                .and_then(|pause| pause.said.name(Field::About).copied());
            if about.is_none_or(|about| contact.said.name(Field::With) == Some(&about)) {
                flag(FlagKind::DuringPause, Some(span.at));
            }
        }
        let with = contact.said.name(Field::With);
        if !with.is_some_and(|with| fold.is_him(*with)) {
            return flagged;
        }
        if let Some(mandate) = Look::mandate_on(&self.mandates, on) {
            let seen = look.seen(mandate);
            let rules = seen
                .as_ref()
                .and_then(|mandate| mandate.said.part(Field::ContactRules));
            let between = rules.and_then(|rules| rules.count(Field::MinDaysBetween));
            if let (Some(between), Some(last)) = (between, last)
                && i64::from(on.days_since(last.on.day)) < i64::from(between)
            {
                flag(FlagKind::TooSoon, fold.holder(last.name));
            }
            let channel = contact.said.word::<Channel>(Field::Channel);
            let channels = rules.and_then(|rules| rules.words::<Channel>(Field::Channels));
            if channels.is_some_and(|mut channels| !channels.any(|known| Some(known) == channel)) {
                flag(FlagKind::ExcludedChannel, Some(mandate));
            }
        }
        let cited = contact.said.names(Field::Cites).iter();
        for words in cited.filter_map(|name| fold.holder(*name)) {
            if fold.fact(words).kind == Kind::Clearance
                && let Some(kind) = words_flag(look, contact, words)
            {
                flag(kind, Some(words));
            }
        }
        flagged
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
