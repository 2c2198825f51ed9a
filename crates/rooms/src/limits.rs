//! Bounds of everything that comes from outside: room.md, section 2.

/// How deep arrays may lie in one another.
pub const NESTING_MAX: usize = 6;
/// Bytes of a header: room for all that it may have seen.
pub const HEADER_BYTES_MAX: usize = 12 * 1024;
/// Entries that a header may name as newly seen.
pub const SEEN_MAX: usize = 256;
/// Bytes of what a content entry says, without its line's own bound.
pub const CONTENT_BYTES_MAX: usize = 8 * 1024 * 1024 + 4 * 1024;
/// Bytes of a line of the record.
pub const LINE_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Bytes of a name in a body: of an attachment, or of a person.
pub const TEXT_BYTES_MAX: usize = 1_024;
/// Bytes of an outline entry's body.
pub const OUTLINE_BYTES_MAX: usize = 512 * 1024;
/// Bytes of a sealed segment.
pub const SEGMENT_SEALED_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Bytes of each of a segment's two frames, once it is decompressed.
pub const FRAME_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Bytes of a head: it may name all devices, and all ranges.
pub const HEAD_BYTES_MAX: usize = 128 * 1024;
/// Bytes of what stands on a segment: a head, and what it replaces.
pub const LABEL_BYTES_MAX: usize = 160 * 1024;
/// Entries in a segment.
pub const SEGMENT_ENTRIES_MAX: usize = 65_536;
/// Entries in a pack.
pub const PACK_ENTRIES_MAX: usize = 4_096;
/// Plain bytes in a pack, before it ends at the next entry.
pub const PACK_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The window of a compressed frame, as a power of two.
pub const WINDOW_LOG_MAX: u32 = 23;
/// Attachments of one entry.
pub const ATTACHMENTS_MAX: usize = 256;
/// Bytes of one attachment.
pub const ATTACHMENT_BYTES_MAX: u64 = 1 << 30;
/// Bytes of one attachment's chunk: sealed it is a mebibyte, and needs no padding.
pub const CHUNK_BYTES: usize = 1024 * 1024 - 16;
/// People ever in a room.
pub const PEOPLE_MAX: usize = 64;
/// Devices ever in a room.
pub const DEVICES_MAX: usize = 256;
/// Acts ever in a room.
pub const ACTS_MAX: usize = 4_096;
/// Epochs ever in a room.
pub const EPOCHS_MAX: usize = 4_096;
/// Entries that an epoch may name as carried.
pub const CARRIED_MAX: usize = 4_096;
/// Bytes of a card.
pub const CARD_BYTES_MAX: usize = 2 * 1024;
/// Ranges in a head's `live` and a label's `replaces`.
pub const RANGES_MAX: usize = 1_024;
/// Bytes of an invitation's code.
pub const CODE_BYTES_MAX: usize = 1_024;
/// Bytes of a pasted text in which a code or a share is looked for.
pub const PASTED_BYTES_MAX: usize = 16 * 1024;
/// Storages that a code or a welcome may name.
pub const LOCATORS_MAX: usize = 8;
/// Bytes of what names a storage.
pub const LOCATOR_BYTES_MAX: usize = 512;
/// Bytes of the name that a newcomer gives.
pub const NAME_BYTES_MAX: usize = 256;
/// Rooms of a process.
pub const ROOMS_MAX: usize = 3;
/// Bytes of the body of a room's first entry.
pub const GENESIS_BYTES_MAX: usize = 4 * 1024;
/// Bytes of a step of an invitation, or of a paper key's mailbox, once it is opened.
pub const STEP_BYTES_MAX: usize = 2 * 1024 * 1024;
/// The last place where a welcome may lie.
pub const STEP_MAX: u8 = 10;
/// Pieces that a recovery key may be split into.
pub const SHARES_MAX: u8 = 8;
/// Seconds since 1970 that a clock may say.
pub const SECONDS_MAX: u64 = 1 << 40;
/// The largest clock of an entry's place in the order of recording.
pub const CLOCK_MAX: u64 = 1 << 40;
/// The largest number of an entry in its chain.
pub const SEQ_MAX: u64 = (1 << 32) - 1;
/// The largest number of a device's segment.
pub const SEGMENTS_MAX: u64 = (1 << 32) - 1;
/// The largest number of a device's head.
pub const BEAT_MAX: u64 = (1 << 32) - 1;
/// The version of the format.
pub const VERSION: u64 = 1;
/// The suite of primitives: section 3 of room.md as a whole.
pub const SUITE: u64 = 1;
