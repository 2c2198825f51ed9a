//! How a sync goes: one line that is written anew on a terminal, a line a step where it is kept.

use std::io::{self, IsTerminal, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use answerable_office::group::{DepotSeen, Progress};
use answerable_office::paper::words::{Value, Words};

use super::group::{count, room_told};

/// What is shown of it, on standard error.
pub struct Shown<'w> {
    words: &'w Words,
    depots: &'w [DepotSeen],
    width: usize,
    is_terminal: bool,
    /// Where there is no terminal: the last line of this step, until another one begins.
    last: Option<(String, String)>,
}

impl<'w> Shown<'w> {
    /// Begins.
    pub fn new(words: &'w Words, depots: &'w [DepotSeen], width: usize) -> Shown<'w> {
        Shown {
            words,
            depots,
            width,
            is_terminal: io::stderr().is_terminal(),
            last: None,
        }
    }

    /// Shows one more step.
    pub fn step(&mut self, step: &Progress) {
        let (what, line) = told(self.words, self.depots, step);
        if self.is_terminal {
            write(&format!("\r{}", fitted(&line, self.width)));
            return;
        }
        if is_nothing(step) {
            return;
        }
        // Counts that only grow are told once, at their end.
        match &mut self.last {
            Some((same, last)) if *same == what => *last = line,
            _ => {
                self.end();
                self.last = Some((what, line));
            }
        }
    }

    /// Tells what is left to tell, and leaves a clean line behind.
    pub fn end(&mut self) {
        if self.is_terminal {
            write(&format!("\r{}\r", fitted("", self.width)));
        } else if let Some((_, line)) = self.last.take() {
            write(&format!("{line}\n"));
        }
    }
}

/// What it is a step of, and how it is said.
pub fn told(words: &Words, depots: &[DepotSeen], step: &Progress) -> (String, String) {
    let (code, room, number) = match step {
        Progress::Depot(handle) => {
            let depot = [("depot", Value::people(place(depots, handle)))];
            return (handle.clone(), words.say("sync-depot", &depot));
        }
        Progress::Read(room, number) => ("read", room, number),
        Progress::Taken(room, number) => ("taken", room, number),
        Progress::Put(room, number) => ("put", room, number),
        Progress::PutFiles(room, bytes) => ("put-files", room, &bytes.div_ceil(1024)),
        Progress::GotFiles(room, bytes) => ("got-files", room, &bytes.div_ceil(1024)),
    };
    let room = room_told(words, *room);
    let values = [
        ("room", Value::program(room.as_str())),
        ("count", count(*number)),
    ];
    let line = words.say(&format!("sync-{code}"), &values);
    (format!("{code} {room}"), line)
}

/// Whether nothing happened in it that is worth a line of its own.
pub fn is_nothing(step: &Progress) -> bool {
    matches!(
        step,
        Progress::Read(_, 0) | Progress::Taken(_, 0) | Progress::Put(_, 0)
    )
}

/// Where a depot is, by its handle.
pub fn place<'d>(depots: &'d [DepotSeen], handle: &'d str) -> &'d str {
    let known = depots.iter().find(|depot| depot.handle == handle);
    known.map_or(handle, |depot| depot.place.as_str())
}

/// A line that fills the terminal's width but for the last column, so that nothing of the one before stays.
fn fitted(line: &str, width: usize) -> String {
    let most = width.saturating_sub(1);
    let mut fitted = String::new();
    let mut columns = 0;
    for letter in line.chars() {
        let wide = letter.width().unwrap_or(0);
        if columns + wide > most {
            break;
        }
        columns += wide;
        fitted.push(letter);
    }
    let blanks = most.saturating_sub(fitted.width());
    fitted.extend(std::iter::repeat_n(' ', blanks));
    fitted
}

fn write(text: &str) {
    // Where nobody looks on, the work goes on.
    let _ = write!(io::stderr(), "{text}");
    let _ = io::stderr().flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_to_the_terminal_and_covers_the_one_before() {
        assert_eq!(fitted("abc", 6), "abc  ");
        assert_eq!(fitted("abcdefgh", 6), "abcde");
        assert_eq!(fitted("日本語", 6), "日本 ");
        assert_eq!(fitted("abc", 0), "");
    }
}
