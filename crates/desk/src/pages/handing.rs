//! Leaving: what rests on oneself, offering it to others, then going.
//!
//! Tasks pass on with a handover, once it is accepted. For a reply, a meeting, a question or a concern a
//! task is made that says so, and is offered with them.

use answerable_office::paper::dates;
use answerable_office::paper::overview::about;
use answerable_office::paper::words::Value;
use answerable_office::record::words::Word;
use answerable_office::record::{Carried, Field, Held, Kind, MemberState, Open, When};
use answerable_office::{Beside, Draft};
use askama::Template;
use serde_json::json;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::line;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "handing.html")]
struct Handing {
    w: W,
    form: String,
    told: bool,
    wrong: Vec<String>,
    open: Vec<Rests>,
    offered: Vec<Shown>,
    roles: Vec<String>,
    others: Vec<(String, String)>,
}

/// Something that rests on oneself, and can be offered.
struct Rests {
    id: String,
    is_picked: bool,
    shown: Shown,
}

/// An entry, and when it is due or takes place.
struct Shown {
    what: Html,
    when: String,
    href: String,
}

fn shown(read: &Read, one: &Carried) -> Shown {
    let on = When::parse(&one.on).ok();
    let entry = read.reading.get(one.reference);
    Shown {
        what: entry.map_or_else(Html::default, |entry| line::of(read, entry)),
        when: on.map_or_else(String::new, |on| dates::short(read.words, on)),
        href: read.href(one.reference),
    }
}

/// What rests on oneself, and to whom it can be offered.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    page(ask, given, None)
}

fn page(ask: &mut Ask, given: &Given, trouble: Option<&Trouble>) -> Result<Answer, Trouble> {
    let (form, w) = (ask.form(), ask.w());
    let wrong = trouble.map_or_else(Vec::new, |trouble| trouble.lines(ask.words));
    let me = me(ask)?;
    let read = ask.read()?;
    let left = read.looked.view.left_by(read.looked.fold, &me);
    let on_offer = on_offer(&read, &left);
    let picked: Vec<&str> = picked(given).collect();
    let rests = free(&left, &on_offer).map(|one| {
        let id = read.id(one.reference);
        Rests {
            is_picked: given.fields.is_empty() || picked.contains(&id.as_str()),
            shown: shown(&read, one),
            id,
        }
    });
    let tasks = left.tasks.iter().flatten();
    let offered = tasks.filter(|one| on_offer.contains(&one.reference));
    let role = |held: &Held| w.code("word-role", held.role.name());
    let ledgers = read.ledgers();
    let members = ledgers.members.as_deref().unwrap_or_default().iter();
    let others = members
        .filter(|member| member.state == MemberState::Active && member.person != me)
        .map(|member| {
            let name = read.speaker().who(member.person).plain();
            (read.id(member.person), name)
        });
    let page = Handing {
        w,
        form,
        told: given.asked("offered").is_some(),
        wrong,
        open: rests.collect(),
        offered: offered.map(|one| shown(&read, one)).collect(),
        roles: left.roles.iter().flatten().map(role).collect(),
        others: others.collect(),
    };
    Ok(Page::of("pages-handing", &page)
        .chapter("tasks")
        .status(trouble.map_or(200, Trouble::status))
        .into())
}

fn me(ask: &mut Ask) -> Result<String, Trouble> {
    let me = ask.office()?.me().map(str::to_owned);
    me.ok_or(Trouble::Refused("handing-nobody"))
}

fn picked(given: &Given) -> impl Iterator<Item = &str> {
    let fields = given.fields.iter();
    let fields = fields.filter(|(name, _)| name == "what");
    fields.map(|(_, id)| id.as_str())
}

/// The tasks of handovers that nobody has answered yet.
fn on_offer<'r>(read: &'r Read, left: &Open) -> Vec<&'r str> {
    let handovers = left.handovers.iter().flatten();
    let entries = handovers.filter_map(|one| read.reading.get(one.reference));
    let tasks = entries.flat_map(|handover| handover.said.names(Field::Tasks));
    tasks.map(|task| &**task).collect()
}

