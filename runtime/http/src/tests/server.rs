//! Requests over a socket: addresses behind proxies, bodies and responses in chunks.

use super::*;
use doctyped_models::activity_log;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

#[test]
fn client_address_is_taken_from_trusted_proxies_only() {
    let login = "POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 9.9.9.9, 198.51.100.7\r\n\
                  X-Forwarded-Proto: https\r\nContent-Length: 27\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n\
                  usr=Administrator&pwd=admin";
    for (flags, address, secure) in [
        (vec![], "127.0.0.1", false),
        (vec!["--trusted-proxies", "127.0.0.0/8"], "198.51.100.7", true),
        (vec!["--trusted-proxies", "10.0.0.0/8"], "127.0.0.1", false),
    ] {
        let server = RunningServer::start(&flags);
        let response = server.send(login.as_bytes());
        assert!(response.starts_with("HTTP/1.1 200"), "{response}");
        assert_eq!(response.contains("; Secure"), secure, "{flags:?}");
        let logged: Vec<Option<String>> =
            server.site.context().load(activity_log::table.select(activity_log::ip_address)).unwrap();
        assert_eq!(logged, [Some(address.to_owned())], "{flags:?}");
    }
}

#[test]
fn chunked_request_body_is_read() {
    let server = RunningServer::start(&[]);
    let response = server.send(
        b"POST /api/method/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\
          Content-Type: application/x-www-form-urlencoded\r\n\r\n12\r\nusr=Administrator&\r\n9\r\npwd=admin\r\n0\r\n\r\n",
    );
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
}

#[test]
fn long_list_for_http_1_0_client_has_content_length() {
    let server = RunningServer::start(&[]);
    server.site.seed_daisies();
    let sid = server.site.login_admin();
    let list = |version: &str| {
        let request = format!(
            "GET /api/resource/Plant?limit_page_length=0 HTTP/{version}\r\nHost: x\r\nConnection: close\r\nCookie: sid={sid}\r\n\r\n"
        );
        let response = server.send(request.as_bytes());
        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        (head.to_ascii_lowercase(), body.to_owned())
    };
    let (head, _) = list("1.1");
    assert!(head.contains("transfer-encoding: chunked"), "{head}");
    let (head, body) = list("1.0");
    assert!(head.contains(&format!("content-length: {}", body.len())), "{head}");
    let body: JsonValue = serde_json::from_str(&body).unwrap();
    assert_eq!(body["data"].as_array().unwrap().len(), DAISIES);
}

#[test]
fn network_holds_half_of_the_connections_unless_it_is_that_of_a_trusted_proxy() {
    let limited = ["--max-clients", "4"];
    for (flags, answered) in
        [(limited.to_vec(), 2), ([&limited[..], &["--trusted-proxies", "127.0.0.0/8"]].concat(), 4)]
    {
        let server = RunningServer::start(&flags);
        let mut connections: Vec<TcpStream> = (0..4).map(|_| server.connect()).collect();
        let responses = connections.iter_mut().filter_map(|connection| {
            connection.write_all(b"GET /api/method/ping HTTP/1.1\r\nHost: x\r\n\r\n").ok()?;
            let mut status = [0; 15];
            connection.read_exact(&mut status).ok()?;
            Some(status)
        });
        assert_eq!(responses.collect::<Vec<_>>(), vec![*b"HTTP/1.1 200 OK"; answered], "{flags:?}");
        // Closed connections give their share back.
        drop(connections);
        let pong = || server.send(b"GET /api/method/ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        wait_for("a free connection", Duration::from_secs(20), || pong().starts_with("HTTP/1.1 200").then_some(()));
    }
}
