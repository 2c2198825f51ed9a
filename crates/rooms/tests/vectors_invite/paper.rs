//! The steps of `paper.json`.

use answerable_rooms::act::{Act, restart_bytes};
use answerable_rooms::cbor::Reader;
use answerable_rooms::check::Check;
use answerable_rooms::device::{Card, DeviceKind};
use answerable_rooms::ids::{EntryId, ProcessId, RoomId};
use answerable_rooms::mailbox::{self, Mailbox};
use answerable_rooms::paper_key::{Entropy, ShortProcess, writes_once};
use answerable_rooms::restart::{self, Before};
use answerable_rooms::shares::{Share, join};
use answerable_rooms::welcome::Welcome;
use serde_json::{Value, json};

use crate::code::{keys, started};
use crate::support::vectors::{
    Step, Tape, array_of, bytes_of, hex, list_of, number_of, text_of, unhex,
};

/// The step of that name.
pub fn step(name: &str) -> Step {
    match name {
        "sheet" => sheet,
        "read words" => read_words,
        "read letters" => read_letters,
        "leave" => leave,
        "read mailbox" => read_mailbox,
        "chain" => chain,
        "seen" => seen,
        "restart" => restart,
        "read share" => read_share,
        "join shares" => join_shares,
        _ => panic!("{name}"),
    }
}

fn sheet(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let entropy = Entropy::from_bytes(array_of(given, "entropy"));
    let process = ProcessId(array_of(given, "process"));
    let short = ShortProcess::of(&process);
    let mailbox = entropy.mailbox(short);
    Ok(json!({
        "words": entropy.words().join(" "),
        "letters": short.text(),
        "paper key": hex(entropy.keys(process, DeviceKind::Paper).card().bytes()),
        "recovery": hex(entropy.keys(process, DeviceKind::Shares).device().0),
        "mailbox": hex(mailbox.bytes()),
        "first name": mailbox.place(1).name(),
    }))
}

fn read_words(_: &Value, input: &[u8]) -> Result<Value, Check> {
    let typed = std::str::from_utf8(input).unwrap();
    let entropy = Entropy::read(typed).map_err(|misread| misread.check())?;
    Ok(json!({ "entropy": hex(entropy.bytes()) }))
}

fn read_letters(_: &Value, input: &[u8]) -> Result<Value, Check> {
    let typed = std::str::from_utf8(input).unwrap();
    Ok(json!({ "letters": ShortProcess::read(typed)?.text() }))
}

fn leave(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let mailbox = Mailbox::from_bytes(array_of(given, "mailbox"));
    let number = number_of(given, "number");
    let body = Welcome::read(&bytes_of(given, "body"))?;
    let card = Card::parse(&bytes_of(given, "card"))?;
    let mut tape = Tape::of(given);
    let object = mailbox.object(number, &body, &keys(given), &card, &mut tape);
    tape.used();
    Ok(json!({ "name": mailbox.place(number).name(), "object": hex(object) }))
}

fn read_mailbox(given: &Value, input: &[u8]) -> Result<Value, Check> {
    let entropy = Entropy::from_bytes(array_of(given, "entropy"));
    let short = ShortProcess::read(text_of(given, "letters"))?;
    let kind = match number_of(given, "kind") {
        1 => DeviceKind::Paper,
        _ => DeviceKind::Shares,
    };
    let found = mailbox::open(&entropy, short, kind, number_of(given, "number"), input)?;
    let mut gives = started(&found.sender, &found.welcome);
    gives["device"] = json!(hex(found.keys.device().0));
    gives["process"] = json!(hex(found.keys.card().process().0));
    Ok(gives)
}

/// Each entry of the chain as its act, or empty where it is none.
fn chain(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let acts = list_of(given, "acts").iter().map(|act| {
        let bytes = unhex(act);
        (!bytes.is_empty()).then(|| Act::read(&mut Reader::new(&bytes)).unwrap())
    });
    let acts: Vec<_> = acts.collect();
    writes_once(acts.iter().map(Option::as_ref))?;
    Ok(json!({}))
}

fn seen(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let own: Vec<EntryId> = list_of(given, "own")
        .iter()
        .map(|id| EntryId(unhex(id).try_into().unwrap()))
        .collect();
    let known = |seq: u64| own.get(usize::try_from(seq).ok()?.checked_sub(1)?).copied();
    let id = EntryId(array_of(given, "id"));
    restart::is_current((number_of(given, "seq"), id), known)?;
    Ok(json!({}))
}

fn restart(given: &Value, input: &[u8]) -> Result<Value, Check> {
    let Act::Restart {
        old,
        new,
        signature,
    } = Act::read(&mut Reader::new(input))?
    else {
        panic!("a restart");
    };
    let card = Card::parse(&bytes_of(given, "old card"))?;
    let process = card.process();
    let room = RoomId(array_of(given, "room"));
    let before = Before {
        card: &card,
        forked: number_of(given, "forked") == 1,
        restarted: number_of(given, "restarted") == 1,
    };
    restart::check((&old, &new, &signature), &process, &room, before)?;
    Ok(json!({ "signed": hex(restart_bytes(&process, &room, &old, &new.card)) }))
}

fn read_share(_: &Value, input: &[u8]) -> Result<Value, Check> {
    let share = Share::parse(std::str::from_utf8(input).unwrap())?;
    let (index, of, enough) = share.numbers();
    Ok(json!({
        "share": *share.text(),
        "index": index,
        "of": of,
        "enough": enough,
        "process": hex(share.process().0),
        "device": hex(share.device().0),
    }))
}

fn join_shares(given: &Value, _: &[u8]) -> Result<Value, Check> {
    let shares = list_of(given, "shares").iter();
    let shares = shares.map(|share| Share::parse(share.as_str().unwrap()));
    let shares = shares.collect::<Result<Vec<_>, _>>()?;
    let joined = join(&shares).map_err(|unjoined| unjoined.check())?;
    Ok(json!({ "entropy": hex(joined.entropy.bytes()), "wrong": joined.wrong }))
}
