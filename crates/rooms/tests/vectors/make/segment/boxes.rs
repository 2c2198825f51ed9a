//! Boxes, lengths and frames that are refused.

use answerable_rooms::check::Check::{R002, R026, R028, R029};
use serde_json::Value;

use super::made::{parts, reader};
use crate::make::{Group, changed, h, id, with, x};
use crate::second::OTHER;
use crate::second::boxes::Parts;

pub fn places(group: &mut Group) {
    let sealed = parts().seal();
    let mut refused = |why: &str, given: Value, input: &[u8]| {
        group.refused("open", why, given, input, R026);
    };
    refused(
        "under another number",
        with(&reader(), "number", 8),
        &sealed,
    );
    refused(
        "under another epoch",
        with(&reader(), "naming", h(id("other"))),
        &sealed,
    );
    refused(
        "in another room",
        with(&reader(), "room", h(OTHER)),
        &sealed,
    );
    refused(
        "in another process",
        with(&reader(), "process", h(id("process"))),
        &sealed,
    );
    refused(
        "in another's folder",
        with(&reader(), "device", h(id("device"))),
        &sealed,
    );
    refused(
        "with another outline key",
        with(&reader(), "outline key", h(id("key"))),
        &sealed,
    );
    refused(
        "with another content key",
        with(&reader(), "content key", h(id("key"))),
        &sealed,
    );
    refused(
        "a byte of the nonce was changed",
        reader(),
        &changed(&sealed, 0),
    );
    refused(
        "a byte of the lead was changed",
        reader(),
        &changed(&sealed, 30),
    );
    refused(
        "a byte of the label was changed",
        reader(),
        &changed(&sealed, 120),
    );
    let outline = 24 + 80 + parts().label.len() + 16 + 3;
    refused(
        "a byte of the outline was changed",
        reader(),
        &changed(&sealed, outline),
    );
    refused(
        "a byte of the content was changed",
        reader(),
        &changed(&sealed, sealed.len() - 20),
    );
    refused("shorter than a lead", reader(), &sealed[..103]);
    refused("nothing", reader(), &[]);
    let other = Parts {
        number: 8,
        ..parts()
    }
    .seal();
    let spliced = [&sealed[..104], &other[104..]].concat();
    refused(
        "the lead of one segment before the boxes of another",
        reader(),
        &spliced,
    );
}

pub fn leads(group: &mut Group) {
    let parts = parts();
    let (lead, zeros) = (parts.lead(), parts.zeros());
    let mut refused = |why: &str, input: &[u8]| group.refused("open", why, reader(), input, R028);
    let sealed = parts.seal();
    refused("a segment that was cut", &sealed[..sealed.len() - 1]);
    refused("a byte after the segment", &[&sealed[..], &[0]].concat());
    let mut marked = lead.clone();
    marked[63] = 1;
    refused(
        "something after the lengths",
        &parts.seal_with(&marked, &zeros),
    );
    let mut marked = zeros.clone();
    *marked.last_mut().unwrap() = 1;
    refused(
        "padding that is not zeros",
        &parts.seal_with(&lead, &marked),
    );
    refused("no padding", &parts.seal_with(&lead, &[]));
    let class = parts.seal().len() + 64;
    let more = vec![0; zeros.len() + class - sealed.len()];
    refused(
        "padding up to the class after the next",
        &parts.seal_with(&lead, &more),
    );
    let none = Parts {
        sealing: [0; 32],
        ..parts.clone()
    };
    refused("content under no epoch", &none.seal());
    let empty = Parts {
        content: Vec::new(),
        ..parts.clone()
    };
    refused("an epoch for no content", &empty.seal());
    for (place, why) in [
        (35, "a label that is said to be longer"),
        (43, "a content that is said to be longer"),
    ] {
        let mut longer = lead.clone();
        longer[place] += 1;
        group.refused(
            "open",
            why,
            reader(),
            &parts.seal_with(&longer, &zeros),
            R026,
        );
    }
    let mut large = lead;
    large[32] = 0xff;
    group.refused(
        "open",
        "a label of four gibibytes",
        reader(),
        &parts.seal_with(&large, &zeros),
        R002,
    );
}

pub fn frames(group: &mut Group) {
    let parts = parts();
    let right = parts.outline.clone();
    let mut refused = |why: &str, outline: Vec<u8>| {
        let parts = Parts {
            outline,
            ..parts.clone()
        };
        group.refused("open", why, reader(), &parts.seal(), R029);
    };
    refused("two frames", [right.clone(), right.clone()].concat());
    let skipped = x("502a4d18 01000000 00");
    refused(
        "a frame to be skipped after the frame",
        [right.clone(), skipped.clone()].concat(),
    );
    refused(
        "a frame to be skipped before the frame",
        [skipped, right.clone()].concat(),
    );
    let said = |place: usize, value: u8| {
        let mut frame = right.clone();
        frame[place] = value;
        frame
    };
    refused("another magic number", said(0, 0));
    refused(
        "a dictionary",
        [&right[..4], &[0xe1, 7], &right[5..]].concat(),
    );
    refused("a checksum", [&said(4, 0xe4)[..], &[0; 4]].concat());
    refused("a bit that nothing means yet", said(4, 0xe8));
    refused("a size larger than what is in it", said(5, right[5] ^ 1));
    refused("a size of 16 exbibytes", said(12, 0xff));
    refused(
        "a size of 65 mebibytes, in a small frame",
        [&right[..5], &(65_u64 << 20).to_le_bytes(), &right[13..]].concat(),
    );
    refused(
        "no size",
        [&right[..4], &[0x00, 0x58], &right[13..]].concat(),
    );
    refused(
        "a window of 16 mebibytes",
        [&right[..4], &[0xc0, 0x70], &right[5..]].concat(),
    );
    refused(
        "a last block that ends before its end",
        right[..right.len() - 1].to_vec(),
    );
    let mut open = right.clone();
    open[13] &= 0xfe;
    refused("no last block", open);
    let mut unknown = right.clone();
    unknown[13] |= 0b110;
    refused("a block of an unknown kind", unknown);
    refused("an empty frame", Vec::new());
    refused("bytes that are no frame", b"not compressed at all".to_vec());
    let mut bomb = x("28b52ffd e0");
    bomb.extend((65_u64 << 20).to_le_bytes());
    for block in 0..520_u32 {
        let head = ((128 << 10) << 3) | 0b10 | u32::from(block == 519);
        bomb.extend(&head.to_le_bytes()[..3]);
        bomb.push(0);
    }
    let content = Parts {
        content: bomb,
        ..parts.clone()
    };
    group.refused(
        "open",
        "65 mebibytes of zeros in two kibibytes",
        reader(),
        &content.seal(),
        R029,
    );
}
