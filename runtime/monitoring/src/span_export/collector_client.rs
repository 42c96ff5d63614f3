//! The HTTP client of the exporter. It runs on the thread of the queue, which may wait.

use super::variable;
use async_trait::async_trait;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// Time for one request unless a variable says otherwise, as OpenTelemetry specifies it.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

/// Bytes of a response that are read: it says at most that spans were refused, and why.
const MAX_RESPONSE: u64 = 64 * 1024;

/// Sends batches of spans.
#[derive(Debug)]
pub(super) struct CollectorClient(Agent);

impl CollectorClient {
    pub(super) fn new() -> CollectorClient {
        let config = Agent::config_builder()
            .timeout_global(Some(timeout()))
            .http_status_as_error(false)
            .max_redirects(0)
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .build();
        CollectorClient(config.into())
    }
}

/// The time in milliseconds that the variables say.
fn timeout() -> Duration {
    let milliseconds = ["OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "OTEL_EXPORTER_OTLP_TIMEOUT"]
        .into_iter()
        .find_map(|name| variable(name)?.parse().ok());
    milliseconds.map_or(DEFAULT_TIMEOUT, Duration::from_millis)
}

#[async_trait]
impl HttpClient for CollectorClient {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (parts, mut body) = self.0.run(request.map(|body| body.to_vec()))?.into_parts();
        let bytes = body.with_config().limit(MAX_RESPONSE).read_to_vec()?;
        Ok(Response::from_parts(parts, bytes.into()))
    }
}
