//! Sends answers: short ones whole, long ones while they are being written.
//!
//! An answer is held back until its first piece is complete, so that what goes wrong before has the
//! status of an error. After that the status is sent; if something goes wrong then, the connection
//! is cut before the answer is complete, which no client takes for a success.

use super::answer::Answer;
use super::async_call::Completion;
use crate::crew::{Crew, HELD_UP, looking_after};
use crate::outlet::Outlet;
use actix_web::HttpResponse;
use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
use parking_lot::Mutex;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::mpsc::Receiver;
use tokio::sync::oneshot;

/// Has an answer made on a thread that may wait, and sends it. `stopped` is the answer when there is
/// no such thread any more.
pub(super) async fn respond<O: Into<Completion>>(
    crew: &Crew,
    work: impl FnOnce(Outlet) -> O + Send + 'static,
    stopped: impl Fn() -> Answer,
) -> HttpResponse {
    let (sender, receiver) = oneshot::channel();
    let reply = Arc::new(Mutex::new(Reply::Whole(sender)));
    crew.run(move || {
        let begun = Arc::clone(&reply);
        let outcome = work(Outlet::new(move |pieces| begun.lock().begin(pieces)));
        reply.lock().finish(outcome.into());
    });
    match looking_after(receiver, HELD_UP, || crew.look_after()).await {
        Ok(Begun::Whole(Completion::Answer(answer))) => answer.into_response(),
        // Nothing has left, and nothing is held that others wait for.
        Ok(Begun::Whole(Completion::AsyncCall(waiting))) => waiting.finish().await.into_response(),
        Ok(Begun::Long(stream)) => Answer::json(200, Vec::new()).respond(stream),
        Err(_) => stopped().into_response(),
    }
}

/// What comes from the thread that makes an answer, first.
enum Begun {
    /// All of it.
    Whole(Completion),
    /// The beginning.
    Long(Stream),
}

/// How that thread tells of the answer. A client that is gone needs none, so nobody minds if it
/// does not arrive.
enum Reply {
    /// Nothing has left yet.
    Whole(oneshot::Sender<Begun>),
    /// Pieces have; the end is missing.
    End(oneshot::Sender<Completion>),
    Done,
}

impl Reply {
    fn begin(&mut self, pieces: Receiver<Vec<u8>>) {
        let (sender, end) = oneshot::channel();
        if let Reply::Whole(begun) = std::mem::replace(self, Reply::End(sender)) {
            drop(begun.send(Begun::Long(Stream { pieces, end: Some(end) })));
        }
    }

    fn finish(&mut self, outcome: Completion) {
        match std::mem::replace(self, Reply::Done) {
            Reply::Whole(begun) => drop(begun.send(Begun::Whole(outcome))),
            Reply::End(end) => drop(end.send(outcome)),
            Reply::Done => {}
        }
    }
}

/// The body of a long answer.
struct Stream {
    pieces: Receiver<Vec<u8>>,
    /// What comes after the pieces; none once it is sent.
    end: Option<oneshot::Receiver<Completion>>,
}

impl MessageBody for Stream {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        match self.pieces.poll_recv(cx) {
            Poll::Ready(Some(piece)) => return Poll::Ready(Some(Ok(piece.into()))),
            Poll::Pending => return Poll::Pending,
            // All that the work has sent is taken; what it returns is the end.
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
            _ => Poll::Ready(Some(Err(io::Error::other("the answer could not be completed")))),
        }
    }
}
