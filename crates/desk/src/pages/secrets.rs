//! Choosing a passphrase: typed twice, and once more where it would not hold for long. What was typed is
//! never shown again, nor kept.

use answerable_office::{Passphrase, strength};

use super::given::Given;
use super::trouble::Trouble;

/// The passphrase that somebody chose. `known`: words that whoever guesses would know.
pub fn chosen(given: &Given, known: &[&str]) -> Result<Passphrase, Trouble> {
    let typed = given.field("passphrase").unwrap_or_default();
    if given.field("again") != Some(typed) {
        return Err(Trouble::Refused("passphrase-differs"));
    }
    let passphrase = Passphrase::new(typed).ok_or(Trouble::Refused("passphrase-empty"))?;
    let strength = strength(typed, known);
    match strength.is_enough() || given.field("keep") == Some("1") {
        true => Ok(passphrase),
        false => Err(Trouble::Weak(strength)),
    }
}
