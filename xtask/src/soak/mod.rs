//! `cargo xtask soak`: mixed load for a long time, to show that nothing grows and no request gets slower.
//!
//! Twelve clients work without a pause: five read, three create, change and delete documents, two export the whole
//! table, and two read long lists slowly. The run is divided into windows, whose latencies and resources are printed.
//! It fails if the last window is worse than the first.

mod clients;
mod window;

use crate::app::{build_release, given_or_built};
use crate::http_client::HttpClient;
use crate::server_process::{ServerProcess, api_token, free_port, status_number};
use crate::users::create_user;
use anyhow::{Result, ensure};
use clients::{Recorder, Role};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use window::Resources;

/// Put mixed load on the server for a long time and compare the last minutes with the first.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Minutes of load.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=1440))]
    minutes: u32,

    /// Windows that the run is divided into.
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(2..=100))]
    windows: u32,

    /// A server in place of the release build of this workspace.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,
}

/// Documents in the table before the load.
const DOCUMENTS: usize = 100_000;
/// Documents that are created by one request.
const BATCH_LEN: usize = 200;
/// Load before the first window: caches and connections are filled.
const WARM_UP: Duration = Duration::from_secs(15);
/// Polling interval of the resources of the server.
const SAMPLE_INTERVAL: Duration = Duration::from_millis(500);
/// Time for one request.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
/// Users; each has an equal share of the clients.
const USERS: usize = 4;

/// Runs the load and prints a Markdown table and a verdict.
///
/// # Errors
/// The server does not build, start or survive, or the table cannot be filled.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let server = given_or_built(arguments.server.as_ref(), || build_release(&project, "server", ""))?;
    let folder = project.join("target/soak");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("site.sqlite");
    let database = format!("sqlite://{}", file.display());
    let mut process = ServerProcess::start(&server, &folder, &database, free_port()?)?;
    process.wait_until_ready()?;
    let tokens = prepare(&process.url, &api_token(&server, &folder, &database)?)?;

    let window = Duration::from_secs(u64::from(arguments.minutes) * 60) / arguments.windows;
    let recorder = Recorder::new(WARM_UP, window, arguments.windows as usize);
    let is_over = AtomicBool::new(false);
    let resources = thread::scope(|scope| {
        for (number, role) in Role::ALL.into_iter().enumerate() {
            let token = tokens.get(number % tokens.len().max(1)).map(String::as_str);
            let (url, recorder, is_over) = (process.url.as_str(), &recorder, &is_over);
            scope.spawn(move || clients::run(role, url, token, number, recorder, is_over));
        }
        let sampled = sample(&process, &file, &recorder);
        is_over.store(true, Ordering::Relaxed);
        sampled
    })?;
    ensure!(process.exit_status()?.is_none(), "the server ended during the load; see {}", folder.display());
    let windows = recorder.windows(resources);
    println!("{}", window::table(&windows, window));
    let faults = window::faults(&windows);
    if faults.is_empty() {
        println!("\nThe last window is as good as the first.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("\nThe last window is worse than the first: {}.", faults.join("; "));
    Ok(ExitCode::FAILURE)
}

/// Creates the documents and the users. Gives the tokens of the users.
fn prepare(url: &str, administrator: &str) -> Result<Vec<String>> {
    let mut client = HttpClient::new(url, Some(administrator), REQUEST_TIMEOUT)?;
    let document = r#"{"doctype":"ToDo","description":"Water the plants on the second floor","priority":"Low"}"#;
    let body = format!(r#"{{"docs":[{}]}}"#, vec![document; BATCH_LEN].join(","));
    for _ in 0..DOCUMENTS / BATCH_LEN {
        client.success("POST", "/api/method/frappe.client.insert_many", &body)?;
    }
    (0..USERS).map(|number| create_user(&mut client, &format!("soak{number}"), &["System Manager"])).collect()
}

/// Watches the server until the last window is over. Gives the largest values of each window.
fn sample(process: &ServerProcess, database: &Path, recorder: &Recorder) -> Result<Vec<Resources>> {
    let wal = database.with_extension("sqlite-wal");
    let mut maxima = vec![Resources::default(); recorder.len()];
    let started = Instant::now();
    while !recorder.is_over() {
        let descriptors = std::fs::read_dir(format!("/proc/{}/fd", process.id()))?.count();
        let sample = Resources {
            memory_kib: process.anonymous_kib()?,
            threads: status_number(process.id(), "Threads:")?,
            descriptors: descriptors as u64,
            // The file is missing while it is made anew.
            wal_bytes: std::fs::metadata(&wal).map_or(0, |file| file.len()),
            database_bytes: std::fs::metadata(database)?.len(),
        };
        if let Some(maximum) = recorder.index().and_then(|index| maxima.get_mut(index)) {
            maximum.extend(sample);
        }
        thread::sleep(SAMPLE_INTERVAL);
    }
    eprintln!("load of {} s", started.elapsed().as_secs());
    Ok(maxima)
}
