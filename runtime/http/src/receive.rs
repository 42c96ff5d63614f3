//! Receives requests from actix-web: reads the body, decodes, and has the operation performed.

use super::api_response::ApiResponse;
use super::body_memory::{BodyReservation, IncomingMemory, estimate};
use super::dispatch;
use super::envelope::{self, Failure, Style};
use super::form::Form;
use super::identify::{has_credentials, logged_in_user};
use super::panic_guard::guard;
use super::request::Request;
use super::request_kind::{DecodedRequest, RequestKind};
use super::response::HttpError;
use super::route::RouteScope;
use super::upload::{self, Body, BodyLimits, BodySize};
use super::{body_memory, cors, stream, write_queue};
use actix_web::web::{self, Payload};
use actix_web::{HttpRequest, HttpResponse};
use doctyped_auth::rate_limits::rate_limits;
use doctyped_core::client_key::ClientKey;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, ErrorKind};
use std::sync::Arc;
use std::time::Duration;

/// Size up to which a body is decoded on the thread that received it, in bytes. A larger one is
/// decoded on the worker pool, so that it does not delay the other connections of the thread.
const INLINE_DECODE_LIMIT: usize = 32 * 1024;

/// A request that was received, and the site that it is for.
#[derive(Debug, Clone)]
pub struct Received {
    pub site: Arc<Site>,
    pub request: Arc<Request>,
    pub style: Style,
}

impl Received {
    /// Copies a request without its body.
    ///
    /// # Errors
    /// 500 when the `App` has no `web::Data<Site>`.
    pub fn without_body(http: &HttpRequest) -> Result<Received, HttpError> {
        let site = site(http)?;
        Ok(Received::new(Request::new(http, &site.config.web.trusted_proxies), site))
    }

    fn new(request: Request, site: Arc<Site>) -> Received {
        let style = Style::of(&request, site.config.developer_mode);
        Received { site, request: Arc::new(request), style }
    }

    /// The response to a request that cannot be performed.
    pub fn refuse(&self, error: &Error) -> HttpResponse {
        envelope::failure(self.style, &Failure::from(error)).into_response()
    }

    /// Adds the CORS headers to a response.
    pub fn finish(&self, mut response: HttpResponse) -> HttpResponse {
        for (name, value) in cors::headers(&self.site.config, &self.request) {
            response.headers_mut().append(name, value);
        }
        response
    }
}

fn site(http: &HttpRequest) -> Result<Arc<Site>, HttpError> {
    let site = http.app_data::<web::Data<Site>>().cloned();
    Ok(site.ok_or_else(|| Error::internal("the App has no app_data(web::Data<Site>)"))?.into_inner())
}

/// Reads the body of a request. If that fails, the error comes with the request, whose headers decide
/// the form of the response.
///
/// # Errors
/// 500 when the `App` has no `web::Data<Site>`.
pub async fn receive(http: &HttpRequest, payload: Payload) -> Result<(Received, Option<Error>), HttpError> {
    let site = site(http)?;
    if BodySize::of(http) == BodySize::Empty {
        return Ok((Received::new(Request::new(http, &site.config.web.trusted_proxies), site), None));
    }
    let (request, refused) = Box::pin(read_request(http, payload, &site)).await;
    Ok((Received::new(request, site), refused))
}

/// Reads a request with its body. If the body cannot be read, the error comes with the request.
pub async fn read_request(http: &HttpRequest, payload: Payload, site: &Arc<Site>) -> (Request, Option<Error>) {
    let mut request = Request::new(http, &site.config.web.trusted_proxies);
    let size = BodySize::of(http);
    if size == BodySize::Empty {
        return (request, None);
    }
    let limits = body_limits(&mut request, size, site).await;
    let (limits, user) = match limits.and_then(|limits| limits.0.check(&size).map(|()| limits)) {
        Ok(limits) => limits,
        Err(error) => return (request, Some(error)),
    };
    let client = user.unwrap_or_else(|| ClientKey::guest(Some(request.address)));
    let mut memory = IncomingMemory::new(client, size.expected(&limits));
    match upload::read_body(http, payload, site, size, limits, &mut memory).await {
        Ok(body) => {
            request.reservations.extend(memory.into_reservations().map(Arc::new));
            match reserve_parsed(client, &body, site).await {
                Ok(reservation) => request.reservations.extend(reservation.map(Arc::new)),
                Err(error) => return (request, Some(error)),
            }
            Body { bytes: request.body, parts: request.parts } = body;
            (request, None)
        }
        Err(error) => (request, Some(error)),
    }
}

