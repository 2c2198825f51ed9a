//! The rules that an entry must keep, given all that stands above it.
//!
//! A rule that would need what an erased line said is taken as kept; so is one that would need what lies
//! in a room that is not here, or does not count yet.

mod elsewhere;
mod founding;
mod judgement;
mod pointing;
mod work;

use crate::date::Day;
use crate::entry::Entry;
use crate::fault::Rule;
use crate::fold::look::{Look, Sight};
use crate::fold::{At, Fact, Fold, Name, Position};
use crate::kind::{Field, Kind};
use crate::limits::FAULTS_LISTED_MAX;
use crate::words::Side;

/// A rule that is broken, and the field in which.
pub type Broken = (String, Rule);

/// An entry, not yet taken in, and what it would stand among.
struct Candidate<'f> {
    look: Look<'f>,
    fact: &'f Fact,
    /// Itself, where it was taken in before.
    own: Option<At>,
    /// The rooms that are here, of an entry that came out of one of them; `None` before it is written.
    held: Option<Sight>,
    broken: Vec<Broken>,
}

impl Fold {
    /// Says which rules an entry would break if it were taken in now.
    ///
    /// `unread` tells whether a ref that is not known belongs to a line that could not be read.
    pub fn check(&mut self, entry: &Entry, unread: impl Fn(&str) -> bool) -> Vec<Broken> {
        let last = self.last().map_or(0, |last| last.depth + 1);
        let mut fact = Fact::new(Position::line(last), entry, &mut self.names);
        let target = fact.said.name(Field::Of).and_then(|of| self.holder(*of));
        if let Some(target) = target {
            fact.understand(self.fact(target).kind, &mut self.names);
        }
        let mut candidate = Candidate {
            look: Look::above(self),
            fact: &fact,
            own: None,
            held: None,
            broken: Vec::new(),
        };
        candidate.name();
        candidate.pointing_and_rules(&unread);
        if fact.kind == Kind::Correction
            && let Some(target) = target
        {
            candidate.correction(target, &unread);
        }
        candidate.broken
    }
}

/// The field that a path leads into.
fn head(path: &str) -> &str {
    path.split(['.', '[']).next().unwrap_or(path)
}

impl<'f> Candidate<'f> {
    fn breaks(&mut self, field: Field, rule: Rule) {
        self.broken.push((field.name().to_owned(), rule));
    }

    fn text(&self, name: Name) -> String {
        self.look.text(name).to_owned()
    }

    /// Whether a line of this type above was erased or does not count yet, so that nobody can ask what it said.
    fn unknown(&self, kind: Kind) -> bool {
        self.unknown_after(kind, None)
    }

    /// Whether such a line was erased, or does not count yet, that could have changed what stood before it.
    ///
    /// Of one that could not be read the day is not known, so that it could stand anywhere.
    fn unknown_after(&self, kind: Kind, order: Option<(Day, Position)>) -> bool {
        if self.lies_elsewhere(kind) {
            return true;
        }
        let fold = self.look.fold;
        let facts = fold.of_kind(kind).iter().map(|at| fold.fact(*at));
        let mut silent = facts.filter(|fact| fact.is_silent());
        silent.any(|fact| Some(fact.order()) > order || fact.on.day == Day::MIN)
    }

    fn is_him(&self, name: Name) -> bool {
        self.look.fold.is_him(name)
    }

    fn side(&self, name: Name) -> Option<Side> {
        self.look.side_of(self.look.fold.same(name))
    }

    /// The ref is free, and means nobody else.
    fn name(&mut self) {
        let his = self.fact.said.word(Field::Side) == Some(Side::Perpetrator);
        if self.fact.name == Name::PERPETRATOR && !his {
            self.breaks(Field::Ref, Rule::ReservedRef);
        }
        if let Some(at) = self.look.fold.find(self.look.text(self.fact.name)) {
            let fold = self.look.fold;
            let position = fold.fact(at).position;
            let above = fold
                .order
                .partition_point(|other| fold.fact(*other).position < position);
            let by_line = above as u64 + 1;
            self.breaks(
                Field::Ref,
                Rule::RefTwice {
                    name: self.text(self.fact.name),
                    by_line,
                },
            );
        }
    }

