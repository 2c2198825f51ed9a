//! Taking in what was read: heads verified, chains linked, pasts complete, contents opened and held
//! against their commitments. What does not fit stays outside, and is read again next time.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Check;
use crate::device::Keys;
use crate::entry::{Class, Opening, room_of};
use crate::epoch::{KeyKind, Purpose};
use crate::graph::{Link as Place, Unplaced};
use crate::head::SignedHead;
use crate::ids::{DeviceId, EntryId, EpochId};
use crate::outline::Outline;
use crate::room::Room;
use crate::room::link::{Link, Notice, Payload};
use crate::room::read::{Cursor, Round};
use crate::room::staged::Staged;
use crate::run::entries;
use crate::secret::Secret;
use crate::segment::Segment;

/// What came in, to be kept in one transaction.
#[derive(Default)]
pub struct Taken {
    /// Entries that are new, each after all of its past.
    pub links: Vec<Link>,
    /// What entries say that were here without it.
    pub opened: Vec<(EntryId, Payload)>,
    /// Keys that were given.
    pub keys: Vec<(EpochId, KeyKind, Secret)>,
    /// The newest heads, as their envelopes.
    pub heads: Vec<(DeviceId, Vec<u8>)>,
    /// How far each writer was read.
    pub cursors: Vec<(DeviceId, Cursor)>,
    /// Segments whose content can't be opened yet: to be kept and given again when keys came.
    pub waiting: Vec<Staged>,
    /// What was noticed.
    pub notices: BTreeSet<Notice>,
}

/// An entry that was read and not taken in yet.
struct Candidate {
    before: EntryId,
    id: EntryId,
    header: Vec<u8>,
    class: Class,
    epoch: Option<EpochId>,
    seen: Vec<EntryId>,
    payload: Option<Payload>,
}

type Candidates = BTreeMap<(DeviceId, u64, EntryId), Candidate>;

impl Room {
    /// Takes in what a round read, and opens what was waiting.
    pub fn take(&mut self, round: Round, waiting: Vec<Staged>, keys: &Keys) -> Taken {
        let mut taken = Taken {
            notices: round.notices,
            ..Taken::default()
        };
        let mut staged: Vec<Staged> = round.staged.into_values().collect();
        let mut candidates = self.candidates_of(&staged, &mut taken.notices);
        self.learn_founder(&candidates);
        let mut cuts = self.cuts();
        let members = self.member_devices();
        let mut refused: BTreeSet<(DeviceId, u64)> = BTreeSet::new();
        let (mut vouched, mut beyond);
        let mut firsts: Vec<(DeviceId, Vec<u8>)> = candidates
            .iter()
            .filter(|((_, seq, _), _)| *seq == 1)
            .filter_map(|((device, ..), first)| {
                Some((*device, first.payload.as_ref()?.body.clone()))
            })
            .collect();
        loop {
            for (old, new) in self.learn_restarts(&mut firsts) {
                if cuts.contains_key(&old) {
                    // Nobody goes on from where they were excluded.
                    cuts.insert(new, 0);
                }
            }
            vouched = self.vouched(&staged, &candidates, &mut refused, &mut taken);
            beyond = beyond_cuts(&cuts, &members, &candidates, &vouched);
            let mut allowed = vouched.clone();
            allowed.retain(|id| !beyond.contains(id));
            if !self.place(&mut candidates, &allowed, &mut taken, keys) {
                break;
            }
        }
        self.say_what_is_left(&candidates, &beyond, &vouched, &mut taken.notices);
        self.judge(&mut taken);
        let parted = self.parted(&candidates, &vouched);
        self.advance(&staged, &parted, &mut taken);
        staged.extend(waiting);
        self.open_contents(staged, &mut taken);
        taken
    }

