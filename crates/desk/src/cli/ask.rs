//! `add TYPE` alone: asks field by field, shows the entry, and writes it down on a yes.
//!
//! Questions go beside the result, so that a script gets the ref alone; answers are plain lines.

use serde_json::{Map, Value as Json, json};

use answerable_office::paper::reading::{Reading, Speaker};
use answerable_office::paper::words::{Value, neutral};
use answerable_office::record::shape::{Form, Slot, endings};
use answerable_office::record::words::{Ending, Side, Word};
use answerable_office::record::{Day, Entry, Field, Kind, Sight, When, read, written};
use answerable_office::{Draft, Failure, FileGiven, Office};

use super::add::{tell, typed_faults, write_down};
use super::desk::Desk;
use super::exit::{Done, Stop, field_line};
use super::fields::value;
use super::names;
use super::show::draft_lines;
use super::sure;

/// So many refs are offered; whoever means another types it.
const OFFERED_MAX: usize = 9;
/// Fields that a person never says by hand when asked.
const NOT_ASKED: [Field; 3] = [Field::UnawareOf, Field::Room, Field::By];

/// Asks for the fields of a type, and writes the entry down.
pub fn ask(desk: &mut Desk, kind: Kind) -> Done {
    let mut office = desk.unlock()?;
    let entries = office.recorded()?;
    let reading = Reading::new(
        office.fold()?,
        entries.iter().cloned(),
        Day::MAX,
        Sight::ALL,
    );
    let mut asking = Asking {
        desk,
        entries,
        reading,
        kind,
        fields: Map::new(),
        files: Vec::new(),
        in_part: false,
    };
    asking.note(
        "ask-begin",
        &[(
            "type",
            Value::program(names::kind(&asking.desk.words, kind)),
        )],
    );
    asking.day()?;
    asking.all_fields()?;
    loop {
        asking.show(&mut office)?;
        if !asking.yes_no("ask-write", false)? {
            return Err(Stop::Declined(
                asking.desk.words.say("ask-nothing-written", &[]),
            ));
        }
        let draft = Draft {
            fields: asking.fields.clone(),
            files: asking.files.iter().cloned().map(FileGiven::from).collect(),
        };
        match write_down(asking.desk, &mut office, kind, &draft) {
            Ok(done) => {
                tell(desk, &mut office, &done)?;
                desk.close(office);
                return Ok(());
            }
            Err(Failure::Faults(faults)) if asking.mendable(&faults.listed) => {
                asking.mend(&faults.listed)?
            }
            Err(failure) => return Err(typed_faults(failure)),
        }
    }
}

struct Asking<'d> {
    desk: &'d mut Desk,
    entries: Vec<Entry>,
    reading: Reading,
    kind: Kind,
    fields: Map<String, Json>,
    files: Vec<std::path::PathBuf>,
    /// Whether a part of an entry is asked for, whose texts are short.
    in_part: bool,
}

/// What somebody answered to a question.
enum Answer {
    Nothing,
    Explain,
    Said(String),
}

