//! The lanes of the timeline: facts turned into forms, before anybody draws them.
//!
//! One grammar for all: a line is waiting. It begins with a stroke, has a small stroke where its
//! term ends, and ends in a mark for what came; where nothing came it runs on and ends nowhere.

use std::rc::Rc;

use answerable_record::{Day, When};

use super::bodies;
use super::{Behind, Code, HoldKind, Picture};
use crate::dates;
use crate::words::{Phrase, Value, Wording, Words};

/// A strip of the picture.
pub(super) struct Lane {
    pub(super) sort: Sort,
    /// Whom it is about, where it is about one.
    pub(super) who: Option<Box<str>>,
    pub(super) title: Phrase,
    /// What the marks mean, with how many there are; only those that occur.
    pub(super) key: Vec<(Mark, Phrase)>,
    pub(super) body: Body,
    /// A name that is enough below a lane of the same sort, whose key serves here too.
    pub(super) minor: Option<Phrase>,
}

/// The sorts of lanes, from the top to the bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Letters and replies.
    Letters,
    /// Meetings.
    Meetings,
    /// Agreements.
    Agreements,
    /// What was said to be so.
    Claims,
    /// Who around was told.
    Surroundings,
    /// Who was there.
    People,
    /// Demands and findings.
    Demands,
}

impl Sort {
    /// All of them, in order.
    pub const ALL: [Sort; 7] = [
        Sort::Letters,
        Sort::Meetings,
        Sort::Agreements,
        Sort::Claims,
        Sort::Surroundings,
        Sort::People,
        Sort::Demands,
    ];

    /// Its code, by which the catalogue names it.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Letters => "letters",
            Sort::Meetings => "meetings",
            Sort::Agreements => "agreements",
            Sort::Claims => "claims",
            Sort::Surroundings => "surroundings",
            Sort::People => "people",
            Sort::Demands => "demands",
        }
    }

    /// The sort of that code.
    pub fn of_code(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// What a lane holds.
pub(super) enum Body {
    /// Things with a beginning and an end, in rows as they fit.
    Threads(Vec<Thread>),
    /// A row for each name.
    Rows(Vec<Row>),
    /// Nothing is recorded.
    Empty(String),
    /// The reader's rooms do not show it.
    OutOfSight(String),
}

/// Something that waits for its end.
pub(super) struct Thread {
    pub(super) behind: Behind,
    pub(super) start: Day,
    pub(super) mark: Mark,
    /// The last day of its term.
    pub(super) due: Option<Day>,
    pub(super) end: End,
    /// The kind, so that thinning out keeps proportions, and its word.
    pub(super) kind: Mark,
    pub(super) word: Rc<Phrase>,
}

/// How a thread ends.
pub(super) enum End {
    /// It is a point in time.
    Here,
    /// Something came on that day.
    Mark(Day, Mark),
    /// Nothing came; the text says for how long.
    Nowhere(Rc<str>),
    /// It waits within its term; the text says until when.
    Waits(Rc<str>),
}

/// A named row.
pub(super) struct Row {
    /// Whom it is about, by ref.
    pub(super) who: Option<Box<str>>,
    pub(super) name: Phrase,
    pub(super) bars: Vec<Bar>,
    pub(super) marks: Vec<Point>,
    pub(super) boxes: Vec<Boxed>,
    /// What it comes to, at the right; with a mark where it matters how far that is known.
    pub(super) states: Vec<(Option<Mark>, Phrase)>,
}

/// A mark in a row, with the words beside it and the word for the mark.
pub(super) struct Point {
    pub(super) behind: Behind,
    pub(super) day: Day,
    pub(super) mark: Mark,
    pub(super) label: Phrase,
    pub(super) word: Phrase,
}

/// A finding, as a box on a form has it.
pub(super) struct Boxed {
    pub(super) behind: Behind,
    pub(super) day: Day,
    pub(super) word: String,
    /// The day as it stands in the box.
    pub(super) date: String,
}

/// A stretch of time in a row.
pub(super) struct Bar {
    pub(super) from: Day,
    pub(super) until: Option<Day>,
    pub(super) form: BarForm,
    pub(super) word: Phrase,
}

/// How a stretch is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BarForm {
    Thin,
    Solid,
    Hatched,
}

/// A form that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Stroke,
    Concession,
    SmallStroke,
    CameBack,
    Dot,
    LateDot,
    Dashes,
    Line,
    Unasked,
    Ring,
    Cross,
    CrossedRing,
    BarredRing,
    SlashedRing,
    DottedRing,
    Arrow,
    Query,
    Square,
    HalfSquare,
    CrossedSquare,
    OpenSquare,
    SolidBar,
    HatchedBar,
    Box,
    Number,
}

