//! How the program is set: language, when it locks, what it covers.

use std::time::Duration;

use answerable_office::Liking;
use answerable_office::paper::words::Lang;
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::{Given, is_ours};
use super::trouble::Trouble;

/// After how many minutes without anybody it locks, to choose from.
pub const MINUTES: [u64; 4] = [5, 15, 60, 240];

#[derive(Template)]
#[template(path = "settings.html")]
struct Settings {
    w: W,
    form: String,
    langs: Vec<(&'static str, String, bool)>,
    minutes: Vec<(u64, bool)>,
    /// Whether there is a paper key, and whether it was written down right.
    paper: String,
}

/// Shows how it is set.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let form = ask.form();
    let paper = match ask.office()?.paper_key_seen()? {
        None => "settings-paper-none",
        Some(seen) if seen.compared_at_s.is_none() => "settings-paper-not-compared",
        Some(_) => "settings-paper-there",
    };
    let paper = ask.say(paper);
    let (now, idle) = (ask.state.lang, ask.state.idle_after);
    let langs = Lang::all().map(|lang| {
        let name = super::state::words_of(lang).say("language-itself", &[]);
        (lang.tag(), name, lang == now)
    });
    let settings = Settings {
        w: ask.w(),
        form,
        langs: langs.collect(),
        minutes: MINUTES
            .map(|minutes| (minutes, Duration::from_secs(minutes * 60) == idle))
            .to_vec(),
        paper,
    };
    Ok(Page::of("pages-settings", &settings).into())
}

/// Sets it, and keeps it in the vault for the next time.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let lang = given.text("lang").and_then(Lang::parse);
    let minutes = given.text("minutes").and_then(|text| text.parse().ok());
    let minutes: Option<u64> = minutes.filter(|minutes| MINUTES.contains(minutes));
    let office = ask.office()?;
    let before = office.liking()?;
    office.like(&Liking {
        lang: lang.map(|lang| lang.tag().to_owned()).or(before.lang),
        idle_minutes: minutes.or(before.idle_minutes),
    })?;
    if let Some(lang) = lang {
        ask.state.lang = lang;
    }
    if let Some(minutes) = minutes {
        ask.state.idle_after = Duration::from_secs(minutes * 60);
    }
    Ok(Answer::Go("/settings".to_owned()))
}

/// Covers the words of people until somebody points at them, or uncovers them; leads back to the page
/// where that was asked for.
pub fn cover(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    ask.state.covered = given.field("covered") == Some("1");
    let back = given.field("back").unwrap_or_default();
    Ok(Answer::Go(
        if is_ours(back) { back } else { "/" }.to_owned(),
    ))
}
