//! The clients, and the figures of what they got.

use crate::http_client::{HttpClient, HttpFailure, escaped};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Clients; half of them write.
const CLIENTS: usize = 8;
/// Time for one request; one that takes longer is hung.
pub(super) const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);
/// Load before the failure.
const HEALTHY_TIME: Duration = Duration::from_secs(2);
/// Time without an error after which the server is well.
const WELL_TIME: Duration = Duration::from_secs(3);
/// Time after the failure in which the server has to be well.
const RECOVERY_TIMEOUT: Duration = Duration::from_secs(90);
/// Pause of a client after an error, and the polling interval of the state.
const PAUSE: Duration = Duration::from_millis(50);
/// Names in one request of the search for lost writes.
const BATCH_LEN: usize = 100;

/// Results of a failure: successes, errors, losses, and the time until the server was well.
#[derive(Debug)]
pub(super) struct Figures {
    successes: usize,
    errors: BTreeMap<String, usize>,
    /// Time from the end of the failure until no request failed; none if that did not happen.
    pub(super) well_after: Option<Duration>,
    /// Acknowledged writes that are missing; none if the server did not answer the search for them.
    lost_writes: Option<usize>,
    hung_requests: usize,
    /// Anything else that is worth a word.
    pub(super) notes: String,
    /// Whether the failure is one after which the server may stay down.
    pub(super) may_stay_down: bool,
}

impl Figures {
    /// The figures of a server that does not start: there was no load.
    pub(super) fn down(notes: String) -> Figures {
        let (errors, well_after) = (BTreeMap::new(), None);
        Figures {
            successes: 0,
            errors,
            well_after,
            lost_writes: Some(0),
            hung_requests: 0,
            notes,
            may_stay_down: false,
        }
    }

    /// Whether nothing was lost, nothing hung, and the server is well again.
    pub(super) fn is_acceptable(&self) -> bool {
        self.lost_writes == Some(0) && self.hung_requests == 0 && (self.may_stay_down || self.well_after.is_some())
    }

    /// The cells of the table.
    pub(super) fn cells(&self) -> String {
        let mut errors: Vec<String> = self.errors.iter().map(|(error, count)| format!("{count} × {error}")).collect();
        if errors.is_empty() {
            errors.push("none".to_owned());
        }
        let well_after = match self.well_after {
            Some(time) => format!("{:.1} s", time.as_secs_f64()),
            None => format!("not in {} s", RECOVERY_TIMEOUT.as_secs()),
        };
        let lost_writes = self.lost_writes.map_or_else(|| "unknown".to_owned(), |count| count.to_string());
        format!(
            "{} | {} | {well_after} | {lost_writes} | {} | {}",
            self.successes,
            errors.join(", "),
            self.hung_requests,
            self.notes
        )
    }
}

/// Results of requests, shared by the clients.
#[derive(Debug, Default)]
struct Results {
    successes: usize,
    errors: BTreeMap<String, usize>,
    hung_requests: usize,
    /// Names of documents whose creation was acknowledged.
    acknowledged: Vec<String>,
    last_error: Option<Instant>,
    /// When each client last had a success.
    last_successes: [Option<Instant>; CLIENTS],
}

/// Puts load on the server, lets a failure happen and end, and waits until the server is well.
///
/// `fail` returns when the failure has ended; `notes` of the figures are what it gives.
///
/// # Errors
/// Those of `fail`.
pub(super) fn measure(
    url: &str,
    token: &str,
    payload_len: usize,
    fail: impl FnOnce() -> Result<String>,
) -> Result<Figures> {
    let results = Mutex::new(Results::default());
    let is_over = AtomicBool::new(false);
    let (notes, ended) = thread::scope(|scope| {
        for number in 0..CLIENTS {
            let (results, is_over) = (&results, &is_over);
            scope.spawn(move || run_client(number, url, token, payload_len, results, is_over));
        }
        thread::sleep(HEALTHY_TIME);
        let notes = fail();
        let ended = Instant::now();
        if notes.is_ok() {
            wait_until_well(&results, ended);
        }
        is_over.store(true, Ordering::Relaxed);
        notes.map(|notes| (notes, ended))
    })?;
    let results = results.into_inner().unwrap_or_default();
    let well_after = is_well(&results, ended)
        .then(|| results.last_error.and_then(|error| error.checked_duration_since(ended)).unwrap_or_default());
    let lost_writes = count_missing(url, token, &results.acknowledged).ok();
    let Results { successes, errors, hung_requests, .. } = results;
    Ok(Figures { successes, errors, well_after, lost_writes, hung_requests, notes, may_stay_down: false })
}

fn wait_until_well(results: &Mutex<Results>, ended: Instant) {
    while ended.elapsed() < RECOVERY_TIMEOUT {
        if results.lock().is_ok_and(|results| is_well(&results, ended)) {
            return;
        }
        thread::sleep(PAUSE);
    }
}

/// Whether each client has had a success after the failure, and no client an error for some time.
fn is_well(results: &Results, ended: Instant) -> bool {
    results.last_successes.iter().all(|success| success.is_some_and(|success| success > ended))
        && results.last_error.is_none_or(|error| error.elapsed() > WELL_TIME || error < ended)
        && ended.elapsed() > WELL_TIME
}

fn run_client(
    number: usize,
    url: &str,
    token: &str,
    payload_len: usize,
    results: &Mutex<Results>,
    is_over: &AtomicBool,
) {
    let Ok(mut client) = HttpClient::new(url, Some(token), REQUEST_TIMEOUT) else { return };
    let body = json!({"description": "a".repeat(payload_len.max(1))}).to_string();
    while !is_over.load(Ordering::Relaxed) {
        let is_write = number.is_multiple_of(2);
        let sent = if is_write {
            client.send("POST", "/api/resource/ToDo", &body)
        } else {
            client.send("GET", "/api/resource/ToDo?limit=20&order_by=creation%20desc", "")
        };
        let error = match sent {
            Ok(response) if response.status == 200 => {
                let document: Value = serde_json::from_slice(&response.body).unwrap_or_default();
                let name = document.pointer("/data/name").and_then(Value::as_str).filter(|_| is_write);
                let Ok(mut results) = results.lock() else { return };
                results.successes += 1;
                results.acknowledged.extend(name.map(str::to_owned));
                if let Some(last) = results.last_successes.get_mut(number) {
                    *last = Some(Instant::now());
                }
                continue;
            }
            Ok(response) => response.status.to_string(),
            Err(failure) => failure.to_string(),
        };
        let is_hung = sent_timed_out(&error);
        if let Ok(mut results) = results.lock() {
            *results.errors.entry(error).or_default() += 1;
            results.hung_requests += usize::from(is_hung);
            results.last_error = Some(Instant::now());
        }
        thread::sleep(PAUSE);
    }
}

fn sent_timed_out(error: &str) -> bool {
    error == HttpFailure::TimedOut.to_string()
}

/// The number of documents that are not there.
fn count_missing(url: &str, token: &str, names: &[String]) -> Result<usize> {
    let mut client = HttpClient::new(url, Some(token), REQUEST_TIMEOUT)?;
    let mut missing = 0;
    for names in names.chunks(BATCH_LEN) {
        let filters = escaped(&json!([["name", "in", names]]).to_string());
        let path = format!("/api/resource/ToDo?limit={BATCH_LEN}&fields=%5B%22name%22%5D&filters={filters}");
        let list = client.json("GET", &path, "")?;
        let found = list.get("data").and_then(Value::as_array).context("no list")?.len();
        missing += names.len() - found;
    }
    Ok(missing)
}
