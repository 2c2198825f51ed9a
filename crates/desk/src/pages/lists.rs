//! What pages with lists share: parts of a list, an entry's text, who wrote it down.

use answerable_office::paper::dates;
use answerable_office::paper::words::Value;
use answerable_office::record::{Entry, Field};
use askama::Template;

use super::ask::{Read, W};
use super::given::Given;
use super::html::Html;

/// So many rows stand on one page.
const ROWS_MAX: usize = 40;

/// The ways between the parts of a list.
#[derive(Template)]
#[template(path = "parts.html")]
pub struct Parts {
    w: W,
    newer: Option<String>,
    older: Option<String>,
}

/// The rows of the part that is asked for by `part`, and the ways to the others; the newest stand first.
pub fn part<'r, T>(w: W, rows: &'r [T], given: &Given, path: &str) -> (&'r [T], Parts) {
    let last = rows.len().saturating_sub(1) / ROWS_MAX;
    let asked = given.asked("part").and_then(|part| part.parse().ok());
    let part = asked.unwrap_or(0).min(last);
    let href = |part: usize| format!("{path}?part={part}");
    let shown = &rows[part * ROWS_MAX..rows.len().min((part + 1) * ROWS_MAX)];
    let parts = Parts {
        w,
        newer: part.checked_sub(1).map(href),
        older: (part < last).then(|| href(part + 1)),
    };
    (shown, parts)
}

impl Parts {
    /// The ways, as HTML.
    pub fn html(&self) -> Html {
        Html::made(self.render().expect("a template writes into memory"))
    }
}

/// What an entry is led in with on a list.
pub struct Head {
    /// The day, written out.
    pub when: String,
    /// How long ago.
    pub ago: String,
    /// Who wrote it down.
    pub by: Html,
    /// Its page.
    pub href: String,
}

impl Head {
    /// Of an entry.
    pub fn of(read: &Read, entry: &Entry) -> Head {
        let speaker = read.speaker();
        let by = entry.said.name(Field::By).map(|by| {
            let values = [("who", Value::people(speaker.who(by).plain()))];
            Html::phrase(&read.words.phrase("work-by", &values))
        });
        Head {
            when: dates::long(read.words, entry.on),
            ago: dates::ago(read.words, entry.on.day, read.day),
            by: by.unwrap_or_default(),
            href: read.href(&entry.name),
        }
    }
}

#[derive(Template)]
#[template(path = "told.html")]
struct Told {
    note: Option<Html>,
    text: Html,
}

/// What an entry says in a field; folded behind a line that says what it is, where it has one.
pub fn told(entry: &Entry, field: Field) -> Html {
    let Some(text) = entry.said.text(field) else {
        return Html::default();
    };
    let told = Told {
        note: entry
            .said
            .text(Field::ContentNote)
            .map(|note| Html::people(note)),
        text: Html::text(text),
    };
    Html::made(told.render().expect("a template writes into memory"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::state::words_of;
    use answerable_office::paper::words::Lang;

    fn parts(rows: usize, asked: &str) -> (usize, Option<String>, Option<String>) {
        let rows: Vec<usize> = (0..rows).collect();
        let mut given = Given::default();
        given.query.push(("part".to_owned(), asked.to_owned()));
        let w = W(words_of(Lang::EN));
        let (shown, parts) = part(w, &rows, &given, "/x");
        (shown.len(), parts.newer, parts.older)
    }

    #[test]
    fn every_row_stands_on_one_part_whatever_is_asked_for() {
        assert_eq!(parts(0, ""), (0, None, None));
        assert_eq!(parts(40, "0"), (40, None, None));
        assert_eq!(parts(41, ""), (40, None, Some("/x?part=1".to_owned())));
        assert_eq!(parts(41, "1"), (1, Some("/x?part=0".to_owned()), None));
        for odd in ["7", "-1", "x", "99999999999999999999"] {
            assert!(parts(41, odd).0 > 0, "{odd}");
        }
    }
}
