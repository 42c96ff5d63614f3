//! Attacks that want to use the server up.

use crate::http::tests::TestSite;
use crate::http::tests::server::{RunningSite, rest};
use actix_web::http::Method;
use serde_json::{Value as JsonValue, json};
use std::io::Write;
use std::time::{Duration, Instant};

/// A garden that Ann may read, and her token.
fn garden(flags: &[&str]) -> (TestSite, String) {
    let site = TestSite::with_flags(flags);
    site.plant();
    let token = site.user_with("ann@example.com", &["Gardener"]);
    (site, token)
}

/// A server is asked something, answers with a 4xx, and goes on.
#[track_caller]
fn refused(server: &RunningSite, request: &[u8]) {
    let answer = server.send(request);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer:.200}");
    server.assert_alive();
}

#[test]
fn limits_of_lists_that_are_no_limits_are_answered_with_few_rows_or_refused() {
    let (site, token) = garden(&["--max-rows", "4"]);
    for limit in ["-1", "0", "1000000000", "1e9", "99999999999999999999", "all", "", "NaN", "[]"] {
        for name in ["limit", "limit_page_length", "limit_start"] {
            for (route, status, body) in site.lists(&token, "Plant", &json!({ name: limit })) {
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
    let server = RunningSite::start(&[]);
    let filler = "x".repeat(10 << 20);
    refused(&server, format!("GET / HTTP/1.1\r\nHost: x\r\nCookie: sid={filler}\r\n\r\n").as_bytes());
    let many: String = (0..200_000).map(|place| format!("X-{place}: filler filler\r\n")).collect();
    refused(&server, format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n").as_bytes());
    refused(&server, format!("GET /{filler} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes());
}

#[test]
fn ten_megabytes_of_parameters_are_answered() {
    let (site, token) = garden(&[]);
    let filler = "x".repeat(10 << 20);
    let mut ask = site.ask(Method::POST, "/api/method/frappe.client.get_list").token(&token);
    ask.request.content_type = "application/x-www-form-urlencoded".to_owned();
    ask.request.body = format!("doctype=Plant&filters=[[\"name\",\"like\",\"{filler}\"]]").into();
    assert_eq!(ask.error().0, 417);
    let mut ask = site.ask(Method::POST, "/api/method/app.nothing").token(&token);
    ask.request.content_type = "application/x-www-form-urlencoded".to_owned();
    ask.request.body = "a=1&".repeat(2 << 20).into();
    let started = Instant::now();
    assert_eq!(ask.send().0, 200);
    assert!(started.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_body_that_is_larger_than_allowed_is_not_read() {
    let server = RunningSite::start(&["--max-body", "1000"]);
    let head = "POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    let answer = server.send(format!("{head}Content-Length: 100000000000\r\n\r\n").as_bytes());
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    let chunk = format!("3e8\r\n{}\r\n", "x".repeat(1000));
    let answer = server.send(format!("{head}Transfer-Encoding: chunked\r\n\r\n{chunk}{chunk}0\r\n\r\n").as_bytes());
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    server.assert_alive();
}

#[test]
fn deep_json_is_refused() {
    let (site, token) = garden(&[]);
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let mut ask = site.ask(Method::POST, "/api/resource/Plant").token(&token);
    ask.request.content_type = "application/json".to_owned();
    ask.request.body = format!("{{\"family\": {deep}}}").into();
    assert_eq!(ask.error().0, 400);
    for parameter in ["filters", "or_filters", "fields", "order_by"] {
        for (route, status, body) in site.lists(&token, "Plant", &json!({ parameter: deep })) {
            // Some functions take filters that are not JSON for the name of a document.
            let nothing = parameter == "filters" && body == json!({"message": []});
            assert!((400..500).contains(&status) || nothing, "{route} {parameter}: {status} {body:.200}");
        }
    }
    let nested = format!("{}[\"name\",\"=\",\"x\"]{}", "[".repeat(60), "]".repeat(60));
    for (route, status, _) in site.lists(&token, "Plant", &json!({ "filters": nested })) {
        assert!((400..500).contains(&status), "{route}: {status}");
    }
}

#[test]
fn huge_integers_are_refused() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    for number in ["99999999999999999999999999", "-9223372036854775809", "1e30", "2147483648"] {
        let mut ask = site.ask(Method::PUT, "/api/resource/User/Administrator").sid(&sid);
        ask.request.content_type = "application/json".to_owned();
        ask.request.body = format!("{{\"simultaneous_sessions\": {number}}}").into();
        let (status, body) = ask.send();
        assert!((400..500).contains(&status), "{number}: {status} {body}");
    }
    let (site, token) = garden(&[]);
    for number in [json!("99999999999999999999999999"), json!(1e300), json!(u64::MAX)] {
        for (route, status, body) in site.lists(&token, "Plant", &json!({"filters": [["height", ">", number]]})) {
            assert!(status < 500, "{route} {number}: {status} {body}");
        }
    }
}

#[test]
fn numbers_that_are_none_are_refused() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    for number in ["NaN", "Infinity", "-Infinity", "1e999", "0x10", "01"] {
        let mut ask = site.ask(Method::PUT, "/api/resource/User/Administrator").sid(&sid);
        ask.request.content_type = "application/json".to_owned();
        ask.request.body = format!("{{\"simultaneous_sessions\": {number}}}").into();
        assert_eq!(ask.error().0, 400, "{number}");
        let update = site.ask(Method::PUT, "/api/resource/User/Administrator").sid(&sid);
        let (status, body) = update.json(json!({"simultaneous_sessions": number})).send();
        assert!(status < 500, "{number}: {body}");
    }
}

#[test]
fn text_that_is_not_utf_8_is_refused() {
    let (site, token) = garden(&[]);
    let bytes = |content_type: &str, body: &'static [u8]| {
        let mut ask = site.ask(Method::POST, "/api/method/app.nothing").token(&token);
        ask.request.content_type = content_type.to_owned();
        ask.request.body = actix_web::web::Bytes::from_static(body);
        ask.error().0
    };
    assert_eq!(bytes("application/json", b"{\"value\": \"\xff\"}"), 400);
    assert_eq!(bytes("application/x-www-form-urlencoded", b"value=\xff"), 400);
    assert_eq!(site.get("/api/resource/Plant/%ff").token(&token).error().0, 400);
    assert_eq!(site.get("/api/resource/Plant?filters=%c3%28").token(&token).error().0, 400);
    assert_eq!(site.get("/api/resource/Plant/a%00b").token(&token).error().0, 400);
    let server = RunningSite::start(&[]);
    let head = b"GET /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: sid=\xff\xfe\r\nAuthorization: token \xff\r\n\r\n";
    let answer = server.send(head);
    assert!(!answer.starts_with("HTTP/1.1 5"), "{answer}");
    server.assert_alive();
}

#[test]
fn of_keys_that_come_twice_one_counts_for_all() {
    let site = TestSite::new();
    let sid = site.login("Administrator", "admin");
    let mut ask = site.ask(Method::POST, "/api/method/app.nothing").sid(&sid);
    ask.request.content_type = "application/json".to_owned();
    ask.request.body = r#"{"value": "first", "value": "last"}"#.into();
    assert_eq!(ask.send(), (200, json!({"message": "last"})));
    let mut ask = site.ask(Method::POST, "/api/method/app.nothing?value=query").sid(&sid);
    ask.request.content_type = "application/x-www-form-urlencoded".to_owned();
    ask.request.body = "value=first&value=last".into();
    assert_eq!(ask.send(), (200, json!({"message": "first"})));
    let twice = format!(r#"{{{}"value": 1}}"#, r#""value": 1,"#.repeat(200_000));
    let mut ask = site.ask(Method::POST, "/api/method/app.nothing").sid(&sid);
    ask.request.content_type = "application/json".to_owned();
    ask.request.body = twice.into();
    assert!(ask.send().0 < 500);
}

#[test]
fn a_body_that_never_comes_ends_the_request() {
    let server = RunningSite::start(&["--body-seconds", "1"]);
    let started = Instant::now();
    let mut stream = server.connect();
    stream
        .write_all(
            b"POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100\r\n\r\nusr=",
        )
        .unwrap();
    let answer = rest(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 400") && answer.contains("took too long"), "{answer}");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    server.assert_alive();
}

#[test]
fn a_head_that_comes_slowly_ends_the_connection() {
    let server = RunningSite::start(&["--head-seconds", "1"]);
    let started = Instant::now();
    let mut stream = server.connect();
    stream.write_all(b"GET /api/method/ping HTTP/1.1\r\nHost: x\r\n").unwrap();
    while started.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(300));
        if stream.write_all(b"X-Slow: 1\r\n").is_err() {
            break;
        }
    }
    assert!(started.elapsed() < Duration::from_secs(20), "the connection is still open");
    server.assert_alive();
}

#[test]
fn many_connections_that_say_nothing_do_not_keep_others_out() {
    let server = RunningSite::start(&["--head-seconds", "1", "--max-clients", "50"]);
    let idle: Vec<_> = (0..200).map(|_| server.connect()).collect();
    let started = Instant::now();
    server.assert_alive();
    assert!(started.elapsed() < Duration::from_secs(25), "{:?}", started.elapsed());
    drop(idle);
}

#[test]
fn a_list_ends_when_its_time_is_over() {
    let (site, token) = garden(&["--statement-seconds", "1"]);
    let rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) \
                INSERT INTO \"tabPlant\" (name, owner, creation, modified, family) \
                SELECT 'p' || i, 'x', '2024-01-01 00:00:00', '2024-01-01 00:00:00', \
                replace(hex(zeroblob(300)), '0', 'ab') FROM n";
    diesel::RunQueryDsl::execute(diesel::sql_query(rows), site.context().connection()).unwrap();
    let patterns: Vec<JsonValue> =
        (0..200).map(|place| json!(["family", "like", format!("%{}{place}%", "a%b%".repeat(20))])).collect();
    let started = Instant::now();
    let params = json!({"or_filters": patterns, "limit": 0, "order_by": "name"});
    let (status, body) = site.get_with("/api/resource/Plant", &params).token(&token).send();
    assert!(status == 200 || (400..=503).contains(&status), "{status} {body:.200}");
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
    assert_eq!(site.get("/api/method/ping").send().0, 200);
}
