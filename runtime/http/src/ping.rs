//! `ping` without a login: what health checks ask, often while the server is busy.
//!
//! It is answered by the thread that received it, before a worker or a database connection is asked for, so
//! that no load of other clients makes a server look dead. With a session or an API key it is a function like
//! any other: whether the login is valid is in the database.

use super::answer::Answer;
use super::envelope::{self, EnvelopeExtras, Style};
use super::form::Form;
use super::operation::Operation;
use super::request::Request;
use super::request_kind::{DecodedRequest, RequestKind};
use super::{cookies, page_origin};
use actix_web::http::Method;
use doctyped_api::functions;
use doctyped_core::context::Site;
use doctyped_core::identity::GUEST;
use doctyped_core::json::JsonWriter;

/// The answer to a ping without a login; `None` for other requests.
pub fn answer(site: &Site, request: &Request, style: Style, decoded: &DecodedRequest) -> Option<Answer> {
    let RequestKind::Operation(Operation::CallFunction, target) = &decoded.kind else { return None };
    let method = if request.method == Method::HEAD { Method::GET.as_str() } else { request.method.as_str() };
    let is_ping = functions::is_ping(site, &target.function, method);
    if !is_ping
        || has_credentials(request, &decoded.form)
        || request.headers.idempotency_key.is_some()
        || is_limited(site, &decoded.path)
    {
        return None;
    }
    let mut out = JsonWriter::new();
    out.begin_object();
    out.key(style.version.result_key());
    out.text(functions::PONG);
    let extras = EnvelopeExtras { messages: &[], debug: &[], session_expired: false };
    let mut answer = envelope::success(style, 200, out, &extras);
    if !page_origin::is_cross_site(&site.config.web, request) {
        answer.cookies = cookies::of_guest(&site.caches.settings(), request.is_https);
    }
    Some(answer)
}

/// Whether a limit of `--limit-route` may count the route. Such a request is counted where all others are.
fn is_limited(site: &Site, path: &str) -> bool {
    let names = [path, "/api/method/ping", "/api/method/frappe.ping", "/api/method/frappe.handler.ping"];
    site.config.limits.limit_route.iter().any(|limit| names.iter().any(|name| name.starts_with(&limit.path)))
}

/// Whether a request names a session, a key or a token, valid or not.
fn has_credentials(request: &Request, form: &Form) -> bool {
    let names_session = |sid: &str| !sid.is_empty() && sid != GUEST;
    request.headers.authorization.is_some()
        || form.fields.contains_key("sid")
        || request.cookie("sid").is_some_and(|sid| names_session(&sid))
}
