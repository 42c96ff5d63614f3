//! Responses from the worker pool: short ones whole, long ones streamed while they are written.
//!
//! The status is sent with the first chunk, so that an error before it has a status of its own. An
//! error after it cuts the connection before the body is complete, which no client takes for success.

use super::answer::Answer;
use super::async_call::Completion;
use actix_web::HttpResponse;
use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
use doctyped_core::response_writer::ResponseWriter;
use doctyped_orm::worker_pool::{STALL_THRESHOLD, WorkerPool, await_with_checks};
use parking_lot::Mutex;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::mpsc::Receiver;
use tokio::sync::oneshot;

/// Runs work on the worker pool and sends its response. `stopped` makes the response for a pool that
/// has shut down.
pub async fn respond<O: Into<Completion>>(
    workers: &WorkerPool,
    work: impl FnOnce(ResponseWriter) -> O + Send + 'static,
    stopped: impl Fn() -> Answer,
) -> HttpResponse {
    let (sender, receiver) = oneshot::channel();
    let reply = Arc::new(Mutex::new(Reply::Whole(sender)));
    workers.execute(move || {
        let streamed = Arc::clone(&reply);
        let completion = work(ResponseWriter::new(move |chunks| streamed.lock().begin(chunks)));
        reply.lock().finish(completion.into());
    });
    match await_with_checks(receiver, STALL_THRESHOLD, || workers.wake_if_stalled()).await {
        Ok(Begun::Whole(Completion::Answer(answer))) => answer.into_response(),
        Ok(Begun::Whole(Completion::AsyncCall(call))) => call.finish().await.into_response(),
        Ok(Begun::Stream(stream)) => Answer::json(200, Vec::new()).respond(stream),
        Err(_) => stopped().into_response(),
    }
}

/// The first message from the worker.
enum Begun {
    /// The whole response.
    Whole(Completion),
    /// The body of a response that has started.
    Stream(ChunkedBody),
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
    fn begin(&mut self, chunks: Receiver<Vec<u8>>) {
        let (sender, end) = oneshot::channel();
        if let Reply::Whole(begun) = std::mem::replace(self, Reply::End(sender)) {
            drop(begun.send(Begun::Stream(ChunkedBody { chunks, end: Some(end) })));
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

/// The body of a streamed response.
struct ChunkedBody {
    chunks: Receiver<Vec<u8>>,
    /// The completion, whose body follows the chunks; none once it is sent.
    end: Option<oneshot::Receiver<Completion>>,
}

impl MessageBody for ChunkedBody {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        match self.chunks.poll_recv(cx) {
            Poll::Ready(Some(chunk)) => return Poll::Ready(Some(Ok(chunk.into()))),
            Poll::Pending => return Poll::Pending,
            // The worker sends no more chunks; the rest of the body comes with its completion.
            Poll::Ready(None) => {}
        }
        let Some(end) = &mut self.end else { return Poll::Ready(None) };
        let answer = match Pin::new(end).poll(cx) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(answer) => answer,
        };
        self.end = None;
        match answer {
            Ok(Completion::Answer(answer)) if answer.status == 200 => Poll::Ready(Some(Ok(answer.body.into()))),
            _ => Poll::Ready(Some(Err(io::Error::other("the response failed after its first chunk")))),
        }
    }
}
