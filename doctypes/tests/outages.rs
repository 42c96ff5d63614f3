//! Outages around the server: a log that cannot be written, a full disk, a deleted database, and the end of the
//! process.
//!
//! The program is also the server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use support::{Case, Server, command, is_server, request, run_cases, token};

#[path = "support/server_process.rs"]
mod support;

/// Time in which a process ends that was told to.
const END_TIMEOUT: Duration = Duration::from_secs(60);

/// The log level of a server that logs everything.
const EVERYTHING: &str = "trace";

fn main() -> ExitCode {
    if is_server() {
        return doctyped::main(&server::API);
    }
    let cases: [Case; 9] = [
        ("log_on_a_full_disk_stops_no_request", log_on_a_full_disk_stops_no_request),
        ("log_to_a_closed_pipe_stops_no_request", log_to_a_closed_pipe_stops_no_request),
        ("log_to_a_pipe_that_is_not_read_stops_no_request", log_to_a_pipe_that_is_not_read_stops_no_request),
        ("stopped_server_has_everything_in_the_database_file", stopped_server_has_everything_in_the_database_file),
        ("commands_leave_everything_in_the_database_file", commands_leave_everything_in_the_database_file),
        ("deleted_database_refuses_writes_and_stops_the_server", deleted_database_refuses_writes_and_stops_the_server),
        ("replaced_database_stops_an_idle_server", replaced_database_stops_an_idle_server),
        ("deleted_log_of_the_database_stops_the_server", deleted_log_of_the_database_stops_the_server),
        ("full_disk_refuses_writes_until_there_is_space", full_disk_refuses_writes_until_there_is_space),
    ];
    run_cases(&cases)
}

fn create(server: &Server, token: &str, title: &str) -> (u16, Value) {
    let note = json!({"title": title, "content": "x".repeat(20_000)});
    request(server.port, "POST", "Note", token, &note).unwrap()
}

fn count(server: &Server, token: &str) -> usize {
    let (status, body) = request(server.port, "GET", "Note?limit_page_length=0", token, &Value::Null).unwrap();
    assert_eq!(status, 200, "{body}");
    body["data"].as_array().unwrap().len()
}

/// Creates and lists documents; each request is answered within its timeout.
fn check_reads_and_writes(server: &Server, token: &str) {
    let before = count(server, token);
    for number in 1..=20 {
        let (status, body) = create(server, token, "written");
        assert_eq!(status, 200, "{body}");
        assert_eq!(count(server, token), before + number);
        // A refused request is logged as well.
        assert_eq!(request(server.port, "GET", "Note/missing", token, &Value::Null).unwrap().0, 404);
    }
}

/// Waits until the process has ended.
fn wait(server: &mut Server) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = server.child.try_wait().unwrap() {
            return status;
        }
        assert!(start.elapsed() < END_TIMEOUT, "the server does not end");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Sends SIGTERM and waits for the end.
fn stop(server: &mut Server) -> ExitStatus {
    let sent = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    wait(server)
}

fn log_on_a_full_disk_stops_no_request() {
    let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else {
        println!("skipped: this system has no /dev/full");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start_with(command(folder.path()).env("RUST_LOG", EVERYTHING).stderr(full));
    check_reads_and_writes(&server, &token(folder.path()));
    assert!(stop(&mut server).success());
}

fn log_to_a_closed_pipe_stops_no_request() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start_with(command(folder.path()).env("RUST_LOG", EVERYTHING).stderr(Stdio::piped()));
    drop(server.child.stderr.take());
    check_reads_and_writes(&server, &token(folder.path()));
    assert!(stop(&mut server).success());
}

fn log_to_a_pipe_that_is_not_read_stops_no_request() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start_with(command(folder.path()).env("RUST_LOG", EVERYTHING).stderr(Stdio::piped()));
    let token = token(folder.path());
    // A pipe has room for 64 KiB at most, which is the log of the first requests.
    for _ in 0..3 {
        check_reads_and_writes(&server, &token);
    }
    assert!(stop(&mut server).success());
    let mut log = String::new();
    server.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.len() >= 32_000, "the log of the server has only {} bytes, too few for this test", log.len());
}

/// Copies the database without its log and checks that a server finds as many documents in the copy.
fn check_database_file(folder: &Path, token: &str, documents: usize) {
    let copy = tempfile::tempdir().unwrap();
    for file in ["site.sqlite", "site.sqlite.key"] {
        fs::copy(folder.join(file), copy.path().join(file)).unwrap();
    }
    let server = Server::start(copy.path());
    assert_eq!(count(&server, token), documents);
}

