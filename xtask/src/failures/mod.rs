//! `cargo xtask failures`: responses to clients while something outside the server fails.
//!
//! Eight clients read and write without a pause. After some seconds of health something fails, for a limited time; the
//! load goes on until the server is well again. A row of the table has the errors by status, the time from the end of
//! the failure until no request fails any more, the acknowledged writes that are missing afterwards, and the requests
//! that got no answer in the time for one request. Each row is bounded in time.

mod database;
mod load;
mod process;
mod proxy;
mod sqlite;

use crate::app::{build_release, given_or_built};
use crate::database::cargo_features;
use anyhow::{Context as _, Result};
use load::Figures;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// Make things outside the server fail, and show what clients get.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The databases: `sqlite`, `postgres`, `mariadb`. Those that are not installed are skipped.
    #[arg(long, value_name = "NAME", value_delimiter = ',', default_value = "sqlite")]
    database: Vec<String>,

    /// Seconds for which a database is stopped by SIGSTOP, or silent.
    #[arg(long, default_value_t = 45, value_parser = clap::value_parser!(u64).range(1..=600))]
    stop_seconds: u64,

    /// Run only the failures whose name contains one of these texts.
    #[arg(long, value_name = "TEXT", value_delimiter = ',')]
    only: Vec<String>,

    /// A server in place of the release build of this workspace.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,
}

/// A server program, and a new folder for its files.
#[derive(Debug)]
struct Workplace<'a> {
    server: &'a Path,
    folder: &'a Path,
    stop_time: Duration,
}

/// A failure and the function that lets it happen.
type Failure = (&'static str, fn(&Workplace<'_>) -> Result<Report>);

/// The result of a failure.
#[derive(Debug)]
enum Report {
    Figures(Figures),
    /// The failure cannot be made here, and why.
    Skipped(String),
}

/// Runs the failures and prints a Markdown table.
///
/// # Errors
/// The server does not build, or a failure cannot be prepared.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let server = given_or_built(arguments.server.as_ref(), || {
        build_release(&project, "server", &cargo_features(&arguments.database))
    })?;
    let root = project.join("target/failures");
    let mut is_acceptable = true;
    println!("| database | failure | successes | errors | well after | lost writes | hung requests | notes |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for database in &arguments.database {
        let failures: &[Failure] = match database.as_str() {
            "sqlite" => &sqlite::FAILURES,
            "postgres" => &database::POSTGRES_FAILURES,
            "mariadb" | "mysql" => &database::MARIADB_FAILURES,
            other => anyhow::bail!("{other} is none of sqlite, postgres, mariadb"),
        };
        for (name, failure) in failures {
            if !arguments.only.is_empty() && !arguments.only.iter().any(|text| name.contains(text.as_str())) {
                continue;
            }
            if root.exists() {
                std::fs::remove_dir_all(&root)?;
            }
            std::fs::create_dir_all(&root)?;
            let stop_time = Duration::from_secs(arguments.stop_seconds);
            let workplace = Workplace { server: &server, folder: &root, stop_time };
            match failure(&workplace).with_context(|| format!("{database}, {name}"))? {
                Report::Figures(figures) => {
                    is_acceptable &= figures.is_acceptable();
                    println!("| {database} | {name} | {} |", figures.cells());
                }
                Report::Skipped(reason) => eprintln!("skipped: {database}, {name}: {reason}"),
            }
        }
    }
    if is_acceptable {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("a write was lost, a request hung, or the server was not well again");
    Ok(ExitCode::FAILURE)
}
