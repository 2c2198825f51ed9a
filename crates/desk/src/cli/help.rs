//! The command line's own description, in the reader's language; and the verb that shows it.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use answerable_office::paper::words::{Value, Words};
use answerable_office::record::Day;

use super::desk::Desk;
use super::exit::{Done, Stop};

/// Help texts wider than this are hard to read.
const WIDTH: usize = 80;
/// Where the options stand that every verb has: below its own.
const EVERYWHERE: usize = 900;

/// Describes verbs and their arguments with words of the catalogue.
pub struct Help<'w>(pub &'w Words);

impl Help<'_> {
    /// The program itself, with the options that every verb has.
    pub fn program(&self) -> Command {
        let name = "answerable";
        self.described(name, name)
            .version(env!("CARGO_PKG_VERSION"))
            .args_override_self(true)
            .disable_help_subcommand(true)
            .disable_version_flag(true)
            .term_width(WIDTH)
            .arg(
                self.file(name, "vault")
                    .env("ANSWERABLE_VAULT")
                    .hide_env(true)
                    .display_order(EVERYWHERE)
                    .global(true),
            )
            .args(
                [
                    self.file(name, "passphrase-file"),
                    self.option(name, "lang", "lang"),
                    self.flag(name, "json"),
                ]
                .map(|option| option.display_order(EVERYWHERE).global(true)),
            )
            .arg(
                self.flag(name, "version")
                    .short('V')
                    .action(ArgAction::Version),
            )
    }

    /// A verb.
    pub fn verb(&self, name: &'static str) -> Command {
        self.described(name, name)
    }

    /// A verb below another one; the catalogue has it as `above-name`.
    pub fn verb_below(&self, above: &str, name: &'static str) -> Command {
        self.described(name, &format!("{above}-{name}"))
    }

    /// A place for a value, by its id.
    pub fn place(&self, verb: &str, id: &'static str, named: &str) -> Arg {
        Arg::new(id)
            .value_name(self.value_name(named))
            .help(self.about(verb, id))
            .help_heading(self.heading("places"))
    }

    /// An option that takes a value.
    pub fn option(&self, verb: &str, id: &'static str, named: &str) -> Arg {
        Arg::new(id)
            .long(id)
            .value_name(self.value_name(named))
            .help(self.about(verb, id))
            .help_heading(self.heading("options"))
    }

    /// An option that takes a file.
    pub fn file(&self, verb: &str, id: &'static str) -> Arg {
        self.option(verb, id, "file")
            .value_parser(value_parser!(PathBuf))
    }

    /// An option that takes a whole day.
    pub fn day(&self, verb: &str, id: &'static str) -> Arg {
        let parse = |text: &str| Day::parse(text).map_err(|_| "no whole day");
        self.option(verb, id, "day").value_parser(parse)
    }

    /// An option that is there or not.
    pub fn flag(&self, verb: &str, id: &'static str) -> Arg {
        Arg::new(id)
            .long(id)
            .action(ArgAction::SetTrue)
            .help(self.about(verb, id))
            .help_heading(self.heading("options"))
    }

    fn described(&self, name: &'static str, key: &str) -> Command {
        let template = format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            self.0.say("help-usage", &[])
        );
        Command::new(name)
            .about(self.0.say(&format!("help-{key}"), &[]))
            .help_template(template)
            .subcommand_help_heading(self.heading("verbs"))
            .subcommand_value_name(self.value_name("verb"))
            .disable_help_flag(true)
            .arg(
                self.flag("answerable", "help")
                    .short('h')
                    .action(ArgAction::Help),
            )
    }

    fn about(&self, verb: &str, id: &str) -> String {
        self.0.say(&format!("help-{verb}.{id}"), &[])
    }

    fn heading(&self, code: &'static str) -> String {
        self.0
            .say("help-heading", &[("code", Value::program(code))])
    }

    /// A word in capitals that stands for a value.
    pub fn value_name(&self, code: &str) -> String {
        self.0.say("value-name", &[("code", Value::program(code))])
    }
}

/// The verb `help`.
pub fn command(help: &Help) -> Command {
    let verb = help
        .place("help", "verb", "verb")
        .num_args(0..)
        .trailing_var_arg(true);
    help.verb("help").arg(verb)
}

/// Shows what the program, or a verb of it, does.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let asked: Vec<&String> = given.get_many("verb").unwrap_or_default().collect();
    if let [add, kind] = asked[..]
        && add == "add"
    {
        return super::add::describe(desk, kind);
    }
    let text = {
        let help = Help(&desk.words);
        let mut command = super::whole(&help);
        command.build();
        let mut shown = &mut command;
        for name in asked {
            shown = shown
                .find_subcommand_mut(name)
                .ok_or_else(|| Stop::usage(&desk.words, "usage-no-such-verb", &[]))?;
        }
        shown.render_long_help().to_string()
    };
    desk.print(&text)
}
