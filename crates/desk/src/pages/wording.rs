//! Letter and mandate as lists of points, and how one version differs from another, point by point.

use answerable_office::paper::changes::{By, Piece, changes, is_same};
use answerable_office::paper::words::{Phrase, Value, name_said, neutral};
use answerable_office::record::words::{Channel, CriterionKind, DemandKind, SurroundingKind, Word};
use answerable_office::record::{Entry, Field, Kind, Said};

use super::ask::{Read, W};
use super::html::{GOES_ON, Html, begun};
use super::papers::program;

/// So much of a paper stands on a page with others, and of what changed in it.
const PAPER_CHARS_MAX: usize = 40_000;
/// So much of one of its texts.
const POINT_CHARS_MAX: usize = 8_000;
/// However little it says, a point takes so much of that.
const POINT_CHARS_MIN: usize = 100;
/// So much stands around what changed in a long text.
const AROUND_CHARS: usize = 600;

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

/// How one version of a paper differs from another.
#[derive(Default)]
pub struct Differences {
    /// The points that differ, below their headings.
    pub headings: Vec<(String, Vec<Compared>)>,
    /// Whether something is too long to be compared word by word.
    pub by_paragraphs: bool,
    /// Whether not all of it stands there.
    pub is_cut: bool,
    chars_left: usize,
}

/// A point in two versions.
pub struct Compared {
    /// What stands before it.
    pub label: String,
    /// The text, with what is gone and what is new marked by form and word.
    pub text: Html,
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
        told(&self.text, self.text.words())
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

/// Leaves out what is too much for a page; says whether anything was.
pub fn cut(all: &mut Vec<Points>) -> bool {
    let mut left = PAPER_CHARS_MAX;
    let mut is_cut = false;
    let mut fits = |point: &mut Point| {
        if left == 0 {
            is_cut = true;
            return false;
        }
        let (text, goes_on) = begun(point.text.words(), left.min(POINT_CHARS_MAX));
        left = left.saturating_sub(text.chars().count().max(POINT_CHARS_MIN));
        if goes_on {
            is_cut = true;
            point.text = Text::People(format!("{text}{GOES_ON}"));
        }
        true
    };
    for points in all.iter_mut() {
        points.points.retain_mut(&mut fits);
    }
    all.retain(|points| !points.points.is_empty());
    is_cut
}

/// Two versions, point by point, in the order of the newer one; what is gone stands where its heading has it.
pub fn compared(w: W, old: &[Points], new: &[Points]) -> Differences {
    fn below<'p>(all: &'p [Points], heading: &str) -> Option<&'p [Point]> {
        let mut found = all.iter().filter(|points| points.heading == heading);
        found.next().map(|points| points.points.as_slice())
    }
    let mut headings: Vec<&str> = new.iter().map(|points| points.heading.as_str()).collect();
    let left_out = old.iter().map(|points| points.heading.as_str());
    headings.extend(left_out.filter(|heading| below(new, heading).is_none()));
    let mut all = Differences {
        chars_left: PAPER_CHARS_MAX,
        ..Differences::default()
    };
    for heading in headings {
        let (old, new) = (below(old, heading), below(new, heading));
        let differ = paired(old.unwrap_or_default(), new.unwrap_or_default())
            .into_iter()
            .filter_map(|(old, new)| all.one(w, old, new))
            .collect::<Vec<Compared>>();
        if !differ.is_empty() {
            all.headings.push((heading.to_owned(), differ));
        }
    }
    all
}

/// Which point of the one version is which of the other: by what it is told by, else by what it
/// says, else by its place among those that are left.
fn paired<'p>(old: &'p [Point], new: &'p [Point]) -> Vec<(Option<&'p Point>, Option<&'p Point>)> {
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
    let pairs = new.iter().zip(partners);
    let mut all: Vec<_> = pairs
        .map(|(point, partner)| (partner, Some(point)))
        .collect();
    all.extend(left.into_iter().map(|point| (Some(point), None)));
    all
}

impl Differences {
    /// A point in two versions; nothing where it is the same, or nothing more fits onto the page.
    fn one(&mut self, w: W, old: Option<&Point>, new: Option<&Point>) -> Option<Compared> {
        let words =
            |point: Option<&'_ Point>| point.map_or("", |point| point.text.words()).to_owned();
        let (before, after) = (words(old), words(new));
        if is_same(&before, &after) {
            return None;
        }
        if self.chars_left == 0 {
            self.is_cut = true;
            return None;
        }
        self.chars_left = self.chars_left.saturating_sub(POINT_CHARS_MIN);
        let shown = new.or(old)?;
        let pieces = match shown.text {
            Text::People(_) => {
                let (pieces, by) = changes(&before, &after);
                self.by_paragraphs |= by == By::Paragraphs;
                pieces
            }
            // A sentence of the program changes as a whole.
            Text::Program(_) => [Piece::Gone(before), Piece::New(after)].into(),
        };
        let count = pieces.len();
        let mut html = String::new();
        for (place, piece) in pieces.iter().enumerate() {
            let (tag, key, text) = match piece {
                Piece::Same(text) => {
                    let text = self.around(text, place > 0, place + 1 < count);
                    html.push_str(&told(&shown.text, &text).to_string());
                    continue;
                }
                Piece::Gone(text) => ("del", "mandate-gone", text),
                Piece::New(text) => ("ins", "mandate-new", text),
            };
            let text = self.begun(text);
            if text.is_empty() {
                continue;
            }
            // For whoever does not see how it is set.
            let said = program(&w.t(key));
            html.push_str(&format!(
                "<{tag}><span class=\"unseen\">{said} </span>{}</{tag}> ",
                told(&shown.text, &text)
            ));
        }
        Some(Compared {
            label: shown.label.clone(),
            text: Html::made(html),
        })
    }

