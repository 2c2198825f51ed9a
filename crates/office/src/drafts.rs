//! Half-filled forms. They rest in the vault, not in the browser: sealed, there after a lock or a crash,
//! and erased in the transaction that writes the entry down.

use std::io::Read;

use answerable_record::Kind;
use answerable_rooms::limits::ATTACHMENTS_MAX;
use answerable_vault::{Entropy, WriteError, Writer, limits::CHUNK_BYTES};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::found::Office;
use crate::group::adopt::drawn;
use crate::{Failure, Now};

/// The shelf of the drafts, by their ids.
const DRAFTS: &str = "drafts";
/// The shelf of their files: id, number of the file (2 bytes), number of the piece (4), big-endian.
pub(crate) const WAITING: &str = "drafts.files";

/// So many drafts may lie in a vault.
pub const DRAFTS_MAX: usize = 100;
/// Longest draft without its files, in bytes.
pub const DRAFT_BYTES_MAX: usize = 9 << 20;
/// All files of all drafts together, in bytes (512 MiB).
pub const WAITING_BYTES_MAX: u64 = 512 << 20;

/// Names a draft within its vault; drawn at random.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId([u8; 16]);

impl DraftId {
    /// As letters and digits, for an address.
    pub fn text(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads what [`Self::text`] gave.
    pub fn parse(text: &str) -> Option<DraftId> {
        let digits: Option<Vec<u8>> = text
            .chars()
            .map(|digit| digit.to_digit(16).map(|digit| digit as u8))
            .collect();
        let digits = digits.filter(|digits| digits.len() == 32)?;
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = pair[0] << 4 | pair[1];
        }
        Some(DraftId(bytes))
    }

    /// Takes the draft and its files away; nothing of them is left in the vault's file.
    pub(crate) fn drop_from(&self, writer: &mut Writer<'_>) -> Result<(), WriteError> {
        writer.unshelve(DRAFTS, &self.0)?;
        drop_pieces(writer, &self.0)
    }
}

/// A form that was begun.
#[derive(Clone)]
pub struct Unfinished {
    /// By this it is named.
    pub id: DraftId,
    /// What sort of entry it is to be.
    pub kind: Kind,
    /// When it was begun, in seconds since 1970.
    pub begun_at_s: i64,
    /// When it was last saved, in seconds since 1970.
    pub saved_at_s: i64,
    /// What was typed: the name of each box of the form, and the text in it.
    pub answers: Vec<(String, String)>,
    /// Its files.
    pub files: Vec<FileWaiting>,
    /// The number that the next file gets: none is given twice, since pages that are open name files by it.
    next: u16,
}

/// A file that waits for its entry.
#[derive(Clone)]
pub struct FileWaiting {
    draft: DraftId,
    /// Its number in the draft.
    pub number: u16,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The BLAKE3 hash of its bytes.
    pub hash: [u8; 32],
}

impl FileWaiting {
    /// What the keys of its pieces begin with.
    pub(crate) fn prefix(&self) -> Vec<u8> {
        [&self.draft.0[..], &self.number.to_be_bytes()].concat()
    }

    /// Whether it is a file of that name with that in it.
    pub fn is(&self, name: &str, bytes: &[u8]) -> bool {
        self.name == name
            && self.bytes == bytes.len() as u64
            && self.hash == *blake3::hash(bytes).as_bytes()
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    kind: String,
    begun_at_s: i64,
    saved_at_s: i64,
    answers: Vec<(String, String)>,
    files: Vec<KeptFile>,
    #[serde(default)]
    next: u16,
}

#[derive(Serialize, Deserialize)]
struct KeptFile {
    number: u16,
    name: String,
    bytes: u64,
    hash: [u8; 32],
}

impl Office {
    /// Keeps what was typed so far: anew, or in place of what the draft said before. Its files stay.
    ///
    /// # Errors
    /// Where there are too many drafts, it is too long, or it is not there any more.
    pub fn draft_save(
        &mut self,
        id: Option<DraftId>,
        kind: Kind,
        answers: &[(String, String)],
        now: Now,
    ) -> Result<DraftId, Failure> {
        let known = match id {
            Some(id) => self.draft(id)?,
            None if self.vault.shelf_keys(DRAFTS, &[])?.len() >= DRAFTS_MAX => {
                return Err(Failure::TooManyDrafts);
            }
            None => Unfinished {
                id: DraftId(drawn(&mut Entropy)),
                kind,
                begun_at_s: now.seconds,
                saved_at_s: now.seconds,
                answers: Vec::new(),
                files: Vec::new(),
                next: 0,
            },
        };
        let id = known.id;
        let draft = Unfinished {
            kind,
            saved_at_s: now.seconds,
            answers: answers.to_vec(),
            ..known
        };
        let bytes = draft.to_bytes()?;
        self.write_apart(|writer| writer.shelve(DRAFTS, &id.0, &bytes))?;
        Ok(id)
    }

