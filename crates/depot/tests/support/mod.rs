//! Folders of tests, and small file systems of their own.
#![allow(dead_code, reason = "not every test needs all of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The path as somebody would type it.
pub fn locator(path: &Path) -> String {
    path.to_str()
        .expect("a test's folder has a plain name")
        .to_owned()
}

/// Every file below a folder, by its path from there, in order; links are told as files.
pub fn files(folder: &Path) -> Vec<String> {
    fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let entry = entry.expect("the folder can be read");
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                walk(root, &entry.path(), found);
            } else {
                let path = entry.path();
                let path = path.strip_prefix(root).expect("it was found below it");
                found.push(path.display().to_string());
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort();
    found
}

/// Whether the tests run as root, who alone can mount and whom no permission stops.
pub fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// A file system in memory over a folder, until it is dropped.
pub struct Mounted(PathBuf);

impl Mounted {
    /// Mounts one, or says that it can't.
    pub fn tmpfs(over: &Path, options: &str) -> Option<Self> {
        if !is_root() {
            println!("skipped in part: only root can mount a small file system");
            return None;
        }
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(over)
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(over.to_owned()));
        }
        println!("skipped in part: this machine does not let a test mount a small file system");
        None
    }

    /// Lets it only be read from now on.
    pub fn make_read_only(&self) {
        let status = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(&self.0)
            .status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "it can be mounted anew"
        );
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // At once, whoever still holds something open in it: a stick that is pulled.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
