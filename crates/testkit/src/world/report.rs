//! What happened in a world, as numbers.

use std::fmt;

use super::replica::Visited;

/// What happened in a world, or in several together.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Weeks.
    pub weeks: u64,
    /// Worlds.
    pub worlds: u64,
    /// Devices that there ever were.
    pub devices: u64,
    /// Visits to storages.
    pub visits: u64,
    /// Visits that a failure of the storage cut short.
    pub failed: u64,
    /// Visits that were planned to be cut short.
    pub cut: u64,
    /// Programs that were ended in the middle.
    pub ended: u64,
    /// Segments that a storage had lost and that were put again.
    pub mended: u64,
    /// Visits in which something was said to be missing, damaged or refused.
    pub noticed: u64,
    /// Ways back that were left for somebody.
    pub ways_left: u64,
    /// Ways back that somebody found.
    pub ways: u64,
    /// Lines that were written.
    pub lines: u64,
    /// Admissions, removals and the like that came into force.
    pub acts: u64,
    /// Old copies of vaults that were put back.
    pub restored: u64,
    /// Copies of vaults that were used beside the first.
    pub twins: u64,
    /// Devices that went on as another one.
    pub restarts: u64,
    /// Lines that were written anew after that.
    pub rewritten: u64,
    /// Devices whose chain forked.
    pub forked: u64,
    /// Disputes that somebody proposed to settle.
    pub disputes: u64,
    /// Worlds that ended with nobody undisputed.
    pub stand_still: u64,
    /// Pairs of a removed device and a later line that it must not open.
    pub closed_to_the_removed: u64,
    /// Pairs of an entitled device and a line that it must open.
    pub open_to_the_entitled: u64,
    /// Pairs of devices that agreed.
    pub agreed: u64,
    /// Devices whose ledgers were those of another one.
    pub ledgers: u64,
    /// Erasures that somebody asked for.
    pub erasures: u64,
    /// Lines that were destroyed, with each device that had them.
    pub destroyed: u64,
    /// Pairs of devices of which one is out, as the other knows it, and does not know it itself.
    pub parted: u64,
    /// Rounds after the weather had cleared until nothing moved any more.
    pub settled_in: u64,
}

impl Report {
    pub(super) fn add(&mut self, visited: &Visited, cut: bool) {
        self.visits += 1;
        self.failed += u64::from(visited.failed);
        self.cut += u64::from(cut);
        self.ended += u64::from(visited.ended);
        self.mended += visited.mended;
        self.noticed += u64::from(!visited.notices.is_empty());
        self.ways_left += visited.ways_left;
        self.ways += visited.ways;
    }

    /// Adds another world's.
    pub fn join(&mut self, other: &Self) {
        self.add_all(other);
        self.worlds += 1;
    }

    /// Adds what happened in other worlds.
    pub fn add_all(&mut self, other: &Self) {
        self.weeks += other.weeks;
        self.worlds += other.worlds;
        self.devices += other.devices;
        self.visits += other.visits;
        self.failed += other.failed;
        self.cut += other.cut;
        self.ended += other.ended;
        self.mended += other.mended;
        self.noticed += other.noticed;
        self.ways_left += other.ways_left;
        self.ways += other.ways;
        self.lines += other.lines;
        self.acts += other.acts;
        self.restored += other.restored;
        self.twins += other.twins;
        self.restarts += other.restarts;
        self.rewritten += other.rewritten;
        self.forked += other.forked;
        self.disputes += other.disputes;
        self.stand_still += other.stand_still;
        self.closed_to_the_removed += other.closed_to_the_removed;
        self.open_to_the_entitled += other.open_to_the_entitled;
        self.agreed += other.agreed;
        self.ledgers += other.ledgers;
        self.erasures += other.erasures;
        self.destroyed += other.destroyed;
        self.parted += other.parted;
        self.settled_in = self.settled_in.max(other.settled_in);
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            weeks,
            worlds,
            devices,
            visits,
            failed,
            cut,
            ended,
            mended,
            noticed,
            ways_left,
            ways,
            lines,
            acts,
            restored,
            twins,
            restarts,
            rewritten,
            forked,
            disputes,
            stand_still,
            closed_to_the_removed,
            open_to_the_entitled,
            agreed,
            ledgers,
            erasures,
            destroyed,
            parted,
            settled_in,
        } = self;
        write!(
            f,
            "{weeks} weeks in {worlds} worlds of {devices} devices: {visits} visits, of which {failed} failed ({cut} cut \
             short), {ended} programs ended in the middle, {mended} lost segments put again, something said in \
             {noticed}, {ways_left} ways back left and {ways} found; {lines} lines, {erasures} erasures ({destroyed} times something was destroyed), {acts} acts in force, {disputes} disputes, {restored} old copies put back, {twins} vaults used twice, \
             {restarts} restarts, {rewritten} lines written anew, {forked} forks, {stand_still} rooms that stand still; held: {agreed} pairs of devices agreed ({parted} parted), {ledgers} added up to the same ledgers as another, {open_to_the_entitled} lines \
             opened by who is entitled, {closed_to_the_removed} closed to who was removed; settled in at most \
             {settled_in} rounds"
        )
    }
}
