//! Words in her name, which others relayed: her side stands by them.

use answerable_rooms::content::Content;
use answerable_vault::{Entropy, Standing};

use super::adopt::seconds;
use crate::{Failure, Now, Office};

impl Office {
    /// Her side stands by words that were relayed in her name; from then on they count.
    ///
    /// # Errors
    /// Where one is not of her side in that room, the entry holds no words that wait for it, or it
    /// can't be written.
    pub fn confirm(&mut self, reference: &str, now: Now) -> Result<(), Failure> {
        let Some((place, entry)) = self.place_and_id(reference)? else {
            return Err(Failure::NoGroup);
        };
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get(&place).ok_or(Failure::NotInRoom)?;
        let resolution = room.resolver().whole();
        let me = resolution.people.get(&group.identity.person);
        if !me.is_some_and(|me| me.side.is_hers()) {
            return Err(Failure::NotHerSide);
        }
        let row = self.vault.find(reference)?.first().copied();
        let row = row.ok_or_else(|| Failure::NoSuchEntry(reference.to_owned()))?;
        let standing = self.vault.entry(row, |entry| entry.standing)?;
        if !matches!(standing, Standing::Relayed | Standing::RelayedCounts) {
            return Err(Failure::NothingToConfirm);
        }
        let epoch = self.writable(place, now)?;
        let group = self.group()?.ok_or(Failure::NoGroup)?;
        let room = group.rooms.get_mut(&place).ok_or(Failure::NotInRoom)?;
        let at = seconds(now);
        let link = room.write_content(epoch, &Content::Confirm { at, entry }, &mut Entropy);
        self.keep_links(place, &[link], &[])?;
        self.restand(place)
    }
}
