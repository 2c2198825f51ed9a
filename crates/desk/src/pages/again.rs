//! Pages that are asked for again while nothing has changed: they are given as they were, with new forms.

use std::collections::HashMap;

use answerable_office::paper::words::Lang;
use answerable_office::record::Day;

use super::ask::Ask;
use super::given::Given;
use super::routes::Route;

/// So many pages are kept, of which none is longer than pages are.
const PAGES_MAX: usize = 32;
/// A page that is longer is made each time.
const BYTES_MAX: usize = 150_000;

/// What a page hangs on beside its address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Of {
    changes: u64,
    day: Day,
    lang: Lang,
    covered: bool,
    /// Whether a way to an exchange that goes on stands on it.
    exchanging: bool,
}

impl Of {
    /// What pages hang on now; nothing while the vault is locked.
    pub fn now(ask: &Ask) -> Option<Of> {
        let changes = ask.state.office.as_ref()?.changes();
        Some(Of {
            changes,
            day: ask.now.day,
            lang: ask.state.lang,
            covered: ask.state.covered,
            exchanging: ask.state.going.is_running(),
        })
    }
}

/// The pages that were given, and nothing changed since. They go when the vault is locked.
#[derive(Default)]
pub struct Again {
    of: Option<Of>,
    pages: HashMap<String, Made>,
}

/// A page as it was given, with the one-time ids of the forms on it.
struct Made {
    html: String,
    forms: Vec<String>,
}

/// The page that was asked for before, where nothing changed since; each form on it is a new one.
pub fn given(ask: &mut Ask, route: &Route, given: &Given) -> Option<String> {
    let of = Of::now(ask).filter(|_| route.again)?;
    let again = &ask.state.again;
    let made = again.pages.get(&address(route, given));
    let made = made.filter(|_| again.of == Some(of))?;
    let (mut html, forms) = (made.html.clone(), made.forms.clone());
    for form in &forms {
        html = html.replace(form.as_str(), &ask.form());
    }
    ask.state.forms.given_out();
    Some(html)
}

/// Keeps a page that was made.
pub fn keep(ask: &mut Ask, route: &Route, given: &Given, html: &str) {
    let forms = ask.state.forms.given_out();
    let Some(of) = Of::now(ask).filter(|_| route.again && html.len() <= BYTES_MAX) else {
        return;
    };
    let again = &mut ask.state.again;
    if again.of != Some(of) || again.pages.len() == PAGES_MAX {
        again.pages.clear();
        again.of = Some(of);
    }
    let made = Made {
        html: html.to_owned(),
        forms,
    };
    again.pages.insert(address(route, given), made);
}

fn address(route: &Route, given: &Given) -> String {
    format!("{} {:?} {:?}", route.path, given.id, given.query)
}

#[cfg(test)]
mod tests {
    use answerable_office::paper::words::Lang;

    use super::super::routes::ROUTES;
    use super::super::trial::Trial;
    use super::*;

    fn today() -> &'static Route {
        let found = ROUTES.iter().find(|route| route.path == "/today");
        found.expect("there is one")
    }

    /// A page with a form on it, as the server would keep it.
    fn kept(ask: &mut Ask) -> (String, String) {
        ask.state.forms.given_out();
        let form = ask.form();
        let html = format!("<form><input name=\"form\" value=\"{form}\"></form>");
        keep(ask, today(), &Given::default(), &html);
        (html, form)
    }

    #[test]
    fn a_page_is_the_same_again_but_for_its_form() {
        let mut trial = Trial::of("rowan", Lang::EN);
        let mut ask = trial.at_hand();
        let (html, form) = kept(&mut ask);
        let again = given(&mut ask, today(), &Given::default()).expect("nothing changed");
        assert_eq!(again.len(), html.len());
        assert!(!again.contains(&form), "its form is a new one");
        let other = given(&mut ask, today(), &Given::default()).expect("still nothing");
        assert_ne!(again, other);
    }

    #[test]
    fn after_a_change_in_another_language_covered_or_locked_it_is_made_anew() {
        type Changed = fn(&mut Ask);
        let changes: [Changed; 4] = [
            |ask| {
                let now = ask.now;
                let mark = answerable_office::Mark::from_number(1);
                let office = ask.office().expect("open");
                office.looked(mark, now).expect("written");
            },
            |ask| ask.state.lang = Lang::DE,
            |ask| ask.state.covered = true,
            |ask| ask.state.lock(),
        ];
        for change in changes {
            let mut trial = Trial::of("rowan", Lang::EN);
            let mut ask = trial.at_hand();
            kept(&mut ask);
            change(&mut ask);
            assert!(given(&mut ask, today(), &Given::default()).is_none());
        }
    }

    #[test]
    fn a_page_that_is_not_of_the_record_alone_is_never_kept() {
        for path in [
            "/storages",
            "/code",
            "/settings",
            "/joining",
            "/search",
            "/start",
        ] {
            let route = ROUTES.iter().find(|route| route.path == path);
            assert!(!route.expect("there is one").again, "{path}");
        }
    }
}
