//! What waits for people's word: answers to invitations with their four words, admissions, removals,
//! disputes, erasures, words in her name.

use answerable_office::Failure;
use answerable_office::group::{Given as Word, Pending, PendingKind};
use answerable_office::paper::words::Value;
use askama::Template;

use crate::cli::approve::kind;
use crate::cli::group::{moment, needs_told, rooms_told};
use crate::cli::join::fours;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::members::{came_to, people};
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "waiting.html")]
struct Waiting {
    w: W,
    form: String,
    all: Vec<One>,
    /// Who says that this vault went on elsewhere, while that is not answered.
    claimed: Option<Html>,
    told: Vec<String>,
}

/// Something that waits.
struct One {
    handle: String,
    what: Html,
    below: Vec<Html>,
    mine: bool,
    compare: Option<(String, String)>,
    can_object: bool,
    yes: String,
    no: String,
}

/// The page.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    page(ask, Vec::new())
}

fn page(ask: &mut Ask, told: Vec<String>) -> Result<Answer, Trouble> {
    let now = ask.now;
    let pending = ask.office()?.pending(now)?;
    let names = people(ask)?;
    let words = ask.words;
    let w = ask.w();
    let one = |one: &Pending| {
        let person = one.person.as_deref().filter(|person| !person.is_empty());
        let who = person.map_or_else(|| w.t("somebody"), |person| names.name(person));
        let what = words.phrase(
            "pending",
            &[
                ("code", Value::program(kind(one.what))),
                ("who", Value::people(who)),
                ("entry", Value::program("")),
            ],
        );
        let all = |refs: &[String]| {
            let named: Vec<String> = refs.iter().map(|by| names.name(by)).collect();
            Value::people(named.join(", "))
        };
        let mut below = Vec::new();
        if !one.rooms.is_empty() {
            let rooms = Value::program(rooms_told(words, &one.rooms));
            below.push(words.phrase("rooms", &[("rooms", rooms)]));
        }
        if !one.backers.is_empty() {
            below.push(words.phrase("pending-backers", &[("who", all(&one.backers))]));
        }
        for verdict in &one.verdicts {
            let stands = Value::program(if verdict.stands { "yes" } else { "no" });
            below.push(words.phrase(
                "pending-verdict",
                &[("who", all(&verdict.by)), ("stands", stands)],
            ));
        }
        let since = Value::program(moment(words, one.since_s));
        below.push(words.phrase("pending-since", &[("date", since)]));
        if let Some(whom) = needs_told(words, one.needs) {
            below.push(words.phrase("given-waits", &[("whom", Value::program(whom))]));
        }
        let code = match one.what {
            PendingKind::Answer => "answer",
            PendingKind::Dispute | PendingKind::DisputedAdmission => "dispute",
            PendingKind::Words => "words",
            _ => "other",
        };
        One {
            handle: one.handle.clone(),
            what: Html::phrase(&what),
            below: below.iter().map(Html::phrase).collect(),
            mine: one.mine,
            compare: one
                .compare
                .as_ref()
                .map(|compare| (compare.words.join("   "), fours(&compare.digits))),
            can_object: matches!(
                one.what,
                PendingKind::Answer
                    | PendingKind::Dispute
                    | PendingKind::DisputedAdmission
                    | PendingKind::Erasure
            ),
            yes: w.code("waiting-yes", code),
            no: w.code("waiting-no", code),
        }
    };
    let all = pending.iter().map(one).collect();
    let claimed = claimed(ask)?;
    let form = ask.form();
    let waiting = Waiting {
        w,
        form,
        all,
        claimed,
        told,
    };
    Ok(Page::of("pages-waiting", &waiting).chapter("rooms").into())
}

fn claimed(ask: &mut Ask) -> Result<Option<Html>, Trouble> {
    let said = match ask.office()?.device_claimed() {
        Ok(said) => said,
        Err(Failure::NoGroup) => Vec::new(),
        Err(failure) => return Err(failure.into()),
    };
    let names = people(ask)?;
    Ok((!said.is_empty()).then(|| {
        let who: Vec<String> = said.iter().map(|by| names.name(by)).collect();
        let who = [("who", Value::people(who.join(", ")))];
        Html::phrase(&ask.words.phrase("waiting-copy-said", &who))
    }))
}

/// Answers whether this vault was copied or restored: it goes on as a new device, or as it is.
pub fn copied(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let office = ask.office()?;
    let said = match given.text("copied") {
        Some("yes") => office.device_anew().map(|()| "waiting-goes-on-anew"),
        Some("no") => office.device_same().map(|_| "waiting-stays-the-same"),
        _ => return Err(Trouble::Refused("pages-not-sure")),
    };
    let told = vec![ask.say(said?)];
    page(ask, told)
}

/// Gives one's word, or says no.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let handle = given.text("handle").unwrap_or_default().to_owned();
    let now = ask.now;
    let office = ask.office()?;
    let waits = office.pending(now)?;
    let one = waits
        .iter()
        .find(|one| one.handle == handle)
        .ok_or(Trouble::NotHere)?;
    let came: Word = match (given.text("word"), one.what) {
        (Some("yes"), PendingKind::Words) => {
            office.confirm(one.entry.as_deref().unwrap_or_default(), now)?;
            Word::InForce
        }
        (Some("yes"), _) => office.approve(&handle, now)?,
        (Some("no"), _) => office.object(&handle, now)?,
        _ => return Err(Trouble::Refused("pages-not-sure")),
    };
    let told = vec![came_to(ask, &came, "waiting-done")];
    page(ask, told)
}
