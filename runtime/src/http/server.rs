//! Listens, receives requests and sends answers; stops when it is asked to, after the requests
//! that are under way.

use super::answer::Answer;
use super::envelope::{self, Failure, Style};
use super::request::Request;
use super::upload::{self, Body};
use super::{cors, dispatch, stream, task, writing};
use crate::error::{Error, ErrorKind, Result};
use crate::housekeeping;
use crate::site::Site;
use actix_web::web::{self, Payload};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, rt};
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

/// How long a connection may stay open without a request.
const KEEP_ALIVE: Duration = Duration::from_secs(60);

/// How long requests under way may take once the server is asked to stop, in seconds.
const SHUTDOWN_TIMEOUT: u64 = 30;

/// A server that is bound to its address.
pub(crate) struct Server {
    pub(super) server: actix_web::dev::Server,
    pub(super) address: SocketAddr,
}

impl Server {
    /// Serves a site until the process is asked to stop. `ready` is told the address once
    /// connections are accepted.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub(crate) fn run(site: &Arc<Site>, ready: impl FnOnce(SocketAddr)) -> Result<()> {
        rt::System::new().block_on(async {
            let Server { server, address } = Server::bind(site)?;
            let handle = server.handle();
            rt::spawn(async move {
                asked_to_stop().await;
                tracing::info!("stopping");
                handle.stop(true).await;
            });
            let site = Arc::clone(site);
            rt::spawn(keep_house(site));
            ready(address);
            server.await.map_err(|error| Error::internal(format!("the server failed: {error}")).caused_by(error))
        })
    }

    pub(super) fn bind(site: &Arc<Site>) -> Result<Server> {
        let config = &site.config;
        let address = SocketAddr::new(config.host, config.port);
        let workers = match config.workers {
            0 => available_parallelism().map_or(1, usize::from),
            workers => workers,
        };
        let max_clients = usize::try_from(config.limits.max_clients).unwrap_or(usize::MAX);
        let data = web::Data::from(Arc::clone(site));
        let server = HttpServer::new(move || App::new().app_data(data.clone()).default_service(web::to(receive)))
            .workers(workers)
            .max_connections(max_clients.div_ceil(workers).max(1))
            .client_request_timeout(config.limits.head_time())
            .keep_alive(KEEP_ALIVE)
            .shutdown_timeout(SHUTDOWN_TIMEOUT)
            .disable_signals()
            .bind(address)
            .map_err(|error| Error::internal(format!("cannot listen on {address}: {error}")).caused_by(error))?;
        // The real one, where the port was left to the system.
        let address = server.addrs().first().copied().unwrap_or(address);
        Ok(Server { server: server.run(), address })
    }
}

/// Cleans up from time to time.
async fn keep_house(site: Arc<Site>) {
    loop {
        let site = Arc::clone(&site);
        if web::block(move || housekeeping::clean(&site)).await.is_err() {
            return;
        }
        rt::time::sleep(housekeeping::INTERVAL).await;
    }
}

/// Waits for SIGTERM or SIGINT.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use rt::signal::unix::{SignalKind, signal};
        if let (Ok(mut terminate), Ok(mut interrupt)) =
            (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        {
            std::future::poll_fn(|cx| {
                if terminate.poll_recv(cx).is_ready() || interrupt.poll_recv(cx).is_ready() {
                    std::task::Poll::Ready(())
                } else {
                    std::task::Poll::Pending
                }
            })
            .await;
            return;
        }
    }
    if rt::signal::ctrl_c().await.is_err() {
        // Without signals the server runs until it is killed.
        std::future::pending::<()>().await;
    }
}

/// Every request comes through here. The work itself waits for the database, so it happens on a
/// thread that may wait.
async fn receive(request: HttpRequest, payload: Payload, site: web::Data<Site>) -> HttpResponse {
    let started = Instant::now();
    let site = site.into_inner();
    let (body, refused) = match upload::read_body(&request, payload, &site).await {
        Ok(body) => (body, None),
        Err(error) => (Body::default(), Some(error)),
    };
    let request = Arc::new(Request::new(&request, body, &site.config.web.trusted_proxies));
    let headers = cors::headers(&site.config, &request);
    let mut response = match refused {
        Some(error) => refuse(&request, &site, &error).into_response(),
        None => work(Arc::clone(&request), site).await,
    };
    for (name, value) in headers {
        response.headers_mut().append(name, value);
    }
    // Without the query, which may hold secrets.
    let (verb, path, status) = (request.verb, &request.raw_path, response.status().as_u16());
    tracing::debug!(?verb, path, status, elapsed = ?started.elapsed(), "answered");
    response
}

async fn work(request: Arc<Request>, site: Arc<Site>) -> HttpResponse {
    let style = Style::of(&request, site.config.developer_mode);
    let stopped = move || {
        let error = Error::new(ErrorKind::SessionStopped, "The server is about to stop; try again in a moment");
        envelope::failure(style, &Failure::from(&error))
    };
    let writer_thread = site.pool.writer_thread().filter(|_| task::writes(&request)).cloned();
    if let Some(writer_thread) = writer_thread {
        return writing::respond(&writer_thread, site, request, style, stopped).await;
    }
    let own = Arc::clone(&site);
    stream::respond(
        &site.workers,
        move |response_writer| dispatch::answer(&own, &request, Some(response_writer)),
        stopped,
    )
    .await
}

fn refuse(request: &Request, site: &Site, error: &Error) -> Answer {
    envelope::failure(Style::of(request, site.config.developer_mode), &Failure::from(error))
}
