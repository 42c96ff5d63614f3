//! `/live`, `/ready` and `/metrics`.
//!
//! They are answered by the thread that received the request, without a session, a rate limit, a worker thread or a
//! connection of the pool, so that no load of other clients makes a server look dead.

use crate::collector::collect;
use crate::drain::Drain;
use crate::exposition;
use crate::health::{Health, Report};
use crate::route::RouteTemplate;
use crate::trace::RequestTrace;
use actix_web::guard::{self, Guard};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use doctyped_auth::same_secret;
use doctyped_core::config::MetricsToken;
use doctyped_core::context::Site;
use doctyped_core::json::JsonWriter;

/// Seconds after which a client may try again.
const RETRY_AFTER: &str = "1";

/// Mounts the routes in an `App` with a `web::Data<Site>`: `/metrics` only for sites with a token.
pub fn routes(config: &mut ServiceConfig) {
    health_routes(config);
    let has_token = guard::fn_guard(|context| {
        context.app_data::<Data<Site>>().is_some_and(|site| site.config.monitoring.metrics_token.is_some())
    });
    config.service(web::resource("/metrics").guard(has_token).guard(reads()).to(metrics));
}

/// Mounts the routes at an address of their own, where the metrics need no token unless there is one.
pub(crate) fn own_routes(config: &mut ServiceConfig) {
    health_routes(config);
    config.service(web::resource("/metrics").guard(reads()).to(metrics));
}

fn health_routes(config: &mut ServiceConfig) {
    config.service(web::resource("/live").guard(reads()).to(live));
    config.service(web::resource("/ready").guard(reads()).to(ready));
}

fn reads() -> impl Guard {
    guard::Any(guard::Get()).or(guard::Head())
}

/// The process runs and answers.
async fn live(request: HttpRequest) -> HttpResponse {
    RequestTrace::of(&request).set_route(RouteTemplate::Health);
    let mut out = JsonWriter::new();
    out.begin_object();
    out.key("status");
    out.text("alive");
    out.end_object();
    json(StatusCode::OK, out)
}

/// The server can serve: 200, or 503 with the checks that fail, or because it stops.
async fn ready(request: HttpRequest, site: Data<Site>) -> HttpResponse {
    RequestTrace::of(&request).set_route(RouteTemplate::Health);
    let site = site.into_inner();
    if Drain::of(&site).has_begun() {
        return unavailable(stopping());
    }
    let report = site.extension::<Health>().report(&site).await;
    let is_ready = report.failed().next().is_none();
    if is_ready { json(StatusCode::OK, body(&report)) } else { unavailable(body(&report)) }
}

fn unavailable(body: JsonWriter) -> HttpResponse {
    let mut response = json(StatusCode::SERVICE_UNAVAILABLE, body);
    response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static(RETRY_AFTER));
    response
}

/// The body for a server that has been told to stop. The checks say nothing about that, and are not run.
fn stopping() -> JsonWriter {
    let mut out = JsonWriter::new();
    out.begin_object();
    out.key("status");
    out.text("stopping");
    out.key("failed");
    out.begin_array();
    out.end_array();
    out.end_object();
    out
}

/// `{"status": "unavailable", "failed": ["database"], "checks": {"disk": "ok", "database": "does not answer", ...}}`
fn body(report: &Report) -> JsonWriter {
    let mut out = JsonWriter::new();
    out.begin_object();
    out.key("status");
    out.text(if report.failed().next().is_none() { "ready" } else { "unavailable" });
    out.key("failed");
    out.begin_array();
    report.failed().for_each(|(check, _)| out.text(check.name()));
    out.end_array();
    out.key("checks");
    out.begin_object();
    for (check, result) in &report.checks {
        out.key(check.name());
        out.text(result.err().unwrap_or("ok"));
    }
    out.end_object();
    out.end_object();
    out
}

fn json(status: StatusCode, out: JsonWriter) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(out.into_bytes())
}

async fn metrics(request: HttpRequest, site: Data<Site>) -> HttpResponse {
    RequestTrace::of(&request).set_route(RouteTemplate::Metrics);
    if let Some(token) = &site.config.monitoring.metrics_token
        && !is_authorized(request.headers(), token)
    {
        return HttpResponse::Unauthorized()
            .insert_header((header::WWW_AUTHENTICATE, "Bearer"))
            .insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8"))
            .body("Send the token of --metrics-token: Authorization: Bearer TOKEN\n");
    }
    let site = site.into_inner();
    let health = site.extension::<Health>().report(&site).await;
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, exposition::CONTENT_TYPE))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(collect(&site, &health))
}

fn is_authorized(headers: &HeaderMap, token: &MetricsToken) -> bool {
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let sent = sent.and_then(|value| value.split_once(' '));
    sent.is_some_and(|(scheme, sent)| {
        scheme.eq_ignore_ascii_case("bearer") && same_secret(sent.trim().as_bytes(), token.as_str().as_bytes())
    })
}
