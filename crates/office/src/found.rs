//! Opening: a new process, or one that is there.

use std::path::Path;

use answerable_record::{Entry, Field, Fold, Kind, Position, Value, When};
use answerable_vault::{KeyCost, NewEntry, Passphrase, Standing, Vault};

use crate::group::{Begin, Place};
use crate::looks::Looks;
use crate::{Failure, Now, row};

/// The setting that names who writes here.
pub(crate) const ME: &str = "me";
/// The setting that says as which side the rooms will be founded.
pub(crate) const BEGIN: &str = "begin";

/// One open vault, and what its record adds up to.
pub struct Office {
    pub(crate) vault: Vault,
    /// What the record adds up to; made when somebody asks.
    pub(crate) fold: Option<Fold>,
    /// What was looked at last, kept up with the fold.
    pub(crate) looks: Looks,
    /// How much of what was written is drafts, which no reading has.
    pub(crate) drafted: u64,
    /// How many entries are not in the stored fold.
    pub(crate) unstored: u64,
    pub(crate) me: Option<String>,
    /// The group and its rooms; loaded when somebody needs them.
    pub(crate) group: Option<crate::group::Group>,
}

/// What a new process begins with.
#[derive(Clone, Debug)]
pub struct Founding {
    /// What this group calls the process.
    pub title: String,
    /// The ref of the person who writes here; the person may be recorded later.
    pub me: Option<String>,
    /// The tag of the language in which the group writes.
    pub language: String,
    /// Which rooms it begins with, and as whom.
    pub begin: Begin,
}

impl Office {
    /// Makes a vault with a process in it.
    ///
    /// # Errors
    /// Where there is a vault already, or the machine fails.
    pub fn found(
        path: &Path,
        passphrase: &Passphrase,
        cost: KeyCost,
        founding: &Founding,
        now: Now,
    ) -> Result<Office, Failure> {
        let text = |text: &str| Box::<str>::from(text);
        let process = Entry {
            kind: Kind::Process,
            name: text("process"),
            on: When::day(now.day),
            room: None,
            erased: false,
            said: [
                (Field::Format, Value::Count(1)),
                (Field::Title, Value::Name(text(&founding.title))),
                (
                    Field::Languages,
                    Value::Texts([text(&founding.language)].into()),
                ),
            ]
            .into_iter()
            .collect(),
            set: None,
        };
        let mut vault = Vault::create(path, passphrase, cost)?;
        vault.write(|writer| -> Result<(), Failure> {
            writer.append(&NewEntry {
                position: row::at(Position::line(1)),
                name: &process.name,
                kind: process.kind.name(),
                author: founding.me.as_deref().unwrap_or_default(),
                recorded_at_s: now.seconds,
                line: process.to_line().as_bytes(),
                search: &row::search_text(&process),
                room: row::room(&process),
                standing: Standing::Counts,
            })?;
            if let Some(me) = &founding.me {
                writer.put_setting(ME, me.as_bytes())?;
            }
            writer.put_setting(BEGIN, &founding.begin.to_bytes())?;
            Ok(())
        })?;
        Ok(Office {
            me: founding.me.clone(),
            ..Office::of(vault)
        })
    }

    /// Opens a vault.
    ///
    /// # Errors
    /// Where the passphrase is wrong, somebody has it open, or a file is damaged.
    pub fn unlock(path: &Path, passphrase: &Passphrase) -> Result<Office, Failure> {
        let vault = Vault::open(path, passphrase)?;
        let me = vault.setting(ME)?.and_then(|me| String::from_utf8(me).ok());
        let mut office = Office {
            me,
            ..Office::of(vault)
        };
        // Who is on the way into a room, or back, reads first.
        if office.is_grouped()? {
            for place in Place::ALL {
                match office.stand_anew(place) {
                    // A vault in which rooms are damaged still opens: what is damaged is `verify`'s to say.
                    Ok(()) | Err(Failure::GroupDamaged) => {}
                    Err(failure) => return Err(failure),
                }
            }
        }
        Ok(office)
    }

    /// An open vault in which nobody is known to write yet.
    pub(crate) fn of(vault: Vault) -> Office {
        Office {
            vault,
            fold: None,
            looks: Looks::default(),
            drafted: 0,
            unstored: 0,
            me: None,
            group: None,
        }
    }

    /// The ref of who writes here.
    pub fn me(&self) -> Option<&str> {
        self.me.as_deref()
    }

    /// A number that grows with everything that is written while the vault is open, drafts apart: what was
    /// read of the record, the rooms and the settings at one number still stands at the same.
    pub fn changes(&self) -> u64 {
        self.vault.changes() - self.drafted
    }

    /// A number that grows whenever words of the record are taken away while the vault is open, as by erasing: a
    /// page that was made at one number shows nothing that is gone at the same.
    pub fn taken_away(&self) -> u64 {
        self.vault.taken_away()
    }

    /// How many entries the record has.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn count(&self) -> Result<u64, Failure> {
        Ok(self.vault.count()?)
    }
}
