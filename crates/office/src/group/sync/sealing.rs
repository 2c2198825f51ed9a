//! Sealing the chunks of a file and putting them: two at once, while the next is read.
//!
//! A chunk is read, sealed and put out of one piece of memory, which then serves for another. What
//! became of the chunks is told in their order, so that whoever goes on later knows where.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Scope};

use answerable_depot::{Depot, Name, Put};
use answerable_rooms::blob::{Blob, SEALED_BYTES_MAX};
use zeroize::Zeroizing;

use crate::Failure;

/// Chunks that are sealed and put at once. More gain nothing where one is read at a time.
const LANES: usize = 2;
/// Chunks that a lane has in hand: one on its way, and the next.
const IN_HAND: usize = 2;

/// A file that is sent, chunk by chunk.
pub trait SentFile {
    /// Reads a chunk, behind nothing. There is room for it: a full one is
    /// [`CHUNK_BYTES`](answerable_rooms::limits::CHUNK_BYTES) long.
    ///
    /// # Errors
    /// Ends the sending.
    fn read(&mut self, chunk: usize, into: &mut Vec<u8>) -> Result<(), Failure>;

    /// The depot has this chunk and all before it; `replaced` where other bytes lay under its name.
    ///
    /// # Errors
    /// Ends the sending.
    fn is_there(&mut self, chunk: usize, replaced: bool) -> Result<(), Failure>;
}

/// Puts the chunks of a file from the one of a number on, under their names.
///
/// # Errors
/// Where one could not be read or put: the first in their order. Some after it may be there as well.
pub fn send_file(
    file: &mut dyn SentFile,
    blob: &Blob,
    names: &[Name],
    first: usize,
    depot: &dyn Depot,
) -> Result<(), Failure> {
    let count = LANES.min(names.len().saturating_sub(first));
    if count == 0 {
        return Ok(());
    }
    thread::scope(|scope| {
        let lanes: Vec<Lane> = (0..count)
            .map(|_| Lane::open(scope, blob, names, depot))
            .collect();
        let in_hand = count * IN_HAND;
        for at in first..names.len() + in_hand {
            let lane = &lanes[at % count];
            // The chunk that this lane was given that many before is through, and its memory free.
            let through = at
                .checked_sub(in_hand)
                .filter(|chunk| (first..names.len()).contains(chunk));
            let memory = match through {
                None => Zeroizing::new(Vec::with_capacity(SEALED_BYTES_MAX)),
                Some(chunk) => {
                    let (memory, put) = lane.through.recv().expect("a lane ends after its work");
                    file.is_there(chunk, put?)?;
                    memory
                }
            };
            if at < names.len() {
                lane.give(file, at, memory)?;
            }
        }
        Ok(())
    })
}

/// Whether other bytes lay under a chunk's name.
type Outcome = Result<bool, Failure>;
type Memory = Zeroizing<Vec<u8>>;

/// A thread that seals and puts what it is given. It ends when nobody waits for it any more.
struct Lane {
    work: Sender<(usize, Memory)>,
    through: Receiver<(Memory, Outcome)>,
}

impl Lane {
    fn open<'s>(
        scope: &'s Scope<'s, '_>,
        blob: &'s Blob,
        names: &'s [Name],
        depot: &'s dyn Depot,
    ) -> Self {
        let (work, given) = channel::<(usize, Memory)>();
        let (done, through) = channel();
        scope.spawn(move || {
            for (chunk, mut memory) in given {
                blob.seal_in_place(chunk as u64, chunk + 1 == names.len(), &mut memory);
                let put = put_again(depot, &names[chunk], &memory);
                if done.send((memory, put)).is_err() {
                    return;
                }
            }
        });
        Self { work, through }
    }

    fn give(
        &self,
        file: &mut dyn SentFile,
        chunk: usize,
        mut memory: Memory,
    ) -> Result<(), Failure> {
        memory.clear();
        file.read(chunk, &mut memory)?;
        let given = self.work.send((chunk, memory));
        given.expect("a lane ends after its work");
        Ok(())
    }
}

/// Puts a chunk; says whether other bytes lay under its name, which are replaced.
pub(super) fn put_again(depot: &dyn Depot, name: &Name, sealed: &[u8]) -> Outcome {
    if depot.put(name, sealed)? == Put::Written {
        return Ok(false);
    }
    match depot.get(name, sealed.len()) {
        Ok(there) if there.as_deref() == Some(sealed) => return Ok(false),
        Err(failure) if !failure.is_of_one_object() => return Err(failure.into()),
        _ => {}
    }
    depot.delete(name)?;
    depot.put(name, sealed)?;
    Ok(true)
}
