//! Start before the database server is up, or with a wrong URL.

use super::support::servers;
use doctyped_orm::db::{DatabaseUrl, Pool, PoolOptions};
use std::time::{Duration, Instant};

fn open(url: &str, seconds: u64) -> Result<Pool, String> {
    let url: DatabaseUrl = url.parse().unwrap();
    let options = PoolOptions { start_timeout: Duration::from_secs(seconds), ..PoolOptions::default() };
    Pool::with_options(&url, 2, &options).map_err(|error| error.message().to_owned())
}

#[test]
fn server_that_comes_up_later_is_waited_for() {
    for (name, mut server, url) in servers() {
        server.stop();
        let error = open(&url, 1).unwrap_err();
        assert!(error.contains("waited for 1 second"), "{name}: {error}");
        std::thread::scope(|scope| {
            let opened = scope.spawn(|| open(&url, 60).map(drop));
            server.restart().unwrap();
            opened.join().unwrap().unwrap();
        });
    }
}

#[test]
fn wrong_user_and_wrong_database_fail_at_once() {
    for (name, server, url) in servers() {
        let wrong_user = if name == "PostgreSQL" {
            url.replace("doctyped@", "stranger@")
        } else {
            url.replace("root@", "stranger:wrong@")
        };
        for wrong in [wrong_user, url.replace("/site?", "/elsewhere?")] {
            let start = Instant::now();
            let error = open(&wrong, 60).unwrap_err();
            assert!(start.elapsed() < Duration::from_secs(10), "{name}: {error}");
            assert!(error.contains("stranger") || error.contains("elsewhere"), "{name}: {error}");
        }
        drop(server);
    }
}
