//! The chunks of a file in a depot, one after the other, opened.

use std::io::{self, Read};

use answerable_depot::{Depot, Name};
use answerable_rooms::blob::{SEALED_BYTES_MAX, Whole};
use answerable_rooms::content::Attachment;
use answerable_rooms::epoch_key::OutlineKey;
use answerable_rooms::limits::CHUNK_BYTES;
use answerable_rooms::names;
use zeroize::Zeroizing;

/// What became of a file in one depot.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Here,
    /// A chunk of it is not there.
    Nowhere,
    /// A chunk of it is not what it should be.
    Damaged,
    /// The depot does not answer any more.
    Away,
    /// A part of it came, and it goes on another time.
    Later,
}

/// The chunks of a file, one after the other, opened.
pub(super) struct Chunks<'c> {
    depot: &'c dyn Depot,
    outline: &'c OutlineKey,
    file: &'c Attachment<'c>,
    whole: Whole,
    next: u64,
    opened: Zeroizing<Vec<u8>>,
    used: usize,
    left_out: usize,
    failed: Option<Found>,
    told: &'c mut dyn FnMut(u64),
}

impl<'c> Chunks<'c> {
    pub(super) fn of(
        depot: &'c dyn Depot,
        outline: &'c OutlineKey,
        file: &'c Attachment<'c>,
        whole: Whole,
        told: &'c mut dyn FnMut(u64),
    ) -> Self {
        Self {
            depot,
            outline,
            file,
            whole,
            next: 0,
            opened: Zeroizing::new(Vec::new()),
            used: 0,
            left_out: 0,
            failed: None,
            told,
        }
    }

    /// Why reading failed.
    pub(super) fn failed(&self) -> Option<Found> {
        self.failed
    }

    /// Whether only the last chunk is left.
    pub(super) fn are_at_the_last(&self) -> bool {
        self.next + 1 >= self.file.chunks()
    }

    /// Passes over the chunks that these bytes begin with; says how many bytes that were.
    pub(super) fn pass(&mut self, kept: &[u8]) -> usize {
        let mut passed = 0;
        while kept.len() - passed >= CHUNK_BYTES && !self.are_at_the_last() {
            self.whole.pass(&kept[passed..passed + CHUNK_BYTES]);
            (self.next, passed) = (self.next + 1, passed + CHUNK_BYTES);
        }
        passed
    }

    /// Leaves out the beginning of the next chunk: it is kept already.
    pub(super) fn leave_out(&mut self, bytes: usize) {
        self.left_out = bytes;
    }

    fn take_next(&mut self) -> Result<(), Found> {
        let file = self.file;
        let name = names::chunk(self.outline, &file.device, &file.key, self.next);
        let name = Name::new(&name).expect("names are made of letters and one slash");
        let sealed = match self.depot.get(&name, SEALED_BYTES_MAX) {
            Ok(Some(sealed)) => sealed,
            Ok(None) => return Err(Found::Nowhere),
            Err(failure) if failure.is_of_one_object() => return Err(Found::Damaged),
            Err(_) => return Err(Found::Away),
        };
        self.opened = self.whole.take(&sealed).map_err(|_| Found::Damaged)?;
        self.used = std::mem::take(&mut self.left_out).min(self.opened.len());
        self.next += 1;
        (self.told)((self.next * CHUNK_BYTES as u64).min(file.bytes));
        Ok(())
    }
}

impl Read for Chunks<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.used == self.opened.len() && !self.whole.is_whole() {
            if let Err(why) = self.take_next() {
                self.failed = Some(why);
                return Err(io::ErrorKind::Other.into());
            }
        }
        let left = &self.opened[self.used..];
        let count = left.len().min(into.len());
        into[..count].copy_from_slice(&left[..count]);
        self.used += count;
        Ok(count)
    }
}
