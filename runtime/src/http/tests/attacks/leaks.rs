//! What answers must not tell.

use crate::http::answer::Answer;
use crate::http::tests::TestSite;
use crate::http::tests::server::RunningSite;
use serde_json::json;

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

/// Signs of what goes on inside.
#[track_caller]
fn assert_nothing_inside(answer: &Answer) {
    let text = text(answer);
    let signs = [
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
    for sign in signs {
        assert!(!text.contains(sign), "{sign:?} in {text}");
    }
}

#[test]
fn internal_error_contains_no_traceback() {
    let site = TestSite::new();
    for path in ["/api/method/app.boom", "/api/v2/method/app.boom"] {
        let answer = site.get(path).answer();
        assert_eq!(answer.status, 500);
        assert_nothing_inside(&answer);
    }
    let mut page = site.get("/api/method/app.boom");
    page.request.headers.accept = Some("text/html".to_owned());
    assert_nothing_inside(&page.answer());
}

#[test]
fn database_failure_contains_no_sql() {
    let site = TestSite::new();
    let token = site.user("ann@example.com");
    site.get("/api/method/ping").token(&token).answer();
    let rename = diesel::sql_query("ALTER TABLE \"tabRole\" RENAME TO \"tabGone\"");
    diesel::RunQueryDsl::execute(rename, site.context().connection()).unwrap();
    for path in
        ["/api/method/frappe.core.doctype.user.user.get_all_roles", "/api/resource/Role", "/api/resource/Role/All"]
    {
        let answer = site.get(path).token(&token).answer();
        assert!(answer.status >= 400, "{path}");
        assert_nothing_inside(&answer);
    }
}

#[test]
fn refused_query_contains_no_sql() {
    let site = TestSite::new();
    let token = site.user_with("ann@example.com", &["System Manager"]);
    for params in [
        json!({"fields": ["nonsense"]}),
        json!({"fields": ["count(*) from tabUser"]}),
        json!({"filters": [["nonsense", "=", 1]]}),
        json!({"order_by": "1; drop table x"}),
        json!({"filters": "{"}),
    ] {
        for (_, status, body) in site.lists(&token, "Role", &params) {
            // Some functions take filters that are not JSON for the name of a document.
            assert!((400..500).contains(&status) || body == json!({"message": []}), "{body}");
            assert!(!body.to_string().contains("SELECT") && !body.to_string().contains("sqlite"), "{body}");
        }
    }
}

#[test]
fn missing_file_response_contains_no_server_path() {
    let site = TestSite::new();
    for path in ["/files/../../etc/passwd", "/private/files/x", "/assets/x.js", "/backups/x", "/%2e%2e/%2e%2e/x"] {
        let answer = site.get(path).answer();
        assert!(answer.status >= 400, "{path}");
        let shown = text(&answer);
        assert!(!shown.contains(&site.folder.path().display().to_string()) && !shown.contains("root:"), "{shown}");
    }
}

#[test]
fn version_is_hidden_from_guests_and_plain_users() {
    let site = TestSite::new();
    let token = site.user("ann@example.com");
    let version = env!("CARGO_PKG_VERSION");
    let path = "/api/method/frappe.utils.change_log.get_versions";
    assert_eq!(site.get(path).send().0, 403);
    assert_eq!(site.get(path).token(&token).send().0, 403);
    for path in ["/", "/nothing", "/api/method/ping", "/api/method/nothing"] {
        let answer = site.get(path).answer();
        assert!(!text(&answer).contains(version), "{path}");
    }
    let server = RunningSite::start(&[]);
    let answer = server.send(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").to_ascii_lowercase();
    for name in ["server:", "x-powered-by:", "actix", "x-aspnet"] {
        assert!(!answer.contains(name), "{answer}");
    }
}

#[test]
fn response_to_foreign_origin_has_no_cors_headers_by_default() {
    let server = RunningSite::start(&[]);
    for verb in ["GET", "OPTIONS", "POST"] {
        let request = format!(
            "{verb} /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: https://evil.example.com\r\n\
             Access-Control-Request-Method: POST\r\n\r\n"
        );
        let answer = server.send(request.as_bytes()).to_ascii_lowercase();
        assert!(answer.starts_with("http/1.1 200") && !answer.contains("access-control-"), "{answer}");
    }
}

#[test]
fn every_response_has_security_headers() {
    let server = RunningSite::start(&["--max-body", "10"]);
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
        let answer = server.send(format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes());
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {answer}");
        protected(&answer);
    }
    let too_large = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 11\r\n\r\n12345678901";
    protected(&server.send(too_large.as_bytes()));
}

#[track_caller]
fn protected(answer: &str) {
    let head = answer.split("\r\n\r\n").next().unwrap().to_ascii_lowercase();
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
