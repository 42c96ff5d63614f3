//! The health check of a server whose database is stopped.

use super::support::{assert_try_again, on_each_server};
use doctyped_http::test_harness::wait_for;
use serde_json::json;
use std::time::Duration;

#[test]
fn stopped_database_fails_the_health_check_until_it_is_back() {
    on_each_server(&[], |mut outage| {
        let ready = |expected: u16| {
            let body = wait_for("a result of the health check", Duration::from_secs(60), || {
                let (status, body) = outage.site.get("/ready").send();
                (status == expected).then_some(body)
            });
            body["failed"].clone()
        };
        assert_eq!(ready(200), json!([]), "{}", outage.name);
        outage.server.stop();
        assert_eq!(ready(503), json!(["database"]), "{}", outage.name);
        assert_eq!(outage.site.get("/live").status(), 200);
        // After the time that requests wait for a server that restarts.
        assert_try_again(&outage.read());
        outage.server.restart().unwrap();
        assert_eq!(ready(200), json!([]), "{}", outage.name);
        assert_eq!(outage.read().status, 200, "{}", outage.name);
    });
}
