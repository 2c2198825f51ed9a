//! The database makes itself ready at its first use in a process, and says that it is before it is.

use std::sync::Once;

use rusqlite::Connection;

/// Lets nobody open anything before the ciphers are ready.
///
/// SQLite calls itself ready, and only then makes SQLCipher so, with no lock held. Who opens a vault in
/// between can give it no key, and would be told that it is damaged. So one comes first, and the others wait;
/// where that fails, whoever opens a vault is told why.
pub(crate) fn wait_until_ready() {
    static FIRST: Once = Once::new();
    FIRST.call_once(|| drop(Connection::open_in_memory()));
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::disallowed_methods,
        reason = "a test begins programs, and makes the files that it works with"
    )]

    use std::fs::File;
    use std::hint::spin_loop;
    use std::process::Command;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use crate::key_file::{VaultId, VaultKey};
    use crate::vault::connect;

    /// There in a process that is begun for this alone.
    const BEGUN: &str = "ANSWERABLE_TEST_FIRST_USE";
    const SELF: &str = "first_use::tests::vaults_opened_at_one_moment_are_all_given_their_keys";
    /// The moment is a few millionths of a second: without the waiting, one process in 15 meets it.
    const PROCESSES: usize = 100;
    const AT_ONCE: usize = 6;

    /// A process has one first use, so each try is a process of its own.
    #[test]
    fn vaults_opened_at_one_moment_are_all_given_their_keys() {
        if std::env::var_os(BEGUN).is_some() {
            return open_at_one_moment();
        }
        let me = std::env::current_exe().expect("this test");
        let failed = (0..PROCESSES).filter(|_| {
            let mut again = Command::new(&me);
            let ended = again.args(["--exact", SELF]).env(BEGUN, "1").output();
            let ended = ended.expect("it begins");
            assert!(String::from_utf8_lossy(&ended.stdout).contains("running 1 test"));
            !ended.status.success()
        });
        assert_eq!(failed.count(), 0, "of {PROCESSES} processes");
    }

    fn open_at_one_moment() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = AtomicUsize::new(AT_ONCE);
        thread::scope(|scope| {
            for at in 0..AT_ONCE {
                let (folder, missing) = (&folder, &missing);
                scope.spawn(move || {
                    let path = folder.path().join(format!("{at}.vault"));
                    File::create(&path).expect("made");
                    let key = VaultKey::filled(|bytes| {
                        bytes.fill(7);
                        Ok::<(), ()>(())
                    });
                    let key = key.expect("filled");
                    // Close behind each other: who is woken by the others comes too late.
                    missing.fetch_sub(1, Ordering::SeqCst);
                    while missing.load(Ordering::SeqCst) > 0 {
                        spin_loop();
                    }
                    for _ in 0..at * 250 {
                        spin_loop();
                    }
                    let opened = connect(&path, &key, &VaultId::default());
                    assert!(opened.is_ok(), "it takes its key");
                });
            }
        });
    }
}
