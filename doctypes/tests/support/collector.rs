//! A collector of OpenTelemetry: receives spans over HTTP and reads their protobuf.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

/// A span, with numbers of attributes as text.
#[derive(Debug, Default)]
pub struct Span {
    pub name: String,
    pub trace_id: String,
    /// Empty for the first span of a trace.
    pub parent_id: String,
    /// 2 for a server.
    pub kind: u64,
    /// Nanoseconds since 1970.
    pub start: u64,
    pub end: u64,
    pub attributes: Vec<(String, String)>,
    /// The attribute `service.name` of the resource.
    pub service: String,
}

impl Span {
    /// The value of an attribute.
    pub fn attribute(&self, key: &str) -> &str {
        let found = self.attributes.iter().find(|(name, _)| name == key);
        &found.unwrap_or_else(|| panic!("no {key} in {self:#?}")).1
    }
}

/// A collector at a port of its own, as long as the test runs.
pub struct Collector {
    pub port: u16,
    requests: Receiver<(String, Vec<u8>)>,
}

impl Collector {
    /// Starts a collector that accepts all.
    pub fn start() -> Collector {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, requests) = mpsc::channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (mut reader, sender) = (BufReader::new(stream.unwrap()), sender.clone());
                thread::spawn(move || {
                    while let Some(request) = read_request(&mut reader) {
                        reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").unwrap();
                        let _ = sender.send(request);
                    }
                });
            }
        });
        Collector { port, requests }
    }

    /// Waits for a number of spans, and gives the heads of the requests and the spans.
    pub fn receive(&self, number: usize, timeout: Duration) -> (Vec<String>, Vec<Span>) {
        let deadline = Instant::now() + timeout;
        let (mut heads, mut spans) = (Vec::new(), Vec::new());
        while spans.len() < number {
            let rest = deadline.saturating_duration_since(Instant::now());
            let (head, body) = self.requests.recv_timeout(rest).unwrap_or_else(|_| panic!("{spans:#?}"));
            heads.push(head);
            spans.extend(spans_of(&body));
        }
        (heads, spans)
    }
}

/// The head and the body of a request; `None` at the end of the connection.
fn read_request(reader: &mut impl BufRead) -> Option<(String, Vec<u8>)> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let lower = head.to_lowercase();
    let length = lower.split_once("\r\ncontent-length: ").and_then(|(_, rest)| rest.split("\r\n").next());
    let mut body = vec![0; length.unwrap_or_else(|| panic!("no length in {head}")).parse().unwrap()];
    reader.read_exact(&mut body).ok()?;
    Some((head, body))
}

/// The spans of an ExportTraceServiceRequest.
fn spans_of(body: &[u8]) -> Vec<Span> {
    let mut spans = Vec::new();
    for resource_spans in messages(body, 1) {
        let resource = messages(resource_spans, 1).next().unwrap_or_default();
        let resource_attributes: Vec<(String, String)> = messages(resource, 1).map(attribute).collect();
        let service = resource_attributes.into_iter().find(|(key, _)| key == "service.name").unwrap_or_default().1;
        for scope_spans in messages(resource_spans, 2) {
            spans.extend(messages(scope_spans, 2).map(|message| Span { service: service.clone(), ..span(message) }));
        }
    }
    spans
}

fn span(message: &[u8]) -> Span {
    let bytes = |number| messages(message, number).next().unwrap_or_default();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let number = |number| Fields(message).find_map(|(field, value)| (field == number).then(|| value.number()));
    Span {
        name: String::from_utf8(bytes(5).to_vec()).unwrap(),
        trace_id: hex(bytes(1)),
        parent_id: hex(bytes(4)),
        kind: number(6).unwrap_or_default(),
        start: number(7).unwrap_or_default(),
        end: number(8).unwrap_or_default(),
        attributes: messages(message, 9).map(attribute).collect(),
        service: String::new(),
    }
}

/// The key and the value of a KeyValue.
fn attribute(message: &[u8]) -> (String, String) {
    let key = messages(message, 1).next().unwrap_or_default();
    let value = Fields(messages(message, 2).next().unwrap_or_default()).next();
    let text = match value {
        Some((1, Value::Bytes(text))) => String::from_utf8(text.to_vec()).unwrap(),
        Some((_, Value::Number(number))) => number.to_string(),
        _ => String::new(),
    };
    (String::from_utf8(key.to_vec()).unwrap(), text)
}

/// The values of a field whose values are bytes.
fn messages(message: &[u8], number: u64) -> impl Iterator<Item = &[u8]> {
    Fields(message).filter_map(move |(field, value)| match value {
        Value::Bytes(bytes) if field == number => Some(bytes),
        _ => None,
    })
}

/// The fields of a message of protobuf, by number.
struct Fields<'a>(&'a [u8]);

enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

impl Value<'_> {
    fn number(&self) -> u64 {
        match self {
            Value::Number(number) => *number,
            Value::Bytes(bytes) => panic!("{bytes:?} is no number"),
        }
    }
}

impl<'a> Fields<'a> {
    fn varint(&mut self) -> u64 {
        let len = self.0.iter().position(|byte| byte & 0x80 == 0).unwrap() + 1;
        let (bytes, rest) = self.0.split_at(len);
        self.0 = rest;
        bytes.iter().rev().fold(0, |number, byte| number << 7 | u64::from(byte & 0x7f))
    }

    fn take(&mut self, len: usize) -> &'a [u8] {
        let (bytes, rest) = self.0.split_at(len);
        self.0 = rest;
        bytes
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (u64, Value<'a>);

    fn next(&mut self) -> Option<(u64, Value<'a>)> {
        if self.0.is_empty() {
            return None;
        }
        let tag = self.varint();
        let value = match tag & 7 {
            0 => Value::Number(self.varint()),
            1 => Value::Number(u64::from_le_bytes(self.take(8).try_into().unwrap())),
            2 => {
                let len = usize::try_from(self.varint()).unwrap();
                Value::Bytes(self.take(len))
            }
            5 => Value::Number(u32::from_le_bytes(self.take(4).try_into().unwrap()).into()),
            kind => panic!("wire type {kind}"),
        };
        Some((tag >> 3, value))
    }
}
