//! Reads a script of the sample cases, for tests of papers.

use std::fs;
use std::path::{Path, PathBuf};

use answerable_paper::reading::{Reading, Speaker};
use answerable_paper::words::{Lang, Words};
use answerable_record::words::Room;
use answerable_record::{Day, Entry, Fold, Ledgers, Script, Sight, View};

/// A record that was read from a script.
pub struct Record {
    pub entries: Vec<Entry>,
    pub fold: Fold,
}

/// Where the sample cases lie, seen from this package.
pub fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases")
}

impl Record {
    pub fn read(path: &Path) -> Record {
        let bytes = fs::read(path).expect("the sample case is there");
        Record::of(bytes.strip_suffix(b"\n").unwrap_or(&bytes))
    }

    pub fn of(bytes: &[u8]) -> Record {
        let mut script = Script::default();
        let entries = bytes
            .split(|byte| *byte == b'\n')
            .filter_map(|line| script.line(line))
            .collect();
        let fold = script
            .finish()
            .unwrap_or_else(|faults| panic!("the script is sound: {faults:?}"));
        Record { entries, fold }
    }

    #[allow(dead_code, reason = "each test file takes of it what it needs")]
    pub fn ledgers(&self, at: Day, sight: Sight) -> Ledgers<'_> {
        View::new(&self.fold, at, sight).ledgers(&self.fold)
    }

    /// Has somebody speak of it who reads so much of it on that day.
    #[allow(dead_code, reason = "each test file takes of it what it needs")]
    pub fn spoken<T>(
        &self,
        at: Day,
        sight: Sight,
        lang: Lang,
        say: impl FnOnce(&Speaker) -> T,
    ) -> T {
        let reading = Reading::new(&self.fold, self.entries.clone(), at, sight);
        let words = Words::new(lang);
        let wording = reading.wording(&words);
        say(&Speaker {
            reading: &reading,
            words: &words,
            wording: &wording,
        })
    }
}

/// Every sample case with the day and the sight of each ledger beside it.
pub fn each_case(mut look: impl FnMut(&str, &Record, Day, Sight)) {
    let mut count = 0;
    let mut files: Vec<PathBuf> = fs::read_dir(cases())
        .expect("the sample cases are there")
        .map(|file| file.expect("readable").path())
        .collect();
    files.sort();
    for file in files {
        let name = file
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name")
            .to_owned();
        let Some(stem) = name.strip_suffix(".ledger.json") else {
            continue;
        };
        let mut parts = stem.split('.');
        let (case, day) = (parts.next().expect("a case"), parts.next().expect("a day"));
        let sight = match parts.next() {
            Some("bridge") => Sight::of([Room::Bridge]),
            _ => Sight::ALL,
        };
        let record = Record::read(&cases().join(format!("{case}.jsonl")));
        look(&name, &record, Day::parse(day).expect("a day"), sight);
        count += 1;
    }
    assert!(count > 10, "only {count} sample cases were found");
}
