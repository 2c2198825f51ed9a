//! Demands: what the record indicates beside what the group found, and what nobody knows.

use answerable_record::words::Word;
use answerable_record::{Criterion, Indication, Ledgers};

use super::Page;
use crate::words::{Value, neutral};

/// Of the entries behind an indication the latest; the others are counted.
const REFS_MAX: usize = 12;

/// Where a criterion stands among what is known, said and not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Known, and it speaks for it.
    For,
    /// Known, and it speaks against it.
    Against,
    /// Only said.
    Said,
    /// Nobody knows.
    NotKnown,
}

impl Place {
    /// All of them, in the order in which papers say them.
    pub const ALL: [Place; 4] = [Place::For, Place::Against, Place::Said, Place::NotKnown];

    /// Where what the record indicates puts a criterion.
    pub fn of(indication: Indication) -> Place {
        match indication {
            Indication::Supported => Place::For,
            Indication::Lapsed
            | Indication::Refused
            | Indication::Contradicted
            | Indication::NotMet => Place::Against,
            Indication::Claimed => Place::Said,
            Indication::Unknown | Indication::NoRecord => Place::NotKnown,
        }
    }

    /// Its name in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Place::For => "for",
            Place::Against => "against",
            Place::Said => "said",
            Place::NotKnown => "not_known",
        }
    }
}

/// Each demand with its criteria.
pub(super) fn demands(page: &mut Page, ledgers: &Ledgers) {
    page.heading("demands");
    let Some(demands) = &ledgers.demands else {
        return page.out_of_sight();
    };
    if demands.is_empty() {
        return page.nothing();
    }
    for demand in demands {
        page.item(2, &format!("{}  {}", demand.id, neutral(demand.title)));
        if !demand.in_force {
            let said = page.say("statement-not-in-force", &[]);
            page.paragraph(6, &said);
        }
        let finding = match (demand.finding, &demand.finding_on) {
            (Some(finding), Some(on)) => {
                let finding = Value::program(page.word("finding", finding.name()));
                page.say(
                    "overview-finding",
                    &[
                        ("finding", finding),
                        ("date", Value::program(page.written(on))),
                    ],
                )
            }
            _ => page.say("overview-no-finding", &[]),
        };
        page.paragraph(6, &finding);
        for criterion in &demand.criteria {
            self::criterion(page, criterion);
        }
    }
}

fn criterion(page: &mut Page, criterion: &Criterion) {
    let text = criterion_text(page, criterion.id);
    page.item(4, &format!("{}  {text}", criterion.id));
    let indication = match criterion.indication {
        Some(indication) => page.word("indication", indication_code(indication)),
        None => return page.out_of_sight(),
    };
    let mut said = page.say(
        "overview-indication",
        &[("indication", Value::program(indication))],
    );
    if let Some(finding) = criterion.finding {
        let finding = Value::program(page.word("finding", finding.name()));
        said.push_str(&page.say("overview-criterion-finding", &[("finding", finding)]));
    }
    page.paragraph(8, &said);
    let lists = [
        ("for", &criterion.speaking_for),
        ("against", &criterion.against),
        ("claimed", &criterion.claimed),
    ];
    for (name, list) in lists {
        let refs = list.as_deref().unwrap_or_default();
        if refs.is_empty() {
            continue;
        }
        let (earlier, latest) = refs.split_at(refs.len().saturating_sub(REFS_MAX));
        let mut said = format!("{} {}", page.word("overview-list", name), latest.join(", "));
        if !earlier.is_empty() {
            let more = page.say(
                "overview-earlier",
                &[("count", Value::count(earlier.len()))],
            );
            said = format!("{said} {more}");
        }
        page.item(8, &said);
    }
}

/// What is known, only said and not known, each criterion in its place.
pub(super) fn known(page: &mut Page, ledgers: &Ledgers) {
    if ledgers.replies.is_none() {
        return;
    }
    let Some(demands) = &ledgers.demands else {
        return;
    };
    let mut places = Place::ALL.map(|place| (place, Vec::new()));
    for criterion in demands
        .iter()
        .filter(|demand| demand.in_force)
        .flat_map(|demand| &demand.criteria)
    {
        let Some(indication) = criterion.indication else {
            continue;
        };
        let said = format!("{}  {}", criterion.id, criterion_text(page, criterion.id));
        let here = Place::of(indication);
        let said = match here {
            Place::Against | Place::NotKnown => {
                format!(
                    "{said} ({})",
                    page.word("indication", indication_code(indication))
                )
            }
            _ => said,
        };
        let mut place = places.iter_mut().filter(|(place, _)| *place == here);
        place
            .by_ref()
            .for_each(|(_, criteria)| criteria.push(said.clone()));
    }
    page.heading("known");
    if places.iter().all(|(_, criteria)| criteria.is_empty()) {
        return page.nothing();
    }
    for (place, criteria) in places {
        if !criteria.is_empty() {
            let said = page.word("overview-known", place.code());
            page.paragraph(2, &said);
            criteria
                .iter()
                .for_each(|criterion| page.item(4, criterion));
        }
    }
}

/// How the latest letter words a criterion.
fn criterion_text(page: &Page, id: &str) -> String {
    let text = page.speaker.reading.criterion_text(id);
    text.map_or_else(String::new, neutral)
}

/// The name of an indication in the format.
pub fn indication_code(indication: Indication) -> &'static str {
    match indication {
        Indication::NoRecord => "no_record",
        Indication::Supported => "supported",
        Indication::Lapsed => "lapsed",
        Indication::Refused => "refused",
        Indication::Contradicted => "contradicted",
        Indication::NotMet => "not_met",
        Indication::Claimed => "claimed",
        Indication::Unknown => "unknown",
    }
}
