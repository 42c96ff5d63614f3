//! `config`: prints the settings in force and where each is from.

use super::Cli;
use super::say;
use doctyped_configuration::Loaded;

/// Prints the settings in the form of a configuration file.
pub(super) fn print(loaded: &Loaded<Cli>) {
    match &loaded.file {
        Some(path) => say(&format!("# Settings in force, with those of {}.", path.display())),
        None => say("# Settings in force. There is no configuration file."),
    }
    say("[server]");
    loaded.settings.iter().for_each(|setting| say(&setting.line()));
}
