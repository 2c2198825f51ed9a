//! Finds a code in what somebody pasted (room.md, 15.1): messengers break lines, quote, capitalise
//! and decorate; none of that may make a good code unreadable, and none of it can make a bad one good.

use crate::base32;
use crate::limits::PASTED_BYTES_MAX;

/// Finds the first text after `mark` that `read` takes for whole; what went wrong with the last
/// candidate otherwise, or nothing where there was none.
///
/// `mark` is in lower case, without what is passed over.
pub fn find<T, E>(
    text: &str,
    mark: &str,
    mut read: impl FnMut(&[u8]) -> Result<T, E>,
) -> Result<T, Option<E>> {
    let mut wrong = None;
    if text.len() > PASTED_BYTES_MAX {
        return Err(None);
    }
    for piece in pieces(text) {
        for (at, _) in piece.match_indices(mark) {
            let Some(bytes) = base32::decode(&piece[at + mark.len()..]) else {
                continue;
            };
            match read(&bytes) {
                Ok(found) => return Ok(found),
                Err(error) => wrong = Some(error),
            }
        }
    }
    Err(wrong)
}

/// The letters of the text in lower case, without what is passed over, cut at everything else.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in text.chars() {
        let lower = character.to_ascii_lowercase();
        let last = pieces.last_mut().expect("one is always there");
        if base32::is_letter(lower) {
            last.push(lower);
        } else if !is_passed_over(character) && !last.is_empty() {
            pieces.push(String::new());
        }
    }
    pieces
}

/// White space, what has no width, dashes, quotation marks, and the marks that messengers and mail
/// put around or before a line.
fn is_passed_over(character: char) -> bool {
    character.is_whitespace()
        || matches!(character,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(character,
            '"' | '\'' | '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201f}' | '\u{300c}'..='\u{300f}')
        || matches!(character, '>' | '*' | '_' | '~' | '|' | '`' | '=')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<Vec<u8>> {
        find(text, "answerable", |bytes| {
            if bytes == b"foobar" {
                Ok(bytes.to_vec())
            } else {
                Err(())
            }
        })
        .ok()
    }

    #[test]
    fn what_messengers_add_is_passed_over() {
        for text in [
            "answerable-mzxw6ytboi",
            "  ANSWERABLE-MZXW6YTBOI\n",
            "> answerable-mzxw\n> 6yt\u{200b}boi",
            "“answerable–mzxw6ytboi”",
            "*`answerable-mzxw6yt=\r\nboi`*",
            "Your code, answerable for a day: answerable-mzxw6ytboi. Call me!",
        ] {
            assert_eq!(found(text).as_deref(), Some(&b"foobar"[..]), "{text}");
        }
    }

    #[test]
    fn nothing_is_made_up() {
        for text in [
            "",
            "mzxw6ytboi",
            "answerable-mzxw6ytbo",
            "answerable-mzxw6.ytboi",
            "answerable-mzxw6ytboi see you",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