/// Reserves the memory that a body takes when it is parsed.
async fn reserve_parsed(client: ClientKey, body: &Body, site: &Arc<Site>) -> Result<Option<BodyReservation>, Error> {
    let fields: usize = body.parts.fields.iter().map(|(_, value)| estimate(value.as_bytes())).sum();
    let bytes = body.bytes.clone();
    let parsed = if bytes.len() <= INLINE_DECODE_LIMIT {
        estimate(&bytes)
    } else {
        site.workers().call(move || estimate(&bytes)).await.ok_or_else(stopped_error)?
    };
    body_memory::reserve_parsed(client, fields.saturating_add(parsed)).await
}

/// The limits of the body of a request, and its user. The login is checked here only if the body is larger than that
/// of a guest may be, or of unknown size; otherwise there is no user.
async fn body_limits(
    request: &mut Request,
    size: BodySize,
    site: &Arc<Site>,
) -> Result<(BodyLimits, Option<ClientKey>), Error> {
    let (guest, user) = (BodyLimits::of_guest(site), BodyLimits::of_user(site));
    if size.is_at_most(guest.fields) || !has_credentials(request) {
        return Ok((guest, None));
    }
    user.check(&size)?;
    // The login takes a connection of the database, whether it is right or wrong.
    request.is_counted = true;
    rate_limits(site).check_address(request.address)?;
    let (own, without_body) = (Arc::clone(site), request.clone());
    let check = move || guard(|| logged_in_user(&own, &without_body)).unwrap_or_else(Err);
    match site.workers().call(check).await {
        Some(key) => Ok(key?.map_or((guest, None), |key| (user, Some(key)))),
        None => Err(stopped_error()),
    }
}

/// Decodes a request.
///
/// # Errors
/// The response of a request that needs no database.
pub async fn decode(
    received: &Received,
    scope: Option<&'static RouteScope>,
) -> Result<Box<DecodedRequest>, HttpResponse> {
    let Received { site, request, style, .. } = received;
    let decoded = if request.body.len() <= INLINE_DECODE_LIMIT {
        dispatch::decode(site, request, *style, scope)
    } else {
        let Received { site, request, style, .. } = received.clone();
        let decoded = received.site.workers().call(move || dispatch::decode(&site, &request, style, scope)).await;
        decoded.ok_or_else(|| stopped(style).into_response())?
    };
    decoded.map_err(|response| response.into_response())
}

/// Decodes only the parameters of a request, for a handler that is mounted at a path of the
/// application's own.
///
/// # Errors
/// The response to parameters that cannot be decoded.
pub async fn decode_form(received: &Received) -> Result<Form, HttpResponse> {
    if let Err(error) = rate_limits(&received.site).check_address(received.request.address) {
        return Err(received.refuse(&error));
    }
    let request = Arc::clone(&received.request);
    let form = received.site.workers().call(move || Form::read(&request)).await;
    match form {
        Some(Ok(form)) => Ok(form),
        Some(Err(error)) => Err(received.refuse(&error)),
        None => Err(stopped(received.style).into_response()),
    }
}

/// Performs a decoded request: on the writer thread if it writes to SQLite, on the worker pool
/// otherwise.
pub async fn perform(received: Received, decoded: Box<DecodedRequest>) -> HttpResponse {
    let Received { site, request, style, .. } = received;
    let stopped = move || stopped(style);
    let is_queued = writes(&request, &decoded.kind) && !decoded.form.has_much_html();
    let writer = site.pool.writer_thread().filter(|_| is_queued).cloned();
    if let Some(writer) = writer {
        return write_queue::respond(&writer, site, request, style, decoded, stopped).await;
    }
    if let Err(error) = site.pool.check_progress() {
        return dispatch::failed(style, &error).into_response();
    }
    let own = Arc::clone(&site);
    let work = move |response_writer| dispatch::perform(&own, &request, style, decoded, Some(response_writer));
    stream::respond(&site, work, stopped).await
}

/// Whether a request writes nearly always, and soon after its transaction begins.
fn writes(request: &Request, kind: &RequestKind) -> bool {
    let RequestKind::Operation(operation, target) = kind else { return false };
    operation.writes(target)
        && !request.method.is_safe()
        && request.parts.uploads.is_empty()
        && request.headers.idempotency_key.is_none()
}

fn stopped(style: Style) -> ApiResponse {
    envelope::failure(style, &Failure::from(&stopped_error()))
}

fn stopped_error() -> Error {
    let message = "The server is about to stop; try again in a moment";
    Error::new(ErrorKind::SessionStopped, message).retry_after(Duration::from_secs(1))
}
