//! The graph of crates, as `cargo metadata` tells it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::steps::{self, Stop};

/// What cargo says about the packages, without what is only for tests.
pub struct Packages {
    /// The crates of this workspace.
    pub ours: Vec<Package>,
    names: BTreeMap<String, String>,
    edges: BTreeMap<String, Vec<String>>,
}

/// One crate of ours.
pub struct Package {
    pub id: String,
    pub name: String,
    /// From the root of the workspace.
    pub manifest: String,
    /// The names of what it needs to be built, ours and others.
    pub builds_on: Vec<String>,
}

impl Packages {
    /// Asks cargo.
    pub fn ask() -> Result<Self, Stop> {
        let unreadable = |why: String| Stop::Unreadable {
            what: "`cargo metadata`".into(),
            why,
        };
        let output = steps::cargo(&["metadata", "--format-version", "1", "--locked"])
            .output()
            .map_err(|why| unreadable(why.to_string()))?;
        if !output.status.success() {
            return Err(unreadable(
                String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            ));
        }
        let said =
            serde_json::from_slice(&output.stdout).map_err(|why| unreadable(why.to_string()))?;
        Self::from_metadata(&said).ok_or_else(|| unreadable("its form is not the known one".into()))
    }

    fn from_metadata(said: &Value) -> Option<Self> {
        let root = said["workspace_root"].as_str()?;
        let members: BTreeSet<&str> = said["workspace_members"]
            .as_array()?
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let mut packages = Self {
            ours: Vec::new(),
            names: BTreeMap::new(),
            edges: BTreeMap::new(),
        };
        for package in said["packages"].as_array()? {
            let (id, name) = (package["id"].as_str()?, package["name"].as_str()?);
            packages.names.insert(id.to_owned(), name.to_owned());
            if members.contains(id) {
                let manifest = package["manifest_path"].as_str()?.strip_prefix(root)?;
                let shipped = package["dependencies"]
                    .as_array()?
                    .iter()
                    .filter(|needed| needed["kind"] != "dev");
                packages.ours.push(Package {
                    id: id.to_owned(),
                    name: name.to_owned(),
                    manifest: manifest.trim_start_matches('/').to_owned(),
                    builds_on: shipped
                        .filter_map(|needed| needed["name"].as_str().map(str::to_owned))
                        .collect(),
                });
            }
        }
        for node in said["resolve"]["nodes"].as_array()? {
            // What only a build script or a test needs does not end up in the crate.
            let ends_up = |kind: &Value| kind["kind"].is_null();
            let needed = node["deps"].as_array()?.iter();
            let shipped = needed.filter(|dep| {
                dep["dep_kinds"]
                    .as_array()
                    .is_some_and(|kinds| kinds.iter().any(ends_up))
            });
            let ids = shipped
                .filter_map(|dep| dep["pkg"].as_str().map(str::to_owned))
                .collect();
            packages.edges.insert(node["id"].as_str()?.to_owned(), ids);
        }
        Some(packages)
    }

    /// A workspace as cargo would describe it: crates of ours, crates from outside, who needs whom as what.
    #[cfg(test)]
    pub fn of(ours: &[&str], outside: &[&str], needs: &[(&str, &str, Option<&str>)]) -> Self {
        let all: Vec<&str> = ours.iter().chain(outside).copied().collect();
        let of = |name: &str| {
            needs
                .iter()
                .filter(move |(who, ..)| *who == name)
                .collect::<Vec<_>>()
        };
        let described = all.iter().map(|name| {
            let needed = of(name).into_iter().map(|(_, what, kind)| serde_json::json!({"name": what, "kind": kind}));
            let manifest = format!("/house/crates/{}/Cargo.toml", name.trim_start_matches("answerable-"));
            serde_json::json!({"id": name, "name": name, "manifest_path": manifest, "dependencies": needed.collect::<Vec<_>>()})
        });
        let nodes = all.iter().map(|name| {
            let needed = of(name).into_iter().map(
                |(_, what, kind)| serde_json::json!({"pkg": what, "dep_kinds": [{"kind": kind}]}),
            );
            serde_json::json!({"id": name, "deps": needed.collect::<Vec<_>>()})
        });
        let said = serde_json::json!({
            "workspace_root": "/house", "workspace_members": ours,
            "packages": described.collect::<Vec<_>>(), "resolve": {"nodes": nodes.collect::<Vec<_>>()},
        });
        Self::from_metadata(&said).expect("the form is cargo's")
    }

    /// Which of these crates can be reached, and over which others: the first way found to each.
    pub fn reach(&self, from: &str, wanted: &[&str]) -> Vec<(String, Vec<String>)> {
        let mut ways: Vec<(&str, Vec<String>)> = vec![(from, vec![self.name(from)])];
        let mut seen = BTreeSet::from([from]);
        let mut reached = Vec::new();
        while let Some((id, way)) = ways.pop() {
            for next in self.edges.get(id).into_iter().flatten() {
                if !seen.insert(next) {
                    continue;
                }
                let name = self.name(next);
                let mut further = way.clone();
                further.push(name.clone());
                if wanted.contains(&name.as_str()) {
                    reached.push((name, further));
                } else {
                    ways.push((next, further));
                }
            }
        }
        reached
    }

    fn name(&self, id: &str) -> String {
        self.names.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_of_another_form_is_refused_rather_than_read_as_empty() {
        assert!(Packages::from_metadata(&serde_json::json!({"packages": []})).is_none());
    }

    #[test]
    fn way_to_a_crate_is_told_once_and_circles_end() {
        let needs = [
            ("a", "b", None),
            ("b", "a", None),
            ("b", "c", None),
            ("a", "c", None),
        ];
        let reached = Packages::of(&["a"], &["b", "c"], &needs).reach("a", &["c"]);
        assert_eq!(reached.len(), 1);
        assert_eq!(reached[0].0, "c");
    }
}
