//! Who may build on whom: the rooms of the house, checked on what cargo itself says.

use super::Finding;
use super::graph::Packages;
use super::tree::Tree;

/// The crates of the house, and those of the house that each may build on.
///
/// Nobody builds on `testkit` or `xtask` but for tests, and no binary is built on.
const MAY_BUILD_ON: [(&str, &[&str]); 7] = [
    ("answerable-record", &[]),
    ("answerable-vault", &[]),
    ("answerable-paper", &["answerable-record"]),
    (
        "answerable-office",
        &["answerable-record", "answerable-vault", "answerable-paper"],
    ),
    ("answerable-desk", &["answerable-office"]),
    (
        "answerable-testkit",
        &[
            "answerable-record",
            "answerable-vault",
            "answerable-paper",
            "answerable-office",
        ],
    ),
    ("xtask", &[]),
];

/// Crates from outside that only some of ours may name, since they are the only ones to do that work.
const ONLY_IN: [(&[&str], &[&str], &str); 4] = [
    (
        &["rusqlite", "libsqlite3-sys", "opendal"],
        &["answerable-vault"],
        "only the vault opens data files",
    ),
    (
        &[
            "chacha20poly1305",
            "argon2",
            "aes-gcm",
            "ed25519-dalek",
            "x25519-dalek",
            "hpke",
            "ring",
            "openssl",
        ],
        &["answerable-vault"],
        "only the vault names a cipher",
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
const PURE: [&str; 2] = ["answerable-record", "answerable-paper"];
const IMPURE: [&str; 10] = [
    "rusqlite",
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

/// Holds the graph of crates to the tables above.
pub fn check(tree: &Tree, packages: &Packages) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in &packages.ours {
        let manifest = &package.manifest;
        let at = |name: &str| line_of(tree, manifest, name);
        let Some((_, may)) = MAY_BUILD_ON.iter().find(|(name, _)| *name == package.name) else {
            const WHY: &str = "a new crate is a new border: an ADR, and a line in the table of xtask/src/tidy/layers.rs";
            findings.push(Finding::new(
                manifest,
                1,
                format!("`{}` is not a room of the house", package.name),
                WHY,
            ));
            continue;
        };
        for needed in &package.builds_on {
            let ours = packages.ours.iter().any(|package| package.name == *needed);
            if ours && !may.contains(&needed.as_str()) {
                const WHY: &str = "the layers in ARCHITECTURE.md go one way; the table is in xtask/src/tidy/layers.rs";
                let what = format!("`{}` builds on `{needed}`", package.name);
                findings.push(Finding::new(manifest, at(needed), what, WHY));
            }
            for (names, owners, why) in &ONLY_IN {
                let owned = names.contains(&needed.as_str());
                let for_tests = package.name == "answerable-testkit";
                if owned && !for_tests && !owners.contains(&package.name.as_str()) {
                    findings.push(Finding::new(
                        manifest,
                        at(needed),
                        format!("names `{needed}`"),
                        why,
                    ));
                }
            }
        }
        if PURE.contains(&package.name.as_str()) {
            const WHY: &str =
                "this crate is pure: no clock, randomness, files or sockets, by whatever way";
            for (reached, way) in packages.reach(&package.id, &IMPURE) {
                let what = format!("reaches `{reached}` ({})", way.join(" > "));
                findings.push(Finding::new(
                    manifest,
                    at(way.get(1).unwrap_or(&reached)),
                    what,
                    WHY,
                ));
            }
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
    fn cipher_outside_of_the_vault_is_found() {
        let needs = [
            ("answerable-office", "argon2", None),
            ("answerable-vault", "argon2", None),
        ];
        assert_eq!(
            found(
                &["answerable-office", "answerable-vault"],
                &["argon2"],
                &needs
            ),
            ["names `argon2`"]
        );
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
