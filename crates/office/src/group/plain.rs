//! What the verbs of a group take and give: plain structs, for a terminal or a page to show.

use answerable_record::words::Room;

/// Which side somebody is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// She herself.
    Survivor,
    /// Those who support her.
    Support,
    /// The contact group.
    Contact,
}

/// How a vault is founded: which rooms it begins, and as whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// All three rooms on this device alone: somebody writes by themselves, until others are invited.
    Alone,
    /// As this side: her side has survivor and bridge and a voice in contact; the contact group contact and bridge.
    As(Side),
}

impl Begin {
    /// As a setting keeps it; a vault of a version that knew no rooms has none.
    pub(crate) fn to_bytes(self) -> [u8; 1] {
        match self {
            Begin::Alone => [0],
            Begin::As(Side::Survivor) => [1],
            Begin::As(Side::Support) => [2],
            Begin::As(Side::Contact) => [3],
        }
    }

    /// Reads the setting.
    pub(crate) fn from_bytes(kept: Option<&[u8]>) -> Begin {
        match kept {
            Some([1]) => Begin::As(Side::Survivor),
            Some([2]) => Begin::As(Side::Support),
            Some([3]) => Begin::As(Side::Contact),
            _ => Begin::Alone,
        }
    }
}

/// What an invitation is for.
#[derive(Clone, Debug)]
pub struct InviteTerms {
    /// The side that the newcomer is on.
    pub side: Side,
    /// The rooms; none: those of the side that the inviter is in.
    pub rooms: Vec<Room>,
    /// Whether they read what was written before.
    pub from_now_on: bool,
    /// The ref of the person in the record, where there is one already.
    pub person: Option<String>,
}

/// An invitation that was made.
pub struct Invited {
    /// What is sent over any messenger.
    pub code: String,
    /// The short handle by which `approve` knows it.
    pub handle: String,
    /// Where the answer is looked for, as people named the depots.
    pub depots: Vec<String>,
}

/// How far a joining has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joining {
    /// The own keys lie in the depot; the inviter has not answered yet.
    Waiting,
    /// Both sides are committed: these words are compared by voice. Then others approve.
    Compare(Compare),
    /// A welcome lies there that the rooms themselves do not bear out, or not yet; nothing of it is kept.
    Refused(Noticed),
    /// Let in; the record can be fetched.
    In,
}

/// What is compared by voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// Four words.
    pub words: [String; 4],
    /// The same as fourteen digits.
    pub digits: String,
}

/// Something that waits for people's word.
#[derive(Clone, Debug)]
pub struct Pending {
    /// By this `approve` and `object` know it.
    pub handle: String,
    /// What it is.
    pub what: PendingKind,
    /// The person that it is about: a ref, or the name that they gave.
    pub person: Option<String>,
    /// The rooms that it concerns.
    pub rooms: Vec<Room>,
    /// Who stands behind it, by ref.
    pub backers: Vec<String>,
    /// How many more of the contact group it takes, and of her side.
    pub needs: (u32, u32),
    /// Whether one's own word would count and was not given yet.
    pub mine: bool,
    /// Since when it is open, in seconds since 1970.
    pub since_s: u64,
    /// The words to compare, where it is an answer to an invitation of one's own.
    pub compare: Option<Compare>,
    /// The ref of the entry, where it is about one.
    pub entry: Option<String>,
    /// Of what is in dispute, how people have said that it is to end.
    pub verdicts: Vec<Verdict>,
}

/// How some people have said that a dispute is to end; it takes more than half of those who are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether what is in dispute is to stand, or to fall.
    pub stands: bool,
    /// Who said so, by ref.
    pub by: Vec<String>,
}

/// What waits for people's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PendingKind {
    /// Somebody answered an invitation of one's own: are the four words the same?
    Answer,
    /// Somebody is to be let in.
    Admission,
    /// Somebody is to get a new device, others having lost theirs.
    Recovery,
    /// Somebody is to be removed.
    Removal,
    /// Removals that contradict each other: does this one stand?
    Dispute,
    /// Somebody, or a device of theirs, was let in by an act that another one contradicts: does it stand?
    DisputedAdmission,
    /// Somebody else's entry is to be erased.
    Erasure,
    /// Words in her name, to be confirmed by her side.
    Words,
}

/// What giving one's word came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// It is in force now.
    InForce,
    /// It waits for others: so many of the contact group, so many of her side.
    Waits(u32, u32),
}

