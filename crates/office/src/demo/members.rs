//! The same process as a group has it: a vault for each of them, and the folder over which they exchange.
//!
//! Nothing here is staged: the codes, the words and the approvals are those that people go through.

use std::fs;
use std::path::{Path, PathBuf};

use answerable_record::words::{Room, Word};
use answerable_record::{Day, Field, Kind};
use answerable_vault::{KeyCost, Passphrase};
use serde_json::{Map, Value as Json};

use super::{DEMO_DAY, DEMO_PASSPHRASE, Papers, demo_script, text};
use crate::add::Draft;
use crate::found::{Founding, Office};
use crate::group::{Begin, InviteTerms, PendingKind, Side};
use crate::{Failure, Now};

/// Fewest and most members of the demo.
pub const DEMO_MEMBERS: (usize, usize) = (3, 7);
/// The folder of the depot, beside the vaults.
const DEPOT: &str = "depot";
/// From here on entries are written by those who wrote them, each in a vault of their own.
const LAST_WEEKS: &str = "2025-10-27";
/// How long ago that began.
const LAST_WEEKS_S: i64 = 19 * 24 * 60 * 60;
/// Who has not exchanged since, and will see all of that come.
const LATE: &str = "hazel";

/// In the order in which they come; the first of them wrote alone and founds.
const PEOPLE: [(&str, &str, Side); DEMO_MEMBERS.1] = [
    ("alder", "Alder", Side::Contact),
    ("juniper", "Juniper", Side::Support),
    ("hazel", "Hazel", Side::Contact),
    ("sorrel", "Sorrel", Side::Contact),
    ("yarrow", "Yarrow", Side::Contact),
    ("rowan", "Rowan", Side::Contact),
    ("fern", "Fern", Side::Support),
];

/// A group that was made to play with.
pub struct DemoGroup {
    /// Everybody's vault, in the order in which they came.
    pub vaults: Vec<DemoVault>,
    /// The folder over which they exchange.
    pub depot: PathBuf,
    /// The day on which to look at it.
    pub day: Day,
}

/// One member's vault.
pub struct DemoVault {
    /// Their ref.
    pub person: &'static str,
    /// Their name.
    pub name: &'static str,
    /// As which side they are there.
    pub side: Side,
    /// Where the vault lies.
    pub path: PathBuf,
    /// How many entries they can read.
    pub entries: u64,
    /// Whether they have not exchanged for a while, so that entries wait for them in the depot.
    pub late: bool,
}

/// Makes the demo of a group in a folder: so many vaults, of which one is out of date.
///
/// # Errors
/// Where the folder has a demo already, or the machine says no.
pub fn demo_members(
    folder: &Path,
    members: usize,
    cost: KeyCost,
    now: Now,
) -> Result<DemoGroup, Failure> {
    let day = Day::parse(DEMO_DAY).expect("a day");
    let now = Now { day, ..now };
    let then = Now {
        seconds: now.seconds - LAST_WEEKS_S,
        ..now
    };
    let people = &PEOPLE[..members.clamp(DEMO_MEMBERS.0, DEMO_MEMBERS.1)];
    let depot = folder.join(DEPOT);
    fs::create_dir(&depot)?;
    let Story {
        before,
        hers,
        last_weeks,
    } = told(people);
    let making = Making {
        folder,
        cost,
        now: then,
    };
    let mut there = vec![making.founded(&before, &depot)?];
    for (person, name, side) in &people[1..] {
        let newcomer = making.let_in(&mut there, person, name, *side)?;
        there.push(newcomer);
        if *side == Side::Support && there.len() == 2 {
            // Her room is hers: whoever began hands it over before anything stands in it.
            there[0].leave(&[Room::Survivor], then)?;
            exchange(&mut there[0], then)?;
            exchange(&mut there[1], then)?;
            for (_, kind, fields) in &hers {
                write_down(&mut there[1], *kind, fields.clone(), then)?;
            }
        }
    }
    all_exchange(people, &mut there, None, then)?;
    for (person, kind, fields) in last_weeks {
        let at = people.iter().position(|(known, ..)| *known == person);
        let writes = &mut there[at.expect("only those who are there write")];
        write_down(writes, kind, fields, now)?;
    }
    all_exchange(people, &mut there, Some(LATE), now)?;
    let mut vaults = Vec::new();
    for ((person, name, side), office) in people.iter().zip(&mut there) {
        office.fold()?;
        office.rest()?;
        vaults.push(DemoVault {
            person,
            name,
            side: *side,
            path: making.path(person),
            entries: office.count()?,
            late: *person == LATE,
        });
    }
    Ok(DemoGroup { vaults, depot, day })
}

/// An entry to be written down, and who wrote it.
type Told = (String, Kind, Map<String, Json>);

/// The demo's script in the pieces in which it is written down.
struct Story {
    /// Up to the last weeks, without what lies in her room.
    before: String,
    /// What lies in her room of that time, and what was released out of it.
    hers: Vec<Told>,
    /// The last weeks, as far as those who are there wrote them.
    last_weeks: Vec<Told>,
}

