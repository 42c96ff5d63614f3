//! Environment variables with the server's prefix that are no setting.

use super::FILE_VARIABLE;
use super::nearest::nearest;
use clap::Command;
use std::ffi::OsString;

/// The prefix of the server's variables.
const PREFIX: &str = "DOCTYPED_";

/// The mistakes among the names of variables: those with the server's prefix that are no setting.
pub(super) fn unknown(command: &Command, variables: &[OsString]) -> Vec<String> {
    let mut known = vec![FILE_VARIABLE.to_owned()];
    add_known(command, &mut known);
    let names = variables.iter().filter_map(|name| name.to_str()).filter(|name| name.starts_with(PREFIX));
    let mut unknown: Vec<&str> =
        names.filter(|name| !is_of_kubernetes(name) && !known.iter().any(|it| it == name)).collect();
    unknown.sort_unstable();
    let mistake = |name: &&str| {
        let rest = |name: &'_ str| name.strip_prefix(PREFIX).unwrap_or_default().to_owned();
        let known: Vec<String> = known.iter().map(|name| rest(name)).filter(|rest| !rest.is_empty()).collect();
        match nearest(&rest(name), known.iter().map(String::as_str)) {
            Some(meant) => format!("the variable {name} is no setting; did you mean {PREFIX}{meant}?"),
            None => format!("the variable {name} is no setting; `--help` lists them all"),
        }
    };
    unknown.iter().map(mistake).collect()
}

/// Adds the variables of a command and its subcommands.
fn add_known(command: &Command, known: &mut Vec<String>) {
    let variables = command.get_arguments().filter_map(|argument| argument.get_env());
    known.extend(variables.map(|name| name.to_string_lossy().into_owned()));
    command.get_subcommands().for_each(|command| add_known(command, known));
}

/// Whether Kubernetes sets a variable of this name for a service that is called `doctyped`.
fn is_of_kubernetes(name: &str) -> bool {
    ["DOCTYPED_SERVICE_HOST", "DOCTYPED_SERVICE_PORT", "DOCTYPED_PORT_"].iter().any(|prefix| name.starts_with(prefix))
}
