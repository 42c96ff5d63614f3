//! CORS headers: which origins may read responses. Without `--allow-cors` none may, apart from the server's
//! own. What pages of other sites may not change is in [`page_origin`].
//!
//! Not actix-cors: it is a middleware of the whole `App`, so that `configure` alone would leave the API
//! without CORS in an application's own `App`; it answers a preflight before the rate limit counts it;
//! and it takes lists of methods and headers where Frappe repeats those that the browser asks for. What
//! is left of it is the few lines of [`headers`], which cost nothing while no origin is allowed.

use super::page_origin;
use super::request::Request;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use doctyped_core::config::Config;

/// Time for which a browser may cache the response to a preflight, in seconds.
const PREFLIGHT_MAX_AGE: &str = "86400";

/// The CORS headers of a response, by Frappe's rules: the origin is repeated even where `*` allows it,
/// and credentials are allowed.
pub fn headers(config: &Config, request: &Request) -> Vec<(HeaderName, HeaderValue)> {
    let web = &config.web;
    if web.allow_cors.is_empty() {
        return Vec::new();
    }
    let mut headers = vec![(header::VARY, HeaderValue::from_static("Origin"))];
    let sent = &request.headers;
    let Some(origin) = sent.origin.as_deref().filter(|origin| page_origin::is_allowed(web, origin, true)) else {
        return headers;
    };
    let mut add = |name, value: &str| headers.extend(HeaderValue::from_str(value).map(|value| (name, value)));
    add(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    add(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    if request.method == Method::OPTIONS {
        if let Some(method) = &sent.preflight_method {
            add(header::ACCESS_CONTROL_ALLOW_METHODS, method);
        }
        if let Some(names) = &sent.preflight_names {
            add(header::ACCESS_CONTROL_ALLOW_HEADERS, names);
        }
        if !config.developer_mode {
            add(header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_MAX_AGE);
        }
    }
    headers
}
