//! Forms that were sent while the vault was locked. They wait in memory, each for its own vault, and are gone on
//! with once that is open.

use std::path::{Path, PathBuf};

use answerable_office::Once;

use super::drafts;
use super::given::Given;
use super::routes::{ROUTES, Route};

/// So many wait.
const HELD_MAX: usize = 64;
/// Together they are no longer than this.
const BYTES_MAX: usize = 256 << 20;

/// A form that waits.
pub struct Held {
    /// The vault that it was sent to.
    vault: PathBuf,
    /// The row of its route.
    route: usize,
    /// What it brought.
    pub given: Given,
    once: Once,
}

impl Held {
    /// The row of its route.
    pub fn route(&self) -> &'static Route {
        &ROUTES[self.route]
    }

    /// Whether it is a draft that saved itself.
    pub fn is_draft(&self) -> bool {
        self.route().path == drafts::KEEP
    }

    /// Whether it is another sending of the same form: the same in it, or an older state of a draft.
    fn gives_way_to(&self, newer: &Held) -> bool {
        let form = |held: &Held| held.given.text("form").map(str::to_owned);
        let is_same_form = form(self).is_some() && form(self) == form(newer);
        let is_same = self.route == newer.route && self.once == newer.once;
        self.vault == newer.vault && (is_same || is_same_form && self.is_draft())
    }

    fn bytes(&self) -> usize {
        let fields = self.given.fields.iter();
        let fields = fields.map(|(name, text)| name.len() + text.len());
        let files = self.given.files.iter().map(|file| file.bytes.len());
        fields.chain(files).sum()
    }
}

/// All that wait, in the order in which they were sent.
#[derive(Default)]
pub struct AllHeld {
    held: Vec<Held>,
}

impl AllHeld {
    /// Keeps a form until its vault is open. Gives back whether there was room for it.
    pub fn keep(&mut self, vault: &Path, route: usize, given: Given) -> bool {
        let newer = Held {
            vault: vault.to_owned(),
            route,
            once: given.once(),
            given,
        };
        // A draft that comes after its form was sent to be written down says nothing more.
        let mut others = self.held.iter();
        let form = newer.given.text("form");
        let is_sent = |held: &Held| {
            let wanted = held.given.text("do").unwrap_or("write");
            !held.is_draft() && wanted == "write" && held.given.text("form") == form
        };
        if newer.is_draft() && others.any(is_sent) {
            return true;
        }
        // What gives way to it goes only where there is room for it.
        let staying = || self.held.iter().filter(|held| !held.gives_way_to(&newer));
        let bytes: usize = staying().map(Held::bytes).sum();
        let has_room = staying().count() < HELD_MAX && bytes + newer.bytes() <= BYTES_MAX;
        if has_room {
            self.held.retain(|held| !held.gives_way_to(&newer));
            self.held.push(newer);
        }
        has_room
    }

    /// The vaults that some wait for.
    pub fn vaults(&self) -> impl Iterator<Item = &Path> {
        self.held.iter().map(|held| held.vault.as_path())
    }

    /// Those that wait for a vault.
    pub fn of(&self, vault: &Path) -> impl Iterator<Item = &Held> {
        let held = self.held.iter();
        held.filter(move |held| held.vault == vault)
    }

    /// Takes the first that waits for a vault.
    pub fn next(&mut self, vault: &Path) -> Option<Held> {
        let first = self.held.iter().position(|held| held.vault == vault)?;
        Some(self.held.remove(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(path: &str) -> usize {
        let row = ROUTES.iter().position(|route| route.path == path);
        row.expect("there is one")
    }

    fn given(form: &str, text: &str) -> Given {
        super::super::trial::form(&[("form", form), ("text", text)])
    }

    fn texts(held: &AllHeld, vault: &str) -> Vec<String> {
        let held = held.of(Path::new(vault));
        held.filter_map(|held| held.given.text("text").map(str::to_owned))
            .collect()
    }

    #[test]
    fn each_form_waits_once_for_its_own_vault() {
        let (write, keep) = (row("/write/{id}"), row(drafts::KEEP));
        let (ours, other) = (Path::new("ours"), Path::new("other"));
        let mut held = AllHeld::default();
        for (vault, route, form, text) in [
            (ours, keep, "a", "begun"),
            (ours, keep, "a", "gone on"),
            (ours, keep, "b", "another"),
            (ours, write, "c", "sent"),
            (ours, write, "c", "sent"),
            (ours, write, "c", "sent otherwise"),
            (ours, keep, "c", "late"),
            (ours, write, "a", "whole"),
            (other, write, "d", "elsewhere"),
        ] {
            assert!(held.keep(vault, route, given(form, text)));
        }
        assert_eq!(
            texts(&held, "ours"),
            ["another", "sent", "sent otherwise", "whole"]
        );
        assert!((0..4).all(|_| held.next(ours).is_some()) && held.next(ours).is_none());
        assert_eq!(
            (texts(&held, "ours").len(), texts(&held, "other").len()),
            (0, 1)
        );
    }

    #[test]
    fn what_there_is_no_room_for_is_said() {
        let mut held = AllHeld::default();
        let write = row("/write/{id}");
        let ours = Path::new("ours");
        for number in 0..HELD_MAX {
            assert!(held.keep(ours, write, given(&number.to_string(), "text")));
        }
        let keep = row(drafts::KEEP);
        assert!(!held.keep(ours, keep, given("more", "text")));
        // The same once more needs none.
        assert!(held.keep(ours, write, given("3", "text")));
    }

    #[test]
    fn a_draft_that_waits_outlasts_a_sending_that_there_is_no_room_for() {
        let (write, keep) = (row("/write/{id}"), row(drafts::KEEP));
        let ours = Path::new("ours");
        let mut held = AllHeld::default();
        assert!(held.keep(ours, keep, given("a", "begun")));
        let long = "a".repeat(BYTES_MAX);
        assert!(!held.keep(ours, write, given("a", &long)));
        assert_eq!(texts(&held, "ours"), ["begun"]);
    }
}