/// Who is in the rooms.
pub struct Members {
    /// Everybody who ever was, in order of first coming.
    pub people: Vec<Member>,
    /// The rooms that this vault has, and how.
    pub rooms: Vec<RoomSeen>,
    /// Forks, gaps and whatever else was noticed, as checks.
    pub noticed: Vec<Noticed>,
}

/// A room as this vault has it.
pub struct RoomSeen {
    /// Which.
    pub room: Room,
    /// Whether its content can be read, or the outline alone.
    pub reads: bool,
    /// From which day on it is read, as `YYYY-MM-DD`; `None` from the beginning.
    pub from: Option<String>,
    /// How many entries are here, and how many are known of and not here.
    pub entries: u64,
    /// See `entries`.
    pub missing: u64,
}

/// Somebody in the rooms.
pub struct Member {
    /// The ref in the record; `None` where the record does not say who it is.
    pub person: Option<String>,
    /// The name in the record, or the one that they gave.
    pub name: Option<String>,
    /// Which side they are on.
    pub side: Side,
    /// In which rooms, and how they stand there.
    pub rooms: Vec<(Room, Standing)>,
    /// Their devices.
    pub devices: Vec<Device>,
    /// Complete as of: the latest moment up to which everything of theirs is here, in seconds since 1970.
    pub complete_as_of_s: Option<u64>,
    /// Whether it is oneself.
    pub me: bool,
    /// Who let them in, by ref.
    pub let_in_by: Vec<String>,
}

/// How somebody stands in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Reads and writes.
    Reads,
    /// Has a voice in who is let in, and reads nothing else.
    Voice,
    /// Suspended, until a dispute is settled.
    Suspended,
    /// Left, or was removed.
    Out,
}

/// One device of somebody.
pub struct Device {
    /// Its short name: the first letters of its id.
    pub name: String,
    /// What it is.
    pub kind: DeviceKind,
    /// How it stands.
    pub standing: Standing,
    /// Whether it is the one in use.
    pub this: bool,
}

/// What a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceKind {
    /// A computer.
    Machine,
    /// Twenty-four words on paper.
    Paper,
    /// The key that several hold a part of.
    Shares,
}

/// Something that was noticed: by which check, and whose device it concerns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Noticed {
    /// The check's id, as in `R-030`; the catalogue has its words.
    pub check: &'static str,
    /// The person, by ref, or the device's short name.
    pub whose: Option<String>,
    /// In which room.
    pub room: Option<Room>,
    /// How many entries or objects it is about.
    pub count: u64,
}

/// What came of a removal.
pub struct Removed {
    /// Whether it is in force, or waits for others.
    pub given: Given,
    /// Depots that the removed may still reach: their passwords or shared folders need changing.
    pub depots: Vec<String>,
}

/// A depot of this vault.
pub struct DepotSeen {
    /// The handle by which it is dropped.
    pub handle: String,
    /// Where it is, without any secret.
    pub place: String,
    /// When it was last read to its end, in seconds since 1970.
    pub synced_at_s: Option<u64>,
    /// Segments that are made and not there yet.
    pub to_send: u64,
}

/// How a sync goes, told as it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A depot is begun.
    Depot(String),
    /// So many objects were read of a room.
    Read(Room, u64),
    /// So many entries were taken in.
    Taken(Room, u64),
    /// So many objects were put.
    Put(Room, u64),
    /// So many bytes of attachments were put.
    PutFiles(Room, u64),
    /// So many bytes of attachments were fetched.
    GotFiles(Room, u64),
}

/// What came of a sync.
#[derive(Default)]
pub struct Synced {
    /// Entries that came in and are shown.
    pub taken: u64,
    /// Entries of one's own that were sent.
    pub sent: u64,
    /// Attachments that were fetched.
    pub files: u64,
    /// Attachments that entries name and that are not here yet.
    pub files_missing: u64,
    /// Depots that could not be reached, with the stable code of why.
    pub unreached: Vec<(String, &'static str)>,
    /// What was noticed.
    pub noticed: Vec<Noticed>,
    /// Whether this vault goes on as a new device, since it was a copy or a backup.
    pub restarted: bool,
    /// Whether something waits for one's word now.
    pub pending: u64,
    /// Whether it was paused before its end: the next one goes on.
    pub paused: bool,
}
