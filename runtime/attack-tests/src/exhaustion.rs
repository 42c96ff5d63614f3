//! Requests that exhaust memory, processor time or connections.

use crate::stalled_readers::connect_from;
use actix_web::http::Method;
use doctyped_http::test_harness::{FORM, JSON, RunningServer, TestSite, read_to_end};
use serde_json::{Value as JsonValue, json};
use std::io::Write;
use std::time::{Duration, Instant};

/// Time between two headers of the slow client.
const HEADER_INTERVAL: Duration = Duration::from_millis(300);

/// A site with plants that Ann may read; gives Ann's token.
fn seeded_site(flags: &[&str]) -> (TestSite, String) {
    TestSite::seeded_with_flags(flags, "ann@example.com", "Gardener")
}

/// Asserts that a request is refused with a 4xx or without a response, and that the server continues.
#[track_caller]
fn assert_refused(server: &RunningServer, request: &[u8]) {
    let response = server.send(request);
    assert!(response.is_empty() || response.starts_with("HTTP/1.1 4"), "{response:.200}");
    server.assert_alive();
}

#[test]
fn invalid_list_limit_returns_few_rows_or_is_refused() {
    let (site, token) = seeded_site(&["--max-rows", "4"]);
    for limit in ["-1", "0", "1000000000", "1e9", "99999999999999999999", "all", "", "NaN", "[]"] {
        for name in ["limit", "limit_page_length", "limit_start"] {
            for (route, status, body) in site.list_on_all_routes(&token, "Plant", &json!({ name: limit })) {
                assert!(status == 200 || (400..500).contains(&status), "{route} {name}={limit}: {status} {body}");
                let rows = body.get("data").or_else(|| body.get("message"));
                let rows = rows.map(|rows| rows.get("values").unwrap_or(rows)).and_then(JsonValue::as_array);
                assert!(rows.is_none_or(|rows| rows.len() <= 4), "{route} {name}={limit}: {body}");
            }
        }
    }
}

