//! Starting a process: what the group calls it, who one is, on which side, and the passphrase.

use std::path::PathBuf;

use answerable_office::group::{Begin, Side};
use answerable_office::record::Kind;
use answerable_office::{Draft, Founding, KeyCost, Office, Passphrase};
use askama::Template;
use serde_json::{Value as Json, json};

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "start.html")]
struct Start<'a> {
    w: W,
    form: String,
    title: &'a str,
    name: &'a str,
    side: &'a str,
    wrong: Vec<String>,
}

/// Asks what is needed.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    Ok(page(ask, given, Vec::new()).into())
}

fn page(ask: &mut Ask, given: &Given, wrong: Vec<String>) -> Page {
    let form = ask.form();
    let start = Start {
        w: ask.w(),
        form,
        title: given.text("title").unwrap_or_default(),
        name: given.text("name").unwrap_or_default(),
        side: given.text("side").unwrap_or("contact"),
        wrong,
    };
    Page::of("pages-start", &start).chapter("first-steps")
}

/// Makes the vault, with oneself as its first person, and opens it.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    match found(ask, given) {
        Ok(()) => Ok(Answer::Go("/today".to_owned())),
        Err(trouble) => {
            let wrong = trouble.lines(ask.words);
            Ok(page(ask, given, wrong).status(trouble.status()).into())
        }
    }
}

fn found(ask: &mut Ask, given: &Given) -> Result<(), Trouble> {
    let title = given
        .text("title")
        .ok_or(Trouble::Refused("start-no-title"))?;
    let name = given
        .text("name")
        .ok_or(Trouble::Refused("start-no-name"))?;
    let typed = given.field("passphrase").unwrap_or_default();
    if given.field("again") != Some(typed) {
        return Err(Trouble::Refused("passphrase-differs"));
    }
    let passphrase = Passphrase::new(typed).ok_or(Trouble::Refused("passphrase-empty"))?;
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
    let path = match &ask.state.vault {
        Some(path) => path.clone(),
        None => free_place()?,
    };
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
    ask.state.vault = Some(path);
    ask.state.office = Some(office);
    Ok(())
}

/// Where a vault lies when nobody says: in the person's own data folder, under a name that says nothing.
pub fn free_place() -> Result<PathBuf, Trouble> {
    let folder = data_folder().ok_or(Trouble::Refused("start-no-folder"))?;
    std::fs::create_dir_all(&folder).map_err(|error| Trouble::Failure(error.into()))?;
    let name = |number: u32| match number {
        1 => folder.join("record.vault"),
        number => folder.join(format!("record-{number}.vault")),
    };
    let mut names = (1..).map(name);
    Ok(names
        .find(|path| !path.exists())
        .expect("there is always a next number"))
}

/// The person's own folder for data of programs.
pub fn data_folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let base = named("XDG_DATA_HOME").map(PathBuf::from);
    let home = || Some(PathBuf::from(named("HOME")?).join(".local/share"));
    Some(base.or_else(home)?.join("answerable"))
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
