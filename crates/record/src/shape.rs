//! The table of the format: which type has which fields, and what stands in them.
//!
//! Everything that reads, writes, asks for or describes entries goes by this table: the reader, the
//! JSON Schema, the questions of `answerable add`, the forms.

use crate::kind::{Field, Kind};
use crate::words::*;

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Text,
    /// Plain text that ledgers show, so that it stays in memory.
    Title,
    /// A list of plain texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// A whole number, 0 or more.
    Count,
    /// The number of a format that this program reads.
    Format,
    /// One word of a closed list.
    Word(&'static [&'static str]),
    /// Words of a closed list.
    Words(&'static [&'static str]),
    /// A date as precise as it is known.
    When,
    /// A whole day.
    Day,
    /// A date-time.
    Moment,
    /// Points at an entry of one of these types; at any where none is named.
    Ref(&'static [Kind]),
    /// Points at entries of one of these types; at any where none is named.
    Refs(&'static [Kind]),
    /// `perpetrator`, a person or surrounding, or a side.
    Who,
    /// A demand or criterion, or an entry of one of these types.
    About(&'static [Kind]),
    /// A demand.
    Demand,
    /// Criteria and demands.
    Bears,
    /// A task that a mandate has.
    MandateTask,
    /// The id of a demand, where it is put.
    DemandId,
    /// The id of a criterion, where it is put.
    CriterionId,
    /// The id of a task, where a mandate puts it.
    TaskId,
    /// Relative paths of files.
    Paths,
    /// An object with these fields.
    Part(&'static [Slot]),
    /// A list of objects with these fields.
    Parts(&'static [Slot]),
    /// What a correction sets.
    Set,
}

impl Form {
    /// Whether what stands there, or in a part of it, names something that must be above.
    pub fn points(self) -> bool {
        matches!(
            self,
            Form::Ref(_)
                | Form::Refs(_)
                | Form::Who
                | Form::About(_)
                | Form::Demand
                | Form::Bears
                | Form::Parts(_)
        )
    }
}

/// A field of a type or part, and what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its name.
    pub field: Field,
    /// What stands in it.
    pub form: Form,
    /// Whether it must be there.
    pub required: bool,
}

const fn need(field: Field, form: Form) -> Slot {
    Slot {
        field,
        form,
        required: true,
    }
}

const fn may(field: Field, form: Form) -> Slot {
    Slot {
        field,
        form,
        required: false,
    }
}

use Field as F;
use Form::{About, Count, Flag, Moment, Part, Parts, Ref, Refs, Text, Texts, When, Who};

macro_rules! word {
    ($list:ty) => {
        Form::Word(<$list as Word>::NAMES)
    };
}

const PERSON: Form = Ref(&[Kind::Person]);
const SURROUNDING: Form = Ref(&[Kind::Surrounding]);
const DECISION: Slot = may(F::Decision, Ref(&[Kind::Decision]));

/// What every entry has or may have, beside the fields of its type.
pub const COMMON: &[Slot] = &[
    may(F::By, PERSON),
    may(F::Room, word!(Room)),
    may(F::BearsOn, Form::Bears),
    may(F::Speaks, word!(Speaks)),
    may(F::Basis, word!(Basis)),
    may(F::Cites, Refs(&[])),
    may(F::Topics, Texts),
    may(F::ContentNote, Text),
    may(F::Attachments, Form::Paths),
    may(F::UnawareOf, Refs(&[])),
    may(F::Text, Text),
];

const WORDING: &[Slot] = &[
    may(F::Survivor, Text),
    may(F::Perpetrator, Text),
    may(F::SupportGroup, Text),
    may(F::ContactGroup, Text),
];

const CRITERION: &[Slot] = &[
    need(F::Id, Form::CriterionId),
    need(F::Text, Text),
    may(F::Kind, word!(CriterionKind)),
];

const DEMAND: &[Slot] = &[
    need(F::Id, Form::DemandId),
    need(F::Title, Form::Title),
    may(F::Text, Text),
    need(F::Kind, word!(DemandKind)),
    may(
        F::SurroundingKinds,
        Form::Words(<SurroundingKind as Word>::NAMES),
    ),
    may(F::NewOnly, Flag),
    may(F::Criteria, Parts(CRITERION)),
];

const CONTACT_RULES: &[Slot] = &[
    may(F::ReplyWithinDays, Count),
    may(F::MinDaysBetween, Count),
    may(F::Channels, Form::Words(<Channel as Word>::NAMES)),
];

const MANDATE_TASK: &[Slot] = &[need(F::Id, Form::TaskId), need(F::Text, Text)];

const DECISION_RULE: &[Slot] = &[may(F::Quorum, Count), may(F::MayBlock, Flag)];

const PARAGRAPH: &[Slot] = &[
    need(F::Text, Text),
    need(F::Kind, word!(ParagraphKind)),
    may(F::Cites, Refs(&[])),
];

impl Kind {
    /// The fields of this type's own.
    pub fn own(self) -> &'static [Slot] {
        const DONE: &[Kind] = &[
            Kind::Meeting,
            Kind::Agreement,
            Kind::Task,
            Kind::Handover,
            Kind::Concern,
            Kind::Question,
            Kind::Decision,
        ];
        match self {
            Kind::Process => {
                const {
                    &[
                        need(F::Format, Form::Format),
                        need(F::Title, Form::Title),
                        may(F::Languages, Texts),
                        may(F::Wording, Part(WORDING)),
                    ]
                }
            }
            Kind::Person => {
                const {
                    &[
                        need(F::Name, Text),
                        need(F::Side, word!(Side)),
                        may(F::Place, Text),
                        may(F::Addresses, Texts),
                    ]
                }
            }
            Kind::Membership => {
                const {
                    &[
                        need(F::Person, PERSON),
                        need(F::Change, word!(Change)),
                        may(F::Roles, Form::Words(<Role as Word>::NAMES)),
                    ]
                }
            }
            Kind::Letter => {
                const {
                    &[
                        need(F::Demands, Parts(DEMAND)),
                        may(F::Replaces, Ref(&[Kind::Letter])),
                    ]
                }
            }
            Kind::Mandate => {
                const {
                    &[
                        may(F::Aims, Texts),
                        may(F::Principles, Texts),
                        may(F::Tasks, Parts(MANDATE_TASK)),
                        may(F::Letter, Ref(&[Kind::Letter])),
                        may(F::ContactRules, Part(CONTACT_RULES)),
                        may(F::ReviewEveryDays, Count),
                        may(F::UrgentOverride, Flag),
                        may(F::RetentionMonths, Count),
                        may(F::Replaces, Ref(&[Kind::Mandate])),
                    ]
                }
            }
            Kind::Acceptance => {
                const {
                    &[
                        need(F::Mandate, Ref(&[Kind::Mandate])),
                        need(F::Persons, Refs(&[Kind::Person])),
                    ]
                }
            }
            Kind::Handover => {
                const {
                    &[
                        need(F::Tasks, Refs(&[Kind::Task])),
                        need(F::From, PERSON),
                        need(F::To, PERSON),
                    ]
                }
            }
            Kind::Clearance => const { &[need(F::Text, Text), need(F::Audience, word!(Audience))] },
            Kind::Boundary => const { &[need(F::Topic, Text), need(F::Wish, word!(Wish))] },
            Kind::Pause => const { &[may(F::About, SURROUNDING)] },
            Kind::Question => const { &[need(F::To, word!(Asked)), need(F::Text, Text)] },
            Kind::Withdrawal => const { &[need(F::Of, Ref(Kind::WITHDRAWABLE))] },
            Kind::Surrounding => {
                const {
                    &[
                        need(F::Name, Text),
                        need(F::Kind, word!(SurroundingKind)),
                        may(F::Since, When),
                        may(F::Until, When),
                    ]
                }
            }
            Kind::Overlap => {
                const {
                    &[
                        need(F::Surrounding, SURROUNDING),
                        need(F::Overlaps, word!(Overlaps)),
                    ]
                }
            }
            Kind::Stance => {
                const {
                    &[
                        need(F::Surrounding, SURROUNDING),
                        need(F::Stance, word!(Stance)),
                    ]
                }
            }
            Kind::Contact => {
                const {
                    &[
                        need(F::With, Who),
                        need(F::Direction, word!(Direction)),
                        need(F::Channel, word!(Channel)),
                        may(F::Subject, Text),
                        may(F::ExpectsReply, Flag),
                        may(F::ReplyBy, Form::Day),
                        may(F::Answers, Refs(&[Kind::Contact])),
                        may(F::Delivery, word!(Delivery)),
                    ]
                }
            }
            Kind::Meeting => {
                const {
                    &[
                        need(F::With, Who),
                        need(F::At, Moment),
                        may(F::Channel, word!(Channel)),
                        may(F::Place, Text),
                        may(F::Persons, Refs(&[Kind::Person])),
                    ]
                }
            }
            Kind::Agreement => {
                const {
                    &[
                        need(F::With, Who),
                        may(F::Demand, Form::Demand),
                        may(F::Due, Form::Day),
                        may(F::Standing, Flag),
                        may(F::Concession, Text),
                        may(F::Surrounding, SURROUNDING),
                    ]
                }
            }
            Kind::Claim => {
                const {
                    &[
                        need(F::Speaker, Who),
                        may(F::About, About(&[Kind::Surrounding, Kind::Agreement])),
                    ]
                }
            }
            Kind::Check => {
                const {
                    &[
                        need(F::Claim, Ref(&[Kind::Claim])),
                        need(F::Finding, word!(CheckFinding)),
                    ]
                }
            }
            Kind::Disclosure => {
                const {
                    &[
                        need(F::Surrounding, SURROUNDING),
                        need(F::ToldBy, word!(ToldBy)),
                        may(F::Letter, word!(PassedOn)),
                    ]
                }
            }
            Kind::Help => const { &[need(F::Status, word!(HelpStatus)), may(F::Provider, Text)] },
            Kind::Reflection => const { &[may(F::SurvivorPerspective, word!(Perspective))] },
            Kind::Refusal | Kind::Note => &[],
            Kind::Pattern => {
                const { &[need(F::Kind, word!(PatternKind)), need(F::Cites, Refs(&[]))] }
            }
            Kind::Outreach => {
                const {
                    &[
                        may(F::Surroundings, Refs(&[Kind::Surrounding])),
                        may(F::Place, Text),
                    ]
                }
            }
            Kind::Concern => const { &[may(F::Endangered, Text), may(F::Urgent, Flag)] },
            Kind::Task => {
                const {
                    &[
                        need(F::Assignee, PERSON),
                        need(F::Text, Text),
                        may(F::Due, Form::Day),
                        may(F::MandateTask, Form::MandateTask),
                    ]
                }
            }
            Kind::Outcome => {
                const {
                    &[
                        need(F::Of, Ref(DONE)),
                        need(F::Result, word!(Ending)),
                        may(F::MovedTo, Ref(&[Kind::Meeting])),
                    ]
                }
            }
            Kind::Decision => {
                const { &[need(F::Question, Text), may(F::Rule, Part(DECISION_RULE))] }
            }
            Kind::Position => {
                const {
                    &[
                        need(F::Decision, Ref(&[Kind::Decision])),
                        need(F::Person, PERSON),
                        need(F::Stance, word!(Vote)),
                    ]
                }
            }
            Kind::Assessment => {
                const {
                    &[
                        need(F::About, About(&[])),
                        need(F::Finding, word!(Finding)),
                        DECISION,
                        may(F::ReviewOn, Form::Day),
                    ]
                }
            }
            Kind::Report => const { &[may(F::CoversFrom, When), may(F::CoversTo, When)] },
            Kind::Statement => {
                const {
                    &[
                        need(F::Paragraphs, Parts(PARAGRAPH)),
                        need(F::Audience, word!(Audience)),
                        DECISION,
                        may(F::Replaces, Ref(&[Kind::Statement])),
                    ]
                }
            }
            Kind::Consent => {
                const {
                    &[
                        need(F::To, Ref(&[])),
                        need(F::Person, PERSON),
                        need(F::Given, Flag),
                        may(F::Conditions, Text),
                    ]
                }
            }
            Kind::Publication => {
                const {
                    &[
                        need(F::Statement, Ref(&[Kind::Statement])),
                        may(F::How, Text),
                    ]
                }
            }
            Kind::Closure => {
                const {
                    &[
                        need(F::Reason, word!(ClosureReason)),
                        need(F::DemandsStand, Flag),
                        DECISION,
                    ]
                }
            }
            Kind::Correction => const { &[need(F::Of, Ref(&[])), need(F::Set, Form::Set)] },
            Kind::Erasure => {
                const { &[need(F::Of, Ref(&[])), need(F::Reason, word!(ErasureReason))] }
            }
            Kind::Release => const { &[need(F::Of, Ref(&[])), need(F::ToRoom, word!(Room))] },
        }
    }

    /// Its fields in the order in which they are written: its own, then the common ones.
    pub fn slots(self) -> impl Iterator<Item = &'static Slot> {
        let own = self.own();
        own.iter().chain(
            COMMON
                .iter()
                .filter(|common| own.iter().all(|slot| slot.field != common.field)),
        )
    }

    /// The field of that name, where entries of this type can have it.
    pub fn slot(self, field: Field) -> Option<&'static Slot> {
        let mut slots = self.own().iter().chain(COMMON);
        slots.find(|slot| slot.field == field)
    }
}

/// How an entry of a type can end: the results that an `outcome` of it can have.
pub fn endings(kind: Kind) -> &'static [Ending] {
    use Ending::*;
    match kind {
        Kind::Meeting => &[Attended, Missed, CancelledByThem, CancelledByUs, Moved],
        Kind::Agreement => &[Kept, Partly, Broken, Withdrawn],
        Kind::Task => &[Done, Dropped],
        Kind::Handover => &[Accepted, Declined],
        Kind::Concern => &[Settled],
        Kind::Question => &[Answered, Dropped],
        Kind::Decision => &[Adopted, Rejected, Withdrawn],
        _ => &[],
    }
}
