//! The log of a server: a line for each request, failures with their request, and no secrets at any level.
//!
//! The program is also the server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use support::{Case, Server, command, is_server, run_cases, token};

#[path = "support/server_process.rs"]
#[allow(dead_code, reason = "this program sends other requests")]
mod support;

/// Time in which a process ends that was told to.
const END_TIMEOUT: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    if is_server() {
        return doctyped::main(&server::API);
    }
    let cases: [Case; 4] = [
        ("planted_secrets_are_in_no_log_at_trace_level", planted_secrets_are_in_no_log_at_trace_level),
        ("each_request_has_a_line_at_the_default_level", each_request_has_a_line_at_the_default_level),
        ("internal_error_is_logged_with_its_request", internal_error_is_logged_with_its_request),
        ("filter_turns_the_lines_of_requests_off", filter_turns_the_lines_of_requests_off),
    ];
    run_cases(&cases)
}

/// A server whose log is a file.
struct LoggedServer {
    server: Server,
    folder: tempfile::TempDir,
    token: String,
}

impl LoggedServer {
    /// Starts a server with flags and a filter of the log.
    fn start(filter: Option<&str>, flags: &[&str]) -> LoggedServer {
        let folder = tempfile::tempdir().unwrap();
        let token = token(folder.path());
        let mut command = command(folder.path());
        match filter {
            Some(filter) => command.env("RUST_LOG", filter),
            None => command.env_remove("RUST_LOG"),
        };
        let log = File::create(log_path(folder.path())).unwrap();
        let server = Server::start_with(command.args(flags).stderr(log));
        LoggedServer { server, folder, token }
    }

    /// Sends a request and gives the response.
    fn send(&self, method: &str, target: &str, headers: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.server.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        )
        .unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    }

    fn with_token(&self, method: &str, target: &str, body: &Value) -> String {
        let headers = format!("Authorization: token {}\r\nContent-Type: application/json\r\n", self.token);
        self.send(method, target, &headers, &if body.is_null() { String::new() } else { body.to_string() })
    }

    /// Stops the server, which writes the rest of its log, and gives the log.
    fn stop(mut self) -> String {
        let process = self.server.child.id().to_string();
        assert!(Command::new("kill").arg(&process).status().unwrap().success());
        let start = Instant::now();
        while self.server.child.try_wait().unwrap().is_none() {
            assert!(start.elapsed() < END_TIMEOUT, "the server does not stop");
            std::thread::sleep(Duration::from_millis(5));
        }
        fs::read_to_string(log_path(self.folder.path())).unwrap()
    }
}

fn log_path(folder: &Path) -> std::path::PathBuf {
    folder.join("server.log")
}

/// The value of a cookie or a member of JSON in a response, which follows `before`.
fn value_after<'a>(response: &'a str, before: &str) -> &'a str {
    let rest = response.split_once(before).unwrap_or_else(|| panic!("no {before} in {response}")).1;
    rest.split([';', '"', '\r']).next().unwrap()
}

fn planted_secrets_are_in_no_log_at_trace_level() {
    for format in ["text", "json"] {
        let flags = ["--log-format", format, "--slow-statement-ms", "1", "--metrics-token", "planted-metrics-token"];
        let server = LoggedServer::start(Some("trace"), &flags);
        let mut secrets: Vec<String> = vec![
            "planted-password".into(),
            "planted-wrong-password".into(),
            "planted-new-password".into(),
            "planted-token-secret".into(),
            "planted-bearer-token".into(),
            "planted-session".into(),
            "planted-session-in-query".into(),
            "planted-reset-key".into(),
            "planted-password-in-query".into(),
            "planted-csrf-token".into(),
            "planted-metrics-token".into(),
            "planted-idempotency-body".into(),
            server.token.split_once(':').unwrap().1.to_owned(),
        ];
        let form = "Content-Type: application/x-www-form-urlencoded\r\n";
        let user = json!({"email": "ann@example.com", "first_name": "Ann", "new_password": "planted-password"});
        assert!(server.with_token("POST", "/api/resource/User", &user).starts_with("HTTP/1.1 200"));
        server.send("POST", "/api/method/login", form, "usr=ann@example.com&pwd=planted-wrong-password");
        let login = server.send("POST", "/api/method/login", form, "usr=ann@example.com&pwd=planted-password");
        assert!(login.starts_with("HTTP/1.1 200"), "{login}");
        let sid = value_after(&login, "sid=").to_owned();
        server.send("GET", "/api/resource/User/ann@example.com", &format!("Cookie: sid={sid}\r\n"), "");
        server.send("POST", "/api/method/logout", &format!("Cookie: sid={sid}\r\n"), "");
        secrets.push(sid);
        let generate = "/api/method/frappe.core.doctype.user.user.generate_keys";
        let made = server.with_token("POST", generate, &json!({"user": "ann@example.com"}));
        secrets.push(value_after(&made, "\"api_secret\":\"").to_owned());
        for authorization in
            ["token key:planted-token-secret", "Bearer planted-bearer-token", "Basic cGxhbnRlZC1wYXNzd29yZA=="]
        {
            server.send("GET", "/api/resource/ToDo", &format!("Authorization: {authorization}\r\n"), "");
        }
        server.send("GET", "/api/resource/ToDo", "Cookie: sid=planted-session\r\n", "");
        server.send("GET", "/api/resource/ToDo?sid=planted-session-in-query", "", "");
        server.send("GET", "/update-password?key=planted-reset-key", "", "");
        let reset = "key=planted-reset-key&new_password=planted-new-password";
        server.send("POST", "/update-password", form, reset);
        let update = "/api/method/frappe.core.doctype.user.user.update_password";
        server.send("POST", update, form, reset);
        server.send("GET", "/api/method/login?usr=ann@example.com&pwd=planted-password-in-query", "", "");
        server.send("POST", "/api/resource/ToDo", "X-Frappe-CSRF-Token: planted-csrf-token\r\n", "{");
        server.send("GET", "/metrics", "Authorization: Bearer planted-metrics-token\r\n", "");
        server.with_token(
            "PUT",
            "/api/resource/User/ann@example.com",
            &json!({"new_password": "planted-idempotency-body"}),
        );
        let log = server.stop();
        assert!(log.lines().count() > 50, "{log}");
        for secret in &secrets {
            let lines: Vec<&str> = log.lines().filter(|line| line.contains(secret.as_str())).collect();
            assert!(lines.is_empty(), "{secret} is in the log: {lines:#?}");
        }
    }
}

