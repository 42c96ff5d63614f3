//! The line of a request, as text and as JSON.

use super::{RequestRecord, TARGET};
use chrono::{DateTime, SecondsFormat, Utc};
use doctyped_core::config::LogFormat;
use doctyped_core::json::JsonWriter;
use std::io::Write;
use std::net::IpAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tracing::Level;

/// Writes lines. What most lines have in common with the one before, the second and the address, is formatted once.
#[derive(Debug, Default)]
pub(super) struct LineWriter {
    format: LogFormat,
    /// Seconds since 1970.
    second: Option<u64>,
    /// The second as `2026-01-31T10:00:00`.
    second_text: String,
    address: Option<IpAddr>,
    address_text: String,
}

impl LineWriter {
    pub(super) fn new(format: LogFormat) -> LineWriter {
        LineWriter { format, ..LineWriter::default() }
    }

    /// Appends the line of a request.
    ///
    /// ```text
    /// 2026-01-31T10:00:00.000000Z  INFO doctyped::request: GET /api/resource/ToDo/{name} status=200 duration_ms=0.213
    /// user=Administrator client=127.0.0.1 bytes=512 request_id=5f2a...
    /// ```
    pub(super) fn write(&mut self, record: &RequestRecord, out: &mut Vec<u8>) {
        match self.format {
            LogFormat::Text => self.write_text(record, out),
            LogFormat::Json => self.write_json(record, out),
        }
    }

    fn write_text(&mut self, record: &RequestRecord, out: &mut Vec<u8>) {
        let (trace, mut digits) = (&record.trace, itoa::Buffer::new());
        self.write_timestamp(trace.received, out);
        let level = record.level();
        // Levels are right-aligned.
        out.extend_from_slice(if level.as_str().len() < 5 { b"  " } else { b" " });
        for text in [level.as_str(), " ", TARGET, ": ", trace.method_name(), " "] {
            out.extend_from_slice(text.as_bytes());
        }
        trace.route().write(trace.subject(), out);
        out.extend_from_slice(b" status=");
        out.extend_from_slice(digits.format(record.status).as_bytes());
        out.extend_from_slice(b" duration_ms=");
        write_milliseconds(record.duration, out);
        out.extend_from_slice(b" user=");
        write_word(trace.user().unwrap_or("-"), out);
        out.extend_from_slice(b" client=");
        out.extend_from_slice(trace.address().map_or("-", |address| self.address_text(address)).as_bytes());
        out.extend_from_slice(b" bytes=");
        out.extend_from_slice(digits.format(record.bytes).as_bytes());
        out.extend_from_slice(b" request_id=");
        out.extend_from_slice(trace.id().as_bytes());
        if let Some(parent) = &trace.parent {
            for text in [" trace_id=", parent.trace_id(), " parent_id=", parent.parent_id()] {
                out.extend_from_slice(text.as_bytes());
            }
        }
        out.push(b'\n');
    }

    fn write_json(&mut self, record: &RequestRecord, out: &mut Vec<u8>) {
        let trace = &record.trace;
        let mut line = JsonWriter::new();
        line.begin_object();
        let text = |line: &mut JsonWriter, key: &str, value: Option<&str>| {
            line.key(key);
            match value {
                Some(value) => line.text(value),
                None => line.null(),
            }
        };
        let utf8 = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut timestamp = Vec::new();
        self.write_timestamp(trace.received, &mut timestamp);
        text(&mut line, "timestamp", Some(&utf8(&timestamp)));
        text(&mut line, "level", Some(record.level().as_str()));
        text(&mut line, "target", Some(TARGET));
        text(&mut line, "message", Some("request"));
        text(&mut line, "method", Some(trace.method_name()));
        text(&mut line, "route", Some(&route(record)));
        line.key("status");
        line.int(record.status.into());
        line.key("duration_ms");
        let mut duration = Vec::new();
        write_milliseconds(record.duration, &mut duration);
        line.raw(&utf8(&duration));
        text(&mut line, "user", trace.user());
        text(&mut line, "client", trace.address().map(|address| self.address_text(address)));
        line.key("bytes");
        line.int(i64::try_from(record.bytes).unwrap_or(i64::MAX));
        text(&mut line, "request_id", Some(trace.id()));
        if let Some(parent) = &trace.parent {
            text(&mut line, "trace_id", Some(parent.trace_id()));
            text(&mut line, "parent_id", Some(parent.parent_id()));
        }
        line.end_object();
        out.extend_from_slice(&line.into_bytes());
        out.push(b'\n');
    }

    /// Writes a time in UTC with microseconds (RFC 3339).
    fn write_timestamp(&mut self, time: SystemTime, out: &mut Vec<u8>) {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        if self.second != Some(since.as_secs()) {
            let second = DateTime::<Utc>::from(UNIX_EPOCH + Duration::from_secs(since.as_secs()));
            self.second_text = second.to_rfc3339_opts(SecondsFormat::Secs, true);
            self.second_text.pop();
            self.second = Some(since.as_secs());
        }
        out.extend_from_slice(self.second_text.as_bytes());
        out.push(b'.');
        write_padded(since.subsec_micros(), 6, out);
        out.push(b'Z');
    }

