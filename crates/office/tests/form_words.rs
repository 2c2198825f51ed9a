//! Every question of every form, and everything that is said of an answer, has its words in each language.

use answerable_office::form::{Question, Why, form};
use answerable_office::minutes::Topic;
use answerable_office::paper::questions;
use answerable_office::paper::words::{Lang, Value, Words};
use answerable_office::record::Kind;
use answerable_office::strength;

fn all_words() -> impl Iterator<Item = Words> {
    Lang::all().map(Words::new)
}

#[test]
fn every_question_of_every_type_has_its_words_in_each_language() {
    for words in all_words() {
        for kind in Kind::ALL {
            for question in form(*kind).all() {
                let text = questions::of(&words, *kind, question.slot.field);
                assert!(!text.question.starts_with('{'), "{kind} {}", question.name);
                parts_have_words(&words, question);
            }
        }
    }
}

fn parts_have_words(words: &Words, question: &Question) {
    for part in &question.parts {
        let text = questions::of_part(words, question.slot.field, part.slot.field);
        assert!(!text.question.starts_with('{'), "{}", part.name);
        parts_have_words(words, part);
    }
}

#[test]
fn whatever_can_be_wrong_with_an_answer_is_said_with_its_mend() {
    for words in all_words() {
        for code in Why::CODES {
            let key = format!("form-wrong-{code}");
            assert!(
                words.has(&key) && words.has(&format!("{key}.mend")),
                "{key}"
            );
        }
    }
}

#[test]
fn every_topic_of_an_agenda_has_words_of_its_own() {
    for words in all_words() {
        let said: Vec<String> = Topic::all()
            .iter()
            .map(|topic| words.say("minutes-topic", &[("code", Value::program(topic.code()))]))
            .collect();
        for (at, one) in said.iter().enumerate() {
            assert!(!said[..at].contains(one), "{one}");
        }
        assert!(
            Topic::all()
                .iter()
                .all(|topic| Topic::from_code(topic.code()) == Some(*topic))
        );
    }
}

#[test]
fn every_strength_has_its_words() {
    for words in all_words() {
        for passphrase in ["", "gravel teapot monsoon ladder violet cinder"] {
            let key = format!("strength-{}", strength(passphrase, &[]).code());
            assert!(
                words.has(&key) && words.has(&format!("{key}.advice")),
                "{key}"
            );
        }
    }
}
