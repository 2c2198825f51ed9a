//! One step of a chore: a heading, a program, how long it took.

use std::fmt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs one step, with its name above it and its time below it.
pub fn step(name: &str, command: &mut Command) -> Result<(), Stop> {
    heading(name);
    let begun = Instant::now();
    finish(name, command)?;
    println!("   done in {}", spell(begun.elapsed()));
    Ok(())
}

/// Runs the last step of a chore, after which nothing more is printed.
///
/// Whoever reads the end of the log finds the program's own closing line there.
pub fn last_step(name: &str, command: &mut Command) -> Result<(), Stop> {
    heading(name);
    finish(name, command)
}

/// Prints the name of what follows.
pub fn heading(name: &str) {
    println!("\n== {name}");
}

/// Says that a step was left out, and why.
pub fn skipped(name: &str, why: &str) {
    println!("\n== {name}\n   skipped: {why}");
}

/// Answers whether a program is there and can say something for itself.
pub fn answers(program: &str, args: &[&str]) -> bool {
    Command::new(program)
        .args(args)
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Prepares a call of the cargo that runs us, at the root of the workspace.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(cargo_program());
    command.args(args).current_dir(root());
    // `cargo run` describes this package to us in the environment; what we start is another one.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    command
}

/// The path of the cargo that runs us.
pub fn cargo_program() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".into())
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    // Asked at run time first, so that a moved folder is found where it is now.
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent()
        .expect("the chores' package lies in a folder of the workspace")
        .to_path_buf()
}

fn finish(name: &str, command: &mut Command) -> Result<(), Stop> {
    let status = command.status().map_err(|why| Stop::NotStarted {
        program: command.get_program().to_string_lossy().into_owned(),
        why: why.to_string(),
    })?;
    if status.success() {
        return Ok(());
    }
    Err(Stop::StepFailed {
        step: name.to_owned(),
        code: status.code(),
    })
}

fn spell(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

/// Why a chore ended before its time.
#[derive(Debug)]
pub enum Stop {
    /// The command line was not understood.
    Usage(&'static str),
    /// A program that a step needs could not be started.
    NotStarted { program: String, why: String },
    /// A step ran and said no; its own output says why.
    StepFailed { step: String, code: Option<i32> },
    /// Debian packages are missing and can't be installed from here.
    PackagesMissing { names: Vec<String>, why: String },
    /// The tree could not be read.
    Unreadable { what: String, why: String },
    /// Tidy found faults, printed above.
    Untidy(usize),
}

impl Stop {
    /// The exit code to leave with: that of the step that failed, where it had one.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::StepFailed { code, .. } => code
                .and_then(|code| u8::try_from(code).ok())
                .unwrap_or(1)
                .max(1),
            _ => 1,
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(usage) => f.write_str(usage),
            Self::NotStarted { program, why } => {
                write!(
                    f,
                    "`{program}` could not be started ({why}).\nNothing was changed. Install it, then run the same command again."
                )
            }
            Self::StepFailed { step, .. } => {
                write!(
                    f,
                    "Stopped at: {step}.\nWhat is wrong stands above. Nothing after this step was run."
                )
            }
            Self::PackagesMissing { names, why } => {
                let names = names.join(" ");
                write!(
                    f,
                    "These Debian packages are missing: {names}.\n{why} Please run, as root:\n\n    apt-get update && apt-get install -y --no-install-recommends {names}\n\nthen the same command again."
                )
            }
            Self::Unreadable { what, why } => {
                write!(f, "{what} could not be read ({why}). Nothing was changed.")
            }
            Self::Untidy(count) => write!(f, "tidy: {count} to mend, listed above."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_step_leaves_with_its_own_code_and_never_with_success() {
        let stop = |code| Stop::StepFailed {
            step: "tests".into(),
            code,
        };
        assert_eq!(stop(Some(100)).exit_code(), 100);
        assert_eq!(
            stop(None).exit_code(),
            1,
            "killed by a signal is a failure too"
        );
        assert_eq!(stop(Some(-1)).exit_code(), 1);
        assert_eq!(stop(Some(256)).exit_code(), 1);
    }

    #[test]
    fn failing_program_is_a_failed_step() {
        let outcome = finish("no", Command::new("false").current_dir(root()));
        assert!(matches!(
            outcome,
            Err(Stop::StepFailed { code: Some(1), .. })
        ));
    }

    #[test]
    fn absent_program_is_named() {
        let stop = finish("no", &mut Command::new("a-program-that-is-not-there"))
            .expect_err("it is not there");
        assert!(stop.to_string().contains("a-program-that-is-not-there"));
    }

    #[test]
    fn long_times_are_spelled_in_minutes() {
        assert_eq!(spell(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(spell(Duration::from_secs(125)), "2 min 05 s");
    }
}
