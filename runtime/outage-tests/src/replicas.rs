//! Requests that read from a replica of the database.

use super::support::{DATABASE, folder};
use doctyped_http::test_harness::{TestSite, wait_for};
use doctyped_orm::test_servers::{DatabaseServer, ServerKind};
use serde_json::json;
use std::time::{Duration, Instant};

/// Time in which a replica follows, or is found to fail.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A site whose requests read from a replica.
struct ReplicatedSite {
    kind: ServerKind,
    site: TestSite,
    writer: String,
    /// The token of another user, for requests that read.
    reader: String,
    replica: DatabaseServer,
    primary: DatabaseServer,
}

fn on_each_server(flags: &[&str], test: impl Fn(ReplicatedSite)) {
    let kinds = [(cfg!(feature = "postgres"), ServerKind::Postgres), (cfg!(feature = "mysql"), ServerKind::MariaDb)];
    for (_, kind) in kinds.into_iter().filter(|(is_compiled, _)| *is_compiled) {
        let Some(primary) = DatabaseServer::start_primary(kind).unwrap() else {
            eprintln!("skipped: {kind:?} is not installed");
            continue;
        };
        let replica = primary.start_replica().unwrap();
        let url = primary.database(DATABASE).unwrap();
        let replica_url = replica.url(DATABASE);
        let flags: Vec<&str> = ["--read-database", &replica_url].into_iter().chain(flags.iter().copied()).collect();
        let site = TestSite::on_database_with_flags(&url, &flags, folder());
        let writer = site.admin_token();
        let reader = site.create_user_with_roles("reader@example.com", &["System Manager"]);
        let site = ReplicatedSite { kind, site, writer, reader, replica, primary };
        site.wait_until_used(true);
        test(site);
    }
}

impl ReplicatedSite {
    fn wait_until_used(&self, is_used: bool) {
        wait_for("the replica to be used or left out", TIMEOUT, || {
            let replicas = self.site.context().site().replicas.statistics();
            (replicas.len() == 1 && replicas[0].is_used == is_used).then_some(())
        });
    }

    fn create(&self, name: &str) {
        let created = self.site.post("/api/resource/Tag", json!({ "name": name })).token(&self.writer).response();
        assert_eq!(created.status, 200, "{:?}: {}", self.kind, created.text());
    }

    fn read(&self, name: &str, token: &str) -> u16 {
        self.site.get(&format!("/api/resource/Tag/{name}")).token(token).status()
    }

    /// Waits until the replica has all that was written before.
    fn wait_until_current(&self) {
        let start = Instant::now();
        wait_for("the replica to catch up", TIMEOUT, || {
            let lag = self.site.context().site().replicas.statistics()[0].lag;
            lag.filter(|lag| *lag < start.elapsed())
        });
    }
}

#[test]
fn reads_go_to_the_replica_but_for_users_whose_writes_it_lacks() {
    on_each_server(&["--read-lag-seconds", "3600"], |site| {
        let name = site.kind;
        let first = "first";
        site.create(first);
        assert_eq!(site.read(first, &site.writer), 200, "{name:?}: the writer sees it at once");
        site.wait_until_current();
        site.replica.set_replaying(false).unwrap();
        let second = "second";
        site.create(second);
        assert_eq!(site.read(second, &site.writer), 200, "{name:?}: the writer reads from the primary");
        assert_eq!(site.read(second, &site.reader), 404, "{name:?}: the others read from the replica");
        // Functions that only read do so, too; a function that writes finds what the primary has.
        let count = |token: &str| {
            let body = json!({ "doctype": "Tag", "filters": { "name": second } });
            let answer = site.site.post("/api/method/frappe.client.get_count", body).token(token).response();
            answer.json()["message"].clone()
        };
        assert_eq!((count(&site.writer), count(&site.reader)), (json!(1), json!(0)), "{name:?}");
        let changed = site
            .site
            .put(&format!("/api/resource/Tag/{second}"), json!({ "description": "urgent" }))
            .token(&site.reader);
        assert_eq!(changed.status(), 200, "{name:?}: writes go to the primary");
        assert_eq!(site.read(second, &site.reader), 200, "{name:?}: this user has written now");
        site.replica.set_replaying(true).unwrap();
        site.wait_until_current();
        let other = site.site.create_user_with_roles("other@example.com", &["System Manager"]);
        site.wait_until_current();
        assert_eq!(site.read(second, &other), 200, "{name:?}: it has arrived");
    });
}

#[test]
fn change_of_permissions_counts_although_the_replica_lacks_it() {
    on_each_server(&["--read-lag-seconds", "3600"], |site| {
        let first = "first";
        site.create(first);
        site.wait_until_current();
        site.replica.set_replaying(false).unwrap();
        let path = "/api/resource/User/reader@example.com";
        let disabled = site.site.put(path, json!({ "enabled": 0 })).token(&site.writer);
        assert_eq!(disabled.status(), 200, "{:?}", site.kind);
        assert_eq!(site.read(first, &site.reader), 401, "{:?}: the user is disabled", site.kind);
    });
}

#[test]
fn replica_that_lags_or_stops_is_left_out_and_taken_back() {
    on_each_server(&["--read-lag-seconds", "2"], |mut site| {
        let first = "first";
        site.create(first);
        site.wait_until_current();
        site.replica.set_replaying(false).unwrap();
        let second = "second";
        site.create(second);
        site.wait_until_used(false);
        assert_eq!(site.read(second, &site.reader), 200, "{:?}: it lags, so the primary answers", site.kind);
        site.replica.set_replaying(true).unwrap();
        site.wait_until_used(true);
        site.replica.stop();
        for _ in 0..20 {
            assert_eq!(site.read(second, &site.reader), 200, "{:?}: no request fails", site.kind);
        }
        site.wait_until_used(false);
        site.replica.restart().unwrap();
        site.wait_until_used(true);
        assert_eq!(site.read(second, &site.reader), 200);
        site.primary.execute(DATABASE, "SELECT 1").unwrap();
    });
}
