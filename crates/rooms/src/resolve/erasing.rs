//! Erasures, and words for and against them: whose they are, and whether they count (room.md, 14).

use crate::check::Check;
use crate::entry::Class;
use crate::graph::At;
use crate::ids::PersonId;
use crate::outline::Outline;
use crate::resolve::Resolver;

impl Resolver<'_> {
    /// Who asks for an erasure, and of which entry.
    ///
    /// # Errors
    /// R-062 where it is none, its author was no member, or what it names is no content that they had seen.
    pub fn erasure(&self, at: At) -> Result<(PersonId, At), Check> {
        let Some(Outline::Erase { entry, .. }) = self.outlines.get(&at) else {
            return Err(Check::R062);
        };
        let by = self.member(at).map_err(or(Check::R062))?;
        let target = self.graph.find(entry).filter(|target| {
            self.graph.class(*target) == Class::Content && self.graph.is_past(*target, at)
        });
        target.map(|target| (by, target)).ok_or(Check::R062)
    }

    /// Whose word for or against an erasure an entry is: the person, and the erasure.
    ///
    /// # Errors
    /// R-063 where its author was no member, is the one who asks for it, or had not seen that they do.
    pub fn word_on_erasure(&self, at: At) -> Result<(PersonId, At), Check> {
        let (Some(Outline::Approve { target: id, .. }) | Some(Outline::Object { erasure: id, .. })) =
            self.outlines.get(&at)
        else {
            return Err(Check::R063);
        };
        let person = self.member(at).map_err(or(Check::R063))?;
        let erasure = self.graph.find(id);
        let erasure = erasure.filter(|erasure| self.graph.is_past(*erasure, at));
        let erasure = erasure.ok_or(Check::R063)?;
        match self.erasure(erasure) {
            Ok((by, _)) if by != person => Ok((person, erasure)),
            _ => Err(Check::R063),
        }
    }

    /// Whether somebody says yes to an erasure, and not to an act.
    pub(crate) fn is_on_erasure(&self, at: At) -> bool {
        let Some(Outline::Approve { target, .. }) = self.outlines.get(&at) else {
            return false;
        };
        let erasure = self.graph.find(target);
        erasure.is_some_and(|erasure| {
            matches!(self.outlines.get(&erasure), Some(Outline::Erase { .. }))
        })
    }

    /// The person whose member device wrote an entry, as its past has it.
    fn member(&self, at: At) -> Result<PersonId, Check> {
        self.may_write(at)?;
        let person = self.view(at).person_of(&self.graph.device(at));
        person.ok_or(Check::R041)
    }
}

/// Says of who was no member what that comes to here; of a paper key, that it can't do this.
fn or(check: Check) -> impl Fn(Check) -> Check {
    move |found| match found {
        Check::R041 => check,
        other => other,
    }
}
