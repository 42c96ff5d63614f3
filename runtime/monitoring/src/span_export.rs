//! Export of a span for each request to a collector of OpenTelemetry: OTLP over HTTP, in protobuf.
//!
//! It is for servers with the cargo feature `otel`. A request that has ended leaves its span in a queue of limited size,
//! whose thread sends batches to the collector; spans that do not fit are dropped and counted. So no request waits for
//! a collector. The SDK of OpenTelemetry does this, and reads the variables of its specification: `OTEL_BSP_...` for the
//! queue, `OTEL_TRACES_SAMPLER`, `OTEL_RESOURCE_ATTRIBUTES` and others.

#[cfg(feature = "otel")]
mod collector_client;
#[cfg(feature = "otel")]
mod exporter;
#[cfg(feature = "otel")]
mod span;

use crate::request_log::RequestRecord;
use doctyped_core::config::Monitoring;
use doctyped_core::error::{Error, Result};

/// Where the collector is, unless `--otlp-endpoint` says it: the URL for spans, and that for all signals.
const ENDPOINT_VARIABLES: [&str; 2] = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"];

/// The server that spans are from: `service.name` and `service.version` unless variables say otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// The name of the application; empty if it has none.
    pub name: &'static str,
    /// The version of the application.
    pub version: &'static str,
}

/// The export of this process. Dropped, it sends the spans that wait, for five seconds at most.
#[derive(Debug)]
#[must_use = "the export ends when this is dropped"]
pub struct SpanExport(
    #[cfg(feature = "otel")]
    #[allow(dead_code, reason = "it is held until it is dropped")]
    exporter::Exporter,
);

/// Starts the export if a setting or a variable names a collector.
///
/// # Errors
/// `InternalError` when a variable cannot be used, and without the cargo feature if `--otlp-endpoint` is set.
pub fn start(settings: &Monitoring, service: Service) -> Result<Option<SpanExport>> {
    let variable = ENDPOINT_VARIABLES.into_iter().find(|name| variable(name).is_some());
    if settings.otlp_endpoint.is_none() && variable.is_none() || is_disabled() {
        return Ok(None);
    }
    start_export(settings, service, variable)
}

/// Exports the span of a request that has ended.
pub(crate) fn export(record: &RequestRecord) {
    #[cfg(feature = "otel")]
    exporter::export(record);
    #[cfg(not(feature = "otel"))]
    let _ = record;
}

#[cfg(feature = "otel")]
fn start_export(settings: &Monitoring, service: Service, _: Option<&str>) -> Result<Option<SpanExport>> {
    let refused =
        |error: exporter::BuildError| Error::internal(format!("spans cannot be exported: {error}")).caused_by(error);
    exporter::Exporter::start(settings.otlp_endpoint.as_ref(), service)
        .map(|exporter| Some(SpanExport(exporter)))
        .map_err(refused)
}

/// A variable may be for all programs of a machine; a setting is for this server.
#[cfg(not(feature = "otel"))]
fn start_export(settings: &Monitoring, _: Service, variable: Option<&str>) -> Result<Option<SpanExport>> {
    if settings.otlp_endpoint.is_some() {
        return Err(Error::internal(
            "otlp-endpoint needs a server with the cargo feature `otel` (cargo build --features otel)",
        ));
    }
    tracing::warn!(variable, "no spans are exported, because the server is built without the cargo feature otel");
    Ok(None)
}

/// Whether the variables of OpenTelemetry turn the export off.
fn is_disabled() -> bool {
    variable("OTEL_SDK_DISABLED").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || variable("OTEL_TRACES_EXPORTER").is_some_and(|value| value == "none")
}

/// The value of a variable that is set and not empty.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(all(test, not(feature = "otel")))]
mod tests {
    use super::*;

    #[test]
    fn collector_without_the_cargo_feature_is_refused() {
        let settings = Monitoring { otlp_endpoint: "http://127.0.0.1:4318".parse().ok(), ..Monitoring::default() };
        let error = start(&settings, Service { name: "", version: "" }).unwrap_err();
        assert!(error.message().contains("cargo feature `otel`"), "{error}");
    }
}
