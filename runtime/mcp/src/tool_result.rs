//! Results of tools, from responses of the API.

use actix_web::HttpResponse;
use actix_web::body;
use actix_web::http::header;
use doctyped_core::error::{Error, ErrorKind};
use doctyped_core::json::JsonWriter;
use doctyped_core::json_parser;
use serde_json::{Value as JsonValue, json};

/// Bytes of a result. More is of no use to a model.
pub const MAX_RESULT_SIZE: usize = 1024 * 1024;

/// The result of a tool.
#[derive(Debug)]
pub struct ToolResult {
    /// The text for the model.
    text: String,
    /// The same as a JSON object.
    structured: String,
    is_error: bool,
}

impl ToolResult {
    /// A result that is a JSON object.
    pub fn of_value(value: &JsonValue) -> ToolResult {
        let structured = value.to_string();
        ToolResult { text: structured.clone(), structured, is_error: false }
    }

    /// An error that the model reads, and may avoid the next time; with the class of the exception.
    pub fn error(class: &str, message: &str) -> ToolResult {
        let structured = json!({"error": {"type": class, "message": message}}).to_string();
        ToolResult { text: format!("{class}: {message}"), structured, is_error: true }
    }

    /// An error of an operation in this crate.
    pub fn of_error(error: &Error) -> ToolResult {
        ToolResult::error(error.kind().exc_type(), public_message(error))
    }

    /// The result of an operation of the API. `is_write` says that it may have changed something.
    pub async fn of_response(response: HttpResponse, is_write: bool) -> ToolResult {
        let status = response.status();
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (content_type, wait) = (header(header::CONTENT_TYPE), header(header::RETRY_AFTER));
        let done = if is_write { "It was carried out, but its" } else { "Its" };
        if status.is_success() && content_type.as_deref() != Some("application/json") {
            let message = format!("{done} result is a file, which is downloaded with the REST API at /api/method");
            return ToolResult::error("DataError", &message);
        }
        let body = match body::to_bytes_limited(response.into_body(), MAX_RESULT_SIZE).await {
            Ok(Ok(body)) => body,
            Ok(Err(error)) => {
                let error = Error::internal("the response to a tool cannot be read").caused_by(error.to_string());
                return ToolResult::of_error(&error);
            }
            Err(_) => {
                let message =
                    format!("{done} result has more than {MAX_RESULT_SIZE} bytes; ask for fewer fields or rows");
                return ToolResult::error("DataError", &message);
            }
        };
        if !status.is_success() {
            return ToolResult::of_failure(&body, wait);
        }
        let structured = String::from_utf8_lossy(&body).into_owned();
        ToolResult { text: structured.clone(), structured, is_error: false }
    }

    fn of_failure(body: &[u8], wait: Option<String>) -> ToolResult {
        let body: JsonValue = json_parser::parse(body).unwrap_or_default();
        let error = body.get("errors").and_then(|errors| errors.get(0));
        let member = |name| error.and_then(|error| error.get(name)).and_then(JsonValue::as_str);
        let message = member("message").unwrap_or(INTERNAL_MESSAGE);
        let message = wait.map_or_else(|| message.to_owned(), |wait| format!("{message} (in {wait} seconds)"));
        ToolResult::error(member("type").unwrap_or(ErrorKind::Internal.exc_type()), &message)
    }

    /// Writes the members of the result.
    pub fn write(&self, out: &mut JsonWriter) {
        out.key("content");
        out.begin_array();
        out.begin_object();
        out.key("type");
        out.text("text");
        out.key("text");
        out.text(&self.text);
        out.end_object();
        out.end_array();
        out.key("structuredContent");
        out.raw(&self.structured);
        out.key("isError");
        out.bool(self.is_error);
    }
}

/// The message of an error, which is logged if it is not for clients.
pub fn public_message(error: &Error) -> &str {
    if error.kind() == ErrorKind::Internal {
        tracing::error!(error = %error.chain(), "request of the Model Context Protocol failed");
        return INTERNAL_MESSAGE;
    }
    error.shown_message()
}

/// The message of internal errors, whose own text is for the log.
const INTERNAL_MESSAGE: &str = "Something went wrong on the server. Its log has the details";

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::web::Bytes;
    use actix_web::{HttpResponse, rt};
    use std::fmt::{self, Write as _};
    use std::sync::{Arc, Mutex};
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    /// Keeps the fields of events.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<String>>);

    impl Subscriber for Log {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }

        fn record(&self, _: &Id, _: &Record<'_>) {}

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            event.record(&mut self.clone());
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }

    impl Visit for Log {
        fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
            write!(self.0.lock().unwrap(), "{field}={value:?} ").unwrap();
        }
    }

    #[test]
    fn response_that_breaks_off_is_an_internal_error_whose_cause_is_logged() {
        let chunks = vec![Ok(Bytes::from_static(b"{\"data\":[")), Err(std::io::Error::other("disk removed"))];
        let body = body::BodyStream::new(futures_util::stream::iter(chunks));
        let response = HttpResponse::Ok().content_type("application/json").body(body);
        let log = Log::default();
        let result = tracing::subscriber::with_default(log.clone(), || {
            rt::System::new().block_on(ToolResult::of_response(response, false))
        });
        assert!(result.is_error && !result.text.contains("disk removed"), "{result:?}");
        let logged = log.0.lock().unwrap();
        assert!(logged.contains("cannot be read") && logged.contains("disk removed"), "{logged}");
    }
}
