//! Responses from the worker pool: short ones whole, long ones streamed while they are written.
//!
//! The status is sent with the first chunk, so that an error before it has a status of its own. An
//! error after it cuts the connection before the body is complete, which no client takes for success.

use super::api_response::ApiResponse;
use super::async_call::PendingResponse;
use actix_web::HttpResponse;
use actix_web::body::{BodyStream, MessageBody};
use actix_web::web::Bytes;
use doctyped_core::context::Site;
use doctyped_core::response_writer::ResponseWriter;
use doctyped_core::spool::SpoolReader;
use doctyped_orm::worker_pool::{STALL_THRESHOLD, await_with_checks};
use futures_util::stream;
use parking_lot::Mutex;
use std::io;
use std::sync::Arc;
use tokio::sync::oneshot;

/// Runs work on the worker pool of a site and sends its response. `stopped` makes the response for a pool that
/// has shut down.
pub async fn respond<O: Into<PendingResponse>>(
    site: &Site,
    work: impl FnOnce(ResponseWriter) -> O + Send + 'static,
    stopped: impl Fn() -> ApiResponse,
) -> HttpResponse {
    let (sender, receiver) = oneshot::channel();
    let state = Arc::new(Mutex::new(ResponseState::NotStarted(sender)));
    let (workers, space) = (site.workers(), Arc::clone(site.spool()));
    workers.execute(move || {
        let streamed = Arc::clone(&state);
        let response = work(ResponseWriter::new(&space, move |chunks| streamed.lock().begin(chunks)));
        state.lock().finish(response.into());
    });
    match await_with_checks(receiver, STALL_THRESHOLD, || workers.wake_if_stalled()).await {
        Ok(ResponseStart::Whole(PendingResponse::Ready(response))) => response.into_response(),
        Ok(ResponseStart::Whole(PendingResponse::AsyncCall(call))) => call.finish().await.into_response(),
        Ok(ResponseStart::Stream(chunks, end)) => ApiResponse::json(200, Vec::new()).respond(chunked_body(chunks, end)),
        Err(_) => stopped().into_response(),
    }
}

/// The first message from the worker.
enum ResponseStart {
    /// The whole response.
    Whole(PendingResponse),
    /// The chunks of a response that has started, and its end.
    Stream(SpoolReader, oneshot::Receiver<PendingResponse>),
}

/// The state of a response at its worker. Messages to a client that has gone are dropped.
enum ResponseState {
    /// Nothing is sent yet.
    NotStarted(oneshot::Sender<ResponseStart>),
    /// Chunks are sent; the end is missing.
    Streaming(oneshot::Sender<PendingResponse>),
    Finished,
}

impl ResponseState {
    fn begin(&mut self, chunks: SpoolReader) {
        let (sender, end) = oneshot::channel();
        if let ResponseState::NotStarted(start) = std::mem::replace(self, ResponseState::Streaming(sender)) {
            drop(start.send(ResponseStart::Stream(chunks, end)));
        }
    }

    fn finish(&mut self, response: PendingResponse) {
        match std::mem::replace(self, ResponseState::Finished) {
            ResponseState::NotStarted(start) => drop(start.send(ResponseStart::Whole(response))),
            ResponseState::Streaming(end) => drop(end.send(response)),
            ResponseState::Finished => {}
        }
    }
}

/// The body of a streamed response: the chunks, and then the rest that the worker sends with its end.
fn chunked_body(reader: SpoolReader, end: oneshot::Receiver<PendingResponse>) -> impl MessageBody {
    BodyStream::new(Box::pin(stream::try_unfold(Some((reader, end)), |state| async move {
        let Some((mut reader, end)) = state else { return Ok(None) };
        if let Some(chunk) = reader.next().await {
            return Ok(Some((Bytes::from(chunk?), Some((reader, end)))));
        }
        // The worker sends no more chunks; the rest of the body comes with the end.
        match end.await {
            Ok(PendingResponse::Ready(response)) if response.status == 200 => {
                Ok(Some((Bytes::from(response.body), None)))
            }
            _ => Err(io::Error::other("the response failed after its first chunk")),
        }
    })))
}
