//! Waiting for what is asynchronous, with an end.

use std::future::Future;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

use crate::Failure;

/// The runtime of one storage. Its calls wait on the caller's thread; what blocks, such as a sync to
/// a disk, does so on a thread of the runtime's, so that it can be left behind.
pub(crate) struct Waiting(Option<Runtime>);

impl Waiting {
    pub(crate) fn new() -> Result<Self, Failure> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Self(Some(runtime)))
    }

    /// Waits for an outcome at most so long.
    ///
    /// What was begun may still come to its end after that, like anything that a slow storage does
    /// after its answer was no longer waited for. So nothing may follow from a failure but that the
    /// outcome is unknown.
    pub(crate) fn at_most<T>(
        &self,
        time: Duration,
        work: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let runtime = self.0.as_ref().expect("it is taken only when dropped");
        runtime
            .block_on(async { tokio::time::timeout(time, work).await })
            .unwrap_or(Err(Failure::TooSlow))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            // Not the ordinary end, which waits for threads that hang in a dead disk.
            runtime.shutdown_background();
        }
    }
}

/// Does on a thread of the runtime's what would block this one.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .expect("the work does not panic, and nothing cancels it while it is waited for")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    const SOON: Duration = Duration::from_millis(50);
    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn storage_that_never_answers_is_left() {
        let waiting = Waiting::new().expect("a runtime can be made");
        let never = std::future::pending::<Result<(), Failure>>();
        assert_eq!(waiting.at_most(SOON, never), Err(Failure::TooSlow));
    }

    #[test]
    fn disk_that_hangs_holds_up_neither_the_call_nor_the_end() {
        let begun = Instant::now();
        let waiting = Waiting::new().expect("a runtime can be made");
        let (let_go, held) = std::sync::mpsc::channel::<()>();
        let hangs = aside(move || {
            let _ = held.recv_timeout(LONG);
            Ok(())
        });
        assert_eq!(waiting.at_most(SOON, hangs), Err(Failure::TooSlow));
        drop(waiting);
        assert!(begun.elapsed() < LONG / 2);
        drop(let_go);
    }
}
