//! What changed between two wordings of a text, word by word, so that a person can read it; of very long
//! ones paragraph by paragraph.

/// More comparisons than these are not made: of words, then of paragraphs; then the one wording stands whole
/// beside the other.
const COMPARED_MAX: usize = 4_000_000;
/// Fewer words than these, left between two changes, are told with the change: single words that
/// happen to stand in both make it hard to read.
const KEPT_MIN: usize = 3;

/// A part of a text in two wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both.
    Same(String),
    /// It stood in the old wording alone.
    Gone(String),
    /// It stands in the new wording alone.
    New(String),
}

/// How closely two wordings were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Word by word.
    Words,
    /// Paragraph by paragraph, or as a whole: too much lies between the first and the last change.
    Paragraphs,
}

/// Compares two wordings; what stands in both comes once, what is gone before what is new.
pub fn changes(old_text: &str, new_text: &str) -> (Vec<Piece>, By) {
    let (old, new) = (tokens(old_text), tokens(new_text));
    let head = alike(old.iter(), new.iter());
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = alike(old_rest.iter().rev(), new_rest.iter().rev());
    let (old_middle, old_tail) = old_rest.split_at(old_rest.len() - tail);
    let (new_middle, new_tail) = new_rest.split_at(new_rest.len() - tail);
    let mut runs = vec![Run::same(&old[..head])];
    let by = match is_too_much(old_middle, new_middle) {
        true => By::Paragraphs,
        false => By::Words,
    };
    match by {
        By::Words => runs.extend(compared(old_middle, new_middle)),
        By::Paragraphs => runs.extend(by_paragraphs(
            between(old_text, &old[..head], old_tail),
            between(new_text, &new[..head], new_tail),
        )),
    }
    runs.push(Run::same(old_tail));
    (pieces(&joined(runs)), by)
}

fn is_too_much(old: &[&str], new: &[&str]) -> bool {
    old.len().saturating_mul(new.len()) > COMPARED_MAX
}

/// A text without the words that it begins and ends with.
fn between<'t>(text: &'t str, head: &[&str], tail: &[&str]) -> &'t str {
    let bytes = |words: &[&str]| -> usize { words.iter().map(|word| word.len()).sum() };
    &text[bytes(head)..text.len() - bytes(tail)]
}

/// Compares by whole paragraphs; as a whole where even these are too many.
fn by_paragraphs<'t>(old: &'t str, new: &'t str) -> Vec<Run<'t>> {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let runs = match is_too_much(&old, &new) {
        true => vec![Run::changed(&old, &new)],
        false => compared(&old, &new),
    };
    // A paragraph that stayed is many words, and is told as what stayed.
    let words = |run: Run<'t>| Run {
        same: run.same.into_iter().flat_map(tokens).collect(),
        ..run
    };
    runs.into_iter().map(words).collect()
}

/// Whether one wording says the same as the other but for its blanks.
pub fn is_same(old: &str, new: &str) -> bool {
    old.split_whitespace().eq(new.split_whitespace())
}

/// A stretch of words that stands in both, or in which they differ.
#[derive(Default)]
struct Run<'t> {
    same: Vec<&'t str>,
    gone: Vec<&'t str>,
    new: Vec<&'t str>,
}

impl<'t> Run<'t> {
    fn same(same: &[&'t str]) -> Run<'t> {
        Run {
            same: same.to_vec(),
            ..Run::default()
        }
    }

    fn changed(gone: &[&'t str], new: &[&'t str]) -> Run<'t> {
        Run {
            same: Vec::new(),
            gone: gone.to_vec(),
            new: new.to_vec(),
        }
    }

    fn is_change(&self) -> bool {
        !self.gone.is_empty() || !self.new.is_empty()
    }
}

/// Words, each with the blanks behind it.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let blanks = rest[word..].find(|c: char| !c.is_whitespace());
        let end = blanks.map_or(rest.len(), |blanks| word + blanks);
        tokens.push(&rest[..end]);
        rest = &rest[end..];
    }
    tokens
}

/// How many of the first words are alike; blanks don't count.
fn alike<'t>(
    one: impl Iterator<Item = &'t &'t str>,
    two: impl Iterator<Item = &'t &'t str>,
) -> usize {
    one.zip(two)
        .take_while(|(one, two)| one.trim() == two.trim())
        .count()
}

