//! `cargo xtask exercise`: makes, reads, lists, changes and deletes a document of every DocType.
//!
//! The definitions are compiled to a server of their own in a folder under `target/`, which is
//! started on a new database. Documents are made from the metadata alone, those that others must
//! link to first; what cannot be made is named with the reason. It shows that whole applications
//! work, and not only the definitions that somebody thought of.

mod client;
mod doctype;
mod roots;
mod run;
mod values;

use crate::conformance::{Running, free_port};
use anyhow::{Context as _, Result, bail, ensure};
use client::Client;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Make, read, list, change and delete a document of every DocType.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folders with definitions [default: the project's own doctypes].
    #[arg(long, value_name = "DIR")]
    doctypes: Vec<PathBuf>,

    /// Accept links to DocTypes that do not exist.
    #[arg(long)]
    allow_missing_links: bool,

    /// Use this server instead of building one.
    #[arg(long, value_name = "FILE")]
    server: Option<PathBuf>,

    /// Show a line for each DocType, not only for those that were left out or failed.
    #[arg(long, short)]
    verbose: bool,
}

/// Builds, starts, exercises.
///
/// # Errors
/// When something on the way fails; what a DocType refuses is told by the exit code.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let folder = project.join("target/exercise");
    std::fs::create_dir_all(&folder)?;
    let sources =
        if arguments.doctypes.is_empty() { vec![project.join("doctypes")] } else { arguments.doctypes.clone() };
    let server = match &arguments.server {
        Some(server) => std::path::absolute(server)?,
        None => build(&project, &folder, sources.clone(), arguments.allow_missing_links)?,
    };
    let site = folder.join("run");
    if site.exists() {
        std::fs::remove_dir_all(&site).context("cannot clear the folder of the last run")?;
    }
    std::fs::create_dir_all(&site)?;
    let database = format!("sqlite://{}", site.join("site.sqlite").display());
    let token = make_token(&server, &site, &database)?;
    let mut running = Running::start(&server, &site, &database, free_port()?)?;
    running.wait_until_ready()?;

    let mut definitions = Vec::new();
    for source in sources.iter().chain([&project.join("runtime/doctypes")]) {
        doctype::definitions(source, &mut definitions)?;
    }
    let mut client = Client::connect(&running.url, token)?;
    let database = site.join("site.sqlite");
    let report = run::all(&mut client, definitions, &database)?;
    report.print(arguments.verbose);
    Ok(if report.has_failures() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Compiles the definitions; gives the server.
fn build(project: &Path, folder: &Path, sources: Vec<PathBuf>, allow_missing_links: bool) -> Result<PathBuf> {
    let app = folder.join("app");
    let options = doctyped_codegen::Options {
        sources,
        out: app.clone(),
        target: doctyped_codegen::Target::Standalone,
        root: project.to_owned(),
        allow_missing_links,
        runtime: project.join("runtime"),
        cache: Some(folder.join("codegen.cache")),
    };
    let outcome = doctyped_codegen::generate(&options)?;
    let Some(plan) = outcome.plan else {
        for diagnostic in &outcome.diagnostics {
            eprintln!("{}", doctyped_codegen::diagnostic::human(diagnostic, false));
        }
        bail!("the definitions have errors");
    };
    doctyped_codegen::write(&plan)?;
    // In the project's target folder, so that the runtime is not built twice.
    let status = crate::cargo()
        .args(["build", "--quiet", "--package", "server", "--manifest-path"])
        .arg(app.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(project.join("target"))
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the server does not build");
    // `target/debug/server` is also the project's own server: take a copy before that is built again.
    let server = folder.join("server");
    std::fs::copy(project.join("target/debug/server"), &server).context("cannot copy the server")?;
    Ok(server)
}

/// Makes the database; gives `key:secret` of Administrator.
fn make_token(server: &Path, site: &Path, database: &str) -> Result<String> {
    let output = Command::new(server)
        .args(["user", "generate-keys", "Administrator", "--database", database])
        .current_dir(site)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {}", server.display()))?;
    let text = String::from_utf8(output.stdout)?;
    text.split_whitespace()
        .find(|word| word.contains(':') && !word.ends_with(':'))
        .map(|word| word.trim_matches(|character: char| !character.is_ascii_alphanumeric()).to_owned())
        .with_context(|| format!("generate-keys printed no token: {text}"))
}
