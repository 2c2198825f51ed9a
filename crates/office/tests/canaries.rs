//! Nothing to read: of a thousand words that people wrote in every way that there is, none is in anything
//! that a depot ever held; sizes tell classes, names tell nothing, and nothing links two rooms.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test looks at files, and fails where something is not as it made it"
)]

#[path = "support/seek.rs"]
mod seek;
#[path = "../../vault/tests/support/spec.rs"]
mod spec;
mod support;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use answerable_office::group::{Begin, Progress, Side};
use answerable_office::record::Kind;
use answerable_office::{Draft, Folder, Founding, KeyCost, Office};
use seek::Words;
use serde_json::json;
use support::{Group, PASSPHRASE, now, write};

const CANARIES: usize = 1_000;

/// Words that stand nowhere else.
fn canaries() -> Vec<String> {
    let (mut words, mut state) = (BTreeSet::new(), 2_026_u64);
    while words.len() < CANARIES {
        let letters = (0..12).map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            char::from(b'a' + ((state >> 33) % 26) as u8)
        });
        words.insert(format!("zq{}", letters.collect::<String>()));
    }
    words.into_iter().collect()
}

/// Everything that a depot ever held, also what was deleted again: its folder is looked into after each
/// thing that anybody does.
#[derive(Default)]
struct Recorded {
    objects: BTreeMap<String, BTreeSet<Vec<u8>>>,
    /// Names that are there now.
    here: BTreeSet<String>,
    /// Names that were there, and are not any more.
    deleted: BTreeSet<String>,
}

impl Recorded {
    fn look(&mut self, folder: &Path) {
        let (mut here, mut folders) = (BTreeSet::new(), vec![folder.to_owned()]);
        while let Some(path) = folders.pop() {
            for file in fs::read_dir(&path).unwrap() {
                let path = file.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                let bytes = fs::read(&path).unwrap();
                self.objects.entry(name.clone()).or_default().insert(bytes);
                here.insert(name);
            }
        }
        self.deleted.extend(self.here.difference(&here).cloned());
        self.here = here;
    }

    fn all(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        let each = |(name, versions)| {
            let versions: &BTreeSet<Vec<u8>> = versions;
            versions.iter().map(move |bytes| (name, bytes))
        };
        self.objects.iter().flat_map(each)
    }
}

/// A group whose every word is a canary, and its depot.
struct Told {
    group: Group,
    stick: std::path::PathBuf,
    recorded: Recorded,
    /// Segments that were put, as the program counted them, and attached files, each of one chunk.
    put: u64,
}

impl Told {
    fn sync(&mut self, office: &mut Office, minute: i64) {
        let mut put = 0;
        let synced = office
            .sync(now(minute), &mut |progress| {
                if let Progress::Put(_, count) = progress {
                    put += count;
                }
            })
            .unwrap();
        assert!(synced.unreached.is_empty());
        self.put += put;
        self.recorded.look(&self.stick);
    }

    /// Somebody joins, under a name that is a canary too.
    fn join(
        &mut self,
        (reference, given): (&str, &str),
        inviter: &mut Office,
        other: Option<&mut Office>,
        minute: i64,
    ) -> Office {
        let at = now(minute);
        let invited = inviter.invite(&support::terms(Side::Contact), at).unwrap();
        let path = self.group.path(reference);
        let (mut newcomer, _) = Office::join(
            &path,
            &self.group.passphrase(),
            KeyCost::lowest(),
            &invited.code,
            given,
            at,
        )
        .unwrap();
        self.recorded.look(&self.stick);
        let pending = inviter.pending(at).unwrap();
        let handle = pending[0].handle.clone();
        newcomer.joining(at).unwrap();
        inviter.approve(&handle, at).unwrap();
        self.sync(inviter, minute);
        if let Some(other) = other {
            self.sync(other, minute);
            for pending in other.pending(at).unwrap().iter().filter(|one| one.mine) {
                other.approve(&pending.handle, at).unwrap();
            }
            self.sync(other, minute);
            self.sync(inviter, minute);
        }
        newcomer.joining(at).unwrap();
        self.recorded.look(&self.stick);
        self.sync(&mut newcomer, minute);
        self.sync(inviter, minute);
        self.sync(&mut newcomer, minute);
        newcomer
    }
}

