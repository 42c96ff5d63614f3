//! `cargo xtask bench --peers`: the generated server and PocketBase under the same load, in turns of one second.
//!
//! Both have the same thousand documents on SQLite and get requests of an administrator. PocketBase keeps no log of
//! requests meanwhile. It commits without fsync, while each answered write of the generated server is durable.

mod pocketbase;

use super::Arguments;
use super::load::Load;
use crate::http_client::{HttpClient, escaped};
use crate::server_process::{ServerProcess, api_token, free_port, status_number};
use anyhow::{Context as _, Result, bail, ensure};
use pocketbase::PocketBase;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Documents on both servers.
const DOCUMENTS: usize = 1_000;
/// Starts of which the median is reported.
const STARTS: usize = 5;
/// Time for one request that prepares the measurement, and for a start.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// Time between two attempts to reach a server that starts.
const POLL_INTERVAL: Duration = Duration::from_millis(1);

/// One of the two servers.
struct Side {
    url: String,
    /// The value of the header `Authorization`.
    authorization: String,
    folder: PathBuf,
}

/// A request to one side.
struct Request {
    method: &'static str,
    path: String,
    /// JSON; `COUNT` stands for a number that differs in each request.
    body: &'static str,
}

/// Measures and prints a Markdown table.
pub(super) fn run(arguments: &Arguments, project: &Path) -> Result<ExitCode> {
    let server = super::server_program(arguments, project, "")?;
    let program = pocketbase::install(&project.join("target/peers"))?;
    let folder = project.join("target/bench-peers");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let (own_folder, peer_folder) = (folder.join("own"), folder.join("peer"));
    std::fs::create_dir_all(&own_folder)?;
    std::fs::create_dir_all(&peer_folder)?;
    let database = format!("sqlite://{}", own_folder.join("site.sqlite").display());
    let mut own = ServerProcess::start(&server, &own_folder, &database, free_port()?)?;
    own.wait_until_ready()?;
    let token = api_token(&server, &own_folder, &database)?;
    pocketbase::create_administrator(&program, &peer_folder)?;
    let peer = PocketBase::start(&program, &peer_folder, free_port()?)?;
    wait_until_answered(&peer.url, "/api/health")?;
    let authorization = peer.log_in()?;
    peer.create_collection(&authorization)?;

    let sides = [
        Side { url: own.url.clone(), authorization: format!("token {token}"), folder: own_folder.clone() },
        Side { url: peer.url.clone(), authorization, folder: peer_folder.clone() },
    ];
    let documents = [("/api/resource/ToDo", "/data/name"), ("/api/collections/todo/records", "/id")];
    let mut names = Vec::new();
    for (side, (path, pointer)) in sides.iter().zip(documents) {
        names.push(fill(side, path, pointer)?);
    }
    let [own_name, peer_name] = names.as_slice() else { bail!("there are two sides") };
    println!("PocketBase {}, {} connections\n", pocketbase::VERSION, arguments.connections);
    println!("| what | generated | PocketBase | ratio |\n| --- | --- | --- | --- |");
    for (what, requests) in measurements(own_name, peer_name) {
        let rates = compare(arguments, &sides, &requests).with_context(|| what)?;
        println!("| {what}, requests/s | {:.0} | {:.0} | {:.1} |", rates.own, rates.peer, rates.ratio);
    }
    let resident = [status_number(own.id(), "VmRSS:")?, status_number(peer.id(), "VmRSS:")?];
    print_sizes("resident memory after the load, MB", resident);
    drop((own, peer));
    let (mut own_starts, mut peer_starts, mut fresh) = (Vec::new(), Vec::new(), [0, 0]);
    for _ in 0..STARTS {
        let started = Instant::now();
        let own = ServerProcess::start(&server, &own_folder, &database, free_port()?)?;
        wait_until_answered(&own.url, "/api/method/ping")?;
        own_starts.push(started.elapsed().as_secs_f64());
        let started = Instant::now();
        let peer = PocketBase::start(&program, &peer_folder, free_port()?)?;
        wait_until_answered(&peer.url, "/api/health")?;
        peer_starts.push(started.elapsed().as_secs_f64());
        fresh = [status_number(own.id(), "VmRSS:")?, status_number(peer.id(), "VmRSS:")?];
    }
    print_sizes("resident memory after a start, MB", fresh);
    let (own, peer) = (median(own_starts)? * 1000.0, median(peer_starts)? * 1000.0);
    println!("| start until the first answer, ms | {own:.0} | {peer:.0} | {:.1} |", peer / own);
    Ok(ExitCode::SUCCESS)
}

