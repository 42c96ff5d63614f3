//! A proxy before a server, which may change its answers.

use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// Changes the status and the body of the answer to a path; tells whether it did.
pub type Change = fn(&str, &mut u16, &mut Value) -> bool;

/// A proxy, as long as the test runs.
pub struct Proxy {
    pub url: String,
    state: Arc<ProxyState>,
}

struct ProxyState {
    server: u16,
    change: Option<Change>,
    max_lies: usize,
    lies: AtomicUsize,
    methods: Mutex<Vec<String>>,
}

impl Proxy {
    pub fn start(server: u16, change: Option<Change>) -> Proxy {
        Proxy::start_with(server, change, usize::MAX)
    }

    /// A proxy that changes the first answer alone.
    pub fn start_lying_once(server: u16, change: Change) -> Proxy {
        Proxy::start_with(server, Some(change), 1)
    }

    fn start_with(server: u16, change: Option<Change>, max_lies: usize) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = ProxyState { server, change, max_lies, lies: AtomicUsize::new(0), methods: Mutex::default() };
        let state = Arc::new(state);
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let state = Arc::clone(&shared);
                // A client that closes the connection early is no failure of the proxy.
                thread::spawn(move || drop(state.answer(stream.unwrap())));
            }
        });
        Proxy { url, state }
    }

    /// Answers that were changed.
    pub fn lies(&self) -> usize {
        self.state.lies.load(Ordering::Relaxed)
    }

    /// The methods of all requests.
    pub fn methods(&self) -> Vec<String> {
        self.state.methods.lock().unwrap().clone()
    }
}

impl ProxyState {
    fn answer(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head)? == 0 {
                return Ok(());
            }
        }
        let mut words = head.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default().to_owned());
        self.methods.lock().unwrap().push(method.to_owned());
        let (mut status, mut body) = self.forward(&head, &path)?;
        let may_lie = self.lies.load(Ordering::Relaxed) < self.max_lies;
        if let Some(change) = self.change.filter(|_| may_lie)
            && change(&path, &mut status, &mut body)
        {
            self.lies.fetch_add(1, Ordering::Relaxed);
        }
        let body = body.to_string();
        let stream = reader.get_mut();
        write!(
            stream,
            "HTTP/1.1 {status} Answer\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(body.as_bytes())
    }

    /// The answer of the server. HTTP/1.0 has no chunks.
    fn forward(&self, head: &str, path: &str) -> std::io::Result<(u16, Value)> {
        let token = head.lines().find(|line| line.to_ascii_lowercase().starts_with("authorization:"));
        let token = token.map(|line| format!("{line}\r\n")).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.server))?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost\r\nAccept: application/json\r\n{token}\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        Ok((status, serde_json::from_str(body).unwrap_or_default()))
    }
}
