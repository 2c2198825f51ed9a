//! Mandate and letter: what holds, the versions there were, and what changed between them.

use answerable_office::paper::dates;
use answerable_office::record::{Entry, Field, Kind};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::lists::part;
use super::papers::{by, is_hers, sees_bridge, withdrawal};
use super::trouble::Trouble;
use super::wording::{Differences, Points, compared, cut, points};

#[derive(Template)]
#[template(path = "mandate.html")]
struct Papers {
    w: W,
    sees: bool,
    hers: bool,
    /// What holds of each sort: its word, its versions that hold.
    holding: Vec<(String, Vec<Version>)>,
    before: Vec<Version>,
    parts: Html,
}

#[derive(Template)]
#[template(path = "version.html")]
struct One {
    w: W,
    version: Version,
    /// The older version, and what changed from it.
    older: Option<(String, String)>,
    changed: Differences,
}

/// A version of a letter or a mandate.
struct Version {
    kind: String,
    on: String,
    by: Html,
    href: String,
    /// What became of it; empty where it holds.
    end: String,
    /// What a reader should know before opening it.
    note: Html,
    points: Vec<Points>,
    /// Where all of it stands, where not all of it does here.
    whole: Option<String>,
    /// The older version that it replaces.
    replaces: bool,
}

/// What holds, and what held before.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let me = ask.office()?.me().map(str::to_owned);
    let w = ask.w();
    let read = ask.read()?;
    let mut before: Vec<(&Entry, Version)> = Vec::new();
    let mut holding = Vec::new();
    for kind in [Kind::Letter, Kind::Mandate] {
        let all = read
            .reading
            .of_kind(kind)
            .map(|entry| (entry, version(&read, entry)));
        let (mut holds, ended): (Vec<_>, Vec<_>) =
            all.partition(|(_, version)| version.end.is_empty());
        holds.reverse();
        before.extend(ended);
        holding.push((
            w.code("mandate-none", kind.name()),
            holds.into_iter().map(|(_, version)| version).collect(),
        ));
    }
    before.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.on.day));
    let numbers: Vec<usize> = (0..before.len()).collect();
    let (shown, parts) = part(w, &numbers, given, "/mandate");
    let from = shown.first().copied().unwrap_or(0);
    let before = before.into_iter().skip(from).take(shown.len());
    let papers = Papers {
        w,
        sees: sees_bridge(&read),
        hers: is_hers(&read, me.as_deref()),
        holding,
        before: before.map(|(_, version)| version).collect(),
        parts: parts.html(),
    };
    Ok(Page::of("pages-mandate", &papers).chapter("demands").into())
}

/// One version, and what changed from the one that it replaced.
pub fn one(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let entry = read.entry_of(given.id.as_deref().unwrap_or_default())?;
    if !matches!(entry.kind, Kind::Letter | Kind::Mandate) {
        return Err(Trouble::NotHere);
    }
    let older = entry
        .said
        .name(Field::Replaces)
        .and_then(|name| read.reading.get(name));
    let version = version(&read, entry);
    let changed = older.map_or_else(Differences::default, |older| {
        compared(w, &points(&read, older), &points(&read, entry))
    });
    let page = One {
        w,
        version,
        older: older.map(|older| (dates::plain(read.words, older.on), href(&read, older))),
        changed,
    };
    Ok(Page::of("pages-mandate", &page).chapter("demands").into())
}

fn href(read: &Read, entry: &Entry) -> String {
    format!("/version/{}", read.id(&entry.name))
}

fn version(read: &Read, entry: &Entry) -> Version {
    let replaced = read
        .reading
        .pointing(&entry.name, entry.kind, Field::Replaces)
        .next();
    let ends = [
        replaced.map(|end| ("replaced", end)),
        withdrawal(read, entry).map(|end| ("withdrawn", end)),
    ];
    let first = ends.into_iter().flatten().min_by_key(|(_, end)| end.on.day);
    let speaker = read.speaker();
    let mut points = points(read, entry);
    let is_cut = cut(&mut points);
    Version {
        kind: speaker.kind(entry),
        on: dates::plain(read.words, entry.on),
        by: by(read, entry),
        href: href(read, entry),
        end: first.map_or_else(String::new, |(code, end)| {
            let date = dates::plain(read.words, end.on);
            let values = [
                (
                    "code",
                    answerable_office::paper::words::Value::program(code),
                ),
                (
                    "date",
                    answerable_office::paper::words::Value::program(date),
                ),
            ];
            read.words.say("mandate-ended", &values)
        }),
        note: entry
            .said
            .text(Field::ContentNote)
            .map_or_else(Html::default, |note| Html::people(note)),
        points,
        whole: is_cut.then(|| read.href(&entry.name)),
        replaces: entry.said.has(Field::Replaces),
    }
}

#[cfg(test)]
mod tests {
    use answerable_office::paper::words::Lang;

    use super::super::trial::{Trial, at};
    use super::*;

    #[test]
    fn what_changed_is_marked_word_by_word_and_what_stayed_is_left_out() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let page = trial.page(one, &at(&trial.id("letter-2")));
        let (changed, whole) = page.split_once("The whole of it").expect("both parts");
        assert!(changed.contains("<del>") && changed.contains("<ins>"));
        assert!(changed.contains("has gone for two years in all"));
        let stayed = "has paid half of the costs of her move";
        assert!(!changed.contains(stayed) && whole.contains(stayed));
        assert!(!whole.contains("<ins>") && !whole.contains("<del>"));
    }

    #[test]
    fn what_holds_stands_in_full_and_what_was_replaced_is_a_line() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let page = trial.page(get, &Given::default());
        let (holding, before) = page.split_once("Earlier versions").expect("both parts");
        assert!(holding.contains("Name what he did, and pay what it cost"));
        assert!(holding.contains("follow what he says against what can be known"));
        for name in ["letter-1", "mandate-1"] {
            assert!(before.contains(&trial.id(name)), "{name}");
        }
        assert!(before.contains("Replaced on 17 June 2023."));
    }

    #[test]
    fn only_a_letter_or_a_mandate_has_versions() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let note = at(&trial.id("st-1"));
        assert!(matches!(trial.ask(one, &note), Err(Trouble::NotHere)));
        assert!(matches!(
            trial.ask(one, &at("nothing")),
            Err(Trouble::NotHere)
        ));
    }
}
