//! The name of an object: one or two parts of 26 letters, with `/` between.

use std::fmt;

/// The one folder of ours in a storage; nothing else of a storage is ever touched.
pub(crate) const FOLDER: &str = "answerable";

/// Letters of base32 for the 16 bytes of a part.
const PART_LETTERS: usize = 26;

/// The name of an object, as `rooms` computes it (depot.md, section 3).
///
/// Only its exact form is a name: `a-z2-7`, 26 letters a part, one or two parts. So it leads nowhere
/// but to its place, is nothing that a file system of any sort takes for something else, and two of
/// them never differ by case alone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// Takes a text for a name, or gives nothing where it has not that form.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let first = parts.next()?;
        let second = parts.next();
        let fits = is_part(first) && second.is_none_or(is_part) && parts.next().is_none();
        fits.then(|| Self(text.to_owned()))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where it lies in a storage.
    pub(crate) fn path(&self) -> String {
        format!("{FOLDER}/{}", self.0)
    }

    /// The folder below ours that it lies in, where it has one.
    #[must_use]
    pub fn prefix(&self) -> Option<&str> {
        self.0.split_once('/').map(|(prefix, _)| prefix)
    }

    /// The last part.
    #[must_use]
    pub fn leaf(&self) -> &str {
        self.0.split_once('/').map_or(&self.0, |(_, leaf)| leaf)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_part(text: &str) -> bool {
    text.len() == PART_LETTERS
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = "abcdefghijklmnopqrstuvwxyz";

    #[test]
    fn name_is_one_or_two_parts() {
        let one = Name::new(PART).expect("one part is a name");
        assert_eq!((one.prefix(), one.leaf()), (None, PART));
        let other = "23456723456723456723456723";
        let two = Name::new(&format!("{PART}/{other}")).expect("two parts are a name");
        assert_eq!((two.prefix(), two.leaf()), (Some(PART), other));
    }

    #[test]
    fn whatever_could_lead_elsewhere_is_no_name() {
        for text in [
            String::new(),
            "..".into(),
            ".".into(),
            "/".into(),
            format!("/{PART}"),
            format!("{PART}/"),
            format!("{PART}//{PART}"),
            format!("{PART}/.."),
            format!("../{PART}"),
            format!("{PART}/{PART}/{PART}"),
            format!("{PART}\\{PART}"),
            format!("{PART}\0"),
            format!("{PART}\n"),
            PART.to_uppercase(),
            PART.replace('a', "1"),
            PART.replace('a', "0"),
            PART.replace('a', "."),
            PART.replace("ab", "ä"),
            PART[..25].into(),
            format!("{PART}a"),
            format!("file:{PART}"),
        ] {
            assert_eq!(Name::new(&text), None, "{text:?}");
        }
    }
}
