//! What people wrote, made safe to show anywhere.
//!
//! A terminal obeys control characters, and a bidi override turns a line round in every reader.
//! Both are shown as `�`, so that a reader sees that something stood there.

use std::borrow::Cow;

/// A name is said up to here; whatever is longer is none, and would stand in every sentence.
const NAME_CHARS_MAX: usize = 120;

/// What stands where a character was taken out.
const TAKEN_OUT: char = '\u{FFFD}';

/// Makes words of people safe to show on one line.
pub fn neutral(text: &str) -> String {
    text.chars()
        .map(|c| {
            if is_line_break(c) || c == '\t' {
                ' '
            } else {
                tamed(c)
            }
        })
        .collect()
}

/// Makes words of people safe to show, their lines kept apart.
pub fn neutral_lines(text: &str) -> impl Iterator<Item = String> {
    text.split('\n')
        .map(|line| neutral(line.strip_suffix('\r').unwrap_or(line)))
}

/// A name as sentences say it: of one that is too long to be a name, how it begins.
pub fn name_said(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(NAME_CHARS_MAX) {
        Some((end, _)) => Cow::Owned(format!("{}…", name[..end].trim_end())),
        None => Cow::Borrowed(name),
    }
}

fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn tamed(c: char) -> char {
    match c {
        _ if c.is_control() => TAKEN_OUT,
        // Embeddings, overrides and isolates; the plain marks U+200E, U+200F and U+061C stay, as
        // they reach no further than their neighbours.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{206A}'..='\u{206F}' => TAKEN_OUT,
        // Noncharacters, of which `phrase` uses two; interlinear and tag characters hide text.
        '\u{FDD0}'..='\u{FDEF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => TAKEN_OUT,
        _ if (c as u32) & 0xFFFE == 0xFFFE => TAKEN_OUT,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_never_reaches_the_terminal() {
        let shown = neutral("\u{1b}[2J\u{9b}31mred\u{7}\u{7f}");
        assert_eq!(shown, "�[2J�31mred��");
    }

    #[test]
    fn bidi_controls_are_shown_as_taken_out_and_letters_stay() {
        assert_eq!(neutral("a\u{202e}b\u{2066}c"), "a�b�c");
        assert_eq!(
            neutral("שלום e\u{301} 👩\u{200d}💻"),
            "שלום e\u{301} 👩\u{200d}💻"
        );
    }

    #[test]
    fn lines_are_kept_apart_or_joined() {
        assert_eq!(neutral("one\r\ntwo\tthree"), "one  two three");
        assert_eq!(
            neutral_lines("one\r\ntwo").collect::<Vec<_>>(),
            ["one", "two"]
        );
    }

    #[test]
    fn a_name_is_said_up_to_where_no_name_goes() {
        let name = "é".repeat(120);
        assert_eq!(name_said(&name), name);
        assert_eq!(name_said(&format!("{name}e")), format!("{name}…"));
    }
}
