//! Details that no response contains.

use doctyped_http::test_harness::{RunningServer, TestResponse, TestSite};
use serde_json::json;

/// Asserts that a response contains no details of the implementation.
#[track_caller]
fn assert_no_internals(response: &TestResponse) {
    let text = response.text();
    let details = [
        ".rs:",
        "src/",
        "panicked",
        "stack backtrace",
        "last):\\\\n  ",
        "File \"",
        "SELECT ",
        "INSERT ",
        "UPDATE ",
        "sqlite",
        "SQLITE",
        "no such table",
        "no such column",
        "diesel",
        "/tmp/",
        "/home/",
        ".key",
        "tabUser",
        "__Auth",
        "with a secret",
    ];
    for detail in details {
        assert!(!text.contains(detail), "{detail:?} in {text}");
    }
}

#[test]
fn internal_error_contains_no_traceback() {
    let site = TestSite::new();
    for path in ["/api/method/app.boom", "/api/v2/method/app.boom"] {
        let response = site.get(path).response();
        assert_eq!(response.status, 500);
        assert_no_internals(&response);
    }
    let page = site.get("/api/method/app.boom").header("accept", "text/html");
    assert_no_internals(&page.response());
}

#[test]
fn database_failure_contains_no_sql() {
    let site = TestSite::new();
    let token = site.create_user("ann@example.com");
    site.get("/api/method/ping").token(&token).response();
    let rename = diesel::sql_query("ALTER TABLE \"tabRole\" RENAME TO \"tabGone\"");
    diesel::RunQueryDsl::execute(rename, site.context().connection()).unwrap();
    for path in
        ["/api/method/frappe.core.doctype.user.user.get_all_roles", "/api/resource/Role", "/api/resource/Role/All"]
    {
        let response = site.get(path).token(&token).response();
        assert!(response.status >= 400, "{path}");
        assert_no_internals(&response);
    }
}

#[test]
fn refused_query_contains_no_sql() {
    let site = TestSite::new();
    let token = site.create_user_with_roles("ann@example.com", &["System Manager"]);
    for params in [
        json!({"fields": ["nonsense"]}),
        json!({"fields": ["count(*) from tabUser"]}),
        json!({"filters": [["nonsense", "=", 1]]}),
        json!({"order_by": "1; drop table x"}),
        json!({"filters": "{"}),
    ] {
        for (_, status, body) in site.list_on_all_routes(&token, "Role", &params) {
            // Some functions read filters that are not JSON as the name of a document.
            assert!((400..500).contains(&status) || body == json!({"message": []}), "{body}");
            assert!(!body.to_string().contains("SELECT") && !body.to_string().contains("sqlite"), "{body}");
        }
    }
}

#[test]
fn missing_file_response_contains_no_server_path() {
    let site = TestSite::new();
    for path in ["/files/../../etc/passwd", "/private/files/x", "/assets/x.js", "/backups/x", "/%2e%2e/%2e%2e/x"] {
        let response = site.get(path).response();
        assert!(response.status >= 400, "{path}");
        let text = response.text();
        assert!(!text.contains(&site.folder.path().display().to_string()) && !text.contains("root:"), "{text}");
    }
}

#[test]
fn version_is_hidden_from_guests_and_plain_users() {
    let site = TestSite::new();
    let token = site.create_user("ann@example.com");
    let version = env!("CARGO_PKG_VERSION");
    let path = "/api/method/frappe.utils.change_log.get_versions";
    assert_eq!(site.get(path).send().0, 403);
    assert_eq!(site.get(path).token(&token).send().0, 403);
    for path in ["/", "/nothing", "/api/method/ping", "/api/method/nothing"] {
        let response = site.get(path).response();
        assert!(!response.text().contains(version), "{path}");
    }
    let server = RunningServer::start(&[]);
    let response = server.send(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").to_ascii_lowercase();
    for name in ["server:", "x-powered-by:", "actix", "x-aspnet"] {
        assert!(!response.contains(name), "{response}");
    }
}

#[test]
fn response_to_foreign_origin_has_no_cors_headers_by_default() {
    let server = RunningServer::start(&[]);
    for method in ["GET", "OPTIONS", "POST"] {
        let request = format!(
            "{method} /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: https://evil.example.com\r\n\
             Access-Control-Request-Method: POST\r\n\r\n"
        );
        let response = server.send(request.as_bytes()).to_ascii_lowercase();
        assert!(response.starts_with("http/1.1 200") && !response.contains("access-control-"), "{response}");
    }
}

#[test]
fn every_response_has_security_headers() {
    let server = RunningServer::start(&["--max-body", "10"]);
    for (request, status) in [
        ("GET /api/method/ping", "200"),
        ("GET /", "200"),
        ("GET /update-password?key=x", "200"),
        ("GET /nothing", "404"),
        ("GET /api/method/frappe.auth.get_logged_user", "403"),
        ("GET /api/method/app.boom", "500"),
        ("PATCH /api/resource/Role", "405"),
        ("OPTIONS /api/method/ping", "200"),
    ] {
        let response = server.send(format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes());
        assert!(response.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {response}");
        assert_protected(&response);
    }
    let too_large = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 11\r\n\r\n12345678901";
    assert_protected(&server.send(too_large.as_bytes()));
}

#[track_caller]
fn assert_protected(response: &str) {
    let head = response.split("\r\n\r\n").next().unwrap().to_ascii_lowercase();
    for header in [
        "x-content-type-options: nosniff",
        "x-frame-options: sameorigin",
        "referrer-policy: ",
        "content-security-policy: default-src 'none'",
        "cache-control: no-store",
    ] {
        assert!(head.contains(header), "{header} is missing: {head}");
    }
}