#[test]
fn ten_megabytes_of_headers_are_refused() {
    let server = RunningServer::start(&[]);
    let filler = "x".repeat(10 << 20);
    assert_refused(&server, format!("GET / HTTP/1.1\r\nHost: x\r\nCookie: sid={filler}\r\n\r\n").as_bytes());
    let many: String = (0..200_000).map(|number| format!("X-{number}: filler filler\r\n")).collect();
    assert_refused(&server, format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n").as_bytes());
    assert_refused(&server, format!("GET /{filler} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes());
}

#[test]
fn ten_megabytes_of_parameters_are_processed_in_time() {
    let (site, token) = seeded_site(&[]);
    let filler = "x".repeat(10 << 20);
    let request = site
        .request(Method::POST, "/api/method/frappe.client.get_list")
        .token(&token)
        .body(FORM, format!("doctype=Plant&filters=[[\"name\",\"like\",\"{filler}\"]]"));
    assert_eq!(request.error().0, 417);
    let request =
        site.request(Method::POST, "/api/method/app.nothing").token(&token).body(FORM, "a=1&".repeat(2 << 20));
    let started = Instant::now();
    assert_eq!(request.send().0, 200);
    assert!(started.elapsed() < Duration::from_secs(30));
}

#[test]
fn body_above_max_body_is_refused_unread() {
    let server = RunningServer::start(&["--max-body", "1000"]);
    let head = "POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    let response = server.send(format!("{head}Content-Length: 100000000000\r\n\r\n").as_bytes());
    assert!(response.starts_with("HTTP/1.1 413"), "{response}");
    let chunk = format!("3e8\r\n{}\r\n", "x".repeat(1000));
    let response = server.send(format!("{head}Transfer-Encoding: chunked\r\n\r\n{chunk}{chunk}0\r\n\r\n").as_bytes());
    assert!(response.starts_with("HTTP/1.1 413"), "{response}");
    server.assert_alive();
}

#[test]
fn deep_json_is_refused() {
    let (site, token) = seeded_site(&[]);
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let request =
        site.request(Method::POST, "/api/resource/Plant").token(&token).body(JSON, format!("{{\"family\": {deep}}}"));
    assert_eq!(request.error().0, 400);
    for parameter in ["filters", "or_filters", "fields", "order_by"] {
        for (route, status, body) in site.list_on_all_routes(&token, "Plant", &json!({ parameter: deep })) {
            // Some functions read filters that are not JSON as the name of a document.
            let nothing = parameter == "filters" && body == json!({"message": []});
            assert!((400..500).contains(&status) || nothing, "{route} {parameter}: {status} {body:.200}");
        }
    }
    let nested = format!("{}[\"name\",\"=\",\"x\"]{}", "[".repeat(60), "]".repeat(60));
    for (route, status, _) in site.list_on_all_routes(&token, "Plant", &json!({ "filters": nested })) {
        assert!((400..500).contains(&status), "{route}: {status}");
    }
}

#[test]
fn huge_integers_are_refused() {
    let site = TestSite::new();
    let sid = site.login_admin();
    for number in ["99999999999999999999999999", "-9223372036854775809", "1e30", "2147483648"] {
        let request = site
            .request(Method::PUT, "/api/resource/User/Administrator")
            .sid(&sid)
            .body(JSON, format!("{{\"simultaneous_sessions\": {number}}}"));
        let (status, body) = request.send();
        assert!((400..500).contains(&status), "{number}: {status} {body}");
    }
    let (site, token) = seeded_site(&[]);
    for number in [json!("99999999999999999999999999"), json!(1e300), json!(u64::MAX)] {
        for (route, status, body) in
            site.list_on_all_routes(&token, "Plant", &json!({"filters": [["height", ">", number]]}))
        {
            assert!(status < 500, "{route} {number}: {status} {body}");
        }
    }
}

#[test]
fn non_numeric_tokens_are_refused_as_numbers() {
    let site = TestSite::new();
    let sid = site.login_admin();
    for number in ["NaN", "Infinity", "-Infinity", "1e999", "0x10", "01"] {
        let request = site
            .request(Method::PUT, "/api/resource/User/Administrator")
            .sid(&sid)
            .body(JSON, format!("{{\"simultaneous_sessions\": {number}}}"));
        assert_eq!(request.error().0, 400, "{number}");
        let update = site.request(Method::PUT, "/api/resource/User/Administrator").sid(&sid);
        let (status, body) = update.json(json!({"simultaneous_sessions": number})).send();
        assert!(status < 500, "{number}: {body}");
    }
}

#[test]
fn invalid_utf_8_and_nul_are_refused() {
    let (site, token) = seeded_site(&[]);
    let bytes = |content_type: &str, body: &'static [u8]| {
        let request = site
            .request(Method::POST, "/api/method/app.nothing")
            .token(&token)
            .body(content_type, actix_web::web::Bytes::from_static(body));
        request.error().0
    };
    assert_eq!(bytes("application/json", b"{\"value\": \"\xff\"}"), 400);
    assert_eq!(bytes("application/x-www-form-urlencoded", b"value=\xff"), 400);
    assert_eq!(site.get("/api/resource/Plant/%ff").token(&token).error().0, 400);
    assert_eq!(site.get("/api/resource/Plant?filters=%c3%28").token(&token).error().0, 400);
    assert_eq!(site.get("/api/resource/Plant/a%00b").token(&token).error().0, 400);
    let server = RunningServer::start(&[]);
    let head = b"GET /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: sid=\xff\xfe\r\nAuthorization: token \xff\r\n\r\n";
    let response = server.send(head);
    assert!(!response.starts_with("HTTP/1.1 5"), "{response}");
    server.assert_alive();
}

#[test]
fn nul_in_names_and_values_is_refused() {
    let (site, token) = seeded_site(&[]);
    let plant = |name: &str| json!({"doctype": "Plant", "name": name, "family": "Rosaceae"});
    let (status, body) = site.post("/api/resource/Plant", plant("zz\0one")).token(&token).send();
    assert!((400..500).contains(&status), "{status} {body}");
    let (status, body) = site.post("/api/resource/Plant", json!({"name": "a", "family": "b\0c"})).token(&token).send();
    assert_eq!(status, 417, "{body}");
    // SQLite compares texts up to this character, so that another document would be found.
    let name = site.create_document("Plant", plant("zz"));
    for function in ["get", "delete"] {
        let arguments = json!({"doctype": "Plant", "name": format!("{name}\0two")});
        let (status, body) =
            site.post(&format!("/api/method/frappe.client.{function}"), arguments).token(&token).send();
        assert!((400..500).contains(&status), "{function}: {status} {body}");
    }
    assert_eq!(site.get(&format!("/api/resource/Plant/{name}")).token(&token).status(), 200);
}

#[test]
fn bodies_of_unknown_length_of_guests_do_not_block_users() {
    use std::io::Write;
    let server = RunningServer::start(&[]);
    let head = b"POST /api/method/ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    let held: Vec<_> = (0..400)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(head).unwrap();
            stream
        })
        .collect();
    let started = Instant::now();
    let body = format!("{{\"value\": \"{}\"}}", "a".repeat(300_000));
    let token = server.site.admin_token();
    let request = format!(
        "POST /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let response = server.send(request.as_bytes());
    assert!(response.starts_with("HTTP/1.1 200"), "{response:.200}");
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    drop(held);
}

#[test]
fn duplicate_keys_resolve_to_one_value() {
    let site = TestSite::new();
    let sid = site.login_admin();
    let request = site
        .request(Method::POST, "/api/method/app.nothing")
        .sid(&sid)
        .body(JSON, r#"{"value": "first", "value": "last"}"#);
    assert_eq!(request.send(), (200, json!({"message": "last"})));
    let request = site
        .request(Method::POST, "/api/method/app.nothing?value=query")
        .sid(&sid)
        .body(FORM, "value=first&value=last");
    assert_eq!(request.send(), (200, json!({"message": "first"})));
    let twice = format!(r#"{{{}"value": 1}}"#, r#""value": 1,"#.repeat(200_000));
    let request = site.request(Method::POST, "/api/method/app.nothing").sid(&sid).body(JSON, twice);
    assert!(request.send().0 < 500);
}

#[test]
fn stalled_body_times_out() {
    let server = RunningServer::start(&["--body-seconds", "1"]);
    let started = Instant::now();
    let mut stream = server.connect();
    stream
        .write_all(
            b"POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100\r\n\r\nusr=",
        )
        .unwrap();
    let response = read_to_end(&mut stream);
    assert!(response.starts_with("HTTP/1.1 400") && response.contains("took too long"), "{response}");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    server.assert_alive();
}

#[test]
fn slow_request_head_closes_connection() {
    let server = RunningServer::start(&["--head-seconds", "1"]);
    let started = Instant::now();
    let mut stream = server.connect();
    stream.write_all(b"GET /api/method/ping HTTP/1.1\r\nHost: x\r\n").unwrap();
    while started.elapsed() < Duration::from_secs(20) {
        // A slow client: it sends a header in each interval and never ends the head.
        std::thread::sleep(HEADER_INTERVAL);
        if stream.write_all(b"X-Slow: 1\r\n").is_err() {
            break;
        }
    }
    assert!(started.elapsed() < Duration::from_secs(20), "the connection is still open");
    server.assert_alive();
}

#[test]
fn slow_head_of_a_later_request_closes_connection() {
    let server = RunningServer::start(&["--head-seconds", "1"]);
    let started = Instant::now();
    let mut stream = server.connect();
    stream.write_all(b"GET /api/method/ping HTTP/1.1\r\nHost: x\r\n\r\nGET /api/method/ping HTTP/1.1\r\n").unwrap();
    while started.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(HEADER_INTERVAL);
        if stream.write_all(b"X-Slow: 1\r\n").is_err() {
            break;
        }
    }
    assert!(started.elapsed() < Duration::from_secs(20), "the connection is still open");
    server.assert_alive();
}

#[test]
fn connection_that_keeps_a_long_head_ends_with_its_response() {
    let server = RunningServer::start(&[]);
    for header in [format!("X-Long: {}", "a".repeat(20_000)), "Upgrade: other".to_owned()] {
        let request = format!("GET /api/method/ping HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n");
        let mut stream = server.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let response = read_to_end(&mut stream);
        assert!(response.starts_with("HTTP/1.1 200") && response.contains("connection: close"), "{response}");
    }
    // Such a name is another header than Content-Length: the connection stays, and its requests are followed.
    let ping = "GET /api/method/ping?x={} HTTP/1.1\r\nHost: x\r\nContent-Length-X: 1\r\n";
    let mut stream = server.connect();
    stream.write_all(format!("{ping}\r\n{ping}Connection: close\r\n\r\n").as_bytes()).unwrap();
    assert_eq!(read_to_end(&mut stream).matches("HTTP/1.1 200").count(), 2);
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let server = RunningServer::start(&[]);
    let body = |number: usize| format!("{{\"value\": {number}}}");
    let requests: String = (0..500)
        .map(|number| match number % 3 {
            0 => "GET /api/method/ping HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
            1 => format!("GET /api/method/nothing{number} HTTP/1.1\r\nHost: x\r\n\r\n"),
            _ => {
                let body = body(number);
                let head = "POST /api/method/ping HTTP/1.1\r\nHost: x\r\nContent-Type: application/json";
                format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
            }
        })
        .collect();
    let mut stream = server.connect();
    let end = "GET /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    stream.write_all(format!("{requests}{end}").as_bytes()).unwrap();
    let response = read_to_end(&mut stream);
    let statuses: Vec<&str> = response.match_indices("HTTP/1.1 ").map(|(at, _)| &response[at + 9..at + 12]).collect();
    let expected: Vec<&str> =
        (0..500).map(|number| if number % 3 == 1 { "417" } else { "200" }).chain(["200"]).collect();
    assert_eq!(statuses, expected);
}

#[test]
fn idle_connections_do_not_block_other_clients() {
    let server = RunningServer::start(&["--head-seconds", "1", "--max-clients", "50"]);
    let address = server.connect().peer_addr().unwrap();
    // Of eight networks: one does not get all connections.
    let idle: Vec<_> = (0..200).map(|number| connect_from(2 + number % 8, address)).collect();
    let started = Instant::now();
    server.assert_alive();
    assert!(started.elapsed() < Duration::from_secs(25), "{:?}", started.elapsed());
    drop(idle);
}

#[test]
fn slow_list_query_ends_at_statement_timeout() {
    let (site, token) = seeded_site(&["--statement-seconds", "1"]);
    let rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) \
                INSERT INTO \"tabPlant\" (name, owner, creation, modified, family) \
                SELECT 'p' || i, 'x', '2024-01-01 00:00:00', '2024-01-01 00:00:00', \
                replace(hex(zeroblob(300)), '0', 'ab') FROM n";
    diesel::RunQueryDsl::execute(diesel::sql_query(rows), site.context().connection()).unwrap();
    let patterns: Vec<JsonValue> =
        (0..200).map(|number| json!(["family", "like", format!("%{}{number}%", "a%b%".repeat(20))])).collect();
    let started = Instant::now();
    let params = json!({"or_filters": patterns, "limit": 0, "order_by": "name"});
    let (status, body) = site.get_with("/api/resource/Plant", &params).token(&token).send();
    assert!(status == 200 || (400..=503).contains(&status), "{status} {body:.200}");
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
    assert_eq!(site.get("/api/method/ping").send().0, 200);
}
