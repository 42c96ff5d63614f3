//! Clients that ask and do not read: the connections that they hold, and what other clients get meanwhile.

use actix_web::rt::Runtime;
use actix_web::rt::net::TcpSocket;
use doctyped_http::test_harness::{RunningServer, wait_for};
use serde_json::json;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::thread::sleep;
use std::time::Duration;

/// More than the buffers of a connection hold.
const FILE_SIZE: usize = 20 << 20;

/// Time that a test waits for a response or for the end of a connection.
const TIMEOUT: Duration = Duration::from_secs(30);

const PING: &str = "GET /api/method/ping HTTP/1.1\r\nHost: x\r\n\r\n";

/// A connection from an address of this machine, `127.0.0.HOST`, as of another client.
pub fn connect_from(host: u8, server: SocketAddr) -> TcpStream {
    let stream = Runtime::new().unwrap().block_on(async {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(SocketAddr::new(Ipv4Addr::new(127, 0, 0, host).into(), 0)).unwrap();
        socket.connect(server).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    stream.set_read_timeout(Some(TIMEOUT)).unwrap();
    stream.set_write_timeout(Some(TIMEOUT)).unwrap();
    stream
}

/// A server with a public file; gives its address and the path of the file.
fn server_with_file(flags: &[&str]) -> (RunningServer, SocketAddr, String) {
    let server = RunningServer::start(flags);
    let ann = server.site.create_user("ann@example.com");
    let file = server.site.upload(&ann, &[], "big.mp4", &vec![b'x'; FILE_SIZE]);
    let path = file["file_url"].as_str().unwrap().to_owned();
    assert!(path.starts_with("/files/"), "{path}");
    let address = server.connect().peer_addr().unwrap();
    (server, address, path)
}

/// Asks for a file from an address of this machine, and reads nothing. The server may have closed the connection.
fn ask(host: u8, server: SocketAddr, path: &str) -> TcpStream {
    let mut stream = connect_from(host, server);
    let _ = stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes());
    stream
}

#[track_caller]
fn assert_ping_is_answered(host: u8, server: SocketAddr) {
    let mut stream = connect_from(host, server);
    stream.write_all(PING.as_bytes()).unwrap();
    let mut status = [0; 15];
    stream.read_exact(&mut status).unwrap();
    assert_eq!(&status, b"HTTP/1.1 200 OK");
}

#[track_caller]
fn assert_server_closes(stream: &TcpStream) {
    wait_for("the end of the connection", TIMEOUT, || stream.take_error().unwrap());
}

#[test]
fn client_that_does_not_read_a_file_loses_its_connection() {
    let (_server, address, path) = server_with_file(&["--stall-seconds", "1"]);
    assert_server_closes(&ask(1, address, &path));
}

#[test]
fn client_that_does_not_read_a_list_loses_its_connection() {
    let server = RunningServer::start(&["--stall-seconds", "1"]);
    server.site.seed_daisies();
    let ann = server.site.create_user_with_roles("ann@example.com", &["Gardener"]);
    let copies: String = (0..20).map(|number| format!(",%22family%20as%20f{number}%22")).collect();
    let list = format!("/api/resource/Plant?limit=0&fields=[%22name%22{copies}]");
    let mut stream = server.connect();
    let request = format!("GET {list} HTTP/1.1\r\nHost: x\r\nAuthorization: {ann}\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    assert_server_closes(&stream);
}

#[test]
fn client_that_does_not_read_many_short_responses_loses_its_connection() {
    let server = RunningServer::start(&["--stall-seconds", "1"]);
    server.site.seed_daisies();
    let ann = server.site.create_user_with_roles("ann@example.com", &["Gardener"]);
    let list = "/api/resource/Plant?limit=300&fields=[%22name%22,%22family%22]";
    let mut stream = server.connect();
    stream.set_write_timeout(Some(Duration::from_millis(100))).unwrap();
    let requests = format!("GET {list} HTTP/1.1\r\nHost: x\r\nAuthorization: {ann}\r\n\r\n").repeat(100);
    let mut sent = 0;
    wait_for("the end of the connection", TIMEOUT, || {
        match stream.write(&requests.as_bytes()[sent % requests.len()..]) {
            Ok(len) => {
                sent += len;
                None
            }
            // The server does not receive while its responses are not read.
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => None,
            Err(error) => Some(error),
        }
    });
    server.assert_alive();
}

#[test]
fn slow_client_gets_the_whole_file() {
    let (_server, address, path) = server_with_file(&["--stall-seconds", "2"]);
    let mut stream = ask(1, address, &path);
    let mut received = 0;
    let mut buffer = vec![0; 1 << 20];
    loop {
        let len = stream.read(&mut buffer).unwrap();
        if len == 0 {
            break;
        }
        received += len;
        // Three seconds for the whole file, longer than a client may read nothing.
        sleep(Duration::from_nanos(150 * len as u64));
    }
    assert!(received > FILE_SIZE, "the connection ended after {received} bytes");
}

#[test]
fn unread_files_of_one_network_leave_connections_to_others() {
    let (_server, address, path) = server_with_file(&["--max-clients", "40", "--stall-seconds", "0"]);
    let unread: Vec<TcpStream> = (0..90).map(|_| ask(1, address, &path)).collect();
    for host in 2..7 {
        assert_ping_is_answered(host, address);
    }
    let refused = unread.iter().filter(|stream| is_closed(stream)).count();
    assert!(refused >= 70, "{refused} connections were refused");
}

/// Whether the server has closed a connection.
fn is_closed(stream: &TcpStream) -> bool {
    stream.set_nonblocking(true).unwrap();
    match stream.peek(&mut [0]) {
        Ok(len) => len == 0,
        Err(error) => error.kind() != ErrorKind::WouldBlock,
    }
}

#[test]
fn unread_files_of_many_networks_block_others_for_stall_seconds_only() {
    let (_server, address, path) = server_with_file(&["--max-clients", "8", "--stall-seconds", "1"]);
    let _unread: Vec<TcpStream> = (0..18).map(|number| ask(1 + number % 6, address, &path)).collect();
    assert_ping_is_answered(9, address);
}

/// Asks for a document as a user of this address, and reads nothing.
fn ask_for_document(server: SocketAddr, token: &str, path: &str) -> TcpStream {
    let mut stream = connect_from(1, server);
    let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    stream
}

/// The bytes of a response until its connection ends.
fn response_len(mut stream: TcpStream) -> usize {
    let mut response = Vec::new();
    let _ = stream.read_to_end(&mut response);
    response.len()
}

#[test]
fn unread_long_documents_are_ended_when_they_take_too_much_memory() {
    let server = RunningServer::start(&["--stall-seconds", "0"]);
    let packet = server.site.create_document("Seed Packet", json!({"crop": "beans"}));
    let text = "UPDATE \"tabSeed Packet\" SET remark = hex(zeroblob(4 << 20))";
    diesel::RunQueryDsl::execute(diesel::sql_query(text), server.site.context().connection()).unwrap();
    let ann = server.site.create_user_with_roles("ann@example.com", &["Picker"]);
    let bob = server.site.create_user_with_roles("bob@example.com", &["Picker"]);
    let address = server.connect().peer_addr().unwrap();
    let path = format!("/api/resource/Seed Packet/{packet}").replace(' ', "%20");
    let first = ask_for_document(address, &bob, &path);
    wait_for("the response", TIMEOUT, || (first.peek(&mut [0]).ok()? > 0).then_some(()));
    // Eight of them fit into the memory.
    let unread: Vec<TcpStream> = (0..14).map(|_| ask_for_document(address, &ann, &path)).collect();
    for stream in &unread {
        wait_for("a response", TIMEOUT, || (stream.peek(&mut [0]).ok()? > 0).then_some(()));
    }
    assert!(response_len(first) > 8 << 20, "the response of another client is whole");
    let whole = unread.into_iter().map(response_len).filter(|len| *len > 8 << 20).count();
    assert!((1..9).contains(&whole), "{whole} responses were whole");
}

#[test]
fn unfinished_bodies_of_a_guest_leave_memory_to_others() {
    let server = RunningServer::start(&[]);
    let address = server.connect().peer_addr().unwrap();
    let head = |len: usize| {
        let path = "/api/method/ping";
        format!("POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len}\r\n\r\n")
    };
    let body = format!("{{\"value\": \"{}\"}}", "a".repeat(200_000));
    let unfinished: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = connect_from(1, address);
            stream.write_all(head(body.len()).as_bytes()).unwrap();
            let _ = stream.set_write_timeout(Some(Duration::from_millis(20)));
            // The server stops receiving while the memory is used up.
            let _ = stream.write_all(&body.as_bytes()[..body.len() - 1]);
            stream
        })
        .collect();
    let mut stream = connect_from(2, address);
    stream.write_all(format!("{}{body}", head(body.len())).as_bytes()).unwrap();
    let mut status = [0; 15];
    stream.read_exact(&mut status).unwrap();
    assert_eq!(&status, b"HTTP/1.1 200 OK");
    drop(unfinished);
}

#[test]
fn unfinished_long_heads_are_ended_when_they_take_too_much_memory() {
    let server = RunningServer::start(&["--head-seconds", "60"]);
    let address = server.connect().peer_addr().unwrap();
    let request = |header: &str| format!("GET /api/method/ping HTTP/1.1\r\nHost: x\r\nX-Long: {header}");
    let unfinished: Vec<TcpStream> = (0..400_u16)
        .map(|number| {
            let mut stream = connect_from(2 + (number % 40) as u8, address);
            stream.write_all(request(&"a".repeat(120_000)).as_bytes()).unwrap();
            stream
        })
        .collect();
    // About 320 of them fit into the memory.
    wait_for("the end of some connections", TIMEOUT, || {
        (unfinished.iter().filter(|stream| is_closed(stream)).count() >= 70).then_some(())
    });
    assert!(unfinished.iter().filter(|stream| !is_closed(stream)).count() > 250);
    let mut stream = connect_from(1, address);
    stream.write_all(format!("{}\r\n\r\n", request(&"a".repeat(8_000))).as_bytes()).unwrap();
    let mut status = [0; 15];
    stream.read_exact(&mut status).unwrap();
    assert_eq!(&status, b"HTTP/1.1 200 OK");
}
