//! Reading from one depot: which names to ask for. Names are computed, so nothing is ever listed
//! (depot.md, section 6), and a round can end anywhere: what was not taken in is read again.

use std::collections::{BTreeMap, BTreeSet};

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::epoch::Purpose;
use crate::head::Head;
use crate::ids::{DeviceId, EpochId};
use crate::limits::SEGMENT_SEALED_BYTES_MAX;
use crate::names;
use crate::room::Room;
use crate::room::beside::Had;
use crate::room::link::Notice;
use crate::room::own::epoch;
use crate::room::staged::{MILESTONE, Staged};
use crate::segment::SegmentName;

/// Segments that are read of one writer in a round.
pub const SEGMENTS_OF_A_WRITER_MAX: usize = 256;
/// Milestones that are looked for in one go, each twice as far as the one before: 8,128 segments.
const MILESTONES_TRIED: u32 = 8;
/// Epochs under which a segment is looked for.
pub(super) const EPOCHS_TRIED_MAX: usize = 8;

/// What a storage says of a name.
pub enum Fetched {
    /// The object.
    Here(Vec<u8>),
    /// There is none.
    Absent,
    /// Something is there, and it alone can't be read: it is longer than asked for, or no plain file.
    Unreadable,
    /// It could not be asked: that ends the round.
    Failed,
    /// It takes longer than a round may (D-008): that ends the round as well.
    Late,
}

/// Whoever gets objects from a storage.
pub trait Fetch {
    /// Gets an object of at most so many bytes.
    fn get(&mut self, name: &str, bytes_max: usize) -> Fetched;
}

/// Damaged segments of a writer that are asked for again each round; of more, the newest.
const AGAIN_MAX: usize = 64;

/// How far a writer was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The number of the last segment of which everything was taken in.
    pub number: u64,
    /// The epoch that it was named under.
    pub naming: Option<EpochId>,
    /// Where to begin anew: the segment whose head says which are to be read. For a newcomer, and where a
    /// storage shows another history than the one that was read.
    pub start: Option<(u64, EpochId)>,
    /// Where somebody says that its newest segment lies, who may be wrong: it is looked for besides.
    pub told: Option<(u64, EpochId)>,
    /// Segments up to the last whose outline was taken in, and whose content was damaged or not there: a
    /// storage may have them whole another time.
    pub again: Vec<(u64, EpochId)>,
}

impl Cursor {
    /// The bytes that a vault keeps.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.array(7).uint(self.number);
        out.bytes(self.naming.as_ref().map_or(&[], EpochId::bytes));
        for at in [&self.start, &self.told] {
            out.uint(at.map_or(0, |(number, _)| number));
            out.bytes(at.as_ref().map_or(&[], |(_, naming)| naming.bytes()));
        }
        out.array(self.again.len());
        for (number, naming) in &self.again {
            out.array(2).uint(*number).bytes(naming.bytes());
        }
        out.done()
    }

    /// Reads what [`Self::encode`] gave.
    ///
    /// # Errors
    /// R-001 where it is something else.
    pub fn decode(bytes: &[u8]) -> Result<Self, Check> {
        let mut read = Reader::new(bytes);
        // Before there were ways back, a vault kept nothing of them.
        let knows_ways = match read.array()? {
            5 => false,
            7 => true,
            _ => return Err(Check::R001),
        };
        let (number, naming) = (read.uint()?, epoch(&mut read)?);
        let at = |read: &mut Reader<'_>| -> Result<Option<(u64, EpochId)>, Check> {
            let (number, naming) = (read.uint()?, epoch(read)?);
            Ok(naming.map(|naming| (number, naming)))
        };
        let start = at(&mut read)?;
        let told = if knows_ways { at(&mut read)? } else { None };
        let mut again = Vec::new();
        for _ in 0..read.array_up_to(AGAIN_MAX)? {
            read.array_of(2)?;
            again.push((read.uint()?, EpochId(read.exactly()?)));
        }
        read.done()?;
        Ok(Self {
            number,
            naming,
            start,
            told,
            again,
        })
    }

    /// Remembers, or forgets, that a segment's content was damaged; says whether that is new.
    pub(crate) fn ask_again(&mut self, number: u64, naming: EpochId, damaged: bool) -> bool {
        let known = self.again.iter().position(|again| again.0 == number);
        match (known, damaged) {
            (None, true) => {
                self.again.push((number, naming));
                self.again.sort_unstable();
                let over = self.again.len().saturating_sub(AGAIN_MAX);
                self.again.drain(..over);
            }
            (Some(at), false) => drop(self.again.remove(at)),
            _ => return false,
        }
        true
    }
}

