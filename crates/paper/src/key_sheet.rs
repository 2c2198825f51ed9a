//! The sheet of a paper key: numbered words, and the letters that belong beside them.

use crate::markup::escape;
use crate::words::{Value, Words, neutral};

/// Words in a row; row by row, so that they are also heard in their order.
const COLUMNS: usize = 4;
const STYLE: &str = "body { font: 12pt/1.6 sans-serif; margin: 2cm auto; max-width: 17cm; }\n\
     table { border-collapse: collapse; margin: 1cm 0; width: 100%; }\n\
     td { font-family: monospace; font-size: 13pt; padding: .15cm 0; }\n\
     td b { color: #555; font-weight: normal; margin-right: .2cm; }\n";

/// What stands on the sheet.
pub struct KeySheet<'s> {
    /// The day on which it was made, since a newer sheet takes the place of an older one.
    pub made: &'s str,
    /// The words, in their order.
    pub words: &'s [&'s str],
    /// The letters beside them.
    pub process: &'s str,
    /// Where the group's storages are.
    pub depots: &'s [String],
}

impl KeySheet<'_> {
    /// The words as rows of a terminal, each with its number.
    pub fn rows(&self) -> impl Iterator<Item = String> {
        self.words.chunks(COLUMNS).enumerate().map(|(row, words)| {
            let cells = words.iter().enumerate().map(|(column, word)| {
                let number = row * COLUMNS + column + 1;
                format!("{number:>2}. {word:<12}")
            });
            cells.collect::<String>().trim_end().to_owned()
        })
    }

    /// What is said below the words, as sentences of the catalogue with their values.
    pub fn below(&self, words: &Words) -> Vec<String> {
        let process = [("number", Value::program(self.process))];
        let mut below = vec![words.say("paper-key-process", &process)];
        for depot in self.depots {
            let depot = [("depot", Value::people(depot.as_str()))];
            below.push(words.say("paper-key-depot", &depot));
        }
        let made = [("date", Value::program(self.made))];
        below.push(words.say("paper-key-made", &made));
        for key in ["paper-key-keep", "paper-key-use"] {
            below.push(words.say(key, &[]));
        }
        below
    }

    /// The sheet as one page that needs nothing else, to be printed.
    pub fn html(&self, words: &Words) -> String {
        let title = escape(&words.say("paper-key-title", &[]));
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<table>\n",
            words.lang().tag()
        );
        for (row, four) in self.words.chunks(COLUMNS).enumerate() {
            out.push_str("<tr>");
            for (column, word) in four.iter().enumerate() {
                let number = row * COLUMNS + column + 1;
                out.push_str(&format!("<td><b>{number}.</b>{}</td>", escape(word)));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</table>\n");
        for said in self.below(words) {
            out.push_str(&format!("<p>{}</p>\n", escape(&neutral(said.trim()))));
        }
        out.push_str("</body>\n</html>\n");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn every_word_stands_once_with_its_number_in_each_form() {
        let known: Vec<String> = (1..=24).map(|number| format!("w{number}x")).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let sheet = KeySheet {
            made: "today",
            words: &known,
            process: "abcd efgh ijkl mnop",
            depots: &["/media/<stick>".to_owned()],
        };
        for lang in [Lang::EN, Lang::DE] {
            let words = Words::new(lang);
            let html = sheet.html(&words);
            let text: Vec<String> = sheet.rows().collect();
            assert_eq!(text.len(), 6);
            for (number, word) in (1..).zip(&known) {
                assert_eq!(html.matches(&format!("{number}.</b>{word}<")).count(), 1);
                let row = &text[(number - 1) / COLUMNS];
                assert!(row.contains(&format!("{number}. {word}")), "{row}");
            }
            assert!(html.contains("abcd efgh ijkl mnop") && html.contains("/media/&lt;stick&gt;"));
        }
    }
}
