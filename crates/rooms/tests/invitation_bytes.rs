//! Bytes from anybody: what reads a code, a step, a welcome, a share or a sheet never panics, and
//! takes nothing in a second form.
#![allow(
    clippy::unwrap_used,
    reason = "a test that panics has failed, and says where"
)]

mod support;

use answerable_rooms::code::Code;
use answerable_rooms::genesis::RoomKind;
use answerable_rooms::invite::Invitation;
use answerable_rooms::join::Joining;
use answerable_rooms::kept::Kept;
use answerable_rooms::offer::{Offer, Purpose};
use answerable_rooms::paper_key::{Entropy, ShortProcess};
use answerable_rooms::shares::{Share, split};
use answerable_rooms::steps::StepOne;
use answerable_rooms::welcome::Welcome;
use proptest::prelude::*;
use support::rooms::{NOW, machine, offered};
use support::{Drawn, PROCESS};

/// Something good of each kind, to be damaged.
struct Good {
    code: Code,
    kept: [Vec<u8>; 3],
    share: String,
    words: String,
}

fn good() -> Good {
    let random = &mut Drawn::new("hostile");
    let inviter = machine(random);
    let rooms = vec![offered(&inviter, RoomKind::Contact, random)];
    let drawn = Invitation::draw(&inviter, Purpose::Own, rooms, Vec::new(), NOW, random).unwrap();
    let code = drawn.code().clone();
    let joining = Joining::begin(code.clone(), "Noor", random).unwrap();
    let before = [drawn.encode().to_vec(), joining.encode().to_vec()];
    let step1 = drawn.read(&[joining.object().1]).unwrap();
    let answered = drawn.answer(step1, &inviter, random).unwrap();
    let [first, second] = before;
    let entropy = Entropy::draw(random);
    Good {
        code,
        kept: [first, second, answered.encode().to_vec()],
        share: split(&entropy, PROCESS, 2, 3, random).unwrap()[0]
            .text()
            .to_string(),
        words: entropy.words().join(" "),
    }
}

/// Reads bytes as everything that comes from outside.
fn read(bytes: &[u8], code: &Code) {
    let _ = StepOne::read(bytes, &code.invite(), &code.process());
    let _ = Offer::read(bytes);
    let _ = Welcome::read(bytes);
    let _ = Kept::parse(bytes);
    let text = String::from_utf8_lossy(bytes);
    if let Ok(code) = Code::parse(&text) {
        assert!(Code::parse(&code.text()).is_ok());
    }
    let _ = Share::parse(&text);
    let _ = Entropy::read(&text);
    let _ = ShortProcess::read(&text);
}

fn damaged(good: &[u8], at: usize, to: u8, cut: bool) -> Vec<u8> {
    let mut bytes = good.to_vec();
    let at = at % bytes.len();
    if cut {
        bytes.truncate(at);
    } else {
        bytes[at] = to;
    }
    bytes
}

proptest! {
    #[test]
    fn bytes_of_anybody_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        read(&bytes, &good().code);
    }

    #[test]
    fn what_was_good_and_is_damaged_is_read_without_panic(
        at in any::<usize>(), to in any::<u8>(), cut in any::<bool>()
    ) {
        let good = good();
        for kept in &good.kept {
            read(&damaged(kept, at, to, cut), &good.code);
        }
        for text in [&*good.code.text(), &good.share, &good.words] {
            let other = damaged(text.as_bytes(), at, to, cut);
            read(&other, &good.code);
            let said = String::from_utf8_lossy(&other);
            if let Ok(code) = Code::parse(&said) {
                prop_assert_eq!(code.text(), good.code.text());
            }
            if let Ok(share) = Share::parse(&said) {
                prop_assert_eq!(&*share.text(), &good.share);
            }
        }
    }
}
