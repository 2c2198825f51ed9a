//! The start page of her side: what she wanted to hear and nothing else, all of it folded; one step to
//! hold still, to ask, to take back.

use answerable_office::paper::dates;
use answerable_office::record::words::{Asked, Side, Wish};
use answerable_office::record::{Entry, Field, Kind};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::hers::{boundaries, pauses, report};
use super::html::Html;
use super::papers::{by, is_hers, program};
use super::trouble::Trouble;

/// More than these of one sort stand one step further.
const LISTED_MAX: usize = 5;

#[derive(Template)]
#[template(path = "calm.html")]
struct Calm {
    w: W,
    pauses: Vec<(String, String)>,
    questions: Vec<Folded>,
    reports: Vec<Folded>,
    heard: Vec<Folded>,
    on_request: Vec<Topic>,
    survivor: bool,
}

#[derive(Template)]
#[template(path = "topic.html")]
struct OfTopic {
    w: W,
    topic: Html,
    wish: Html,
    entries: Vec<Folded>,
    more: Option<String>,
}

/// Something that opens only when somebody opens it.
pub struct Folded {
    when: String,
    /// What it is, without what it says.
    what: Html,
    by: Html,
    /// Its topics, in the words that boundaries use.
    topics: Html,
    /// What to know before opening it.
    note: Html,
    text: Html,
    href: String,
}

/// A topic of which she wants to hear when she asks.
struct Topic {
    name: Html,
    href: String,
}

/// Whether this is the start page for whoever looks.
pub fn is_for(ask: &mut Ask) -> Result<bool, Trouble> {
    let me = ask.office()?.me().map(str::to_owned);
    let read = ask.read()?;
    Ok(is_hers(&read, me.as_deref()))
}

/// The page.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let me = ask.office()?.me().map(str::to_owned);
    let w = ask.w();
    let read = ask.read()?;
    let wishes = Wishes::of(&read);
    let mine = me.as_deref().and_then(|me| read.reading.get(me));
    let survivor = mine.is_some_and(|me| me.said.word(Field::Side) == Some(Side::Survivor));
    let newest = |kind: Kind| {
        let all: Vec<&Entry> = read.reading.of_kind(kind).collect();
        all.into_iter().rev()
    };
    let is_to_us = |entry: &&Entry| match entry.said.word(Field::To) {
        Some(Asked::Survivor) => true,
        Some(Asked::SupportGroup) => !survivor,
        _ => false,
    };
    let questions = newest(Kind::Question)
        .filter(is_to_us)
        // What one asked oneself waits for others.
        .filter(|entry| entry.said.name(Field::By).map(|by| &**by) != me.as_deref())
        .filter(|entry| read.reading.outcome(&entry.name).is_none())
        .filter(|entry| wishes.lets_see(entry));
    let reports = newest(Kind::Report).filter(|entry| wishes.lets_see(entry));
    let mut heard: Vec<&Entry> = read.reading.all().collect();
    heard.retain(|entry| {
        !matches!(entry.kind, Kind::Report | Kind::Question | Kind::Boundary) && wishes.wants(entry)
    });
    let heard = heard.into_iter().rev().take(LISTED_MAX);
    let calm = Calm {
        w,
        pauses: pauses(&read),
        questions: questions
            .take(LISTED_MAX)
            .map(|entry| folded(&read, entry))
            .collect(),
        reports: reports
            .take(LISTED_MAX)
            .map(|entry| Folded {
                what: program(&report(&read, entry).covers),
                ..folded(&read, entry)
            })
            .collect(),
        heard: heard.map(|entry| folded(&read, entry)).collect(),
        on_request: wishes
            .on_request
            .iter()
            .map(|boundary| Topic {
                name: topic_of(boundary),
                href: format!("/topic/{}", read.id(&boundary.name)),
            })
            .collect(),
        survivor,
    };
    Ok(Page::of("pages-calm", &calm).chapter("her-side").into())
}

/// What there is on a topic, once she asks for it.
pub fn topic(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let from = given
        .asked("from")
        .and_then(|text| text.parse::<usize>().ok())
        .unwrap_or(0);
    let w = ask.w();
    let read = ask.read()?;
    let id = given.id.as_deref().unwrap_or_default();
    let boundary = read.entry_of(id)?;
    if boundary.kind != Kind::Boundary {
        return Err(Trouble::NotHere);
    }
    let name = key(boundary.said.text(Field::Topic).map_or("", |topic| topic));
    let wishes = Wishes::of(&read);
    let of_it = |entry: &&Entry| {
        let mut topics = topics(entry);
        topics.any(|topic| topic == name) && !wishes.forbids(entry)
    };
    let all: Vec<&Entry> = read.reading.all().filter(of_it).collect();
    let page = all.iter().rev().skip(from).take(4 * LISTED_MAX);
    let next = from + 4 * LISTED_MAX;
    let of_topic = OfTopic {
        w,
        topic: topic_of(boundary),
        wish: boundary
            .said
            .text(Field::Text)
            .map_or_else(Html::default, |text| Html::people(text)),
        entries: page.map(|entry| folded(&read, entry)).collect(),
        more: (next < all.len()).then(|| format!("/topic/{id}?from={next}")),
    };
    Ok(Page::of("pages-topic", &of_topic)
        .chapter("her-side")
        .into())
}

/// What she wants to hear, by topic.
pub struct Wishes<'a> {
    tell: Vec<String>,
    never: Vec<String>,
    on_request: Vec<&'a Entry>,
}

