//! Rust text with everything blanked that is not code, so that a rule can look for words in it.

/// Blanks comments, strings and characters with spaces, and keeps every line where it was.
pub fn code_only(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let end = skip(bytes, at);
        if end == at {
            code.push(bytes[at]);
            at += 1;
        } else {
            code.extend(
                bytes[at..end]
                    .iter()
                    .map(|&byte| if byte == b'\n' { byte } else { b' ' }),
            );
            at = end;
        }
    }
    String::from_utf8_lossy(&code).into_owned()
}

/// Blanks, besides, the tests that stand at the end of a file: `#[cfg(test)] mod tests { … }`.
pub fn shipped_code(text: &str) -> String {
    let code = code_only(text);
    let mut kept = String::with_capacity(code.len());
    let lines: Vec<&str> = code.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let next = lines[at + 1..].iter().find(|line| !line.trim().is_empty());
        let opens_tests = line.trim() == "#[cfg(test)]"
            && next.is_some_and(|next| next.starts_with("mod ") && next.ends_with('{'));
        if opens_tests {
            break;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// Where the comment, string or character that begins here ends; `at` where none begins.
fn skip(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let in_word = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    match rest {
        [b'/', b'/', ..] => at + rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len()),
        [b'/', b'*', ..] => block_comment_end(bytes, at),
        [b'"', ..] => string_end(bytes, at + 1),
        [b'r', b'"' | b'#', ..] if !in_word => raw_string_end(bytes, at + 1).unwrap_or(at),
        [b'b' | b'c', b'r', b'"' | b'#', ..] if !in_word => {
            raw_string_end(bytes, at + 2).unwrap_or(at)
        }
        [b'\'', ..] => character_end(bytes, at),
        _ => at,
    }
}

fn block_comment_end(bytes: &[u8], at: usize) -> usize {
    let (mut depth, mut here) = (0_usize, at);
    while here < bytes.len() {
        match &bytes[here..] {
            [b'/', b'*', ..] => {
                depth += 1;
                here += 2;
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                here += 2;
                if depth == 0 {
                    return here;
                }
            }
            _ => here += 1,
        }
    }
    bytes.len()
}

fn string_end(bytes: &[u8], mut here: usize) -> usize {
    while here < bytes.len() {
        match bytes[here] {
            b'\\' => here += 2,
            b'"' => return here + 1,
            _ => here += 1,
        }
    }
    bytes.len()
}

/// Nothing where it is a raw name (`r#type`) and no string.
fn raw_string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let hashes = bytes[at..].iter().take_while(|&&b| b == b'#').count();
    if bytes.get(at + hashes) != Some(&b'"') {
        return None;
    }
    let mut close = vec![b'"'];
    close.resize(1 + hashes, b'#');
    let body = at + hashes + 1;
    let found = bytes[body..]
        .windows(close.len())
        .position(|window| window == close);
    Some(found.map_or(bytes.len(), |found| body + found + close.len()))
}

/// `at` where it is a lifetime and no character.
fn character_end(bytes: &[u8], at: usize) -> usize {
    match &bytes[at + 1..] {
        [b'\\', _, rest @ ..] => rest
            .iter()
            .position(|&b| b == b'\'')
            .map_or(bytes.len(), |found| at + 3 + found + 1),
        rest => {
            // One character of up to four bytes, then the closing mark.
            let found = rest.iter().take(5).position(|&b| b == b'\'');
            match found {
                Some(length) if length > 0 && is_one_character(&rest[..length]) => at + length + 2,
                _ => at,
            }
        }
    }
}

fn is_one_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        code_only(text)
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn comments_and_strings_are_blanked_and_lines_stay() {
        let text = "a // one\nb /* two\n/* deep */ three */ c\n\"four \\\" five\" d\n";
        assert_eq!(words(text), ["a", "b", "c", "d"]);
        assert_eq!(code_only(text).lines().count(), text.lines().count());
    }

    #[test]
    fn raw_strings_end_at_their_own_hashes() {
        assert_eq!(
            words("x r#\"one \" two\"# y br\"three\" z"),
            ["x", "y", "z"]
        );
        assert_eq!(words("r#type"), ["r#type"]);
    }

    #[test]
    fn lifetimes_are_code_and_characters_are_not() {
        assert_eq!(
            words("fn f<'a>(x: &'a str)"),
            ["fn", "f<'a>(x:", "&'a", "str)"]
        );
        assert_eq!(
            words("['\"', '\\'', 'ä', '\\u{1F}'] after"),
            ["[", ",", ",", ",", "]", "after"]
        );
    }

    #[test]
    fn unclosed_text_is_read_to_its_end() {
        for text in [
            "\"open",
            "/* open",
            "r#\"open\"",
            "'\\",
            "\"open\\",
            "'",
            "r",
        ] {
            let _ = code_only(text);
        }
    }

    #[test]
    fn tests_at_the_end_of_a_file_are_not_shipped() {
        let text = "fn ship() {}\n\n#[cfg(test)]\nmod tests {\n    fn stay() {}\n}\n";
        assert!(shipped_code(text).contains("ship"));
        assert!(!shipped_code(text).contains("stay"));
        let elsewhere = "#[cfg(test)]\nmod tests;\nfn ship() {}\n";
        assert!(
            shipped_code(elsewhere).contains("ship"),
            "the tests lie in a file of their own"
        );
    }
}
