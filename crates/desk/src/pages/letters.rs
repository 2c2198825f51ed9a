//! Letters: the line of silence with him, and with others; one page for each correspondence.

use answerable_office::paper::dates;
use answerable_office::paper::drawn::{self, silence};
use answerable_office::paper::picture::{Correspondence, Reply, Sort, Teller, correspondences};
use answerable_office::paper::reading::Place;
use answerable_office::paper::words::Value;
use answerable_office::record::words::{Delivery, Direction, Word};
use answerable_office::record::{Day, Entry, Field, Kind, When};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::lists::{Head, part, told};
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "letters.html")]
struct Letters {
    w: W,
    sees: bool,
    his: Option<Thread>,
    others: Vec<Thread>,
    parts: Html,
}

/// A correspondence in a few lines.
struct Thread {
    href: String,
    with: Html,
    /// The lines, with what their forms mean.
    drawn: Html,
    last: Html,
    all: String,
}

#[derive(Template)]
#[template(path = "thread.html")]
struct One {
    w: W,
    with: Html,
    lines: Html,
    rows: Vec<Row>,
    parts: Html,
}

/// A letter, a mail, a call.
struct Row {
    head: Head,
    direction: String,
    channel: String,
    subject: Html,
    delivery: String,
    mark: Html,
    state: Html,
    line: Html,
    answers: Vec<(String, String)>,
    text: Html,
}

/// All correspondences.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let read = ask.read()?;
    let sees = read.ledgers().replies.is_some();
    let all = if sees {
        correspondences(&read.speaker())
    } else {
        Vec::new()
    };
    let from = first_day(&all, read.day);
    let (his, others): (Vec<_>, Vec<_>) = all.iter().partition(|one| is_his(&read, one));
    let (shown, parts) = part(w, &others, given, "/letters");
    let page = Letters {
        w,
        sees,
        his: his.first().map(|one| thread(&read, one, from, true)),
        others: shown
            .iter()
            .map(|one| thread(&read, one, from, false))
            .collect(),
        parts: parts.html(),
    };
    Ok(Page::of("pages-letters", &page).chapter("letters").into())
}

/// One correspondence.
pub fn one(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let w = ask.w();
    let id = given.id.as_deref().unwrap_or_default().to_owned();
    let read = ask.read()?;
    read.ledgers().replies.as_ref().ok_or(Trouble::NotHere)?;
    let all = correspondences(&read.speaker());
    let is_asked = |one: &&Correspondence| one.who.as_deref().is_some_and(|who| read.id(who) == id);
    let one = all.iter().find(is_asked).ok_or(Trouble::NotHere)?;
    let who = one.who.as_deref().unwrap_or_default();
    let contacts = read.reading.of_kind(Kind::Contact);
    let mut contacts: Vec<&Entry> = contacts
        .filter(|entry| {
            let with = entry.said.name(Field::With);
            with.is_some_and(|with| read.reading.is_same(with, who))
        })
        .collect();
    contacts.reverse();
    let from = first_day(std::slice::from_ref(one), read.day);
    let period = silence::Period::new(from, read.day);
    let (shown, parts) = part(w, &contacts, given, &format!("/letters/{id}"));
    let page = One {
        w,
        with: Html::phrase(&one.with),
        lines: lines(&read, one, &period),
        rows: shown
            .iter()
            .map(|entry| row(&read, entry, &period))
            .collect(),
        parts: parts.html(),
    };
    Ok(Page::of("pages-thread", &page).chapter("letters").into())
}

fn is_his(read: &Read, one: &Correspondence) -> bool {
    one.who
        .as_deref()
        .is_some_and(|who| read.reading.is_him(who))
}

/// The first day on which anything went, so that all lines share one stretch of time.
fn first_day(all: &[Correspondence], today: Day) -> Day {
    let letters = all.iter().flat_map(|one| &one.letters);
    letters.map(|letter| letter.sent).min().unwrap_or(today)
}

