//! What is too much, so that hostile or broken input costs bounded time and memory.

/// The longest line of a script, in bytes; room for a text of 1 MB with every character escaped.
pub const LINE_BYTES_MAX: usize = 8 << 20;
/// The longest script, in bytes.
pub const SCRIPT_BYTES_MAX: u64 = 512 << 20;
/// The most entries of a script.
pub const SCRIPT_ENTRIES_MAX: u64 = 500_000;
/// The most faults of one script that are listed; the others are counted.
pub const FAULTS_LISTED_MAX: usize = 10_000;
/// The longest ref, in characters.
pub const REF_CHARS_MAX: usize = 64;
