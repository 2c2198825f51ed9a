//! `add`: one more entry, out of its fields or asked field by field.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use answerable_office::paper::words::{Value, Words};
use answerable_office::record::shape::{Form, Slot};
use answerable_office::record::words::Change;
use answerable_office::record::{Day, Fault, Faults, Field, Kind, Rule, Sight, read};
use answerable_office::{Draft, Failure, FileGiven, Office};

use super::ask;
use super::desk::Desk;
use super::exit::{Done, Stop};
use super::fields::Typed;
use super::hanging;
use super::help::Help;
use super::names;

/// The verb. What stands behind the type is read by the table of the format, not by clap, so that
/// what is wrong with it is said in the words of the rules.
pub fn command(help: &Help) -> Command {
    let types = types_by_group(help.0);
    help.verb("add")
        .override_usage(format!(
            "answerable add {} [--{} {}]...",
            help.value_name("type"),
            help.value_name("field"),
            help.value_name("value"),
        ))
        .allow_external_subcommands(true)
        .external_subcommand_value_parser(clap::value_parser!(OsString))
        .arg(help.file("add", "attach").action(ArgAction::Append))
        .after_help(format!("\n{types}"))
}

/// The whole command line with each type as a verb of its own, for completions and manual pages.
pub fn with_types(help: &Help) -> Command {
    let add = Kind::ALL
        .iter()
        .filter(|kind| **kind != Kind::Process)
        .fold(help.verb("add"), |add, kind| {
            let fields = kind.slots().map(|slot| {
                let list = match slot.form {
                    Form::Word(list) | Form::Words(list) => list,
                    Form::Flag => &["true", "false"],
                    _ => &[],
                };
                let field = Arg::new(slot.field.name())
                    .long(slot.field.name())
                    .help(names::field(help.0, slot.field))
                    .action(ArgAction::Append);
                match list.is_empty() {
                    true => field,
                    false => field.value_parser(clap::builder::PossibleValuesParser::new(list)),
                }
            });
            add.subcommand(
                Command::new(kind.name())
                    .about(names::kind(help.0, *kind))
                    .args(fields),
            )
        });
    super::whole(help).mut_subcommand("add", |_| add)
}

/// Writes the entry down.
pub fn run(desk: &mut Desk, given: &ArgMatches) -> Done {
    let Some((named, rest)) = given.subcommand() else {
        let types = types_by_group(&desk.words);
        desk.print(&types)?;
        return desk.say("add-how", &[]);
    };
    let Some(kind) = Kind::from_name(&named.replace('-', "_")) else {
        return Err(unknown_type(named));
    };
    let rest = rest.get_many::<OsString>("").unwrap_or_default();
    let rest: Result<Vec<String>, OsString> = rest.cloned().map(OsString::into_string).collect();
    let rest = rest.map_err(|_| Stop::usage(&desk.words, "usage-not-utf8", &[]))?;
    let mut typed = Typed::read(&desk.words, kind, &rest)?;
    for (option, value) in std::mem::take(&mut typed.options) {
        match option.as_str() {
            "help" => return describe(desk, kind.name()),
            "json" => desk.json = true,
            "vault" => desk.vault = Some(PathBuf::from(value)),
            "passphrase_file" => desk.passphrase_file = Some(PathBuf::from(value)),
            // The language was looked for before anything else.
            _ => {}
        }
    }
    let before: Vec<PathBuf> = given
        .get_many("attach")
        .unwrap_or_default()
        .cloned()
        .collect();
    if typed.is_empty() && before.is_empty() {
        return ask::ask(desk, kind);
    }
    let mut office = desk.unlock()?;
    let fold = office.fold()?;
    let mut draft = typed
        .draft(kind, |name| fold.kind_of(name))
        .map_err(Stop::Typed)?;
    draft.files.extend(before.into_iter().map(FileGiven::from));
    let reference = write_down(desk, &mut office, kind, &draft).map_err(typed_faults)?;
    tell(desk, &mut office, &reference)?;
    desk.close(office);
    Ok(())
}

/// What was written, and what somebody should know of it.
pub struct Written {
    reference: String,
    erased: Vec<String>,
}

/// Writes a draft down.
pub fn write_down(
    desk: &Desk,
    office: &mut Office,
    kind: Kind,
    draft: &Draft,
) -> Result<Written, Failure> {
    let written = office.write_down(kind, draft, desk.now)?;
    Ok(Written {
        reference: written.reference,
        erased: written.erased,
    })
}