fn stopped_server_has_everything_in_the_database_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path());
    let token = token(folder.path());
    for number in 0..20 {
        assert_eq!(create(&server, &token, &number.to_string()).0, 200);
    }
    assert!(stop(&mut server).success());
    let log = fs::metadata(folder.path().join("site.sqlite-wal")).map_or(0, |log| log.len());
    assert_eq!(log, 0, "the write-ahead log is empty");
    check_database_file(folder.path(), &token, 20);
}

fn commands_leave_everything_in_the_database_file() {
    let folder = tempfile::tempdir().unwrap();
    let migrated = command(folder.path()).arg("migrate").output().unwrap();
    assert!(migrated.status.success(), "{}", String::from_utf8_lossy(&migrated.stderr));
    let token = token(folder.path());
    let log = fs::metadata(folder.path().join("site.sqlite-wal")).map_or(0, |log| log.len());
    assert_eq!(log, 0, "the write-ahead log is empty");
    check_database_file(folder.path(), &token, 0);
}

/// A server with one document, and its token. Its log is kept in a file.
fn server_with_log(folder: &Path) -> (Server, String) {
    let log = File::create(folder.join("server.log")).unwrap();
    let server = Server::start_with(command(folder).stderr(log));
    let token = token(folder);
    assert_eq!(create(&server, &token, "first").0, 200);
    (server, token)
}

/// Checks that the server has ended with an error, and that its log says why.
fn check_stopped(server: &mut Server, folder: &Path, reason: &str) {
    assert_eq!(wait(server).code(), Some(1));
    let log = fs::read_to_string(folder.join("server.log")).unwrap();
    assert!(log.contains(reason) && log.contains("then start the server"), "{log}");
}

fn deleted_database_refuses_writes_and_stops_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, token) = server_with_log(folder.path());
    fs::remove_file(folder.path().join("site.sqlite")).unwrap();
    // The server may notice by itself before, and refuse the connection.
    let note = json!({"title": "lost"});
    if let Some((status, body)) = request(server.port, "POST", "Note", &token, &note) {
        assert_eq!(status, 503, "{body}");
        assert!(body.to_string().contains("not available"), "{body}");
    }
    check_stopped(&mut server, folder.path(), "site.sqlite was deleted or moved");
    assert!(!folder.path().join("site.sqlite").exists(), "no empty database was made in its place");
}

fn replaced_database_stops_an_idle_server() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, _) = server_with_log(folder.path());
    fs::copy(folder.path().join("site.sqlite"), folder.path().join("other")).unwrap();
    fs::rename(folder.path().join("other"), folder.path().join("site.sqlite")).unwrap();
    check_stopped(&mut server, folder.path(), "site.sqlite was replaced");
}

fn deleted_log_of_the_database_stops_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let (mut server, token) = server_with_log(folder.path());
    fs::remove_file(folder.path().join("site.sqlite-wal")).unwrap();
    if let Some((status, body)) = request(server.port, "POST", "Note", &token, &json!({"title": "lost"})) {
        assert_eq!(status, 503, "{body}");
    }
    check_stopped(&mut server, folder.path(), "site.sqlite-wal was deleted or moved");
}

/// A file system in memory; unmounted when this is dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// `None` if this user must not mount.
    fn mount() -> Option<SmallDisk> {
        let folder = tempfile::tempdir().unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"]).arg(folder.path()).output().ok()?;
        mounted.status.success().then_some(SmallDisk(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
    }
}

fn full_disk_refuses_writes_until_there_is_space() {
    let Some(disk) = SmallDisk::mount() else {
        println!("skipped: this user cannot mount a file system");
        return;
    };
    let folder = disk.0.path();
    let server = Server::start(folder);
    let token = token(folder);
    assert_eq!(create(&server, &token, "before").0, 200);
    let filler = folder.join("filler");
    let mut file = File::create(&filler).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
    drop(file);
    // The log has some room left.
    let mut acknowledged = 1;
    let refused = loop {
        match create(&server, &token, "meanwhile") {
            (200, _) => acknowledged += 1,
            refused => break refused,
        }
        assert!(acknowledged < 2000, "the disk is not full");
    };
    for (status, body) in [refused, create(&server, &token, "refused")] {
        assert_eq!(status, 503, "{body}");
        assert!(body.to_string().contains("disk"), "{body}");
    }
    assert_eq!(count(&server, &token), acknowledged);
    fs::remove_file(filler).unwrap();
    check_reads_and_writes(&server, &token);
    assert_eq!(count(&server, &token), acknowledged + 20);
}