    /// The entries of all segments that are not here.
    fn candidates_of(&self, staged: &[Staged], notices: &mut BTreeSet<Notice>) -> Candidates {
        let mut candidates = Candidates::new();
        for segment in staged {
            let writer = segment.name.device;
            let runs = match segment.outline.runs() {
                Ok(runs) => runs,
                Err(check) => {
                    notices.insert(Notice::of(check, writer));
                    continue;
                }
            };
            for carried in entries(&runs, None) {
                let carried = match carried {
                    Ok(carried) => carried,
                    Err(check) => {
                        notices.insert(Notice::of(check, writer));
                        break;
                    }
                };
                if carried.device != writer || self.graph.find(&carried.id).is_some() {
                    continue;
                }
                let key = (carried.device, carried.seq, carried.id);
                candidates.entry(key).or_insert_with(|| Candidate {
                    before: carried.before,
                    id: carried.id,
                    header: carried.header.to_vec(),
                    class: carried.view.class,
                    epoch: carried.view.epoch,
                    seen: carried.view.seen().collect(),
                    payload: carried.payload.map(|(opening, body)| Payload {
                        opening: Opening(*opening),
                        body: body.to_vec(),
                    }),
                });
            }
        }
        candidates
    }

    fn member_devices(&self) -> BTreeSet<DeviceId> {
        let now = self.resolver().whole();
        now.member_devices().map(|(device, ..)| *device).collect()
    }

    /// What was not taken in: beyond a cut, at the place of what its device vouches for,
    /// or waiting for its past.
    fn say_what_is_left(
        &self,
        candidates: &Candidates,
        beyond: &BTreeSet<EntryId>,
        vouched: &BTreeSet<EntryId>,
        notices: &mut BTreeSet<Notice>,
    ) {
        let mut waiting: BTreeMap<DeviceId, u64> = BTreeMap::new();
        for (device, seq, id) in candidates.keys() {
            let other = candidates
                .range((*device, *seq, EntryId([0; 32]))..=(*device, *seq, EntryId([255; 32])));
            let rival = self.graph.numbered(device, *seq).is_some()
                || other
                    .map(|((_, _, other), _)| other)
                    .any(|other| vouched.contains(other));
            if beyond.contains(id) {
                notices.insert(Notice::of(Check::R047, *device));
            } else if rival && !vouched.contains(id) {
                notices.insert(Notice::of(Check::R016, *device));
            } else {
                *waiting.entry(*device).or_default() += 1;
            }
        }
        for (device, count) in waiting {
            notices.insert(Notice::many(Check::R023, device, count));
        }
    }

    /// Who founded the room stands in its first entry, whose hash is the room's own name.
    fn learn_founder(&mut self, candidates: &Candidates) {
        let first = candidates.iter().filter(|((_, seq, _), _)| *seq == 1);
        for body in first.filter_map(|(_, candidate)| candidate.payload.as_ref()) {
            if room_of(&body.body) != self.room {
                continue;
            }
            if let Ok(Outline::Genesis(genesis)) = Outline::parse(&body.body) {
                let card = genesis.founder.card;
                self.cards.insert(card.device(), card);
            }
        }
    }

    /// The entries that heads which verify vouch for, each with all before it; takes new heads in.
    ///
    /// It is the chain up to the head's own entry that is vouched for and nothing beside it: whoever
    /// holds the room's keys can seal a segment in another's name, with a true head on it.
    fn vouched(
        &mut self,
        staged: &[Staged],
        candidates: &Candidates,
        refused: &mut BTreeSet<(DeviceId, u64)>,
        taken: &mut Taken,
    ) -> BTreeSet<EntryId> {
        let mut vouched: BTreeSet<EntryId> = BTreeSet::new();
        for segment in staged {
            let (device, number) = (segment.name.device, segment.name.number);
            let Some(card) = self.cards.get(&device) else {
                taken.notices.insert(Notice::of(Check::R015, device));
                continue;
            };
            taken.notices.remove(&Notice::of(Check::R015, device));
            if refused.contains(&(device, number)) {
                continue;
            }
            let envelope = segment.label.head.clone();
            let verified = envelope.verify(&self.process, &self.room, card);
            let fits = verified.and_then(|head| self.fits(head, candidates));
            let head = match fits {
                Ok(head) => head,
                Err(check) => {
                    refused.insert((device, number));
                    taken.notices.insert(Notice::of(check, device));
                    continue;
                }
            };
            let (mut seq, mut id) = (head.head().seq, head.head().id);
            if seq == 0 || self.graph.find(&id).is_some() {
                self.take_head(head, taken);
            }
            while let Some(candidate) = candidates.get(&(device, seq, id)) {
                if !vouched.insert(id) {
                    break;
                }
                (seq, id) = (seq - 1, candidate.before);
            }
        }
        vouched
    }

