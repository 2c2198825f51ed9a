//! One-time ids of forms: a double click, or a reload, never does a thing twice.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};

use answerable_office::{DraftId, Once};

use super::ids;

/// More forms than anybody has open; the oldest is forgotten first.
const KEPT_MAX: usize = 4096;

/// What is known of a form that was sent.
#[derive(Debug, PartialEq, Eq)]
pub enum Sent {
    /// It was given out, and was not done with this in it last.
    Fresh,
    /// It was done with the same in it; this is where that led.
    Done(String),
    /// It was never given out, or was forgotten.
    Unknown,
}

/// The forms that were given out.
#[derive(Default)]
pub struct Forms {
    known: HashMap<String, Known>,
    order: VecDeque<String>,
    /// The draft of a form, and how often it was saved when that form last knew of it.
    drafts: HashMap<String, (DraftId, u64)>,
    saved: HashMap<DraftId, u64>,
    /// The form that was done last.
    last: Option<String>,
    /// Those that were given out since somebody asked.
    new: Vec<String>,
}

/// What is known of a form.
#[derive(Default)]
struct Known {
    /// The vault that was open when it was given out: it is sent to that one, whichever is open then.
    vault: Option<PathBuf>,
    /// What it was done with last, and where that led. Sent with something else in between, the same is meant anew.
    done: Option<(Once, String)>,
    /// Whether it was done at all.
    is_done: bool,
    /// Where the entry is that was written down with it last.
    wrote: Option<String>,
}

