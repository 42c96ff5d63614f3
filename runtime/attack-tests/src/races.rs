//! Concurrent requests.
//!
//! `doctypes/tests/crash.rs` kills a server process at random moments and looks for lost and half-done
//! writes; `doctypes/tests/concurrency.rs` runs the races of this module on PostgreSQL and MariaDB too.

use doctyped_http::test_harness::{TestSite, run_concurrently};
use serde_json::{Value as JsonValue, json};
use std::collections::BTreeSet;

fn site() -> (TestSite, String) {
    let site = TestSite::new();
    let token = site.create_user_with_roles("foreman@garden.test", &["Foreman"]);
    (site, token)
}

fn harvest(site: &TestSite, token: &str) -> JsonValue {
    let (status, body) = site.post("/api/resource/Harvest", json!({"crates": 0})).token(token).send();
    assert_eq!(status, 200, "{body}");
    body["data"].clone()
}

#[test]
fn concurrent_saves_with_equal_modified_succeed_once() {
    let (site, token) = site();
    let made = harvest(&site, &token);
    let target = format!("/api/resource/Harvest/{}", made["name"].as_str().unwrap());
    let responses = run_concurrently(8, |number| {
        let body = json!({"modified": made["modified"], "crates": number + 1});
        site.put(&target, body).token(&token).send()
    });
    let (won, lost): (Vec<_>, Vec<_>) = responses.into_iter().partition(|(status, _)| *status == 200);
    assert_eq!(won.len(), 1);
    assert!(
        lost.iter().all(|(status, body)| *status == 417 && body["exc_type"] == "TimestampMismatchError"),
        "{lost:?}"
    );
    let (_, stored) = site.get(&target).token(&token).send();
    assert_eq!(stored["data"]["crates"], won[0].1["data"]["crates"]);
}

#[test]
fn concurrent_submits_of_one_version_succeed_once() {
    let (site, token) = site();
    let made = harvest(&site, &token);
    let target = format!("/api/v2/document/Harvest/{}/method/submit", made["name"].as_str().unwrap());
    let whole = json!({"doc": made});
    let responses = run_concurrently(6, |number| match number % 2 {
        0 => site.post("/api/method/frappe.client.submit", whole.clone()).token(&token).send(),
        _ => site.post(&target, json!({})).token(&token).send(),
    });
    let succeeded = responses.iter().filter(|(status, _)| *status == 200).count();
    assert!(succeeded >= 1, "{responses:?}");
    let by_client = responses.iter().step_by(2).filter(|(status, _)| *status == 200).count();
    assert!(by_client <= 1, "one version was submitted twice: {responses:?}");
    assert!(responses.iter().all(|(status, _)| (200..500).contains(status)), "{responses:?}");
    let (_, stored) =
        site.get(&format!("/api/resource/Harvest/{}", made["name"].as_str().unwrap())).token(&token).send();
    assert_eq!(stored["data"]["docstatus"], 1);
}

#[test]
fn concurrent_creates_on_one_series_get_gapless_numbers() {
    let (site, token) = site();
    let responses = run_concurrently(100, |number| {
        // Each fifth fails after it has got a number, which the next document gets.
        let docstatus = if number % 5 == 0 { 2 } else { 0 };
        let body = json!({"crates": number, "docstatus": docstatus});
        site.post("/api/resource/Harvest", body).token(&token).send()
    });
    let names: BTreeSet<&str> = responses.iter().filter_map(|(_, body)| body["data"]["name"].as_str()).collect();
    let expected: BTreeSet<String> = (1..=80).map(|number| format!("HV-{number:04}")).collect();
    assert_eq!(names, expected.iter().map(String::as_str).collect(), "numbers are unique and gapless");
}
