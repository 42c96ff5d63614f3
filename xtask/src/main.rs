//! `cargo xtask`: the project's own commands. Each has a module here.

mod bench;
mod bench_build;
mod bench_lists;
mod clients;
mod conformance;
mod exercise;
mod new_app;
#[path = "../../runtime/tests/support/servers.rs"]
mod servers;

use clap::{Parser, Subcommand};
use doctyped_codegen::cli::{Workspace, codegen, explain, new_doctype};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Bench(bench::Arguments),
    BenchBuild(bench_build::Arguments),
    Clients(clients::Arguments),
    Codegen(codegen::Arguments),
    Conformance(conformance::Arguments),
    Exercise(exercise::Arguments),
    Explain(explain::Arguments),
    NewApp(new_app::Arguments),
    NewDoctype(new_doctype::Arguments),
}

fn main() -> ExitCode {
    let workspace = Workspace::at(&project());
    let result = match Arguments::parse().command {
        Command::Bench(arguments) => bench::run(&arguments),
        Command::BenchBuild(arguments) => bench_build::run(&arguments),
        Command::Clients(arguments) => clients::run(&arguments),
        Command::Conformance(arguments) => conformance::run(&arguments),
        Command::Codegen(arguments) => codegen::run(&arguments, &workspace),
        Command::Exercise(arguments) => exercise::run(&arguments),
        Command::Explain(arguments) => Ok(explain::run(&arguments)),
        Command::NewApp(arguments) => new_app::run(&arguments, &workspace),
        Command::NewDoctype(arguments) => new_doctype::run(&arguments, &workspace),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

/// Cargo, as if it was called by hand.
fn cargo() -> std::process::Command {
    by_hand(env!("CARGO"))
}

/// A program without what Cargo says about this one's package to it: build scripts that look at that
/// would run again, and all that depends on them.
fn by_hand(program: &str) -> std::process::Command {
    let mut command = std::process::Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(name);
        }
    }
    command
}

/// The project's folder, wherever the command is run.
fn project() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
