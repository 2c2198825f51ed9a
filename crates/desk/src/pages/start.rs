//! Starting a process: what the group calls it, who one is, on which side, and the passphrase.

use answerable_office::group::{Begin, Side};
use answerable_office::record::Kind;
use answerable_office::{Draft, Founding, KeyCost, Office};
use askama::Template;
use serde_json::{Value as Json, json};

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::secrets::chosen;
use super::trouble::Trouble;
use super::vaults::new_place;

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'a> {
    w: W,
    form: String,
    title: &'a str,
    name: &'a str,
    side: &'a str,
    wrong: Vec<String>,
    weak: bool,
}

/// Asks what is needed.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    Ok(page(ask, given, None).into())
}

fn page(ask: &mut Ask, given: &Given, trouble: Option<&Trouble>) -> Page {
    let form = ask.form();
    let start = Start {
        w: ask.w(),
        form,
        title: given.text("title").unwrap_or_default(),
        name: given.text("name").unwrap_or_default(),
        side: given.text("side").unwrap_or("contact"),
        wrong: trouble.map_or_else(Vec::new, |trouble| trouble.lines(ask.words)),
        weak: matches!(trouble, Some(Trouble::Weak(_))),
    };
    Page::of("pages-start", &start)
        .chapter("first-steps")
        .status(trouble.map_or(200, Trouble::status))
}

/// Makes the vault, with oneself as its first person, and opens it.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    match found(ask, given) {
        Ok(()) => Ok(Answer::Go("/today".to_owned())),
        Err(trouble) => Ok(page(ask, given, Some(&trouble)).into()),
    }
}

fn found(ask: &mut Ask, given: &Given) -> Result<(), Trouble> {
    let title = given
        .text("title")
        .ok_or(Trouble::Refused("start-no-title"))?;
    let name = given
        .text("name")
        .ok_or(Trouble::Refused("start-no-name"))?;
    let passphrase = chosen(given, &[title, name])?;
    let (side, begin) = match given.text("side") {
        Some("survivor") => ("survivor", Begin::As(Side::Survivor)),
        Some("support") => ("support_group", Begin::As(Side::Support)),
        _ => ("contact_group", Begin::Alone),
    };
    let me = ref_of_name(name);
    let founding = Founding {
        title: title.to_owned(),
        me: Some(me.clone()),
        language: ask.words.lang().tag().to_owned(),
        begin,
    };
    let path = new_place(ask)?;
    let mut office = Office::found(&path, &passphrase, KeyCost::default(), &founding, ask.now)?;
    for (kind, fields) in [
        (Kind::Person, json!({"ref": me, "name": name, "side": side})),
        (Kind::Membership, json!({"person": me, "change": "joined"})),
    ] {
        let Json::Object(fields) = fields else {
            unreachable!("both are objects")
        };
        let draft = Draft {
            fields,
            ..Draft::default()
        };
        office.write_down(kind, &draft, ask.now)?;
    }
    ask.state.open(path, office);
    Ok(())
}

/// A ref out of a name: its plain letters, joined by hyphens; `me` where it has none.
fn ref_of_name(name: &str) -> String {
    let plain = name.to_lowercase().replace('ä', "ae").replace('ö', "oe");
    let plain = plain.replace('ü', "ue").replace('ß', "ss");
    let words = plain.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let joined: String = words.join("-").chars().take(40).collect();
    match joined.trim_matches('-') {
        "" | "perpetrator" | "process" => "me".to_owned(),
        joined if joined.starts_with(|c: char| c.is_ascii_digit()) => format!("me-{joined}"),
        joined => joined.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_a_ref() {
        for (name, reference) in [
            ("Mo", "mo"),
            ("Jürgen Groß", "juergen-gross"),
            ("  אבי ", "me"),
            ("3", "me-3"),
            ("perpetrator", "me"),
        ] {
            assert_eq!(ref_of_name(name), reference, "{name}");
        }
    }
}
