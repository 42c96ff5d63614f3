//! The test program as a server: with `SERVER` in the environment it serves, otherwise it tests.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use serde_json::Value;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const SERVER: &str = "LIBRARY_TEST_SERVER";

/// Whether this process is to be the server.
pub fn is_server() -> bool {
    std::env::var_os(SERVER).is_some()
}

/// A test: its name and its function.
pub type Case = (&'static str, fn());

/// The tests of a program whose name contains the first argument that is no flag, or all.
#[allow(dead_code, reason = "a program may need some of the functions only")]
pub fn run_cases(cases: &[Case]) -> ExitCode {
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    for (name, case) in cases {
        if filter.as_ref().is_none_or(|filter| name.contains(filter)) {
            let start = Instant::now();
            case();
            println!("test {name} ... ok ({:.1} s)", start.elapsed().as_secs_f32());
        }
    }
    ExitCode::SUCCESS
}

/// A server that serves the site of a folder.
pub struct Server {
    pub child: Child,
    pub port: u16,
}

impl Server {
    /// Starts a server without a log, and waits until it accepts connections.
    #[allow(dead_code, reason = "a program may need some of the functions only")]
    pub fn start(folder: &Path) -> Server {
        Server::start_with(command(folder).stderr(Stdio::null()))
    }

    /// Starts a server by a command of [`command`], and waits until it accepts connections.
    pub fn start_with(command: &mut Command) -> Server {
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let child = command.args(["--port", &port.to_string()]).stdout(Stdio::null()).spawn().unwrap();
        let mut server = Server { child, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < Duration::from_secs(30), "the server does not start");
            assert!(server.child.try_wait().unwrap().is_none(), "the server stopped");
            std::thread::sleep(Duration::from_millis(5));
        }
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `key:secret` of Administrator.
#[allow(dead_code, reason = "a program may need some of the functions only")]
pub fn token(folder: &Path) -> String {
    let output = command(folder).args(["user", "generate-keys", "Administrator"]).output().unwrap();
    token_in(&String::from_utf8(output.stdout).unwrap())
}

/// `key:secret` in the output of `user generate-keys`.
pub fn token_in(output: &str) -> String {
    output.split_whitespace().find(|word| word.contains(':') && !word.ends_with(':')).unwrap().to_owned()
}

/// A command of the server's command line for the site of a folder.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .env(SERVER, "1")
        .env("DOCTYPED_ADMIN_PASSWORD", "admin")
        .env("DATABASE_URL", folder.join("site.sqlite"))
        .current_dir(folder)
        .stdin(Stdio::null());
    command
}

/// Sends a request; `None` if the connection closes before the response is complete. HTTP/1.0 has no
/// chunked encoding, so that the body needs no decoding.
pub fn request(port: u16, verb: &str, path: &str, token: &str, body: &Value) -> Option<(u16, Value)> {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    write!(
        stream,
        "{verb} /api/resource/{path} HTTP/1.0\r\nHost: localhost\r\n\
         Authorization: token {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    serde_json::from_str(body).ok().map(|body| (status, body))
}
