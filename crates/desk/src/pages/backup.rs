//! A backup: one file, as sealed as the vault, handed to the browser.

use std::fs::{self, File};

use answerable_office::Failure;
use askama::Template;

use super::answer::{Answer, Sealed};
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::ids;
use super::trouble::Trouble;

#[derive(Template)]
#[template(path = "backup.html")]
struct Backup {
    w: W,
    /// It says of which record a backup is wanted.
    form: String,
}

/// What a backup is.
pub fn get(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let form = ask.form();
    let page = Backup { w: ask.w(), form };
    Ok(Page::of("pages-backup", &page).chapter("backups").into())
}

/// Makes one. It lies beside the vault while it is handed over; on Unix nobody can name it meanwhile.
pub fn post(ask: &mut Ask, _: &Given) -> Result<Answer, Trouble> {
    let vault = ask.state.vault.clone().ok_or(Trouble::Locked)?;
    let path = vault.with_file_name(format!("{}.backup", &ids::secret()[..16]));
    let day = ask.now.day;
    ask.office()?.backup(&path)?;
    let file = File::open(&path);
    fs::remove_file(&path).map_err(Failure::from)?;
    let file = file.map_err(Failure::from)?;
    let bytes = file.metadata().map_err(Failure::from)?.len();
    Ok(Answer::Sealed(Sealed {
        name: format!("backup-{day}.sealed"),
        file,
        bytes,
    }))
}
