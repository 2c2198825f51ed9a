use answerable_rooms::check::Check::{R052, R053, R054};
use serde_json::{Value, json};

use super::{Group, changed, h, here, id, random, secrets, with};
use crate::second::{A, Device, Item, OTHER, PROCESS, ROOM, T, U, b, cbor, d, hpke};
use crate::support::vectors::Vector;

pub fn vectors() -> Vec<Vector> {
    let mut group = Group::new("epoch");
    given(&mut group);
    grants(&mut group);
    refused_keys(&mut group);
    refused_grants(&mut group);
    group.done()
}

/// An announcement and all that it is made of.
#[derive(Clone)]
struct Epoch {
    kc: [u8; 32],
    hc: [u8; 32],
    purpose: u64,
    /// Sorted by device, with what each is given.
    to: Vec<(Device, [u8; 32])>,
    carried: Vec<[u8; 32]>,
}

fn announcer() -> [u8; 32] {
    Device::of("announcer").id()
}

fn content() -> [u8; 32] {
    id("K")
}

fn outline() -> [u8; 32] {
    d("outline key", &content())
}

impl Epoch {
    fn new(readers: &[&str], voices: &[&str]) -> Self {
        let readers = readers.iter().map(|name| (Device::of(name), content()));
        let voices = voices.iter().map(|name| (Device::of(name), outline()));
        let mut to: Vec<_> = readers.chain(voices).collect();
        to.sort_by_key(|(device, _)| device.id());
        Self {
            kc: d("epoch commitment", &content()),
            hc: d("outline commitment", &outline()),
            purpose: 0,
            to,
            carried: Vec::new(),
        }
    }

    fn id(&self) -> [u8; 32] {
        let devices = A(self.to.iter().map(|(device, _)| b(device.id())).collect());
        let recipients = d("recipients", &cbor(&devices));
        let carried = A(self.carried.iter().map(b).collect());
        let ids = [PROCESS, ROOM, announcer(), self.kc, self.hc]
            .map(b)
            .to_vec();
        let rest = vec![U(self.purpose), b(recipients), b(id("before")), carried];
        d("epoch", &cbor(&A([ids, rest].concat())))
    }

    /// The body, each key sealed with that much of what is drawn.
    fn body(&self, drawn: &[u8]) -> Vec<u8> {
        let seal = |(at, (device, key)): (usize, &(Device, [u8; 32]))| {
            let info = info("epoch", &self.id(), device, &[]);
            let random = drawn[64 * at..64 * (at + 1)].try_into().unwrap();
            let sealed = hpke::seal(&device.public().1, &info, key, random);
            A(vec![b(device.id()), b(sealed)])
        };
        self.wrap(self.to.iter().enumerate().map(seal).collect())
    }

    fn wrap(&self, recipients: Vec<Item>) -> Vec<u8> {
        let carried = A(self.carried.iter().map(b).collect());
        cbor(&A(vec![
            U(19),
            U(5),
            U(self.purpose),
            b(self.kc),
            b(self.hc),
            A(recipients),
            carried,
        ]))
    }

    fn drawn(&self) -> Vec<u8> {
        random::<256>("epoch")[..64 * self.to.len()].to_vec()
    }
}

fn info(what: &str, epoch: &[u8; 32], to: &Device, more: &[Item]) -> Vec<u8> {
    let ids = [PROCESS, ROOM, *epoch, to.id(), announcer()]
        .map(b)
        .to_vec();
    cbor(&A([
        vec![U(1), U(1), T(what.to_owned())],
        ids,
        more.to_vec(),
    ]
    .concat()))
}

fn place() -> Value {
    with(
        &with(&here(), "device", h(announcer())),
        "before",
        h(id("before")),
    )
}

fn opening(name: &str, epoch: [u8; 32]) -> Value {
    let mut given = with(&place(), "epoch", h(epoch));
    for (field, value) in secrets(&Device::of(name)).as_object().unwrap() {
        given[field] = value.clone();
    }
    given
}

fn cards(names: &[&str]) -> Vec<Value> {
    names
        .iter()
        .map(|name| h(Device::of(name).card()))
        .collect()
}

