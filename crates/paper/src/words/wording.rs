//! The words that a group uses for the people in its process.

use super::{Value, Words, name_said};

/// What a process calls its people; chosen by the group, else by the catalogue.
///
/// These words are free, so no sentence may need them in another case: they stand in brackets,
/// before a colon, or alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The person who was harmed.
    pub survivor: String,
    /// The person who caused the harm.
    pub perpetrator: String,
    /// Those beside the survivor.
    pub support_group: String,
    /// Those who are in contact with him.
    pub contact_group: String,
}

impl Wording {
    /// The catalogue's words.
    pub fn usual(words: &Words) -> Wording {
        Wording {
            survivor: words.say("wording-survivor", &[]),
            perpetrator: words.say("wording-perpetrator", &[]),
            support_group: words.say("wording-support-group", &[]),
            contact_group: words.say("wording-contact-group", &[]),
        }
    }

    /// Takes the group's own word for one of `survivor`, `perpetrator`, `support_group` and
    /// `contact_group`; a blank one, or another key, changes nothing.
    #[must_use]
    pub fn with(mut self, key: &str, word: &str) -> Wording {
        let place = match key {
            "survivor" => &mut self.survivor,
            "perpetrator" => &mut self.perpetrator,
            "support_group" => &mut self.support_group,
            "contact_group" => &mut self.contact_group,
            _ => return self,
        };
        if !word.trim().is_empty() {
            *place = name_said(word.trim()).into_owned();
        }
        self
    }

    /// The word for a side or for him, as a value for a sentence.
    pub fn value(&self, key: &str) -> Option<Value<'_>> {
        match key {
            "survivor" => Some(Value::people(&self.survivor)),
            "perpetrator" => Some(Value::people(&self.perpetrator)),
            "support_group" => Some(Value::people(&self.support_group)),
            "contact_group" => Some(Value::people(&self.contact_group)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn the_groups_own_word_stands_before_the_usual_one() {
        let words = Words::new(Lang::DE);
        let wording = Wording::usual(&words)
            .with("perpetrator", " T. ")
            .with("survivor", " ");
        assert_eq!(wording.perpetrator, "T.");
        assert_eq!(wording.survivor, "betroffene Person");
    }
}
