//! The files of the workspace, as tidy looks at them.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::steps::Stop;

/// Every file of the tree by its path from the root, and the text of those that rules read.
pub struct Tree {
    files: Vec<File>,
}

/// One file of the tree.
pub struct File {
    /// From the root, with `/` between folders.
    pub path: String,
    /// Empty for files that no rule reads.
    pub text: String,
}

impl Tree {
    /// Reads the tree below a root, without what is built and what git keeps.
    pub fn read(root: &Path) -> Result<Self, Stop> {
        let mut files = Vec::new();
        walk(root, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// A tree of a few files, for the rules' own tests.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        });
        Self {
            files: files.collect(),
        }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    /// The files whose name ends in `ending`.
    pub fn ending<'tree>(&'tree self, ending: &'tree str) -> impl Iterator<Item = &'tree File> {
        self.files().filter(move |file| file.path.ends_with(ending))
    }

    /// The file at this path.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files().find(|file| file.path == path)
    }

    /// Whether a file or folder is there.
    pub fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        path.is_empty()
            || self.files().any(|file| {
                file.path
                    .strip_prefix(path)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
    }
}

fn walk(root: &Path, folder: &str, files: &mut Vec<File>) -> Result<(), Stop> {
    let unreadable = |what: &str, why: std::io::Error| Stop::Unreadable {
        what: what.to_owned(),
        why: why.to_string(),
    };
    let entries = fs::read_dir(root.join(folder)).map_err(|why| unreadable(folder, why))?;
    for entry in entries {
        let entry = entry.map_err(|why| unreadable(folder, why))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() {
            name.clone()
        } else {
            format!("{folder}/{name}")
        };
        // A link may lead out of the tree, so none is followed.
        let kind = entry.file_type().map_err(|why| unreadable(&path, why))?;
        if kind.is_dir() {
            let built = root.join(&path).join("CACHEDIR.TAG").exists();
            if name != ".git" && !built {
                walk(root, &path, files)?;
            }
        } else if kind.is_file() {
            let vectors = name.ends_with(".json") && folder.ends_with("/vectors");
            let read = [".rs", ".md", ".toml"]
                .iter()
                .any(|end| name.ends_with(end))
                || vectors;
            let text = if read {
                match fs::read_to_string(entry.path()) {
                    Ok(text) => text,
                    // Gone since its folder was listed: an editor's own file.
                    Err(why) if why.kind() == ErrorKind::NotFound => continue,
                    Err(why) => return Err(unreadable(&path, why)),
                }
            } else {
                String::new()
            };
            files.push(File { path, text });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_is_there_when_a_file_is_below_it() {
        let tree = Tree::of(&[("crates/record/src/lib.rs", "")]);
        assert!(tree.has("crates/record"));
        assert!(tree.has("crates/record/"));
        assert!(tree.has("crates/record/src/lib.rs"));
        assert!(!tree.has("crates/rec"), "half a name is no folder");
    }

    #[test]
    fn own_tree_holds_this_file_and_nothing_that_was_built() {
        let tree = Tree::read(&crate::steps::root()).expect("the tree is readable");
        assert!(tree.get("xtask/src/tidy/tree.rs").is_some());
        assert!(tree.files().all(|file| !file.path.starts_with(".git/")));
        assert!(tree.files().all(|file| !file.path.starts_with("target/")));
    }
}
