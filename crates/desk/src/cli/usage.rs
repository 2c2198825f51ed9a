//! What is said of a command line that can't be understood.
//!
//! Values are never repeated: they may be words of the record.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use answerable_office::paper::words::{Value, Words};

/// Says what is wrong with a command line, or shows the help that it asked for.
pub fn say(words: &Words, error: &Error) -> ExitCode {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        // Whoever closes the pipe has read enough.
        let _ = write!(io::stdout(), "{}", error.render());
        return ExitCode::SUCCESS;
    }
    let option = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand]
        .into_iter()
        .find_map(|kind| context(error, kind))
        .filter(|text| text.starts_with('-') || text.starts_with('<') || text.starts_with('['));
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand]
        .into_iter()
        .find_map(|kind| context(error, kind));
    let values = [
        (
            "option",
            Value::program(option.unwrap_or_else(|| "None".to_owned())),
        ),
        (
            "near",
            Value::program(near.unwrap_or_else(|| "None".to_owned())),
        ),
    ];
    let allowed = context(error, ContextKind::ValidValue).filter(|allowed| !allowed.is_empty());
    let key = match error.kind() {
        ErrorKind::InvalidSubcommand => "usage-no-such-verb-near",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "usage-no-verb"
        }
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-invalid",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            "usage-no-value"
        }
        _ => "usage-other",
    };
    let said = words.say(key, &values);
    let allowed = allowed.map(|allowed| {
        let values = [("allowed", Value::program(allowed))];
        words.say("usage-allowed", &values)
    });
    let said: Vec<&str> = [Some(said.trim_end()), allowed.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    told(words, &said.join("\n"))
}

/// Says that the program does not speak a language.
pub fn unknown_language(words: &Words) -> ExitCode {
    told(words, &words.say("usage-language", &[]))
}

fn told(words: &Words, said: &str) -> ExitCode {
    // Nobody listens where this fails.
    let _ = writeln!(io::stderr(), "{said}\n{}", words.say("usage-help", &[]));
    ExitCode::from(2)
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        _ => None,
    }
}
