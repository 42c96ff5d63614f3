//! `reference`: the flags, commands and functions of the server as JSON, for the pages of the reference.
//!
//! `cargo xtask reference` writes them as Markdown. The command opens no database.

use super::{Cli, say};
use clap::{Arg, ArgAction, Command, CommandFactory};
use doctyped_api::functions::methods::{self, MethodInfo};
use doctyped_api::setup;
use doctyped_core::context::Application;
use doctyped_core::error::{Error, Result};
use serde::Serialize;

/// All that the pages are written from.
#[derive(Serialize)]
struct Reference {
    /// Flags of the server and of all its commands, by their headings.
    flags: Vec<FlagInfo>,
    commands: Vec<CommandInfo>,
    functions: Vec<MethodInfo>,
}

#[derive(Serialize)]
struct CommandInfo {
    /// Its words after the name of the program: `user create`.
    name: String,
    summary: String,
    /// Its arguments and flags, without those of the server.
    arguments: Vec<FlagInfo>,
}

#[derive(Serialize)]
struct FlagInfo {
    heading: String,
    /// As it is written: `--port <PORT>`, `<ARCHIVE>`.
    usage: String,
    variable: Option<String>,
    default: Option<String>,
    help: String,
}

/// Prints the JSON.
pub(super) fn print(application: &Application) -> Result<()> {
    let command = built();
    let mut commands = Vec::new();
    add_commands(&command, "", &mut commands);
    let reference = Reference {
        flags: arguments(&command),
        commands,
        functions: methods::of_registry(&setup::registry(application)),
    };
    let text = serde_json::to_string(&reference).map_err(|error| Error::internal(error.to_string()))?;
    say(&text);
    Ok(())
}

/// The command line, completed: the arguments know how many values they take, and commands have the flags of the server.
fn built() -> Command {
    let mut command = Cli::command();
    command.build();
    command
}

/// Adds the commands below a command, each before those below it. Commands that only group others are left out.
fn add_commands(command: &Command, path: &str, commands: &mut Vec<CommandInfo>) {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "help") {
        let name = format!("{path} {}", below.get_name()).trim().to_owned();
        if !below.has_subcommands() {
            let summary = below.get_about().map(ToString::to_string).unwrap_or_default();
            commands.push(CommandInfo { name: name.clone(), summary, arguments: arguments(below) });
        }
        add_commands(below, &name, commands);
    }
}

fn arguments(command: &Command) -> Vec<FlagInfo> {
    let is_listed = |argument: &&Arg| {
        !matches!(
            argument.get_action(),
            ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong | ArgAction::Version
        )
    };
    command.get_arguments().filter(is_listed).map(describe).collect()
}

fn describe(argument: &Arg) -> FlagInfo {
    let defaults: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let takes_value = argument.get_action().takes_values();
    let help = argument.get_long_help().or_else(|| argument.get_help());
    FlagInfo {
        heading: argument.get_help_heading().unwrap_or_default().to_owned(),
        usage: argument.to_string(),
        variable: argument.get_env().map(|name| name.to_string_lossy().into_owned()),
        default: (takes_value && !defaults.is_empty()).then(|| defaults.join(",")),
        help: help.map(ToString::to_string).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flag_has_heading_variable_and_default() {
        let flags = arguments(&built());
        let port = flags.iter().find(|flag| flag.usage == "--port <PORT>").unwrap();
        assert_eq!((port.heading.as_str(), port.variable.as_deref()), ("Server", Some("DOCTYPED_PORT")));
        assert_eq!(port.default.as_deref(), Some("8000"));
        let without: Vec<&str> = flags.iter().filter(|flag| flag.heading.is_empty()).map(|flag| &*flag.usage).collect();
        assert!(without.is_empty(), "{without:?}");
    }

    #[test]
    fn commands_are_listed_without_those_that_group_others() {
        let mut commands = Vec::new();
        add_commands(&built(), "", &mut commands);
        let names: Vec<&str> = commands.iter().map(|command| command.name.as_str()).collect();
        assert!(names.contains(&"user create") && names.contains(&"backup"), "{names:?}");
        assert!(!names.contains(&"user") && !names.contains(&"reference"), "{names:?}");
    }
}