fn given(group: &mut Group) {
    for (why, readers, voices, carried) in [
        (
            "readers and a voice",
            &["ada", "bo"][..],
            &["cleo"][..],
            None,
        ),
        ("a founder alone, as a voice", &[], &["ada"], None),
        ("nobody", &[], &[], None),
        (
            "one that carries",
            &["ada"],
            &[],
            Some(vec![[3; 32], [4; 32]]),
        ),
        (
            "one that carries what it does not name",
            &["ada"],
            &[],
            Some(vec![]),
        ),
    ] {
        let mut epoch = Epoch::new(readers, voices);
        let mut given = place();
        given["content key"] = h(content());
        (given["readers"], given["voices"]) = (json!(cards(readers)), json!(cards(voices)));
        if let Some(carried) = carried {
            given["carried"] = json!(carried.iter().map(h).collect::<Vec<_>>());
            (epoch.purpose, epoch.carried) = (1, carried);
        }
        let drawn = epoch.drawn();
        given["random"] = h(&drawn);
        let body = epoch.body(&drawn);
        let gives = json!({ "epoch": h(epoch.id()), "body": h(&body) });
        group.gives(
            "announce",
            &format!("an epoch for {why}"),
            given,
            &[],
            gives,
        );
        group.gives(
            "id",
            &format!("the id of an epoch for {why}"),
            place(),
            &body,
            json!({ "epoch": h(epoch.id()) }),
        );
    }
    let epoch = Epoch::new(&["ada", "bo"], &["cleo"]);
    let body = epoch.body(&epoch.drawn());
    let reads = json!({ "key": h(content()), "kind": 0 });
    group.gives(
        "open",
        "a reader is given the content's key",
        opening("bo", epoch.id()),
        &body,
        reads,
    );
    let hears = json!({ "key": h(outline()), "kind": 1 });
    group.gives(
        "open",
        "a voice is given the outline's key",
        opening("cleo", epoch.id()),
        &body,
        hears,
    );
    group.gives(
        "open",
        "who is not among them is given none",
        opening("dan", epoch.id()),
        &body,
        json!({ "key": null }),
    );
}

fn grant(epoch: &[u8; 32], kind: u64, to: &[(Device, Vec<u8>)]) -> Vec<u8> {
    let to = to
        .iter()
        .map(|(device, sealed)| A(vec![b(device.id()), b(sealed)]))
        .collect();
    cbor(&A(vec![U(20), U(5), b(epoch), U(kind), A(to)]))
}

fn granted(epoch: &[u8; 32], kind: u64, key: &[u8; 32], names: &[&str], drawn: &[u8]) -> Vec<u8> {
    let mut devices: Vec<_> = names.iter().map(|name| Device::of(name)).collect();
    devices.sort_by_key(Device::id);
    let seal = |(at, device): (usize, Device)| {
        let random = drawn[64 * at..64 * (at + 1)].try_into().unwrap();
        let info = info("grant", epoch, &device, &[U(kind)]);
        let sealed = hpke::seal(&device.public().1, &info, key, random);
        (device, sealed)
    };
    let to: Vec<_> = devices.into_iter().enumerate().map(seal).collect();
    grant(epoch, kind, &to)
}

fn grants(group: &mut Group) {
    let epoch = Epoch::new(&["ada"], &[]);
    let announcement = h(epoch.body(&epoch.drawn()));
    let drawn: [u8; 128] = random("grant");
    for (kind, key, why) in [
        (0, content(), "the content's key"),
        (1, outline(), "the outline's key"),
    ] {
        let body = granted(&epoch.id(), kind, &key, &["dan", "eve"], &drawn);
        let mut given = with(&place(), "epoch", h(epoch.id()));
        (given["key kind"], given["key"]) = (json!(kind), h(key));
        (given["cards"], given["random"]) = (json!(cards(&["dan", "eve"])), h(drawn));
        group.gives(
            "grant",
            &format!("{why} is granted"),
            given,
            &[],
            json!({ "body": h(&body) }),
        );
        let given = with(
            &opening("eve", epoch.id()),
            "announcement",
            announcement.clone(),
        );
        let gives = json!({ "key": h(key), "kind": kind });
        group.gives(
            "open a grant",
            &format!("a grant of {why} is opened"),
            given,
            &body,
            gives,
        );
    }
    let body = granted(&epoch.id(), 0, &content(), &["dan"], &drawn);
    let given = with(&opening("eve", epoch.id()), "announcement", announcement);
    group.gives(
        "open a grant",
        "a grant to somebody else",
        given,
        &body,
        json!({ "key": null }),
    );
}

