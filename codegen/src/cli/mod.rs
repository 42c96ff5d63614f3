//! The commands of `cargo xtask` in an application.
//!
//! They are a library because each application has a small `xtask` crate of its own that calls
//! [`main`]; the `xtask` of the project adds its own commands.

pub mod codegen;
pub mod explain;
mod installed_runtime;
pub mod new_doctype;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The folders that commands work on.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The application's folder, with `doctypes/` and `generated/`.
    pub root: PathBuf,
    /// The runtime's folder.
    pub runtime: PathBuf,
}

impl Workspace {
    /// The application in a folder, with the runtime beside this crate.
    pub fn at(root: &Path) -> Workspace {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        Workspace { root: root.to_owned(), runtime: own.parent().unwrap_or(own).join("runtime") }
    }

    /// The application in a folder, with the runtime beside this crate or that of its dependencies.
    ///
    /// # Errors
    /// The application's dependencies cannot be read, or are of another version than this crate.
    pub fn of_application(root: &Path) -> Result<Workspace> {
        let workspace = Workspace::at(root);
        if workspace.runtime.join("doctypes").is_dir() {
            return Ok(workspace);
        }
        Ok(Workspace { runtime: installed_runtime::folder(root)?, ..workspace })
    }

    /// Whether the runtime is part of this workspace, so that its own DocTypes are compiled too.
    pub fn has_runtime(&self) -> bool {
        self.runtime.parent() == Some(&self.root)
    }
}

/// The application's commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// A command of an application.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "texts of variants would replace those of the commands in --help")]
pub enum Command {
    Codegen(codegen::Arguments),
    Explain(explain::Arguments),
    NewDoctype(new_doctype::Arguments),
}

/// Parses the command line and runs its command for the application in a folder.
pub fn main(root: &Path) -> ExitCode {
    exit_code(run(Arguments::parse().command, root))
}

/// Runs a command for the application in a folder.
///
/// # Errors
/// Those of the command, and of [`Workspace::of_application`].
pub fn run(command: Command, root: &Path) -> Result<ExitCode> {
    match command {
        Command::Codegen(arguments) => codegen::run(&arguments, &Workspace::of_application(root)?),
        Command::Explain(arguments) => Ok(explain::run(&arguments)),
        Command::NewDoctype(arguments) => new_doctype::run(&arguments, &Workspace::of_application(root)?),
    }
}

/// The exit code of a command, whose error is printed.
pub fn exit_code(result: Result<ExitCode>) -> ExitCode {
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
