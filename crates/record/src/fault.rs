//! What is wrong with a line: where, which rule, and what its message needs to say.
//!
//! A fault carries names and numbers only, never what an entry says. Its message and mend are
//! words for people and stand in the catalogue, under `fault-` and [`Rule::code`].

use serde::Serialize;

use crate::kind::{Field, Kind};

/// One thing that is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u64,
    /// The field, as a path such as `set.assignee`; `-` for the line as a whole.
    pub field: String,
    /// What it breaks.
    pub rule: Rule,
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $code:literal $rule:ident $({ $($name:ident: $form:ty),* $(,)? })?),* $(,)?) => {
        /// What can be wrong with a line.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Rule {
            $(
                $(#[doc = $doc])*
                #[allow(missing_docs, reason = "what a message names")]
                $rule $({ $($name: $form),* })?
            ),*
        }

        impl Rule {
            /// Every code, in the order in which they stand here.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// What the message of each code can name, in the same order.
            pub const NAMES: &'static [&'static [&'static str]] =
                &[$(&[$($(stringify!($name)),*)?]),*];

            /// The stable name of the rule.
            pub fn code(&self) -> &'static str {
                match self { $(Rule::$rule { .. } => $code),* }
            }

            /// What its message names.
            pub fn arguments(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Rule::$rule $({ $($name),* })? => vec![$($((stringify!($name), $name.to_string())),*)?]),*
                }
            }
        }
    };
}

