//! The spans that a server with the cargo feature `otel` exports to a collector of OpenTelemetry.
//!
//! The program is also the server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use collector::{Collector, Span};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use support::{Case, Server, command, is_server, run_cases, token};

#[path = "support/collector.rs"]
mod collector;
#[path = "support/server_process.rs"]
#[allow(dead_code, reason = "this program sends other requests")]
mod support;

/// Time in which a process ends that was told to.
const END_TIMEOUT: Duration = Duration::from_secs(60);

/// Time in which a span arrives.
const EXPORT_TIMEOUT: Duration = Duration::from_secs(30);

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const PARENT: &str = "b7ad6b7169203331";

fn main() -> ExitCode {
    if is_server() {
        return doctyped::main(&server::API);
    }
    let cases: [Case; 5] = [
        ("span_has_the_route_the_status_and_the_parent", span_has_the_route_the_status_and_the_parent),
        ("spans_that_wait_are_sent_at_the_stop", spans_that_wait_are_sent_at_the_stop),
        ("request_of_an_unsampled_trace_has_no_span", request_of_an_unsampled_trace_has_no_span),
        ("collector_that_does_not_answer_delays_no_request", collector_that_does_not_answer_delays_no_request),
        ("unusable_endpoint_stops_the_start", unusable_endpoint_stops_the_start),
    ];
    run_cases(&cases)
}

/// A server that exports spans.
struct TracedServer {
    server: Server,
    token: String,
    folder: tempfile::TempDir,
}

impl TracedServer {
    /// Starts a server with flags and variables.
    fn start(flags: &[&str], variables: &[(&str, &str)]) -> TracedServer {
        let folder = tempfile::tempdir().unwrap();
        let token = token(folder.path());
        let log = std::fs::File::create(folder.path().join("server.log")).unwrap();
        let mut command = command(folder.path());
        command.args(flags).envs(variables.iter().copied()).stderr(log);
        TracedServer { server: Server::start_with(&mut command), token, folder }
    }

    /// Sends a GET with the token of Administrator.
    fn get(&self, target: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.server.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let token = &self.token;
        let request = "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: token";
        write!(stream, "GET {target} {request} {token}\r\n{headers}\r\n").unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    }

    /// Stops the server and gives its log.
    fn stop(mut self) -> String {
        let process = self.server.child.id().to_string();
        assert!(Command::new("kill").arg(&process).status().unwrap().success());
        let start = Instant::now();
        while self.server.child.try_wait().unwrap().is_none() {
            assert!(start.elapsed() < END_TIMEOUT, "the server does not stop");
            std::thread::sleep(Duration::from_millis(5));
        }
        std::fs::read_to_string(self.folder.path().join("server.log")).unwrap()
    }
}

/// The span with a name.
fn named<'a>(spans: &'a [Span], name: &str) -> &'a Span {
    spans.iter().find(|span| span.name == name).unwrap_or_else(|| panic!("no {name} in {spans:#?}"))
}

