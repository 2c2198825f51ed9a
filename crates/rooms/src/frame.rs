//! Compressed frames: zstd, one frame, its size stated, nothing else (room.md, 6.2; RFC 8878).

use zeroize::Zeroizing;

use crate::check::Check;
use crate::limits::WINDOW_LOG_MAX;

/// Fast, and nearly as small as what takes ten times as long.
const LEVEL: i32 = 3;
const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Compresses bytes into one frame.
#[must_use]
pub fn compress(plain: &[u8]) -> Vec<u8> {
    zstd::bulk::compress(plain, LEVEL).expect("memory is all that it needs")
}

/// Decompresses one frame, after its stated size was held against the limit.
///
/// # Errors
///
pub fn decompress(frame: &[u8], max: usize) -> Result<Zeroizing<Vec<u8>>, Check> {
    let size = stated(frame).ok_or(Check::R029)?;
    let size = usize::try_from(size).map_err(|_| Check::R029)?;
    if size > max {
        return Err(Check::R029);
    }
    let mut plain = Zeroizing::new(vec![0; size]);
    let met = zstd::bulk::decompress_to_buffer(frame, plain.as_mut_slice());
    if met.is_ok_and(|len| len == size) {
        Ok(plain)
    } else {
        Err(Check::R029)
    }
}

/// The size that a frame states, if it is one frame and nothing else: without a dictionary, with a
/// window within the limit, its last block at the end.
fn stated(frame: &[u8]) -> Option<u64> {
    let (magic, rest) = frame.split_first_chunk::<4>()?;
    let (&descriptor, mut rest) = rest.split_first()?;
    let (size_flag, single) = (descriptor >> 6, descriptor & 0x20 != 0);
    let (reserved, checksum, dictionary) = (descriptor & 0x18, descriptor & 4, descriptor & 3);
    if *magic != MAGIC || reserved != 0 || checksum != 0 || dictionary != 0 {
        return None;
    }
    let mut window = 0;
    if !single {
        let (&byte, after) = rest.split_first()?;
        let base = 1_u64 << (10 + (byte >> 3));
        window = base + base / 8 * u64::from(byte & 7);
        rest = after;
    }
    let size_len = match (size_flag, single) {
        (0, false) => return None,
        (0, true) => 1,
        (flag, _) => 1 << flag,
    };
    let (size, blocks) = rest.split_at_checked(size_len)?;
    let mut number = [0; 8];
    number[..size_len].copy_from_slice(size);
    let size = u64::from_le_bytes(number) + if size_len == 2 { 256 } else { 0 };
    let window = if single { size } else { window };
    (window <= 1 << WINDOW_LOG_MAX && ends(blocks)).then_some(size)
}

/// Says whether the last block is the end.
fn ends(mut blocks: &[u8]) -> bool {
    while let Some((&[a, b, c], rest)) = blocks.split_first_chunk() {
        let head = u32::from_le_bytes([a, b, c, 0]);
        let (last, kind, size) = (head & 1 != 0, head >> 1 & 3, (head >> 3) as usize);
        // A run of one byte says its length, and takes a byte.
        let taken = match kind {
            0 | 2 => size,
            1 => 1,
            _ => return false,
        };
        match rest.split_at_checked(taken) {
            Some((_, rest)) if last => return rest.is_empty(),
            Some((_, rest)) => blocks = rest,
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_gives_back_what_went_in() {
        for len in [0, 1, 255, 256, 300, 70_000, 300_000] {
            let plain: Vec<u8> = (0..len)
                .map(|n: u32| (n.wrapping_mul(n) >> 7) as u8)
                .collect();
            let frame = compress(&plain);
            let read = decompress(&frame, plain.len()).map(|read| *read == plain);
            assert_eq!(read, Ok(true));
            if len > 0 {
                assert_eq!(decompress(&frame, plain.len() - 1).err(), Some(Check::R029));
            }
        }
    }

    #[test]
    fn whatever_else_a_frame_may_be_is_refused() {
        let frame = compress(b"something that is said twice, something that is said twice");
        let refused = |bytes: &[u8]| assert_eq!(decompress(bytes, 1_000).err(), Some(Check::R029));
        refused(&[frame.clone(), frame.clone()].concat());
        refused(&[frame.clone(), vec![0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]].concat());
        refused(&[vec![0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0], frame.clone()].concat());
        for end in 0..frame.len() {
            refused(&frame[..end]);
        }
        for bit in [0, 1, 2, 3, 4] {
            let mut other = frame.clone();
            other[4] ^= 1 << bit;
            refused(&other);
        }
    }
}
