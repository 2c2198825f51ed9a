//! The languages that the program speaks.

use std::fmt;

use super::catalogue::LANGUAGES;

/// A language that the catalogue has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lang(usize);

impl Lang {
    /// English, which stands in where another language lacks a word.
    pub const EN: Lang = Lang(0);
    /// German.
    pub const DE: Lang = Lang(1);

    /// Lists the languages, English first.
    pub fn all() -> impl Iterator<Item = Lang> {
        (0..LANGUAGES.len()).map(Lang)
    }

    /// Finds the language of `de`, `de-AT` or `de_AT.UTF-8`; `None` where the program lacks it.
    pub fn parse(text: &str) -> Option<Lang> {
        let tag = text.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Lang::all().find(|lang| lang.tag().eq_ignore_ascii_case(tag))
    }

    /// The tag as HTML and SVG want it, such as `en`.
    pub fn tag(self) -> &'static str {
        LANGUAGES[self.0].0
    }

    pub(super) fn sources(self) -> &'static [&'static str] {
        LANGUAGES[self.0].1
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_tag_or_locale() {
        for text in ["de", "DE", "de-AT", "de_AT.UTF-8", "de_DE@euro"] {
            assert_eq!(Lang::parse(text), Some(Lang::DE), "{text}");
        }
        assert_eq!(Lang::parse("en_GB.UTF-8"), Some(Lang::EN));
        for text in ["", "C", "C.UTF-8", "POSIX", "xx", "deutsch"] {
            assert_eq!(Lang::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_named_languages_stand_in_their_place() {
        assert_eq!((Lang::EN.tag(), Lang::DE.tag()), ("en", "de"));
    }
}
