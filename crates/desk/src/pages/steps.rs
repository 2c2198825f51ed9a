//! The small forms of her side: hold still, ask, take back, say yes or no. Each writes one entry.

use answerable_office::Draft;
use answerable_office::paper::dates;
use answerable_office::paper::words::Phrase;
use answerable_office::record::words::{Asked, Side, Word};
use answerable_office::record::{Entry, Field, Kind};
use askama::Template;
use serde_json::{Map, Value as Json};

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::hers::boundaries;
use super::html::Html;
use super::papers::{is_hers, program, withdrawal};
use super::trouble::{Trouble, lines_with_ways};

/// A small form: what it asks, what happens by it, something to choose from, room for words, one button.
#[derive(Template)]
#[template(path = "step.html")]
struct Step {
    w: W,
    form: String,
    action: String,
    heading: String,
    lead: String,
    legend: String,
    choices: Vec<Choice>,
    /// The key of the words over the field for a text.
    text: &'static str,
    text_needed: bool,
    conditions: bool,
    /// What was typed, where it comes back.
    typed: String,
    conditions_typed: String,
    /// What the step is about, where that is one thing.
    about: Option<(String, Html)>,
    button: String,
    wrong: Vec<String>,
}

/// Something to choose.
struct Choice {
    value: String,
    name: Html,
    more: String,
    chosen: bool,
}

impl Step {
    fn new(ask: &mut Ask, given: &Given, key: &str, action: String, wrong: Vec<String>) -> Step {
        let form = ask.form();
        let w = ask.w();
        Step {
            w,
            form,
            action,
            heading: w.t(&format!("step-{key}")),
            lead: w.t(&format!("step-{key}.lead")),
            legend: w.t(&format!("step-{key}.legend")),
            choices: Vec::new(),
            text: "step-text",
            text_needed: false,
            conditions: false,
            typed: given.field("text").unwrap_or_default().to_owned(),
            conditions_typed: given.field("conditions").unwrap_or_default().to_owned(),
            about: None,
            button: w.t(&format!("step-{key}.do")),
            wrong,
        }
    }

    fn page(&self) -> Page {
        let status = if self.wrong.is_empty() { 200 } else { 422 };
        Page::of("pages-step", self)
            .chapter("her-side")
            .status(status)
    }
}

/// What is asked to hold still.
pub fn pause(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    hers_alone(ask)?;
    Ok(pause_page(ask, given, Vec::new())?.into())
}

fn pause_page(ask: &mut Ask, given: &Given, wrong: Vec<String>) -> Result<Page, Trouble> {
    let mut step = Step::new(ask, given, "pause", "/pause".to_owned(), wrong);
    let w = step.w;
    let chosen = given.text("choice").unwrap_or_default().to_owned();
    let read = ask.read()?;
    let circles = read.reading.of_kind(Kind::Surrounding);
    step.choices = std::iter::once(Choice {
        value: String::new(),
        name: program(&w.t("step-pause-all")),
        more: String::new(),
        chosen: chosen.is_empty(),
    })
    .chain(circles.map(|circle| {
        let id = read.id(&circle.name);
        Choice {
            name: circle
                .said
                .text(Field::Name)
                .map_or_else(Html::default, |name| Html::people(name)),
            more: String::new(),
            chosen: id == chosen,
            value: id,
        }
    }))
    .collect();
    // With nothing but everything to choose there is nothing to ask.
    if step.choices.len() == 1 {
        step.choices.clear();
    }
    Ok(step.page())
}

/// Writes the pause down.
pub fn pause_post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    hers_alone(ask)?;
    let mut fields = texts(given);
    let circle = given.text("choice").map(|id| ask.ref_of(id)).transpose();
    let written = match circle {
        Ok(circle) => {
            let about = circle.map(|circle| (Field::About.name().to_owned(), (*circle).into()));
            fields.extend(about);
            write(ask, Kind::Pause, fields)
        }
        Err(_) => Err(Trouble::Refused("form-choice-gone")),
    };
    or_again(ask, given, written, pause_page)
}

/// What is asked, and whom.
pub fn question(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    hers_alone(ask)?;
    Ok(question_page(ask, given, Vec::new())?.into())
}

fn question_page(ask: &mut Ask, given: &Given, wrong: Vec<String>) -> Result<Page, Trouble> {
    let mut step = Step::new(ask, given, "question", "/question".to_owned(), wrong);
    let me = ask.office()?.me().map(str::to_owned);
    let read = ask.read()?;
    let speaker = read.speaker();
    let mine = me.as_deref().and_then(|me| read.reading.get(me));
    let is_survivor = mine.is_some_and(|me| me.said.word(Field::Side) == Some(Side::Survivor));
    let other = if is_survivor {
        Asked::SupportGroup
    } else {
        Asked::Survivor
    };
    let chosen = given
        .text("choice")
        .unwrap_or(Asked::ContactGroup.name())
        .to_owned();
    step.choices = [Asked::ContactGroup, other]
        .map(|to| Choice {
            value: to.name().to_owned(),
            name: Html::phrase(&speaker.who(to.name())),
            more: String::new(),
            chosen: to.name() == chosen,
        })
        .into();
    step.text = "step-question-text";
    step.text_needed = true;
    Ok(step.page())
}

