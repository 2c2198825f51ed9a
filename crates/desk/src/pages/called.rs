//! What this process calls its people: the words for her, for him and for the two groups, on every page and
//! paper. They are a correction of the process's own entry, so the others have them after an exchange.

use answerable_office::Draft;
use answerable_office::paper::words::Wording;
use answerable_office::record::{Field, Kind};
use askama::Template;
use serde_json::{Map, Value as Json, json};

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::trouble::Trouble;

/// The words, by their fields, each with the key of its question.
const WORDS: [(Field, &str); 4] = [
    (Field::Survivor, "called-survivor"),
    (Field::Perpetrator, "called-perpetrator"),
    (Field::SupportGroup, "called-support-group"),
    (Field::ContactGroup, "called-contact-group"),
];
/// Longer than any word for somebody.
const CHARS_MAX: usize = 80;

#[derive(Template)]
#[template(path = "called.html")]
struct Called {
    w: W,
    form: String,
    boxes: Vec<Word>,
    told: bool,
    wrong: Vec<String>,
}

/// A word that can be chosen.
struct Word {
    name: &'static str,
    label: String,
    own: String,
    usual: String,
}

/// Shows the words that are in use.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let own = own(ask)?.1;
    let told = given.asked("kept").is_some();
    Ok(page(ask, &own, told, None).into())
}

fn page(ask: &mut Ask, own: &Map<String, Json>, told: bool, trouble: Option<&Trouble>) -> Page {
    let usual = Wording::usual(ask.words);
    let boxes = WORDS.map(|(field, key)| {
        let usual = match field {
            Field::Survivor => &usual.survivor,
            Field::Perpetrator => &usual.perpetrator,
            Field::SupportGroup => &usual.support_group,
            _ => &usual.contact_group,
        };
        let own = own.get(field.name()).and_then(Json::as_str);
        Word {
            name: field.name(),
            label: ask.say(key),
            own: own.unwrap_or_default().to_owned(),
            usual: usual.clone(),
        }
    });
    let called = Called {
        form: ask.form(),
        w: ask.w(),
        boxes: boxes.into(),
        told,
        wrong: trouble.map_or_else(Vec::new, |trouble| trouble.lines(ask.words)),
    };
    Page::of("pages-called", &called)
        .chapter("first-steps")
        .status(trouble.map_or(200, Trouble::status))
}

/// The ref of the process's entry, and the words of its own that it has.
fn own(ask: &mut Ask) -> Result<(String, Map<String, Json>), Trouble> {
    let read = ask.read()?;
    let mut processes = read.reading.of_kind(Kind::Process);
    let process = processes.next().ok_or(Trouble::NotHere)?;
    let part = process.said.part(Field::Wording);
    let words = WORDS.iter().filter_map(|(field, _)| {
        let word = part?.text(*field)?;
        Some((field.name().to_owned(), json!(word)))
    });
    Ok((process.name.to_string(), words.collect()))
}

/// Writes the words down; an empty one is the usual one.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let now = ask.now;
    let (process, before) = own(ask)?;
    let words: Map<String, Json> = WORDS
        .iter()
        .filter_map(|(field, _)| {
            let word = given.text(field.name())?;
            Some((field.name().to_owned(), json!(word)))
        })
        .collect();
    let long = |word: &Json| {
        word.as_str()
            .is_some_and(|word| word.chars().count() > CHARS_MAX)
    };
    if words.values().any(long) {
        let trouble = Trouble::Refused("called-long");
        return Ok(page(ask, &words, false, Some(&trouble)).into());
    }
    if words == before {
        return Ok(Answer::Go("/called".to_owned()));
    }
    let wording = match words.is_empty() {
        true => Json::Null,
        false => Json::Object(words.clone()),
    };
    let mut draft = Draft::default();
    draft
        .fields
        .insert(Field::Of.name().to_owned(), json!(process));
    let set = json!({ Field::Wording.name(): wording });
    draft.fields.insert(Field::Set.name().to_owned(), set);
    match ask.office()?.write_down(Kind::Correction, &draft, now) {
        Ok(_) => Ok(Answer::Go("/called?kept=1".to_owned())),
        Err(failure) => Ok(page(ask, &words, false, Some(&failure.into())).into()),
    }
}
