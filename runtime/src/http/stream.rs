//! Sends answers: short ones whole, long ones while they are being written.
//!
//! An answer is held back until its first piece is complete, so that what goes wrong before has the
//! status of an error. After that the status is sent; if something goes wrong then, the connection
//! is cut before the answer is complete, which no client takes for a success.

use super::answer::Answer;
use super::waiting::Outcome;
use crate::crew::{Crew, HELD_UP, looking_after};
use crate::outlet::Outlet;
use actix_web::HttpResponse;
use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;
use std::future::{Future as _, poll_fn};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::Receiver;
use tokio::sync::oneshot;

/// Has an answer made on a thread that may wait, and sends it. `stopped` is the answer when there is
/// no such thread any more.
pub(super) async fn respond<O: Into<Outcome>>(
    crew: &Crew,
    work: impl FnOnce(Outlet) -> O + Send + 'static,
    stopped: impl Fn() -> Answer,
) -> HttpResponse {
    let (outlet, mut pieces) = Outlet::open();
    let (sender, mut result) = oneshot::channel();
    // Held until the result is sent, so that the end of the pieces does not wake anybody by itself.
    let held = outlet.clone();
    crew.run(move || {
        // A client that is gone needs no answer.
        drop(sender.send(work(outlet).into()));
        drop(held);
    });
    let begun = poll_fn(|cx| {
        if let Poll::Ready(Some(first)) = pieces.poll_recv(cx) {
            return Poll::Ready((Some(first), None));
        }
        Pin::new(&mut result).poll(cx).map(|answer| {
            let answer = answer.unwrap_or_else(|_| stopped().into());
            // It may have come in between.
            (pieces.try_recv().ok(), Some(answer))
        })
    });
    let (first, end) = looking_after(begun, HELD_UP, || crew.look_after()).await;
    let end = end.map_or_else(|| End::Pending(result), End::Ready);
    match (first, end) {
        (None, End::Ready(Outcome::Answer(answer))) => answer.into_response(),
        // Nothing has left, and nothing is held that others wait for.
        (None, End::Ready(Outcome::Waiting(waiting))) => waiting.finish().await.into_response(),
        (first, end) => Answer::json(200, Vec::new()).respond(Stream { first, pieces, end }),
    }
}

/// The body of a long answer.
struct Stream {
    first: Option<Vec<u8>>,
    pieces: Receiver<Vec<u8>>,
    end: End,
}

/// How the answer ends.
enum End {
    /// Not yet.
    Pending(oneshot::Receiver<Outcome>),
    /// With this, or because of this.
    Ready(Outcome),
    /// It has.
    Sent,
}

impl MessageBody for Stream {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first.into())));
        }
        match self.pieces.poll_recv(cx) {
            Poll::Ready(Some(piece)) => return Poll::Ready(Some(Ok(piece.into()))),
            Poll::Pending => return Poll::Pending,
            // All that the work has sent is taken; what it returns is the end.
            Poll::Ready(None) => {}
        }
        let answer = match std::mem::replace(&mut self.end, End::Sent) {
            End::Sent => return Poll::Ready(None),
            End::Ready(answer) => Ok(answer),
            End::Pending(mut work) => match Pin::new(&mut work).poll(cx) {
                Poll::Pending => {
                    self.end = End::Pending(work);
                    return Poll::Pending;
                }
                Poll::Ready(answer) => answer,
            },
        };
        match answer {
            Ok(Outcome::Answer(answer)) if answer.status == 200 => Poll::Ready(Some(Ok(answer.body.into()))),
            _ => Poll::Ready(Some(Err(io::Error::other("the answer could not be completed")))),
        }
    }
}
