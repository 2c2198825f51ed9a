//! Repeated parts of an entry - demands, criteria, tasks, paragraphs - and the short names that they need.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use answerable_record::shape::Form as Stands;
use answerable_record::{Field, Kind};

use super::answers::{Given, Local, Wrong, part};
use super::{Form, Question};

/// Reads all parts that somebody filled, in the order of their numbers.
pub(super) fn all(
    kind: Kind,
    question: &Question,
    name: &str,
    above: Option<&str>,
    given: &Given<'_>,
    wrong: &mut Vec<Wrong>,
) -> Vec<Json> {
    let mut parts = Vec::new();
    for number in given.numbers(name) {
        let at = format!("{name}.{number}");
        if !is_filled(&question.parts, &at, given) {
            continue;
        }
        // A criterion's name begins with that of its demand, so what names the part is settled first.
        let id = id(question, &at, above, parts.len(), given);
        let mut part = part(kind, &question.parts, &at, id.as_deref(), given, wrong);
        if let Some(id) = id {
            part.insert(Field::Id.name().to_owned(), id.into());
        }
        parts.push(Json::Object(part));
    }
    parts
}

/// The same boxes without parts in which nothing stands, and the others numbered from 0: so what is
/// wrong with a part of an entry is found at its box.
pub fn tidied(
    form: &Form,
    answers: &[(String, String)],
    local: &Local<'_>,
) -> Vec<(String, String)> {
    let given = Given { answers, local };
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let lists = form
        .all()
        .filter(|asked| matches!(asked.slot.form, Stands::Parts(_)));
    for question in lists {
        renumbered(question, &question.name, &question.name, &given, &mut names);
    }
    let is_numbered = |name: &str| name.split('.').any(|part| part.parse::<u32>().is_ok());
    let kept = answers
        .iter()
        .filter_map(|(name, text)| match is_numbered(name) {
            false => Some((name.clone(), text.clone())),
            true => names.get(name).map(|name| (name.clone(), text.clone())),
        });
    kept.collect()
}

/// Notes under which name each box of the filled parts of a list goes on.
fn renumbered(
    question: &Question,
    from: &str,
    to: &str,
    given: &Given<'_>,
    names: &mut BTreeMap<String, String>,
) {
    let numbers = given.numbers(from).into_iter();
    let filled =
        numbers.filter(|number| is_filled(&question.parts, &format!("{from}.{number}"), given));
    for (number, place) in filled.zip(0_u32..) {
        for part in &question.parts {
            let field = part.slot.field.name();
            let (from, to) = (
                format!("{from}.{number}.{field}"),
                format!("{to}.{place}.{field}"),
            );
            if let Stands::Parts(_) = part.slot.form {
                renumbered(part, &from, &to, given, names);
            }
            names.insert(from, to);
        }
    }
}

/// Whether anything was said of a part. Its short name, and a word of a list that is chosen from the
/// beginning, say nothing alone.
fn is_filled(questions: &[Question], at: &str, given: &Given<'_>) -> bool {
    questions.iter().any(|question| {
        let name = format!("{at}.{}", question.slot.field.name());
        match question.slot.form {
            Stands::DemandId | Stands::CriterionId | Stands::TaskId | Stands::Word(_) => false,
            Stands::Parts(_) => given
                .numbers(&name)
                .iter()
                .any(|number| is_filled(&question.parts, &format!("{name}.{number}"), given)),
            _ => given.all(&name).iter().any(|text| !text.trim().is_empty()),
        }
    })
}

/// The short name of a part, made up where none was given.
fn id(
    question: &Question,
    at: &str,
    above: Option<&str>,
    place: usize,
    given: &Given<'_>,
) -> Option<String> {
    let slot = question
        .parts
        .iter()
        .find(|part| part.slot.field == Field::Id)?
        .slot;
    let name = format!("{at}.{}", Field::Id.name());
    if let Some(said) = given.one(&name) {
        return Some(said.to_owned());
    }
    let list = at.rsplit_once('.').map_or(at, |(list, _)| list);
    let others: BTreeSet<&str> = given
        .numbers(list)
        .into_iter()
        .filter_map(|number| given.one(&format!("{list}.{number}.{}", Field::Id.name())))
        .collect();
    let made = |number: usize| match slot.form {
        Stands::DemandId => format!("D{}", number + 1),
        Stands::CriterionId => format!("{}.{}", above.unwrap_or("D1"), letters(number)),
        _ => format!("t{}", number + 1),
    };
    let made_before = |id: &str| (0..place).any(|earlier| made(earlier) == id);
    (place..)
        .map(made)
        .find(|id| !others.contains(id.as_str()) && !made_before(id))
}

/// `a` to `z`, then `aa` and on.
fn letters(number: usize) -> String {
    let last = char::from(b'a' + (number % 26) as u8);
    match number / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letters(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(letters(0), "a");
        assert_eq!(letters(25), "z");
        assert_eq!(letters(26), "aa");
        assert_eq!(letters(52), "ba");
    }
}
