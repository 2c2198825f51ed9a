//! What a line that can't be read still tells about itself, so that lines below it that lean on it
//! are not called wrong for its sake.

use crate::date::{Day, When};
use crate::entry::{Entry, Said};
use crate::kind::Kind;
use crate::read::{Line, is_ref};

/// Finds type and ref in bytes that are no JSON.
pub(super) fn salvage(bytes: &[u8], number: u64) -> Line {
    let text = |name: &str| after(bytes, name).and_then(|text| std::str::from_utf8(text).ok());
    let kind = text("type").and_then(Kind::from_name);
    let name = text("ref").filter(|name| is_ref(name)).map(Box::from);
    Line {
        entry: kind.map(|kind| standing_in(kind, name.clone(), number)),
        name,
        stub: true,
        ..Line::default()
    }
}

/// An entry that stands where one could not be read, like one that was erased.
///
/// Its day is the first of all, so that it is seen on any; one without a ref gets one that nobody can write.
pub(super) fn standing_in(kind: Kind, name: Option<Box<str>>, number: u64) -> Entry {
    Entry {
        kind,
        name: name.unwrap_or_else(|| format!("~{number}").into()),
        on: When::day(Day::MIN),
        room: None,
        erased: true,
        said: Said::default(),
        set: None,
    }
}

/// The text that stands after the first `"name":`.
fn after<'b>(bytes: &'b [u8], name: &str) -> Option<&'b [u8]> {
    let quoted = format!("\"{name}\"");
    let at = bytes
        .windows(quoted.len())
        .position(|window| window == quoted.as_bytes())?;
    let rest = bytes[at + quoted.len()..].trim_ascii_start();
    let rest = rest
        .strip_prefix(b":")?
        .trim_ascii_start()
        .strip_prefix(b"\"")?;
    let end = rest.iter().position(|byte| *byte == b'"')?;
    Some(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_still_tells_its_type_and_ref() {
        let line = salvage(br#"{"type": "note" , "ref":"n-1", "text": "brok"#, 3);
        let entry = line.entry.expect("a type");
        assert_eq!((entry.kind, entry.name.as_ref()), (Kind::Note, "n-1"));
        assert!(entry.erased && line.stub);
    }

    #[test]
    fn bytes_that_tell_nothing_give_nothing() {
        for bytes in [
            &b""[..],
            b"\"type\"",
            b"\"type\":",
            b"\"type\": \"",
            b"\"ref\": \"\xff\"",
        ] {
            let line = salvage(bytes, 3);
            assert!(line.entry.is_none() && line.name.is_none());
        }
    }
}
