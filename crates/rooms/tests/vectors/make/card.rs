use answerable_rooms::check::Check::{R001, R003, R011, R012, R014, R025, R053};
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::CompressedEdwardsY;
use serde_json::json;

use super::{Group, changed, h, id, random, secrets, with, x};
use crate::second::hpke;
use crate::second::{A, B, Device, Item, PROCESS, Raw, U, b, cbor, d, signed};
use crate::support::vectors::Vector;

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("card");
    given(&mut group);
    forms(&mut group);
    signing_keys(&mut group);
    sealing_keys(&mut group);
    proofs(&mut group);
    sealed(&mut group);
    group.done()
}

fn given(group: &mut Group) {
    for (kind, why) in ["a machine", "a paper key", "a recovery device"]
        .iter()
        .enumerate()
    {
        let mut device = Device::of(why);
        device.kind = kind as u64;
        let card = device.card();
        let random = [device.signing, device.sealing].concat();
        let draw = json!({ "process": h(PROCESS), "kind": kind, "random": h(random) });
        let gives = json!({ "card": h(&card), "device": h(d("device", &card)) });
        group.gives("draw", why, draw, &[], gives);
        let gives = json!({ "device": h(device.id()), "process": h(PROCESS), "kind": kind });
        group.gives(
            "card",
            &format!("the card of {why}"),
            json!({}),
            &card,
            gives,
        );
    }
    let device = Device::of("proves");
    let bound = id("bound");
    let gives = json!({ "possession": h(device.proof(&bound)) });
    group.gives(
        "prove",
        "a proof that the key is held",
        with(&secrets(&device), "bound", h(bound)),
        &[],
        gives,
    );
    let proves = json!({ "bound": h(bound), "possession": h(device.proof(&bound)) });
    group.gives(
        "proves",
        "the proof is right",
        proves,
        &device.card(),
        json!({}),
    );
}

fn with_item(place: usize, item: Item) -> Vec<u8> {
    let mut items = Device::of("items").items();
    items[place] = item;
    cbor(&A(items))
}

fn forms(group: &mut Group) {
    let device = Device::of("items");
    let mut refused =
        |why: &str, card: &[u8], check| group.refused("card", why, json!({}), card, check);
    refused("a later version", &with_item(0, U(2)), R003);
    refused("an unknown suite", &with_item(1, U(2)), R003);
    refused("version nought", &with_item(0, U(0)), R003);
    refused("an unknown kind of device", &with_item(5, U(3)), R025);
    refused(
        "a kind in two bytes",
        &with_item(5, Raw(vec![0x18, 0])),
        R001,
    );
    refused("a process of 31 bytes", &with_item(2, b([0x70; 31])), R001);
    refused("a signing key of 33 bytes", &with_item(3, b([9; 33])), R001);
    let (_, sealing) = device.public();
    refused(
        "a sealing key without its last byte",
        &with_item(4, b(&sealing[..1_215])),
        R001,
    );
    refused(
        "a byte after the card",
        &[device.card(), vec![0]].concat(),
        R001,
    );
    let mut more = device.items();
    more.push(U(0));
    refused("an element too many", &cbor(&A(more)), R001);
    group.refused(
        "card of the process",
        "a card of another process",
        json!({ "process": h(id("process")) }),
        &device.card(),
        R014,
    );
}

fn signing_keys(group: &mut Group) {
    let mut refused = |why: &str, key: [u8; 32]| {
        group.refused("card", why, json!({}), &with_item(3, b(key)), R011);
    };
    for (number, point) in EIGHT_TORSION.iter().enumerate() {
        refused(
            &format!("a signing key of low order: {number} of 8"),
            point.compress().to_bytes(),
        );
    }
    let prime = |more: u8| {
        let mut key = [0xff; 32];
        (key[0], key[31]) = (0xed + more, 0x7f);
        key
    };
    refused(
        "a signing key of low order, as the prime instead of nought",
        prime(0),
    );
    refused(
        "a signing key of low order, as the prime and 1 instead of 1",
        prime(1),
    );
    let point = |y: &u8| {
        let mut key = [0; 32];
        key[0] = *y;
        CompressedEdwardsY(key).decompress().is_some()
    };
    let some = (2..19).find(point).unwrap();
    refused(
        "a signing key that is a point, with the prime added",
        prime(some),
    );
    let mut negative = [0; 32];
    (negative[0], negative[31]) = (1, 0x80);
    refused("a signing key whose x is nought and negative", negative);
    let mut none = [0; 32];
    none[0] = (2..19).find(|y| !point(y)).unwrap();
    refused("a signing key that is no point", none);
}

