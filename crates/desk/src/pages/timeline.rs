//! The timeline: years on one picture, to filter and to open an entry from.

use answerable_office::paper::picture::{Only, Picture, Sort, correspondents, of_record, page};
use answerable_office::record::{Day, Kind};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "timeline.html")]
struct Timeline {
    w: W,
    sorts: Vec<Choice>,
    people: Vec<Choice>,
    from: Vec<Choice>,
    to: Vec<Choice>,
    is_part: bool,
    picture: Html,
}

/// Something that can be chosen.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

/// The page; the query says what of it is asked for.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let whole = of_record(&read.speaker(), read.ledgers());
    let years = (whole.from.civil().0, whole.to.civil().0);
    let asked_sorts = given.query.iter().filter(|(key, _)| key == "kind");
    let sorts: Vec<Sort> = asked_sorts
        .filter_map(|(_, code)| Sort::of_code(code))
        .collect();
    let everybody = people(&read);
    let who = given
        .asked("who")
        .and_then(|id| everybody.iter().find(|(_, known, _)| known == id));
    let year = |name: &str| given.asked(name).and_then(|year| year.parse::<i16>().ok());
    let from = year("from").map_or(years.0, |year| year.clamp(years.0, years.1));
    let to = year("to").map_or(years.1, |year| year.clamp(from, years.1));
    let is_part = !sorts.is_empty() || who.is_some() || (from, to) != years;
    let only = Only {
        sorts,
        who: who.map(|(name, _, _)| name.clone()),
    };
    let links = |place| read.href_of(place);
    let picture = stretch(whole, years, from, to);
    let drawn = page(&picture, read.words, read.wording, &only, &links);
    let chosen_years = |chosen: i16| {
        let all = years.0..=years.1;
        all.map(|year| Choice {
            value: year.to_string(),
            name: year.to_string(),
            chosen: year == chosen,
        })
        .collect()
    };
    let timeline = Timeline {
        w,
        sorts: Sort::ALL
            .map(|sort| Choice {
                value: sort.code().to_owned(),
                name: w.code("picture-lane", sort.code()),
                chosen: only.sorts.is_empty() || only.sorts.contains(&sort),
            })
            .into(),
        people: everybody
            .iter()
            .map(|(name, id, called)| Choice {
                value: id.clone(),
                name: called.clone(),
                chosen: only.who.as_ref() == Some(name),
            })
            .collect(),
        from: chosen_years(from),
        to: chosen_years(to),
        is_part,
        picture: Html::made(drawn),
    };
    Ok(Page::of("pages-timeline", &timeline)
        .chapter("timeline")
        .into())
}

/// The years that are asked for; all of them leave the picture as it is.
fn stretch(whole: Picture, years: (i16, i16), from: i16, to: i16) -> Picture {
    if (from, to) == years {
        return whole;
    }
    let first = Day::new(from, 1, 1).unwrap_or(Day::MIN).max(whole.from);
    let last = Day::new(to, 12, 31).unwrap_or(Day::MAX).min(whole.to);
    whole.between(first, last)
}

/// Whom the timeline can be about: he and others who were written to, circles, people; each with the
/// name the picture knows, its id and what it is called.
fn people(read: &Read) -> Vec<(Box<str>, String, String)> {
    let speaker = read.speaker();
    let mut found: Vec<(Box<str>, String, String)> = Vec::new();
    let mut put = |name: &str, called: String| {
        if !found.iter().any(|(known, _, _)| **known == *name) {
            found.push((name.into(), read.id(name), called));
        }
    };
    for (who, with) in correspondents(&speaker) {
        put(&who, with.plain());
    }
    for kind in [Kind::Surrounding, Kind::Membership] {
        for entry in read.reading.of_kind(kind) {
            let person = entry.said.name(answerable_office::record::Field::Person);
            let name = person.unwrap_or(&entry.name);
            put(name, speaker.who(name).plain());
        }
    }
    found
}
