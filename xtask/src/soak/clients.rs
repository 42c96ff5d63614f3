//! The clients, and the recorder of their requests.

use super::REQUEST_TIMEOUT;
use super::window::{Resources, Window};
use crate::http_client::{HttpClient, HttpFailure, HttpResponse, escaped};
use serde_json::Value;
use std::collections::VecDeque;
use std::io::Read as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The work of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Reads lists, counts and documents.
    Reader,
    /// Creates, changes and deletes documents.
    Writer,
    /// Reads the whole table as fast as it can, again and again. Two of them overlap, so that some transaction always
    /// reads.
    Export,
    /// Reads a long list slowly.
    SlowReader,
}

impl Role {
    /// The twelve clients.
    pub(super) const ALL: [Role; 12] = {
        use Role::{Export, Reader, SlowReader, Writer};
        [Reader, Writer, Reader, Writer, Reader, Export, Reader, Writer, Export, SlowReader, Reader, SlowReader]
    };
}

/// Documents of a writer that are not deleted yet, at most.
const MAX_DOCUMENTS: usize = 200;
/// Bytes that a slow reader reads at a time, and its pause after them.
const SLOW_CHUNK_LEN: usize = 32 << 10;
const SLOW_PAUSE: Duration = Duration::from_millis(50);
/// Pause of a client after an error.
const ERROR_PAUSE: Duration = Duration::from_millis(100);

/// Requests by windows.
#[derive(Debug)]
pub(super) struct Recorder {
    /// When the first window begins.
    start: Instant,
    window: Duration,
    windows: Vec<Mutex<Window>>,
}

impl Recorder {
    pub(super) fn new(warm_up: Duration, window: Duration, count: usize) -> Recorder {
        Recorder { start: Instant::now() + warm_up, window, windows: (0..count).map(|_| Mutex::default()).collect() }
    }

    /// The number of windows.
    pub(super) fn len(&self) -> usize {
        self.windows.len()
    }

    /// The number of the present window; none before the first and after the last.
    pub(super) fn index(&self) -> Option<usize> {
        let elapsed = Instant::now().checked_duration_since(self.start)?;
        let index = usize::try_from(elapsed.as_micros() / self.window.as_micros().max(1)).ok()?;
        (index < self.windows.len()).then_some(index)
    }

    /// Whether the last window is over.
    pub(super) fn is_over(&self) -> bool {
        Instant::now() >= self.start && self.index().is_none()
    }

    /// The windows with their resources.
    pub(super) fn windows(self, resources: Vec<Resources>) -> Vec<Window> {
        let windows = self.windows.into_iter().zip(resources);
        windows
            .map(|(window, resources)| {
                let mut window = window.into_inner().unwrap_or_default();
                window.reads.sort_by(f32::total_cmp);
                window.writes.sort_by(f32::total_cmp);
                Window { resources, ..window }
            })
            .collect()
    }

    fn record(&self, change: impl FnOnce(&mut Window)) {
        let window = self.index().and_then(|index| self.windows.get(index));
        if let Some(mut window) = window.and_then(|window| window.lock().ok()) {
            change(&mut window);
        }
    }

    /// Sends a request and records it. Gives the JSON of a success.
    fn send(&self, client: &mut HttpClient, method: &str, path: &str, json: &str) -> Option<Value> {
        let started = Instant::now();
        let sent = client.send(method, path, json);
        self.record_response(&sent, started, method);
        match sent {
            Ok(response) if response.status < 300 => serde_json::from_slice(&response.body).ok(),
            _ => {
                thread::sleep(ERROR_PAUSE);
                None
            }
        }
    }

    fn record_response(&self, sent: &Result<HttpResponse, HttpFailure>, started: Instant, method: &str) {
        let seconds = started.elapsed().as_secs_f32();
        self.record(|window| match sent {
            Ok(response) if response.status < 300 => {
                if method == "GET" {
                    window.reads.push(seconds);
                } else {
                    window.writes.push(seconds);
                }
            }
            Ok(response) => window.errors.push(response.status.to_string()),
            Err(failure) => window.errors.push(failure.to_string()),
        });
    }
}

