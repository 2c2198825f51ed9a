//! Taking in what was read: heads verified, chains linked, pasts complete, contents opened and held
//! against their commitments. What does not fit stays outside, and is read again next time.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::check::Check;
use crate::device::Keys;
use crate::epoch::KeyKind;
use crate::head::Head;
use crate::ids::{DeviceId, EntryId, EpochId};
use crate::resolve::State;
use crate::room::Room;
use crate::room::beside::Had;
use crate::room::candidates::Candidates;
use crate::room::link::{Link, Notice, Payload};
use crate::room::read::{Cursor, Round};
use crate::room::staged::Staged;
use crate::secret::Secret;

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
    /// Up to which segment of whom the storage was seen to have what is here.
    pub has: Had,
    /// What was noticed.
    pub notices: BTreeSet<Notice>,
}

impl Room {
    /// Takes in what a round read, and opens what was waiting.
    pub fn take(&mut self, round: Round, waiting: Vec<Staged>, keys: &Keys) -> Taken {
        let mut taken = Taken {
            notices: round.notices,
            has: round.has,
            ..Taken::default()
        };
        let lost = round.lost;
        let mut staged: Vec<Staged> = round.staged.into_values().collect();
        let mut candidates = self.candidates_of(&staged, &mut taken.notices);
        self.learn_founder(&candidates);
        let known = Rc::clone(&self.resolved);
        let mut refused: BTreeSet<(DeviceId, u64)> = BTreeSet::new();
        let (mut vouched, mut beyond);
        let mut went_on: Vec<(DeviceId, DeviceId)> = Vec::new();
        let mut firsts: Vec<(DeviceId, Vec<u8>)> = candidates
            .iter()
            .filter(|((_, seq, _), _)| *seq == 1)
            .filter_map(|((device, ..), first)| {
                Some((*device, first.payload.as_ref()?.body.clone()))
            })
            .collect();
        loop {
            went_on.extend(self.learn_restarts(&mut firsts));
            let mut before = self.before_now(&known);
            for (old, new) in &went_on {
                before.goes_on(old, *new);
            }
            vouched = self.vouched(&staged, &candidates, &mut refused, &mut taken);
            beyond = self.beyond_cuts(&before, &candidates, &vouched, &known);
            let mut allowed = vouched.clone();
            allowed.retain(|id| !beyond.late.contains(id));
            // What can't be taken in must not keep back all else: whoever is in the room may write that it
            // lets somebody in.
            let first = self.until_let_in(&candidates).is_some_and(|mut first| {
                first.retain(|id| allowed.contains(id));
                self.place(&mut candidates, &first, &known, &mut taken)
            });
            if !first && !self.place(&mut candidates, &allowed, &known, &mut taken) {
                break;
            }
        }
        self.say_what_is_left(&candidates, &beyond, &vouched, &mut taken.notices);
        self.say_what_others_saw(&self.before_now(&known), &mut taken.notices);
        self.say_nothing_of_the_gone(&mut taken.notices);
        self.receive(keys, &mut taken);
        self.judge(&mut taken);
        let parted = self.parted(&candidates, &vouched);
        self.advance(&staged, &refused, &parted, &mut taken);
        self.ask_for_lost(&staged, &lost, &mut taken);
        staged.extend(waiting);
        self.open_contents(staged, &mut taken);
        taken
    }

    /// Moves each writer's cursor to the last segment of which everything is here, without a gap.
    ///
    /// A writer whose storages show different histories is read anew from the one that does not go on from
    /// what is here.
    fn advance(
        &mut self,
        staged: &[Staged],
        refused: &BTreeSet<(DeviceId, u64)>,
        parted: &BTreeSet<DeviceId>,
        taken: &mut Taken,
    ) {
        let mut stopped: BTreeSet<DeviceId> = BTreeSet::new();
        for segment in staged {
            let device = segment.name.device;
            let head = segment.label.head.claimed();
            // What a refused head claims says nothing of how far its writer was read.
            let whole = self.is_here(head) && !refused.contains(&(device, segment.name.number));
            if whole {
                let has = taken.has.entry(device).or_default();
                *has = segment.name.number.max(*has);
            }
            let known = self.cursor(&device);
            let further = segment.name.number > known.number;
            if !whole || stopped.contains(&device) {
                self.say_that_more_is_there(&device, head, taken);
                // What lies below is looked at in each storage by itself.
                if further && stopped.insert(device) && parted.contains(&device) {
                    let mut cursor = known;
                    cursor.start = Some((segment.name.number, segment.name.naming));
                    self.move_to(device, cursor, taken);
                }
                continue;
            }
            // What was asked for again lies before.
            if !further {
                continue;
            }
            let cursor = Cursor {
                number: segment.name.number,
                naming: Some(segment.name.naming),
                start: None,
                told: known.told.filter(|(at, _)| *at > segment.name.number),
                again: known.again,
            };
            self.move_to(device, cursor, taken);
        }
    }

    /// Says that a head names entries that are not here, where nothing else was said of that writer:
    /// they lie in segments that it does not name yet, or not any more.
    fn say_that_more_is_there(&self, device: &DeviceId, head: &Head, taken: &mut Taken) {
        let mut notices = taken.notices.iter();
        if notices.any(|notice| notice.device == Some(*device)) {
            return;
        }
        let tip = self.graph.tip(device);
        let count = head
            .seq
            .saturating_sub(tip.map_or(0, |at| self.graph.seq(at)));
        let notice = Notice::many(Check::R023, *device, count.max(1));
        taken.notices.insert(notice);
    }

    /// Remembers what is live, was not there, and lies before what was read: its entries came with others,
    /// and what they say is there alone. What is not live any more is forgotten, and what came now.
    fn ask_for_lost(
        &mut self,
        staged: &[Staged],
        lost: &BTreeSet<(DeviceId, u64, EpochId)>,
        taken: &mut Taken,
    ) {
        // Of who is out, others put everything again under few of their numbers (depot.md 6, step 8).
        let now = self.resolver().whole();
        let is_out = |device: &DeviceId| {
            let seen = now.devices.get(device);
            seen.is_some_and(|seen| seen.state == State::Out)
        };
        let devices = lost.iter().map(|(device, ..)| *device);
        let devices = devices.chain(staged.iter().map(|segment| segment.name.device));
        for device in devices.collect::<BTreeSet<_>>() {
            let known = self.cursor(&device);
            let mut cursor = known.clone();
            let came = |number: u64| {
                let mut of = staged
                    .iter()
                    .filter(|segment| segment.name.device == device);
                of.any(|segment| segment.name.number == number)
            };
            if let Some(head) = self.heads.get(&device) {
                let live = |number: u64| {
                    let mut ranges = head.head().live.iter();
                    ranges.any(|live| (live.range.from..=live.range.to).contains(&number))
                };
                cursor.again.retain(|(number, _)| live(*number));
            }
            cursor.again.retain(|(number, _)| !came(*number));
            for (_, number, naming) in lost.iter().filter(|(of, ..)| *of == device) {
                if *number <= cursor.number && !is_out(&device) {
                    cursor.ask_again(*number, *naming, true);
                }
            }
            if cursor != known {
                self.move_to(device, cursor, taken);
            }
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

    pub(super) fn move_to(&mut self, device: DeviceId, cursor: Cursor, taken: &mut Taken) {
        taken.cursors.retain(|(other, _)| *other != device);
        taken.cursors.push((device, cursor.clone()));
        self.cursors.insert(device, cursor);
    }
}
