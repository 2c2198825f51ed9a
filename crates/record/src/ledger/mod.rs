//! The ledgers: what the entries add up to on a day, for a reader who can open some rooms.

mod attention;
mod carried;
mod counts;
mod demands;
mod disclosures;
mod flags;
mod members;
pub(crate) mod unit;
pub(crate) mod view;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::fold::Fold;
use crate::words::*;

pub use attention::{Attention, AttentionKind};
pub use carried::{Carried, Held, Open};
pub use counts::{Agreements, Claims, Concessions, Counts, Meetings, Replies, Stances};
pub use demands::{Criterion, Demand, Indication};
pub use disclosures::{Disclosure, Informed};
pub use flags::{Flag, FlagKind};
pub use members::{Member, MemberState};
use view::Rank;
pub use view::View;

/// All ledgers of a day. What the reader may not see is `None`, never nought.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ledgers<'f> {
    /// The day.
    pub at: String,
    /// The rooms that the reader can open, alphabetically.
    pub rooms: Vec<Room>,
    /// The day from which the reader reads, where that is not the beginning.
    pub from: Option<String>,
    /// What is asked, and what it adds up to.
    pub demands: Option<Vec<Demand<'f>>>,
    /// Who around him was told what by whom.
    pub disclosures: Option<Vec<Disclosure<'f>>>,
    /// His replies.
    pub replies: Option<Replies>,
    /// Meetings with him.
    pub meetings: Option<Meetings>,
    /// Agreements with him, and what was given up for them.
    pub agreements: Option<Agreements>,
    /// What he says is so.
    pub claims: Option<Claims>,
    /// Where the circles around him stand.
    pub stances: Option<Stances>,
    /// Evasions by kind.
    pub patterns: Option<BTreeMap<&'static str, Vec<&'f str>>>,
    /// Who ever joined.
    pub members: Option<Vec<Member<'f>>>,
    /// What needs somebody.
    pub attention: Vec<Attention<'f>>,
}

impl View {
    /// The ledgers as they stand now.
    pub fn ledgers<'f>(&self, fold: &'f Fold) -> Ledgers<'f> {
        let bridge = self.sight.opens(Room::Bridge);
        let contact = self.sight.opens(Room::Contact);
        let both = bridge && contact;
        let disclosures = disclosures::Told::new(self, fold);
        let patterns = || {
            let mut patterns: BTreeMap<&'static str, Vec<&'f str>> = BTreeMap::new();
            for (kind, those) in &self.patterns {
                let name = |rank: &Rank| fold.names.text(fold.fact(rank.2).name);
                patterns.insert(kind.name(), those.iter().map(name).collect());
            }
            patterns
        };
        Ledgers {
            at: self.at.to_string(),
            rooms: self.sight.rooms().collect(),
            from: self.from.map(|day| day.to_string()),
            demands: bridge.then(|| demands::ledger(self, fold, &disclosures, both)),
            disclosures: both.then(|| disclosures.rows(fold)),
            replies: both.then(|| self.replies()),
            meetings: both.then(|| self.counts.meetings.clone()),
            agreements: both.then(|| self.counts.agreements.clone()),
            claims: both.then(|| self.counts.claims.clone()),
            stances: both.then(|| counts::stances(self)),
            patterns: both.then(patterns),
            members: bridge.then(|| members::ledger(self, fold, contact)),
            attention: attention::ledger(self, fold, &disclosures),
        }
    }

    /// Who ever joined, whether they are there, and what they hold.
    pub fn members<'f>(&self, fold: &'f Fold) -> Vec<Member<'f>> {
        members::ledger(self, fold, self.sight.opens(Room::Contact))
    }

    fn replies(&self) -> Replies {
        Replies {
            median_days: counts::median(&self.reply_days),
            ..self.counts.replies.clone()
        }
    }
}
