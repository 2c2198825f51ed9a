//! Several vaults over one folder, driven through the office.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::disallowed_methods,
    reason = "a test makes the folders that it works in"
)]

use std::path::PathBuf;

use answerable_office::group::{Begin, InviteTerms, Joining, Side};
use answerable_office::record::{Day, Kind, Sight};
use answerable_office::{Draft, Founding, KeyCost, Now, Office, Passphrase};
use serde_json::json;

pub fn now(minute: i64) -> Now {
    Now {
        day: Day::new(2026, 1, 10).expect("a day"),
        seconds: 1_768_000_000 + minute * 60,
    }
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

    pub fn found(&self, name: &str) -> Office {
        self.found_as(name, Begin::Alone, "contact_group")
    }

    /// Somebody founds for a side, and takes the folder into use.
    pub fn found_as(&self, name: &str, begin: Begin, side: &str) -> Office {
        let founding = Founding {
            title: "Ours".into(),
            me: Some(name.into()),
            language: "en".into(),
            begin,
        };
        let mut office = Office::found(
            &self.path(name),
            &passphrase(),
            KeyCost::lowest(),
            &founding,
            now(0),
        )
        .expect("a vault");
        let person = json!({"ref": name, "name": name, "side": side});
        write(&mut office, Kind::Person, person, 0);
        let member = json!({"person": name, "change": "joined"});
        write(&mut office, Kind::Membership, member, 0);
        let depot = self.folder.path().join("stick");
        office
            .depot_add(&depot.to_string_lossy(), now(0))
            .expect("a depot");
        sync(&mut office, 0);
        office
    }

    /// Somebody of a side joins; the others give their word where it is asked for.
    pub fn join(
        &self,
        name: &str,
        side: Side,
        inviter: &mut Office,
        others: &mut [&mut Office],
        minute: i64,
    ) -> Office {
        let terms = InviteTerms {
            side,
            rooms: Vec::new(),
            from_now_on: false,
            person: None,
        };
        let invited = inviter.invite(&terms, now(minute)).expect("an invitation");
        let (path, code) = (self.path(name), &invited.code);
        let cost = KeyCost::lowest();
        let (mut newcomer, _) =
            Office::join(&path, &passphrase(), cost, code, name, now(minute)).expect("joining");
        inviter.pending(now(minute)).expect("what waits");
        newcomer.joining(now(minute)).expect("the words");
        approve(inviter, minute);
        for other in others.iter_mut() {
            sync(other, minute);
            approve(other, minute);
            sync(other, minute);
        }
        sync(inviter, minute);
        // Where somebody's word is still missing, they wait.
        if newcomer.joining(now(minute)).expect("a welcome") == Joining::In {
            for _ in 0..2 {
                sync(&mut newcomer, minute);
                sync(inviter, minute);
            }
        }
        newcomer
    }
}

/// Gives one's word wherever it is asked for.
pub fn approve(office: &mut Office, minute: i64) {
    for pending in office.pending(now(minute)).expect("what waits") {
        if pending.mine {
            office
                .approve(&pending.handle, now(minute))
                .expect("one's word");
        }
    }
    sync(office, minute);
}

pub fn write(office: &mut Office, kind: Kind, fields: serde_json::Value, minute: i64) -> String {
    let serde_json::Value::Object(fields) = fields else {
        panic!("fields")
    };
    let draft = Draft {
        fields,
        files: Vec::new(),
    };
    let written = office.write_down(kind, &draft, now(minute));
    written.expect("it keeps the rules").reference
}

pub fn sync(office: &mut Office, minute: i64) {
    let synced = office.sync(now(minute), &mut |_| {}).expect("it syncs");
    assert!(synced.noticed.is_empty(), "{:?}", synced.noticed);
}

/// Whether the words of an entry are still here.
pub fn says(office: &mut Office, reference: &str, words: &str) -> bool {
    let day = now(0).day;
    let shown = office.show(reference, day).expect("its ref stays");
    shown.entry.to_line().contains(words)
}

pub fn is_seen(office: &mut Office, reference: &str) -> bool {
    let day = Day::new(2026, 12, 31).expect("a day");
    let fold = office.fold().expect("a record");
    fold.is_seen(reference, day, Sight::ALL)
}
