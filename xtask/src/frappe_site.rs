//! `cargo xtask import-site` and `cargo xtask verify-site`: run the program `frappe-site`, which is built with the client
//! of the database that the command names.

use anyhow::{Context as _, Result};
use std::ffi::OsString;
use std::process::ExitCode;

/// The arguments of the program; it has the help.
#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true)]
pub struct Arguments {
    /// See --help.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENT")]
    arguments: Vec<OsString>,
}

/// Builds the program, and runs one of its commands in the working folder.
///
/// # Errors
/// Cargo cannot be executed.
pub fn run(command: &str, arguments: &Arguments) -> Result<ExitCode> {
    let texts: Vec<String> = arguments.arguments.iter().map(|text| text.to_string_lossy().into_owned()).collect();
    let features = crate::database::cargo_features(&texts);
    let mut cargo = crate::cargo();
    cargo.args(["run", "--quiet", "--package", "frappe-site", "--features", &features, "--manifest-path"]);
    cargo.arg(crate::project().join("Cargo.toml")).arg("--").arg(command).args(&arguments.arguments);
    let status = cargo.status().context("cannot run cargo")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
