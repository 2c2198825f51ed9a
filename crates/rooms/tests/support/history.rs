//! Small histories of a room as sentences, without segments: for the resolver alone.
//!
//! A line is `[label:] who verb …`. Whoever writes has heard all before, but between `apart` and
//! `together`: there one hears of others by `x hears y`.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use answerable_rooms::act::{Act, Cut, NewDevice, Side};
use answerable_rooms::check::Check;
use answerable_rooms::device::{DeviceKind, Keys};
use answerable_rooms::entry::{Class, chain_start, room_of};
use answerable_rooms::genesis::{Genesis, RoomKind};
use answerable_rooms::graph::{At, Clock, Graph, Link};
use answerable_rooms::ids::{DeviceId, EntryId, InviteId, PersonId, RoomId};
use answerable_rooms::outline::Outline;
use answerable_rooms::policy::Policy;
use answerable_rooms::resolve::{ActState, Resolver, State};
use answerable_rooms::restart;

use super::support::{Drawn, PROCESS, keys};

thread_local! {
    static KEYS: RefCell<HashMap<String, Rc<Keys>>> = RefCell::default();
    static PROOFS: RefCell<HashMap<(String, [u8; 32]), NewDevice>> = RefCell::default();
}

/// A device's keys, made once; a name that begins with `sheet` is a paper key.
pub fn device(name: &str) -> Rc<Keys> {
    KEYS.with_borrow_mut(|known| {
        let made = || {
            Rc::new(if name.starts_with("sheet") {
                Keys::draw(PROCESS, DeviceKind::Paper, &mut Drawn::new(name))
            } else {
                keys(name)
            })
        };
        Rc::clone(known.entry(name.to_owned()).or_insert_with(made))
    })
}

/// A device with its proof, made once.
fn proven(name: &str, bound: &[u8; 32]) -> NewDevice {
    let made = || NewDevice {
        card: device(name).card().clone(),
        possession: device(name).prove(bound),
    };
    PROOFS.with_borrow_mut(|known| {
        known
            .entry((name.to_owned(), *bound))
            .or_insert_with(made)
            .clone()
    })
}

fn hash(text: &str) -> [u8; 32] {
    *blake3::hash(text.as_bytes()).as_bytes()
}

/// The person of that name.
pub fn person(name: &str) -> PersonId {
    PersonId(hash(name)[..16].try_into().expect("16 of 32"))
}

/// What happened, and who heard of it.
#[derive(Default, Clone)]
pub struct History {
    pub graph: Graph,
    pub outlines: BTreeMap<At, Outline>,
    pub room: Option<RoomId>,
    pub labels: BTreeMap<String, At>,
    /// What each device knows, and its last entry.
    pub known: BTreeMap<String, (Clock, Option<At>)>,
    pub apart: bool,
    base: Clock,
    count: u64,
}

impl History {
    /// Reads a story.
    pub fn of(story: &str) -> Self {
        let mut history = Self::default();
        for line in story.lines().flat_map(|line| line.split(';')) {
            let line = line.trim();
            if !line.is_empty() {
                history.tell(line);
            }
        }
        history
    }

