//! Golden files: few, whole, and read by a person before they are kept.

use std::fs;
use std::path::Path;

/// Compares with a golden file, which `BLESS=1` writes anew.
pub fn golden(file: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(file);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, found).expect("the golden file can be written");
    }
    let expected = fs::read_to_string(&path).expect("the golden file is there; BLESS=1 makes it");
    assert!(
        found == expected,
        "{file} is drawn differently; look at it, then BLESS=1"
    );
}