/// What a round of reading brought.
pub struct Round {
    /// Segments, opened as far as their outline, by writer and number.
    pub staged: BTreeMap<(DeviceId, u64), Staged>,
    /// What was noticed.
    pub notices: BTreeSet<Notice>,
    /// Whether the storage failed, so that there may be more.
    pub failed: bool,
    /// Segments that are live, and are not there.
    pub(crate) lost: BTreeSet<(DeviceId, u64, EpochId)>,
    /// Up to which segment of whom the storage has what is here already.
    pub(crate) has: Had,
    /// Objects that were asked for, and bytes that came.
    asked: Asked,
    /// The bounds of what is asked for of the present writer.
    bounds: Asked,
}

/// What a round asks a storage for.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    objects: usize,
    bytes: usize,
}

/// Of a round, whatever a storage or a writer has; the next one goes on.
const ROUND: Asked = Asked {
    objects: 4_096,
    bytes: 1 << 30,
};
/// Of one writer in a round, so that none starves the others.
const WRITER_BYTES_MAX: usize = 128 << 20;
/// Names that a round asks of each writer at least.
const WRITER_OBJECTS_MIN: usize = 64;

impl Default for Round {
    fn default() -> Self {
        Self {
            staged: BTreeMap::new(),
            notices: BTreeSet::new(),
            failed: false,
            lost: BTreeSet::new(),
            has: Had::new(),
            asked: Asked::default(),
            bounds: ROUND,
        }
    }
}

impl Round {
    /// Begins with a writer, of so many who are read in turn.
    pub(super) fn turn(&mut self, writers: usize) {
        let share = (ROUND.objects / writers.max(1)).max(WRITER_OBJECTS_MIN);
        self.bounds = Asked {
            objects: ROUND.objects.min(self.asked.objects + share),
            bytes: ROUND.bytes.min(self.asked.bytes + WRITER_BYTES_MAX),
        };
    }

    /// Up to which segment of whom the storage was seen to have what is here already.
    #[must_use]
    pub fn has(&self) -> &Had {
        &self.has
    }

    /// Whether nothing more is asked for of this writer in this round.
    fn is_over(&self) -> bool {
        let (asked, bounds) = (self.asked, self.bounds);
        self.failed || asked.objects >= bounds.objects || asked.bytes >= bounds.bytes
    }
}

impl Room {
    /// Reads one of several storages: what is new in it, and what it has below, where that was not seen in
    /// it before (depot.md, section 6). [`Taken::has`](super::Taken) says what to remember of it.
    pub fn read_one_of(&self, had: &Had, fetch: &mut dyn Fetch) -> Round {
        let mut round = self.read(fetch);
        self.read_beside(had, fetch, &mut round);
        round
    }

    /// Reads what is new of every writer but oneself, and looks who went on as another device.
    pub fn read(&self, fetch: &mut dyn Fetch) -> Round {
        let mut round = Round::default();
        let writers = self.writers();
        let mut told: Vec<(DeviceId, u64)> = Vec::new();
        for writer in writers.iter().filter(|writer| **writer != self.me) {
            round.turn(writers.len());
            if !round.is_over() {
                self.read_writer(*writer, self.cursor(writer), fetch, &mut round);
                told.push((*writer, self.told(*writer, &round)));
            }
        }
        self.read_what_was_told(&told, fetch, &mut round);
        let known = |old: &&DeviceId| self.cards.contains_key(*old) && !self.went_on(old);
        let most = self.names_of_next(&writers, &round);
        for old in writers.iter().filter(known) {
            round.turn(writers.len());
            if round.is_over() {
                break;
            }
            self.read_next(*old, (&writers, most), fetch, &mut round);
        }
        round
    }

    /// All heads that are kept, and those that a round brought.
    pub(super) fn heads_of<'r>(&'r self, round: &'r Round) -> impl Iterator<Item = &'r Head> {
        let known = self.heads.values().map(|head| head.head());
        let staged = round.staged.values();
        known.chain(staged.map(|staged| staged.label.head.claimed()))
    }