/// Writes the question down.
pub fn question_post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    hers_alone(ask)?;
    let mut fields = texts(given);
    let to = given
        .text("choice")
        .and_then(Asked::from_name)
        .unwrap_or(Asked::ContactGroup);
    fields.insert(Field::To.name().to_owned(), to.name().into());
    let written = match given.text("text") {
        Some(_) => write(ask, Kind::Question, fields),
        None => Err(Trouble::Refused("step-question-empty")),
    };
    or_again(ask, given, written, question_page)
}

/// What can be taken back.
pub fn withdraw(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    hers_alone(ask)?;
    Ok(withdraw_page(ask, given, Vec::new())?.into())
}

fn withdraw_page(ask: &mut Ask, given: &Given, wrong: Vec<String>) -> Result<Page, Trouble> {
    let mut step = Step::new(ask, given, "withdraw", "/withdraw".to_owned(), wrong);
    let w = step.w;
    let chosen = given
        .text("choice")
        .or(given.id.as_deref())
        .unwrap_or_default()
        .to_owned();
    let read = ask.read()?;
    let choices = holding(&read).into_iter().map(|entry| {
        let id = read.id(&entry.name);
        Choice {
            name: shown(&read, entry),
            more: w.code("step-withdraw-more", entry.kind.name()),
            chosen: id == chosen,
            value: id,
        }
    });
    step.choices = choices.collect();
    if !chosen.is_empty() {
        // What was come for stands first.
        step.choices.sort_by_key(|choice| !choice.chosen);
    }
    if step.choices.is_empty() {
        step.lead = w.t("step-withdraw-nothing");
    }
    Ok(step.page())
}

/// Writes down that it is taken back.
pub fn withdraw_post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    hers_alone(ask)?;
    let mut fields = texts(given);
    let written = match given.text("choice") {
        None => Err(Trouble::Refused("step-withdraw-none")),
        Some(id) => ask.ref_of(id).and_then(|of| {
            let read = ask.read()?;
            if !holding(&read).iter().any(|entry| entry.name == of) {
                return Err(Trouble::Refused("step-withdraw-none"));
            }
            fields.insert(Field::Of.name().to_owned(), Json::from(&*of));
            write(ask, Kind::Withdrawal, fields)
        }),
    };
    or_again(ask, given, written, withdraw_page)
}

/// Her yes or no to a statement.
pub fn consent(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    hers_alone(ask)?;
    Ok(consent_page(ask, given, Vec::new())?.into())
}

fn consent_page(ask: &mut Ask, given: &Given, wrong: Vec<String>) -> Result<Page, Trouble> {
    let id = given.id.clone().unwrap_or_default();
    let mut step = Step::new(ask, given, "consent", format!("/consent/{id}"), wrong);
    let w = step.w;
    let chosen = given.text("choice").unwrap_or_default();
    step.choices = ["yes", "no"]
        .map(|value| Choice {
            value: value.to_owned(),
            name: program(&w.code("step-consent-choice", value)),
            more: String::new(),
            chosen: value == chosen,
        })
        .into();
    step.conditions = true;
    let read = ask.read()?;
    let to = read.entry_of(&id)?;
    if to.kind != Kind::Statement {
        return Err(Trouble::NotHere);
    }
    step.about = Some((format!("/statement/{id}"), shown(&read, to)));
    Ok(step.page())
}

/// Writes her yes or no down.
pub fn consent_post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    hers_alone(ask)?;
    let to = ask.ref_of(given.id.as_deref().unwrap_or_default())?;
    let her = survivor(&ask.read()?);
    let mut fields = texts(given);
    if let Some(text) = given.text("conditions") {
        fields.insert(Field::Conditions.name().to_owned(), text.into());
    }
    let written = match (given.text("choice"), her) {
        (Some(choice @ ("yes" | "no")), Some(her)) => {
            fields.insert(Field::To.name().to_owned(), Json::from(&*to));
            fields.insert(Field::Person.name().to_owned(), Json::from(&*her));
            fields.insert(Field::Given.name().to_owned(), (choice == "yes").into());
            write(ask, Kind::Consent, fields)
        }
        (_, None) => Err(Trouble::Refused("step-consent-nobody")),
        _ => Err(Trouble::Refused("step-consent-none")),
    };
    or_again(ask, given, written, consent_page)
}