impl<'a> Wishes<'a> {
    /// Takes them from the boundaries that hold.
    pub fn of(read: &Read<'a>) -> Wishes<'a> {
        let all = boundaries(read);
        let with = |wish: Wish| {
            let of_it = all.iter().copied();
            of_it.filter(move |entry| entry.said.word(Field::Wish) == Some(wish))
        };
        let names = |wish: Wish| {
            with(wish)
                .filter_map(|entry| entry.said.text(Field::Topic))
                .map(|topic| key(topic))
                .collect()
        };
        Wishes {
            tell: names(Wish::Tell),
            never: names(Wish::Never),
            on_request: with(Wish::OnRequest).collect(),
        }
    }

    /// Whether one of its topics is one that she never wants to hear of.
    pub fn forbids(&self, entry: &Entry) -> bool {
        topics(entry).any(|topic| self.never.contains(&topic))
    }

    fn waits(&self, entry: &Entry) -> bool {
        let asked: Vec<String> = self
            .on_request
            .iter()
            .filter_map(|boundary| boundary.said.text(Field::Topic))
            .map(|topic| key(topic))
            .collect();
        topics(entry).any(|topic| asked.contains(&topic))
    }

    /// Whether nothing in it is on a topic that she did not want to be told of.
    pub fn lets_see(&self, entry: &Entry) -> bool {
        !self.forbids(entry) && !self.waits(entry)
    }

    /// Whether it is on a topic that she wants to be told of, and on none that she does not.
    fn wants(&self, entry: &Entry) -> bool {
        self.lets_see(entry) && topics(entry).any(|topic| self.tell.contains(&topic))
    }
}

/// Topics are compared as people would: without regard to capitals and blanks around.
fn key(topic: &str) -> String {
    topic.trim().to_lowercase()
}

fn topics(entry: &Entry) -> impl Iterator<Item = String> {
    entry
        .said
        .texts(Field::Topics)
        .iter()
        .map(|topic| key(topic))
}

fn topic_of(boundary: &Entry) -> Html {
    boundary
        .said
        .text(Field::Topic)
        .map_or_else(Html::default, |topic| Html::people(topic))
}

fn folded(read: &Read, entry: &Entry) -> Folded {
    let speaker = read.speaker();
    let text = entry.said.text(Field::Text);
    Folded {
        when: dates::long(read.words, entry.on),
        what: program(&speaker.kind(entry)),
        by: by(read, entry),
        topics: match entry.said.texts(Field::Topics) {
            [] => Html::default(),
            topics => Html::people(&topics.join(", ")),
        },
        note: entry
            .said
            .text(Field::ContentNote)
            .map_or_else(Html::default, |note| Html::people(note)),
        text: text.map_or_else(Html::default, |text| Html::text(text)),
        href: read.href(&entry.name),
    }
}

#[cfg(test)]
mod tests {
    use answerable_office::paper::words::Lang;

    use super::super::trial::{Trial, at};
    use super::super::{hers, today};
    use super::*;

    /// Texts of entries on a topic, as a page would show them.
    fn texts(trial: &mut Trial, topic: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for kind in Kind::ALL {
            for entry in trial.entries(*kind) {
                if topics(&entry).any(|one| one == topic)
                    && let Some(text) = entry.said.text(Field::Text)
                {
                    texts.push(Html::text(text).to_string());
                }
            }
        }
        assert!(texts.len() > 3, "the demo has some of {topic}");
        texts
    }

    #[test]
    fn her_side_begins_with_the_calm_page_and_the_contact_group_with_the_work() {
        for lang in Lang::all() {
            let heading =
                answerable_office::paper::words::Words::new(lang).say("calm-heading", &[]);
            for (me, is_calm) in [("ilex", true), ("juniper", true), ("rowan", false)] {
                let page = Trial::of(me, lang).page(today::get, &Given::default());
                assert_eq!(page.contains(&heading), is_calm, "{lang} {me}");
            }
        }
    }

    #[test]
    fn what_she_never_wants_to_hear_of_is_on_none_of_her_pages() {
        let mut trial = Trial::of("ilex", Lang::EN);
        let texts = texts(&mut trial, "new-partner");
        let money = at(&trial.id("b-money"));
        let never = at(&trial.id("b-partner"));
        let pages = [
            trial.page(get, &Given::default()),
            trial.page(topic, &money),
            trial.page(topic, &never),
        ];
        for page in pages {
            assert!(!texts.iter().any(|text| page.contains(text)));
        }
        let questions = trial.page(hers::get, &Given::default());
        assert!(!texts.iter().any(|text| questions.contains(text)));
    }

    #[test]
    fn what_one_asked_oneself_is_no_question_to_one() {
        let asked = |me: &str| {
            let page = Trial::of(me, Lang::EN).page(today::get, &Given::default());
            page.contains("You are asked something")
        };
        // Juniper asked the whole support group; Fern is of it.
        assert!(asked("fern"));
        assert!(!asked("juniper"));
    }

    #[test]
    fn what_she_wants_to_hear_only_when_she_asks_is_a_link_and_no_text() {
        let mut trial = Trial::of("ilex", Lang::EN);
        let texts = texts(&mut trial, "money");
        let start = trial.page(get, &Given::default());
        assert!(!texts.iter().any(|text| start.contains(text)));
        let id = trial.id("b-money");
        assert!(start.contains(&format!("href=\"/topic/{id}\"")));
        let asked = trial.page(topic, &at(&id));
        assert!(texts.iter().any(|text| asked.contains(text)));
    }

    #[test]
    fn nothing_on_her_page_is_open_before_she_opens_it() {
        let start = Trial::of("ilex", Lang::EN).page(get, &Given::default());
        assert!(start.contains("<details class=\"fold\">") && !start.contains("fold\" open"));
        // Every text of an entry stands inside of what is folded.
        let outside: String = start
            .split("<details")
            .map(|part| {
                part.split_once("</details>")
                    .map_or(part, |(_, after)| after)
            })
            .collect();
        assert!(!outside.contains("class=\"people text\""));
    }
}
