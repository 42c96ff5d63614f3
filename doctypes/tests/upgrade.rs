//! The change to another process of the server under load: clients that keep their connections lose no request.
//!
//! The program is also the server.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use support::{Case, Server, command, is_server, request, run_cases, token};

#[path = "support/server_process.rs"]
mod support;

/// Time in which a process starts, ends, or answers.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Clients at the same time.
const CLIENTS: usize = 6;

/// Starts a server with the socket at standard input as systemd does it.
const ACTIVATE: &str = "export LISTEN_FDS=1 LISTEN_PID=$$; exec \"$@\" 3<&0 </dev/null";

fn main() -> ExitCode {
    if is_server() {
        return doctyped::main(&server::API);
    }
    let cases: [Case; 5] = [
        ("new_process_takes_over_without_a_failed_request", new_process_takes_over_without_a_failed_request),
        ("restart_on_a_kept_socket_fails_no_request", restart_on_a_kept_socket_fails_no_request),
        ("draining_server_is_not_ready_and_ends_connections", draining_server_is_not_ready_and_ends_connections),
        ("idle_connections_are_closed_after_the_drain", idle_connections_are_closed_after_the_drain),
        ("sockets_that_have_no_use_are_refused", sockets_that_have_no_use_are_refused),
    ];
    run_cases(&cases)
}

/// Starts a server on a socket, and waits until it accepts connections.
fn start_on(folder: &Path, listener: &TcpListener) -> Server {
    let child = activate(folder, listener, &["--drain-seconds", "20"]);
    let mut server = Server { child, port: listener.local_addr().unwrap().port() };
    let mut lines = BufReader::new(server.child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with("Listening on ")), "the server does not start");
    thread::spawn(move || lines.for_each(drop));
    server
}