impl Forms {
    /// Gives out a new form's id, for the vault that is open.
    pub fn begin(&mut self, vault: Option<&Path>) -> String {
        let id = ids::secret();
        if self.order.len() == KEPT_MAX
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
            self.drafts.remove(&oldest);
        }
        self.order.push_back(id.clone());
        let known = Known {
            vault: vault.map(Path::to_owned),
            ..Known::default()
        };
        self.known.insert(id.clone(), known);
        self.new.push(id.clone());
        id
    }

    /// The forms that were given out since this was asked last.
    pub fn given_out(&mut self) -> Vec<String> {
        std::mem::take(&mut self.new)
    }

    /// What is known of a form that was sent with this in it.
    pub fn sent(&self, id: &str, once: &Once) -> Sent {
        let Some(known) = self.known.get(id) else {
            return Sent::Unknown;
        };
        match &known.done {
            Some((done, led_to)) if done == once => Sent::Done(led_to.clone()),
            _ => Sent::Fresh,
        }
    }

    /// Whether it was given out, and nothing that it asks for was done, whatever stood in it.
    pub fn is_unused(&self, id: &str) -> bool {
        self.known.get(id).is_some_and(|known| !known.is_done)
    }

    /// Where the entry is that was written down with a form last.
    pub fn wrote(&self, id: &str) -> Option<&str> {
        self.known.get(id)?.wrote.as_deref()
    }

    /// The vault that a form was given out for.
    pub fn vault(&self, id: &str) -> Option<&Path> {
        self.known.get(id)?.vault.as_deref()
    }

    /// Whether a form was given out and is not forgotten.
    pub fn knows(&self, id: &str) -> bool {
        self.known.contains_key(id)
    }

    /// The draft that a form is kept in.
    pub fn draft(&self, id: &str) -> Option<DraftId> {
        self.drafts.get(id).map(|(draft, _)| *draft)
    }

    /// Whether nobody else, as in another tab, has saved the draft of a form since that knew of it.
    pub fn has_latest(&self, id: &str) -> bool {
        let known = self.drafts.get(id);
        known.is_none_or(|(draft, times)| self.times(*draft) == *times)
    }

    /// Notes that a form was opened with a draft in it.
    pub fn opened(&mut self, id: &str, draft: DraftId) {
        let times = self.times(draft);
        self.drafts.insert(id.to_owned(), (draft, times));
    }

    /// Notes that a form goes on with what another one knew of its draft.
    pub fn follows(&mut self, id: &str, other: &str) {
        if let Some(known) = self.drafts.get(other).copied() {
            self.drafts.insert(id.to_owned(), known);
        }
    }

    /// Notes that a form was saved as a draft.
    pub fn saved(&mut self, id: &str, draft: DraftId) {
        *self.saved.entry(draft).or_default() += 1;
        self.opened(id, draft);
    }

    /// How often a draft was saved while the program runs.
    pub fn times(&self, draft: DraftId) -> u64 {
        self.saved.get(&draft).copied().unwrap_or(0)
    }

    /// Notes where a form led, once what it asks for was done with this in it.
    pub fn done(&mut self, id: &str, once: Once, led_to: &str) {
        let Some(known) = self.known.get_mut(id) else {
            return;
        };
        known.is_done = true;
        known.done = Some((once, led_to.to_owned()));
        self.last = Some(id.to_owned());
    }

    /// Notes where it is shown what a form asked for, where nothing was done for good.
    pub fn showed(&mut self, id: &str, once: Once, at: &str) {
        if let Some(known) = self.known.get_mut(id) {
            known.done = Some((once, at.to_owned()));
            self.last = Some(id.to_owned());
        }
    }

    /// Whether no other form was done since a form was.
    pub fn is_last(&self, id: &str) -> bool {
        self.last.as_deref() == Some(id)
    }

    /// Whether a form was done, and what it was done with is not in memory any more.
    pub fn is_let_go(&self, id: &str) -> bool {
        let known = self.known.get(id);
        known.is_some_and(|known| known.is_done && known.done.is_none())
    }

    /// Notes the entry that was written down with a form.
    pub fn has_written(&mut self, id: &str, at: &str) {
        if let Some(known) = self.known.get_mut(id) {
            known.wrote = Some(at.to_owned());
        }
    }

    /// Puts back what was taken, where the form was not done with anything else since.
    pub fn put_back(&mut self, id: &str, once: Once, led_to: &str) {
        if let Some(known) = self.known.get_mut(id)
            && known.done.is_none()
        {
            known.done = Some((once, led_to.to_owned()));
        }
    }

    /// Takes what forms were done with out of memory, since somebody could try guesses against it; what they were
    /// used for stays.
    pub fn take_done(&mut self) -> Vec<(String, Once, String)> {
        let known = self.known.iter_mut();
        let done = known.filter_map(|(id, known)| {
            let (once, led_to) = known.done.take()?;
            Some((id.clone(), once, led_to))
        });
        done.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_fresh_once_with_the_same_in_it() {
        let mut forms = Forms::default();
        let id = forms.begin(None);
        let [one, other] = [b"one", b"two"].map(|text| Once::of(&[text]));
        assert_eq!(forms.sent(&id, &one), Sent::Fresh);
        assert!(forms.is_unused(&id));
        forms.done(&id, one.clone(), "/there");
        assert_eq!(forms.sent(&id, &one), Sent::Done("/there".into()));
        assert_eq!(forms.sent(&id, &other), Sent::Fresh);
        assert!(!forms.is_unused(&id) && !forms.is_unused("made up"));
        assert_eq!(forms.sent("made up", &one), Sent::Unknown);
        // What was done in between with something else in it is meant anew.
        forms.done(&id, other.clone(), "/elsewhere");
        assert_eq!(forms.sent(&id, &one), Sent::Fresh);
        let done = forms.take_done();
        assert_eq!(forms.sent(&id, &other), Sent::Fresh);
        assert!(!forms.is_unused(&id));
        assert!(forms.is_let_go(&id));
        for (id, once, led_to) in done {
            forms.put_back(&id, once, &led_to);
        }
        assert_eq!(forms.sent(&id, &other), Sent::Done("/elsewhere".into()));
    }

    #[test]
    fn a_draft_that_another_form_saved_is_not_the_latest_any_more() {
        let mut forms = Forms::default();
        let draft = DraftId::parse(&"0a".repeat(16)).expect("an id");
        let (one, other) = (forms.begin(None), forms.begin(None));
        assert!(forms.has_latest(&one) && forms.draft(&one).is_none());
        forms.saved(&one, draft);
        forms.opened(&other, draft);
        assert!(forms.has_latest(&one) && forms.has_latest(&other));
        forms.saved(&other, draft);
        assert!(!forms.has_latest(&one) && forms.has_latest(&other));
        assert_eq!(forms.draft(&one), Some(draft));
    }

    #[test]
    fn the_oldest_of_too_many_is_forgotten() {
        let mut forms = Forms::default();
        let first = forms.begin(None);
        (0..KEPT_MAX).for_each(|_| drop(forms.begin(None)));
        assert!(!forms.knows(&first));
        assert_eq!(forms.known.len(), KEPT_MAX);
    }
}
