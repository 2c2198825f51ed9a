//! The record as papers need it: what it adds up to, what it says, and the group's own words.

use answerable_office::paper::reading::{Reading, Speaker};
use answerable_office::paper::words::{Wording, Words};
use answerable_office::record::words::Room;
use answerable_office::record::{Day, Entry, Kind, Ledgers, Open, Sight};
use answerable_office::{Failure, Looked, Office};

/// A record, read for papers.
pub struct Papers<'o> {
    looked: Looked<'o>,
    reading: Reading,
    wording: Wording,
}

impl<'o> Papers<'o> {
    /// Reads the record of an open vault as it stands on a day.
    pub fn of_vault(
        office: &'o mut Office,
        words: &Words,
        day: Day,
    ) -> Result<Papers<'o>, Failure> {
        let entries = office.recorded()?;
        let sight = office.sight()?;
        let looked = office.look(day, sight)?;
        Ok(Papers::new(looked, entries, words, sight))
    }

    /// Takes a record that was looked at, with its entries in the order of recording.
    pub fn new(looked: Looked<'o>, entries: Vec<Entry>, words: &Words, sight: Sight) -> Papers<'o> {
        let reading = Reading::new(looked.fold, entries, looked.view.day(), sight);
        let wording = reading.wording(words);
        Papers {
            looked,
            reading,
            wording,
        }
    }

    /// What it adds up to.
    pub fn ledgers(&self) -> Ledgers<'_> {
        self.looked.ledgers()
    }

    /// Whether an entry lies in another room than this one, and was not released to it.
    pub fn is_hidden_from(&self, name: &str, room: Room) -> bool {
        let fold = self.looked.fold;
        fold.room_of(name).is_some() && !fold.lies_in(name, room)
    }

    /// The refs of everybody who is recorded.
    pub fn persons(&self) -> impl Iterator<Item = &str> {
        let persons = self.reading.of_kind(Kind::Person);
        persons.map(|person| &*person.name)
    }

    /// Everything that is open, and who carries it.
    pub fn open(&self) -> Open<'_> {
        self.looked.view.open(self.looked.fold)
    }

    /// What rests on one person.
    pub fn left_by(&self, person: &str) -> Open<'_> {
        self.looked.view.left_by(self.looked.fold, person)
    }

    /// Who speaks, in which language, with whose words.
    pub fn speaker<'a>(&'a self, words: &'a Words) -> Speaker<'a> {
        Speaker {
            reading: &self.reading,
            words,
            wording: &self.wording,
        }
    }
}
