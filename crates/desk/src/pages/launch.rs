//! Opening the browser with the one-time token.
//!
//! The token never stands on a command line, where others on this machine could read it: the browser is
//! given a small file that nobody else can open, and that leads to the address.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::ids;

/// The file that leads to the pages; it is removed when this is dropped.
pub struct Leads(PathBuf);

impl Drop for Leads {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Opens the browser; nothing where there is none, or no place for the file.
pub fn open(address: &str) -> Option<Leads> {
    let folder = std::env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(std::env::temp_dir);
    let path = folder.join(format!("open-{}.html", &ids::secret()[..16]));
    let mut options = fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let page = format!(
        "<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">\
         <meta http-equiv=\"refresh\" content=\"0;url={address}\"><title>…</title>\n"
    );
    let written = options
        .open(&path)
        .and_then(|mut file| file.write_all(page.as_bytes()));
    let leads = Leads(path);
    written.ok()?;
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    Command::new(opener)
        .arg(&leads.0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    Some(leads)
}
