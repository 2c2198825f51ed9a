//! How the program is set: language, when it locks, what it covers.

use std::time::Duration;

use answerable_office::paper::words::Lang;
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::{Given, is_ours};
use super::trouble::Trouble;

/// After how many minutes without anybody it locks, to choose from.
const MINUTES: [u64; 4] = [5, 15, 60, 240];

#[derive(Template)]
#[template(path = "settings.html")]
struct Settings {
    w: W,
    form: String,
    langs: Vec<(&'static str, String, bool)>,
    minutes: Vec<(u64, bool)>,
}

/// Shows how it is set.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let form = ask.form();
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
    };
    Ok(Page::of("pages-settings", &settings).into())
}

/// Sets it.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if let Some(lang) = given.text("lang").and_then(Lang::parse) {
        ask.state.lang = lang;
    }
    let minutes = given.text("minutes").and_then(|text| text.parse().ok());
    if let Some(minutes) = minutes.filter(|minutes| MINUTES.contains(minutes)) {
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