impl Asking<'_> {
    fn note(&mut self, key: &str, values: &[(&str, Value)]) {
        self.desk.note(key, values);
    }

    /// When it happened; today where nothing is said.
    fn day(&mut self) -> Done {
        let today = self.desk.now.day;
        self.note("ask-on", &[]);
        loop {
            match self.answer()? {
                Answer::Nothing => return Ok(()),
                Answer::Explain => self.note("ask-on-explained", &[]),
                Answer::Said(text) => match date(&text, today, Form::When) {
                    Some(on) => {
                        self.fields.insert(Field::On.name().to_owned(), on.into());
                        return Ok(());
                    }
                    None => self.note("ask-on-explained", &[]),
                },
            }
        }
    }

    /// What is needed, then what else there may be.
    fn all_fields(&mut self) -> Done {
        let asked = |slot: &&Slot| !NOT_ASKED.contains(&slot.field);
        let slots: Vec<&Slot> = self.kind.slots().filter(asked).collect();
        for slot in slots.iter().filter(|slot| slot.required) {
            self.field(slot)?;
        }
        let own: Vec<Field> = self.kind.own().iter().map(|slot| slot.field).collect();
        let rest: Vec<&Slot> = slots.into_iter().filter(|slot| !slot.required).collect();
        let is_own = |slot: &Slot| own.contains(&slot.field) || slot.field == Field::Text;
        let (first, later): (Vec<&Slot>, Vec<&Slot>) =
            rest.into_iter().partition(|slot| is_own(slot));
        if !first.is_empty() {
            self.note("ask-optional", &[]);
        }
        for slot in first {
            self.field(slot)?;
        }
        if self.yes_no("ask-more", false)? {
            for slot in later {
                self.field(slot)?;
            }
        }
        Ok(())
    }

    fn field(&mut self, slot: &Slot) -> Done {
        if slot.form == Form::Paths {
            return self.attachments();
        }
        let said = match slot.form {
            Form::Set => self.set()?,
            _ => self.value(slot)?,
        };
        if let Some(said) = said {
            self.fields.insert(slot.field.name().to_owned(), said);
        }
        Ok(())
    }

    /// Asks until the answer can stand there; nothing where the field may be left out.
    fn value(&mut self, slot: &Slot) -> Result<Option<Json>, Stop> {
        match slot.form {
            Form::Part(slots) => {
                self.question(slot);
                let part = self.part(slots)?;
                return Ok((!part.is_empty()).then_some(Json::Object(part)));
            }
            Form::Parts(slots) => return self.parts(slot, slots),
            Form::Texts => return self.texts(slot),
            Form::Text if slot.field == Field::Text && !self.in_part => {
                return self.long_text(slot);
            }
            _ => {}
        }
        let choices = self.choices(slot);
        let points = matches!(slot.form, Form::Demand | Form::Bears | Form::MandateTask)
            || matches!(slot.form, Form::Ref(kinds) | Form::Refs(kinds) if !kinds.is_empty());
        if points && choices.is_empty() && !slot.required {
            // There is nothing yet that could be named.
            return Ok(None);
        }
        self.question(slot);
        self.offer(&choices);
        loop {
            match self.answer()? {
                Answer::Nothing if slot.required => self.note("ask-needed", &[]),
                Answer::Nothing => return Ok(None),
                Answer::Explain => {
                    self.explain(slot);
                    self.offer(&choices);
                }
                Answer::Said(text) => match self.understood(slot, &choices, &text) {
                    Some(value) => return Ok(Some(value)),
                    None => {
                        self.note("ask-not-understood", &[]);
                        self.explain(slot);
                    }
                },
            }
        }
    }

    /// An answer as what stands in the field.
    fn understood(&self, slot: &Slot, choices: &[Choice], text: &str) -> Option<Json> {
        let today = self.desk.now.day;
        match slot.form {
            Form::Flag => Some(sure::is_yes(&self.desk.words, text)?.into()),
            Form::When | Form::Day | Form::Moment => Some(date(text, today, slot.form)?.into()),
            Form::Word(list) => Some(self.chosen(choices, list, text)?.into()),
            Form::Words(list) => {
                let words = text
                    .split(',')
                    .map(|word| self.chosen(choices, list, word.trim()));
                words.collect::<Option<Vec<String>>>().map(Json::from)
            }
            Form::Ref(_) | Form::Who | Form::About(_) | Form::Demand | Form::MandateTask => {
                Some(self.named(slot.form, choices, text)?.into())
            }
            Form::Refs(_) | Form::Bears => {
                let refs = text
                    .split(',')
                    .map(|name| self.named(slot.form, choices, name.trim()));
                refs.collect::<Option<Vec<String>>>().map(Json::from)
            }
            Form::Count | Form::Format => Some(text.parse::<u32>().ok()?.into()),
            form => value(Some(form), slot.field.name(), vec![text.to_owned()]).ok(),
        }
    }

    /// A word by its number, as it stands in the format, or as it is said; "I don't know" where
    /// the list has that.
    fn chosen(&self, choices: &[Choice], list: &[&str], text: &str) -> Option<String> {
        let said = text.to_lowercase();
        let by_number = text
            .parse()
            .ok()
            .and_then(|number: usize| choices.get(number.checked_sub(1)?));
        let by_word = || {
            choices.iter().find(|choice| {
                choice.name == said.replace([' ', '-'], "_") || choice.words.to_lowercase() == said
            })
        };
        if let Some(choice) = by_number.or_else(by_word) {
            return Some(choice.name.clone());
        }
        let unknown = self.desk.words.say("ask-dont-know", &[]);
        let is_unknown = unknown.split('|').any(|known| known.trim() == said);
        (is_unknown && list.contains(&"unknown")).then(|| "unknown".to_owned())
    }

    /// A ref as it was typed, or by its number; none where nothing of the kind has it.
    fn named(&self, form: Form, choices: &[Choice], text: &str) -> Option<String> {
        let by_name = choices.iter().find(|choice| choice.name == text);
        let by_number = || choices.get(text.parse::<usize>().ok()?.checked_sub(1)?);
        if let Some(choice) = by_name.or_else(by_number) {
            return Some(choice.name.clone());
        }
        let is_one_of = |kinds: &[Kind]| {
            let known = self.reading.get(text);
            known.is_some_and(|entry| kinds.is_empty() || kinds.contains(&entry.kind))
        };
        let is_known = match form {
            Form::Ref(kinds) | Form::Refs(kinds) => is_one_of(kinds),
            Form::Who => is_one_of(&[Kind::Person, Kind::Surrounding]),
            Form::About(kinds) => !kinds.is_empty() && is_one_of(kinds),
            _ => false,
        };
        is_known.then(|| text.to_owned())
    }

    fn choices(&self, slot: &Slot) -> Vec<Choice> {
        let words = &self.desk.words;
        let choice = |name: &str, said: String| Choice {
            name: name.to_owned(),
            words: said,
        };
        match slot.form {
            Form::Word(list) | Form::Words(list) => {
                let possible = self.possible(slot, list);
                possible
                    .iter()
                    .map(|name| choice(name, names::word(words, list, name)))
                    .collect()
            }
            Form::Ref(kinds) | Form::Refs(kinds) => self.latest(kinds),
            Form::Who => {
                let mut all: Vec<Choice> =
                    ["perpetrator", "contact_group", "support_group", "survivor"]
                        .into_iter()
                        .map(|name| choice(name, names::word(words, Side::NAMES, name)))
                        .collect();
                let him = self
                    .reading
                    .all()
                    .find(|entry| self.reading.is_him(&entry.name))
                    .map(|him| him.name.clone());
                let others = self.latest(&[Kind::Person, Kind::Surrounding]);
                all.extend(
                    others
                        .into_iter()
                        .filter(|other| Some(other.name.as_str()) != him.as_deref()),
                );
                all
            }
            Form::Demand | Form::Bears | Form::About(_) => self.demands(slot.form),
            Form::MandateTask => self
                .reading
                .of_kind(Kind::Mandate)
                .flat_map(|mandate| mandate.said.parts(Field::Tasks))
                .filter_map(|task| {
                    Some(choice(
                        task.name(Field::Id)?,
                        task.text(Field::Text)?.to_string(),
                    ))
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The words that fit here: how something ends hangs on what it is.
    fn possible(&self, slot: &Slot, list: &'static [&'static str]) -> Vec<&'static str> {
        let of = self.fields.get(Field::Of.name()).and_then(Json::as_str);
        let target = of
            .and_then(|of| self.reading.get(of))
            .map(|entry| entry.kind);
        match target {
            Some(target) if slot.field == Field::Result => endings(target)
                .iter()
                .map(|ending: &Ending| ending.name())
                .collect(),
            _ => list.to_vec(),
        }
    }

    /// The latest entries of these types; whoever means another types its ref.
    fn latest(&self, kinds: &[Kind]) -> Vec<Choice> {
        let wanted =
            |entry: &&Entry| !entry.erased && (kinds.is_empty() || kinds.contains(&entry.kind));
        let latest = self.entries.iter().rev().filter(wanted);
        let most = match kinds {
            [Kind::Person | Kind::Surrounding, ..] => usize::MAX,
            _ => OFFERED_MAX,
        };
        let choice = |entry: &Entry| {
            let name = entry.said.text(Field::Name).map(|name| name.to_string());
            let kind = names::kind(&self.desk.words, entry.kind);
            Choice {
                name: entry.name.to_string(),
                words: name.unwrap_or_else(|| format!("{kind}, {}", entry.on)),
            }
        };
        latest.take(most).map(choice).collect()
    }

    fn demands(&self, form: Form) -> Vec<Choice> {
        let mut all: Vec<Choice> = Vec::new();
        let mut put = |name: &str, words: &str| {
            all.retain(|known| known.name != name);
            all.push(Choice {
                name: name.to_owned(),
                words: words.to_owned(),
            });
        };
        for demand in self
            .reading
            .of_kind(Kind::Letter)
            .flat_map(|letter| letter.said.parts(Field::Demands))
        {
            if let (Some(id), Some(title)) = (demand.name(Field::Id), demand.name(Field::Title)) {
                put(id, title);
            }
            for criterion in demand
                .parts(Field::Criteria)
                .iter()
                .filter(|_| form != Form::Demand)
            {
                if let (Some(id), Some(text)) =
                    (criterion.name(Field::Id), criterion.text(Field::Text))
                {
                    put(id, text);
                }
            }
        }
        if let Form::About(kinds) = form
            && !kinds.is_empty()
        {
            all.extend(self.latest(kinds));
        }
        all
    }

    /// The fields of a part, each of which may be skipped unless it is needed.
    fn part(&mut self, slots: &[Slot]) -> Result<Map<String, Json>, Stop> {
        let mut part = Map::new();
        let within = std::mem::replace(&mut self.in_part, true);
        for slot in slots {
            if let Some(value) = self.value(slot)? {
                part.insert(slot.field.name().to_owned(), value);
            }
        }
        self.in_part = within;
        Ok(part)
    }

    /// Parts one by one, as long as somebody says that there is another.
    fn parts(&mut self, slot: &Slot, slots: &[Slot]) -> Result<Option<Json>, Stop> {
        let mut parts: Vec<Json> = Vec::new();
        self.question(slot);
        loop {
            let number = parts.len() + 1;
            let must = slot.required && parts.is_empty();
            let values = [
                ("code", Value::program(slot.field.name())),
                ("number", Value::count(number)),
            ];
            if !must {
                let said = self.desk.words.say("ask-another", &values);
                if !self.yes_no_to(&said, false)? {
                    break;
                }
            }
            self.note("ask-part", &values);
            parts.push(Json::Object(self.part(slots)?));
        }
        Ok((!parts.is_empty()).then_some(Json::Array(parts)))
    }

    fn texts(&mut self, slot: &Slot) -> Result<Option<Json>, Stop> {
        self.question(slot);
        self.note("ask-one-a-line", &[]);
        let mut texts: Vec<String> = Vec::new();
        loop {
            match self.answer()? {
                Answer::Nothing => break,
                Answer::Explain => self.note("ask-one-a-line", &[]),
                Answer::Said(text) => texts.push(text),
            }
        }
        Ok((!texts.is_empty()).then(|| texts.into()))
    }

    /// A text of several lines, which an empty line ends.
    fn long_text(&mut self, slot: &Slot) -> Result<Option<Json>, Stop> {
        self.question(slot);
        self.note("ask-text-ends", &[]);
        loop {
            let mut lines: Vec<String> = Vec::new();
            while let Answer::Said(line) = self.answer_to_text()? {
                lines.push(line);
            }
            match lines.is_empty() {
                true if slot.required => self.note("ask-needed", &[]),
                true => return Ok(None),
                false => return Ok(Some(lines.join("\n").into())),
            }
        }
    }

    /// What a correction sets, field by field.
    fn set(&mut self) -> Result<Option<Json>, Stop> {
        let of = self.fields.get(Field::Of.name()).and_then(Json::as_str);
        let target = of
            .and_then(|of| self.reading.get(of))
            .map(|entry| entry.kind);
        let slots: Vec<&Slot> = target.iter().flat_map(|target| target.slots()).collect();
        let mut set = Map::new();
        loop {
            let known: Vec<&str> = [Field::On.name()]
                .into_iter()
                .chain(slots.iter().map(|slot| slot.field.name()))
                .collect();
            self.note("ask-set", &[("fields", Value::program(known.join(", ")))]);
            let Answer::Said(name) = self.answer()? else {
                match set.is_empty() {
                    true => self.note("ask-needed", &[]),
                    false => return Ok(Some(Json::Object(set))),
                }
                continue;
            };
            let name = name.replace('-', "_");
            let on = Slot {
                field: Field::On,
                form: Form::When,
                required: false,
            };
            let slot = match name.as_str() {
                "on" => Some(&on),
                name => slots.iter().copied().find(|slot| slot.field.name() == name),
            };
            let Some(slot) = slot else {
                self.note("ask-not-understood", &[]);
                continue;
            };
            self.note("ask-set-nothing", &[]);
            let value = self.value(&Slot {
                required: false,
                ..*slot
            })?;
            set.insert(name, value.unwrap_or(Json::Null));
        }
    }

    fn attachments(&mut self) -> Done {
        self.note("ask-attachments", &[]);
        while let Answer::Said(path) = self.answer()? {
            let path = std::path::PathBuf::from(path);
            match path.is_file() {
                true => self.files.push(path),
                false => self.note("ask-no-such-file", &[]),
            }
        }
        Ok(())
    }

    /// Shows what would be written; what can't be shown yet is told when it is refused.
    fn show(&mut self, office: &mut Office) -> Done {
        let mut line =
            json!({"type": self.kind.name(), "ref": "new", "on": self.desk.now.day.to_string()});
        let fields = line.as_object_mut().expect("it is one");
        fields.extend(self.fields.clone());
        let fold = office.fold()?;
        let read = read::line(
            line.to_string().as_bytes(),
            1,
            |name| fold.kind_of(name),
            &mut Vec::new(),
        );
        let lines = read.entry.map(|entry| {
            let wording = self.reading.wording(&self.desk.words);
            let speaker = Speaker {
                reading: &self.reading,
                words: &self.desk.words,
                wording: &wording,
            };
            draft_lines(&speaker, &entry, self.desk.width())
        });
        self.desk.note_line("");
        for line in lines.into_iter().flatten() {
            self.desk.note_line(&format!("  {line}"));
        }
        for file in self.files.clone() {
            self.desk
                .note_line(&format!("  + {}", neutral(&file.to_string_lossy())));
        }
        self.desk.note_line("");
        Ok(())
    }

    fn mendable(&self, faults: &[answerable_office::record::Fault]) -> bool {
        faults
            .iter()
            .all(|fault| self.slot_of(&fault.field).is_some())
    }

    /// Says what is wrong, and asks for these fields again; everything else stays.
    fn mend(&mut self, faults: &[answerable_office::record::Fault]) -> Done {
        let mut slots: Vec<Slot> = Vec::new();
        for fault in faults {
            let said = neutral(&field_line(&self.desk.words, fault));
            self.desk.note_line(&said);
            slots.extend(self.slot_of(&fault.field));
        }
        slots.dedup();
        for slot in slots {
            self.fields.remove(slot.field.name());
            match slot.field {
                Field::On => self.day()?,
                _ => self.field(&slot)?,
            }
        }
        Ok(())
    }

    fn slot_of(&self, path: &str) -> Option<Slot> {
        let name = path.split(['.', '[']).next()?;
        match Field::from_name(name)? {
            Field::On => Some(Slot {
                field: Field::On,
                form: Form::When,
                required: true,
            }),
            field => self.kind.slot(field).copied(),
        }
    }

    fn question(&mut self, slot: &Slot) {
        let code = match slot.field {
            Field::Text if self.in_part => "part_text",
            field => field.name(),
        };
        let values = [("code", Value::program(code))];
        let question = self.desk.words.say("ask", &values);
        let key = if slot.required { "ask-must" } else { "ask-may" };
        let said = self
            .desk
            .words
            .say(key, &[("question", Value::program(question))]);
        self.desk.note_line(&said);
    }

    fn explain(&mut self, slot: &Slot) {
        match slot.form {
            Form::Flag => self.note("ask-yes-or-no", &[]),
            Form::Word(_) => self.note("ask-choose", &[]),
            Form::Words(_) => self.note("ask-choose-several", &[]),
            form => {
                let form = names::form(&self.desk.words, form);
                self.desk.note_line(&form);
            }
        }
    }

    fn offer(&mut self, choices: &[Choice]) {
        for (number, choice) in (1..).zip(choices) {
            let said = match choice.words == choice.name {
                true => neutral(&choice.name),
                false => format!("{} - {}", neutral(&choice.name), neutral(&choice.words)),
            };
            self.desk.note_line(&format!("  {number:>2}  {said}"));
        }
    }

    fn yes_no(&mut self, key: &str, otherwise: bool) -> Result<bool, Stop> {
        let said = self.desk.words.say(key, &[]);
        self.yes_no_to(&said, otherwise)
    }

    fn yes_no_to(&mut self, said: &str, otherwise: bool) -> Result<bool, Stop> {
        self.desk.note_line(said);
        loop {
            match self.answer()? {
                Answer::Nothing => return Ok(otherwise),
                Answer::Explain => self.note("ask-yes-or-no", &[]),
                Answer::Said(text) => match sure::is_yes(&self.desk.words, &text) {
                    Some(yes) => return Ok(yes),
                    None => self.note("ask-yes-or-no", &[]),
                },
            }
        }
    }

    fn answer(&mut self) -> Result<Answer, Stop> {
        Ok(match self.answer_to_text()? {
            Answer::Said(text) if text == "?" => Answer::Explain,
            answer => answer,
        })
    }

    /// A line as it was typed; where no more come, nothing is written down.
    fn answer_to_text(&mut self) -> Result<Answer, Stop> {
        let Some(line) = sure::line(self.desk)? else {
            return Err(Stop::Declined(
                self.desk.words.say("ask-nothing-written", &[]),
            ));
        };
        Ok(match line.as_str() {
            "" => Answer::Nothing,
            _ => Answer::Said(line),
        })
    }
}

/// Something that can be chosen.
struct Choice {
    name: String,
    words: String,
}

/// A date as the format has it. A time without its offset is taken as this machine's.
fn date(text: &str, today: Day, form: Form) -> Option<String> {
    let when = match text.to_lowercase().as_str() {
        "today" | "heute" => When::day(today),
        "yesterday" | "gestern" => When::day(Day::from_number(today.number() - 1)),
        _ => match When::parse(text) {
            Ok(when) => when,
            Err(_) => When::parse(&with_offset(text)?).ok()?,
        },
    };
    let fits = match form {
        Form::Day => when == When::day(when.day),
        Form::Moment => when.is_moment(),
        _ => true,
    };
    fits.then(|| written(when))
}

fn with_offset(text: &str) -> Option<String> {
    let time: jiff::civil::DateTime = text.replacen(' ', "T", 1).parse().ok()?;
    let zoned = time.to_zoned(jiff::tz::TimeZone::system()).ok()?;
    let minutes = zoned.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    Some(format!(
        "{}{sign}{hours:02}:{rest:02}",
        time.strftime("%Y-%m-%dT%H:%M")
    ))
}
