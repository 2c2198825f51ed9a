//! What a page is made with: the open office, the words, the day, ids for refs.

use std::cell::OnceCell;

use answerable_office::paper::reading::{Place, Reading, Speaker};
use answerable_office::paper::words::{Value, Wording, Words};
use answerable_office::record::{Day, Entry, Ledgers, Open};
use answerable_office::{Looked, Now, Office, Readable};

use super::ids::Ids;
use super::refs::Refs;
use super::state::{Kept, State, words_of};
use super::trouble::Trouble;

/// What a page is made with.
pub struct Ask<'a> {
    /// All that the pages hold.
    pub state: &'a mut State,
    /// The catalogue in the language of the pages.
    pub words: &'static Words,
    /// The day and the second; of the demo its own day.
    pub now: Now,
}

impl<'a> Ask<'a> {
    /// Takes what the pages hold.
    pub fn new(state: &'a mut State, now: Now) -> Ask<'a> {
        let words = words_of(state.lang);
        let day = state.day.unwrap_or(now.day);
        Ask {
            state,
            words,
            now: Now { day, ..now },
        }
    }

    /// A sentence of the program.
    pub fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    /// The words, for a template.
    pub fn w(&self) -> W {
        W(self.words)
    }

    /// The open vault.
    pub fn office(&mut self) -> Result<&mut Office, Trouble> {
        self.state.office.as_mut().ok_or(Trouble::Locked)
    }

    /// A new form's id.
    pub fn form(&mut self) -> String {
        let State { vault, forms, .. } = &mut *self.state;
        forms.begin(vault.as_deref())
    }

    /// The record, read for a page.
    pub fn read(&mut self) -> Result<Read<'_>, Trouble> {
        let State {
            office,
            kept,
            ids,
            lang,
            ..
        } = &mut *self.state;
        let office = office.as_mut().ok_or(Trouble::Locked)?;
        let (day, lang) = (self.now.day, *lang);
        let sight = office.sight()?;
        let changes = office.changes();
        let Readable {
            looked,
            reading,
            begun,
        } = office.read(day, sight)?;
        let of = (begun, changes, lang);
        if kept.as_ref().is_none_or(|kept| kept.of != of) {
            // Refs stay where they are while entries only come in.
            let refs = kept.take().filter(|kept| kept.of.0 == begun);
            *kept = Some(Kept {
                of,
                wording: reading.wording(self.words),
                refs: refs.map(|kept| kept.refs).unwrap_or_default(),
            });
        }
        let kept = kept.as_mut().expect("it was made above");
        kept.refs.follow(reading, ids, changes);
        Ok(Read {
            looked,
            reading,
            wording: &kept.wording,
            words: self.words,
            ids,
            refs: &kept.refs,
            ledgers: OnceCell::new(),
            day,
        })
    }

    /// The ref behind an id of an address or form.
    pub fn ref_of(&mut self, id: &str) -> Result<Box<str>, Trouble> {
        self.read()?.ref_of(id)
    }
}

/// The record as it is read for one page.
pub struct Read<'a> {
    /// What it adds up to.
    pub looked: Looked<'a>,
    /// The entries.
    pub reading: &'a Reading,
    /// The group's own words.
    pub wording: &'a Wording,
    /// The catalogue.
    pub words: &'static Words,
    /// The day.
    pub day: Day,
    ids: &'a Ids,
    refs: &'a Refs,
    ledgers: OnceCell<Ledgers<'a>>,
}

impl<'a> Read<'a> {
    /// Who speaks, in which language, with whose words.
    pub fn speaker(&self) -> Speaker<'a> {
        Speaker {
            reading: self.reading,
            words: self.words,
            wording: self.wording,
        }
    }

    /// What the record adds up to.
    pub fn ledgers(&self) -> &Ledgers<'a> {
        self.ledgers.get_or_init(|| self.looked.ledgers())
    }

    /// Everything that is open, and who carries it.
    pub fn open(&self) -> Open<'_> {
        self.looked.view.open(self.looked.fold)
    }

    /// The id of a ref.
    pub fn id(&self, reference: &str) -> String {
        self.ids.of(reference)
    }

    /// The address of an entry's page.
    pub fn href(&self, reference: &str) -> String {
        format!("/entry/{}", self.ids.of(reference))
    }

    /// The address of the page of the entry at a place.
    pub fn href_of(&self, place: Place) -> Option<String> {
        let entry = self.reading.placed(place)?;
        Some(self.href(&entry.name))
    }

    /// The ref behind an id: of an entry, a demand or a criterion.
    pub fn ref_of(&self, id: &str) -> Result<Box<str>, Trouble> {
        let found = self.refs.find(self.reading, id);
        found.map(Box::from).ok_or(Trouble::NotHere)
    }

    /// The entry behind an id.
    pub fn entry_of(&self, id: &str) -> Result<&'a Entry, Trouble> {
        let name = self.ref_of(id)?;
        self.reading.get(&name).ok_or(Trouble::NotHere)
    }
}

/// The words, for templates: `w.t`, with the key of a sentence.
#[derive(Clone, Copy)]
pub struct W(pub &'static Words);

impl W {
    /// A sentence of the program.
    pub fn t(&self, key: &str) -> String {
        self.0.say(key, &[])
    }

    /// A sentence that chooses by a code.
    pub fn code(&self, key: &str, code: &str) -> String {
        self.0.say(key, &[("code", Value::program(code))])
    }

    /// A sentence with a count in it.
    pub fn count(&self, key: &str, count: &usize) -> String {
        self.0.say(key, &[("count", Value::count(*count))])
    }

    /// How long it is, in minutes.
    pub fn minutes(&self, minutes: &u64) -> String {
        let count = Value::Count(i64::try_from(*minutes).unwrap_or(i64::MAX));
        self.0.say("settings-minutes", &[("count", count)])
    }

    /// The tag of the language.
    pub fn tag(&self) -> &'static str {
        self.0.lang().tag()
    }
}
