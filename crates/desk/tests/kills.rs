//! Killed at any moment of a sync: nothing is lost, nothing is there twice, and nobody is told of a
//! fork or a copy that is none. A vault that is going on as a new device is killed, too.
//!
//! `ANSWERABLE_KILLS` sets how many kills there are; 200 where it is absent.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test starts, times and kills the program, and says how it went"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use answerable_office::group::{Begin, Side};
use answerable_office::record::Kind;
use answerable_office::{Draft, Office};
use serde_json::{Value as Json, json};
use support::group::{Group, now, text};

const PEOPLE: [&str; 3] = ["kim", "mo", "noa"];
/// Kills between two looks at everything.
const KILLS_BETWEEN: u64 = 20;

/// When a running sync is killed.
#[derive(Clone, Copy, Debug)]
enum When {
    /// After so long.
    After(Duration),
    /// When the names in the depot have changed so often: halves, objects, folders.
    Put(u64),
    /// When the journal of the vault has begun or ended so often: once each a transaction.
    Write(u64),
}

/// What a sync does when nobody stops it.
struct Whole {
    time: Duration,
    puts: u64,
    writes: u64,
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }

    fn moment(&mut self, whole: &Whole) -> When {
        match self.below(3) {
            0 => When::After(Duration::from_micros(
                self.below(whole.time.as_micros() as u64),
            )),
            1 => When::Put(1 + self.below(whole.puts)),
            _ => When::Write(1 + self.below(whole.writes)),
        }
    }
}

fn kills(usual: u64) -> u64 {
    std::env::var("ANSWERABLE_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(usual)
}

/// Kim founds, Mo and Noa come in.
fn three() -> Group {
    let group = Group::new();
    group.found("kim", Begin::As(Side::Contact));
    let mut office = group.open("kim");
    for who in PEOPLE {
        let name = support::group::named(who);
        let person = json!({"ref": who, "name": name, "side": "contact_group"});
        write(&mut office, Kind::Person, person);
        write(
            &mut office,
            Kind::Membership,
            json!({"person": who, "change": "joined"}),
        );
    }
    drop(office);
    for (newcomer, other) in [("mo", None), ("noa", Some("mo"))] {
        group.invite("kim", newcomer, " --side contact_group");
        group.sync("kim");
        if let Some(other) = other {
            group.approve(other, "admission");
        }
        group.come_in("kim", newcomer);
    }
    group.sync_all(&PEOPLE);
    group
}

fn write(office: &mut Office, kind: Kind, fields: Json) {
    let Json::Object(fields) = fields else {
        panic!("fields")
    };
    let files = Vec::new();
    let written = office.write_down(kind, &Draft { fields, files }, now());
    written.unwrap_or_else(|failure| panic!("{failure:?}"));
}

fn note(group: &Group, who: &str, reference: &str) {
    let text = format!("What {reference} says.");
    write(
        &mut group.open(who),
        Kind::Note,
        json!({"ref": reference, "text": text}),
    );
}

/// Starts a sync and kills it at its moment; says whether that came before it ended by itself. Gives
/// also what was seen of it.
fn sync_until(group: &Group, who: &str, when: Option<When>) -> (bool, Whole) {
    let mut command = group.command(who, "sync");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let (stick, journal) = (group.stick(), journal(group, who));
    let (mut names, mut busy) = (names_in(&stick), false);
    let (mut puts, mut writes) = (0, 0);
    let start = Instant::now();
    let mut child = command.spawn().expect("it starts");
    loop {
        let now = names_in(&stick);
        puts += u64::from(now != names);
        names = now;
        let writing = fs::metadata(&journal).is_ok_and(|journal| journal.len() > 0);
        writes += u64::from(writing != busy);
        busy = writing;
        let seen = Whole {
            time: start.elapsed(),
            puts,
            writes,
        };
        if let Some(status) = child.try_wait().expect("it can be asked") {
            assert!(status.success(), "it ended by itself, and badly");
            return (false, seen);
        }
        let is_due = when.is_some_and(|when| match when {
            When::After(time) => seen.time >= time,
            When::Put(at) => puts >= at,
            When::Write(at) => writes >= at,
        });
        if is_due {
            child.kill().expect("it can be killed");
            let ended_well = child.wait().expect("it ends").success();
            return (!ended_well, seen);
        }
        std::thread::sleep(Duration::from_micros(100));
    }
}

fn journal(group: &Group, who: &str) -> PathBuf {
    let mut path = group.vault(who).into_os_string();
    path.push("-journal");
    path.into()
}

/// All names below a folder, in order.
fn names_in(folder: &Path) -> Vec<PathBuf> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            names.extend(names_in(&path));
        }
        names.push(path);
    }
    names.sort();
    names
}

