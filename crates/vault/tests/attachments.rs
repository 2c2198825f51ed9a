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

#[test]
fn attachment_is_read_chunk_by_chunk_and_no_further_than_it_goes() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let chunk = limits::CHUNK_BYTES;
    for len in [0, 1, chunk, chunk + 1, 2 * chunk + 17] {
        let content = bytes(len);
        let id = vault
            .write(|w| w.attach(row, &format!("{len}"), &mut content.as_slice()))
            .expect("attaches");
        let listed = vault.attachments(row).expect("lists");
        let chunks = listed.last().expect("is there").chunks();
        assert_eq!(chunks as usize, len.div_ceil(chunk).max(1));
        let (mut out, mut buffer) = (Vec::new(), b"left over".to_vec());
        for number in 0..chunks {
            vault
                .attachment_chunk(id, number, &mut buffer)
                .expect("reads");
            assert!(buffer.len() == chunk || number + 1 == chunks);
            out.extend_from_slice(&buffer);
        }
        assert!(out == content);
        let beyond = vault.attachment_chunk(id, chunks, &mut buffer);
        assert!(matches!(beyond, Err(ReadError::NoSuch)));
    }
}

#[test]
fn attachment_that_is_elsewhere_is_listed_and_taken_in_when_it_was_fetched() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let content = bytes(limits::CHUNK_BYTES + 5);
    let hash = *blake3::hash(&content).as_bytes();
    let id = vault
        .write(|w| w.attachment_expected(row, "a", content.len() as u64, &hash))
        .expect("is noted");
    let known = &vault.attachments(row).expect("lists")[0];
    assert!(!known.here && known.bytes == content.len() as u64 && known.hash == hash);
    let mut buffer = Vec::new();
    for read in [
        vault.read_attachment(id, &mut buffer).map(drop),
        vault.attachment_chunk(id, 0, &mut Vec::new()),
    ] {
        assert!(matches!(read, Err(ReadError::NotFetched)));
    }
    assert!(vault.check_integrity().expect("checks").is_sound());

    vault
        .write(|w| w.attachment_fetched(id, &mut content.as_slice()))
        .expect("is taken in");
    vault
        .write(|w| w.attachment_fetched(id, &mut &b"whatever"[..]))
        .expect("is here already, so nothing is read");
    vault.lock();
    let vault = reopen(&place);
    assert!(vault.attachments(row).expect("lists")[0].here);
    vault.read_attachment(id, &mut buffer).expect("reads");
    assert!(buffer == content);
    assert!(vault.check_integrity().expect("checks").is_sound());
}

#[test]
fn fetched_bytes_that_differ_are_refused_and_nothing_of_them_is_kept() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let content = bytes(1000);
    let hash = *blake3::hash(&content).as_bytes();
    let id = vault
        .write(|w| w.attachment_expected(row, "a", 1000, &hash))
        .expect("is noted");
    let mut changed = content.clone();
    changed[500] ^= 1;
    for wrong in [
        &content[..999],
        &[&content[..], b"x"].concat(),
        &changed,
        b"",
    ] {
        let refused = vault.write(|w| w.attachment_fetched(id, &mut &wrong[..]));
        assert!(matches!(refused, Err(WriteError::AttachmentDiffers)));
    }
    vault
        .write(|w| w.attachment_fetched(id, &mut content.as_slice()))
        .expect("the right ones are taken in after all");
}

#[test]
fn expected_attachment_goes_with_its_entry_and_what_comes_later_finds_none() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let noted = vault.write(|w| w.attachment_expected(row, "a", 3, &[0; 32]));
    let id = noted.expect("is noted");
    let twice = vault.write(|w| w.attachment_expected(row, "a", 3, &[0; 32]));
    assert!(matches!(twice, Err(WriteError::PositionTaken)));
    let huge = limits::ATTACHMENT_BYTES_MAX + 1;
    let huge = vault.write(|w| w.attachment_expected(row, "b", huge, &[0; 32]));
    assert!(matches!(huge, Err(WriteError::AttachmentTooLarge)));
    vault.write(|w| w.erase(row, b"-")).expect("erases");
    let late = vault.write(|w| w.attachment_fetched(id, &mut &b"abc"[..]));
    assert!(matches!(late, Err(WriteError::NoSuchEntry)));
}

