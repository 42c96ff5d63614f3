//! Durability: a server that is killed at any moment keeps every write that it acknowledged, and
//! stores no document partially.
//!
//! The program is also the server. Each round starts a server, writes from several clients, kills the server with SIGKILL, starts it again
//! and checks the stored documents.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use rand::RngExt;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use support::{Server, is_server, request, token};

#[path = "support/server_process.rs"]
mod support;

const ROUNDS: usize = 50;
const CLIENTS: usize = 4;
const ROWS: usize = 3;

fn main() -> ExitCode {
    if is_server() {
        return doctyped::main(&server::API);
    }
    let start = Instant::now();
    let folder = tempfile::tempdir().unwrap();
    let numbers = AtomicU64::new(0);
    // Each client changes its own notes only, so the last number that it was answered with counts.
    let mut clients: Vec<HashMap<String, u64>> = vec![HashMap::new(); CLIENTS];
    let mut running = Server::start(folder.path());
    let token = token(folder.path());
    for _ in 0..ROUNDS {
        write_until_killed(&mut running, &token, &numbers, &mut clients);
        running = Server::start(folder.path());
        check(&running, &token, &clients);
    }
    let notes: usize = clients.iter().map(HashMap::len).sum();
    assert!(notes > ROUNDS, "only {notes} notes were written");
    println!(
        "test a_killed_server_loses_nothing ... ok ({ROUNDS} kills, {notes} notes, {:.1} s)",
        start.elapsed().as_secs_f32()
    );
    ExitCode::SUCCESS
}

/// Clients create and update notes until the server is killed.
fn write_until_killed(running: &mut Server, token: &str, numbers: &AtomicU64, clients: &mut [HashMap<String, u64>]) {
    let port = running.port;
    std::thread::scope(|scope| {
        for notes in clients {
            scope.spawn(move || while write_one(port, token, numbers, notes) {});
        }
        std::thread::sleep(Duration::from_millis(rand::rng().random_range(5..120)));
        // SIGKILL: the server cannot complete any request.
        running.child.kill().unwrap();
        running.child.wait().unwrap();
    });
}

/// Creates or updates a note, and records it once it is acknowledged. Returns false if the server has
/// been killed.
fn write_one(port: u16, token: &str, numbers: &AtomicU64, notes: &mut HashMap<String, u64>) -> bool {
    let number = numbers.fetch_add(1, Ordering::Relaxed) + 1;
    let old = notes.keys().next().filter(|_| number.is_multiple_of(2)).cloned();
    let answer = match &old {
        Some(name) => request(port, "PUT", &format!("Note/{name}"), token, &note(number)),
        None => request(port, "POST", "Note", token, &note(number)),
    };
    match answer {
        Some((200, body)) => {
            notes.insert(body["data"]["name"].as_str().unwrap().to_owned(), number);
            true
        }
        Some((status, body)) => panic!("{status}: {body}"),
        None => false,
    }
}

/// The number is stored in the note and in each of its rows, so that a partial write is detected.
fn note(number: u64) -> Value {
    let rows: Vec<Value> =
        (1..=ROWS as u64).map(|row| json!({"user": "Administrator", "idx": number * 10 + row})).collect();
    json!({"title": format!("{number}"), "content": format!("{number}"), "seen_by": rows})
}

/// Checks that every acknowledged note has the number that was acknowledged last, or a later one whose
/// response was lost, and that every note is complete.
fn check(running: &Server, token: &str, clients: &[HashMap<String, u64>]) {
    let list = "Note?limit_page_length=0&fields=%5B%22name%22%2C%22title%22%2C%22content%22%5D";
    let (status, body) = request(running.port, "GET", list, token, &Value::Null).unwrap();
    assert_eq!(status, 200, "{body}");
    let mut stored: HashMap<&str, u64> = HashMap::new();
    for row in body["data"].as_array().unwrap() {
        assert_eq!(row["title"], row["content"], "a note is half written: {row}");
        stored.insert(row["name"].as_str().unwrap(), row["title"].as_str().unwrap().parse().unwrap());
    }
    for (name, number) in clients.iter().flatten() {
        match stored.get(name.as_str()) {
            Some(found) => assert!(found >= number, "note {name} was acknowledged with {number}, {found} is there"),
            None => panic!("note {name} was acknowledged with {number} and is gone"),
        }
    }
    for name in stored.keys().take(10) {
        let (status, body) = request(running.port, "GET", &format!("Note/{name}"), token, &Value::Null).unwrap();
        assert_eq!(status, 200, "{body}");
        let number: u64 = body["data"]["title"].as_str().unwrap().parse().unwrap();
        let rows = body["data"]["seen_by"].as_array().unwrap();
        assert_eq!(rows.len(), ROWS, "a note lost rows: {body}");
        assert!(rows.iter().all(|row| row["idx"].as_u64().unwrap() / 10 == number), "rows of another save: {body}");
    }
}
