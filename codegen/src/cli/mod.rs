//! The commands of `cargo xtask` in an application.
//!
//! They are a library because each application has a small `xtask` crate of its own that calls
//! [`main`]; the `xtask` of the project adds its own commands.

pub mod codegen;
pub mod explain;
pub mod new_doctype;

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

#[derive(Debug, Subcommand)]
enum Command {
    Codegen(codegen::Arguments),
    Explain(explain::Arguments),
    NewDoctype(new_doctype::Arguments),
}

/// Parses the command line and runs its command for the application in a folder.
pub fn main(root: &Path) -> ExitCode {
    let workspace = Workspace::at(root);
    let result = match Arguments::parse().command {
        Command::Codegen(arguments) => codegen::run(&arguments, &workspace),
        Command::Explain(arguments) => Ok(explain::run(&arguments)),
        Command::NewDoctype(arguments) => new_doctype::run(&arguments, &workspace),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
