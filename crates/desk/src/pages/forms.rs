//! One-time ids of forms: a double click, or a reload, never does a thing twice.

use std::collections::{HashMap, VecDeque};

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
    /// Those that were given out since somebody asked.
    new: Vec<String>,
}

impl Forms {
    /// Gives out a new form's id.
    pub fn begin(&mut self) -> String {
        let id = ids::secret();
        if self.order.len() == KEPT_MAX
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
        self.order.push_back(id.clone());
        self.known.insert(id.clone(), None);
        self.new.push(id.clone());
        id
    }

    /// The forms that were given out since this was asked last.
    pub fn given_out(&mut self) -> Vec<String> {
        std::mem::take(&mut self.new)
    }

    /// What is known of a form that was sent.
    pub fn sent(&self, id: &str) -> Sent {
        match self.known.get(id) {
            None => Sent::Unknown,
            Some(None) => Sent::Fresh,
            Some(Some(led_to)) => Sent::Done(led_to.clone()),
        }
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
    fn the_oldest_of_too_many_is_forgotten() {
        let mut forms = Forms::default();
        let first = forms.begin();
        (0..KEPT_MAX).for_each(|_| drop(forms.begin()));
        assert_eq!(forms.sent(&first), Sent::Unknown);
        assert_eq!(forms.known.len(), KEPT_MAX);
    }
}
