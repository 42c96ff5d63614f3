//! `cargo xtask exercise`: creates, reads, lists, updates and deletes a document of every DocType.
//!
//! The definitions are compiled to a server in a folder under `target/`, which is started on a new
//! database. Documents are generated from the metadata alone, in the order of their links;
//! DocTypes without a possible document are reported with the reason. This covers whole
//! applications, beyond the definitions that have tests of their own.

mod client;
mod doctype;
mod root_documents;
mod run;
mod values;

use crate::app::{App, build_server};
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result};
use client::Client;
use std::path::PathBuf;
use std::process::ExitCode;

/// Create, read, list, update and delete a document of every DocType.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folders with definitions [default: the workspace's doctypes].
    #[arg(long, value_name = "DIR")]
    doctypes: Vec<PathBuf>,

    /// Accept links to DocTypes that do not exist.
    #[arg(long)]
    allow_missing_links: bool,

    /// Use this server instead of building one.
    #[arg(long, value_name = "FILE")]
    server: Option<PathBuf>,

    /// Print a line for each DocType, not only for those that were skipped or failed.
    #[arg(long, short)]
    verbose: bool,
}

/// Builds the server and exercises it. Failed DocTypes are reported by the exit code.
///
/// # Errors
/// The server does not build, start or respond.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let folder = project.join("target/exercise");
    std::fs::create_dir_all(&folder)?;
    let sources =
        if arguments.doctypes.is_empty() { vec![project.join("doctypes")] } else { arguments.doctypes.clone() };
    let server = match &arguments.server {
        Some(server) => std::path::absolute(server)?,
        None => {
            let app = App {
                sources: sources.clone(),
                out: folder.join("app"),
                cache: folder.join("codegen.cache"),
                allow_missing_links: arguments.allow_missing_links,
                features: "",
            };
            build_server(&project, app, &folder)?
        }
    };
    let site = folder.join("run");
    if site.exists() {
        std::fs::remove_dir_all(&site).context("cannot clear the folder of the last run")?;
    }
    std::fs::create_dir_all(&site)?;
    let database = format!("sqlite://{}", site.join("site.sqlite").display());
    let token = api_token(&server, &site, &database)?;
    let mut process = ServerProcess::start(&server, &site, &database, free_port()?)?;
    process.wait_until_ready()?;

    let mut definitions = Vec::new();
    for source in sources.iter().chain([&project.join("runtime/doctypes")]) {
        doctype::definitions(source, &mut definitions)?;
    }
    let mut client = Client::new(&process.url, &token)?;
    let database = site.join("site.sqlite");
    let report = run::all(&mut client, definitions, &database)?;
    report.print(arguments.verbose);
    Ok(if report.has_failures() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
