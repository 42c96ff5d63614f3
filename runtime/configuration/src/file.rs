//! The configuration file: the table `[server]` of a TOML file, with the flags as keys.
//!
//! ```toml
//! [server]
//! port = 8001
//! allow-cors = ["https://shop.example.com"]
//! ```
//!
//! The file may be that of the definitions, whose settings are for codegen and are not read here.

use super::nearest::nearest;
use super::{is_list, is_switch, setting_arguments, without_password};
use clap::{Arg, Command};
use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use toml::de::{DeTable, DeValue};

/// The table of the server.
const TABLE: &str = "server";
/// Keys beside the table, which codegen reads.
const CODEGEN_KEYS: [&str; 4] = ["allow-missing-links", "external", "modules", "name"];

/// A configuration file without mistakes.
#[derive(Debug)]
pub(super) struct ConfigFile {
    /// Its path.
    pub(super) path: PathBuf,
    /// Its settings.
    pub(super) settings: Vec<FileSetting>,
}

/// A setting of a file.
#[derive(Debug)]
pub(super) struct FileSetting {
    /// The id of its argument.
    pub(super) id: String,
    /// Its values, as on the command line.
    pub(super) values: Vec<String>,
    /// Its line, counted from 1.
    pub(super) line: usize,
}

/// Reads a file.
///
/// # Errors
/// All its mistakes, with their lines.
pub(super) fn read(path: PathBuf, command: &Command) -> Result<ConfigFile, Vec<String>> {
    let text = fs::read_to_string(&path)
        .map_err(|error| vec![format!("cannot read the configuration file {}: {error}", path.display())])?;
    let mut mistakes = Vec::new();
    let line = |span: Range<usize>| text.get(..span.start).unwrap_or(&text).matches('\n').count() + 1;
    let mistake = |span: Range<usize>, message: &str| format!("{}:{}: {message}", path.display(), line(span));
    let table = match DeTable::parse(&text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            return Err(vec![mistake(
                error.span().unwrap_or_default(),
                &format!("this is not TOML: {}", error.message()),
            )]);
        }
    };
    let mut settings: Vec<FileSetting> = Vec::new();
    for (key, value) in &table {
        let name = key.get_ref().replace('_', "-");
        match value.get_ref() {
            DeValue::Table(table) if name == TABLE => {
                for (key, value) in table {
                    match setting(key.get_ref(), value.get_ref(), command) {
                        Ok((id, _)) if settings.iter().any(|setting| setting.id == id) => {
                            mistakes.push(mistake(key.span(), &format!("`{}` is set twice", key.get_ref())));
                        }
                        Ok((id, values)) => settings.push(FileSetting { id, values, line: line(key.span()) }),
                        Err(message) => mistakes.push(mistake(key.span(), &message)),
                    }
                }
            }
            _ if name == TABLE => mistakes.push(mistake(key.span(), "`server` is a table; write [server]")),
            _ if CODEGEN_KEYS.contains(&name.as_str()) => {}
            _ => mistakes.push(mistake(key.span(), &unknown_key(key.get_ref(), command))),
        }
    }
    if mistakes.is_empty() { Ok(ConfigFile { path, settings }) } else { Err(mistakes) }
}

/// The mistake of a key beside the table.
fn unknown_key(key: &str, command: &Command) -> String {
    let name = key.replace('_', "-");
    if setting_arguments(command).any(|(_, flag)| flag == name) {
        return format!("`{key}` belongs to the table [server]");
    }
    match nearest(&name, [TABLE].into_iter().chain(CODEGEN_KEYS)) {
        Some(meant) => format!("`{key}` is unknown; did you mean `{meant}`?"),
        None => format!("`{key}` is unknown; the settings of the server are in the table [server]"),
    }
}

/// The id of a setting's argument, and its values.
fn setting(key: &str, value: &DeValue<'_>, command: &Command) -> Result<(String, Vec<String>), String> {
    let name = key.replace('_', "-");
    let Some((argument, _)) = setting_arguments(command).find(|(_, flag)| *flag == name) else {
        return Err(match nearest(&name, setting_arguments(command).map(|(_, flag)| flag)) {
            Some(meant) => format!("`{key}` is no setting; did you mean `{meant}`?"),
            None => format!("`{key}` is no setting; `--help` lists them all"),
        });
    };
    let values = match (value, is_switch(argument)) {
        (DeValue::Boolean(is_on), true) => vec![is_on.to_string()],
        (_, true) => return Err(format!("`{key}` should be true or false")),
        (DeValue::Array(items), _) if is_list(argument) => {
            let texts: Option<Vec<String>> = items.iter().map(|item| text(item.get_ref())).collect();
            texts.ok_or_else(|| format!("`{key}` should be a list of texts in quotation marks"))?
        }
        (value, _) => {
            let text = text(value).ok_or_else(|| expected(key, argument))?;
            match argument.get_value_delimiter() {
                Some(delimiter) => text.split(delimiter).map(|part| part.trim().to_owned()).collect(),
                None => vec![text],
            }
        }
    };
    if !is_switch(argument) {
        for value in &values {
            check(argument, &name, value).map_err(|problem| format!("`{key}`: {problem}"))?;
        }
    }
    Ok((argument.get_id().to_string(), values))
}

fn expected(key: &str, argument: &Arg) -> String {
    if is_list(argument) {
        format!("`{key}` should be a text in quotation marks, or a list of them")
    } else {
        format!("`{key}` should be a number, or a text in quotation marks")
    }
}

/// A text, or a whole number as its text.
fn text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| number.to_string())
        }
        _ => None,
    }
}

/// Has clap convert a value, with the converter of the flag.
fn check(argument: &Arg, flag: &str, value: &str) -> Result<(), String> {
    let trial = Command::new("file").no_binary_name(true).disable_help_flag(true).arg(argument.clone());
    match trial.try_get_matches_from([format!("--{flag}={value}")]) {
        Ok(_) => Ok(()),
        Err(error) => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default().replace(value, &without_password(flag, value));
            Err(first.strip_prefix("error: ").unwrap_or(&first).to_owned())
        }
    }
}
