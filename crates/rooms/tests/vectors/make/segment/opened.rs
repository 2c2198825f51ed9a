//! Segments that open.

use serde_json::{Value, json};

use super::made::{Entry, carried, chain, content, name, outline, parts, reader, run, writer};
use crate::make::{Group, h, id, x};
use crate::second::boxes::{Parts, frame};

fn told(sealing: &[u8], entries: &[(&Entry, bool)]) -> Value {
    let entries = entries.iter().map(|(entry, shown)| {
        json!({
            "device": h(writer().id()), "seq": entry.seq, "id": h(entry.id),
            "body": if *shown { h(&entry.body) } else { Value::Null },
        })
    });
    json!({
        "sealing": h(sealing), "beat": 4, "replaces": [[2, 4], [6, 6]],
        "entries": entries.collect::<Vec<_>>(),
    })
}

pub fn given(group: &mut Group) {
    let (chain, parts) = (chain(), parts());
    let all = |shown: [bool; 4]| chain.iter().zip(shown).collect::<Vec<_>>();
    let sealed = parts.seal();
    let mut gives = |why: &str, given: Value, input: &[u8], gives: Value| {
        group.gives("open", why, given, input, gives);
    };
    gives(
        "a reader reads all",
        reader(),
        &sealed,
        told(&id("sealing"), &all([true; 4])),
    );
    gives(
        "a voice reads the outline",
        name(),
        &sealed,
        told(&id("sealing"), &all([true, false, false, true])),
    );
    let mut erased = carried(&chain);
    erased[0] = None;
    let without = Parts {
        content: frame(&content(&erased)),
        ..parts.clone()
    };
    gives(
        "what is erased is not carried",
        reader(),
        &without.seal(),
        told(&id("sealing"), &all([true, false, true, true])),
    );
    let nothing = Parts {
        sealing: [0; 32],
        content: Vec::new(),
        ..parts.clone()
    };
    gives(
        "content of which no body is carried",
        name(),
        &nothing.seal(),
        told(&[], &all([true, false, false, true])),
    );
    let bare = Parts {
        outline: frame(&outline(vec![])),
        ..nothing
    };
    gives("a head alone", name(), &bare.seal(), told(&[], &[]));
    let two = Parts {
        outline: frame(&outline(vec![run(&chain, 2, 4), run(&chain, 0, 1)])),
        content: frame(&content(&carried(&chain)[1..])),
        ..parts.clone()
    };
    let told_two = told(
        &id("sealing"),
        &[(&chain[2], true), (&chain[3], true), (&chain[0], true)],
    );
    gives(
        "two runs of a chain, the later one first",
        reader(),
        &two.seal(),
        told_two,
    );
    // A block of one byte that is said once, by hand: the padding of an outline that says little.
    let repeated = Parts {
        outline: repeated_frame(&outline(vec![])),
        ..bare_parts()
    };
    gives(
        "a frame with a block that repeats a byte",
        name(),
        &repeated.seal(),
        told(&[], &[]),
    );
}

fn bare_parts() -> Parts {
    Parts {
        sealing: [0; 32],
        content: Vec::new(),
        ..parts()
    }
}

/// `81 80`, as one raw block of the first byte and one block that repeats the second once.
fn repeated_frame(plain: &[u8]) -> Vec<u8> {
    assert_eq!(plain, [0x81, 0x80]);
    x("28b52ffd 20 02 080000 81 0b0000 80")
}
