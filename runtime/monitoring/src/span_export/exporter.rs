//! The exporter of this process: the SDK's queue and thread, and the tracer that fills the queue.

use super::collector_client::CollectorClient;
use super::span::{parent, span, status};
use super::{Service, variable};
use crate::request_log::RequestRecord;
use crate::route::RouteTemplate;
use doctyped_core::config::CollectorUrl;
use opentelemetry::KeyValue;
use opentelemetry::trace::{Span, Tracer, TracerProvider};
pub(super) use opentelemetry_otlp::ExporterBuildError as BuildError;
use opentelemetry_otlp::{SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::resource::{EnvResourceDetector, TelemetryResourceDetector};
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};
use std::sync::OnceLock;
use std::time::Duration;

/// Time that the end of the process waits for the collector.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(5);

/// The name of the scope of all spans.
const SCOPE: &str = "doctyped";

/// The tracer of this process.
static TRACER: OnceLock<SdkTracer> = OnceLock::new();

/// The queue and its thread. Dropped, it sends the spans that wait.
#[derive(Debug)]
pub(super) struct Exporter(SdkTracerProvider);

impl Exporter {
    /// Starts the export of this process. A later call starts a second thread that gets no spans.
    pub(super) fn start(endpoint: Option<&CollectorUrl>, service: Service) -> Result<Exporter, BuildError> {
        let mut builder = SpanExporter::builder().with_http().with_http_client(CollectorClient::new());
        if let Some(endpoint) = endpoint {
            builder = builder.with_endpoint(endpoint.traces());
        }
        let provider =
            SdkTracerProvider::builder().with_resource(resource(service)).with_batch_exporter(builder.build()?).build();
        TRACER.get_or_init(|| provider.tracer(SCOPE));
        Ok(Exporter(provider))
    }
}

impl Drop for Exporter {
    fn drop(&mut self) {
        // The SDK logs what it cannot send.
        drop(self.0.shutdown_with_timeout(FLUSH_TIMEOUT));
    }
}

/// Attributes of the process. Variables of OpenTelemetry take precedence over the application's own.
fn resource(service: Service) -> Resource {
    let name = if service.name.is_empty() { "doctyped" } else { service.name };
    let resource = Resource::builder_empty()
        .with_service_name(name)
        .with_attribute(KeyValue::new("service.version", service.version))
        .with_detector(Box::new(TelemetryResourceDetector))
        .with_detector(Box::new(EnvResourceDetector::new()));
    match variable("OTEL_SERVICE_NAME") {
        Some(name) => resource.with_service_name(name).build(),
        None => resource.build(),
    }
}

/// Puts the span of a request into the queue, unless it is one of a monitor, which come every few seconds.
pub(super) fn export(record: &RequestRecord) {
    let Some(tracer) = TRACER.get() else { return };
    let is_of_monitor = matches!(record.trace.route(), RouteTemplate::Health | RouteTemplate::Metrics);
    if is_of_monitor && record.status == 200 {
        return;
    }
    let mut span = tracer.build_with_context(span(record), &parent(record));
    span.set_status(status(record));
    span.end_with_timestamp(record.trace.received + record.duration);
}
