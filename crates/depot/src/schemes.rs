//! Which storages this build knows: one table.

use crate::folder::Folder;
use crate::locator::FILE;
use crate::read_back::ReadBack;
use crate::{Depot, Locator, OpenError};

/// One kind of storage.
struct Scheme {
    /// What stands before `://`.
    kind: &'static str,
    /// How people write it.
    written: &'static str,
    open: Opens,
    create: Opens,
}

type Opens = fn(&Locator) -> Result<Box<dyn Depot>, OpenError>;

/// Every storage that this build knows. Another one of OpenDAL's is a feature in `Cargo.toml` and a
/// line here, with `remote::open` and the service that is made from the locator.
const KNOWN: &[Scheme] = &[
    Scheme {
        kind: FILE,
        written: "a folder (/path, or file:///path)",
        open: |locator| whole(Folder::open(folder(locator)?)?),
        create: |locator| whole(Folder::create(folder(locator)?)?),
    },
    #[cfg(feature = "memory")]
    Scheme {
        kind: "memory",
        written: "memory://, for tests",
        open: |_| {
            whole(crate::remote::Remote::over(
                opendal::services::Memory::default(),
            )?)
        },
        create: |_| {
            whole(crate::remote::Remote::over(
                opendal::services::Memory::default(),
            )?)
        },
    },
];

/// Opens a depot that is there.
///
/// A folder in which there is none is a failure, [`OpenError::NoDepot`]: it may be the empty place to
/// which a stick belongs, and nothing may be written there.
pub fn open(locator: &str) -> Result<Box<dyn Depot>, OpenError> {
    let locator = Locator::new(locator)?;
    (scheme(&locator)?.open)(&locator)
}

/// Makes a depot in a storage that is there, or opens the one in it; for when somebody adds it.
pub fn create(locator: &str) -> Result<Box<dyn Depot>, OpenError> {
    let locator = Locator::new(locator)?;
    (scheme(&locator)?.create)(&locator)
}

/// Says what this build knows, as people write it.
#[must_use]
pub fn known() -> String {
    let written: Vec<&str> = KNOWN.iter().map(|scheme| scheme.written).collect();
    written.join("; ")
}

fn scheme(locator: &Locator) -> Result<&'static Scheme, OpenError> {
    let mut known = KNOWN.iter();
    known
        .find(|scheme| scheme.kind.eq_ignore_ascii_case(locator.kind()))
        .ok_or(OpenError::UnknownKind)
}

fn folder(locator: &Locator) -> Result<&std::path::Path, OpenError> {
    locator.folder().ok_or(OpenError::NoLocator)
}

fn whole(depot: impl Depot + 'static) -> Result<Box<dyn Depot>, OpenError> {
    Ok(Box::new(ReadBack::over(depot)))
}
