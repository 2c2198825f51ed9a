//! Files that belong to entries.

mod support;

use std::io::{self, Read};

use answerable_vault::{ReadError, WriteError, limits};
use support::{append, create, folder, reopen, write};

/// Bytes that never repeat within a chunk, so that an exchanged chunk would be noticed.
fn bytes(len: usize) -> Vec<u8> {
    (0..len as u64)
        .map(|n| (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8)
        .collect()
}

#[test]
fn attachment_of_any_size_comes_out_as_it_went_in() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let chunk = limits::CHUNK_BYTES;
    for len in [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk + 17] {
        let content = bytes(len);
        let name = format!("files/{len}.bin");
        vault
            .write(|w| w.attach(row, &name, &mut content.as_slice()))
            .expect("attaches");
    }
    vault.lock();
    let vault = reopen(&place);
    for attachment in vault.attachments(row).expect("lists") {
        let mut out = Vec::new();
        let len = vault
            .read_attachment(attachment.id, &mut out)
            .expect("reads");
        assert_eq!(len, attachment.bytes);
        assert_eq!(attachment.name, format!("files/{len}.bin"));
        assert_eq!(&attachment.hash, blake3::hash(&out).as_bytes());
        assert!(out == bytes(out.len()));
    }
    assert_eq!(vault.attachments(row).expect("lists").len(), 6);
}

#[test]
fn reader_that_fails_halfway_leaves_neither_attachment_nor_entry() {
    struct Breaks(usize);
    impl Read for Breaks {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(io::Error::other("the stick was pulled out"));
            }
            let len = out.len().min(self.0);
            out[..len].fill(b'x');
            self.0 -= len;
            Ok(len)
        }
    }
    let place = folder();
    let mut vault = create(&place);
    let failed = vault.write::<(), WriteError>(|w| {
        let row = append(w, 1, "with a file")?;
        w.attach(row, "a", &mut Breaks(3 * limits::CHUNK_BYTES))
            .map(drop)
    });
    assert!(matches!(failed, Err(WriteError::Source(_))));
    assert_eq!(vault.count().expect("counts"), 0);
    assert!(vault.check_integrity().expect("checks").is_sound());
}

#[test]
fn name_that_is_too_long_is_refused() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let long = "n".repeat(limits::ATTACHMENT_NAME_BYTES_MAX + 1);
    let named = vault.write(|w| w.attach(row, &long, &mut io::empty()));
    assert!(matches!(named, Err(WriteError::TooLong)));
}

#[test]
fn name_twice_and_an_entry_that_is_not_there_are_refused() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    vault
        .write(|w| w.attach(row, "a", &mut &b"1"[..]))
        .expect("attaches");
    let twice = vault.write(|w| w.attach(row, "a", &mut &b"2"[..]));
    assert!(matches!(twice, Err(WriteError::PositionTaken)));
    let nowhere = answerable_vault::RowId::from_number(99);
    let lone = vault.write(|w| w.attach(nowhere, "a", &mut &b"2"[..]));
    assert!(matches!(lone, Err(WriteError::NoSuchEntry)));
}

#[test]
fn sink_that_fails_is_told_apart_from_damage() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let id = vault
        .write(|w| w.attach(row, "a", &mut &b"1"[..]))
        .expect("attaches");
    assert!(matches!(
        vault.read_attachment(id, &mut Full),
        Err(ReadError::Sink(_))
    ));
}
