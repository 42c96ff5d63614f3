//! The settings of a server: flags, environment variables, the configuration file, defaults, in this precedence.
//!
//! clap reads flags and variables. The settings of the file become defaults of their flags, so that clap converts and
//! checks them as it does those of the command line. A file with a mistake is refused as a whole.

mod file;
mod nearest;
mod variables;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches};
use doctyped_orm::db::DatabaseUrl;
use doctyped_orm::private_file;
use file::ConfigFile;
use std::ffi::OsString;
use std::fmt::{self, Write};
use std::path::PathBuf;

/// The configuration file that is read if no other is named, in the working directory.
const DEFAULT_FILE: &str = "doctyped.toml";
/// The flag that names another file, and its variable.
const FILE_FLAG: &str = "config";
const FILE_VARIABLE: &str = "DOCTYPED_CONFIG";

/// Text in place of a secret.
const MASK: &str = "***";

/// The command line with all settings.
#[derive(Debug)]
pub struct Loaded<C> {
    /// The parsed command line, with the settings in force.
    pub cli: C,
    /// Each setting, with its origin.
    pub settings: Vec<Setting>,
    /// The configuration file, if there is one.
    pub file: Option<PathBuf>,
}

/// A setting in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its flag, without the dashes.
    pub name: String,
    /// Its values, as they are written; none if it is not set.
    pub values: Vec<String>,
    /// Whether it is on or off, and has no value.
    is_switch: bool,
    /// Whether it has a list of values.
    is_list: bool,
    is_secret: bool,
    /// Where the values are from.
    pub origin: SettingOrigin,
}

/// Where a setting is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingOrigin {
    /// A flag of the command line.
    Flag,
    /// An environment variable.
    Variable(String),
    /// A line of the configuration file.
    File(PathBuf, usize),
    /// The default.
    Default,
}

impl fmt::Display for SettingOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SettingOrigin::Flag => f.write_str("flag"),
            SettingOrigin::Variable(name) => write!(f, "variable {name}"),
            SettingOrigin::File(path, line) => write!(f, "{}:{line}", path.display()),
            SettingOrigin::Default => f.write_str("default"),
        }
    }
}

/// Why the settings cannot be used.
#[derive(Debug)]
pub enum LoadError {
    /// The command line or a variable is wrong, or help was asked for: clap prints it.
    CommandLine(clap::Error),
    /// Mistakes in the configuration file, variables that are not known, settings that contradict each other.
    Mistakes(Vec<String>),
}

/// Reads the settings for a command line; `check` finds those that contradict each other. The command has the flag
/// `--config` with the id `config`, which names another file than `doctyped.toml` in the working directory.
///
/// # Errors
/// All mistakes in the configuration file and the names of variables, or the first in the command line.
pub fn load<C>(arguments: &[OsString], check: impl Fn(&C) -> Result<(), String>) -> Result<Loaded<C>, LoadError>
where
    C: CommandFactory + FromArgMatches,
{
    let variables: Vec<OsString> = std::env::vars_os().map(|(name, _)| name).collect();
    load_with(C::command(), arguments, &variables, check)
}

fn load_with<C: FromArgMatches>(
    command: Command,
    arguments: &[OsString],
    variables: &[OsString],
    check: impl Fn(&C) -> Result<(), String>,
) -> Result<Loaded<C>, LoadError> {
    // Help and mistakes in the command line come before those in the file.
    let matches = command.clone().try_get_matches_from(arguments).map_err(LoadError::CommandLine)?;
    let mut mistakes = variables::unknown(&command, variables);
    let named = matches.get_one::<PathBuf>(FILE_FLAG).cloned();
    let is_named = named.is_some();
    let path = named.or_else(|| Some(PathBuf::from(DEFAULT_FILE)).filter(|path| path.is_file()));
    let file = path.map(|path| file::read(path, &command)).transpose();
    let file = file.and_then(|file| match file {
        Some(file) if !is_named => check_found(file).map(Some),
        file => Ok(file),
    });
    let file = file.unwrap_or_else(|in_file| {
        mistakes.extend(in_file);
        None
    });
    if !mistakes.is_empty() {
        return Err(LoadError::Mistakes(mistakes));
    }
    let (command, matches) = match &file {
        Some(file) => {
            let command = with_defaults(command, file);
            let matches = command.clone().try_get_matches_from(arguments).map_err(LoadError::CommandLine)?;
            (command, matches)
        }
        None => (command, matches),
    };
    let settings = settings_of(&command, &matches, file.as_ref());
    let cli = C::from_arg_matches(&matches).map_err(LoadError::CommandLine)?;
    check(&cli).map_err(|mistake| LoadError::Mistakes(vec![mistake]))?;
    Ok(Loaded { cli, settings, file: file.map(|file| file.path) })
}