fn each_request_has_a_line_at_the_default_level() {
    let requests = |server: &LoggedServer| {
        server.with_token("GET", "/api/resource/ToDo?fields=[\"name\"]", &Value::Null);
        server.with_token("GET", "/api/resource/ToDo/missing%20name", &Value::Null);
        server.send("GET", "/api/method/ping", "X-Request-Id: ping-1\r\n", "");
        server.send("GET", "/missing", "", "");
    };
    let server = LoggedServer::start(None, &[]);
    requests(&server);
    let log = server.stop();
    for part in [
        " INFO doctyped::request: GET /api/resource/ToDo status=200 duration_ms=",
        " user=Administrator client=127.0.0.1 bytes=",
        " INFO doctyped::request: GET /api/resource/ToDo/{name} status=404 ",
        " INFO doctyped::request: GET /api/method/ping status=200 ",
        " request_id=ping-1\n",
        " INFO doctyped::request: GET unmatched status=404 ",
    ] {
        assert!(log.contains(part), "no {part:?} in {log}");
    }
    assert!(!log.contains("missing"), "{log}");
    let server = LoggedServer::start(None, &["--log-format", "json"]);
    requests(&server);
    let log = server.stop();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let requests: Vec<&Value> = lines.iter().filter(|line| line["target"] == "doctyped::request").collect();
    assert_eq!(requests.len(), 4, "{log}");
    assert_eq!((&requests[0]["route"], &requests[0]["user"]), (&json!("/api/resource/ToDo"), &json!("Administrator")));
    assert_eq!((&requests[1]["status"], &requests[2]["request_id"]), (&json!(404), &json!("ping-1")));
    // The other lines have the same members.
    assert!(lines.iter().all(|line| line["timestamp"].is_string() && line["level"].is_string()), "{log}");
}

fn internal_error_is_logged_with_its_request() {
    for format in ["text", "json"] {
        let server = LoggedServer::start(None, &["--log-format", format]);
        let response = {
            // The table is gone, as after a mistake of an operator.
            let sql = "ALTER TABLE tabToDo RENAME TO tabElsewhere";
            let database = server.folder.path().join("site.sqlite");
            execute(&database, sql);
            let headers = format!("Authorization: token {}\r\nX-Request-Id: fails-1\r\n", server.token);
            server.send("GET", "/api/resource/ToDo/lost?secret=planted", &headers, "")
        };
        assert!(response.starts_with("HTTP/1.1 500") && response.contains("x-request-id: fails-1"), "{response}");
        let log = server.stop();
        let line = log.lines().find(|line| line.contains("request failed")).unwrap_or_else(|| panic!("{log}"));
        for part in ["GET", "/api/resource/ToDo/lost", "Administrator", "fails-1", "no such table"] {
            assert!(line.contains(part), "no {part} in {line}");
        }
        assert!(!log.contains("planted"), "{log}");
    }
}

/// Executes SQL on a database that a server uses.
fn execute(database: &Path, sql: &str) {
    use doctyped::diesel::connection::{Connection, SimpleConnection};
    let mut connection = doctyped::diesel::SqliteConnection::establish(&database.display().to_string()).unwrap();
    connection.batch_execute(sql).unwrap();
}

fn filter_turns_the_lines_of_requests_off() {
    let server = LoggedServer::start(Some("warn,doctyped=info,doctyped::request=off"), &[]);
    server.send("GET", "/api/method/ping", "", "");
    let log = server.stop();
    assert!(log.contains("stopping") && !log.contains("doctyped::request"), "{log}");
}
