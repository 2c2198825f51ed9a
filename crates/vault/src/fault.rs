//! How a failure is told: what happened, what is safe and what to do, and which sort it is.
//!
//! No error of this crate holds any content of a record. Where one has a source, it is the
//! operating system's or the database's number, never its text about a statement.

use std::{fmt, io};

/// Which sort of failure it is, for those who answer with an exit code or a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What was asked for can't be taken in; the vault is as it was.
    Refused,
    /// The passphrase does not open the vault, or the vault is no longer open.
    Locked,
    /// A file is not what it was when it was written.
    Damaged,
    /// Another program has the vault open.
    InUse,
    /// The machine failed: the disk is full, a permission is missing, a device broke.
    Environment,
}

/// Tells of a failure in a way that outer layers can sort and translate.
pub trait Fault: std::error::Error {
    /// Returns which sort of failure it is.
    fn sort(&self) -> Sort;
    /// Returns a stable name, such as `vault.open.wrong_passphrase`, by which it can be translated.
    fn code(&self) -> &'static str;
    /// Returns what happened, in one sentence.
    fn happened(&self) -> &'static str;
    /// Returns what is safe and what to do.
    fn advice(&self) -> &'static str;
}

/// Says what the machine or the database answered, as a number and a kind, without content.
#[derive(Debug)]
pub enum Cause {
    /// The operating system's error.
    Os(io::Error),
    /// The database's extended result code.
    Database(i32),
    /// There was not enough memory.
    Memory,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Os(error) => write!(f, "{error}"),
            Self::Database(code) => write!(f, "database result {code}"),
            Self::Memory => f.write_str("out of memory"),
        }
    }
}

impl std::error::Error for Cause {}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self::Os(error)
    }
}

/// Declares the error enum of one operation as a table: variant, sort, code, what happened, advice.
macro_rules! faults {
    (
        $(#[$outer:meta])*
        pub enum $name:ident {
            $( $variant:ident $(($payload:ty))? => $sort:ident, $code:literal,
               $happened:literal, $advice:literal; )+
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum $name {
            $( #[doc = $happened] #[doc = ""] #[doc = $advice] $variant $(($payload))?, )+
        }

        impl $crate::fault::Fault for $name {
            fn sort(&self) -> $crate::fault::Sort {
                match self { $( faults!(@pattern $name $variant $($payload)?) => $crate::fault::Sort::$sort, )+ }
            }
            fn code(&self) -> &'static str {
                match self { $( faults!(@pattern $name $variant $($payload)?) => $code, )+ }
            }
            fn happened(&self) -> &'static str {
                match self { $( faults!(@pattern $name $variant $($payload)?) => $happened, )+ }
            }
            fn advice(&self) -> &'static str {
                match self { $( faults!(@pattern $name $variant $($payload)?) => $advice, )+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                use $crate::fault::Fault;
                f.write_str(self.happened())?;
                if let Some(cause) = std::error::Error::source(self) {
                    write!(f, " ({cause})")?;
                }
                write!(f, " {}", self.advice())
            }
        }

        impl std::error::Error for $name {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                match self { $( faults!(@bound $name $variant cause $($payload)?) => faults!(@source cause $($payload)?), )+ }
            }
        }
    };
    (@pattern $name:ident $variant:ident) => { $name::$variant };
    (@pattern $name:ident $variant:ident $payload:ty) => { $name::$variant(_) };
    (@bound $name:ident $variant:ident $cause:ident) => { $name::$variant };
    (@bound $name:ident $variant:ident $cause:ident $payload:ty) => { $name::$variant($cause) };
    (@source $cause:ident) => { None };
    (@source $cause:ident $payload:ty) => { Some($cause) };
}
pub(crate) use faults;

/// What the database answered, reduced to what an operation can act upon.
#[derive(Debug)]
pub(crate) enum Store {
    /// The disk is full; the transaction is rolled back and nothing was synced.
    Full(i32),
    /// Reading, writing or syncing failed; what the disk holds is unsure until it is read afresh.
    Io(i32),
    /// A page does not decrypt, or its structure is broken.
    Damaged,
    /// Another program holds the file.
    Busy,
    /// A row with this key is there already.
    Taken,
    /// A row that another one needs is not there.
    Missing,
    /// The machine refused: a permission, no memory, no such file.
    Denied(i32),
    /// An earlier failure has made this handle unusable.
    Poisoned,
}

impl From<rusqlite::Error> for Store {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error {
            rusqlite::Error::SqliteFailure(failure, _) => {
                let number = failure.extended_code;
                match failure.code {
                    Code::DiskFull => Self::Full(number),
                    Code::SystemIoFailure => Self::Io(number),
                    Code::DatabaseCorrupt | Code::NotADatabase => Self::Damaged,
                    // SQLCipher answers "out of memory" for a page whose seal is broken, and a
                    // bare "error" from then on. Memory that is really out ends the process long
                    // before SQLite notices, and our statements are the same in every vault.
                    Code::OutOfMemory | Code::Unknown => Self::Damaged,
                    Code::DatabaseBusy | Code::DatabaseLocked | Code::FileLockingProtocolFailed => {
                        Self::Busy
                    }
                    Code::ConstraintViolation
                        if number == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY =>
                    {
                        Self::Missing
                    }
                    Code::ConstraintViolation => Self::Taken,
                    _ => Self::Denied(number),
                }
            }
            // A column that holds another type than the schema says: the file was tampered with
            // under the right key, or is broken in a way that its checksums do not show.
            _ => Self::Damaged,
        }
    }
}