    /// Reads those once more of whom nothing came, and of whom somebody who was read after them says that
    /// there is more.
    ///
    /// Whoever says so may rest on just that; then their head is not kept, and says it in no other round.
    fn read_what_was_told(
        &self,
        told: &[(DeviceId, u64)],
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) {
        for (writer, before) in told {
            let cursor = self.cursor(writer);
            let beyond = (*writer, cursor.number + 1)..=(*writer, u64::MAX);
            let came = round.staged.range(beyond).next().is_some();
            let known = cursor.number.max(*before);
            if !came && self.told(*writer, round) > known {
                round.turn(told.len());
                if round.is_over() {
                    return;
                }
                self.read_writer(*writer, cursor, fetch, round);
            }
        }
    }

    pub(super) fn read_writer(
        &self,
        writer: DeviceId,
        cursor: Cursor,
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) {
        let all = self.candidates(cursor.naming);
        let mut last = cursor.number;
        let mut jumped_to = 0;
        let mut lost = 0;
        for (number, naming) in &cursor.again {
            match self.find(writer, *number, &[*naming], fetch, round) {
                Some(staged) => drop(round.staged.insert((writer, *number), staged)),
                None if round.failed => return,
                None => {
                    lost += 1;
                    round.lost.insert((writer, *number, *naming));
                }
            }
        }
        if lost > 0 {
            self.missing(writer, lost, round);
        }
        if let Some((start, naming)) = cursor.start {
            match self.find(writer, start, &[naming], fetch, round) {
                Some(staged) => {
                    round.staged.insert((writer, start), staged);
                    // Behind what was read from elsewhere, all that it says is live.
                    if last > 0 {
                        self.read_live(writer, start, 0, fetch, round);
                    } else {
                        (last, jumped_to) = (start, start);
                    }
                }
                None if last > 0 => {}
                None => self.missing(writer, 1, round),
            }
        }
        for _ in 0..SEGMENTS_OF_A_WRITER_MAX {
            if round.is_over() {
                return;
            }
            // Where others have read further, it lies under some name: then all that are known are tried.
            let seen = self.told(writer, round);
            let most = if seen > last {
                all.len()
            } else {
                EPOCHS_TRIED_MAX
            };
            let candidates = &all[..all.len().min(most)];
            if let Some(staged) = self.find(writer, last + 1, candidates, fetch, round) {
                last += 1;
                round.staged.insert((writer, last), staged);
                continue;
            }
            // Those between may be packed away, or lie under names that are not known: others say how far
            // they read, and milestones stay.
            let milestone = (last / MILESTONE + 1) * MILESTONE;
            let told = cursor.told.filter(|(number, _)| *number > last);
            let told = told.map(|(number, naming)| (number, vec![naming]));
            // A milestone may be gone too, or lie under a name that is not known: where there is more, later
            // ones are looked for, 64(m+1), 64(m+3), 64(m+7)…
            let later = 1..if seen > last { MILESTONES_TRIED } else { 1 };
            let later = later.map(|step| milestone + MILESTONE * ((1 << step) - 1));
            let others = [seen, milestone].into_iter().chain(later);
            let others = others.filter(|number| *number > last + 1);
            let elsewhere = self.live_names(writer, round, candidates);
            let others = others.map(|number| {
                let is_milestone = number.is_multiple_of(MILESTONE);
                let besides = elsewhere.iter().filter(|_| is_milestone);
                (number, candidates.iter().chain(besides).copied().collect())
            });
            let mut jumps = told.into_iter().chain(others);
            let found = jumps.find_map(|(number, namings)| {
                let staged = self.find(writer, number, &namings, fetch, round)?;
                Some((number, staged))
            });
            let Some((number, staged)) = found else { break };
            (last, jumped_to) = (number, number);
            round.staged.insert((writer, number), staged);
        }
        if jumped_to > 0 {
            self.read_live(writer, last, cursor.number, fetch, round);
        }
    }

