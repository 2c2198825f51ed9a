//! HTML out of phrases and texts. The only place that marks something as HTML already.

use std::fmt;

use answerable_office::paper::words::{Phrase, Run, neutral, neutral_lines};
use askama::filters::HtmlSafe;

/// So much of what somebody wrote stands in a line; no name or title is as long.
const LINE_CHARS_MAX: usize = 1_000;
/// So much of a text stands on a page with others; the way to its entry stands beside it.
pub const TEXT_CHARS_MAX: usize = 4_000;
/// Stands where what somebody wrote goes on.
pub const GOES_ON: &str = " […]";

/// HTML that is safe to put into a page as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl HtmlSafe for Html {}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Html {
    /// How long it is.
    pub fn bytes(&self) -> usize {
        self.0.len()
    }

    /// Takes HTML that this program made: a picture of `paper`, the body of a template.
    pub fn made(html: String) -> Html {
        Html(html)
    }

    /// A sentence in which it is seen who speaks: words of people are set in the serif.
    pub fn phrase(phrase: &Phrase) -> Html {
        let mut html = String::new();
        for run in phrase.runs() {
            match run {
                Run::Program(text) => escape(text, &mut html),
                Run::People(text) => {
                    let (text, goes_on) = begun(text, LINE_CHARS_MAX);
                    html.push_str("<bdi class=\"people\">");
                    escape(text, &mut html);
                    html.push_str(if goes_on { GOES_ON } else { "" });
                    html.push_str("</bdi>");
                }
            }
        }
        Html(html)
    }

    /// Words that somebody wrote, on one line.
    pub fn people(text: &str) -> Html {
        Html::phrase(&Phrase::people(text))
    }

    /// A whole line of a text that somebody wrote; whoever has the text has cut it.
    pub fn line(text: &str) -> Html {
        if text.is_empty() {
            return Html::default();
        }
        let mut html = String::from("<bdi class=\"people\">");
        escape(&neutral(text), &mut html);
        html.push_str("</bdi>");
        Html(html)
    }

    /// Words of the program, as HTML.
    pub fn program(text: &str) -> Html {
        let mut html = String::new();
        escape(text, &mut html);
        Html(html)
    }

    /// A way to another page of this program.
    pub fn link(href: &str, inner: &Html) -> Html {
        let mut html = String::from("<a href=\"");
        escape(href, &mut html);
        html.push_str("\">");
        html.push_str(&inner.0);
        html.push_str("</a>");
        Html(html)
    }

    /// Text that somebody wrote, with its paragraphs and lines; of a long one how it begins.
    pub fn text(text: &str) -> Html {
        Html::text_up_to(text, TEXT_CHARS_MAX)
    }

    /// The same, up to so many characters.
    pub fn text_up_to(text: &str, chars_max: usize) -> Html {
        let (text, goes_on) = begun(text, chars_max);
        let mut html = String::from("<div class=\"people text\" dir=\"auto\">");
        let mut open = false;
        for line in neutral_lines(text) {
            match (line.trim().is_empty(), open) {
                (true, true) => {
                    html.push_str("</p>");
                    open = false;
                }
                (true, false) => {}
                (false, true) => {
                    html.push_str("<br>");
                    escape(&line, &mut html);
                }
                (false, false) => {
                    html.push_str("<p>");
                    escape(&line, &mut html);
                    open = true;
                }
            }
        }
        html.push_str(if goes_on { GOES_ON } else { "" });
        if open {
            html.push_str("</p>");
        }
        html.push_str("</div>");
        Html(html)
    }

    /// Whether there is nothing of it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How a text begins, at most so many characters and whole words of it; and whether it goes on.
pub fn begun(text: &str, chars_max: usize) -> (&str, bool) {
    let Some((end, _)) = text.char_indices().nth(chars_max) else {
        return (text, false);
    };
    let kept = &text[..end];
    // A word that is as long as a line may be cut.
    let word = kept.rfind(char::is_whitespace).filter(|at| at * 2 > end);
    (kept[..word.unwrap_or(end)].trim_end(), true)
}

fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            c => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_stays_text() {
        let html = Html::text("<script>alert('x')</script>\n\n<b>&amp;\u{202e}abc");
        assert_eq!(
            html.to_string(),
            "<div class=\"people text\" dir=\"auto\"><p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</p>\
             <p>&lt;b&gt;&amp;amp;\u{fffd}abc</p></div>"
        );
    }
    #[test]
    fn of_a_long_text_whole_words_stand_up_to_where_it_is_cut() {
        assert_eq!(begun("one two", 7), ("one two", false));
        assert_eq!(begun("one two three", 9), ("one two", true));
        assert_eq!(begun("שלוםשלוםשלום", 5), ("שלוםש", true));
        assert_eq!(
            Html::text_up_to("one two three", 9).to_string(),
            "<div class=\"people text\" dir=\"auto\"><p>one two […]</p></div>"
        );
        let line = Html::people(&"word ".repeat(100_000)).to_string();
        assert!(
            line.len() < 1_100 && line.ends_with("word […]</bdi>"),
            "{line}"
        );
    }
}
