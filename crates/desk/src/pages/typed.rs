//! Words that were typed off a sheet of paper, held while one of them is asked for once more: nobody has to
//! type 24 words again because of one, and none of them is ever shown.

use zeroize::Zeroizing;

/// Words that were typed off a sheet, each with the number before it where it has one.
pub struct Typed {
    words: Vec<(Option<usize>, Zeroizing<String>)>,
    /// The place of the word that is asked for once more, from 1.
    pub wrong: Option<usize>,
}

impl Typed {
    /// Takes what was typed. What is neither letter nor digit only parts the words.
    pub fn of(text: &str) -> Typed {
        let mut words = Vec::new();
        let mut number = None;
        for run in text.split(|c: char| !c.is_alphanumeric()) {
            let letters = run.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = &run[..run.len() - letters.len()];
            number = digits.parse().ok().or(number);
            if !letters.is_empty() {
                words.push((number.take(), Zeroizing::new(letters.to_owned())));
            }
        }
        Typed { words, wrong: None }
    }

    /// Puts another word in the place of the wrong one.
    pub fn mend(&mut self, word: &str) {
        let Some(place) = self.wrong.take() else {
            return;
        };
        let has = |(number, _): &(Option<usize>, _)| *number == Some(place);
        let index = self.words.iter().position(has).unwrap_or(place - 1);
        if let Some((_, typed)) = self.words.get_mut(index) {
            *typed = Zeroizing::new(word.to_owned());
        }
    }

    /// As it would have been typed.
    pub fn text(&self) -> Zeroizing<String> {
        let long = self.words.iter().map(|(_, word)| word.len() + 8).sum();
        // Reserved whole, so that it does not move and leave a copy behind.
        let mut text = Zeroizing::new(String::with_capacity(long));
        for (number, word) in &self.words {
            if let Some(number) = number {
                text.push_str(&number.to_string());
                text.push(' ');
            }
            text.push_str(word);
            text.push(' ');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_with_their_numbers_and_one_is_mended() {
        let mut typed = Typed::of("1. abandon, 2) abilty\n3 able");
        typed.wrong = Some(2);
        typed.mend("ability");
        assert_eq!(*typed.text(), "1 abandon 2 ability 3 able ");
        let mut plain = Typed::of("abandon abilty able");
        plain.wrong = Some(2);
        plain.mend("ability");
        assert_eq!(*plain.text(), "abandon ability able ");
    }

    #[test]
    fn in_another_order_the_number_says_which_word_is_meant() {
        let mut typed = Typed::of("3. able 2. abilty 1. abandon");
        typed.wrong = Some(3);
        typed.mend("about");
        assert_eq!(*typed.text(), "3 about 2 abilty 1 abandon ");
    }
}
