//! Rate limits, proxies and pages of other origins.

use super::server::RunningSite;
use super::*;

const OPEN: [&str; 2] = ["--allow-cors", "https://shop.example.com"];

#[test]
fn requests_over_address_limit_are_refused_with_429() {
    let site = TestSite::with_flags(&["--limit-address", "3/3600"]);
    let ping = |from: &str| site.get("/api/method/ping").from(from).answer();
    for _ in 0..3 {
        assert_eq!(ping("10.0.0.1").status, 200);
    }
    let answer = ping("10.0.0.1");
    let body: JsonValue = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((answer.status, &body["exc_type"]), (429, &json!("TooManyRequestsError")));
    assert!((1..=1200).contains(&answer.header_value("Retry-After").unwrap().parse::<u64>().unwrap()));
    assert_eq!(ping("10.0.0.2").status, 200);
}

#[test]
fn api_key_and_session_have_separate_limits() {
    let site = TestSite::with_flags(&["--limit-key", "2/3600", "--limit-user", "1/3600"]);
    let token = site.user("ann@example.com");
    let sid = site.login("ann@example.com", "right horse");
    let with_key = || site.get(WHO).token(&token).from("10.0.0.1").answer().status;
    let with_session = || site.get(WHO).sid(&sid).answer().status;
    assert_eq!([with_key(), with_key(), with_key()], [200, 200, 429]);
    assert_eq!([with_session(), with_session()], [200, 429]);
}

#[test]
fn route_limit_counts_by_user_or_address() {
    let site = TestSite::with_flags(&["--limit-route", "/api/method/ping=1/3600,/api/resource=5/3600"]);
    let token = site.user("ann@example.com");
    let ping = |from: &str| site.get("/api/method/ping").from(from);
    assert_eq!(ping("10.0.0.1").send().0, 200);
    assert_eq!(ping("10.0.0.1").error(), (429, "RateLimitExceededError".to_owned()));
    assert_eq!(ping("10.0.0.2").send().0, 200);
    assert_eq!(ping("10.0.0.1").token(&token).send().0, 200);
    assert_eq!(ping("10.0.0.9").token(&token).send().0, 429);
    assert_eq!(site.get("/api/method/app.warn").from("10.0.0.1").send().0, 200);
}

#[test]
fn requests_are_unlimited_by_default() {
    let site = TestSite::new();
    for _ in 0..500 {
        assert_eq!(site.get("/api/method/ping").answer().status, 200);
    }
}

/// Sends a request line and headers, and gives the head of the answer in lower case.
fn head(server: &RunningSite, line: &str, headers: &str) -> String {
    let request = format!("{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n");
    let answer = server.send(request.as_bytes());
    answer.split("\r\n\r\n").next().unwrap().to_ascii_lowercase()
}

#[test]
fn cors_headers_are_sent_to_allowed_origins_only() {
    let shop = "https://shop.example.com";
    let ask = |flags: &[&str], origin: &str| {
        let server = RunningSite::start(flags);
        let head = head(&server, "GET /api/method/ping", &format!("Origin: {origin}\r\n"));
        assert!(head.starts_with("http/1.1 200"), "{head}");
        let allowed = head.contains(&format!("\r\naccess-control-allow-origin: {origin}"));
        assert_eq!(allowed, head.contains("\r\naccess-control-allow-credentials: true"), "{head}");
        assert_eq!(head.contains("\r\nvary: origin"), !flags.is_empty(), "{head}");
        allowed
    };
    assert!(!ask(&[], shop));
    assert!(ask(&OPEN, shop));
    assert!(ask(&["--allow-cors", "*"], shop));
    for stranger in ["https://evil.example.com", "https://shop.example.com.evil.com", "null", "http://shop.example.com"]
    {
        assert!(!ask(&OPEN, stranger), "{stranger}");
    }
}

#[test]
fn preflight_request_from_allowed_origin_is_answered() {
    let server = RunningSite::start(&OPEN);
    let asks = "Origin: https://shop.example.com\r\nAccess-Control-Request-Method: DELETE\r\n\
                Access-Control-Request-Headers: authorization,x-a\r\n";
    let head = head(&server, "OPTIONS /api/resource/Note", asks);
    for header in ["allow-methods: delete", "allow-headers: authorization,x-a", "max-age: 86400"] {
        assert!(head.contains(&format!("access-control-{header}")), "{header}: {head}");
    }
}

#[test]
fn error_responses_carry_cors_headers() {
    let server = RunningSite::start(&[OPEN.as_slice(), &["--max-body", "5"]].concat());
    for (line, status, more) in
        [(format!("GET {WHO}"), "403", ""), ("POST /".to_owned(), "413", "Content-Length: 6\r\n")]
    {
        let head = head(&server, &line, &format!("Origin: https://shop.example.com\r\n{more}"));
        assert!(head.starts_with(&format!("http/1.1 {status}")), "{head}");
        assert!(head.contains("access-control-allow-origin: https://shop.example.com"), "{head}");
    }
}

#[test]
fn cookies_are_secure_when_client_uses_https() {
    let site = TestSite::new();
    let cookies = |is_https: bool| {
        let mut login = site.post("/api/method/login", json!({"usr": "Administrator", "pwd": "admin"}));
        login.request.is_https = is_https;
        login.answer().cookies
    };
    assert!(cookies(true).iter().all(|cookie| cookie.ends_with("; Secure")));
    assert!(!cookies(false).iter().any(|cookie| cookie.contains("Secure")));
}
