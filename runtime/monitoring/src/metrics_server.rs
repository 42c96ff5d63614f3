//! The server of `--metrics-listen`: metrics and health checks at an address of their own, on a thread of their own.
//!
//! It answers while all connections of the public address are taken and all its threads are busy.

use crate::endpoints::own_routes;
use actix_web::dev::ServerHandle;
use actix_web::{App, HttpResponse, HttpServer, rt, web};
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, mpsc};
use std::thread;

/// A server at the address of its own; it stops when this is dropped.
#[derive(Debug)]
pub struct MetricsServer {
    address: SocketAddr,
    handle: ServerHandle,
}

impl MetricsServer {
    /// Starts the server of a site whose configuration asks for it, on the address of the configuration or on a socket
    /// that listens already.
    ///
    /// # Errors
    /// `InternalError` when the address cannot be bound.
    pub fn start(site: &Arc<Site>, listener: Option<TcpListener>) -> Result<Option<MetricsServer>> {
        let Some(address) = site.config.monitoring.metrics_listen else { return Ok(None) };
        let (sender, receiver) = mpsc::channel();
        let site = Arc::clone(site);
        let refused = move |error: std::io::Error| {
            Error::internal(format!("--metrics-listen: cannot listen on {address}: {error}")).caused_by(error)
        };
        thread::Builder::new()
            .name("metrics".to_owned())
            .spawn(move || rt::System::new().block_on(serve(site, address, listener, sender)))
            .map_err(refused)?;
        let started = receiver.recv().unwrap_or_else(|_| Err(std::io::Error::other("its thread has ended")));
        let (address, handle) = started.map_err(refused)?;
        Ok(Some(MetricsServer { address, handle }))
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for MetricsServer {
    fn drop(&mut self) {
        // The command is sent at once; the thread ends by itself.
        drop(self.handle.stop(false));
    }
}

async fn serve(
    site: Arc<Site>,
    address: SocketAddr,
    listener: Option<TcpListener>,
    started: mpsc::Sender<std::io::Result<(SocketAddr, ServerHandle)>>,
) {
    let data = web::Data::from(site);
    let app = move || {
        App::new().app_data(data.clone()).configure(own_routes).default_service(web::to(|| async {
            HttpResponse::NotFound().body("Here are /metrics, /live and /ready\n")
        }))
    };
    let server = HttpServer::new(app).workers(1).disable_signals();
    let bound = match listener {
        Some(listener) => server.listen(listener),
        None => server.bind(address),
    };
    let server = match bound {
        Ok(bound) => {
            let address = bound.addrs().first().copied().unwrap_or(address);
            let server = bound.run();
            let _ = started.send(Ok((address, server.handle())));
            server
        }
        Err(error) => {
            let _ = started.send(Err(error));
            return;
        }
    };
    if let Err(error) = server.await {
        tracing::error!(%error, "the server of the metrics failed");
    }
}
