//! A large file on its way to the browser, piece by piece: it is never whole in memory.

use std::fs::File;
use std::io::{self, Read};
use std::thread;

use axum::body::{Body, Bytes};
use tokio::sync::mpsc;

/// So much of it is read at once.
const PIECE_BYTES: usize = 256 << 10;
/// So many pieces wait for the browser.
const PIECES: usize = 4;

/// The body of an answer that is what a file holds.
pub fn body(mut file: File) -> Body {
    let (sender, mut pieces) = mpsc::channel(PIECES);
    thread::spawn(move || {
        while let Some(piece) = next(&mut file) {
            let failed = piece.is_err();
            // Where nobody takes it any more, the browser went on.
            if sender.blocking_send(piece).is_err() || failed {
                return;
            }
        }
    });
    Body::from_stream(futures::stream::poll_fn(move |waker| {
        pieces.poll_recv(waker)
    }))
}

/// The next piece; nothing at the end.
fn next(file: &mut File) -> Option<io::Result<Bytes>> {
    let mut piece = vec![0; PIECE_BYTES];
    match file.read(&mut piece) {
        Ok(0) => None,
        Ok(read) => {
            piece.truncate(read);
            Some(Ok(Bytes::from(piece)))
        }
        Err(error) => Some(Err(error)),
    }
}
