//! The order of work of one request, which is Frappe's.
//!
//! Rate limit of the address, parameters, route, identity, transaction, commit or rollback, envelope.
//! [`decode`] does the first three steps and needs no database; [`perform`] does the rest on a thread
//! for blocking work.

use super::api_response::{ApiResponse, BodyKind};
use super::async_call::{AsyncCall, PendingResponse};
use super::attempt::{self, Attempt, End};
use super::envelope::{self, EnvelopeExtras, Failure, Style};
use super::identify::{SessionState, identify};
use super::operation_input::OperationInput;
use super::panic_guard::guard;
use super::request::Request;
use super::request_kind::{self, DecodedRequest, RequestKind};
use super::route::RouteScope;
use super::{download, page, page_origin, ping};
use actix_web::http::Method;
use actix_web::http::header::HeaderName;
use doctyped_api::idempotency::{IdempotencyKey, StoredResponse};
use doctyped_auth::password_reset;
use doctyped_auth::rate_limits::rate_limits;
use doctyped_core::client_key::ClientKey;
use doctyped_core::context::{AsyncContext, Context, Site};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::fair_semaphore::Permit;
use doctyped_core::identity::Identity;
use doctyped_core::json::JsonWriter;
use doctyped_core::response_writer::ResponseWriter;
use doctyped_core::retries::Retries;
use doctyped_orm::db::{CommitHandle, Transient, transient};
use std::sync::Arc;

mod sessions;

/// Applies the rate limit of the address and decodes a request. Requests that need no database are
/// answered here: preflights, static pages, and refusals.
///
/// # Errors
/// The response, if there is one already.
pub fn decode(
    site: &Site,
    request: &Request,
    style: Style,
    scope: Option<&RouteScope>,
) -> Result<Box<DecodedRequest>, Box<ApiResponse>> {
    let refuse = |error: &Error| Box::new(failed(style, error));
    let decoded = guard(|| {
        if !request.is_counted {
            rate_limits(site).check_address(request.address).map_err(|error| refuse(&error))?;
        }
        if request.method == Method::OPTIONS {
            return Err(Box::new(ApiResponse::json(200, Vec::new())));
        }
        let decoded = request_kind::decode(request, scope).map_err(|refusal| {
            let mut response = refuse(&refusal.error);
            response.allow = refusal.allow;
            response
        })?;
        decoded.kind.describe(site, &request.trace);
        let response = match decoded.kind {
            RequestKind::Home => Some(ApiResponse::html(200, page::home())),
            RequestKind::PasswordForm => {
                let key = decoded.form.text("key").unwrap_or_default();
                Some(ApiResponse::html(200, page::new_password(key)))
            }
            _ => ping::respond(site, request, style, &decoded),
        };
        match response {
            Some(response) => Err(Box::new(response)),
            None => Ok(Box::new(decoded)),
        }
    });
    decoded.unwrap_or_else(|error| Err(refuse(&error)))
}

/// Performs a decoded request and commits. A long response may start to leave through the response writer
/// once it is certain; the result is its end then, or the error that cut it off. A request that failed with a transient
/// error of the database is performed again.
pub fn perform(
    site: &Arc<Site>,
    request: &Request,
    style: Style,
    decoded: Box<DecodedRequest>,
    response_writer: Option<ResponseWriter>,
) -> PendingResponse {
    let _entered = request.trace.enter();
    let response = guard(|| {
        let copy = attempt::copy(site, request, &decoded);
        let is_repeatable = copy.is_some();
        let end = End::Durable(response_writer);
        let mut attempt = Attempt { decoded, end, permit: None, is_repeatable, reads_primary: false };
        let mut retries = Retries::new();
        loop {
            match run(site, request, style, attempt) {
                Performed::Done(response, _) => return Ok(response),
                Performed::NeedsPermit(client, again) => {
                    attempt = again.with_permit(site.connection_permits().wait(client)?);
                }
                Performed::Refused { error, permit, end, was_replica } => {
                    let again = copy.clone().filter(|_| was_replica || retries.wait(&error));
                    let Some(decoded) = again else { return Err(error) };
                    attempt = Attempt { decoded, end, permit, is_repeatable, reads_primary: true };
                }
            }
        }
    });
    response.and_then(|response| response).unwrap_or_else(|error| failed(style, &error).into())
}

/// Performs a decoded request without waiting for the disk. The response of a write is valid once its
/// commit is durable.
pub fn perform_deferred(
    site: &Arc<Site>,
    request: &Request,
    style: Style,
    decoded: Box<DecodedRequest>,
) -> (PendingResponse, Option<CommitHandle>) {
    let _entered = request.trace.enter();
    let performed = guard(|| {
        let attempt = Attempt { decoded, end: End::Deferred, permit: None, is_repeatable: false, reads_primary: true };
        run(site, request, style, attempt)
    });
    match performed {
        Ok(Performed::Done(response, commit)) => (response, commit),
        // Requests on the one writer thread take no permits.
        Ok(Performed::NeedsPermit(..)) => (failed(style, &Error::internal("a write waits for a permit")).into(), None),
        Ok(Performed::Refused { error, .. }) | Err(error) => (failed(style, &error).into(), None),
    }
}

