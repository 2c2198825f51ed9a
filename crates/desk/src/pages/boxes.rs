//! The boxes of a form, as HTML. Works without a script: what can be chosen is there from the beginning.

use answerable_office::Office;
use answerable_office::form::{
    Choice, Local, NotWritten, OFFERED_MAX, Question, Why, Wrong as Unfit, list_of,
};
use answerable_office::paper::words::{Value, Words, neutral};
use answerable_office::paper::{dates, questions};
use answerable_office::record::shape::{Form as Stands, Slot, endings};
use answerable_office::record::words::{Ending, Room, Side, Word};
use answerable_office::record::{Day, Field, Kind, When};
use askama::Template;

use super::apart::{Hidden, hidden};
use super::ask::{Ask, W};
use super::broken::{self, Line, Wrong};
use super::html::Html;
use super::line;
use super::trouble::Trouble;
use crate::cli::names;

/// Up to so many choices stand as buttons to tick, more in a list that opens.
const TICKED_MAX: usize = 7;
/// What the box of words is called behind the name of its question.
const FIND: &str = ".find";
/// And what was looked for already.
const FOUND: &str = ".found";
/// Longest reading of a choice, in characters.
const READING_CHARS_MAX: usize = 90;

/// What a form is drawn with.
pub struct Boxes<'a> {
    /// The type.
    pub kind: Kind,
    /// What its boxes are called before their own names.
    pub prefix: &'a str,
    /// What stands in the boxes: names without the prefix.
    pub given: &'a [(String, String)],
    /// What is wrong: names with the prefix.
    pub wrong: &'a Wrong,
    /// Whether another empty part is wanted of what repeats.
    pub more_parts: bool,
    /// Fields that are asked for in other words here, each with the key of these.
    pub asked_as: &'a [(Field, &'a str)],
    /// Whether the form takes words to look for what is in none of its lists.
    pub finds: bool,
    /// What an outcome is of, where that is known before it was chosen.
    pub of: Option<Kind>,
}

#[derive(Template)]
#[template(path = "box.html")]
struct Drawn {
    w: W,
    name: String,
    dom: String,
    label: String,
    hint: Option<String>,
    may: bool,
    wrong: Vec<Line>,
    sort: Sort,
    new: Option<New>,
    find: Option<Find>,
    /// Whether what was looked for stands in the list.
    is_found: bool,
    /// Whether something in the list is not seen by whoever reads what is written here.
    hides: bool,
}

/// What sort of box it is.
enum Sort {
    Line(String),
    Long(String, usize),
    Number(String),
    Pick(Vec<Opt>),
    Tick(Vec<Opt>),
    List(Vec<Opt>),
    Date(String, Option<String>, Option<String>),
    Group(Vec<Html>),
    Repeat(Vec<Vec<Html>>, bool),
    Files,
}

impl Sort {
    /// Whether several boxes stand below one question.
    fn is_group(&self) -> bool {
        matches!(
            self,
            Sort::Pick(_) | Sort::Tick(_) | Sort::Group(_) | Sort::Repeat(..)
        )
    }
}

/// A choice.
struct Opt {
    value: String,
    words: String,
    picked: bool,
    /// Whether whoever reads what is written here does not see it.
    hidden: Option<Hidden>,
}

/// Words to look for what is not in the list, since it is too old to be offered.
struct Find {
    value: String,
    /// Whether nothing has these words.
    nothing: bool,
}

/// Somebody who is not in the list.
struct New {
    value: String,
    several: bool,
    sorts: Vec<Opt>,
}

/// Draws the boxes of some questions.
pub fn draw(ask: &mut Ask, boxes: &Boxes, questions: &[Question]) -> Result<Vec<Html>, Trouble> {
    questions
        .iter()
        .map(|question| one(ask, boxes, question, &question.name, None))
        .collect()
}

