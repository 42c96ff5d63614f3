//! Health checks, metrics, ids of requests and compression, as load balancers, Prometheus and clients see them.

use diesel::connection::SimpleConnection;
use doctyped_http::test_harness::{ADMIN_PASSWORD, RunningServer, TestSite, read_to_end, wait_for};
use doctyped_monitoring::MetricsServer;
use serde_json::{Value as JsonValue, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::mpsc;
use std::time::Duration;

const TIMEOUT: Duration = Duration::from_secs(20);

/// Connections of a test site.
const POOL_SIZE: usize = 4;

fn request(server: &RunningServer, method: &str, target: &str, headers: &str) -> String {
    let text = format!("{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n");
    server.send(text.as_bytes())
}

/// The value of a header of a response.
fn header<'a>(response: &'a str, name: &str) -> Option<&'a str> {
    let head = response.split("\r\n\r\n").next().unwrap_or_default();
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(": ")?;
        key.eq_ignore_ascii_case(name).then_some(value)
    })
}

/// The checks that a response says fail.
fn failed(body: &JsonValue) -> Vec<&str> {
    body["failed"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

#[test]
fn health_checks_need_no_login_and_name_each_check() {
    let site = TestSite::new();
    assert_eq!(site.get("/live").send(), (200, json!({"status": "alive"})));
    let ready =
        json!({"status": "ready", "failed": [], "checks": {"disk": "ok", "database": "ok", "migrations": "ok"}});
    assert_eq!(site.get("/ready").send(), (200, ready));
    assert_eq!(site.post("/ready", json!({})).status(), 404);
    let response = site.get("/ready").response();
    assert_eq!(response.header("cache-control"), Some("no-store"));
}

#[test]
fn ready_is_answered_while_all_workers_and_connections_are_busy() {
    let server = RunningServer::start(&[]);
    let site = &server.site.inner;
    let _connections: Vec<_> = (0..POOL_SIZE).map(|_| site.pool.transaction().unwrap()).collect();
    let (release, blocked) = mpsc::channel::<()>();
    let blocked = std::sync::Arc::new(std::sync::Mutex::new(blocked));
    // More jobs than there may be threads: a request would wait behind them.
    for _ in 0..600 {
        let blocked = std::sync::Arc::clone(&blocked);
        site.workers().execute(move || {
            let _ = blocked.lock().unwrap().recv_timeout(TIMEOUT);
        });
    }
    for target in ["/live", "/ready"] {
        let response = request(&server, "GET", target, "");
        assert!(response.starts_with("HTTP/1.1 200 OK"), "{response}");
    }
    drop(release);
}

#[test]
fn full_disk_is_not_ready() {
    let site = TestSite::with_flags(&["--min-disk-space", "9000000000000000000"]);
    let response = site.get("/ready").response();
    assert_eq!((response.status, response.header("retry-after")), (503, Some("1")));
    let body = response.json();
    assert_eq!((failed(&body), &body["checks"]["database"]), (vec!["disk"], &json!("ok")));
    assert_eq!(site.get("/live").status(), 200);
}

#[test]
fn database_of_another_migration_is_not_ready() {
    let site = TestSite::new();
    let sql = "UPDATE \"__doctyped\" SET value = 'another' WHERE name = 'schema'";
    site.context().connection().batch_execute(sql).unwrap();
    let (status, body) = site.get("/ready").send();
    assert_eq!((status, failed(&body)), (503, vec!["migrations"]), "{body}");
}

#[test]
fn deleted_database_is_not_ready_and_requests_are_to_be_sent_again() {
    let site = TestSite::new();
    let token = site.admin_token();
    assert_eq!(site.get("/ready").status(), 200);
    std::fs::remove_file(site.folder.path().join("site.sqlite")).unwrap();
    // The last result is used for a second.
    let body = wait_for("a failed check", TIMEOUT, || {
        let (status, body) = site.get("/ready").send();
        (status == 503).then_some(body)
    });
    assert_eq!(failed(&body), ["database"], "{body}");
    for response in [
        site.get("/api/resource/User/Administrator").token(&token).response(),
        site.post("/api/resource/Role", json!({"role_name": "x"})).token(&token).response(),
        site.post("/api/method/login", json!({"usr": "Administrator", "pwd": ADMIN_PASSWORD})).response(),
    ] {
        assert_eq!(response.status, 503, "{}", response.text());
        assert!(response.header("retry-after").is_some(), "{}", response.text());
    }
}

#[test]
fn metrics_are_public_only_with_a_token() {
    let site = TestSite::new();
    assert_eq!(site.get("/metrics").status(), 404);
    let site = TestSite::with_flags(&["--metrics-token", "0123456789abcdef"]);
    for authorization in [None, Some("Bearer 0123456789abcdeg"), Some("Bearer "), Some("token 0123456789abcdef")] {
        let response = site.get("/metrics").optional_header("authorization", authorization).response();
        assert_eq!(response.status, 401, "{authorization:?}");
        assert!(!response.text().contains("doctyped_"), "{authorization:?}");
    }
    let response = site.get("/metrics").header("authorization", "bearer 0123456789abcdef").response();
    assert_eq!(
        (response.status, response.header("content-type")),
        (200, Some("text/plain; version=0.0.4; charset=utf-8"))
    );
    assert!(response.text().contains("doctyped_db_connections_max 4\n"), "{}", response.text());
}

#[test]
fn requests_are_counted_by_route_template_method_and_status() {
    let server = RunningServer::start(&["--metrics-token", "0123456789abcdef"]);
    server.site.seed_documents();
    let token = server.site.admin_token();
    let authorization = format!("Authorization: {token}\r\n");
    request(&server, "GET", "/api/resource/User/Administrator", &authorization);
    request(&server, "GET", "/api/v2/document/User/Administrator", &authorization);
    request(&server, "GET", "/api/resource/User/secret-name", &authorization);
    request(&server, "GET", "/api/resource/User", &authorization);
    request(&server, "GET", "/secret-path", "");
    request(&server, "GET", "/api/resource/secret-doctype/x", &authorization);
    let wrong = "usr=Administrator&pwd=wrong";
    let login = format!(
        "POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{wrong}",
        wrong.len()
    );
    server.send(login.as_bytes());
    let metrics = request(&server, "GET", "/metrics", "Authorization: Bearer 0123456789abcdef\r\n");
    let count = |labels: &str| {
        let sample = format!("doctyped_http_requests_total{{{labels}}} ");
        metrics.lines().find_map(|line| line.strip_prefix(&sample)?.parse::<u64>().ok())
    };
    assert_eq!(count(r#"route="/api/resource/{doctype}/{name}",method="GET",status="200""#), Some(2), "{metrics}");
    assert_eq!(count(r#"route="/api/resource/{doctype}/{name}",method="GET",status="404""#), Some(2), "{metrics}");
    assert_eq!(count(r#"route="/api/resource/{doctype}",method="GET",status="200""#), Some(1), "{metrics}");
    assert_eq!(count(r#"route="unmatched",method="GET",status="404""#), Some(1), "{metrics}");
    assert_eq!(count(r#"route="/api/method/login",method="POST",status="401""#), Some(1), "{metrics}");
    for line in [
        "doctyped_http_request_duration_seconds_count{route=\"/api/resource/{doctype}\",method=\"GET\"} 1\n",
        "doctyped_logins_total{result=\"failed\"} 1\n",
        "doctyped_http_requests_in_flight 1\n",
        "doctyped_sqlite_commit_batch_size_bucket{le=\"+Inf\"} ",
        "doctyped_cache_lookups_total{cache=\"users\",result=\"hit\"} ",
    ] {
        assert!(metrics.contains(line), "{line} is not in {metrics}");
    }
    for name in ["doctyped_sqlite_wal_bytes", "process_resident_memory_bytes", "process_start_time_seconds"] {
        let value = metrics.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<f64>().ok());
        assert!(value.is_some_and(|value| value > 0.0), "{name}: {value:?}");
    }
    assert!(!metrics.contains("secret"), "{metrics}");
}

#[test]
fn metrics_have_an_address_of_their_own() {
    let site = TestSite::with_flags(&["--metrics-listen", "127.0.0.1:0"]);
    let server = MetricsServer::start(&site.inner, None).unwrap().unwrap();
    let get = |target: &str| {
        let mut stream = TcpStream::connect_timeout(&server.address(), TIMEOUT).unwrap();
        stream.set_read_timeout(Some(TIMEOUT)).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        read_to_end(&mut stream)
    };
    let metrics = get("/metrics");
    assert!(metrics.starts_with("HTTP/1.1 200 OK") && metrics.contains("doctyped_build_info{"), "{metrics}");
    assert!(get("/ready").ends_with("\"checks\":{\"disk\":\"ok\",\"database\":\"ok\",\"migrations\":\"ok\"}}"));
    assert!(get("/live").starts_with("HTTP/1.1 200 OK"));
    assert!(get("/api/method/ping").starts_with("HTTP/1.1 404"), "the API is not there");
    let second = TestSite::with_flags(&["--metrics-listen", &server.address().to_string()]);
    let refused = MetricsServer::start(&second.inner, None).unwrap_err();
    assert!(refused.message().starts_with("--metrics-listen: cannot listen on"), "{refused}");
}

#[test]
fn id_of_a_request_is_given_back() {
    let server = RunningServer::start(&[]);
    let id = |headers: &str, target: &str| {
        let response = request(&server, "GET", target, headers);
        header(&response, "x-request-id").unwrap().to_owned()
    };
    assert_eq!(id("X-Request-Id: order-17/retry\r\n", "/api/method/ping"), "order-17/retry");
    let generated = [id("", "/api/method/ping"), id("X-Request-Id: a b\r\n", "/missing"), id("", "/ready")];
    assert!(generated.iter().all(|id| id.len() == 32), "{generated:?}");
    assert_ne!(generated[0], generated[1]);
}

#[test]
fn server_timing_is_sent_in_developer_mode_only() {
    for (flags, expected) in [(vec![], false), (vec!["--developer-mode"], true)] {
        let server = RunningServer::start(&flags);
        let response = request(&server, "GET", "/api/resource/User", "");
        let timing = header(&response, "server-timing");
        assert_eq!(timing.is_some(), expected, "{response}");
        assert!(timing.is_none_or(|timing| timing.starts_with("queue;dur=") && timing.contains("total;dur=")));
    }
}

#[test]
fn long_lists_are_compressed_for_clients_that_accept_gzip() {
    let server = RunningServer::start(&["--compress-from", "4096"]);
    server.site.seed_daisies();
    let token = server.site.admin_token();
    let list = |limit: usize, accept: &str| {
        let mut stream = server.connect();
        write!(
            stream,
            "GET /api/resource/Plant?limit_page_length={limit} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
             Authorization: {token}\r\n{accept}\r\n"
        )
        .unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).unwrap();
        let head = response.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
        let body = response.split_off(head + 4);
        (String::from_utf8(response).unwrap().to_ascii_lowercase(), body)
    };
    let gzip = "Accept-Encoding: gzip, deflate\r\n";
    let (plain_head, plain) = list(500, "");
    let (head, compressed) = list(500, gzip);
    assert!(!plain_head.contains("content-encoding") && plain.len() > 4096, "{plain_head}");
    assert!(head.contains("content-encoding: gzip") && head.contains("vary: accept-encoding"), "{head}");
    assert!(compressed.len() < plain.len() / 2, "{} of {}", compressed.len(), plain.len());
    // A list that is streamed, and one that is too short.
    assert!(list(0, gzip).0.contains("content-encoding: gzip"));
    assert!(!list(1, gzip).0.contains("content-encoding"));
}
