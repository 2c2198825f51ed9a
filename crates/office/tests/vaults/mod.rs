//! Vaults that meet over one folder.
#![allow(dead_code, reason = "each test uses the part that it needs")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use answerable_office::group::{Begin, Given, InviteTerms, Joining, PendingKind, Side};
use answerable_office::record::{Day, Kind, Sight};
use answerable_office::{
    Draft, Files, Find, Founding, KeyCost, Now, Office, Passphrase, demo_script,
};
use serde_json::json;

/// The day and the clock of where the tests are.
pub fn local() -> answerable_office::form::Local<'static> {
    answerable_office::form::Local {
        today: now(0).day,
        offset_minutes: &|_, _| 60,
    }
}

pub fn now(minute: i64) -> Now {
    Now {
        day: Day::new(2026, 1, 10).expect("a day"),
        seconds: 1_768_000_000 + minute * 60,
    }
}

pub fn cheap() -> KeyCost {
    KeyCost::lowest()
}

pub fn passphrase() -> Passphrase {
    Passphrase::new("six words that nobody else would take").expect("not empty")
}

pub struct Group {
    pub folder: tempfile::TempDir,
}

impl Group {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("stick")).expect("a depot's folder");
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.vault"))
    }

    pub fn depot(&self) -> String {
        self.folder
            .path()
            .join("stick")
            .to_string_lossy()
            .into_owned()
    }

    /// A vault that somebody writes in alone.
    pub fn alone(&self, name: &str) -> Office {
        self.alone_as(name, Begin::Alone)
    }

    fn alone_as(&self, name: &str, begin: Begin) -> Office {
        let founding = Founding {
            title: "Ours".into(),
            me: Some(name.into()),
            language: "en".into(),
            begin,
        };
        let mut office = Office::found(&self.path(name), &passphrase(), cheap(), &founding, now(0))
            .expect("a vault");
        write(
            &mut office,
            Kind::Person,
            json!({"ref": name, "name": name, "side": "contact_group"}),
            0,
        );
        write(
            &mut office,
            Kind::Membership,
            json!({"person": name, "change": "joined"}),
            0,
        );
        office
    }

    /// A vault whose group has begun, with all three rooms.
    pub fn found(&self, name: &str) -> Office {
        self.found_as(name, Begin::Alone)
    }

    /// A vault whose group has begun, with the rooms that are founded so.
    pub fn found_as(&self, name: &str, begin: Begin) -> Office {
        let mut office = self.alone_as(name, begin);
        office.depot_add(&self.depot(), now(0)).expect("a depot");
        sync(&mut office, 0);
        office
    }

    /// Somebody joins; the others, in turn, give their word where it is asked for.
    pub fn join(
        &self,
        name: &str,
        terms: &InviteTerms,
        inviter: &mut Office,
        others: &mut [&mut Office],
        minute: i64,
    ) -> Office {
        let invited = inviter.invite(terms, now(minute)).expect("an invitation");
        let (mut newcomer, joining) = Office::join(
            &self.path(name),
            &passphrase(),
            cheap(),
            &invited.code,
            name,
            now(minute),
        )
        .expect("joining");
        assert_eq!(joining, Joining::Waiting);
        let pending = inviter.pending(now(minute)).expect("what waits");
        let answer = pending
            .iter()
            .find(|pending| pending.what == PendingKind::Answer)
            .expect("an answer");
        let Joining::Compare(compare) = newcomer.joining(now(minute)).expect("an answer") else {
            panic!("words")
        };
        assert_eq!(
            answer.compare.as_ref(),
            Some(&compare),
            "the same four words on both sides"
        );
        let mut given = inviter
            .approve(&answer.handle.clone(), now(minute))
            .expect("one's word");
        sync(inviter, minute);
        for other in others.iter_mut() {
            sync(other, minute);
            let pending = other.pending(now(minute)).expect("what waits");
            if let Some(mine) = pending.iter().find(|pending| pending.mine) {
                given = other
                    .approve(&mine.handle.clone(), now(minute))
                    .expect("one's word");
                sync(other, minute);
            }
        }
        assert_eq!(given, Given::InForce);
        sync(inviter, minute);
        assert_eq!(
            newcomer.joining(now(minute)).expect("a welcome"),
            Joining::In
        );
        sync(&mut newcomer, minute);
        sync(inviter, minute);
        sync(&mut newcomer, minute);
        newcomer
    }
}

pub fn terms(person: Option<&str>) -> InviteTerms {
    InviteTerms {
        side: Side::Contact,
        rooms: Vec::new(),
        from_now_on: false,
        person: person.map(str::to_owned),
    }
}

pub fn write(office: &mut Office, kind: Kind, fields: serde_json::Value, minute: i64) -> String {
    let serde_json::Value::Object(fields) = fields else {
        panic!("fields")
    };
    let written = office.write_down(
        kind,
        &Draft {
            fields,
            files: Vec::new(),
        },
        now(minute),
    );
    written.expect("it keeps the rules").reference
}

pub fn note(office: &mut Office, text: &str, minute: i64) {
    let note = json!({"ref": text, "text": text});
    assert_eq!(write(office, Kind::Note, note, minute), text);
}

/// All files below a folder.
pub fn objects(folder: &Path) -> BTreeSet<PathBuf> {
    let inner = std::fs::read_dir(folder).expect("a folder");
    let inner = inner.map(|entry| entry.expect("an entry").path());
    inner
        .flat_map(|path| match path.is_dir() {
            true => objects(&path),
            false => BTreeSet::from([path]),
        })
        .collect()
}

pub fn sync(office: &mut Office, minute: i64) {
    let synced = office.sync(now(minute), &mut |_| {}).expect("it syncs");
    assert!(synced.unreached.is_empty());
    assert!(synced.noticed.is_empty(), "{:?}", synced.noticed);
}

pub fn refs(office: &mut Office) -> Vec<String> {
    let mut refs: Vec<String> = office
        .recorded()
        .expect("entries")
        .iter()
        .map(|entry| entry.name.to_string())
        .collect();
    refs.sort();
    refs
}

pub fn ledgers(office: &mut Office) -> String {
    let looked = office
        .look(Day::new(2026, 12, 31).expect("a day"), Sight::ALL)
        .expect("ledgers");
    serde_json::to_string(&looked.ledgers()).expect("JSON")
}

/// Files of a script that is told for load: each has a letter in it.
struct Letters;

impl Files for Letters {
    fn find(&self, _: &str) -> Find {
        Find::There
    }

    fn open(&self, _: &str) -> std::io::Result<Box<dyn std::io::Read + '_>> {
        Ok(Box::new(&b"x"[..]))
    }
}

/// A vault with the record of the demo, in which `mo` writes alone.
pub fn of_the_demo(group: &Group) -> Office {
    let founding = Founding {
        title: "Ours".into(),
        me: Some("mo".into()),
        language: "en".into(),
        begin: Begin::Alone,
    };
    let made = Office::found(
        &group.path("demo"),
        &passphrase(),
        cheap(),
        &founding,
        now(0),
    );
    let mut office = made.expect("a vault");
    let script = demo_script(None);
    let taken = office.import(&mut script.as_bytes(), &Letters, now(0));
    taken.expect("it is taken in");
    office
}
