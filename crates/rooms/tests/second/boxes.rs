//! Segments and chunks by hand: the four boxes, and frames that nobody compressed.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};

use super::{A, Item, PROCESS, U, b, cbor, d, padme};

/// XChaCha20-Poly1305.
pub fn seal(key: &[u8; 32], nonce: &[u8; 24], bound: &[u8], plain: &[u8]) -> Vec<u8> {
    let text = Payload {
        msg: plain,
        aad: bound,
    };
    XChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(&XNonce::from(*nonce), text)
        .unwrap()
}

/// A frame of RFC 8878 in one segment, of raw blocks: it says its size in eight bytes.
pub fn frame(plain: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0b1110_0000];
    frame.extend((plain.len() as u64).to_le_bytes());
    let mut blocks = plain.chunks(100_000).peekable();
    if plain.is_empty() {
        frame.extend([1, 0, 0]);
    }
    while let Some(block) = blocks.next() {
        let last = u32::from(blocks.peek().is_none());
        let head = (block.len() as u32) << 3 | last;
        frame.extend(&head.to_le_bytes()[..3]);
        frame.extend(block);
    }
    frame
}

/// A segment, part by part, so that each can be wrong.
#[derive(Clone)]
pub struct Parts {
    pub room: [u8; 32],
    pub naming: [u8; 32],
    pub device: [u8; 32],
    pub number: u64,
    /// The outline key of the naming epoch.
    pub outline_key: [u8; 32],
    /// The content key of the sealing epoch.
    pub content_key: [u8; 32],
    /// The sealing epoch; zeros where there is no content.
    pub sealing: [u8; 32],
    pub nonce: [u8; 24],
    pub label: Vec<u8>,
    /// Frames.
    pub outline: Vec<u8>,
    pub content: Vec<u8>,
}

impl Parts {
    /// The lead, whose lengths are right.
    pub fn lead(&self) -> Vec<u8> {
        let mut lead = self.sealing.to_vec();
        for part in [&self.label, &self.outline, &self.content] {
            lead.extend((part.len() as u32).to_be_bytes());
        }
        lead.resize(64, 0);
        lead
    }

    /// The zeros that bring it to its class.
    pub fn zeros(&self) -> Vec<u8> {
        let content = if self.content.is_empty() {
            0
        } else {
            self.content.len() + 16
        };
        let bare = 24 + 80 + self.label.len() + 16 + self.outline.len() + 16 + content;
        vec![0; padme(bare as u64) as usize - bare]
    }

    /// The segment.
    pub fn seal(&self) -> Vec<u8> {
        self.seal_with(&self.lead(), &self.zeros())
    }

    /// The segment with that lead and those zeros.
    pub fn seal_with(&self, lead: &[u8], zeros: &[u8]) -> Vec<u8> {
        let part = |label: &str, key: &[u8; 32], number: u64, plain: &[u8]| {
            seal(&d(label, key), &self.nonce, &self.bound(number), plain)
        };
        let padded = [&self.outline[..], zeros].concat();
        let mut segment = self.nonce.to_vec();
        segment.extend(part("lead key", &self.outline_key, 0, lead));
        segment.extend(part("label key", &self.outline_key, 1, &self.label));
        segment.extend(part("outline box key", &self.outline_key, 2, &padded));
        if !self.content.is_empty() {
            segment.extend(part("content box key", &self.content_key, 3, &self.content));
        }
        segment
    }

    fn bound(&self, part: u64) -> Vec<u8> {
        let ids = [PROCESS, self.room, self.naming, self.device].map(b);
        let mut items: Vec<Item> = vec![U(1), U(1)];
        items.extend(ids);
        items.extend([U(self.number), U(part)]);
        cbor(&A(items))
    }
}

/// An attachment's chunk.
pub fn chunk(
    key: &[u8; 32],
    room: &[u8; 32],
    device: &[u8; 32],
    index: u64,
    last: bool,
    plain: &[u8],
) -> Vec<u8> {
    let mut padded = plain.to_vec();
    padded.resize(padme(plain.len() as u64 + 16) as usize - 16, 0);
    let bound = cbor(&A(vec![
        U(1),
        U(1),
        b(PROCESS),
        b(room),
        b(device),
        U(index),
    ]));
    let mut nonce = [0; 24];
    nonce[16..].copy_from_slice(&(2 * index + u64::from(last)).to_be_bytes());
    seal(&d("blob key", key), &nonce, &bound, &padded)
}
