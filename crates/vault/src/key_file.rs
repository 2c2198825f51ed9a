//! The bytes of `NAME.vault.key`, as `docs/formats/vault.md` section 2 has them.
//!
//! Pure: no files, no clock. What the slots hold is in `ways_in`.

use zeroize::Zeroizing;

use crate::limits;
use crate::ways_in;

/// The first bytes of each key file.
const MAGIC: &[u8; 8] = b"answkey\n";
/// The version that this program writes, and the only one so far.
const VERSION: u16 = 1;
const HEADER_LEN: usize = 8 + 2 + 16 + 1;
const CHECK_LEN: usize = 16;

/// The random key that the pages of a vault are encrypted with.
///
/// It lies in one place from its first byte on: moving an array would leave copies on the stack.
pub(crate) struct VaultKey(Box<Zeroizing<[u8; 32]>>);

impl VaultKey {
    /// Makes a place for a key, which the caller fills.
    pub(crate) fn filled<E>(fill: impl FnOnce(&mut [u8; 32]) -> Result<(), E>) -> Result<Self, E> {
        let mut key = Self(Box::default());
        fill(&mut key.0)?;
        Ok(key)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Names a vault: random, in the clear at the head of both of its files, so that a key file
/// which belongs to another vault is told apart from a damaged one.
pub(crate) type VaultId = [u8; 16];

/// Why a key file can't be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// It is damaged, or no key file.
    Damaged,
    /// A newer program wrote it.
    TooNew,
    /// It asks for more memory or time than any vault would.
    Unreasonable,
}

/// A key file, read and bounded but not opened.
pub(crate) struct KeyFile {
    pub(crate) vault: VaultId,
    pub(crate) slots: Vec<Slot>,
}

/// One way to the key. Kinds that this program does not know are carried along as they are.
pub(crate) struct Slot {
    pub(crate) kind: u8,
    pub(crate) body: Vec<u8>,
}

impl KeyFile {
    /// Reads the bytes of a key file, and bounds everything that it asks for.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        if bytes.len() < HEADER_LEN + CHECK_LEN || bytes.len() > limits::KEY_FILE_BYTES_MAX {
            return Err(Malformed::Damaged);
        }
        if !bytes.starts_with(MAGIC) {
            return Err(Malformed::Damaged);
        }
        let (content, check) = bytes.split_at(bytes.len() - CHECK_LEN);
        if check != &blake3::hash(content).as_bytes()[..CHECK_LEN] {
            return Err(Malformed::Damaged);
        }
        match u16::from_le_bytes(array(&content[8..])) {
            VERSION => {}
            0 => return Err(Malformed::Damaged),
            _ => return Err(Malformed::TooNew),
        }
        let vault = array(&content[10..]);
        let count = usize::from(content[26]);
        if count == 0 || count > limits::KEY_SLOTS_MAX {
            return Err(Malformed::Damaged);
        }
        let mut rest = &content[HEADER_LEN..];
        let mut slots: Vec<Slot> = Vec::with_capacity(count);
        for _ in 0..count {
            let (slot, after) = Slot::parse(rest)?;
            let twice = slots.iter().any(|other| other.kind == slot.kind);
            if twice && ways_in::is_known(slot.kind) {
                return Err(Malformed::Damaged);
            }
            slots.push(slot);
            rest = after;
        }
        if !rest.is_empty() {
            return Err(Malformed::Damaged);
        }
        Ok(Self { vault, slots })
    }

    /// Returns a second one with the same ways in, to be changed.
    pub(crate) fn copy(&self) -> Self {
        Self::parse(&self.render())
            .expect("what was read or sealed by this program can be read again")
    }

    /// Writes the bytes of the key file.
    pub(crate) fn render(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.vault);
        bytes.push(u8::try_from(self.slots.len()).expect("at most KEY_SLOTS_MAX"));
        for slot in &self.slots {
            bytes.push(slot.kind);
            bytes.extend_from_slice(&body_len(slot.body.len()));
            bytes.extend_from_slice(&slot.body);
        }
        let check = blake3::hash(&bytes);
        bytes.extend_from_slice(&check.as_bytes()[..CHECK_LEN]);
        bytes
    }

    /// Says what a wrapped key is bound to: the file's head and all of its own slot before the
    /// nonce. The number of slots stays out, so that another can be added without this secret.
    pub(crate) fn bound_to(&self, kind: u8, len: usize, head: &[u8]) -> Vec<u8> {
        let mut bound = Vec::with_capacity(64);
        bound.extend_from_slice(MAGIC);
        bound.extend_from_slice(&VERSION.to_le_bytes());
        bound.extend_from_slice(&self.vault);
        bound.push(kind);
        bound.extend_from_slice(&body_len(len));
        bound.extend_from_slice(head);
        bound
    }
}

impl Slot {
    fn parse(bytes: &[u8]) -> Result<(Self, &[u8]), Malformed> {
        let (head, rest) = bytes.split_at_checked(3).ok_or(Malformed::Damaged)?;
        let len = usize::from(u16::from_le_bytes([head[1], head[2]]));
        if len > limits::KEY_SLOT_BYTES_MAX {
            return Err(Malformed::Damaged);
        }
        let (body, after) = rest.split_at_checked(len).ok_or(Malformed::Damaged)?;
        let slot = Self {
            kind: head[0],
            body: body.to_vec(),
        };
        if slot.kind == 0 {
            return Err(Malformed::Damaged);
        }
        ways_in::check(&slot)?;
        Ok((slot, after))
    }
}

fn body_len(len: usize) -> [u8; 2] {
    u16::try_from(len)
        .expect("a slot is at most KEY_SLOT_BYTES_MAX")
        .to_le_bytes()
}

/// Copies the first `N` bytes; the caller has made sure that they are there.
pub(crate) fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    out.copy_from_slice(&bytes[..N]);
    out
}