    /// Gives a draft that has none yet some files of another one, too: who goes on beside it goes on with those
    /// that they saw there. Each keeps its number.
    ///
    /// # Errors
    /// Where one of the drafts is gone, or so many files are too large together; nothing is given then.
    pub fn draft_share_files(
        &mut self,
        from: DraftId,
        to: DraftId,
        numbers: &[u16],
    ) -> Result<(), Failure> {
        let (source, mut draft) = (self.draft(from)?, self.draft(to)?);
        assert!(draft.files.is_empty(), "only a new draft is given files");
        let room = self.room_for_files()?;
        let shared = source.files.into_iter();
        let shared: Vec<FileWaiting> = shared
            .filter(|file| numbers.contains(&file.number))
            .collect();
        if shared.iter().map(|file| file.bytes).sum::<u64>() > room {
            return Err(Failure::DraftTooLong);
        }
        let mut pieces: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
        for file in shared {
            let prefix = file.prefix();
            let copy = FileWaiting { draft: to, ..file };
            for (key, _) in self.vault.shelf_keys(WAITING, &prefix)? {
                let at = [&copy.prefix()[..], &key[prefix.len()..]].concat();
                pieces.push((key, at));
            }
            draft.files.push(copy);
        }
        draft.next = source.next;
        let bytes = draft.to_bytes()?;
        self.write_apart(|writer| -> Result<(), Failure> {
            for (key, at) in &pieces {
                if let Some(piece) = writer.shelved(WAITING, key)? {
                    writer.shelve(WAITING, at, &piece)?;
                }
            }
            Ok(writer.shelve(DRAFTS, &to.0, &bytes)?)
        })
    }

    /// How many bytes files may still have that wait.
    fn room_for_files(&self) -> Result<u64, Failure> {
        let waiting = self.vault.shelf_keys(WAITING, &[])?;
        let taken = waiting.iter().map(|(_, bytes)| bytes).sum();
        Ok(WAITING_BYTES_MAX.saturating_sub(taken))
    }

    /// All drafts, the last saved first.
    ///
    /// # Errors
    /// Where the vault can't be read.
    pub fn drafts(&self) -> Result<Vec<Unfinished>, Failure> {
        let mut drafts: Vec<Unfinished> = Vec::new();
        self.vault
            .each_shelved(DRAFTS, &[], |key, value| -> Result<(), Failure> {
                drafts.extend(Unfinished::read(key, value));
                Ok(())
            })?;
        drafts.sort_by_key(|draft| (std::cmp::Reverse(draft.saved_at_s), draft.id));
        Ok(drafts)
    }

    /// A draft.
    ///
    /// # Errors
    /// Where there is none of that id: it was written down or dropped.
    pub fn draft(&self, id: DraftId) -> Result<Unfinished, Failure> {
        let bytes = self.vault.shelved(DRAFTS, &id.0)?;
        let draft = bytes.and_then(|bytes| Unfinished::read(&id.0, &bytes));
        draft.ok_or(Failure::NoSuchDraft)
    }

    /// Drops a draft and its files; nothing is written down.
    ///
    /// # Errors
    /// Where the vault can't be written.
    pub fn draft_drop(&mut self, id: DraftId) -> Result<(), Failure> {
        Ok(self.write_apart(|writer| id.drop_from(writer))?)
    }