/// The ref of the survivor's person.
fn survivor(read: &Read) -> Option<Box<str>> {
    let mut people = read.reading.of_kind(Kind::Person);
    let her = people.find(|person| person.said.word(Field::Side) == Some(Side::Survivor));
    her.map(|her| her.name.clone())
}

/// Only her side takes these steps here; others relay by the form of the entry.
fn hers_alone(ask: &mut Ask) -> Result<(), Trouble> {
    let me = ask.office()?.me().map(str::to_owned);
    let read = ask.read()?;
    match is_hers(&read, me.as_deref()) {
        true => Ok(()),
        false => Err(Trouble::Refused("step-not-hers")),
    }
}

/// What still holds and can be taken back: pauses first, what weighs most last.
fn holding<'a>(read: &Read<'a>) -> Vec<&'a Entry> {
    let boundaries = boundaries(read);
    let of = |kind: Kind| {
        let all = read.reading.of_kind(kind);
        all.filter(move |entry| withdrawal(read, entry).is_none())
            .filter(move |entry| entry.kind != Kind::Consent || entry.said.flag(Field::Given))
            .filter(move |entry| {
                read.reading
                    .pointing(&entry.name, entry.kind, Field::Replaces)
                    .next()
                    .is_none()
            })
    };
    let mut all: Vec<&Entry> = of(Kind::Pause).collect();
    for kind in [Kind::Clearance, Kind::Consent] {
        let mut some: Vec<&Entry> = of(kind).collect();
        some.reverse();
        all.extend(some);
    }
    all.extend(boundaries);
    all.extend(of(Kind::Mandate).chain(of(Kind::Letter)));
    all
}

/// Something of hers, so that it is known again: its words where it has some, else what it is.
fn shown(read: &Read, entry: &Entry) -> Html {
    let speaker = read.speaker();
    let mut phrase = Phrase::program(format!(
        "{}, {}",
        speaker.kind(entry),
        dates::plain(read.words, entry.on)
    ));
    let topic = entry.said.text(Field::Topic);
    let words = entry
        .said
        .text(Field::Text)
        .filter(|_| entry.kind == Kind::Clearance);
    let about = entry
        .said
        .name(Field::About)
        .map(|about| speaker.who(about));
    let words = topic.or(words).map(|text| Phrase::people(text)).or(about);
    if let Some(words) = words {
        phrase.push(Phrase::program(": "));
        phrase.push(words);
    }
    Html::phrase(&phrase)
}

/// The words that were typed, where there are some.
fn texts(given: &Given) -> Map<String, Json> {
    let text = given.text("text");
    text.map(|text| (Field::Text.name().to_owned(), text.into()))
        .into_iter()
        .collect()
}

/// What was written leads on; where it could not be, the form comes again and says why.
fn or_again(
    ask: &mut Ask,
    given: &Given,
    written: Result<Answer, Trouble>,
    page: fn(&mut Ask, &Given, Vec<String>) -> Result<Page, Trouble>,
) -> Result<Answer, Trouble> {
    match written {
        Ok(answer) => Ok(answer),
        Err(trouble) => {
            let lines = lines_with_ways(ask, &trouble).into_iter();
            let wrong = lines.map(|line| line.text).collect();
            Ok(page(ask, given, wrong)?.into())
        }
    }
}

/// Writes it down, and leads to where it can be seen.
fn write(ask: &mut Ask, kind: Kind, fields: Map<String, Json>) -> Result<Answer, Trouble> {
    let draft = Draft {
        fields,
        files: Vec::new(),
    };
    let now = ask.now;
    ask.office()?.write_down(kind, &draft, now)?;
    Ok(Answer::Go("/hers".to_owned()))
}

#[cfg(test)]
mod tests {
    use answerable_office::paper::words::Lang;

    use super::super::routes::Handler;
    use super::super::trial::{Trial, at, form};
    use super::super::{calm, hers};
    use super::*;

    fn went(trial: &mut Trial, handler: Handler, given: &Given) -> bool {
        matches!(trial.ask(handler, given), Ok(Answer::Go(_)))
    }

    #[test]
    fn a_pause_needs_no_reason_and_is_said_at_once() {
        let mut trial = Trial::of("ilex", Lang::EN);
        let before = trial.entries(Kind::Pause).len();
        assert!(went(&mut trial, pause_post, &form(&[("text", "  ")])));
        let pauses = trial.entries(Kind::Pause);
        assert_eq!(pauses.len(), before + 1);
        let pause = pauses.last().expect("written");
        assert!(!pause.said.has(Field::About) && !pause.said.has(Field::Text));
        let id = trial.id(&pause.name);
        let start = trial.page(calm::get, &Given::default());
        assert!(start.contains("Nothing goes out until that is over."));
        // One step further it ends.
        assert!(start.contains(&format!("/withdraw/{id}")));
        assert!(went(&mut trial, withdraw_post, &form(&[("choice", &id)])));
        let start = trial.page(calm::get, &Given::default());
        assert!(!start.contains("Nothing goes out until that is over."));
    }

