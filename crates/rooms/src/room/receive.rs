//! Keys that announcements and grants give. They are taken from members alone: whoever is no member may
//! have made a key so that others write under it.

use crate::check::Check;
use crate::device::Keys;
use crate::epoch_key::EpochKey;
use crate::graph::At;
use crate::ids::EpochId;
use crate::outline::Outline;
use crate::resolve::Resolver;
use crate::room::link::Notice;
use crate::room::take::Taken;
use crate::room::{Epoch, Room};

impl Room {
    /// Takes the keys that new entries give to this device.
    ///
    /// R-051 where nobody announced the epoch who may, R-052 of a key that is not the announced one, R-053
    /// of one that does not open, R-054 of one that this device should not have: none of them is taken.
    pub(super) fn receive(&mut self, keys: &Keys, taken: &mut Taken) {
        let resolver = self.resolver();
        let mut given = Vec::new();
        let outlines = taken.links.iter().filter(|link| link.epoch.is_none());
        for at in outlines.filter_map(|link| self.graph.find(&link.id)) {
            match self.given_to_me(&resolver, at, keys) {
                Ok(Some(key)) => given.push(key),
                Ok(None) => {}
                Err(check) => {
                    let notice = Notice::of(check, self.graph.device(at));
                    taken.notices.insert(notice);
                }
            }
        }
        drop(resolver);
        self.drop_false_keys(taken);
        for (epoch, key) in given {
            let (kind, secret) = (key.kind(), key.secret().clone());
            if self.keys.take(epoch, key) {
                taken.keys.push((epoch, kind, secret));
            }
        }
    }

    /// Takes a key that a vault kept, or that a welcome brought; says whether it may be the right one.
    ///
    /// A welcome's keys come before the announcements that they are held against.
    pub fn put_back_key(&mut self, epoch: EpochId, key: EpochKey) -> bool {
        let known = self.epochs.get(&epoch);
        let right = known.is_none_or(|known| key.meets(&known.announcement).is_ok());
        if right {
            self.keys.take(epoch, key);
        }
        right
    }

    fn given_to_me(
        &self,
        resolver: &Resolver<'_>,
        at: At,
        keys: &Keys,
    ) -> Result<Option<(EpochId, EpochKey)>, Check> {
        let giver = self.giver(self.graph.device(at));
        let (epoch, key) = match &self.outlines[&at] {
            Outline::Epoch { announcement, .. } => {
                let epoch = announcement.id(&giver, &self.before(at));
                (epoch, announcement.open(&giver, &epoch, keys)?)
            }
            Outline::Grant { grant, .. } => {
                let known = self.epochs.get(&grant.epoch).ok_or(Check::R051)?;
                (grant.epoch, grant.open(&giver, &known.announcement, keys)?)
            }
            _ => return Ok(None),
        };
        let Some(key) = key else { return Ok(None) };
        self.may_give(resolver, at)?;
        let known = &self.epochs[&epoch];
        if matches!(self.outlines[&at], Outline::Grant { .. })
            && !self.is_entitled(&resolver.view(at), &self.me, known, key.kind())
        {
            return Err(Check::R054);
        }
        Ok(Some((epoch, key)))
    }

    /// Drops keys that came before their announcement and are not what was announced. Who sent them is
    /// not known here.
    fn drop_false_keys(&mut self, taken: &mut Taken) {
        let is_false = |(epoch, known): &(&EpochId, &Epoch)| {
            let held = self.keys.key(epoch);
            held.is_some_and(|key| key.meets(&known.announcement).is_err())
        };
        let wrong: Vec<EpochId> = self
            .epochs
            .iter()
            .filter(is_false)
            .map(|(epoch, _)| *epoch)
            .collect();
        for epoch in wrong {
            self.keys.drop_key(&epoch);
            taken.notices.insert(Notice {
                check: Check::R052,
                device: None,
                count: 1,
            });
        }
    }
}