/// The response to a request that failed before its session was known.
pub fn failed(style: Style, error: &Error) -> ApiResponse {
    envelope::failure(style, &Failure::from(error))
}

/// The result of an attempt.
enum Performed {
    Done(PendingResponse, Option<CommitHandle>),
    /// The client has to wait for a permit for a connection; the attempt is to be repeated then.
    NeedsPermit(ClientKey, Attempt),
    /// The request failed with a transient error of the database; its transaction was rolled back.
    Refused {
        error: Error,
        permit: Option<Permit>,
        end: End,
        /// Whether it was a read replica that refused.
        was_replica: bool,
    },
}

fn run(site: &Arc<Site>, request: &Request, style: Style, attempt: Attempt) -> Performed {
    let mut ctx = match Context::new(Arc::clone(site), Identity::guest()) {
        Ok(ctx) => ctx,
        Err(error) => return Performed::Done(failed(style, &error).into(), None),
    };
    ctx.client_mut().address = Some(request.address);
    let active = ActiveRequest {
        ctx,
        request,
        style,
        session: SessionState::default(),
        cookies: Vec::new(),
        guest_cookies: Vec::new(),
        idempotency_key: None,
        replay: None,
        page: None,
        start_commit: matches!(attempt.end, End::Deferred),
        commit: None,
        permit: None,
    };
    active.run(attempt)
}

/// A request inside its transaction.
struct ActiveRequest<'a> {
    ctx: Context,
    request: &'a Request,
    style: Style,
    session: SessionState,
    /// The cookies that a login or a logout sets.
    cookies: Vec<String>,
    /// The cookies of every other response to a browser: those of its session, or those of Guest.
    guest_cookies: Vec<String>,
    idempotency_key: Option<IdempotencyKey>,
    /// The stored response of an earlier request with the same key.
    replay: Option<StoredResponse>,
    /// A page that is the response, instead of JSON.
    page: Option<String>,
    /// Another thread waits for the commit.
    start_commit: bool,
    /// The commit to wait for.
    commit: Option<CommitHandle>,
    /// The permit for the connection, released after the context with its connection.
    permit: Option<Permit>,
}