fn one(
    ask: &mut Ask,
    boxes: &Boxes,
    question: &Question,
    name: &str,
    part_of: Option<Field>,
) -> Result<Html, Trouble> {
    let words = ask.words;
    let field = question.slot.field;
    let text = match part_of {
        Some(part) => questions::of_part(words, part, field),
        None => questions::of(words, boxes.kind, field),
    };
    let asked_as = boxes.asked_as.iter().find(|(asked, _)| *asked == field);
    let label = match asked_as.filter(|_| part_of.is_none()) {
        Some((_, key)) => ask.say(key),
        None => text.question.clone(),
    };
    let value = boxes.value(name);
    let sort = match question.slot.form {
        Stands::Text if is_long(boxes.kind, field, part_of) => Sort::Long(value, 8),
        Stands::Texts => Sort::Long(value, 4),
        Stands::Count | Stands::Format => Sort::Number(value),
        Stands::Flag => Sort::Pick(
            [("yes", "yes"), ("no", "no")]
                .into_iter()
                .map(|(value, code)| {
                    boxes.opt(
                        name,
                        value,
                        words.say("yes-no", &[("code", Value::program(code))]),
                    )
                })
                .chain(not_known(boxes, name, question, words))
                .collect(),
        ),
        Stands::Word(_) | Stands::Words(_) => {
            let opts = words_of_list(ask, boxes, question, name)?;
            match question.slot.form {
                Stands::Words(_) => Sort::Tick(opts),
                _ if opts.len() <= TICKED_MAX + 2 => Sort::Pick(opts),
                _ => {
                    let mut opts = opts;
                    if question.slot.required {
                        opts.insert(0, nothing(ask, question));
                    }
                    Sort::List(opts)
                }
            }
        }
        Stands::When | Stands::Day => Sort::Date(as_typed(words, value), None, None),
        Stands::Moment => Sort::Date(
            as_typed(words, value),
            Some(boxes.value(&format!("{name}.time"))),
            Some(boxes.value(&format!("{name}.offset"))).filter(|offset| !offset.is_empty()),
        ),
        Stands::Ref(_) | Stands::Who | Stands::About(_) | Stands::Demand | Stands::MandateTask => {
            let mut opts = to_choose(ask, boxes, &question.slot, name)?;
            opts.insert(0, nothing(ask, question));
            Sort::List(opts)
        }
        Stands::Refs(_) | Stands::Bears => Sort::Tick(to_choose(ask, boxes, &question.slot, name)?),
        Stands::Part(_) => {
            let parts = question
                .parts
                .iter()
                .map(|part| one(ask, boxes, part, &part.name, Some(field)));
            Sort::Group(parts.collect::<Result<_, _>>()?)
        }
        Stands::Parts(_) => repeated(ask, boxes, question, name)?,
        Stands::Paths => Sort::Files,
        // Made up where nobody says it; kept where it is there.
        Stands::DemandId | Stands::CriterionId | Stands::TaskId => Sort::Line(value),
        _ => Sort::Line(value),
    };
    let new = question
        .offers_new
        .then(|| new(boxes, question, name, words));
    let find = match boxes.finds && part_of.is_none() && Office::can_be_found(&question.slot) {
        true => to_find(ask, boxes, question, name)?,
        false => None,
    };
    let wrong_name = format!("{}{name}", boxes.prefix);
    let drawn = Drawn {
        w: ask.w(),
        dom: format!("f-{}", wrong_name.replace('.', "-")),
        label,
        hint: text.hint,
        may: !question.slot.required && part_of.is_none(),
        wrong: boxes.wrong.get(&wrong_name).cloned().unwrap_or_default(),
        name: wrong_name,
        hides: matches!(&sort, Sort::Tick(opts) if opts.iter().any(|opt| opt.hidden.is_some())),
        sort,
        new,
        is_found: find.as_ref().is_some_and(|find| !find.value.is_empty()),
        find,
    };
    Ok(Html::made(
        drawn.render().expect("a template writes into memory"),
    ))
}

/// What a list begins with, before anything was chosen.
fn nothing(ask: &Ask, question: &Question) -> Opt {
    Opt {
        value: String::new(),
        words: ask.say(if question.slot.required {
            "form-choose"
        } else {
            "form-none"
        }),
        picked: false,
        hidden: None,
    }
}

/// Parts that repeat: those that are filled, and an empty one to fill.
fn repeated(
    ask: &mut Ask,
    boxes: &Boxes,
    question: &Question,
    name: &str,
) -> Result<Sort, Trouble> {
    let begin = format!("{name}.");
    let numbers = boxes.given.iter().filter_map(|(known, text)| {
        let rest = known
            .strip_prefix(&begin)
            .filter(|_| !text.trim().is_empty())?;
        rest.split('.').next()?.parse::<u16>().ok()
    });
    let filled = numbers.max().map_or(0, |last| usize::from(last) + 1);
    let shown = match filled {
        0 => 1,
        filled => filled + usize::from(boxes.more_parts),
    };
    let mut parts = Vec::new();
    for number in 0..shown {
        let mut drawn = Vec::new();
        for part in &question.parts {
            let name = format!("{name}.{number}.{}", part.slot.field.name());
            // A short name is made up, and only kept where there is one.
            let is_id = part.slot.field == Field::Id;
            if is_id && boxes.value(&name).is_empty() {
                continue;
            }
            drawn.push(one(ask, boxes, part, &name, Some(question.slot.field))?);
        }
        parts.push(drawn);
    }
    Ok(Sort::Repeat(parts, name.matches('.').count() == 0))
}

