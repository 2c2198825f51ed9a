//! Looking whether the record is whole: the file, each line, the rules, what is stored of the fold, and
//! the signed log of each room.

use answerable_record::{Fault, Script};
use answerable_vault::Integrity;

use crate::found::Office;
use crate::group::RoomVerified;
use crate::group::audit::kind_of;
use crate::{Failure, Sort};

/// What was found.
pub struct Verified {
    /// Entries that were read.
    pub entries: u64,
    /// Of these, entries of which only the stub is left.
    pub erased: u64,
    /// What the vault says of its pages, its structure and its search index.
    pub integrity: Integrity,
    /// Whether something could not be read at all.
    pub unreadable: bool,
    /// Rules that entries break. They are kept and count; somebody should know.
    pub broken: Vec<Fault>,
    /// Whether the stored fold, where there is one, says what the entries say.
    pub fold_agrees: bool,
    /// What was found in the signed log of each room.
    pub rooms: Vec<RoomVerified>,
    /// Entries that are filed otherwise than their authors signed them: by ref.
    pub misfiled: Vec<String>,
    /// Entries that are in no signed log, although there are rooms: by ref.
    pub unlogged: Vec<String>,
    /// Entries whose mark, whether they are hers to decide, does not fit their type: by ref.
    pub mismarked: Vec<String>,
}

impl Verified {
    /// Whether nothing is damaged. Broken rules are no damage, nor is what is missing, or what somebody
    /// should not have done.
    pub fn is_whole(&self) -> bool {
        self.integrity.is_sound()
            && !self.unreadable
            && self.fold_agrees
            && self.misfiled.is_empty()
            && self.unlogged.is_empty()
            && self.rooms.iter().all(|room| room.damaged.is_empty())
    }
}

impl Office {
    /// Reads the whole vault and looks whether it is what was written and signed.
    ///
    /// # Errors
    /// Where it can't be read at all.
    pub fn verify(&mut self) -> Result<Verified, Failure> {
        let integrity = self.vault.check_integrity()?;
        let mut verified = Verified {
            entries: 0,
            erased: 0,
            integrity,
            unreadable: false,
            broken: Vec::new(),
            fold_agrees: true,
            rooms: Vec::new(),
            misfiled: Vec::new(),
            unlogged: Vec::new(),
            mismarked: Vec::new(),
        };
        let lines = self.verify_lines(&mut verified);
        verified.noted(lines)?;
        let fold = self.verify_fold(&mut verified);
        verified.noted(fold)?;
        Ok(verified)
    }

    /// Looks at the signed log of each room alone.
    ///
    /// # Errors
    /// Where it can't be read at all.
    pub fn verify_logs(&mut self) -> Result<Vec<RoomVerified>, Failure> {
        Ok(self.audit()?.0)
    }

    fn verify_lines(&mut self, verified: &mut Verified) -> Result<(), Failure> {
        let (rooms, logged) = self.audit()?;
        verified.rooms = rooms;
        let mut script = Script::default();
        self.vault.entries(None, |row| -> Result<(), Failure> {
            verified.entries += 1;
            verified.erased += u64::from(row.erased);
            script.line(row.line);
            let Some(logged) = &logged else { return Ok(()) };
            let said = kind_of(&row);
            let filed = said
                .as_ref()
                .is_none_or(|(kind, name)| kind.name() == row.kind && **name == *row.name);
            match logged.agree(&row) {
                None => verified.unlogged.push(row.name.to_owned()),
                Some(agrees) if agrees && filed => {}
                Some(_) => verified.misfiled.push(row.name.to_owned()),
            }
            if let Some((kind, _)) = said
                && !logged.mark_fits(row.row, kind)
            {
                verified.mismarked.push(row.name.to_owned());
            }
            Ok(())
        })?;
        if let Err(faults) = script.finish() {
            verified.broken = faults.listed;
        }
        Ok(())
    }

    fn verify_fold(&mut self, verified: &mut Verified) -> Result<(), Failure> {
        let mut anew = self.folded_anew()?;
        if self.is_grouped()? {
            self.tell_unaware(&mut anew)?;
        }
        let anew = anew.without_unused_names().to_bytes();
        verified.fold_agrees = self.fold()?.without_unused_names().to_bytes() == anew;
        Ok(())
    }
}

impl Verified {
    /// What can't be read is one more finding; anything else ends the looking.
    fn noted(&mut self, looked: Result<(), Failure>) -> Result<(), Failure> {
        match looked {
            Err(failure) if failure.sort() == Sort::Damaged => {
                self.unreadable = true;
                Ok(())
            }
            other => other,
        }
    }
}
