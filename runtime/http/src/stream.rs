//! Responses from the worker pool: short ones whole, long ones streamed while they are written.
//!
//! The status is sent with the first chunk, so that an error before it has a status of its own. An
//! error after it cuts the connection before the body is complete, which no client takes for success.

use super::answer::Answer;
use super::async_call::Completion;
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
pub async fn respond<O: Into<Completion>>(
    site: &Site,
    work: impl FnOnce(ResponseWriter) -> O + Send + 'static,
    stopped: impl Fn() -> Answer,
) -> HttpResponse {
    let (sender, receiver) = oneshot::channel();
    let reply = Arc::new(Mutex::new(Reply::Whole(sender)));
    let (workers, space) = (site.workers(), Arc::clone(site.spool()));
    workers.execute(move || {
        let streamed = Arc::clone(&reply);
        let completion = work(ResponseWriter::new(&space, move |chunks| streamed.lock().begin(chunks)));
        reply.lock().finish(completion.into());
    });
    match await_with_checks(receiver, STALL_THRESHOLD, || workers.wake_if_stalled()).await {
        Ok(Begun::Whole(Completion::Answer(answer))) => answer.into_response(),
        Ok(Begun::Whole(Completion::AsyncCall(call))) => call.finish().await.into_response(),
        Ok(Begun::Stream(chunks, end)) => Answer::json(200, Vec::new()).respond(chunked_body(chunks, end)),
        Err(_) => stopped().into_response(),
    }
}

/// The first message from the worker.
enum Begun {
    /// The whole response.
    Whole(Completion),
    /// The chunks of a response that has started, and its end.
    Stream(SpoolReader, oneshot::Receiver<Completion>),
}

/// The state of a response at its worker. Messages to a client that has gone are dropped.
enum Reply {
    /// Nothing is sent yet.
    Whole(oneshot::Sender<Begun>),
    /// Chunks are sent; the end is missing.
    End(oneshot::Sender<Completion>),
    Done,
}

impl Reply {
    fn begin(&mut self, chunks: SpoolReader) {
        let (sender, end) = oneshot::channel();
        if let Reply::Whole(begun) = std::mem::replace(self, Reply::End(sender)) {
            drop(begun.send(Begun::Stream(chunks, end)));
        }
    }

    fn finish(&mut self, completion: Completion) {
        match std::mem::replace(self, Reply::Done) {
            Reply::Whole(begun) => drop(begun.send(Begun::Whole(completion))),
            Reply::End(end) => drop(end.send(completion)),
            Reply::Done => {}
        }
    }
}

/// The body of a streamed response: the chunks, and then the body of the completion.
fn chunked_body(reader: SpoolReader, end: oneshot::Receiver<Completion>) -> impl MessageBody {
    BodyStream::new(Box::pin(stream::try_unfold(Some((reader, end)), |state| async move {
        let Some((mut reader, end)) = state else { return Ok(None) };
        if let Some(chunk) = reader.next().await {
            return Ok(Some((Bytes::from(chunk?), Some((reader, end)))));
        }
        // The worker sends no more chunks; the rest of the body comes with its completion.
        match end.await {
            Ok(Completion::Answer(answer)) if answer.status == 200 => Ok(Some((Bytes::from(answer.body), None))),
            _ => Err(io::Error::other("the response failed after its first chunk")),
        }
    })))
}
