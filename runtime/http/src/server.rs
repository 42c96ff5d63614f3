//! The server of `doctyped::main`: an `App` with the API, housekeeping, and a graceful stop.

use super::client_connection::{ClientConnection, ConnectionLimits};
use super::configure::Api;
use crate::request_stream::RequestStream;
use crate::stop_signal::{StopSignal, StopSignals};
use actix_http::error::DispatchError;
use actix_http::{HttpService, Protocol};
use actix_service::{ServiceFactoryExt, fn_service, map_config};
use actix_web::body::BoxBody;
use actix_web::dev::AppConfig;
use actix_web::dev::ServiceRequest;
use actix_web::middleware::{Condition, Next, from_fn};
use actix_web::rt::net::{TcpSocket, TcpStream};
use actix_web::web::ServiceConfig;
use actix_web::{App, rt, web};
use doctyped_api::housekeeping;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_core::head_memory::HeadMemory;
use doctyped_monitoring::{Drain, MetricsServer, Monitor};
use futures_util::future::{self, Either};
use std::future::ready;
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;
use std::{fmt, io};

/// Time after which an idle connection is closed.
const KEEP_ALIVE: Duration = Duration::from_secs(60);

/// Time for the end of a connection that the server closes.
const DISCONNECT_TIMEOUT: Duration = Duration::from_secs(1);

/// Connections that wait to be accepted.
const BACKLOG: u32 = 2048;

/// Time that running requests have to finish when the server stops, in seconds.
const SHUTDOWN_TIMEOUT: u64 = 30;

/// A function that mounts the routes of an application in an `App`: [`configure()`](crate::configure()), or one that
/// mounts more.
pub type Configure = fn(&mut ServiceConfig, &Api);

/// Sockets that listen already, from the program that has started this one. They stay open when this process ends, so
/// that another one accepts the connections that wait in them.
#[derive(Debug, Default)]
pub struct Listeners {
    /// For the API, instead of the address of the configuration.
    pub api: Option<TcpListener>,
    /// For `--metrics-listen`.
    pub metrics: Option<TcpListener>,
}

