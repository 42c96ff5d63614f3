//! Calls of the API by another protocol that this process serves: its crate receives a request at a route of its own,
//! and has operations performed with the user, the limits and the transactions of any other request.

use super::form::Form;
use super::operation::Operation;
use super::operation_input::Target;
use super::receive::{self, Received};
use super::request_kind::{DecodedRequest, RequestKind};
use super::response::HttpError;
use super::{page_origin, user_context};
use actix_web::http::Method;
use actix_web::web::{Bytes, Payload};
use actix_web::{HttpRequest, HttpResponse};
use doctyped_auth::rate_limits::rate_limits;
use doctyped_core::api_version::ApiVersion;
use doctyped_core::context::{AsyncContext, Site};
use doctyped_core::error::{Error, Result};
use serde_json::{Map, Value as JsonValue};
use std::sync::Arc;

/// A received request at a route of another crate.
#[derive(Debug, Clone)]
pub struct ReceivedRequest(Received);

/// An operation with its parameters. They are those of version 2 of the API, apart from `cmd`, which is one like any
/// other here.
#[derive(Debug)]
pub struct ApiCall {
    /// The HTTP method; a call with GET changes nothing.
    pub method: Method,
    /// The operation.
    pub operation: Operation,
    /// The names that a path holds.
    pub target: Target,
    /// The parameters.
    pub parameters: Map<String, JsonValue>,
}

impl ReceivedRequest {
    /// Reads the body with the limits of the API. If that fails, the error comes with the request.
    ///
    /// # Errors
    /// 500 when the `App` has no `web::Data<Site>`.
    pub async fn receive(http: &HttpRequest, payload: Payload) -> Result<(ReceivedRequest, Option<Error>), HttpError> {
        let (mut received, refused) = receive::receive(http, payload).await?;
        received.style = received.style.json();
        received.style.version = ApiVersion::V2;
        Ok((ReceivedRequest(received), refused))
    }

    /// The site that the request is for.
    pub fn site(&self) -> &Arc<Site> {
        &self.0.site
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.0.request.body
    }

    /// Whether a page of another site makes the browser send the request.
    pub fn is_cross_site(&self) -> bool {
        page_origin::is_cross_site(&self.0.site.config.web, &self.0.request)
    }

    /// Counts the request for the rate limit of its address, unless that has been done.
    ///
    /// # Errors
    /// `RateLimitExceededError`.
    pub fn check_address(&mut self) -> Result<()> {
        let Received { site, request, .. } = &mut self.0;
        if request.is_counted {
            return Ok(());
        }
        Arc::make_mut(request).is_counted = true;
        rate_limits(site).check_address(request.address)
    }

    /// Authenticates the user as the API does; the context is for transactions that only read. `is_call` says that one
    /// [`ApiCall`] is all that the request leads to, which counts for the limits of the user itself.
    ///
    /// # Errors
    /// Those of the credentials and of the rate limits.
    pub async fn authenticate(&self, is_call: bool) -> Result<AsyncContext> {
        let own = self.0.clone();
        let authenticate = move || user_context::authenticate(&own, Form::default(), !is_call);
        self.0.site.block(move || Ok(AsyncContext::new(&authenticate()?, true))).await?
    }

    /// Performs an operation; the response is that of version 2.
    pub async fn call(&self, call: ApiCall) -> HttpResponse {
        let ApiCall { method, operation, target, parameters } = call;
        let path = operation.route_name(&target);
        let mut received = self.0.clone();
        Arc::make_mut(&mut received.request).method = method;
        let form = Form::from(parameters);
        let kind = RequestKind::Operation(operation, target);
        receive::perform(received, Box::new(DecodedRequest { kind, form, path })).await
    }

    /// Adds the CORS headers to a response.
    pub fn finish(&self, response: HttpResponse) -> HttpResponse {
        self.0.finish(response)
    }
}
