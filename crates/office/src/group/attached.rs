//! Files of an entry: what its body says of them, and which of one's own lie in the depots.

use std::collections::BTreeSet;
use std::io::Read;

use answerable_record::{Entry, Field};
use answerable_rooms::content::{Attachment, Content};
use answerable_rooms::ids::{DeviceId, EpochId};
use answerable_rooms::limits::{ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX, TEXT_BYTES_MAX};
use answerable_rooms::names;
use answerable_rooms::room::{Link, Room};
use answerable_rooms::secret::Secret;
use answerable_vault::{Entropy, RowId, WriteError, Writer};

use super::replicas::Place;
use crate::Failure;

/// The chunks of own files, by the number of the entry and that of the file in it: a line a name.
pub(super) const FILES: &str = "files";
/// How far each depot has them.
pub(super) const FILED: &str = "filed";
/// Names of chunks whose entry was erased: to be deleted in the depots.
pub(super) const UNFILED: &str = "unfiled";

/// A file as its entry will name it.
pub(crate) struct FileSaid {
    pub name: String,
    pub bytes: u64,
    pub hash: [u8; 32],
}

impl FileSaid {
    /// Measures a file.
    ///
    /// # Errors
    /// Where it can't be read, or is larger than what can travel.
    pub(crate) fn measured(name: String, source: &mut dyn Read) -> Result<Self, Failure> {
        if name.len() > TEXT_BYTES_MAX {
            return Err(WriteError::TooLong.into());
        }
        let mut hasher = blake3::Hasher::new();
        let bytes = std::io::copy(&mut source.take(ATTACHMENT_BYTES_MAX + 1), &mut hasher)?;
        if bytes > ATTACHMENT_BYTES_MAX {
            return Err(WriteError::AttachmentTooLarge.into());
        }
        let hash = *hasher.finalize().as_bytes();
        Ok(Self { name, bytes, hash })
    }
}

/// What an entry's body says of its files, each under a new key. Those that no body has room for stay here.
pub(crate) fn said(files: &[FileSaid], device: DeviceId, epoch: EpochId) -> Vec<Attachment<'_>> {
    let fit = files
        .iter()
        .filter(|file| file.name.len() <= TEXT_BYTES_MAX);
    fit.take(ATTACHMENTS_MAX)
        .map(|file| Attachment {
            name: &file.name,
            bytes: file.bytes,
            blake3: file.hash,
            key: Secret::draw(&mut Entropy),
            device,
            epoch,
        })
        .collect()
}

/// The files that a body names.
pub(super) fn named<'b>(content: &'b Content<'b>) -> &'b [Attachment<'b>] {
    match content {
        Content::Record { said, .. } | Content::Copy { said, .. } => &said.attachments,
        _ => &[],
    }
}

/// Notes the files of an own entry, to be put into the depots before what names them. This belongs to
/// the device, as its publications do.
pub(super) fn note_own(
    writer: &mut Writer<'_>,
    place: Place,
    room: &Room,
    link: &Link,
) -> Result<(), Failure> {
    let Some(payload) = &link.payload else {
        return Ok(());
    };
    let Ok(content) = Content::parse(&payload.body) else {
        return Ok(());
    };
    for (file, number) in named(&content).iter().zip(0_u16..) {
        let outline = room.keys().outline(&file.epoch).ok_or(Failure::NotInRoom)?;
        let chunks = 0..file.chunks();
        let chunks = chunks.map(|chunk| names::chunk(outline, &file.device, &file.key, chunk));
        let lines = chunks.collect::<Vec<_>>().join("\n");
        let key = file_key(link.seq, number);
        writer.shelve(&place.named(FILES), &key, lines.as_bytes())?;
    }
    Ok(())
}

/// Says that the chunks of an own entry's files are to be deleted: it was erased.
pub(super) fn forget_own(writer: &mut Writer<'_>, place: Place, seq: u64) -> Result<(), Failure> {
    let mut gone: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    writer.each_shelved(&place.named(FILES), &seq.to_be_bytes(), |key, names| {
        gone.push((key.to_vec(), names.to_vec()));
        Ok::<(), WriteError>(())
    })?;
    for (key, names) in gone {
        writer.unshelve(&place.named(FILES), &key)?;
        writer.shelve(&place.named(UNFILED), &key, &names)?;
    }
    Ok(())
}

/// Notes the files that an entry of somebody else names: they are elsewhere yet. What its line does not
/// name, names twice, or names in a way that leads out of a folder, is none.
pub(super) fn expect(
    writer: &mut Writer<'_>,
    row: RowId,
    entry: &Entry,
    files: &[Attachment<'_>],
) -> Result<(), Failure> {
    let listed = entry.said.texts(Field::Attachments);
    let mut listed: BTreeSet<&str> = listed.iter().map(AsRef::as_ref).collect();
    for file in files {
        if listed.remove(file.name) && answerable_record::is_inside(file.name) {
            writer.attachment_expected(row, file.name, file.bytes, &file.blake3)?;
        }
    }
    Ok(())
}

pub(super) fn file_key(seq: u64, number: u16) -> Vec<u8> {
    [&seq.to_be_bytes()[..], &number.to_be_bytes()].concat()
}
