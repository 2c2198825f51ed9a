//! A sentence in which it stays visible who speaks.

use super::neutral::neutral;

/// Noncharacters that enclose people's words on their way through Fluent; `neutral` takes them
/// out of content, so nobody can forge them.
pub(super) const OPEN: char = '\u{FDD0}';
pub(super) const CLOSE: char = '\u{FDD1}';

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// What the program says.
    Program(String),
    /// What people wrote.
    People(String),
}

/// A sentence made of the program's words and people's words, kept apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase(Vec<Run>);

impl Phrase {
    /// A phrase of people's words alone.
    pub fn people(text: &str) -> Phrase {
        Phrase(vec![Run::People(neutral(text))])
    }

    /// A phrase of the program's words alone.
    pub fn program(text: impl Into<String>) -> Phrase {
        Phrase(vec![Run::Program(text.into())])
    }

    /// The parts, in order.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// Adds another phrase behind this one.
    pub fn push(&mut self, other: Phrase) {
        self.0.extend(other.0);
    }

    /// The whole as one line of plain text.
    pub fn plain(&self) -> String {
        self.0.iter().map(Run::text).collect()
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text().is_empty())
    }

    pub(super) fn from_marked(marked: &str) -> Phrase {
        let mut runs = Vec::new();
        for (at, part) in marked.split(OPEN).enumerate() {
            let (people, program) = match part.split_once(CLOSE) {
                Some((people, program)) if at > 0 => (people, program),
                _ => ("", part),
            };
            if !people.is_empty() {
                runs.push(Run::People(people.to_owned()));
            }
            if !program.is_empty() {
                runs.push(Run::Program(program.to_owned()));
            }
        }
        Phrase(runs)
    }
}

impl Run {
    /// The words, whoever speaks.
    pub fn text(&self) -> &str {
        match self {
            Run::Program(text) | Run::People(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_people_are_told_from_words_of_the_program() {
        let phrase = Phrase::from_marked("From \u{FDD0}Rook\u{FDD1}: nothing.");
        let expected = [
            Run::Program("From ".into()),
            Run::People("Rook".into()),
            Run::Program(": nothing.".into()),
        ];
        assert_eq!(phrase.runs(), expected);
        assert_eq!(phrase.plain(), "From Rook: nothing.");
    }

    #[test]
    fn nobody_can_forge_the_marks() {
        let phrase = Phrase::people("a\u{FDD1}b\u{FDD0}c");
        assert_eq!(phrase.runs(), [Run::People("a�b�c".into())]);
    }
}
