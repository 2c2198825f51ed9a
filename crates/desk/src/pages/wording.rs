//! Letter and mandate as lists of points, and how one version differs from another, point by point.

use answerable_office::paper::changes::{Piece, changes, is_same};
use answerable_office::paper::words::{Phrase, Value, name_said, neutral};
use answerable_office::record::words::{Channel, CriterionKind, DemandKind, SurroundingKind, Word};
use answerable_office::record::{Entry, Field, Kind, Said};

use super::ask::{Read, W};
use super::html::Html;
use super::papers::program;

/// A heading with its points.
pub struct Points {
    /// The heading.
    pub heading: String,
    /// The points below it.
    pub points: Vec<Point>,
}

/// One point of a paper.
pub struct Point {
    /// What it is told by in both versions, such as `D1.a`; of a list, nothing.
    key: String,
    /// What stands before it.
    pub label: String,
    /// What it says.
    text: Text,
}

/// A point in two versions.
pub struct Compared {
    /// What stands before it.
    pub label: String,
    /// The text, with what is gone and what is new marked by form and word.
    pub text: Html,
    /// Whether it differs.
    pub differs: bool,
}

/// Who speaks in a point.
#[derive(Clone)]
enum Text {
    /// Words that somebody wrote.
    People(String),
    /// What the program says of a field.
    Program(String),
}

impl Text {
    fn words(&self) -> &str {
        match self {
            Text::People(text) | Text::Program(text) => text,
        }
    }
}

impl Point {
    /// What it says.
    pub fn html(&self) -> Html {
        match &self.text {
            Text::People(text) => lines(text),
            Text::Program(text) => program(text),
        }
    }

    fn people(key: impl Into<String>, label: impl Into<String>, text: &str) -> Point {
        Point {
            key: key.into(),
            // Whoever wrote a mandate chose the ids of its tasks.
            label: neutral(&name_said(&label.into())),
            text: Text::People(text.trim().to_owned()),
        }
    }

    fn program(key: impl Into<String>, label: impl Into<String>, text: String) -> Point {
        Point {
            key: key.into(),
            label: label.into(),
            text: Text::Program(text),
        }
    }
}

/// The points of a letter or a mandate.
pub fn points(read: &Read, entry: &Entry) -> Vec<Points> {
    let w = W(read.words);
    let said = &entry.said;
    let text = said
        .text(Field::Text)
        .filter(|text| !text.trim().is_empty());
    let mut all = vec![Points {
        heading: w.t("mandate-text"),
        points: text
            .map(|text| Point::people("text", "", text))
            .into_iter()
            .collect(),
    }];
    match entry.kind {
        Kind::Letter => all.extend(
            said.parts(Field::Demands)
                .iter()
                .map(|part| demand(w, part)),
        ),
        _ => all.extend(mandate(read, said)),
    }
    all.retain(|points| !points.points.is_empty());
    all
}

fn demand(w: W, part: &Said) -> Points {
    let id = part.name(Field::Id).map_or("", |id| id);
    let title = part.name(Field::Title).map_or("", |title| title);
    let mut points = vec![Point::people(format!("{id} title"), "", title)];
    let text = part
        .text(Field::Text)
        .map(|text| Point::people(format!("{id} text"), "", text));
    points.extend(text);
    if let Some(kind) = part.word::<DemandKind>(Field::Kind) {
        let mut said = w.code("word-demand-kind", kind.name());
        if let Some(kinds) = part.words::<SurroundingKind>(Field::SurroundingKinds) {
            let kinds: Vec<String> = kinds
                .map(|kind| w.code("word-surrounding-kind", kind.name()))
                .collect();
            said = format!("{said} ({})", kinds.join(", "));
        }
        if part.flag(Field::NewOnly) {
            said = format!("{said}; {}", w.t("mandate-new-only"));
        }
        points.push(Point::program(format!("{id} kind"), "", said));
    }
    for criterion in part.parts(Field::Criteria) {
        let id = criterion.name(Field::Id).map_or("", |id| id);
        let text = criterion.text(Field::Text).map_or("", |text| text);
        points.push(Point::people(id, id, text));
        let kind = criterion.word::<CriterionKind>(Field::Kind);
        if let Some(kind) = kind.filter(|kind| *kind != CriterionKind::Plain) {
            let said = w.code("word-criterion-kind", kind.name());
            points.push(Point::program(format!("{id} kind"), "", said));
        }
    }
    Points {
        heading: id.to_owned(),
        points,
    }
}

fn mandate(read: &Read, said: &Said) -> Vec<Points> {
    let w = W(read.words);
    let list = |field: Field, key: &str| Points {
        heading: w.t(key),
        points: said
            .texts(field)
            .iter()
            .map(|text| Point::people("", "", text))
            .collect(),
    };
    let tasks = said.parts(Field::Tasks).iter().map(|task| {
        let id = task.name(Field::Id).map_or("", |id| id);
        Point::people(id, id, task.text(Field::Text).map_or("", |text| text))
    });
    let tasks = Points {
        heading: w.t("mandate-tasks"),
        points: tasks.collect(),
    };
    vec![
        list(Field::Aims, "mandate-aims"),
        list(Field::Principles, "mandate-principles"),
        tasks,
        rules(read, said),
    ]
}

