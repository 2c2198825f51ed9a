//! Numbers of others: the primitives give what their own pages say.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "vectors are files beside the tests, and are as they should be"
)]

mod second;
mod support;

use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::ids::ProcessId;
use answerable_rooms::{cipher, signature};
use rand_core::Rng;
use second::hpke;
use serde_json::Value;
use support::vectors::{bytes_of, hex, list_of, number_of, text_of};
use support::{Drawn, keys};

fn file(name: &str) -> Value {
    let path = format!("{}/vectors/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// RFC 9180, appendix A.2.1: the schedule for our KDF and AEAD, under the KEM that the RFC knows.
#[test]
fn the_second_key_schedule_gives_what_rfc_9180_says() {
    let rfc = &file("others/rfc9180.json")["a.2.1"];
    let secret: [u8; 32] = bytes_of(rfc, "shared_secret").try_into().unwrap();
    let (key, nonce) = hpke::schedule(hpke::X25519, &secret, &bytes_of(rfc, "info"));
    assert_eq!(hex(key), text_of(rfc, "key"));
    assert_eq!(hex(nonce), text_of(rfc, "base_nonce"));
    let text = hpke::cipher(&key, &nonce, &bytes_of(rfc, "aad"), &bytes_of(rfc, "pt"));
    assert_eq!(hex(text), text_of(rfc, "ct"));
}

/// draft-connolly-cfrg-xwing-kem, appendix C.
#[test]
fn both_x_wings_give_what_the_draft_says() {
    for vector in list_of(&file("others/x-wing.json"), "vectors") {
        let seed: [u8; 32] = bytes_of(vector, "seed").try_into().unwrap();
        let random: [u8; 64] = bytes_of(vector, "eseed").try_into().unwrap();
        let public = hpke::public(&seed);
        assert_eq!(hex(&public), text_of(vector, "pk"));
        let (cipher, secret) = hpke::encapsulate(&public, &random);
        assert_eq!(hex(&cipher), text_of(vector, "ct"));
        assert_eq!(hex(secret), text_of(vector, "ss"));
        assert_eq!(hpke::decapsulate(&seed, &cipher), secret);

        let keys = Keys::from_secrets(ProcessId([0; 32]), DeviceKind::Machine, &[1; 32], &seed);
        let card = hex(keys.card().bytes());
        assert!(card.contains(text_of(vector, "pk")));
    }
}

/// Both ways round, since each has its own ML-KEM, SHA-3, key schedule and arithmetic.
#[test]
fn what_one_seals_the_other_opens_byte_for_byte() {
    let mut random = Drawn::new("x-wing");
    for turn in 0..20_u8 {
        let keys = keys(&format!("device {turn}"));
        let (_, seed) = keys.secrets();
        let mut drawn = [0; 64];
        random.fill_bytes(&mut drawn);
        let (info, plain) = (vec![turn; usize::from(turn)], vec![turn; 32]);
        let sealed = hpke::seal(&hpke::public(&seed), &info, &plain, &drawn);
        let mut tape = support::vectors::Tape::of(&serde_json::json!({ "random": hex(drawn) }));
        assert!(keys.card().seal(&info, &plain, &mut tape) == sealed);
        tape.used();
        assert_eq!(
            keys.open(&info, &sealed).map(|opened| opened.to_vec()),
            Ok(plain)
        );
    }
}

/// Wycheproof's Ed25519: what is valid there is so here, and nothing else.
#[test]
fn signatures_are_taken_as_wycheproof_has_them() {
    let (mut valid, mut invalid) = (0, 0);
    let all = file("others/wycheproof/ed25519_test.json");
    for group in list_of(&all, "testGroups") {
        let key: [u8; 32] = bytes_of(&group["publicKey"], "pk").try_into().unwrap();
        for test in list_of(group, "tests") {
            let signature: Result<[u8; 64], _> = bytes_of(test, "sig").try_into();
            let taken = signature.is_ok_and(|signature| {
                let signature = signature::Signature(signature);
                signature::verifies_bare(&key, &bytes_of(test, "msg"), &signature)
            });
            let should = text_of(test, "result") == "valid";
            assert_eq!(
                taken,
                should,
                "{}: {}",
                number_of(test, "tcId"),
                text_of(test, "comment")
            );
            if should { valid += 1 } else { invalid += 1 }
        }
    }
    assert_eq!((valid, invalid), (88, 63));
}

/// Wycheproof's XChaCha20-Poly1305.
#[test]
fn boxes_open_as_wycheproof_has_them() {
    let (mut valid, mut invalid) = (0, 0);
    let all = file("others/wycheproof/xchacha20_poly1305_test.json");
    for group in list_of(&all, "testGroups") {
        for test in list_of(group, "tests") {
            let key: [u8; 32] = bytes_of(test, "key").try_into().unwrap();
            let Ok(nonce) = <[u8; 24]>::try_from(bytes_of(test, "iv")) else {
                // Our type has no other length.
                assert_eq!(text_of(test, "result"), "invalid");
                continue;
            };
            let (bound, plain) = (bytes_of(test, "aad"), bytes_of(test, "msg"));
            let sealed = [bytes_of(test, "ct"), bytes_of(test, "tag")].concat();
            let opened = cipher::open(&key, &nonce, &bound, &sealed);
            if text_of(test, "result") == "valid" {
                assert_eq!(opened.map(|opened| opened.to_vec()), Some(plain.clone()));
                let mut again = Vec::new();
                cipher::seal(&key, &nonce, &bound, &plain, &mut again);
                assert_eq!(again, sealed);
                valid += 1;
            } else {
                assert!(opened.is_none(), "{}", number_of(test, "tcId"));
                invalid += 1;
            }
        }
    }
    assert!(valid == 246 && invalid > 50, "{valid} {invalid}");
}
