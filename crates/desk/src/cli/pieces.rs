//! A recovery key in pieces: handing them out by name, and reading them back.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

use answerable_office::Office;
use answerable_office::group::Piece;
use answerable_office::paper::words::Value;

use super::desk::Desk;
use super::exit::{Done, Stop};
use super::group::{People, count};
use super::help::Help;
use super::sure;

/// More than any piece, however it was broken into lines.
const PIECE_BYTES_MAX: u64 = 16 * 1024;
/// More pieces than a set has, even with a false one beside each, are not asked for.
const PIECES_MAX: usize = 16;
/// What a piece begins with.
pub const MARK: &str = "answerable-share-";

/// How many pieces are enough, of how many.
#[derive(Clone, Copy)]
pub struct Numbers {
    enough: u8,
    of: u8,
}

/// The options by which pieces are made.
pub fn options(help: &Help) -> [Arg; 2] {
    let read = |text: &str| {
        let numbers = text.split_once('/').and_then(|(enough, of)| {
            Some(Numbers {
                enough: enough.parse().ok()?,
                of: of.parse().ok()?,
            })
        });
        numbers.ok_or("no two numbers")
    };
    [
        help.option("paper-key", "shares", "shares")
            .value_parser(read)
            .requires("holder"),
        help.option("paper-key", "holder", "person")
            .action(ArgAction::Append)
            .requires("shares"),
    ]
}

/// Makes pieces, and shows each with the name of who holds it.
pub fn hand_out(desk: &mut Desk, office: &mut Office, given: &ArgMatches) -> Done {
    let numbers: &Numbers = given.get_one("shares").expect("looked at by whoever calls");
    let holders: Vec<String> = given
        .get_many("holder")
        .unwrap_or_default()
        .cloned()
        .collect();
    if holders.len() != usize::from(numbers.of) {
        return Err(Stop::usage(&desk.words, "usage-holders", &[]));
    }
    let pieces = office.shares(numbers.enough, &holders, desk.now)?;
    if !desk.json {
        let people = People::of(desk, office);
        desk.say("pieces-sheet", &[])?;
        for piece in &pieces {
            desk.line("")?;
            let said = told(desk, &people, piece);
            desk.line(&said)?;
            desk.line(&piece.line)?;
        }
        desk.line("")?;
        for key in ["pieces-keep", "pieces-use"] {
            desk.say(key, &[("count", count(numbers.enough))])?;
        }
    }
    desk.flush()?;
    let there = super::paper_key::is_there(office, desk)?;
    if desk.json {
        let pieces: Json = pieces.iter().map(row).collect();
        return desk.print_json(&json!({"pieces": pieces, "usable": there}));
    }
    match there {
        true => Ok(()),
        false => desk.say("paper-key-not-yet", &[]),
    }
}

fn told(desk: &Desk, people: &People, piece: &Piece) -> String {
    let (index, of, _) = piece.numbers;
    let values = [
        ("who", Value::people(people.who(&piece.holder))),
        ("number", count(index)),
        ("count", count(of)),
    ];
    desk.words.say("pieces-for", &values)
}

fn row(piece: &Piece) -> Json {
    let (index, of, enough) = piece.numbers;
    json!({
        "holder": piece.holder,
        "number": index,
        "of": of,
        "enough": enough,
        "line": &*piece.line,
    })
}

/// Pieces out of the files that were named, each with one; else as they are typed or pasted.
pub fn read(desk: &mut Desk, given: &ArgMatches) -> Result<Vec<Zeroizing<String>>, Stop> {
    let files = given.get_many::<PathBuf>("share-file").unwrap_or_default();
    let pieces: Vec<Zeroizing<String>> =
        files.map(|file| of_file(file)).collect::<Result<_, _>>()?;
    if !pieces.is_empty() {
        return Ok(pieces);
    }
    desk.note("pieces-prompt", &[]);
    let mut pieces: Vec<Zeroizing<String>> = Vec::new();
    while pieces.len() < PIECES_MAX {
        let Some(line) = sure::line(desk)?.filter(|line| !line.is_empty()) else {
            break;
        };
        let line = Zeroizing::new(line);
        // A messenger may have broken one into lines.
        match pieces.last_mut() {
            Some(last) if !line.to_lowercase().contains(MARK) => last.push_str(&line),
            _ => pieces.push(line),
        }
    }
    Ok(pieces)
}

fn of_file(file: &Path) -> Result<Zeroizing<String>, Stop> {
    let mut piece = Zeroizing::new(String::new());
    File::open(file)?
        .take(PIECE_BYTES_MAX)
        .read_to_string(&mut piece)?;
    Ok(piece)
}
