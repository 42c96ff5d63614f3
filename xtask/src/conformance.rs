//! `cargo xtask conformance`: replays recorded requests and compares the responses with those of a
//! Frappe server.
//!
//! The conformance application has the workspace's own DocTypes and those in
//! `xtask/conformance/doctypes`. It is built with the cargo features of the databases that are
//! asked for, and started on a free port with a new database.

use crate::app::build_conformance_server;
use crate::database::{Database, cargo_features};
use crate::server_process::{ServerProcess, free_port};
use anyhow::{Context as _, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Replay recorded requests against a freshly built server.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files with cases, or folders of them [default: all of xtask/conformance/cases].
    #[arg(long, value_name = "PATH", num_args = 1..)]
    cases: Vec<PathBuf>,

    /// The databases to use, one after the other: URLs of empty databases, `sqlite` for a new file,
    /// `postgres` or `mariadb` for a private server (skipped with a message if it is not installed).
    #[arg(long, value_name = "URL", num_args = 1.., default_value = "sqlite")]
    database: Vec<String>,

    /// Do not replay anything: leave the server running on this port until it is interrupted.
    #[arg(long, value_name = "PORT")]
    serve: Option<u16>,

    /// Show every difference, not only the first of a step.
    #[arg(long, short)]
    verbose: bool,
}

/// Builds the server and replays the cases on each database. Failed cases are reported by the exit
/// code.
///
/// # Errors
/// The application does not build, or a server cannot be started.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let own = project.join("xtask/conformance");
    let given = if arguments.cases.is_empty() { vec![own.join("cases")] } else { arguments.cases.clone() };
    let cases = case_files(&given)?;
    // One folder per run, so that several runs can overlap.
    let folder = project.join(format!("target/conformance/run-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let server = build_conformance_server(&project, &cargo_features(&arguments.database), &folder)?;
    let mut passed = true;
    for (index, name) in arguments.database.iter().enumerate() {
        let folder = folder.join(index.to_string());
        std::fs::create_dir_all(&folder)?;
        let Some(database) = Database::open(name, &folder)? else {
            eprintln!("skipped: {name} is not installed");
            continue;
        };
        if arguments.database.len() > 1 {
            println!("{name}:");
        }
        passed &= replay(arguments, &own, &server, &folder, &database.url, &cases)?;
    }
    if !passed {
        eprintln!("the server's log is in {}", folder.display());
        return Ok(ExitCode::FAILURE);
    }
    std::fs::remove_dir_all(&folder).context("cannot clear the folder of the run")?;
    Ok(ExitCode::SUCCESS)
}

/// Starts the server on a database and replays the cases. Returns whether all passed.
fn replay(
    arguments: &Arguments,
    own: &Path,
    server: &Path,
    folder: &Path,
    database: &str,
    cases: &[PathBuf],
) -> Result<bool> {
    let port = match arguments.serve {
        Some(port) => port,
        None => free_port()?,
    };
    let mut process = ServerProcess::start(server, folder, database, port)?;
    process.wait_until_ready()?;
    if arguments.serve.is_some() {
        eprintln!("conformance server: {} (Administrator / admin)", process.url);
        process.wait()?;
        return Ok(true);
    }
    let mut replay = Command::new("python3");
    replay.arg(own.join("replay.py")).args(["check", &process.url]);
    if arguments.verbose {
        replay.arg("-v");
    }
    let status = replay.args(cases).status().context("cannot run python3, which replays the cases")?;
    ensure!(process.exit_status()?.is_none(), "the server stopped during the replay; see {}", folder.display());
    Ok(status.success())
}

/// The files among the arguments, and the JSON files in the folders among them.
fn case_files(given: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in given {
        if path.is_dir() {
            let mut found: Vec<PathBuf> = std::fs::read_dir(path)?
                .map(|entry| Ok(entry?.path()))
                .collect::<Result<Vec<_>>>()?
                .into_iter()
                .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
                .collect();
            ensure!(!found.is_empty(), "{} has no cases", path.display());
            found.sort();
            files.append(&mut found);
        } else {
            ensure!(path.is_file(), "there are no cases at {}", path.display());
            files.push(path.clone());
        }
    }
    Ok(files)
}
