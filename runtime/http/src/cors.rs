//! Cross-origin requests: CORS headers, and the refusal of cross-site writes with a session cookie.
//!
//! Without `--allow-cors` no other origin may read responses. A browser still sends the session cookie
//! along with some cross-site requests, so a write with a session is refused when `Sec-Fetch-Site`
//! says that it comes from another site.
//!
//! Not actix-cors: it is a middleware of the whole `App`, so that `configure` alone would leave the API
//! without CORS in an application's own `App`; it answers a preflight before the rate limit counts it;
//! and it takes lists of methods and headers where Frappe repeats those that the browser asks for. What
//! is left of it is the few lines of [`headers`], which cost nothing while no origin is allowed.

use super::request::Request;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use doctyped_core::config::{AllowedOrigin, Config, Web};
use doctyped_core::error::{Error, ErrorKind, Result};

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
    let Some(origin) = sent.origin.as_deref().filter(|origin| is_allowed(web, origin, true)) else {
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

/// Refuses a write that a page of another site sends with the session of the browser's user. Origins
/// that are allowed by name may write; clients other than browsers send no `Sec-Fetch-Site`.
///
/// # Errors
/// `CSRFTokenError`.
pub fn check_change(web: &Web, request: &Request) -> Result<()> {
    let is_cross_site = matches!(request.headers.fetch_site.as_deref(), Some("cross-site" | "same-site"));
    if !is_cross_site || request.method.is_safe() {
        return Ok(());
    }
    let is_allowed_by_name = request.headers.origin.as_deref().is_some_and(|origin| is_allowed(web, origin, false));
    if is_allowed_by_name { Ok(()) } else { Err(Error::new(ErrorKind::CsrfToken, "Invalid Request")) }
}

fn is_allowed(web: &Web, origin: &str, by_star: bool) -> bool {
    web.allow_cors.iter().any(|allowed| match allowed {
        AllowedOrigin::Any => by_star,
        AllowedOrigin::One(one) => one.as_str().eq_ignore_ascii_case(origin),
    })
}
