//! Files that somebody attaches: from the disk, from memory, or out of a draft in the vault.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use answerable_rooms::limits::{ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX};
use answerable_vault::{OnShelf, RowId, WriteError, Writer};

use crate::Failure;
use crate::drafts::{FileWaiting, WAITING};
use crate::group::attached::FileSaid;

/// A file to be attached.
#[derive(Clone)]
pub enum FileGiven {
    /// One that lies on the disk.
    Path(PathBuf),
    /// One that is in memory, as a browser sends it: it never lies on the disk unsealed.
    Bytes {
        /// Its name.
        name: String,
        /// What is in it.
        bytes: Arc<[u8]>,
    },
    /// One that waits in the vault with its draft.
    Waiting(FileWaiting),
}

/// Names and bytes of files are content, so only the sort is told.
impl std::fmt::Debug for FileGiven {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            FileGiven::Path(_) => "Path",
            FileGiven::Bytes { .. } => "Bytes",
            FileGiven::Waiting(_) => "Waiting",
        })
    }
}

impl From<PathBuf> for FileGiven {
    fn from(path: PathBuf) -> Self {
        FileGiven::Path(path)
    }
}

impl FileGiven {
    /// Its name, without a folder.
    pub fn name(&self) -> String {
        let name = match self {
            FileGiven::Path(path) => path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            FileGiven::Bytes { name, .. } => name.clone(),
            FileGiven::Waiting(file) => file.name.clone(),
        };
        plain_name(&name)
    }

    pub(crate) fn is_missing(&self) -> bool {
        matches!(self, FileGiven::Path(path) if !path.is_file())
    }

    /// What the entry will say of each file.
    pub(crate) fn measured(reference: &str, files: &[FileGiven]) -> Result<Vec<FileSaid>, Failure> {
        if files.len() > ATTACHMENTS_MAX {
            return Err(WriteError::TooLong.into());
        }
        let names = file_names(reference, files).into_iter();
        let files = names.zip(files);
        files
            .map(|(name, file)| match file {
                FileGiven::Path(path) => FileSaid::measured(name, &mut File::open(path)?),
                FileGiven::Bytes { bytes, .. } => FileSaid::measured(name, &mut &bytes[..]),
                FileGiven::Waiting(file) if file.bytes > ATTACHMENT_BYTES_MAX => {
                    Err(WriteError::AttachmentTooLarge.into())
                }
                FileGiven::Waiting(file) => Ok(FileSaid {
                    name,
                    bytes: file.bytes,
                    hash: file.hash,
                }),
            })
            .collect()
    }

    /// Gives it to an entry.
    pub(crate) fn attach(
        &self,
        writer: &mut Writer<'_>,
        row: RowId,
        name: &str,
    ) -> Result<(), Failure> {
        match self {
            FileGiven::Path(path) => writer.attach(row, name, &mut File::open(path)?)?,
            FileGiven::Bytes { bytes, .. } => writer.attach(row, name, &mut &bytes[..])?,
            FileGiven::Waiting(file) => waiting(writer, row, file, name)?,
        };
        Ok(())
    }

    /// Gives it to an entry whose body in the room has named it; a file that was changed since it was
    /// measured is refused.
    pub(crate) fn attach_as(
        &self,
        writer: &mut Writer<'_>,
        row: RowId,
        said: &FileSaid,
    ) -> Result<(), Failure> {
        let mut source: Box<dyn Read + '_> = match self {
            FileGiven::Path(path) => Box::new(File::open(path)?),
            FileGiven::Bytes { bytes, .. } => Box::new(&bytes[..]),
            FileGiven::Waiting(file) => {
                waiting(writer, row, file, &said.name)?;
                return Ok(());
            }
        };
        let id = writer.attachment_expected(row, &said.name, said.bytes, &said.hash)?;
        Ok(writer.attachment_fetched(id, &mut source)?)
    }
}

fn waiting(
    writer: &mut Writer<'_>,
    row: RowId,
    file: &FileWaiting,
    name: &str,
) -> Result<answerable_vault::AttachmentId, WriteError> {
    writer.attach_from_shelf(
        row,
        &OnShelf {
            name,
            bytes: file.bytes,
            hash: &file.hash,
            shelf: WAITING,
            prefix: &file.prefix(),
        },
    )
}

/// The last part of a name, without what leads elsewhere; browsers send whole paths at times.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.replace([':', '\0'], "-")
}

/// The name of each file: below the ref of its entry, so that no two entries share one.
pub(crate) fn file_names(reference: &str, files: &[FileGiven]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for file in files {
        let name = match file.name() {
            name if name.is_empty() || name == "." || name == ".." => "file".to_owned(),
            name => name,
        };
        let taken = |name: &String| names.contains(name);
        let numbered = (2..).map(|number| format!("{reference}/{number}-{name}"));
        let mut free = std::iter::once(format!("{reference}/{name}")).chain(numbered);
        let free = free.find(|name| !taken(name));
        names.push(free.expect("there is always a next number"));
    }
    names
}
