//! Several forms that are filled in one breath: a meeting, how it went, what was agreed there.

use answerable_record::{Faults, Field, Kind};

use super::answers::{Local, NotWritten, Why, Wrong, box_of, drafts_of};
use crate::add::{Beside, Draft, Written};
use crate::file_given::FileGiven;
use crate::found::Office;
use crate::{Failure, Now};

/// A filled form among others.
#[derive(Clone, Debug)]
pub struct Step {
    /// The type of its entry.
    pub kind: Kind,
    /// What its boxes are called on the page before their own names, as `task.`; what is wrong is told so.
    pub prefix: String,
    /// The boxes and what stands in them; [`ref_of`] stands for the entry of another step.
    pub answers: Vec<(String, String)>,
    /// Its files.
    pub files: Vec<FileGiven>,
}

impl Step {
    /// A step without files.
    pub fn new(kind: Kind, prefix: &str, answers: Vec<(String, String)>) -> Step {
        Step {
            kind,
            prefix: prefix.to_owned(),
            answers,
            files: Vec::new(),
        }
    }
}

/// What stands in a box for the entry that the step of that number makes. No ref is written so.
pub fn ref_of(step: usize) -> String {
    format!("@{step}")
}

impl Office {
    /// Writes filled forms down: all that they make, in order, or nothing. Of each step the last entry
    /// is its own; before it stands whoever is new in it.
    ///
    /// # Errors
    /// What is wrong, box by box, or the failure.
    pub fn write_steps(
        &mut self,
        steps: Vec<Step>,
        beside: Beside<'_>,
        local: &Local<'_>,
        now: Now,
    ) -> Result<Vec<Written>, NotWritten> {
        if let Some(once) = beside.once
            && let Some(written) = self.once_written(once)?
        {
            return Ok(written);
        }
        let mut taken: Vec<String> = Vec::new();
        let mut refs: Vec<String> = Vec::new();
        for step in &steps {
            let made = self.made_up_ref(step.kind, &taken)?;
            taken.push(made.clone());
            refs.push(made);
        }
        let (mut drafts, mut owners, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        for (mut step, number) in steps.into_iter().zip(0..) {
            for (_, text) in &mut step.answers {
                if let Some(at) = (0..refs.len()).find(|at| *text == ref_of(*at)) {
                    text.clone_from(&refs[at]);
                }
            }
            match self.drafts_of_step(&step, local, &mut taken)? {
                Ok(mut made) => {
                    if let Some((_, own)) = made.last_mut() {
                        own.files = step.files;
                        let name = Field::Ref.name().to_owned();
                        own.fields.insert(name, refs[number].as_str().into());
                    }
                    let own = made.len();
                    owners.extend((1..=own).map(|at| (step.prefix.clone(), at == own)));
                    drafts.extend(made);
                }
                Err(found) => wrong.extend(found.into_iter().map(|found| Wrong {
                    name: format!("{}{}", step.prefix, found.name),
                    why: found.why,
                })),
            }
        }
        if !wrong.is_empty() {
            return Err(NotWritten::Wrong(wrong));
        }
        let all: Vec<(Kind, &Draft)> = drafts.iter().map(|(kind, draft)| (*kind, draft)).collect();
        self.write_all(&all, beside, now)
            .map_err(|failure| sorted(&owners, failure))
    }

    /// The entries that a step makes; the outer failure is the vault's.
    #[allow(
        clippy::type_complexity,
        reason = "two ways to fail: the vault's, and the boxes'"
    )]
    fn drafts_of_step(
        &mut self,
        step: &Step,
        local: &Local<'_>,
        taken: &mut Vec<String>,
    ) -> Result<Result<Vec<(Kind, Draft)>, Vec<Wrong>>, Failure> {
        let mut failed = None;
        let drafts = drafts_of(step.kind, &step.answers, local, &mut |kind| {
            let made = self.made_up_ref(kind, taken).unwrap_or_else(|failure| {
                failed = Some(failure);
                String::new()
            });
            taken.push(made.clone());
            made
        });
        match failed {
            Some(failure) => Err(failure),
            None => Ok(drafts),
        }
    }
}

/// Sorts the rules that drafts break to the boxes of their steps; of whoever is new, to the whole.
fn sorted(owners: &[(String, bool)], failure: Failure) -> NotWritten {
    let Failure::Faults(Faults { listed, .. }) = failure else {
        return NotWritten::Failed(failure);
    };
    let wrong = listed.into_iter().map(|fault| {
        let at = usize::try_from(fault.line).unwrap_or(1).saturating_sub(1);
        let name = match owners.get(at) {
            Some((prefix, true)) => format!("{prefix}{}", box_of(&fault.field)),
            _ => "-".to_owned(),
        };
        Wrong {
            name,
            why: Why::Rule(fault),
        }
    });
    NotWritten::Wrong(wrong.collect())
}
