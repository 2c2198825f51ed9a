use answerable_rooms::act::{Act, Cut, NewDevice};
use answerable_rooms::content::{Content, Said};
use answerable_rooms::epoch::{Purpose, SealedKey};
use answerable_rooms::genesis::Genesis;
use answerable_rooms::outline::Outline;
use serde_json::{Map, Value, json};

use super::{h, process, room};
use crate::support::vectors::Step;

pub fn step(name: &str) -> Step {
    match name {
        "content" => |_, input| {
            let content = Content::parse(input)?;
            assert!(content.encode() == input);
            Ok(tell(&content))
        },
        "outline" => |_, input| {
            let outline = Outline::parse(input)?;
            assert!(outline.encode() == input);
            Ok(tell_outline(&outline))
        },
        "proof of an act" => |given, input| {
            if let Outline::Act { act, .. } = Outline::parse(input)? {
                act.proves(&process(given), &room(given))?;
            }
            Ok(json!({}))
        },
        _ => panic!("{name}"),
    }
}

fn tell(content: &Content<'_>) -> Value {
    let mut told = match content {
        Content::Record { said, .. } => said_of(said),
        Content::Who { person, name, .. } => json!({ "person": h(person.bytes()), "name": name }),
        Content::Confirm { entry, .. } => json!({ "entry": h(entry.bytes()) }),
        Content::Copy { source, said, .. } => {
            let mut told = said_of(said);
            told["source"] = h(source);
            told
        }
    };
    told["at"] = json!(content.at());
    told
}

fn said_of(said: &Said<'_>) -> Value {
    let files = said.attachments.iter().map(|file| {
        json!({
            "name": file.name,
            "bytes": file.bytes,
            "blake3": h(file.blake3),
            "key": h(file.key.bytes()),
            "device": h(file.device.bytes()),
            "epoch": h(file.epoch.bytes()),
            "chunks": file.chunks(),
        })
    });
    json!({
        "hers": u8::from(said.hers),
        "clock": said.clock,
        "line": said.line,
        "attachments": files.collect::<Vec<_>>(),
    })
}

fn tell_outline(outline: &Outline) -> Value {
    let mut told = match outline {
        Outline::Genesis(genesis) => tell_genesis(genesis),
        Outline::Act { act, .. } => tell_act(act),
        Outline::Approve { target: entry, .. } | Outline::Object { erasure: entry, .. } => {
            json!({ "entry": h(entry.bytes()) })
        }
        Outline::Epoch { announcement, .. } => json!({
            "carried": match &announcement.purpose {
                Purpose::Write => Value::Null,
                Purpose::Carry(entries) => json!(entries.iter().map(|id| h(id.bytes())).collect::<Vec<_>>()),
            },
            "key commitment": h(announcement.key_commitment),
            "outline commitment": h(announcement.outline_commitment),
            "recipients": recipients(&announcement.recipients),
        }),
        Outline::Grant { grant, .. } => json!({
            "epoch": h(grant.epoch.bytes()),
            "kind": grant.kind as u8,
            "recipients": recipients(&grant.recipients),
        }),
        Outline::Erase { entry, reason, .. } => {
            json!({ "entry": h(entry.bytes()), "reason": reason })
        }
        Outline::Seen { .. } => json!({}),
    };
    told["at"] = json!(outline.at());
    told
}

fn recipients(recipients: &[SealedKey]) -> Vec<Value> {
    recipients.iter().map(|to| h(to.device.bytes())).collect()
}

fn tell_genesis(genesis: &Genesis) -> Value {
    json!({
        "process": h(genesis.process.bytes()),
        "nonce": h(genesis.nonce),
        "room kind": genesis.kind as u8,
        "erase days": genesis.policy.erase_days,
        "person": h(genesis.person.bytes()),
        "side": genesis.side as u8,
        "reader": u8::from(genesis.reader),
        "device": h(genesis.founder.card.device().bytes()),
    })
}

fn tell_act(act: &Act) -> Value {
    let mut told = Map::new();
    let mut say = |field: &str, value: Value| {
        told.insert(field.to_owned(), value);
    };
    if let Some(NewDevice { card, possession }) = act.new_device() {
        say("device", h(card.device().bytes()));
        say("possession", h(possession.0));
    }
    if let Some(invite) = act.invite() {
        say("invite", h(invite.bytes()));
    }
    let cut = |cut: &Cut| json!([h(cut.device.bytes()), cut.seq, h(cut.id.bytes())]);
    match act {
        Act::Admit {
            person,
            side,
            reader,
            from_now,
            ..
        } => {
            say("person", h(person.bytes()));
            say("side", json!(*side as u8));
            say("reader", json!(u8::from(*reader)));
            say("from now", json!(u8::from(*from_now)));
        }
        Act::Add { .. } | Act::Leave => {}
        Act::Remove { person, cuts } | Act::Recover { person, cuts, .. } => {
            say("person", h(person.bytes()));
            say("cuts", json!(cuts.iter().map(cut).collect::<Vec<_>>()));
        }
        Act::Drop { devices } => {
            say(
                "devices",
                json!(devices.iter().map(|id| h(id.bytes())).collect::<Vec<_>>()),
            );
        }
        Act::Settle { verdicts } => {
            let verdict = |(act, stands): &(answerable_rooms::ids::EntryId, bool)| {
                json!([h(act.bytes()), u8::from(*stands)])
            };
            say(
                "verdicts",
                json!(verdicts.iter().map(verdict).collect::<Vec<_>>()),
            );
        }
        Act::Restart { old, signature, .. } => {
            say("old", cut(old));
            say("signature", h(signature.0));
        }
    }
    Value::Object(told)
}
