//! Requests that come at the same time, and a server that dies between them.
//!
//! That a server that is killed at any moment loses nothing and leaves nothing half done is tested
//! with a real process in `doctypes/tests/crash.rs`; the races of this module run there against
//! PostgreSQL and MariaDB, too (`doctypes/tests/concurrency.rs`).

use crate::http::tests::TestSite;
use actix_web::http::Method;
use serde_json::{Value as JsonValue, json};
use std::collections::BTreeSet;
use std::sync::Barrier;

/// Sends as many requests at the same time as there are bodies.
fn together(count: usize, send: impl Fn(usize) -> (u16, JsonValue) + Sync) -> Vec<(u16, JsonValue)> {
    let barrier = Barrier::new(count);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..count)
            .map(|number| {
                let (barrier, send) = (&barrier, &send);
                scope.spawn(move || {
                    barrier.wait();
                    send(number)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

fn site() -> (TestSite, String) {
    let site = TestSite::new();
    let token = site.user_with("foreman@garden.test", &["Foreman"]);
    (site, token)
}

fn harvest(site: &TestSite, token: &str) -> JsonValue {
    let (status, body) = site.post("/api/resource/Harvest", json!({"crates": 0})).token(token).send();
    assert_eq!(status, 200, "{body}");
    body["data"].clone()
}

#[test]
fn of_two_saves_with_the_same_modified_one_wins() {
    let (site, token) = site();
    let made = harvest(&site, &token);
    let target = format!("/api/resource/Harvest/{}", made["name"].as_str().unwrap());
    let answers = together(8, |number| {
        let body = json!({"modified": made["modified"], "crates": number + 1});
        site.ask(Method::PUT, &target).json(body).token(&token).send()
    });
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(status, _)| *status == 200);
    assert_eq!(won.len(), 1);
    assert!(
        lost.iter().all(|(status, body)| *status == 417 && body["exc_type"] == "TimestampMismatchError"),
        "{lost:?}"
    );
    let (_, stored) = site.get(&target).token(&token).send();
    assert_eq!(stored["data"]["crates"], won[0].1["data"]["crates"]);
}

#[test]
fn of_two_submits_one_counts() {
    let (site, token) = site();
    let made = harvest(&site, &token);
    let target = format!("/api/v2/document/Harvest/{}/method/submit", made["name"].as_str().unwrap());
    let whole = json!({"doc": made});
    let answers = together(6, |number| match number % 2 {
        0 => site.post("/api/method/frappe.client.submit", whole.clone()).token(&token).send(),
        _ => site.post(&target, json!({})).token(&token).send(),
    });
    let versions = answers.iter().filter(|(status, _)| *status == 200).count();
    assert!(versions >= 1, "{answers:?}");
    let by_client = answers.iter().step_by(2).filter(|(status, _)| *status == 200).count();
    assert!(by_client <= 1, "one version was submitted twice: {answers:?}");
    assert!(answers.iter().all(|(status, _)| (200..500).contains(status)), "{answers:?}");
    let (_, stored) =
        site.get(&format!("/api/resource/Harvest/{}", made["name"].as_str().unwrap())).token(&token).send();
    assert_eq!(stored["data"]["docstatus"], 1);
}

#[test]
fn a_hundred_writers_on_one_series_get_a_hundred_numbers() {
    let (site, token) = site();
    let answers = together(100, |number| {
        // Some fail after they have taken a number, which is another's then.
        let docstatus = if number % 5 == 0 { 2 } else { 0 };
        let body = json!({"crates": number, "docstatus": docstatus});
        site.post("/api/resource/Harvest", body).token(&token).send()
    });
    let names: BTreeSet<&str> = answers.iter().filter_map(|(_, body)| body["data"]["name"].as_str()).collect();
    let expected: BTreeSet<String> = (1..=80).map(|number| format!("HV-{number:04}")).collect();
    assert_eq!(names, expected.iter().map(String::as_str).collect(), "no number twice, none left out");
}
