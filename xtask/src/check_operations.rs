//! `cargo xtask check-operations`: checks what `docs/operations/` gives to operators with the tools that read it.
//!
//! Debian's `promtool` (package `prometheus`) checks the alert rules, runs their tests, and checks the metrics of a
//! server under load. Every metric that the rules and the dashboard name has to be among these.

use crate::app::{build_debug, given_or_built};
use crate::http_client::HttpClient;
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result, ensure};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// Check the alert rules, the dashboard and the metrics of a server with promtool.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A server in place of the debug build of this workspace.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,

    /// The program promtool.
    #[arg(long, value_name = "PROGRAM", default_value = "promtool")]
    promtool: PathBuf,
}

/// Clients that send requests while the metrics are read.
const CLIENTS: usize = 4;
/// Requests after which the metrics are read.
const LOAD_REQUESTS: usize = 200;
/// Time that a client waits for a response.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Runs the checks.
///
/// # Errors
/// A check fails, promtool is missing, or the server does not build or start.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let folder = project.join("docs/operations");
    promtool(arguments, &folder, &["check", "rules", "alerts.yml"], None)?;
    promtool(arguments, &folder, &["test", "rules", "alerts_test.yml"], None)?;
    let metrics = metrics_under_load(arguments, &project)?;
    promtool(arguments, &folder, &["check", "metrics"], Some(&metrics))?;
    let mut missing = Vec::new();
    for file in ["alerts.yml", "alerts_test.yml", "dashboard.json"] {
        let text = fs::read_to_string(folder.join(file)).with_context(|| format!("cannot read {file}"))?;
        if Path::new(file).extension().is_some_and(|extension| extension == "json") {
            serde_json::from_str::<serde_json::Value>(&text).with_context(|| format!("{file} is no JSON"))?;
        }
        let names = metric_names(&text).into_iter().filter(|name| !metrics.contains(&format!("\n# TYPE {name} ")));
        missing.extend(names.map(|name| format!("{file} names {name}")));
    }
    ensure!(missing.is_empty(), "the server has no such metrics:\n{}", missing.join("\n"));
    println!("the rules, the dashboard and {} lines of metrics are correct", metrics.lines().count());
    Ok(ExitCode::SUCCESS)
}

/// Runs promtool with a text on its standard input.
fn promtool(arguments: &Arguments, folder: &Path, parameters: &[&str], input: Option<&str>) -> Result<()> {
    let program = arguments.promtool.display();
    let mut child = Command::new(&arguments.promtool)
        .args(parameters)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {program}; on Debian it is in the package prometheus"))?;
    let mut stdin = child.stdin.take().context("promtool has no standard input")?;
    stdin.write_all(input.unwrap_or_default().as_bytes())?;
    drop(stdin);
    let status = child.wait()?;
    ensure!(status.success(), "promtool {} failed", parameters.join(" "));
    Ok(())
}

/// Starts a server and reads its metrics while clients send requests.
fn metrics_under_load(arguments: &Arguments, project: &Path) -> Result<String> {
    let server = given_or_built(arguments.server.as_ref(), || build_debug(project))?;
    let folder = project.join("target/check-operations");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let database = format!("sqlite://{}", folder.join("site.sqlite").display());
    let token = api_token(&server, &folder, &database)?;
    let listen = format!("127.0.0.1:{}", free_port()?);
    let log = File::create(folder.join("server.log"))?;
    let mut command = Command::new(&server);
    let mut process =
        ServerProcess::spawn(command.args(["--metrics-listen", &listen]), &folder, &database, free_port()?, log)?;
    process.wait_until_ready()?;
    let is_over = AtomicBool::new(false);
    let url = process.url.as_str();
    thread::scope(|scope| {
        for number in 0..CLIENTS {
            let (token, is_over) = (&token, &is_over);
            scope.spawn(move || -> Result<()> {
                let mut client = HttpClient::new(url, Some(token), TIMEOUT)?;
                while !is_over.load(Ordering::Relaxed) {
                    send_requests(&mut client, number)?;
                }
                Ok(())
            });
        }
        let metrics = read_metrics(url, &token, &format!("http://{listen}"));
        is_over.store(true, Ordering::Relaxed);
        metrics
    })
}

/// Sends requests of several routes, methods and statuses.
fn send_requests(client: &mut HttpClient, number: usize) -> Result<()> {
    let note = format!(r#"{{"title":"{number}","content":"x"}}"#);
    client.success("POST", "/api/resource/Note", &note)?;
    for path in ["/api/resource/Note", "/api/resource/User/Administrator", "/api/method/ping"] {
        client.success("GET", path, "")?;
    }
    let login = r#"{"usr":"Administrator","pwd":"wrong"}"#;
    for (method, path, body) in [("GET", "/api/resource/Note/missing", ""), ("POST", "/api/method/login", login)] {
        client.send(method, path, body).map_err(|failure| anyhow::anyhow!("{method} {path}: {failure}"))?;
    }
    Ok(())
}

/// Reads the metrics after some requests.
fn read_metrics(url: &str, token: &str, metrics_url: &str) -> Result<String> {
    let mut client = HttpClient::new(url, Some(token), TIMEOUT)?;
    for _ in 0..LOAD_REQUESTS {
        client.success("GET", "/api/resource/Note?limit_page_length=5", "")?;
    }
    let body = HttpClient::new(metrics_url, None, TIMEOUT)?.success("GET", "/metrics", "")?;
    String::from_utf8(body).context("the metrics are not UTF-8 text")
}

/// The families of metrics that a text names.
fn metric_names(text: &str) -> BTreeSet<String> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let words = text.split(|character: char| !is_part(character));
    let metrics = words.filter(|word| word.starts_with("doctyped_") || word.starts_with("process_"));
    let family = |word: &str| {
        let suffix = ["_bucket", "_sum", "_count"].into_iter().find_map(|suffix| word.strip_suffix(suffix));
        suffix.unwrap_or(word).to_owned()
    };
    metrics.map(family).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_found_in_expressions() {
        let text = "rate(doctyped_x_seconds_bucket{a=\"b\"}[5m]) / process_open_fds > doctyped_y_total";
        let names: Vec<String> = metric_names(text).into_iter().collect();
        assert_eq!(names, ["doctyped_x_seconds", "doctyped_y_total", "process_open_fds"]);
    }
}
