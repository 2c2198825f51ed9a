//! A vault out of a backup: from a file that the browser sends, or from where it lies.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use answerable_office::{Failure, restore};
use askama::Template;

use super::answer::Answer;
use super::ask::{Ask, W};
use super::frame::Page;
use super::given::Given;
use super::ids;
use super::trouble::Trouble;
use super::vaults::new_place;

#[derive(Template)]
#[template(path = "restore.html")]
struct Restore<'a> {
    w: W,
    form: String,
    path: &'a str,
    wrong: Vec<String>,
}

/// Asks for the backup.
pub fn get(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    Ok(page(ask, given, None).into())
}

fn page(ask: &mut Ask, given: &Given, trouble: Option<&Trouble>) -> Page {
    let restore = Restore {
        form: ask.form(),
        w: ask.w(),
        path: given.text("path").unwrap_or_default(),
        wrong: trouble.map_or_else(Vec::new, |trouble| trouble.lines(ask.words)),
    };
    Page::of("pages-restore", &restore)
        .chapter("backups")
        .status(trouble.map_or(200, Trouble::status))
}

/// Makes the vault; it is opened with the passphrase of the day of the backup.
pub fn post(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    if ask.state.office.is_some() {
        return Ok(Answer::Go("/today".to_owned()));
    }
    match bring_back(ask, given) {
        Ok(path) => {
            ask.state.choose(path);
            Ok(Answer::Go("/unlock?restored=1".to_owned()))
        }
        Err(trouble) => Ok(page(ask, given, Some(&trouble)).into()),
    }
}

fn bring_back(ask: &Ask, given: &Given) -> Result<PathBuf, Trouble> {
    let to = new_place(ask)?;
    if let Some(file) = given.files.first() {
        // Sealed as it is, it may lie on the disk.
        let part = to.with_file_name(format!("{}.backup", &ids::secret()[..16]));
        let restored = written(&part, &file.bytes).and_then(|()| restore(&part, &to));
        let _ = fs::remove_file(&part);
        restored?;
    } else {
        let from = given
            .text("path")
            .ok_or(Trouble::Refused("restore-no-file"))?;
        restore(Path::new(from), &to)?;
    }
    Ok(to)
}

fn written(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    Ok(File::create_new(path)?.write_all(bytes)?)
}
