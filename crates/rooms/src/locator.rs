//! What names a storage, as a code or a welcome carries it. It may hold a password.

use zeroize::Zeroizing;

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::limits::{LOCATOR_BYTES_MAX, LOCATORS_MAX};

/// A storage's address, perhaps with what opens it; so without `Debug`, and wiped.
#[derive(Clone, PartialEq, Eq)]
pub struct Locator(Zeroizing<String>);

impl Locator {
    /// Takes an address of 1 to 512 bytes.
    ///
    /// # Errors
    ///
    pub fn new(text: &str) -> Result<Self, Check> {
        if text.is_empty() || text.len() > LOCATOR_BYTES_MAX {
            return Err(Check::R002);
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Writes a list of them.
pub(crate) fn write(writer: &mut Writer, locators: &[Locator]) {
    writer.array(locators.len());
    for locator in locators {
        writer.text(locator.as_str());
    }
}

/// Reads a list of at most 8.
pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Vec<Locator>, Check> {
    let len = reader.array()?;
    if len > LOCATORS_MAX {
        return Err(Check::R002);
    }
    (0..len)
        .map(|_| Locator::new(reader.text(LOCATOR_BYTES_MAX)?))
        .collect()
}
