//! The middleware around all routes: begins the trace of each request, and counts and logs it when it ends.
//!
//! A request ends when its body has been handed to the connection, or the client has gone. So long downloads are
//! counted with the time that they take.

use crate::compression::{Compressed, accepts_gzip, compress};
use crate::connection_state::ConnectionState;
use crate::drain::Drain;
use crate::proxy;
use crate::request_id::X_REQUEST_ID;
use crate::request_log::{self, RequestRecord};
use crate::request_table::RequestTable;
use crate::response_memory::{Holdable, ResponseMemory, SiteResponses};
use crate::span_export;
use crate::trace::RequestTrace;
use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{ConnectionType, StatusCode, Version};
use actix_web::web::Bytes;
use actix_web::{Error, HttpMessage};
use doctyped_core::client_key::ClientKey;
use doctyped_core::config::Config;
use doctyped_core::context::Site;
use doctyped_core::extension::Extension;
use doctyped_core::identity::GUEST;
use ipnet::IpNet;
use std::future::{Future, Ready, ready};
use std::net::IpAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

/// The status in logs and metrics of a request whose client has gone before there was a response.
const CLIENT_GONE: u16 = 499;

/// The counts of the requests of a site.
#[derive(Debug)]
pub(crate) struct RequestCounts(pub Arc<RequestTable>);

impl Extension for RequestCounts {
    fn new(_: &Config) -> RequestCounts {
        RequestCounts(Arc::default())
    }
}

/// The middleware, for `App::wrap`. It belongs around all others, so that what they refuse is counted, too.
#[derive(Debug, Clone)]
pub struct Monitor(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    table: Arc<RequestTable>,
    responses: Arc<ResponseMemory>,
    trusted_proxies: Vec<IpNet>,
    compress_from: u64,
    has_server_timing: bool,
    drain: Drain,
}

impl Monitor {
    /// The middleware of a site.
    pub fn new(site: &Site) -> Monitor {
        Monitor(Rc::new(Inner {
            table: Arc::clone(&site.extension::<RequestCounts>().0),
            responses: Arc::clone(&site.extension::<SiteResponses>().0),
            trusted_proxies: site.config.web.trusted_proxies.clone(),
            compress_from: site.config.monitoring.compress_from,
            has_server_timing: site.config.developer_mode,
            drain: Drain::of(site),
        }))
    }
}

impl<S, B> Transform<S, ServiceRequest> for Monitor
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    type Response = ServiceResponse<MonitoredBody<B>>;
    type Error = Error;
    type Transform = MonitorService<S>;
    type InitError = ();
    type Future = Ready<Result<MonitorService<S>, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(MonitorService { service, settings: Rc::clone(&self.0) }))
    }
}

/// A service whose requests are counted and logged.
#[derive(Debug)]
pub struct MonitorService<S> {
    service: S,
    settings: Rc<Inner>,
}

impl<S, B> Service<ServiceRequest> for MonitorService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    type Response = ServiceResponse<MonitoredBody<B>>;
    type Error = Error;
    type Future = MonitoredResponse<S::Future>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.service.poll_ready(cx)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        if let Some(connection) = request.request().conn_data::<Rc<ConnectionState>>() {
            connection.begin();
        }
        let trace = RequestTrace::begin(&request);
        request.extensions_mut().insert(Arc::clone(&trace));
        let settings = Rc::clone(&self.settings);
        settings.table.begin();
        let end = RequestEnd { settings, trace, status: CLIENT_GONE, bytes: 0 };
        MonitoredResponse { response: self.service.call(request), end: Some(end) }
    }
}

pin_project_lite::pin_project! {
    /// The response of a request that is counted and logged.
    #[derive(Debug)]
    pub struct MonitoredResponse<F> {
        #[pin]
        response: F,
        end: Option<RequestEnd>,
    }
}

impl<F, B> Future for MonitoredResponse<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody,
{
    type Output = Result<ServiceResponse<MonitoredBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = match this.response.poll(cx) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(Ok(response)) => response,
            Poll::Ready(Err(error)) => {
                if let Some(end) = this.end {
                    end.status = error.as_response_error().status_code().as_u16();
                }
                return Poll::Ready(Err(error));
            }
        };
        Poll::Ready(Ok(respond(response, this.end.take())))
    }
}

