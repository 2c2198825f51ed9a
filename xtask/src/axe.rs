//! axe-core, which looks for what keeps people out of a page. It is fetched by npm and never a part of the project.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::packages;
use crate::steps::{Stop, answers, step};

/// The version that the pages are held against.
const VERSION: &str = "4.14.1";

/// Where the tests look for it: beside what is built, so that it goes with it.
fn folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target
        .unwrap_or_else(|| PathBuf::from("target"))
        .join("axe")
}

/// Fetches it where it is not there yet.
pub fn ensure() -> Result<(), Stop> {
    let folder = folder();
    if folder.join("package/axe.min.js").is_file() {
        return Ok(());
    }
    if !answers("npm", &["--version"]) {
        packages::ensure(&["npm"])?;
    }
    fs::create_dir_all(&folder).map_err(|error| Stop::Unreadable {
        what: folder.display().to_string(),
        why: error.to_string(),
    })?;
    // npm holds what it fetches against the registry's own hash.
    let name = format!("axe-core@{VERSION}");
    step(
        "axe-core",
        Command::new("npm")
            .args(["pack", "--silent", &name])
            .current_dir(&folder),
    )?;
    let packed = format!("axe-core-{VERSION}.tgz");
    step(
        "axe-core, unpacked",
        Command::new("tar")
            .args(["-xzf", &packed])
            .current_dir(&folder),
    )
}
