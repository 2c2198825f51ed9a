//! Attached files: chunks under a key of their own, so that erasing the key erases them (depot.md, section 5).

use zeroize::Zeroizing;

use crate::cbor::Writer;
use crate::check::Check;
use crate::cipher::{NONCE_BYTES, TAG_BYTES, open, seal_in_place};
use crate::content::Attachment;
use crate::derive::{Label, derive, padded};
use crate::ids::{DeviceId, ProcessId, RoomId};
use crate::limits::CHUNK_BYTES;
use crate::secret::Secret;

/// Bytes of a full chunk once it is sealed; the last of a file has fewer.
pub const SEALED_BYTES_MAX: usize = CHUNK_BYTES + TAG_BYTES;

/// Where a file's chunks belong, and what they are sealed under.
pub struct Blob {
    key: Zeroizing<[u8; 32]>,
    process: ProcessId,
    room: RoomId,
    device: DeviceId,
}

impl Blob {
    /// A file of that key, put by that device. A key is for one file, once.
    #[must_use]
    pub fn new(key: &Secret, process: ProcessId, room: RoomId, device: DeviceId) -> Self {
        Self {
            key: Zeroizing::new(derive(Label::BlobKey, &[key.bytes()])),
            process,
            room,
            device,
        }
    }

    /// Seals a chunk, counted from 0: full, or less where it is the last. Its length is a Padmé class.
    #[must_use]
    pub fn seal(&self, index: u64, last: bool, chunk: &[u8]) -> Vec<u8> {
        let mut sealed = Zeroizing::new(Vec::with_capacity(class(chunk.len())));
        sealed.extend_from_slice(chunk);
        self.seal_in_place(index, last, &mut sealed);
        std::mem::take(&mut sealed)
    }

    /// Seals a chunk in the memory in which it lies, so that none need be taken for each. There has to
    /// be room for [`SEALED_BYTES_MAX`], or for its class: moved elsewhere, it would stay behind.
    pub fn seal_in_place(&self, index: u64, last: bool, chunk: &mut Zeroizing<Vec<u8>>) {
        let len = chunk.len();
        assert!(
            len == CHUNK_BYTES || (last && len < CHUNK_BYTES),
            "a chunk is full, but for the last"
        );
        assert!(chunk.capacity() >= class(len), "it is not moved");
        chunk.resize(class(len) - TAG_BYTES, 0);
        seal_in_place(&self.key, &nonce(index, last), &self.bound(index), chunk);
    }

    /// Opens a chunk of a file of so many bytes.
    ///
    /// # Errors
    /// D-009.
    pub fn open(
        &self,
        index: u64,
        file_bytes: u64,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Check> {
        let full = CHUNK_BYTES as u64;
        let left = index
            .checked_mul(full)
            .and_then(|before| file_bytes.checked_sub(before));
        let left = left
            .filter(|left| *left > 0 || index == 0)
            .ok_or(Check::D009)?;
        let len = usize::try_from(left.min(full)).expect("at most a chunk");
        if sealed.len() != class(len) {
            return Err(Check::D009);
        }
        let nonce = nonce(index, left <= full);
        let opened = open(&self.key, &nonce, &self.bound(index), sealed);
        let mut plain = opened.ok_or(Check::D009)?;
        if plain[len..].iter().any(|byte| *byte != 0) {
            return Err(Check::D009);
        }
        plain.truncate(len);
        Ok(plain)
    }

    /// `[1, suite, process, room, device, index]`.
    fn bound(&self, index: u64) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.array(6).version();
        for id in [&self.process.0, &self.room.0, &self.device.0] {
            writer.bytes(id);
        }
        writer.uint(index);
        writer.done()
    }
}

/// Puts a file together again, chunk after chunk, and holds the whole against what its entry says.
pub struct Whole {
    blob: Blob,
    bytes: u64,
    blake3: [u8; 32],
    chunks: u64,
    next: u64,
    hasher: blake3::Hasher,
}

impl Whole {
    /// Begins a file.
    #[must_use]
    pub fn begin(file: &Attachment<'_>, process: ProcessId, room: RoomId) -> Self {
        Self {
            blob: Blob::new(&file.key, process, room, file.device),
            bytes: file.bytes,
            blake3: file.blake3,
            chunks: file.chunks(),
            next: 0,
            hasher: blake3::Hasher::new(),
        }
    }

    /// The next chunk.
    ///
    /// # Errors
    /// D-009 where it is not the next chunk of this file, or after the last one where the whole is not
    /// what the entry says.
    pub fn take(&mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Check> {
        let plain = self.blob.open(self.next, self.bytes, sealed)?;
        self.hasher.update(&plain);
        self.next += 1;
        let whole = self.next < self.chunks || *self.hasher.finalize().as_bytes() == self.blake3;
        if whole { Ok(plain) } else { Err(Check::D009) }
    }

    /// Passes over the next chunk, which was taken before and is kept as it was opened.
    pub fn pass(&mut self, plain: &[u8]) {
        assert!(
            plain.len() == CHUNK_BYTES && self.next + 1 < self.chunks,
            "what is passed over is full and not the last"
        );
        self.hasher.update(plain);
        self.next += 1;
    }

    /// Whether all chunks were taken.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.next == self.chunks
    }
}

/// 16 zeros, then twice the index and 1 for the last: a file that is cut or lengthened does not open.
fn nonce(index: u64, last: bool) -> [u8; NONCE_BYTES] {
    let mut nonce = [0; NONCE_BYTES];
    nonce[16..].copy_from_slice(&(2 * index + u64::from(last)).to_be_bytes());
    nonce
}

fn class(len: usize) -> usize {
    usize::try_from(padded((len + TAG_BYTES) as u64)).expect("little more than a chunk")
}