/// Adds the headers, holds and compresses the body, and lets the request end with it.
fn respond<B: MessageBody>(response: ServiceResponse<B>, end: Option<RequestEnd>) -> ServiceResponse<MonitoredBody<B>> {
    let (request, mut response) = response.into_parts();
    let Some(mut end) = end else {
        return ServiceResponse::new(request, compress_none(response));
    };
    end.status = response.status().as_u16();
    let Inner { responses, trusted_proxies, compress_from, has_server_timing, .. } = &*end.settings;
    if end.trace.address().is_none()
        && let Some(peer) = request.peer_addr()
    {
        // A route of the application's own.
        let forwarded = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
        let address: IpAddr = proxy::client(peer.ip(), trusted_proxies, &forwarded.collect::<Vec<_>>());
        end.trace.set_address(address);
    }
    let closes = request.conn_data::<Rc<ConnectionState>>().is_some_and(|connection| connection.closes());
    if (closes || end.settings.drain.has_begun()) && response.status() != StatusCode::SWITCHING_PROTOCOLS {
        response.head_mut().set_connection_type(ConnectionType::Close);
    }
    if let Some(id) = end.trace.id.to_header() {
        response.headers_mut().insert(X_REQUEST_ID, id);
    }
    if *has_server_timing && let Ok(timing) = HeaderValue::from_str(&server_timing(&end.trace)) {
        response.headers_mut().insert(SERVER_TIMING, timing);
    }
    let response = responses.hold(response, || client(&end.trace));
    // HTTP/1.0 has no chunked encoding, which a body of unknown length needs.
    let accepts_gzip = || request.version() >= Version::HTTP_11 && accepts_gzip(request.headers());
    let response = compress(response, request.method(), accepts_gzip, *compress_from);
    ServiceResponse::new(request, response.map_body(|_, body| MonitoredBody { body, end: Some(end) }))
}

fn compress_none<B: MessageBody>(response: actix_web::HttpResponse<B>) -> actix_web::HttpResponse<MonitoredBody<B>> {
    response.map_body(|_, body| {
        let body = Compressed::Plain { body: Holdable::Other { body } };
        MonitoredBody { body, end: None }
    })
}

/// The client that a response is for: its user, or its network without a login.
fn client(trace: &RequestTrace) -> ClientKey {
    let user = trace.user().filter(|user| *user != GUEST);
    user.map_or_else(|| ClientKey::guest(trace.address()), ClientKey::user)
}

/// Milliseconds until a worker thread began, since then, and in all.
fn server_timing(trace: &RequestTrace) -> String {
    let milliseconds = |duration: Duration| duration.as_secs_f64() * 1000.0;
    let total = trace.elapsed();
    match trace.queue_time() {
        Some(queue) => format!(
            "queue;dur={:.3}, work;dur={:.3}, total;dur={:.3}",
            milliseconds(queue),
            milliseconds(total.saturating_sub(queue)),
            milliseconds(total)
        ),
        None => format!("total;dur={:.3}", milliseconds(total)),
    }
}

/// Counts and logs the request when it is dropped.
#[derive(Debug)]
struct RequestEnd {
    settings: Rc<Inner>,
    trace: Arc<RequestTrace>,
    status: u16,
    /// Bytes of the body that were handed to the connection.
    bytes: u64,
}

impl Drop for RequestEnd {
    fn drop(&mut self) {
        let (trace, duration) = (&self.trace, self.trace.elapsed());
        self.settings.table.end(trace.route(), trace.method(), self.status, duration);
        let record = RequestRecord { trace: Arc::clone(trace), status: self.status, bytes: self.bytes, duration };
        request_log::log(&record);
        span_export::export(&record);
    }
}

pin_project_lite::pin_project! {
    /// A body whose bytes are counted.
    #[allow(missing_debug_implementations, reason = "bodies have none")]
    pub struct MonitoredBody<B> {
        #[pin]
        body: Compressed<Holdable<B>>,
        end: Option<RequestEnd>,
    }
}

impl<B: MessageBody> MessageBody for MonitoredBody<B> {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let this = self.project();
        let polled = this.body.poll_next(cx);
        if let (Poll::Ready(Some(Ok(bytes))), Some(end)) = (&polled, this.end) {
            end.bytes += bytes.len() as u64;
        }
        polled
    }
}
