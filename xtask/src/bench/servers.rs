//! `cargo xtask bench --servers`: the generated server and a hand-written one on PostgreSQL and MariaDB.
//!
//! Both use one database. The measurements of a group take turns of a second each, so that ratios between servers,
//! between numbers of connections and between names hold on a machine whose speed drifts. The private servers of the
//! databases do not sync their logs: what is compared is the work and the round trips of a request.

use super::baseline::Baseline;
use super::load::{Load, median};
use super::{Arguments, LIST, TODO, seed};
use crate::database::{Database, cargo_features};
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result, bail, ensure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Connections of wrk.
pub(super) const CONNECTIONS: [u32; 2] = [16, 64];

/// The body of the requests that create a document whose name is a number of a counter.
const MEMBER: &str = r#"{"first_name":"Noor","last_name":"Haddad"}"#;
const MEMBER_PATH: &str = "/api/resource/Library%20Member";

/// One kind of request.
struct Request {
    what: &'static str,
    path: String,
    /// The script of wrk for a request that is no GET.
    script: Option<PathBuf>,
}

/// One of the two servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Generated,
    HandWritten,
}

/// Requests per second in each turn, by server and number of connections.
type Rates = BTreeMap<(Side, u32), Vec<f64>>;

/// Measures on each database and prints Markdown tables.
pub(super) fn run(arguments: &Arguments, project: &Path) -> Result<ExitCode> {
    let folder = project.join("target/bench-servers");
    let (server, programs) = build(arguments, project)?;
    for (database, baseline) in arguments.servers.iter().zip(programs) {
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        let Some(opened) = Database::open(database, &folder)? else {
            eprintln!("skipped: {database} is not installed");
            continue;
        };
        println!("\n### {database}\n");
        report(arguments, &server, &baseline, &folder, &opened.url)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Builds the generated server, unless another is given, and the hand-written ones, one for each database.
fn build(arguments: &Arguments, project: &Path) -> Result<(PathBuf, Vec<PathBuf>)> {
    let databases = arguments.servers.as_slice();
    let mut programs = Vec::new();
    for database in databases {
        let program = match cargo_features(std::slice::from_ref(database)).as_str() {
            "postgres" => "baseline-postgres",
            "mysql" => "baseline-mysql",
            _ => {
                bail!("{database} is not PostgreSQL or MariaDB: use postgres, mariadb or the URL of a database")
            }
        };
        programs.push(program);
    }
    let mut command = crate::cargo();
    command.args(["build", "--release", "--package", "server", "--package", "baseline"]);
    for program in programs.iter().chain(arguments.server.is_none().then_some(&"server")) {
        command.args(["--bin", program]);
    }
    command.args(["--features", &cargo_features(databases), "--manifest-path"]).arg(project.join("Cargo.toml"));
    ensure!(command.status().context("cannot run cargo")?.success(), "the servers do not build");
    let built = project.join("target/release");
    let server = arguments.server.clone().unwrap_or_else(|| built.join("server")).canonicalize()?;
    Ok((server, programs.into_iter().map(|program| built.join(program)).collect()))
}

fn report(arguments: &Arguments, server: &Path, baseline: &Path, folder: &Path, database: &str) -> Result<()> {
    let mut generated = ServerProcess::start(server, folder, database, free_port()?)?;
    generated.wait_until_ready()?;
    let token = api_token(server, folder, database)?;
    let &Arguments { seconds, rounds, connections, .. } = arguments;
    let load = Load { seconds, rounds, connections, token: &token, folder };
    let name = seed(&load, &generated.url)?;
    // The first number makes the counter.
    load.curl(&format!("{}{MEMBER_PATH}", generated.url), Some(MEMBER))?;
    let baseline = Baseline::start(baseline, database, &token, None)?;
    let urls = [(Side::Generated, generated.url.as_str()), (Side::HandWritten, baseline.url.as_str())];

    let [small, large] = CONNECTIONS;
    println!(
        "| what | generated, {small} connections | hand-written | ratio | generated, {large} connections | \
         hand-written | ratio | {large}/{small}, generated | {large}/{small}, hand-written |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let read = |what, path: String| Request { what, path, script: None };
    let create = |what, path: &str, file, body| -> Result<Request> {
        Ok(Request { what, path: path.to_owned(), script: Some(named_script(&load, file, body)?) })
    };
    measure(&load, urls, &[read("GET one document", format!("/api/resource/ToDo/{name}"))])?;
    measure(&load, urls, &[read("list 20 rows", LIST.to_owned())])?;
    let creates = measure(
        &load,
        urls,
        &[
            create("POST create", "/api/resource/ToDo", "todo.lua", TODO)?,
            create("POST create with a series", MEMBER_PATH, "member.lua", MEMBER)?,
        ],
    )?;
    let [plain, series] = creates.as_slice() else { bail!("two requests were measured") };
    let ratio_of = |side, connections| ratio((series, side, connections), (plain, side, connections));
    let mut cells = Vec::new();
    for connections in CONNECTIONS {
        let (generated, written) = (ratio_of(Side::Generated, connections)?, ratio_of(Side::HandWritten, connections)?);
        cells.push(format!("{generated:.2} | {written:.2} | –"));
    }
    println!("| series/plain | {} | – | – |", cells.join(" | "));
    Ok(())
}

/// Writes a script for wrk that is kept beside others.
fn named_script(load: &Load<'_>, file: &str, body: &str) -> Result<PathBuf> {
    let path = load.folder.join(file);
    std::fs::rename(load.script("POST", body)?, &path)?;
    Ok(path)
}

/// Measures requests in turns and prints a row of the table for each.
fn measure(load: &Load<'_>, urls: [(Side, &str); 2], requests: &[Request]) -> Result<Vec<Rates>> {
    let mut measured = vec![Rates::new(); requests.len()];
    // The first turn of each server opens its connections and is not counted.
    for turn in 0..=load.rounds * load.seconds {
        for (request, rates) in requests.iter().zip(&mut measured) {
            for (side, url) in urls {
                for connections in CONNECTIONS {
                    let load = Load { connections, ..*load };
                    let rate = load.wrk(url, &request.path, request.script.as_ref(), 1).context(request.what)?;
                    if turn > 0 {
                        rates.entry((side, connections)).or_default().push(rate);
                    }
                }
            }
        }
    }
    let [small, large] = CONNECTIONS;
    for (request, rates) in requests.iter().zip(&measured) {
        let mut cells = Vec::new();
        for connections in CONNECTIONS {
            let (generated, written) = ((rates, Side::Generated, connections), (rates, Side::HandWritten, connections));
            let ratio = ratio(generated, written)?;
            let (generated, written) = (median(rates_of(generated).to_vec())?, median(rates_of(written).to_vec())?);
            cells.push(format!("{generated:.0} | {written:.0} | {ratio:.2}"));
        }
        for side in [Side::Generated, Side::HandWritten] {
            cells.push(format!("{:.2}", ratio((rates, side, large), (rates, side, small))?));
        }
        println!("| {} | {} |", request.what, cells.join(" | "));
    }
    Ok(measured)
}

/// The rates of one server with a number of connections.
type Measured<'a> = (&'a Rates, Side, u32);

fn rates_of((rates, side, connections): Measured<'_>) -> &[f64] {
    rates.get(&(side, connections)).map_or(&[], Vec::as_slice)
}

/// The median of the ratios of consecutive turns.
fn ratio(first: Measured<'_>, second: Measured<'_>) -> Result<f64> {
    median(rates_of(first).iter().zip(rates_of(second)).map(|(a, b)| a / b).collect())
}
