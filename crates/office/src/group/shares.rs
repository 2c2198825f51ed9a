//! Pieces of a recovery key, for her who keeps her room alone: whoever she names holds one, and some of
//! them together bring her back (room.md, 16.5).

use answerable_record::words::Side as RecordedSide;
use answerable_record::{Field, Kind};
use answerable_rooms::check::Check;
use answerable_rooms::device::DeviceKind;
use answerable_rooms::paper_key::{Entropy as Words, ShortProcess};
use answerable_rooms::room::Room;
use answerable_rooms::shares::{Share, Unjoined, join, split};
use answerable_vault::Entropy;
use zeroize::Zeroizing;

use super::come_back::{Anew, Key};
use super::paper_key::PaperKeySeen;
use super::plain::{Progress, Synced};
use super::replicas::Place;
use crate::{Failure, Now, Office};

/// One piece, for one holder.
pub struct Piece {
    /// Who holds it: a ref, or what she calls them.
    pub holder: String,
    /// Which one it is, how many there are, how many are enough.
    pub numbers: (u8, u8, u8),
    /// The line that is kept.
    pub line: Zeroizing<String>,
}

impl Office {
    /// Whether pieces are for whoever writes here: the survivor's room is theirs, and they keep it alone. Who
    /// founds a group from the other side has the keys of that room too, until her side comes, and makes none.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn may_make_shares(&mut self) -> Result<bool, Failure> {
        let group = self.group()?;
        let room = group.and_then(|group| group.rooms.get(&Place::Survivor));
        if !room.is_some_and(is_kept_alone) {
            return Ok(false);
        }
        let me = self.me().map(str::to_owned);
        match me.map(|me| self.may_hold(&me)) {
            Some(Err(Failure::NoHolder(_))) => Ok(false),
            Some(Err(failure)) => Err(failure),
            _ => Ok(true),
        }
    }

    /// The key in pieces that one has; nothing where there is none, or it was dropped or used.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn shares_seen(&mut self) -> Result<Option<PaperKeySeen>, Failure> {
        self.recovery_seen(DeviceKind::Shares)
    }

    /// Keeps that the pieces were compared with what was written down of them.
    ///
    /// # Errors
    /// Where the vault can't be written.
    pub fn shares_compared(&mut self, now: Now) -> Result<(), Failure> {
        self.recovery_compared(DeviceKind::Shares, now)
    }

    /// Makes a recovery key for the survivor's room, in the place of an earlier one, and gives each
    /// holder a piece of it.
    ///
    /// # Errors
    /// Where somebody or something else holds the keys of that room already, a holder is of the contact
    /// group or on his side, or the numbers are not 2 ≤ `enough` ≤ holders ≤ 8.
    pub fn shares(
        &mut self,
        enough: u8,
        holders: &[String],
        now: Now,
    ) -> Result<Vec<Piece>, Failure> {
        if self.kept_depots()?.is_empty() {
            return Err(Failure::NoDepot);
        }
        self.begin_group(now)?;
        for holder in holders {
            self.may_hold(holder)?;
        }
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let process = group.identity.process;
        let room = group.rooms.get(&Place::Survivor);
        let room = room.ok_or(Failure::NotInRoom)?;
        if !is_kept_alone(room) {
            return Err(Failure::NotAlone);
        }
        let of = u8::try_from(holders.len()).unwrap_or(u8::MAX);
        let words = Words::draw(&mut Entropy);
        let pieces = split(&words, process, enough, of, &mut Entropy);
        let pieces = pieces.map_err(|_| Failure::ShareNumbers)?;
        self.add_recovery_device(&words, DeviceKind::Shares, Some(Place::Survivor), now)?;
        let piece = |(share, holder): (&Share, &String)| Piece {
            holder: holder.clone(),
            numbers: share.numbers(),
            line: share.text(),
        };
        Ok(pieces.iter().zip(holders).map(piece).collect())
    }

    /// Comes back into the survivor's room with enough pieces; gives the places of those that are wrong
    /// though the others were enough, from 1.
    ///
    /// # Errors
    /// Where they do not fit together, and what [`Office::recover_with_paper`] is refused for.
    pub fn recover_with_shares(
        anew: &Anew<'_>,
        pieces: &[Zeroizing<String>],
        now: Now,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<(Office, Synced, Vec<usize>), Failure> {
        let shares: Vec<Share> = (1..)
            .zip(pieces)
            .map(|(place, piece)| {
                Share::parse(piece).map_err(|check| match check {
                    Check::R003 => Failure::share("office.share_newer", &[place]),
                    _ => Failure::share("office.share_not_whole", &[place]),
                })
            })
            .collect::<Result<_, _>>()?;
        let joined = join(&shares).map_err(|unjoined| match unjoined {
            Unjoined::OtherSet(places) => {
                Failure::share("office.share_other_set", &from_one(&places))
            }
            Unjoined::Twice(first, second) => {
                Failure::share("office.share_twice", &[first + 1, second + 1])
            }
            Unjoined::TooFew { need, .. } => Failure::share("office.share_too_few", &[need]),
            Unjoined::TooMany | Unjoined::NotTheDevice => Failure::share("office.share_wrong", &[]),
        })?;
        let key = Key {
            words: joined.entropy,
            process: ShortProcess::of(&joined.process),
            kind: DeviceKind::Shares,
        };
        let (office, synced) =
            Office::come_back(anew, &key, now, progress).map_err(|failure| match failure {
                Failure::PaperNotFound => Failure::share("office.share_not_found", &[]),
                Failure::PaperUsed => Failure::share("office.share_used", &[]),
                failure => failure,
            })?;
        Ok((office, synced, from_one(&joined.wrong)))
    }

    /// Refuses whom the record knows as somebody of the contact group, or as him or his.
    fn may_hold(&mut self, holder: &str) -> Result<(), Failure> {
        let mut side = None;
        for entry in self.recorded()? {
            if entry.kind == Kind::Person && &*entry.name == holder {
                side = entry.said.word::<RecordedSide>(Field::Side);
            }
        }
        match side {
            None
            | Some(RecordedSide::Survivor | RecordedSide::SupportGroup | RecordedSide::Bystander) => {
                Ok(())
            }
            Some(_) => Err(Failure::NoHolder(holder.to_owned())),
        }
    }
}

/// Whether no other device holds the keys of a room, but for a recovery key that is to be replaced.
fn is_kept_alone(room: &Room) -> bool {
    let resolution = room.resolver().whole();
    let mut members = resolution.member_devices();
    resolution.is_member(room.me())
        && members
            .all(|(device, seen, _)| device == room.me() || seen.card.kind() == DeviceKind::Shares)
}

fn from_one(places: &[usize]) -> Vec<usize> {
    places.iter().map(|place| place + 1).collect()
}
