//! `cargo xtask bench`: request rates of the generated server, as ratios within one run.
//!
//! The generated server and a hand-written one (`xtask/baseline`) read the same database; wrk puts
//! the same load on them alternately. Ratios of consecutive rounds are reliable on a machine whose
//! speed drifts; absolute rates are comparable only within one run. With `--against`, the other side is
//! the same server in another version. `--servers` does the same on PostgreSQL and MariaDB.

pub(crate) mod against;
mod baseline;
mod large;
mod lists;
pub(crate) mod load;
mod peers;
mod servers;
mod tail;

use crate::app::{build_release, given_or_built};
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result, ensure};
use baseline::Baseline;
use load::{Load, json_text};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Measure request rates of the generated server and of a hand-written one.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Arguments {
    /// Seconds of load in each round; servers that are compared alternate every second.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=60))]
    seconds: u32,

    /// Rounds of each measurement, of which the median is reported.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=50))]
    rounds: u32,

    /// Connections that wrk keeps busy.
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=256))]
    connections: u32,

    /// A server of another version, built with optimisation: measure all rows on both, on copies of one database.
    #[arg(long, value_name = "SERVER")]
    against: Option<PathBuf>,

    /// With `--against`: measure only rows whose description contains this text.
    #[arg(long, value_name = "TEXT", default_value = "", requires = "against", hide_default_value = true)]
    row: String,

    /// Measure PocketBase too, in turns (needs Python 3 with venv, and PyPI at the first run).
    #[arg(long, conflicts_with_all = ["against", "large"])]
    peers: bool,

    /// Measure reads and creates on these databases beside a hand-written server on each: `postgres`, `mariadb`, or
    /// URLs of empty databases.
    #[arg(long, value_name = "URL", value_delimiter = ',', conflicts_with_all = ["against", "large", "peers"])]
    servers: Vec<String>,

    /// Measure the median and the 99th percentile of the times of reads at saturation.
    #[arg(long, conflicts_with_all = ["against", "large", "peers", "servers"])]
    tail: bool,

    /// Measure every shape of list on large tables, beside the best SQL for the same rows.
    #[arg(long, conflicts_with = "against")]
    large: bool,

    /// With `--large`: the sizes of the table, multiples of 1000.
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', default_value = "10k,100k,1m", requires = "large")]
    rows: Vec<String>,

    /// With `--large`: `sqlite`, `postgres`, `mariadb`, or URLs of empty databases.
    #[arg(long, value_name = "URL", value_delimiter = ',', default_value = "sqlite", requires = "large")]
    database: Vec<String>,

    /// With `--large`: only shapes whose name contains one of these texts.
    #[arg(long, value_name = "TEXT", value_delimiter = ',', requires = "large")]
    shapes: Vec<String>,

    /// With `--large`: without the index of trigrams, and for servers that have none.
    #[arg(long, requires = "large")]
    without_text_index: bool,

    /// With `--large`, `--peers` and `--servers`: a server to measure in place of the release build of this workspace.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,
}

/// Requests per second of Frappe with two workers, on a machine with two cores.
const FRAPPE_READ: f64 = 325.0;
const FRAPPE_LIST: f64 = 273.0;
const FRAPPE_CREATE: f64 = 189.0;

/// Documents in the table during the measurement of reads.
const DOCUMENTS: f64 = 1000.0;

