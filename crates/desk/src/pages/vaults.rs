//! The vaults in the person's own data folder: which there are, choosing one, and a place for a new one.
//!
//! Before a passphrase nobody is told what a file is called, since a name may say something: the program
//! tells its own by their numbers, others by the day on which they were written last.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use answerable_office::paper::words::{Value, Words};

use crate::cli::group::{count, moment};

use super::answer::Answer;
use super::ask::Ask;
use super::given::Given;
use super::trouble::Trouble;

/// A vault that can be chosen.
pub struct Vault {
    /// For the form that chooses it.
    pub id: String,
    /// What it is told by.
    pub told: String,
}

/// Those that lie where vaults lie; the program's own by their numbers, then the others.
pub fn found() -> Vec<PathBuf> {
    let Some(files) = data_folder().and_then(|folder| std::fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = files
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "vault"))
        .collect();
    found.sort_by_cached_key(|path| (number(path).unwrap_or(u32::MAX), path.clone()));
    found
}

/// The number of a vault that the program named: `record.vault`, `record-2.vault`.
fn number(path: &Path) -> Option<u32> {
    match path.file_stem()?.to_str()? {
        "record" => Some(1),
        name => name.strip_prefix("record-")?.parse().ok(),
    }
}

/// All that can be chosen, the present one too where it lies elsewhere.
pub fn all(ask: &Ask) -> Vec<Vault> {
    let mut paths = known(ask);
    paths.retain(|path| path.exists());
    let one = |path: &PathBuf| Vault {
        id: id(ask, path),
        told: told(ask.words, path),
    };
    paths.iter().map(one).collect()
}

/// Those that lie where vaults lie, the present one, and those that forms wait for, each once.
fn known(ask: &Ask) -> Vec<PathBuf> {
    let mut paths = found();
    let others = ask.state.vault.as_deref().into_iter();
    for path in others.chain(ask.state.held.vaults()) {
        if !paths.iter().any(|known| known == path) {
            paths.push(path.to_owned());
        }
    }
    paths
}

fn id(ask: &Ask, path: &Path) -> String {
    ask.state.ids.of(&path.to_string_lossy())
}

fn told(words: &Words, path: &Path) -> String {
    let named = match number(path) {
        Some(number) => words.say("vaults-number", &[("count", count(number))]),
        None => words.say("vaults-other", &[]),
    };
    let written = std::fs::metadata(path).and_then(|file| file.modified());
    let written = written
        .ok()
        .and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    match written {
        Some(at) => {
            let date = Value::program(moment(words, at.as_secs()));
            let named = Value::program(named);
            words.say("vaults-written", &[("vault", named), ("date", date)])
        }
        None => named,
    }
}

/// Takes one, to be opened with its passphrase.
pub fn choose(ask: &mut Ask, given: &Given) -> Result<Answer, Trouble> {
    let wanted = given.text("vault").unwrap_or_default();
    let path = known(ask).into_iter().find(|path| id(ask, path) == wanted);
    let path = path.ok_or(Trouble::NotHere)?;
    ask.state.choose(path);
    Ok(Answer::Go("/unlock".to_owned()))
}

/// Where a new vault will lie: where somebody said, if nothing lies there; else in the person's own data
/// folder, under a name that says nothing.
pub fn new_place(ask: &Ask) -> Result<PathBuf, Trouble> {
    match &ask.state.vault {
        Some(path) if !path.exists() => Ok(path.clone()),
        _ => free_place(),
    }
}

fn free_place() -> Result<PathBuf, Trouble> {
    let folder = data_folder().ok_or(Trouble::Refused("start-no-folder"))?;
    std::fs::create_dir_all(&folder).map_err(|error| Trouble::Failure(error.into()))?;
    let name = |number: u32| match number {
        1 => folder.join("record.vault"),
        number => folder.join(format!("record-{number}.vault")),
    };
    let mut names = (1..).map(name);
    Ok(names
        .find(|path| !path.exists())
        .expect("there is always a next number"))
}

/// The person's own folder for data of programs.
fn data_folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let base = named("XDG_DATA_HOME").map(PathBuf::from);
    let home = || Some(PathBuf::from(named("HOME")?).join(".local/share"));
    Some(base.or_else(home)?.join("answerable"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_programs_own_names_have_numbers() {
        for (name, known) in [
            ("record.vault", Some(1)),
            ("record-12.vault", Some(12)),
            ("tarn.vault", None),
            ("record-of-tarn.vault", None),
        ] {
            assert_eq!(number(Path::new(name)), known, "{name}");
        }
    }

    #[test]
    fn a_name_that_somebody_gave_is_not_told() {
        let words = Words::new(answerable_office::paper::words::Lang::EN);
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("tarn.vault");
        std::fs::write(&path, "").expect("written");
        assert!(!told(&words, &path).contains("tarn"));
        assert!(told(&words, Path::new("record-2.vault")).contains('2'));
    }
}
