//! One-time ids of forms: a double click, or a reload, never does a thing twice.

use std::collections::{HashMap, VecDeque};

use answerable_office::DraftId;

use super::ids;

/// More forms than anybody has open; the oldest is forgotten first.
const KEPT_MAX: usize = 4096;

/// What is known of a form that was sent.
#[derive(Debug, PartialEq, Eq)]
pub enum Sent {
    /// It was given out and not used yet.
    Fresh,
    /// It was used; this is where that led.
    Done(String),
    /// It was never given out, or was forgotten.
    Unknown,
}

/// The forms that were given out.
#[derive(Default)]
pub struct Forms {
    known: HashMap<String, Option<String>>,
    order: VecDeque<String>,
    /// The draft of a form, and how often it was saved when that form last knew of it.
    drafts: HashMap<String, (DraftId, u64)>,
    saved: HashMap<DraftId, u64>,
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
        self.known.insert(id.clone(), None);
        id
    }

    /// What is known of a form that was sent.
    pub fn sent(&self, id: &str) -> Sent {
        match self.known.get(id) {
            None => Sent::Unknown,
            Some(None) => Sent::Fresh,
            Some(Some(led_to)) => Sent::Done(led_to.clone()),
        }
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

    fn times(&self, draft: DraftId) -> u64 {
        self.saved.get(&draft).copied().unwrap_or(0)
    }

    /// Notes where a form led, once what it asks for was done.
    pub fn done(&mut self, id: &str, led_to: &str) {
        if let Some(known) = self.known.get_mut(id) {
            *known = Some(led_to.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_fresh_once() {
        let mut forms = Forms::default();
        let id = forms.begin();
        assert_eq!(forms.sent(&id), Sent::Fresh);
        forms.done(&id, "/there");
        assert_eq!(forms.sent(&id), Sent::Done("/there".into()));
        assert_eq!(forms.sent("made up"), Sent::Unknown);
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
        assert_eq!(forms.sent(&first), Sent::Unknown);
        assert_eq!(forms.known.len(), KEPT_MAX);
    }
}
