//! The surroundings: who was told, by whom, in which order, with which paper, and where they stand.
//!
//! Each who told somebody has a line that runs down; from it a line leads to the circle that was told,
//! whole where that is known, broken where it was only said. What is drawn is also said beside it.

use answerable_record::words::{Overlaps, PassedOn, Stance, SurroundingKind, ToldBy, Word};
use answerable_record::{Entry, Field, Informed, Kind, Ledgers, When};

use super::strip::Strip;
use super::{Links, icon};
use crate::dates;
use crate::markup::{escape, inline};
use crate::picture::{Mark, code_of};
use crate::reading::{Speaker, is_confirmed};
use crate::words::{Phrase, Value};

/// Where the words of a row have their first line's middle, in lines of the picture's type.
const FIRST: f64 = 1.67;
const NEXT: f64 = 1.0;

/// A circle around him, and what is recorded of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// Its ref.
    pub name: Box<str>,
    /// What it is called.
    pub called: Phrase,
    /// What kind of circle it is.
    pub kind: Option<SurroundingKind>,
    /// When it ended, where it has.
    pub until: Option<When>,
    /// Each time that it was told, in order.
    pub tellings: Vec<Telling>,
    /// 1 where it was told first of all.
    pub told_as: Option<usize>,
    /// Whether a demand in force asks that he tell it.
    pub under_duty: bool,
    /// Whether he told it.
    pub informed: Informed,
    /// Whether he passed on the letter.
    pub letter: Informed,
    /// Where it stands, with the entry that says so.
    pub stance: Option<(Stance, Box<str>)>,
    /// Whether it is also hers, with the entry that says so; nothing where that is not in sight.
    pub overlap: Option<(Overlaps, Box<str>)>,
}

/// One time that a circle was told.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// The entry.
    pub entry: Box<str>,
    /// When.
    pub on: When,
    /// Who told them.
    pub by: ToldBy,
    /// Whether that is confirmed, not only said.
    pub known: bool,
    /// Whether the letter was handed on.
    pub letter: PassedOn,
}

/// The circles of a record: those who were told in the order of telling, then the others.
/// `None` where the reader's rooms do not show them.
pub fn circles(speaker: &Speaker, ledgers: &Ledgers) -> Option<Vec<Circle>> {
    let rows = ledgers.disclosures.as_ref()?;
    let circle = |row| circle(speaker, row);
    let mut circles: Vec<Circle> = rows.iter().filter_map(circle).collect();
    circles.sort_by_key(|circle| circle.told_as.unwrap_or(usize::MAX));
    Some(circles)
}

fn circle(speaker: &Speaker, row: &answerable_record::Disclosure) -> Option<Circle> {
    let reading = speaker.reading;
    let entry = reading.get(row.surrounding)?;
    let about = |kind| {
        reading
            .pointing(row.surrounding, kind, Field::Surrounding)
            .next_back()
    };
    let telling = |told: &Entry| Telling {
        entry: told.name.clone(),
        on: told.on,
        by: told.said.word(Field::ToldBy).unwrap_or(ToldBy::Other),
        known: is_confirmed(told),
        letter: told.said.word(Field::Letter).unwrap_or(PassedOn::Unknown),
    };
    let told = reading.pointing(row.surrounding, Kind::Disclosure, Field::Surrounding);
    let until = entry.said.when(Field::Until);
    Some(Circle {
        name: row.surrounding.into(),
        called: speaker.who(row.surrounding),
        kind: entry.said.word(Field::Kind),
        until: until.filter(|until| until.day <= reading.at()),
        tellings: told.map(telling).collect(),
        told_as: row.told_as,
        under_duty: row.under_duty,
        informed: row.informed,
        letter: row.letter,
        stance: about(Kind::Stance)
            .and_then(|entry| Some((entry.said.word(Field::Stance)?, entry.name.clone()))),
        overlap: about(Kind::Overlap)
            .and_then(|entry| Some((entry.said.word(Field::Overlaps)?, entry.name.clone()))),
    })
}

/// Draws the circles as a list with lines beside it, told in the order in which they were told.
pub fn map(speaker: &Speaker, circles: &[Circle], links: &Links) -> String {
    let told = |by: ToldBy| {
        circles
            .iter()
            .any(|circle| circle.tellings.iter().any(|one| one.by == by))
    };
    let map = Map {
        speaker,
        links,
        tellers: ToldBy::ALL.iter().copied().filter(|by| told(*by)).collect(),
    };
    let columns = map.tellers.len().max(1);
    let mut out = format!("<ol class=\"drawn told lines-{columns}\">\n");
    for index in 0..map.tellers.len() {
        map.teller(&mut out, index);
    }
    let last = circles.iter().rposition(|circle| circle.told_as.is_some());
    for (index, circle) in circles.iter().enumerate() {
        map.circle(&mut out, circle, last.is_some_and(|last| index <= last));
    }
    out.push_str("</ol>\n");
    out
}

struct Map<'a> {
    speaker: &'a Speaker<'a>,
    links: &'a Links<'a>,
    /// Who told somebody, from the left to the right.
    tellers: Vec<ToldBy>,
}

