//! Sends test requests to an `App` with the API, by `actix_web::test`.
//!
//! [`stream`] and [`disconnect`] run a request on the worker pool without an `App`, to see how the work ends.

use super::application::APPLICATION;
use super::test_request::TestRequest;
use super::{StreamedResponse, TestResponse};
use crate::api_response::ApiResponse;
use crate::async_call::PendingResponse;
use crate::body_memory::IncomingMemory;
use crate::configure::{Api, configure};
use crate::envelope::Style;
use crate::request::Request;
use crate::upload;
use crate::upload::BodyLimits;
use crate::{dispatch, receive, server, stream};
use actix_web::body::{BodySize, MessageBody, to_bytes};
use actix_web::dev::ServerHandle;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::rt::Runtime;
use actix_web::web::{self, Bytes, Payload};
use actix_web::{App, FromRequest, HttpResponse, dev, test};
use doctyped_core::client_key::ClientKey;
use doctyped_core::context::Site;
use doctyped_core::error::Result;
use doctyped_core::response_writer::ResponseWriter;
use doctyped_core::upload::Upload;
use std::net::SocketAddr;
use std::sync::Arc;

/// The size of a chunk of a streamed response, in bytes.
pub const CHUNK_SIZE: usize = ResponseWriter::CHUNK_SIZE;

/// The size of the chunks in which a body arrives, in bytes: smaller than most parts of multipart forms.
const RECEIVED_CHUNK_SIZE: usize = 1000;

thread_local! {
    /// The runtime of this thread: starting one takes longer than most requests.
    static RUNTIME: Runtime = Runtime::new().unwrap();
}

/// Sends a request to an `App` with the API; gives the response that its client reads.
pub fn send(site: &Arc<Site>, request: &TestRequest) -> TestResponse {
    block_on(async {
        let app = App::new().app_data(web::Data::from(Arc::clone(site))).configure(|config| configure(config, &API));
        let app = test::init_service(app).await;
        let (sent, _) = builder(request).to_request().replace_payload(chunked(&request.body));
        let response = test::call_service(&app, sent).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        // actix-web's server leaves the body of a file out of the response to HEAD.
        let is_read = request.method != Method::HEAD || response.response().body().size() != BodySize::Stream;
        let body = if is_read { to_bytes(response.into_body()).await.unwrap().into() } else { Vec::new() };
        TestResponse { status, headers, body }
    })
}

/// Sends a request as the server does: on a worker thread, with a long body in chunks. `on_end` sees
/// the status and the length of what is left when the work is done.
pub fn stream(
    site: &Arc<Site>,
    request: TestRequest,
    on_end: impl FnOnce(u16, usize) + Send + 'static,
) -> StreamedResponse {
    block_on(async { read_streamed(respond(site, request, on_end).await).await })
}

/// Sends a request like [`stream`] and drops the connection before the body is read.
pub fn disconnect(site: &Arc<Site>, request: TestRequest, on_end: impl FnOnce(u16, usize) + Send + 'static) {
    block_on(async { drop(respond(site, request, on_end).await) });
}

/// A streamed response of as many whole chunks as there are, whose work ends with a status.
pub fn stream_chunks(site: &Arc<Site>, chunks: usize, status: u16) -> StreamedResponse {
    let work = move |mut response_writer: ResponseWriter| {
        for _ in 0..chunks {
            response_writer.send(vec![b' '; CHUNK_SIZE]).unwrap();
        }
        ApiResponse::json(status, b"{}".to_vec())
    };
    block_on(async { read_streamed(stream::respond(site, work, no_worker).await).await })
}

