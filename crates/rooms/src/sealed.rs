//! An object outside of any room, under a secret that both ends share: a step of an invitation, or
//! a paper key's mailbox (room.md, 15.2 and 16.3). To a storage it is random bytes under a random name.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::base32;
use crate::cbor::Writer;
use crate::check::Check;
use crate::cipher::{self, NONCE_BYTES as NONCE, TAG_BYTES as TAG};
use crate::derive::{Label, derive, padded};
use crate::limits::STEP_BYTES_MAX;

const LENGTH: usize = 4;
const NAME: usize = 16;

/// Where an object lies, and under what it is sealed.
#[derive(Clone)]
pub struct Place {
    name: String,
    key: Zeroizing<[u8; 32]>,
    number: u64,
}

impl Place {
    pub(crate) fn new(place: &[u8; 32], key: [u8; 32], number: u64) -> Self {
        Self {
            name: base32::encode(&place[..NAME]),
            key: Zeroizing::new(key),
            number,
        }
    }

    /// A step of an invitation: `secret` is the code's in steps 1 and 2, and its id after that.
    pub(crate) fn step(secret: &[u8], step: u8) -> Self {
        Self::new(
            &derive(Label::InvitePlace, &[secret, &[step]]),
            derive(Label::InviteKey, &[secret]),
            u64::from(step),
        )
    }

    /// The object's name in a storage.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Seals bytes as the object.
    ///
    /// # Panics
    /// Where they are more than 2 MiB, which nothing that is written here can be.
    #[must_use]
    pub fn seal(&self, bytes: &[u8], rng: &mut dyn CryptoRng) -> Vec<u8> {
        assert!(bytes.len() <= STEP_BYTES_MAX, "a step has its limit");
        let whole = class(NONCE + LENGTH + bytes.len() + TAG);
        let mut plain = Zeroizing::new(Vec::with_capacity(whole));
        let length = u32::try_from(bytes.len()).expect("the limit is far below");
        plain.extend_from_slice(&length.to_be_bytes());
        plain.extend_from_slice(bytes);
        plain.resize(whole - NONCE - TAG, 0);
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        let mut object = nonce.to_vec();
        self.seal_plain(&plain, &mut object);
        object
    }

    /// Seals what stands below the seal as it is, behind the nonce that is there.
    pub(crate) fn seal_plain(&self, plain: &[u8], object: &mut Vec<u8>) {
        let nonce = *object.first_chunk().expect("the nonce stands first");
        cipher::seal(&self.key, &nonce, &self.bound(), plain, object);
    }

    /// Opens an object that was found here.
    ///
    /// # Errors
    /// R-002 where it is too large, R-026 where it was not sealed for this place, R-028 where its
    /// length or padding is not right.
    pub fn open(&self, object: &[u8]) -> Result<Zeroizing<Vec<u8>>, Check> {
        if object.len() > class(NONCE + LENGTH + STEP_BYTES_MAX + TAG) {
            return Err(Check::R002);
        }
        let (nonce, sealed) = object.split_first_chunk::<NONCE>().ok_or(Check::R026)?;
        let plain = cipher::open(&self.key, nonce, &self.bound(), sealed).ok_or(Check::R026)?;
        let (length, rest) = plain.split_first_chunk::<LENGTH>().ok_or(Check::R028)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Check::R028)?;
        let (bytes, zeros) = rest.split_at_checked(length).ok_or(Check::R028)?;
        let right = object.len() == class(NONCE + LENGTH + length + TAG)
            && zeros.iter().all(|zero| *zero == 0);
        if !right {
            return Err(Check::R028);
        }
        Ok(Zeroizing::new(bytes.to_vec()))
    }

    fn bound(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.array(3).version().uint(self.number);
        writer.done()
    }
}

fn class(len: usize) -> usize {
    usize::try_from(padded(len as u64)).expect("a class is at most an eighth above its length")
}
