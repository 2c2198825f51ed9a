//! Who may build on whom: the rooms of the house, checked on what cargo itself says.

use super::Finding;
use super::graph::{Package, Packages};
use super::tree::Tree;

/// The crates of the house, and those of the house that each may build on.
///
/// Nobody builds on `testkit` or `xtask` but for tests, and no binary is built on.
const MAY_BUILD_ON: [(&str, &[&str]); 9] = [
    ("answerable-record", &[]),
    ("answerable-rooms", &[]),
    ("answerable-depot", &[]),
    ("answerable-vault", &["answerable-rooms"]),
    ("answerable-paper", &["answerable-record"]),
    (
        "answerable-office",
        &[
            "answerable-record",
            "answerable-rooms",
            "answerable-depot",
            "answerable-vault",
            "answerable-paper",
        ],
    ),
    ("answerable-desk", &["answerable-office"]),
    (
        "answerable-testkit",
        &[
            "answerable-record",
            "answerable-rooms",
            "answerable-depot",
            "answerable-vault",
            "answerable-paper",
            "answerable-office",
        ],
    ),
    ("xtask", &[]),
];

/// Crates from outside that only some of ours may name, since they are the only ones to do that work.
const ONLY_IN: [(&[&str], &[&str], &str); 5] = [
    (
        &["rusqlite", "libsqlite3-sys"],
        &["answerable-vault"],
        "only the vault opens data files",
    ),
    (
        &["opendal", "reqwest", "rustix"],
        &["answerable-depot"],
        "only the depot knows a storage, and opens files past the standard library",
    ),
    (
        &[
            "chacha20poly1305",
            "argon2",
            "aes-gcm",
            "ed25519-dalek",
            "x25519-dalek",
            "hpke",
            "vsss-rs",
            "ring",
            "openssl",
        ],
        &["answerable-rooms", "answerable-vault"],
        "only rooms and vault name a cipher",
    ),
    (
        &["axum", "hyper", "tower-http", "tiny_http"],
        &["answerable-desk"],
        "only the desk serves pages",
    ),
    (
        &["clap", "rpassword"],
        &["answerable-desk"],
        "only the desk knows a terminal",
    ),
];

/// Crates of ours that may reach none of these, over whatever way.
const PURE: [&str; 3] = ["answerable-record", "answerable-rooms", "answerable-paper"];
const IMPURE: [&str; 11] = [
    "rusqlite",
    "rustix",
    "libsqlite3-sys",
    "getrandom",
    "rand",
    "tokio",
    "async-std",
    "socket2",
    "mio",
    "tempfile",
    "openssl-sys",
];

/// Crates of ours that may not reach others of ours, over whatever way.
///
/// That who serves depots to others can read nothing of them is half a fact of the build: in that
/// program there is nothing that could. And a storage's own crate knows no key.
const NEVER_REACHES: [(&str, &[&str]); 2] = [
    (
        "answerable-host",
        &["answerable-record", "answerable-rooms", "answerable-vault"],
    ),
    (
        "answerable-depot",
        &["answerable-record", "answerable-rooms", "answerable-vault"],
    ),
];

/// Holds the graph of crates to the tables above.
pub fn check(tree: &Tree, packages: &Packages) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &packages.ours {
        let at = |name: &str| line_of(tree, &package.manifest, name);
        findings.extend(layers(package, packages, at));
        findings.extend(owners(package, at));
        findings.extend(reached(package, packages, at));
    }
    findings
}

fn layers(package: &Package, packages: &Packages, at: impl Fn(&str) -> usize) -> Vec<Finding> {
    const NEW: &str =
        "a new crate is a new border: an ADR, and a line in the table of xtask/src/tidy/layers.rs";
    const WHY: &str =
        "the layers in ARCHITECTURE.md go one way; the table is in xtask/src/tidy/layers.rs";
    let (name, manifest) = (&package.name, &package.manifest);
    let Some((_, may)) = MAY_BUILD_ON.iter().find(|(room, _)| room == name) else {
        let what = format!("`{name}` is not a room of the house");
        return vec![Finding::new(manifest, 1, what, NEW)];
    };
    let ours = |needed: &&String| packages.ours.iter().any(|package| package.name == **needed);
    let beyond = package.builds_on.iter().filter(ours);
    beyond
        .filter(|needed| !may.contains(&needed.as_str()))
        .map(|needed| {
            let what = format!("`{name}` builds on `{needed}`");
            Finding::new(manifest, at(needed), what, WHY)
        })
        .collect()
}

fn owners(package: &Package, at: impl Fn(&str) -> usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    if package.name == "answerable-testkit" {
        return findings;
    }
    for needed in &package.builds_on {
        for (names, owners, why) in &ONLY_IN {
            let owned = names.contains(&needed.as_str());
            if owned && !owners.contains(&package.name.as_str()) {
                let what = format!("names `{needed}`");
                findings.push(Finding::new(&package.manifest, at(needed), what, why));
            }
        }
    }
    findings
}

