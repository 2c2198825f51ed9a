//! Statement: those that were written, each paragraph beside the entries it cites, and what stands in the way of publishing.

use answerable_office::paper::dates;
use answerable_office::paper::words::Value;
use answerable_office::record::words::{Audience, Ending, ParagraphKind, Room, Word};
use answerable_office::record::{Entry, Field, Kind};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::lists::part;
use super::papers::{Source, Sources, by, is_hers, sees_bridge, source, sources, withdrawal};
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "statements.html")]
struct Statements {
    w: W,
    sees: bool,
    written: Vec<Row>,
    parts: Html,
}

/// A statement in a list.
struct Row {
    on: String,
    href: String,
    audience: String,
    by: Html,
    states: Vec<String>,
}

#[derive(Template)]
#[template(path = "statement.html")]
struct One {
    w: W,
    row: Row,
    paragraphs: Vec<Paragraph>,
    /// What her side can say to it, where whoever looks is of her side.
    consent: Option<String>,
    /// The form that says it was published, once she said yes.
    publish: Option<String>,
    whole: String,
    decision: Option<Source>,
    conditions: Vec<Html>,
}

/// A paragraph, and what it rests on.
struct Paragraph {
    number: usize,
    ink: &'static str,
    word: String,
    text: Html,
    sources: Sources,
    bare: bool,
}

/// Those that were written, the newest first.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let all: Vec<&Entry> = read.reading.of_kind(Kind::Statement).rev().collect();
    let (shown, parts) = part(w, &all, given, "/statement");
    let written: Vec<Row> = shown.iter().map(|entry| row(&read, entry)).collect();
    let statements = Statements {
        w,
        sees: sees_bridge(&read),
        written,
        parts: parts.html(),
    };
    Ok(Page::of("pages-statement", &statements)
        .chapter("statement")
        .into())
}

/// One of them, paragraph by paragraph.
pub fn one(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let me = ask.office()?.me().map(str::to_owned);
    let w = ask.w();
    let read = ask.read()?;
    let entry = read.entry_of(given.id.as_deref().unwrap_or_default())?;
    if entry.kind != Kind::Statement {
        return Err(Trouble::NotHere);
    }
    let room = read.looked.fold.room_of(&entry.name);
    let room = room.unwrap_or(Room::Bridge);
    let parts = entry.said.parts(Field::Paragraphs).iter().zip(1..);
    let paragraphs = parts.map(|(part, number)| {
        let kind = part
            .word::<ParagraphKind>(Field::Kind)
            .unwrap_or(ParagraphKind::Claim);
        let cites = part.names(Field::Cites);
        Paragraph {
            number,
            ink: ink(kind),
            word: w.code("word-paragraph-kind", kind.name()),
            text: part
                .text(Field::Text)
                .map_or_else(Html::default, |text| Html::text(text)),
            sources: sources(&read, cites.iter().map(AsRef::as_ref), room),
            bare: kind == ParagraphKind::Fact && cites.is_empty(),
        }
    });
    let consents =
        consents(&read, entry).filter_map(|consent| consent.said.text(Field::Conditions));
    let is_hers = is_hers(&read, me.as_deref());
    let id = read.id(&entry.name);
    let one = One {
        w,
        row: row(&read, entry),
        paragraphs: paragraphs.collect(),
        consent: is_hers.then(|| format!("/consent/{id}")),
        publish: (!is_hers && waits_for_print(&read, entry))
            .then(|| format!("/write/publication?statement={id}")),
        whole: read.href(&entry.name),
        decision: entry
            .said
            .name(Field::Decision)
            .map(|name| source(&read, name)),
        conditions: consents.map(|text| Html::people(text)).collect(),
    };
    Ok(Page::of("pages-statement", &one)
        .chapter("statement")
        .into())
}

/// What her side said to it and did not take back.
fn consents<'a>(read: &'a Read<'_>, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
    let all = read.reading.pointing(&entry.name, Kind::Consent, Field::To);
    all.filter(|consent| withdrawal(read, consent).is_none())
}

/// Whether her yes holds and nobody has written down yet that it was published.
fn waits_for_print(read: &Read, entry: &Entry) -> bool {
    let pointing = |kind, field| read.reading.pointing(&entry.name, kind, field);
    let latest = consents(read, entry).last();
    latest.is_some_and(|consent| consent.said.flag(Field::Given))
        && pointing(Kind::Publication, Field::Statement)
            .next()
            .is_none()
        && pointing(Kind::Statement, Field::Replaces).next().is_none()
}

/// The ink that a sort of paragraph is set in.
fn ink(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Fact | ParagraphKind::Demand => "known",
        ParagraphKind::Claim => "said",
        ParagraphKind::Assessment => "judged",
    }
}

fn row(read: &Read, entry: &Entry) -> Row {
    let w = W(read.words);
    let audience = entry.said.word::<Audience>(Field::Audience);
    Row {
        on: dates::plain(read.words, entry.on),
        href: format!("/statement/{}", read.id(&entry.name)),
        audience: audience.map_or_else(String::new, |one| w.code("word-audience", one.name())),
        by: by(read, entry),
        states: states(read, entry),
    }
}

