//! Looking for words in bytes: as they are, in any case, backwards, in wide letters, in hexadecimal, base32
//! and base64, under a mask of one byte, and in what a usual compressor made.

use std::collections::{BTreeSet, HashSet};

/// The words that are looked for: `zq` and twelve letters.
pub struct Words {
    known: HashSet<Vec<u8>>,
    masked: HashSet<Vec<u8>>,
}

const LEN: usize = 14;
/// Runs of letters below this length hold no word, whatever they are read as.
const RUN_MIN: usize = 18;

impl Words {
    pub fn new(words: &[String]) -> Self {
        assert!(
            words
                .iter()
                .all(|word| word.len() == LEN && word.starts_with("zq"))
        );
        let known: HashSet<Vec<u8>> = words.iter().map(|word| word.as_bytes().to_vec()).collect();
        let masked = known.iter().map(|word| steps(word)).collect();
        Self { known, masked }
    }

    /// Every word in the bytes, with the way in which it is there.
    pub fn in_any_form(&self, bytes: &[u8]) -> BTreeSet<(&'static str, String)> {
        let mut found = BTreeSet::new();
        let mut put = |form, words: BTreeSet<String>| {
            found.extend(words.into_iter().map(|word| (form, word)));
        };
        put("as it is", self.plain(bytes));
        let backwards: Vec<u8> = bytes.iter().rev().copied().collect();
        put("backwards", self.plain(&backwards));
        for wide in [2, 4] {
            for from in 0..wide {
                let narrow: Vec<u8> = bytes.iter().skip(from).step_by(wide).copied().collect();
                put("in wide letters", self.plain(&narrow));
            }
        }
        put("under a mask", self.masked(bytes));
        for (form, bits, value) in CODES {
            for run in runs(bytes, value) {
                for from in 0..8 {
                    put(form, self.plain(&decoded(run, from, bits, value)));
                }
            }
        }
        for frame in frames(bytes) {
            put("compressed", self.plain(&frame));
        }
        found
    }

    /// Words in any case.
    fn plain(&self, bytes: &[u8]) -> BTreeSet<String> {
        let windows = bytes.windows(LEN).filter(|window| {
            window[0].eq_ignore_ascii_case(&b'z') && window[1].eq_ignore_ascii_case(&b'q')
        });
        let lower = windows.map(<[u8]>::to_ascii_lowercase);
        let known = lower.filter(|word| self.known.contains(word));
        known.map(|word| String::from_utf8(word).unwrap()).collect()
    }

    /// Words whose letters were all changed by the same byte: what lies between neighbours stays.
    fn masked(&self, bytes: &[u8]) -> BTreeSet<String> {
        let steps = steps(bytes);
        let first = b'z' ^ b'q';
        let windows = steps.windows(LEN - 1).filter(|window| window[0] == first);
        let known = windows.filter(|window| self.masked.contains(*window));
        known.map(|window| format!("{window:02x?}")).collect()
    }
}

fn steps(bytes: &[u8]) -> Vec<u8> {
    bytes.windows(2).map(|two| two[0] ^ two[1]).collect()
}

type Value = fn(u8) -> Option<u8>;

const CODES: [(&str, u32, Value); 3] = [
    ("in hexadecimal", 4, |letter| {
        (letter as char).to_digit(16).map(|value| value as u8)
    }),
    ("in base32", 5, |letter| match letter {
        b'a'..=b'z' => Some(letter - b'a'),
        b'A'..=b'Z' => Some(letter - b'A'),
        b'2'..=b'7' => Some(letter - b'2' + 26),
        _ => None,
    }),
    ("in base64", 6, |letter| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }),
];

/// Unbroken runs of letters that a code has a value for.
fn runs(bytes: &[u8], value: Value) -> impl Iterator<Item = &[u8]> {
    bytes
        .split(move |letter| value(*letter).is_none())
        .filter(|run| run.len() >= RUN_MIN)
}

/// What a run says when it is read from one of its letters on.
fn decoded(run: &[u8], from: usize, bits: u32, value: Value) -> Vec<u8> {
    let (mut held, mut count, mut out) = (0_u32, 0, Vec::new());
    for letter in run.iter().skip(from) {
        held = held << bits | u32::from(value(*letter).unwrap());
        count += bits;
        if count >= 8 {
            count -= 8;
            out.push((held >> count) as u8);
            held &= (1 << count) - 1;
        }
    }
    out
}

/// What begins anywhere as a zstd frame, opened. What is sealed has one by chance in 2³² places.
fn frames(bytes: &[u8]) -> Vec<Vec<u8>> {
    let starts = bytes.windows(4).enumerate();
    let starts = starts.filter(|(_, four)| *four == [0x28, 0xb5, 0x2f, 0xfd]);
    let opened = starts.filter_map(|(at, _)| {
        let mut out = Vec::new();
        let mut reader = zstd::stream::read::Decoder::new(&bytes[at..])
            .ok()?
            .single_frame();
        let _ = std::io::Read::read_to_end(&mut reader, &mut out);
        Some(out)
    });
    opened.collect()
}