    #[test]
    fn a_pause_can_be_about_one_circle() {
        let mut trial = Trial::of("ilex", Lang::EN);
        let id = trial.id("s-print");
        assert!(trial.page(pause, &Given::default()).contains(&id));
        assert!(went(&mut trial, pause_post, &form(&[("choice", &id)])));
        let pauses = trial.entries(Kind::Pause);
        let about = pauses
            .last()
            .and_then(|pause| pause.said.name(Field::About));
        assert_eq!(about.map(AsRef::as_ref), Some("s-print"));
    }

    #[test]
    fn a_question_goes_to_the_contact_group_and_an_empty_one_nowhere() {
        let mut trial = Trial::of("ilex", Lang::DE);
        let before = trial.entries(Kind::Question).len();
        assert!(!went(&mut trial, question_post, &form(&[("text", " ")])));
        assert_eq!(trial.entries(Kind::Question).len(), before);
        assert!(went(
            &mut trial,
            question_post,
            &form(&[("text", "Wie lange noch?")])
        ));
        let questions = trial.entries(Kind::Question);
        let question = questions.last().expect("written");
        assert_eq!(question.said.word(Field::To), Some(Asked::ContactGroup));
        assert_eq!(
            question.said.name(Field::By).map(AsRef::as_ref),
            Some("ilex")
        );
        assert!(
            trial
                .page(hers::get, &Given::default())
                .contains("Wie lange noch?")
        );
    }

    #[test]
    fn words_consent_mandate_and_letter_can_be_taken_back_and_what_ended_can_not() {
        let mut trial = Trial::of("juniper", Lang::EN);
        for name in ["words-6", "yes-1", "b-money", "mandate-2", "letter-2"] {
            let id = trial.id(name);
            assert!(
                trial
                    .page(withdraw, &at(&id))
                    .contains(&format!("value=\"{id}\" checked"))
            );
            assert!(
                went(&mut trial, withdraw_post, &form(&[("choice", &id)])),
                "{name}"
            );
            let withdrawals = trial.entries(Kind::Withdrawal);
            let of = withdrawals.last().and_then(|one| one.said.name(Field::Of));
            assert_eq!(of.map(AsRef::as_ref), Some(name));
        }
        let before = trial.entries(Kind::Withdrawal).len();
        // Taken back already, replaced, taken back in the demo, no such thing.
        for name in ["words-6", "mandate-1", "yes-3", "rowan"] {
            let id = trial.id(name);
            assert!(
                !went(&mut trial, withdraw_post, &form(&[("choice", &id)])),
                "{name}"
            );
        }
        assert_eq!(trial.entries(Kind::Withdrawal).len(), before);
    }

    #[test]
    fn a_consent_is_to_these_very_words_and_keeps_its_conditions() {
        let mut trial = Trial::of("ilex", Lang::EN);
        let id = trial.id("st-2");
        let mut given = form(&[("choice", "yes"), ("conditions", "on paper only")]);
        given.id = Some(id.clone());
        assert!(went(&mut trial, consent_post, &given));
        let consents = trial.entries(Kind::Consent);
        let said = &consents.last().expect("written").said;
        assert_eq!(said.name(Field::To).map(AsRef::as_ref), Some("st-2"));
        assert_eq!(said.name(Field::Person).map(AsRef::as_ref), Some("ilex"));
        assert!(said.flag(Field::Given));
        assert_eq!(
            said.text(Field::Conditions).map(AsRef::as_ref),
            Some("on paper only")
        );
        // Neither yes nor no is no answer.
        assert!(!went(&mut trial, consent_post, &at(&id)));
        let letter = at(&trial.id("letter-2"));
        assert!(matches!(trial.ask(consent, &letter), Err(Trouble::NotHere)));
    }

    #[test]
    fn nobody_of_the_contact_group_takes_a_step_of_hers_here() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let forms: [Handler; 8] = [
            pause,
            pause_post,
            question,
            question_post,
            withdraw,
            withdraw_post,
            consent,
            consent_post,
        ];
        for handler in forms {
            let given = form(&[("text", "x")]);
            assert!(matches!(
                trial.ask(handler, &given),
                Err(Trouble::Refused("step-not-hers"))
            ));
        }
        let page = trial.page(hers::get, &Given::default());
        assert!(!page.contains("/withdraw") && !page.contains("/pause"));
    }
}