/// Everybody syncs to the end. Nothing is noticed by anybody, or only these.
fn settle(group: &Group, who: &[&str], may_be_noticed: &[&str]) {
    for one in who.iter().chain(who).chain(who) {
        let synced = group.json(one, "sync");
        assert_eq!(synced["unreached"], json!([]), "{one}");
        for noticed in synced["noticed"].as_array().expect("a list") {
            let check = text(&noticed["check"]);
            assert!(may_be_noticed.contains(&check), "{one}: {noticed}");
        }
    }
}

/// Everybody has all of these once, the same in all vaults, each vault is whole, and nobody sees a fork.
fn assert_all(group: &Group, who: &[&str], notes: &[String], devices: usize) {
    let mut first: Option<Vec<String>> = None;
    for one in who {
        let mut office = group.open(one);
        let entries = office.recorded().expect("entries");
        let mut refs: Vec<String> = entries.iter().map(|entry| entry.name.to_string()).collect();
        refs.sort();
        for note in notes {
            let there = refs.iter().filter(|name| *name == note).count();
            assert_eq!(there, 1, "{one} has {note} so often");
        }
        let found = office.verify().expect("it can be read");
        assert!(found.is_whole() && found.broken.is_empty(), "{one}");
        let members = office.members(now()).expect("members");
        let forked = |one: &&answerable_office::group::Noticed| one.check != "R-081";
        assert_eq!(members.noticed.iter().find(forked), None, "{one}");
        assert!(members.rooms.iter().all(|room| room.missing == 0), "{one}");
        let all: usize = members
            .people
            .iter()
            .map(|person| person.devices.len())
            .sum();
        assert_eq!(all, devices, "{one}");
        if let Some(first) = &first {
            assert_eq!(first, &refs, "{one} has what the first has");
        }
        first.get_or_insert(refs);
    }
}

#[test]
fn what_is_killed_in_a_sync_loses_nothing_and_writes_nothing_twice() {
    let group = three();
    let mut dice = Dice(5);
    note(&group, "kim", "measured");
    let whole = sync_until(&group, "kim", None).1;
    assert!(whole.puts > 0 && whole.writes > 0, "both are seen");
    let mut notes = vec!["measured".to_owned()];
    let (wanted, start) = (kills(200), Instant::now());
    let (mut killed, mut tried, mut kinds) = (0, 0, [0, 0, 0]);
    while killed < wanted {
        tried += 1;
        assert!(tried < 3 * wanted + 30, "{killed} of {tried} came in time");
        let who = PEOPLE[dice.below(3) as usize];
        let name = format!("n-{tried}");
        note(&group, who, &name);
        notes.push(name);
        let when = dice.moment(&whole);
        if sync_until(&group, who, Some(when)).0 {
            killed += 1;
            kinds[match when {
                When::After(_) => 0,
                When::Put(_) => 1,
                When::Write(_) => 2,
            }] += 1;
            if killed % KILLS_BETWEEN == 0 {
                settle(&group, &PEOPLE, &[]);
            }
        }
    }
    settle(&group, &PEOPLE, &[]);
    assert_all(&group, &PEOPLE, &notes, PEOPLE.len());
    let halves = names_in(&group.stick());
    let halves = halves
        .iter()
        .filter(|name| name.to_string_lossy().contains(".half-"));
    println!(
        "{killed} syncs killed of {tried}, {} by time, {} at a change of the depot, {} at one of the vault, \
         in {:?}; a whole one takes {:?}, {} and {} changes; {} halves are left, which are no names",
        kinds[0],
        kinds[1],
        kinds[2],
        start.elapsed(),
        whole.time,
        whole.puts,
        whole.writes,
        halves.count(),
    );
}

#[test]
fn a_copy_that_is_killed_while_it_goes_on_as_a_new_device_is_one_new_device() {
    let group = three();
    copy(&group.vault("mo"), &group.vault("copy"));
    note(&group, "mo", "on-the-first");
    note(&group, "copy", "on-the-copy");
    group.sync("mo");
    group.sync("kim");
    let kept = tempfile::tempdir().expect("a folder");
    let folder = group.stick();
    let folder = folder.parent().expect("it has one");
    copy_all(folder, kept.path());
    let whole = sync_until(&group, "copy", None).1;
    let notes = ["on-the-first".to_owned(), "on-the-copy".to_owned()];
    let (mut dice, mut killed) = (Dice(9), 0);
    let everybody = ["mo", "copy", "kim", "noa"];
    let wanted = kills(200).div_ceil(20);
    for _ in 0..wanted {
        fs::remove_dir_all(folder).expect("it is ours");
        copy_all(kept.path(), folder);
        killed += u64::from(sync_until(&group, "copy", Some(dice.moment(&whole))).0);
        settle(&group, &everybody, &["R-081"]);
        assert_all(&group, &everybody, &notes, PEOPLE.len() + 1);
    }
    println!("{killed} of {wanted} killed on their way to a new device");
    assert!(killed > 0, "no kill came early enough to tell");
}

/// Copies the two files of a vault.
fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).expect("it is there");
    let key = |path: &Path| path.with_extension("vault.key");
    fs::copy(key(from), key(to)).expect("it is there");
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy_all(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("it is there");
        }
    }
}
