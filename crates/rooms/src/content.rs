//! What people record: the bodies of content entries, which follow floors (room.md, 5.4).

use crate::cbor::{Reader, Writer};
use crate::check::Check;
use crate::derive::{Label, derive};
use crate::ids::{DeviceId, EntryId, EpochId, PersonId};
use crate::limits::{
    ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX, CHUNK_BYTES, CLOCK_MAX, CONTENT_BYTES_MAX,
    LINE_BYTES_MAX, SECONDS_MAX, TEXT_BYTES_MAX,
};
use crate::secret::Secret;

/// What people record. It borrows its words from the bytes that it was read from, and can't be printed.
#[derive(Clone, PartialEq, Eq)]
pub enum Content<'b> {
    /// A line of the record.
    Record {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// The line, and what belongs to it.
        said: Said<'b>,
    },
    /// The record's name for a person of the room.
    Who {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// The person.
        person: PersonId,
        /// What the record calls them.
        name: &'b str,
    },
    /// Her side stands by words relayed in her name.
    Confirm {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// The entry that holds the words.
        entry: EntryId,
    },
    /// A line of another room's record, released into this one.
    Copy {
        /// The author's clock, in seconds since 1970.
        at: u64,
        /// `D("release", id in the other room)`: tells who is in both rooms which entry it was.
        source: [u8; 32],
        /// The line, and what belongs to it.
        said: Said<'b>,
    },
}

/// A line of the record, and what belongs to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Said<'b> {
    /// Whether the words are hers to decide.
    pub hers: bool,
    /// Its place in the order of recording, as its author knew it.
    pub clock: u64,
    /// The line, as the record format has it.
    pub line: &'b str,
    /// Files that it names.
    pub attachments: Vec<Attachment<'b>>,
}

/// A file that belongs to a line (depot.md, section 5).
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment<'b> {
    /// What the line calls it.
    pub name: &'b str,
    /// Its length.
    pub bytes: u64,
    /// The BLAKE3 of the whole.
    pub blake3: [u8; 32],
    /// The key that its chunks are sealed under.
    pub key: Secret,
    /// In whose prefix it lies.
    pub device: DeviceId,
    /// The epoch that the prefix is named under.
    pub epoch: EpochId,
}

impl Attachment<'_> {
    /// How many chunks it has: one where it is empty.
    #[must_use]
    pub fn chunks(&self) -> u64 {
        self.bytes.div_ceil(CHUNK_BYTES as u64).max(1)
    }
}

impl<'b> Content<'b> {
    /// Reads a content entry's body.
    ///
    /// # Errors
    /// of its form, R-025 of an unknown kind.
    pub fn parse(bytes: &'b [u8]) -> Result<Self, Check> {
        if bytes.len() > CONTENT_BYTES_MAX {
            return Err(Check::R002);
        }
        let mut reader = Reader::new(bytes);
        let (kind, at, len) = begin(&mut reader)?;
        let content = match (kind, len) {
            (0, 6) => Self::Record {
                at,
                said: said(&mut reader)?,
            },
            (1, 4) => Self::Who {
                at,
                person: PersonId(reader.exactly()?),
                name: reader.text(TEXT_BYTES_MAX)?,
            },
            (2, 3) => Self::Confirm {
                at,
                entry: EntryId(reader.exactly()?),
            },
            (3, 7) => Self::Copy {
                at,
                source: reader.exactly()?,
                said: said(&mut reader)?,
            },
            (0..=3, _) => return Err(Check::R001),
            _ => return Err(Check::R025),
        };
        reader.done()?;
        Ok(content)
    }

    /// The body's bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        match self {
            Self::Record { at, said } => {
                writer.array(6).uint(0).uint(*at);
                said.write(&mut writer);
            }
            Self::Who { at, person, name } => {
                writer.array(4).uint(1).uint(*at);
                writer.bytes(person.bytes()).text(name);
            }
            Self::Confirm { at, entry } => {
                writer.array(3).uint(2).uint(*at).bytes(entry.bytes());
            }
            Self::Copy { at, source, said } => {
                writer.array(7).uint(3).uint(*at).bytes(source);
                said.write(&mut writer);
            }
        }
        writer.done()
    }

    /// The author's clock, in seconds since 1970: said and never relied on.
    #[must_use]
    pub fn at(&self) -> u64 {
        match self {
            Self::Record { at, .. }
            | Self::Who { at, .. }
            | Self::Confirm { at, .. }
            | Self::Copy { at, .. } => *at,
        }
    }
}

/// What a released copy says of where it comes from; who is in both rooms can find it.
#[must_use]
pub fn released(entry: &EntryId) -> [u8; 32] {
    derive(Label::Release, &[entry.bytes()])
}

impl Said<'_> {
    fn write(&self, writer: &mut Writer) {
        writer
            .uint(self.hers.into())
            .uint(self.clock)
            .text(self.line);
        writer.array(self.attachments.len());
        for file in &self.attachments {
            writer.array(7).text(file.name).uint(file.bytes);
            writer.bytes(&file.blake3).bytes(file.key.bytes());
            writer.bytes(file.device.bytes()).bytes(file.epoch.bytes());
            writer.uint(file.chunks());
        }
    }
}

fn said<'b>(reader: &mut Reader<'b>) -> Result<Said<'b>, Check> {
    let hers = reader.flag()?;
    let clock = reader.uint_max(CLOCK_MAX)?;
    let line = reader.text(LINE_BYTES_MAX)?;
    let len = reader.array_up_to(ATTACHMENTS_MAX)?;
    let mut attachments = Vec::with_capacity(len);
    for _ in 0..len {
        attachments.push(attachment(reader)?);
    }
    Ok(Said {
        hers,
        clock,
        line,
        attachments,
    })
}

fn attachment<'b>(reader: &mut Reader<'b>) -> Result<Attachment<'b>, Check> {
    reader.array_of(7)?;
    let file = Attachment {
        name: reader.text(TEXT_BYTES_MAX)?,
        bytes: reader.uint_max(ATTACHMENT_BYTES_MAX)?,
        blake3: reader.exactly()?,
        key: Secret::from(reader.exactly()?),
        device: DeviceId(reader.exactly()?),
        epoch: EpochId(reader.exactly()?),
    };
    // The number of chunks follows from the length; another one would be a second form.
    if reader.uint()? == file.chunks() {
        Ok(file)
    } else {
        Err(Check::R001)
    }
}

/// Kind, the author's clock, and how many elements there are in all.
pub(crate) fn begin(reader: &mut Reader<'_>) -> Result<(u64, u64, usize), Check> {
    let len = reader.array()?;
    if len < 2 {
        return Err(Check::R001);
    }
    Ok((reader.uint()?, reader.uint_max(SECONDS_MAX)?, len))
}