impl ActiveRequest<'_> {
    fn run(mut self, mut attempt: Attempt) -> Performed {
        let is_login = matches!(attempt.decoded.kind, RequestKind::Login);
        let mut is_repeatable = attempt.is_repeatable;
        let (result, end) = match self.begin(&mut attempt) {
            Ok(Some(client)) => return Performed::NeedsPermit(client, attempt),
            Ok(None) => {
                let Attempt { decoded, end, permit, .. } = attempt;
                self.permit = permit;
                let mut out = attempt::writer(&self.ctx, self.request, &self.session, &decoded.kind, end);
                out.begin_object();
                let served = self.serve(decoded, &mut out);
                is_repeatable &= !out.has_sent();
                match served {
                    Ok(status) => (self.complete(status, out), End::Durable(None)),
                    Err(error) => (Err(error), End::Durable(out.into_response_writer())),
                }
            }
            Err(error) => (Err(error), attempt.end),
        };
        self.request.trace.set_identity(self.ctx.identity());
        let result = match result {
            Err(error) if is_repeatable && transient(&error).is_some() && !self.ctx.has_committed() => {
                // The connection may be lost, and with it the transaction.
                let _ = self.ctx.rollback();
                let was_replica = self.ctx.transaction().is_of_replica();
                if transient(&error) == Some(Transient::ConnectionLost) {
                    self.ctx.transaction().exclude_replica(error.message());
                }
                return Performed::Refused { error, permit: self.permit.take(), end, was_replica };
            }
            result => result,
        };
        let response = result.unwrap_or_else(|error| self.fail(&error, is_login).into());
        self.renew_session();
        let PendingResponse::Ready(mut response) = response else { return Performed::Done(response, self.commit) };
        if self.session.clears_cookies() && self.cookies.is_empty() {
            response.clear_cookies();
        } else {
            response.cookies.append(&mut self.cookies);
        }
        // Caches may store files, so those set no cookies.
        if response.cookies.is_empty() && response.body_kind == BodyKind::Json {
            response.cookies = self.guest_cookies;
        }
        Performed::Done(response.into(), self.commit)
    }

    /// Finds out the user, applies the rate limits and takes a permit for a connection. Gives the client
    /// if it has to wait for a permit.
    fn begin(&mut self, attempt: &mut Attempt) -> Result<Option<ClientKey>> {
        self.ctx.refresh()?;
        let is_login = matches!(attempt.decoded.kind, RequestKind::Login);
        let credentials = attempt.decoded.form.credentials();
        if is_login {
            page_origin::check_session_change(&self.ctx.site().config.web, self.request)?;
        } else {
            identify(&mut self.ctx, self.request, &mut attempt.decoded.form, &mut self.session)?;
            self.set_guest_cookies()?;
        }
        let uses_token = !is_login && self.session.current.is_none();
        let needs_permit = attempt.admit(&mut self.ctx, self.request, uses_token)?;
        if needs_permit.is_some() {
            attempt.decoded.form.restore(credentials);
        } else if !attempt.reads_primary && attempt::only_reads(self.ctx.site(), self.request, &attempt.decoded.kind) {
            self.ctx.read_from_replica();
        }
        Ok(needs_permit)
    }

    /// Does what the request asks for.
    fn serve(&mut self, decoded: Box<DecodedRequest>, out: &mut JsonWriter) -> Result<u16> {
        let site = Arc::clone(self.ctx.site());
        let is_read_only = decoded.kind.is_read_only(&site);
        let DecodedRequest { kind, form, .. } = *decoded;
        let address = self.request.address;
        let (operation, target) = match kind {
            RequestKind::Login => {
                self.log_in(form, out)?;
                return Ok(200);
            }
            RequestKind::Logout { to_page } => {
                page_origin::check_session_change(&site.config.web, self.request)?;
                self.log_out(out)?;
                self.page = to_page.then(page::logged_out);
                return Ok(200);
            }
            RequestKind::NewPassword => {
                rate_limits(&site).check_login(address)?;
                let account = password_reset::redeem(&mut self.ctx, form.text("key").unwrap_or_default())?;
                password_reset::change(&mut self.ctx, &account, form.text("new_password").unwrap_or_default(), true)?;
                self.page = Some(page::password_changed());
                return Ok(200);
            }
            RequestKind::Operation(operation, target) => (operation, target),
            // Answered before.
            RequestKind::Home | RequestKind::PasswordForm => return Ok(200),
        };
        self.replay = if is_read_only { None } else { self.begin_idempotent()? };
        if self.replay.is_some() {
            return Ok(200);
        }
        let input = OperationInput { request: self.request, version: self.style.version, target, form };
        operation.run(&mut self.ctx, input, out)
    }

    /// Claims the idempotency key of a POST that may write; returns the stored response if the key was used before.
    fn begin_idempotent(&mut self) -> Result<Option<StoredResponse>> {
        let Some(key) = self.request.headers.idempotency_key.as_deref().filter(|_| self.request.method == Method::POST)
        else {
            return Ok(None);
        };
        let key = IdempotencyKey::of_request(&mut self.ctx, key, self.request.address, &self.request.content())?;
        let stored = key.begin(&mut self.ctx)?;
        self.idempotency_key = Some(key);
        Ok(stored)
    }

    /// Assembles the response and ends the transaction.
    fn complete(&mut self, status: u16, out: JsonWriter) -> Result<PendingResponse> {
        if let Some(StoredResponse { status, body }) = self.replay.take() {
            let mut response = ApiResponse::json(status, body);
            response.headers.push((HeaderName::from_static("idempotency-replayed"), "true".to_owned()));
            return self.ctx.rollback().map(|()| response.into());
        }
        if let Some(function) = self.ctx.take_deferred() {
            if self.idempotency_key.is_some() {
                let message = "This function has several transactions, so it takes no Idempotency-Key";
                return Err(Error::new(ErrorKind::BadRequest, message));
            }
            self.finish()?;
            let context = AsyncContext::new(&self.ctx, self.request.method.is_safe());
            let call = AsyncCall::new(self.request, function, context, self.style, &self.session);
            return Ok(PendingResponse::AsyncCall(Box::new(call)));
        }
        let file = self.ctx.take_download();
        let is_file = file.is_some();
        let response = match (self.page.take(), file) {
            (Some(page), _) => ApiResponse::html(status, page),
            (None, Some(file)) => download::respond(&self.request.method, &self.request.headers, file),
            (None, None) => {
                let (messages, debug) = (self.ctx.messages(), self.ctx.debug_notes());
                let extras = EnvelopeExtras { messages, debug, session_expired: self.session.expired };
                envelope::success(self.style, status, out, &extras)
            }
        };
        if let Some(key) = self.idempotency_key.take() {
            key.store(&mut self.ctx, response.status, (!is_file).then_some(response.body.as_slice()))?;
        }
        self.finish()?;
        Ok(response.into())
    }

    /// Rolls a safe method back and commits any other.
    fn finish(&mut self) -> Result<()> {
        if self.request.method.is_safe() {
            self.ctx.rollback()
        } else if self.start_commit {
            self.commit = self.ctx.start_commit()?;
            Ok(())
        } else {
            self.ctx.commit()
        }
    }

    fn fail(&mut self, error: &Error, is_login: bool) -> ApiResponse {
        if let Err(error) = self.ctx.rollback() {
            tracing::error!(error = %error.chain(), "failed to roll back a transaction");
        }
        let failure = Failure { error, messages: self.ctx.messages(), is_login, session_expired: self.session.expired };
        let mut response = envelope::failure(self.style, &failure);
        if error.kind() == ErrorKind::Authentication
            && !is_login
            && self.session.current.is_some()
            && !self.session.is_from_parameter
        {
            response.clear_cookies();
        }
        response
    }
}