/// All that can be offered and is not yet.
fn free<'o, 'f>(left: &'o Open<'f>, on_offer: &'o [&str]) -> impl Iterator<Item = &'o Carried<'f>> {
    let lists = [
        &left.tasks,
        &left.replies,
        &left.meetings,
        &left.questions,
        &left.concerns,
    ];
    let all = lists.into_iter().flatten().flatten();
    all.filter(move |one| !on_offer.contains(&one.reference))
}

/// Offers what is ticked to somebody.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    match offer(ask, given) {
        Ok(()) => Ok(Answer::Go("/handing?offered=1".to_owned())),
        Err(trouble) => page(ask, given, Some(&trouble)),
    }
}

/// A task that is made for something that is none: what it says, and until when.
struct Made {
    text: String,
    due: Option<String>,
}

fn offer(ask: &mut Ask, given: &Given) -> Result<(), Trouble> {
    let to = given.text("to").ok_or(Trouble::Refused("handing-no-one"))?;
    let to = ask.ref_of(to)?;
    let now = ask.now;
    let me = me(ask)?;
    let (mut tasks, made) = wanted(ask, given, &me)?;
    if tasks.is_empty() && made.is_empty() {
        return Err(Trouble::Refused("handing-nothing-ticked"));
    }
    let office = ask.office()?;
    let mut drafts: Vec<(Kind, Draft)> = Vec::new();
    let mut taken = Vec::new();
    for Made { text, due } in made {
        let name = office.made_up_ref(Kind::Task, &taken)?;
        let mut task = json!({"ref": name, "text": text, "assignee": me});
        if let Some(due) = due {
            task["due"] = json!(due);
        }
        drafts.push((Kind::Task, draft(&task)));
        tasks.push(name.clone());
        taken.push(name);
    }
    let handover = json!({"tasks": tasks, "from": me, "to": to});
    drafts.push((Kind::Handover, draft(&handover)));
    let once = given.once();
    let drafts: Vec<(Kind, &Draft)> = drafts.iter().map(|(kind, draft)| (*kind, draft)).collect();
    let beside = Beside {
        once: Some(&once),
        draft: None,
    };
    ask.office()?.write_all(&drafts, beside, now)?;
    Ok(())
}

/// What is ticked: tasks by their refs, and tasks that are to be made of the rest.
fn wanted(ask: &mut Ask, given: &Given, me: &str) -> Result<(Vec<String>, Vec<Made>), Trouble> {
    let read = ask.read()?;
    let left = read.looked.view.left_by(read.looked.fold, me);
    let on_offer = on_offer(&read, &left);
    let picked: Vec<&str> = picked(given).collect();
    let (mut tasks, mut made) = (Vec::new(), Vec::new());
    for one in free(&left, &on_offer) {
        if !picked.contains(&read.id(one.reference).as_str()) {
            continue;
        }
        let Some(entry) = read.reading.get(one.reference) else {
            continue;
        };
        if entry.kind == Kind::Task {
            tasks.push(one.reference.to_owned());
            continue;
        }
        let on = dates::plain(read.words, entry.on);
        let values = [
            ("what", Value::program(read.speaker().kind(entry))),
            (
                "about",
                Value::people(about(&read.speaker(), one.reference).plain()),
            ),
            ("date", Value::program(on)),
        ];
        let at = entry.said.when(Field::At).map(|at| When::day(at.day));
        made.push(Made {
            text: read.words.say("handing-look-after", &values),
            due: at.map(|at| at.to_string()),
        });
    }
    Ok((tasks, made))
}

fn draft(fields: &serde_json::Value) -> Draft {
    Draft {
        fields: fields.as_object().cloned().expect("it was made as one"),
        files: Vec::new(),
    }
}