fn rules(read: &Read, said: &Said) -> Points {
    let w = W(read.words);
    let speaker = read.speaker();
    let count = |count: u32| [("count", Value::Count(count.into()))];
    let mut points = Vec::new();
    let mut put = |key: &str, text: Phrase| {
        points.push(Point::program(key, "", text.plain()));
    };
    if let Some(rules) = said.part(Field::ContactRules) {
        if let Some(days) = rules.count(Field::ReplyWithinDays) {
            put("reply", speaker.say("briefing-reply-within", &count(days)));
        }
        if let Some(days) = rules.count(Field::MinDaysBetween) {
            put(
                "between",
                speaker.say("briefing-days-between", &count(days)),
            );
        }
        if let Some(channels) = rules.words::<Channel>(Field::Channels) {
            let channels: Vec<String> = channels
                .map(|channel| w.code("channel", channel.name()))
                .collect();
            let list = [("channels", Value::program(channels.join(", ")))];
            put("channels", speaker.say("briefing-channels", &list));
        }
    }
    if let Some(days) = said.count(Field::ReviewEveryDays) {
        put("review", speaker.say("mandate-review", &count(days)));
    }
    if said.flag(Field::UrgentOverride) {
        put("urgent", speaker.say("briefing-urgent", &[]));
    }
    if let Some(months) = said.count(Field::RetentionMonths) {
        put(
            "retention",
            speaker.say("mandate-retention", &count(months)),
        );
    }
    Points {
        heading: w.t("mandate-rules"),
        points,
    }
}

/// Two versions, point by point, in the order of the newer one; what is gone stands where its heading has it.
pub fn compared(w: W, old: &[Points], new: &[Points]) -> Vec<(String, Vec<Compared>)> {
    let of = |all: &[Points], heading: &str| -> usize {
        all.iter()
            .position(|points| points.heading == heading)
            .unwrap_or(usize::MAX)
    };
    let mut headings: Vec<&str> = new.iter().map(|points| points.heading.as_str()).collect();
    let left_out = old.iter().map(|points| points.heading.as_str());
    headings.extend(left_out.filter(|heading| of(new, heading) == usize::MAX));
    let empty = Vec::new();
    let points = |all: &'_ [Points], heading: &str| -> usize { of(all, heading) };
    headings
        .into_iter()
        .map(|heading| {
            let old = old
                .get(points(old, heading))
                .map_or(&empty, |points| &points.points);
            let new = new
                .get(points(new, heading))
                .map_or(&empty, |points| &points.points);
            (heading.to_owned(), paired(w, old, new))
        })
        .collect()
}

/// Which point of the one version is which of the other: by what it is told by, else by what it
/// says, else by its place among those that are left.
fn paired(w: W, old: &[Point], new: &[Point]) -> Vec<Compared> {
    let mut left: Vec<&Point> = old.iter().collect();
    let mut partners: Vec<Option<&Point>> = new
        .iter()
        .map(|point| {
            let at = left.iter().position(|known| match point.key.is_empty() {
                true => is_same(known.text.words(), point.text.words()),
                false => known.key == point.key,
            });
            at.map(|at| left.remove(at))
        })
        .collect();
    let alone = new
        .iter()
        .zip(&mut partners)
        .filter(|(_, partner)| partner.is_none());
    for (_, partner) in alone.filter(|(point, _)| point.key.is_empty()) {
        if !left.is_empty() {
            *partner = Some(left.remove(0));
        }
    }
    let mut all: Vec<Compared> = new
        .iter()
        .zip(partners)
        .map(|(point, partner)| one(w, partner, Some(point)))
        .collect();
    all.extend(left.into_iter().map(|point| one(w, Some(point), None)));
    all
}

fn one(w: W, old: Option<&Point>, new: Option<&Point>) -> Compared {
    let words = |point: Option<&Point>| point.map_or("", |point| point.text.words()).to_owned();
    let (before, after) = (words(old), words(new));
    let shown = new.or(old);
    let is_people = shown.is_some_and(|point| matches!(point.text, Text::People(_)));
    let told = |text: &str| match is_people {
        true => lines(text),
        false => program(text),
    };
    let pieces = match is_people {
        true => changes(&before, &after),
        // A sentence of the program changes as a whole.
        false if before == after => vec![Piece::Same(after.clone())],
        false => [Piece::Gone(before.clone()), Piece::New(after.clone())]
            .into_iter()
            .filter(
                |piece| !matches!(piece, Piece::Gone(text) | Piece::New(text) if text.is_empty()),
            )
            .collect(),
    };
    let mut html = String::new();
    for piece in &pieces {
        let (tag, key, text) = match piece {
            Piece::Same(text) => {
                html.push_str(&told(text).to_string());
                continue;
            }
            Piece::Gone(text) => ("del", "mandate-gone", text),
            Piece::New(text) => ("ins", "mandate-new", text),
        };
        // For whoever does not see how it is set.
        let said = program(&w.t(key));
        html.push_str(&format!(
            "<{tag}><span class=\"unseen\">{said} </span>{}</{tag}> ",
            told(text)
        ));
    }
    Compared {
        label: shown.map_or_else(String::new, |point| point.label.clone()),
        text: Html::made(html),
        differs: !is_same(&before, &after),
    }
}

/// Words that somebody wrote, in a line of their own each, without a block around them.
fn lines(text: &str) -> Html {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| Html::people(line).to_string())
        .collect();
    Html::made(lines.join("<br>"))
}
