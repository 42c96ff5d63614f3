//! The HTTP side: one route, to which clients POST a message and get one in return. The server begins no messages of its
//! own, so that it has no stream for GET.

use crate::caller::Caller;
use crate::json_rpc::{self, Message, Request, RpcError, RpcErrorKind};
use crate::methods;
use crate::revision::Revision;
use crate::tool_result::public_message;
use actix_web::guard;
use actix_web::http::header::{self, HeaderMap};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::web::{self, Data, Payload, ServiceConfig};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, ResponseError};
use doctyped_core::config::{AllowedOrigin, McpAccess, Web};
use doctyped_core::context::{AsyncContext, Site};
use doctyped_core::error::Error;
use doctyped_core::identity::GUEST;
use doctyped_core::json::JsonWriter;
use doctyped_core::json_parser::{self, JsonError};
use doctyped_http::ReceivedRequest;
use doctyped_monitoring::{RequestTrace, RouteTemplate};
use serde_json::Value as JsonValue;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// The path of the route.
const PATH: &str = "/api/mcp";

/// The methods that the route takes.
const ALLOW: &str = "OPTIONS, POST";

/// Messages in a batch.
const MAX_BATCH_LEN: usize = 20;

/// Bytes of the responses of a batch, after which no more requests of it are performed. Each result has a limit of its own.
const MAX_BATCH_SIZE: usize = 1024 * 1024;

/// Size from which a body is parsed on the worker pool, in bytes.
const INLINE_PARSE_LIMIT: usize = 32 * 1024;

/// Mounts the route in an `App` with a `web::Data<Site>`, unless its site has no access for MCP.
pub fn routes(config: &mut ServiceConfig) {
    let is_on = guard::fn_guard(|context| {
        context.app_data::<Data<Site>>().is_some_and(|site| site.config.mcp != McpAccess::Off)
    });
    config.service(web::resource(PATH).guard(is_on).to(serve));
}

async fn serve(http: HttpRequest, payload: Payload) -> HttpResponse {
    let (mut received, refused) = match ReceivedRequest::receive(&http, payload).await {
        Ok(received) => received,
        Err(error) => return error.error_response(),
    };
    RequestTrace::of(&http).set_route(RouteTemplate::Mcp);
    // Before the message is parsed.
    let answered = match received.check_address() {
        Ok(()) => answer(&http, &received, refused).await,
        Err(error) => Err(Refusal::Error(error)),
    };
    let response = answered.unwrap_or_else(|refusal| failure(&refusal));
    received.finish(response)
}

/// A request that is not performed.
enum Refusal {
    /// By an error of the server.
    Error(Error),
    /// By an error of the protocol.
    Rpc(JsonValue, RpcError),
    /// Without a login.
    Unauthorized,
}

impl From<RpcError> for Refusal {
    fn from(error: RpcError) -> Refusal {
        Refusal::Rpc(JsonValue::Null, error)
    }
}