/// A server that is bound to its address.
pub struct Server {
    /// The running server.
    pub(crate) server: actix_web::dev::Server,
    /// The address that it listens on.
    pub(crate) address: SocketAddr,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Server {
    /// Serves a site until the process gets SIGTERM or SIGINT. `ready` is called with the address once
    /// connections are accepted.
    ///
    /// After SIGTERM the server drains ([`Drain`]) until no connection is open, for `--drain-seconds`, or until another
    /// signal. It goes on to accept connections meanwhile, but not from a socket of [`Listeners`], whose connections are
    /// for its successor. Behind reverse proxies it drains for the whole time, in which these notice that it is not ready.
    ///
    /// # Errors
    /// `InternalError` when the address cannot be bound, and when the server has stopped because the database has
    /// failed for good ([`Pool::failed`](doctyped_orm::db::Pool::failed)).
    pub fn run(
        site: &Arc<Site>,
        api: &'static Api,
        configure: Configure,
        listeners: Listeners,
        ready: impl FnOnce(SocketAddr),
    ) -> Result<()> {
        let has_successor = listeners.api.is_some();
        rt::System::new().block_on(async {
            let Server { server, address } = Server::bind(site, api, configure, listeners.api)?;
            let metrics = MetricsServer::start(site, listeners.metrics)?;
            if let Some(metrics) = &metrics {
                tracing::info!(address = %metrics.address(), "serving metrics");
            }
            let handle = server.handle();
            let (pool, drain, drain_time) = (site.pool.clone(), Drain::of(site), site.config.limits.drain_time());
            let is_watched = !has_successor && !site.config.web.trusted_proxies.is_empty();
            let refused = |error: io::Error| Error::internal(format!("signals cannot be received: {error}"));
            let mut signals = StopSignals::new().map_err(refused)?;
            rt::spawn(async move {
                let is_terminated = match future::select(pin!(signals.next()), pin!(pool.failed())).await {
                    Either::Left((signal, _)) => signal == StopSignal::Terminate,
                    Either::Right(_) => false,
                };
                if is_terminated && !drain_time.is_zero() {
                    let connections = drain.open_connections();
                    tracing::info!(connections, "draining");
                    drain.begin();
                    if has_successor {
                        handle.pause().await;
                    }
                    let finished = async {
                        drain.finished().await;
                        if is_watched {
                            future::pending::<()>().await;
                        }
                    };
                    let drained = rt::time::timeout(drain_time, finished);
                    future::select(pin!(drained), pin!(signals.next())).await;
                }
                let connections = drain.open_connections();
                tracing::info!(connections, "stopping");
                handle.stop(true).await;
            });
            rt::spawn(run_housekeeping(Arc::clone(site)));
            ready(address);
            server.await.map_err(|error| Error::internal(format!("the server failed: {error}")).caused_by(error))?;
            site.pool.failure().map_or(Ok(()), |reason| Err(Error::internal(reason)))
        })
    }

    /// Starts the server on a socket, or on the address of the configuration.
    ///
    /// # Errors
    /// `InternalError` when the address cannot be bound.
    pub(crate) fn bind(
        site: &Arc<Site>,
        api: &'static Api,
        configure: Configure,
        listener: Option<TcpListener>,
    ) -> Result<Server> {
        let config = &site.config;
        let address = SocketAddr::new(config.host, config.port);
        let workers = match config.workers {
            0 => available_parallelism().map_or(1, usize::from),
            workers => workers,
        };
        let max_clients = usize::try_from(config.limits.max_clients).unwrap_or(usize::MAX);
        let max_per_worker = max_clients.div_ceil(workers).max(1);
        let connection_limits = ConnectionLimits::new(site, max_per_worker.saturating_mul(workers));
        let data = web::Data::from(Arc::clone(site));
        let app = move || {
            let middleware = move |request: ServiceRequest, next: Next<BoxBody>| match api.middleware {
                Some(middleware) => middleware(request, next),
                None => next.call(request),
            };
            App::new()
                .app_data(data.clone())
                .wrap(Condition::new(api.middleware.is_some(), from_fn(middleware)))
                .wrap(Monitor::new(&data))
                .configure(|config| configure(config, api))
        };
        let refused =
            |error: io::Error| Error::internal(format!("cannot listen on {address}: {error}")).caused_by(error);
        let listener = listener.map_or_else(|| listen(address), Ok).map_err(refused)?;
        // Port 0 lets the system choose.
        let address = listener.local_addr().map_err(refused)?;
        let builder = actix_web::dev::Server::build()
            .workers(workers)
            .max_concurrent_connections(max_per_worker)
            .shutdown_timeout(SHUTDOWN_TIMEOUT)
            .disable_signals();
        let (head_time, stops) = (config.limits.head_time(), builder.graceful_shutdown_signal());
        let heads = Arc::new(HeadMemory::default());
        // What `HttpServer` of actix-web does, with streams in front of it.
        let serve = move || {
            let (stops, connection_limits) = (stops.clone(), connection_limits.clone());
            let http = HttpService::build()
                .graceful_shutdown_signal(move || {
                    let stops = stops.clone();
                    async move {
                        stops.notified().await;
                        // A connection that was accepted at the end still sends its first request.
                        rt::time::sleep(Drain::HAND_OVER_TIME).await;
                    }
                })
                .keep_alive(KEEP_ALIVE)
                .client_request_timeout(head_time)
                .client_disconnect_timeout(DISCONNECT_TIMEOUT)
                .on_connect_ext(|stream: &RequestStream<ClientConnection>, data| {
                    data.insert(Rc::clone(stream.state()));
                })
                .local_addr(address)
                .finish(map_config(app(), |()| AppConfig::default()));
            let heads = Arc::clone(&heads);
            let connect = move |stream: TcpStream| {
                let admitted = connection_limits.admit(stream).map_err(DispatchError::Io);
                ready(admitted.map(|connection| {
                    let peer = connection.peer();
                    (RequestStream::new(connection, heads.share(), head_time), Protocol::Http1, Some(peer))
                }))
            };
            fn_service(connect).and_then(http)
        };
        let server = builder.listen("doctyped", listener, serve).map_err(refused)?;
        Ok(Server { server: server.run(), address })
    }
}

/// Binds an address.
fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)?.into_std()
}

/// Deletes expired rows and files in regular intervals.
async fn run_housekeeping(site: Arc<Site>) {
    loop {
        let site = Arc::clone(&site);
        if web::block(move || housekeeping::clean(&site)).await.is_err() {
            return;
        }
        rt::time::sleep(housekeeping::INTERVAL).await;
    }
}