impl Boxes<'_> {
    fn value(&self, name: &str) -> String {
        let found = self.given.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.given
            .iter()
            .any(|(known, text)| known == name && text == value)
    }

    fn opt(&self, name: &str, value: &str, words: String) -> Opt {
        Opt {
            picked: self.has(name, value),
            value: value.to_owned(),
            words,
            hidden: None,
        }
    }
}

/// "Not known" where leaving it open is an answer, and the list has no word of its own for it.
fn not_known(boxes: &Boxes, name: &str, question: &Question, words: &Words) -> Option<Opt> {
    let open = !question.slot.required && !question.knows_unknown();
    let said = boxes
        .given
        .iter()
        .any(|(known, text)| known == name && !text.is_empty());
    open.then(|| Opt {
        value: String::new(),
        words: words.say("form-not-known", &[]),
        picked: !said,
        hidden: None,
    })
}

fn words_of_list(
    ask: &mut Ask,
    boxes: &Boxes,
    question: &Question,
    name: &str,
) -> Result<Vec<Opt>, Trouble> {
    let list = list_of(&question.slot);
    let mut possible: Vec<&str> = list.to_vec();
    if boxes.kind == Kind::Outcome && question.slot.field == Field::Result {
        possible = results(ask, boxes)?;
    }
    if question.slot.field == Field::Room {
        let others = answerable_office::form::other_rooms(boxes.kind);
        possible.retain(|name| others.iter().any(|room| room.name() == *name));
    }
    let words = ask.words;
    let opts = possible
        .into_iter()
        .map(|word| boxes.opt(name, word, names::word(words, list, word)));
    let mut opts: Vec<Opt> = opts.collect();
    if matches!(question.slot.form, Stands::Word(_)) {
        opts.extend(not_known(boxes, name, question, words));
    }
    Ok(opts)
}

/// How what it is the outcome of can end; while that is not known, how anything can.
fn results(ask: &mut Ask, boxes: &Boxes) -> Result<Vec<&'static str>, Trouble> {
    let of = boxes.value(Field::Of.name());
    let kind = ask.office()?.fold()?.kind_of(&of).or(boxes.of);
    let mut results: Vec<&'static str> = Vec::new();
    let kinds = kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
    for ending in kinds.iter().flat_map(|kind| endings(*kind)) {
        let name = Ending::name(*ending);
        if !results.contains(&name) {
            results.push(name);
        }
    }
    Ok(results)
}

/// The entries, sides, demands or tasks that fit, under ids that say nothing.
fn to_choose(ask: &mut Ask, boxes: &Boxes, slot: &Slot, name: &str) -> Result<Vec<Opt>, Trouble> {
    let today = ask.now.day;
    let mut choices = ask.office()?.choices(boxes.kind, slot, today)?;
    // What has the words that are looked for stands first.
    let words = boxes.value(&format!("{name}{FIND}"));
    if boxes.finds && !words.trim().is_empty() {
        let mut found = ask
            .office()?
            .choices_with(boxes.kind, slot, &words, today)?;
        choices.retain(|known| !found.iter().any(|found| found.value == known.value));
        found.append(&mut choices);
        choices = found;
    }
    // What was chosen before, or leads here, stands in the list however old it is.
    for (known, text) in boxes.given {
        if known == name && !choices.iter().any(|choice| choice.value == *text) {
            choices.extend(ask.office()?.choice(text)?);
        }
    }
    let read = ask.read()?;
    // What a statement rests on is seen by whoever reads it, or the statement can't be published.
    let is_source = boxes.kind == Kind::Statement && slot.field == Field::Cites;
    let room = is_source.then(|| Room::from_name(&boxes.value(Field::Room.name())));
    let room = room.map(|room| room.unwrap_or(Room::Bridge));
    let opts = choices.iter().map(|choice| Opt {
        picked: boxes.has(name, &choice.value),
        value: match is_plain(&choice.value) {
            true => choice.value.clone(),
            false => read.id(&choice.value),
        },
        words: reading(&read, choice),
        hidden: room.and_then(|room| hidden(&read, &choice.value, room)),
    });
    Ok(opts.collect())
}