fn told(people: &[(&str, &str, Side)]) -> Story {
    let mut story = Story {
        before: String::new(),
        hers: Vec::new(),
        last_weeks: Vec::new(),
    };
    let mut in_her_room: Vec<String> = Vec::new();
    for line in demo_script(None).lines() {
        let mut entry: Map<String, Json> = serde_json::from_str(line).expect("the demo is JSON");
        let by = text(&entry, Field::By).unwrap_or_default().to_owned();
        let kind = text(&entry, Field::Type).and_then(Kind::from_name);
        let kind = kind.expect("the demo knows its types");
        let room = text(&entry, Field::Room).or(kind.home().map(|room| room.name()));
        let of = text(&entry, Field::Of);
        let hers = room == Some(Room::Survivor.name())
            || of.is_some_and(|of| in_her_room.iter().any(|name| name == of));
        if hers {
            in_her_room.extend(text(&entry, Field::Ref).map(str::to_owned));
        }
        let late = !story.last_weeks.is_empty() || text(&entry, Field::On) >= Some(LAST_WEEKS);
        let theirs = people.iter().any(|(person, ..)| *person == by);
        entry.remove(Field::Type.name());
        if kind == Kind::Overlap {
            // It points at a circle out of the contact room, which her side does not read.
            continue;
        }
        match (late && theirs, hers) {
            (true, _) => story.last_weeks.push((by, kind, entry)),
            (false, true) => story.hers.push((by, kind, entry)),
            (false, false) => {
                story.before.push_str(line);
                story.before.push('\n');
            }
        }
    }
    story
}

fn write_down(
    office: &mut Office,
    kind: Kind,
    fields: Map<String, Json>,
    now: Now,
) -> Result<(), Failure> {
    let draft = Draft {
        fields,
        files: Vec::new(),
    };
    office.write_down(kind, &draft, now).map(drop)
}

struct Making<'m> {
    folder: &'m Path,
    cost: KeyCost,
    now: Now,
}

impl Making<'_> {
    fn path(&self, person: &str) -> PathBuf {
        self.folder.join(format!("{person}.vault"))
    }

    /// The first vault, with what was written before the others had theirs.
    fn founded(&self, before: &str, depot: &Path) -> Result<Office, Failure> {
        let (person, ..) = PEOPLE[0];
        let founding = Founding {
            title: "Demo".to_owned(),
            me: Some(person.to_owned()),
            language: "en".to_owned(),
            begin: Begin::Alone,
        };
        let path = self.path(person);
        let mut office = Office::found(&path, &passphrase(), self.cost, &founding, self.now)?;
        office.import(&mut before.as_bytes(), &Papers, self.now)?;
        office.depot_add(&depot.to_string_lossy(), self.now)?;
        exchange(&mut office, self.now)?;
        Ok(office)
    }

    /// One more: invited by whoever founded it, let in by as many as it takes.
    fn let_in(
        &self,
        there: &mut [Office],
        person: &str,
        name: &str,
        side: Side,
    ) -> Result<Office, Failure> {
        let now = self.now;
        let terms = InviteTerms {
            side,
            rooms: Vec::new(),
            from_now_on: false,
            person: Some(person.to_owned()),
        };
        let (inviter, others) = there.split_first_mut().expect("somebody founded it");
        let invited = inviter.invite(&terms, now)?;
        let path = self.path(person);
        let (mut newcomer, _) =
            Office::join(&path, &passphrase(), self.cost, &invited.code, name, now)?;
        // The inviter answers the newcomer's keys; then both see the same four words.
        inviter.pending(now)?;
        newcomer.joining(now)?;
        inviter.approve(&invited.handle, now)?;
        exchange(inviter, now)?;
        for other in others {
            exchange(other, now)?;
            let pending = other.pending(now)?;
            let asked = pending
                .iter()
                .filter(|one| one.mine && one.what == PendingKind::Admission);
            for handle in asked.map(|one| one.handle.clone()) {
                other.approve(&handle, now)?;
                exchange(other, now)?;
            }
        }
        exchange(inviter, now)?;
        newcomer.joining(now)?;
        exchange(&mut newcomer, now)?;
        Ok(newcomer)
    }
}

/// Everybody exchanges twice, so that everybody hears of everybody; but for one, perhaps.
fn all_exchange(
    people: &[(&str, &str, Side)],
    there: &mut [Office],
    without: Option<&str>,
    now: Now,
) -> Result<(), Failure> {
    for _ in 0..2 {
        for ((person, ..), office) in people.iter().zip(there.iter_mut()) {
            if Some(*person) != without {
                exchange(office, now)?;
            }
        }
    }
    Ok(())
}

fn exchange(office: &mut Office, now: Now) -> Result<(), Failure> {
    office.sync(now, &mut |_| {}).map(drop)
}

fn passphrase() -> Passphrase {
    Passphrase::new(DEMO_PASSPHRASE).expect("it is not empty")
}
