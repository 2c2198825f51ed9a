//! Broken rules as pages say them: in people's words instead of refs, with ways to the entries that are meant.

use std::collections::BTreeMap;

use answerable_office::paper::{dates, faults};
use answerable_office::record::words::{Audience, Room, Word};
use answerable_office::record::{Fault, Kind};

use super::ask::Read;
use crate::cli::group::room_told;
use crate::cli::names;

/// What is wrong, in words, and where the entries are that it speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What is wrong, and how to mend it.
    pub text: String,
    /// The entries: address, and what they are.
    pub ways: Vec<(String, String)>,
}

/// What is wrong, by the box where it stands.
pub type Wrong = BTreeMap<String, Vec<Line>>;

impl From<String> for Line {
    fn from(text: String) -> Line {
        Line {
            text,
            ways: Vec::new(),
        }
    }
}

/// A broken rule.
pub fn line(read: &Read, fault: &Fault) -> Line {
    let mut ways = Vec::new();
    let text = faults::on_a_page(read.words, fault, &mut |name, value| match name {
        "room" => Room::from_name(value).map(|room| room_told(read.words, room)),
        "is" => Kind::from_name(value).map(|kind| names::kind(read.words, kind)),
        "audience" => Audience::from_name(value)
            .map(|audience| names::word(read.words, Audience::NAMES, audience.name())),
        _ => {
            let told = entry(read, value)?;
            let way = (read.href(value), told.clone());
            if !ways.contains(&way) {
                ways.push(way);
            }
            Some(told)
        }
    });
    Line {
        text: format!("{} {}", text.what, text.mend),
        ways,
    }
}

/// What an entry is, so that people know it: somebody's name, else its type and day.
pub fn entry(read: &Read, name: &str) -> Option<String> {
    let entry = read.reading.get(name)?;
    let speaker = read.speaker();
    Some(match entry.kind {
        Kind::Person | Kind::Surrounding => speaker.who(name).plain(),
        _ => format!(
            "{}, {}",
            speaker.kind(entry),
            dates::plain(read.words, entry.on)
        ),
    })
}