/// The words that are looked for, where not all that fits stands in the list.
fn to_find(
    ask: &mut Ask,
    boxes: &Boxes,
    question: &Question,
    name: &str,
) -> Result<Option<Find>, Trouble> {
    let today = ask.now.day;
    let value = boxes.value(&format!("{name}{FIND}"));
    let office = ask.office()?;
    let is_all = office.choices(boxes.kind, &question.slot, today)?.len() < OFFERED_MAX;
    if is_all && value.is_empty() {
        return Ok(None);
    }
    let nothing = !value.trim().is_empty()
        && office
            .choices_with(boxes.kind, &question.slot, &value, today)?
            .is_empty();
    Ok(Some(Find { value, nothing }))
}

/// What a choice says in a list.
fn reading(read: &super::ask::Read, choice: &Choice) -> String {
    let said = match choice.kind {
        None if is_plain(&choice.value) => side(read, &choice.value),
        None => neutral(&format!("{} {}", choice.value, choice.words)),
        Some(Kind::Person | Kind::Surrounding) => neutral(&choice.words),
        Some(kind) => match read.reading.get(&choice.value) {
            Some(entry) => line::plain(read, entry),
            None => format!(
                "{} {}",
                names::kind(read.words, kind),
                neutral(&choice.words)
            ),
        },
    };
    // A meeting is known by its own day, not by the one on which it was arranged.
    let entry = read.reading.get(&choice.value);
    let held = entry.and_then(|entry| entry.said.when(Field::At));
    let said = match held.or(choice.on) {
        Some(on) => format!("{}: {said}", dates::plain(read.words, on)),
        None => said,
    };
    match said.char_indices().nth(READING_CHARS_MAX) {
        Some((end, _)) => format!("{} …", said[..end].trim_end()),
        None => said,
    }
}

/// What a side is called in a list; he with his name too, where he has one that the words don't say.
fn side(read: &super::ask::Read, value: &str) -> String {
    let called = read.speaker().who(value).plain();
    let people = read.reading.of_kind(Kind::Person);
    let mut his = people
        .filter(|person| {
            value == "perpetrator" && person.said.word(Field::Side) == Some(Side::Perpetrator)
        })
        .filter_map(|person| person.said.text(Field::Name));
    match (his.next(), his.next()) {
        (Some(name), None) if **name != *called => format!("{called} ({})", neutral(name)),
        _ => called,
    }
}

/// Whether a value is a word of the format, and so no ref.
fn is_plain(value: &str) -> bool {
    value == "perpetrator" || Side::from_name(value).is_some()
}

fn new(boxes: &Boxes, question: &Question, name: &str, words: &Words) -> New {
    let sorts = question.new_as().into_iter().map(|sort| {
        let list = match Side::from_name(sort) {
            Some(_) => Side::NAMES,
            None => answerable_office::record::words::SurroundingKind::NAMES,
        };
        boxes.opt(
            &format!("{name}.new.as"),
            sort,
            names::word(words, list, sort),
        )
    });
    New {
        value: boxes.value(&format!("{name}.new")),
        several: matches!(question.slot.form, Stands::Refs(_)),
        sorts: sorts.collect(),
    }
}

/// A date as people write it, where it stands there as the format has it.
fn as_typed(words: &Words, value: String) -> String {
    match When::parse(&value) {
        Ok(when) if !when.is_moment() => dates::plain(words, when),
        _ => value,
    }
}

/// Whether a text is told at length, and not in a word.
fn is_long(kind: Kind, field: Field, part_of: Option<Field>) -> bool {
    match field {
        Field::Text => {
            part_of != Some(Field::Criteria) && part_of != Some(Field::Tasks) && kind != Kind::Task
        }
        Field::Conditions | Field::Concession => true,
        _ => false,
    }
}

/// Whether a box holds words to look for: they are no part of what is written.
pub fn is_find(name: &str) -> bool {
    name.ends_with(FIND) || name.ends_with(FOUND)
}

/// The words to look for that were sent.
pub fn finds(sent: &[(String, String)]) -> Vec<(String, String)> {
    let finds = sent.iter().filter(|(name, _)| is_find(name));
    finds.cloned().collect()
}