/// A script with a canary in every sort of text.
fn script(next: &mut dyn FnMut() -> String, notes: usize) -> String {
    let mut lines = vec![
        json!({"type": "process", "ref": "process", "on": "2021-01-09", "format": 1, "title": next(),
            "wording": {"survivor": next(), "perpetrator": next()}, "text": next()}),
        json!({"type": "person", "ref": "mo", "on": "2021-01-09", "name": next(), "side": "contact_group"}),
        json!({"type": "membership", "ref": "in-mo", "on": "2021-01-09", "person": "mo", "change": "joined"}),
        json!({"type": "person", "ref": next(), "on": "2021-01-09", "name": next(), "side": "perpetrator",
            "place": next(), "addresses": [format!("{}@post.example", next())]}),
        json!({"type": "person", "ref": "she", "on": "2021-01-09", "name": next(), "side": "survivor"}),
        json!({"type": "letter", "ref": "letter", "on": "2021-01-10", "text": next(),
            "demands": [{"id": "D1", "title": next(), "text": next(), "kind": "once",
                "criteria": [{"id": "D1.a", "text": next()}]}]}),
        json!({"type": "mandate", "ref": "mandate", "on": "2021-01-11", "aims": [next()], "principles": [next()],
            "tasks": [{"id": "write", "text": next()}]}),
        json!({"type": "boundary", "ref": "b", "on": "2021-01-12", "topic": next(), "wish": "tell"}),
        json!({"type": "concern", "ref": "c", "on": "2021-01-12", "endangered": next()}),
        json!({"type": "correction", "ref": "fix", "on": "2021-01-13", "of": "c", "set": {"endangered": next()}}),
        json!({"type": "note", "ref": "paper", "on": "2021-01-13", "attachments": ["paper.txt"], "text": next()}),
        json!({"type": "note", "ref": "gone", "on": "2021-01-13", "text": next(), "topics": [next()]}),
        json!({"type": "erasure", "ref": "e", "on": "2021-01-14", "of": "gone", "reason": "asked_for"}),
    ];
    for number in 0..notes {
        // Some in each room, some many times over, so that it would pay to compress them.
        let room = ["survivor", "bridge", "contact"][number % 3];
        let text = vec![next(); 1 + number % 20].join(" ");
        lines.push(
            json!({"type": "note", "ref": next(), "on": "2021-02-01", "room": room, "text": text}),
        );
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The group is told: a script, two who join, what they write, attach, erase and send.
fn told(words: &[String]) -> Told {
    let group = Group::new();
    let mut canary = words.iter();
    let mut next = || canary.next().unwrap().clone();
    let stick = group.folder.path().join(next());
    fs::create_dir(&stick).unwrap();
    let source = tempfile::tempdir().unwrap();
    fs::write(
        source.path().join("paper.txt"),
        vec![next(); 300].join("\n"),
    )
    .unwrap();
    let mut told = Told {
        group,
        stick,
        recorded: Recorded::default(),
        put: 1,
    };
    let founding = Founding {
        title: next(),
        me: Some("mo".into()),
        language: "en".into(),
        begin: Begin::Alone,
    };
    let (path, key) = (told.group.path("mo"), told.group.passphrase());
    let mut mo = Office::found(&path, &key, KeyCost::lowest(), &founding, now(0)).unwrap();
    let lines = script(&mut next, 400);
    let imported = mo.import(&mut lines.as_bytes(), &Folder(source.path()), now(0));
    assert_eq!(imported.unwrap().entries, 413);
    mo.depot_add(&told.stick.to_string_lossy(), now(0)).unwrap();
    told.sync(&mut mo, 0);
    let (name_of_li, name_of_ra) = (next(), next());
    let mut li = told.join(("li", &name_of_li), &mut mo, None, 2);
    let mut ra = told.join(("ra", &name_of_ra), &mut mo, Some(&mut li), 3);
    let mut minute = 4;
    for word in canary {
        let file = source.path().join(format!("{word}.txt"));
        fs::write(&file, format!("{word}\n")).unwrap();
        let fields = json!({"text": format!("{word}, {}", word.to_uppercase())});
        let serde_json::Value::Object(fields) = fields else {
            panic!("fields")
        };
        let files = if minute % 10 == 0 {
            vec![file.into()]
        } else {
            Vec::new()
        };
        told.put += files.len() as u64;
        let who = [&mut mo, &mut li, &mut ra]
            .into_iter()
            .nth(minute as usize % 3)
            .unwrap();
        let written = who
            .write_down(Kind::Note, &Draft { fields, files }, now(minute))
            .unwrap();
        if minute % 7 == 0 {
            told.sync(who, minute);
            who.erase(&written.reference, "safety", now(minute))
                .unwrap();
        }
        told.sync(who, minute);
        minute += 1;
    }
    for who in [&mut li, &mut ra, &mut mo] {
        told.sync(who, minute);
    }
    mo.remove(&name_of_li, &[], now(minute)).unwrap();
    told.sync(&mut mo, minute);
    write(&mut ra, Kind::Note, json!({"text": "the last"}), minute);
    told.sync(&mut ra, minute);
    told
}

#[test]
fn of_a_thousand_words_none_is_in_anything_that_a_depot_ever_held() {
    let words = canaries();
    let told = told(&words);
    let seek = Words::new(&words);
    let segments = told
        .recorded
        .all()
        .filter(|(name, _)| name.matches('/').count() == 2);
    assert_eq!(
        segments.count() as u64,
        told.put,
        "everything that was put was looked at"
    );
    assert!(told.recorded.deleted.len() > 30, "some were deleted again");
    for (name, bytes) in told.recorded.all() {
        assert_eq!(seek.in_any_form(name.as_bytes()), BTreeSet::new());
        assert_eq!(seek.in_any_form(bytes), BTreeSet::new(), "{name}");
    }
    sizes_tell_classes(&told.recorded);
    names_tell_nothing(&told.recorded);
    nothing_is_there_twice(&told.recorded);
    nothing_of_the_vaults_is_there(&told);
}

/// Every object's size is one of the few that Padmé leaves.
fn sizes_tell_classes(recorded: &Recorded) {
    for (name, bytes) in recorded.all() {
        let len = bytes.len();
        assert!(len >= 1024, "{name}");
        let e = len.ilog2();
        let step = 1_usize << (e - (e.ilog2() + 1));
        assert_eq!(len % step, 0, "{name}: {len} bytes");
    }
}

/// Names are 26 letters at random below one known folder; no ten letters stand in two of them.
fn names_tell_nothing(recorded: &Recorded) {
    let mut parts = BTreeSet::new();
    for name in recorded.objects.keys() {
        let below = name.strip_prefix("answerable/").unwrap();
        assert!(below.matches('/').count() <= 1, "{name}");
        parts.extend(below.split('/'));
    }
    let mut seen = HashSet::new();
    for part in parts {
        assert!(part.len() == 26 && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7')));
        for ten in part.as_bytes().windows(10) {
            assert!(seen.insert(ten), "{part}");
        }
    }
}

/// No eight bytes stand in two objects, or twice in one: so nothing tells which are of one room, and which
/// rooms of one process. By chance that happens once in a hundred thousand runs.
fn nothing_is_there_twice(recorded: &Recorded) {
    let contents: BTreeSet<&Vec<u8>> = recorded.all().map(|(_, bytes)| bytes).collect();
    assert_eq!(
        contents.len(),
        recorded.all().count(),
        "no two objects are the same"
    );
    let mut eights: Vec<u64> = contents.iter().flat_map(|bytes| eights(bytes)).collect();
    assert!(eights.len() > 500_000);
    eights.sort_unstable();
    assert!(eights.windows(2).all(|two| two[0] != two[1]));
}

fn eights(bytes: &[u8]) -> impl Iterator<Item = u64> {
    bytes
        .windows(8)
        .map(|eight| u64::from_be_bytes(eight.try_into().unwrap()))
}

/// No eight bytes of an id, header, key, head or name of a vault's tables are in the depot.
fn nothing_of_the_vaults_is_there(told: &Told) {
    let mut held: HashSet<u64> = HashSet::new();
    for (name, bytes) in told.recorded.all() {
        held.extend(eights(bytes));
        held.extend(eights(name.as_bytes()));
    }
    let mut looked = 0;
    for who in ["mo", "li", "ra"] {
        let db = spec::database(&told.group.path(who), PASSPHRASE);
        // On the shelves left out lies what is sealed for the depot, as it goes out, and its names.
        let queries = [
            "SELECT device FROM chains",
            "SELECT id FROM links",
            "SELECT header FROM links",
            "SELECT opening FROM links WHERE opening IS NOT NULL",
            "SELECT before FROM links WHERE before IS NOT NULL",
            "SELECT line FROM log",
            "SELECT value, shelf FROM shelf WHERE shelf NOT LIKE 'made.%' AND shelf NOT LIKE 'waiting.%'
               AND shelf NOT LIKE '%file%.%' AND shelf NOT IN ('invites', 'invited', 'join')",
            "SELECT key, shelf FROM shelf WHERE shelf NOT LIKE 'waiting.%' AND length(key) >= 8",
        ];
        for query in queries {
            let mut statement = db.prepare(query).unwrap();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let bytes = row.get_ref(0).unwrap().as_bytes().unwrap();
                looked += bytes.len();
                for eight in eights(bytes) {
                    let of = row.get::<_, String>(1).unwrap_or_default();
                    assert!(!held.contains(&eight), "{who}: {query}: {of}");
                }
            }
        }
    }
    assert!(looked > 100_000);
}

#[test]
fn the_search_finds_a_word_in_every_form_that_it_looks_for() {
    let words = canaries();
    let seek = Words::new(&words);
    let word = words[7].as_bytes();
    let hex: String = word.iter().map(|byte| format!("{byte:02X}")).collect();
    let wide: Vec<u8> = word.iter().flat_map(|byte| [0, *byte]).collect();
    let masked: Vec<u8> = word.iter().map(|byte| byte ^ 0xa5).collect();
    let backwards: Vec<u8> = word.iter().rev().copied().collect();
    let forms: [(&str, Vec<u8>); 8] = [
        ("as it is", word.to_vec()),
        ("as it is", word.to_ascii_uppercase()),
        ("backwards", backwards),
        ("in wide letters", wide),
        ("in hexadecimal", hex.into_bytes()),
        (
            "in base32",
            coded(word, 5, b"abcdefghijklmnopqrstuvwxyz234567"),
        ),
        (
            "in base64",
            coded(
                word,
                6,
                b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
            ),
        ),
        ("under a mask", masked),
    ];
    let compressed = zstd::encode_all(&word.repeat(50)[..], 3).unwrap();
    for (form, hidden) in forms.into_iter().chain([("compressed", compressed)]) {
        for before in [&b""[..], b"\x00", b"\x81\x82\x83"] {
            let bytes = [before, &hidden, b"\xfe\xff"].concat();
            let found = seek.in_any_form(&bytes);
            assert!(found.iter().any(|(as_what, _)| *as_what == form), "{form}");
        }
    }
    assert_eq!(seek.in_any_form(b"zqwhatnobodywrotehere").len(), 0);
}

fn coded(bytes: &[u8], bits: usize, letters: &[u8]) -> Vec<u8> {
    let all: Vec<usize> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| usize::from(byte >> bit & 1)))
        .collect();
    let digits = all.chunks(bits).map(|chunk| {
        let value = chunk.iter().fold(0, |value, bit| value << 1 | bit);
        value << (bits - chunk.len())
    });
    digits.map(|digit| letters[digit]).collect()
}
