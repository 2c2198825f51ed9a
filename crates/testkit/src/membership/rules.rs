//! Which rules hold. All of them, but where a test shows that the model can fail.

/// What an epoch's announcer must have known for it to be written under (room.md, 7.2, rule 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing.
    Nothing,
    /// That each device excluded now was excluded then: how the rule was first written.
    Devices,
    /// Every act that excludes or settles, each backer of it, and in a dispute every act.
    Acts,
}

/// The rules of the page, each of which can be switched off.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// 7.2, 2: every recipient of the epoch is a member.
    pub recipients: bool,
    /// 7.2, 3.
    pub known: Known,
    /// 7.2, 4: who reads from now on was let in before the epoch.
    pub floors: bool,
    /// 7.3: who holds a key hands it on to those entitled.
    pub grants: bool,
    /// 7.4: what a reader from now on can't open is carried.
    pub carrying: bool,
    /// 11: who learns of an exclusion or a dispute writes an entry.
    pub acknowledging: bool,
    /// 11, R-047: what lies beyond a cut that is known is not taken in, unless a member passed it on.
    pub taking_in: bool,
    /// 11, step 7: who is named by an exclusion that may hold has no say in others.
    pub voiding: bool,
}

impl Rules {
    /// All rules of the page.
    pub const ALL: Self = Self {
        recipients: true,
        known: Known::Acts,
        floors: true,
        grants: true,
        carrying: true,
        acknowledging: true,
        taking_in: true,
        voiding: true,
    };
}
