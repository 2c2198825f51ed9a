//! What the pages of papers share: an entry in a few words, with its day and who wrote it down.

use answerable_office::paper::dates;
use answerable_office::paper::words::Phrase;
use answerable_office::record::words::{Room, Side};
use answerable_office::record::{Entry, Field, Kind};

use super::apart::{Hidden, hidden};
use super::ask::Read;
use super::html::Html;

/// An entry that something rests on, as it stands beside it.
pub struct Source {
    /// The day, short.
    pub when: String,
    /// What it is, in a few words.
    pub what: Html,
    /// Its page; empty where it can't be seen here.
    pub href: String,
    /// Whether the room that it is shown to does not see it.
    pub hidden: Option<Hidden>,
}

/// The entries that something rests on, and how many more there are.
pub struct Sources {
    /// The first of them.
    pub listed: Vec<Source>,
    /// How many are left out.
    pub more: usize,
}

/// More sources than these beside one paragraph are counted.
const SOURCES_MAX: usize = 12;

/// The entries with these refs, as they stand beside a paragraph that a room reads.
pub fn sources<'n>(
    read: &Read,
    names: impl ExactSizeIterator<Item = &'n str>,
    room: Room,
) -> Sources {
    Sources {
        more: names.len().saturating_sub(SOURCES_MAX),
        listed: names
            .take(SOURCES_MAX)
            .map(|name| Source {
                hidden: hidden(read, name, room),
                ..source(read, name)
            })
            .collect(),
    }
}

/// An entry in a few words.
pub fn source(read: &Read, name: &str) -> Source {
    match read.reading.get(name) {
        Some(entry) => Source {
            when: dates::plain(read.words, entry.on),
            what: Html::phrase(&read.speaker().what(entry)),
            href: read.href(name),
            hidden: None,
        },
        None => Source {
            when: String::new(),
            what: Html::phrase(&read.speaker().unseen(name)),
            href: String::new(),
            hidden: None,
        },
    }
}

/// Who wrote an entry down; nothing where it does not say.
pub fn by(read: &Read, entry: &Entry) -> Html {
    let by = entry.said.name(Field::By);
    by.map_or_else(Html::default, |by| Html::phrase(&read.speaker().who(by)))
}

/// Words of the program, as HTML.
pub fn program(text: &str) -> Html {
    Html::phrase(&Phrase::program(text))
}

/// The withdrawal of something of hers, where there is one by this day.
pub fn withdrawal<'a>(read: &Read<'a>, entry: &Entry) -> Option<&'a Entry> {
    read.reading
        .pointing(&entry.name, Kind::Withdrawal, Field::Of)
        .next()
}

/// Whether whoever looks is of her side.
pub fn is_hers(read: &Read, me: Option<&str>) -> bool {
    let me = me.and_then(|me| read.reading.get(me));
    let side = me.and_then(|me| me.said.word::<Side>(Field::Side));
    matches!(side, Some(Side::Survivor | Side::SupportGroup))
}

/// Whether both sides' room is read here.
pub fn sees_bridge(read: &Read) -> bool {
    read.looked.view.sight().opens(Room::Bridge)
}
