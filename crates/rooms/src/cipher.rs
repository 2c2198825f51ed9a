//! XChaCha20-Poly1305 over bytes that are there whole.

use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::{AeadInOut, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// Bytes of a nonce.
pub const NONCE_BYTES: usize = 24;
/// Bytes of the tag at the end of what is sealed.
pub const TAG_BYTES: usize = 16;

/// Seals, behind what is there.
pub fn seal(
    key: &[u8; 32],
    nonce: &[u8; NONCE_BYTES],
    bound: &[u8],
    plain: &[u8],
    to: &mut Vec<u8>,
) {
    let from = to.len();
    to.resize(from + plain.len(), 0);
    let text = InOutBuf::new(plain, &mut to[from..]).expect("as long as each other");
    let tag = XChaCha20Poly1305::new(key.into())
        .encrypt_inout_detached(&XNonce::from(*nonce), bound, text)
        .expect("limits are far below the cipher's");
    to.extend_from_slice(&tag);
}

/// Seals where it lies, and puts the tag behind it.
pub fn seal_in_place(key: &[u8; 32], nonce: &[u8; NONCE_BYTES], bound: &[u8], text: &mut Vec<u8>) {
    let tag = XChaCha20Poly1305::new(key.into())
        .encrypt_inout_detached(&XNonce::from(*nonce), bound, text.as_mut_slice().into())
        .expect("limits are far below the cipher's");
    text.extend_from_slice(&tag);
}

/// Opens, if it was sealed with these.
pub fn open(
    key: &[u8; 32],
    nonce: &[u8; NONCE_BYTES],
    bound: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (text, tag) = sealed.split_last_chunk::<TAG_BYTES>()?;
    let mut plain = Zeroizing::new(vec![0; text.len()]);
    XChaCha20Poly1305::new(key.into())
        .decrypt_inout_detached(
            &XNonce::from(*nonce),
            bound,
            InOutBuf::new(text, &mut plain).expect("as long as each other"),
            &Tag::from(*tag),
        )
        .ok()?;
    Some(plain)
}