fn thread(read: &Read, one: &Correspondence, from: Day, is_his: bool) -> Thread {
    let teller = teller(read);
    let period = silence::Period::new(from, read.day);
    let last = one.letters.last();
    let drawn = match (is_his, last) {
        (true, _) => lines(read, one, &period),
        (false, Some(last)) => Html::made(silence::line(&teller, last, &period)),
        (false, None) => Html::default(),
    };
    let count = one.letters.len() + one.unasked.len() + answers(one);
    let last = match last {
        Some(last) => {
            let day = dates::plain(read.words, When::day(last.sent));
            let said = format!("{day}, {}", silence::said(&teller, last).plain());
            let values = [("said", Value::program(said))];
            Html::phrase(&read.words.phrase("letters-last", &values))
        }
        None => {
            let values = [("count", Value::count(one.unasked.len()))];
            Html::phrase(&read.words.phrase("letters-only-came", &values))
        }
    };
    Thread {
        href: format!(
            "/letters/{}",
            read.id(one.who.as_deref().unwrap_or_default())
        ),
        with: Html::phrase(&one.with),
        drawn,
        last,
        all: W(read.words).count("letters-all", &count),
    }
}

/// How many answers came: one may answer several letters.
fn answers(one: &Correspondence) -> usize {
    let mut came: Vec<Place> = one
        .letters
        .iter()
        .filter(|letter| matches!(letter.reply, Reply::Came { .. }))
        .filter_map(|letter| letter.behind.ended_by)
        .collect();
    came.sort_unstable();
    came.dedup();
    came.len()
}

fn lines(read: &Read, one: &Correspondence, period: &silence::Period) -> Html {
    if one.letters.is_empty() {
        return Html::default();
    }
    let teller = teller(read);
    let said = read.words.say("letters-lines", &[]);
    let links = |place| read.href_of(place);
    let sheet = silence::sheet(&teller, &one.letters, period, &said, &links);
    Html::made(sheet + &silence::key(&teller, &one.letters))
}

fn teller<'a>(read: &'a Read) -> Teller<'a> {
    Teller {
        words: read.words,
        wording: read.wording,
        at: read.day,
    }
}

fn row(read: &Read, entry: &Entry, period: &silence::Period) -> Row {
    let w = W(read.words);
    let said = &entry.said;
    let went = said.word(Field::Direction) == Some(Direction::To);
    let sent = went.then(|| read.reading.letter(entry));
    let teller = teller(read);
    let code = |field| {
        said.word::<answerable_office::record::words::Channel>(field)
            .map(Word::name)
    };
    let answered = |key: &str, name: &str| {
        let other = read.reading.get(name)?;
        let date = Value::program(dates::plain(read.words, other.on));
        Some((read.words.say(key, &[("date", date)]), read.href(name)))
    };
    let answers = said
        .names(Field::Answers)
        .iter()
        .filter_map(|name| answered("letters-answers", name));
    let came = sent.and_then(|letter| read.reading.placed(letter.behind.ended_by?));
    let came = came.and_then(|came| answered("letters-answered", &came.name));
    Row {
        head: Head::of(read, entry),
        direction: w.code("letters-direction", if went { "to" } else { "from" }),
        channel: code(Field::Channel).map_or_else(String::new, |code| w.code("channel", code)),
        subject: said
            .text(Field::Subject)
            .map_or_else(Html::default, |text| Html::people(text)),
        delivery: said
            .word::<Delivery>(Field::Delivery)
            .map_or_else(String::new, |code| w.code("letters-delivery", code.name())),
        mark: Html::made(match &sent {
            Some(letter) => {
                use answerable_office::paper::picture::Code;
                drawn::state(Sort::Letters, letter.reply.code(read.day))
            }
            None => String::new(),
        }),
        state: sent.as_ref().map_or_else(Html::default, |letter| {
            Html::phrase(&silence::said(&teller, letter))
        }),
        line: sent.as_ref().map_or_else(Html::default, |letter| {
            Html::made(silence::line(&teller, letter, period))
        }),
        answers: answers.chain(came).collect(),
        text: told(entry, Field::Text),
    }
}