/// Whether words stand there that nobody has looked for yet: who types them and hits the enter key wants
/// to find something, and to write nothing down.
pub fn looks_for(finds: &[(String, String)]) -> bool {
    finds.iter().any(|(name, words)| {
        let Some(name) = name.strip_suffix(FIND) else {
            return false;
        };
        let found = finds
            .iter()
            .find(|(known, _)| known.strip_suffix(FOUND) == Some(name));
        !words.trim().is_empty() && found.is_none_or(|(_, found)| found != words)
    })
}

/// What was sent, with refs in the place of ids in boxes whose questions point at something.
#[derive(Default)]
pub struct Decoded {
    /// The boxes.
    pub boxes: Vec<(String, String)>,
    /// Boxes in which something was chosen that is not there any more, with words that say so. Nothing stands in
    /// them now.
    pub gone: Wrong,
}

/// Reads what was sent.
pub fn decoded(
    ask: &mut Ask,
    kind: Kind,
    questions: &[Question],
    boxes: &[(String, String)],
) -> Result<Decoded, Trouble> {
    let today = ask.now.day;
    let mut decoded = Decoded::default();
    for (name, text) in boxes {
        let question = find(questions, &plain_name(name));
        let points = question.filter(|question| {
            question.slot.form.points() || question.slot.form == Stands::MandateTask
        });
        let text = text.trim_end().to_owned();
        let said = match points {
            Some(question) if !text.is_empty() && !is_plain(&text) && text != "new" => {
                match ask.ref_of(&text) {
                    Ok(reference) => Some(reference.to_string()),
                    // A task of the mandate is no entry.
                    Err(_) => {
                        let choices = ask.office()?.choices(kind, &question.slot, today)?;
                        let ids = &ask.state.ids;
                        let chosen = choices
                            .into_iter()
                            .find(|choice| ids.of(&choice.value) == text);
                        chosen.map(|chosen| chosen.value)
                    }
                }
            }
            _ => Some(text),
        };
        match said {
            Some(said) => decoded.boxes.push((name.clone(), said)),
            None => {
                let line = ask.say("form-choice-gone").into();
                decoded.gone.insert(name.clone(), vec![line]);
            }
        }
    }
    Ok(decoded)
}

/// What is wrong, in boxes whose names have this before them on their page.
pub fn prefixed(prefix: &str, wrong: Wrong) -> impl Iterator<Item = (String, Vec<Line>)> {
    let wrong = wrong.into_iter();
    wrong.map(move |(name, lines)| (format!("{prefix}{name}"), lines))
}

/// The question of that name.
pub fn find<'q>(questions: &'q [Question], name: &str) -> Option<&'q Question> {
    questions
        .iter()
        .find_map(|question| match question.name == name {
            true => Some(question),
            false => find(&question.parts, name),
        })
}

/// The name of a box with each number in it as 0, as questions have it.
pub fn plain_name(name: &str) -> String {
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = name
        .split('.')
        .map(|part| if digits(&part) { "0" } else { part })
        .collect();
    parts.join(".")
}

/// What is wrong, box by box, in words; or the trouble that is none of a box.
pub fn in_words(ask: &mut Ask, not_written: NotWritten) -> Result<Wrong, Trouble> {
    let all = match not_written {
        NotWritten::Failed(failure) => return Err(failure.into()),
        NotWritten::Wrong(wrong) => wrong,
    };
    let read = ask.read()?;
    let mut said = Wrong::new();
    for Unfit { name, why } in all {
        let line = match &why {
            Why::Rule(fault) => broken::line(&read, fault),
            why => {
                let key = format!("form-wrong-{}", why.code());
                let mend = read.words.say(&format!("{key}.mend"), &[]);
                format!("{} {mend}", read.words.say(&key, &[])).into()
            }
        };
        said.entry(name).or_default().push(line);
    }
    Ok(said)
}

/// Runs something with what a form needs to know of this place: the day, and how far its clock is from UTC.
pub fn here<T>(today: Day, with: impl FnOnce(&Local) -> T) -> T {
    with(&Local {
        today,
        offset_minutes: &|day, second| {
            let (year, month, of_month) = day.civil();
            let hour = i8::try_from(second / 3600).unwrap_or(0);
            let minute = i8::try_from(second / 60 % 60).unwrap_or(0);
            let time = jiff::civil::DateTime::new(year, month, of_month, hour, minute, 0, 0);
            let zoned = time.and_then(|time| time.to_zoned(jiff::tz::TimeZone::system()));
            zoned.map_or(0, |zoned| {
                i16::try_from(zoned.offset().seconds() / 60).unwrap_or(0)
            })
        },
    })
}
