//! Makes any text safe inside XML and HTML.

use crate::words::{Phrase, Run, neutral};

/// Escapes a text for between tags and in quoted attributes; control characters are taken out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in neutral(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Sets a phrase in a line of HTML: what people wrote is told from what the program says.
pub(crate) fn inline(words: &Phrase) -> String {
    let set = |run: &Run| match run {
        Run::Program(text) => escape(text),
        Run::People(text) => format!("<bdi class=\"people\">{}</bdi>", escape(text)),
    };
    words.runs().iter().map(set).collect()
}