/// Works until the run is over. The number distinguishes the documents of the clients.
pub(super) fn run(
    role: Role,
    url: &str,
    token: Option<&str>,
    number: usize,
    recorder: &Recorder,
    is_over: &AtomicBool,
) {
    let Ok(mut client) = HttpClient::new(url, token, REQUEST_TIMEOUT) else { return };
    let mut documents = VecDeque::new();
    let mut round = 0_usize;
    while !is_over.load(Ordering::Relaxed) {
        round += 1;
        match role {
            Role::Reader => read(&mut client, recorder, round),
            Role::Writer => write(&mut client, recorder, &mut documents, number, round),
            Role::Export => export(&mut client, recorder),
            Role::SlowReader => read_slowly(&client, recorder, is_over),
        }
    }
}

const FIELDS: &str = "fields=%5B%22name%22%2C%22description%22%2C%22status%22%5D";

fn read(client: &mut HttpClient, recorder: &Recorder, round: usize) {
    let list = format!("/api/resource/ToDo?{FIELDS}&limit=20&limit_start={}", round % 50);
    let list = recorder.send(client, "GET", &list, "");
    let name = list.as_ref().and_then(|list| list.pointer("/data/0/name")?.as_str());
    if let Some(name) = name {
        // Its writer may have deleted the document: that is no error of the server.
        let path = format!("/api/resource/ToDo/{}", escaped(name));
        let started = Instant::now();
        let sent = client.send("GET", &path, "");
        if !matches!(&sent, Ok(response) if response.status == 404) {
            recorder.record_response(&sent, started, "GET");
        }
    }
    if round.is_multiple_of(10) {
        recorder.send(client, "GET", "/api/method/frappe.client.get_count?doctype=ToDo", "");
    }
}

fn write(client: &mut HttpClient, recorder: &Recorder, documents: &mut VecDeque<String>, number: usize, round: usize) {
    let body = format!(r#"{{"description":"Plant {round} of client {number}","priority":"High"}}"#);
    let created = recorder.send(client, "POST", "/api/resource/ToDo", &body);
    let Some(name) = created.as_ref().and_then(|created| created.pointer("/data/name")?.as_str()) else { return };
    documents.push_back(name.to_owned());
    let body = format!(r#"{{"description":"Plant {round} of client {number}, watered"}}"#);
    recorder.send(client, "PUT", &format!("/api/resource/ToDo/{}", escaped(name)), &body);
    if documents.len() > MAX_DOCUMENTS
        && let Some(oldest) = documents.pop_front()
    {
        recorder.send(client, "DELETE", &format!("/api/resource/ToDo/{}", escaped(&oldest)), "");
    }
}

/// Reads the whole table. The time of an export is none of a request of a user, so only errors count.
fn export(client: &mut HttpClient, recorder: &Recorder) {
    let sent = client.send("GET", &format!("/api/resource/ToDo?{FIELDS}&limit=0"), "");
    match sent {
        Ok(response) if response.status == 200 => {}
        Ok(response) => {
            recorder.record(|window| window.errors.push(format!("export {}", response.status)));
            thread::sleep(ERROR_PAUSE);
        }
        Err(failure) => {
            recorder.record(|window| window.errors.push(format!("export {failure}")));
            thread::sleep(ERROR_PAUSE);
        }
    }
}

fn read_slowly(client: &HttpClient, recorder: &Recorder, is_over: &AtomicBool) {
    let Ok(mut stream) = client.send_unread(&format!("/api/resource/ToDo?{FIELDS}&limit=20000")) else {
        recorder.record(|window| window.errors.push("slow reader refused".to_owned()));
        return thread::sleep(ERROR_PAUSE);
    };
    let mut buffer = vec![0; SLOW_CHUNK_LEN];
    // The connection stays open after the response: the end of the last chunk is the end of the list.
    while !is_over.load(Ordering::Relaxed) {
        match stream.read(&mut buffer) {
            Ok(length) if length > 0 && !buffer.get(..length).unwrap_or_default().ends_with(b"\r\n0\r\n\r\n") => {
                thread::sleep(SLOW_PAUSE);
            }
            Ok(_) => break,
            Err(_) => {
                recorder.record(|window| window.errors.push("slow reader cut off".to_owned()));
                break;
            }
        }
    }
}