    /// A rule that asks about something that points nowhere says nothing more about it.
    fn pointing_and_rules(&mut self, unread: &impl Fn(&str) -> bool) {
        self.pointing(unread);
        let pointing = self.broken.len();
        self.rules();
        if pointing > 0 && self.broken.len() > pointing {
            let rules = self.broken.split_off(pointing);
            let news = rules.into_iter().filter(|(path, _)| {
                let pointed = &self.broken[..pointing];
                !pointed.iter().any(|(known, _)| head(known) == head(path))
            });
            let news: Vec<Broken> = news.collect();
            self.broken.extend(news);
        }
        self.broken.truncate(FAULTS_LISTED_MAX);
    }

    fn rules(&mut self) {
        if self.fact.kind == Kind::Person {
            self.person();
        }
        if self.fact.erased {
            return;
        }
        self.room();
        self.recorder();
        match self.fact.kind {
            Kind::Membership => self.membership(),
            Kind::Letter => self.letter(),
            Kind::Mandate => self.mandate(),
            Kind::Acceptance => self.still_there(Field::Persons),
            Kind::Handover => self.assigned(Field::To),
            Kind::Consent => self.consent(),
            Kind::Task => self.task(),
            Kind::Agreement => self.agreement(),
            Kind::Check => self.check_of_claim(),
            Kind::Pattern if self.fact.said.names(Field::Cites).is_empty() => {
                self.breaks(Field::Cites, Rule::NeedsOne);
            }
            Kind::Outcome => self.outcome(),
            Kind::Position => self.position(),
            Kind::Assessment => self.assessment(),
            Kind::Publication => self.publication(),
            Kind::Closure => self.closure(),
            _ => {}
        }
    }

    /// An entry that lies with what it points at has no room of its own.
    fn room(&mut self) {
        let given = self.fact.room.filter(|_| self.fact.kind.home().is_none());
        let Some(given) = given.filter(|_| self.fact.copy_since.is_none()) else {
            return;
        };
        let target = self
            .fact
            .kind
            .follows()
            .and_then(|field| self.fact.said.name(field));
        let lies = target
            .and_then(|name| self.look.fold.holder(*name))
            .map(|at| self.look.room_of(at));
        if let Some(room) = lies.filter(|room| *room != given) {
            self.breaks(
                Field::Room,
                Rule::RoomGiven {
                    room: room.to_string(),
                },
            );
        }
    }

    fn recorder(&mut self) {
        if let Some(by) = self.fact.said.name(Field::By).copied()
            && self.side(by).is_some_and(|side| !side.can_be_member())
        {
            self.breaks(
                Field::By,
                Rule::CannotRecord {
                    name: self.text(by),
                },
            );
        }
    }

    /// The corrected entry must keep the rules too, where it kept them before or is corrected in that.
    fn correction(&mut self, target: At, unread: &impl Fn(&str) -> bool) {
        let fold = self.look.fold;
        let now = fold.fact(target);
        let fixed = now.kind.is_never_corrected();
        if fixed || now.erased {
            let is = if now.erased {
                "erased".to_owned()
            } else {
                now.kind.to_string()
            };
            self.breaks(
                Field::Of,
                Rule::NotCorrectable {
                    name: self.text(now.name),
                    is,
                },
            );
            return;
        }
        let set = self.fact.sets();
        let Some(before) = self.look.seen(target) else {
            return;
        };
        let after = before.overlaid(set);
        let broken = |fact: &Fact| {
            let mut candidate = Candidate {
                look: self.look,
                fact,
                own: Some(target),
                held: self.held,
                broken: Vec::new(),
            };
            candidate.pointing_and_rules(unread);
            candidate.broken
        };
        let kept = broken(&before);
        let is_set = |path: &str| set.iter().any(|(known, _)| known.name() == head(path));
        let new = broken(&after)
            .into_iter()
            .filter(|fault| is_set(&fault.0) || !kept.contains(fault));
        let new: Vec<Broken> = new
            .map(|(field, rule)| (format!("set.{field}"), rule))
            .collect();
        self.broken.extend(new);
    }
}