/// The requests that are compared, for both sides.
fn measurements(own_name: &str, peer_name: &str) -> Vec<(&'static str, [Request; 2])> {
    let get = |path: String| Request { method: "GET", path, body: "" };
    let (own, peer) = ("/api/resource/ToDo", "/api/collections/todo/records");
    let own_fields = escaped(r#"["name","description","status","priority","date"]"#);
    let own_list = format!("{own}?fields={own_fields}&order_by=creation%20desc&limit=20");
    let peer_list = format!("{peer}?fields=id,description,status,priority,date&sort=-created&perPage=20&skipTotal=1");
    let own_filter = escaped(&json!([["status", "=", "Open"], ["priority", "=", "High"]]).to_string());
    let peer_filter = escaped("status='Open' && priority='High'");
    let update = r#"{"description":"Water the plants COUNT"}"#;
    vec![
        ("GET one document", [get(format!("{own}/{own_name}")), get(format!("{peer}/{peer_name}"))]),
        ("list 20 of 1,000", [get(own_list.clone()), get(peer_list.clone())]),
        (
            "list 20 of 1,000 by two filters",
            [get(format!("{own_list}&filters={own_filter}")), get(format!("{peer_list}&filter={peer_filter}"))],
        ),
        (
            "create",
            [
                Request { method: "POST", path: own.to_owned(), body: DOCUMENT },
                Request { method: "POST", path: peer.to_owned(), body: DOCUMENT },
            ],
        ),
        (
            "update one document",
            [
                Request { method: "PUT", path: format!("{own}/{own_name}"), body: update },
                Request { method: "PATCH", path: format!("{peer}/{peer_name}"), body: update },
            ],
        ),
    ]
}

/// A new document.
const DOCUMENT: &str =
    r#"{"description":"Water the plants COUNT","status":"Open","priority":"Medium","date":"2026-01-31"}"#;

/// Creates the documents. Gives the name of one.
fn fill(side: &Side, path: &str, pointer: &str) -> Result<String> {
    let mut client = HttpClient::with_authorization(&side.url, side.authorization.clone(), REQUEST_TIMEOUT)?;
    let mut name = String::new();
    for number in 0..DOCUMENTS {
        let (status, priority) =
            (if number % 3 == 0 { "Open" } else { "Closed" }, if number % 5 == 0 { "High" } else { "Medium" });
        let document = json!({
            "description": format!("Water the plants {number}"), "status": status, "priority": priority,
            "date": "2026-01-31",
        });
        let created = client.json("POST", path, &document.to_string())?;
        let created = created.pointer(pointer).and_then(Value::as_str);
        created.context("the new document has no name")?.clone_into(&mut name);
    }
    Ok(name)
}

/// Rates in requests per second; the ratio is the median of those of consecutive seconds.
struct Rates {
    own: f64,
    peer: f64,
    ratio: f64,
}

fn compare(arguments: &Arguments, sides: &[Side; 2], requests: &[Request; 2]) -> Result<Rates> {
    let ([own, peer], [own_request, peer_request]) = (sides, requests);
    let (own_script, peer_script) = (write_script(own, own_request)?, write_script(peer, peer_request)?);
    let rate = |side: &Side, request: &Request, script: &PathBuf| {
        let Arguments { seconds, rounds, connections, .. } = *arguments;
        let load = Load { seconds, rounds, connections, token: "", folder: &side.folder };
        load.wrk(&side.url, &request.path, Some(script), 1)
    };
    rate(own, own_request, &own_script)?;
    rate(peer, peer_request, &peer_script)?;
    let (mut own_rates, mut peer_rates, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..arguments.rounds * arguments.seconds {
        let (a, b) = (rate(own, own_request, &own_script)?, rate(peer, peer_request, &peer_script)?);
        own_rates.push(a);
        peer_rates.push(b);
        ratios.push(a / b);
    }
    Ok(Rates { own: median(own_rates)?, peer: median(peer_rates)?, ratio: median(ratios)? })
}

/// Writes a script for wrk. Gives its path.
fn write_script(side: &Side, request: &Request) -> Result<PathBuf> {
    let path = side.folder.join("request.lua");
    let mut text = format!(
        "wrk.method = '{}'\nwrk.headers['Authorization'] = '{}'\nwrk.headers['Content-Type'] = 'application/json'\n",
        request.method, side.authorization
    );
    if !request.body.is_empty() {
        let body = request.body.replace("COUNT", "]] .. count .. [[");
        text.push_str("local count = 0\nrequest = function()\n  count = count + 1\n");
        text.extend(["  return wrk.format(nil, nil, nil, [[", &body, "]])\nend\n"]);
    }
    std::fs::write(&path, text)?;
    Ok(path)
}

/// Waits until a path is answered with success.
fn wait_until_answered(url: &str, path: &str) -> Result<()> {
    let mut client = HttpClient::new(url, None, REQUEST_TIMEOUT)?;
    let started = Instant::now();
    while client.send("GET", path, "").map_or(true, |response| response.status != 200) {
        ensure!(started.elapsed() < REQUEST_TIMEOUT, "{url} did not start in {} s", REQUEST_TIMEOUT.as_secs());
        std::thread::sleep(POLL_INTERVAL);
    }
    Ok(())
}

fn print_sizes(what: &str, kib: [u64; 2]) {
    let [own, peer] = kib.map(|kib| f64::from(u32::try_from(kib).unwrap_or(u32::MAX)) / 1024.0);
    println!("| {what} | {own:.0} | {peer:.0} | {:.1} |", peer / own);
}

fn median(mut values: Vec<f64>) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().context("nothing was measured")
}