impl<C> Loaded<C> {
    /// Warns in the log of a configuration file with secrets that other users of the machine may open.
    pub fn warn_of_shared_secrets(&self) {
        let is_secret = |setting: &Setting| setting.is_secret && matches!(setting.origin, SettingOrigin::File(..));
        if let Some(path) = &self.file
            && self.settings.iter().any(is_secret)
        {
            private_file::warn_if_shared(path);
        }
    }
}

/// Refuses settings in a file that was found, and that another user of the machine may have put into the working directory:
/// they name programs that the server runs.
fn check_found(file: ConfigFile) -> Result<ConfigFile, Vec<String>> {
    if file.settings.is_empty() || !private_file::may_be_foreign(&file.path) {
        return Ok(file);
    }
    let path = file.path.display();
    Err(vec![format!(
        "{path} belongs to another user of this machine, or all of them may write it; give --config {path} if its settings \
         are meant"
    )])
}

/// The command with the settings of the file as defaults.
fn with_defaults(command: Command, file: &ConfigFile) -> Command {
    file.settings.iter().fold(command, |command, setting| {
        command.mut_arg(setting.id.clone(), |argument| argument.default_values(setting.values.clone()))
    })
}

/// The arguments that are settings: flags of the server as a whole.
fn setting_arguments(command: &Command) -> impl Iterator<Item = (&Arg, &str)> {
    command.get_arguments().filter_map(|argument| {
        let flag = argument.get_long()?;
        let is_action = matches!(argument.get_action(), ArgAction::Help | ArgAction::Version);
        (!is_action && flag != FILE_FLAG).then_some((argument, flag))
    })
}

fn is_switch(argument: &Arg) -> bool {
    matches!(argument.get_action(), ArgAction::SetTrue)
}

fn is_list(argument: &Arg) -> bool {
    argument.get_value_delimiter().is_some()
}

fn settings_of(command: &Command, matches: &ArgMatches, file: Option<&ConfigFile>) -> Vec<Setting> {
    let setting = |(argument, flag): (&Arg, &str)| {
        let id = argument.get_id().as_str();
        let in_file = file.and_then(|file| file.settings.iter().find(|setting| setting.id == id).map(|it| (file, it)));
        let origin = match (matches.value_source(id), in_file) {
            (Some(ValueSource::CommandLine), _) => SettingOrigin::Flag,
            (Some(ValueSource::EnvVariable), _) => {
                let variable = argument.get_env().map(|name| name.to_string_lossy().into_owned());
                SettingOrigin::Variable(variable.unwrap_or_default())
            }
            (_, Some((file, setting))) => SettingOrigin::File(file.path.clone(), setting.line),
            _ => SettingOrigin::Default,
        };
        let values = if is_switch(argument) {
            vec![matches.get_flag(id).to_string()]
        } else {
            let raw = matches.get_raw(id).into_iter().flatten();
            raw.map(|value| value.to_string_lossy().into_owned()).collect()
        };
        Setting {
            name: flag.to_owned(),
            values,
            is_switch: is_switch(argument),
            is_list: is_list(argument),
            is_secret: argument.is_hide_env_values_set(),
            origin,
        }
    };
    setting_arguments(command).map(setting).collect()
}

impl Setting {
    /// The setting as a line of a configuration file, with its origin. Secrets are masked.
    pub fn line(&self) -> String {
        let Setting { name, values, origin, .. } = self;
        let text = match values.as_slice() {
            [] => format!("# {name} is not set"),
            _ if self.is_secret => format!("# {name} = \"{MASK}\""),
            values if self.is_list => {
                format!("{name} = [{}]", values.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(", "))
            }
            [value] if self.is_switch || value.parse::<i64>().is_ok() => format!("{name} = {value}"),
            values => format!("{name} = {}", quoted(&without_password(name, &values.join(",")))),
        };
        if values.is_empty() { text } else { format!("{text:<56} # {origin}") }
    }
}

/// The URL of a database without its password.
fn without_password(name: &str, value: &str) -> String {
    match (name, value.parse::<DatabaseUrl>()) {
        ("database", Ok(url)) => url.to_string(),
        ("database", Err(_)) => MASK.to_owned(),
        _ => value.to_owned(),
    }
}

/// A string of TOML.
fn quoted(text: &str) -> String {
    let escaped = text.chars().fold(String::new(), |mut escaped, character| {
        match character {
            '"' | '\\' => escaped.extend(['\\', character]),
            control if control.is_control() => {
                // Writing to a `String` does not fail.
                let _ = write!(escaped, "\\u{:04x}", u32::from(control));
            }
            plain => escaped.push(plain),
        }
        escaped
    });
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests;
