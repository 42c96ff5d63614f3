//! Envelopes: the members of a response around its data, and the form of errors, in both versions of
//! the API.

use super::api_response::ApiResponse;
use super::page;
use super::request::Request;
use actix_web::http::header::RETRY_AFTER;
use doctyped_core::api_version::ApiVersion;
use doctyped_core::context::{Context, Message};
use doctyped_core::error::{Error, ErrorKind};
use doctyped_core::grammar::limits::truncate;
use doctyped_core::json::JsonWriter;
use std::borrow::Cow;

/// The message of internal errors, whose own text is for the log.
const INTERNAL_MESSAGE: &str = "Something went wrong on the server. Its log has the details";

/// Bytes of the message of an error, at most: it may quote the body of the request, and a response repeats it four times.
const MAX_MESSAGE_LEN: usize = 10_000;

/// The form of a response that a request asks for.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub version: ApiVersion,
    /// Errors are HTML pages.
    html: bool,
    /// Errors include the chain of their causes.
    developer: bool,
}

impl Style {
    /// JSON of version 1, for errors outside the API.
    pub const JSON: Style = Style { version: ApiVersion::V1, html: false, developer: false };

    /// The same style with errors as JSON, whatever the request accepts.
    pub fn json(self) -> Style {
        Style { html: false, ..self }
    }

    /// The style of a request, by Frappe's rules: from its path and its `Accept` header.
    pub fn of(request: &Request, developer: bool) -> Style {
        let path = request.raw_path.as_str();
        let accept = request.headers.accept.as_deref();
        let asks_for_json = accept.is_some_and(|accept| request.headers.is_xhr || accept.contains("application/json"));
        let is_api = path.starts_with("/api/") && !accept.is_some_and(|accept| accept.starts_with("text"));
        Style { version: ApiVersion::of_path(path), html: !asks_for_json && !is_api, developer }
    }
}

/// An error and the circumstances that its envelope shows.
#[derive(Debug)]
pub struct Failure<'a> {
    pub error: &'a Error,
    /// Messages from before the error.
    pub messages: &'a [Message],
    /// Whether the request was a login.
    pub is_login: bool,
    pub session_expired: bool,
}

impl<'a> From<&'a Error> for Failure<'a> {
    fn from(error: &'a Error) -> Failure<'a> {
        Failure { error, messages: &[], is_login: false, session_expired: false }
    }
}

/// The members of an envelope besides the data.
#[derive(Debug)]
pub struct EnvelopeExtras<'a> {
    pub messages: &'a [Message],
    /// Debug notes, for a client that asked for them.
    pub debug: &'a [String],
    pub session_expired: bool,
}

/// Completes the JSON object of a successful response.
pub fn success(style: Style, status: u16, mut out: JsonWriter, extras: &EnvelopeExtras<'_>) -> ApiResponse {
    if extras.session_expired {
        out.key("session_expired");
        out.int(1);
    }
    write_messages(style, extras.messages, &mut out);
    write_debug(style, extras.debug, &mut out);
    out.end_object();
    ApiResponse::json(status, out.into_bytes())
}

/// The response to a request that failed.
pub fn failure(style: Style, failure: &Failure<'_>) -> ApiResponse {
    let error = failure.error;
    if error.kind() == ErrorKind::Internal {
        log_internal(error);
    } else {
        tracing::debug!(error = %error.chain(), "request refused");
    }
    let status = error.kind().status();
    let text = if error.kind() == ErrorKind::Internal && !style.developer { INTERNAL_MESSAGE } else { error.message() };
    let text = shortened(text);
    let mut response =
        if style.html { ApiResponse::html(status, page::error(status, &text)) } else { as_json(style, failure, &text) };
    if let Some(seconds) = error.wait() {
        response.headers.push((RETRY_AFTER, seconds.to_string()));
    }
    response
}

fn shortened(message: &str) -> Cow<'_, str> {
    if message.len() <= MAX_MESSAGE_LEN {
        return Cow::Borrowed(message);
    }
    let mut text = message.to_owned();
    truncate(&mut text, MAX_MESSAGE_LEN);
    Cow::Owned(text + "...")
}

/// Logs a failure with the request that this thread works on. The id of the request is in the line like in every other.
fn log_internal(error: &Error) {
    let error = error.chain();
    match doctyped_monitoring::current() {
        Some(trace) => {
            tracing::error!(method = %trace.method(), path = trace.path(), user = trace.user(), error, "request failed");
        }
        None => tracing::error!(error, "request failed"),
    }
}

