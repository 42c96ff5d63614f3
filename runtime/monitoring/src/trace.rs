//! The trace of a request: what its log line and the metrics say of it, found out on its way through the layers.

use crate::request_id::{RequestId, TraceParent};
use crate::route::RouteTemplate;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::HeaderMap;
use actix_web::http::{Method, Uri};
use actix_web::{HttpMessage, HttpRequest};
use doctyped_core::identity::Identity;
use std::borrow::Cow;
use std::cell::RefCell;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime};

/// Bytes of a method's name that are logged.
const MAX_METHOD_LEN: usize = 32;

/// The trace of a request, shared by the threads that work on it.
#[derive(Debug)]
pub struct RequestTrace {
    pub(crate) id: RequestId,
    pub(crate) parent: Option<TraceParent>,
    pub(crate) method: Method,
    uri: Uri,
    pub(crate) received: SystemTime,
    started: Instant,
    address: OnceLock<IpAddr>,
    /// A [`RouteTemplate`].
    route: AtomicU8,
    /// The DocType or the function, whose name is known to the server.
    subject: OnceLock<Cow<'static, str>>,
    identity: OnceLock<Arc<Identity>>,
    /// Nanoseconds until a worker thread began with the request; 0 before.
    queued: AtomicU64,
}

impl RequestTrace {
    /// The trace of a request that has just been received.
    pub(crate) fn begin(request: &ServiceRequest) -> Arc<RequestTrace> {
        Arc::new(RequestTrace::new(request.request()))
    }

    fn new(request: &HttpRequest) -> RequestTrace {
        RequestTrace::with(request.headers(), request.method().clone(), request.uri().clone())
    }

    fn with(headers: &HeaderMap, method: Method, uri: Uri) -> RequestTrace {
        RequestTrace {
            id: RequestId::of(headers),
            parent: TraceParent::of(headers),
            method,
            uri,
            received: SystemTime::now(),
            started: Instant::now(),
            address: OnceLock::new(),
            route: AtomicU8::new(RouteTemplate::Application as u8),
            subject: OnceLock::new(),
            identity: OnceLock::new(),
            queued: AtomicU64::new(0),
        }
    }

    /// The trace that [`Monitor`](crate::Monitor) has begun; in an `App` without it, a trace that nothing is logged of.
    pub fn of(request: &HttpRequest) -> Arc<RequestTrace> {
        let begun = request.extensions().get::<Arc<RequestTrace>>().cloned();
        begun.unwrap_or_else(|| Arc::new(RequestTrace::new(request)))
    }

    /// The trace of a request that did not come through a network.
    pub fn detached() -> Arc<RequestTrace> {
        Arc::new(RequestTrace::with(&HeaderMap::new(), Method::GET, Uri::default()))
    }

    /// The id of the request.
    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The name of the method. A client can send one of any length: of a long one this is the beginning.
    pub fn method_name(&self) -> &str {
        let name = self.method.as_str();
        name.get(..MAX_METHOD_LEN).unwrap_or(name)
    }

    /// The path, percent-encoded, without the query string, which may hold secrets.
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// The name of the user, as far as it is known.
    pub fn user(&self) -> Option<&str> {
        self.identity.get().map(|identity| identity.name.as_str())
    }

    /// Time since the request was received.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// The address of the client, as far as it is known.
    pub(crate) fn address(&self) -> Option<IpAddr> {
        self.address.get().copied()
    }

    /// The route.
    pub(crate) fn route(&self) -> RouteTemplate {
        RouteTemplate::from_index(self.route.load(Ordering::Relaxed))
    }

    /// The DocType or the function.
    pub(crate) fn subject(&self) -> Option<&str> {
        self.subject.get().map(AsRef::as_ref)
    }

    /// Time until a worker thread began with the request; `None` if none has.
    pub(crate) fn queue_time(&self) -> Option<Duration> {
        let nanoseconds = self.queued.load(Ordering::Relaxed);
        (nanoseconds > 0).then(|| Duration::from_nanos(nanoseconds))
    }

    /// Notes the address of the client, behind trusted proxies.
    pub fn set_address(&self, address: IpAddr) {
        self.address.get_or_init(|| address);
    }

    /// Notes the route.
    pub fn set_route(&self, route: RouteTemplate) {
        self.route.store(route as u8, Ordering::Relaxed);
    }

    /// Notes the DocType or the function, which must exist: other texts of clients may be anything.
    pub fn set_subject(&self, subject: impl Into<Cow<'static, str>>) {
        self.subject.get_or_init(|| subject.into());
    }

    /// Notes the user.
    pub fn set_identity(&self, identity: &Arc<Identity>) {
        self.identity.get_or_init(|| Arc::clone(identity));
    }

    /// Notes that a worker thread begins with the request, and makes it the current request of this thread.
    pub fn enter(self: &Arc<Self>) -> EnteredTrace {
        let nanoseconds = u64::try_from(self.elapsed().as_nanos()).unwrap_or(u64::MAX).max(1);
        let _ = self.queued.compare_exchange(0, nanoseconds, Ordering::Relaxed, Ordering::Relaxed);
        EnteredTrace(CURRENT.replace(Some(Arc::clone(self))))
    }
}

thread_local! {
    /// The request that this thread works on.
    static CURRENT: RefCell<Option<Arc<RequestTrace>>> = const { RefCell::new(None) };
}

/// The request that this thread works on; `None` between requests.
pub fn current() -> Option<Arc<RequestTrace>> {
    // Without access while it changes, and at the end of the thread.
    CURRENT.try_with(|current| current.try_borrow().ok().and_then(|current| current.clone())).ok().flatten()
}

/// Keeps a request the current one of its thread until this is dropped.
#[derive(Debug)]
#[must_use = "the request is the current one until this is dropped"]
pub struct EnteredTrace(Option<Arc<RequestTrace>>);

impl Drop for EnteredTrace {
    fn drop(&mut self) {
        CURRENT.set(self.0.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn request_is_current_until_its_work_ends() {
        let trace = || RequestTrace::of(&TestRequest::with_uri("/a?key=secret").to_http_request());
        let (outer, inner) = (trace(), trace());
        let id = || current().map(|trace| trace.id().to_owned());
        assert_eq!(id(), None);
        let entered = outer.enter();
        {
            let _entered = inner.enter();
            assert_eq!(id().as_deref(), Some(inner.id()));
        }
        assert_eq!(id().as_deref(), Some(outer.id()));
        drop(entered);
        assert_eq!(id(), None);
        assert_eq!(outer.path(), "/a");
        assert!(outer.queue_time().is_some());
    }
}
