//! What is said of a draft when its form is shown the next time: what is wrong with it, what was looked for.

use std::collections::VecDeque;

use answerable_office::DraftId;

use super::broken::Wrong;

/// So many drafts have something said of them; the oldest is let go of first.
const KEPT_MAX: usize = 32;

/// What is said of a draft.
#[derive(Clone)]
pub struct Remark {
    /// What is wrong, by the box where it stands.
    pub wrong: Wrong,
    /// Words that were typed to look for what is in none of the lists.
    pub finds: Vec<(String, String)>,
    /// Whether another empty part is wanted of what repeats.
    pub more_parts: bool,
    /// The status of the page.
    pub status: u16,
}

impl Default for Remark {
    fn default() -> Remark {
        Remark {
            wrong: Wrong::new(),
            finds: Vec::new(),
            more_parts: false,
            status: 200,
        }
    }
}

impl Remark {
    /// That something in it is wrong.
    pub fn wrong(wrong: Wrong, status: u16) -> Remark {
        Remark {
            wrong,
            status,
            ..Remark::default()
        }
    }

    /// The same, and that more is wrong.
    pub fn and(mut self, wrong: Wrong) -> Remark {
        if !wrong.is_empty() && self.status == 200 {
            self.status = 422;
        }
        for (name, lines) in wrong {
            self.wrong.entry(name).or_default().extend(lines);
        }
        self
    }
}

/// What is said of drafts, each with how often the draft had been saved then. They go when the vault is locked.
#[derive(Default)]
pub struct Remarks {
    kept: VecDeque<(DraftId, u64, Remark)>,
}

impl Remarks {
    /// Says something of a draft, in place of what was said of it before.
    pub fn put(&mut self, draft: DraftId, saved: u64, remark: Remark) {
        self.kept.retain(|(kept, ..)| *kept != draft);
        if self.kept.len() == KEPT_MAX {
            self.kept.pop_front();
        }
        self.kept.push_back((draft, saved, remark));
    }

    /// What is said of a draft as it was saved last; nothing where somebody has gone on with it since.
    pub fn of(&self, draft: DraftId, saved: u64) -> Remark {
        let mut kept = self.kept.iter();
        let found = kept.find(|(kept, times, _)| *kept == draft && *times == saved);
        found.map(|(.., remark)| remark.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_a_draft_does_not_hold_once_it_was_gone_on_with() {
        let mut remarks = Remarks::default();
        let draft = DraftId::parse(&"0a".repeat(16)).expect("an id");
        remarks.put(draft, 1, Remark::wrong(Wrong::new(), 422));
        assert_eq!(remarks.of(draft, 1).status, 422);
        assert_eq!(remarks.of(draft, 2).status, 200);
        let other = DraftId::parse(&"0b".repeat(16)).expect("an id");
        assert_eq!(remarks.of(other, 1).status, 200);
    }
}
