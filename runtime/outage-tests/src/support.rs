//! A site on a database server that a test may stop, suspend and change.

use doctyped_http::test_harness::{TestResponse, TestSite};
use doctyped_orm::test_servers::{DatabaseServer, start_all};
use serde_json::json;
use std::sync::Arc;
use tempfile::TempDir;

/// The name of the database.
pub const DATABASE: &str = "site";

/// A site and its database server.
pub struct Outage {
    pub name: &'static str,
    pub site: TestSite,
    pub token: String,
    pub server: DatabaseServer,
}

/// The database servers that are compiled in and installed, with an empty database each, and its URL.
pub fn servers() -> Vec<(&'static str, DatabaseServer, String)> {
    let servers = start_all(cfg!(feature = "postgres"), cfg!(feature = "mysql")).into_iter();
    let with_database = servers.map(|(name, server)| {
        let url = server.database(DATABASE).unwrap();
        (name, server, url)
    });
    with_database.collect()
}

/// A temporary folder for the files of a site.
pub fn folder() -> Arc<TempDir> {
    Arc::new(tempfile::tempdir().unwrap())
}

/// Runs a test on each database server, with a site that was started with flags.
pub fn on_each_server(flags: &[&str], test: impl Fn(Outage)) {
    for (name, server, url) in servers() {
        let site = TestSite::on_database_with_flags(&url, flags, folder());
        let token = site.admin_token();
        test(Outage { name, site, token, server });
    }
}

impl Outage {
    /// Reads a document.
    pub fn read(&self) -> TestResponse {
        self.site.get("/api/resource/User/Administrator").token(&self.token).response()
    }

    /// Creates a Role of a name.
    pub fn create(&self, name: &str) -> TestResponse {
        self.site.post("/api/resource/Role", json!({ "role_name": name })).token(&self.token).response()
    }

    /// Asserts that every Role with one of the names exists.
    pub fn assert_stored(&self, names: &[String]) {
        for name in names {
            let read = self.site.get(&format!("/api/resource/Role/{name}")).token(&self.token).response();
            assert_eq!(read.status, 200, "{}: {name} was acknowledged and is lost", self.name);
        }
    }
}

/// Asserts that a response is 503 with a time to try again.
#[track_caller]
pub fn assert_try_again(response: &TestResponse) {
    assert_eq!(response.status, 503, "{}", response.text());
    assert!(response.header("retry-after").is_some(), "{}", response.text());
}
