//! Writing into one's own chain: what people record, and what the room itself has to say.

use rand_core::CryptoRng;

use crate::content::Content;
use crate::device::{Card, Keys};
use crate::entry::{Class, Header, Opening, commitment, next_id, room_of};
use crate::epoch::{Announcement, Grant, KeyKind, Purpose};
use crate::epoch_key::{ContentKey, EpochKey};
use crate::genesis::Genesis;
use crate::graph::Link as Place;
use crate::ids::{DeviceId, EntryId, EpochId};
use crate::limits::SEEN_MAX;
use crate::outline::Outline;
use crate::room::Room;
use crate::room::link::{Link, Payload};
use crate::secret::Secret;

/// A key that was made here, to be kept.
pub type MadeKey = (EpochId, KeyKind, Secret);

impl Room {
    /// Begins a room: its genesis, and a first epoch for the founder's device.
    #[must_use]
    pub fn found(
        genesis: Genesis,
        keys: &Keys,
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> (Self, Vec<Link>, MadeKey) {
        let (process, reader) = (genesis.process, genesis.reader);
        let outline = Outline::Genesis(genesis);
        let body = outline.encode();
        let mut room = Self::empty(process, room_of(&body), keys.device());
        let first = room.append(Class::Outline, None, body, Some(outline), random);
        let kind = if reader {
            KeyKind::Content
        } else {
            KeyKind::Outline
        };
        let card = keys.card().clone();
        let (second, key) = room.announce(Purpose::Write, &[(&card, kind)], now_s, random);
        (room, vec![first, second], key)
    }

    /// Announces a new epoch to these devices, and holds its key.
    pub fn announce(
        &mut self,
        purpose: Purpose,
        recipients: &[(&Card, KeyKind)],
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> (Link, MadeKey) {
        let mut recipients = recipients.to_vec();
        recipients.sort_by_key(|(card, _)| card.device());
        let key = ContentKey::draw(random);
        let (giver, before) = (self.giver(self.me), self.tip_id());
        let (epoch, announcement) =
            Announcement::make(&giver, &before, &key, purpose, &recipients, random);
        let outline = Outline::Epoch {
            at: now_s,
            announcement,
        };
        let link = self.write_outline(outline, random);
        let made = (epoch, KeyKind::Content, key.secret().clone());
        self.keys.take(epoch, EpochKey::Content(key));
        (link, made)
    }

    /// Hands a held key on to further devices; `None` where it is not held.
    pub fn grant(
        &mut self,
        epoch: EpochId,
        kind: KeyKind,
        recipients: &[DeviceId],
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> Option<Link> {
        let held = self.keys.key(&epoch)?;
        let key = match kind {
            KeyKind::Content => EpochKey::Content(held.content()?.clone()),
            KeyKind::Outline => EpochKey::Outline(held.outline()),
        };
        let mut cards: Vec<&Card> = recipients
            .iter()
            .filter_map(|device| self.cards.get(device))
            .collect();
        cards.sort_by_key(|card| card.device());
        cards.dedup_by_key(|card| card.device());
        let grant = Grant::make(&self.giver(self.me), epoch, &key, &cards, random);
        Some(self.write_outline(Outline::Grant { at: now_s, grant }, random))
    }

    /// Writes what people record, under an epoch whose key is held.
    pub fn write_content(
        &mut self,
        epoch: EpochId,
        content: &Content<'_>,
        random: &mut dyn CryptoRng,
    ) -> Link {
        assert!(
            self.keys.content(&epoch).is_some(),
            "one writes under a key that one holds"
        );
        self.append(Class::Content, Some(epoch), content.encode(), None, random)
    }

    /// Writes what the room itself has to say.
    pub fn write_outline(&mut self, outline: Outline, random: &mut dyn CryptoRng) -> Link {
        let body = outline.encode();
        self.append(Class::Outline, None, body, Some(outline), random)
    }

    fn append(
        &mut self,
        class: Class,
        epoch: Option<EpochId>,
        body: Vec<u8>,
        outline: Option<Outline>,
        random: &mut dyn CryptoRng,
    ) -> Link {
        let opening = Opening::draw(random);
        let seen = self.graph.frontier(&self.me, SEEN_MAX);
        let commitment = commitment(&opening.0, &body);
        let header = Header {
            class,
            epoch,
            seen,
            commitment,
        };
        let bytes = header.encode();
        let (before, seq) = (self.tip_id(), self.tip_seq() + 1);
        let id = next_id(&before, seq, &bytes);
        let place = Place {
            device: self.me,
            seq,
            before,
            id,
            class,
            seen: &header.seen,
        };
        let at = self
            .graph
            .insert(&place)
            .expect("what this device has seen is here");
        if let Some(epoch) = epoch {
            self.note_span(self.me, seq, epoch);
        }
        if let Some(outline) = outline {
            self.note(at, outline);
        }
        Link {
            device: self.me,
            seq,
            id,
            header: bytes,
            class,
            depth: self.graph.depth(at),
            epoch,
            payload: Some(Payload { opening, body }),
        }
    }

    /// The number of the own last entry; 0 where there is none.
    #[must_use]
    pub fn tip_seq(&self) -> u64 {
        self.graph.tip(&self.me).map_or(0, |at| self.graph.seq(at))
    }

    /// The id of the own last entry; the chain's start where there is none.
    #[must_use]
    pub fn tip_id(&self) -> EntryId {
        match self.graph.tip(&self.me) {
            Some(at) => self.graph.id(at),
            None => crate::entry::chain_start(&self.process, &self.room, &self.me),
        }
    }
}
