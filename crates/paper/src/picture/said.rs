//! What is said of many threads in the same words, worked out once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use answerable_record::Day;
use foldhash::fast::FixedState;

use super::lanes::Teller;
use crate::words::Phrase;

/// Which words: the message, the code that it chooses by, and one that says more.
type Word = (&'static str, &'static str, Option<&'static str>);

/// The words of a lane's threads: of thousands there are a few.
pub(super) struct Said<'t> {
    teller: &'t Teller<'t>,
    words: RefCell<HashMap<Word, Rc<Phrase>, FixedState>>,
    since: RefCell<HashMap<Day, Rc<str>, FixedState>>,
    until: RefCell<HashMap<Day, Rc<str>, FixedState>>,
}

impl<'t> Said<'t> {
    pub fn new(teller: &'t Teller<'t>) -> Said<'t> {
        Said {
            teller,
            words: RefCell::default(),
            since: RefCell::default(),
            until: RefCell::default(),
        }
    }

    /// What became of something, in a few words.
    pub fn word(&self, message: &'static str, code: &'static str) -> Rc<Phrase> {
        self.words(message, code, None)
    }

    /// The same with more words behind it.
    pub fn words(
        &self,
        message: &'static str,
        code: &'static str,
        more: Option<&'static str>,
    ) -> Rc<Phrase> {
        let mut words = self.words.borrow_mut();
        let said = words.entry((message, code, more));
        Rc::clone(said.or_insert_with(|| {
            let mut word = self.teller.word(message, code);
            if let Some(more) = more {
                word.push(Phrase::program("; "));
                word.push(self.teller.word(message, more));
            }
            Rc::new(word)
        }))
    }

    /// The day of the picture.
    pub fn at(&self) -> Day {
        self.teller.at
    }

    /// That it stands without a term.
    pub fn standing(&self) -> Rc<str> {
        self.teller.words.say("picture-standing", &[]).into()
    }

    /// For how many days nothing came.
    pub fn days_since(&self, day: Day) -> Rc<str> {
        let mut since = self.since.borrow_mut();
        let said = since.entry(day);
        Rc::clone(said.or_insert_with(|| self.teller.days_since(day).into()))
    }

    /// Until when it waits.
    pub fn until(&self, day: Day) -> Rc<str> {
        let mut until = self.until.borrow_mut();
        let said = until.entry(day);
        Rc::clone(said.or_insert_with(|| self.teller.until(day).into()))
    }
}
