//! What a question can be answered with out of what is recorded: the entries that fit, each with a short
//! reading, the latest first.

use answerable_record::shape::{Form as Stands, Slot};
use answerable_record::{Day, Entry, Field, Fold, Kind, MemberState, Position, Sight, When};

use crate::folding::entry_of;
use crate::found::Office;
use crate::{Failure, row};

/// So many entries of one list are offered; of people and surroundings all.
pub const OFFERED_MAX: usize = 60;
/// So many of the entries that hold some words are looked at.
const FOUND_MAX: usize = 1000;
/// So many characters of a text are shown.
const SHOWN_CHARS_MAX: usize = 80;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What stands in the field then: a ref, a side, or the id of a demand, criterion or task.
    pub value: String,
    /// What it is; `None` for a side, a demand, a criterion or a task of the mandate.
    pub kind: Option<Kind>,
    /// When it happened, where that tells it from others.
    pub on: Option<When>,
    /// What people wrote of it: a name, a title, the beginning of a text; empty where there is nothing,
    /// or where it has a content note.
    pub words: String,
}

impl Office {
    /// What fits a field of a type: of an outcome what has none yet, of a check what nobody has checked,
    /// of a task who is a member.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn choices(&mut self, kind: Kind, slot: &Slot, today: Day) -> Result<Vec<Choice>, Failure> {
        self.fold()?;
        let mut choices = Vec::new();
        match slot.form {
            Stands::Ref(kinds) | Stands::Refs(kinds) if kinds.is_empty() => {
                self.latest_of_all(&mut choices)?;
            }
            Stands::Ref(kinds) | Stands::Refs(kinds) => {
                self.entries_of(
                    kinds,
                    |fold, name| fits(fold, kind, slot, name, today),
                    &mut choices,
                )?;
                if is_for_members(kind, slot) {
                    let members = self.members_on(today)?;
                    choices.retain(|choice| members.contains(&choice.value));
                }
            }
            Stands::Who => {
                let sides = ["perpetrator", "contact_group", "support_group", "survivor"];
                choices.extend(sides.map(|side| Choice {
                    value: side.to_owned(),
                    kind: None,
                    on: None,
                    words: String::new(),
                }));
                let him = self.fold()?.perpetrator().map(str::to_owned);
                let somebody = [Kind::Person, Kind::Surrounding];
                self.entries_of(
                    &somebody,
                    |_, name| him.as_deref() != Some(name),
                    &mut choices,
                )?;
            }
            Stands::Demand | Stands::Bears => self.demands(slot.form, &mut choices)?,
            Stands::About(kinds) => {
                self.demands(slot.form, &mut choices)?;
                self.entries_of(kinds, |_, _| true, &mut choices)?;
            }
            Stands::MandateTask => {
                let mut tasks: Vec<Choice> = Vec::new();
                for mandate in self.all_of(Kind::Mandate)? {
                    for task in mandate.said.parts(Field::Tasks) {
                        put(&mut tasks, task.name(Field::Id), task.text(Field::Text));
                    }
                }
                choices = tasks;
            }
            _ => {}
        }
        Ok(choices)
    }

    /// Whether a field is answered with an entry, of which only the latest are offered.
    pub fn can_be_found(slot: &Slot) -> bool {
        matches!(
            slot.form,
            Stands::Ref(_) | Stands::Refs(_) | Stands::About(_)
        )
    }

    /// What fits a field of a type and holds all these words, however old it is; those written last first.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn choices_with(
        &mut self,
        kind: Kind,
        slot: &Slot,
        words: &str,
        today: Day,
    ) -> Result<Vec<Choice>, Failure> {
        let (Stands::Ref(kinds) | Stands::Refs(kinds) | Stands::About(kinds)) = slot.form else {
            return Ok(Vec::new());
        };
        let found = self.search(words, FOUND_MAX)?;
        let fold = self.fold()?;
        let is_content = |kind: Kind| kind != Kind::Process && !kind.is_never_corrected();
        let fitting = found.iter().filter(|found| {
            let name = found.reference.as_str();
            fold.kind_of(name).is_some_and(|of| match kinds.is_empty() {
                true => is_content(of),
                false => kinds.contains(&of) && fits(fold, kind, slot, name, today),
            })
        });
        let names: Vec<&str> = fitting.map(|found| found.reference.as_str()).collect();
        let mut choices = Vec::new();
        for name in names.into_iter().take(OFFERED_MAX) {
            choices.extend(self.choice(name)?);
        }
        Ok(choices)
    }

    /// One entry as a choice.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn choice(&mut self, reference: &str) -> Result<Option<Choice>, Failure> {
        match self.fold()?.position_of(reference) {
            Some(position) => self.choice_at(position, reference),
            None => Ok(None),
        }
    }

    /// The choice of the entry at a place, as its corrections have it.
    fn choice_at(&self, position: Position, reference: &str) -> Result<Option<Choice>, Failure> {
        // Pages have read the record; the command line has not, and asks for little of it.
        if let Some(entry) = self.looks.known(reference) {
            return Ok(Some(as_choice(entry, reference)));
        }
        let fold = self.fold.as_ref().expect("callers made it");
        let Some(id) = self.vault.row_at(row::at(position))? else {
            return Ok(None);
        };
        let entry = self
            .vault
            .entry(id, |row| entry_of(&row, |name| fold.kind_of(name)))??;
        let entry = self.corrected(fold, &entry, Day::MAX)?.unwrap_or(entry);
        Ok(Some(as_choice(&entry, reference)))
    }

    fn entries_of(
        &mut self,
        kinds: &[Kind],
        fits: impl Fn(&Fold, &str) -> bool,
        choices: &mut Vec<Choice>,
    ) -> Result<(), Failure> {
        let fold = self.fold.as_ref().expect("callers made it");
        let mut found = Vec::new();
        for kind in kinds {
            let most = match kind {
                Kind::Person | Kind::Surrounding => usize::MAX,
                _ => OFFERED_MAX,
            };
            let names = fold.back(*kind, None);
            let fitting = names.filter(|(_, name)| !fold.is_erased(name) && fits(fold, name));
            found.extend(fitting.take(most));
        }
        if kinds.len() > 1 && !kinds.contains(&Kind::Person) {
            found.sort_by(|(a, _), (b, _)| b.cmp(a));
            found.truncate(OFFERED_MAX);
        }
        for (position, name) in found {
            choices.extend(self.choice_at(position, name)?);
        }
        Ok(())
    }

    /// The latest entries of any type, those that only put something in order apart.
    fn latest_of_all(&mut self, choices: &mut Vec<Choice>) -> Result<(), Failure> {
        let fold = self.fold.as_ref().expect("callers made it");
        let mut found = Vec::new();
        self.vault
            .entries_back(None, |row| -> Result<bool, Failure> {
                let kind = Kind::from_name(row.kind);
                let is_content =
                    kind.is_some_and(|kind| kind != Kind::Process && !kind.is_never_corrected());
                if !row.erased && is_content {
                    let position = row::position(row.position);
                    found.extend(fold.name_at(position).map(|name| (position, name)));
                }
                Ok(found.len() < OFFERED_MAX)
            })?;
        for (position, name) in found {
            choices.extend(self.choice_at(position, name)?);
        }
        Ok(())
    }

    /// Every demand, and each criterion where one can be named, as the latest letter words it.
    fn demands(&mut self, form: Stands, choices: &mut Vec<Choice>) -> Result<(), Failure> {
        for letter in self.all_of(Kind::Letter)? {
            for demand in letter.said.parts(Field::Demands) {
                put(choices, demand.name(Field::Id), demand.name(Field::Title));
                if form == Stands::Demand {
                    continue;
                }
                for criterion in demand.parts(Field::Criteria) {
                    put(
                        choices,
                        criterion.name(Field::Id),
                        criterion.text(Field::Text),
                    );
                }
            }
        }
        if form != Stands::Demand {
            choices.sort_by(|a, b| a.value.cmp(&b.value));
        }
        Ok(())
    }

    /// All entries of a type, in the order of recording, as they were corrected.
    fn all_of(&mut self, kind: Kind) -> Result<Vec<Entry>, Failure> {
        let names: Vec<String> = self
            .fold()?
            .back(kind, None)
            .map(|(_, name)| name.to_owned())
            .collect();
        let mut entries = Vec::new();
        for name in names.iter().rev() {
            let entry = match self.looks.known(name) {
                Some(known) => known.clone(),
                None => self.entry(name, Day::MAX)?,
            };
            if !entry.erased {
                entries.push(entry);
            }
        }
        Ok(entries)
    }

    /// Refs of who is a member on a day, active or resting.
    pub(crate) fn members_on(&mut self, day: Day) -> Result<Vec<String>, Failure> {
        let looked = self.look(day, Sight::ALL)?;
        let members = looked.view.members(looked.fold).into_iter();
        let here = members.filter(|member| member.state != MemberState::Left);
        Ok(here.map(|member| member.person.to_owned()).collect())
    }
}