    pub fn resolver(&self) -> Resolver<'_> {
        let room = self.room.expect("somebody founded it");
        Resolver::new(&self.graph, &self.outlines, PROCESS, room)
    }

    /// One sentence more.
    pub fn tell(&mut self, line: &str) -> Option<At> {
        let (label, line) = line
            .split_once(": ")
            .map_or((None, line), |(label, line)| (Some(label), line));
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["apart"] => {
                // All know what was before they parted.
                self.base = self.graph.whole();
                self.apart = true;
                return None;
            }
            ["together"] => {
                self.apart = false;
                return None;
            }
            [who, "hears", whom] => {
                let clock = self
                    .known
                    .get(whom)
                    .map_or_else(Clock::default, |known| known.0.clone());
                self.known.entry(who.to_owned()).or_default().0.join(&clock);
                return None;
            }
            _ => {}
        }
        let who = words[0];
        let before = self.known.get(who).cloned();
        let at = self.write(who, &words[1..]);
        if words[1] == "forks" {
            // The other branch goes on from where this one did.
            let after = self
                .known
                .insert(who.to_owned(), before.expect("wrote before"));
            let other = self.write(who, &["says"]);
            let mut known = after.expect("it wrote").0;
            known.join(&self.graph.upto(other));
            self.known.insert(who.to_owned(), (known, Some(other)));
        }
        let label = label.map_or_else(|| words.join(" "), str::to_owned);
        self.labels.insert(label, at);
        Some(at)
    }

    fn write(&mut self, who: &str, words: &[&str]) -> At {
        let everything = self.graph.whole();
        let (mut known, tip) = self.known.get(who).cloned().unwrap_or_default();
        known.join(if self.apart { &self.base } else { &everything });
        let outline = (words != ["writes"]).then(|| self.outline(who, words, &known));
        let me = device(who).device();
        let own = tip.map(|tip| self.graph.upto(tip)).unwrap_or_default();
        let all = self.graph.between(&own, &known);
        let mut seen: Vec<EntryId> = all
            .iter()
            .copied()
            .filter(|at| {
                self.graph.device(*at) != me
                    && !all.iter().any(|later| self.graph.is_past(*at, *later))
            })
            .map(|at| self.graph.id(at))
            .collect();
        seen.sort_unstable();
        self.count += 1;
        let id = EntryId(hash(&format!("{who} {} {:?}", self.count, words)));
        let seq = tip.map_or(0, |tip| self.graph.seq(tip)) + 1;
        let before = tip.map_or_else(
            || chain_start(&PROCESS, &self.room.expect("founded"), &me),
            |tip| self.graph.id(tip),
        );
        let link = Link {
            device: me,
            seq,
            before,
            id,
            class: match outline {
                Some(_) => Class::Outline,
                None => Class::Content,
            },
            seen: &seen,
        };
        let at = self.graph.insert(&link).expect("its past is here");
        if let Some(outline) = outline {
            self.outlines.insert(at, outline);
        }
        known.join(&self.graph.upto(at));
        self.known.insert(who.to_owned(), (known, Some(at)));
        at
    }

    fn cuts(&self, of: &str, known: &Clock) -> Vec<Cut> {
        let view = self.resolver().resolve(known);
        let mut cuts: Vec<Cut> = view
            .devices_of(&person(of))
            .map(|device| self.cut(device, known))
            .collect();
        cuts.sort_unstable();
        cuts
    }

    fn cut(&self, device: DeviceId, known: &Clock) -> Cut {
        match self.graph.counted(&device, known) {
            Some(at) => Cut {
                device,
                seq: self.graph.seq(at),
                id: self.graph.id(at),
            },
            None => Cut {
                device,
                seq: 0,
                id: chain_start(&PROCESS, &self.room.expect("founded"), &device),
            },
        }
    }

    fn outline(&mut self, who: &str, words: &[&str], known: &Clock) -> Outline {
        let act = |act| Outline::Act { at: 1, act };
        let side = |words: &[&str]| match words.last() {
            Some(&"survivor") => Side::Survivor,
            Some(&"support") => Side::Support,
            _ => Side::Contact,
        };
        match words {
            ["founds", rest @ ..] => {
                let nonce = hash(who);
                let outline = Outline::Genesis(Genesis {
                    at: 1,
                    process: PROCESS,
                    nonce,
                    kind: RoomKind::Contact,
                    policy: Policy::default(),
                    person: person(who),
                    side: side(rest),
                    reader: true,
                    founder: proven(who, &nonce),
                });
                self.room.get_or_insert_with(|| room_of(&outline.encode()));
                outline
            }
            ["admits", whom, rest @ ..] => {
                // `by x`: with the invitation of somebody else; `with x`: with somebody else's device.
                let after = |word: &str| {
                    rest.iter()
                        .position(|other| *other == word)
                        .map(|at| rest[at + 1])
                };
                let invite = hash(after("by").unwrap_or(whom));
                let new = proven(after("with").unwrap_or(whom), &invite);
                act(Act::Admit {
                    person: person(whom),
                    side: side(rest),
                    reader: !rest.contains(&"voice"),
                    from_now: false,
                    new,
                    invite: InviteId(invite),
                })
            }
            ["adds", name] => {
                let invite = hash(name);
                act(Act::Add {
                    new: proven(name, &invite),
                    invite: Some(InviteId(invite)),
                })
            }
            ["steals", name] => {
                let room = self.room.expect("founded").0;
                act(Act::Add {
                    new: NewDevice {
                        card: device(name).card().clone(),
                        possession: device(who).prove(&room),
                    },
                    invite: None,
                })
            }
            ["removes", whom] => act(Act::Remove {
                person: person(whom),
                cuts: self.cuts(whom, known),
            }),
            ["backdates", "removal", "of", whom] => {
                let mut cuts = self.cuts(whom, known);
                for cut in &mut cuts {
                    *cut = Cut {
                        seq: 0,
                        id: chain_start(&PROCESS, &self.room.expect("founded"), &cut.device),
                        ..*cut
                    };
                }
                act(Act::Remove {
                    person: person(whom),
                    cuts,
                })
            }
            ["leaves"] => act(Act::Leave),
            ["drops", names @ ..] => {
                let mut devices: Vec<DeviceId> =
                    names.iter().map(|name| device(name).device()).collect();
                devices.sort_unstable();
                act(Act::Drop { devices })
            }
            ["recovers", whom, "as", name] => {
                let invite = hash(name);
                act(Act::Recover {
                    person: person(whom),
                    new: proven(name, &invite),
                    invite: InviteId(invite),
                    cuts: self.cuts(whom, known),
                })
            }
            ["restarts", "from", old] => {
                let room = self.room.expect("founded");
                act(restart::act(
                    &device(old),
                    self.cut(device(old).device(), known),
                    &room,
                    &device(who),
                ))
            }
            ["approves", label @ ..] => {
                let at = self.labels[&label.join(" ")];
                Outline::Approve {
                    at: 1,
                    target: self.graph.id(at),
                }
            }
            ["erases", label] => Outline::Erase {
                at: 1,
                entry: self.graph.id(self.labels[*label]),
                reason: 0,
            },
            ["objects", "to", label] => Outline::Object {
                at: 1,
                erasure: self.graph.id(self.labels[*label]),
            },
            ["settles", rest @ ..] => {
                let mut verdicts: Vec<(EntryId, bool)> = rest
                    .chunks(2)
                    .map(|pair| (self.graph.id(self.labels[pair[0]]), pair[1] == "stands"))
                    .collect();
                verdicts.sort_unstable();
                act(Act::Settle { verdicts })
            }
            ["says"] | ["forks"] => Outline::Seen { at: 1 },
            other => panic!("what is {other:?}?"),
        }
    }

    /// Holds what is said against what the resolver says, as the same sentences.
    pub fn check(&self, why: &str, gives: &str) {
        let (resolver, mut wrong) = (self.resolver(), Vec::new());
        let whole = resolver.whole();
        for claim in gives
            .split(',')
            .map(str::trim)
            .filter(|claim| !claim.is_empty())
        {
            let (of, is) = claim.split_once(" is ").expect("`x is y`");
            let state = |state: State| match state {
                State::Member => "member",
                State::Suspended => "suspended",
                State::Out => "out",
            };
            let found = if let Some(at) = self.labels.get(of) {
                match (
                    resolver.law(*at),
                    whole.acts.get(at).map(|(state, _)| state),
                ) {
                    (Err(check), _) => Check::id(check).to_owned(),
                    (Ok(()), Some(ActState::InForce)) => "in force".to_owned(),
                    (Ok(()), Some(ActState::InDispute)) => "in dispute".to_owned(),
                    (Ok(()), Some(ActState::Fallen)) => "fallen".to_owned(),
                    (Ok(()), Some(ActState::Open(contact, hers))) => {
                        format!("open {contact} {hers}")
                    }
                    (Ok(()), None) => "lawful".to_owned(),
                }
            } else if let Some(name) = of.strip_prefix("device ") {
                whole
                    .devices
                    .get(&device(name).device())
                    .map_or("unknown", |seen| state(seen.state))
                    .to_owned()
            } else {
                whole
                    .people
                    .get(&person(of))
                    .map_or("unknown", |seen| state(seen.state))
                    .to_owned()
            };
            if found != is {
                wrong.push(format!("{of} is {found}, not {is}"));
            }
        }
        assert!(wrong.is_empty(), "{why}: {wrong:?}");
    }
}
