//! `cargo xtask attack`: measures the latency of one client while others attack the memory, the processor
//! time and the connections of the generated server.
//!
//! Each attack is a number of requests over several connections, from a guest or from a user without
//! special roles. Meanwhile another user reads one document again and again. The report has the longest
//! time of such a read, the peak of the server's resident memory (without the pages of mapped files) and the
//! statuses that the attacker got.

mod attacks;
mod client;
mod png;

use crate::app::{build_release, given_or_built};
use crate::http_client::HttpClient;
use crate::server_process::{ServerProcess, api_token, free_port};
use anyhow::{Context as _, Result, ensure};
use attacks::Attack;
use client::{Body, Client, Outcome, TIMEOUT};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Attack the generated server and measure what another client gets meanwhile.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A server to attack in place of the release build of this workspace.
    #[arg(long, value_name = "PROGRAM")]
    server: Option<PathBuf>,

    /// Run only the attacks whose name contains this text; may be given several times.
    #[arg(long, value_name = "TEXT")]
    only: Vec<String>,
}

/// The longest time that a read of the other client may take.
const MAX_LATENCY: Duration = Duration::from_secs(1);
/// The most resident memory that the server may have, without mapped files.
const MAX_RESIDENT_KIB: u64 = 300 * 1024;
/// Connections of the attacker that wait for responses.
const ATTACKING_CONNECTIONS: usize = 16;
/// Time after which an attack sends no more requests.
const MAX_DURATION: Duration = Duration::from_secs(60);
/// Polling interval of the server's memory.
const SAMPLE_INTERVAL: Duration = Duration::from_millis(5);
/// Pause of the other client between two reads.
const READ_INTERVAL: Duration = Duration::from_millis(10);
/// Time that the other client goes on after the attacker has no more requests.
const AFTERMATH: Duration = Duration::from_millis(500);

/// The clients of a run, and what they work with.
#[derive(Debug)]
pub struct Scene {
    /// Without a login.
    guest: Client,
    /// A user without special roles.
    attacker: Client,
    /// Another such user.
    other: Client,
    /// The path of the document that the other user reads.
    document: String,
    /// The path of a long document of the attacker.
    long_document: String,
}

/// The figures of an attack.
struct Measurement {
    latency: Duration,
    failed_reads: usize,
    peak_kib: u64,
    outcomes: BTreeMap<Outcome, usize>,
}

/// Starts the server, runs the attacks and prints a Markdown table.
///
/// # Errors
/// The server does not build or start, or the preparations fail.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let project = crate::project();
    let server = given_or_built(arguments.server.as_ref(), || build_release(&project, "server", ""))?;
    let folder = project.join("target/attack");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let database = format!("sqlite://{}", folder.join("site.sqlite").display());
    let mut process = ServerProcess::start(&server, &folder, &database, free_port()?)?;
    process.wait_until_ready()?;
    let scene = prepare(&process.url, &api_token(&server, &folder, &database)?)?;
    println!("| attack | requests | worst read of another client | peak memory | answers to the attacker |");
    println!("| --- | --- | --- | --- | --- |");
    let mut missed = Vec::new();
    for attack in attacks::all(&scene) {
        if !arguments.only.is_empty() && !arguments.only.iter().any(|text| attack.name.contains(text)) {
            continue;
        }
        let measurement = measure(&process, &scene, &attack)?;
        println!("{}", row(&attack, &measurement));
        if !measurement.is_acceptable() {
            missed.push(attack.name);
        }
        ensure!(process.exit_status()?.is_none(), "the server ended during the attack {:?}", attack.name);
    }
    if missed.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("targets missed ({MAX_LATENCY:?}, {MAX_RESIDENT_KIB} KiB, only 200 and 4xx): {}", missed.join(", "));
    Ok(ExitCode::FAILURE)
}

