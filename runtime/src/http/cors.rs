//! Calls by pages of other origins: which may read answers (CORS), and which may change anything with
//! a session.
//!
//! Without `--allow-cors`, none may read. A browser sends the session's cookie along with some
//! requests of other pages all the same, so a request with a session that changes something is
//! refused when the browser says that it comes from elsewhere.

use super::request::{Request, Verb};
use crate::config::{AllowedOrigin, Config, Web};
use crate::error::{Error, ErrorKind, Result};
use actix_web::http::header::{self, HeaderName, HeaderValue};

/// How long a browser may remember what it was told, in seconds.
const MAX_AGE: &str = "86400";

/// The headers that an allowed origin needs to read the answer, whatever it is. The rules are
/// Frappe's: the origin is repeated, whatever allows it, and credentials are allowed.
pub(super) fn headers(config: &Config, request: &Request) -> Vec<(HeaderName, HeaderValue)> {
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
    if request.verb == Verb::Options {
        if let Some(method) = &sent.preflight_method {
            add(header::ACCESS_CONTROL_ALLOW_METHODS, method);
        }
        if let Some(names) = &sent.preflight_names {
            add(header::ACCESS_CONTROL_ALLOW_HEADERS, names);
        }
        if !config.developer_mode {
            add(header::ACCESS_CONTROL_MAX_AGE, MAX_AGE);
        }
    }
    headers
}

/// Refuses a change that a page of another origin asks for in the name of whoever sits before the
/// browser. Origins that are allowed by name may; programs say nothing of where they come from.
///
/// # Errors
/// `CSRFTokenError`.
pub(crate) fn check_change(web: &Web, request: &Request) -> Result<()> {
    let elsewhere = matches!(request.headers.fetch_site.as_deref(), Some("cross-site" | "same-site"));
    if !elsewhere || request.verb.is_safe() {
        return Ok(());
    }
    let named = request.headers.origin.as_deref().is_some_and(|origin| is_allowed(web, origin, false));
    if named { Ok(()) } else { Err(Error::new(ErrorKind::CsrfToken, "Invalid Request")) }
}

fn is_allowed(web: &Web, origin: &str, by_star: bool) -> bool {
    web.allow_cors.iter().any(|allowed| match allowed {
        AllowedOrigin::Any => by_star,
        AllowedOrigin::One(one) => one.as_str().eq_ignore_ascii_case(origin),
    })
}
