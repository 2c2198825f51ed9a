//! One-time ids of forms: a double click, or a reload, never does a thing twice.

use std::collections::{HashMap, VecDeque};

use answerable_office::{DraftId, Once};

use super::ids;

/// More forms than anybody has open; the oldest is forgotten first.
const KEPT_MAX: usize = 4096;
/// So many sendings of one form are remembered; the oldest is forgotten first.
const SENDINGS_MAX: usize = 8;

/// What is known of a form that was sent.
#[derive(Debug, PartialEq, Eq)]
pub enum Sent {
    /// It was given out, and was not sent with this in it.
    Fresh,
    /// It was sent with the same in it; this is where that led.
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
    /// Those that were given out since somebody asked.
    new: Vec<String>,
}

/// What became of a form.
#[derive(Default)]
struct Known {
    /// What it was sent with, and where that led.
    done: VecDeque<(Once, String)>,
    /// Whether it was done at all.
    is_done: bool,
    /// Where the entry is that was written down with it last.
    wrote: Option<String>,
}

impl Forms {
    /// Gives out a new form's id.
    pub fn begin(&mut self) -> String {
        let id = ids::secret();
        if self.order.len() == KEPT_MAX
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
            self.drafts.remove(&oldest);
        }
        self.order.push_back(id.clone());
        self.known.insert(id.clone(), Known::default());
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
        match known.done.iter().find(|(done, _)| done == once) {
            Some((_, led_to)) => Sent::Done(led_to.clone()),
            None => Sent::Fresh,
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
        if known.done.len() == SENDINGS_MAX {
            known.done.pop_front();
        }
        known.done.push_back((once, led_to.to_owned()));
    }

    /// Notes the entry that was written down with a form.
    pub fn has_written(&mut self, id: &str, at: &str) {
        if let Some(known) = self.known.get_mut(id) {
            known.wrote = Some(at.to_owned());
        }
    }

    /// Lets go of what was sent, which somebody could try guesses against; what forms were used for stays.
    pub fn lock(&mut self) {
        self.known.values_mut().for_each(|known| known.done.clear());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_fresh_once_with_the_same_in_it() {
        let mut forms = Forms::default();
        let id = forms.begin();
        let [one, other] = [b"one", b"two"].map(|text| Once::of(&[text]));
        assert_eq!(forms.sent(&id, &one), Sent::Fresh);
        assert!(forms.is_unused(&id));
        forms.done(&id, one.clone(), "/there");
        assert_eq!(forms.sent(&id, &one), Sent::Done("/there".into()));
        assert_eq!(forms.sent(&id, &other), Sent::Fresh);
        assert!(!forms.is_unused(&id) && !forms.is_unused("made up"));
        assert_eq!(forms.sent("made up", &one), Sent::Unknown);
        forms.lock();
        assert_eq!(forms.sent(&id, &one), Sent::Fresh);
        assert!(!forms.is_unused(&id));
    }

    #[test]
    fn a_draft_that_another_form_saved_is_not_the_latest_any_more() {
        let mut forms = Forms::default();
        let draft = DraftId::parse(&"0a".repeat(16)).expect("an id");
        let (one, other) = (forms.begin(), forms.begin());
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
        let first = forms.begin();
        (0..KEPT_MAX).for_each(|_| drop(forms.begin()));
        assert!(!forms.knows(&first));
        assert_eq!(forms.known.len(), KEPT_MAX);
    }
}