    /// Refuses a head that names another device's entry, or another number than the entry's.
    fn fits(&self, head: SignedHead, candidates: &Candidates) -> Result<SignedHead, Check> {
        let (device, seq, id) = (head.head().device, head.head().seq, head.head().id);
        let here = self.graph.find(&id);
        let other =
            here.is_some_and(|at| self.graph.device(at) != device || self.graph.seq(at) != seq);
        let from = (device, 0, EntryId([0; 32]));
        let to = (device, u64::MAX, EntryId([255; 32]));
        let misnumbered = here.is_none()
            && !candidates.contains_key(&(device, seq, id))
            && candidates
                .range(from..=to)
                .any(|((_, _, other), _)| *other == id);
        if other || misnumbered {
            Err(Check::R016)
        } else {
            Ok(head)
        }
    }

    /// Keeps the newer of two heads; notices two that contradict each other.
    fn take_head(&mut self, head: SignedHead, taken: &mut Taken) {
        let device = head.head().device;
        if let Some(known) = self.heads.get(&device) {
            match known.head().order(head.head()) {
                Ok(std::cmp::Ordering::Less) => {}
                Ok(_) => return,
                Err(check) => {
                    taken.notices.insert(Notice::of(check, device));
                    return;
                }
            }
        }
        taken.heads.retain(|(other, _)| *other != device);
        taken.heads.push((device, head.encode()));
        self.heads.insert(device, head);
    }

    /// Places what is vouched for and complete; says whether anything was.
    fn place(
        &mut self,
        candidates: &mut Candidates,
        allowed: &BTreeSet<EntryId>,
        taken: &mut Taken,
        keys: &Keys,
    ) -> bool {
        let mut any = false;
        loop {
            let mut progress = false;
            let waiting: Vec<_> = candidates
                .keys()
                .filter(|(_, _, id)| allowed.contains(id))
                .copied()
                .collect();
            for key in waiting {
                progress |= self.place_one(key, candidates, taken, keys) == Some(true);
            }
            any |= progress;
            if !progress {
                return any;
            }
        }
    }

    /// Places one: `None` where its past is not here, and `false` where it is refused.
    fn place_one(
        &mut self,
        key: (DeviceId, u64, EntryId),
        candidates: &mut Candidates,
        taken: &mut Taken,
        keys: &Keys,
    ) -> Option<bool> {
        let (device, seq, id) = key;
        let candidate = &candidates[&key];
        let place = Place {
            device,
            seq,
            before: candidate.before,
            id,
            class: candidate.class,
            seen: &candidate.seen,
        };
        let outline = match (candidate.class, &candidate.payload) {
            (Class::Outline, Some(payload)) => match Outline::parse(&payload.body) {
                Ok(outline) => Some(outline),
                Err(check) => {
                    taken.notices.insert(Notice::of(check, device));
                    return None;
                }
            },
            (Class::Outline, None) => return None,
            (Class::Content, _) => None,
        };
        let at = match self.graph.insert(&place) {
            Ok(at) => at,
            Err(Unplaced::Missing(_)) => return None,
            Err(Unplaced::Refused(check)) => {
                taken.notices.insert(Notice::of(check, device));
                candidates.remove(&key);
                return Some(false);
            }
        };
        if self.graph.fork(&device, &self.graph.whole()).is_some() {
            taken.notices.insert(Notice::of(Check::R030, device));
        }
        if let Some(outline) = outline {
            self.note(at, outline);
            self.receive(at, keys, taken);
        }
        let candidate = candidates.remove(&key).expect("it was looked at above");
        taken.links.push(Link {
            device,
            seq,
            id: candidate.id,
            header: candidate.header,
            class: candidate.class,
            depth: self.graph.depth(at),
            epoch: candidate.epoch,
            payload: candidate.payload,
        });
        Some(true)
    }

