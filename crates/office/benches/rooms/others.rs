//! The same entries as commits of git, and as files of restic.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::timed;

/// Says how long others take to bring the same entries to somebody new, against our first sync.
pub fn compare(folder: &Path, lines: &[String], synced: Duration) {
    let say = |what: &str, took: Option<Duration>| match took {
        None => println!("  {what}: not installed"),
        Some(took) => {
            let ratio = synced.as_secs_f64() / took.as_secs_f64();
            println!("  {what}: {took:.2?}; our first sync takes {ratio:.2} times that");
        }
    };
    say(
        "git clone, each entry the message of a commit",
        git(folder, lines, false),
    );
    say(
        "git clone, each entry a commit of a file",
        git(folder, lines, true),
    );
    say("restic restore, each entry a file", restic(folder, lines));
}

fn git(folder: &Path, lines: &[String], files: bool) -> Option<Duration> {
    let name = if files { "git-files" } else { "git-messages" };
    let (from, to) = (folder.join(name), folder.join(format!("{name}-clone")));
    run(Command::new("git")
        .args(["init", "--quiet", "--bare"])
        .arg(&from))?;
    let mut import = Command::new("git")
        .arg("-C")
        .arg(&from)
        .args(["fast-import", "--quiet"])
        .stdin(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stream = std::io::BufWriter::new(import.stdin.take()?);
    for (number, line) in lines.iter().enumerate() {
        let said = if files { "entry" } else { line };
        write!(
            stream,
            "commit refs/heads/main\ncommitter A <a@example> {} +0000\ndata {}\n{said}\n",
            1_700_000_000 + number,
            said.len()
        )
        .ok()?;
        if files {
            let path = path(number);
            write!(stream, "M 644 inline {path}\ndata {}\n{line}\n", line.len()).ok()?;
        }
    }
    stream.flush().ok()?;
    drop(stream);
    assert!(import.wait().ok()?.success());
    run(Command::new("git")
        .arg("-C")
        .arg(&from)
        .args(["gc", "--quiet"]))?;
    // Without its short cut on one disk, where it would link the files instead of reading them.
    let mut clone = Command::new("git");
    clone.args(["clone", "--quiet", "--no-local", "--branch", "main"]);
    clone.arg(&from).arg(&to);
    let took = timed(|| run(&mut clone));
    let _ = (fs::remove_dir_all(from), fs::remove_dir_all(to));
    Some(took)
}

fn restic(folder: &Path, lines: &[String]) -> Option<Duration> {
    let (from, repository, to) = (
        folder.join("files"),
        folder.join("restic"),
        folder.join("restored"),
    );
    for (number, line) in lines.iter().enumerate() {
        let path = from.join(path(number));
        fs::create_dir_all(path.parent()?).ok()?;
        fs::write(path, line).ok()?;
    }
    let restic = |words: &[&str]| {
        let mut command = Command::new("restic");
        command
            .args(["--quiet", "--no-cache", "--repo"])
            .arg(&repository)
            .args(words)
            .env("RESTIC_PASSWORD", "six words that nobody else would take")
            .stdout(Stdio::null());
        command
    };
    run(&mut restic(&["init"]))?;
    run(restic(&["backup", "."]).current_dir(&from))?;
    let mut restore = restic(&["restore", "latest", "--target"]);
    restore.arg(&to);
    let took = timed(|| run(&mut restore));
    let _ = (fs::remove_dir_all(from), fs::remove_dir_all(to));
    Some(took)
}

/// Three levels, as git and restic like it.
fn path(number: usize) -> String {
    format!(
        "{:02}/{:02}/{number}.json",
        number % 100,
        number / 100 % 100
    )
}

/// `None` where there is no such program; it has to succeed where there is.
fn run(command: &mut Command) -> Option<()> {
    let status = command.status().ok()?;
    assert!(status.success(), "{command:?}");
    Some(())
}