fn activate(folder: &Path, listener: &TcpListener, arguments: &[&str]) -> Child {
    let server = command(folder);
    let socket: OwnedFd = listener.try_clone().unwrap().into();
    Command::new("sh")
        .args(["-c", ACTIVATE, "sh"])
        .arg(server.get_program())
        .args(arguments)
        .envs(server.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .current_dir(folder)
        .stdin(socket)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn terminate(server: &Server) {
    let sent = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Waits until the server has ended by itself.
fn wait(server: &mut Server) {
    let start = Instant::now();
    loop {
        if let Some(status) = server.child.try_wait().unwrap() {
            assert!(status.success(), "{status}");
            return;
        }
        assert!(start.elapsed() < TIMEOUT, "the server does not end");
        thread::sleep(Duration::from_millis(5));
    }
}

/// A client that keeps its connection, and opens another one only when a response has said so.
struct Client {
    address: SocketAddr,
    token: String,
    connection: Option<BufReader<TcpStream>>,
}

/// The status, whether the connection ends, and the body.
type Response = (u16, bool, Vec<u8>);

impl Client {
    fn new(port: u16, token: &str) -> Client {
        Client { address: ([127, 0, 0, 1], port).into(), token: token.to_owned(), connection: None }
    }

    fn send(&mut self, method: &str, path: &str, body: &Value) -> std::io::Result<Response> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => BufReader::new(TcpStream::connect(self.address)?),
        };
        connection.get_ref().set_read_timeout(Some(TIMEOUT))?;
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut text =
            format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: token {}\r\n", self.token);
        let _ = write!(text, "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        connection.get_mut().write_all(text.as_bytes())?;
        let response = read(&mut connection)?;
        if !response.1 {
            self.connection = Some(connection);
        }
        Ok(response)
    }
}

/// Reads a response whose length is known.
fn read(connection: &mut BufReader<TcpStream>) -> std::io::Result<Response> {
    let (mut status, mut is_last, mut length) = (0, false, 0);
    loop {
        let mut line = String::new();
        if connection.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let line = line.trim_end().to_ascii_lowercase();
        match line.split_once(": ") {
            Some(("connection", "close")) => is_last = true,
            Some(("content-length", value)) => length = value.parse().unwrap(),
            None if line.is_empty() => break,
            None => status = line.split(' ').nth(1).unwrap().parse().unwrap(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body)?;
    Ok((status, is_last, body))
}

/// Clients that create and read notes until they are told to stop.
struct Load {
    stop: Arc<AtomicBool>,
    answered: Arc<AtomicUsize>,
    clients: Vec<JoinHandle<(usize, Vec<String>)>>,
}

impl Load {
    fn start(port: u16, token: &str) -> Load {
        let (stop, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let run = |number: usize| {
            let (stop, answered) = (Arc::clone(&stop), Arc::clone(&answered));
            let mut client = Client::new(port, token);
            thread::spawn(move || {
                let (mut created, mut failed) = (0, Vec::new());
                while !stop.load(Ordering::Relaxed) {
                    let note = json!({"title": format!("note of client {number}"), "content": "x"});
                    for (method, path, body) in
                        [("POST", "/api/resource/Note", &note), ("GET", "/api/resource/User/Guest", &Value::Null)]
                    {
                        match client.send(method, path, body) {
                            Ok((200, ..)) => created += usize::from(method == "POST"),
                            Ok((status, _, body)) => {
                                failed.push(format!("{method} {status} {}", String::from_utf8_lossy(&body)));
                            }
                            Err(error) => failed.push(format!("{method} {error}")),
                        }
                        answered.fetch_add(1, Ordering::Relaxed);
                    }
                }
                (created, failed)
            })
        };
        let clients = (0..CLIENTS).map(run).collect();
        Load { stop, answered, clients }
    }

    /// Waits until as many more requests have been answered.
    fn run(&self, requests: usize) {
        let (start, goal) = (Instant::now(), self.answered.load(Ordering::Relaxed) + requests);
        while self.answered.load(Ordering::Relaxed) < goal {
            assert!(start.elapsed() < TIMEOUT, "requests are not answered");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends the clients; no request of theirs has failed, and the notes that were acknowledged are in the database.
    fn check(self, port: u16, token: &str) {
        self.stop.store(true, Ordering::Relaxed);
        let mut created = 0;
        for client in self.clients {
            let (notes, failed) = client.join().unwrap();
            assert_eq!(failed, Vec::<String>::new());
            created += notes;
        }
        let (status, body) = request(port, "GET", "Note?limit_page_length=0", token, &Value::Null).unwrap();
        assert_eq!((status, body["data"].as_array().unwrap().len()), (200, created));
    }
}

fn new_process_takes_over_without_a_failed_request() {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let mut server = start_on(folder.path(), &listener);
    let token = token(folder.path());
    let load = Load::start(server.port, &token);
    for _ in 0..3 {
        load.run(100);
        let successor = start_on(folder.path(), &listener);
        // Both processes answer, and write to the same database.
        load.run(100);
        terminate(&server);
        wait(&mut server);
        server = successor;
    }
    load.run(100);
    load.check(server.port, &token);
}

fn restart_on_a_kept_socket_fails_no_request() {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let mut server = start_on(folder.path(), &listener);
    let token = token(folder.path());
    let load = Load::start(server.port, &token);
    for _ in 0..3 {
        load.run(100);
        terminate(&server);
        wait(&mut server);
        server = start_on(folder.path(), &listener);
    }
    load.run(100);
    load.check(server.port, &token);
}

fn draining_server_is_not_ready_and_ends_connections() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start_with(command(folder.path()).args(["--drain-seconds", "30"]).stderr(Stdio::null()));
    let token = token(folder.path());
    let mut client = Client::new(server.port, &token);
    let mut idle = Client::new(server.port, &token);
    assert_eq!(client.send("GET", "/ready", &Value::Null).unwrap().0, 200);
    assert!(!idle.send("GET", "/live", &Value::Null).unwrap().1);
    terminate(&server);
    let start = Instant::now();
    // A new connection is accepted, because there is no other server.
    while Client::new(server.port, &token).send("GET", "/ready", &Value::Null).unwrap().0 == 200 {
        assert!(start.elapsed() < TIMEOUT, "the server does not drain");
    }
    let (status, is_last, body) = client.send("GET", "/ready", &Value::Null).unwrap();
    assert_eq!((status, is_last), (503, true));
    assert_eq!(serde_json::from_slice::<Value>(&body).unwrap(), json!({"status": "stopping", "failed": []}));
    // The last connection: the server answers once more, and ends.
    let (status, is_last, _) = idle.send("GET", "/api/resource/Note", &Value::Null).unwrap();
    assert_eq!((status, is_last), (200, true));
    wait(&mut server);
    assert!(start.elapsed() < Duration::from_secs(25), "the server has waited without a connection");
}

fn idle_connections_are_closed_after_the_drain() {
    let folder = tempfile::tempdir().unwrap();
    for (drain, signals) in [("1", 1), ("0", 1), ("600", 2)] {
        let mut server =
            Server::start_with(command(folder.path()).args(["--drain-seconds", drain]).stderr(Stdio::null()));
        let mut client = Client::new(server.port, "");
        assert_eq!(client.send("GET", "/live", &Value::Null).unwrap().0, 200);
        terminate(&server);
        if signals == 2 {
            // The drain has begun.
            while Client::new(server.port, "").send("GET", "/ready", &Value::Null).unwrap().0 != 503 {}
            terminate(&server);
        }
        wait(&mut server);
        assert_eq!(client.connection.unwrap().read(&mut [0]).unwrap(), 0, "the connection has ended in order");
    }
}

fn sockets_that_have_no_use_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let datagrams = std::net::UdpSocket::bind(("127.0.0.1", 0)).unwrap();
    let descriptor: OwnedFd = datagrams.into();
    let output = activate(folder.path(), &TcpListener::from(descriptor), &[]).wait_with_output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && text.contains("LISTEN_FDS: socket 1 is not usable"), "{text}");
}
