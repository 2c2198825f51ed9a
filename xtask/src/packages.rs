//! The Debian packages that a build and the tests need, and how they get here.

use std::process::Command;

use crate::steps::{self, Stop, answers};

/// What a build needs: a compiler and the headers of libc for the vault's SQLCipher, OpenSSL to link it to.
pub const FOR_BUILDING: &[&str] = &["gcc", "libc6-dev", "pkg-config", "libssl-dev"];

/// What only fuzzing needs: libFuzzer is C++.
pub const FOR_FUZZING: &[&str] = &["g++"];

/// What only the tests need: strace makes the disk fail at a chosen call; the pages are looked at in Chromium,
/// once in a network that iproute2 makes.
pub const FOR_TESTING: &[&str] = &[
    "strace",
    "chromium",
    "chromium-driver",
    "fonts-dejavu-core",
    "iproute2",
];

/// Installs those of the packages that are missing, or says how.
pub fn ensure(wanted: &[&str]) -> Result<(), Stop> {
    if !answers("dpkg-query", &["--version"]) {
        println!(
            "Not a Debian: please see to it that these, or what they are called here, are installed: {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing = missing(wanted, &installed(wanted)?);
    if missing.is_empty() {
        return Ok(());
    }
    let Some([update, install]) = plan(&missing, is_root(), answers("sudo", &["--version"])) else {
        return Err(Stop::PackagesMissing {
            names: missing,
            why: "You are not root, and there is no sudo.".into(),
        });
    };
    steps::heading(&format!(
        "installing Debian packages: {}",
        missing.join(" ")
    ));
    // The list of packages may be old where it can't be fetched; what counts is what gets installed.
    for words in [update, install] {
        let done = Command::new(&words[0])
            .args(&words[1..])
            .env("DEBIAN_FRONTEND", "noninteractive")
            .status()
            .is_ok_and(|status| status.success());
        if !done {
            println!("   `{}` did not succeed", words.join(" "));
        }
    }
    let missing = self::missing(wanted, &installed(wanted)?);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Stop::PackagesMissing {
        names: missing,
        why: "They could not be installed; what apt-get said stands above.".into(),
    })
}

/// Asks dpkg which of the packages it has, one line each: name, status.
fn installed(wanted: &[&str]) -> Result<String, Stop> {
    // It exits with 1 as soon as one of them is unknown, and still lists the others.
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat=${Package} ${db:Status-Status}\\n"])
        .args(wanted)
        .output()
        .map_err(|why| Stop::NotStarted {
            program: "dpkg-query".into(),
            why: why.to_string(),
        })?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn missing(wanted: &[&str], installed: &str) -> Vec<String> {
    wanted
        .iter()
        .filter(|name| {
            !installed
                .lines()
                .any(|line| line.split_once(' ') == Some((name, "installed")))
        })
        .map(|name| (*name).to_owned())
        .collect()
}

/// The commands that install the packages, or nothing where this user may not.
fn plan(missing: &[String], root: bool, sudo: bool) -> Option<[Vec<String>; 2]> {
    // sudo hands on no environment by itself, so the frontend is set behind it.
    let front: &[&str] = match (root, sudo) {
        (true, _) => &["apt-get"],
        (false, true) => &["sudo", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"],
        (false, false) => return None,
    };
    let command = |args: &[&str]| -> Vec<String> {
        front
            .iter()
            .chain(args)
            .map(|word| (*word).to_owned())
            .collect()
    };
    let mut install = command(&["install", "-y", "--no-install-recommends"]);
    install.extend_from_slice(missing);
    Some([command(&["-q", "update"]), install])
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_removed_but_not_purged_counts_as_missing() {
        let dpkg = "gcc installed\nstrace config-files\n";
        assert_eq!(
            missing(&["gcc", "strace", "libssl-dev"], dpkg),
            ["strace", "libssl-dev"]
        );
    }

    #[test]
    fn package_whose_name_begins_like_another_is_told_apart() {
        assert_eq!(missing(&["gcc"], "gcc-12 installed\n"), ["gcc"]);
    }

    #[test]
    fn root_installs_without_sudo() {
        let plan = plan(&["strace".into()], true, true).expect("root may install");
        assert_eq!(plan[0], ["apt-get", "-q", "update"]);
        assert_eq!(
            plan[1],
            [
                "apt-get",
                "install",
                "-y",
                "--no-install-recommends",
                "strace"
            ]
        );
    }

    #[test]
    fn others_install_through_sudo_and_are_told_how_without_it() {
        let with_sudo = plan(&["strace".into()], false, true).expect("sudo may install");
        assert!(with_sudo[1].starts_with(&["sudo".into(), "env".into()]));
        assert_eq!(plan(&["strace".into()], false, false), None);
    }
}
