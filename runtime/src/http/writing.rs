//! Requests that write, where writers take turns: they run on one thread, one after another, and
//! their answers leave once their commit is on the disk.

use super::answer::Answer;
use super::dispatch;
use super::envelope::Style;
use super::request::Request;
use super::waiting::Outcome;
use crate::db::Lane;
use crate::site::Site;
use actix_web::HttpResponse;
use actix_web::rt::task::spawn_blocking;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// How long a transaction with the request's writes may be left open for others, before somebody
/// looks after it. It is longer each time: meanwhile the request may only be waiting in the queue.
const PATIENCE: Duration = Duration::from_millis(20);
const LONGEST: Duration = Duration::from_secs(2);

/// Has a request answered on the lane.
pub(super) async fn respond(
    lane: &Arc<Lane>,
    site: Arc<Site>,
    request: Request,
    style: Style,
    stopped: impl Fn() -> Answer,
) -> HttpResponse {
    let (sender, mut receiver) = oneshot::channel();
    let work = move || {
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
    };
    if let Err(work) = lane.run(work) {
        // The transaction stays open for nobody, as nobody is in the queue.
        drop(spawn_blocking(work));
    }
    let mut patience = PATIENCE;
    let outcome = loop {
        match timeout(patience, &mut receiver).await {
            Ok(outcome) => break outcome.unwrap_or_else(|_| stopped().into()),
            Err(_) => {
                let lane = Arc::clone(lane);
                drop(spawn_blocking(move || lane.settle()));
                patience = LONGEST.min(patience * 2);
            }
        }
    };
    match outcome {
        Outcome::Answer(answer) => answer.into_response(),
        Outcome::Waiting(waiting) => waiting.finish().await.into_response(),
    }
}
