//! What is open, and who carries it: so that nothing hangs unseen when somebody rests or leaves.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Serialize;

use crate::date::When;
use crate::fold::look::Look;
use crate::fold::{At, Fact, Fold, Name};
use crate::kind::{Field, Kind};
use crate::ledger::unit::{Eye, Reply, holder};
use crate::ledger::view::View;
use crate::words::{Change, Role, Room, Word};

/// Something open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Carried<'f> {
    /// The entry.
    #[serde(rename = "ref")]
    pub reference: &'f str,
    /// When it is due, or takes place; else since when it is there.
    pub on: String,
    /// Active members who carry it; with nobody it hangs.
    pub by: Vec<&'f str>,
}

/// A role, and the active members who have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held<'f> {
    /// The role.
    pub role: Role,
    /// Who has it; nobody, where it hangs.
    pub by: Vec<&'f str>,
}

/// What is open. What the reader may not see is `None`, never nought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Open<'f> {
    /// Tasks, with who holds them.
    pub tasks: Option<Vec<Carried<'f>>>,
    /// Handovers that nobody accepted or declined yet, with who is to.
    pub handovers: Option<Vec<Carried<'f>>>,
    /// Letters that wait for their answer, with who wrote them or writes for the group.
    pub replies: Option<Vec<Carried<'f>>>,
    /// Meetings without an outcome, coming or over, with who goes.
    pub meetings: Option<Vec<Carried<'f>>>,
    /// Questions, with who brought them or carries them.
    pub questions: Option<Vec<Carried<'f>>>,
    /// Concerns, likewise.
    pub concerns: Option<Vec<Carried<'f>>>,
    /// Roles.
    pub roles: Option<Vec<Held<'f>>>,
}

impl Open<'_> {
    /// How many things hang: open, and carried by nobody who is there.
    pub fn hanging(&self) -> usize {
        let lists = [
            &self.tasks,
            &self.handovers,
            &self.replies,
            &self.meetings,
            &self.questions,
            &self.concerns,
        ];
        let things = lists.into_iter().flatten().flatten();
        let roles = self.roles.iter().flatten();
        things.filter(|thing| thing.by.is_empty()).count()
            + roles.filter(|role| role.by.is_empty()).count()
    }
}

impl View {
    /// Everything that is open, and who carries it.
    pub fn open<'f>(&self, fold: &'f Fold) -> Open<'f> {
        Finder::new(self, fold, None).open()
    }

    /// Refs of the entries of a type that wait for their end: letters for their answer; meetings, tasks,
    /// questions, concerns and handovers for their outcome.
    pub fn waiting_for_end<'f>(&self, fold: &'f Fold, kind: Kind) -> impl Iterator<Item = &'f str> {
        self.waiting(kind)
            .map(|at| fold.names.text(fold.fact(at).name))
    }

    /// Whether somebody joined and has not left; who rests is a member.
    pub fn is_member(&self, fold: &Fold, person: &str) -> bool {
        let name = fold.names.find(person).map(|name| fold.same(name));
        let last = name.and_then(|person| self.look(fold).membership(person));
        last.is_some_and(|(change, _)| change != Change::Left)
    }

    /// What rests on one person, and who else carries it: what they hand over when they rest or leave.
    ///
    /// It is the same before and after they did.
    pub fn left_by<'f>(&self, fold: &'f Fold, person: &str) -> Open<'f> {
        let name = fold.names.find(person).map(|name| fold.same(name));
        match name {
            Some(person) => Finder::new(self, fold, Some(person)).open(),
            None => Open::default(),
        }
    }
}

/// Somebody who is or was a member.
#[derive(Default)]
struct Membership {
    active: bool,
    /// The roles that were said last.
    roles: Vec<Role>,
}

struct Finder<'v, 'f> {
    view: &'v View,
    look: Look<'f>,
    /// In order of first joining.
    persons: Vec<Name>,
    members: HashMap<Name, Membership>,
    /// Who rests or leaves; `None` where everything is asked for.
    without: Option<Name>,
}