fn put<T: AsRef<str>>(choices: &mut Vec<Choice>, id: Option<&T>, words: Option<&T>) {
    let (id, words) = (id.map(AsRef::as_ref), words.map(AsRef::as_ref));
    let Some(id) = id else { return };
    choices.retain(|known| known.value != id);
    choices.push(Choice {
        value: id.to_string(),
        kind: None,
        on: None,
        words: words.map(cut).unwrap_or_default(),
    });
}

fn as_choice(entry: &Entry, reference: &str) -> Choice {
    let is_somebody = matches!(entry.kind, Kind::Person | Kind::Surrounding);
    Choice {
        value: reference.to_owned(),
        kind: Some(entry.kind),
        on: Some(entry.on).filter(|_| !is_somebody),
        words: short(entry),
    }
}

/// Whether an entry is a fitting answer.
fn fits(fold: &Fold, kind: Kind, slot: &Slot, name: &str, today: Day) -> bool {
    match (kind, slot.field) {
        (Kind::Outcome, Field::Of) => fold.outcome_of(name, Day::MAX, Sight::ALL).is_none(),
        (Kind::Handover, Field::Tasks) => fold.outcome_of(name, Day::MAX, Sight::ALL).is_none(),
        (Kind::Position, Field::Decision) => fold.outcome_of(name, today, Sight::ALL).is_none(),
        _ => true,
    }
}

/// Whether only members can stand there.
fn is_for_members(kind: Kind, slot: &Slot) -> bool {
    matches!(
        (kind, slot.field),
        (Kind::Task, Field::Assignee)
            | (Kind::Handover, Field::To)
            | (Kind::Position, Field::Person)
    )
}

/// What tells an entry from others: a name, a title, or how a text begins; behind a content note nothing.
fn short(entry: &Entry) -> String {
    let said = &entry.said;
    let named = [
        Field::Name,
        Field::Subject,
        Field::Question,
        Field::Topic,
        Field::Endangered,
    ];
    let text = named.iter().find_map(|field| said.text(*field));
    let text = text.or_else(|| match said.text(Field::ContentNote) {
        Some(_) => None,
        None => said.text(Field::Text),
    });
    text.map(|text| cut(text)).unwrap_or_default()
}

fn cut(text: &str) -> String {
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    match line.char_indices().nth(SHOWN_CHARS_MAX) {
        None => line.to_owned(),
        Some((end, _)) => {
            let kept = &line[..end];
            let word = kept.rfind(char::is_whitespace).filter(|at| *at > end / 2);
            format!("{} …", kept[..word.unwrap_or(end)].trim_end())
        }
    }
}
