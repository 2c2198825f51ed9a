//! How a failure is told: what happened, what is safe, what to do.
//!
//! No storage's own words are handed on: they may hold a path, an address with a password, or a
//! name that is nobody's business. What is left of them is a number of the operating system's or the
//! kind that OpenDAL sorts them into.

use std::{fmt, io};

/// Why an object was not put, got or deleted. What is not [of one object](Failure::is_of_one_object)
/// ends the round with this depot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// The storage is away: a stick that was pulled, a folder that is not mounted.
    Gone,
    /// The storage may be read at most, or not even that.
    Denied(Cause),
    /// The storage is full.
    Full,
    /// An object is longer than was asked for, or than any may be.
    TooLarge,
    /// Something that is no plain file has an object's name or its folder's: a link, a pipe.
    NotAnObject,
    /// The storage did not answer in time.
    TooSlow,
    /// What was said to be kept is not what is given back.
    NotKept,
    /// The storage failed in another way.
    Broken(Cause),
}

impl Failure {
    /// A stable name, such as `depot.full`, by which it can be translated.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.told().0
    }

    /// What happened, in one sentence.
    #[must_use]
    pub fn happened(&self) -> &'static str {
        self.told().1
    }

    /// What is safe, and what to do.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        self.told().2
    }

    /// Whether it is about this object alone, so that others may be asked for all the same: one that
    /// somebody has put a trap in the place of must not keep back everybody else's.
    #[must_use]
    pub fn is_of_one_object(&self) -> bool {
        matches!(self, Self::TooLarge | Self::NotAnObject)
    }

    fn told(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Gone => (
                "depot.gone",
                "The storage is not there.",
                "Nothing was lost; what is to be sent waits. Plug it in or connect it, then sync again.",
            ),
            Self::Denied(_) => (
                "depot.denied",
                "The storage does not let this be read or written.",
                "Nothing was changed there. Let it be written to, or use another one, then sync again.",
            ),
            Self::Full => (
                "depot.full",
                "The storage is full.",
                "Nothing was lost; what is to be sent waits. Make room there, then sync again.",
            ),
            Self::TooLarge => (
                "depot.too_large",
                "A piece in the storage is longer than it may be.",
                "It was not taken in. Whose it is stands with the round; the rest goes on with the next one.",
            ),
            Self::NotAnObject => (
                "depot.not_an_object",
                "In the storage something else stands where a piece has its place: a link, a folder, a pipe.",
                "It was neither followed nor opened. Find out who put it there, and take it away.",
            ),
            Self::TooSlow => (
                "depot.too_slow",
                "The storage does not answer in time.",
                "Nothing was lost; what is to be sent waits. Try later, or use another storage too.",
            ),
            Self::NotKept => (
                "depot.not_kept",
                "The storage does not give back what it was given.",
                "Nothing counts as sent; it is all still here. Use another storage.",
            ),
            Self::Broken(_) => (
                "depot.broken",
                "The storage does not work as it should.",
                "Nothing was lost; what is to be sent waits. Look after the storage, or use another one too.",
            ),
        }
    }

    fn cause(&self) -> Option<Cause> {
        match self {
            Self::Denied(cause) | Self::Broken(cause) => Some(*cause),
            _ => None,
        }
    }

    /// Sorts what the operating system answered.
    pub(crate) fn of_os(error: &io::Error) -> Self {
        use rustix::io::Errno;
        let cause = error
            .raw_os_error()
            .map_or(Cause::Kind("Unexpected"), Cause::Os);
        let Some(errno) = Errno::from_io_error(error) else {
            return Self::Broken(cause);
        };
        match errno {
            // The folder, its disk or its server has gone away under our hands.
            Errno::NOENT | Errno::NODEV | Errno::NXIO | Errno::STALE | Errno::NOTCONN => Self::Gone,
            Errno::ACCESS | Errno::PERM | Errno::ROFS => Self::Denied(cause),
            Errno::NOSPC | Errno::DQUOT => Self::Full,
            Errno::FBIG => Self::TooLarge,
            Errno::LOOP | Errno::NOTDIR | Errno::ISDIR => Self::NotAnObject,
            Errno::TIMEDOUT => Self::TooSlow,
            _ => Self::Broken(cause),
        }
    }

    /// Sorts what OpenDAL answered.
    pub(crate) fn of_opendal(error: &opendal::Error) -> Self {
        use opendal::ErrorKind as Kind;
        let source = std::error::Error::source(error);
        if let Some(os) = source.and_then(|source| source.downcast_ref::<io::Error>())
            && os.raw_os_error().is_some()
        {
            return Self::of_os(os);
        }
        let cause = Cause::Kind(error.kind().into_static());
        match error.kind() {
            Kind::NotFound => Self::Gone,
            Kind::PermissionDenied => Self::Denied(cause),
            Kind::IsADirectory | Kind::NotADirectory => Self::NotAnObject,
            Kind::RateLimited => Self::TooSlow,
            _ => Self::Broken(cause),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::of_os(&error)
    }
}

