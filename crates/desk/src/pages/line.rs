//! An entry on one line: what it is, and what tells it from others of its kind.

use answerable_office::paper::words::neutral;
use answerable_office::record::{Entry, Field, Kind};

use super::ask::Read;
use super::html::Html;

/// Longer texts are cut at a word.
const SHOWN_CHARS_MAX: usize = 90;

/// An entry on one line, with who speaks.
pub fn of(read: &Read, entry: &Entry) -> Html {
    let what = Html::phrase(&read.speaker().what(entry));
    let meets = || {
        let with = entry.said.name(Field::With)?;
        (entry.kind == Kind::Meeting).then(|| Html::phrase(&read.speaker().who(with)))
    };
    match words(entry)
        .map(|words| Html::people(&words))
        .or_else(meets)
    {
        Some(more) => Html::made(format!("{what}: {more}")),
        None => what,
    }
}

/// What a ref is of, on one line: circles and people by their names, and what is not to be seen as such.
pub fn about(read: &Read, reference: &str) -> Html {
    match read.reading.get(reference) {
        Some(entry) if !matches!(entry.kind, Kind::Person | Kind::Surrounding) => of(read, entry),
        Some(_) => Html::phrase(&read.speaker().who(reference)),
        None => Html::phrase(&read.speaker().unseen(reference)),
    }
}

/// The same where what it is was said already, as in "claim not checked".
pub fn words_about(read: &Read, reference: &str) -> Html {
    let entry = read.reading.get(reference);
    let only_kind = entry.filter(|entry| {
        let speaker = read.speaker();
        speaker.what(entry).plain() == speaker.kind(entry)
    });
    match only_kind.and_then(words) {
        Some(words) => Html::people(&words),
        None => about(read, reference),
    }
}

/// The same as plain text, for a list to choose from.
pub fn plain(read: &Read, entry: &Entry) -> String {
    let what = read.speaker().what(entry).plain();
    match words(entry) {
        Some(words) => format!("{what}: {}", neutral(&words)),
        None => what,
    }
}

/// How what people wrote in it begins; behind a content note, the note.
fn words(entry: &Entry) -> Option<String> {
    // Names stand in what it is.
    if matches!(entry.kind, Kind::Person | Kind::Surrounding | Kind::Process) {
        return None;
    }
    let fields = match entry.said.has(Field::ContentNote) {
        true => &[Field::ContentNote][..],
        false => &[
            Field::Question,
            Field::Subject,
            Field::Topic,
            Field::Endangered,
            Field::Text,
        ],
    };
    let text = fields.iter().find_map(|field| entry.said.text(*field))?;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    Some(match line.char_indices().nth(SHOWN_CHARS_MAX) {
        None => line.to_owned(),
        Some((end, _)) => {
            let kept = &line[..end];
            let word = kept.rfind(char::is_whitespace).unwrap_or(end);
            format!("{} …", kept[..word].trim_end())
        }
    })
}