rules! {
    /// Not UTF-8 from this byte on.
    "not-utf8" NotUtf8 { byte: usize },
    /// Not JSON from this character on.
    "not-json" NotJson { column: usize, broken_off: bool },
    /// Lists and objects in each other more than 128 deep.
    "too-deep" TooDeep,
    /// A line that is too long to be read.
    "line-too-long" LineTooLong { bytes_max: usize },
    /// A script that is too long to be read.
    "script-too-long" ScriptTooLong { bytes_max: u64 },
    /// More entries than a script can have.
    "too-many-entries" TooManyEntries { entries_max: u64 },
    /// An empty line.
    "empty-line" EmptyLine,
    /// JSON, but no object.
    "not-an-object" NotAnObject,
    /// A field that stands twice.
    "field-twice" FieldTwice { name: String },
    /// `null` outside a correction.
    "null-value" NullValue,
    /// A NUL character.
    "nul-character" NulCharacter,
    /// A script with no line at all.
    "empty-script" EmptyScript,
    /// The first line is not the process.
    "no-process" NoProcess,
    /// A second process.
    "process-again" ProcessAgain,
    /// No such type.
    "unknown-type" UnknownType { near: String },
    /// No such field in this type, or in this part of an entry.
    "unknown-field" UnknownField { kind: String, near: String },
    /// A field that must be there.
    "missing-field" MissingField { kind: String, name: Field },
    /// Something else than what stands in this field.
    "wrong-form" WrongForm { form: &'static str },
    /// Not one of the words.
    "unknown-word" UnknownWord { words: String },
    /// Another format than this program reads.
    "unknown-format" UnknownFormat { format: u32 },
    /// Not a name that a ref can have.
    "bad-ref" BadRef,
    /// A ref that means him already.
    "reserved-ref" ReservedRef,
    /// A day that does not exist.
    "no-such-day" NoSuchDay { written: String, shorter: String },
    /// Not a date.
    "not-a-date" NotADate,
    /// A date-time without its offset.
    "no-offset" NoOffset,
    /// A period where a whole day is needed.
    "whole-day" WholeDay { example: String },
    /// A day where a time is needed.
    "needs-time" NeedsTime { example: String },
    /// Not an id that a demand can have.
    "bad-demand-id" BadDemandId,
    /// Not an id that a criterion of this demand can have.
    "bad-criterion-id" BadCriterionId { demand: String },
    /// An id that stands twice in one letter or mandate.
    "id-twice" IdTwice { id: String },
    /// A ref that is taken.
    "ref-twice" RefTwice { name: String, by_line: u64 },
    /// Points at nothing.
    "points-nowhere" PointsNowhere { name: String },
    /// Points at a line further down.
    "points-forward" PointsForward { name: String, at_line: u64 },
    /// Points at the line that it stands in.
    "points-at-itself" PointsAtItself { name: String },
    /// Points at another type than it can.
    "wrong-target" WrongTarget { name: String, is: Kind, wants: String },
    /// A room given where the entry lies with what it points at.
    "room-given" RoomGiven { room: String },
    /// More than what is left of an erased line.
    "erased-says" ErasedSays,
    /// `addresses` of somebody else than him.
    "addresses-not-his" AddressesNotHis,
    /// A second perpetrator.
    "second-perpetrator" SecondPerpetrator { name: String },
    /// Recorded by somebody who can't be a member.
    "cannot-record" CannotRecord { name: String },
    /// A membership of somebody who can't be a member.
    "cannot-be-member" CannotBeMember { name: String },
    /// An acceptance or position of somebody who has left.
    "has-left" HasLeft { name: String },
    /// A task or handover to somebody who is not a member on that day.
    "not-a-member" NotAMember { name: String },
    /// A task for him.
    "task-for-him" TaskForHim,
    /// An outcome that its target can't have.
    "not-its-outcome" NotItsOutcome { is: Kind, results: String },
    /// `moved_to` with another result than `moved`.
    "moved-to-without-moved" MovedToWithoutMoved,
    /// A second outcome of one target.
    "second-outcome" SecondOutcome { name: String, outcome: String },
    /// Confirmed on his own word.
    "own-word-confirms-nothing" OwnWordConfirmsNothing,
    /// Met, on nothing that is confirmed.
    "met-unconfirmed" MetUnconfirmed,
    /// A publication of a statement that she has not consented to.
    "no-consent" NoConsent { name: String },
    /// A decision behind a publication that somebody blocks.
    "decision-blocked" DecisionBlocked { name: String, by: String },
    /// A decision behind a publication that is not adopted.
    "decision-not-adopted" DecisionNotAdopted { name: String, state: &'static str },
    /// A fact in a published statement that cites nothing.
    "fact-without-source" FactWithoutSource { paragraph: usize },
    /// A source that is neither in the statement's room nor released to it.
    "source-not-released" SourceNotReleased { name: String, room: String },
    /// Words of hers that are not cleared, or not any more.
    "words-not-cleared" WordsNotCleared { name: String, since: String },
    /// Words of hers that are cleared for others.
    "words-for-others" WordsForOthers { name: String, audience: String },
    /// Demands lifted by a group that stops.
    "demands-stand" DemandsStand,
    /// An agreement about a demand, with a member.
    "agreement-with-member" AgreementWithMember,
    /// An agreement with a term that is also standing.
    "due-and-standing" DueAndStanding,
    /// A task that no mandate has.
    "no-such-mandate-task" NoSuchMandateTask { id: String },
    /// An objection or block without its reason.
    "reason-missing" ReasonMissing { stance: String },
    /// A consent of somebody who is not the survivor.
    "consent-not-hers" ConsentNotHers { name: String },
    /// A list that needs at least one.
    "needs-one" NeedsOne,
    /// A correction of something that can't be corrected.
    "not-correctable" NotCorrectable { name: String, is: String },
    /// A correction of a field that stays as it was written.
    "fixed-field" FixedField { name: String },
    /// An attachment that is not there.
    "attachment-missing" AttachmentMissing { number: usize },
    /// An attachment outside the script's folder.
    "attachment-outside" AttachmentOutside { number: usize },
}

/// As it stands in a JSON list of faults.
impl Serialize for Fault {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("field", &self.field)?;
        map.serialize_entry("rule", self.rule.code())?;
        let names: std::collections::BTreeMap<_, _> = self.rule.arguments().into_iter().collect();
        map.serialize_entry("names", &names)?;
        map.end()
    }
}
