//! Sealing an attached file, against `age` on the same file.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use answerable_rooms::blob::Blob;
use answerable_rooms::ids::{DeviceId, ProcessId, RoomId};
use answerable_rooms::limits::CHUNK_BYTES;
use answerable_rooms::secret::Secret;

use super::{in_memory, middle, timed};

const BYTES: usize = 512 << 20;

/// Measures both on a file in memory, in turns.
pub fn measure() {
    let folder = in_memory();
    let file = folder.path().join("file");
    // Nothing that a compressor could use; neither compresses.
    let mut block = vec![0_u8; 1 << 20];
    let mut out = BufWriter::new(File::create(&file).expect("a file"));
    for number in 0..BYTES >> 20 {
        blake3::Hasher::new()
            .update(&number.to_le_bytes())
            .finalize_xof()
            .fill(&mut block);
        out.write_all(&block).expect("it can be written");
    }
    drop(out);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        ours.push(timed(|| seal(&file, &folder.path().join("ours"))));
        theirs.extend(age(&file, &folder.path().join("theirs")));
    }
    let ours = middle(ours);
    let speed = |time: Duration| BYTES as f64 / time.as_secs_f64() / f64::from(1 << 20);
    print!(
        "  an attached file: {:.0} MiB/s, hashed and sealed",
        speed(ours)
    );
    match theirs.is_empty() {
        true => println!("; age is not installed"),
        false => {
            let theirs = middle(theirs);
            println!(
                "; age: {:.0} MiB/s; we are {:.2} times as fast",
                speed(theirs),
                theirs.as_secs_f64() / ours.as_secs_f64()
            );
        }
    }
}

/// Reads, hashes, seals and writes a file chunk by chunk, as a member's vault does.
fn seal(from: &Path, to: &Path) {
    let mut from = File::open(from).expect("a file");
    let mut to = File::create(to).expect("a file");
    let blob = Blob::new(
        &Secret::from([7; 32]),
        ProcessId([1; 32]),
        RoomId([2; 32]),
        DeviceId([3; 32]),
    );
    let mut chunk = vec![0; CHUNK_BYTES];
    let (mut index, mut hasher) = (0, blake3::Hasher::new());
    loop {
        let mut len = 0;
        while len < CHUNK_BYTES {
            match from.read(&mut chunk[len..]).expect("it can be read") {
                0 => break,
                read => len += read,
            }
        }
        hasher.update(&chunk[..len]);
        let sealed = blob.seal(index, len < CHUNK_BYTES, &chunk[..len]);
        to.write_all(&sealed).expect("it can be written");
        index += 1;
        if len < CHUNK_BYTES {
            break;
        }
    }
    std::hint::black_box(hasher.finalize());
}

fn age(from: &Path, to: &Path) -> Option<Duration> {
    const NOBODY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    let _ = fs::remove_file(to);
    let mut command = Command::new("age");
    command.args(["-r", NOBODY, "-o"]).arg(to).arg(from);
    let mut status = None;
    let took = timed(|| status = command.status().ok());
    assert!(status?.success());
    Some(took)
}