fn reached(package: &Package, packages: &Packages, at: impl Fn(&str) -> usize) -> Vec<Finding> {
    const PURITY: &str =
        "this crate is pure: no clock, randomness, files or sockets, by whatever way";
    const BLIND: &str = "whoever keeps what is sealed has nothing that could open it";
    let name = package.name.as_str();
    let pure = PURE.contains(&name).then_some((&IMPURE[..], PURITY));
    let blind = NEVER_REACHES.iter().find(|(who, _)| *who == name);
    let rules = pure
        .into_iter()
        .chain(blind.map(|(_, never)| (*never, BLIND)));
    let mut findings = Vec::new();
    for (wanted, why) in rules {
        for (reached, way) in packages.reach(&package.id, wanted) {
            let what = format!("reaches `{reached}` ({})", way.join(" > "));
            let line = at(way.get(1).unwrap_or(&reached));
            findings.push(Finding::new(&package.manifest, line, what, why));
        }
    }
    findings
}

/// The line of a manifest that names the dependency.
fn line_of(tree: &Tree, manifest: &str, name: &str) -> usize {
    let text = tree.get(manifest).map_or("", |file| &file.text);
    let named = |line: &str| {
        line.trim_start()
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
    };
    text.lines().position(named).map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(ours: &[&str], outside: &[&str], needs: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        let findings = check(&Tree::of(&[]), &Packages::of(ours, outside, needs));
        findings.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn layers_that_go_one_way_are_fine() {
        let needs = [
            ("answerable-desk", "answerable-office", None),
            ("answerable-office", "answerable-record", None),
        ];
        assert!(
            found(
                &["answerable-desk", "answerable-office", "answerable-record"],
                &[],
                &needs
            )
            .is_empty()
        );
    }

    #[test]
    fn desk_that_reaches_past_the_office_is_found() {
        let needs = [("answerable-desk", "answerable-vault", None)];
        let findings = found(&["answerable-desk", "answerable-vault"], &[], &needs);
        assert_eq!(findings, ["`answerable-desk` builds on `answerable-vault`"]);
    }

    #[test]
    fn testkit_is_for_tests_alone() {
        let ours = ["answerable-office", "answerable-testkit"];
        assert!(
            found(
                &ours,
                &[],
                &[("answerable-office", "answerable-testkit", Some("dev"))]
            )
            .is_empty()
        );
        let shipped = found(
            &ours,
            &[],
            &[("answerable-office", "answerable-testkit", None)],
        );
        assert_eq!(
            shipped,
            ["`answerable-office` builds on `answerable-testkit`"]
        );
        let build = found(
            &ours,
            &[],
            &[("answerable-office", "answerable-testkit", Some("build"))],
        );
        assert_eq!(build.len(), 1, "what runs in a build is shipped too");
    }

    #[test]
    fn crate_that_is_no_room_is_found() {
        assert_eq!(
            found(&["answerable-cellar"], &[], &[]),
            ["`answerable-cellar` is not a room of the house"]
        );
    }

    #[test]
    fn cipher_outside_of_rooms_and_vault_is_found() {
        let needs = [
            ("answerable-office", "hpke", None),
            ("answerable-rooms", "hpke", None),
            ("answerable-vault", "hpke", None),
        ];
        let ours = ["answerable-office", "answerable-rooms", "answerable-vault"];
        assert_eq!(found(&ours, &["hpke"], &needs), ["names `hpke`"]);
    }

    #[test]
    fn host_that_could_open_what_it_keeps_is_found_with_the_way() {
        let needs = [
            ("answerable-host", "answerable-depot", None),
            ("answerable-depot", "answerable-rooms", None),
        ];
        let ours = ["answerable-host", "answerable-depot", "answerable-rooms"];
        let findings = found(&ours, &[], &needs);
        for way in [
            "reaches `answerable-rooms` (answerable-host > answerable-depot > answerable-rooms)",
            "reaches `answerable-rooms` (answerable-depot > answerable-rooms)",
        ] {
            assert!(findings.iter().any(|finding| finding == way), "{way}");
        }
    }

    #[test]
    fn storage_known_elsewhere_than_in_the_depot_is_found() {
        let needs = [
            ("answerable-office", "opendal", None),
            ("answerable-depot", "opendal", None),
        ];
        let ours = ["answerable-office", "answerable-depot"];
        assert_eq!(found(&ours, &["opendal"], &needs), ["names `opendal`"]);
    }

    #[test]
    fn randomness_that_comes_in_by_a_detour_is_found_with_the_way() {
        let needs = [
            ("answerable-record", "hasher", None),
            ("hasher", "getrandom", None),
        ];
        let findings = found(&["answerable-record"], &["hasher", "getrandom"], &needs);
        assert_eq!(
            findings,
            ["reaches `getrandom` (answerable-record > hasher > getrandom)"]
        );
    }

    #[test]
    fn randomness_in_the_tests_of_a_pure_crate_is_fine() {
        let needs = [
            ("answerable-record", "proptest", Some("dev")),
            ("proptest", "getrandom", None),
        ];
        assert!(found(&["answerable-record"], &["proptest", "getrandom"], &needs).is_empty());
    }

    #[test]
    fn finding_points_at_the_line_of_the_manifest() {
        let tree = Tree::of(&[(
            "crates/desk/Cargo.toml",
            "[dependencies]\nanswerable-office.workspace = true\nanswerable-vault.workspace = true\n",
        )]);
        assert_eq!(
            line_of(&tree, "crates/desk/Cargo.toml", "answerable-vault"),
            3
        );
    }

    #[test]
    fn every_layer_of_the_table_exists_in_this_workspace() {
        let packages = Packages::ask().expect("cargo describes this workspace");
        for (name, _) in MAY_BUILD_ON {
            assert!(
                packages.ours.iter().any(|package| package.name == name),
                "{name} is no crate any more"
            );
        }
    }
}