#[test]
fn expected_attachment_comes_piece_by_piece_and_is_here_once_it_is_whole() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let content = bytes(2 * limits::CHUNK_BYTES + 5);
    let hash = *blake3::hash(&content).as_bytes();
    let id = vault
        .write(|w| w.attachment_expected(row, "a", content.len() as u64, &hash))
        .expect("notes");
    let mut pieces = content.chunks(limits::CHUNK_BYTES);
    let first = pieces.next().expect("a piece");
    let whole = vault.write(|w| w.attachment_goes_on(id, first));
    assert!(matches!(whole, Ok(false)));
    vault.lock();
    let mut vault = reopen(&place);
    assert_eq!(vault.attachment_begun(id).expect("counts"), 1);
    let mut read = Vec::new();
    vault.attachment_piece(id, 0, &mut read).expect("reads");
    assert!(read == first);
    assert!(!vault.attachments(row).expect("lists")[0].here);
    assert!(vault.check_integrity().expect("checks").is_sound());
    let short = vault.write(|w| w.attachment_goes_on(id, &first[1..]));
    assert!(matches!(short, Err(WriteError::AttachmentDiffers)));
    let whole = vault.write(|w| -> Result<bool, WriteError> {
        w.attachment_goes_on(id, pieces.next().expect("a piece"))?;
        w.attachment_goes_on(id, pieces.next().expect("a piece"))
    });
    assert!(matches!(whole, Ok(true)));
    let mut out = Vec::new();
    vault.read_attachment(id, &mut out).expect("reads");
    assert!(out == content);
    let more = vault.write(|w| w.attachment_goes_on(id, b"more"));
    assert!(matches!(more, Err(WriteError::NoSuchEntry)));
}

#[test]
fn pieces_that_add_up_to_something_else_are_refused_and_can_begin_anew() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let content = bytes(limits::CHUNK_BYTES + 5);
    let id = vault
        .write(|w| w.attachment_expected(row, "a", content.len() as u64, &[9; 32]))
        .expect("notes");
    let (first, last) = content.split_at(limits::CHUNK_BYTES);
    vault
        .write(|w| w.attachment_goes_on(id, first))
        .expect("takes");
    let whole = vault.write(|w| w.attachment_goes_on(id, last));
    assert!(matches!(whole, Err(WriteError::AttachmentDiffers)));
    assert_eq!(vault.attachment_begun(id).expect("counts"), 1);
    vault
        .write(|w| w.attachment_begins_anew(id))
        .expect("drops");
    assert_eq!(vault.attachment_begun(id).expect("counts"), 0);
    vault.write(|w| w.erase(row, b"{}")).expect("erases");
    let gone = vault.write(|w| w.attachment_goes_on(id, first));
    assert!(matches!(gone, Err(WriteError::NoSuchEntry)));
}

#[test]
fn a_file_that_waited_on_a_shelf_becomes_an_attachment_or_nothing_is_written() {
    let place = folder();
    let mut vault = create(&place);
    let row = write(&mut vault, 1, "minutes");
    let other = write(&mut vault, 2, "letter");
    let content = bytes(2 * limits::CHUNK_BYTES + 5);
    let put = |vault: &mut answerable_vault::Vault, number: u32, piece: &[u8]| {
        let key = [&b"draft"[..], &number.to_be_bytes()].concat();
        vault
            .write(|w| w.shelve("waiting", &key, piece))
            .expect("lies there");
    };
    for (piece, number) in content.chunks(limits::CHUNK_BYTES).zip(0..) {
        put(&mut vault, number, piece);
    }
    let hash = *blake3::hash(&content).as_bytes();
    let attach = |vault: &mut answerable_vault::Vault, row, bytes: u64, hash: &[u8; 32]| {
        let file = answerable_vault::OnShelf {
            name: "a.bin",
            bytes,
            hash,
            shelf: "waiting",
            prefix: b"draft",
        };
        vault.write(|w| w.attach_from_shelf(row, &file))
    };
    let size = content.len() as u64;
    for (bytes, hash) in [(size - 1, &hash), (size, &[0; 32])] {
        let refused = attach(&mut vault, row, bytes, hash);
        assert!(matches!(refused, Err(WriteError::AttachmentDiffers)));
    }
    assert!(vault.attachments(row).expect("lists").is_empty());
    let id = attach(&mut vault, row, size, &hash).expect("attaches");
    let mut out = Vec::new();
    vault.read_attachment(id, &mut out).expect("reads");
    assert!(out == content);
    let mut chunk = Vec::new();
    vault.attachment_chunk(id, 2, &mut chunk).expect("reads");
    assert_eq!(chunk.len(), 5);
    // A piece behind one that is not full would be read as another place of the file.
    put(&mut vault, 3, b"more");
    let more = [&content[..], b"more"].concat();
    let refused = attach(&mut vault, other, size + 4, blake3::hash(&more).as_bytes());
    assert!(matches!(refused, Err(WriteError::AttachmentDiffers)));
}
