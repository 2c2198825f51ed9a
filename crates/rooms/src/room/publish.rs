//! Making segments of what this device wrote, and fewer, larger ones of many (depot.md, section 6).

use std::cmp::Reverse;

use std::collections::BTreeMap;

use rand_core::CryptoRng;

use crate::check::Check;
use crate::device::Keys;
use crate::draft::{Bare, Draft};
use crate::entry::{HeaderView, chain_start};
use crate::epoch::Purpose;
use crate::graph::At;
use crate::head::{Head, Live as Claim, SeenChain};
use crate::ids::{DeviceId, EntryId, EpochId};
use crate::label::Label;
use crate::limits::{PACK_BYTES_MAX, PACK_ENTRIES_MAX};
use crate::names;
use crate::outline::Outline;
use crate::range::Range;
use crate::room::Room;
use crate::room::link::Payload;
use crate::room::own::Live;
use crate::room::staged::MILESTONE;
use crate::segment::{SegmentName, seal_segment};

/// Segments that are live before the smaller ones are packed together.
const LIVE_MAX: usize = 64;
/// A segment with at least so many entries is left as it is by packing.
const PACKED_ENTRIES: u64 = PACK_ENTRIES_MAX as u64 / 2;

/// An object to be put into every depot; the same bytes again after a crash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// Its name.
    pub name: String,
    /// Its number among the device's segments.
    pub number: u64,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What was made to be published.
#[derive(Default)]
pub struct Published {
    /// Objects, in the order in which they are put.
    pub objects: Vec<Object>,
    /// How many entries are in them that were never published.
    pub entries: u64,
}

/// An own entry as the vault kept it.
pub struct OwnEntry {
    /// Its header's bytes.
    pub header: Vec<u8>,
    /// What it says; `None` where it was erased.
    pub payload: Option<Payload>,
}

impl OwnEntry {
    /// As it goes into a segment: at its place in its device's chain.
    pub(super) fn bare(
        &self,
        (device, seq, before): (DeviceId, u64, EntryId),
    ) -> Result<Bare<'_>, Check> {
        let payload = self.payload.as_ref();
        Ok(Bare {
            device,
            seq,
            before,
            class: HeaderView::parse(&self.header)?.class,
            header: &self.header,
            payload: payload.map(|payload| (&payload.opening.0, &payload.body[..])),
        })
    }
}

/// Gives own entries by their number.
pub trait OwnEntries {
    /// The entry of that number, which is there.
    fn own(&mut self, seq: u64) -> OwnEntry;
}

impl Room {
    /// Makes segments of what was not published yet; with `head`, at least one that says what was seen.
    ///
    /// The caller keeps the objects and [`Room::own`] in one transaction, and puts the objects afterwards.
    ///
    /// # Errors
    /// R-002 where an entry is larger than a segment may be; R-050 where no key is held to publish under.
    pub fn publish(
        &mut self,
        keys: &Keys,
        head: bool,
        now_s: u64,
        entries: &mut dyn OwnEntries,
        random: &mut dyn CryptoRng,
    ) -> Result<Published, Check> {
        let mut published = Published::default();
        // Who has not read yet who let them in can't tell under which names the others look.
        if !self.cards.contains_key(&self.me) {
            return Ok(published);
        }
        let naming = self.naming_epoch().ok_or(Check::R050)?;
        let to = self.tip_seq();
        if let Some(old) = self.went_on_from().filter(|_| self.own.count == 0) {
            let first = entries.own(1);
            let says = self.goes_on((keys, old), naming, &first, now_s, random)?;
            published.objects.push(says);
        }
        while self.own.published < to {
            let from = self.own.published + 1;
            let (object, last) = self.segment(keys, naming, (from, to), now_s, entries, random)?;
            published.entries += last - from + 1;
            self.own.published = last;
            published.objects.extend(object);
        }
        if published.objects.is_empty() && head {
            published
                .objects
                .push(self.head_alone(keys, naming, now_s, random)?);
        }
        Ok(published)
    }

