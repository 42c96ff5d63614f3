//! Requests that write to SQLite, on its writer thread.
//!
//! They run one after another and do not wait for their commits; the response leaves once the commit,
//! which may be shared by a group of requests, is durable.

use super::api_response::ApiResponse;
use super::async_call::PendingResponse;
use super::dispatch;
use super::envelope::Style;
use super::request::Request;
use super::request_kind::DecodedRequest;
use actix_web::HttpResponse;
use actix_web::rt::task::spawn_blocking;
use doctyped_core::context::Site;
use doctyped_orm::db::WriterThread;
use doctyped_orm::worker_pool::await_with_checks;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;

/// Time after which a group of writes is committed although more may join it. It doubles with each
/// attempt, because the request may still be waiting in the queue.
const GROUP_TIMEOUT: Duration = Duration::from_millis(20);

/// Performs a request on the writer thread and sends its response.
pub async fn respond(
    writer_thread: &Arc<WriterThread>,
    site: Arc<Site>,
    request: Arc<Request>,
    style: Style,
    decoded: Box<DecodedRequest>,
    stopped: impl Fn() -> ApiResponse,
) -> HttpResponse {
    let (sender, receiver) = oneshot::channel();
    writer_thread.workers().execute(move || {
        let (response, commit) = dispatch::perform_deferred(&site, &request, style, decoded);
        let trace = Arc::clone(&request.trace);
        // The client may have gone.
        let send = move |response| drop(sender.send(response));
        match commit {
            None => send(response),
            Some(commit) => commit.on_durable(move |durable| {
                send(match durable {
                    Ok(()) => response,
                    Err(error) => {
                        let _entered = trace.enter();
                        dispatch::failed(style, &error).into()
                    }
                });
            }),
        }
    });
    let commit_pending = || {
        let writer_thread = Arc::clone(writer_thread);
        drop(spawn_blocking(move || writer_thread.commit_pending()));
    };
    match await_with_checks(receiver, GROUP_TIMEOUT, commit_pending).await {
        Ok(PendingResponse::Ready(response)) => response.into_response(),
        Ok(PendingResponse::AsyncCall(call)) => call.finish().await.into_response(),
        Err(_) => stopped().into_response(),
    }
}
