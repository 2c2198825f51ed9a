//! Bytes to and from a storage, through Apache OpenDAL.

use futures::TryStreamExt as _;
use opendal::{ErrorKind, Operator};

use crate::Failure;
#[cfg(feature = "memory")]
use crate::Put;

/// The objects of one OpenDAL service, by their whole path in it.
#[derive(Clone)]
pub(crate) struct Objects(Operator);

impl Objects {
    pub(crate) fn of(operator: Operator) -> Self {
        Self(operator)
    }

    /// Whether the service itself refuses to write over something.
    #[cfg(feature = "memory")]
    pub(crate) fn can_refuse_overwriting(&self) -> bool {
        self.0.info().capability().write_with_if_not_exists
    }

    /// Writes where nothing is; where the service can't see to that itself, the caller has to.
    #[cfg(feature = "memory")]
    pub(crate) async fn write(
        &self,
        path: &str,
        bytes: Vec<u8>,
        if_not_exists: bool,
    ) -> Result<Put, Failure> {
        let write = self.0.write_with(path, bytes).if_not_exists(if_not_exists);
        match write.await {
            Ok(_) => Ok(Put::Written),
            Err(error) if error.kind() == ErrorKind::ConditionNotMatch => Ok(Put::AlreadyThere),
            Err(error) => Err(Failure::of_opendal(&error)),
        }
    }

    /// Reads in one request, and stops as soon as it is more than was asked for: what a service says
    /// beforehand of a length is not relied upon.
    pub(crate) async fn read(
        &self,
        path: &str,
        bytes_max: usize,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let mut bytes = Vec::new();
        let read = async {
            let reader = self.0.reader(path).await?;
            let mut pieces = reader.into_stream(..).await?;
            while let Some(piece) = pieces.try_next().await? {
                if piece.len() > bytes_max - bytes.len() {
                    return Ok(false);
                }
                for part in piece {
                    bytes.extend_from_slice(&part);
                }
            }
            Ok(true)
        };
        let read: Result<bool, opendal::Error> = read.await;
        match read {
            Ok(true) => Ok(Some(bytes)),
            Ok(false) => Err(Failure::TooLarge),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::of_opendal(&error)),
        }
    }

    /// Deletes what is there; it is fine if nothing is.
    pub(crate) async fn delete(&self, path: &str) -> Result<(), Failure> {
        match self.0.delete(path).await {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::of_opendal(&error)),
            _ => Ok(()),
        }
    }
}
