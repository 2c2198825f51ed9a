//! Several vaults over one folder.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test makes the folders that it works in, and fails where they are not made"
)]

use std::path::PathBuf;

use answerable_office::group::{Begin, Given, InviteTerms, Joining, PendingKind, Side};
use answerable_office::record::{Day, Kind};
use answerable_office::{Draft, Failure, Founding, KeyCost, Now, Office, Passphrase};
use serde_json::json;

pub const PASSPHRASE: &str = "six words that nobody else would take";

pub fn now(minute: i64) -> Now {
    Now {
        day: Day::new(2026, 1, 10).unwrap(),
        seconds: 1_768_000_000 + minute * 60,
    }
}

pub fn terms(side: Side) -> InviteTerms {
    InviteTerms {
        side,
        rooms: Vec::new(),
        from_now_on: false,
        person: None,
    }
}

pub fn write(office: &mut Office, kind: Kind, fields: serde_json::Value, minute: i64) -> String {
    let serde_json::Value::Object(fields) = fields else {
        panic!("fields")
    };
    let files = Vec::new();
    let written = office.write_down(kind, &Draft { fields, files }, now(minute));
    written.unwrap().reference
}

pub fn sync(office: &mut Office, minute: i64) {
    let synced = office.sync(now(minute), &mut |_| {}).unwrap();
    assert!(synced.unreached.is_empty());
    assert!(synced.noticed.is_empty(), "{:?}", synced.noticed);
}

pub struct Group {
    pub folder: tempfile::TempDir,
}

impl Group {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("stick")).unwrap();
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.vault"))
    }

    pub fn stick(&self) -> PathBuf {
        self.folder.path().join("stick")
    }

    pub fn passphrase(&self) -> Passphrase {
        Passphrase::new(PASSPHRASE).unwrap()
    }

    pub fn unlock(&self, name: &str) -> Office {
        self.try_unlock(name).unwrap()
    }

    pub fn try_unlock(&self, name: &str) -> Result<Office, Failure> {
        Office::unlock(&self.path(name), &self.passphrase())
    }

    /// Somebody writes alone.
    pub fn alone(&self, name: &str) -> Office {
        let founding = Founding {
            title: "Ours".into(),
            me: Some(name.into()),
            language: "en".into(),
            begin: Begin::Alone,
        };
        let (path, cost) = (self.path(name), KeyCost::lowest());
        let mut office = Office::found(&path, &self.passphrase(), cost, &founding, now(0)).unwrap();
        let person = json!({"ref": name, "name": name, "side": "contact_group"});
        write(&mut office, Kind::Person, person, 0);
        let joined = json!({"person": name, "change": "joined"});
        write(&mut office, Kind::Membership, joined, 0);
        office
    }

    /// Somebody founds all three rooms, alone at first.
    pub fn found(&self, name: &str) -> Office {
        let mut office = self.alone(name);
        office
            .depot_add(&self.stick().to_string_lossy(), now(0))
            .unwrap();
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
        let at = now(minute);
        let invited = inviter.invite(terms, at).unwrap();
        let (path, cost) = (self.path(name), KeyCost::lowest());
        let (mut newcomer, joining) =
            Office::join(&path, &self.passphrase(), cost, &invited.code, name, at).unwrap();
        assert_eq!(joining, Joining::Waiting);
        let pending = inviter.pending(at).unwrap();
        let answer = pending
            .iter()
            .find(|pending| pending.what == PendingKind::Answer)
            .unwrap();
        assert!(matches!(newcomer.joining(at).unwrap(), Joining::Compare(_)));
        let mut given = inviter.approve(&answer.handle.clone(), at).unwrap();
        sync(inviter, minute);
        for other in others.iter_mut() {
            sync(other, minute);
            let pending = other.pending(at).unwrap();
            if let Some(mine) = pending.iter().find(|pending| pending.mine) {
                given = other.approve(&mine.handle.clone(), at).unwrap();
                sync(other, minute);
            }
        }
        assert_eq!(given, Given::InForce);
        sync(inviter, minute);
        assert_eq!(newcomer.joining(at).unwrap(), Joining::In);
        sync(&mut newcomer, minute);
        sync(inviter, minute);
        sync(&mut newcomer, minute);
        newcomer
    }
}