    /// How something that is gone or new begins, as long as there is room.
    fn begun(&mut self, text: &str) -> String {
        let (kept, goes_on) = begun(text, self.chars_left.min(POINT_CHARS_MAX));
        self.chars_left -= kept.chars().count();
        self.is_cut |= goes_on;
        format!("{kept}{}", if goes_on { GOES_ON } else { "" })
    }

    /// What stands in both: its end after what comes before it, its beginning before what comes after.
    fn around(&mut self, text: &str, has_before: bool, has_after: bool) -> String {
        let room = self.chars_left.min(AROUND_CHARS);
        let count = text.chars().count();
        let shown = room * (usize::from(has_before) + usize::from(has_after));
        if count <= shown {
            self.chars_left -= count.min(self.chars_left);
            return text.to_owned();
        }
        self.is_cut = true;
        self.chars_left = self.chars_left.saturating_sub(shown);
        let at = |chars: usize| {
            text.char_indices()
                .nth(chars)
                .map_or(text.len(), |(at, _)| at)
        };
        let head = if has_before { &text[..at(room)] } else { "" };
        let tail = if has_after {
            &text[at(count - room)..]
        } else {
            ""
        };
        format!("{head}{GOES_ON} {tail}")
    }
}

/// Words as who speaks in a point.
fn told(as_in: &Text, words: &str) -> Html {
    match as_in {
        Text::People(_) => lines(words),
        Text::Program(_) => program(words),
    }
}

/// Words that somebody wrote, in a line of their own each, without a block around them.
fn lines(text: &str) -> Html {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| Html::line(line).to_string())
        .collect();
    Html::made(lines.join("<br>"))
}

#[cfg(test)]
mod tests {
    use answerable_office::paper::words::{Lang, Words};

    use super::*;

    fn paper(text: &str) -> Vec<Points> {
        vec![Points {
            heading: "Text".to_owned(),
            points: vec![Point::people("text", "", text)],
        }]
    }

    fn differences(old: &str, new: &str) -> Differences {
        let words = Box::leak(Box::new(Words::new(Lang::EN)));
        compared(W(words), &paper(old), &paper(new))
    }

    /// All that a comparison shows.
    fn shown(differences: &Differences) -> String {
        let points = differences.headings.iter().flat_map(|(_, points)| points);
        points.map(|point| point.text.to_string()).collect()
    }

    #[test]
    fn a_word_that_changed_in_a_megabyte_stands_with_a_little_around_it() {
        let long = "One line and another, and words.\n".repeat(15_000);
        let told = differences(&format!("{long}half {long}"), &format!("{long}all {long}"));
        let html = shown(&told);
        assert!(html.contains("half") && html.contains("all"), "{html}");
        assert!(html.len() < 10_000, "{}", html.len());
        assert!(told.is_cut && !told.by_paragraphs);
    }

    #[test]
    fn two_megabytes_that_have_nothing_in_common_are_told_by_how_they_begin() {
        let many = |word: &str| -> String { (0..80_000).map(|n| format!("{word}{n}\n")).collect() };
        let told = differences(&many("old"), &many("new"));
        let html = shown(&told);
        assert!(html.contains("old0") && html.contains("new0"), "it begins");
        assert!(html.len() < 200_000, "{}", html.len());
        assert!(told.is_cut && told.by_paragraphs);
    }

    #[test]
    fn of_a_long_paper_each_point_begins_and_the_rest_is_said_to_be_left_out() {
        let mut long = paper(&"word ".repeat(200_000));
        long.push(Points {
            heading: "D1".to_owned(),
            points: vec![Point::people("D1 title", "", "He pays half.")],
        });
        assert!(cut(&mut long));
        let chars: usize = long[0].points[0].text.words().chars().count();
        assert!(
            chars <= POINT_CHARS_MAX + GOES_ON.chars().count(),
            "{chars}"
        );
        assert_eq!(long[1].points[0].text.words(), "He pays half.");
        assert!(!cut(&mut paper("He pays half.")));
    }
}