    /// Takes the keys that an announcement or a grant gives to this device.
    fn receive(&mut self, at: crate::graph::At, keys: &Keys, taken: &mut Taken) {
        let by = self.graph.device(at);
        let giver = self.giver(by);
        let given = match &self.outlines[&at] {
            Outline::Epoch { announcement, .. } => {
                let epoch = announcement.id(&giver, &self.before(at));
                Some((epoch, announcement.open(&giver, &epoch, keys)))
            }
            Outline::Grant { grant, .. } => match self.epochs.get(&grant.epoch) {
                Some(known) => Some((grant.epoch, grant.open(&giver, &known.announcement, keys))),
                None => {
                    taken.notices.insert(Notice::of(Check::R051, by));
                    None
                }
            },
            _ => None,
        };
        match given {
            Some((epoch, Ok(Some(key)))) => {
                let (kind, secret) = (key.kind(), key.secret().clone());
                if self.keys.take(epoch, key) {
                    taken.keys.push((epoch, kind, secret));
                }
            }
            Some((_, Err(check))) => drop(taken.notices.insert(Notice::of(check, by))),
            _ => {}
        }
    }

    /// Moves each writer's cursor to the last segment of which everything is here, without a gap.
    ///
    /// A writer whose storages show different histories is read anew from the one that does not go on from
    /// what is here.
    fn advance(&mut self, staged: &[Staged], parted: &BTreeSet<DeviceId>, taken: &mut Taken) {
        let mut stopped: BTreeSet<DeviceId> = BTreeSet::new();
        for segment in staged {
            let device = segment.name.device;
            let head = segment.label.head.claimed();
            let whole = head.seq == 0 || self.graph.find(&head.id).is_some();
            if !whole || stopped.contains(&device) {
                if stopped.insert(device) && parted.contains(&device) {
                    let mut cursor = self.cursor(&device);
                    cursor.start = Some((segment.name.number, segment.name.naming));
                    self.move_to(device, cursor, taken);
                }
                continue;
            }
            let known = self.cursor(&device);
            // What was asked for again lies before.
            if segment.name.number <= known.number {
                continue;
            }
            let cursor = Cursor {
                number: segment.name.number,
                naming: Some(segment.name.naming),
                start: None,
                again: known.again,
            };
            self.move_to(device, cursor, taken);
        }
    }

    /// Devices of which something vouched for follows an entry that is not here, at a number where another
    /// one is.
    fn parted(&self, candidates: &Candidates, vouched: &BTreeSet<EntryId>) -> BTreeSet<DeviceId> {
        let parted = candidates.iter().filter(|((device, seq, id), candidate)| {
            vouched.contains(id)
                && self.graph.find(&candidate.before).is_none()
                && self.graph.all_numbered(device, seq - 1).next().is_some()
        });
        parted.map(|((device, ..), _)| *device).collect()
    }

    fn move_to(&mut self, device: DeviceId, cursor: Cursor, taken: &mut Taken) {
        taken.cursors.retain(|(other, _)| *other != device);
        taken.cursors.push((device, cursor.clone()));
        self.cursors.insert(device, cursor);
    }

    /// Opens contents whose key is here, and gives the others back to wait.
    fn open_contents(&mut self, staged: Vec<Staged>, taken: &mut Taken) {
        let mut bodies: BTreeMap<EntryId, Payload> = BTreeMap::new();
        // A voice, or who reads from later on, is never given some keys: nothing waits for those.
        let never = self.never_given();
        for segment in staged {
            let Some(sealing) = segment.sealing else {
                continue;
            };
            let Some(key) = self.keys.content(&sealing) else {
                if !never.contains(&sealing) {
                    taken.waiting.push(segment);
                }
                continue;
            };
            let opened = self.open_content(&segment, key, &mut bodies);
            let (device, number) = (segment.name.device, segment.name.number);
            if let Err(check) = opened {
                taken.notices.insert(Notice::of(check, device));
            }
            let mut cursor = self.cursor(&device);
            if number <= cursor.number
                && cursor.ask_again(number, segment.name.naming, opened.is_err())
            {
                self.move_to(device, cursor, taken);
            }
        }
        for link in &mut taken.links {
            if link.class == Class::Content
                && let Some(payload) = bodies.remove(&link.id)
            {
                link.payload = Some(payload);
            }
        }
        taken.opened.extend(bodies);
    }

