//! Rate limits of addresses, API keys, users and routes.

use doctyped_http::test_harness::*;
use serde_json::json;

#[test]
fn requests_over_address_limit_are_refused_with_429() {
    let site = TestSite::with_flags(&["--limit-address", "3/3600"]);
    let ping = |from: &str| site.get("/api/method/ping").peer(from).response();
    for _ in 0..3 {
        assert_eq!(ping("10.0.0.1").status, 200);
    }
    let response = ping("10.0.0.1");
    let body = response.json();
    assert_eq!((response.status, &body["exc_type"]), (429, &json!("TooManyRequestsError")));
    assert!((1..=1200).contains(&response.header("Retry-After").unwrap().parse::<u64>().unwrap()));
    assert_eq!(ping("10.0.0.2").status, 200);
}

#[test]
fn api_key_and_session_have_separate_limits() {
    let site = TestSite::with_flags(&["--limit-key", "2/3600", "--limit-user", "1/3600"]);
    let token = site.create_user("ann@example.com");
    let sid = site.login("ann@example.com", USER_PASSWORD);
    let uses_token = || site.get(LOGGED_USER).token(&token).peer("10.0.0.1").status();
    let with_session = || site.get(LOGGED_USER).sid(&sid).status();
    assert_eq!([uses_token(), uses_token(), uses_token()], [200, 200, 429]);
    assert_eq!([with_session(), with_session()], [200, 429]);
}

#[test]
fn route_limit_counts_by_user_or_address() {
    let site = TestSite::with_flags(&["--limit-route", "/api/method/ping=1/3600,/api/resource=5/3600"]);
    let token = site.create_user("ann@example.com");
    let ping = |from: &str| site.get("/api/method/ping").peer(from);
    assert_eq!(ping("10.0.0.1").send().0, 200);
    assert_eq!(ping("10.0.0.1").error(), (429, "RateLimitExceededError".to_owned()));
    assert_eq!(ping("10.0.0.2").send().0, 200);
    assert_eq!(ping("10.0.0.1").token(&token).send().0, 200);
    assert_eq!(ping("10.0.0.9").token(&token).send().0, 429);
    assert_eq!(site.get("/api/method/app.warn").peer("10.0.0.1").send().0, 200);
}

#[test]
fn requests_are_unlimited_by_default() {
    let site = TestSite::new();
    for _ in 0..500 {
        assert_eq!(site.get("/api/method/ping").status(), 200);
    }
}
