//! Writes what fuzzing begins with: `fuzz_seeds FOLDER`. It is made of the vectors, so that mutation begins
//! behind the first checks.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "it reads vectors and writes inputs"
)]

use std::fs;
use std::path::{Path, PathBuf};

use answerable_rooms::hostile;
use answerable_rooms::secret::Secret;
use serde_json::Value;

fn main() -> std::io::Result<()> {
    let folder: PathBuf = std::env::args_os().nth(1).expect("a folder").into();
    let mut seeds = Seeds { folder, count: 0 };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for file in fs::read_dir(root.join("crates/rooms/vectors"))? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let group: Value = serde_json::from_slice(&fs::read(&path)?)?;
            for vector in group["vectors"].as_array().into_iter().flatten() {
                seeds.of_vector(vector)?;
            }
        }
    }
    let demo = fs::read_to_string(root.join("crates/office/demo/process.jsonl"))?;
    for line in demo.lines() {
        seeds.put("line", &[], line.as_bytes())?;
    }
    seeds.of_backups()?;
    println!("{} seeds", seeds.count);
    Ok(())
}

struct Seeds {
    folder: PathBuf,
    count: usize,
}

impl Seeds {
    fn put(&mut self, target: &str, first: &[u8], bytes: &[u8]) -> std::io::Result<()> {
        let folder = self.folder.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(
            folder.join(format!("seed-{}", self.count)),
            [first, bytes].concat(),
        )?;
        self.count += 1;
        Ok(())
    }

    fn of_vector(&mut self, vector: &Value) -> std::io::Result<()> {
        let given = &vector["given"];
        let step = given["step"].as_str().unwrap_or_default();
        let text = vector["input"].as_str().unwrap_or_default();
        let Some(input) = hex(text) else {
            return Ok(());
        };
        match step {
            "header" => self.put("entry", &[0], &input),
            "content" => self.put("entry", &[1], &input),
            "outline" => self.put("entry", &[2], &input),
            "card" => self.put("entry", &[3], &input),
            "envelope" => self.put("entry", &[4], &input),
            "read code" => self.put("invitation", &[0], &input),
            "read step 1" => self.put("invitation", &[1], &input),
            "read welcome" => self.put("invitation", &[3], &input),
            "read words" => self.put("paper", &[0], &input),
            "read letters" => self.put("paper", &[1], &input),
            "read share" => self.put("paper", &[2], &input),
            "open" => self.of_segment(given, &input),
            _ => Ok(()),
        }
    }

    /// What is in a segment, behind its seals, and what is in its frames.
    fn of_segment(&mut self, given: &Value, sealed: &[u8]) -> std::io::Result<()> {
        let secret = |name: &str| {
            let bytes: [u8; 32] = hex(given[name].as_str()?)?.try_into().ok()?;
            Some(Secret::from(bytes))
        };
        let Some(outline) = secret("outline key") else {
            return Ok(());
        };
        self.put("segment", &[], sealed)?;
        let Ok(opened) = hostile::opened(sealed, (outline, secret("content key"))) else {
            return Ok(());
        };
        self.put("segment", &[], &opened)?;
        let len = |at: usize| usize::from(u16::from_be_bytes([opened[at], opened[at + 1]]));
        let (label, outline) = (5 + len(1), 5 + len(1) + len(3));
        let plain = |frame: &[u8]| zstd::decode_all(frame).unwrap_or_default();
        let runs = plain(&opened[label..outline]);
        let runs_len = u16::try_from(runs.len()).unwrap_or(u16::MAX).to_be_bytes();
        self.put(
            "pack",
            &runs_len,
            &[runs, plain(&opened[outline..])].concat(),
        )
    }

    /// Heads of backups and key files of the versions that were released.
    fn of_backups(&mut self) -> std::io::Result<()> {
        let compat = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vault/tests/compat");
        for file in fs::read_dir(compat)? {
            let bytes = fs::read(file?.path())?;
            self.put("backup", &[], &bytes[..bytes.len().min(4096)])?;
        }
        Ok(())
    }
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs
        .map(|pair| byte(pair).filter(|_| pair.len() == 2))
        .collect()
}