    fn address_text(&mut self, address: IpAddr) -> &str {
        if self.address != Some(address) {
            self.address_text = address.to_string();
            self.address = Some(address);
        }
        &self.address_text
    }
}

/// The same as an event of `tracing`.
pub(super) fn event(record: &RequestRecord) {
    // Levels of events are constants.
    macro_rules! event {
        ($level:expr) => {{
            let trace = &record.trace;
            tracing::event!(
                target: TARGET,
                $level,
                method = trace.method_name(),
                route = route(record),
                status = record.status,
                duration_ms = record.duration.as_secs_f64() * 1000.0,
                user = trace.user(),
                client = trace.address().map(tracing::field::display),
                bytes = record.bytes,
                request_id = trace.id(),
                trace_id = trace.parent.as_ref().map(|parent| tracing::field::display(parent.trace_id())),
                "request"
            );
        }};
    }
    if record.level() == Level::DEBUG { event!(Level::DEBUG) } else { event!(Level::INFO) }
}

fn route(record: &RequestRecord) -> String {
    let mut route = Vec::new();
    record.trace.route().write(record.trace.subject(), &mut route);
    String::from_utf8_lossy(&route).into_owned()
}

/// Writes milliseconds with three digits behind the point, which are microseconds.
fn write_milliseconds(duration: Duration, out: &mut Vec<u8>) {
    let microseconds = (duration.as_nanos() + 500) / 1000;
    out.extend_from_slice(itoa::Buffer::new().format(microseconds / 1000).as_bytes());
    out.push(b'.');
    write_padded(u32::try_from(microseconds % 1000).unwrap_or_default(), 3, out);
}

/// Writes a number with zeros in front.
fn write_padded(number: u32, digits: usize, out: &mut Vec<u8>) {
    let mut buffer = itoa::Buffer::new();
    let text = buffer.format(number);
    out.resize(out.len() + digits.saturating_sub(text.len()), b'0');
    out.extend_from_slice(text.as_bytes());
}

/// Writes a value, in quotation marks unless it is a plain word.
fn write_word(text: &str, out: &mut Vec<u8>) {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'=' | b'\\');
    if !text.is_empty() && text.bytes().all(is_plain) {
        out.extend_from_slice(text.as_bytes());
    } else {
        // Writing to memory does not fail.
        let _ = write!(out, "{text:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::RouteTemplate;
    use crate::trace::RequestTrace;
    use actix_web::test::TestRequest;
    use doctyped_core::identity::Identity;
    use serde_json::{Value as JsonValue, json};
    use std::time::Duration;

    fn record() -> RequestRecord {
        let request = TestRequest::with_uri("/api/resource/ToDo/secret%20name?sid=secret")
            .insert_header(("x-request-id", "id-1"))
            .insert_header(("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        let trace = RequestTrace::of(&request.to_http_request());
        trace.set_route(RouteTemplate::Document);
        trace.set_subject("ToDo");
        trace.set_address([192, 0, 2, 1].into());
        trace.set_identity(&Identity::administrator());
        RequestRecord { trace, status: 200, bytes: 512, duration: Duration::from_nanos(213_400) }
    }

    fn line(format: LogFormat) -> String {
        let mut out = Vec::new();
        LineWriter::new(format).write(&record(), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_line_has_route_user_client_and_ids() {
        let text = line(LogFormat::Text);
        let (time, rest) = text.split_once(' ').unwrap();
        assert!(time.len() == 27 && time.ends_with('Z'), "{time}");
        assert_eq!(
            rest,
            " INFO doctyped::request: GET /api/resource/ToDo/{name} status=200 duration_ms=0.213 user=Administrator \
             client=192.0.2.1 bytes=512 request_id=id-1 trace_id=0af7651916cd43dd8448eb211c80319c \
             parent_id=b7ad6b7169203331\n"
        );
    }

    #[test]
    fn json_line_is_one_object_with_the_same_values() {
        let text = line(LogFormat::Json);
        assert_eq!(text.matches('\n').count(), 1);
        let line: JsonValue = serde_json::from_str(&text).unwrap();
        assert_eq!(line["route"], "/api/resource/ToDo/{name}");
        assert_eq!((&line["status"], &line["duration_ms"], &line["bytes"]), (&json!(200), &json!(0.213), &json!(512)));
        assert_eq!((&line["user"], &line["client"]), (&json!("Administrator"), &json!("192.0.2.1")));
        assert_eq!((&line["request_id"], &line["parent_id"]), (&json!("id-1"), &json!("b7ad6b7169203331")));
    }

    #[test]
    fn name_with_spaces_or_line_breaks_is_quoted() {
        let word = |text: &str| {
            let mut out = Vec::new();
            write_word(text, &mut out);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(word("a@example.com"), "a@example.com");
        assert_eq!(word("a b\nINFO"), "\"a b\\nINFO\"");
        assert_eq!(word(""), "\"\"");
    }
}