impl Map<'_> {
    /// Where a teller's line runs, in percent of the lines' column.
    fn x(&self, index: usize) -> f64 {
        (index as f64 + 0.5) * 82.0 / self.tellers.len().max(1) as f64
    }

    fn say(&self, key: &str, values: &[(&str, Value)]) -> Phrase {
        self.speaker.say(key, values)
    }

    fn word(&self, key: &str, code: &str) -> Value<'static> {
        self.speaker.word(key, code)
    }

    /// Where a teller's line begins, with who it is.
    fn teller(&self, out: &mut String, index: usize) {
        let mut strip = Strip::default();
        for before in 0..index {
            strip.through("thin", self.x(before));
        }
        let x = self.x(index);
        strip.down("thin", x, FIRST);
        strip.level("rule", (x, 100.0), FIRST);
        strip.mark(Mark::Square, (x, FIRST), None);
        let who = self.speaker.teller(self.tellers[index]);
        let words = inline(&self.say("told-teller", &[("who", Value::people(who.plain()))]));
        let facts = format!("<p>{words}</p>");
        out.push_str(&format!("<li>{}</li>\n", row(strip, &facts)));
    }

    /// The lines that run on beside a row.
    fn beside(&self, run_on: bool) -> Strip {
        let mut strip = Strip::default();
        for index in (0..self.tellers.len()).filter(|_| run_on) {
            strip.through("thin", self.x(index));
        }
        strip
    }

    fn circle(&self, out: &mut String, circle: &Circle, run_on: bool) {
        out.push_str("<li>");
        let name = self.linked(&circle.name, &circle.called);
        let kind = circle.kind.map_or_else(String::new, |kind| {
            let kind = self.speaker.words.say(
                "word-surrounding-kind",
                &[("code", Value::program(kind.name()))],
            );
            format!(" ({})", escape(&kind))
        });
        let place = circle.told_as.map_or_else(String::new, |place| {
            let values = [("place", Value::count(place))];
            escape(&self.speaker.words.say("picture-told-as", &values))
        });
        let head = format!("<p>{place}<span class=\"circle\">{name}</span>{kind}</p>");
        for (index, telling) in circle.tellings.iter().enumerate() {
            let mut strip = self.beside(run_on);
            let middle = if index == 0 { FIRST } else { NEXT };
            let place = self.tellers.iter().position(|by| *by == telling.by);
            let x = self.x(place.unwrap_or(0));
            let (class, end) = match telling.known {
                true => ("term", Mark::Dot),
                false => ("late", Mark::Ring),
            };
            strip.level(class, (x, 94.0), middle);
            strip.at((x, middle), "<circle class=\"full\" r=\"1.6\"/>", None);
            strip.mark(end, (94.0, middle), None);
            let head = if index == 0 { head.as_str() } else { "" };
            let said = self.telling(telling);
            out.push_str(&row(strip, &format!("{head}<p class=\"less\">{said}</p>")));
        }
        if circle.tellings.is_empty() {
            let said = inline(&self.say("told-nobody", &[]));
            let facts = format!("{head}<p class=\"less\">{said}</p>");
            out.push_str(&row(self.beside(run_on), &facts));
        }
        let facts = format!("<p class=\"less\">{}</p>", self.facts(circle).join("; "));
        out.push_str(&row(self.beside(run_on), &facts));
        out.push_str("</li>\n");
    }

    fn linked(&self, name: &str, words: &Phrase) -> String {
        match (self.links)(name) {
            Some(href) => format!("<a href=\"{}\">{}</a>", escape(&href), inline(words)),
            None => inline(words),
        }
    }

    /// When they were told, by whom, how far that is known, with which paper.
    fn telling(&self, telling: &Telling) -> String {
        let day = Phrase::program(dates::plain(self.speaker.words, telling.on));
        let day = self.linked(&telling.entry, &day);
        let code = if telling.known { "known" } else { "said" };
        let values = [
            (
                "who",
                Value::people(self.speaker.teller(telling.by).plain()),
            ),
            ("known", self.word("picture-telling", code)),
            ("letter", self.word("told-letter", telling.letter.name())),
        ];
        format!("{day}: {}", inline(&self.say("told-by", &values)))
    }

    /// What else is recorded of a circle, each a few words.
    fn facts(&self, circle: &Circle) -> Vec<String> {
        let mut facts = Vec::new();
        let stance = circle.stance.as_ref();
        let code = stance.map_or("unknown", |(stance, _)| stance.name());
        let said = self.say("told-stance", &[("stance", self.word("stance", code))]);
        facts.push(match stance {
            Some((_, entry)) => self.linked(entry, &said),
            None => inline(&said),
        });
        if let Some((overlap, entry)) = &circle.overlap {
            let values = [("overlaps", self.word("word-yes-no-unknown", overlap.name()))];
            facts.push(self.linked(entry, &self.say("told-overlap", &values)));
        }
        let informed = |key: &str, informed: Informed| {
            let (mark, code) = code_of(informed);
            let said = self.say(key, &[("code", Value::program(code))]);
            format!("{} {}", icon(mark), inline(&said))
        };
        match circle.under_duty {
            true => {
                facts.push(informed("told-informed", circle.informed));
                facts.push(informed("told-letter-passed-on", circle.letter));
            }
            false => facts.push(inline(&self.say("picture-not-under-duty", &[]))),
        }
        if let Some(until) = circle.until {
            let until = self.speaker.date(until);
            facts.push(inline(&self.say("told-until", &[("until", until)])));
        }
        facts
    }
}

fn row(strip: Strip, facts: &str) -> String {
    let lines = strip.fill();
    format!(
        "<div class=\"lane-row\"><div class=\"lines\">{lines}</div>\
         <div class=\"facts\">{facts}</div></div>\n"
    )
}
