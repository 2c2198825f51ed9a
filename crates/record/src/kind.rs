//! The types of entries and the names of their fields.

use crate::words::Room;

/// Places of the table below; far more than there are names, so that most stand where they are sought.
const SLOTS: usize = 1024;
/// A place where no name stands.
const EMPTY: u8 = u8::MAX;

/// Where a name is sought first (FNV-1a). Each field of each line is looked up, so it must be quick.
const fn hash(name: &[u8]) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < name.len() {
        hash = (hash ^ name[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash >> 16 ^ hash) as usize % SLOTS
}

/// Where each name stands: its number, at its first free place.
const fn table(names: &[&str]) -> [u8; SLOTS] {
    assert!(
        names.len() < EMPTY as usize,
        "the numbers fit, and one place at least is empty"
    );
    let mut table = [EMPTY; SLOTS];
    let mut number = 0;
    while number < names.len() {
        let mut slot = hash(names[number].as_bytes());
        while table[slot] != EMPTY {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = number as u8;
        number += 1;
    }
    table
}

macro_rules! names {
    ($(#[$doc:meta])* $list:ident { $($word:ident $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the names are those of the contract, which explains them")]
        pub enum $list { $($word),* }

        impl $list {
            /// All of them, in the order of the contract.
            pub const ALL: &'static [$list] = &[$($list::$word),*];

            /// The name that stands in a file.
            pub fn name(self) -> &'static str {
                match self { $($list::$word => $name),* }
            }

            /// The one with that name.
            pub fn from_name(name: &str) -> Option<$list> {
                static TABLE: [u8; SLOTS] = table(&[$($name),*]);
                let mut slot = hash(name.as_bytes());
                loop {
                    let known = $list::ALL.get(usize::from(TABLE[slot]))?;
                    if known.name() == name {
                        return Some(*known);
                    }
                    slot = (slot + 1) % SLOTS;
                }
            }
        }

        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

names! {
    /// The type of an entry.
    Kind {
        Process "process", Person "person", Membership "membership", Letter "letter", Mandate "mandate",
        Acceptance "acceptance", Handover "handover", Clearance "clearance", Boundary "boundary",
        Pause "pause", Question "question", Withdrawal "withdrawal",
        Surrounding "surrounding", Overlap "overlap", Stance "stance", Contact "contact", Meeting "meeting",
        Agreement "agreement", Claim "claim", Check "check", Disclosure "disclosure", Help "help",
        Reflection "reflection", Refusal "refusal", Pattern "pattern", Outreach "outreach",
        Concern "concern", Task "task", Outcome "outcome", Note "note",
        Decision "decision", Position "position", Assessment "assessment", Report "report",
        Statement "statement", Consent "consent", Publication "publication", Closure "closure",
        Correction "correction", Erasure "erasure", Release "release",
    }
}

names! {
    /// The name of a field, of an entry or of a part of one.
    Field {
        Type "type", Ref "ref", On "on", By "by", Room "room", Erased "erased",
        Format "format", Title "title", Languages "languages", Wording "wording",
        Name "name", Side "side", Place "place", Addresses "addresses",
        Person "person", Change "change", Roles "roles",
        Demands "demands", Replaces "replaces", Id "id", Kind "kind",
        SurroundingKinds "surrounding_kinds", NewOnly "new_only", Criteria "criteria",
        Aims "aims", Principles "principles", Tasks "tasks", Letter "letter",
        ContactRules "contact_rules", ReviewEveryDays "review_every_days",
        UrgentOverride "urgent_override", RetentionMonths "retention_months",
        ReplyWithinDays "reply_within_days", MinDaysBetween "min_days_between", Channels "channels",
        Mandate "mandate", Persons "persons", From "from", To "to", Audience "audience",
        Topic "topic", Wish "wish", About "about", Of "of",
        Since "since", Until "until", Surrounding "surrounding", Overlaps "overlaps", Stance "stance",
        With "with", Direction "direction", Channel "channel", Subject "subject",
        ExpectsReply "expects_reply", ReplyBy "reply_by", Answers "answers", Delivery "delivery", At "at",
        Demand "demand", Due "due", Standing "standing", Concession "concession",
        Speaker "speaker", Claim "claim", Finding "finding", ToldBy "told_by",
        Status "status", Provider "provider", SurvivorPerspective "survivor_perspective",
        Surroundings "surroundings", Endangered "endangered", Urgent "urgent",
        Assignee "assignee", MandateTask "mandate_task", Result "result", MovedTo "moved_to",
        Question "question", Rule "rule", Quorum "quorum", MayBlock "may_block",
        Decision "decision", ReviewOn "review_on", CoversFrom "covers_from", CoversTo "covers_to",
        Paragraphs "paragraphs", Given "given", Conditions "conditions",
        Statement "statement", How "how", Reason "reason", DemandsStand "demands_stand",
        Set "set", ToRoom "to_room",
        Survivor "survivor", Perpetrator "perpetrator", SupportGroup "support_group", ContactGroup "contact_group",
        BearsOn "bears_on", Speaks "speaks", Basis "basis", Cites "cites", Topics "topics",
        ContentNote "content_note", Attachments "attachments", UnawareOf "unaware_of", Text "text",
    }
}

impl Kind {
    /// The room in which entries of this type lie; `None` where they lie in the room of what they point at.
    pub fn home(self) -> Option<Room> {
        use Kind::*;
        match self {
            Outcome | Check | Correction | Erasure | Release => None,
            Process | Person | Membership | Letter | Mandate | Acceptance | Handover
            | Clearance | Boundary | Pause | Question | Withdrawal | Concern | Decision
            | Position | Assessment | Report | Statement | Consent | Publication | Closure => {
                Some(Room::Bridge)
            }
            Overlap => Some(Room::Survivor),
            Surrounding | Stance | Contact | Meeting | Agreement | Claim | Disclosure | Help
            | Reflection | Refusal | Pattern | Outreach | Task | Note => Some(Room::Contact),
        }
    }

    /// The field with which entries of this type point at what they belong to, where that settles their room.
    pub fn follows(self) -> Option<Field> {
        match self {
            Kind::Check => Some(Field::Claim),
            kind if kind.home().is_none() => Some(Field::Of),
            _ => None,
        }
    }

    /// What is hers to give, and to take back by a withdrawal.
    pub const WITHDRAWABLE: &[Kind] = &[
        Kind::Letter,
        Kind::Mandate,
        Kind::Clearance,
        Kind::Boundary,
        Kind::Pause,
        Kind::Consent,
    ];

    /// Whether entries of this type can't be corrected.
    pub fn is_never_corrected(self) -> bool {
        matches!(self, Kind::Correction | Kind::Erasure | Kind::Release)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(*kind));
        }
        for field in Field::ALL {
            assert_eq!(Field::from_name(field.name()), Some(*field));
        }
        for name in ["", "typ", "types", "Type", "severity", "🦉"] {
            assert_eq!(Field::from_name(name), None, "{name}");
        }
    }
}
