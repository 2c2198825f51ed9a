//! Coming back with what is on paper: the words of a sheet, or pieces that others hold.

use answerable_office::group::{Anew, Synced};
use answerable_office::{Failure, KeyCost, Now, Office};
use askama::Template;
use zeroize::Zeroizing;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::secrets::chosen;
use super::trouble::Trouble;
use super::typed::Typed;
use super::vaults::new_place;
use crate::cli::group::count;
use crate::cli::pieces::MARK;

#[derive(Template)]
#[template(path = "back.html")]
struct Back<'a> {
    w: W,
    form: String,
    action: &'static str,
    pieces: bool,
    /// Whether the vault that is chosen is on its way back.
    on: bool,
    kept: bool,
    again: Option<String>,
    process: &'a str,
    depot: &'a str,
    wrong: Vec<String>,
    weak: bool,
}

/// Asks for what stands on the sheet.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    begin(ask, given, false)
}

/// Asks for pieces.
pub fn pieces(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    begin(ask, given, true)
}

fn begin(ask: &mut Ask, given: &Given, pieces: bool) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    ask.state.typed = None;
    let on = given.asked("on").is_some();
    Ok(page(ask, given, (pieces, on), None).into())
}

fn page(ask: &mut Ask, given: &Given, how: (bool, bool), trouble: Option<&Trouble>) -> Page {
    let kept = ask.state.typed.as_ref();
    let again = kept.and_then(|kept| kept.wrong);
    let back = Back {
        w: ask.w(),
        pieces: how.0,
        action: if how.0 { "/pieces" } else { "/back" },
        on: how.1,
        kept: kept.is_some(),
        again: again.map(|place| {
            let place = [("count", count(place as u64))];
            ask.words.say("back-again", &place)
        }),
        process: given.text("process").unwrap_or_default(),
        depot: given.text("depot").unwrap_or_default(),
        wrong: trouble.map_or_else(Vec::new, |trouble| trouble.lines(ask.words)),
        weak: matches!(trouble, Some(Trouble::Weak(_))),
        form: ask.form(),
    };
    Page::of("pages-back", &back)
        .chapter("first-steps")
        .status(trouble.map_or(200, Trouble::status))
}

/// Comes back with the sheet. What was typed off it is kept where something else is wrong.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    let typed = match (ask.state.typed.take(), given.text("words")) {
        (_, Some(words)) => Some(Typed::of(words)),
        (Some(mut kept), None) => {
            given
                .text("word")
                .into_iter()
                .for_each(|word| kept.mend(word));
            Some(kept)
        }
        (None, None) => None,
    };
    let process = given.text("process").unwrap_or_default();
    let done = match &typed {
        Some(typed) => comes(ask, given, |anew, now| {
            let text = typed.text();
            let words = (text.as_str(), process);
            Office::recover_with_paper(anew, words, now, &mut |_| {})
        }),
        None => Err((
            Trouble::Refused("back-no-words"),
            given.field("on") == Some("1"),
        )),
    };
    match done {
        Ok(synced) => Ok(Answer::Go(next("/paper-key", &synced))),
        Err((trouble, on)) => {
            ask.state.typed = typed.and_then(|typed| still_good(typed, &trouble));
            Ok(page(ask, given, (false, on), Some(&trouble)).into())
        }
    }
}

/// What was typed, where it can be gone on with: words that together are none must all be looked at.
fn still_good(mut typed: Typed, trouble: &Trouble) -> Option<Typed> {
    match trouble {
        Trouble::Failure(Failure::PaperWords) => None,
        Trouble::Failure(Failure::PaperWord { place }) => {
            typed.wrong = Some(*place);
            Some(typed)
        }
        _ => Some(typed),
    }
}

/// Comes back with pieces.
pub fn join(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    let pieces = parted(given.text("pieces").unwrap_or_default());
    let done = comes(ask, given, |anew, now| {
        let done = Office::recover_with_shares(anew, &pieces, now, &mut |_| {});
        done.map(|(office, synced, _)| (office, synced))
    });
    match done {
        Ok(synced) => Ok(Answer::Go(next("/paper-key/pieces", &synced))),
        Err((trouble, on)) => Ok(page(ask, given, (true, on), Some(&trouble)).into()),
    }
}

/// Each piece begins with its mark; a messenger may have broken it into lines.
fn parted(text: &str) -> Vec<Zeroizing<String>> {
    let mut pieces: Vec<Zeroizing<String>> = Vec::new();
    for line in text.split_whitespace() {
        match pieces.last_mut() {
            Some(last) if !line.to_lowercase().contains(MARK) => last.push_str(line),
            _ => pieces.push(Zeroizing::new(line.to_owned())),
        }
    }
    pieces
}

type Came = Result<(Office, Synced), Failure>;

/// Comes back; where that stops, says why, and whether it goes on in a vault that was begun for it.
fn comes(
    ask: &mut Ask,
    given: &Given,
    back: impl FnOnce(&Anew<'_>, Now) -> Came,
) -> Result<Synced, (Trouble, bool)> {
    let was_on = given.field("on") == Some("1");
    let stopped = |trouble| (trouble, was_on);
    let passphrase = chosen(given, &[]).map_err(stopped)?;
    let path = match &ask.state.vault {
        Some(path) if was_on => path.clone(),
        _ => new_place(ask).map_err(stopped)?,
    };
    let anew = Anew {
        path: &path,
        passphrase: &passphrase,
        cost: KeyCost::default(),
        depot: given.text("depot").unwrap_or_default(),
    };
    match back(&anew, ask.now) {
        Ok((office, synced)) => {
            ask.state.open(path, office);
            Ok(synced)
        }
        Err(failure) => {
            let begun = path.exists();
            if begun {
                ask.state.vault = Some(path);
            }
            Err((failure.into(), begun))
        }
    }
}

/// What comes next: making new ones, since these are used up.
fn next(page: &str, synced: &Synced) -> String {
    let reached = synced.unreached.is_empty();
    format!("{page}?back={}", if reached { "1" } else { "not-all" })
}
