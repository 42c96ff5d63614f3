//! `cargo xtask memory`: measures the resident memory of the generated server after a load and in the situations
//! that take the most, and fails if one takes more than it may.
//!
//! Pages of mapped files (the program and the database) are not counted: the system shares and reclaims them.
//! The rows are made by SQL while no server runs, with the SQLite of Python.

use crate::app::{build_release, given_or_built};
use crate::http_client::HttpClient;
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Measure the memory of the generated server, and fail beyond the limits.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A server to measure in place of the release build of this workspace.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,

    /// Rows of the exported table.
    #[arg(long, value_name = "NUMBER", default_value_t = 1_000_000)]
    rows: u32,
}

/// Limits, in MiB: resident after the load, and what each of the others may add.
const MAX_AFTER_LOAD: u64 = 40;
const MAX_EXPORT: u64 = 40;
const MAX_JSON_BODY: u64 = 60;
const MAX_IDLE_CONNECTIONS: u64 = 80;

/// Connections of the load.
const LOAD_CONNECTIONS: usize = 12;
/// Requests of each connection of the load.
const LOAD_REQUESTS: usize = 2_000;
/// Bytes of the large body.
const BODY_LEN: usize = 10 * 1024 * 1024;
/// Connections that do nothing.
const IDLE_CONNECTIONS: usize = 5_000;
/// Polling interval of the server's memory.
const SAMPLE_INTERVAL: Duration = Duration::from_millis(2);
/// Time in which memory that is free is returned to the system.
const REST: Duration = Duration::from_secs(1);
/// Time that a client waits for a response.
const TIMEOUT: Duration = Duration::from_secs(120);

/// Makes the rows. The arguments are the database and the number of rows.
const FILL: &str = r#"
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("""
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO "tabArticle" (name, creation, modified, modified_by, owner, docstatus, idx, article_name, author, status)
    SELECT printf('Article %07d', i), strftime('%Y-%m-%d %H:%M:%S.000000', 1700000000 + i, 'unixepoch'),
           strftime('%Y-%m-%d %H:%M:%S.000000', 1700000000 + i, 'unixepoch'), 'Administrator', 'Administrator', 0, 0,
           printf('Article %07d', i), printf('Author %d', i % 1000), 'Available'
    FROM n""", (int(sys.argv[2]),))
database.commit()
"#;

/// Runs the situations and prints a Markdown table.
///
/// # Errors
/// The server does not build or start, a request fails, or Python is missing.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let server = given_or_built(arguments.server.as_ref(), || build_release(&project, "server", ""))?;
    let folder = project.join("target/memory");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("site.sqlite");
    let database = format!("sqlite://{}", file.display());
    let token = api_token(&server, &folder, &database)?;
    fill(&file, arguments.rows)?;
    let mut process = ServerProcess::start(&server, &folder, &database, free_port()?)?;
    process.wait_until_ready()?;
    let url = process.url.clone();

    println!("| situation | resident memory without mapped files | limit |");
    println!("| --- | --- | --- |");
    let mut missed = Vec::new();
    let mut report = |name: &str, sign: &str, kib: u64, limit: u64| {
        println!("| {name} | {sign}{} MiB | {sign}{limit} MiB |", mib(kib));
        if kib > limit * 1024 {
            missed.push(name.to_owned());
        }
    };
    println!("| after the start | {} MiB | |", mib(process.anonymous_kib()?));
    load(&url, &token)?;
    thread::sleep(REST);
    report("after a load of reads and writes", "", process.anonymous_kib()?, MAX_AFTER_LOAD);
    let added = added_memory(&process, || export(&url, &token, arguments.rows))?;
    report(&format!("export of {} rows", arguments.rows), "+", added, MAX_EXPORT);
    let added = added_memory(&process, || large_body(&url, &token))?;
    report("JSON body of 10 MiB", "+", added, MAX_JSON_BODY);
    let added = added_memory(&process, || idle_connections(&url))?;
    report(&format!("{IDLE_CONNECTIONS} idle connections"), "+", added, MAX_IDLE_CONNECTIONS);
    println!("| at the end | {} MiB | |", mib(process.anonymous_kib()?));
    if missed.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("limits missed: {}", missed.join(", "));
    Ok(ExitCode::FAILURE)
}