/// The files of a multipart form, stored as pending files.
///
/// # Errors
/// As the server refuses the form.
pub fn receive_form(site: &Arc<Site>, body: &[u8]) -> Result<Vec<Upload>> {
    let mut headers = HeaderMap::new();
    let content_type = HeaderValue::from_static("multipart/form-data; boundary=LIMIT");
    headers.insert(header::CONTENT_TYPE, content_type);
    let limits = BodyLimits::of_user(site);
    let mut memory = IncomingMemory::new(ClientKey::guest(None), limits.fields);
    let form = upload::read_form(&headers, chunked(&Bytes::copy_from_slice(body)), site, limits, &mut memory);
    block_on(form).map(|parts| parts.uploads)
}

/// The HTTP side of the test application, whose documents have no typed handlers.
static API: Api = Api { application: &APPLICATION, documents: &[], configure: None, middleware: None };

/// Serves a site on its address until the server is stopped. `ready` gets the address and the handle.
pub fn serve(site: &Arc<Site>, ready: impl FnOnce(SocketAddr, ServerHandle)) {
    actix_web::rt::System::new().block_on(async move {
        let server::Server { server, address } = server::Server::bind(site, &API, configure, None).unwrap();
        ready(address, server.handle());
        server.await.unwrap();
    });
}

/// The request line and the headers.
fn builder(request: &TestRequest) -> test::TestRequest {
    let mut builder = test::TestRequest::with_uri(&request.target)
        .method(request.method.clone())
        .peer_addr(SocketAddr::new(request.peer, 40_000));
    for (name, value) in &request.headers {
        builder = builder.append_header((name, value));
    }
    if !request.body.is_empty() {
        builder = builder.insert_header((header::CONTENT_LENGTH, request.body.len()));
    }
    builder
}

/// The request as the server decodes it.
fn decode(site: &Arc<Site>, request: &TestRequest) -> Request {
    let received = builder(request).to_http_request();
    let mut payload = chunked(&request.body);
    let (request, error) = block_on(async {
        let payload = Payload::from_request(&received, &mut payload).await.unwrap();
        receive::read_request(&received, payload, site).await
    });
    assert!(error.is_none(), "{error:?}");
    request
}

async fn respond(
    site: &Arc<Site>,
    request: TestRequest,
    on_end: impl FnOnce(u16, usize) + Send + 'static,
) -> HttpResponse {
    let own = Arc::clone(site);
    let work = move |response_writer| {
        let request = decode(&own, &request);
        let response = await_response(perform(&own, &request, response_writer));
        on_end(response.status, response.body.len());
        response
    };
    stream::respond(site, work, no_worker).await
}

/// Performs a request without an `App`.
fn perform(site: &Arc<Site>, request: &Request, response_writer: ResponseWriter) -> PendingResponse {
    let style = Style::of(request, site.config.developer_mode);
    match dispatch::decode(site, request, style, None) {
        Ok(decoded) => dispatch::perform(site, request, style, decoded, Some(response_writer)),
        Err(response) => (*response).into(),
    }
}

async fn read_streamed(response: HttpResponse) -> StreamedResponse {
    let status = response.status().as_u16();
    let length = match response.body().size() {
        BodySize::Sized(length) => Some(length),
        BodySize::None | BodySize::Stream => None,
    };
    StreamedResponse { status, length, body: to_bytes(response.into_body()).await.ok().map(Vec::from) }
}

/// A body as it arrives from a socket, in chunks.
fn chunked(body: &Bytes) -> dev::Payload {
    let chunks: Vec<_> = body.chunks(RECEIVED_CHUNK_SIZE).map(|chunk| Ok(body.slice_ref(chunk))).collect();
    dev::Payload::Stream { payload: Box::pin(futures_util::stream::iter(chunks)) }
}

/// The response when the worker threads have ended.
fn no_worker() -> ApiResponse {
    unreachable!("the worker threads run as long as the site")
}

fn await_response(response: PendingResponse) -> ApiResponse {
    match response {
        PendingResponse::Ready(response) => response,
        PendingResponse::AsyncCall(call) => block_on(call.finish()),
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.with(|runtime| runtime.block_on(future))
}
