//! What is wrong with a form, above it: each with the question that it is about, and the way to its box.

use answerable_office::form::{Question, form};
use answerable_office::paper::questions;

use super::ask::Ask;
use super::boxes::{Boxes, find, plain_name};
use super::broken::Line;

/// Something that is wrong.
pub struct Item {
    /// The place of its box on the page.
    pub place: String,
    /// What the box asks; nothing where it is about the whole.
    pub asks: Option<String>,
    /// What is wrong.
    pub line: Line,
}

/// What is wrong with some boxes of a form, in the order in which they stand on the page.
pub fn summary(ask: &Ask, boxes: &Boxes, shown: &[Question]) -> Vec<Item> {
    let of_these = boxes.wrong.iter().filter_map(|(name, lines)| {
        let own = name.strip_prefix(boxes.prefix)?;
        let place = format!("f-{}", name.replace('.', "-"));
        Some((own, place, lines))
    });
    let mut items: Vec<(usize, Item)> = Vec::new();
    for (own, place, lines) in of_these {
        let begin = own.split('.').next().unwrap_or(own);
        let stands = shown.iter().position(|question| question.name == begin);
        for line in lines {
            let item = Item {
                place: place.clone(),
                asks: asks(ask, boxes, own),
                line: line.clone(),
            };
            items.push((stands.unwrap_or(usize::MAX), item));
        }
    }
    items.sort_by_key(|(stands, _)| *stands);
    items.into_iter().map(|(_, item)| item).collect()
}

/// What is wrong with a form as a whole.
pub fn of_the_whole(boxes: &Boxes) -> Vec<Item> {
    let lines = boxes.wrong.get("-").into_iter().flatten();
    lines
        .map(|line| Item {
            place: "f--".to_owned(),
            asks: None,
            line: line.clone(),
        })
        .collect()
}

/// What a box asks, in the words that stand above it.
fn asks(ask: &Ask, boxes: &Boxes, name: &str) -> Option<String> {
    let all: Vec<Question> = form(boxes.kind).all().cloned().collect();
    let plain = plain_name(name);
    let question = find(&all, &plain).or_else(|| {
        // The box of a date's time, or of somebody new, is asked for with the box beside it.
        let beside = plain.split('.').next()?;
        find(&all, beside)
    })?;
    let field = question.slot.field;
    let part_of = all
        .iter()
        .find(|one| one.name != question.name && find(&one.parts, &question.name).is_some());
    if let Some(part) = part_of {
        return Some(questions::of_part(ask.words, part.slot.field, field).question);
    }
    let asked_as = boxes.asked_as.iter().find(|(asked, _)| *asked == field);
    Some(match asked_as {
        Some((_, key)) => ask.say(key),
        None => questions::of(ask.words, boxes.kind, field).question,
    })
}