fn as_json(style: Style, failure: &Failure<'_>, text: &str) -> ApiResponse {
    let mut out = JsonWriter::new();
    out.begin_object();
    match style.version {
        ApiVersion::V1 => write_v1(style, failure, text, &mut out),
        ApiVersion::V2 => write_v2(style, failure, text, &mut out),
    }
    if failure.session_expired {
        out.key("session_expired");
        out.int(1);
    }
    out.end_object();
    ApiResponse::json(failure.error.kind().status(), out.into_bytes())
}

fn write_v1(style: Style, failure: &Failure<'_>, text: &str, out: &mut JsonWriter) {
    let kind = failure.error.kind();
    out.key("exc_type");
    out.text(kind.exc_type());
    if has_exception(kind) {
        out.key("exception");
        out.text(&exception(kind, text));
        out.key("exc");
        let mut array = JsonWriter::new();
        array.serialize(&[trace(style, failure.error, text)]);
        out.text(&String::from_utf8_lossy(&array.into_bytes()));
    }
    if failure.is_login {
        out.key("message");
        out.text(text);
        return write_messages(style, failure.messages, out);
    }
    if failure.error.lacks_right() {
        out.key("_error_message");
        out.text(text);
    }
    let mut messages = failure.messages.to_vec();
    messages.extend(message(failure.error));
    write_messages(style, &messages, out);
}

fn write_v2(style: Style, failure: &Failure<'_>, text: &str, out: &mut JsonWriter) {
    let kind = failure.error.kind();
    out.key("errors");
    out.begin_array();
    out.begin_object();
    out.key("type");
    out.text(kind.exc_type());
    if has_exception(kind) {
        out.key("exception");
        out.text(&trace(style, failure.error, text));
    }
    if let Some(message) = message(failure.error) {
        out.key("message");
        out.text(&message.message);
        out.key("title");
        out.text(&message.title);
        out.key("indicator");
        out.text(message.indicator.unwrap_or_default());
    }
    out.end_object();
    out.end_array();
    write_messages(style, failure.messages, out);
}

fn write_messages(style: Style, messages: &[Message], out: &mut JsonWriter) {
    match style.version {
        ApiVersion::V1 => {
            if let Some(text) = Context::server_messages(messages) {
                out.key("_server_messages");
                out.text(&text);
            }
        }
        ApiVersion::V2 if !messages.is_empty() => {
            out.key("messages");
            out.serialize(messages);
        }
        ApiVersion::V2 => {}
    }
}

/// Version 1 has a JSON array of texts inside a string, version 2 an array of objects.
fn write_debug(style: Style, notes: &[String], out: &mut JsonWriter) {
    match style.version {
        _ if notes.is_empty() => {}
        ApiVersion::V1 => {
            let mut texts = JsonWriter::new();
            texts.serialize(notes);
            out.key("_debug_messages");
            out.text(&String::from_utf8_lossy(&texts.into_bytes()));
        }
        ApiVersion::V2 => {
            out.key("debug");
            out.begin_array();
            for note in notes {
                out.begin_object();
                out.key("message");
                out.text(note);
                out.end_object();
            }
            out.end_array();
        }
    }
}

/// The message of an error. As in Frappe, internal errors and paths without a route have none.
fn message(error: &Error) -> Option<Message> {
    (!matches!(error.kind(), ErrorKind::Internal | ErrorKind::NoRoute)).then(|| Message {
        message: shortened(error.shown_message()).into_owned(),
        title: "Message".to_owned(),
        indicator: Some("red"),
        raise_exception: Some(1),
    })
}

/// Frappe leaves the traceback out of CSRF errors and of every 404.
fn has_exception(kind: ErrorKind) -> bool {
    kind != ErrorKind::CsrfToken && kind.status() != 404
}

/// The last line of the traceback, in which clients look for the exception class.
fn exception(kind: ErrorKind, text: &str) -> String {
    format!("frappe.exceptions.{}: {text}", kind.exc_type())
}

/// The traceback, with the heading that clients look for: in development mode the causes, and the
/// exception last.
fn trace(style: Style, error: &Error, text: &str) -> String {
    let exception = exception(error.kind(), text);
    match (style.developer, error.chain().split_once('\n')) {
        (true, Some((_, causes))) => format!("{TRACEBACK}\n{causes}\n{exception}\n"),
        _ => format!("{TRACEBACK}\n{exception}\n"),
    }
}

