//! The ledgers that are figures. A nought is said where it means something: that there was nothing.

use answerable_record::Ledgers;

use super::Page;
use crate::words::{Lang, Value};

/// His replies.
pub(super) fn replies(page: &mut Page, ledgers: &Ledgers) {
    page.heading("replies");
    let Some(replies) = &ledgers.replies else {
        return page.out_of_sight();
    };
    figures(
        page,
        "overview-reply",
        &[
            ("expected", replies.expected),
            ("in_time", replies.in_time),
            ("late", replies.late),
            ("overdue", replies.overdue),
            ("open", replies.open),
        ],
    );
    if let Some(days) = replies.median_days {
        let days = match page.speaker.words.lang() {
            Lang::EN => days.to_string(),
            _ => days.to_string().replace('.', ","),
        };
        let said = page.say("overview-median", &[("days", Value::program(days))]);
        page.paragraph(2, &said);
    }
}

/// Meetings with him.
pub(super) fn meetings(page: &mut Page, ledgers: &Ledgers) {
    page.heading("meetings");
    let Some(meetings) = &ledgers.meetings else {
        return page.out_of_sight();
    };
    figures(
        page,
        "overview-meeting",
        &[
            ("scheduled", meetings.scheduled),
            ("attended", meetings.attended),
            ("missed", meetings.missed),
            ("cancelled_by_them", meetings.cancelled_by_them),
            ("cancelled_by_us", meetings.cancelled_by_us),
            ("moved", meetings.moved),
            ("no_outcome", meetings.no_outcome),
            ("open", meetings.open),
        ],
    );
}

/// Agreements with him, and what the group gave for them.
pub(super) fn agreements(page: &mut Page, ledgers: &Ledgers) {
    page.heading("agreements");
    let Some(agreements) = &ledgers.agreements else {
        return page.out_of_sight();
    };
    figures(
        page,
        "overview-agreement",
        &[
            ("made", agreements.made),
            ("kept", agreements.kept),
            ("partly", agreements.partly),
            ("broken", agreements.broken),
            ("withdrawn", agreements.withdrawn),
            ("overdue", agreements.overdue),
            ("open", agreements.open),
        ],
    );
    let given = &agreements.concessions;
    figures(
        page,
        "overview-concession",
        &[
            ("given", given.given),
            ("kept", given.kept),
            ("partly", given.partly),
            ("broken", given.broken),
            ("open", given.open),
        ],
    );
}

/// What he said to be so.
pub(super) fn claims(page: &mut Page, ledgers: &Ledgers) {
    page.heading("claims");
    let Some(claims) = &ledgers.claims else {
        return page.out_of_sight();
    };
    figures(
        page,
        "overview-claim",
        &[
            ("made", claims.made),
            ("confirmed", claims.confirmed),
            ("contradicted", claims.contradicted),
            ("unverifiable", claims.unverifiable),
            ("unchecked", claims.unchecked),
        ],
    );
}

/// Where the circles around him stand.
pub(super) fn stances(page: &mut Page, ledgers: &Ledgers) {
    page.heading("stances");
    let Some(stances) = &ledgers.stances else {
        return page.out_of_sight();
    };
    figures(
        page,
        "overview-stance",
        &[
            ("takes_part", stances.takes_part),
            ("holds_accountable", stances.holds_accountable),
            ("neutral", stances.neutral),
            ("legitimising", stances.legitimising),
            ("unknown", stances.unknown),
        ],
    );
}

/// Evasions by their names, with the entries.
pub(super) fn patterns(page: &mut Page, ledgers: &Ledgers) {
    page.heading("patterns");
    let Some(patterns) = &ledgers.patterns else {
        return page.out_of_sight();
    };
    if patterns.is_empty() {
        return page.nothing();
    }
    let row = |(kind, refs): (&&'static str, &Vec<&str>)| {
        vec![
            refs.len().to_string(),
            page.word("pattern", kind),
            refs.join(", "),
        ]
    };
    let rows: Vec<Vec<String>> = patterns.iter().map(row).collect();
    page.table(&rows);
}

/// The first figure is the whole; of the others those that are not nought.
fn figures(page: &mut Page, key: &str, figures: &[(&str, usize)]) {
    let kept = figures
        .iter()
        .enumerate()
        .filter(|(place, (_, count))| *place == 0 || *count > 0);
    let rows: Vec<Vec<String>> = kept
        .map(|(_, (code, count))| {
            // The word agrees with its number: one takes part, two take part.
            let values = [
                ("code", Value::program(*code)),
                ("count", Value::count(*count)),
            ];
            vec![format!("{count:>5}"), page.say(key, &values)]
        })
        .collect();
    page.table(&rows);
}
