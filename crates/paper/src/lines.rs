//! Lines of a terminal: filling, cutting, columns. Widths are columns, as a wide letter takes two.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Between two columns.
const GAP: usize = 2;

/// Breaks a text into lines, the first after one indent and the others after another.
pub(crate) fn filled(text: &str, first: &str, other: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut bare = true;
    for word in text.split_whitespace() {
        if !bare && line.width() + 1 + word.width() > width {
            lines.push(std::mem::replace(&mut line, other.to_owned()));
            bare = true;
        }
        if !bare {
            line.push(' ');
        }
        line.push_str(word);
        bare = false;
    }
    lines.push(line);
    lines
}

/// Shortens a text to so many columns; what was left out shows as dots.
pub(crate) fn cut(text: &str, width: usize, dots: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        if kept.width() + cluster.width() + dots.width() > width {
            break;
        }
        kept.push_str(cluster);
    }
    kept + dots
}

/// Whether rows stand in columns without a cell being cut.
pub(crate) fn fits(rows: &[Vec<String>], indent: usize, width: usize) -> bool {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.width())
            .max()
    };
    let all: usize = (0..columns).filter_map(widest).sum();
    indent + all + GAP * columns.saturating_sub(1) <= width
}

/// Sets rows in columns as wide as their widest cell; where they are too wide for the line, the
/// widest columns give way.
pub(crate) fn table(rows: &[Vec<String>], indent: usize, width: usize) -> Vec<String> {
    const CELL_MIN: usize = 6;
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.width())
            .max()
    };
    let mut widths: Vec<usize> = (0..columns)
        .map(|column| widest(column).unwrap_or(0))
        .collect();
    let room = width.saturating_sub(indent + GAP * columns.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(place) = (0..columns).max_by_key(|column| widths[*column]) else {
            break;
        };
        if widths[place] <= CELL_MIN {
            break;
        }
        widths[place] -= 1;
    }
    let set = |row: &Vec<String>| {
        let mut line = " ".repeat(indent);
        for (cell, width) in row.iter().zip(&widths) {
            let cell = cut(cell, *width, "…");
            let rest = width - cell.width() + GAP;
            line.push_str(&cell);
            line.push_str(&" ".repeat(rest));
        }
        line.trim_end().to_owned()
    };
    rows.iter().map(set).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_give_way_to_the_width() {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        let rows = [row("one", &"long ".repeat(20)), row("合唱団", "x")];
        let lines = table(&rows, 2, 40);
        assert!(lines.iter().all(|line| line.width() <= 40), "{lines:?}");
        assert_eq!(lines[1], "  合唱団  x");
    }

    #[test]
    fn a_word_longer_than_the_line_stands_alone() {
        assert_eq!(
            filled("a bbbbbbbb c", "- ", "  ", 6),
            ["- a", "  bbbbbbbb", "  c"]
        );
    }
}
