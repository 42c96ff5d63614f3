//! The program `doctyped`: makes applications, and runs the commands of `cargo xtask` in the working folder.

use clap::{Parser, Subcommand};
use doctyped_cli::new_app;
use doctyped_codegen::cli::{self, Command};
use std::path::Path;
use std::process::ExitCode;

/// Makes applications of doctyped.
#[derive(Debug, Parser)]
#[command(name = "doctyped", version)]
struct Arguments {
    #[command(subcommand)]
    command: ProgramCommand,
}

#[derive(Debug, Subcommand)]
enum ProgramCommand {
    NewApp(new_app::Arguments),
    #[command(flatten)]
    OfApplication(Command),
}

fn main() -> ExitCode {
    cli::exit_code(match Arguments::parse().command {
        ProgramCommand::NewApp(arguments) => new_app::run(&arguments),
        ProgramCommand::OfApplication(command) => cli::run(command, Path::new(".")),
    })
}