/// Creates the users, and the documents that the attacks list and search.
fn prepare(url: &str, admin_token: &str) -> Result<Scene> {
    let address = url.trim_start_matches("http://").parse()?;
    let mut admin = HttpClient::new(url, Some(admin_token), TIMEOUT)?;
    let (attacker_token, other_token) = (create_user(&mut admin, "attacker")?, create_user(&mut admin, "other")?);
    let mut other = HttpClient::new(url, Some(&other_token), TIMEOUT)?;
    let created = other.json("POST", "/api/resource/ToDo", r#"{"description":"Water the plants"}"#)?;
    let document = attacks::document_path(&created)?;
    let long_document = attacks::seed(&mut HttpClient::new(url, Some(&attacker_token), TIMEOUT)?)?;
    other.success("GET", &document, "")?;
    let client = |token: Option<&str>| Client::new(address, token);
    Ok(Scene {
        guest: client(None),
        attacker: client(Some(&attacker_token)),
        other: client(Some(&other_token)),
        document,
        long_document,
    })
}

/// Creates a user and returns its API token.
fn create_user(admin: &mut HttpClient, name: &str) -> Result<String> {
    let email = format!("{name}@example.com");
    let user = format!(r#"{{"email":"{email}","first_name":"{name}","send_welcome_email":0}}"#);
    admin.success("POST", "/api/resource/User", &user)?;
    let path = "/api/method/frappe.core.doctype.user.user.generate_keys";
    let keys = admin.json("POST", path, &format!(r#"{{"user":"{email}"}}"#))?;
    let text = |key: &str| keys.get("message")?.get(key)?.as_str().map(str::to_owned);
    let secret = text("api_secret").context("generate_keys returns no secret")?;
    let key = match text("api_key") {
        Some(key) => key,
        None => {
            let user = admin.json("GET", &format!("/api/resource/User/{email}"), "")?;
            let key = user.pointer("/data/api_key").and_then(|key| key.as_str());
            key.context("the user has no api_key")?.to_owned()
        }
    };
    Ok(format!("{key}:{secret}"))
}

fn measure(process: &ServerProcess, scene: &Scene, attack: &Attack) -> Result<Measurement> {
    let is_over = AtomicBool::new(false);
    let next = AtomicUsize::new(0);
    let outcomes: Mutex<BTreeMap<Outcome, usize>> = Mutex::default();
    let unread = Mutex::new(Vec::new());
    let started = Instant::now();
    let attacking = || {
        while started.elapsed() < MAX_DURATION && next.fetch_add(1, Ordering::Relaxed) < attack.requests {
            let (outcome, stream) = attack.client.send(attack.method, &attack.path, &attack.body, attack.is_read);
            if let Ok(mut outcomes) = outcomes.lock() {
                *outcomes.entry(outcome).or_default() += 1;
            }
            if let (Some(stream), Ok(mut unread)) = (stream, unread.lock()) {
                unread.push(stream);
            }
        }
    };
    let (latency, failed_reads, peak_kib) = thread::scope(|scope| -> Result<_> {
        let reading = scope.spawn(|| read_repeatedly(scene, &is_over));
        let sampling = scope.spawn(|| sample_memory(process, &is_over));
        let attackers: Vec<_> = (0..ATTACKING_CONNECTIONS).map(|_| scope.spawn(attacking)).collect();
        for attacker in attackers {
            attacker.join().map_err(|_| anyhow::anyhow!("a thread of the attacker panicked"))?;
        }
        thread::sleep(AFTERMATH);
        is_over.store(true, Ordering::Relaxed);
        let (latency, failed) = reading.join().map_err(|_| anyhow::anyhow!("the thread of the reader panicked"))?;
        let peak = sampling.join().map_err(|_| anyhow::anyhow!("the thread of the sampler panicked"))??;
        Ok((latency, failed, peak))
    })?;
    let outcomes = outcomes.into_inner().unwrap_or_default();
    Ok(Measurement { latency, failed_reads, peak_kib, outcomes })
}

/// Reads one document until the attack is over; gives the longest time and the number of failures.
fn read_repeatedly(scene: &Scene, is_over: &AtomicBool) -> (Duration, usize) {
    let (mut longest, mut failed) = (Duration::ZERO, 0);
    while !is_over.load(Ordering::Relaxed) {
        let started = Instant::now();
        let (outcome, _) = scene.other.send("GET", &scene.document, &Body::default(), true);
        longest = longest.max(started.elapsed());
        failed += usize::from(outcome != Outcome::Status(200));
        thread::sleep(READ_INTERVAL);
    }
    (longest, failed)
}

/// The peak of the server's resident memory until the attack is over, in KiB.
fn sample_memory(process: &ServerProcess, is_over: &AtomicBool) -> Result<u64> {
    let mut peak = 0;
    while !is_over.load(Ordering::Relaxed) {
        peak = peak.max(process.anonymous_kib()?);
        thread::sleep(SAMPLE_INTERVAL);
    }
    Ok(peak)
}

impl Measurement {
    fn is_acceptable(&self) -> bool {
        self.latency < MAX_LATENCY
            && self.failed_reads == 0
            && self.peak_kib < MAX_RESIDENT_KIB
            && self.outcomes.keys().all(|outcome| outcome.is_acceptable())
    }
}

fn row(attack: &Attack, measurement: &Measurement) -> String {
    let Measurement { latency, failed_reads, peak_kib, outcomes } = measurement;
    let outcomes: Vec<String> = outcomes.iter().map(|(outcome, count)| format!("{count} × {outcome}")).collect();
    let failed = if *failed_reads > 0 { format!(", {failed_reads} failed") } else { String::new() };
    format!(
        "| {} | {} | {} ms{failed} | {} MB | {} |",
        attack.name,
        attack.requests,
        latency.as_millis(),
        peak_kib / 1024,
        outcomes.join(", ")
    )
}
