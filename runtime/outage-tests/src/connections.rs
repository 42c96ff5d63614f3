//! Connections that the server closes, a server that restarts, a primary that becomes read-only.

use super::support::{DATABASE, Outage, assert_try_again, folder, on_each_server, servers};
use doctyped_http::test_harness::{TestSite, run_in_parallel, wait_for};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

#[test]
fn requests_on_closed_connections_are_performed_on_new_ones() {
    on_each_server(&[], |outage| {
        // All connections of the pool are open and idle, and were used just now.
        run_in_parallel(4, |_| outage.read());
        for round in 0..3 {
            outage.server.end_connections(DATABASE).unwrap();
            let statuses = run_in_parallel(4, |thread| {
                (outage.read().status, outage.create(&format!("role {round} {thread}")).status, outage.read().status)
            });
            assert_eq!(statuses, [(200, 200, 200); 4], "{} in round {round}", outage.name);
        }
    });
}

#[test]
fn restart_of_the_server_under_load_loses_nothing_that_was_acknowledged() {
    on_each_server(&[], |mut outage| {
        let (is_over, count_stored) = (AtomicBool::new(false), AtomicUsize::new(0));
        let (site, token, name) = (outage.site, outage.token, outage.name);
        let server = &mut outage.server;
        let requests = |thread: usize| {
            let (mut stored, mut count) = (Vec::new(), 0);
            while !is_over.load(Ordering::Relaxed) {
                count += 1;
                let role = format!("role {thread} {count}");
                let fields = serde_json::json!({ "role_name": role });
                let created = site.post("/api/resource/Role", fields).token(&token).response();
                match created.status {
                    200 => {
                        stored.push(role);
                        count_stored.fetch_add(1, Ordering::Relaxed);
                    }
                    // Without a time to try again, the outcome of the commit is unknown.
                    503 => {}
                    status => panic!("{name}: {status} {}", created.text()),
                }
                let read = site.get("/api/resource/User/Administrator").token(&token).response();
                if read.status != 200 {
                    assert_try_again(&read);
                }
            }
            stored
        };
        let stored: Vec<String> = std::thread::scope(|scope| {
            let clients: Vec<_> = (0..4).map(|thread| scope.spawn(move || requests(thread))).collect();
            let wait_for_creates = || {
                let before = count_stored.load(Ordering::Relaxed);
                wait_for("creates", Duration::from_secs(60), || {
                    (count_stored.load(Ordering::Relaxed) >= before + 20).then_some(())
                });
            };
            for _ in 0..2 {
                wait_for_creates();
                server.stop();
                server.restart().unwrap();
            }
            wait_for_creates();
            is_over.store(true, Ordering::Relaxed);
            clients.into_iter().flat_map(|client| client.join().unwrap()).collect()
        });
        let outage = Outage { name, site, token, server: outage.server };
        outage.assert_stored(&stored);
    });
}

#[test]
fn read_only_server_refuses_writes_until_it_takes_them_again() {
    for (name, server, url) in servers() {
        let is_postgres = name == "PostgreSQL";
        let site = TestSite::on_database_with_flags(&url, &[], folder());
        let token = site.admin_token();
        let site = if is_postgres {
            site
        } else {
            // A superuser of MariaDB may write to a read-only server.
            let sql = "CREATE USER app@localhost IDENTIFIED BY 'app'; GRANT ALL ON site.* TO app@localhost";
            server.execute(DATABASE, sql).unwrap();
            TestSite::on_database_with_flags(&url.replace("root@", "app:app@"), &[], site.folder)
        };
        let outage = Outage { name, site, token, server };
        let set_read_only = |is_read_only: bool| {
            if is_postgres {
                let value = if is_read_only { "on" } else { "off" };
                let sql = format!("ALTER SYSTEM SET default_transaction_read_only = {value}");
                outage.server.execute("postgres", &sql).unwrap();
                outage.server.execute("postgres", "SELECT pg_reload_conf()").unwrap();
            } else {
                let sql = format!("SET GLOBAL read_only = {}", u8::from(is_read_only));
                outage.server.execute(DATABASE, &sql).unwrap();
            }
        };
        assert_eq!(outage.create("before").status, 200);
        set_read_only(true);
        // The setting reaches the connections of PostgreSQL a moment later.
        let mut number = 0;
        let refused = wait_for("a refused write", Duration::from_secs(30), || {
            number += 1;
            let created = outage.create(&format!("refused {number}"));
            (created.status != 200).then_some(created)
        });
        assert_try_again(&refused);
        assert_eq!(outage.read().status, 200, "{name}");
        set_read_only(false);
        wait_for("a write", Duration::from_secs(30), || (outage.create("after").status == 200).then_some(()));
        outage.assert_stored(&["before".to_owned(), "after".to_owned()]);
    }
}