    /// Writes small segments anew as few large ones, where there are many, or where one holds something
    /// that was erased since.
    ///
    /// # Errors
    /// As [`Room::publish`].
    pub fn pack(
        &mut self,
        keys: &Keys,
        erased: &[u64],
        now_s: u64,
        entries: &mut dyn OwnEntries,
        random: &mut dyn CryptoRng,
    ) -> Result<Vec<Object>, Check> {
        if self.own.live.is_empty() {
            return Ok(Vec::new());
        }
        let naming = self.naming_epoch().ok_or(Check::R050)?;
        let all_know = self.is_known_to_all(&naming);
        let holds = |live: &Live| {
            !live.carries()
                && erased
                    .iter()
                    .any(|seq| (live.entries.0..=live.entries.1).contains(seq))
        };
        // What is carried is nobody else's to pack, and is written anew by itself. Who has not read the
        // newest key yet finds it in what lies under older names: that stays.
        let small = |live: &Live| {
            let few = live.entries.1 + 1 - live.entries.0 < PACKED_ENTRIES;
            let found = all_know || live.naming == naming;
            !live.carries() && found && (few || live.entries.0 == 0)
        };
        let many = self.own.live.iter().filter(|live| small(live)).count() > LIVE_MAX;
        let mut replaced: BTreeMap<EpochId, Vec<Live>> = BTreeMap::new();
        for live in &self.own.live {
            if holds(live) || (many && small(live)) {
                let under = if all_know { naming } else { live.naming };
                replaced.entry(under).or_default().push(*live);
            }
        }
        let mut objects = Vec::new();
        let last = self.own.naming;
        for (naming, replaced) in replaced {
            objects.extend(self.replace(keys, naming, &replaced, now_s, entries, random)?);
        }
        // What is written next is not named under an older epoch because of what was packed under that: who was
        // removed since can tell its names.
        self.own.naming = last;
        Ok(objects)
    }

    /// Writes the entries of some segments anew, under names of one epoch.
    fn replace(
        &mut self,
        keys: &Keys,
        naming: EpochId,
        replaced: &[Live],
        now_s: u64,
        entries: &mut dyn OwnEntries,
        random: &mut dyn CryptoRng,
    ) -> Result<Vec<Object>, Check> {
        let mut spans: Vec<(u64, u64)> = replaced
            .iter()
            .map(|live| live.entries)
            .filter(|span| span.0 > 0)
            .collect();
        spans.sort_unstable();
        spans.dedup_by(|next, span| {
            let joins = next.0 == span.1 + 1;
            if joins {
                span.1 = next.1;
            }
            joins
        });
        self.own.live.retain(|live| !replaced.contains(live));
        let deleted = replaced.iter().filter(|live| live.n % MILESTONE != 0);
        let rubbish: Vec<(u64, EpochId)> = deleted.map(|live| (live.n, live.naming)).collect();
        let mut objects = Vec::new();
        for (from, to) in spans {
            let mut from = from;
            while from <= to {
                let (made, last) =
                    self.segment(keys, naming, (from, to), now_s, entries, random)?;
                objects.extend(made);
                from = last + 1;
            }
        }
        objects.push(self.end_at_milestone(keys, naming, now_s, random)?);
        self.own.rubbish.extend(rubbish);
        Ok(objects)
    }