    /// The epochs whose content this device's person is not entitled to.
    fn never_given(&self) -> BTreeSet<EpochId> {
        let now = self.resolver().whole();
        let me = now.person_of(&self.me);
        let Some(me) = me.and_then(|me| now.people.get(&me)) else {
            return BTreeSet::new();
        };
        let never = self
            .epochs
            .iter()
            .filter(|(_, known)| match known.announcement.purpose {
                Purpose::Write => !self.reads(me, known.at),
                Purpose::Carry(_) => !me.reader,
            });
        never.map(|(epoch, _)| *epoch).collect()
    }

    fn open_content(
        &self,
        segment: &Staged,
        key: &crate::epoch_key::ContentKey,
        bodies: &mut BTreeMap<EntryId, Payload>,
    ) -> Result<(), Check> {
        let outline = self.keys.outline(&segment.name.naming).ok_or(Check::R026)?;
        let opened = Segment::open(&segment.bytes, segment.name, outline)?.open_content(key)?;
        let runs = segment.outline.runs()?;
        let columns = opened.bodies()?;
        let sealing = segment.sealing.ok_or(Check::R027)?;
        let carries =
            self.epochs
                .get(&sealing)
                .and_then(|epoch| match &epoch.announcement.purpose {
                    Purpose::Carry(ids) => Some(ids),
                    Purpose::Write => None,
                });
        for carried in entries(&runs, Some(&columns)) {
            let carried = carried?;
            let Some((opening, body)) = carried
                .payload
                .filter(|_| carried.view.class == Class::Content)
            else {
                continue;
            };
            let named = carries.is_some_and(|ids| ids.is_empty() || ids.contains(&carried.id));
            if carried.view.epoch != Some(sealing) && !named {
                return Err(Check::R027);
            }
            if self.graph.find(&carried.id).is_some() {
                bodies.insert(
                    carried.id,
                    Payload {
                        opening: Opening(*opening),
                        body: body.to_vec(),
                    },
                );
            }
        }
        Ok(())
    }
}

/// What excluded devices wrote beyond their cut, but for what a member passed on: what an entry of a
/// member, that its head vouches for, has seen, with all of its past.
fn beyond_cuts(
    cuts: &BTreeMap<DeviceId, u64>,
    members: &BTreeSet<DeviceId>,
    candidates: &Candidates,
    vouched: &BTreeSet<EntryId>,
) -> BTreeSet<EntryId> {
    if cuts.is_empty() {
        return BTreeSet::new();
    }
    let by_id: BTreeMap<EntryId, &Candidate> = candidates
        .iter()
        .map(|((_, _, id), candidate)| (*id, candidate))
        .collect();
    let of_members = candidates.keys().filter(|(device, _, id)| {
        members.contains(device) && !cuts.contains_key(device) && vouched.contains(id)
    });
    let mut passing: Vec<EntryId> = of_members.map(|(_, _, id)| *id).collect();
    let mut passed_on: BTreeSet<EntryId> = BTreeSet::new();
    while let Some(id) = passing.pop() {
        if let Some(candidate) = by_id.get(&id).filter(|_| passed_on.insert(id)) {
            passing.push(candidate.before);
            passing.extend(&candidate.seen);
        }
    }
    let late = |(device, seq, id): &&(DeviceId, u64, EntryId)| {
        cuts.get(device).is_some_and(|last| seq > last) && !passed_on.contains(id)
    };
    candidates
        .keys()
        .filter(late)
        .map(|(_, _, id)| *id)
        .collect()
}
