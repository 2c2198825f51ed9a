//! Pages that answer to a form. A browser keeps what was sent in a form whose answer is the page that it shows,
//! in the file of its session; so the page is put away in memory, and the browser is led to where it is shown.

use std::collections::VecDeque;

use answerable_office::Office;

use super::answer::Answer;
use super::ask::Ask;
use super::frame::Page;
use super::given::Given;
use super::ids;
use super::trouble::Trouble;
use super::unlock;

/// Where they are shown.
pub const AT: &str = "/answered/{id}";
/// So many can be asked for again; the oldest is let go of first.
const KEPT_MAX: usize = 64;
/// Together they are no longer than this; but the latest is kept however long it is, since what somebody typed
/// stands in it and nowhere else.
const BYTES_MAX: usize = 32 << 20;

/// The pages that answered to forms, by their ids, the latest last. They are put aside in
/// the vault when it is locked, and go when words of the record are taken away, which may stand on them.
#[derive(Default)]
pub struct Answered {
    kept: VecDeque<(String, Page)>,
    /// How often words had been taken away when the last was kept.
    taken_away: u64,
}

impl Answered {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    fn keep(&mut self, id: String, page: Page) {
        self.kept.push_back((id, page));
        while self.kept.len() > 1 && (self.kept.len() > KEPT_MAX || self.bytes() > BYTES_MAX) {
            self.kept.pop_front();
        }
    }

    /// All that are kept, with their ids, the oldest first.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Page)> {
        self.kept.iter().map(|(id, page)| (id.as_str(), page))
    }

    /// Puts back those that lay aside in a vault which was just opened, before what was answered since.
    pub fn put_back(&mut self, pages: impl Iterator<Item = (String, Page)>) {
        let since = std::mem::take(&mut self.kept);
        pages
            .chain(since)
            .for_each(|(id, page)| self.keep(id, page));
    }

    /// Lets go of all where words were taken away since.
    fn keep_to(&mut self, taken_away: u64) {
        if self.taken_away != taken_away {
            self.kept.clear();
            self.taken_away = taken_away;
        }
    }

    fn bytes(&self) -> usize {
        self.kept.iter().map(|(_, page)| page.body.bytes()).sum()
    }

    fn find(&self, id: &str) -> Option<&Page> {
        let mut kept = self.kept.iter();
        kept.find(|(kept, _)| kept == id).map(|(_, page)| page)
    }
}

/// Puts a page away that answers to a form of a row, and leads to it.
pub fn put_away(ask: &mut Ask, page: Page, row: &'static str) -> Answer {
    let id = ids::secret();
    let to = AT.replace("{id}", &id);
    let page = Page {
        row: Some(row),
        ..page
    };
    let taken_away = taken_away(ask);
    ask.state.answered.keep_to(taken_away);
    ask.state.answered.keep(id, page);
    Answer::Go(to)
}

/// Whether an address is one of such a page.
pub fn is_one(address: &str) -> bool {
    id_of(address).is_some()
}

/// Whether an address is one of such a page, and that is not kept any more.
pub fn is_gone(ask: &Ask, address: &str) -> bool {
    let id = id_of(address);
    id.is_some_and(|id| ask.state.answered.find(id).is_none())
}

fn id_of(address: &str) -> Option<&str> {
    address.strip_prefix(AT.trim_end_matches("{id}"))
}

/// Shows one. Its forms are those that it was made with, so sending one of them twice does a thing once.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let id = given.id.as_deref().unwrap_or_default();
    let taken_away = taken_away(ask);
    ask.state.answered.keep_to(taken_away);
    match ask.state.answered.find(id) {
        Some(page) => Ok(page.clone().into()),
        // It may be put aside in the vault that is locked.
        None if ask.state.office.is_none() && ask.state.vault.is_some() => {
            let back = given.asked_for.clone();
            Ok(unlock::page(ask, back, Vec::new()).status(403).into())
        }
        None => Err(Trouble::LetGo),
    }
}

/// How often words of the record were taken away; while it is locked nothing of it is on a page that is kept.
fn taken_away(ask: &Ask) -> u64 {
    let office = ask.state.office.as_ref();
    office.map_or(0, Office::taken_away)
}

#[cfg(test)]
mod tests {
    use super::super::html::Html;
    use super::*;

    fn page(bytes: usize) -> Page {
        Page {
            kind: "pages-write",
            body: Html::made("a".repeat(bytes)),
            chapter: None,
            status: 422,
            again: None,
            row: None,
        }
    }

    #[test]
    fn the_oldest_of_too_many_is_let_go_of() {
        let mut answered = Answered::default();
        (0..=KEPT_MAX).for_each(|number| answered.keep(number.to_string(), page(1)));
        assert!(answered.find("0").is_none());
        assert!(answered.find("1").is_some() && answered.find(&KEPT_MAX.to_string()).is_some());
    }

    #[test]
    fn those_before_a_long_one_are_let_go_of_and_the_long_one_is_kept() {
        let mut answered = Answered::default();
        answered.keep("short".to_owned(), page(1));
        answered.keep("half".to_owned(), page(BYTES_MAX - 1));
        assert!(answered.find("short").is_some());
        answered.keep("whole".to_owned(), page(BYTES_MAX + 1));
        assert_eq!(answered.kept.len(), 1);
        assert!(answered.find("whole").is_some());
    }
}
