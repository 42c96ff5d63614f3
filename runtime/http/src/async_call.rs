//! Calls of async functions.
//!
//! Such a request is performed like any other up to the function itself. Its transaction has ended
//! then, and the function is awaited here, on the thread of actix-web that received the request.

use super::api_response::ApiResponse;
use super::cookies;
use super::download;
use super::envelope::{self, EnvelopeExtras, Failure, Style};
use super::identify::SessionState;
use super::panic_guard::panicked;
use super::request::{Headers, Request};
use actix_web::http::Method;
use doctyped_core::context::AsyncContext;
use doctyped_core::context::AsyncResponse;
use doctyped_core::context::Deferred;
use doctyped_core::error::Result;
use doctyped_core::json::JsonWriter;
use doctyped_monitoring::RequestTrace;
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

/// The result of a request on the worker pool.
#[derive(Debug)]
pub enum PendingResponse {
    /// The whole response.
    Ready(ApiResponse),
    /// An async function that is still to be awaited.
    AsyncCall(Box<AsyncCall>),
}

impl From<ApiResponse> for PendingResponse {
    fn from(response: ApiResponse) -> PendingResponse {
        PendingResponse::Ready(response)
    }
}

/// A request whose function is to be awaited. The future of the function need not be `Send`, so it is
/// created where it is awaited.
#[derive(Debug)]
pub struct AsyncCall {
    pub function: Deferred,
    pub context: AsyncContext,
    pub style: Style,
    pub expired: bool,
    pub clears_cookies: bool,
    pub method: Method,
    pub headers: Headers,
    /// The trace of the request, for its log line.
    pub trace: Arc<RequestTrace>,
}

impl AsyncCall {
    /// The call of a deferred function, with the parts of its request that the response depends on.
    pub fn new(
        request: &Request,
        function: Deferred,
        context: AsyncContext,
        style: Style,
        session: &SessionState,
    ) -> AsyncCall {
        let (method, headers) = (request.method.clone(), request.headers.clone());
        let (expired, clears_cookies) = (session.expired, session.clears_cookies());
        let trace = Arc::clone(&request.trace);
        AsyncCall { function, context, style, expired, clears_cookies, method, headers, trace }
    }

    /// Awaits the function and assembles the response.
    pub async fn finish(self) -> ApiResponse {
        let Deferred { function, arguments } = self.function;
        let context = self.context.clone();
        let called = AssertUnwindSafe(async move { function(context, arguments).await });
        let result: Result<AsyncResponse> =
            called.catch_unwind().await.unwrap_or_else(|panic| Err(panicked(panic.as_ref())));
        let _entered = self.trace.enter();
        let messages = self.context.messages();
        let mut response = match result {
            Ok(AsyncResponse { file: Some(file), .. }) => download::respond(&self.method, &self.headers, file),
            Ok(AsyncResponse { json, file: None }) => {
                let mut out = JsonWriter::new();
                out.begin_object();
                if !json.is_empty() {
                    out.key(self.style.version.result_key());
                    out.written(&json);
                }
                let extras = EnvelopeExtras { messages: &messages, debug: &[], session_expired: self.expired };
                envelope::success(self.style, 200, out, &extras)
            }
            Err(error) => {
                let failure =
                    Failure { error: &error, messages: &messages, is_login: false, session_expired: self.expired };
                envelope::failure(self.style, &failure)
            }
        };
        if self.clears_cookies {
            response.cookies = cookies::cleared();
        }
        response
    }
}