    /// Passes over the numbers up to the next milestone, and puts a head there: who was last here before
    /// segments were replaced finds nothing after their own place, and looks for milestones.
    pub(super) fn end_at_milestone(
        &mut self,
        keys: &Keys,
        naming: EpochId,
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> Result<Object, Check> {
        self.own.count = (self.own.count / MILESTONE + 1) * MILESTONE - 1;
        self.head_alone(keys, naming, now_s, random)
    }

    /// Whether all other members have read the key that an epoch's names need: an entry of theirs that
    /// is here rests on where it was given to them, or their newest head says so.
    fn is_known_to_all(&self, naming: &EpochId) -> bool {
        let Some(known) = self.epochs.get(naming) else {
            return false;
        };
        let mut given: BTreeMap<DeviceId, Vec<At>> = BTreeMap::new();
        for to in &known.announcement.recipients {
            given.entry(to.device).or_default().push(known.at);
        }
        for (at, outline) in &self.outlines {
            if let Outline::Grant { grant, .. } = outline
                && grant.epoch == *naming
            {
                for to in &grant.recipients {
                    given.entry(to.device).or_default().push(*at);
                }
            }
        }
        let now = self.resolver().whole();
        let mut others = now.member_devices().map(|(device, ..)| *device);
        others.all(|device| {
            let at = given.get(&device).map_or(&[][..], Vec::as_slice);
            device == self.me
                || device == known.by
                || at.iter().any(|at| self.has_read(&device, *at))
        })
    }

    /// Whether a device has read an entry, or wrote it: an entry of theirs that is here rests on it, or their newest
    /// head says so.
    pub(super) fn has_read(&self, device: &DeviceId, at: At) -> bool {
        let (writer, seq) = (self.graph.device(at), self.graph.seq(at));
        let tip = self.graph.tip(device);
        let head = self.heads.get(device).map(|head| &head.head().seen);
        writer == *device
            || tip.is_some_and(|tip| self.graph.is_past(at, tip))
            || head
                .into_iter()
                .flatten()
                .any(|seen| seen.device == writer && seen.seq >= seq)
    }

    /// The names of segments that are replaced, and may be deleted once their replacements are there.
    #[must_use]
    pub fn rubbish(&self) -> Vec<String> {
        let name = |(number, naming): &(u64, EpochId)| {
            let key = self.keys.outline(naming)?;
            Some(names::segment(key, &self.me, *number))
        };
        self.own.rubbish.iter().filter_map(name).collect()
    }

    /// Forgets what was to be deleted, once it is.
    pub fn forget_rubbish(&mut self) {
        self.own.rubbish.clear();
    }

    /// One segment of own entries from a number on: as many as share an epoch and fit. A milestone's
    /// place is taken by a head alone, which comes before.
    fn segment(
        &mut self,
        keys: &Keys,
        naming: EpochId,
        (from, to): (u64, u64),
        now_s: u64,
        entries: &mut dyn OwnEntries,
        random: &mut dyn CryptoRng,
    ) -> Result<(Vec<Object>, u64), Check> {
        let mut objects = Vec::new();
        if (self.own.count + 1).is_multiple_of(MILESTONE) {
            objects.push(self.head_alone(keys, naming, now_s, random)?);
        }
        let mut draft = Draft::default();
        let (mut sealing, mut last) = (None, from - 1);
        let mut before = match from {
            1 => chain_start(&self.process, &self.room, &self.me),
            _ => self.own_id(from - 1),
        };
        for seq in from..=to {
            let entry = entries.own(seq);
            let view = HeaderView::parse(&entry.header)?;
            let carries = entry.payload.is_some().then_some(view.epoch).flatten();
            let other_epoch = carries.is_some() && sealing.is_some() && carries != sealing;
            let full = draft.entries() >= PACK_ENTRIES_MAX || draft.bytes() >= PACK_BYTES_MAX;
            if seq > from && (other_epoch || full) {
                break;
            }
            sealing = sealing.or(carries);
            draft.push(&entry.bare((self.me, seq, before))?)?;
            before = self.own_id(seq);
            last = seq;
        }
        objects.push(self.seal(keys, naming, &draft, sealing, (from, last), now_s, random)?);
        Ok((objects, last))
    }

    pub(super) fn head_alone(
        &mut self,
        keys: &Keys,
        naming: EpochId,
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> Result<Object, Check> {
        // The heads before it stay until they are packed away: who was last at one of them finds nothing
        // behind a number that is missing.
        self.seal(keys, naming, &Draft::default(), None, (0, 0), now_s, random)
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "all of it goes into one segment, and nowhere else"
    )]
    pub(super) fn seal(
        &mut self,
        keys: &Keys,
        naming: EpochId,
        draft: &Draft,
        sealing: Option<EpochId>,
        span: (u64, u64),
        now_s: u64,
        random: &mut dyn CryptoRng,
    ) -> Result<Object, Check> {
        let number = self.own.count + 1;
        self.own.live.push(Live {
            n: number,
            naming,
            sealing,
            entries: span,
            hash: [0; 32],
        });
        let last = if span.0 == 0 { 0 } else { span.1 };
        let vouched = self.own.published.max(last);
        let head = self.head_of(vouched, now_s).sign(keys);
        let label = Label {
            head,
            replaces: Vec::new(),
        };
        let outline = self.keys.outline(&naming).ok_or(Check::R050)?;
        let content = match &sealing {
            Some(epoch) => Some((epoch, self.keys.content(epoch).ok_or(Check::R050)?)),
            None => None,
        };
        let name = SegmentName {
            process: self.process,
            room: self.room,
            naming,
            device: self.me,
            number,
        };
        let bytes = seal_segment(&name, outline, &label, draft, content, random)?;
        let object = Object {
            name: names::segment(outline, &self.me, number),
            number,
            bytes,
        };
        let live = self.own.live.last_mut().expect("it was pushed above");
        live.hash = *blake3::hash(&object.bytes).as_bytes();
        self.own.count = number;
        self.own.beat += 1;
        self.own.headed_at_s = now_s;
        self.own.naming = Some(naming);
        Ok(object)
    }

    /// What this device says of itself: up to which own entry, and what it has seen.
    pub(super) fn head_of(&self, seq: u64, now_s: u64) -> Head {
        let others = self.graph.devices().filter(|device| **device != self.me);
        let mut seen: Vec<SeenChain> = others
            .filter_map(|device| {
                let at = self.graph.tip(device)?;
                Some(SeenChain {
                    device: *device,
                    seq: self.graph.seq(at),
                    id: self.graph.id(at),
                    counter: self.cursor(device).number,
                })
            })
            .collect();
        seen.sort_by_key(|seen| seen.device);
        let mut live: Vec<Claim> = Vec::new();
        for own in &self.own.live {
            match live.last_mut() {
                Some(claim)
                    if claim.range.to + 1 == own.n
                        && claim.sealing == own.sealing
                        && claim.naming == own.naming =>
                {
                    claim.range.to = own.n;
                }
                _ => live.push(Claim {
                    range: Range {
                        from: own.n,
                        to: own.n,
                    },
                    sealing: own.sealing,
                    naming: own.naming,
                }),
            }
        }
        let id = match seq {
            0 => chain_start(&self.process, &self.room, &self.me),
            seq => self.own_id(seq),
        };
        Head {
            process: self.process,
            room: self.room,
            device: self.me,
            seq,
            id,
            beat: self.own.beat + 1,
            at: now_s,
            seen,
            live,
        }
    }

    fn own_id(&self, seq: u64) -> EntryId {
        let at = self.graph.numbered(&self.me, seq);
        self.graph
            .id(at.expect("own entries are here, without a gap"))
    }

    /// The epoch under which the next segment is named: the newest that all others can know by now. One
    /// that this device announces, or grants, in the very entries to be published is found by what came
    /// before, also where those are its first.
    pub(super) fn naming_epoch(&self) -> Option<EpochId> {
        let resolver = self.resolver();
        let now = resolver.whole();
        let published =
            |at: At| self.graph.device(at) != self.me || self.graph.seq(at) <= self.own.published;
        let given = self.given(&published);
        let is_known = |epoch: &EpochId| {
            let known = &self.epochs[epoch];
            published(known.at)
                && now
                    .member_devices()
                    .map(|(device, ..)| *device)
                    .all(|device| {
                        device == self.me
                            || device == known.by
                            || given.contains(&(*epoch, device, true))
                            || given.contains(&(*epoch, device, false))
                    })
        };
        // Who can write under none any more still names by the last one, so that it is found; who has
        // named none yet, by the deepest that others announced.
        let mut others = self.keys.epochs().filter(|epoch| {
            self.epochs.get(epoch).is_some_and(|known| {
                published(known.at) && known.announcement.purpose == Purpose::Write
            })
        });
        let eligible = self.eligible_epochs(&resolver, &now).find(is_known);
        eligible
            .or(self.own.naming)
            .or_else(|| self.deepest(others.by_ref()))
            .or_else(|| self.eligible_epochs(&resolver, &now).next())
            .or_else(|| self.keys.epochs().next().copied())
    }

    fn deepest<'e>(&self, epochs: impl Iterator<Item = &'e EpochId>) -> Option<EpochId> {
        let known = epochs.filter_map(|epoch| Some((epoch, self.epochs.get(epoch)?)));
        let deepest =
            known.max_by_key(|(epoch, known)| (self.graph.depth(known.at), Reverse(**epoch)));
        deepest.map(|(epoch, _)| *epoch)
    }
}