    /// Takes a file into a draft, piece by piece as it comes; it lies nowhere else. One of the same name with the
    /// same in it is not taken twice, as when a form is sent twice.
    ///
    /// # Errors
    /// Where the draft is gone, the files are too many or too large, or the source fails. Nothing of
    /// the file is kept then.
    pub fn draft_file(
        &mut self,
        id: DraftId,
        name: &str,
        source: &mut dyn Read,
        now: Now,
    ) -> Result<FileWaiting, Failure> {
        let mut draft = self.draft(id)?;
        let room = self.room_for_files()?;
        let mut file = FileWaiting {
            draft: id,
            number: draft.next,
            name: name.to_owned(),
            bytes: 0,
            hash: [0; 32],
        };
        draft.saved_at_s = now.seconds;
        self.write_apart(|writer| -> Result<FileWaiting, Failure> {
            let mut hasher = blake3::Hasher::new();
            let mut piece = Zeroizing::new(Vec::with_capacity(CHUNK_BYTES));
            for number in 0_u32.. {
                piece.clear();
                (&mut *source)
                    .take(CHUNK_BYTES as u64)
                    .read_to_end(&mut piece)?;
                if piece.is_empty() {
                    break;
                }
                hasher.update(&piece);
                file.bytes += piece.len() as u64;
                if file.bytes > room {
                    return Err(Failure::DraftTooLong);
                }
                let key = [&file.prefix()[..], &number.to_be_bytes()].concat();
                writer.shelve(WAITING, &key, &piece)?;
            }
            file.hash = *hasher.finalize().as_bytes();
            let is_same = |known: &&FileWaiting| known.name == file.name && known.hash == file.hash;
            if let Some(known) = draft.files.iter().find(is_same) {
                drop_pieces(writer, &file.prefix())?;
                return Ok(known.clone());
            }
            if draft.files.len() >= ATTACHMENTS_MAX {
                return Err(Failure::DraftTooLong);
            }
            draft.files.push(file.clone());
            draft.next = file.number.checked_add(1).ok_or(Failure::DraftTooLong)?;
            writer.shelve(DRAFTS, &id.0, &draft.to_bytes()?)?;
            Ok(file)
        })
    }

    /// Takes a file out of a draft again.
    ///
    /// # Errors
    /// Where the draft is gone.
    pub fn draft_file_drop(&mut self, id: DraftId, number: u16) -> Result<(), Failure> {
        let mut draft = self.draft(id)?;
        draft.files.retain(|file| file.number != number);
        let bytes = draft.to_bytes()?;
        Ok(self.write_apart(|writer| {
            drop_pieces(writer, &[&id.0[..], &number.to_be_bytes()].concat())?;
            writer.shelve(DRAFTS, &id.0, &bytes)
        })?)
    }

    /// Writes what no page of the record hangs on, as drafts.
    pub(crate) fn write_apart<T, E: From<WriteError>>(
        &mut self,
        write: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let before = self.vault.changes();
        let written = self.vault.write(write);
        self.drafted += self.vault.changes() - before;
        written
    }
}

fn drop_pieces(writer: &mut Writer<'_>, prefix: &[u8]) -> Result<(), WriteError> {
    let mut pieces: Vec<Vec<u8>> = Vec::new();
    writer.each_shelved(WAITING, prefix, |key, _| {
        pieces.push(key.to_vec());
        Ok::<(), WriteError>(())
    })?;
    for piece in pieces {
        writer.unshelve(WAITING, &piece)?;
    }
    Ok(())
}

impl Unfinished {
    fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, Failure> {
        let kept = Kept {
            kind: self.kind.name().to_owned(),
            begun_at_s: self.begun_at_s,
            saved_at_s: self.saved_at_s,
            answers: self.answers.clone(),
            files: self
                .files
                .iter()
                .map(|file| KeptFile {
                    number: file.number,
                    name: file.name.clone(),
                    bytes: file.bytes,
                    hash: file.hash,
                })
                .collect(),
            next: self.next,
        };
        let bytes = serde_json::to_vec(&kept).expect("texts and numbers are JSON");
        match bytes.len() > DRAFT_BYTES_MAX {
            true => Err(Failure::DraftTooLong),
            false => Ok(Zeroizing::new(bytes)),
        }
    }

    /// Reads a draft; one that does not read, as of a newer program, is none here and stays.
    fn read(key: &[u8], bytes: &[u8]) -> Option<Unfinished> {
        let id = DraftId(key.try_into().ok()?);
        let kept: Kept = serde_json::from_slice(bytes).ok()?;
        // One of an older program does not say which number is next.
        let last = kept
            .files
            .last()
            .map_or(0, |last| last.number.saturating_add(1));
        Some(Unfinished {
            id,
            next: kept.next.max(last),
            kind: Kind::from_name(&kept.kind)?,
            begun_at_s: kept.begun_at_s,
            saved_at_s: kept.saved_at_s,
            answers: kept.answers,
            files: kept
                .files
                .into_iter()
                .map(|file| FileWaiting {
                    draft: id,
                    number: file.number,
                    name: file.name,
                    bytes: file.bytes,
                    hash: file.hash,
                })
                .collect(),
        })
    }
}