/// Works out the lanes, from letters at the top to findings at the bottom.
pub(super) fn lanes(picture: &Picture, words: &Words, wording: &Wording) -> Vec<Lane> {
    let teller = Teller {
        words,
        wording,
        at: picture.at,
    };
    let mut lanes = bodies::correspondences(picture, &teller);
    lanes.push(bodies::meetings(picture, &teller));
    lanes.push(bodies::agreements(picture, &teller));
    lanes.push(bodies::claims(picture, &teller));
    lanes.push(bodies::surroundings(picture, &teller));
    lanes.push(bodies::people(picture, &teller));
    lanes.push(bodies::demands(picture, &teller));
    lanes
}

/// Says things about the picture in the reader's language.
pub struct Teller<'a> {
    /// The catalogue.
    pub words: &'a Words,
    /// The group's words for people.
    pub wording: &'a Wording,
    /// The day of the picture.
    pub at: Day,
}

impl Teller<'_> {
    pub(super) fn title(&self, sort: Sort) -> Phrase {
        self.words
            .phrase("picture-lane", &[("code", Value::program(sort.code()))])
    }

    pub(crate) fn days_since(&self, day: Day) -> String {
        let days = i64::from(self.at.days_since(day).max(0));
        self.words.say("days", &[("count", Value::Count(days))])
    }

    pub(super) fn short(&self, day: Day) -> String {
        dates::short(self.words, When::day(day))
    }

    pub(crate) fn until(&self, day: Day) -> String {
        self.words
            .say("picture-until", &[("day", Value::program(self.short(day)))])
    }

    /// The marks that occur, in the order given, each with how often.
    pub(crate) fn key<S: Code + Copy>(
        &self,
        states: impl Iterator<Item = S> + Clone,
        message: &str,
        marks: &[(&'static str, Mark)],
    ) -> Vec<(Mark, Phrase)> {
        let entry = |(code, mark): &(&'static str, Mark)| {
            let count = states
                .clone()
                .filter(|state| state.code(self.at) == *code)
                .count();
            (count > 0).then(|| (*mark, self.counted(count, message, code)))
        };
        marks.iter().filter_map(entry).collect()
    }

    /// What became of something, in a few words that need no number.
    pub(crate) fn word(&self, message: &str, code: &str) -> Phrase {
        let values = [
            ("code", Value::program(code)),
            ("perpetrator", Value::people(&self.wording.perpetrator)),
            ("contact_group", Value::people(&self.wording.contact_group)),
        ];
        self.words.phrase(message, &values)
    }

    /// The same with how many there are.
    pub(crate) fn counted(&self, count: usize, message: &str, code: &str) -> Phrase {
        let mut phrase = Phrase::program(format!("{count} "));
        phrase.push(self.word(message, code));
        phrase
    }

    /// A lane of threads, or what stands there where there are none, or none to be seen.
    pub(super) fn lane(
        &self,
        sort: Sort,
        key: Vec<(Mark, Phrase)>,
        threads: Option<Vec<Thread>>,
    ) -> Lane {
        let body = threads.map(|threads| {
            if threads.is_empty() {
                self.nothing()
            } else {
                Body::Threads(threads)
            }
        });
        Lane {
            sort,
            who: None,
            title: self.title(sort),
            key,
            body: body.unwrap_or_else(|| self.out_of_sight()),
            minor: None,
        }
    }

    /// The same for named rows.
    pub(super) fn rows(
        &self,
        sort: Sort,
        key: Vec<(Mark, Phrase)>,
        rows: Option<Vec<Row>>,
    ) -> Lane {
        let body = rows.map(|rows| {
            if rows.is_empty() {
                self.nothing()
            } else {
                Body::Rows(rows)
            }
        });
        Lane {
            sort,
            who: None,
            title: self.title(sort),
            key,
            body: body.unwrap_or_else(|| self.out_of_sight()),
            minor: None,
        }
    }

    fn nothing(&self) -> Body {
        Body::Empty(self.words.say("picture-nothing", &[]))
    }

    fn out_of_sight(&self) -> Body {
        Body::OutOfSight(self.words.say("picture-out-of-sight", &[]))
    }
}

/// The word for a pause or a closure.
pub(super) fn hold_words(words: &Words, kind: &HoldKind) -> Phrase {
    match kind {
        HoldKind::Pause => words.phrase("picture-hold", &[("code", Value::program("pause"))]),
        HoldKind::Closure => words.phrase("picture-hold", &[("code", Value::program("closure"))]),
        HoldKind::PauseAbout(name) => {
            let mut said = words.phrase("picture-hold", &[("code", Value::program("pause_about"))]);
            said.push(Phrase::program(" "));
            said.push(name.clone());
            said
        }
    }
}
