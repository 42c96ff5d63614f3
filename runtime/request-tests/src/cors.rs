//! Cross-origin requests, and cookies over HTTPS.

use doctyped_http::test_harness::*;
use serde_json::json;

/// Flags that allow one origin.
const ALLOW_SHOP: [&str; 2] = ["--allow-cors", "https://shop.example.com"];

/// Sends a request line and headers; gives the head of the response in lower case.
fn head(server: &RunningServer, line: &str, headers: &str) -> String {
    let request = format!("{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n");
    let response = server.send(request.as_bytes());
    response.split("\r\n\r\n").next().unwrap().to_ascii_lowercase()
}

#[test]
fn cors_headers_are_sent_to_allowed_origins_only() {
    let shop = "https://shop.example.com";
    let is_allowed = |flags: &[&str], origin: &str| {
        let server = RunningServer::start(flags);
        let head = head(&server, "GET /api/method/ping", &format!("Origin: {origin}\r\n"));
        assert!(head.starts_with("http/1.1 200"), "{head}");
        let allowed = head.contains(&format!("\r\naccess-control-allow-origin: {origin}"));
        assert_eq!(allowed, head.contains("\r\naccess-control-allow-credentials: true"), "{head}");
        assert_eq!(head.contains("\r\nvary: origin"), !flags.is_empty(), "{head}");
        allowed
    };
    assert!(!is_allowed(&[], shop));
    assert!(is_allowed(&ALLOW_SHOP, shop));
    assert!(is_allowed(&["--allow-cors", "*"], shop));
    for foreign in ["https://evil.example.com", "https://shop.example.com.evil.com", "null", "http://shop.example.com"]
    {
        assert!(!is_allowed(&ALLOW_SHOP, foreign), "{foreign}");
    }
}

#[test]
fn preflight_request_from_allowed_origin_is_answered() {
    let server = RunningServer::start(&ALLOW_SHOP);
    let headers = "Origin: https://shop.example.com\r\nAccess-Control-Request-Method: DELETE\r\n\
                Access-Control-Request-Headers: authorization,x-a\r\n";
    let head = head(&server, "OPTIONS /api/resource/Note", headers);
    for header in ["allow-methods: delete", "allow-headers: authorization,x-a", "max-age: 86400"] {
        assert!(head.contains(&format!("access-control-{header}")), "{header}: {head}");
    }
}

#[test]
fn error_responses_carry_cors_headers() {
    let server = RunningServer::start(&[ALLOW_SHOP.as_slice(), &["--max-body", "5"]].concat());
    for (line, status, more) in
        [(format!("GET {LOGGED_USER}"), "403", ""), ("POST /".to_owned(), "413", "Content-Length: 6\r\n")]
    {
        let head = head(&server, &line, &format!("Origin: https://shop.example.com\r\n{more}"));
        assert!(head.starts_with(&format!("http/1.1 {status}")), "{head}");
        assert!(head.contains("access-control-allow-origin: https://shop.example.com"), "{head}");
    }
}

#[test]
fn cookies_are_secure_when_client_uses_https() {
    let site = TestSite::with_flags(&["--trusted-proxies", "127.0.0.1/32"]);
    let cookies = |protocol: &str| {
        let login = site.post("/api/method/login", json!({"usr": "Administrator", "pwd": ADMIN_PASSWORD}));
        login.header("x-forwarded-proto", protocol).response().cookies()
    };
    assert!(cookies("https").iter().all(|cookie| cookie.ends_with("; Secure")));
    assert!(!cookies("http").iter().any(|cookie| cookie.contains("Secure")));
}
