//! Frappe's REST API over HTTP, written with actix-web.
//!
//! # The path of a request
//!
//! [`configure()`] mounts the API in an `App`: a scope for each fixed prefix (`/api/resource`,
//! `/api/v2/document`, `/api/method`, ...) and a default service. actix-web picks the scope, and
//! `route` reads the rest of the path, so that the number of DocTypes makes no difference.
//!
//! 1. `receive` reads the body on the thread of the connection and makes an owned `request`.
//! 2. `dispatch::decode` applies the rate limit of the address; `request_kind` decodes the
//!    path and the parameters (`form`), once, and finds the operation.
//! 3. The DocType's [`DocumentRoutes`] are found in a hash table. Its generated handler, an async
//!    function with one typed extractor, calls one of [`list()`], [`create()`], [`read()`], [`update()`],
//!    [`delete()`], [`call_method()`]. Operations without a handler (functions, files, built-in DocTypes)
//!    go on directly.
//! 4. The operation runs on the worker pool, where it may block, or on the writer thread of SQLite
//!    (`write_queue`): `identify` authenticates the user, `operation` does the work in one
//!    transaction, and `envelope` gives the response its form.
//! 5. The response goes back to the thread of the connection, whole or as a `stream`. An async function
//!    is awaited there (`async_call`).
//!
//! Both versions of the API reach the same handlers and operations; the version decides the envelope.
//!
//! # Own parts and those of actix-web
//!
//! Routes are scopes, handlers take extractors and return responders, errors are `ResponseError`s, and
//! an application adds routes and middleware as actix-web documents them ([`Api`]). Three parts are our own: the
//! decoding of a path after its prefix (see `route`), CORS (see `cors`), and the security headers, which
//! `api_response` sets instead of a `DefaultHeaders` middleware, because a response of the API has them in any `App`.

mod api_response;
mod async_call;
mod attempt;
mod body_memory;
mod client_connection;
mod configure;
mod cookies;
mod cors;
mod dispatch;
mod doctypes;
mod documents;
mod download;
mod envelope;
mod file_body;
mod form;
mod form_overhead;
mod functions;
mod handlers;
mod operation_input;
// `#[whitelist]` names this crate `::doctyped` in tests.
#[cfg(any(test, feature = "testing"))]
extern crate self as doctyped;
#[cfg(any(test, feature = "testing"))]
#[allow(unused_imports, clippy::wildcard_imports, reason = "names that #[whitelist] uses")]
use doctyped_core::paths::*;

mod identify;
mod in_process;
mod login_response;
mod operation;
mod page;
mod page_origin;
mod panic_guard;
mod ping;
mod receive;
mod request;
mod request_kind;
mod request_stream;
mod response;
mod route;
mod server;
mod stop_signal;
mod stream;
mod target_encoding;
#[cfg(any(test, feature = "testing"))]
#[doc(hidden)]
#[allow(
    missing_debug_implementations,
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::return_self_not_must_use,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
pub mod test_harness;
#[cfg(test)]
mod tests;
mod upload;
mod user_context;
mod write_queue;

pub use configure::{Api, Middleware, configure};
pub use handlers::{
    CreateRequest, DeleteRequest, DocumentFuture, DocumentHandler, DocumentRequest, DocumentRoutes, ListRequest,
    MethodRequest, ReadRequest, UpdateRequest, call_method, create, delete, list, read, update,
};
pub use in_process::{ApiCall, ReceivedRequest};
pub use operation::Operation;
pub use operation_input::Target;
pub use response::{DocumentResponse, HttpError};
pub use route::route_prefixes;
pub use server::{Configure, Listeners, Server};
pub use user_context::UserContext;

/// The parameters of a GET with this query string.
#[cfg(any(test, feature = "testing"))]
pub fn parameters(query: &str) -> doctyped_core::error::Result<doctyped_core::arguments::Arguments> {
    let request = request::Request {
        method: actix_web::http::Method::GET,
        supports_chunked: true,
        raw_path: "/api/resource/Plant".to_owned(),
        query: query.to_owned(),
        content_type: String::new(),
        body: actix_web::web::Bytes::new(),
        address: [127, 0, 0, 1].into(),
        is_https: false,
        host: None,
        headers: request::Headers::default(),
        parts: upload::Parts::default(),
        reservations: Vec::new(),
        is_counted: false,
        trace: doctyped_monitoring::RequestTrace::detached(),
    };
    form::Form::read(&request).map(|form| form.fields.into())
}