/// The longest run of words that stands in both, in order, and what lies between.
fn compared<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Run<'t>> {
    let width = new.len() + 1;
    let mut longest = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = match old[i].trim() == new[j].trim() {
                true => longest[(i + 1) * width + j + 1] + 1,
                false => longest[(i + 1) * width + j].max(longest[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut runs: Vec<Run> = Vec::new();
    while i < old.len() || j < new.len() {
        let both = i < old.len() && j < new.len();
        if both && old[i].trim() == new[j].trim() {
            runs.push(Run::same(&[new[j]]));
            (i, j) = (i + 1, j + 1);
        } else if both && longest[(i + 1) * width + j] >= longest[i * width + j + 1]
            || j == new.len()
        {
            runs.push(Run::changed(&[old[i]], &[]));
            i += 1;
        } else {
            runs.push(Run::changed(&[], &[new[j]]));
            j += 1;
        }
    }
    runs
}

/// Joins runs of one sort, and tells few words that are left between two changes with them.
fn joined(runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
    let mut all: Vec<Run> = Vec::new();
    for run in runs
        .into_iter()
        .filter(|run| run.is_change() || !run.same.is_empty())
    {
        match all.last_mut() {
            Some(last) if last.is_change() == run.is_change() => last.take(run),
            _ => all.push(run),
        }
    }
    let mut told: Vec<Run> = Vec::new();
    let count = all.len();
    for (place, mut run) in all.into_iter().enumerate() {
        let between = place > 0 && place + 1 < count;
        if between && !run.is_change() && run.same.len() < KEPT_MIN {
            run.gone = run.same.clone();
            run.new = std::mem::take(&mut run.same);
        }
        match told.last_mut() {
            Some(last) if last.is_change() && run.is_change() => last.take(run),
            _ => told.push(run),
        }
    }
    told
}

impl<'t> Run<'t> {
    fn take(&mut self, other: Run<'t>) {
        self.same.extend(other.same);
        self.gone.extend(other.gone);
        self.new.extend(other.new);
    }
}

fn pieces(runs: &[Run]) -> Vec<Piece> {
    let sorts: [fn(String) -> Piece; 3] = [Piece::Same, Piece::Gone, Piece::New];
    runs.iter()
        .flat_map(|run| [&run.same, &run.gone, &run.new].into_iter().zip(sorts))
        .filter(|(words, _)| !words.is_empty())
        .map(|(words, sort)| sort(words.concat()))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text of one wording out of the pieces, its blanks apart.
    fn read(pieces: &[Piece], is_new: bool) -> Vec<String> {
        let words = pieces.iter().filter_map(|piece| match piece {
            Piece::Same(text) => Some(text),
            Piece::Gone(text) => (!is_new).then_some(text),
            Piece::New(text) => is_new.then_some(text),
        });
        words
            .flat_map(|text| text.split_whitespace().map(str::to_owned))
            .collect()
    }

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn one_word_that_changed_stands_between_what_stayed() {
        let (pieces, _) = changes(
            "He pays half of what the move cost.",
            "He pays all of what the move cost.",
        );
        assert_eq!(
            pieces,
            [
                Piece::Same("He pays ".into()),
                Piece::Gone("half ".into()),
                Piece::New("all ".into()),
                Piece::Same("of what the move cost.".into()),
            ]
        );
    }

    #[test]
    fn a_single_word_in_common_does_not_tear_a_change_apart() {
        let (pieces, _) = changes(
            "to begin with and to hold",
            "for two years and without a break",
        );
        assert_eq!(
            pieces,
            [
                Piece::Gone("to begin with and to hold".into()),
                Piece::New("for two years and without a break".into()),
            ]
        );
    }

    #[test]
    fn what_was_added_or_left_out_stands_alone() {
        assert_eq!(changes("", "a b").0, [Piece::New("a b".into())]);
        assert_eq!(changes("a b", "").0, [Piece::Gone("a b".into())]);
        let same = [Piece::Same("a  b\n".into())];
        assert_eq!(changes("a  b\n", "a b").0, same);
        assert!(is_same("a  b\n", "a b") && !is_same("ab", "a b"));
    }

    #[test]
    fn a_very_long_text_is_not_compared_word_by_word() {
        let one: String = (0..3000).map(|n| format!("a{n} ")).collect();
        let two: String = (0..3000).map(|n| format!("b{n} ")).collect();
        let told = [Piece::Gone(one.clone()), Piece::New(two.clone())];
        assert_eq!(changes(&one, &two), (told.into(), By::Paragraphs));
    }

    #[test]
    fn of_a_very_long_text_a_paragraph_that_stayed_is_found() {
        let many = |word: &str| -> String { (0..3000).map(|n| format!("{word}{n} ")).collect() };
        let stayed = "He pays half of it.\n";
        let one = format!("{}\n{stayed}{}", many("a"), many("b"));
        let two = format!("{}\n{stayed}{}", many("c"), many("d"));
        let (pieces, by) = changes(&one, &two);
        assert_eq!(by, By::Paragraphs);
        assert_eq!(pieces.len(), 5, "{}", pieces.len());
        assert_eq!(pieces[2], Piece::Same(stayed.to_owned()));
    }

    #[test]
    fn a_word_that_changed_in_a_megabyte_is_found_as_in_a_line() {
        let long = "One line and another, and words.\n".repeat(30_000);
        let (pieces, by) = changes(&format!("{long}half {long}"), &format!("{long}all {long}"));
        assert_eq!(by, By::Words);
        assert_eq!(pieces.len(), 4);
    }

    proptest! {
        #[test]
        fn both_wordings_can_be_read_out_of_the_pieces(
            old in "([abc]{1,2}[ \n]{1,2}){0,30}",
            new in "([abc]{1,2}[ \n]{1,2}){0,30}",
        ) {
            let (pieces, _) = changes(&old, &new);
            prop_assert_eq!(read(&pieces, false), words(&old));
            prop_assert_eq!(read(&pieces, true), words(&new));
        }

        #[test]
        fn no_two_pieces_of_one_sort_follow_each_other(
            old in "([ab] ){0,20}",
            new in "([ab] ){0,20}",
        ) {
            let (pieces, _) = changes(&old, &new);
            for pair in pieces.windows(2) {
                prop_assert_ne!(
                    std::mem::discriminant(&pair[0]),
                    std::mem::discriminant(&pair[1])
                );
            }
        }
    }
}
