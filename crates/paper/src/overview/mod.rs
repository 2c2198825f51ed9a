//! The ledgers as plain text for a terminal.

mod demands;
mod figures;
mod people;

use answerable_record::Ledgers;

pub use demands::{Place, indication_code};
pub use people::{about, attention_code};

use crate::lines::{filled, fits, table};
use crate::reading::Speaker;
use crate::words::{Phrase, Value};

/// More of what needs somebody stands one step further.
const ATTENTION_MAX: usize = 7;

/// A ledger by its name in the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the names are those of the contract, which explains them"
)]
pub enum Ledger {
    Demands,
    Disclosures,
    Replies,
    Meetings,
    Agreements,
    Claims,
    Stances,
    Patterns,
    Members,
    Attention,
}

impl Ledger {
    /// All of them, in the order of the contract.
    pub const ALL: [Ledger; 10] = [
        Ledger::Demands,
        Ledger::Disclosures,
        Ledger::Replies,
        Ledger::Meetings,
        Ledger::Agreements,
        Ledger::Claims,
        Ledger::Stances,
        Ledger::Patterns,
        Ledger::Members,
        Ledger::Attention,
    ];

    /// The name, such as `replies`.
    pub fn name(self) -> &'static str {
        match self {
            Ledger::Demands => "demands",
            Ledger::Disclosures => "disclosures",
            Ledger::Replies => "replies",
            Ledger::Meetings => "meetings",
            Ledger::Agreements => "agreements",
            Ledger::Claims => "claims",
            Ledger::Stances => "stances",
            Ledger::Patterns => "patterns",
            Ledger::Members => "members",
            Ledger::Attention => "attention",
        }
    }

    /// The ledger of that name.
    pub fn from_name(name: &str) -> Option<Ledger> {
        Ledger::ALL.into_iter().find(|ledger| ledger.name() == name)
    }
}

/// Writes everything at a glance: demands, what is known and not known, figures, who was told, who
/// is there, and at the end the first of what needs somebody.
pub fn overview(speaker: &Speaker, ledgers: &Ledgers, width: usize) -> String {
    let mut page = Page::new(speaker, width);
    page.title(ledgers);
    demands::demands(&mut page, ledgers);
    demands::known(&mut page, ledgers);
    for which in &Ledger::ALL[1..9] {
        section(&mut page, ledgers, *which);
    }
    people::attention(&mut page, ledgers, ATTENTION_MAX);
    page.text()
}

/// Writes one ledger, whole.
pub fn ledger(speaker: &Speaker, ledgers: &Ledgers, which: Ledger, width: usize) -> String {
    let mut page = Page::new(speaker, width);
    page.title(ledgers);
    section(&mut page, ledgers, which);
    page.text()
}

fn section(page: &mut Page, ledgers: &Ledgers, which: Ledger) {
    match which {
        Ledger::Demands => demands::demands(page, ledgers),
        Ledger::Disclosures => people::disclosures(page, ledgers),
        Ledger::Replies => figures::replies(page, ledgers),
        Ledger::Meetings => figures::meetings(page, ledgers),
        Ledger::Agreements => figures::agreements(page, ledgers),
        Ledger::Claims => figures::claims(page, ledgers),
        Ledger::Stances => figures::stances(page, ledgers),
        Ledger::Patterns => figures::patterns(page, ledgers),
        Ledger::Members => people::members(page, ledgers),
        Ledger::Attention => people::attention(page, ledgers, usize::MAX),
    }
}

/// Lines being written.
struct Page<'a> {
    speaker: Speaker<'a>,
    width: usize,
    lines: Vec<String>,
}

impl<'a> Page<'a> {
    /// Narrower than this nothing can be set in columns.
    const WIDTH_MIN: usize = 40;

    fn new(speaker: &Speaker<'a>, width: usize) -> Page<'a> {
        Page {
            speaker: *speaker,
            width: width.max(Page::WIDTH_MIN),
            lines: Vec::new(),
        }
    }

    fn title(&mut self, ledgers: &Ledgers) {
        let at = crate::dates::plain(
            self.speaker.words,
            answerable_record::When::day(self.speaker.reading.at()),
        );
        let said = self.say("overview-at", &[("date", Value::program(at))]);
        self.lines.push(said);
        if let Some(from) = &ledgers.from {
            let said = self.say(
                "overview-from",
                &[("date", Value::program(self.written(from)))],
            );
            self.lines.push(said);
        }
    }

    fn say(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.speaker.words.say(key, values)
    }

    fn word(&self, key: &str, code: &str) -> String {
        self.say(key, &[("code", Value::program(code))])
    }

    /// A date of a ledger as people write it.
    fn written(&self, date: &str) -> String {
        match answerable_record::When::parse(date) {
            Ok(when) => crate::dates::plain(self.speaker.words, when),
            Err(_) => date.to_owned(),
        }
    }

    fn heading(&mut self, code: &str) {
        let said = self.word("overview-heading", code);
        self.lines.push(String::new());
        self.lines.push(said.clone());
        self.lines
            .push("-".repeat(unicode_width::UnicodeWidthStr::width(said.as_str())));
    }

    fn paragraph(&mut self, indent: usize, text: &str) {
        let blanks = " ".repeat(indent);
        self.lines
            .extend(filled(text, &blanks, &blanks, self.width));
    }

    /// A line that goes on below itself, further in.
    fn item(&mut self, indent: usize, text: &str) {
        let (first, other) = (" ".repeat(indent), " ".repeat(indent + 2));
        self.lines.extend(filled(text, &first, &other, self.width));
    }

    fn table(&mut self, rows: &[Vec<String>]) {
        self.lines.extend(table(rows, 2, self.width));
    }

    /// Rows under a row of heads; where the line is too short for them, each row as an item.
    fn table_or_items(&mut self, rows: &[Vec<String>]) {
        if fits(rows, 2, self.width) {
            return self.table(rows);
        }
        let Some((heads, rows)) = rows.split_first() else {
            return;
        };
        for row in rows {
            let Some((name, cells)) = row.split_first() else {
                continue;
            };
            self.item(2, name);
            let said = heads[1..]
                .iter()
                .zip(cells)
                .filter(|(_, cell)| !cell.is_empty());
            let said: Vec<String> = said.map(|(head, cell)| format!("{head}: {cell}")).collect();
            self.paragraph(6, &said.join("; "));
        }
    }

    fn nothing(&mut self) {
        let said = self.say("picture-nothing", &[]);
        self.paragraph(2, &said);
    }

    /// What stands in place of a ledger that the reader's rooms do not show.
    fn out_of_sight(&mut self) {
        let said = self.say("picture-out-of-sight", &[]);
        self.paragraph(2, &said);
    }

    fn who(&self, name: &str) -> Phrase {
        self.speaker.who(name)
    }

    fn text(self) -> String {
        self.lines
            .iter()
            .map(|line| line.trim_end().to_owned() + "\n")
            .collect()
    }
}
