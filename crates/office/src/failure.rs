//! Every failure, sorted in one place: what happened, what is safe, what to do.

use answerable_record::Faults;
use answerable_vault::{self as vault, Fault as _};

/// What sort of failure it is; the command line makes exit codes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Input that can't be taken in; nothing was changed.
    Refused,
    /// The vault does not open: wrong passphrase, or somebody else has it open.
    Locked,
    /// A file is not what was written.
    Damaged,
    /// The machine failed.
    Environment,
}

/// Why something was not done. Holds nothing of what a record says, but for refs.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The vault says no.
    Vault {
        /// What sort it is.
        sort: Sort,
        /// The vault's own stable name of it.
        code: &'static str,
        /// What happened, in English.
        happened: &'static str,
        /// What is safe and what to do, in English.
        advice: &'static str,
        /// What the machine said, as a number or its own words about itself.
        cause: Option<String>,
    },
    /// Lines that break the format or its rules.
    Faults(Faults),
    /// An import into a vault that holds more than its process.
    NotEmpty,
    /// A script, draft or picture could not be read or written.
    File(std::io::ErrorKind),
    /// No entry has this ref.
    NoSuchEntry(String),
    /// A stored line does not read as an entry any more.
    Unreadable {
        /// Which one, from 1.
        line: u64,
    },
    /// The folder to be written into holds files already.
    FolderInUse,
    /// Somebody writes alone in this vault: there is no group yet.
    NoGroup,
    /// What the vault keeps of its rooms does not fit together.
    GroupDamaged,
    /// No depot has this handle.
    NoSuchDepot,
    /// There is no depot yet, so nothing can be exchanged.
    NoDepot,
    /// It is the device in use, or the last one.
    LastDevice,
    /// One has no device of this name.
    NoSuchDevice,
    /// Nobody in the rooms is known by this ref.
    NoSuchPerson,
    /// A word that was typed is none of a paper key's.
    PaperWord {
        /// Which one, from 1.
        place: usize,
    },
    /// The words that were typed are not those of a paper key: too few, too many, or one is another.
    PaperWords,
    /// The letters beside the words are not whole.
    PaperNumber,
    /// A depot has nothing for this paper key.
    PaperNotFound,
    /// The paper key was used before, or dropped.
    PaperUsed,
    /// Others hold the keys of her room, so no pieces are made of one.
    NotAlone,
    /// So many pieces, or so few of them being enough, there can't be.
    ShareNumbers,
    /// This person may hold no piece: they are of the contact group, or on his side.
    NoHolder(String),
    /// Pieces of a recovery key that do not give it.
    Share {
        /// The stable name of why.
        code: &'static str,
        /// Which pieces, or how many are needed.
        which: String,
    },
    /// What was pasted is no whole invitation.
    NoCode,
    /// This vault waits to be let in: it has no record and no rooms yet.
    NotLetIn,
    /// Coming back into this vault was stopped in the middle.
    NotBack,
    /// This vault joins nothing.
    NotJoining,
    /// Nothing of that handle waits for anybody's word.
    NothingPending,
    /// One's own word does not count for this, or was given.
    NotYourWord,
    /// This person can't be removed from here.
    CantRemove,
    /// Nobody says that this vault's device went on elsewhere.
    NothingClaimed,
    /// Only her side may confirm words in her name.
    NotHerSide,
    /// The entry holds no words in her name that wait to be confirmed.
    NothingToConfirm,
    /// The room that this would lie in can't be written from this vault.
    NotInRoom,
    /// The draft was written down or dropped.
    NoSuchDraft,
    /// There are as many drafts as a vault keeps.
    TooManyDrafts,
    /// A draft, or its files, are more than a vault keeps.
    DraftTooLong,
    /// The point of an agenda is settled, or can't be settled so.
    NoSuchPoint,
    /// A storage says no, or does not answer.
    Depot {
        /// The depot's own stable name of it.
        code: &'static str,
        /// What happened, in English.
        happened: &'static str,
        /// What is safe and what to do, in English.
        advice: &'static str,
    },
}

impl Failure {
    /// Pieces of a recovery key that do not give it: why, and which.
    pub(crate) fn share(code: &'static str, which: &[usize]) -> Failure {
        let which: Vec<String> = which.iter().map(usize::to_string).collect();
        Failure::Share {
            code,
            which: which.join(", "),
        }
    }