async fn answer(
    http: &HttpRequest,
    received: &ReceivedRequest,
    refused: Option<Error>,
) -> Result<HttpResponse, Refusal> {
    check_origin(http.headers(), received)?;
    match *http.method() {
        Method::POST => {}
        Method::OPTIONS => return Ok(HttpResponse::Ok().insert_header((header::ALLOW, ALLOW)).finish()),
        _ => return Ok(HttpResponse::MethodNotAllowed().insert_header((header::ALLOW, ALLOW)).finish()),
    }
    if let Some(error) = refused {
        return Err(Refusal::Error(error));
    }
    if !http.content_type().eq_ignore_ascii_case("application/json") {
        let refused = RpcErrorKind::Refused { status: 415 };
        return Err(RpcError::new(refused, "Send the message with Content-Type: application/json").into());
    }
    let body = match parse(received).await? {
        JsonValue::Array(_) if http.headers().contains_key("idempotency-key") => {
            let message = "Send one message in a request with Idempotency-Key: the messages of a batch would share it";
            return Err(RpcError::new(RpcErrorKind::InvalidRequest, message).into());
        }
        JsonValue::Array(messages) => Body::Batch(batch(http.headers(), messages)?),
        message => Body::One(json_rpc::read(message).map_err(|(id, error)| Refusal::Rpc(id, error))?),
    };
    // A call that is refused before it gets to the API counts as a request of its own.
    let is_call = match &body {
        Body::One(Message::Request(request)) => {
            Revision::of_request(http.headers(), request).is_ok() && methods::is_api_call(received.site(), request)
        }
        _ => false,
    };
    let user = received.authenticate(is_call).await.map_err(Refusal::Error)?;
    if user.user() == GUEST {
        return Err(Refusal::Unauthorized);
    }
    let (status, out) = match body {
        Body::One(Message::Request(request)) => {
            let mut out = JsonWriter::new();
            let status = respond(http.headers(), received, &user, &request, &mut out).await;
            (status, Some(out))
        }
        Body::One(_) => {
            Revision::of_header(http.headers())?;
            (202, None)
        }
        Body::Batch(messages) => respond_all(http.headers(), received, &user, messages).await,
    };
    Ok(match out {
        Some(out) => json(status, out),
        None => HttpResponse::Accepted().finish(),
    })
}

/// The messages of a request.
enum Body {
    One(Message),
    /// The messages of a batch, or why one of them is none.
    Batch(Vec<Result<Message, (JsonValue, RpcError)>>),
}

/// Refuses pages of other sites. A page whose host name is made to lead to this server, by DNS rebinding, has an origin that
/// agrees with the `Host` header, so that a name counts only if the configuration has it.
fn check_origin(headers: &HeaderMap, received: &ReceivedRequest) -> Result<(), RpcError> {
    let origin = headers.get(header::ORIGIN).map(|origin| String::from_utf8_lossy(origin.as_bytes()));
    let is_trusted =
        origin.is_none_or(|origin| is_configured(&received.site().config.web, &origin) || is_local(&origin));
    if is_trusted && !received.is_cross_site() {
        return Ok(());
    }
    let message = "The request comes from a page of another site; --site-url and --allow-cors name the origins of pages that \
                   may send it";
    Err(RpcError::new(RpcErrorKind::Refused { status: 403 }, message))
}

fn is_configured(web: &Web, origin: &str) -> bool {
    let allowed = web.allow_cors.iter().filter_map(|allowed| match allowed {
        AllowedOrigin::Any => None,
        AllowedOrigin::One(one) => Some(one),
    });
    allowed.chain(&web.site_url).any(|known| known.as_str().eq_ignore_ascii_case(origin))
}

/// Whether the host of an origin is an address or this machine, neither of which is found by DNS.
fn is_local(origin: &str) -> bool {
    let uri = origin.parse::<Uri>().ok();
    let host = uri.as_ref().and_then(Uri::host).unwrap_or_default();
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    host.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok()
}

async fn parse(received: &ReceivedRequest) -> Result<JsonValue, Refusal> {
    let body = received.body().clone();
    let parsed = if body.len() <= INLINE_PARSE_LIMIT {
        json_parser::parse(&body)
    } else {
        received.site().block(move || json_parser::parse(&body)).await.map_err(Refusal::Error)?
    };
    parsed.map_err(|error| match error {
        JsonError::Invalid(error) => {
            RpcError::new(RpcErrorKind::Parse, format!("The body is not valid JSON: {error}")).into()
        }
        JsonError::TooManyValues => {
            let refused = RpcErrorKind::Refused { status: 413 };
            RpcError::new(refused, format!("The JSON is too large: {error}")).into()
        }
    })
}

/// Reads the messages of a batch, which only revision 2025-03-26 has.
fn batch(
    headers: &HeaderMap,
    messages: Vec<JsonValue>,
) -> Result<Vec<Result<Message, (JsonValue, RpcError)>>, RpcError> {
    let refused = |message: &str| Err(RpcError::new(RpcErrorKind::InvalidRequest, message));
    if Revision::of_header(headers)? != Revision::R20250326 {
        return refused("Send one message in a request: only revision 2025-03-26 has batches");
    }
    if messages.is_empty() || messages.len() > MAX_BATCH_LEN {
        return refused(&format!("A batch has 1 to {MAX_BATCH_LEN} messages"));
    }
    Ok(messages.into_iter().map(json_rpc::read).collect())
}

