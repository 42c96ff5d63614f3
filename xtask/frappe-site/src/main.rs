//! The commands `cargo xtask import-site` and `cargo xtask verify-site`, for users of a Frappe site.
//!
//! They are a program of their own because they need clients of databases and of HTTPS, which `cargo xtask codegen` does
//! not wait for.

mod import;
mod row;
mod verify;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Commands for users of a Frappe site.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    ImportSite(import::Arguments),
    VerifySite(verify::Arguments),
}

fn main() -> ExitCode {
    doctyped_codegen::cli::exit_code(match Arguments::parse().command {
        Command::ImportSite(arguments) => import::run(&arguments),
        Command::VerifySite(arguments) => verify::run(&arguments),
    })
}
