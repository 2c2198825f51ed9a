//! X-Wing from another ML-KEM, and HPKE's key schedule by hand.
//!
//! draft-connolly-cfrg-xwing-kem, section 5; RFC 9180, section 5.1. ML-KEM is `fips203`'s and SHA-3 an
//! older `sha3`, neither of which the crate `hpke` builds on.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use fips203::ml_kem_768::{CipherText, EncapsKey, KG};
use fips203::traits::{Decaps, Encaps, KeyGen, SerDes};
use hkdf::Hkdf;
use sha2::Sha256;
use sha3::digest::{ExtendableOutput, Update, XofReader};
use x25519_dalek::{PublicKey, StaticSecret};

/// Bytes of ML-KEM's public key and ciphertext; X25519's 32 follow.
const PUBLIC_M: usize = 1_184;
const CIPHER_M: usize = 1_088;

/// HPKE's suites: the KEM X-Wing, or DHKEM of X25519, each with HKDF-SHA256 and ChaCha20-Poly1305.
pub const X_WING: &[u8] = b"HPKE\x64\x7a\x00\x01\x00\x03";
pub const X25519: &[u8] = b"HPKE\x00\x20\x00\x01\x00\x03";

fn expand(seed: &[u8; 32]) -> ([u8; 32], [u8; 32], [u8; 32]) {
    let mut hasher = sha3::Shake256::default();
    hasher.update(seed);
    let mut reader = hasher.finalize_xof();
    let mut parts = [[0; 32]; 3];
    parts.iter_mut().for_each(|part| reader.read(part));
    (parts[0], parts[1], parts[2])
}

/// The public key of a seed.
pub fn public(seed: &[u8; 32]) -> Vec<u8> {
    let (d, z, x) = expand(seed);
    let (m, _) = KG::keygen_from_seed(d, z);
    let x = PublicKey::from(&StaticSecret::from(x));
    [&m.into_bytes()[..], x.as_bytes()].concat()
}

/// Ciphertext and shared secret, from 64 random bytes: 32 for ML-KEM, then 32 for X25519.
pub fn encapsulate(public: &[u8], random: &[u8; 64]) -> (Vec<u8>, [u8; 32]) {
    let (m, x) = public.split_at(PUBLIC_M);
    let (random_m, random_x) = random.split_at(32);
    let m = EncapsKey::try_from_bytes(m.try_into().unwrap()).unwrap();
    let (secret_m, cipher_m) = m.encaps_from_seed(random_m.try_into().unwrap());
    let x: [u8; 32] = x.try_into().unwrap();
    let once = StaticSecret::from(<[u8; 32]>::try_from(random_x).unwrap());
    let cipher_x = PublicKey::from(&once);
    let secret_x = once.diffie_hellman(&PublicKey::from(x));
    let secret = combine(
        &secret_m.into_bytes(),
        secret_x.as_bytes(),
        cipher_x.as_bytes(),
        &x,
    );
    (
        [&cipher_m.into_bytes()[..], cipher_x.as_bytes()].concat(),
        secret,
    )
}

/// The shared secret of a ciphertext.
pub fn decapsulate(seed: &[u8; 32], cipher: &[u8]) -> [u8; 32] {
    let (d, z, x) = expand(seed);
    let (_, m) = KG::keygen_from_seed(d, z);
    let (cipher_m, cipher_x) = cipher.split_at(CIPHER_M);
    let cipher_m = CipherText::try_from_bytes(cipher_m.try_into().unwrap()).unwrap();
    let secret_m = m.try_decaps(&cipher_m).unwrap();
    let (x, cipher_x) = (
        StaticSecret::from(x),
        <[u8; 32]>::try_from(cipher_x).unwrap(),
    );
    let secret_x = x.diffie_hellman(&PublicKey::from(cipher_x));
    let public_x = PublicKey::from(&x);
    combine(
        &secret_m.into_bytes(),
        secret_x.as_bytes(),
        &cipher_x,
        public_x.as_bytes(),
    )
}

fn combine(m: &[u8; 32], x: &[u8; 32], cipher_x: &[u8; 32], public_x: &[u8; 32]) -> [u8; 32] {
    use sha3::Digest;
    let parts = [&m[..], x, cipher_x, public_x, br"\.//^\"].concat();
    sha3::Sha3_256::digest(parts).into()
}

/// Key and nonce of the first message in base mode: RFC 9180, 5.1.
pub fn schedule(suite: &[u8], secret: &[u8; 32], info: &[u8]) -> ([u8; 32], [u8; 12]) {
    let extract = |salt: &[u8], label: &[u8], ikm: &[u8]| {
        let ikm = [b"HPKE-v1", suite, label, ikm].concat();
        Hkdf::<Sha256>::extract(Some(salt), &ikm)
    };
    let (id, _) = extract(b"", b"psk_id_hash", b"");
    let (info, _) = extract(b"", b"info_hash", info);
    let context = [&[0], &id[..], &info[..]].concat();
    let (_, secret) = extract(secret, b"secret", b"");
    let expand = |label: &[u8], to: &mut [u8]| {
        let len = (to.len() as u16).to_be_bytes();
        let info = [&len[..], b"HPKE-v1", suite, label, &context].concat();
        secret.expand(&info, to).unwrap();
    };
    let (mut key, mut nonce) = ([0; 32], [0; 12]);
    expand(b"key", &mut key);
    expand(b"base_nonce", &mut nonce);
    (key, nonce)
}

/// `enc` ‖ ciphertext, sealed to a public key with 64 random bytes.
pub fn seal(public: &[u8], info: &[u8], plain: &[u8], random: &[u8; 64]) -> Vec<u8> {
    let (mut sealed, secret) = encapsulate(public, random);
    let (key, nonce) = schedule(X_WING, &secret, info);
    sealed.extend(cipher(&key, &nonce, b"", plain));
    sealed
}

/// ChaCha20-Poly1305.
pub fn cipher(key: &[u8; 32], nonce: &[u8; 12], bound: &[u8], plain: &[u8]) -> Vec<u8> {
    let text = Payload {
        msg: plain,
        aad: bound,
    };
    ChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(&Nonce::from(*nonce), text)
        .unwrap()
}
