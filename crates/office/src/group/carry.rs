//! What who reads from now on is given of before: the letter, the mandate, open tasks and agreements; and
//! what somebody wrote who had not heard of them (room.md, 7.4).

use std::collections::{BTreeMap, BTreeSet};

use answerable_record::{Day, Kind, Sight, View};
use answerable_rooms::content::Content;
use answerable_rooms::ids::EntryId;
use answerable_rooms::outline::Outline;
use answerable_rooms::room::FromNowOn;
use answerable_vault::{Entropy, LinkAt, Parts, RowId, Standing};

use super::adopt::seconds;
use super::replicas::Place;
use crate::{Failure, Now, Office, row};

/// People for whom it was worked out, and is carried, what they have of before.
pub(super) const CARRIED: &str = "carried";
/// What somebody else wrote is carried once it is so old, by its author's clock: they may do it themselves.
const OTHERS_AFTER_S: u64 = 3 * 24 * 60 * 60;
const DAY_S: u64 = 24 * 60 * 60;

impl Office {
    /// Announces what is owed to those who read from now on; the next publication brings it.
    pub(super) fn carry(&mut self, place: Place, now: Now) -> Result<(), Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let readers = group.rooms[&place].from_now_on();
        for reader in readers {
            let known = self
                .vault
                .shelved(&place.named(CARRIED), reader.person.bytes())?;
            let chosen = match known {
                Some(_) => BTreeSet::new(),
                None => self.chosen(place, &reader)?,
            };
            let group = self.group()?.ok_or(Failure::NoGroup)?;
            let room = &group.rooms[&place];
            let carried = room.carried_to(&reader.person);
            let unheard = room.unheard(&reader);
            let wanted = chosen.iter().chain(&unheard);
            let whole = room.resolver().whole();
            let mine = |id: &EntryId| {
                let author = room.graph().find(id).map(|at| room.graph().device(at));
                author.and_then(|device| whole.person_of(&device)) == Some(group.identity.person)
            };
            let wanted = wanted.filter(|id| !carried.contains(*id));
            let wanted: Vec<(EntryId, bool)> = wanted.map(|id| (*id, mine(id))).collect();
            let mut owed = BTreeSet::new();
            for (id, mine) in wanted {
                if self.is_to_carry(place, &id, mine, now)? {
                    owed.insert(id);
                }
            }
            let mut is_announced = true;
            if !owed.is_empty() {
                let group = self.group.as_mut().ok_or(Failure::NoGroup)?;
                let room = group.rooms.get_mut(&place).expect("it was listed");
                let made = room.carry(&reader.person, &owed, seconds(now), &mut Entropy);
                is_announced = !made.is_empty();
                let (links, keys): (Vec<_>, Vec<_>) = made.into_iter().unzip();
                self.keep_links(place, &links, &keys)?;
            }
            let done = |id: &EntryId| carried.contains(id) || owed.contains(id);
            if known.is_none() && is_announced && chosen.iter().all(done) {
                self.vault.write(|writer| -> Result<(), Failure> {
                    Ok(writer.shelve(&place.named(CARRIED), reader.person.bytes(), &[])?)
                })?;
            }
        }
        Ok(())
    }

    /// What was in force or open when somebody was let in, and lies in the room, with its corrections; and who is who.
    fn chosen(&mut self, place: Place, reader: &FromNowOn) -> Result<BTreeSet<EntryId>, Failure> {
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = &group.rooms[&place];
        let Some(Outline::Act { at, .. }) = room.outlines().get(&reader.admission) else {
            return Ok(BTreeSet::new());
        };
        // A day in the one place may be the next in another.
        let day = i32::try_from(at / DAY_S).map_or(Day::MAX, Day::from_number);
        let day = day.plus(1);
        let sight = self.sight()?;
        self.fold()?;
        let fold = self.fold.as_ref().expect("made above");
        let view = View::new(fold, day, sight);
        let open = view.open(fold);
        let tasks = open.tasks.iter().flatten().map(|task| task.reference);
        let tasks: BTreeSet<&str> = tasks.collect();
        let mut rows: BTreeMap<String, RowId> = BTreeMap::new();
        let mut given: BTreeSet<RowId> = BTreeSet::new();
        let mut names: Vec<String> = Vec::new();
        self.vault.entries(None, |entry| -> Result<(), Failure> {
            let counts = matches!(entry.standing, Standing::Counts | Standing::RelayedCounts);
            let kind = Kind::from_name(entry.kind);
            let (Some(name), Some(kind), true) = (
                fold.name_at(row::position(entry.position)),
                kind,
                counts && !entry.erased && entry.room == place.shelf(),
            ) else {
                return Ok(());
            };
            let is_given = match kind {
                Kind::Letter | Kind::Mandate => !has_ended(fold, kind, name, day, sight),
                Kind::Agreement => fold.outcome_of(name, day, sight).is_none(),
                Kind::Task => tasks.contains(name),
                Kind::Correction => {
                    rows.insert(name.to_owned(), entry.row);
                    false
                }
                _ => false,
            };
            if is_given {
                given.insert(entry.row);
                names.push(name.to_owned());
            }
            Ok(())
        })?;
        for name in &names {
            let corrections = fold.corrections_of(name, day);
            given.extend(corrections.iter().filter_map(|name| rows.get(*name)));
        }
        let mut chosen = self.names_said(place)?;
        for row in given {
            if let Some(at) = self.vault.link_of(row)? {
                chosen.insert(self.vault.link(at, |link| EntryId(*link.id))?);
            }
        }
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let graph = group.rooms[&place].graph();
        // What came later they read by themselves, or have not been heard of.
        let before = |at| graph.is_past(at, reader.admission);
        chosen.retain(|id| graph.find(id).is_some_and(before));
        Ok(chosen)
    }

    /// Entries that say what the record calls the people of a room: without them nobody can tell who wrote
    /// what is given.
    fn names_said(&self, place: Place) -> Result<BTreeSet<EntryId>, Failure> {
        let mut said = BTreeSet::new();
        self.vault.links(place.shelf(), Parts::Rowless, |link| {
            let body = link.payload.filter(|_| link.row.is_none());
            let content = body.and_then(|body| Content::parse(body.before).ok());
            if matches!(content, Some(Content::Who { .. })) {
                said.insert(EntryId(*link.id));
            }
            Ok::<(), Failure>(())
        })?;
        Ok(said)
    }

    /// Whether an entry can be read here, and is one's own or old enough for anybody to carry.
    fn is_to_carry(
        &self,
        place: Place,
        id: &EntryId,
        mine: bool,
        now: Now,
    ) -> Result<bool, Failure> {
        let link = self.vault.find_link(place.shelf(), &id.0)?;
        let said = link.map(|link| self.said_at(link)).transpose()?.flatten();
        let now_s = seconds(now);
        // A clock that is ahead keeps nothing back.
        Ok(said.is_some_and(|at| mine || at > now_s || now_s - at >= OTHERS_AFTER_S))
    }

    /// When an entry was written, as its author says; `None` where it can't be read here.
    fn said_at(&self, at: LinkAt) -> Result<Option<u64>, Failure> {
        let body = self.vault.link(at, |link| {
            link.payload.map(|payload| payload.body().concat())
        })?;
        let body = body.map(zeroize::Zeroizing::new);
        Ok(body.and_then(|body| Content::parse(&body).ok().map(|content| content.at())))
    }
}

/// Whether a letter or a mandate was replaced or withdrawn by that day.
fn has_ended(
    fold: &answerable_record::Fold,
    kind: Kind,
    name: &str,
    day: Day,
    sight: Sight,
) -> bool {
    let ends = |by: &&str| {
        let kind_of = fold.kind_of(by);
        (kind_of == Some(kind) || kind_of == Some(Kind::Withdrawal)) && fold.is_seen(by, day, sight)
    };
    fold.pointing_to(name).iter().any(ends)
}
