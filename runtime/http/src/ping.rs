//! `ping` without a login: the request of health checks, often while the server is busy.
//!
//! It is answered by the thread that received it, before a worker or a database connection is asked for, so
//! that no load of other clients makes a server look dead. With a session or an API key it is a function like
//! any other: whether the login is valid is in the database.

use super::api_response::ApiResponse;
use super::envelope::{self, EnvelopeExtras, Style};
use super::identify::has_credentials;
use super::operation::Operation;
use super::request::Request;
use super::request_kind::{DecodedRequest, RequestKind};
use super::{cookies, page_origin};
use actix_web::http::Method;
use doctyped_api::functions;
use doctyped_auth::rate_limits::rate_limits;
use doctyped_core::context::Site;
use doctyped_core::json::JsonWriter;

/// The response to a ping without a login; `None` for other requests.
pub fn respond(site: &Site, request: &Request, style: Style, decoded: &DecodedRequest) -> Option<ApiResponse> {
    let RequestKind::Operation(Operation::CallFunction, target) = &decoded.kind else { return None };
    let method = if request.method == Method::HEAD { Method::GET.as_str() } else { request.method.as_str() };
    let is_ping = functions::is_ping(site, &target.function, method);
    if !is_ping
        || has_credentials(request)
        || decoded.form.fields.contains_key("sid")
        || rate_limits(site).limits_route(|| decoded.kind.route_names(decoded.path.clone()))
    {
        return None;
    }
    let mut out = JsonWriter::new();
    out.begin_object();
    out.key(style.version.result_key());
    out.text(functions::PONG);
    let extras = EnvelopeExtras { messages: &[], debug: &[], session_expired: false };
    let mut response = envelope::success(style, 200, out, &extras);
    if !page_origin::is_cross_site(&site.config.web, request) {
        response.cookies = cookies::of_guest(&site.caches.settings(), request.is_https);
    }
    Some(response)
}
