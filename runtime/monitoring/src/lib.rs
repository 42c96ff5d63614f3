//! Monitoring of a server: health checks, metrics, and a line of the log for each request.
//!
//! - [`Monitor`], a middleware around the whole `App`, gives each request a [`RequestTrace`] with its id, counts it,
//!   and logs it when its response has left. The layers below it in the `App` add to the trace what they find out: the
//!   route, the DocType, the user.
//! - [`routes`] mounts `/live`, `/ready` and `/metrics`; [`MetricsServer`] serves them at an address of their own.
//! - [`Drain`] lets the clients of a server that stops leave it without a lost request.
//! - [`request_log`] formats the lines of the log on a thread of its own.
//! - [`span_export`] sends a span of each request to a collector of OpenTelemetry, with the cargo feature `otel`.
//!
//! Metrics are written in the text format of Prometheus by code of this crate. The libraries for it count with one
//! cell, or one lock, for all threads; here a request costs two additions in cells of its thread, and no allocation.

mod collector;
mod compression;
mod connection_state;
mod drain;
mod endpoints;
mod exposition;
mod health;
mod metrics_server;
mod middleware;
pub mod process;
pub mod proxy;
mod request_id;
pub mod request_log;
mod request_table;
mod response_memory;
mod route;
pub mod span_export;
mod trace;

pub use connection_state::ConnectionState;
pub use drain::{Drain, OpenConnection};
pub use endpoints::routes;
pub use metrics_server::MetricsServer;
pub use middleware::Monitor;
pub use route::RouteTemplate;
pub use trace::{EnteredTrace, RequestTrace, current};