/// MiB with one digit after the point.
fn mib(kib: u64) -> String {
    format!("{}.{}", kib / 1024, kib % 1024 * 10 / 1024)
}

fn fill(database: &Path, rows: u32) -> Result<()> {
    let status = Command::new("python3").args(["-c", FILL]).arg(database).arg(rows.to_string()).status();
    ensure!(status.context("cannot run python3, which makes the rows")?.success(), "the rows cannot be made");
    Ok(())
}

/// The peak of the server's memory during some work, less its memory before, in KiB.
fn added_memory(process: &ServerProcess, work: impl FnOnce() -> Result<()> + Send) -> Result<u64> {
    let before = process.anonymous_kib()?;
    let is_done = AtomicBool::new(false);
    let peak = thread::scope(|scope| {
        let sampler = scope.spawn(|| {
            let mut peak = 0;
            while !is_done.load(Ordering::Relaxed) {
                peak = peak.max(process.anonymous_kib()?);
                thread::sleep(SAMPLE_INTERVAL);
            }
            Ok(peak)
        });
        let worked = work();
        is_done.store(true, Ordering::Relaxed);
        let peak: Result<u64> = sampler.join().unwrap_or(Ok(0));
        worked.and(peak)
    })?;
    Ok(peak.saturating_sub(before))
}

/// Lists, reads, creates and updates documents.
fn load(url: &str, token: &str) -> Result<()> {
    let work = |number: usize| -> Result<()> {
        let mut client = HttpClient::new(url, Some(token), TIMEOUT)?;
        for request in 0..LOAD_REQUESTS / 4 {
            let path = format!("/api/resource/Article/Article%20{:07}", 1 + (request * 37 + number) % 1000);
            client.success("GET", &path, "")?;
            client.success("GET", "/api/resource/Article?fields=[%22*%22]", "")?;
            let note = format!(r#"{{"title":"note {number} {request}","content":"content"}}"#);
            client.success("POST", "/api/resource/Note", &note)?;
            client.success("PUT", &path, &format!(r#"{{"author":"Author {request}"}}"#))?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let clients: Vec<_> = (0..LOAD_CONNECTIONS).map(|number| scope.spawn(move || work(number))).collect();
        clients.into_iter().try_for_each(|client| client.join().unwrap_or(Ok(())))
    })
}

/// Reads all rows with some columns.
fn export(url: &str, token: &str, rows: u32) -> Result<()> {
    let path = "/api/resource/Article?limit_page_length=0&fields=[%22name%22,%22author%22,%22status%22,%22modified%22]";
    let start = Instant::now();
    let length = HttpClient::new(url, Some(token), TIMEOUT)?.success("GET", path, "")?.len();
    ensure!(length > 50 * rows as usize, "the export has only {length} bytes");
    eprintln!("exported {} MiB in {:.1} s", length >> 20, start.elapsed().as_secs_f32());
    Ok(())
}

fn large_body(url: &str, token: &str) -> Result<()> {
    let body = format!(r#"{{"title":"large","content":"{}"}}"#, "x".repeat(BODY_LEN));
    HttpClient::new(url, Some(token), TIMEOUT)?.success("POST", "/api/resource/Note", &body)?;
    Ok(())
}

/// Opens connections that have sent one request each.
fn idle_connections(url: &str) -> Result<()> {
    let mut clients = Vec::new();
    for number in 0..IDLE_CONNECTIONS {
        let mut client = HttpClient::new(url, None, TIMEOUT)?;
        client
            .success("GET", "/api/method/ping", "")
            .with_context(|| format!("connection {number} failed; the limit of files (ulimit -n) may be low"))?;
        clients.push(client);
    }
    thread::sleep(REST);
    Ok(())
}