impl From<rustix::io::Errno> for Failure {
    fn from(errno: rustix::io::Errno) -> Self {
        Self::of_os(&errno.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        tell(f, self.happened(), self.cause(), self.advice())
    }
}

impl std::error::Error for Failure {}

/// What a machine or a service answered, as a number or a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The operating system's number.
    Os(i32),
    /// OpenDAL's kind.
    Kind(&'static str),
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The system's own text for a number knows nothing of where it happened.
            Self::Os(number) => write!(f, "{}", io::Error::from_raw_os_error(*number)),
            Self::Kind(kind) => f.write_str(kind),
        }
    }
}

/// Why a depot was not opened or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenError {
    /// What was given does not say where a storage is.
    NoLocator,
    /// No storage of that kind is known to this build.
    UnknownKind,
    /// There is no such folder.
    NoFolder,
    /// The folder is there, and no depot in it.
    NoDepot,
    /// The storage is there, and failed.
    Failed(Failure),
}

impl OpenError {
    /// A stable name, such as `depot.open.no_folder`, by which it can be translated.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoLocator => "depot.open.no_locator",
            Self::UnknownKind => "depot.open.unknown_kind",
            Self::NoFolder => "depot.open.no_folder",
            Self::NoDepot => "depot.open.no_depot",
            Self::Failed(failure) => failure.code(),
        }
    }

    /// What happened, in one sentence.
    #[must_use]
    pub fn happened(&self) -> &'static str {
        match self {
            Self::NoLocator => "This does not say where a storage is.",
            Self::UnknownKind => "This build knows no storage of that kind.",
            Self::NoFolder => "There is no such folder, or what has its name is no folder.",
            Self::NoDepot => "The folder is there, but nothing of this program is in it.",
            Self::Failed(failure) => failure.happened(),
        }
    }

    /// What is safe, and what to do; what this build knows is [`known`](crate::known).
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::NoLocator | Self::UnknownKind => "Nothing was changed. It has to be one of:",
            Self::NoFolder => {
                "Nothing was changed. If it is a stick or on a network, connect it first."
            }
            Self::NoDepot => {
                "Nothing was changed. If it is a stick or on a network, it may not be connected, and what is seen is the empty place for it."
            }
            Self::Failed(failure) => failure.advice(),
        }
    }
}

impl From<Failure> for OpenError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = match self {
            Self::Failed(failure) => failure.cause(),
            _ => None,
        };
        tell(f, self.happened(), cause, self.advice())?;
        if matches!(self, Self::NoLocator | Self::UnknownKind) {
            write!(f, " {}.", crate::known())?;
        }
        Ok(())
    }
}

impl std::error::Error for OpenError {}

fn tell(
    f: &mut fmt::Formatter<'_>,
    happened: &str,
    cause: Option<Cause>,
    advice: &str,
) -> fmt::Result {
    f.write_str(happened)?;
    if let Some(cause) = cause {
        write!(f, " ({cause})")?;
    }
    write!(f, " {advice}")
}