/// Builds both servers and prints the measurements as a Markdown table.
///
/// # Errors
/// wrk is not installed, a server does not build or start, or a request fails.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    if arguments.large {
        return large::run(arguments, &project);
    }
    ensure!(
        Command::new("wrk").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok(),
        "wrk is not installed (Debian: apt-get install wrk)"
    );
    if arguments.peers {
        return peers::run(arguments, &project);
    }
    if !arguments.servers.is_empty() {
        return servers::run(arguments, &project);
    }
    build(&project)?;
    let folder = project.join("target/bench");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let database = folder.join("site.sqlite");
    let server = project.join("target/release/server");
    if let Some(other) = &arguments.against {
        println!("{}", against::report(arguments, &folder, &server, other)?);
        return Ok(ExitCode::SUCCESS);
    }
    let database_url = format!("sqlite://{}", database.display());
    let mut generated = ServerProcess::start(&server, &folder, &database_url, free_port()?)?;
    generated.wait_until_ready()?;
    let token = api_token(&server, &folder, &database_url)?;
    let &Arguments { seconds, rounds, connections, .. } = arguments;
    let load = Load { seconds, rounds, connections, token: &token, folder: &folder };
    let name = seed(&load, &generated.url)?;

    let program = project.join("target/release/baseline");
    let baseline = Baseline::start(&program, &database, &token, None)?;
    let read = format!("/api/resource/ToDo/{name}");
    if arguments.tail {
        println!("{}", tail::report(&load, [&generated.url, &baseline.url], [&read, LIST])?);
        return Ok(ExitCode::SUCCESS);
    }
    let mut report = String::from(
        "| what | generated, requests/s | hand-written, requests/s | ratio | against Frappe |\n| --- | --- | --- | --- | --- |\n",
    );
    for (what, path, frappe) in
        [("GET one document, with token", read.as_str(), FRAPPE_READ), ("list 20 rows, with token", LIST, FRAPPE_LIST)]
    {
        let rates = load.compare([&generated.url, &baseline.url], path, None)?;
        writeln!(
            report,
            "| {what} | {:.0} | {:.0} | {:.2} | {:.0} times |",
            rates.first,
            rates.second,
            rates.ratio,
            rates.first / frappe
        )?;
    }
    drop(baseline);
    let unchecked = Baseline::start(&program, &database, &token, Some("unchecked"))?;
    let reader = make_reader(&load, &generated.url)?;
    let load_of_reader = Load { token: &reader, ..load };
    for (what, path) in [("GET one document", read.as_str()), ("list 20 rows", LIST)] {
        let rates = load_of_reader.compare([&generated.url, &unchecked.url], path, None)?;
        writeln!(
            report,
            "| {what}, as a user with roles; the other side checks nothing | {:.0} | {:.0} | {:.2} | – |",
            rates.first, rates.second, rates.ratio
        )?;
    }
    drop(unchecked);
    let create = load.writes(&generated.url, "POST", "/api/resource/ToDo", TODO)?;
    writeln!(
        report,
        "| POST create, durable, with token | {create:.0} | – | – | {:.0} times |",
        create / FRAPPE_CREATE
    )?;
    let note = note_with_rows();
    let with_rows = load.writes(&generated.url, "POST", "/api/resource/Note", &note)?;
    writeln!(report, "| POST create with 10 child rows, durable | {with_rows:.0} | – | – | – |")?;
    let name = first_name(&load, &generated.url, "Note")?;
    let update = load.writes(&generated.url, "PUT", &format!("/api/resource/Note/{name}"), &note)?;
    writeln!(report, "| PUT replacing 10 child rows, one document, durable | {update:.0} | – | – | – |")?;
    lists::measure(&load, &generated.url, &mut report)?;
    drop(generated);
    println!("{report}");
    Ok(ExitCode::SUCCESS)
}

/// The server of the command line, or the release build of this workspace.
fn server_program(arguments: &Arguments, project: &Path, features: &str) -> Result<PathBuf> {
    given_or_built(arguments.server.as_ref(), || build_release(project, "server", features))
}

fn build(project: &Path) -> Result<()> {
    let status = crate::cargo()
        .args(["build", "--release", "--package", "server", "--package", "baseline", "--manifest-path"])
        .arg(project.join("Cargo.toml"))
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the servers do not build");
    Ok(())
}

/// Creates a user with roles, because permissions are not checked for Administrator. Returns the
/// user's token, `key:secret`.
fn make_reader(load: &Load<'_>, url: &str) -> Result<String> {
    const READER: &str = "reader@example.com";
    let user = format!(
        r#"{{"email":"{READER}","first_name":"Reader","send_welcome_email":0,"roles":[{{"role":"System Manager"}}]}}"#
    );
    load.curl(&format!("{url}/api/resource/User"), Some(&user))?;
    let keys = format!("{url}/api/method/frappe.core.doctype.user.user.generate_keys");
    let secret = load.curl(&keys, Some(&format!(r#"{{"user":"{READER}"}}"#)))?;
    let user = load.curl(&format!("{url}/api/resource/User/{READER}"), None)?;
    Ok(format!("{}:{}", json_text(&user, "api_key")?, json_text(&secret, "api_secret")?))
}

/// The first page of a list.
const LIST: &str = "/api/resource/ToDo?fields=%5B%22name%22%2C%22description%22%2C%22status%22%2C%22priority%22%2C%22date%22%5D\
     &order_by=creation%20desc&limit_page_length=20";

/// The body of the requests that create a document.
const TODO: &str = r#"{"description":"Water the plants on the second floor","priority":"Low"}"#;

/// A note with ten rows.
fn note_with_rows() -> String {
    let rows = [r#"{"user":"Administrator"}"#; 10].join(",");
    format!(r#"{{"title":"Watering plan","content":"Every floor once a week","seen_by":[{rows}]}}"#)
}

/// Fills the table through the API. Returns the name of one document.
fn seed(load: &Load<'_>, url: &str) -> Result<String> {
    let script = load.script("POST", TODO)?;
    // wrk takes a duration, not a number of requests: one second creates about a thousand documents.
    let mut created = 0.0;
    while created < DOCUMENTS {
        created += load.wrk(url, "/api/resource/ToDo", Some(&script), 1)?;
    }
    first_name(load, url, "ToDo")
}

/// The name of the oldest document of a DocType.
fn first_name(load: &Load<'_>, url: &str, doctype: &str) -> Result<String> {
    let list = format!("{url}/api/resource/{doctype}?limit_page_length=1&order_by=creation%20asc");
    json_text(&load.curl(&list, None)?, "name")
}
