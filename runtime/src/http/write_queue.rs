//! Requests that write, where writers take turns: they run on one thread, one after another, and
//! their answers leave once their commit is on the disk.

use super::answer::Answer;
use super::dispatch;
use super::envelope::Style;
use super::request::Request;
use super::async_call::Completion;
use crate::crew::looking_after;
use crate::db::Lane;
use crate::site::Site;
use actix_web::HttpResponse;
use actix_web::rt::task::spawn_blocking;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;

/// How long a transaction with the request's writes may be left open for others, before somebody
/// looks after it. It is longer each time: meanwhile the request may only be waiting in the queue.
const PATIENCE: Duration = Duration::from_millis(20);

/// Has a request answered on the lane.
pub(super) async fn respond(
    lane: &Arc<Lane>,
    site: Arc<Site>,
    request: Arc<Request>,
    style: Style,
    stopped: impl Fn() -> Answer,
) -> HttpResponse {
    let (sender, receiver) = oneshot::channel();
    lane.crew().run(move || {
        let (outcome, commit) = dispatch::answer_soon(&site, &request);
        // A client that is gone needs no answer.
        let send = move |outcome| drop(sender.send(outcome));
        match commit {
            None => send(outcome),
            Some(commit) => commit.then(move |kept| {
                send(match kept {
                    Ok(()) => outcome,
                    Err(error) => dispatch::failed(style, &error).into(),
                });
            }),
        }
    });
    let settle = || {
        let lane = Arc::clone(lane);
        drop(spawn_blocking(move || lane.settle()));
    };
    match looking_after(receiver, PATIENCE, settle).await {
        Ok(Completion::Answer(answer)) => answer.into_response(),
        Ok(Completion::AsyncCall(waiting)) => waiting.finish().await.into_response(),
        Err(_) => stopped().into_response(),
    }
}
