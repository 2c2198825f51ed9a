//! What once made trouble, or reaches far, is tried again, as fuzzing would try it.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads its inputs, and fails where it can't"
)]

#[path = "../../../fuzz/src/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

#[test]
fn what_fuzzing_found_makes_no_trouble_any_more() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/kept");
    let mut tried = 0;
    for folder in fs::read_dir(&kept).unwrap() {
        let folder = folder.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let (_, target) = targets::ALL
            .iter()
            .find(|(known, _)| *known == name)
            .unwrap_or_else(|| panic!("no target is called {name}"));
        for input in fs::read_dir(&folder).unwrap() {
            target(&fs::read(input.unwrap().path()).unwrap());
            tried += 1;
        }
    }
    assert!(tried >= 50, "the inputs are there");
}
