//! Bounds on everything that is taken in, so that no file and no caller can exhaust the machine.

/// Largest key file that is read, in bytes. One with every slot taken has under 2 KiB.
pub const KEY_FILE_BYTES_MAX: usize = 16 * 1024;
/// Most ways in that a key file may list.
pub const KEY_SLOTS_MAX: usize = 8;
/// Longest body of a slot in a key file, in bytes.
pub const KEY_SLOT_BYTES_MAX: usize = 1024;
/// Most memory that a key file may ask of Argon2id, in KiB (1 GiB).
pub const KEY_MEMORY_KIB_MAX: u32 = 1024 * 1024;
/// Most passes that a key file may ask of Argon2id.
pub const KEY_PASSES_MAX: u32 = 16;
/// Most lanes that a key file may ask of Argon2id.
pub const KEY_LANES_MAX: u32 = 8;
/// Longest passphrase, in bytes.
pub const PASSPHRASE_BYTES_MAX: usize = 4096;

/// Longest entry, in bytes.
pub const LINE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Longest name, kind or author of an entry, in bytes.
pub const LABEL_BYTES_MAX: usize = 256;
/// Longest name of an attachment, in bytes.
pub const ATTACHMENT_NAME_BYTES_MAX: usize = 4096;
/// Largest attachment, in bytes (1 GiB).
pub const ATTACHMENT_BYTES_MAX: u64 = 1024 * 1024 * 1024;
/// Size of the pieces in which an attachment rests, in bytes (1 MiB).
pub const CHUNK_BYTES: usize = 1024 * 1024;
/// Longest header of a link, in bytes.
pub const LINK_HEADER_BYTES_MAX: usize = 16 * 1024;
/// Longest part of a link's body beside its line, in bytes.
pub const LINK_PART_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Longest name of a shelf, and longest key of what lies on it, in bytes.
pub const SHELF_KEY_BYTES_MAX: usize = 1024;
/// Longest value on a shelf, in bytes: the largest segment (64 MiB), and some words about it.
pub const SHELF_VALUE_BYTES_MAX: usize = 64 * 1024 * 1024 + 64 * 1024;
/// Longest value of a setting, in bytes.
pub const SETTING_BYTES_MAX: usize = 1024 * 1024;
/// Largest stored fold, in bytes (512 MiB).
pub const FOLD_BYTES_MAX: usize = 512 * 1024 * 1024;
/// Most words of a search; the rest is left out.
pub const SEARCH_WORDS_MAX: usize = 16;
/// Most characters of a word of a search; the rest is left out.
pub const SEARCH_WORD_CHARS_MAX: usize = 64;
/// Shortest word that also finds longer ones, in characters. Shorter ones begin so many words that
/// a search would take five times as long.
pub const SEARCH_PREFIX_CHARS_MIN: usize = 4;
/// Most results of a search.
pub const SEARCH_HITS_MAX: usize = 1000;

/// Memory for pages of the open vault, in KiB.
pub const PAGE_CACHE_KIB: u32 = 48 * 1024;
/// Memory for words that are not yet in the search index, in bytes.
pub const SEARCH_BUFFER_BYTES: u32 = 16 * 1024 * 1024;
