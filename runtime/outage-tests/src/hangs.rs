//! A server that hangs, and a network that falls silent.

use super::proxy::Proxy;
use super::support::{folder, on_each_server, servers};
use doctyped_http::test_harness::{RunningServer, TestSite, run_in_parallel, wait_for};
use std::io::{Read, Write};
use std::time::{Duration, Instant};

/// Time in which a request is answered that needs no database.
const PROMPT: Duration = Duration::from_secs(2);

#[test]
fn silent_connections_are_replaced_and_end_no_request_without_an_answer() {
    for (name, server, url) in servers() {
        let proxy = Proxy::start(&server);
        let site = TestSite::on_database_with_flags(&proxy.url(&url), &["--statement-seconds", "1"], folder());
        let token = site.admin_token();
        let read = || site.get("/api/resource/User/Administrator").token(&token).response();
        run_in_parallel(4, |_| assert_eq!(read().status, 200));
        proxy.silence();
        let start = Instant::now();
        for response in run_in_parallel(8, |_| read()) {
            // 429: earlier requests of the same user use its share of the connections.
            assert!([200, 429, 503].contains(&response.status), "{name}: {}", response.text());
            assert!(response.status == 200 || response.header("retry-after").is_some(), "{name}: {}", response.text());
        }
        // The check of a connection takes 5 seconds, a statement one and a margin of 15.
        assert!(start.elapsed() < Duration::from_secs(45), "{name}: {:?}", start.elapsed());
        // A connection that was opened while the network fell silent may still be found.
        wait_for("a read after all silent connections", Duration::from_secs(30), || {
            (read().status == 200).then_some(())
        });
    }
}

#[test]
fn suspended_server_delays_only_requests_that_need_it() {
    on_each_server(&["--port", "0", "--workers", "1"], |outage| {
        let name = outage.name;
        let (server, token) = (outage.server, outage.token);
        let http = RunningServer::serve(outage.site);
        let send = |path: &str, token: &str| {
            let mut stream = http.connect();
            stream.set_read_timeout(Some(Duration::from_secs(90))).unwrap();
            let head = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
            let head = if token.is_empty() { head } else { format!("{head}Authorization: {token}\r\n") };
            stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
            let mut response = String::new();
            stream.read_to_string(&mut response).unwrap();
            response
        };
        assert!(send("/api/resource/User/Administrator", &token).starts_with("HTTP/1.1 200"));
        server.suspend();
        let responses = std::thread::scope(|scope| {
            let waiting: Vec<_> =
                (0..100).map(|_| scope.spawn(|| send("/api/resource/User/Administrator", &token))).collect();
            // Once connections are all in use for two seconds, a further request does not wait.
            wait_for("many waiting requests", Duration::from_secs(25), || {
                http.site.inner.pool.check_progress().is_err().then_some(())
            });
            let start = Instant::now();
            let refused = send("/api/resource/User/Administrator", &token);
            assert!(refused.starts_with("HTTP/1.1 503") && start.elapsed() < PROMPT, "{name}: {refused}");
            assert!(refused.to_ascii_lowercase().contains("retry-after: 1"), "{refused}");
            for path in ["/", "/api/method/ping"] {
                let start = Instant::now();
                assert!(send(path, "").starts_with("HTTP/1.1 200"), "{name}: {path}");
                assert!(start.elapsed() < PROMPT, "{name}: {path} took {:?}", start.elapsed());
            }
            server.resume();
            waiting.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        for response in responses {
            assert!(response.starts_with("HTTP/1.1 200") || response.starts_with("HTTP/1.1 503"), "{name}: {response}");
        }
        wait_for("a read", Duration::from_secs(30), || {
            send("/api/resource/User/Administrator", &token).starts_with("HTTP/1.1 200").then_some(())
        });
    });
}