fn refused_keys(group: &mut Group) {
    let epoch = Epoch::new(&["ada", "bo"], &["cleo"]);
    let (drawn, id_of) = (epoch.drawn(), epoch.id());
    let body = epoch.body(&drawn);
    let mut refused = |why: &str, name: &str, epoch: [u8; 32], body: &[u8], check| {
        group.refused("open", why, opening(name, epoch), body, check);
    };
    let given_another = |name: &str, key: [u8; 32]| {
        let mut epoch = epoch.clone();
        for to in &mut epoch.to {
            if to.0.id() == Device::of(name).id() {
                to.1 = key;
            }
        }
        epoch.body(&drawn)
    };
    refused(
        "a reader is given another key",
        "bo",
        id_of,
        &given_another("bo", id("other")),
        R052,
    );
    refused(
        "a voice is given another key",
        "cleo",
        id_of,
        &given_another("cleo", id("other")),
        R052,
    );
    let mut two_faced = epoch.clone();
    two_faced.hc = d("outline commitment", &id("other"));
    let body_of = two_faced.body(&drawn);
    refused(
        "an outline's key is announced that does not come of the content's",
        "bo",
        two_faced.id(),
        &body_of,
        R052,
    );
    refused("under another epoch's id", "bo", id("other"), &body, R053);
    let spoiled = changed(&body, body.len() - 3);
    let last = &["ada", "bo", "cleo"]
        .into_iter()
        .max_by_key(|name| Device::of(name).id())
        .unwrap();
    refused("a sealed key was changed", last, id_of, &spoiled, R053);
    let swapped = swap(&epoch, &drawn);
    refused(
        "a key that was sealed to somebody else",
        "ada",
        id_of,
        &swapped,
        R053,
    );
    let mut short = epoch.clone();
    short
        .to
        .retain(|(device, _)| device.id() == Device::of("ada").id());
    let info = info("epoch", &short.id(), &short.to[0].0, &[]);
    let sealed = hpke::seal(
        &short.to[0].0.public().1,
        &info,
        &content()[..31],
        &random("short"),
    );
    let sealed = [&sealed[..], &[0]].concat();
    let body_of = short.wrap(vec![A(vec![b(short.to[0].0.id()), b(sealed)])]);
    refused("a key of 31 bytes", "ada", short.id(), &body_of, R053);
    let mut elsewhere = |why: &str, field: &str, value: Value| {
        group.refused(
            "open",
            why,
            with(&opening("bo", id_of), field, value),
            &body,
            R053,
        );
    };
    elsewhere("in another room", "room", h(OTHER));
    elsewhere("from another announcer", "device", h(id("announcer")));
    let mut twice = epoch.clone();
    twice.to.reverse();
    group.refused(
        "open",
        "recipients out of order",
        opening("bo", id_of),
        &twice.body(&drawn),
        R054,
    );
    let one = epoch.to[0].clone();
    let doubled = Epoch {
        to: vec![one.clone(), one],
        ..epoch.clone()
    };
    group.refused(
        "id",
        "a recipient twice",
        place(),
        &doubled.body(&drawn),
        R054,
    );
}

/// Everybody is handed what was sealed to the next.
fn swap(epoch: &Epoch, drawn: &[u8]) -> Vec<u8> {
    let len = epoch.to.len();
    let seal = |at: usize| {
        let (next, key) = &epoch.to[(at + 1) % len];
        let info = info("epoch", &epoch.id(), next, &[]);
        let random = drawn[64 * at..64 * (at + 1)].try_into().unwrap();
        let sealed = hpke::seal(&next.public().1, &info, key, random);
        A(vec![b(epoch.to[at].0.id()), b(sealed)])
    };
    epoch.wrap((0..len).map(seal).collect())
}

fn refused_grants(group: &mut Group) {
    let epoch = Epoch::new(&["ada"], &[]);
    let body = epoch.body(&epoch.drawn());
    let drawn: [u8; 128] = random("grant");
    let given = with(&opening("eve", epoch.id()), "announcement", h(&body));
    let mut refused = |why: &str, given: &Value, input: &[u8], check| {
        group.refused("open a grant", why, given.clone(), input, check);
    };
    let grant_of = |kind, key: [u8; 32]| granted(&epoch.id(), kind, &key, &["dan", "eve"], &drawn);
    refused(
        "a grant of another key",
        &given,
        &grant_of(0, id("other")),
        R052,
    );
    refused(
        "a grant of another outline's key",
        &given,
        &grant_of(1, id("other")),
        R052,
    );
    refused(
        "the outline's key in place of the content's",
        &given,
        &grant_of(0, outline()),
        R052,
    );
    refused(
        "the content's key in place of the outline's",
        &given,
        &grant_of(1, content()),
        R052,
    );
    let right = grant_of(0, content());
    // What is sealed to each takes as many bytes, the last one's at the end.
    let last = Device::of("eve").id() > Device::of("dan").id();
    let end = right.len() - if last { 0 } else { 1_206 };
    refused(
        "a granted key was changed",
        &given,
        &changed(&right, end - 3),
        R053,
    );
    refused(
        "a grant from another granter",
        &with(&given, "device", h(id("granter"))),
        &right,
        R053,
    );
    refused(
        "a grant in another room",
        &with(&given, "room", h(OTHER)),
        &right,
        R053,
    );
    let eve = Device::of("eve");
    let as_epoch = info("epoch", &epoch.id(), &eve, &[]);
    let sealed = hpke::seal(&eve.public().1, &as_epoch, &content(), &random("eve"));
    refused(
        "what was announced, as a grant",
        &given,
        &grant(&epoch.id(), 0, &[(eve.clone(), sealed)]),
        R053,
    );
    let as_outline = info("grant", &epoch.id(), &eve, &[U(1)]);
    let sealed = hpke::seal(&eve.public().1, &as_outline, &content(), &random("eve"));
    refused(
        "a key that was granted as the other kind",
        &given,
        &grant(&epoch.id(), 0, &[(eve.clone(), sealed)]),
        R053,
    );
    let other = info("grant", &id("other"), &eve, &[U(0)]);
    let sealed = hpke::seal(&eve.public().1, &other, &content(), &random("eve"));
    refused(
        "a key that was granted of another epoch",
        &given,
        &grant(&epoch.id(), 0, &[(eve, sealed)]),
        R053,
    );
    let dan = Device::of("dan");
    let twice = [(dan.clone(), vec![0; 1_168]), (dan, vec![0; 1_168])];
    refused(
        "a grant to one device twice",
        &given,
        &grant(&epoch.id(), 0, &twice),
        R054,
    );
}
