//! Handing out a code: on standard output the code alone, beside it what to do with it.

use serde_json::json;

use answerable_office::group::Invited;
use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::Done;

/// Prints a code, and says to whom it goes and what comes next.
///
/// `purpose` is `invite`, `device` or `recover`.
pub fn hand_out(desk: &mut Desk, invited: &Invited, purpose: &'static str) -> Done {
    let depots = invited.depots.iter().map(String::as_str);
    let guarded: Vec<&str> = depots.filter(|place| may_hold_password(place)).collect();
    if desk.json {
        return desk.print_json(&json!({
            "code": invited.code,
            "handle": invited.handle,
            "depots": invited.depots,
            "may_hold_password": !guarded.is_empty(),
        }));
    }
    if !guarded.is_empty() {
        let depots = Value::people(guarded.join(", "));
        desk.note("code-password", &[("depots", depots)]);
    }
    desk.line(&invited.code)?;
    desk.note("code-send", &[("code", Value::program(purpose))]);
    let handle = Value::program(invited.handle.as_str());
    desk.note("code-next", &[("handle", handle)]);
    Ok(())
}

/// Whether an address may hold a storage's password; a folder's path holds none.
pub fn may_hold_password(place: &str) -> bool {
    let kind = place.split_once("://").map(|(kind, _)| kind);
    kind.is_some_and(|kind| !kind.eq_ignore_ascii_case("file"))
}