const TRACEBACK: &str = "Traceback (most recent call last):";

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value as JsonValue, json};

    fn style(version: ApiVersion) -> Style {
        Style { version, html: false, developer: false }
    }

    fn body(style: Style, failed: &Failure<'_>) -> JsonValue {
        serde_json::from_slice(&failure(style, failed).body).unwrap()
    }

    #[test]
    fn v1_error_has_class_and_message() {
        let error = Error::validation("Too short");
        let body = body(style(ApiVersion::V1), &Failure::from(&error));
        assert_eq!(body["exc_type"], "ValidationError");
        assert_eq!(body["exception"], "frappe.exceptions.ValidationError: Too short");
        let exc: Vec<String> = serde_json::from_str(body["exc"].as_str().unwrap()).unwrap();
        assert_eq!(exc, ["Traceback (most recent call last):\nfrappe.exceptions.ValidationError: Too short\n"]);
        let messages: Vec<String> = serde_json::from_str(body["_server_messages"].as_str().unwrap()).unwrap();
        let message: JsonValue = serde_json::from_str(&messages[0]).unwrap();
        assert_eq!(
            message,
            json!({"message": "Too short", "title": "Message", "indicator": "red", "raise_exception": 1})
        );
    }

    #[test]
    fn v2_error_is_one_object() {
        let error = Error::not_found("ToDo x not found");
        assert_eq!(
            body(style(ApiVersion::V2), &Failure::from(&error)),
            json!({"errors": [{
                "type": "DoesNotExistError", "message": "ToDo x not found", "title": "Message", "indicator": "red"
            }]})
        );
    }

    #[test]
    fn unknown_path_and_internal_error_have_class_without_message() {
        let error = Error::new(ErrorKind::NoRoute, "There is nothing at this path");
        assert_eq!(body(style(ApiVersion::V1), &Failure::from(&error)), json!({"exc_type": "DoesNotExistError"}));
        assert_eq!(
            body(style(ApiVersion::V2), &Failure::from(&error)),
            json!({"errors": [{"type": "DoesNotExistError"}]})
        );
        let body = body(style(ApiVersion::V1), &Failure::from(&Error::internal("table missing")));
        assert!(body.get("_server_messages").is_none() && body.get("exc").is_some(), "{body}");
    }

    #[test]
    fn only_missing_right_sets_error_message_member() {
        let keys = |error: &Error| -> Vec<String> {
            body(style(ApiVersion::V1), &Failure::from(error)).as_object().unwrap().keys().cloned().collect()
        };
        let asked = keys(&Error::permission("This takes POST"));
        assert_eq!(asked, ["exc_type", "exception", "exc", "_server_messages"]);
        assert!(keys(&Error::no_right("Ann does not have read permission")).contains(&"_error_message".to_owned()));
    }

    #[test]
    fn failed_login_has_reason_in_message() {
        let error = Error::new(ErrorKind::Authentication, "Invalid login credentials");
        let body = body(style(ApiVersion::V1), &Failure { is_login: true, ..Failure::from(&error) });
        assert_eq!(body["message"], "Invalid login credentials");
        assert!(body.get("_server_messages").is_none());
    }

    #[test]
    fn internal_error_text_is_shown_in_development_mode_only() {
        let error = Error::internal("table missing").caused_by("SELECT secret FROM t");
        let text = body(style(ApiVersion::V1), &Failure::from(&error)).to_string();
        assert!(!text.contains("table") && !text.contains("SELECT"), "{text}");
        let developer = Style { developer: true, ..style(ApiVersion::V1) };
        let text = body(developer, &Failure::from(&error)).to_string();
        assert!(text.contains("table missing") && text.contains("SELECT"), "{text}");
    }

    #[test]
    fn long_message_is_shortened() {
        let error = Error::validation("\u{e4}".repeat(1_000_000));
        for version in [ApiVersion::V1, ApiVersion::V2] {
            let response = failure(style(version), &Failure::from(&error));
            assert!(response.body.len() < 20 * MAX_MESSAGE_LEN, "{} bytes", response.body.len());
        }
    }

    #[test]
    fn error_page_escapes_markup() {
        let error = Error::validation("<script>");
        let response = failure(Style { html: true, ..style(ApiVersion::V1) }, &Failure::from(&error));
        assert_eq!(response.status, 417);
        assert!(String::from_utf8(response.body).unwrap().contains("&lt;script&gt;"));
    }
}
