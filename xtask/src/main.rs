//! `cargo xtask`: commands for developers of this workspace, one module each.

mod api_diff;
mod app;
mod attack;
mod bench;
mod bench_build;
mod check_operations;
mod check_packaging;
mod client_tests;
mod clients;
mod conformance;
mod database;
mod exercise;
mod failures;
mod frappe_site;
mod http_client;
mod memory;
mod openapi;
mod reference;
mod server_process;
#[path = "../../runtime/tests/support/servers.rs"]
mod servers;
mod soak;
mod tidy;
mod tutorial;
mod users;

use clap::{Parser, Subcommand};
use doctyped_cli::new_app;
use doctyped_codegen::cli::{Workspace, codegen, explain, new_doctype};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Commands for developers of this workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    ApiDiff(api_diff::Arguments),
    Attack(attack::Arguments),
    Bench(bench::Arguments),
    BenchBuild(bench_build::Arguments),
    CheckOperations(check_operations::Arguments),
    CheckPackaging(check_packaging::Arguments),
    ClientTests(client_tests::Arguments),
    Clients(clients::Arguments),
    Codegen(codegen::Arguments),
    Conformance(conformance::Arguments),
    Exercise(exercise::Arguments),
    Explain(explain::Arguments),
    Failures(failures::Arguments),
    /// Make an application of the DocTypes of a Frappe site, or update it.
    ImportSite(frappe_site::Arguments),
    Memory(memory::Arguments),
    NewApp(new_app::Arguments),
    NewDoctype(new_doctype::Arguments),
    Openapi(openapi::Arguments),
    Reference(reference::Arguments),
    Soak(soak::Arguments),
    Tidy(tidy::Arguments),
    Tutorial(tutorial::Arguments),
    /// Compare the answers of a server with those of a Frappe site.
    VerifySite(frappe_site::Arguments),
}

fn main() -> ExitCode {
    let workspace = Workspace::at(&project());
    let result = match Arguments::parse().command {
        Command::ApiDiff(arguments) => Ok(api_diff::run(&arguments)),
        Command::Attack(arguments) => attack::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::BenchBuild(arguments) => bench_build::run(&arguments),
        Command::CheckOperations(arguments) => check_operations::run(&arguments),
        Command::CheckPackaging(arguments) => check_packaging::run(&arguments),
        Command::ClientTests(arguments) => client_tests::run(&arguments),
        Command::Clients(arguments) => clients::run(&arguments),
        Command::Conformance(arguments) => conformance::run(&arguments),
        Command::Codegen(arguments) => codegen::run(&arguments, &workspace),
        Command::Exercise(arguments) => exercise::run(&arguments),
        Command::Explain(arguments) => Ok(explain::run(&arguments)),
        Command::Failures(arguments) => failures::run(&arguments),
        Command::ImportSite(arguments) => frappe_site::run("import-site", &arguments),
        Command::Memory(arguments) => memory::run(&arguments),
        Command::NewApp(arguments) => new_app::run_in_project(&arguments),
        Command::NewDoctype(arguments) => new_doctype::run(&arguments, &workspace),
        Command::Openapi(arguments) => openapi::run(&arguments),
        Command::Reference(arguments) => reference::run(&arguments),
        Command::Soak(arguments) => soak::run(&arguments),
        Command::Tidy(arguments) => tidy::run(&arguments),
        Command::Tutorial(arguments) => tutorial::run(&arguments),
        Command::VerifySite(arguments) => frappe_site::run("verify-site", &arguments),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

/// A cargo command.
fn cargo() -> std::process::Command {
    without_package_env(env!("CARGO"))
}

/// A command without the variables by which cargo describes the package of `xtask`. Build scripts
/// that read them would run again, and everything that depends on those would be rebuilt.
fn without_package_env(program: &str) -> std::process::Command {
    let mut command = std::process::Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(name);
        }
    }
    command
}

/// The root of this workspace, independent of the working folder.
fn project() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