/// How far it is: decision, consent, publication, each with its day.
fn states(read: &Read, entry: &Entry) -> Vec<String> {
    let say = |code: &str, on: Option<&Entry>| {
        let date = on.map_or_else(String::new, |on| dates::plain(read.words, on.on));
        let values = [
            ("code", Value::program(code)),
            ("date", Value::program(date)),
        ];
        read.words.say("statement-state", &values)
    };
    let mut states = Vec::new();
    let newer = read
        .reading
        .pointing(&entry.name, Kind::Statement, Field::Replaces)
        .next();
    states.extend(newer.map(|newer| say("replaced", Some(newer))));
    if let Some(decision) = entry.said.name(Field::Decision) {
        let outcome = read.reading.outcome(decision);
        let ending = outcome.and_then(|outcome| outcome.said.word::<Ending>(Field::Result));
        states.push(match ending {
            Some(Ending::Adopted) => say("adopted", outcome),
            Some(_) => say("not_adopted", outcome),
            None => say("decision_open", None),
        });
    }
    let latest = read
        .reading
        .pointing(&entry.name, Kind::Consent, Field::To)
        .next_back();
    states.push(
        match latest.map(|consent| (consent, withdrawal(read, consent))) {
            None => say("no_consent", None),
            Some((_, Some(withdrawn))) => say("taken_back", Some(withdrawn)),
            Some((consent, None)) if consent.said.flag(Field::Given) => {
                say("consent", Some(consent))
            }
            Some((consent, None)) => say("refused", Some(consent)),
        },
    );
    let published = read
        .reading
        .pointing(&entry.name, Kind::Publication, Field::Statement);
    states.extend(published.map(|published| say("published", Some(published))));
    states
}

#[cfg(test)]
mod tests {
    use answerable_office::paper::words::Lang;

    use super::super::draft;
    use super::super::trial::{Trial, at, query};
    use super::*;

    #[test]
    fn each_paragraph_stands_beside_the_entries_that_it_cites() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let page = trial.page(one, &at(&trial.id("st-3")));
        let statement = trial
            .entries(Kind::Statement)
            .into_iter()
            .find(|entry| &*entry.name == "st-3")
            .expect("it is in the demo");
        let parts = statement.said.parts(Field::Paragraphs);
        let shown: Vec<&str> = page.split("class=\"beside\"").skip(1).collect();
        assert_eq!(shown.len(), parts.len());
        for (part, shown) in parts.iter().zip(shown) {
            for cited in part.names(Field::Cites) {
                assert!(shown.contains(&trial.id(cited)), "{cited}");
            }
        }
    }

    #[test]
    fn it_is_said_how_far_a_statement_is() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let page = trial.page(one, &at(&trial.id("st-3")));
        for line in [
            "Adopted by the group on 19 June 2025",
            "She took her consent back on 25 October 2025",
            "Published on 12 July 2025",
        ] {
            assert!(page.contains(line), "{line}");
        }
        let page = trial.page(one, &at(&trial.id("st-2")));
        assert!(page.contains("She did not consent, 7 June 2025"));
    }

    #[test]
    fn a_source_that_was_not_released_is_marked_in_draft_form_and_statement() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let marked = |page: &str| {
            page.contains("Only the contact group reads this.")
                && page.contains("/write/release?of=")
        };
        let count = trial.page(draft::get, &Given::default());
        let sections = count.matches("/statement-draft?part=").count();
        let mut parts = (0..sections)
            .map(|part| trial.page(draft::get, &query(&[("part", &part.to_string())])));
        assert!(parts.any(|page| marked(&page)), "nothing of the draft");
        let form = trial.page(super::super::write::get, &at("statement"));
        assert!(form.contains("○ marks what both sides"), "{form}");
        assert!(form.contains(" ○</span>") && form.contains("/write/release?to_room=bridge"));
        // What was published could be seen by both sides.
        let page = trial.page(one, &at(&trial.id("st-3")));
        assert!(!marked(&page), "{page}");
    }

    #[test]
    fn who_releases_an_entry_is_told_what_it_names_that_stays_out_of_sight() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let form = |trial: &mut Trial, name: &str| {
            let mut given = query(&[("of", &trial.id(name))]);
            given.id = Some("release".to_owned());
            trial.page(super::super::write::get, &given)
        };
        let answer = trial.entries(Kind::Contact).into_iter().rev();
        let answer = answer
            .filter(|letter| letter.room.is_none())
            .find(|letter| !letter.said.names(Field::Answers).is_empty())
            .expect("a letter that answers one");
        let asked = &answer.said.names(Field::Answers)[0];
        let page = form(&mut trial, &answer.name);
        let (_, told) = page
            .split_once("What it names stays out of sight there")
            .expect("told");
        assert!(told.contains(&trial.id(asked)), "{told}");
        let note = trial.entries(Kind::Decision).pop().expect("a decision");
        let page = form(&mut trial, &note.name);
        assert!(!page.contains("It is read then by both sides."), "{page}");
    }

    #[test]
    fn the_draft_comes_a_section_at_a_time_and_nothing_of_it_is_lost() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let first = trial.page(draft::get, &Given::default());
        let sections = first.matches("/statement-draft?part=").count();
        assert!(sections > 6, "{sections}");
        let mut numbers = Vec::new();
        for part in 0..sections {
            let mut from: usize = 0;
            loop {
                let given = query(&[("part", &part.to_string()), ("from", &from.to_string())]);
                let page = trial.page(draft::get, &given);
                let labels = page.split("<span class=\"label\">").skip(1);
                numbers.extend(
                    labels.filter_map(|label| label.split_once('<')?.0.parse::<usize>().ok()),
                );
                let next = page.split(&format!("part={part}&amp;from=")).nth(1);
                let next = next.or_else(|| page.split(&format!("part={part}&from=")).nth(1));
                let next = next.or_else(|| page.split(&format!("part={part}&#38;from=")).nth(1));
                match next.and_then(|next| next.split('"').next()?.parse().ok()) {
                    Some(next) => from = next,
                    None => break,
                }
            }
        }
        let all: Vec<usize> = (1..=numbers.len()).collect();
        assert_eq!(numbers, all);
        let none = query(&[("part", "999")]);
        assert!(matches!(
            trial.ask(draft::get, &none),
            Err(Trouble::NotHere)
        ));
    }
}