    /// What sort of failure it is.
    pub fn sort(&self) -> Sort {
        match self {
            Failure::Vault { sort, .. } => *sort,
            Failure::Faults(_)
            | Failure::NotEmpty
            | Failure::NoSuchEntry(_)
            | Failure::FolderInUse
            | Failure::NoGroup
            | Failure::NoSuchDepot
            | Failure::NotInRoom
            | Failure::NoDepot
            | Failure::LastDevice
            | Failure::NoSuchDevice
            | Failure::NoSuchPerson
            | Failure::NoCode
            | Failure::PaperWord { .. }
            | Failure::PaperWords
            | Failure::PaperNumber
            | Failure::PaperNotFound
            | Failure::PaperUsed
            | Failure::NotAlone
            | Failure::ShareNumbers
            | Failure::NoHolder(_)
            | Failure::Share { .. }
            | Failure::NotLetIn
            | Failure::NotBack
            | Failure::NotJoining
            | Failure::NothingPending
            | Failure::NotYourWord
            | Failure::NotHerSide
            | Failure::NothingToConfirm
            | Failure::NothingClaimed
            | Failure::NoSuchDraft
            | Failure::TooManyDrafts
            | Failure::DraftTooLong
            | Failure::NoSuchPoint
            | Failure::CantRemove => Sort::Refused,
            Failure::File(_) | Failure::Depot { .. } => Sort::Environment,
            Failure::Unreadable { .. } | Failure::GroupDamaged => Sort::Damaged,
        }
    }

    /// Its stable name, by which the catalogue has its words.
    pub fn code(&self) -> &'static str {
        match self {
            Failure::Vault { code, .. } => code,
            Failure::Faults(_) => "office.faults",
            Failure::NotEmpty => "office.not_empty",
            Failure::File(std::io::ErrorKind::NotFound) => "office.no_such_file",
            Failure::File(std::io::ErrorKind::AlreadyExists) => "office.file_exists",
            Failure::File(_) => "office.file",
            Failure::NoSuchEntry(_) => "office.no_such_entry",
            Failure::Unreadable { .. } => "office.unreadable",
            Failure::FolderInUse => "office.folder_in_use",
            Failure::NoGroup => "office.no_group",
            Failure::GroupDamaged => "office.group_damaged",
            Failure::NoSuchDepot => "office.no_such_depot",
            Failure::NotInRoom => "office.not_in_room",
            Failure::LastDevice => "office.last_device",
            Failure::NoSuchDevice => "office.no_such_device",
            Failure::NoDepot => "office.no_depot",
            Failure::NoSuchPerson => "office.no_such_person",
            Failure::NoCode => "office.no_code",
            Failure::PaperWord { .. } => "office.paper_word",
            Failure::PaperWords => "office.paper_words",
            Failure::PaperNumber => "office.paper_number",
            Failure::PaperNotFound => "office.paper_not_found",
            Failure::PaperUsed => "office.paper_used",
            Failure::NotAlone => "office.not_alone",
            Failure::ShareNumbers => "office.share_numbers",
            Failure::NoHolder(_) => "office.no_holder",
            Failure::Share { code, .. } => code,
            Failure::NotLetIn => "office.not_let_in",
            Failure::NotBack => "office.not_back",
            Failure::NotJoining => "office.not_joining",
            Failure::NothingPending => "office.no_such_pending",
            Failure::NotYourWord => "office.not_yours_to_say",
            Failure::NotHerSide => "office.not_her_side",
            Failure::NothingToConfirm => "office.nothing_to_confirm",
            Failure::NothingClaimed => "office.nothing_claimed",
            Failure::CantRemove => "office.cant_remove",
            Failure::NoSuchDraft => "office.no_such_draft",
            Failure::TooManyDrafts => "office.too_many_drafts",
            Failure::DraftTooLong => "office.draft_too_long",
            Failure::NoSuchPoint => "office.no_such_point",
            Failure::Depot { code, .. } => code,
        }
    }
}

macro_rules! from_vault {
    ($($error:ident),*) => {$(
        impl From<vault::$error> for Failure {
            fn from(error: vault::$error) -> Failure {
                Failure::Vault {
                    sort: match error.sort() {
                        vault::Sort::Refused => Sort::Refused,
                        vault::Sort::Locked | vault::Sort::InUse => Sort::Locked,
                        vault::Sort::Damaged => Sort::Damaged,
                        vault::Sort::Environment => Sort::Environment,
                    },
                    code: error.code(),
                    happened: error.happened(),
                    advice: error.advice(),
                    cause: std::error::Error::source(&error).map(|cause| cause.to_string()),
                }
            }
        }
    )*};
}

from_vault!(
    CreateError,
    OpenError,
    PassphraseError,
    PaperKeyError,
    ReadError,
    WriteError,
    BackupError,
    RestoreError
);

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::File(error.kind())
    }
}

macro_rules! from_depot {
    ($($error:ident),*) => {$(
        impl From<answerable_depot::$error> for Failure {
            fn from(error: answerable_depot::$error) -> Failure {
                Failure::Depot {
                    code: error.code(),
                    happened: error.happened(),
                    advice: error.advice(),
                }
            }
        }
    )*};
}

from_depot!(Failure, OpenError);
