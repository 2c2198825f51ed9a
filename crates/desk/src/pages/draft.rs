//! The draft of the concluding statement out of the record, a section at a time, beside its sources.

use answerable_office::paper::sheet::{Block, Ink, Paragraph, Sheet};
use answerable_office::paper::statement::{self, Stretch};
use answerable_office::record::words::Room;
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, Read, W};
use super::frame::Page;
use super::given::Given;
use super::html::Html;
use super::papers::{Sources, program, sources};
use super::trouble::Trouble;

/// More paragraphs than these stand on the next page.
const PARAGRAPHS_MAX: usize = 60;

#[derive(Template)]
#[template(path = "draft.html")]
struct Draft {
    w: W,
    remarks: Vec<Html>,
    sections: Vec<(Html, String, bool)>,
    heading: Html,
    blocks: Vec<Shown>,
    more: Option<String>,
}

/// A block of the draft as the page shows it.
enum Shown {
    Heading(Html),
    Remark(Html),
    Lines(Vec<Line>),
    /// What the group judged: its lines, and what all of them rest on.
    Box(Vec<Line>, Sources),
}

/// A paragraph beside its sources.
struct Line {
    number: Option<usize>,
    ink: &'static str,
    words: Html,
    note: Html,
    quote: Html,
    sources: Sources,
}

/// A stretch of the draft below one heading.
struct Section<'s> {
    heading: Html,
    blocks: &'s [Block],
}

/// The section that was asked for; the first where none was.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let number = |name: &str| {
        given
            .asked(name)
            .and_then(|text| text.parse::<usize>().ok())
    };
    let (part, from) = (number("part").unwrap_or(0), number("from").unwrap_or(0));
    let w = ask.w();
    let read = ask.read()?;
    let ledgers = read.ledgers();
    // A long record has thousands of paragraphs; only those that are shown are worded.
    let next = from.saturating_add(PARAGRAPHS_MAX);
    let stretch = Stretch {
        section: part,
        blocks: from..next,
    };
    let sheet = statement::stretch(&read.speaker(), ledgers, stretch);
    let (opening, sections) = sections(&sheet);
    let section = sections.get(part).ok_or(Trouble::NotHere)?;
    let all = section.blocks.len();
    let (from, next) = (from.min(all), next.min(all));
    let blocks = section.blocks[from..next].iter();
    let blocks = blocks.map(|block| shown(&read, &sheet, block)).collect();
    // Sources stand beside their paragraphs here, so how they are numbered need not be said.
    let inks = program(&w.t("statement-inks"));
    let draft = Draft {
        w,
        remarks: opening
            .iter()
            .filter_map(remark)
            .filter(|remark| *remark != inks)
            .collect(),
        sections: sections
            .iter()
            .zip(0..)
            .map(|(section, n)| {
                (
                    section.heading.clone(),
                    format!("/statement-draft?part={n}"),
                    n == part,
                )
            })
            .collect(),
        heading: section.heading.clone(),
        blocks,
        more: (next < all).then(|| format!("/statement-draft?part={part}&from={next}")),
    };
    Ok(Page::of("pages-draft", &draft).chapter("statement").into())
}

/// What stands before the first heading, and what stands below each.
fn sections(sheet: &Sheet) -> (&[Block], Vec<Section<'_>>) {
    let is_heading = |block: &Block| matches!(block, Block::Heading(2, _));
    let starts: Vec<usize> = (0..sheet.blocks.len())
        .filter(|at| is_heading(&sheet.blocks[*at]))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([sheet.blocks.len()]);
    let sections = starts.iter().zip(ends).filter_map(|(start, end)| {
        let Block::Heading(_, heading) = &sheet.blocks[*start] else {
            return None;
        };
        Some(Section {
            heading: Html::phrase(heading),
            blocks: &sheet.blocks[start + 1..end],
        })
    });
    let first = starts.first().copied().unwrap_or(sheet.blocks.len());
    (&sheet.blocks[..first], sections.collect())
}

fn remark(block: &Block) -> Option<Html> {
    match block {
        Block::Remark(words) => Some(Html::phrase(words)),
        _ => None,
    }
}

fn shown(read: &Read, sheet: &Sheet, block: &Block) -> Shown {
    match block {
        Block::Heading(_, words) => Shown::Heading(Html::phrase(words)),
        Block::Remark(words) => Shown::Remark(Html::phrase(words)),
        Block::Paragraph(paragraph) => Shown::Lines(vec![line(read, sheet, paragraph)]),
        Block::List(all) => Shown::Lines(all.iter().map(|one| line(read, sheet, one)).collect()),
        Block::Box(lines) => boxed(read, sheet, lines),
    }
}

fn boxed(read: &Read, sheet: &Sheet, all: &[Paragraph]) -> Shown {
    let mut notes: Vec<usize> = all
        .iter()
        .flat_map(|line| line.notes.iter().copied())
        .collect();
    notes.sort_unstable();
    notes.dedup();
    let lines = all.iter().map(|paragraph| line(read, sheet, paragraph));
    Shown::Box(lines.collect(), cited(read, sheet, &notes))
}

/// The entries behind some numbers of sources.
fn cited(read: &Read, sheet: &Sheet, notes: &[usize]) -> Sources {
    sources(
        read,
        notes.iter().map(|note| sheet.cited[note - 1].as_ref()),
        Room::Bridge,
    )
}

fn line(read: &Read, sheet: &Sheet, paragraph: &Paragraph) -> Line {
    let quote = paragraph.quote.as_ref();
    let note = quote.and_then(|quote| quote.content_note.as_ref());
    Line {
        number: paragraph.number,
        ink: match paragraph.ink {
            Ink::Known => "known",
            Ink::Said => "said",
            Ink::NotKnown => "not-known",
            Ink::Judged => "judged",
        },
        words: Html::phrase(&paragraph.words),
        note: note.map_or_else(Html::default, Html::phrase),
        quote: quote.map_or_else(Html::default, |quote| Html::text(&quote.text)),
        sources: cited(read, sheet, &paragraph.notes),
    }
}
