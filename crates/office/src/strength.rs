//! How long a passphrase would hold, estimated honestly: by how somebody would guess it, and what one
//! guess costs them.

use zxcvbn::zxcvbn;

/// Guesses in a second of somebody with much to spend: one takes 256 MiB and three passes of Argon2id, so
/// a machine for 10,000 at a time costs as much as a house. Less is no promise.
const GUESSES_PER_SECOND: f64 = 20_000.0;
/// So much of a passphrase is looked at; what comes behind only helps.
const LOOKED_AT_CHARS: usize = 100;

/// How long a passphrase would hold against somebody who has the vault's files and much to spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Less than a day.
    Hours,
    /// Less than a month.
    Days,
    /// Less than a year.
    Months,
    /// Less than a hundred years.
    Years,
    /// Longer.
    Lifetimes,
}

impl Strength {
    /// Its stable name, by which the catalogue has its words.
    pub fn code(self) -> &'static str {
        match self {
            Strength::Hours => "hours",
            Strength::Days => "days",
            Strength::Months => "months",
            Strength::Years => "years",
            Strength::Lifetimes => "lifetimes",
        }
    }

    /// Whether it is enough for what lies in a vault.
    pub fn is_enough(self) -> bool {
        self >= Strength::Years
    }
}

/// Estimates how long a passphrase would hold. Words that somebody who guesses would know - names, the
/// title of the process - count for little.
pub fn strength(passphrase: &str, known: &[&str]) -> Strength {
    let looked_at: String = passphrase.chars().take(LOOKED_AT_CHARS).collect();
    let guesses = zxcvbn(&looked_at, known).guesses_log10();
    let seconds = 10_f64.powf(guesses) / GUESSES_PER_SECOND;
    let day = 86_400.0;
    match seconds {
        seconds if seconds < day => Strength::Hours,
        seconds if seconds < 30.0 * day => Strength::Days,
        seconds if seconds < 365.0 * day => Strength::Months,
        seconds if seconds < 36_500.0 * day => Strength::Years,
        _ => Strength::Lifetimes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_takes_holds_for_hours_and_six_words_for_lifetimes() {
        for weak in [
            "",
            "password",
            "Passwort1!",
            "qwertzuiop",
            "12.04.1987",
            "iloveyou2019",
        ] {
            assert_eq!(strength(weak, &[]), Strength::Hours, "{weak}");
        }
        let words = "gravel teapot monsoon ladder violet cinder";
        assert_eq!(strength(words, &[]), Strength::Lifetimes);
        assert!(strength(words, &[]).is_enough());
    }

    #[test]
    fn what_others_know_of_the_group_counts_for_little() {
        let with = strength("Kastanienhof-Kastanienhof", &["Kastanienhof"]);
        assert!(with < strength("Kastanienhof-Kastanienhof", &[]) || with == Strength::Hours);
        assert!(!with.is_enough());
    }

    #[test]
    fn a_very_long_one_is_estimated_at_once() {
        let begun = std::time::Instant::now();
        strength(&"lantern ".repeat(500), &[]);
        assert!(begun.elapsed().as_secs() < 2);
    }
}
