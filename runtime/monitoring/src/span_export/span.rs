//! The span of a request, by the semantic conventions of OpenTelemetry for HTTP servers.
//!
//! Paths, query strings, users and addresses are personal data and left out; the request id leads to the line of the log
//! that has them.

use crate::request_id::TraceParent;
use crate::request_log::RequestRecord;
use crate::route::RouteTemplate;
use opentelemetry::trace::{
    SpanBuilder, SpanContext, SpanId, SpanKind, Status, TraceContextExt, TraceFlags, TraceId, TraceState,
};
use opentelemetry::{Context, KeyValue};

/// Methods that spans name. Others are texts of clients.
const METHODS: [&str; 9] = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "CONNECT", "TRACE"];

/// The span of a request that has ended.
pub(super) fn span(record: &RequestRecord) -> SpanBuilder {
    let trace = &record.trace;
    let method = METHODS.into_iter().find(|method| *method == trace.method().as_str());
    let route = route(record);
    let name_method = method.unwrap_or("HTTP");
    let name = route.as_ref().map_or_else(|| name_method.to_owned(), |route| format!("{name_method} {route}"));
    let mut attributes = vec![
        KeyValue::new("http.request.method", method.unwrap_or("_OTHER")),
        KeyValue::new("http.response.status_code", i64::from(record.status)),
        KeyValue::new("http.response.body.size", i64::try_from(record.bytes).unwrap_or(i64::MAX)),
        KeyValue::new("doctyped.request_id", trace.id().to_owned()),
    ];
    attributes.extend(route.map(|route| KeyValue::new("http.route", route)));
    let queue_time = trace.queue_time();
    attributes.extend(queue_time.map(|time| KeyValue::new("doctyped.queue_ms", time.as_secs_f64() * 1000.0)));
    if is_failure(record) {
        attributes.push(KeyValue::new("error.type", record.status.to_string()));
    }
    SpanBuilder::from_name(name).with_kind(SpanKind::Server).with_start_time(trace.received).with_attributes(attributes)
}

/// The status of the span: an error for a failure of the server, and unset otherwise.
pub(super) fn status(record: &RequestRecord) -> Status {
    if is_failure(record) { Status::error("") } else { Status::Unset }
}

fn is_failure(record: &RequestRecord) -> bool {
    record.status >= 500
}

/// The route as in the log, with the DocType or the function; `None` without a template.
fn route(record: &RequestRecord) -> Option<String> {
    let template = record.trace.route();
    if matches!(template, RouteTemplate::Application | RouteTemplate::Unmatched) {
        return None;
    }
    let mut text = Vec::new();
    template.write(record.trace.subject(), &mut text);
    String::from_utf8(text).ok()
}

/// The span that sent the request; a request without one begins a trace.
pub(super) fn parent(record: &RequestRecord) -> Context {
    match record.trace.parent.as_ref().and_then(span_context) {
        Some(parent) => Context::new().with_remote_span_context(parent),
        None => Context::new(),
    }
}

fn span_context(parent: &TraceParent) -> Option<SpanContext> {
    let flags = if parent.is_sampled() { TraceFlags::SAMPLED } else { TraceFlags::NOT_SAMPLED };
    let (trace, span) = (TraceId::from_hex(parent.trace_id()).ok()?, SpanId::from_hex(parent.parent_id()).ok()?);
    Some(SpanContext::new(trace, span, flags, true, TraceState::NONE))
}
