//! Long lists, which are sent in chunks while the database still reads.

use super::*;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Time after which a list query should have noticed that its client is gone.
const DISCONNECT_TIMEOUT: Duration = Duration::from_secs(20);

/// A site with a long list of plants; gives Administrator's session id.
fn site_with_daisies() -> (TestSite, String) {
    let site = TestSite::new();
    site.seed_daisies();
    let sid = site.login_admin();
    (site, sid)
}

#[test]
fn long_list_is_streamed_in_chunks() {
    let (site, sid) = site_with_daisies();
    let list = || site.get_with("/api/resource/Plant", &json!({"fields": ["name", "family"], "limit": 0})).sid(&sid);
    let (_, whole) = list().send();
    let response = list().stream(|_, remaining| {
        assert!(remaining <= 2 * CHUNK_SIZE, "{remaining} bytes have not been streamed");
    });
    assert_eq!((response.status, response.length), (200, None));
    let body = response.body.unwrap();
    assert!(body.len() > 10 * CHUNK_SIZE);
    let streamed: JsonValue = serde_json::from_slice(&body).unwrap();
    assert_eq!(streamed["data"].as_array().unwrap().len(), DAISIES);
    assert!(streamed == whole);
}

#[test]
fn short_response_has_content_length() {
    let response = TestSite::new().get("/api/method/ping").stream(|_, _| {});
    assert_eq!(response.length, Some(18));
}

#[test]
fn stream_that_fails_after_first_chunk_aborts_body() {
    let site = TestSite::new();
    let fail_after = |chunks: usize| {
        let response = stream_chunks(&site.inner, chunks, 503);
        (response.status, response.body.is_none())
    };
    assert_eq!(fail_after(0), (503, false), "before the first chunk it is an error like any other");
    assert_eq!(fail_after(1), (200, true));
    assert_eq!(fail_after(9), (200, true));
}

#[test]
fn disconnected_client_stops_list_query() {
    let (site, sid) = site_with_daisies();
    let (sender, ended) = channel();
    let list = site.get_with("/api/resource/Plant", &json!({"limit": 0})).sid(&sid);
    list.disconnect(move |status, _| sender.send(status).unwrap());
    assert_eq!(ended.recv_timeout(DISCONNECT_TIMEOUT).unwrap(), 503);
}
