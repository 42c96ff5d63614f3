//! The line of a request, as text and as JSON.

use super::{RequestRecord, TARGET};
use chrono::{DateTime, SecondsFormat, Utc};
use doctyped_core::config::LogFormat;
use doctyped_core::json::JsonWriter;
use std::io::Write;

/// Appends the line of a request.
///
/// ```text
/// 2026-01-31T10:00:00.000000Z  INFO doctyped::request: GET /api/resource/ToDo/{name} status=200 duration_ms=0.213
/// user=Administrator client=127.0.0.1 bytes=512 request_id=5f2a...
/// ```
pub(super) fn write(record: &RequestRecord, format: LogFormat, out: &mut Vec<u8>) {
    match format {
        LogFormat::Text => {
            // Writing to memory does not fail.
            let _ = write_text(record, out);
        }
        LogFormat::Json => write_json(record, out),
    }
}

fn write_text(record: &RequestRecord, out: &mut Vec<u8>) -> std::io::Result<()> {
    let trace = &record.trace;
    write!(out, "{} {:>5} {TARGET}: {} ", timestamp(record), record.level().as_str(), trace.method())?;
    trace.route().write(trace.subject(), out);
    write!(out, " status={} duration_ms={:.3} user=", record.status, milliseconds(record))?;
    write_word(trace.user().unwrap_or("-"), out)?;
    match trace.address() {
        Some(address) => write!(out, " client={address}")?,
        None => out.extend_from_slice(b" client=-"),
    }
    write!(out, " bytes={} request_id={}", record.bytes, trace.id())?;
    if let Some(parent) = &trace.parent {
        write!(out, " trace_id={} parent_id={}", parent.trace_id(), parent.parent_id())?;
    }
    out.push(b'\n');
    Ok(())
}

fn write_json(record: &RequestRecord, out: &mut Vec<u8>) {
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
    text(&mut line, "timestamp", Some(&timestamp(record)));
    text(&mut line, "level", Some(record.level().as_str()));
    text(&mut line, "target", Some(TARGET));
    text(&mut line, "message", Some("request"));
    text(&mut line, "method", Some(trace.method().as_str()));
    text(&mut line, "route", Some(&route(record)));
    line.key("status");
    line.int(record.status.into());
    line.key("duration_ms");
    line.raw(&format!("{:.3}", milliseconds(record)));
    text(&mut line, "user", trace.user());
    text(&mut line, "client", trace.address().map(|address| address.to_string()).as_deref());
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

/// The same as an event of `tracing`.
pub(super) fn event(record: &RequestRecord) {
    let trace = &record.trace;
    tracing::info!(
        target: TARGET,
        method = trace.method().as_str(),
        route = route(record),
        status = record.status,
        duration_ms = milliseconds(record),
        user = trace.user(),
        client = trace.address().map(tracing::field::display),
        bytes = record.bytes,
        request_id = trace.id(),
        trace_id = trace.parent.as_ref().map(|parent| tracing::field::display(parent.trace_id())),
        "request"
    );
}

fn route(record: &RequestRecord) -> String {
    let mut route = Vec::new();
    record.trace.route().write(record.trace.subject(), &mut route);
    String::from_utf8_lossy(&route).into_owned()
}

fn timestamp(record: &RequestRecord) -> String {
    DateTime::<Utc>::from(record.trace.received).to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// With three digits behind the point, which are microseconds.
fn milliseconds(record: &RequestRecord) -> f64 {
    (record.duration.as_secs_f64() * 1_000_000.0).round() / 1000.0
}

/// Writes a value, in quotation marks unless it is a plain word.
fn write_word(text: &str, out: &mut Vec<u8>) -> std::io::Result<()> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'=' | b'\\');
    if !text.is_empty() && text.bytes().all(is_plain) {
        out.extend_from_slice(text.as_bytes());
        return Ok(());
    }
    write!(out, "{text:?}")
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
        write(&record(), format, &mut out);
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
            write_word(text, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(word("a@example.com"), "a@example.com");
        assert_eq!(word("a b\nINFO"), "\"a b\\nINFO\"");
        assert_eq!(word(""), "\"\"");
    }
}