fn sealing_keys(group: &mut Group) {
    let (_, sealing) = Device::of("items").public();
    let mut refused = |why: &str, key: Vec<u8>| {
        group.refused("card", why, json!({}), &with_item(4, B(key)), R011);
    };
    let curve = |text: &str| [&sealing[..1_184], &x(text)].concat();
    let zeros = "00".repeat(31);
    refused(
        "a sealing key whose curve point is nought",
        curve(&format!("00{zeros}")),
    );
    refused(
        "a sealing key whose curve point is 1",
        curve(&format!("01{zeros}")),
    );
    refused(
        "a sealing key whose curve point has order 8",
        curve("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    );
    refused(
        "a sealing key whose curve point has order 8, the other one",
        curve("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
    );
    let ones = "ff".repeat(30);
    refused(
        "a sealing key whose curve point is the prime less 1",
        curve(&format!("ec{ones}7f")),
    );
    refused(
        "a sealing key whose curve point is the prime",
        curve(&format!("ed{ones}7f")),
    );
    refused(
        "a sealing key whose curve point is the prime and 9",
        curve(&format!("f6{ones}7f")),
    );
    let mut high = sealing.clone();
    high[1_215] |= 0x80;
    refused("a sealing key whose curve point has its unused bit", high);
    let mut large = sealing.clone();
    (large[0], large[1]) = (0xff, large[1] | 0x0f);
    refused(
        "a sealing key with a coefficient that is not reduced",
        large,
    );
}

/// The order of the curve's base point, little-endian.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// The same signature with the order added to `S`, which lenient code takes.
pub fn with_order(signature: &[u8; 64]) -> [u8; 64] {
    let mut signature = *signature;
    let mut carry = 0;
    for (byte, order) in signature[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        (*byte, carry) = (sum as u8, sum >> 8);
    }
    signature
}

/// A signature whose `R` is nought: its holder can make it, and lenient code takes it.
pub fn without_r(device: &Device, label: &str, bytes: &[u8]) -> [u8; 64] {
    use curve25519_dalek::scalar::Scalar;
    use sha2::{Digest, Sha512};
    let (public, _) = device.public();
    let identity = EIGHT_TORSION[0].compress().to_bytes();
    let text = [&identity[..], &public, &signed(label, bytes)].concat();
    let k = Scalar::from_bytes_mod_order_wide(&Sha512::digest(text).into());
    let key = ed25519_dalek::SigningKey::from_bytes(&device.signing);
    let s = k * key.to_scalar();
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&identity);
    signature[32..].copy_from_slice(s.as_bytes());
    signature
}

fn proofs(group: &mut Group) {
    let device = Device::of("proves");
    let (bound, card) = (id("bound"), device.card());
    let over = [device.id(), bound].concat();
    let right = device.proof(&bound);
    let mut refused = |why: &str, possession: [u8; 64]| {
        let given = json!({ "bound": h(bound), "possession": h(possession) });
        group.refused("proves", why, given, &card, R012);
    };
    refused(
        "a proof for another room or invitation",
        device.proof(&id("room")),
    );
    refused(
        "another device's proof",
        Device::of("other").sign("possession", &over),
    );
    refused(
        "a signature for another purpose",
        device.sign("welcome", &over),
    );
    refused(
        "a signature over another card",
        device.sign("possession", &[id("card"), bound].concat()),
    );
    refused(
        "a proof of which a byte was changed",
        changed(&right, 3).try_into().unwrap(),
    );
    refused("a proof with the order added to its S", with_order(&right));
    refused(
        "a proof whose R is of low order",
        without_r(&device, "possession", &over),
    );
    refused("no signature but zeros", [0; 64]);
}

fn sealed(group: &mut Group) {
    let device = Device::of("sealed to");
    let (_, public) = device.public();
    let drawn: [u8; 64] = random("x-wing");
    let (info, plain) = (b"what it is for", id("K"));
    let sealed = hpke::seal(&public, info, &plain, &drawn);
    let seal = json!({ "card": h(device.card()), "info": h(info), "random": h(drawn) });
    group.gives(
        "seal",
        "sealed to a device",
        seal,
        &plain,
        json!({ "sealed": h(&sealed) }),
    );
    let open = with(&secrets(&device), "info", h(info));
    group.gives(
        "open",
        "opened by that device",
        open.clone(),
        &sealed,
        json!({ "opened": h(plain) }),
    );

    let mut refused =
        |why: &str, given, input: &[u8]| group.refused("open", why, given, input, R053);
    refused(
        "opened for another purpose",
        with(&open, "info", h(b"another")),
        &sealed,
    );
    refused(
        "opened by another device",
        with(&secrets(&Device::of("other")), "info", h(info)),
        &sealed,
    );
    refused(
        "what ML-KEM made was changed",
        open.clone(),
        &changed(&sealed, 100),
    );
    refused(
        "what the curve made was changed",
        open.clone(),
        &changed(&sealed, 1_100),
    );
    refused(
        "the text was changed",
        open.clone(),
        &changed(&sealed, 1_125),
    );
    refused("the tag was cut", open.clone(), &sealed[..sealed.len() - 1]);
    refused(
        "shorter than what precedes the text",
        open,
        &sealed[..1_119],
    );
}
