//! The closed lists of words that the format uses, each with the name that stands in a file.

/// A word out of a closed list.
pub trait Word: Copy + Eq + 'static {
    /// Every word of the list, in the order of the contract.
    const ALL: &'static [Self];
    /// The words as they stand in a file, in the same order.
    const NAMES: &'static [&'static str];

    /// Its place in the list.
    fn index(self) -> u8;

    /// The word as it stands in a file.
    fn name(self) -> &'static str {
        Self::NAMES[usize::from(self.index())]
    }

    /// The word with that place in the list.
    fn from_index(index: u8) -> Option<Self> {
        Self::ALL.get(usize::from(index)).copied()
    }

    /// The word that is written so.
    fn from_name(name: &str) -> Option<Self> {
        Self::NAMES
            .iter()
            .position(|known| *known == name)
            .map(|at| Self::ALL[at])
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $list:ident { $($name:literal $word:ident: $meaning:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum $list {
            $(#[doc = $meaning] #[serde(rename = $name)] $word),*
        }

        impl Word for $list {
            const ALL: &'static [Self] = &[$($list::$word),*];
            const NAMES: &'static [&'static str] = &[$($name),*];
            fn index(self) -> u8 {
                self as u8
            }
        }

        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    )*};
}

words! {
    /// Who may read an entry: the unit of membership, keys and log. In alphabetical order, as ledgers list them.
    Room {
        "bridge" Bridge: "Both sides: letter, mandate, reports, findings, consents.",
        "contact" Contact: "The contact group.",
        "survivor" Survivor: "She and her support group.",
    }

    /// Where a person stands in the process.
    Side {
        "survivor" Survivor: "The person harmed.",
        "support_group" SupportGroup: "Those who support her.",
        "contact_group" ContactGroup: "Those who hold him to it.",
        "perpetrator" Perpetrator: "The person who caused harm; exactly one.",
        "bystander" Bystander: "Somebody else.",
    }

    /// What happened to a membership.
    Change {
        "joined" Joined: "Came in.",
        "resting" Resting: "Takes a rest.",
        "returned" Returned: "Is back from a rest.",
        "left" Left: "Went.",
    }

    /// What a member is answerable for.
    Role {
        "liaison" Liaison: "Carries things to and from her side.",
        "spokesperson" Spokesperson: "Writes to him.",
        "coordinator" Coordinator: "Watches load and burnout.",
    }

    /// What kind of demand this is.
    DemandKind {
        "once" Once: "Done once, it is done.",
        "standing" Standing: "Holds on.",
        "each_surrounding" EachSurrounding: "Towards each circle around him.",
    }

    /// How a criterion is looked at.
    CriterionKind {
        "plain" Plain: "By what bears on it.",
        "informed" Informed: "By whether he told each circle.",
        "letter_passed_on" LetterPassedOn: "By whether he passed on the letter.",
    }

    /// The circles he moves in.
    SurroundingKind {
        "political_group" PoliticalGroup: "A political group.",
        "partner" Partner: "A partner.",
        "friends" Friends: "Friends.",
        "work" Work: "Where he works.",
        "housing" Housing: "Where he lives.",
        "network" Network: "A wider network.",
        "other" Other: "Another circle.",
    }

    /// How the group and somebody reach each other.
    Channel {
        "email" Email: "Mail.",
        "letter" Letter: "A letter on paper.",
        "phone" Phone: "A call.",
        "message" Message: "A short message.",
        "in_person" InPerson: "Face to face.",
        "other" Other: "Another way.",
    }

    /// Who wrote to whom.
    Direction {
        "to" To: "From the group.",
        "from" From: "To the group.",
    }

    /// Whether a letter arrived.
    Delivery {
        "delivered" Delivered: "It arrived.",
        "undeliverable" Undeliverable: "It came back.",
        "unknown" Unknown: "Nobody knows.",
    }

    /// For whom cleared words, or a statement, are.
    Audience {
        "perpetrator" Perpetrator: "Him.",
        "surroundings" Surroundings: "The circles around him.",
        "public" Public: "Everybody; covers the others.",
    }

    /// What she wants to hear of a topic.
    Wish {
        "tell" Tell: "Tell her.",
        "on_request" OnRequest: "Only when she asks.",
        "never" Never: "Not at all.",
    }

    /// A side that can be asked.
    Asked {
        "contact_group" ContactGroup: "The contact group.",
        "support_group" SupportGroup: "The support group.",
        "survivor" Survivor: "She.",
    }

    /// Whether a circle is also hers.
    Overlaps {
        "yes" Yes: "It is.",
        "no" No: "It is not.",
        "unknown" Unknown: "Nobody knows.",
    }

    /// Where a circle around him stands.
    Stance {
        "unknown" Unknown: "Nobody knows.",
        "takes_part" TakesPart: "Takes part in this process.",
        "holds_accountable" HoldsAccountable: "Holds him to account on its own.",
        "neutral" Neutral: "Keeps out of it.",
        "legitimising" Legitimising: "Excuses or covers what he did.",
    }

    /// How the recorder knows.
    Basis {
        "own_word" OwnWord: "He said so.",
        "third_party" ThirdParty: "Somebody else said so.",
        "document" Document: "It stands in a document.",
        "professional" Professional: "A professional said so.",
        "witnessed" Witnessed: "Seen or heard by the recorder.",
        "unknown" Unknown: "Not known.",
    }

    /// Whether an entry speaks for or against a criterion.
    Speaks {
        "for" For: "For it.",
        "against" Against: "Against it.",
        "neutral" Neutral: "Neither.",
    }

    /// What a check of a claim found.
    CheckFinding {
        "confirmed" Confirmed: "It is so.",
        "contradicted" Contradicted: "It is not so.",
        "unverifiable" Unverifiable: "Nobody can tell.",
    }

    /// Who told a circle.
    ToldBy {
        "perpetrator" Perpetrator: "He did.",
        "contact_group" ContactGroup: "The contact group.",
        "support_group" SupportGroup: "The support group.",
        "survivor" Survivor: "She did.",
        "other" Other: "Somebody else.",
    }

    /// Whether the open letter was passed on.
    PassedOn {
        "yes" Yes: "It was.",
        "no" No: "It was not.",
        "unknown" Unknown: "Nobody knows.",
    }

    /// Where help for him stands.
    HelpStatus {
        "asked_for" AskedFor: "He asked for it.",
        "started" Started: "It began.",
        "attended" Attended: "He went.",
        "ended" Ended: "It ended.",
        "refused" Refused: "He refused it.",
    }

    /// Whether a reflection sees it from her side.
    Perspective {
        "yes" Yes: "It does.",
        "partly" Partly: "In part.",
        "no" No: "It does not.",
    }

    /// An evasion by its name.
    PatternKind {
        "denial" Denial: "Denying.",
        "minimising" Minimising: "Making it small.",
        "blaming_circumstances" BlamingCircumstances: "It was the circumstances.",
        "reversing_roles" ReversingRoles: "Victim and offender reversed.",
        "seeking_sympathy" SeekingSympathy: "Looking for sympathy.",
        "playing_for_time" PlayingForTime: "Playing for time.",
        "partial_compliance" PartialCompliance: "A part that is to look like the whole.",
        "discrediting" Discrediting: "Discrediting her, her supporters, the process.",
        "other" Other: "Another one.",
    }

    /// How something ended; which of these depends on what it was.
    Ending {
        "attended" Attended: "A meeting took place.",
        "missed" Missed: "He did not come.",
        "cancelled_by_them" CancelledByThem: "They called it off.",
        "cancelled_by_us" CancelledByUs: "We called it off.",
        "moved" Moved: "It was put off to another day.",
        "kept" Kept: "An agreement was kept.",
        "partly" Partly: "It was kept in part.",
        "broken" Broken: "It was broken.",
        "withdrawn" Withdrawn: "It was taken back.",
        "done" Done: "A task is done.",
        "dropped" Dropped: "It was dropped.",
        "accepted" Accepted: "A handover was accepted.",
        "declined" Declined: "It was declined.",
        "settled" Settled: "A concern is settled.",
        "answered" Answered: "A question was answered.",
        "adopted" Adopted: "A decision was adopted.",
        "rejected" Rejected: "It was rejected.",
    }

    /// Where somebody stands on a decision.
    Vote {
        "agree" Agree: "For it.",
        "stand_aside" StandAside: "Not for it, and not in its way.",
        "object" Object: "Against it.",
        "block" Block: "It must not be.",
    }

    /// What the group judges of a demand or criterion.
    Finding {
        "met" Met: "It is met.",
        "partly" Partly: "In part.",
        "not_met" NotMet: "It is not met.",
        "refused" Refused: "He refused it.",
        "lapsed" Lapsed: "It was met, and is not any more.",
        "unknown" Unknown: "Nobody knows.",
    }

    /// What a paragraph of a statement is.
    ParagraphKind {
        "fact" Fact: "Known, with its sources.",
        "claim" Claim: "Said by somebody.",
        "assessment" Assessment: "Judged by the group.",
        "demand" Demand: "Asked.",
    }

    /// Why a group stops.
    ClosureReason {
        "fulfilled" Fulfilled: "The demands were fulfilled.",
        "refused" Refused: "He refused.",
        "stalled" Stalled: "Nothing moved any more.",
        "capacity" Capacity: "No more strength.",
        "mandate_withdrawn" MandateWithdrawn: "She withdrew the mandate.",
        "safety" Safety: "It was not safe.",
    }

    /// Why an entry is erased.
    ErasureReason {
        "asked_for" AskedFor: "Somebody asked for it.",
        "third_person" ThirdPerson: "It is about a third person.",
        "safety" Safety: "For safety.",
        "mistake" Mistake: "It was a mistake.",
        "retention" Retention: "Its time was over.",
    }
}

impl Side {
    /// Whether people of this side can be members of the process.
    pub fn can_be_member(self) -> bool {
        matches!(
            self,
            Side::Survivor | Side::SupportGroup | Side::ContactGroup
        )
    }
}

impl Audience {
    /// Whether words cleared for this audience may be said to that one.
    pub fn covers(self, other: Audience) -> bool {
        self == Audience::Public || self == other
    }
}
