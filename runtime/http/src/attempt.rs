//! One attempt to perform a request. A request whose client has all its permits for database connections gives
//! its connection back and is attempted again when there is a permit.

use super::identify::SessionState;
use super::request::Request;
use super::request_kind::{DecodedRequest, RequestKind};
use actix_web::http::Method;
use doctyped_auth::rate_limits::{check_route, rate_limits};
use doctyped_core::client_key::ClientKey;
use doctyped_core::context::{Context, Site};
use doctyped_core::error::Result;
use doctyped_core::fair_semaphore::Permit;
use doctyped_core::json::JsonWriter;
use doctyped_core::response_writer::ResponseWriter;
use doctyped_orm::db::Dialect;
use std::sync::Arc;

/// A request that is to be performed.
pub struct Attempt {
    pub decoded: Box<DecodedRequest>,
    pub end: End,
    /// The permit that it has waited for.
    pub permit: Option<Permit>,
    /// Whether the request is performed again after a transient error of the database.
    pub is_repeatable: bool,
    /// Whether it reads from the database itself, and not from a replica.
    pub reads_primary: bool,
}

/// The longest body of a request that is performed again; a copy of its parameters is kept meanwhile.
const MAX_REPEATED_BODY: usize = 256 * 1024;

/// A copy of the parameters, to perform the request again after a transient error of the database: a lost connection, a conflict with
/// another transaction, a server that has become read-only. `None` for requests with parts of a form, which may be files,
/// and on SQLite, which has no such errors.
pub fn copy(site: &Site, request: &Request, decoded: &DecodedRequest) -> Option<Box<DecodedRequest>> {
    let is_repeatable = site.pool.dialect() != Dialect::Sqlite
        && request.body.len() <= MAX_REPEATED_BODY
        && request.parts.fields.is_empty()
        && request.parts.uploads.is_empty();
    is_repeatable.then(|| Box::new(decoded.clone()))
}

/// Whether a request only reads.
pub fn only_reads(site: &Site, request: &Request, kind: &RequestKind) -> bool {
    let is_operation = matches!(kind, RequestKind::Operation(..));
    is_operation && (request.method.is_safe() || kind.is_read_only(site))
}

/// How a request ends.
pub enum End {
    /// With a durable commit; a long response is streamed through the response writer.
    Durable(Option<ResponseWriter>),
    /// With a commit that another thread waits for.
    Deferred,
}

impl Attempt {
    /// The same request, which has waited for a permit.
    pub fn with_permit(self, permit: Permit) -> Attempt {
        Attempt { permit: Some(permit), ..self }
    }

    /// Applies the rate limits and takes a permit for a connection, unless an earlier attempt has done so.
    /// Gives the client if it may have no more. The one writer thread of SQLite takes no permits.
    ///
    /// # Errors
    /// Those of the rate limits.
    pub fn admit(&mut self, ctx: &mut Context, request: &Request, uses_token: bool) -> Result<Option<ClientKey>> {
        if self.permit.is_some() {
            return Ok(None);
        }
        let site = Arc::clone(ctx.site());
        let DecodedRequest { kind, path, .. } = &*self.decoded;
        match kind {
            RequestKind::Login => rate_limits(&site).check_login(request.address)?,
            _ => rate_limits(&site).check_user(ctx.identity(), uses_token)?,
        }
        check_route(ctx, |_| kind.route_names(path.clone()))?;
        if let End::Durable(_) = self.end {
            let client = ctx.client_key();
            self.permit = site.connection_permits().try_take(client);
            return Ok(self.permit.is_none().then_some(client));
        }
        Ok(None)
    }
}

/// The writer of a response, which streams it if that is possible.
pub fn writer(ctx: &Context, request: &Request, session: &SessionState, kind: &RequestKind, end: End) -> JsonWriter {
    let End::Durable(Some(response_writer)) = end else { return JsonWriter::new() };
    // A write may still fail at its commit, and must not hold its lock while a client reads.
    let only_reads = request.method == Method::GET || kind.is_read_only(ctx.site());
    // The response to an expired session clears cookies, and headers cannot follow a body that has left.
    if only_reads && request.supports_chunked && !session.expired {
        return JsonWriter::with_response_writer(response_writer);
    }
    JsonWriter::new()
}