/// Performs a request and writes its response; gives the HTTP status.
async fn respond(
    headers: &HeaderMap,
    received: &ReceivedRequest,
    user: &AsyncContext,
    request: &Request,
    out: &mut JsonWriter,
) -> u16 {
    let caller = Caller { received, user, access: received.site().config.mcp };
    let performed = match Revision::of_request(headers, request) {
        Ok(revision) => methods::perform(&caller, request, revision).await.map(|result| (revision, result)),
        Err(error) => Err(error),
    };
    match performed {
        Ok((revision, result)) => {
            json_rpc::write_response(&request.id, "result", out, |out| result.write(revision, out));
            200
        }
        Err(error) => {
            error.write(&request.id, out);
            error.kind.status()
        }
    }
}

/// Performs the requests of a batch one after another; there is nothing to write without requests.
async fn respond_all(
    headers: &HeaderMap,
    received: &ReceivedRequest,
    user: &AsyncContext,
    messages: Vec<Result<Message, (JsonValue, RpcError)>>,
) -> (u16, Option<JsonWriter>) {
    let seconds = received.site().config.statement_seconds;
    let start = Instant::now();
    let mut out = JsonWriter::new();
    let mut is_empty = true;
    out.begin_array();
    for message in messages {
        match message {
            Ok(Message::Request(request)) => {
                let reason = if out.len() > MAX_BATCH_SIZE {
                    Some(format!("the responses before it have more than {MAX_BATCH_SIZE} bytes"))
                } else if seconds > 0 && start.elapsed() > Duration::from_secs(seconds) {
                    Some(format!("the requests before it took more than {seconds} seconds"))
                } else {
                    None
                };
                if let Some(reason) = reason {
                    let message = format!("It was not performed, because {reason}; send it in a request of its own");
                    RpcError::new(RpcErrorKind::InvalidRequest, message).write(&request.id, &mut out);
                } else {
                    respond(headers, received, user, &request, &mut out).await;
                }
            }
            Ok(Message::Notification | Message::Response) => continue,
            Err((id, error)) => error.write(&id, &mut out),
        }
        is_empty = false;
    }
    out.end_array();
    if is_empty { (202, None) } else { (200, Some(out)) }
}

fn failure(refusal: &Refusal) -> HttpResponse {
    let (status, id, error, wait) = match refusal {
        Refusal::Rpc(id, error) => return failed(error.kind.status(), id, error),
        Refusal::Unauthorized => {
            (401, JsonValue::Null, "Log in: send the header Authorization: token KEY:SECRET", None)
        }
        Refusal::Error(error) => (error.kind().status(), JsonValue::Null, public_message(error), error.wait()),
    };
    let error = RpcError::new(RpcErrorKind::Refused { status }, error);
    let mut response = failed(status, &id, &error);
    let headers = response.headers_mut();
    if status == 401 {
        headers.insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
    }
    if let Some(seconds) = wait {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

fn failed(status: u16, id: &JsonValue, error: &RpcError) -> HttpResponse {
    let mut out = JsonWriter::new();
    error.write(id, &mut out);
    json(status, out)
}

fn json(status: u16, out: JsonWriter) -> HttpResponse {
    HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST))
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(out.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_and_localhost_are_local() {
        for local in ["http://127.0.0.1:8000", "http://[::1]", "http://LOCALHOST:3000", "https://192.168.1.7"] {
            assert!(is_local(local), "{local}");
        }
        for name in
            ["http://evil.example", "http://localhost.evil.example", "http://127.0.0.1.evil.example", "null", ""]
        {
            assert!(!is_local(name), "{name}");
        }
    }
}