fn span_has_the_route_the_status_and_the_parent() {
    let collector = Collector::start();
    let endpoint = format!("http://127.0.0.1:{}", collector.port);
    let variables = [
        ("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=library"),
        ("OTEL_BSP_SCHEDULE_DELAY", "50"),
        ("OTEL_SERVICE_NAME", "lending"),
    ];
    let server = TracedServer::start(&["--otlp-endpoint", &endpoint], &variables);
    let traceparent = format!("traceparent: 00-{TRACE}-{PARENT}-01\r\nX-Request-Id: traced-1\r\n");
    server.get("/api/resource/ToDo/absent%20name?secret=planted", &traceparent);
    server.get("/api/method/ping", "");
    let (heads, spans) = collector.receive(2, EXPORT_TIMEOUT);
    assert!(heads[0].starts_with("POST /v1/traces HTTP/1.1\r\n"), "{heads:?}");
    assert!(heads[0].to_lowercase().contains("\r\nx-tenant: library\r\n"), "{heads:?}");
    let span = named(&spans, "GET /api/resource/ToDo/{name}");
    assert_eq!((span.trace_id.as_str(), span.parent_id.as_str(), span.kind), (TRACE, PARENT, 2));
    assert_eq!(span.attribute("http.route"), "/api/resource/ToDo/{name}");
    assert_eq!(span.attribute("http.response.status_code"), "404");
    assert_eq!(span.attribute("http.request.method"), "GET");
    assert_eq!(span.attribute("doctyped.request_id"), "traced-1");
    assert!(span.end > span.start && span.end - span.start < 20_000_000_000, "{span:?}");
    assert_eq!(span.service, "lending");
    // A request without a parent begins a trace.
    let root = named(&spans, "GET /api/method/ping");
    assert!(root.parent_id.is_empty() && root.trace_id.len() == 32 && root.trace_id != TRACE, "{root:?}");
    // Neither the name of the document nor the user.
    let text = format!("{spans:?}");
    for personal in ["absent", "planted", "Administrator", "127.0.0.1"] {
        assert!(!text.contains(personal), "{personal} in {text}");
    }
    server.stop();
}

fn spans_that_wait_are_sent_at_the_stop() {
    let collector = Collector::start();
    let endpoint = format!("http://127.0.0.1:{}", collector.port);
    let server = TracedServer::start(
        &[],
        &[("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint.as_str()), ("OTEL_BSP_SCHEDULE_DELAY", "600000")],
    );
    server.get("/api/method/ping", "");
    server.get("/ready", "");
    let log = server.stop();
    let (_, spans) = collector.receive(1, EXPORT_TIMEOUT);
    // The health check has none.
    assert_eq!(spans.iter().map(|span| span.name.as_str()).collect::<Vec<_>>(), ["GET /api/method/ping"], "{log}");
    assert!(!log.contains("opentelemetry"), "{log}");
}

fn request_of_an_unsampled_trace_has_no_span() {
    let collector = Collector::start();
    let endpoint = format!("http://127.0.0.1:{}", collector.port);
    let server = TracedServer::start(&["--otlp-endpoint", &endpoint], &[("OTEL_BSP_SCHEDULE_DELAY", "600000")]);
    server.get("/api/method/ping", &format!("traceparent: 00-{TRACE}-{PARENT}-00\r\n"));
    server.get("/api/resource/ToDo", &format!("traceparent: 00-{TRACE}-{PARENT}-01\r\n"));
    server.stop();
    let (_, spans) = collector.receive(1, EXPORT_TIMEOUT);
    assert_eq!(spans.iter().map(|span| span.name.as_str()).collect::<Vec<_>>(), ["GET /api/resource/ToDo"]);
}

fn collector_that_does_not_answer_delays_no_request() {
    // Connections wait in the socket; none is accepted.
    let stalled = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", stalled.local_addr().unwrap());
    let variables =
        [("OTEL_BSP_SCHEDULE_DELAY", "10"), ("OTEL_BSP_MAX_QUEUE_SIZE", "8"), ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "4")];
    let server = TracedServer::start(&["--otlp-endpoint", &endpoint], &variables);
    let start = Instant::now();
    for _ in 0..40 {
        assert!(server.get("/api/method/ping", "").starts_with("HTTP/1.1 200"));
    }
    assert!(start.elapsed() < Duration::from_secs(10), "the requests waited: {:?}", start.elapsed());
    let start = Instant::now();
    let log = server.stop();
    assert!(start.elapsed() < Duration::from_secs(20), "the stop waited: {:?}", start.elapsed());
    assert!(log.contains("BatchSpanProcessor.SpansDropped"), "{log}");
}

fn unusable_endpoint_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let output = command(folder.path()).args(["--otlp-endpoint", "127.0.0.1:4318"]).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && error.contains("http://127.0.0.1:4318"), "{error}");
    let output = command(folder.path()).env("OTEL_EXPORTER_OTLP_ENDPOINT", "http://a b").output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && error.contains("OTEL_EXPORTER_OTLP_ENDPOINT"), "{error}");
}