/// Says the ref of what was written, and what is flagged beside it.
pub fn tell(desk: &mut Desk, office: &mut Office, written: &Written) -> Done {
    let looked = office.look(Day::MAX, Sight::ALL)?;
    let flags: Vec<(Json, Option<String>)> = looked
        .flags()
        .into_iter()
        .filter(|flag| flag.reference == written.reference)
        .map(|flag| {
            (
                serde_json::to_value(flag.flag).expect("a word"),
                flag.because_of.map(str::to_owned),
            )
        })
        .collect();
    let hanging = match who_goes(desk, office, &written.reference)? {
        Some(person) => Some(hanging::of(desk, office, &person)?),
        None => None,
    };
    if desk.json {
        let flags: Json = flags
            .iter()
            .map(|(flag, because)| json!({"flag": flag, "because_of": because}))
            .collect();
        let mut said = json!({"ref": written.reference, "erased": written.erased, "flags": flags});
        if let Some(hanging) = hanging {
            said["hanging"] = hanging.json().clone();
        }
        return desk.print_json(&said);
    }
    desk.say(
        "add-done",
        &[("ref", Value::program(written.reference.as_str()))],
    )?;
    if !written.erased.is_empty() {
        desk.say(
            "add-erased",
            &[("refs", Value::program(written.erased.join(", ")))],
        )?;
    }
    for (flag, because) in flags {
        let values = [
            (
                "code",
                Value::program(flag.as_str().unwrap_or_default().to_owned()),
            ),
            (
                "ref",
                Value::program(because.unwrap_or_else(|| "None".to_owned())),
            ),
        ];
        desk.say("flag", &values)?;
    }
    if let Some(hanging) = hanging {
        hanging.note(desk);
    }
    Ok(())
}

/// Whoever rests or leaves by what was written, so that what rests on them is listed.
fn who_goes(desk: &Desk, office: &mut Office, reference: &str) -> Result<Option<String>, Failure> {
    if office.fold()?.kind_of(reference) != Some(Kind::Membership) {
        return Ok(None);
    }
    let said = office.show(reference, desk.now.day)?.entry.said;
    let goes = matches!(
        said.word(Field::Change),
        Some(Change::Resting | Change::Left)
    );
    Ok(said
        .name(Field::Person)
        .filter(|_| goes)
        .map(ToString::to_string))
}

/// Faults of what was typed have no line to name.
pub fn typed_faults(failure: Failure) -> Stop {
    match failure {
        Failure::Faults(faults) => Stop::Typed(faults),
        failure => failure.into(),
    }
}

/// Describes a type: its fields, and what stands in them.
pub fn describe(desk: &mut Desk, named: &str) -> Done {
    let Some(kind) = Kind::from_name(&named.replace('-', "_")) else {
        return Err(unknown_type(named));
    };
    let kind_word = names::kind(&desk.words, kind);
    desk.line(&format!("{}  {kind_word}", kind.name()))?;
    let (required, optional): (Vec<&Slot>, Vec<&Slot>) =
        kind.slots().partition(|slot| slot.required);
    for (key, slots) in [("add-required", required), ("add-optional", optional)] {
        if slots.is_empty() {
            continue;
        }
        desk.line("")?;
        desk.say(key, &[])?;
        for slot in slots {
            let field = names::field(&desk.words, slot.field);
            let form = names::form(&desk.words, slot.form);
            desk.line(&format!("  --{:<22} {field}", slot.field.name()))?;
            desk.line(&format!("    {:<22} {form}", ""))?;
        }
    }
    desk.line("")?;
    desk.say("add-always", &[])
}

/// The types, by the parts of the contract.
fn types_by_group(words: &Words) -> String {
    const GROUPS: [(&str, Kind); 4] = [
        ("founding", Kind::Person),
        ("work", Kind::Surrounding),
        ("judgement", Kind::Decision),
        ("housekeeping", Kind::Correction),
    ];
    let mut lines = String::new();
    let mut group = None;
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Process) {
        let begun = GROUPS
            .iter()
            .rev()
            .find(|(_, first)| kind >= first)
            .map(|(name, _)| *name);
        if begun != group {
            group = begun;
            let heading = words.say(
                "add-group",
                &[("code", Value::program(group.unwrap_or_default()))],
            );
            lines.push_str(&format!("{heading}\n"));
        }
        lines.push_str(&format!(
            "  {:<14} {}\n",
            kind.name(),
            names::kind(words, *kind)
        ));
    }
    lines
}

fn unknown_type(named: &str) -> Stop {
    let mut faults: Vec<Fault> = Vec::new();
    let line: Map<String, Json> = [("type", named), ("ref", "x"), ("on", "2000")]
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value.into()))
        .collect();
    read::line(
        Json::Object(line).to_string().as_bytes(),
        1,
        |_| None,
        &mut faults,
    );
    faults.retain(|fault| matches!(fault.rule, Rule::UnknownType { .. }));
    Stop::Typed(Faults {
        listed: faults,
        unlisted: 0,
    })
}