    /// Other names than these under which a writer's newest head says that something is live. What was erased
    /// there is packed under that name again, and ends at a milestone of that name, however old it is.
    fn live_names(&self, writer: DeviceId, round: &Round, but: &[EpochId]) -> Vec<EpochId> {
        let own = self.own.live.iter().map(|live| live.naming);
        let own = own.filter(|_| writer == self.me);
        let staged = round.staged.range((writer, 0)..=(writer, u64::MAX));
        let staged = staged.map(|(_, staged)| staged.label.head.claimed());
        let kept = self.heads.get(&writer).map(|head| head.head());
        let heads = kept.into_iter().chain(staged);
        let live = heads.flat_map(|head| head.live.iter().map(|live| live.naming));
        let mut names: Vec<EpochId> = own.chain(live).filter(|name| !but.contains(name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Reads all that the newest head says is live, beyond what was read before.
    pub(super) fn read_live(
        &self,
        writer: DeviceId,
        newest: u64,
        after: u64,
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) {
        let Some(head) = round.staged.get(&(writer, newest)) else {
            return;
        };
        let live = head.label.head.claimed().live.clone();
        let mut missing = 0;
        // Who claims more than anybody has is asked no further than for their share of a round.
        'claimed: for live in &live {
            for n in live.range.from.max(after + 1)..=live.range.to {
                if round.is_over() {
                    break 'claimed;
                }
                if round.staged.contains_key(&(writer, n)) {
                    continue;
                }
                match self.find(writer, n, &[live.naming], fetch, round) {
                    Some(staged) => drop(round.staged.insert((writer, n), staged)),
                    None => {
                        missing += 1;
                        round.lost.insert((writer, n, live.naming));
                    }
                }
            }
        }
        if missing > 0 && !round.failed {
            self.missing(writer, missing, round);
        }
    }

    fn missing(&self, writer: DeviceId, count: u64, round: &mut Round) {
        round
            .notices
            .insert(Notice::many(Check::D004, writer, count));
    }

    /// Up to which of a writer's segments anybody says to have read.
    fn told(&self, writer: DeviceId, round: &Round) -> u64 {
        let seen = self.heads_of(round).flat_map(|head| &head.seen);
        seen.filter(|seen| seen.device == writer)
            .map(|seen| seen.counter)
            .max()
            .unwrap_or(0)
    }

    /// Asks for a segment under each epoch that it may be named under.
    pub(super) fn find(
        &self,
        device: DeviceId,
        number: u64,
        namings: &[EpochId],
        fetch: &mut dyn Fetch,
        round: &mut Round,
    ) -> Option<Staged> {
        for naming in namings {
            let Some(key) = self.keys.outline(naming) else {
                continue;
            };
            if round.is_over() {
                return None;
            }
            round.asked.objects += 1;
            match fetch.get(
                &names::segment(key, &device, number),
                SEGMENT_SEALED_BYTES_MAX,
            ) {
                Fetched::Absent => {}
                Fetched::Late => {
                    let late = Notice {
                        check: Check::D008,
                        device: None,
                        count: 1,
                    };
                    round.notices.insert(late);
                    round.failed = true;
                    return None;
                }
                Fetched::Unreadable => {
                    round.notices.insert(Notice::of(Check::D001, device));
                }
                Fetched::Failed => {
                    round.failed = true;
                    return None;
                }
                Fetched::Here(bytes) => {
                    round.asked.bytes += bytes.len();
                    let name = SegmentName {
                        process: self.process,
                        room: self.room,
                        naming: *naming,
                        device,
                        number,
                    };
                    match Staged::open(name, bytes, key) {
                        Ok(staged) => return Some(staged),
                        Err(check) => {
                            // What others may put is not under its name, or below another's prefix.
                            let check = match check {
                                Check::R026 => Check::D001,
                                Check::R015 => Check::D005,
                                check => check,
                            };
                            round.notices.insert(Notice::of(check, device));
                        }
                    }
                }
            }
        }
        None
    }

    /// The epochs under which a writer's next segment may be named: the one of the last, then the newest.
    pub(super) fn candidates(&self, last: Option<EpochId>) -> Vec<EpochId> {
        let held = |epoch: &EpochId| self.keys.outline(epoch).is_some();
        let mut newest: Vec<&EpochId> = self.keys.epochs().collect();
        // Nothing is named under an epoch that carries.
        newest.retain(|epoch| {
            let known = self.epochs.get(epoch);
            known.is_none_or(|known| known.announcement.purpose == Purpose::Write)
        });
        let depth = |epoch: &EpochId| {
            self.epochs
                .get(epoch)
                .map_or(0, |known| self.graph.depth(known.at))
        };
        newest.sort_by_key(|epoch| (std::cmp::Reverse(depth(epoch)), **epoch));
        let mut all: Vec<EpochId> = last.into_iter().filter(held).collect();
        for epoch in newest {
            if !all.contains(epoch) {
                all.push(*epoch);
            }
        }
        all
    }
}
