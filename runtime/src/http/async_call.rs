//! Requests to async functions: everything before the function is done like for any other; the
//! function itself, and the answer, follow here.

use super::answer::Answer;
use super::cookies;
use super::download;
use super::envelope::{self, EnvelopeExtras, Failure, Style};
use super::request::{Headers, Request, Verb};
use crate::async_context::AsyncContext;
use crate::db::Commit;
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::method::{Answered, Deferred};
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;

/// What a request has come to.
#[derive(Debug)]
pub(crate) enum Completion {
    Answer(Answer),
    /// A function that is still to be awaited.
    AsyncCall(Box<AsyncCall>),
}

impl From<Answer> for Completion {
    fn from(answer: Answer) -> Completion {
        Completion::Answer(answer)
    }
}

impl From<Answer> for (Completion, Option<Commit>) {
    fn from(answer: Answer) -> Self {
        (answer.into(), None)
    }
}

/// A request whose function is to be awaited. The function may be one that cannot move between
/// threads once it has begun, so it begins where it is awaited.
#[derive(Debug)]
pub(crate) struct AsyncCall {
    pub(super) function: Deferred,
    pub(super) context: AsyncContext,
    pub(super) style: Style,
    /// The member of the answer that holds the result.
    pub(super) key: &'static str,
    pub(super) expired: bool,
    pub(super) verb: Verb,
    pub(super) headers: Headers,
}

impl AsyncCall {
    pub(super) fn of(
        request: &Request,
        function: Deferred,
        context: AsyncContext,
        style: Style,
        expired: bool,
    ) -> AsyncCall {
        let key = style.result_key();
        AsyncCall { function, context, style, key, expired, verb: request.verb, headers: request.headers.clone() }
    }

    /// Awaits the function and gives the answer.
    pub(crate) async fn finish(self) -> Answer {
        let Deferred { function, arguments } = self.function;
        let context = self.context.clone();
        let called = AssertUnwindSafe(async move { function(context, arguments).await });
        let result: Result<Answered> = called.catch_unwind().await.unwrap_or_else(|panic| {
            Err(Error::internal(format!("a panic: {}", super::dispatch::panic_text(panic.as_ref()))))
        });
        let messages = self.context.messages();
        let mut answer = match result {
            Ok(Answered { file: Some(file), .. }) => download::answer(self.verb, &self.headers, file),
            Ok(Answered { json, file: None }) => {
                let mut out = JsonWriter::new();
                out.begin_object();
                if !json.is_empty() {
                    out.key(self.key);
                    out.written(&json);
                }
                let beside = EnvelopeExtras { messages: &messages, debug: &[], session_expired: self.expired };
                envelope::success(self.style, 200, out, &beside)
            }
            Err(error) => {
                let failure =
                    Failure { error: &error, messages: &messages, is_login: false, session_expired: self.expired };
                envelope::failure(self.style, &failure)
            }
        };
        if self.expired {
            answer.cookies = cookies::cleared();
        }
        answer
    }
}