impl<'v, 'f> Finder<'v, 'f> {
    fn new(view: &'v View, fold: &'f Fold, without: Option<Name>) -> Finder<'v, 'f> {
        let look = view.look(fold);
        let mut persons = Vec::new();
        let mut members: HashMap<Name, Membership> = HashMap::new();
        for (_, fact) in look.all(Kind::Membership) {
            let Some(person) = fact.said.name(Field::Person) else {
                continue;
            };
            let person = fold.same(*person);
            if !members.contains_key(&person) {
                persons.push(person);
            }
            let member = members.entry(person).or_default();
            let change = fact.said.word(Field::Change);
            member.active = matches!(change, Some(Change::Joined | Change::Returned));
            if let Some(roles) = fact.said.words(Field::Roles) {
                member.roles = roles.collect();
            } else if change == Some(Change::Joined) {
                // Who comes back for good comes without what they were before.
                member.roles.clear();
            }
        }
        Finder {
            view,
            look,
            persons,
            members,
            without,
        }
    }

    fn open(&self) -> Open<'f> {
        let (bridge, contact) = (
            self.view.sight.opens(Room::Bridge),
            self.view.sight.opens(Room::Contact),
        );
        let both = bridge && contact;
        Open {
            tasks: both.then(|| self.tasks()),
            handovers: bridge.then(|| self.handovers()),
            replies: both.then(|| self.replies()),
            meetings: both.then(|| self.meetings()),
            questions: bridge.then(|| self.brought(Kind::Question)),
            concerns: bridge.then(|| self.brought(Kind::Concern)),
            roles: bridge.then(|| self.roles()),
        }
    }

    fn tasks(&self) -> Vec<Carried<'f>> {
        let open = self.view.open_tasks.iter().copied();
        let task = |at: At| {
            let task = self.look.seen(at)?;
            let holder: Vec<Name> = holder(&self.look, &task).into_iter().collect();
            let on = task.said.when(Field::Due).unwrap_or(task.on);
            self.carried(at, on, &[&holder])
        };
        self.sorted(open.filter_map(task))
    }

    fn handovers(&self) -> Vec<Carried<'f>> {
        let handover = |at: At, fact: &Fact| {
            let to: Vec<Name> = fact.said.name(Field::To).copied().into_iter().collect();
            let from = fact.said.name(Field::From).copied();
            // Whoever gives it away is done once it is accepted; until then it rests on them too.
            let rests = self.rests_on(&to) || self.rests_on(from.as_slice());
            let by = self.active(&to);
            rests.then(|| self.row(at, fact.on, by))
        };
        self.sorted(self.each_waiting(Kind::Handover, handover))
    }

    fn replies(&self) -> Vec<Carried<'f>> {
        let mandates = self.look.spans(Kind::Mandate);
        let eye = Eye {
            look: self.look,
            mandates: &mandates,
        };
        let waiting = self.waiting(Kind::Contact).filter_map(|(at, letter)| {
            let (Reply::Overdue { due } | Reply::Open { due }) = eye.reply(&letter)?.1 else {
                return None;
            };
            let (writer, speaking) = (self.writer(&letter), self.with_role(Role::Spokesperson));
            // The answer comes to whoever writes to him now, whoever wrote then.
            let row = self.carried_by(&[&writer, &speaking]);
            let rests = self.rests_on(&writer) || self.rests_on(&speaking);
            rests.then(|| self.row(at, When::day(due), row))
        });
        self.sorted(waiting)
    }

    fn meetings(&self) -> Vec<Carried<'f>> {
        let meeting = |at: At, fact: &Fact| {
            let on = fact.said.when(Field::At).unwrap_or(fact.on);
            let persons = fact.said.names(Field::Persons);
            let with = fact.said.name(Field::With).copied();
            let side = [Name::CONTACT_GROUP, Name::SUPPORT_GROUP, Name::SURVIVOR];
            let among_us = with.is_some_and(|with| side.contains(&with));
            let role = match among_us {
                true => Role::Coordinator,
                false => Role::Spokesperson,
            };
            self.carried(
                at,
                on,
                &[persons, &self.writer(fact), &self.with_role(role)],
            )
        };
        self.sorted(self.each_waiting(Kind::Meeting, meeting))
    }

    fn brought(&self, kind: Kind) -> Vec<Carried<'f>> {
        let one = |at: At, fact: &Fact| {
            let by = self.writer(fact);
            self.carried(at, fact.on, &[&by, &self.with_role(Role::Liaison)])
        };
        self.sorted(self.each_waiting(kind, one))
    }

    fn roles(&self) -> Vec<Held<'f>> {
        let all = Role::ALL.iter().copied();
        let held = all.filter_map(|role| {
            let had = |person: &Name| {
                let member = self.members.get(person);
                member.is_some_and(|member| member.roles.contains(&role))
            };
            match self.without {
                Some(person) if !had(&person) => return None,
                None if !self.persons.iter().any(had) => return None,
                _ => {}
            }
            let by = self.active(&self.with_role(role)).into_iter();
            let by = by.map(|person| self.look.fold.names.text(person)).collect();
            Some(Held { role, by })
        });
        held.collect()
    }

    /// Facts of one type that wait for their end.
    fn waiting(&self, kind: Kind) -> impl Iterator<Item = (At, Cow<'f, Fact>)> + '_ {
        let all = self.view.waiting(kind);
        all.filter_map(|at| Some((at, self.look.seen(at)?)))
    }

    fn each_waiting<'s>(
        &'s self,
        kind: Kind,
        row: impl Fn(At, &Fact) -> Option<(At, Carried<'f>)> + 's,
    ) -> impl Iterator<Item = (At, Carried<'f>)> + 's {
        self.waiting(kind)
            .filter_map(move |(at, fact)| row(at, &fact))
    }

    fn writer(&self, fact: &Fact) -> Vec<Name> {
        fact.said.name(Field::By).copied().into_iter().collect()
    }

    /// Whoever had a role last, there or not.
    fn with_role(&self, role: Role) -> Vec<Name> {
        let has = |person: &&Name| {
            let member = self.members.get(person);
            member.is_some_and(|member| member.roles.contains(&role))
        };
        self.persons.iter().filter(has).copied().collect()
    }

    /// Something that rests on the first of these groups in which somebody is there.
    fn carried(&self, at: At, on: When, groups: &[&[Name]]) -> Option<(At, Carried<'f>)> {
        let mut rests = false;
        for group in groups {
            rests |= self.rests_on(group);
            if !self.active(group).is_empty() {
                break;
            }
        }
        rests.then(|| self.row(at, on, self.carried_by(groups)))
    }

    fn carried_by(&self, groups: &[&[Name]]) -> Vec<Name> {
        let mut active = groups.iter().map(|group| self.active(group));
        active.find(|active| !active.is_empty()).unwrap_or_default()
    }

    /// Whether the person who is asked about is one of these; where everything is asked for, always.
    fn rests_on(&self, group: &[Name]) -> bool {
        self.without.is_none_or(|without| {
            group
                .iter()
                .any(|person| self.look.fold.same(*person) == without)
        })
    }

    /// Those of them who are there, but for who rests or leaves; each once.
    fn active(&self, group: &[Name]) -> Vec<Name> {
        let mut active = Vec::new();
        for person in group.iter().map(|person| self.look.fold.same(*person)) {
            let there = self
                .members
                .get(&person)
                .is_some_and(|member| member.active);
            if there && Some(person) != self.without && !active.contains(&person) {
                active.push(person);
            }
        }
        active
    }

    fn row(&self, at: At, on: When, by: Vec<Name>) -> (At, Carried<'f>) {
        let fold = self.look.fold;
        let row = Carried {
            reference: fold.names.text(fold.fact(at).name),
            on: on.to_string(),
            by: by
                .into_iter()
                .map(|person| fold.names.text(person))
                .collect(),
        };
        (at, row)
    }

    /// By their days, then in the order of recording.
    fn sorted(&self, rows: impl Iterator<Item = (At, Carried<'f>)>) -> Vec<Carried<'f>> {
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by_cached_key(|(at, row)| {
            let on = When::parse(&row.on).map(|on| on.day);
            (on.ok(), self.look.fold.fact(*at).position, *at)
        });
        rows.into_iter().map(|(_, row)| row).collect()
    }
}
