//! `cargo xtask bench`: how fast the generated server is, as ratios within one run.
//!
//! The generated server and a hand-written one (`xtask/baseline`) read the same database; wrk puts
//! the same load on each in turn. Ratios of rounds that lie next to each other hold on a machine
//! whose speed drifts; the requests per second are only good for comparing within one run.

use crate::conformance::{Running, free_port};
use anyhow::{Context as _, Result, bail, ensure};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};

/// Measure the generated server against a hand-written one.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Seconds of load in each round; servers that are compared take turns second by second.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=60))]
    seconds: u32,

    /// Rounds for each measurement; the median counts.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=50))]
    rounds: u32,

    /// Connections that wrk keeps busy.
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=256))]
    connections: u32,
}

/// Frappe with two workers, measured on the reference machine (DESIGN, section 7).
const FRAPPE_READ: f64 = 325.0;
const FRAPPE_LIST: f64 = 273.0;
const FRAPPE_CREATE: f64 = 189.0;

/// Documents in the table while reads are measured.
const DOCUMENTS: f64 = 1000.0;

/// Builds, loads, measures, prints a table in Markdown.
///
/// # Errors
/// When something cannot be built or started.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    ensure!(
        Command::new("wrk").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok(),
        "wrk is needed to make the load; on Debian: apt-get install wrk"
    );
    build(&project)?;
    let folder = project.join("target/bench");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let database = folder.join("site.sqlite");
    let server = project.join("target/release/server");
    let mut generated = Running::start(&server, &folder, &format!("sqlite://{}", database.display()), free_port()?)?;
    generated.wait_until_ready()?;
    let token = make_token(&server, &database)?;
    let load = Load { arguments, token: &token, folder: &folder };
    let name = seed(&load, &generated.url)?;

    let baseline = Baseline::start(&project, &database, &token, None)?;
    let read = format!("/api/resource/ToDo/{name}");
    let list = "/api/resource/ToDo?fields=%5B%22name%22%2C%22description%22%2C%22status%22%2C%22priority%22%2C%22date%22%5D\
                &order_by=creation%20desc&limit_page_length=20";
    let mut report = String::from(
        "| what | generated, requests/s | hand-written, requests/s | ratio | against Frappe |\n| --- | --- | --- | --- | --- |\n",
    );
    for (what, path, frappe) in
        [("GET one document, with token", read.as_str(), FRAPPE_READ), ("list 20 rows, with token", list, FRAPPE_LIST)]
    {
        let pair = load.pair(&generated.url, &baseline.url, path)?;
        writeln!(
            report,
            "| {what} | {:.0} | {:.0} | {:.2} | {:.0} times |",
            pair.generated,
            pair.hand_written,
            pair.ratio,
            pair.generated / frappe
        )?;
    }
    drop(baseline);
    let unchecked = Baseline::start(&project, &database, &token, Some("unchecked"))?;
    let reader = make_reader(&load, &generated.url)?;
    let load_of_reader = Load { arguments, token: &reader, folder: &folder };
    for (what, path) in [("GET one document", read.as_str()), ("list 20 rows", list)] {
        let pair = load_of_reader.pair(&generated.url, &unchecked.url, path)?;
        writeln!(
            report,
            "| {what}, as a user with roles; the other side checks nothing | {:.0} | {:.0} | {:.2} | – |",
            pair.generated, pair.hand_written, pair.ratio
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
    crate::bench_lists::measure(&load, &generated.url, &mut report)?;
    drop(generated);
    println!("{report}");
    Ok(ExitCode::SUCCESS)
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

/// `key:secret` of Administrator.
fn make_token(server: &Path, database: &Path) -> Result<String> {
    let output = Command::new(server)
        .args(["user", "generate-keys", "Administrator", "--database"])
        .arg(format!("sqlite://{}", database.display()))
        .stderr(Stdio::inherit())
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    text.split_whitespace()
        .find(|word| word.contains(':') && !word.ends_with(':'))
        .map(|word| word.trim_matches(|character: char| !character.is_ascii_alphanumeric()).to_owned())
        .with_context(|| format!("generate-keys printed no token: {text}"))
}

/// `key:secret` of a user whose rights are looked up: nothing is checked for Administrator.
fn make_reader(load: &Load<'_>, url: &str) -> Result<String> {
    const READER: &str = "reader@example.com";
    let user = format!(
        r#"{{"email":"{READER}","first_name":"Reader","send_welcome_email":0,"roles":[{{"role":"System Manager"}}]}}"#
    );
    load.curl(&format!("{url}/api/resource/User"), Some(&user))?;
    let keys = format!("{url}/api/method/frappe.core.doctype.user.user.generate_keys");
    let secret = load.curl(&keys, Some(&format!(r#"{{"user":"{READER}"}}"#)))?;
    let user = load.curl(&format!("{url}/api/resource/User/{READER}"), None)?;
    Ok(format!("{}:{}", text_of(&user, "api_key")?, text_of(&secret, "api_secret")?))
}

/// The first text in JSON that has a key.
pub(crate) fn text_of(json: &str, key: &str) -> Result<String> {
    let value = json.split('"').skip_while(|part| *part != key).nth(2).map(str::to_owned);
    value.with_context(|| format!("there is no {key} in {json}"))
}

/// What is created while creates are measured.
const TODO: &str = r#"{"description":"Water the plants on the second floor","priority":"Low"}"#;

/// A note with ten rows.
fn note_with_rows() -> String {
    let rows = [r#"{"user":"Administrator"}"#; 10].join(",");
    format!(r#"{{"title":"Watering plan","content":"Every floor once a week","seen_by":[{rows}]}}"#)
}

/// Fills the table through the API; gives the name of one document.
fn seed(load: &Load<'_>, url: &str) -> Result<String> {
    let script = load.script("POST", TODO)?;
    // wrk counts time, not requests: a second is enough for about a thousand documents.
    let mut made = 0.0;
    while made < DOCUMENTS {
        made += load.wrk(url, "/api/resource/ToDo", Some(&script), 1)?;
    }
    first_name(load, url, "ToDo")
}

/// The name of the oldest document of a DocType.
fn first_name(load: &Load<'_>, url: &str, doctype: &str) -> Result<String> {
    let list = format!("{url}/api/resource/{doctype}?limit_page_length=1&order_by=creation%20asc");
    text_of(&load.curl(&list, None)?, "name")
}

/// How load is made.
pub(crate) struct Load<'a> {
    arguments: &'a Arguments,
    token: &'a str,
    folder: &'a Path,
}

/// Two servers under the same load.
struct Pair {
    generated: f64,
    hand_written: f64,
    ratio: f64,
}

impl Load<'_> {
    /// One request: GET, or POST of a body.
    pub(crate) fn curl(&self, url: &str, body: Option<&str>) -> Result<String> {
        let mut command = Command::new("curl");
        command.args(["--silent", "--fail", "--header", &format!("Authorization: token {}", self.token)]);
        if let Some(body) = body {
            command.args(["--header", "Content-Type: application/json", "--data", body]);
        }
        let output = command.arg(url).output().context("cannot run curl")?;
        ensure!(output.status.success(), "{url} does not answer");
        Ok(String::from_utf8(output.stdout)?)
    }

    /// One round of load; requests per second. Every answer has to be a success.
    fn wrk(&self, url: &str, path: &str, script: Option<&PathBuf>, seconds: u32) -> Result<f64> {
        let mut command = Command::new("wrk");
        command.args(["--threads", "1", "--connections", &self.arguments.connections.to_string()]);
        command.args(["--duration", &format!("{seconds}s")]);
        match script {
            Some(script) => command.arg("--script").arg(script),
            None => command.args(["--header", &format!("Authorization: token {}", self.token)]),
        };
        let output = command.arg(format!("{url}{path}")).output()?;
        let text = String::from_utf8(output.stdout)?;
        ensure!(
            !text.contains("Non-2xx") && !text.contains("Socket errors"),
            "{url}{path} did not answer all requests with success:\n{text}"
        );
        text.lines()
            .find_map(|line| line.trim().strip_prefix("Requests/sec:"))
            .and_then(|rate| rate.trim().parse().ok())
            .with_context(|| format!("wrk printed no rate:\n{text}"))
    }

    /// Both servers in turn, a second each, and the other one first every other time; medians, and
    /// the median of the ratios of neighbours.
    fn pair(&self, generated: &str, hand_written: &str, path: &str) -> Result<Pair> {
        let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        self.wrk(generated, path, None, 1)?;
        self.wrk(hand_written, path, None, 1)?;
        for turn in 0..self.arguments.rounds * self.arguments.seconds {
            let rate = |url| self.wrk(url, path, None, 1);
            let (a, b) = if turn % 2 == 0 {
                (rate(generated)?, rate(hand_written)?)
            } else {
                let b = rate(hand_written)?;
                (rate(generated)?, b)
            };
            ours.push(a);
            theirs.push(b);
            ratios.push(a / b);
        }
        Ok(Pair { generated: median(ours)?, hand_written: median(theirs)?, ratio: median(ratios)? })
    }

    /// Requests for one path; the median of their rates.
    pub(crate) fn reads(&self, url: &str, path: &str) -> Result<f64> {
        self.wrk(url, path, None, 1)?;
        let rates = (0..self.arguments.rounds).map(|_| self.wrk(url, path, None, self.arguments.seconds));
        median(rates.collect::<Result<Vec<_>>>()?)
    }

    /// Requests with a body; the median of their rates.
    fn writes(&self, url: &str, verb: &str, path: &str, body: &str) -> Result<f64> {
        let script = self.script(verb, body)?;
        let rates = (0..self.arguments.rounds)
            .map(|_| self.wrk(url, path, Some(&script), self.arguments.seconds))
            .collect::<Result<Vec<_>>>()?;
        median(rates)
    }

    /// A script for wrk that sends one body again and again.
    fn script(&self, verb: &str, body: &str) -> Result<PathBuf> {
        let path = self.folder.join("request.lua");
        let text = format!(
            "wrk.method = '{verb}'\nwrk.body = [[{body}]]\nwrk.headers['Content-Type'] = 'application/json'\n\
             wrk.headers['Authorization'] = 'token {}'\n",
            self.token
        );
        std::fs::write(&path, text)?;
        Ok(path)
    }
}

fn median(mut values: Vec<f64>) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().context("nothing was measured")
}

/// The hand-written server, which ends when this does.
struct Baseline {
    child: Child,
    url: String,
}

impl Baseline {
    fn start(project: &Path, database: &Path, token: &str, kind: Option<&str>) -> Result<Baseline> {
        let (key, secret) = token.split_once(':').context("a token is KEY:SECRET")?;
        let port = free_port()?;
        let child = Command::new(project.join("target/release/baseline"))
            .arg(database)
            .args([&port.to_string(), key, secret])
            .args(kind)
            .spawn()
            .context("cannot start the hand-written server")?;
        let baseline = Baseline { child, url: format!("http://127.0.0.1:{port}") };
        for _ in 0..500 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(baseline);
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        bail!("the hand-written server did not start")
    }
}

impl Drop for Baseline {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing more to do then.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
